package packtest_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/chancery-nlp/chancery/extractor"
	"github.com/chancery-nlp/chancery/extractor/packtest"
	"github.com/chancery-nlp/chancery/extractor/span"
	"github.com/chancery-nlp/chancery/lang"
)

// TestBuiltin runs every example of every pack in the binary.
func TestBuiltin(t *testing.T) {
	packs, err := lang.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	x, err := extractor.New(packs, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range packs {
		t.Run(p.Code, func(t *testing.T) {
			outcomes, cover, err := packtest.Run(context.Background(), x, p, "")
			if err != nil {
				t.Fatal(err)
			}
			if len(outcomes) == 0 {
				t.Fatal("the pack has no examples")
			}
			for _, o := range outcomes {
				t.Run(o.Name, func(t *testing.T) {
					if o.Todo {
						t.Skip("to do")
					}
					if o.Err != nil {
						t.Errorf("%v: %v", o.Pos, o.Err)
					}
				})
			}
			t.Logf("reached %d of %d rules, %d of %d terms", cover.RulesReached, cover.Rules, cover.TermsReached, cover.Terms)
			if cover.RulesReached < cover.Rules {
				t.Errorf("no example reaches %v", cover.MissedNames[:cover.Rules-cover.RulesReached])
			}
		})
	}
}

func TestUnmark(t *testing.T) {
	tests := []struct {
		in, text string
		spans    []span.Span
		fails    bool
	}{
		{in: "am [[3. Mai]] in Wien", text: "am 3. Mai in Wien", spans: []span.Span{{Start: 3, End: 9}}},
		{in: "[[a]] – [[b]]", text: "a – b", spans: []span.Span{{Start: 0, End: 1}, {Start: 6, End: 7}}},
		{in: "no marker", text: "no marker"},
		{in: "[[a", fails: true},
		{in: "a]]", fails: true},
		{in: "[[a[[b]]", fails: true},
	}
	for _, tt := range tests {
		text, spans, err := packtest.Unmark(tt.in)
		if (err != nil) != tt.fails {
			t.Errorf("Unmark(%q) = error %v, want error: %v", tt.in, err, tt.fails)
		}
		if tt.fails {
			continue
		}
		if text != tt.text {
			t.Errorf("Unmark(%q) = %q, want %q", tt.in, text, tt.text)
		}
		if d := cmp.Diff(tt.spans, spans); d != "" {
			t.Errorf("Unmark(%q) spans (-want +got):\n%s", tt.in, d)
		}
	}
}
