package treaty

import (
	"strings"

	"github.com/chancery-nlp/chancery/extractor/actor"
	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/extractor/span"
)

// candidate is an event as its sentence tells it, before treaties are told
// apart. Spans are bytes of the document, dates indexes in the document.
type candidate struct {
	typ      EventType
	span     span.Span
	status   Status
	reported bool
	date     int // -1 for none
	agents   []span.Span
	starts   []int   // where words may start that stand for who acts, if no agent is named
	nouns    []Agent // whom they stand for, once actors are resolved
	official bool    // an agent is a state, one of its bodies, or an organisation of states
	body     bool    // an agent is a body of a state
	private  bool    // an agent is a company, club or the like, and none is official
	place    span.Span
	terms    span.Span // of what a treaty rules, when or on which condition; zero if the words do not say
	mention  int       // index in the findings; -1 for none
	treaty   span.Span // zero for a pronoun
	pronoun  bool      // a pronoun, or nothing, stands for the treaty
	strong   bool      // only treaties undergo it
	far      bool      // the treaty may be named far before: "die Unterzeichnung fand … statt"
	member   bool      // joined or left an organisation
	sentence int
	rule     string
	present  bool // in the present tense: planned unless its date is past
	wish     bool // no more than wanted, threatened, demanded
	bare     bool // a noun or participle that asserts nothing by itself
	section  bool // inside an article of a treaty
	done     bool // the testimonium of the text
}

// trigger is a word that may tell of an event, with its place in the sentence.
type trigger struct {
	m           *mark
	shape       *shape
	first, last int // words
	clause      int32
	lo, hi      int // words of its scope; those of other clauses in it do not count
	noun, adj   bool
	passive     bool
	inherits    bool // shares the auxiliary of the trigger before it
	past, pres  bool // its auxiliaries are in that tense
	be, have    bool
	reduced     bool // a participle behind its noun, without auxiliary
	status      Status
	present     bool
	wish        bool
	treaty      int // 1 + index in work.treaties; 0 for none
	pronoun     bool
	event       int // index in the findings; -1 if it made none
	agents      int // group that acts; -1 for none
}

// group is a list of actors that act together: "Estland, Lettland und Litauen".
type group struct {
	first, last int // words
	members     []span.Span
	official    bool
	private     bool
	body        bool // a body of a state is among them
	office      bool // offices only, or what belongs to one
	prep        role // of the preposition before it; roleNone for none
	genitive    bool // depends on the noun before it
}

// events finds the events that the sentence tells.
func (w *work) events() {
	w.triggers = w.triggers[:0]
	for i := range w.mark {
		m := &w.mark[i]
		if m.rule.role != roleTrigger || !w.fits(m) {
			continue
		}
		sh := m.rule.shapes[m.value]
		t := trigger{m: m, shape: &sh, first: int(m.first) - w.first, last: int(m.last) - w.first, event: -1, agents: -1}
		if k := len(w.triggers); k > 0 && w.triggers[k-1].first == t.first && w.triggers[k-1].last == t.last || k > 0 && w.triggers[k-1].last > t.first {
			// Of words at one place the longest stands, or those that differ in what they need.
			if w.triggers[k-1].last-w.triggers[k-1].first > t.last-t.first {
				continue
			}
			if w.triggers[k-1].last-w.triggers[k-1].first < t.last-t.first {
				w.triggers[k-1] = t
				continue
			}
		}
		w.triggers = append(w.triggers, t)
	}
	if len(w.triggers) == 0 {
		return
	}
	w.cut()
	kept := w.triggers[:0]
	for _, t := range w.triggers {
		t.clause = w.words[t.first].clause
		if !w.complete(&t) {
			continue
		}
		kept = append(kept, t)
	}
	w.triggers = kept
	if len(w.triggers) == 0 {
		return
	}
	w.gather()
	w.scopes()
	for i := range w.triggers {
		w.event(i)
	}
}

// complete reports whether the company that the trigger needs is there: its
// particle at the end of the clause, its verb, or none of those that change it.
func (w *work) complete(t *trigger) bool {
	f := t.shape.form
	if f&(formNoun|formGerund) != 0 && f&(formNoun|formGerund) == f && !w.capitals && t.last < len(w.words) && w.words[t.last].treaty != 0 {
		return false // "the accession treaty"
	}
	if n := t.last; t.m.rule.typ == Negotiated && n+1 < len(w.words) && w.words[n].roles.has(roleTo) && w.words[n+1].treaty == 0 && !w.words[n+1].roles.any(set(roleDet, roleIndef, rolePoss)) {
		return false // "agreed to give"
	}
	if f&formInf != 0 && f&formNoun == 0 && !w.capitals && t.first > 0 && w.words[t.first-1].roles.has(roleDet) {
		return false // "an end to"
	}
	if len(t.shape.particle) > 0 && !w.particle(t, t.shape.particle) {
		return false
	}
	if len(t.shape.without) > 0 && w.particle(t, t.shape.without) {
		return false
	}
	if t.shape.companion != "" {
		return w.companion(t) >= 0 || w.standing(t)
	}
	return true
}

// standing reports whether t's phrase tells of a state since a date: "Seit dem
// 5. November ist er in Kraft".
func (w *work) standing(t *trigger) bool {
	if w.sinceThen(t) {
		return true
	}
	be, since := false, false
	for i := max(0, t.first-reach); i < len(w.words) && i < t.last+8; i++ {
		if w.words[i].clause == t.clause {
			be = be || w.words[i].roles.has(roleBe)
			since = since || w.words[i].roles.has(roleSince)
		}
	}
	return be && since && t.m.rule.typ == EnteredIntoForce
}

// sinceThen reports whether only a date stands between "since" and t's phrase,
// which no verb need go with: "unterzeichnet 2010 und seit 2012 in Kraft".
func (w *work) sinceThen(t *trigger) bool {
	k := t.first - 1
	for k >= 0 && w.words[k].date != 0 {
		k--
	}
	if t.m.rule.typ != EnteredIntoForce {
		return false
	}
	if k > 0 && k < t.first-1 && w.words[k].roles.has(roleDet) {
		k--
	}
	return k >= 0 && k < t.first-1 && w.words[k].roles.has(roleSince) ||
		t.last+1 < len(w.words) && w.words[t.last].roles.has(roleSince) && w.words[t.last+1].date != 0
}

// particle reports whether one of the particles ends the clause of t.
func (w *work) particle(t *trigger, list []string) bool {
	for i := t.last; i < len(w.words) && i < t.last+reach; i++ {
		if w.words[i].clause != t.clause || !w.words[i].roles.has(roleParticle) {
			continue
		}
		if i+1 < len(w.words) {
			next := &w.words[i+1]
			if next.clause == t.clause && w.token(i+1).Kind != segment.Punct && !next.roles.any(set(roleConj, roleSub, roleCondition)) {
				continue
			}
		}
		v := w.value(i, roleParticle)
		for _, p := range list {
			if p == v {
				return true
			}
		}
	}
	return false
}

// companion returns the word of the verb that t's phrase needs, -1 if it is
// not in its clause.
func (w *work) companion(t *trigger) int {
	best := -1
	for i := max(0, t.first-reach); i < len(w.words) && i < t.last+8; i++ {
		wd := &w.words[i]
		if !wd.roles.has(roleCompanion) || i < t.first && wd.clause != t.clause {
			continue
		}
		v := w.value(i, roleCompanion)
		if len(v) > len(t.shape.companion) && v[:len(t.shape.companion)] == t.shape.companion {
			if best < 0 || i >= t.first && i < t.last+2 {
				best = i
			}
		}
	}
	return best
}

// scopes gives each trigger the words that its company may stand in: its
// clause, parted from that of other triggers in it.
func (w *work) scopes() {
	for i := range w.triggers {
		t := &w.triggers[i]
		t.lo = max(0, t.first-reach, int(w.clauses[t.clause].first))
		t.hi = min(len(w.words), t.last+reach, int(w.clauses[t.clause].last))
		t.noun = t.shape.form&formNoun != 0 && (t.shape.form == formNoun || w.nominal(t))
		t.adj = !t.noun && w.attributive(t)
		if t.adj {
			t.lo, t.hi = w.phrase(t)
		}
	}
	for i := range w.triggers {
		t := &w.triggers[i]
		if t.adj || t.noun {
			continue
		}
		for k := i + 1; k < len(w.triggers); k++ {
			u := &w.triggers[k]
			if u.clause != t.clause || u.adj || u.noun || u.first == t.first {
				continue
			}
			if w.coordinated(t, u) {
				break
			}
			if s := w.split(t, u); s >= 0 {
				t.hi, u.lo = min(t.hi, s), max(u.lo, s)
			} else { // "agreed in May to extend": what stands between may belong to either
				t.hi, u.lo = min(t.hi, u.first), max(u.lo, t.last)
			}
			break
		}
	}
	for i := 1; i < len(w.triggers); i++ {
		if t, u := &w.triggers[i-1], &w.triggers[i]; w.coordinated(t, u) {
			u.lo = max(t.lo, u.first-reach)
		}
	}
	for i := len(w.triggers) - 1; i > 0; i-- {
		if t, u := &w.triggers[i-1], &w.triggers[i]; w.coordinated(t, u) {
			t.hi = min(u.hi, t.last+reach)
		}
	}
}

// coordinated reports whether no more than a conjunction stands between two
// verbs, which then share all else: "signed and ratified the treaty".
func (w *work) coordinated(t, u *trigger) bool {
	return t.clause == u.clause && u.first == t.last+1 && w.words[t.last].roles.has(roleConj) && !t.noun && !u.noun && !t.adj && !u.adj
}

// split returns the word at which the company of u starts and that of t before
// it ends, -1 if no comma or conjunction parts them.
func (w *work) split(t, u *trigger) int {
	comma, conj := -1, -1
	for i := t.last; i < u.first; i++ {
		if w.words[i].clause != t.clause {
			continue
		}
		if w.words[i].roles.has(roleConj) {
			if i == t.last {
				return i
			}
			if !w.listing(i) {
				conj = i
			}
		} else if w.token(i).Kind == segment.Punct && w.text(i) == "," && w.words[i].date == 0 && !w.listed(i) {
			comma = i
			if i == t.last {
				return i
			}
		}
	}
	switch {
	case conj >= 0:
		return conj
	case comma >= 0:
		return comma
	}
	return -1
}

// listing reports whether the conjunction at word i joins actors.
func (w *work) listing(i int) bool {
	if i == 0 || i+1 >= len(w.words) || w.words[i-1].mention == 0 {
		return false
	}
	next := i + 1
	for next < len(w.words) && next < i+4 && w.words[next].mention == 0 && (w.words[next].roles.any(set(roleDet, roleAgentPrep)) || w.token(next).Flags&segment.Capital != 0) {
		next++
	}
	return next < len(w.words) && w.words[next].mention != 0
}

// nominal reports whether a word that is noun and verb form alike is a noun
// here: an article before it, or its object behind "of".
func (w *work) nominal(t *trigger) bool {
	if t.first > 0 && w.words[t.first-1].roles.any(set(roleDet, rolePoss)) {
		return true
	}
	if t.first > 1 && (w.possessive(t.first-1) || w.possessive(t.first-2) && w.token(t.first-1).Flags&segment.Spaced == 0) {
		return true // "the pact's signing"
	}
	return t.last < len(w.words) && w.words[t.last].roles.has(roleOf)
}

// attributive reports whether t stands before the noun that it describes:
// "der im Juni unterzeichnete Vertrag".
func (w *work) attributive(t *trigger) bool {
	if t.shape.form&(formAdj|formPart) == 0 {
		return false
	}
	next := t.last
	if t.shape.companion != "" {
		// "der am 1. Mai in Kraft getretene Vertrag"
		return next+1 < len(w.words) && w.words[next].roles.has(roleCompanion) && w.words[next+1].treaty != 0
	}
	for next < len(w.words) && next < t.last+3 && w.words[next].treaty == 0 && w.token(next).Kind == segment.Word && w.token(next).Flags&segment.Capital == 0 && !w.words[next].roles.any(stopsName) {
		next++
	}
	if next >= len(w.words) || w.words[next].treaty == 0 {
		return false
	}
	if t.shape.form == formAdj {
		return true
	}
	if t.shape.form&formAdj == 0 && t.shape.form&formPast == 0 {
		return false // "hat unterzeichnet Vertrag" does not occur
	}
	// A finite form has its subject before it, an adjective its article.
	for k := t.first - 1; k >= 0 && k > t.first-14; k-- {
		wd := &w.words[k]
		if wd.clause != t.clause {
			return false
		}
		if wd.roles.any(set(roleDet, roleIndef)) {
			after := k + 1
			if wd.date != 0 || w.words[after].mention != 0 {
				return false
			}
			if after < t.first && k > 0 && w.words[k-1].roles.any(set(rolePrep, roleAgentPrep, rolePlacePrep)) && w.token(after).Flags&segment.Capital != 0 {
				continue // the article of "von der Regierung"
			}
			return after == t.first || w.words[after].date != 0 || w.token(after).Kind == segment.Digits ||
				w.words[after].roles.any(set(rolePrep, roleAgentPrep, rolePlacePrep, roleGoalPrep)) ||
				w.token(after).Flags&segment.Capital == 0 && w.adverbs(after, t.first)
		}
		if wd.roles.any(set(roleBe, roleHave, roleBecome, roleVerb)) {
			return false
		}
	}
	return false
}

// adverbs reports whether the words [i, j) are small ones or dates.
func (w *work) adverbs(i, j int) bool {
	for ; i < j; i++ {
		if w.words[i].date == 0 && w.words[i].mention == 0 && w.token(i).Flags&segment.Capital != 0 && !w.words[i-1].roles.any(set(rolePrep, roleAgentPrep, rolePlacePrep, roleDet)) {
			return false
		}
	}
	return true
}

// phrase returns the words of the noun phrase that the participle t stands in.
func (w *work) phrase(t *trigger) (lo, hi int) {
	lo, hi = t.first, t.last
	for lo > 0 && lo > t.first-16 {
		wd := &w.words[lo-1]
		if wd.clause != t.clause || wd.roles.any(set(roleVerb, roleHave, roleBe, roleBecome)) {
			break
		}
		lo--
		if wd.roles.any(set(roleDet, roleIndef)) && wd.date == 0 {
			if lo == 0 || !w.words[lo-1].roles.any(set(rolePrep, roleAgentPrep, rolePlacePrep)) {
				break
			}
			if lo+1 < len(w.words) && (w.words[lo+1].date != 0 || w.words[lo+1].roles.any(set(rolePrep, rolePlacePrep, roleAgentPrep)) || lo+1 == t.first) {
				break
			}
		}
	}
	for hi < len(w.words) && hi < t.last+4 && w.words[hi].treaty == 0 {
		hi++
	}
	if hi < len(w.words) && w.words[hi].treaty != 0 {
		hi = w.treaties[w.words[hi].treaty-1].last
	}
	return lo, hi
}

// when returns the date of t, -1 for none: the nearest in its scope that says
// when, not until when.
func (w *work) when(t *trigger, tight bool) int {
	best, distance := -1, 1<<30
	for i := t.lo; i < t.hi; i++ {
		wd := &w.words[i]
		if wd.clause != t.clause || wd.date == 0 || i > 0 && w.words[i-1].date == wd.date {
			continue
		}
		if !w.dated(wd.date) {
			continue
		}
		if i > 0 && w.words[i-1].roles.has(roleUntil) && t.m.rule.typ != Terminated || wd.treaty != 0 {
			continue
		}
		if w.ofAnother(t, i) || !t.adj && w.ofTreaty(i) {
			continue
		}
		far := i - t.first
		if far < 0 {
			far = -far
		}
		if tight && (far > 9 || i < t.first && !t.adj) {
			continue
		}
		if far < distance {
			best, distance = int(wd.date-1)+w.in.FirstDate, far
		}
	}
	if best < 0 {
		if best = w.dateline(t); best < 0 && !t.noun && !t.adj {
			best = w.meanwhile(t)
		}
		return best
	}
	return w.finer(t, best)
}

// dateline returns the date that t's clause stands behind in a list of dates:
// "1992: signing of the treaty"; -1 for none.
func (w *work) dateline(t *trigger) int {
	k := int(w.clauses[t.clause].first)
	if k == 0 || k >= t.first || w.text(k) != ":" || w.words[k-1].date == 0 || !w.dated(w.words[k-1].date) {
		return -1
	}
	return int(w.words[k-1].date-1) + w.in.FirstDate
}

// finer returns the date right behind date best that says more exactly when
// the same was, or best: "a year later, on 30 May 2019".
func (w *work) finer(t *trigger, best int) int {
	if best < 0 {
		return best
	}
	value := w.in.Dates[best-w.in.FirstDate].Value
	end := -1
	for i := t.lo; i < t.hi; i++ {
		switch n := int(w.words[i].date) - 1; {
		case n == best-w.in.FirstDate:
			end = i + 1
		case end >= 0 && i > end+3:
			return best
		case end >= 0 && n >= 0 && w.dated(int32(n+1)) && len(w.in.Dates[n].Value) > len(value) && strings.HasPrefix(w.in.Dates[n].Value, value):
			return n + w.in.FirstDate
		}
	}
	return best
}

// meanwhile returns the date of a clause that hangs on t's and is of the same
// time: "broke the accord when it closed the border in May".
func (w *work) meanwhile(t *trigger) int {
	for k := t.last; k < len(w.words) && k < t.last+reach; k++ {
		wd := &w.words[k]
		if wd.date == 0 || wd.clause == t.clause || !w.dated(wd.date) {
			continue
		}
		if c := &w.clauses[wd.clause]; c.parent == t.clause && int(c.first) >= t.last && w.opener(wd.clause).roles.has(roleSame) {
			return int(wd.date-1) + w.in.FirstDate
		}
	}
	return -1
}

// ofTreaty reports whether the date at word i tells which treaty is meant:
// "der Vertrag von 1972", "the 1972 treaty".
func (w *work) ofTreaty(i int) bool {
	if i > 1 && w.words[i-1].roles.has(roleOf) && w.words[i-2].treaty != 0 && len(w.in.Dates[w.words[i].date-1].Value) == len("2006") {
		return true
	}
	k := i
	for k < len(w.words) && w.words[k].date == w.words[i].date {
		k++
	}
	return k < len(w.words) && w.words[k].treaty != 0 && i > 0 && w.words[i-1].roles.has(roleDet)
}

// ofAnother reports whether the date at word i stands in the phrase of a
// participle other than t.
func (w *work) ofAnother(t *trigger, i int) bool {
	for k := range w.triggers {
		u := &w.triggers[k]
		if u.first != t.first && u.adj && i >= u.lo && i < u.hi {
			return true
		}
		// A date right behind another verb is that verb's.
		if !w.capitals && u.first < t.first && !u.noun && u.clause == t.clause && i >= u.last && i <= u.last+2 && i < t.first {
			return true
		}
	}
	return false
}

// where returns the place of t: a place behind "in".
func (w *work) where(t *trigger) span.Span {
	for i := t.lo; i < t.hi; i++ {
		wd := &w.words[i]
		if wd.clause != t.clause || wd.mention == 0 || i == 0 || w.words[i-1].mention == wd.mention {
			continue
		}
		m := &w.in.Mentions[wd.mention-1]
		if (m.Kind == actor.Place || m.Form == actor.Metonym) && m.Form != actor.Adjective && w.words[i-1].roles.has(rolePlacePrep) {
			return m.Span
		}
	}
	return span.Span{}
}
