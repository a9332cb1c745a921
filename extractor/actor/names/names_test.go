package names

import (
	"testing"
	"testing/fstest"
	"unicode"
	"unicode/utf8"

	"github.com/chancery-nlp/chancery/extractor/segment"
)

func mark(x *Lexicon, text string, uncapped bool) []Hint {
	var words []Word
	for _, t := range segment.Tokenize(nil, text) {
		s := text[t.Start:t.End]
		w := Word{Fold: Fold(s), Capital: t.Flags&segment.Capital != 0}
		if r, n := utf8.DecodeLastRuneInString(s); r == 's' && unicode.IsLetter(r) && len(s) > 3 {
			w.Genitive = Fold(s[:len(s)-n])
		}
		words = append(words, w)
	}
	hints := make([]Hint, len(words))
	x.Mark(words, hints, uncapped)
	return hints
}

func TestMark(t *testing.T) {
	x, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text string
		at   int
		want Hint
	}{
		{"Petra sagte", 0, Given},
		{"Berlins Mitte", 0, City},
		{"in New York City", 2, City | Continuing},
		{"Vereinigten Arabischen Emirate", 2, State | Continuing},
		{"Nordbank GmbH & Co. KG", 1, LegalForm},
		{"Frankfurter Allgemeine Zeitung", 1, Media | Continuing},
		{"der president", 1, Title},
		{"Washingtons Botschafter", 0, City | Surname},
	} {
		if got := mark(x, c.text, false); got[c.at]&c.want != c.want {
			t.Errorf("%q: token %d has hints %#x, want %#x", c.text, c.at, got[c.at], c.want)
		}
	}
	if got := mark(x, "petra essen paris", false); got[0]&Given != 0 || got[1]&City != 0 || got[2]&City != 0 {
		t.Errorf("words in small letters have hints %#x", got)
	}
	if got := mark(x, "reading in paris or new york", true); got[0]&Uncapped != 0 || got[2]&City == 0 || got[5]&(City|Continuing) != City|Continuing {
		t.Errorf("words in small letters have hints %#x, want those of the cities", got)
	}
	if x.Len() < 5000 {
		t.Errorf("%d entries, want at least 5000", x.Len())
	}
}

func TestNewIsStrict(t *testing.T) {
	full := func() fstest.MapFS {
		m := fstest.MapFS{}
		for _, f := range files() {
			m[f.name+".txt"] = &fstest.MapFile{Data: []byte("Eins, Zwei # note\n")}
		}
		return m
	}
	if _, err := New(full()); err != nil {
		t.Fatal(err)
	}
	missing := full()
	delete(missing, "cities.txt")
	bad := full()
	bad["given.txt"].Data = []byte("\xff")
	long := full()
	long["orgs.txt"].Data = []byte("a b c d e f g h i")
	for name, m := range map[string]fstest.MapFS{"missing": missing, "bad UTF-8": bad, "long": long} {
		if _, err := New(m); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
