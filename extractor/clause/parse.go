package clause

import (
	"strings"

	"github.com/chancery-nlp/chancery/extractor/actor"
	"github.com/chancery-nlp/chancery/extractor/segment"
)

// part is a stretch of a clause beside its main statement.
type part struct {
	first, last int  // tokens [first, last)
	role        role // roleCondition, roleException or rolePurpose
	timed       bool // it only sets a time, and is a condition of rights and bans alone
}

// phrase is a range of tokens; none if it is empty.
type phrase struct{ first, last int }

func (p phrase) empty() bool { return p.last <= p.first }

// frame is what the shallow analysis of a clause found.
type frame struct {
	end     int // of the clause without its final mark
	verb    int // token of the finite verb or deontic marker that decides; -1 if none
	mark    *mark
	subject phrase
	bearer  phrase
	passive bool
	freed   bool // the bearer is one whom the clause frees of something
	plain   bool // the verb is one that no cue knows: "supplies"
}

// parse finds the parts, the verb and the subject of u.
func (w *work) parse(u *unit) frame {
	f := frame{verb: -1, end: u.last}
	for f.end > u.first && w.in.Tokens[f.end-1].Kind == segment.Punct && !w.quote(f.end-1) && !w.is(f.end-1, ')') {
		f.end--
	}
	w.findParts(u, f.end)
	w.findVerb(u, &f)
	for t := max(f.verb, u.first); f.verb >= 0 && t < f.end; t++ {
		if w.is(t, ';') {
			f.end = t // what follows is a sentence of its own
		}
	}
	if w.a.final {
		w.germanSubject(u, &f)
	} else {
		w.englishSubject(u, &f)
	}
	return f
}

// inPart returns the part that token t stands in, or nil.
func (w *work) inPart(t int) *part {
	for i := range w.parts {
		if p := &w.parts[i]; t >= p.first && t < p.last {
			return p
		}
	}
	return nil
}

// findParts finds conditions, exceptions and purposes, which do not overlap.
func (w *work) findParts(u *unit, end int) {
	w.parts = w.parts[:0]
	from := u.first
	if w.a.final {
		if last := w.inverted(u, end); last > from {
			w.parts = append(w.parts, part{first: from, last: last, role: roleCondition})
			from = last
		}
	}
	for t := from; t < end; {
		m := w.marked(t, roleException)
		r := roleException
		if m == nil {
			m, r = w.marked(t, roleCondition), roleCondition
		}
		if m == nil && t > u.first {
			m, r = w.marked(t, rolePurpose), rolePurpose
		}
		if m == nil || len(w.parts) >= maxParts {
			t++
			continue
		}
		last := w.partEnd(u, m, t, end)
		if last <= int(m.last) && m.value != bareMark && r == roleException {
			t++ // "eggs are excepted"
			continue
		}
		w.parts = append(w.parts, part{first: t, last: last, role: r, timed: m.value == "TIME" || m.value == "UNTIL"})
		t = max(last, t+1)
	}
}

const maxParts = 16 // of a clause; made-up text has more

// mainVerb reports whether a deontic marker follows outside of the parts.
func (w *work) mainVerb(t, end int) bool {
	for ; t < end; t++ {
		if p := w.inPart(t); p != nil {
			t = p.last - 1
		} else if w.words[t].roles.has(set(roleDeontic)) {
			return true
		}
	}
	return false
}

// partEnd finds where a condition or exception that mark m opens at token t ends.
func (w *work) partEnd(u *unit, m *mark, t, end int) int {
	stop := end
	list := int(m.last)+1 < end && w.is(int(m.last)+1, ')') || int(m.last) < end && w.is(int(m.last), '(') // "if (a) …; (b) …"
	for k := int(m.last) + 1; k < end; k++ {                                                               // the next condition or exception
		list = list || w.is(k, ':')
		if w.is(k, ';') && !list {
			end, stop = k, k // another sentence, or limb of the main clause
			break
		}
		if w.words[k].mark > 0 && w.words[k].roles.has(set(roleCondition, roleException)) && (w.marked(k, roleCondition) != nil || w.marked(k, roleException) != nil) &&
			(w.is(k-1, ',') || m.phrasal()) {
			stop = k
			if w.is(k-1, ',') || w.words[k-1].roles.has(set(roleConjunction)) {
				stop--
			}
			break
		}
	}
	if w.a.final && m.last < int32(end) && w.is(int(m.last), ',') {
		stop = max(stop, int(m.last)) // "es sei denn, ihnen …"
	}
	leading := w.leading(u, t)
	embedded := t > u.first+1 && w.is(t-1, ',') && w.words[t-2].roles.has(set(roleSubordinate, roleDeontic, roleFinite, roleFrame))
	switch {
	case leading && w.a.final:
		return w.germanLeading(m, stop, end)
	case leading:
		return w.englishLeading(m, stop, end)
	case w.a.final && !m.phrasal():
		return w.germanClauseEnd(int(m.last)+1, stop)
	case embedded:
		for k := int(m.last); k < stop; k++ {
			if !w.is(k, ',') || k+1 >= stop {
				continue
			}
			if !w.words[k+1].roles.has(set(roleRelative, roleConjunction)) {
				return k
			}
		}
	case m.value == bareMark:
		return int(m.last)
	case m.phrasal() && w.a.final:
		return min(w.phraseEnd(int(m.last), stop), stop)
	case m.phrasal():
		for k := int(m.last); k < stop; k++ {
			if w.words[k].roles.has(set(roleDeontic)) || w.is(k, ',') && k+1 < stop && w.words[k+1].roles.has(set(roleRelative, roleSubordinate)) {
				return k
			}
		}
	}
	return stop
}

// germanClauseEnd ends a subordinate clause at the comma behind its verb, which
// stands last in it; clauses within it end so, too.
func (w *work) germanClauseEnd(from, stop int) int {
	nested := 0
	for k := from; k+1 < stop; k++ {
		if !w.is(k, ',') {
			continue
		}
		if k == from && nested == 0 {
			return k // "soweit möglich,"
		}
		if w.words[k-1].roles.has(set(roleFinite, roleDeontic, roleInfinitive, rolePassive)) || w.verbal(k-1) {
			switch {
			case w.words[k+1].roles.has(set(roleSubordinate)):
				nested++ // "falls sie mitteilt, dass …"
			case nested == 0:
				return k
			default:
				nested--
			}
			continue
		}
		if w.subordinateAt(k+1, stop) || w.words[k+1].roles.has(set(roleCondition, roleException, rolePurpose)) {
			nested++
		}
	}
	return stop
}

// bareMark is the value of conditions that are no more than their words: "on demand".
const bareMark = "BARE"

// leading reports whether what starts at token t stands before the main clause:
// at the start of the unit or behind a semicolon, perhaps after a connecting word.
func (w *work) leading(u *unit, t int) bool {
	from := u.first
	for k := t - 1; k > u.first && k >= t-5; k-- {
		if w.is(k, ';') {
			from = k + 1
			break
		}
	}
	if t-from > 4 {
		return false
	}
	for k := from; k < t; k++ {
		if w.words[k].roles.has(set(roleDeontic, roleFinite, roleParty, roleFrame, roleThing, roleSubordinate)) || w.words[k].mention > 0 {
			return false
		}
	}
	return true
}

// englishLeading ends a leading condition at the comma before the main subject:
// the first one behind which no other clause opens before the deontic marker.
func (w *work) englishLeading(m *mark, stop, end int) int {
	comma := -1
	for k := int(m.last); k < end; k++ {
		r := w.words[k].roles
		switch {
		case w.is(k, ','):
			// In a list the comma before the main subject is the last one.
			if comma < 0 || m.phrasal() && k+1 < end && !w.nominal(comma+1) && w.nominal(k+1) {
				comma = k
			}
		case comma == k-1 && r.has(set(roleConjunction)): // the condition goes on
			comma = -1
		case comma >= 0 && comma == k-1 && k+1 < end && w.text(k) == "that" && w.words[k+1].roles.has(set(roleParty)): // "that person"
		case comma >= 0 && r.has(set(roleRelative, roleSubordinate, roleCondition)) && !(m.phrasal() && w.nominal(comma+1)):
			comma = -1
		case comma >= 0 && r.has(set(roleDeontic, roleFinite, roleObject)):
			return comma
		}
	}
	if comma >= 0 {
		return comma
	}
	if m.phrasal() {
		v := int(m.last)
		for v < stop && !w.words[v].roles.has(set(roleDeontic, roleFinite)) {
			v++
		}
		if v < stop {
			// "In the case of X the Parties shall": the last article before the verb.
			for k := v - 1; k > int(m.last); k-- {
				if w.words[k].roles.has(set(roleDeterminer)) && !w.words[k-1].roles.has(set(rolePreposition)) {
					return k
				}
			}
		}
	}
	return stop
}

// germanLeading ends a leading condition before the finite verb of the main
// clause, which stands right behind it.
func (w *work) germanLeading(m *mark, stop, end int) int {
	for k := int(m.last); k < end; k++ {
		if m.phrasal() && w.words[k].roles.has(set(roleDeontic, roleFinite, roleObject)) {
			if w.is(k-1, ',') {
				return k - 1
			}
			return k
		}
		if !w.is(k, ',') || k+1 >= end {
			continue
		}
		if r := w.words[k+1].roles; r.has(set(roleDeontic, roleFinite, roleObject, roleFrame)) && !r.has(set(roleRelative)) || w.resumes(k+1) || w.verbal(k+1) && k+2 < end && w.nominal(k+2) {
			return k
		}
	}
	if m.phrasal() {
		return min(w.phraseEnd(int(m.last), end), end)
	}
	return stop
}

// resumes reports whether token i takes up a condition: "so", "dann".
func (w *work) resumes(i int) bool {
	switch w.text(i) {
	case "so", "dann":
		return true
	}
	return false
}

// verbal reports whether token i has the form of a German finite verb of the
// third person: a small letter, and -t or -en at the end.
func (w *work) verbal(i int) bool {
	t := &w.in.Tokens[i]
	if t.Kind != segment.Word || t.Flags&segment.Capital != 0 {
		return false
	}
	s := w.text(i)
	return len(s) > 3 && (strings.HasSuffix(s, "t") || strings.HasSuffix(s, "en") || strings.HasSuffix(s, "ern") || strings.HasSuffix(s, "eln")) &&
		!w.words[i].roles.has(set(roleDeterminer, rolePreposition, roleNegation, rolePronoun, roleRelative))
}

// nominal reports whether a noun phrase may start at token i.
func (w *work) nominal(i int) bool {
	return w.words[i].roles.has(set(roleDeterminer, roleParty, rolePronoun)) || w.words[i].mention > 0 || w.capital(i)
}

// phraseEnd ends a German noun phrase with all that depends on it: articles,
// prepositions, adjectives before a noun, nouns, coordination.
func (w *work) phraseEnd(t, end int) int {
	for ; t < end; t++ {
		tok := &w.in.Tokens[t]
		r := w.words[t].roles
		switch {
		case tok.Kind == segment.Word && !w.capital(t) && toInfinitive(w.text(t)):
			return t // "auf Verlangen der Konsuln | auszuliefern"
		case tok.Kind == segment.Digits, w.quote(t), tok.Kind == segment.Word && w.capital(t):
		case r.has(set(roleDeterminer)) && !w.genitive(t) && t > 0 && w.capital(t-1) && !w.words[t-1].roles.has(set(rolePreposition, roleConjunction)):
			return t // the next phrase
		case r.has(set(rolePreposition)) && r.has(set(roleDeadline)) && t > 0 && w.capital(t-1) && t+1 < end && (w.words[t+1].date > 0 || w.words[t+1].roles.has(set(rolePreposition))):
			return t // "auf Ersuchen der anderen | binnen drei Tagen"
		case r.has(set(roleDeterminer, rolePreposition, roleConjunction)):
		case tok.Kind == segment.Punct:
			return t
		case t+1 < end && (w.capital(t+1) || w.words[t+1].mention > 0) && !w.words[t+1].roles.has(set(roleRelative)):
		case otherOne[w.text(t)] && t > 0 && w.words[t-1].roles.has(set(roleDeterminer)):
			return t + 1 // "mit Zustimmung der anderen"
		case t+2 < end && adjectival(w.text(t)) && w.capital(t+2) && !w.words[t+1].roles.has(set(roleDeterminer)):
		default:
			return t
		}
	}
	return t
}

// otherOne are adjectives that stand for one of two parties.
var otherOne = map[string]bool{"anderen": true, "andern": true, "übrigen": true, "letzteren": true, "ersteren": true}

// adjectival reports whether a German word has an ending of adjectives.
func adjectival(s string) bool {
	for _, e := range [...]string{"e", "en", "er", "es", "em"} {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

// findVerb picks the deontic marker, or else the finite verb, of the main clause.
func (w *work) findVerb(u *unit, f *frame) {
	sub, verb := false, false // in a relative clause, behind its verb
	for t := u.first; t < f.end; t++ {
		if p := w.inPart(t); p != nil {
			t = p.last - 1
			sub = false
			continue
		}
		r := w.words[t].roles
		switch {
		case w.is(t, ',') || w.is(t, ';'):
			sub = false
		case r.has(set(roleRelative)) && t > u.first && (!u.reported || !w.a.final && w.is(t-1, ',')) && !(w.a.final && w.listed(t, f.end)):
			sub, verb = true, false
		case sub && !w.a.final && r.has(set(roleDeontic)):
			sub = false
			if k := w.marked(t, roleDeontic); k != nil && !verb && w.mainVerb(int(k.last), f.end) {
				continue // the verb of the relative clause
			}
		case sub && r.has(set(roleFinite)):
			verb = true
		}
		if sub {
			continue
		}
		m, object := w.marked(t, roleDeontic), w.marked(t, roleObject)
		if m != nil && (object == nil || object.last <= m.last) {
			f.verb, f.mark = t, m
			return
		}
		if object != nil && f.mark == nil && (w.a.final || t == u.first || !w.capital(t)) {
			f.verb, f.mark = t, object
			if u.reported || m != nil {
				return
			}
		}
		if f.verb < 0 && w.marked(t, roleFinite) != nil {
			f.verb = t
		}
	}
	if f.verb < 0 && !u.recital && !u.testimony {
		w.findPlain(u, f)
	}
}

// findPlain picks a finite verb that no cue knows, by its ending and by the
// phrase before it.
func (w *work) findPlain(u *unit, f *frame) {
	from := u.first
	for t := u.first; t < f.end; t++ {
		if p := w.inPart(t); p != nil {
			t = p.last - 1
			from = p.last
			if from < f.end && w.is(from, ',') {
				from++
			}
			continue
		}
		if w.is(t, ',') && w.subordinateAt(t+1, f.end) {
			return
		}
		if t > from+maxPhrase {
			return
		}
		if t <= from || w.in.Tokens[t].Kind != segment.Word || w.capital(t) || w.in.Tokens[t-1].Kind != segment.Word {
			continue
		}
		if w.a.final && w.plainGerman(t, from, f.end) || !w.a.final && w.plainEnglish(t, from, f.end) {
			f.verb, f.plain = t, true
			return
		}
		if !w.a.final && w.words[t].roles.has(set(roleSubordinate, roleRelative, roleFrame)) {
			return
		}
	}
}

// plainGerman reports whether token t is a finite verb in the second place.
func (w *work) plainGerman(t, from, end int) bool {
	before := w.words[t-1]
	behind := t+1 < end && w.nominal(t+1)
	if !w.verbal(t) || !(w.capital(t-1) && (t-1 > from || behind) || before.mention > 0 || before.roles.has(set(rolePronoun, roleParty))) {
		return false
	}
	if participle(w.text(t)) {
		return t+1 < end && w.marked(t+1, roleDeterminer) != nil // "bestreitet die Partei"
	}
	return strings.HasSuffix(w.text(t), "t") || behind || t+1 < end && (w.text(t+1) == "einander" || w.text(t+1) == "sich")
}

// plainEnglish reports whether token t is a verb of the third person behind
// somebody who can be bound.
func (w *work) plainEnglish(t, from, end int) bool {
	s, before := w.text(t), w.words[t-1]
	return (before.mention > 0 || before.roles.has(set(rolePronoun, roleParty))) &&
		len(s) > 3 && strings.HasSuffix(s, "s") && !strings.HasSuffix(s, "ss") && !strings.HasSuffix(s, "us") && w.words[t].roles == 0 &&
		t+1 < end && w.in.Tokens[t+1].Kind == segment.Word && w.agentive(phrase{from, t})
}

// agentive reports whether the noun phrase names someone who can be bound: its
// head, the last word before what depends on it.
func (w *work) agentive(p phrase) bool {
	if w.a.final && w.partyAt(p.first) != nil {
		return true
	}
	head := -1
	for t := p.first; t < p.last; t++ {
		r := w.words[t].roles
		tok := &w.in.Tokens[t]
		if t > p.first && !(!w.a.final && t == p.first+1 && w.words[p.first].roles.has(set(roleDeterminer)) && pastParticiple(w.text(t))) && (r.has(set(rolePreposition, roleRelative)) && w.words[t].mention == 0 || tok.Kind == segment.Punct || !w.a.final && r.has(set(roleSubordinate))) {
			break
		}
		if !w.a.final && head >= 0 && w.words[head].roles.has(set(roleParty)) && (pastParticiple(w.text(t)) || r.has(set(roleNegation)) || w.text(t) == "responsible" || w.text(t) == "competent" || strings.HasSuffix(w.text(t), "ing")) && t+1 < p.last {
			break // "staff sent there by a Party"
		}
		if w.a.final && head >= 0 && (r.has(set(roleDeterminer)) || !w.capital(t) && !r.has(set(roleConjunction))) {
			break // a genitive
		}
		if tok.Kind == segment.Word && (!w.a.final || w.capital(t) || r.has(set(rolePronoun, roleParty))) && (!r.has(set(roleNegation)) || !w.a.final && r.has(set(rolePronoun))) && !(w.a.final && r.has(set(roleDeterminer)) && p.last > p.first+1) {
			head = t
			if w.a.final && r.has(set(roleParty, roleThing)) {
				break
			}
		}
	}
	if head < 0 {
		return false
	}
	if !w.a.final && head > p.first && pastParticiple(w.text(head)) && w.words[head-1].roles.has(set(roleParty)) {
		head-- // "the investor concerned"
	}
	r := w.words[head].roles
	if r.has(set(roleThing)) {
		return false
	}
	if r.has(set(roleParty)) {
		return true
	}
	if r.has(set(rolePronoun)) {
		return true
	}
	if m := w.words[head].mention; m > 0 {
		switch k := w.in.Mentions[m-1]; k.Kind {
		case actor.Person, actor.State, actor.InternationalOrg, actor.GovernmentBody, actor.Organization, actor.ArmedForce, actor.People, actor.Office, actor.TreatyParty:
			return k.Form != actor.Adjective
		case actor.Place:
			return p.last-p.first <= 2
		}
	}
	return false
}

// phrasal reports whether a condition or exception is a phrase without a verb.
func (m *mark) phrasal() bool { return m.value == "PHRASE" || m.value == "TIME" || m.value == bareMark }
