package actor

import (
	"cmp"
	"slices"
	"strings"

	"github.com/chancery-nlp/chancery/extractor/span"
	"github.com/chancery-nlp/chancery/lang"
)

// Resolver makes records of the mentions in texts of one language. It is
// immutable and safe for concurrent use.
type Resolver struct {
	reg      *lang.Register
	language string
	words    *vocabulary
}

// NewResolver makes the resolver for the vocabulary of set and the known actors of reg.
func NewResolver(set *lang.Set, reg *lang.Register) (*Resolver, error) {
	words, err := newVocabulary(set)
	if err != nil {
		return nil, err
	}
	base, _, _ := strings.Cut(set.Code, "-")
	return &Resolver{reg: reg, language: base, words: words}, nil
}

// Resolve makes one record of the mentions of each actor, and finds nominal
// mentions of them. Mentions are those of the whole text, in order; starts are
// the bytes at which its sentences start, ascending. Records are in the order
// of their first mentions.
//
// Each mention ends up in one record, only a nominal one of several actors ("the
// two nations") is in the record of each. The confidence of a mention is the
// finder's times how sure it is that it belongs to its record.
func (r *Resolver) Resolve(text string, starts []int, mentions []Mention) []Record {
	if len(mentions) == 0 {
		return nil
	}
	s := &resolution{
		Resolver: r, text: text, starts: starts, mentions: mentions,
		owner: make([]int32, len(mentions)), known: map[string]int{}, seen: map[string]int{}, spelled: map[string]bool{}, forms: map[string][]string{},
		persons: newPersonIndex(), named: map[string]int{},
	}
	s.countStates()
	s.decideCapitals()
	for i := range mentions {
		s.place(i)
	}
	s.affiliate()
	s.addNominals()
	s.finish()
	return s.records
}

// resolution is the work on one text.
type resolution struct {
	*Resolver
	text     string
	starts   []int
	mentions []Mention // not changed
	owner    []int32   // record of each mention, -1 before it has one
	records  []Record

	known   map[string]int // key made of an id in the register → record
	named   map[string]int // key made of a name → record, or several
	persons *personIndex
	acting  []certainty         // by mention: that a capital there stands for its government
	seen    map[string]int      // state → last mention so far that names it, plus one; 0 if it comes only later
	spelled map[string]bool     // states that the text names, not only by their capitals
	forms   map[string][]string // form → actors that it may name, see candidates
}

// several in an index of names stands for records of which none is meant more than the others.
const several = -1

// place puts a mention into its record.
func (s *resolution) place(i int) {
	m := s.mentions[i]
	s.owner[i] = -1
	if m.Form == "" {
		m.Form = Name
	}
	sure := 1.0
	if m.Kind != Person && s.isSurname(&m) {
		m.Kind = Person
	}
	switch {
	case m.Kind == Person:
		s.placePerson(i, m)
		return
	case m.Kind == Office || s.isNoun(&m):
		return // once the actors before it are known
	case m.Kind == Place && m.Known != "" && s.stateOf(m.Known) == m.Known:
		s.placeCapital(i, m)
		return
	case m.Kind == TreatyParty:
		s.placeNamed(i, m, "party:"+s.partyKey(m.Span.In(s.text)), 1)
		return
	}
	m.Known, sure = s.choose(m)
	if st := s.stateOf(m.Known); st != "" {
		s.seen[st] = i + 1
	}
	switch {
	case m.Known == "":
		s.placeUnknown(i, m, sure)
	case m.Kind == People && strings.HasPrefix(m.Known, statePrefix):
		s.placeKnown(i, m, "people of "+m.Known, sure)
	default:
		s.placeKnown(i, m, m.Known, sure)
	}
}

// add puts mention i, or one of a noun if i is negative, into record rec.
func (s *resolution) add(rec, i int, m Mention, sure float64) {
	m.Confidence *= sure
	s.records[rec].Mentions = append(s.records[rec].Mentions, m)
	if i >= 0 {
		s.owner[i] = int32(rec)
	}
}

// open starts a record.
func (s *resolution) open(rec Record) int {
	rec.Affiliation.Actor = -1
	s.records = append(s.records, rec)
	return len(s.records) - 1
}

// finish names the records and puts them and their mentions in order.
func (s *resolution) finish() {
	for i := range s.records {
		r := &s.records[i]
		slices.SortStableFunc(r.Mentions, func(a, b Mention) int {
			return cmp.Or(compareSpans(a.Span, b.Span), cmp.Compare(b.Confidence, a.Confidence))
		})
		r.Mentions = slices.CompactFunc(r.Mentions, func(a, b Mention) bool { return a.Span == b.Span })
		if r.Name == "" {
			r.Name = s.nameOf(r)
		}
	}
	order := make([]int, len(s.records))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return compareSpans(s.records[a].Mentions[0].Span, s.records[b].Mentions[0].Span)
	})
	at := make([]int, len(order))
	sorted := make([]Record, len(order))
	for i, k := range order {
		at[k], sorted[i] = i, s.records[k]
	}
	for i := range sorted {
		if a := &sorted[i].Affiliation; a.Actor >= 0 {
			a.Actor = at[a.Actor]
		}
	}
	s.records = sorted
}

func compareSpans(a, b span.Span) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
}
