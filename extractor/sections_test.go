package extractor_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/chancery-nlp/chancery/extractor"
	"github.com/chancery-nlp/chancery/lang"
)

// TestSections finds sections where a layer needs them, in the headings of the
// text's language, or in those of all packs where it has none.
func TestSections(t *testing.T) {
	packs, err := lang.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	x, err := extractor.New(packs, nil)
	if err != nil {
		t.Fatal(err)
	}
	german := "Artikel 1\nZiel\nDer Hafen ist frei.\n\nArtikel 2\nRat\nDer Rat tagt.\n"
	for _, test := range []struct {
		name   string
		code   string
		layers []extractor.Layer
		want   []string
	}{
		{"all layers", "de", nil, []string{"1 Ziel", "2 Rat"}},
		{"of a region", "de-CH", nil, []string{"1 Ziel", "2 Rat"}},
		{"asked for", "de", []extractor.Layer{extractor.LayerSections}, []string{"1 Ziel", "2 Rat"}},
		{"not asked for", "de", []extractor.Layer{extractor.LayerDates}, nil},
		{"headings of another language", "en", nil, nil},
		{"language without a pack", "tlh", nil, []string{"1 Ziel", "2 Rat"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, err := x.Extract(context.Background(), extractor.Document{Text: german, LanguageCode: test.code, Layers: test.layers})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, s := range r.Sections {
				got = append(got, s.Number+" "+s.Title)
			}
			if d := cmp.Diff(test.want, got); d != "" {
				t.Errorf("sections (-want +got):\n%s", d)
			}
		})
	}
}
