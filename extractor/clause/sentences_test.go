package clause_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/chancery-nlp/chancery/extractor/clause"
	"github.com/chancery-nlp/chancery/extractor/span"
)

// TestSentences counts what is right in the analysis of many sentences without
// title and context, half of them in unusual words. They are there to measure;
// the counts must not fall, and are raised when they rise.
func TestSentences(t *testing.T) {
	tests := map[string]struct {
		heading string
		want    [4]int // right types, modalities, bearers, conditions or exceptions
	}{
		"de": {"Artikel", [4]int{290, 256, 251, 293}},
		"en": {"Article", [4]int{295, 289, 267, 296}},
	}
	for code, tt := range tests {
		raw, err := os.ReadFile("testdata/sentences." + code + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		a, set, headings := analyzer(t, code)
		var got [4]int
		n := 0
		for line := range strings.SplitSeq(strings.TrimSpace(string(raw)), "\n") {
			f := strings.Split(line, "|")
			if strings.HasPrefix(line, "#") {
				continue
			}
			if len(f) != 4 {
				t.Fatalf("%s: %q has %d fields, want 4", code, line, len(f))
			}
			n++
			text := tt.heading + " 1\n\n" + f[3] + "\n\n" + tt.heading + " 2\n"
			records, err := a.Analyze(context.Background(), nil, input(set, headings, text))
			if err != nil {
				t.Fatal(err)
			}
			if len(records) != 1 {
				t.Errorf("%s: %d clauses, want 1: %s", code, len(records), f[3])
				continue
			}
			r := &records[0]
			typ, modality, _ := strings.Cut(f[0], " ")
			for i, right := range [4]bool{string(r.Type) == typ, string(r.Modality) == modality, r.Bearer.Span.In(text) == f[1], limit(r, text) == f[2]} {
				if right {
					got[i]++
				} else if testing.Verbose() {
					t.Logf("%s %s (%s) bearer %q limit %q; want %s", r.Type, r.Modality, r.RuleID, r.Bearer.Span.In(text), limit(r, text), line)
				}
			}
		}
		if got != tt.want {
			t.Errorf("%s: right types, modalities, bearers and limits %v of %d, want %v", code, got, n, tt.want)
		}
	}
}

// limit is the first condition of r, or else its first exception.
func limit(r *clause.Record, text string) string {
	for _, spans := range [2][]span.Span{r.Conditions, r.Exceptions} {
		if len(spans) > 0 {
			return spans[0].In(text)
		}
	}
	return ""
}
