package detect

import (
	"bufio"
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// wordFiles holds one file of facts a language, named after its BCP 47 tag.
//
//go:embed words/*.txt
var wordFiles embed.FS

// vocabulary is what a word file says about a language:
//
//	# comment
//	letters:  the letters beyond a to z that its spelling uses
//	prior:    odds of the language before a word is read, in nats; 0 if absent
//	variants: x=y, spellings in which every x may be found as y
//	words:    its most frequent words, the most frequent first
//	more:     further common words, in any order
//	beginnings, endings: two to six letters that many longer words of the
//	          language begin or end with
//
// A key may be given on several lines.
type vocabulary struct {
	tag      string
	letters  []rune
	prior    float64
	variants []string // pairs for [strings.NewReplacer], one replacer each
	frequent []string
	common   []string
	starts   []string
	ends     []string
}

// readVocabularies reads all word files of fsys.
func readVocabularies(fsys fs.FS) ([]vocabulary, error) {
	names, err := fs.Glob(fsys, "words/*.txt")
	if err != nil {
		return nil, fmt.Errorf("list word files: %w", err)
	}
	vocabularies := make([]vocabulary, 0, len(names))
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("read word file: %w", err)
		}
		v, err := parseVocabulary(strings.TrimSuffix(path.Base(name), ".txt"), data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		vocabularies = append(vocabularies, v)
	}
	return vocabularies, nil
}

func parseVocabulary(tag string, data []byte) (vocabulary, error) {
	v := vocabulary{tag: tag}
	seen := map[string]int{}
	lines := bufio.NewScanner(bytes.NewReader(data))
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		key, rest, ok := strings.Cut(line, ":")
		if !ok {
			return v, fmt.Errorf("line %d: no key", n)
		}
		fields := strings.Fields(rest)
		switch key {
		case "letters":
			v.letters = append(v.letters, []rune(strings.Join(fields, ""))...)
		case "prior":
			p, err := strconv.ParseFloat(strings.TrimSpace(rest), 64)
			if err != nil {
				return v, fmt.Errorf("line %d: prior: %w", n, err)
			}
			v.prior = p
		case "variants":
			for _, f := range fields {
				from, to, ok := strings.Cut(f, "=")
				if !ok {
					return v, fmt.Errorf("line %d: variant %q is not of the form x=y", n, f)
				}
				v.variants = append(v.variants, from, to)
			}
		case "beginnings", "endings":
			for _, f := range fields {
				if k := utf8.RuneCountInString(f); k < minAffix || k > maxAffix {
					return v, fmt.Errorf("line %d: affix %q is not of %d to %d letters", n, f, minAffix, maxAffix)
				}
			}
			if key == "endings" {
				v.ends = append(v.ends, fields...)
			} else {
				v.starts = append(v.starts, fields...)
			}
		case "words", "more":
			for _, f := range fields {
				if f != norm.NFC.String(strings.ToLower(f)) {
					return v, fmt.Errorf("line %d: word %q is not in lower case or not in normal form C", n, f)
				}
				if before, ok := seen[f]; ok {
					return v, fmt.Errorf("line %d: word %q is on line %d already", n, f, before)
				}
				seen[f] = n
			}
			if key == "words" {
				v.frequent = append(v.frequent, fields...)
			} else {
				v.common = append(v.common, fields...)
			}
		default:
			return v, fmt.Errorf("line %d: unknown key %q", n, key)
		}
	}
	if err := lines.Err(); err != nil {
		return v, fmt.Errorf("scan: %w", err)
	}
	if len(v.frequent) == 0 {
		return v, fmt.Errorf("no words")
	}
	return v, nil
}
