package treaty

import (
	"strings"

	"github.com/chancery-nlp/chancery/extractor/segment"
)

// voice decides whether the trigger is active or passive.
func (w *work) voice(i int) {
	t := &w.triggers[i]
	if t.noun || t.adj {
		t.passive = t.adj
		return
	}
	if t.shape.companion != "" {
		t.passive = t.m.rule.typ == EnteredIntoForce || t.m.rule.typ == Terminated && t.shape.companion == "treten" || w.undergone(t)
		return
	}
	if t.shape.form&formPart == 0 {
		return
	}
	for k := w.group(t); k < t.hi; k++ {
		if w.words[k].clause != t.clause {
			continue
		}
		if !w.capitals && k > t.first {
			break // English auxiliaries stand before
		}
		r := w.words[k].roles
		t.be = t.be || r.any(set(roleBecome, roleBe))
		t.have = t.have || r.has(roleHave)
	}
	if !t.be && !t.have {
		w.inherit(i)
	}
	switch {
	case t.be:
		t.passive = t.shape.form&formActive == 0
	case t.have:
	case t.shape.form&formPast == 0 && t.shape.form&formPres == 0, w.goesOn(i), w.capitals && t.shape.form&formPast == 0 && w.inserted(t):
		t.reduced, t.passive = true, true
	case !w.capitals && (w.trails(t) || w.fronted(t)):
		t.reduced, t.passive = true, true
	}
}

// undergone reports whether the set phrase of t is in the passive: "wurde auf
// Eis gelegt".
func (w *work) undergone(t *trigger) bool {
	verb := w.companion(t)
	for k := t.lo; k < t.hi; k++ {
		if k != verb && w.words[k].clause == t.clause && w.words[k].roles.any(set(roleBecome, roleBe)) {
			return verb < 0 || !w.words[verb].roles.has(roleBecome)
		}
	}
	return false
}

// fronted reports whether the participle t opens the clause whose subject is
// the treaty behind its comma: "Signed in 1957 by six states, the treaty …".
func (w *work) fronted(t *trigger) bool {
	if t.first > int(w.clauses[t.clause].first)+2 || t.last >= len(w.words) || !w.words[t.last].roles.any(set(rolePrep, rolePlacePrep, roleAgentPrep)) && w.words[t.last].date == 0 && w.text(t.last) != "," {
		return false
	}
	for k := range t.first {
		if w.words[k].clause == t.clause && w.words[k].mention != 0 {
			return false
		}
	}
	for k := t.last; k+1 < len(w.words) && k < t.last+reach; k++ {
		if w.words[k].treaty != 0 {
			return false
		}
		if w.token(k).Kind != segment.Punct || w.text(k) != "," || w.words[k].date != 0 || w.listed(k) {
			continue
		}
		for j := k + 1; j < len(w.words) && j < k+6; j++ {
			if w.words[j].treaty != 0 {
				return true
			}
			if w.words[j].roles.any(set(roleVerb, roleBe, roleHave, rolePrep, roleAgentPrep)) {
				return false
			}
		}
		return false
	}
	return false
}

// inserted reports whether the participle t closes or opens what is set off
// behind a treaty: "der Vertrag, im Mai 1990 unterzeichnet, …".
func (w *work) inserted(t *trigger) bool {
	if t.last < len(w.words) && w.token(t.last).Kind != segment.Punct && w.words[t.last].date == 0 && !w.words[t.last].roles.any(set(rolePrep, roleAgentPrep, roleConj)) {
		return false
	}
	for k := t.first - 1; k > 0 && k > t.first-12; k-- {
		wd := &w.words[k]
		if w.token(k).Kind == segment.Punct && wd.date == 0 {
			for j := k - 1; j >= 0 && j > k-far; j-- {
				if w.words[j].treaty != 0 {
					return true
				}
				if w.words[j].roles.any(set(roleVerb, roleHave, roleBe, roleBecome)) || w.token(j).Kind == segment.Punct {
					return false
				}
			}
			return false
		}
		if wd.treaty != 0 || wd.roles.any(set(roleHave, roleBe, roleBecome, roleVerb, roleSub, roleRelative)) && !wd.roles.has(roleDet) {
			return false
		}
		if wd.date == 0 && w.token(k).Flags&segment.Capital != 0 && !w.words[k-1].roles.any(set(rolePrep, roleAgentPrep, rolePlacePrep, roleDet, roleConj)) {
			return false
		}
	}
	return false
}

// goesOn reports whether trigger i is a participle behind its noun like the one
// before it: "signed in 1968 and ratified in 1970".
func (w *work) goesOn(i int) bool {
	t := &w.triggers[i]
	if i == 0 || !w.triggers[i-1].reduced || w.triggers[i-1].clause != t.clause {
		return false
	}
	for k := w.triggers[i-1].last; k < t.first; k++ {
		if w.words[k].mention != 0 && !w.words[k-1].roles.any(set(rolePrep, rolePlacePrep, roleAgentPrep, roleDet, roleConj)) || w.words[k].treaty != 0 {
			return false
		}
	}
	return true
}

// group returns the first word of what may be t's verb group: where nouns are
// capitalised and verbs part, the scope; else what stands between the verb and
// the noun or name before it.
func (w *work) group(t *trigger) int {
	if w.capitals {
		return t.lo
	}
	k := t.first
	for k > t.lo {
		wd := &w.words[k-1]
		if wd.clause == t.clause && (wd.treaty != 0 || wd.mention != 0 && !w.adjective(k-1) || wd.roles.has(roleContract)) {
			break
		}
		k--
	}
	return k
}

// inherit gives trigger i the auxiliary of the one before it: "wurde im Juni
// unterzeichnet und im Juli genehmigt".
func (w *work) inherit(i int) {
	t := &w.triggers[i]
	for k := i - 1; k >= 0; k-- {
		u := &w.triggers[k]
		if u.clause != t.clause || u.noun || u.adj || u.shape.companion != "" {
			continue
		}
		if !u.be && !u.have || t.lo < u.last {
			return
		}
		for g := range w.groups { // a subject of its own
			if x := &w.groups[g]; x.first >= t.lo && x.last <= t.first && x.prep == roleNone && !x.genitive {
				return
			}
		}
		t.inherits, t.be, t.have, t.past, t.pres = true, u.be, u.have, u.past, u.pres
		return
	}
}

// far is how many words of description may stand between a treaty and the
// participle or relative clause behind it.
const far = 40

// trails reports whether a participle stands behind the noun that it
// describes: "the treaty, signed in 1968", "the accord signed by both sides".
func (w *work) trails(t *trigger) bool {
	k := t.first - 1
	comma := false
	if k >= 0 && w.token(k).Kind == segment.Punct {
		switch w.text(k) {
		case ",", ":", "(", "–", "—":
			comma = true
		}
	}
	if comma {
		k--
	}
	for k >= 0 && !w.words[k].roles.has(roleVerb) && w.token(k).Kind == segment.Word && strings.HasSuffix(w.text(k), "ly") {
		k--
	}
	if k < 0 {
		return false
	}
	if w.words[k].treaty == 0 {
		if !comma {
			return false
		}
		// "a special agreement on cost-sharing, extended in …"
		found := false
		for j := k; j >= 0 && j > k-far; j-- {
			if w.words[j].treaty != 0 {
				found = !w.within(w.words[j].clause, t.clause) // "Peru, which had signed the treaty, denounced it"
				break
			}
			if w.words[j].roles.any(set(roleVerb, roleHave, roleBe)) || w.text(j) == "," {
				break
			}
		}
		if !found {
			return false
		}
	}
	// An object behind it makes it a finite verb.
	for j := t.last; j < t.hi && j < t.last+5; j++ {
		if w.words[j].treaty != 0 && !w.words[j-1].roles.any(set(rolePrep, roleAgentPrep)) {
			return false
		}
		if w.words[j].roles.any(set(rolePrep, roleAgentPrep, roleGoalPrep)) || w.words[j].date != 0 || w.text(j) == "," {
			return true
		}
	}
	return true
}

// status decides whether the trigger asserts that something happened.
func (w *work) status(t *trigger) {
	t.status = Asserted
	var r roleSet
	past, pres, future := t.past && t.inherits, t.pres && t.inherits, false
	to, after := false, false
	limit := t.hi
	if !w.capitals {
		limit = t.first
	}
	for k := t.lo; k < limit; k++ {
		wd := &w.words[k]
		if wd.clause != t.clause || k >= t.first && k < t.last {
			continue
		}
		after = after || k >= t.last && w.token(k).Kind == segment.Punct && wd.date == 0 && w.text(k) == ","
		if after { // "Italien hat sie ratifiziert, Malta nicht"
			r |= wd.roles &^ set(roleNegation, roleModal, rolePlan, roleIrreal, roleRefuse)
		} else {
			r |= wd.roles
		}
		if wd.roles.has(roleBecome) {
			if w.value(k, roleBecome) == "pres" {
				pres = true
			} else {
				past = true
			}
		}
		if wd.roles.has(roleBe) && w.value(k, roleBe) != "pres" || wd.roles.has(roleHave) {
			past = true
		} else if wd.roles.has(roleBe) {
			if w.capitals {
				past = true // "ist ratifiziert"
			} else {
				pres = true
			}
		}
		to = to || wd.roles.has(roleTo) && k >= t.first-4
	}
	for k := t.last; !w.capitals && k < t.hi && k < t.last+2; k++ {
		r |= w.words[k].roles & set(roleIrreal) // "is renewed automatically"
	}
	t.past, t.pres = past, pres
	cond, when := w.conditional(t.clause)
	f := t.shape.form
	if t.shape.companion != "" {
		f = formPast
		if k := w.companion(t); k >= 0 {
			switch v := w.value(k, roleCompanion); {
			case strings.HasSuffix(v, "pres"):
				f = formPres
			case strings.HasSuffix(v, "inf"):
				f = formInf
			}
		}
	}
	violated := t.m.rule.typ == Violated
	leaving := t.m.rule.typ == Withdrawn || t.m.rule.typ == Suspended || t.m.rule.typ == Terminated
	inf := f&formInf != 0 && f&(formPast|formPart) == 0 && (to || r.any(set(roleModal, roleIrreal, rolePlan)) || f&formPres == 0)
	switch {
	case cond:
		t.status = Conditional
	case r.has(roleNegation), t.m.rule.typ == Violated && (r.has(roleDeny) || w.hangsOn(t, roleDeny)):
		t.status = Denied
	case (inf || t.noun) && r.has(roleRefuse):
		t.status = Denied
	case leaving && (inf || t.noun) && (r.has(roleAnnounce) || w.hangsOn(t, roleAnnounce)):
	case r.has(roleIrreal):
		t.status = Conditional
	case violated && (r.has(roleReport) || t.noun || f&formPres != 0) && !r.any(set(roleModal, rolePlan)):
	case t.noun:
		if r.any(set(roleModal, rolePlan)) || t.first > 0 && w.words[t.first-1].roles.has(roleFor) || pres && !past && r.has(roleBecome) {
			t.status = Planned
		}
	case t.adj || t.reduced:
		if r.has(rolePlan) && t.adj {
			t.status = Planned
		}
	case r.has(roleModal) || inf:
		t.status = Planned
		t.wish = inf && r.has(rolePlan) && !r.has(roleModal)
	case f&formGerund != 0:
		if !(t.first > 0 && w.words[t.first-1].roles.any(set(roleAfter, roleAgentPrep)) || violated) {
			t.status = Planned
		}
	case f&formPast != 0 && !pres && !t.passive:
	case f&formPast != 0 && t.shape.companion != "":
		future = pres && !past
	case f&formPart != 0 && past:
	case f&formPart != 0 && pres:
		future = true
	case f&formPart != 0 && f&formPres == 0:
	case f&formPres != 0:
		future = true
	}
	if future {
		t.status, t.present = Planned, true
		if w.lasting(t) {
			t.status = Asserted
		}
	}
	if when && t.present {
		t.status = Conditional
	}
}

// hangsOn reports whether t's clause hangs on a word of the role: "announced
// that it would withdraw".
func (w *work) hangsOn(t *trigger, r role) bool {
	c := &w.clauses[t.clause]
	if c.parent < 0 {
		return false
	}
	for k := max(0, int(c.first)-12); k < int(c.first); k++ {
		if w.words[k].roles.has(r) {
			return true
		}
	}
	return false
}

// lasting reports whether t is in the present of what began: "Seit 2017 wird es
// vorläufig angewendet".
func (w *work) lasting(t *trigger) bool {
	if t.m.rule.typ != ProvisionallyApplied && t.m.rule.typ != EnteredIntoForce && t.m.rule.typ != Suspended {
		return false
	}
	for k := t.lo; k < t.hi; k++ {
		if w.words[k].clause == t.clause && w.words[k].roles.has(roleSince) {
			return true
		}
	}
	return false
}

// reported reports whether the sentence only passes on what t says.
func (w *work) reported(t *trigger) bool {
	for k := max(0, t.first-reach); k < len(w.words) && k < t.first+reach; k++ {
		r, c := w.words[k].roles, w.words[k].clause
		if r.has(roleReport) && (c == t.clause && k >= t.lo && k < t.hi || c != t.clause && w.within(t.clause, c)) {
			return true
		}
		if c == t.clause && r.any(set(roleBe, roleHave)) && (w.value(k, roleBe) == "report" || w.value(k, roleHave) == "report") {
			return true
		}
	}
	return false
}

// within reports whether clause c hangs on clause in.
func (w *work) within(c, in int32) bool {
	for c = w.clauses[c].parent; c >= 0; c = w.clauses[c].parent {
		if c == in {
			return true
		}
	}
	return false
}
