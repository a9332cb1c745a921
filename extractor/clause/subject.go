package clause

import (
	"strings"

	"github.com/chancery-nlp/chancery/extractor/actor"
	"github.com/chancery-nlp/chancery/extractor/segment"
)

// englishSubject finds the subject before the verb, and who is bound: the
// subject if it can be, the object of "obliges", or the agent of a passive.
func (w *work) englishSubject(u *unit, f *frame) {
	if f.verb < 0 {
		return
	}
	if f.mark != nil && f.mark.role == roleObject {
		f.bearer = w.englishObject(int(f.mark.last), f.end)
		return
	}
	if f.mark != nil && f.verb == u.first && w.words[f.verb].roles.has(set(roleNegation)) {
		f.bearer, f.freed = w.englishObject(int(f.mark.last), f.end), true // "nothing … requires a Party"
		return
	}
	from := u.first
	carried := false // by [from, t): someone who can be bound
	bound := -1      // a start of a phrase that is known to name such a one
	for t := u.first; t < f.verb; t++ {
		r := w.words[t].roles
		switch p := w.inPart(t); {
		case p != nil && p.first > from && !w.is(p.first-1, ','):
			t = p.last - 1 // in a relative clause of the subject
		case p != nil:
			t = p.last - 1
			from = p.last
			if from < f.verb && w.is(from, ',') {
				from++
				t++
			}
		case w.is(t, ','):
			// A comma closes an adverbial before the subject, unless the subject
			// goes on: a list, or a relative clause in commas.
			if !carried || w.words[from].roles.has(set(rolePreposition, roleUnder, roleSubordinate)) {
				from = t + 1
			}
		case w.is(t, ':'):
			from = t + 1
		case r.has(set(roleSubordinate)) && bound != from:
			if bound = from; !w.agentive(phrase{from, t}) {
				from = t + 1
			}
		}
		carried = from <= t && (carried || w.words[t].roles.has(set(roleParty)) || w.words[t].mention > 0)
	}
	for from < f.verb && w.adverb(from) {
		from++
	}
	if m := w.marked(from, roleUnder); m != nil && int(m.last) < f.verb {
		from = int(m.last)
	}
	if from == u.first && w.words[from].roles.has(set(rolePreposition)) {
		// "From that time the Parties shall": the last phrase before the verb.
		for k := f.verb - 1; k > from+1; k-- {
			if w.words[k].roles.has(set(roleDeterminer)) && !w.words[k-1].roles.has(set(rolePreposition, roleConjunction)) {
				from = k
				break
			}
		}
	}
	s := phrase{from, f.verb}
	for !s.empty() && w.is(s.last-1, ',') {
		s.last--
	}
	if s.last-s.first > maxPhrase {
		return
	}
	for t := s.first + 1; t+1 < s.last; t++ {
		if w.is(t, ',') && (w.words[t+1].roles.has(set(roleRelative)) || w.text(t+1) == "as" || w.text(t+1) == "being") && w.named(phrase{s.first, t}) {
			s.last = t // "Norway, which has no army, may"
		}
	}
	f.subject = s
	f.passive = w.passiveAfter(f)
	agent := w.agent(w.verbEnd(f), f.end)
	switch {
	case (f.passive || s.last == s.first+1 && w.words[s.first].roles.has(set(rolePronoun))) && !agent.empty():
		f.bearer = agent
	case !f.passive && !s.empty() && w.words[f.verb-1].roles.has(set(roleConjunction)) && w.partyLeads(s):
		f.bearer = phrase{s.first, int(w.marked(s.first, roleParty).last)} // "the Parties condemn war and undertake"
	case !f.passive && f.mark == nil && !f.plain && !w.partyIn(s):
		// "Ruritania remains neutral" binds nobody by itself.
	case !f.passive && w.agentive(s):
		f.bearer = s
	case !agent.empty():
		f.bearer = agent
	case w.acts(f):
		f.bearer = s
	}
}

// acts reports whether the subject, whoever it is, does what the verb says it
// may or must: then it is who may or must.
func (w *work) acts(f *frame) bool {
	if f.passive || f.subject.empty() || f.mark == nil || f.mark.role != roleDeontic || f.mark.last != f.mark.first+1 {
		return false
	}
	if m := w.marked(f.verb, roleActs); m == nil {
		return false
	}
	if end := int(f.mark.last); end < f.end && w.words[end].roles.has(set(rolePassive, roleNegation)) && !w.a.final {
		return false // "may be", "may not"
	}
	for t := f.subject.first; t < f.subject.last; t++ {
		r := w.words[t].roles
		if r.has(set(roleThing, rolePreposition, rolePronoun)) && w.words[t].mention == 0 && t < f.subject.first+3 || r.has(set(roleThing)) {
			return false
		}
	}
	return true
}

const maxPhrase = 120 // tokens of a subject

// verbEnd is the first token behind the verb or its marker.
func (w *work) verbEnd(f *frame) int {
	if f.mark != nil {
		return int(f.mark.last)
	}
	return f.verb + 1
}

// partyIn reports whether p names parties as such: "each State Party".
func (w *work) partyIn(p phrase) bool {
	for t := p.first; t < p.last; t++ {
		if m := w.marked(t, roleParty); m != nil && m.value != "" {
			return true
		}
	}
	return false
}

// adverb reports whether token t is a word before a subject that is none of it.
func (w *work) adverb(t int) bool {
	return w.words[t].roles.has(set(roleConjunction)) || w.in.Tokens[t].Kind == segment.Punct && !w.quote(t) || w.marked(t, roleToward) != nil && w.marked(t, roleToward).value == "ADVERB"
}

// passiveAfter reports whether the verb is in the passive.
func (w *work) passiveAfter(f *frame) bool {
	t := f.verb
	if f.mark != nil {
		t = int(f.mark.last)
	}
	for ; t < f.end && w.lightly(t); t++ {
	}
	if t >= f.end || !w.words[t].roles.has(set(rolePassive)) {
		return false
	}
	for t++; t < f.end && w.lightly(t); t++ {
	}
	return t < f.end && pastParticiple(w.text(t)) && !(t+1 < f.end && w.text(t+1) == "to" && enabling[w.text(t)])
}

// lightly reports whether token t may stand between the parts of a verb.
func (w *work) lightly(t int) bool {
	return w.words[t].roles.has(set(roleNegation)) || strings.HasSuffix(w.text(t), "ly") || light[w.text(t)]
}

var light = map[string]bool{"also": true, "always": true, "only": true, "first": true, "hereby": true, "in": true, "then": true, "as": true, "far": true, "possible": true, "thereby": true}

// enabling are participles that bind or entitle their subject.
var enabling = map[string]bool{"entitled": true, "required": true, "obliged": true, "allowed": true, "permitted": true, "authorized": true, "authorised": true, "committed": true, "empowered": true, "enabled": true}

// pastParticiple reports whether an English word has the form of a past participle.
func pastParticiple(s string) bool { return strings.HasSuffix(s, "ed") && s != "need" || irregular[s] }

var irregular = map[string]bool{"made": true, "taken": true, "given": true, "held": true, "borne": true, "met": true, "kept": true, "set": true, "sent": true,
	"brought": true, "paid": true, "found": true, "done": true, "drawn": true, "chosen": true, "put": true, "laid": true, "dealt": true, "built": true, "shown": true,
	"sought": true, "withdrawn": true, "undertaken": true, "written": true, "understood": true, "left": true, "sold": true, "spent": true, "struck": true, "run": true, "cut": true}

// agent finds who a passive says acts: "by each Party".
func (w *work) agent(t, end int) phrase {
	for ; t < end; t++ {
		if p := w.inPart(t); p != nil {
			t = p.last - 1
			continue
		}
		m := w.marked(t, roleAgent)
		if m == nil {
			continue
		}
		p := w.nounPhrase(int(m.last), end)
		if !p.empty() && w.agentive(p) {
			return p
		}
	}
	return phrase{}
}

// englishObject finds the object of a verb that binds it: "obliges each side to".
func (w *work) englishObject(t, end int) phrase {
	p := phrase{t, t}
	for ; t < end && t < p.first+maxPhrase; t++ {
		r := w.words[t].roles
		if w.inPart(t) != nil || w.in.Tokens[t].Kind == segment.Punct || r.has(set(roleToward, roleDeontic, roleFinite, roleNegation)) && t > p.first {
			break
		}
		if r.has(set(rolePreposition)) && t > p.first && !(w.text(t) == "of") {
			break
		}
	}
	p.last = t
	if !w.agentive(p) {
		return phrase{}
	}
	return p
}

// nounPhrase is the noun phrase from token t on, with what depends on its head.
func (w *work) nounPhrase(t, end int) phrase {
	if w.a.final {
		return w.germanPhrase(t, end)
	}
	p := phrase{t, t}
	for ; t < end && t < p.first+maxPhrase; t++ {
		r := w.words[t].roles
		if w.inPart(t) != nil || w.in.Tokens[t].Kind == segment.Punct && !w.is(t, '-') {
			break
		}
		if r.has(set(roleDeontic, roleFinite, roleAgent, roleSubordinate, roleDeadline, roleToward)) {
			break
		}
		if r.has(set(rolePreposition)) && w.text(t) != "of" && w.text(t) != "to" {
			break
		}
		if w.words[t].date > 0 {
			break
		}
	}
	p.last = t
	for !p.empty() && (w.words[p.last-1].roles.has(set(rolePreposition, roleConjunction, roleDeterminer)) || alone[w.text(p.last-1)]) {
		p.last--
	}
	return p
}

// alone are words behind a noun phrase that tell how its head acts.
var alone = map[string]bool{"alone": true, "jointly": true, "together": true, "only": true, "up": true, "itself": true, "themselves": true, "directly": true}

// germanSubject finds the subject in the field before the finite verb, or else
// the first phrase behind it that can be one.
func (w *work) germanSubject(u *unit, f *frame) {
	if f.mark != nil && f.mark.role == roleObject {
		if p := w.germanPhrase(u.first, f.end); f.mark.value == string(Permission) && !p.empty() && p.last == f.verb && w.agentive(p) {
			f.subject, f.bearer, f.mark = p, p, nil // who grants something owes it
			return
		}
		f.bearer = w.firstAgent(int(f.mark.last), f.end, true)
		return
	}
	if m := w.marked(u.first, rolePronoun); m != nil && u.reported && int(m.last) < f.end && f.mark == nil && w.words[m.last].roles.has(set(roleFrame)) {
		f.subject = phrase{u.first, int(m.last)} // the treaty
		return
	}
	first := u.first
	for t := first; t+1 < f.verb; t++ {
		if w.is(t, ':') {
			first = t + 1
		}
	}
	for first < f.verb && w.adverb(first) {
		first++
	}
	passive := false
	for t := first; t < f.end; t++ {
		if p := w.inPart(t); p != nil {
			t = p.last - 1
			continue
		}
		if w.is(t, ',') && t > first && w.subordinateAt(t+1, f.end) {
			t = w.pastRelative(t, f.end)
			continue
		}
		passive = passive || w.words[t].roles.has(set(rolePassive))
	}
	f.passive = passive && w.participleLast(u, f) || w.toBe(f) && w.marked(f.verb, roleFinite).value == "BE"
	for t := first; t < f.end; t++ {
		if p := w.inPart(t); p != nil {
			t = p.last - 1
			continue
		}
		if u.reported && w.words[t].roles.has(set(roleSubordinate)) && !f.passive {
			if p := w.firstAgent(t+1, f.end, false); !p.empty() {
				f.bearer = p
				return
			}
		}
	}
	if p := w.germanPhrase(first, f.end); !p.empty() && !w.words[first].roles.has(set(rolePreposition)) && w.inPart(first) == nil {
		f.subject = p
		q := w.behindVerb(p, f)
		switch {
		case !f.passive && !q.empty() && w.marked(p.first, roleDeterminer) == nil && w.partyIn(q):
			f.bearer = q // "Gefangene müssen beide Seiten freilassen"
			return
		case !f.passive && w.agentive(p):
			f.bearer = w.withRelative(w.prefield(p, f), f.end)
			return
		case f.passive:
			f.bearer = w.agent(p.last, f.end)
			return
		case w.nominative(p.first) && !w.words[p.first].roles.has(set(rolePronoun)):
			f.bearer = q
			return
		}
	}
	if f.passive {
		f.bearer = w.agent(first, f.end)
		return
	}
	f.bearer = w.firstAgent(first, f.end, false)
	if f.bearer.empty() && f.subject.empty() && f.verb >= 0 && f.verb+1 < f.end {
		k := f.verb + 1
		if w.text(k) == "sich" && k+1 < f.end {
			k++
		}
		if p := w.germanPhrase(k, f.end); !p.empty() && w.nominative(p.first) && w.capital(p.last-1) && w.inPart(p.first) == nil {
			f.subject = p // "Dafür darf jeder Insasse"
			if w.acts(f) || w.toBe(f) && w.marked(f.verb, roleFinite).value == "HAVE" {
				f.bearer = p
			}
		}
	}
	if p := f.subject; f.bearer.empty() && p.last == f.verb && p.last > p.first+1 && w.capital(p.last-1) && w.nominative(p.first) && w.acts(f) {
		f.bearer = p
	}
}

// prefield is p with what depends on its head by a preposition, up to the verb:
// only one phrase stands before that.
func (w *work) prefield(p phrase, f *frame) phrase {
	for t := p.last; t < f.verb; t++ {
		if w.in.Tokens[t].Kind == segment.Punct || w.inPart(t) != nil {
			return p
		}
	}
	if f.verb > p.last && f.verb < f.end-1 && w.words[p.last].roles.has(set(rolePreposition)) {
		p.last = f.verb
	}
	return p
}

// behindVerb is the subject behind the verb where an object may stand first:
// "Waffen dürfen die Parteien nicht liefern".
func (w *work) behindVerb(p phrase, f *frame) phrase {
	k := f.verb + 1
	if k < f.end && w.text(k) == "sich" {
		k++
	}
	if f.verb < p.last || k >= f.end || !w.nominal(k) {
		return phrase{}
	}
	for t := p.last; t < f.verb; t++ {
		if w.is(t, ',') {
			return phrase{}
		}
	}
	if q := w.germanPhrase(k, f.end); !q.empty() && w.nominative(q.first) && w.agentive(q) {
		return q
	}
	return phrase{}
}

// withRelative takes the relative clause behind p in, if the verb of the main
// clause follows it.
func (w *work) withRelative(p phrase, end int) phrase {
	if p.last+1 >= end || !w.is(p.last, ',') || !w.words[p.last+1].roles.has(set(roleRelative)) || w.named(p) {
		return p
	}
	for k := p.last + 2; k+1 < end && k < p.first+maxPhrase; k++ {
		if w.is(k, ',') && w.words[k+1].roles.has(set(roleDeontic, roleFinite)) {
			return phrase{p.first, k}
		}
	}
	return p
}

// named reports whether p is a name, of which a relative clause tells something more.
func (w *work) named(p phrase) bool {
	m := w.words[p.last-1].mention
	return m > 0 && w.in.Mentions[m-1].Form == actor.Name && w.words[p.first].mention == m
}

// participleLast reports whether the clause ends in a participle or in the
// infinitive of a passive, so that "werden" is one of the passive and not of
// the future.
func (w *work) participleLast(u *unit, f *frame) bool {
	for t := u.first; t < f.end; t++ {
		if p := w.inPart(t); p != nil {
			t = p.last - 1
			continue
		}
		if w.is(t, ',') && t > u.first && w.subordinateAt(t+1, f.end) {
			t = w.pastRelative(t, f.end)
			continue
		}
		if w.in.Tokens[t].Kind != segment.Word || w.capital(t) || !participle(w.text(t)) {
			continue
		}
		if t+1 >= f.end || w.in.Tokens[t+1].Kind == segment.Punct || w.words[t+1].roles.has(set(rolePassive, roleDeontic, roleConjunction)) || w.inPart(t+1) != nil {
			return true
		}
	}
	return false
}

// nominative reports whether a German noun phrase that starts at token t may be
// in the nominative.
func (w *work) nominative(t int) bool {
	m := w.marked(t, roleDeterminer)
	if m != nil && t+1 < len(w.words) && (w.text(t) == "der" || w.text(t) == "Der") {
		next := w.text(t + 1)
		if w.capital(t+1) && feminine(next) || !w.capital(t+1) && strings.HasSuffix(next, "en") {
			return false
		}
	}
	return m == nil || m.value == "NOMINATIVE"
}

// firstAgent is the first phrase from token t on that can be bound, and be a
// subject, unless objects count.
func (w *work) firstAgent(t, end int, objects bool) phrase {
	for t < end {
		if p := w.inPart(t); p != nil {
			t = p.last
			continue
		}
		r := w.words[t].roles
		if r.has(set(roleRelative)) && t > 1 && w.is(t-1, ',') && w.inPart(t-2) == nil {
			for t < end && !w.is(t, ',') { // its own subject is not the clause's
				t++
			}
			t++
			continue
		}
		if r.has(set(rolePreposition)) {
			t = max(w.prepositional(t, end), t+1)
			continue
		}
		if w.nominal(t) {
			p := w.germanPhrase(t, end)
			if objects {
				p = w.closedList(p)
			}
			if !p.empty() {
				if (objects || w.nominative(p.first)) && w.agentive(p) {
					return p
				}
				t = p.last
				continue
			}
		}
		t++
	}
	return phrase{}
}

// closedList cuts p at a comma behind which no conjunction closes the list:
// "erlaubt Georgien, Strom zu liefern".
func (w *work) closedList(p phrase) phrase {
	for t := p.first + 1; t+1 < p.last; t++ {
		if w.is(t, ',') && w.words[t-1].roles.has(set(roleParty)) && w.capital(t+1) && w.words[t+1].mention == 0 && !w.words[t+1].roles.has(set(roleParty)) {
			return phrase{p.first, t} // "untersagt den Mitgliedern, Waffen oder Munition …"
		}
	}
	for t := p.last - 1; t > p.first && !w.words[t].roles.has(set(roleConjunction)); t-- {
		if w.is(t, ',') {
			return phrase{p.first, t}
		}
	}
	return p
}

// prepositional ends the phrase of the preposition at token t.
func (w *work) prepositional(t, end int) int { return w.germanPhrase(t+1, end).last }

// germanPhrase is the noun phrase from token t on: article, adjectives, nouns,
// genitives, and what is coordinated with them.
func (w *work) germanPhrase(t, end int) phrase {
	p := phrase{t, t}
	noun := false
	if m := w.partyAt(t); m != nil { // "jeder von ihnen"
		noun = true
		t = min(int(m.last), end)
		p.last = t
	}
	for t < end && t-p.first < maxPhrase && w.inPart(t) == nil {
		tok := &w.in.Tokens[t]
		r := w.words[t].roles
		switch {
		case tok.Kind == segment.Word && (w.capital(t) && (t > p.first || !r.has(set(roleDeterminer, rolePreposition, roleConjunction, roleDeontic, roleFinite))) || w.words[t].mention > 0):
			if r.has(set(rolePronoun)) && !r.has(set(roleDeterminer)) && t == p.first {
				return phrase{t, t + 1}
			}
			if noun && w.words[t-1].roles.has(set(roleParty)) && w.words[t].mention == 0 && !r.has(set(roleParty)) && w.capital(t-1) && adjectival(w.text(t-1)) {
				return p // a plural: "die Länder | Geldstrafen"
			}
			noun = true
			p.last = t + 1
			t++
		case r.has(set(rolePronoun)) && !r.has(set(roleDeterminer)):
			if t > p.first {
				return p
			}
			return phrase{t, t + 1}
		case r.has(set(roleDeterminer)):
			if noun && !w.genitive(t) && !w.words[t-1].roles.has(set(roleConjunction, roleDeterminer)) && !w.is(t-1, ',') {
				return p
			}
			t++
		case noun && (r.has(set(roleConjunction)) || w.is(t, ',')) && t+1 < end && (w.capital(t+1) || w.listed(t+1, end) || !w.is(t, ',') && w.words[t+1].roles.has(set(roleDeterminer))):
			t++
		case noun && w.is(t, ','):
			return p
		case tok.Kind == segment.Word && !r.has(set(rolePreposition, roleDeontic, roleFinite, roleConjunction)) && adjectival(w.text(t)) && t+1 < end && (!noun || strings.HasSuffix(w.text(t), "er") || w.words[t-1].roles.has(set(roleDeterminer, roleConjunction))) && (w.capital(t+1) || adjectival(w.text(t+1)) && t+2 < end && w.capital(t+2)):
			t++
		case tok.Kind == segment.Digits && !noun:
			t++
		case w.is(t, '-') || w.quote(t):
			t++
		default:
			return w.orPronoun(p)
		}
	}
	return p
}

// orPronoun is p, or, if p holds no noun and starts with a word that may stand
// for one, that word: "diese", "jeder".
func (w *work) orPronoun(p phrase) phrase {
	if p.empty() && w.words[p.first].roles.has(set(rolePronoun)) {
		p.last = p.first + 1
	}
	return p
}

// partyAt is a phrase of several words for a party at token t, or nil.
func (w *work) partyAt(t int) *mark {
	if t >= len(w.words) {
		return nil
	}
	if m := w.marked(t, roleParty); m != nil && m.last > m.first+1 {
		return m
	}
	return nil
}

// genitive reports whether the article at token t may be one of the genitive.
func (w *work) genitive(t int) bool {
	switch w.text(t) {
	case "jedes": // not "jedes Land"
		for k := t + 1; k < min(t+4, len(w.words)); k++ {
			if w.capital(k) {
				return strings.HasSuffix(w.text(k), "s") || strings.HasSuffix(w.text(k), "en")
			}
		}
		return true
	case "der", "des", "eines", "einer", "dieses", "dieser", "jeder", "beider", "aller", "ihrer", "ihres", "seiner", "seines", "deren", "dessen", "keiner", "solcher":
		return true
	}
	return false
}

// listed reports whether the article at token t, behind a comma, goes on with a
// list and opens no relative clause: its noun stands right behind it, and then
// the list or the verb.
func (w *work) listed(t, end int) bool {
	if !w.words[t].roles.has(set(roleDeterminer)) {
		return false
	}
	k := t + 1
	for k < end && !w.capital(k) && adjectival(w.text(k)) && k < t+4 && !w.words[k].roles.has(set(roleDeterminer)) {
		k++
	}
	n := k
	for k < end && (w.capital(k) || w.words[k].mention > 0) {
		k++
	}
	return k > n && k < end && (w.is(k, ',') || w.words[k].roles.has(set(roleConjunction, roleFinite, roleDeontic)))
}

// partyLeads reports whether p starts with the whole name of parties and goes on
// with more than it.
func (w *work) partyLeads(p phrase) bool {
	m := w.marked(p.first, roleParty)
	return m != nil && m.value == "PARTY" && int(m.last) < p.last-1
}
