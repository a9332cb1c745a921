package tagger

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/chancery-nlp/chancery/extractor/actor/names"
)

// A pattern is a sentence with names to fill in: "[PER <given> <surname>] lives
// in [LOC <cities+>] ." A bracket is a name of a kind; a word may hold a list of
// names, which gives an entry, or with a plus one that is made of the
// beginning and the end of two, as unknown names are.

// readPatterns calls do with rounds documents for each line, a sentence each.
func readPatterns(in io.Reader, rounds int, do func(*corpus)) error {
	lists := map[string][]string{}
	rng := rand.New(rand.NewPCG(20260101, 7))
	sc := bufio.NewScanner(in)
	var lines []string
	for line := 1; sc.Scan(); line++ {
		text := strings.TrimSpace(sc.Text())
		if text == "" || text[0] == '#' {
			continue
		}
		if _, _, err := fill(text, lists, rng); err != nil {
			return fmt.Errorf("line %d: %w", line, err)
		}
		lines = append(lines, text)
	}
	for range rounds {
		for _, text := range lines {
			words, tags, err := fill(text, lists, rng)
			if err != nil {
				return err
			}
			c := &corpus{}
			c.add(words, tags, true)
			do(c)
		}
	}
	return sc.Err()
}

// fill returns the words of a pattern with their labels.
func fill(pattern string, lists map[string][]string, rng *rand.Rand) (words, tags []string, err error) {
	kind, begin := "", ""
	for _, w := range strings.Fields(pattern) {
		if k, ok := strings.CutPrefix(w, "["); ok {
			if _, err := kindOfTag("B-" + k); err != nil || kind != "" {
				return nil, nil, fmt.Errorf("bad beginning of a name %q", w)
			}
			kind, begin = k, "B-"
			continue
		}
		w, closes := strings.CutSuffix(w, "]")
		filled, err := slot(w, lists, rng)
		if err != nil {
			return nil, nil, err
		}
		if kind != "" && filled != w { // a name is written with capitals
			r, size := utf8.DecodeRuneInString(filled)
			filled = string(unicode.ToUpper(r)) + filled[size:]
		}
		for _, f := range strings.Fields(filled) {
			words = append(words, f)
			if kind == "" {
				tags = append(tags, "O")
			} else {
				tags = append(tags, begin+kind)
				begin = "I-"
			}
		}
		if closes {
			kind = ""
		}
	}
	if kind != "" {
		return nil, nil, fmt.Errorf("a name of kind %q does not end", kind)
	}
	return words, tags, nil
}

// slot replaces the list in a word by one of its entries.
func slot(word string, lists map[string][]string, rng *rand.Rand) (string, error) {
	before, rest, ok := strings.Cut(word, "<")
	name, after, closed := strings.Cut(rest, ">")
	if !ok || !closed {
		return word, nil
	}
	name, coined := strings.CutSuffix(name, "+")
	list := lists[name]
	if list == nil {
		var err error
		if list, err = names.List(name); err != nil {
			return "", err
		}
		lists[name] = list
	}
	pick := list[rng.IntN(len(list))]
	if coined {
		pick = coin(pick, list[rng.IntN(len(list))])
	}
	return before + pick + after, nil
}

// coin joins the first half of a name and the second half of another.
func coin(a, b string) string {
	x, y := []rune(a), []rune(b)
	return string(x[:(len(x)+1)/2]) + strings.TrimLeft(strings.ToLower(string(y[len(y)/2:])), " -.'")
}
