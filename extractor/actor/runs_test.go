package actor

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/chancery-nlp/chancery/extractor/actor/tagger"
	"github.com/chancery-nlp/chancery/extractor/segment"
)

func TestPart(t *testing.T) {
	names, err := lexicon()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"Deborah Kowalczyk Tom", []string{"Deborah Kowalczyk", "Tom"}},
		{"Phil Phil Norrbottn", []string{"Phil", "Phil Norrbottn"}},
		{"Larry Martin Tom Lewis Scott Allen", []string{"Larry Martin", "Tom Lewis", "Scott Allen"}},
		{"Mary D. Hollandsworth Peter", []string{"Mary D. Hollandsworth", "Peter"}},
		// One person each.
		{"John Paul Jones", []string{"John Paul Jones"}},
		{"Hans-Peter Karl", []string{"Hans-Peter Karl"}},
		{"Ursula von der Leyen", []string{"Ursula von der Leyen"}},
		{"Norrbottn Tom", []string{"Norrbottn Tom"}},
	} {
		in := Input{Chunk: segment.Chunk{Text: tt.text, Tokens: segment.Tokenize(nil, tt.text)}}
		w := &workspace{names: []tagger.Name{{First: 0, Last: len(in.Tokens), Kind: tagger.Person, Confidence: 1}}}
		w.part(&in, names)
		var got []string
		for _, n := range w.names {
			got = append(got, tt.text[in.Tokens[n.First].Start:in.Tokens[n.Last-1].End])
		}
		if d := cmp.Diff(tt.want, got); d != "" {
			t.Errorf("%q (-want +got):\n%s", tt.text, d)
		}
	}
}
