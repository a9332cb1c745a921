package tagger

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/chancery-nlp/chancery/extractor/segment"
)

// Source is a file of training data.
type Source struct {
	Path     string
	Language string // of the text; other languages than the model's only teach names
	Style    string // sources of a style share weights that the model drops; empty for the style it is made for
	Document int    // sentences a document; 0 for one
	Rounds   int    // over 0: the file holds patterns, each to be filled so often
}

// corpus is a document with the labels that each token may have.
type corpus struct {
	text      strings.Builder
	tokens    []segment.Token
	sentences []segment.Sentence
	gold      []Labels
}

// readSource calls do with the documents of a source.
func readSource(s Source, do func(*corpus)) error {
	f, err := os.Open(s.Path)
	if err != nil {
		return fmt.Errorf("open training data: %w", err)
	}
	defer f.Close()
	var in io.Reader = f
	if filepath.Ext(s.Path) == ".gz" {
		if in, err = gzip.NewReader(f); err != nil {
			return fmt.Errorf("open training data %s: %w", s.Path, err)
		}
	}
	if s.Rounds > 0 {
		if err := readPatterns(in, s.Rounds, do); err != nil {
			return fmt.Errorf("read patterns %s: %w", s.Path, err)
		}
		return nil
	}
	if err := readCoNLL(in, max(1, s.Document), do); err != nil {
		return fmt.Errorf("read training data %s: %w", s.Path, err)
	}
	return nil
}

// readCoNLL reads sentences of lines "token TAB label", parted by empty lines,
// and calls do with documents of perDocument sentences.
func readCoNLL(in io.Reader, perDocument int, do func(*corpus)) error {
	sc := bufio.NewScanner(in)
	sc.Buffer(nil, 1<<20)
	var words, tags []string
	var all [][2][]string
	misc := false
	flush := func() {
		if len(words) > 0 {
			all = append(all, [2][]string{words, tags})
		}
		words, tags = nil, nil
	}
	for line := 1; sc.Scan(); line++ {
		text := strings.TrimRight(sc.Text(), "\r")
		if text == "" {
			flush()
			continue
		}
		word, tag, ok := strings.Cut(text, "\t")
		if !ok || !utf8.ValidString(word) {
			return fmt.Errorf("line %d: want a token, a tab and a label", line)
		}
		if _, err := kindOfTag(tag); err != nil {
			return fmt.Errorf("line %d: %w", line, err)
		}
		misc = misc || strings.HasSuffix(tag, "-MISC")
		words, tags = append(words, word), append(tags, tag)
	}
	if err := sc.Err(); err != nil {
		return err
	}
	flush()
	for len(all) > 0 {
		n := min(perDocument, len(all))
		c := &corpus{}
		for _, s := range all[:n] {
			c.add(s[0], s[1], misc)
		}
		all = all[n:]
		do(c)
	}
	return nil
}

func kindOfTag(tag string) (Kind, error) {
	if tag == "O" {
		return None, nil
	}
	if len(tag) > 2 && (tag[0] == 'B' || tag[0] == 'I') && tag[1] == '-' {
		switch tag[2:] {
		case "PER", "PERSON":
			return Person, nil
		case "ORG", "ORGANIZATION":
			return Organization, nil
		case "LOC", "PLACE", "GPE":
			return Place, nil
		case "MISC":
			return Misc, nil
		}
	}
	return None, fmt.Errorf("unknown label %q", tag)
}

// add appends a sentence: its words are joined as text is written, the text is
// cut into tokens as any other, and the labels are carried over. A token that
// touches a name is in it. Without misc, a token outside names may be in one
// of the kind that the source does not tell.
func (c *corpus) add(words, tags []string, misc bool) {
	type reach struct {
		start, end int
		kind       Kind
	}
	if c.text.Len() > 0 {
		c.text.WriteByte('\n')
	}
	base := c.text.Len()
	var text strings.Builder
	var spans []reach
	quotes := 0
	for i, w := range words {
		if i > 0 && blankBetween(words[i-1], w, quotes) {
			text.WriteByte(' ')
		}
		if w == `"` {
			quotes++
		}
		start := text.Len()
		text.WriteString(w)
		k, _ := kindOfTag(tags[i])
		switch last := len(spans) - 1; {
		case k == None:
		case tags[i][0] == 'I' && last >= 0 && i > 0 && tags[i-1] != "O" && spans[last].kind == k:
			spans[last].end = text.Len()
		default:
			spans = append(spans, reach{start, text.Len(), k})
		}
	}
	sentence := text.String()
	c.text.WriteString(sentence)
	first := len(c.tokens)
	c.tokens = segment.Tokenize(c.tokens, sentence)
	free := onlyOutside
	if !misc {
		free |= onlyMisc
	}
	next := 0
	for i := first; i < len(c.tokens); {
		t := c.tokens[i]
		for next < len(spans) && spans[next].end <= int(t.Start) {
			next++
		}
		if next == len(spans) || spans[next].start >= int(t.End) {
			c.gold = append(c.gold, free)
			i++
			continue
		}
		j := i + 1
		for j < len(c.tokens) && int(c.tokens[j].Start) < spans[next].end {
			j++
		}
		for k := i; k < j; k++ {
			c.gold = append(c.gold, LabelOf(spans[next].kind, k-i, j-i))
		}
		next++
		i = j
	}
	for i := first; i < len(c.tokens); i++ {
		c.tokens[i].Start += int32(base)
		c.tokens[i].End += int32(base)
	}
	if len(c.tokens) > first {
		c.sentences = append(c.sentences, segment.Sentence{First: first, Last: len(c.tokens)})
	}
}

// blankBetween reports whether a blank stands between two words of a
// sentence; quotes is how many straight quotation marks came before.
func blankBetween(a, b string, quotes int) bool {
	switch b {
	case ",", ".", ";", ":", "!", "?", ")", "]", "%", "…", "...", "'s", "n't", "'re", "'ve", "'ll", "'m", "'d", "”", "’", "'":
		return false
	case `"`:
		return quotes%2 == 0
	}
	switch a {
	case "(", "[", "„", "‚", "$", "€", "£", "#":
		return false
	case `"`:
		return quotes%2 == 0
	}
	if r, _ := utf8.DecodeRuneInString(b); r == '’' && utf8.RuneCountInString(b) <= 3 {
		return unicode.IsDigit(r)
	}
	return true
}
