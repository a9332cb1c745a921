package detect

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestReadVocabulariesRejects(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"words the of\n", "words/xx.txt: line 1: no key"},
		{"# comment\nwords: the of\nverbs: be\n", "line 3: unknown key \"verbs\""},
		{"words: the of\nmore: and the\n", "line 2: word \"the\" is on line 1 already"},
		{"words: the Of\n", "line 1: word \"Of\" is not in lower case"},
		{"words: cafe\u0301\n", "normal form C"},
		{"words: a b\nvariants: xy\n", "line 2: variant \"xy\""},
		{"words: a b\nprior: much\n", "line 2: prior: "},
		{"words: a b\nendings: n\n", "line 2: affix \"n\""},
		{"letters: ä\n", "no words"},
	} {
		_, err := readVocabularies(fstest.MapFS{"words/xx.txt": {Data: []byte(c.text)}})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("reading %q: error %v, want %q", c.text, err, c.want)
		}
	}
}

// Every language must be able to win with its own most frequent words.
func TestOwnWords(t *testing.T) {
	d := detector(t)
	vocabularies, err := readVocabularies(wordFiles)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range vocabularies {
		got := d.Detect(strings.Join(v.frequent, " ")+" "+strings.Join(v.common, " "), false)
		if got[0].Code != v.tag {
			t.Errorf("the words of %s are detected as %v", v.tag, got)
		}
	}
}

func TestSplitTones(t *testing.T) {
	for word, want := range map[string]string{
		"nước": "nươ\u0301c", "một": "mô\u0323t", "đã": "đa\u0303", "the": "the",
	} {
		if got := splitTones(word); got != want {
			t.Errorf("splitTones(%q) = %+q, want %+q", word, got, want)
		}
	}
}

func TestSpellings(t *testing.T) {
	d := detector(t)
	for text, want := range map[string]string{
		// Cedillas for commas, Arabic letters for Persian ones.
		"Acesta este oraşul în care s-a născut şi unde a trăit toată viaţa.":    "ro",
		"این کتاب برای کودکان است و همه می توانند آن را بخوانند":                "fa",
		"اين كتاب براي كودكان است و همه مي توانند آن را بخوانند":                "fa",
		splitTones("Tối qua chúng tôi ngồi bên bờ sông nói chuyện rất lâu."):    "vi",
		"DIE REGIERUNG HAT GESTERN BESCHLOSSEN, DASS DIE STRASSE GEBAUT WIRD.":  "de",
		"ПРАВИТЕЛЬСТВО ВЧЕРА РЕШИЛО, ЧТО ДОРОГУ БУДУТ СТРОИТЬ В СЛЕДУЮЩЕМ ГОДУ": "ru",
	} {
		if got := d.Detect(text, false)[0].Code; got != want {
			t.Errorf("Detect(%q) = %s, want %s", text, got, want)
		}
	}
}

func TestWindowsAreAllVisited(t *testing.T) {
	for n := 1; n < 50; n++ {
		seen := make([]bool, n)
		for k := range n {
			seen[visit(k, leap(n), n)] = true
		}
		for i, ok := range seen {
			if !ok {
				t.Errorf("window %d of %d is never visited", i, n)
			}
		}
	}
}
