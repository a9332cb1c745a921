package actor

import (
	"strings"

	"github.com/chancery-nlp/chancery/lang"
)

const (
	statePrefix = "state:"
	bodyPrefix  = "body:"
)

// stateOf returns the id of the state that an actor is or belongs to; empty for none.
func (r *Resolver) stateOf(id string) string {
	if strings.HasPrefix(id, statePrefix) {
		return id
	}
	if a := r.reg.Actor(id); a != nil {
		return a.State
	}
	if code, ok := strings.CutPrefix(id, bodyPrefix); ok { // of a state, found by a pattern
		code, _, _ = strings.Cut(code, "-")
		if id = statePrefix + strings.ToUpper(code); r.reg.Actor(id) != nil {
			return id
		}
	}
	return ""
}

// region returns the codes of the state that an actor is or belongs to.
func (r *Resolver) region(id string) (region, region3 string) {
	if a := r.reg.Actor(r.stateOf(id)); a != nil {
		return a.Region, a.Region3
	}
	return "", ""
}

// placeKnown puts a mention into the record of an actor of the register, or of
// what belongs to it.
func (s *resolution) placeKnown(i int, m Mention, key string, sure float64) {
	rec, ok := s.known[key]
	if !ok {
		r := Record{Kind: m.Kind, Known: m.Known}
		if key != m.Known {
			r.Known = "" // the nationals of a state are not the state
		} else if a := s.reg.Actor(m.Known); a != nil {
			r.Kind = Kind(a.Kind)
		}
		r.Region, r.Region3 = s.region(m.Known)
		rec = s.open(r)
		s.known[key] = rec
	}
	if m.Form == Name && s.records[rec].Kind != State && s.records[rec].Kind != People {
		s.alias(rec, m)
	}
	s.add(rec, i, m, sure)
}

// How sure a choice among the actors of a form is.
const (
	sureByState   = 0.85 // the text names the state of only one of them
	sureByNearest = 0.6  // it names several; the last one is meant
	sureByDefault = 0.5  // it names none; the register prefers one
	sureOfNone    = 0.4  // it names none, and the register prefers none
)

// candidates returns the actors that a form may name, the preferred one first.
// They are nil unless there are several.
func (s *resolution) candidates(form string) []string {
	if ids, ok := s.forms[form]; ok {
		return ids
	}
	var ids []string
	prefer := ""
	for _, a := range s.reg.Lookup(form, s.language) {
		if a.Ambiguity != nil && len(a.Ambiguity.IDs) > 1 && a.Ambiguity.Prefer != "" {
			prefer = a.Ambiguity.Prefer
		}
		if a.Kind != lang.AliasCapital {
			ids = appendNew(ids, a.ActorID)
		}
	}
	if len(ids) < 2 {
		ids = nil
	} else if prefer == "" {
		ids = append([]string{""}, ids...)
	}
	s.forms[form] = ids
	return ids
}

func appendNew(list []string, x string) []string {
	for _, y := range list {
		if x == y {
			return list
		}
	}
	return append(list, x)
}

// countStates notes the states that the text names without ambiguity.
func (s *resolution) countStates() {
	for i := range s.mentions {
		m := &s.mentions[i]
		if st := s.stateOf(m.Known); st != "" && (m.Kind == Place || s.candidates(m.Span.In(s.text)) == nil) {
			s.seen[st] = 0
			s.spelled[st] = s.spelled[st] || m.Kind != Place
		}
	}
}

// choose decides which actor of the register a mention names. Of several, it is
// one whose state the text names otherwise, the last named one of those; else
// the one that the register prefers.
func (s *resolution) choose(m Mention) (id string, sure float64) {
	if m.Kind != State && m.Kind != GovernmentBody && m.Kind != InternationalOrg && m.Kind != People && m.Kind != Organization && m.Kind != ArmedForce {
		return m.Known, 1
	}
	ids := s.candidates(m.Span.In(s.text))
	if ids == nil {
		return m.Known, 1
	}
	named, last := 0, -1
	for _, c := range ids {
		at, ok := s.seen[s.stateOf(c)]
		if c == "" || !ok {
			continue
		}
		named++
		if at > last {
			id, last = c, at
		}
	}
	switch {
	case named == 1:
		return id, sureByState
	case named > 1:
		return id, sureByNearest
	case ids[0] != "":
		return ids[0], sureByDefault
	}
	return "", sureOfNone
}
