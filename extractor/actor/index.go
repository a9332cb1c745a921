package actor

import (
	"sort"

	"github.com/chancery-nlp/chancery/extractor/span"
)

// Occurrence is a mention and the record that it is of.
type Occurrence struct {
	Span  span.Span
	Form  Form
	Actor int // index of the record
}

// Index lists the mentions of all records in text order.
type Index []Occurrence

// NewIndex makes the index of records.
func NewIndex(records []Record) Index {
	var all Index
	for i := range records {
		for _, m := range records[i].Mentions {
			all = append(all, Occurrence{m.Span, m.Form, i})
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Span.Start < all[j].Span.Start })
	return all
}

// From returns the index of the first mention that starts at byte at or later.
func (x Index) From(at int) int {
	return sort.Search(len(x), func(i int) bool { return x[i].Span.Start >= at })
}

// At returns the actor whose mention has the span, -1 if there is none.
func (x Index) At(s span.Span) int {
	for i := x.From(s.Start); i < len(x) && x[i].Span.Start == s.Start; i++ {
		if x[i].Span == s {
			return x[i].Actor
		}
	}
	return -1
}

// Within returns the actors that are mentioned within s.
func (x Index) Within(s span.Span) []int {
	var all []int
	for i := x.From(s.Start); i < len(x) && x[i].Span.Start < s.End; i++ {
		if x[i].Span.End <= s.End {
			all = append(all, x[i].Actor)
		}
	}
	return all
}

// Named returns the one actor that s names: that of its only or its longest
// mention; -1 if it holds none or several of the same standing.
func (x Index) Named(s span.Span) int {
	best, length := -1, 0
	for i := x.From(s.Start); i < len(x) && x[i].Span.Start < s.End; i++ {
		if x[i].Span.End > s.End {
			continue
		}
		switch n := x[i].Span.Len(); {
		case best == x[i].Actor:
			length = max(length, n)
		case n > length:
			best, length = x[i].Actor, n
		case n == length:
			best = -1 // "the two nations" are two actors
		}
	}
	if 2*length < s.Len() {
		return -1 // "the nationals of Ruritania" are not Ruritania
	}
	return best
}
