package extractor_test

import (
	"context"
	"os"
	"testing"

	"github.com/chancery-nlp/chancery/extractor"
)

// Each layer alone gives its own records and no reference to those of others.
func TestLayersAlone(t *testing.T) {
	x := newExtractor(t)
	raw, err := os.ReadFile("../testdata/en/trade_pact_ratified.txt")
	if err != nil {
		t.Fatal(err)
	}
	text := string(raw) + "\n\nIt ran from 3 to 5 May 2024 and cost 2 to 3 million euros.\n\nARTICLE 1\nTerm\nEither Party may withdraw on six months' notice under Article 1.\n\nARTICLE 2\nForce\nThis Agreement shall enter into force in May 2026.\n"
	count := func(r *extractor.Result) map[extractor.Layer]int {
		return map[extractor.Layer]int{
			extractor.LayerDates: len(r.Dates), extractor.LayerNumbers: len(r.Numbers), extractor.LayerActors: len(r.Actors), extractor.LayerSections: len(r.Sections),
			extractor.LayerClauses: len(r.Clauses), extractor.LayerTreaties: len(r.Treaties), extractor.LayerEvents: len(r.Events),
		}
	}
	all, err := x.Extract(context.Background(), extractor.Document{Text: text, LanguageCode: "en"})
	if err != nil {
		t.Fatal(err)
	}
	for layer, n := range count(&all) {
		if n == 0 {
			t.Errorf("the text has no record of layer %s", layer)
		}
		alone, err := x.Extract(context.Background(), extractor.Document{Text: text, LanguageCode: "en", Layers: []extractor.Layer{layer}})
		if err != nil {
			t.Fatal(err)
		}
		for other, k := range count(&alone) {
			if want := map[bool]int{true: n}[other == layer]; k != want {
				t.Errorf("asked for %s: %d records of %s, want %d", layer, k, other, want)
			}
		}
		for _, r := range alone.Ranges {
			if r.Layer != layer {
				t.Errorf("asked for %s: a range of %s", layer, r.Layer)
			}
		}
		for i := range alone.Clauses {
			if c := &alone.Clauses[i]; c.Bearer.Actor >= 0 || c.Counterparty.Actor >= 0 || c.Deadline.Date >= 0 || c.Section >= 0 || c.Treaty >= 0 {
				t.Errorf("a clause refers to records that were not asked for: %+v", c)
			}
		}
		for i := range alone.Events {
			e := &alone.Events[i]
			if e.Date.Date >= 0 || e.Place.Actor >= 0 || e.TreatyN >= 0 {
				t.Errorf("an event refers to records that were not asked for: %+v", e)
			}
			for _, a := range e.Agents {
				if a.Actor >= 0 {
					t.Errorf("an agent refers to an actor that was not asked for: %+v", e)
				}
			}
		}
		for i := range alone.Treaties {
			if r := &alone.Treaties[i]; r.Signed.Date >= 0 || r.InForce.Date >= 0 || r.Duration.Date >= 0 || r.Place.Actor >= 0 {
				t.Errorf("a treaty refers to records that were not asked for: %+v", r)
			}
		}
	}
}
