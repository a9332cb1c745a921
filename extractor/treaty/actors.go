package treaty

import (
	"sort"

	"github.com/chancery-nlp/chancery/extractor/actor"
	"github.com/chancery-nlp/chancery/extractor/span"
)

// actorPlace is a mention and the actor that it is of.
type actorPlace struct {
	at    span.Span
	form  actor.Form
	actor int
}

// actorIndex lists all mentions of all actors in text order.
type actorIndex []actorPlace

func indexActors(actors []actor.Record) actorIndex {
	var all actorIndex
	for i := range actors {
		for _, m := range actors[i].Mentions {
			all = append(all, actorPlace{m.Span, m.Form, i})
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].at.Start < all[j].at.Start })
	return all
}

// from returns the index of the first mention that starts at byte at or later.
func (x actorIndex) from(at int) int {
	return sort.Search(len(x), func(i int) bool { return x[i].at.Start >= at })
}

// at returns the actor whose mention has the span, -1 if there is none.
func (x actorIndex) at(s span.Span) int {
	for i := x.from(s.Start); i < len(x) && x[i].at.Start == s.Start; i++ {
		if x[i].at == s {
			return x[i].actor
		}
	}
	return -1
}

// within returns the actors that are mentioned within s.
func (x actorIndex) within(s span.Span) []int {
	var all []int
	for i := x.from(s.Start); i < len(x) && x[i].at.End <= s.End; i++ {
		all = append(all, x[i].actor)
	}
	return all
}
