package treaty

import (
	"strings"

	"github.com/chancery-nlp/chancery/extractor/actor"
	"github.com/chancery-nlp/chancery/extractor/date"
	"github.com/chancery-nlp/chancery/extractor/segment"
)

// link finds the treaty that trigger i is about.
func (w *work) link(i int) bool {
	t := &w.triggers[i]
	if t.adj {
		if t.last < len(w.words) {
			for k := t.last; k < t.hi; k++ {
				if w.words[k].treaty != 0 {
					t.treaty = int(w.words[k].treaty)
					return true
				}
			}
		}
		return false
	}
	if t.noun {
		return w.linkNoun(t)
	}
	if t.reduced {
		if w.antecedent(t, t.first-1) {
			return true
		}
		for k := range w.treaties { // "Signed in 1957, the treaty …"
			if w.treaties[k].first >= t.last {
				t.treaty = k + 1
				return true
			}
		}
		return false
	}
	best, distance := 0, 1<<30
	for k := range w.treaties {
		n := &w.treaties[k]
		if n.head < t.lo || n.head >= t.hi || w.words[n.head].clause != t.clause {
			continue
		}
		before := n.head < t.first
		d := t.first - n.head
		if !before {
			d = n.head - t.last
		}
		if !w.mayBeObject(t, n) || w.owned(t, n) || w.modifiesNoun(n) {
			continue
		}
		if !w.capitals { // word order tells subject from object
			if t.passive && !before && !t.goal() || !t.passive && before && !t.intransitive() && !t.reduced && !w.passes(t) {
				d += 40
			}
			if !t.passive && !before && w.contractBetween(t.last, n.first) {
				continue
			}
		}
		if d < distance {
			best, distance = k+1, d
		}
	}
	if w.contractNearer(t, distance) {
		return false
	}
	if best > 0 && (distance < 40 || w.capitals) {
		t.treaty = best
		return !w.hasObject(t)
	}
	if c := &w.clauses[t.clause]; c.kind == clauseRelative && !w.words[c.first].roles.any(set(rolePrep, roleGoalPrep, roleAgentPrep)) && w.antecedent(t, int(c.antecedent)) {
		return !w.hasObject(t)
	}
	if t.m.rule.named {
		return t.m.rule.member && w.club(t)
	}
	if w.capitals && t.m.rule.typ == Negotiated && !t.passive && w.otherNoun(t, t.lo) {
		return false // "als es die Grenze schloss"
	}
	for k := t.lo; k < t.hi; k++ {
		if w.words[k].clause == t.clause && w.words[k].roles.has(rolePron) && w.words[k].mention == 0 {
			t.pronoun = true
			return true
		}
	}
	// What is told of the same treaty in one breath.
	for k := i - 1; k >= 0; k-- {
		u := &w.triggers[k]
		if u.event < 0 && !u.pronoun && u.treaty == 0 {
			continue
		}
		if u.clause == t.clause && !u.adj && !u.noun && (u.passive == t.passive || t.intransitive() || u.intransitive() || u.reduced) && !w.contractNearer(t, reach) {
			t.treaty, t.pronoun = u.treaty, u.treaty == 0
			return true
		}
		if !t.passive && !t.intransitive() && u.event >= 0 && t.m.rule.typ == Approved && t.particled() {
			t.pronoun = true
			return true
		}
	}
	if t.m.rule.member {
		for k := i - 1; k >= 0; k-- {
			if u := &w.triggers[k]; u.event >= 0 && (u.treaty > 0 || u.pronoun) {
				t.pronoun = true // "…, which acceded to the treaty in 1985, withdrew in 2003"
				return true
			}
		}
	}
	if t.particled() && t.m.rule.typ == Approved && w.earlierPronoun(t) {
		t.pronoun = true
		return true
	}
	return t.m.rule.strong || t.m.rule.member
}

// hasObject reports whether a verb that would end a treaty ends something
// else: "the accord that ended the war".
func (w *work) hasObject(t *trigger) bool {
	if w.capitals {
		return w.endsOther(t)
	}
	if t.passive || t.shape.form&formIntr != 0 || t.m.rule.typ != Terminated || t.treaty == 0 || w.treaties[t.treaty-1].head > t.first || t.last >= len(w.words) {
		return false
	}
	wd := &w.words[t.last]
	if wd.date != 0 && w.in.Dates[wd.date-1].Type == date.Duration {
		k := t.last
		for k < len(w.words) && w.words[k].date == wd.date {
			k++
		}
		return k < len(w.words) && w.words[k].roles.has(roleOf) // "three decades of war"
	}
	if wd.date != 0 || wd.clause != t.clause || wd.roles.any(set(rolePrep, roleGoalPrep, roleAgentPrep, roleConj, roleSub, roleCondition, roleUntil, roleSince, roleAfter, roleTo)) {
		return false
	}
	return w.token(t.last).Kind != segment.Punct && !strings.HasSuffix(w.text(t.last), "ly")
}

// endsOther is hasObject where word order does not tell subject from object: the
// treaty stands first, and an article that is no genitive's opens another noun.
func (w *work) endsOther(t *trigger) bool {
	if t.passive || t.shape.form&formIntr != 0 || t.m.rule.typ != Terminated || t.treaty == 0 || w.treaties[t.treaty-1].head > t.first {
		return false
	}
	return w.otherNoun(t, max(t.lo, w.treaties[t.treaty-1].last))
}

// otherNoun reports whether an article that is no genitive's and hangs on no
// preposition opens, from word i on in t's scope, a noun that is neither a
// treaty nor one who acts.
func (w *work) otherNoun(t *trigger, i int) bool {
	for k := i; k < t.hi && k+1 < len(w.words); k++ {
		wd, next := &w.words[k], &w.words[k+1]
		if wd.clause != t.clause || k == int(w.clauses[t.clause].first) || !wd.roles.has(roleDet) || wd.roles.has(roleGenitive) || wd.date != 0 || next.date != 0 {
			continue
		}
		if next.treaty == 0 && next.mention == 0 && w.token(k+1).Flags&segment.Capital != 0 && !next.roles.any(set(roleBody, roleOffice, rolePeople, roleCollective)) &&
			(k == 0 || !w.words[k-1].roles.any(set(rolePrep, rolePlacePrep, roleAgentPrep, roleGoalPrep))) {
			return true
		}
	}
	return false
}

// antecedent gives t the treaty that its clause or participle describes: the
// nearest at word i or before it.
func (w *work) antecedent(t *trigger, i int) bool {
	for k := i; k >= 0 && k > i-far; k-- {
		if w.words[k].treaty != 0 {
			t.treaty = int(w.words[k].treaty)
			return true
		}
		if k < i && w.words[k].roles.any(set(roleBe, roleHave, roleBecome)) {
			return false
		}
	}
	return false
}

// particled reports whether t is the verb of a parted one.
func (t *trigger) particled() bool { return len(t.shape.particle) > 0 }

// earlierPronoun reports whether an earlier clause of the sentence has a
// pronoun for the treaty, and no treaty is named.
func (w *work) earlierPronoun(t *trigger) bool {
	for k := max(0, t.first-reach); k < t.first; k++ {
		if w.words[k].roles.has(rolePron) && w.words[k].clause != t.clause {
			return true
		}
	}
	return false
}

// goal reports whether a preposition leads to the treaty of t's event.
func (t *trigger) goal() bool {
	switch t.m.rule.typ {
	case Withdrawn, Acceded, Violated, Approved, Negotiated, Suspended:
		return true
	case Signed: // "setzte seinen Namen unter das Abkommen"
		return t.shape.companion != ""
	}
	return false
}

// intransitive reports whether the treaty is the subject of t's event.
func (t *trigger) intransitive() bool {
	return t.m.rule.typ == EnteredIntoForce || t.m.rule.typ == ProvisionallyApplied && t.have && !t.passive ||
		t.m.rule.typ == Negotiated && t.shape.form&formActive != 0 || t.m.rule.typ == Terminated && (t.shape.form&formPart == 0 || !t.passive)
}

// mayBeObject reports whether the treaty at n can be what t happened to: it
// hangs on no preposition, or on one that leads to it.
func (w *work) mayBeObject(t *trigger, n *treatyNoun) bool {
	for k := n.first - 1; k >= 0 && k > n.first-7; k-- {
		if k >= t.first && k < t.last {
			return true // "agreed on a treaty"
		}
		r := w.words[k].roles
		switch {
		case r.has(roleGoalPrep):
			return t.goal() || r.has(roleWhole)
		case r.any(set(rolePrep, roleAgentPrep, roleBetween)) && w.words[k].date == 0:
			return false
		case r.any(set(roleDet, rolePoss, roleIndef)):
			if !w.capitals && k > 0 && w.words[k-1].roles == 0 && w.words[k-1].date == 0 && w.words[k-1].mention == 0 && w.token(k-1).Kind == segment.Word {
				return true // "after much talk the treaty …": another noun is what the preposition has
			}
		case w.words[k].date != 0:
			return true
		case w.token(k).Kind == segment.Digits:
		case w.token(k).Kind == segment.Word && w.token(k).Flags&segment.Capital == 0 && !r.any(stopsName):
		default:
			return true
		}
	}
	return true
}

// passes reports whether the treaty is the subject of t and the body its
// object: "the treaty passed the Senate".
func (w *work) passes(t *trigger) bool {
	if w.capitals || t.passive || t.noun || t.m.rule.needs != "body" {
		return false
	}
	for k := t.last; k < t.hi && k < t.last+3; k++ {
		if w.words[k].roles.has(roleBody) {
			return true
		}
	}
	return false
}

// modifiesNoun reports whether the treaty at n only describes the noun behind
// it: "Warsaw Pact nations", "treaty obligations".
func (w *work) modifiesNoun(n *treatyNoun) bool {
	if w.capitals || n.last >= len(w.words) {
		return false
	}
	wd, t := &w.words[n.last], w.token(n.last)
	return wd.roles == 0 && wd.date == 0 && wd.mention == 0 && t.Kind == segment.Word && t.Flags&(segment.Capital|segment.Break) == 0 && strings.HasSuffix(w.text(n.last), "s")
}

// owned reports whether the treaty at n belongs to another trigger of the
// sentence more closely: it stands in the phrase of a noun.
func (w *work) owned(t *trigger, n *treatyNoun) bool {
	for k := range w.triggers {
		u := &w.triggers[k]
		if u.first == t.first || !u.noun || u.last > n.first || n.first-u.last > 3 {
			continue
		}
		return true
	}
	return false
}

// contractBetween reports whether the object of a verb before word i and after
// word j is no treaty.
func (w *work) contractBetween(i, j int) bool {
	for ; i < j && i < len(w.words); i++ {
		if w.words[i].roles.has(roleContract) {
			return true
		}
	}
	return false
}

// contractNearer reports whether what t happened to is no treaty: such a noun
// stands nearer than distance without preposition.
func (w *work) contractNearer(t *trigger, distance int) bool {
	for k := t.lo; k < t.hi; k++ {
		if w.words[k].clause != t.clause || !w.words[k].roles.has(roleContract) {
			continue
		}
		d := k - t.last
		if k < t.first {
			d = t.first - k
		}
		if d < distance && w.mayBeObject(t, &treatyNoun{first: k, last: k + 1, head: k}) {
			return true
		}
	}
	return false
}

// linkNoun finds the treaty of a noun: behind it, or right before it.
func (w *work) linkNoun(t *trigger) bool {
	for k := t.last; k < len(w.words) && k < t.last+8 && w.words[k].clause == t.clause; k++ {
		if w.words[k].treaty != 0 {
			t.treaty = int(w.words[k].treaty)
			return true
		}
		if w.words[k].roles.any(set(roleVerb, roleBe, roleHave, roleBecome, roleModal)) || w.token(k).Kind == segment.Punct && w.text(k) != "-" {
			break
		}
		if w.words[k].roles.has(rolePron) && k == t.last+1 {
			t.pronoun = true
			return true
		}
	}
	k := t.first - 1
	if k >= 0 && w.possessive(k) {
		k--
	} else if k > 0 && w.possessive(k-1) {
		k -= 2
	}
	if k >= 0 && w.words[k].treaty != 0 && !w.capitals {
		t.treaty = int(w.words[k].treaty)
		return true
	}
	if t.m.rule.member && w.club(t) {
		return true
	}
	if t.first > 0 && w.words[t.first-1].roles.has(rolePoss) || w.dateline(t) >= 0 {
		t.pronoun = true
		return true
	}
	if t.first > 0 && w.words[t.first-1].roles.has(roleDet) && w.supported(t) {
		t.pronoun = true // "the signing took place in May"
		return true
	}
	return t.m.rule.strong || t.m.rule.member
}

// supported reports whether a verb that makes a happening of a noun stands in
// t's scope.
func (w *work) supported(t *trigger) bool {
	for k := t.lo; k < t.hi; k++ {
		if w.words[k].clause == t.clause && w.words[k].roles.has(roleSupport) {
			return true
		}
	}
	return false
}

// club reports whether the object of a verb of joining or leaving is an
// organisation.
func (w *work) club(t *trigger) bool {
	if !t.m.rule.member {
		return false
	}
	for k := t.lo; k < t.hi; k++ {
		wd := &w.words[k]
		if wd.clause != t.clause {
			continue
		}
		if wd.roles.has(roleClub) {
			return true
		}
		if wd.mention != 0 && w.in.Mentions[wd.mention-1].Kind == actor.InternationalOrg && (k > t.first || w.capitals) {
			return true
		}
	}
	// "Burundi quit the court in 2017 and the Philippines left in 2019."
	for k := range w.triggers {
		u := &w.triggers[k]
		if u.event >= 0 && u.first < t.first && u.m.rule.typ == t.m.rule.typ && w.found.events[u.event].member {
			return true
		}
	}
	return false
}

// bodyActs reports whether a word of the roles stands in t's clause: one for
// bodies, office holders or others who approve treaties.
func (w *work) bodyActs(t *trigger, who roleSet) bool {
	for k := t.lo; k < t.hi; k++ {
		if w.words[k].clause == t.clause && w.words[k].roles.any(who) {
			return true
		}
	}
	return false
}
