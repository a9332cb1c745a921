package match_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/chancery-nlp/chancery/extractor/match"
	"github.com/chancery-nlp/chancery/lang"
)

// TestFindJoiners reads words amid characters that stand for nothing.
func TestFindJoiners(t *testing.T) {
	m := machine(t, map[string]string{"lexicon.yaml": lexicon[:strings.Index(lexicon, "Exact")],
		"dates.yaml": rule("year", 1, "[[{month} {year}]]") + rule("month", 1, "[[{month}]]") + rule("part", 1, "[[{weekday}{daypart}]]")})
	for text, want := range map[string][]string{
		"Don\u00adners\u00adtag\u00adnach\u00admittag": {"part: |Don\u00adners\u00adtag\u00adnach\u00admittag| weekday=4 daypart=AF"},
		"\ufeffMai":            {"month: |Mai| month=5"},
		"Mai\u200b \u200e2024": {"year: |Mai\u200b \u200e2024| month=5 year=2024", "month: |Mai| month=5"},
	} {
		if d := cmp.Diff(want, find(t, m, text)); d != "" {
			t.Errorf("matches in %q (-want +got):\n%s", text, d)
		}
	}
	for _, unit := range []string{"\u00ad", "\ufeff", "\u200d\u0301", "a\u00ad"} {
		text := strings.Repeat(unit, (1<<18)/len(unit))
		start := time.Now()
		find(t, m, text)
		if d := time.Since(start); d > 3*time.Second {
			t.Errorf("%q took %v", unit, d)
		}
	}
}

// compile loads and compiles a German pack.
func compile(files map[string]string) error {
	fsys := fstest.MapFS{"p/pack.yaml": {Data: []byte("language: de\n")}}
	for name, body := range files {
		fsys["p/"+name] = &fstest.MapFile{Data: []byte(body)}
	}
	packs, err := lang.Load(fsys)
	if err != nil {
		return err
	}
	set, err := lang.NewSet("de", packs)
	if err != nil {
		return err
	}
	_, err = match.Compile(set, []string{"dates"}, nil)
	return err
}

// TestCompileRefuses gives packs that once crashed the process or never ended.
func TestCompileRefuses(t *testing.T) {
	many := map[string]string{}
	for part := range 4 {
		var b strings.Builder
		for i := range 1 << 13 {
			word := strings.Map(func(r rune) rune { return r - '0' + 'a' }, fmt.Sprint(1000000*(part+1)+i))
			fmt.Fprintf(&b, "- {id: de.date.w%d-%d, doc: d, match: \"[[%s]]\", yields: {skip: {}}}\n", part, i, word)
		}
		many[fmt.Sprintf("dates-p%d.yaml", part)] = b.String()
	}
	chain := "t0: {pattern: \"x|y\"}\n"
	for i := range 40 {
		chain += fmt.Sprintf("t%d: {pattern: \"{t%d}|{t%d}\"}\n", i+1, i, i)
	}
	for name, files := range map[string]map[string]string{
		"pattern that names itself":         {"lexicon.yaml": "a: {pattern: \"x|{a}\"}\n", "dates.yaml": rule("a", 1, "[[mai]] !{a}")},
		"pattern that names itself, often":  {"lexicon.yaml": "a: {pattern: \"x|" + strings.Repeat("{a} ", 40) + "\"}\n", "dates.yaml": rule("a", 1, "[[mai {a}]]")},
		"context of patterns that multiply": {"lexicon.yaml": chain, "dates.yaml": rule("a", 1, "[[mai]] !{t40}")},
		"more words than symbols":           many,
		"variant without letters":           {"pack.yaml": "language: de\nvariants: {ä: \"\"}\n", "lexicon.yaml": "a: {words: [ähre]}\n", "dates.yaml": rule("a", 1, "[[{a}]]")},
		"variant of nothing":                {"pack.yaml": "language: de\nvariants: {\"\": e}\n", "lexicon.yaml": "a: {words: [ähre]}\n", "dates.yaml": rule("a", 1, "[[{a}]]")},
		"marker within a term":              {"lexicon.yaml": "a: {pattern: \"x [[\"}\n", "dates.yaml": rule("a", 1, "{a} [[mai]]")},
		"span that may be empty":            {"dates.yaml": rule("a", 1, "mai [[morgen?]]")},
	} {
		t.Run(name, func(t *testing.T) {
			done := make(chan error, 1)
			go func() { done <- compile(files) }()
			select {
			case err := <-done:
				if err == nil {
					t.Error("compiled without an error")
				}
			case <-time.After(20 * time.Second):
				t.Fatal("does not end")
			}
		})
	}
}
