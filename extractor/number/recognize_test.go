package number

import (
	"context"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/chancery-nlp/chancery/extractor/match"
	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/lang"
)

// elements lists what the recogniser emits under the name, as it stands in
// text, with values after a colon if there are any.
func elements(t *testing.T, name, text string) []string {
	t.Helper()
	pack, err := lang.LoadPack(fstest.MapFS{
		"en/pack.yaml":    {Data: []byte(testManifest)},
		"en/numbers.yaml": {Data: []byte(`- {id: en.number.test, doc: A test., match: "[[{x:` + name + `}]]", yields: {skip: {}}}`)},
	}, "en")
	if err != nil {
		t.Fatal(err)
	}
	set, err := lang.NewSet("en", []*lang.Pack{pack})
	if err != nil {
		t.Fatal(err)
	}
	recs, err := NewRecognizers(set.Numerals, nil)
	if err != nil {
		t.Fatal(err)
	}
	m, err := match.Compile(set, []string{"numbers"}, recs)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	err = m.Find(context.Background(), text, segment.Tokenize(nil, text), func(cands []match.Candidate) error {
		for i := range cands {
			s := cands[i].Spans[0].In(text)
			if v := cands[i].Caps[0].Value.Str; v != "" {
				s += ":" + v
			}
			got = append(got, s)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestRecognize(t *testing.T) {
	for _, tc := range []struct {
		element, text string
		want          []string
	}{
		{"sure_number", "two men and one of 3", []string{"two:2", "3:3"}},
		{"sure_number", "2.5 million or 10.000", []string{"2.5 million:2500000", "10.000:10|10000"}},
		{"sure_number", "2.5\u200b million", []string{"2.5\u200b million:2500000"}},
		{"sure_number", "0730 and 007 and 0 and 0.5", []string{"0:0", "0.5:0.5"}},
		{"sure_number", "½ and ٣٧ and „3“ and é", []string{"½:0.5", "٣٧:37", "3:3"}},
		{"sure_number", "the .25 inch", []string{".25:0.25"}},
		{"mantissa", "three million, 2.5 million, a million, 4", []string{"three:3", "2.5:2.5", "a:1", "4:4"}},
		{"scale", "three million", []string{"million:1000000"}},
		{"fraction_words", "a third of it, two million", []string{"a third:0.3333333333333333333333333333333333"}},
		{"ordinal", "the third", []string{"third:3"}},

		// Numbers of lists, paragraphs and pages.
		{"list_number", "1. Scope\n2.1 Terms\n  (3) Parties\n4) Rest\n5.2.1. More", []string{"1.:1.", "2.1:2.1", "(3):(3)", "4):4)", "5.2.1.:5.2.1."}},
		{"list_number", "\u00a0\u00a01.\u200b Scope\n\u200e(2) Terms", []string{"1.:1.", "(2):(2)"}},
		{"list_number", "2.1 million\n3 men\n(3\n2024. Then", nil},
		{"list_number", "see 1. Scope and (2) Terms", nil},
		{"list_number", "one\n\n - 2 -\n\nthree", []string{"2"}},
		{"list_number", "one\n2\n3\nfour", nil},
		{"list_number", "Protocol      7\nText\n\f  8    Protocol\nText", []string{"7", "8"}},
		{"list_number", "42", nil},
		{"list_number", "Total:      47", nil},

		// Digits that belong to a word.
		{"label_number", "F-16, A/RES/76/258, MiG-29 and T-72.3", []string{"16", "76/258", "29", "72.3"}},
		{"label_number", "58-31, post-1990, - 5, 3/4, 2024-11-09", nil},
	} {
		if d := cmp.Diff(tc.want, elements(t, tc.element, tc.text)); d != "" {
			t.Errorf("%s in %q (-want +got):\n%s", tc.element, tc.text, d)
		}
	}
}
