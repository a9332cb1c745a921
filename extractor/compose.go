package extractor

import (
	"context"
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/chancery-nlp/chancery/extractor/actor"
	"github.com/chancery-nlp/chancery/extractor/clause"
	"github.com/chancery-nlp/chancery/extractor/date"
	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/extractor/span"
	"github.com/chancery-nlp/chancery/extractor/treaty"
	"github.com/chancery-nlp/chancery/lang"
)

// needed adds to the layers asked for those that they are made of.
func needed(asked map[Layer]bool) map[Layer]bool {
	need := map[Layer]bool{}
	for l := range asked {
		need[l] = true
	}
	if need[LayerTreaties] || need[LayerEvents] {
		need[LayerTreaties], need[LayerEvents] = true, true
	}
	if need[LayerClauses] || need[LayerTreaties] {
		need[LayerDates], need[LayerActors], need[LayerSections] = true, true, true
	}
	if need[LayerClauses] { // a clause is of a treaty
		need[LayerTreaties], need[LayerEvents] = true, true
	}
	return need
}

// actors reads the layers of a chunk that look at its sentences, once its
// values are known.
func (r *reader) actors(ctx context.Context, w *workspace, text string, base, firstDate int) error {
	if !r.need[LayerActors] {
		return nil
	}
	var err error
	firstMention := len(r.mentions)
	chunk := segment.Chunk{Text: text, Base: base, Tokens: w.tokens, Sentences: w.sentences}
	in := actor.Input{Chunk: chunk, Seen: &r.seen}
	if r.doc.Explain && r.layers[LayerActors] {
		in.Explain = r.explainActor
	}
	r.mentions, err = r.finder.Find(ctx, r.mentions, in)
	if err != nil {
		return err
	}
	for _, t := range w.sentences {
		r.starts = append(r.starts, base+int(w.tokens[t.First].Start))
	}
	if r.need[LayerClauses] {
		in := clause.Input{
			Chunk:    chunk,
			Mentions: r.mentions[firstMention:], Dates: r.res.Dates[firstDate:], Sections: r.res.Sections,
		}
		if r.doc.Explain && r.layers[LayerClauses] {
			in.Explain = r.explainClause
		}
		r.res.Clauses, err = r.e.clauses.Analyze(ctx, r.res.Clauses, in)
		if err != nil {
			return err
		}
	}
	if !r.need[LayerTreaties] {
		return nil
	}
	return r.e.events.Find(ctx, &r.treaties, treaty.Input{
		Chunk:    chunk,
		Mentions: r.mentions[firstMention:], Dates: r.res.Dates[firstDate:], FirstDate: firstDate, Sections: r.res.Sections,
		Explain: r.doc.Explain && (r.layers[LayerTreaties] || r.layers[LayerEvents]),
	})
}

// explainActor lists what was considered as a mention of an actor.
func (r *reader) explainActor(x actor.Explanation) {
	r.res.Explanations = append(r.res.Explanations, Explanation{
		Layer: LayerActors, Span: x.Mention.Span, Match: x.Match, RuleID: x.Mention.Source, Terms: x.Terms, LostTo: x.LostTo,
	})
}

// compose makes the records that only the whole text can tell, links records
// to each other, and drops those that were not asked for.
func (r *reader) compose(reg *lang.Register, resolver *actor.Resolver) {
	res := r.res
	if r.need[LayerActors] {
		res.Actors = resolver.Resolve(r.doc.Text, r.starts, r.mentions)
	}
	if r.need[LayerTreaties] {
		res.Treaties, res.Events = treaty.Resolve(treaty.Document{
			Text: r.doc.Text, Now: r.doc.ReferenceTime, Dates: res.Dates, Actors: res.Actors, Sections: r.res.Sections, Clauses: res.Clauses,
		}, &r.treaties, reg)
		r.explainTreaties()
	}
	r.link()
	if !r.layers[LayerDates] {
		res.Dates = nil
		res.Ranges = slices.DeleteFunc(res.Ranges, func(x Range) bool { return x.Layer == LayerDates })
		for i := range res.Clauses {
			res.Clauses[i].Deadline.Date = -1
		}
		for i := range res.Treaties {
			t := &res.Treaties[i]
			t.Signed.Date, t.InForce.Date, t.Duration.Date = -1, -1, -1
		}
		for i := range res.Events {
			res.Events[i].Date.Date = -1
		}
	}
	if !r.layers[LayerSections] {
		res.Sections = nil
		for i := range res.Clauses {
			res.Clauses[i].Section = -1
			for k := range res.Clauses[i].References {
				res.Clauses[i].References[k].Section = -1
			}
		}
	}
	if !r.layers[LayerClauses] {
		res.Clauses = nil
	}
	if !r.layers[LayerEvents] {
		res.Events = nil
	}
	if !r.layers[LayerTreaties] {
		res.Treaties = nil
		for i := range res.Clauses {
			res.Clauses[i].Treaty = -1
		}
		for i := range res.Events {
			res.Events[i].TreatyN = -1
		}
	}
	if !r.layers[LayerActors] {
		res.Actors = nil
		r.dropActors()
	}
}

// dropActors takes the references to actors out of what is returned.
func (r *reader) dropActors() {
	for i := range r.res.Clauses {
		r.res.Clauses[i].Bearer.Actor, r.res.Clauses[i].Counterparty.Actor = -1, -1
	}
	for i := range r.res.Treaties {
		t := &r.res.Treaties[i]
		t.Place.Actor = -1
		for k := range t.Parties {
			t.Parties[k].Actor = -1
		}
	}
	for i := range r.res.Events {
		e := &r.res.Events[i]
		e.Place.Actor = -1
		for k := range e.Agents {
			e.Agents[k].Actor = -1
		}
	}
}

// explainClause notes a rule that took part in a clause.
func (r *reader) explainClause(h clause.Hit) {
	x := Explanation{Layer: LayerClauses, Span: h.Clause, Match: h.Match, RuleID: h.RuleID, LostTo: h.LostTo}
	if h.Role != "" {
		x.Terms = []string{strings.TrimSpace(fmt.Sprintf("%s %q %s", h.Role, h.Match.In(r.doc.Text), h.Value))}
	}
	r.res.Explanations = append(r.res.Explanations, x)
}

// explainTreaties lists the rules that treaties and events are made of, whose
// rules work together: either layer is explained by those of both.
func (r *reader) explainTreaties() {
	for _, h := range r.treaties.Hits {
		x := Explanation{Layer: LayerEvents, Span: h.Span, Match: h.Match, RuleID: h.RuleID}
		if h.Term != "" {
			x.Terms = []string{fmt.Sprintf("%s %q = %s", h.Term, h.Span.In(r.doc.Text), h.Value)}
		}
		r.res.Explanations = append(r.res.Explanations, x)
	}
}

// link gives the roles, deadlines and sections of clauses the records that they are.
func (r *reader) link() {
	mentions := actor.NewIndex(r.res.Actors)
	sections := sectionIndex(r.res.Sections)
	for i := range r.res.Clauses {
		c := &r.res.Clauses[i]
		c.Bearer.Actor = mentions.Named(c.Bearer.Span)
		c.Counterparty.Actor = mentions.Named(c.Counterparty.Span)
		c.Deadline.Date = dateIn(r.res.Dates, c.Deadline.Span)
		c.Section = sectionAt(r.res.Sections, c.Span.Start)
		for k := range c.References {
			ref := &c.References[k]
			ref.Section, ref.Treaty = -1, -1
			if !ref.Other {
				if n, ok := sections[sectionName{ref.Kind, ref.Number}]; ok {
					ref.Section = n
				}
			}
		}
	}
}

// dateIn returns the date record that stands at s, or in it; -1 if none does.
func dateIn(dates []date.Record, s span.Span) int {
	if s.Len() == 0 {
		return -1
	}
	i := sort.Search(len(dates), func(i int) bool { return dates[i].Span.Start >= s.Start })
	if i < len(dates) && dates[i].Span.End <= s.End {
		return i
	}
	return -1
}

// sectionAt returns the smallest section that byte at stands in; -1 if none.
func sectionAt(sections []segment.Section, at int) int {
	i := sort.Search(len(sections), func(i int) bool { return sections[i].Span.Start > at }) - 1
	for i >= 0 && sections[i].Span.End <= at {
		i = sections[i].Parent
	}
	return i
}

// sectionName is what a reference calls a section.
type sectionName struct{ kind, number string }

// sectionIndex gives the first section of each kind and number.
func sectionIndex(sections []segment.Section) map[sectionName]int {
	all := make(map[sectionName]int, len(sections))
	for i := range sections {
		name := sectionName{string(sections[i].Kind), sections[i].Number}
		if _, ok := all[name]; !ok {
			all[name] = i
		}
	}
	return all
}
