package actor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/chancery-nlp/chancery/lang"
)

// How sure it is that two names are of one actor.
const (
	sureOfAcronym = 0.95 // the text gives the name with its acronym
	sureOfHead    = 0.8  // "das Verteidigungsministerium" after "das russische Verteidigungsministerium"
)

// placeUnknown puts a mention that no register knows into the record of its name.
func (s *resolution) placeUnknown(i int, m Mention, sure float64) {
	s.placeNamed(i, m, class(m.Kind)+s.normal(m.Span.In(s.text)), sure)
}

// class parts names that may be of one actor from those that are not: finders
// tell an organisation from a place better than its sort.
func class(k Kind) string {
	switch k {
	case State, Place:
		return "place:"
	case People:
		return "people:"
	}
	return "org:"
}

// placeNamed puts a mention into the record with the key of its name.
func (s *resolution) placeNamed(i int, m Mention, key string, sure float64) {
	rec, ok := s.lookup(key)
	if ok && rec == several {
		key = "bare " + key
		rec, ok = s.lookup(key)
	} else if ok && s.records[rec].Known != "" {
		sure *= sureOfHead
	}
	organization := strings.HasPrefix(key, "org:")
	if !ok && organization {
		if rec = s.byAcronym(i, m); rec >= 0 {
			ok, sure = true, sure*sureOfAcronym
		}
	}
	if !ok {
		r := Record{Kind: m.Kind}
		if m.Kind == Place && m.Known != "" { // a capital as a place
			r.Region, r.Region3 = s.region(m.Known)
		}
		rec = s.open(r)
	}
	s.named[key] = rec
	if organization {
		s.alias(rec, m)
	}
	s.add(rec, i, m, sure)
}

// lookup finds the record of a name, also where one of the two stands in the genitive.
func (s *resolution) lookup(key string) (rec int, ok bool) {
	if rec, ok = s.named[key]; ok {
		return rec, true
	}
	for _, e := range s.words.genitives {
		if stem, cut := strings.CutSuffix(key, e); cut {
			if rec, ok = s.named[stem]; ok {
				return rec, true
			}
		}
	}
	for _, e := range s.words.genitives {
		if rec, ok = s.named[key+e]; ok {
			return rec, true
		}
	}
	return 0, false
}

// normal returns a name in small letters without legal form and line breaks.
func (s *resolution) normal(name string) string {
	name = strings.ToLower(name)
	words := strings.Fields(name)
	for len(words) > 1 && s.words.has(strings.Trim(words[len(words)-1], ".,"), cueLegal) {
		words = words[:len(words)-1]
	}
	return strings.TrimRight(strings.Join(words, " "), ".,")
}

// alias notes the further names that a mention of an organisation gives: its own,
// what its pattern says that it is, and the acronym behind it.
func (s *resolution) alias(rec int, m Mention) {
	s.note("org:"+s.normal(m.Span.In(s.text)), rec)
	if m.Head.Len() > 0 && m.Head != m.Span {
		s.note("org:"+s.normal(m.Head.In(s.text)), rec)
	}
	if a := s.acronymAfter(m); a != "" && initials(a, m.Span.In(s.text)) {
		s.note("org:"+strings.ToLower(a), rec)
	}
}

// note adds a name to the index; a name of two records is of none.
func (s *resolution) note(key string, rec int) {
	if old, ok := s.named[key]; ok && old != rec {
		rec = several
	}
	s.named[key] = rec
}

// byAcronym returns the record that mention i is a name of because the text
// says so: "Name (ABC)" with ABC seen before, or "ABC (Name)"; -1 for none.
func (s *resolution) byAcronym(i int, m Mention) int {
	name := m.Span.In(s.text)
	if a := s.acronymAfter(m); a != "" && initials(a, name) {
		if rec, ok := s.named["org:"+strings.ToLower(a)]; ok && rec != several {
			return rec
		}
	}
	if i == 0 || s.owner[i-1] < 0 {
		return -1
	}
	before := s.mentions[i-1]
	if m.Span.Start-before.Span.End != len(" (") || s.text[before.Span.End:m.Span.Start] != " (" || !strings.HasPrefix(s.text[m.Span.End:], ")") {
		return -1
	}
	if a := before.Span.In(s.text); isAcronym(a) && initials(a, name) && class(before.Kind) == class(m.Kind) && before.Kind != Person {
		return int(s.owner[i-1])
	}
	return -1
}

// acronymAfter returns the acronym that stands in parentheses behind a mention.
func (s *resolution) acronymAfter(m Mention) string {
	rest, ok := strings.CutPrefix(s.text[m.Span.End:], " (")
	if !ok {
		return ""
	}
	end := strings.IndexByte(rest[:min(len(rest), longestAcronym+1)], ')')
	if end < 0 || !isAcronym(rest[:end]) {
		return ""
	}
	return rest[:end]
}

const longestAcronym = 12 // bytes

// isAcronym reports whether a name is one short word with two capitals.
func isAcronym(a string) bool {
	if len(a) > longestAcronym {
		return false
	}
	capitals := 0
	for _, r := range a {
		switch {
		case unicode.IsUpper(r):
			capitals++
		case !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '.':
			return false
		}
	}
	return capitals >= 2
}

// initials reports whether an acronym may be one of a name: its letters stand
// in the name in their order, the first one at the start of a word.
func initials(acronym, name string) bool {
	if len(name) <= len(acronym) || isAcronym(name) {
		return false
	}
	rest := strings.ToLower(name)
	first := true
	for _, r := range strings.ToLower(acronym) {
		if !unicode.IsLetter(r) {
			continue
		}
		at := strings.IndexRune(rest, r)
		for first && at > 0 && !strings.ContainsRune(" -\n", rune(rest[at-1])) {
			next := strings.IndexRune(rest[at+1:], r)
			if next < 0 {
				return false
			}
			at += 1 + next
		}
		if at < 0 {
			return false
		}
		first = false
		rest = rest[at+utf8.RuneLen(r):]
	}
	return true
}

// partyKey tells parties of a treaty apart: all of them, the other one of two,
// and the one that the text speaks of.
func (s *resolution) partyKey(name string) string {
	key := "one"
	for w := range strings.FieldsSeq(name) {
		switch c := s.words.cuesOf(w); {
		case c&cueOther != 0:
			return "other"
		case c&cueParties != 0:
			key = "all"
		}
	}
	return key
}

// nameOf returns the name of a record that is no person: of a state of today
// that of the register in the language of the text, of others the longest name
// in the text, in its basic form if the register has it.
func (s *resolution) nameOf(r *Record) string {
	a := s.reg.Actor(r.Known)
	if a != nil && a.Kind == lang.KindState && !a.Former() {
		if n := a.Names[s.language].Short; len(n) > 0 {
			return n[0]
		}
	}
	best := ""
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if m.Form != Name && (m.Form != Metonym || best != "") {
			continue
		}
		name := m.Span.In(s.text)
		if best == "" || len(name) > len(best) && !s.genitiveOf(name, best) || s.genitiveOf(best, name) {
			best = name
		}
	}
	if a == nil {
		if best == "" {
			best = r.Mentions[0].Span.In(s.text)
		}
		if stem := s.capital(best); r.Kind == Place && stem != "" {
			best = stem
		}
		return oneLine(best)
	}
	n := a.Names[s.language]
	for _, base := range [][]string{n.Short, n.Formal} {
		for _, b := range base {
			if inflected(strings.ToLower(best), strings.ToLower(b)) {
				return b
			}
		}
	}
	if best != "" && (len(n.Short) == 0 || s.isAbbreviation(a, best)) {
		return oneLine(best)
	}
	for _, base := range [][]string{n.Short, n.Nationals, a.Names["en"].Short} {
		if len(base) > 0 {
			return base[0]
		}
	}
	return oneLine(r.Mentions[0].Span.In(s.text))
}

// isAbbreviation reports whether the register has a name of an actor as an abbreviation.
func (s *resolution) isAbbreviation(a *lang.Actor, name string) bool {
	for _, l := range s.reg.Lookup(name, s.language) {
		if l.ActorID == a.ID && l.Kind == lang.AliasAbbreviation {
			return true
		}
	}
	return isAcronym(name)
}

// genitiveOf reports whether name is base with an ending of the genitive.
func (s *resolution) genitiveOf(name, base string) bool {
	for _, e := range s.words.genitives {
		if stem, ok := strings.CutSuffix(name, e); ok && stem == base {
			return true
		}
	}
	return false
}

func oneLine(s string) string {
	if strings.ContainsAny(s, "\n\r\t") || strings.Contains(s, "  ") {
		return strings.Join(strings.Fields(s), " ")
	}
	return s
}
