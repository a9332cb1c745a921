package clause

import (
	"sort"

	"github.com/chancery-nlp/chancery/extractor/actor"
	"github.com/chancery-nlp/chancery/extractor/date"
	"github.com/chancery-nlp/chancery/extractor/segment"
)

// reportUnits finds the sentences of a report that say what a treaty provides:
// one with a treaty and what it does, or "under the treaty"; and those that go
// on from such a one, until news break in or the paragraph ends.
func (w *work) reportUnits() {
	named := w.dropParts()
	official, next := -far-1, 0 // last and next sentences that name a state or a body of states
	going := false              // the sentence before was such a one, or only quotes somebody behind one
	topical := false            // the paragraph has named a treaty
	listed := false             // in a list of what a treaty provides
	aside := false              // a sentence has told of something else since the last such one
	treaty := -far              // last sentence that names one
	for i, s := range w.in.Sentences {
		for ; next < len(w.in.Sentences) && (next <= i || !w.official(w.in.Sentences[next])); next++ {
			if w.official(w.in.Sentences[next]) {
				official = next
			}
		}
		u := unit{first: s.First, last: s.Last, section: -1, reported: true}
		before := topical
		fresh := false // the first sentence of a paragraph, behind one that ended in a provision
		if w.in.Tokens[s.First].Flags&segment.Newline != 0 {
			// The first sentence may take up what the paragraph before names.
			fresh = going
			going, topical = listed && !w.bullet(s.First), false
			listed = listed && !going
			if w.heading(&u); u.first >= u.last {
				going = fresh
				continue
			}
		}
		if t := w.opensList(&u); t > 0 && s.First >= named {
			listed = before || w.has(s.First, t, set(roleTreaty))
			u.first = t
		} else if listed && w.bullet(u.first) {
			u.first++
		}
		if !w.worded(&u) || i-official > far && next-i > far {
			continue
		}
		n := len(w.units)
		switch {
		case listed && w.bindsIn(&u):
			w.provisions(&u, true)
		case w.tells(&u), u.first > named && i-treaty <= far/2 && w.partiesBound(&u), going && w.goesOn(&u), fresh && w.binds(&u), before && w.takesUp(&u):
			w.provisions(&u, false)
		default:
			w.relatives(&u)
		}
		switch {
		case len(w.units) > n:
			going, aside = true, false
		case going && !w.quotes(&u): // one sentence of something else does not end it
			going = !aside && !w.newsIn(&u)
			aside = true
		}
		if w.has(s.First, u.last, set(roleTreaty)) {
			topical, treaty = true, i
		}
		if w.is(s.Last-1, ':') && topical {
			listed = s.Last < len(w.words) && w.bullet(s.Last)
		}
	}
}

// heading takes a line that is no sentence off the start of u.
func (w *work) heading(u *unit) {
	for t := u.first; t < u.last && t < u.first+maxHeading; t++ {
		if t > u.first && w.in.Tokens[t].Flags&segment.Newline != 0 {
			if w.capital(t) {
				u.first = t
			}
			return
		}
		if w.in.Tokens[t].Kind == segment.Punct || w.words[t].roles.has(set(roleDeontic, roleFinite, roleFrame, roleObject)) {
			return
		}
	}
	if u.last-u.first < maxHeading && w.in.Tokens[u.last-1].Kind != segment.Punct {
		u.first = u.last
	}
}

const maxHeading = 10 // tokens of a heading between paragraphs

// binds reports whether u says what somebody may, must or must not do, as news seldom do.
func (w *work) binds(u *unit) bool {
	if w.dated(u) || w.newsIn(u) {
		return false
	}
	for t := u.first; t < u.last; t++ {
		if m := w.marked(t, roleDeontic); m != nil && t > u.first+1 && (w.words[t].roles.has(set(roleActs)) || m.value == need || m.value == string(Prohibition)) {
			return true
		}
	}
	return false
}

// bullet reports whether token t marks an item of a list at the start of a line.
func (w *work) bullet(t int) bool {
	if w.in.Tokens[t].Flags&segment.Newline == 0 {
		return false
	}
	switch w.text(t) {
	case "-", "–", "—", "•", "*", "·", "▪", "‣":
		return true
	}
	return false
}

// opensList returns the first token of a list that starts within u, behind a
// colon; 0 if none does.
func (w *work) opensList(u *unit) int {
	for t := u.first + 1; t+1 < u.last; t++ {
		if w.is(t-1, ':') && w.bullet(t) {
			return t + 1
		}
	}
	return 0
}

// quotes reports whether u gives what somebody said.
func (w *work) quotes(u *unit) bool {
	for t := u.first; t < u.last; t++ {
		if w.quote(t) {
			return true
		}
	}
	return false
}

// partOf is the value of cues for a part of a treaty: "Article 4", "the text".
const partOf = "PART"

// dropParts takes their role from the parts of treaties before the first treaty,
// and returns the token of that.
func (w *work) dropParts() int {
	first := len(w.words)
	for i := range w.marks {
		if m := &w.marks[i]; m.role == roleTreaty && m.value != partOf {
			first = int(m.first)
			break
		}
	}
	for i := range w.marks {
		m := &w.marks[i]
		if int(m.first) >= first {
			break
		}
		if m.value == partOf && (m.role == roleTreaty || m.role == roleUnder) {
			for t := m.first; t < m.last; t++ {
				w.words[t].roles &^= 1 << m.role
			}
		}
	}
	return first
}

// far is how many sentences away from the name of a state a text may be about
// treaties.
const far = 8

// official reports whether s names a state, or a body or people of one.
func (w *work) official(s segment.Sentence) bool {
	for t := s.First; t < s.Last; t++ {
		if m := w.words[t].mention; m > 0 && stately(w.in.Mentions[m-1].Kind) {
			return true
		}
	}
	return false
}

// stately reports whether treaties may be concluded by, or in, actors of kind k.
func stately(k actor.Kind) bool {
	switch k {
	case actor.State, actor.InternationalOrg, actor.GovernmentBody, actor.People, actor.Place:
		return true
	}
	return false
}

// limbs adds a relative clause, parted where it says with two verbs what a
// treaty does.
func (w *work) limbs(from, end int) {
	cut, verbs := -1, 0
	for t := from; t < end; t++ {
		r := w.words[t].roles
		if r.has(set(roleConjunction)) && verbs == 1 && cut < 0 {
			cut = t
		}
		if r.has(set(roleFrame, roleObject)) {
			verbs++
		}
	}
	if verbs < 2 || cut < 0 || cut+1 >= end || !w.a.final {
		cut = end
	}
	w.units = append(w.units, unit{first: from, last: cut, section: -1, reported: true})
	if cut < end {
		w.units = append(w.units, unit{first: cut + 1, last: end, section: -1, reported: true})
	}
}

// tells reports whether a sentence names a treaty and says what it does.
func (w *work) tells(u *unit) bool {
	treaty := -1
	for t := u.first; t < u.last; t++ {
		r := w.words[t].roles
		switch {
		case r.has(set(roleNews)) && !r.has(set(roleUnder)):
			return false
		case r.has(set(roleUnder)):
			return w.bindsIn(u)
		case r.has(set(roleTreaty)):
			treaty = t
		case treaty >= 0 && treaty < u.first+maxFar && r.has(set(roleDeontic)) && w.words[u.first].roles.has(set(rolePreposition)):
			return !w.dated(u) // "In the treaty the two sides undertake …"
		case treaty >= 0 && r.has(set(roleFrame, roleObject)) && t-treaty < maxFar, w.a.final && r.has(set(roleObject)) && w.treatyBehind(t, u.last):
			m := w.marked(t, roleFrame)
			if w.marked(t, roleObject) != nil || m != nil && (m.value != "EFFECT" || !w.dated(u)) {
				return true
			}
		}
	}
	return false
}

// treatyBehind reports whether the subject behind a verb at token t is a treaty:
// "verpflichtet der Text".
func (w *work) treatyBehind(t, end int) bool {
	if t+1 >= end || w.marked(t+1, roleDeterminer) == nil && !w.words[t+1].roles.has(set(roleTreaty)) {
		return false
	}
	for k := t + 1; k < min(t+4, end); k++ {
		if w.words[k].roles.has(set(roleTreaty)) {
			return true
		}
	}
	return false
}

// partiesBound reports whether u says what parties as such may or must do.
func (w *work) partiesBound(u *unit) bool {
	if w.dated(u) || w.newsIn(u) || !w.has(u.first, u.last, set(roleDeontic)) {
		return false
	}
	for t := u.first; t < u.last; t++ {
		if m := w.marked(t, roleParty); m != nil && (m.value == "PARTY" || m.value == "EACH") && m.last > m.first+1 {
			return true
		}
	}
	return false
}

// provisions adds what sentence u provides: each of the main clauses that it
// joins, without those that provide nothing unless all are to be kept; or all
// of it.
func (w *work) provisions(u *unit, all bool) {
	n, from := len(w.units), u.first
	for t := u.first + 1; t < u.last; t++ {
		next := w.joint(t, u.last)
		if next == 0 || !w.mainClause(from, t) && !(w.is(t, ';') && t-from > 3) || !w.mainClause(next, w.semicolon(next, u.last)) {
			continue
		}
		w.provision(u, from, t, all)
		from = next
	}
	if from == u.first {
		w.units = append(w.units, *u)
		return
	}
	w.provision(u, from, u.last, all)
	if len(w.units) == n {
		w.units = append(w.units, *u)
	}
}

// provision adds tokens [from, to) of sentence u if they bind, or in any case.
func (w *work) provision(u *unit, from, to int, any bool) {
	p := *u
	p.first, p.last = from, to
	if any {
		w.units = append(w.units, p)
		return
	}
	if w.newsIn(&p) {
		return
	}
	first, last := w.hitsIn(&p)
	if first < last || w.has(from, to, set(roleDeontic, roleObject, roleFrame, roleInfinitive)) || w.a.final && w.toDo(&p) {
		w.units = append(w.units, p)
	}
}

// joint returns the token at which another main clause may start if token t
// parts it from what is before: a semicolon, a dash, a comma with a conjunction,
// a conjunction before a verb whose object is bound. It is 0 if t does not.
func (w *work) joint(t, end int) int {
	next := t + 1
	switch {
	case next+2 >= end:
		return 0
	case w.is(t, ';'), w.dash(t):
	case w.is(t, ','):
		if m := w.marked(next, roleConjunction); m == nil || m.value != "CLAUSE" {
			return 0
		}
		return next + 1
	case w.words[t].roles.has(set(roleConjunction)):
		if w.a.final && w.marked(next, roleDeontic) != nil && w.words[next].roles.has(set(roleActs)) {
			return next // "… und dürfen"
		}
		if m := w.marked(next, roleObject); m == nil || w.a.final && !w.verbal(next) {
			return 0
		}
		return next
	default:
		return 0
	}
	if m := w.marked(next, roleConjunction); m != nil {
		next = int(m.last)
	}
	return next
}

// semicolon returns the first semicolon in tokens [t, end), or end.
func (w *work) semicolon(t, end int) int {
	for k := t; k < min(end, t+maxPhrase); k++ {
		if w.is(k, ';') {
			return k
		}
	}
	return end
}

// dash reports whether token t is a dash between blanks.
func (w *work) dash(t int) bool {
	if t+1 >= len(w.words) || w.in.Tokens[t].Flags&segment.Spaced == 0 || w.in.Tokens[t+1].Flags&segment.Spaced == 0 {
		return false
	}
	s := w.text(t)
	return s == "–" || s == "—" || s == "-"
}

// mainClause reports whether a finite verb stands in tokens [from, to) outside
// of subordinate clauses, and not too far behind its start.
func (w *work) mainClause(from, to int) bool {
	sub, verbs := false, 0 // in a subordinate clause, and verbs in it
	for t := from; t < min(to, from+maxPhrase); t++ {
		r := w.words[t].roles
		switch {
		case w.is(t, ','), w.is(t, ';'), w.dash(t):
			sub = false
		case w.phrasalAt(t) > t:
			t = w.phrasalAt(t) - 1
		case r.has(set(roleRelative, roleSubordinate, rolePurpose, roleCondition, roleException)):
			sub, verbs = true, 0
		case r.has(set(roleDeontic, roleFinite, roleObject, roleFrame)):
			if verbs++; !sub || !w.a.final && verbs > 1 {
				return true // "travellers who are refused entry have to leave"
			}
			if m := w.marked(t, roleDeontic); m != nil {
				t = int(m.last) - 1
			}
		case !sub && w.a.final && t > from && w.plainGerman(t, from, to):
			return true
		}
	}
	return false
}

// phrasalAt returns where a condition or exception without a verb that starts
// at token t ends; t if none does.
func (w *work) phrasalAt(t int) int {
	for _, r := range [...]role{roleCondition, roleException} {
		if m := w.marked(t, r); m != nil && m.phrasal() {
			return int(m.last)
		}
	}
	return t
}

// takesUp reports whether a sentence says with a pronoun what a treaty does
// that the paragraph has named: "It obliges …".
func (w *work) takesUp(u *unit) bool {
	if w.newsIn(u) {
		return false
	}
	if w.words[u.first].roles.has(set(roleAnaphor)) {
		for t := u.first; t < u.last; t++ {
			if w.words[t].roles.has(set(roleDeontic, roleObject, roleFrame)) {
				return true
			}
		}
		if first, last := w.hitsIn(u); first < last && !w.dated(u) && w.mainClause(u.first, u.last) {
			return true
		}
	}
	m := w.marked(u.first, rolePronoun)
	if m == nil || m.value == "PERSON" {
		return false
	}
	t := int(m.last)
	for t < u.last && t < int(m.last)+2 && w.lightly(t) {
		t++
	}
	return t < u.last && w.words[t].roles.has(set(roleFrame, roleObject))
}

// newsIn reports whether the main clause of u tells news.
func (w *work) newsIn(u *unit) bool {
	sub := false
	for t := u.first; t < u.last; t++ {
		r := w.words[t].roles
		switch {
		case w.is(t, ','), w.is(t, ';'):
			sub = false
		case w.phrasalAt(t) > t:
		case t > u.first && r.has(set(roleRelative, roleCondition, roleException)):
			sub = true
		case !sub && r.has(set(roleNews)) && !r.has(set(roleUnder)):
			return true
		}
	}
	return false
}

// maxFar is how many tokens may stand between a treaty and what it does.
const maxFar = 12

// bindsIn reports whether u has a verb that may bind.
func (w *work) bindsIn(u *unit) bool {
	for t := u.first; t < u.last; t++ {
		if w.words[t].roles.has(set(roleDeontic, roleObject, roleFinite, roleFrame)) || w.a.final && w.verbal(t) {
			return true
		}
	}
	return false
}

// goesOn reports whether a sentence goes on with what a treaty provides.
func (w *work) goesOn(u *unit) bool {
	if w.newsIn(u) {
		return false
	}
	if w.has(u.first, u.last, set(roleDeontic, roleObject, roleInfinitive)) || w.a.final && w.toDo(u) {
		return true
	}
	if w.dated(u) {
		return false
	}
	if w.has(u.first, u.last, set(roleFrame)) {
		return true
	}
	for t := u.first; t < min(u.first+4, u.last); t++ {
		if m := w.words[t].mention; m > 0 && w.in.Mentions[m-1].Form != actor.Adjective && stately(w.in.Mentions[m-1].Kind) {
			return false // what a state does, not what it is to do
		}
	}
	first, last := w.hitsIn(u)
	return last > first || w.adverb(u.first) && w.mainClause(u.first, u.last) // "there they are destroyed"
}

// toDo reports whether an infinitive with "zu" in it ends a clause of u.
func (w *work) toDo(u *unit) bool {
	for t := u.first; t+1 < u.last; t++ {
		if w.in.Tokens[t].Kind == segment.Word && !w.capital(t) && w.in.Tokens[t+1].Kind == segment.Punct && toInfinitive(w.text(t)) {
			return true
		}
	}
	return false
}

// dated reports whether u has a date of the calendar, finer than a year, as news have.
func (w *work) dated(u *unit) bool {
	for t := u.first; t < u.last; t++ {
		d := w.words[t].date
		if d == 0 || t > u.first && (w.words[t-1].date == d || by[w.text(t-1)]) || t > u.first+1 && by[w.text(t-2)] {
			continue // or it says by when something is due
		}
		if w.in.Dates[d-1].Type == date.Date && len(w.in.Dates[d-1].Value) > len("1963") {
			return true
		}
	}
	return false
}

// by are the words before the time by which something is due.
var by = map[string]bool{"by": true, "until": true, "before": true, "bis": true, "spätestens": true, "ab": true, "vor": true}

// hitsIn is the range of evidence for types in u.
func (w *work) hitsIn(u *unit) (int, int) {
	first := sort.Search(len(w.hits), func(i int) bool { return int(w.hits[i].first) >= u.first })
	last := first
	for last < len(w.hits) && int(w.hits[last].first) < u.last {
		last++
	}
	return first, last
}

// relatives adds the relative clauses that say what a treaty does, in a
// sentence that tells of something else.
func (w *work) relatives(u *unit) {
	treaty := -1
	for t := u.first; t < u.last; t++ {
		r := w.words[t].roles
		if r.has(set(roleTreaty)) {
			treaty = t
		}
		if treaty < 0 || t-treaty > maxFar || !r.has(set(roleRelative)) || t == treaty {
			continue
		}
		end := u.last
		for end > t && w.in.Tokens[end-1].Kind == segment.Punct {
			end--
		}
		verb := false
		for k := t + 1; k < end; k++ {
			if w.words[k].roles.has(set(roleNews)) {
				return
			}
			if w.words[k].roles.has(set(roleFrame, roleObject)) {
				verb = true
			}
			if w.is(k, ',') {
				end = k
			}
		}
		if verb {
			w.limbs(t, end)
		}
		return
	}
}
