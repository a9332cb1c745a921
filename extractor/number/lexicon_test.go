package number

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// testWords returns the reader of testdata/<grammar>.yaml.
func testWords(t testing.TB, grammar string) *Words {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", grammar+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Words map[string]string }
	if err := yaml.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	lex := Lexicon{}
	for pattern, value := range file.Words {
		for _, w := range expand(pattern) {
			lex.Entries = append(lex.Entries, Entry{w, value})
		}
	}
	if grammar == "german" {
		lex.Variants = map[string]string{"ä": "ae", "ö": "oe", "ü": "ue"}
	}
	w, err := NewWords(grammar, lex)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// expand lists the words of a pattern with alternatives, groups one level deep
// and optional groups.
func expand(pattern string) []string {
	depth, from := 0, 0
	var parts []string
	for i, r := range pattern {
		switch r {
		case '(':
			depth++
		case ')':
			depth--
		case '|':
			if depth == 0 {
				parts = append(parts, pattern[from:i])
				from = i + 1
			}
		}
	}
	if len(parts) > 0 {
		var all []string
		for _, p := range append(parts, pattern[from:]) {
			all = append(all, expand(p)...)
		}
		return all
	}
	open := strings.IndexByte(pattern, '(')
	if open < 0 {
		return []string{pattern}
	}
	end := strings.IndexByte(pattern, ')')
	tail := pattern[end+1:]
	choices := strings.Split(pattern[open+1:end], "|")
	if strings.HasPrefix(tail, "?") {
		choices, tail = append(choices, ""), tail[1:]
	}
	var all []string
	for _, c := range choices {
		for _, rest := range expand(tail) {
			all = append(all, pattern[:open]+c+rest)
		}
	}
	return all
}

func TestNewWordsErrors(t *testing.T) {
	tests := []struct {
		grammar string
		entries []Entry
		want    string
	}{
		{"klingon", nil, `number: unknown grammar "klingon"`},
		{"english", nil, "number: the lexicon has no words"},
		{"english", []Entry{{"one", "uint:1"}}, `number: word "one": unknown role "uint"`},
		{"english", []Entry{{"one", "unit:10"}}, `number: word "one": role unit takes a value from 1 to 9, not "10"`},
		{"english", []Entry{{"one", "unit"}}, `number: word "one": role unit takes a value from 1 to 9, not ""`},
		{"english", []Entry{{"one", "unit:1:nht"}}, `number: word "one": unknown flag "nht"`},
		{"english", []Entry{{"ten", "ten:25"}}, `number: word "ten": 25 is no value of role ten`},
		{"english", []Entry{{"and", "conj:1"}}, `number: word "and": role conj takes no value, not "1"`},
		{"english", []Entry{{"x", "number:-1"}}, `number: word "x": "-1" is no decimal above zero`},
		{"english", []Entry{{"two words", "unit:2"}}, `number: word "two words": want one word without blanks`},
		{"english", []Entry{{"six", "unit:6"}, {"SIX", "unit:7"}}, `number: word "SIX", spelt "six", has two meanings`},
	}
	for _, tc := range tests {
		_, err := NewWords(tc.grammar, Lexicon{Entries: tc.entries})
		if err == nil || err.Error() != tc.want {
			t.Errorf("NewWords(%q, %v) error = %v, want %v", tc.grammar, tc.entries, err, tc.want)
		}
	}
}

func TestVariants(t *testing.T) {
	w := testWords(t, "german")
	// Composed, decomposed, in digraphs, with ss, in capitals, with a soft hyphen.
	for _, s := range []string{"fünfunddreißig", "fu\u0308nfunddreißig", "fuenfunddreissig", "FÜNFUNDDREISSIG", "FÜNFUNDDREIẞIG", "fünf\u00ADund\u00ADdreißig"} {
		lit, end, ok := w.Scan(s, 0)
		if !ok || lit.Value != "35" || end != len(s) {
			t.Errorf("Scan(%q) = %q, %d, %v, want 35 to its end", s, lit.Value, end, ok)
		}
	}
	if lit, _, ok := w.Scan("acht\u0308", 0); ok {
		t.Errorf("Scan of a word with a mark on its last letter = %v, want nothing", lit)
	}
}
