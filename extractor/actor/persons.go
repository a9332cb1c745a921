package actor

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// person is what the names of a person tell.
type person struct {
	record  int
	given   []string // in small letters; empty where only a surname is known
	surname string   // its last word in small letters, without particles
	sex     cue      // cueHe or cueShe where a form of address tells it
	address bool     // named with "Herr", "Mrs" or the like so far: not by a given name
}

// personIndex finds the persons of a text by parts of their names. A list of
// persons who share one holds the last named ones, the last one at its end.
type personIndex struct {
	all     []person
	full    map[string]int
	surname map[string][]int
	given   map[string][]int
}

// namesakes is how many persons who share a part of their names are told apart.
const namesakes = 8

// How sure it is that a name is of a person named before.
const (
	sureOfFull     = 0.95 // the same but for initials and middle names
	sureOfSurname  = 0.95 // of one person only
	sureOfGiven    = 0.85
	sureOfUpgrade  = 0.9  // "Präsident Putin", later "Wladimir Putin"
	sureByTitle    = 0.8  // of several, the one with the title
	sureOfNamesake = 0.55 // of several, the most salient one
)

func newPersonIndex() *personIndex {
	return &personIndex{full: map[string]int{}, surname: map[string][]int{}, given: map[string][]int{}}
}

// placePerson puts the mention of a person into the record of the person.
func (s *resolution) placePerson(i int, m Mention) {
	name := m.Span.In(s.text)
	m.Title = s.titleOf(&m)
	title := m.Title.In(s.text)
	given, surname := s.parseName(name)
	if len(given) == 0 {
		if s.isFamily(m, surname) {
			s.placeNamed(i, m, "family:"+surname, 1)
			return
		}
		if partner := s.partner(i); partner != "" && len(s.persons.surname[surname]) == 0 && len(s.persons.given[surname]) == 0 {
			given, surname = []string{surname}, partner
		}
	}
	sex := s.sexOf(title)
	id, sure := -1, 0.0
	if len(given) > 0 {
		id, sure = s.findFull(given, surname, sex)
	} else {
		id, sure = s.findShort(surname, title, sex)
	}
	if id < 0 {
		id, sure = len(s.persons.all), 1
		s.persons.all = append(s.persons.all, person{record: s.open(Record{Kind: Person, Known: m.Known}), given: given, surname: surname, address: title != ""})
	}
	p := &s.persons.all[id]
	p.sex |= sex
	if len(given) > len(p.given) {
		p.given, p.surname = given, surname
	} else if len(surname) < len(p.surname) && s.genitiveOf(p.surname, surname) {
		p.surname = surname
	}
	s.persons.note(id)
	r := &s.records[p.record]
	r.Name = s.fuller(r.Name, oneLine(name))
	if title != "" {
		p.address = p.address && s.isAddress(title)
		if r.Title == "" || s.isAddress(r.Title) && !s.isAddress(title) {
			r.Title = oneLine(title)
		}
	}
	s.add(p.record, i, m, sure)
}

// parseName parts a name into given names and the last word of the surname,
// in small letters. Particles, initials' stops and "Jr" are left out.
func (s *resolution) parseName(name string) (given []string, surname string) {
	words := strings.Fields(strings.ToLower(name))
	for i := range words {
		words[i] = strings.Trim(words[i], ".,")
	}
	for len(words) > 1 && s.words.has(words[len(words)-1], cueGeneration) {
		words = words[:len(words)-1]
	}
	if len(words) == 0 {
		return nil, ""
	}
	last := len(words) - 1
	surname = words[last]
	if before, after, ok := strings.Cut(surname, "-"); ok && after != "" && s.words.has(before, cueParticle) {
		surname = after
	}
	for last > 0 && s.words.has(words[last-1], cueParticle) {
		last--
	}
	return words[:last:last], surname
}

// isFamily reports whether a name stands for a family: "die Clintons".
func (s *resolution) isFamily(m Mention, surname string) bool {
	if !s.has(wordBefore(s.text, m.Span.Start), cueDefinite) {
		return false
	}
	for _, v := range s.stems(surname) {
		if len(s.persons.surname[v]) > 0 {
			return true
		}
	}
	return false
}

// partner returns the surname of the person whom "Bill and Hillary Clinton"
// names behind mention i; empty for none.
func (s *resolution) partner(i int) string {
	if i+1 >= len(s.mentions) || s.mentions[i+1].Kind != Person || s.mentions[i+1].Title.Len() > 0 {
		return ""
	}
	a, b := s.mentions[i].Span, s.mentions[i+1].Span
	if !s.joined(a, b) || strings.Contains(s.text[a.End:b.Start], ",") {
		return ""
	}
	if given, surname := s.parseName(b.In(s.text)); len(given) == 1 {
		return surname
	}
	return ""
}

// findFull finds the person of a name with given names.
func (s *resolution) findFull(given []string, surname string, sex cue) (id int, sure float64) {
	x := s.persons
	for _, v := range s.variants(surname) {
		if id, ok := x.full[fullKey(given, v)]; ok {
			return id, 1
		}
	}
	for _, v := range s.variants(surname) {
		list := x.sharing(x.surname[v], sex)
		for _, id := range slices.Backward(list) {
			if p := &x.all[id]; len(p.given) > 0 && sameGiven(p.given, given) {
				return id, sureOfFull
			}
		}
		if len(list) == 1 && len(x.all[list[0]].given) == 0 {
			return list[0], sureOfUpgrade
		}
	}
	// "Machthaber Kim", later "Kim Jong Un"
	if list := x.sharing(x.surname[given[0]], sex); len(list) == 1 && len(x.all[list[0]].given) == 0 && !x.all[list[0]].address {
		return list[0], sureOfGiven
	}
	return -1, 0
}

// sameGiven reports whether given names may be of one person: they agree where
// both have them, an initial with its name.
func sameGiven(a, b []string) bool {
	if len(a) != len(b) && min(len(a), len(b)) > 1 {
		return false
	}
	for i := range min(len(a), len(b)) {
		x, y := a[i], b[i]
		if x != y && (utf8.RuneCountInString(x) > 1 && utf8.RuneCountInString(y) > 1 || !strings.HasPrefix(x, y) && !strings.HasPrefix(y, x)) {
			return false
		}
	}
	return true
}

// findShort finds the person of a single name: a surname, else a given name. Of
// several it is the one with the title, else the most salient one.
func (s *resolution) findShort(name, title string, sex cue) (id int, sure float64) {
	for k, index := range []map[string][]int{s.persons.surname, s.persons.given} {
		for _, v := range s.variants(name) {
			list := s.persons.sharing(index[v], sex)
			switch {
			case len(list) == 0:
				continue
			case len(list) == 1 && k == 0:
				return list[0], sureOfSurname
			case len(list) == 1:
				return list[0], sureOfGiven
			}
			if title != "" {
				if id := s.titled(list, title); id >= 0 {
					return id, sureByTitle
				}
			}
			return s.salient(list), sureOfNamesake
		}
	}
	return -1, 0
}

// titled returns the only one of persons who has been given the title; -1 for none.
func (s *resolution) titled(list []int, title string) int {
	found := -1
	for _, id := range list {
		if t := s.records[s.persons.all[id].record].Title; strings.EqualFold(t, title) {
			if found >= 0 {
				return -1
			}
			found = id
		}
	}
	return found
}

// salient returns whom of persons a text is about: one with an office, then the
// one named most often, then the last named one.
func (s *resolution) salient(list []int) int {
	best, most := 0, -1
	for _, id := range list {
		r := &s.records[s.persons.all[id].record]
		weight := len(r.Mentions)
		if r.Title != "" && !s.isAddress(r.Title) {
			weight += 1 << 40
		}
		if weight >= most {
			best, most = id, weight
		}
	}
	return best
}

// isSurname reports whether a name that a tagger took for something else is the
// surname of a person named in full before.
func (s *resolution) isSurname(m *Mention) bool {
	name := m.Span.In(s.text)
	if m.Source != sourceTagger || m.Known != "" || m.Kind == People || strings.ContainsAny(name, " \n") || isAcronym(name) {
		return false
	}
	for _, v := range s.variants(strings.ToLower(name)) {
		for _, id := range s.persons.surname[v] {
			if len(s.persons.all[id].given) > 0 {
				return true
			}
		}
	}
	return false
}

// variants returns a name and what it may be where it or the name that it
// repeats is a genitive.
func (s *resolution) variants(name string) []string {
	all := append(make([]string, 0, 1+2*len(s.words.genitives)), name)
	all = append(all, s.stems(name)...)
	for _, e := range s.words.genitives {
		all = append(all, name+e)
	}
	return all
}

// stems returns what a name is without an ending of the genitive.
func (s *resolution) stems(name string) []string {
	var all []string
	for _, e := range s.words.genitives {
		if stem, ok := strings.CutSuffix(name, e); ok && len(stem) > 1 {
			all = append(all, stem)
		}
	}
	return all
}

// sharing returns those of a list who may have the sex: "Herr Mohn" is not "Frau Mohn".
func (x *personIndex) sharing(list []int, sex cue) []int {
	other := func(id int) bool { return x.all[id].sex&^sex != 0 }
	if sex == 0 || !slices.ContainsFunc(list, other) {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), other)
}

// note puts a person at the end of the lists of all parts of the name.
func (x *personIndex) note(id int) {
	p := &x.all[id]
	if len(p.given) > 0 {
		x.full[fullKey(p.given, p.surname)] = id
	}
	x.surname[p.surname] = bump(x.surname[p.surname], id)
	for _, g := range p.given {
		if utf8.RuneCountInString(g) > 1 {
			x.given[g] = bump(x.given[g], id)
		}
	}
}

func fullKey(given []string, surname string) string { return strings.Join(given, " ") + " " + surname }

func bump(list []int, id int) []int {
	if i := slices.Index(list, id); i >= 0 {
		list = slices.Delete(list, i, i+1)
	} else if len(list) == namesakes {
		list = slices.Delete(list, 0, 1)
	}
	return append(list, id)
}

// fuller returns the fuller one of two names of a person, without an ending of
// the genitive if either has it not.
func (s *resolution) fuller(a, b string) string {
	if a == "" {
		return b
	}
	x, y := strings.Count(a, " "), strings.Count(b, " ")
	if x == y && len(b) > len(a) && !s.genitiveOf(b, a) && isInitial(a) || y > x {
		a, b = b, a
	}
	last := a[strings.LastIndexByte(a, ' ')+1:]
	if stem := b[strings.LastIndexByte(b, ' ')+1:]; s.genitiveOf(last, stem) {
		a = a[:len(a)-len(last)+len(stem)]
	}
	return a
}

// isInitial reports whether a name starts with an initial.
func isInitial(name string) bool {
	_, n := utf8.DecodeRuneInString(name)
	return len(name) > n && name[n] == '.'
}

// sexOf returns what a title tells of a person's sex: cueHe, cueShe or nothing.
func (s *resolution) sexOf(title string) cue {
	c := cue(0)
	for w := range strings.FieldsSeq(title) {
		c |= s.words.listed(strings.Trim(w, ".")) & (cueHe | cueShe)
	}
	return c
}

// isAddress reports whether a title is one that everyone may have.
func (s *resolution) isAddress(title string) bool {
	for w := range strings.FieldsSeq(title) {
		if !s.words.has(strings.Trim(w, "."), cueAddress) {
			return false
		}
	}
	return true
}
