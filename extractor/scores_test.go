package extractor_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/chancery-nlp/chancery/extractor"
	"github.com/chancery-nlp/chancery/extractor/actor"
	"github.com/chancery-nlp/chancery/extractor/span"
	"github.com/chancery-nlp/chancery/extractor/treaty"
)

var update = flag.Bool("update", false, "write the scores file anew")

// tally counts what was right.
type tally struct{ gold, found, right int }

func (t *tally) f1() float64 {
	if t.gold+t.found == 0 {
		return 100
	}
	return 200 * float64(t.right) / float64(t.gold+t.found)
}

// share is a mean of parts.
type share struct{ sum, n float64 }

func (s *share) add(x float64) { s.sum, s.n = s.sum+x, s.n+1 }

func (s *share) mean() float64 {
	if s.n == 0 {
		return 100
	}
	return 100 * s.sum / s.n
}

// scores are those of one language.
type scores struct {
	dates, numbers, actors, sections, clauses, events tally
	modality, bearer, condition, eventDate, agents    share
}

// TestScores scores the annotated documents and keeps the figures under
// version control, so that a change shows what it does to quality.
func TestScores(t *testing.T) {
	x := newExtractor(t)
	var b strings.Builder
	for _, name := range goldFiles(t) {
		var s scores
		for _, d := range readGold(t, name) {
			res, err := x.Extract(context.Background(), extractor.Document{Text: d.text, LanguageCode: d.language, ReferenceTime: d.reference})
			if err != nil {
				t.Fatal(err)
			}
			s.add(&d, &res)
		}
		fmt.Fprintf(&b, "%s\n", strings.TrimSuffix(filepath.Base(name), ".txt"))
		for _, l := range []struct {
			name string
			t    *tally
		}{
			{"dates: span and value", &s.dates}, {"numbers: span and value", &s.numbers}, {"actors: span and kind", &s.actors},
			{"sections: kind and number", &s.sections}, {"clauses: type", &s.clauses}, {"events: type", &s.events},
		} {
			fmt.Fprintf(&b, "  %-26s F1 %5.1f  (%d of %d, %d found)\n", l.name, l.t.f1(), l.t.right, l.t.gold, l.t.found)
		}
		for _, l := range []struct {
			name string
			s    *share
		}{
			{"modality", &s.modality}, {"bearer, words", &s.bearer}, {"condition, words", &s.condition},
			{"date of event", &s.eventDate}, {"agents of event, words", &s.agents},
		} {
			fmt.Fprintf(&b, "  %-26s    %5.1f\n", l.name, l.s.mean())
		}
	}
	const file = "../testdata/gold/scores.golden"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("scores (-want +got); -update writes them anew:\n%s", diff)
	}
}

func (s *scores) add(d *goldDocument, res *extractor.Result) {
	var dates, numbers, actors, sections []goldSpan
	for _, x := range res.Dates {
		dates = append(dates, goldSpan{at: x.Span, value: x.Value})
	}
	for _, x := range res.Numbers {
		numbers = append(numbers, goldSpan{at: x.Span, value: x.Value})
	}
	for _, a := range res.Actors {
		for _, m := range a.Mentions {
			kind := coarse(string(a.Kind))
			if m.Form == actor.Adjective {
				kind = "MISC"
			}
			if g := (goldSpan{at: m.Span, label: kind}); kind != "" && m.Form != actor.Nominal && !slices.ContainsFunc(actors, g.same) {
				actors = append(actors, g)
			}
		}
	}
	s.dates.exact(without(d.dates), dates)
	s.numbers.exact(without(d.numbers), numbers)
	s.actors.exact(d.actors, actors)
	kinds := map[string]bool{}
	for _, g := range d.sections {
		kinds[g.label] = true
	}
	for _, x := range res.Sections {
		if kinds[string(x.Kind)] {
			sections = append(sections, goldSpan{at: x.Heading, label: string(x.Kind), value: x.Number})
		}
	}
	s.sections.exact(d.sections, sections)
	s.addClauses(d, res)
	s.addEvents(d, res)
}

func without(spans []goldSpan) []goldSpan {
	out := slices.Clone(spans)
	for i := range out {
		out[i].label = ""
	}
	return out
}

func (g goldSpan) same(o goldSpan) bool {
	return g.at == o.at && g.label == o.label && g.value == o.value
}

// exact counts spans that are the same in both lists.
func (t *tally) exact(gold, found []goldSpan) {
	t.gold += len(gold)
	t.found += len(found)
	for _, g := range gold {
		if slices.ContainsFunc(found, g.same) {
			t.right++
		}
	}
}

// pairs matches spans one to one, those that share most of their text first.
func pairs(gold, found []span.Span, fits func(g, f int) bool) [][2]int {
	type pair struct {
		g, f   int
		common float64
	}
	var all []pair
	for i, g := range gold {
		for j, f := range found {
			if n := min(g.End, f.End) - max(g.Start, f.Start); n > 0 && fits(i, j) {
				all = append(all, pair{i, j, float64(n) / float64(max(g.End, f.End)-min(g.Start, f.Start))})
			}
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].common > all[j].common })
	usedG, usedF := map[int]bool{}, map[int]bool{}
	var out [][2]int
	for _, p := range all {
		if !usedG[p.g] && !usedF[p.f] {
			usedG[p.g], usedF[p.f] = true, true
			out = append(out, [2]int{p.g, p.f})
		}
	}
	return out
}

func (s *scores) addClauses(d *goldDocument, res *extractor.Result) {
	var gold, found []span.Span
	for _, c := range d.clauses {
		gold = append(gold, c.at)
	}
	for _, c := range res.Clauses {
		found = append(found, c.Span)
	}
	s.clauses.gold += len(gold)
	s.clauses.found += len(found)
	right := pairs(gold, found, func(g, f int) bool { return slices.Contains(d.clauses[g].types, string(res.Clauses[f].Type)) })
	s.clauses.right += len(right)
	for _, p := range right {
		g, f := &d.clauses[p[0]], &res.Clauses[p[1]]
		if g.modality == string(f.Modality) {
			s.modality.add(1)
		} else {
			s.modality.add(0)
		}
		s.bearer.words(texts(d.text, g.bearers[:min(1, len(g.bearers))]), f.Bearer.Span.In(d.text))
		s.condition.words(texts(d.text, g.conditions[:min(1, len(g.conditions))]), texts(d.text, f.Conditions))
	}
}

func (s *scores) addEvents(d *goldDocument, res *extractor.Result) {
	var gold, found []span.Span
	var events []*treaty.Event
	for _, e := range d.events {
		gold = append(gold, e.at)
	}
	for i := range res.Events {
		e := &res.Events[i]
		if e.Status == treaty.Denied || e.Status == treaty.Conditional || e.Status == treaty.Planned && e.Date.Value == "" {
			continue
		}
		events = append(events, e)
		found = append(found, e.Span)
	}
	s.events.gold += len(gold)
	s.events.found += len(found)
	right := pairs(gold, found, func(g, f int) bool { return d.events[g].label == string(events[f].Type) })
	s.events.right += len(right)
	for _, p := range right {
		g, f := &d.events[p[0]], events[p[1]]
		if g.value == f.Date.Value {
			s.eventDate.add(1)
		} else if g.value != "" {
			s.eventDate.add(0)
		}
		if len(g.agents) > 0 {
			var agents []string
			for _, a := range f.Agents {
				agents = append(agents, a.Span.In(d.text))
			}
			s.agents.words(strings.Join(g.agents, " "), strings.Join(agents, " "))
		}
	}
}

func texts(text string, spans []span.Span) string {
	var parts []string
	for _, s := range spans {
		parts = append(parts, s.In(text))
	}
	return strings.Join(parts, " ")
}

// words adds the overlap of two bags of words, unless both are empty.
func (s *share) words(want, got string) {
	split := func(x string) []string {
		return strings.FieldsFunc(strings.ToLower(x), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	}
	a, b := split(want), split(got)
	if len(a)+len(b) == 0 {
		return
	}
	count := map[string]int{}
	for _, w := range a {
		count[w]++
	}
	common := 0
	for _, w := range b {
		if count[w] > 0 {
			count[w]--
			common++
		}
	}
	s.add(2 * float64(common) / float64(len(a)+len(b)))
}

// Ordinary prose has no provisions and no treaty events: what is found there
// is wrong.
func TestBaseline(t *testing.T) {
	const allowed = 2
	x := newExtractor(t)
	files, err := filepath.Glob("../testdata/baseline/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no baseline texts: %v", err)
	}
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		language := strings.TrimSuffix(filepath.Base(name), ".txt")
		paragraphs := strings.Split(strings.TrimSpace(string(raw)), "\n\n")
		if len(paragraphs) < 100 {
			t.Errorf("%s has %d paragraphs, want at least 100", name, len(paragraphs))
		}
		wrong := 0
		for _, p := range append(paragraphs, string(raw)) { // each alone, and all as one document
			res, err := x.Extract(context.Background(), extractor.Document{Text: p, LanguageCode: language, ReferenceTime: "2024-11-12"})
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range res.Clauses {
				t.Logf("clause %s %s: %q", c.Type, c.RuleID, c.Span.In(p))
			}
			for _, e := range res.Events {
				t.Logf("event %s %s: %q in %.80q", e.Type, e.RuleID, e.Span.In(p), p[e.Span.Start:])
			}
			if n := len(res.Clauses) + len(res.Events); p != string(raw) {
				wrong += n
			} else if n > wrong+allowed {
				t.Errorf("%s as one document has %d clauses and events", name, n)
			}
		}
		if wrong > allowed {
			t.Errorf("%s has %d clauses and events, want at most %d", name, wrong, allowed)
		}
	}
}
