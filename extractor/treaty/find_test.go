package treaty_test

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/extractor/treaty"
	"github.com/chancery-nlp/chancery/lang"
)

func finder(t testing.TB, code string) (*treaty.Finder, *lang.Set) {
	t.Helper()
	packs, err := lang.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	set, err := lang.NewSet(code, packs)
	if err != nil {
		t.Fatal(err)
	}
	f, err := treaty.NewFinder(set)
	if err != nil {
		t.Fatal(err)
	}
	return f, set
}

func FuzzFind(f *testing.F) {
	f.Add("Der am 3. Mai unterzeichnete Vertrag trat, (nachdem er ratifiziert worden war), in Kraft.", true)
	f.Add("The treaty, which was signed \"hereinafter\" and, if it is, ratified between A and B of the one part, done at", false)
	f.Add("Article 1\nThis Agreement shall enter into force on signature.\n\nDone at X", false)
	de, deSet := finder(f, "de")
	en, enSet := finder(f, "en")
	f.Fuzz(func(t *testing.T, text string, german bool) {
		find, set := en, enSet
		if german {
			find, set = de, deSet
		}
		tokens := segment.Tokenize(nil, text)
		in := treaty.Input{Chunk: segment.Chunk{Text: text, Tokens: tokens, Sentences: segment.Sentences(nil, text, tokens, set)}, Explain: true}
		var found treaty.Findings
		if err := find.Find(context.Background(), &found, in); err != nil {
			t.Fatal(err)
		}
		records, events := treaty.Resolve(treaty.Document{Text: text}, &found, nil)
		for _, e := range events {
			if e.Span.Len() <= 0 || e.Span.End > len(text) || e.TreatyN >= len(records) {
				t.Fatalf("event %+v of %d records in %d bytes", e, len(records), len(text))
			}
		}
		for _, r := range records {
			for _, m := range r.Mentions {
				if m.Len() <= 0 || m.End > len(text) {
					t.Fatalf("mention %v in %d bytes", m, len(text))
				}
			}
		}
	})
}

// TestLinear reads made-up text that is one long sentence.
func TestLinear(t *testing.T) {
	en, set := finder(t, "en")
	for _, part := range []string{"which signed the treaty, ", "(if treaty signed ", "Treaty of A and B on C, ", "between A and treaty ", "ratified ", "and ", "“the Parties” hereinafter "} {
		text := strings.Repeat(part, 60<<10/len(part))
		tokens := segment.Tokenize(nil, text)
		in := treaty.Input{Chunk: segment.Chunk{Text: text, Tokens: tokens, Sentences: segment.Sentences(nil, text, tokens, set)}}
		start := time.Now()
		var found treaty.Findings
		if err := en.Find(context.Background(), &found, in); err != nil {
			t.Fatal(err)
		}
		treaty.Resolve(treaty.Document{Text: text}, &found, nil)
		if d := time.Since(start); d > time.Second {
			t.Errorf("%q: %v for %d bytes", part, d, len(text))
		}
	}
}

func BenchmarkFind(b *testing.B) {
	for _, code := range []string{"de", "en"} {
		b.Run(code, func(b *testing.B) {
			data, err := os.ReadFile("../../testdata/baseline/" + code + ".txt")
			if err != nil {
				b.Fatal(err)
			}
			find, set := finder(b, code)
			text := string(data)
			tokens := segment.Tokenize(nil, text)
			in := treaty.Input{Chunk: segment.Chunk{Text: text, Tokens: tokens, Sentences: segment.Sentences(nil, text, tokens, set)}}
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				var found treaty.Findings
				if err := find.Find(context.Background(), &found, in); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
