package treaty

import (
	"slices"
	"strings"

	"github.com/chancery-nlp/chancery/extractor/actor"
	"github.com/chancery-nlp/chancery/extractor/segment"
)

// gather lists the groups of actors in the sentence.
func (w *work) gather() {
	w.groups = w.groups[:0]
	lastEnd := -1 // after the last actor
	for i := 0; i < len(w.words); i++ {
		wd := &w.words[i]
		if wd.mention == 0 || i > 0 && w.words[i-1].mention == wd.mention {
			continue
		}
		m := &w.in.Mentions[wd.mention-1]
		end := i + 1
		for end < len(w.words) && w.words[end].mention == wd.mention {
			end++
		}
		if m.Form == actor.Adjective {
			continue
		}
		if k := len(w.groups); k > 0 && lastEnd >= 0 && w.joined(lastEnd, i) && w.words[lastEnd-1].clause == wd.clause {
			g := &w.groups[k-1]
			if m.Kind != actor.Office || g.office {
				g.members = append(g.members, m.Span)
			}
			g.add(m)
			g.last, lastEnd = end, end
			continue
		}
		g := group{first: i, last: end, prep: w.prepBefore(i)}
		g.members = append(g.members, m.Span)
		g.office = m.Kind == actor.Office
		g.add(m)
		if k := len(w.groups); k > 0 && lastEnd >= 0 && g.prep == roleNone {
			p := &w.groups[k-1]
			switch {
			case p.office && w.near(lastEnd, i):
				// "der Präsident Wladimir Putin": the person, not the office.
				g.first, g.prep, g.genitive = p.first, p.prep, p.genitive
				w.groups[k-1] = g
				lastEnd = end
				continue
			case w.near(lastEnd, i) && w.words[i-1].roles.any(set(roleDet)) || lastEnd == i:
				g.genitive = true // "des Föderationsrats Russlands"
			}
		}
		if !g.genitive && g.prep == roleNone && i > 0 && w.genitiveAfter(i, m) {
			g.genitive = true
		}
		w.groups = append(w.groups, g)
		lastEnd = end
	}
}

func (g *group) add(m *actor.Mention) {
	switch m.Kind {
	case actor.State, actor.InternationalOrg, actor.GovernmentBody, actor.People, actor.Office:
		g.official = true
	case actor.Organization:
		g.private = true
	case actor.Place:
		g.official = g.official || m.Form == actor.Metonym
	}
	g.office = g.office && m.Kind == actor.Office
}

// joined reports whether only commas, conjunctions and articles stand between
// the words.
func (w *work) joined(from, to int) bool {
	glue := false
	for i := from; i < to; i++ {
		r := w.words[i].roles
		switch {
		case w.token(i).Kind == segment.Punct && w.text(i) == ",", r.has(roleConj):
			glue = true
		case r.any(set(roleDet)), glue && r.has(roleAgentPrep), glue && r.has(roleOffice), glue && w.adjective(i):
		case glue && w.token(i).Kind == segment.Word && w.token(i).Flags&segment.Capital != 0 && i-from < 5 && i == to-1:
			// a title before the name
		default:
			return false
		}
	}
	return glue
}

func (w *work) adjective(i int) bool {
	m := w.words[i].mention
	return m != 0 && w.in.Mentions[m-1].Form == actor.Adjective
}

// near reports whether no more than an article stands between the words.
func (w *work) near(from, to int) bool {
	return to-from <= 1 && (to == from || w.words[from].roles.has(roleDet))
}

// prepBefore returns the role of the preposition that the actor at word i hangs on.
func (w *work) prepBefore(i int) role {
	for k := i - 1; k >= 0 && k > i-7; k-- {
		r := w.words[k].roles
		switch {
		case r.has(roleVerb) || r.any(set(roleBecome, roleHave, roleBe, roleConj)) && !r.has(roleAgentPrep):
			return roleNone
		case r.has(roleAgentPrep):
			return roleAgentPrep
		case r.has(roleGoalPrep):
			return roleGoalPrep
		case r.has(rolePrep) && w.words[k].date == 0 || r.has(roleBetween):
			return rolePrep
		case r.any(set(roleDet, roleIndef, roleOffice, rolePoss)):
		case w.words[k].date != 0 || w.words[k].treaty != 0:
			return roleNone
		case w.words[k].mention != 0 && !w.adjective(k):
			return roleNone
		case w.token(k).Kind == segment.Punct && w.text(k) != "-":
			return roleNone
		}
	}
	return roleNone
}

// genitiveAfter reports whether the name at word i, without article, depends
// on the noun before it: "Denuklearisierung Nordkoreas".
func (w *work) genitiveAfter(i int, m *actor.Mention) bool {
	if m.Kind == actor.Person || m.Form != actor.Name {
		return false
	}
	text := w.in.Text[m.Span.Start-w.in.Base : m.Span.End-w.in.Base]
	prev := w.token(i - 1)
	if i > 1 && w.words[i-1].roles.has(roleGenitive) && w.words[i-2].date == 0 && w.token(i-2).Kind == segment.Word && w.token(i-2).Flags&segment.Capital != 0 &&
		!w.words[i-2].roles.any(stopsName) && i-2 > 0 && w.token(i-1).Flags&segment.Capital == 0 {
		return true // "Resolutionen des Sicherheitsrats"
	}
	return i > 1 && strings.HasSuffix(text, "s") && prev.Kind == segment.Word && prev.Flags&segment.Capital != 0 && w.token(i).Flags&segment.Spaced != 0 &&
		w.words[i-1].date == 0 && !w.words[i-1].roles.any(stopsName) && w.words[i-1].mention == 0 && w.germanic()
}

// germanic reports whether nouns are capitalised in the language of the rules.
func (w *work) germanic() bool { return w.capitals }

// event makes the event of trigger i, if it tells one.
func (w *work) event(i int) {
	t := &w.triggers[i]
	if i > 0 && w.triggers[i-1].first == t.first && w.triggers[i-1].event >= 0 {
		return // the word told of it already
	}
	rule := t.m.rule
	if rule.testimony && w.testimony(t) {
		return
	}
	start := int(w.token(t.first).Start) + w.in.Base
	inArticle := w.inArticle(start)
	w.voice(i)
	w.status(t)
	if rule.denied {
		if t.status == Asserted {
			t.status = Denied
		} else {
			return
		}
	}
	if !w.link(i) {
		return
	}
	c := candidate{
		typ: rule.typ, span: w.span(t.first, t.last), status: t.status, present: t.present, sentence: w.number, rule: rule.id,
		date: w.when(t, t.noun), mention: -1, pronoun: t.pronoun, section: inArticle, place: w.where(t),
		bare: t.noun || t.adj || t.reduced, reported: w.reported(t),
	}
	if t.treaty > 0 {
		n := &w.treaties[t.treaty-1]
		c.mention = n.n
		c.treaty = w.found.mentions[n.n].span
	}
	w.agents(i, &c)
	if t.noun && !w.happens(t, &c) {
		return
	}
	if rule.needs == "body" && !c.official && !w.bodyActs(t) {
		return
	}
	if t.treaty == 0 && !t.pronoun {
		switch {
		case rule.member && w.club(t) && c.official:
			c.member = true
		case rule.strong && (c.official || w.bodyActs(t)):
			c.pronoun = true
		default:
			return
		}
	}
	t.event = len(w.found.events)
	w.found.events = append(w.found.events, c)
}

// testimony makes the signature of the text itself of the words that close it:
// "Done at Lisbon on 21 June 2012". It reports whether t opens them.
func (w *work) testimony(t *trigger) bool {
	opens := t.first == 0 || w.token(t.first-1).Kind == segment.Punct && (t.first < 3 || w.text(t.first-1) == "/")
	for k := 0; k < t.first && !opens && k < reach; k++ {
		opens = w.words[k].roles.has(roleTestimony)
	}
	if !opens {
		return false
	}
	t.lo, t.hi = 0, min(len(w.words), t.last+reach)
	c := candidate{typ: Signed, span: w.span(t.first, t.last), status: Asserted, sentence: w.number, rule: t.m.rule.id, mention: -1, date: -1, done: true}
	for k := t.last; k < t.hi; k++ {
		if m := w.words[k].mention; m != 0 && c.place.Len() == 0 {
			if x := &w.in.Mentions[m-1]; x.Kind == actor.Place || x.Form == actor.Metonym {
				c.place = x.Span
			}
		}
	}
	t.event = len(w.found.events)
	w.found.events = append(w.found.events, c)
	return true
}

// voice decides whether the trigger is active or passive.
func (w *work) voice(i int) {
	t := &w.triggers[i]
	if t.noun || t.adj {
		t.passive = t.adj
		return
	}
	if t.shape.companion != "" {
		t.passive = true
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
		t.passive = true
	case t.have:
	case t.shape.form&formPast == 0 && t.shape.form&formPres == 0:
		t.reduced, t.passive = true, true
	case !w.capitals && w.trails(t):
		t.reduced, t.passive = true, true
	}
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

// trails reports whether a participle stands behind the noun that it
// describes: "the treaty, signed in 1968", "the accord signed by both sides".
func (w *work) trails(t *trigger) bool {
	k := t.first - 1
	comma := k >= 0 && w.text(k) == ","
	if comma {
		k--
	}
	for k >= 0 && (w.words[k].roles.has(roleVerb) == false && w.token(k).Kind == segment.Word && strings.HasSuffix(w.text(k), "ly")) {
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
		for j := k; j >= 0 && j > k-12; j-- {
			if w.words[j].treaty != 0 {
				found = true
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
	to := false
	limit := t.hi
	if !w.capitals {
		limit = t.first
	}
	for k := t.lo; k < limit; k++ {
		wd := &w.words[k]
		if wd.clause != t.clause || k >= t.first && k < t.last {
			continue
		}
		r |= wd.roles
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
	case r.has(roleNegation):
		t.status = Denied
	case (inf || t.noun) && r.has(roleRefuse):
		t.status = Denied
	case r.has(roleIrreal):
		t.status = Conditional
	case leaving && (inf || t.noun) && r.has(roleAnnounce):
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
	for k := range w.words {
		r := w.words[k].roles
		if r.has(roleReport) && k >= t.first-reach && k < t.first+reach {
			return true
		}
		if r.any(set(roleBe, roleHave)) && w.words[k].clause == t.clause && (w.value(k, roleBe) == "report" || w.value(k, roleHave) == "report") {
			return true
		}
	}
	return false
}

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
		return w.antecedent(t, t.first-1)
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
		if !w.mayBeObject(t, n) || w.owned(t, n) {
			continue
		}
		if !w.capitals { // word order tells subject from object
			if t.passive && !before && !t.goal() || !t.passive && before && !t.intransitive() && !t.reduced {
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
		return true
	}
	if c := &w.clauses[t.clause]; c.kind == clauseRelative && w.antecedent(t, int(c.antecedent)) {
		return true
	}
	if t.m.rule.named {
		return t.m.rule.member && w.club(t)
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
		if u.clause == t.clause && !u.adj && !u.noun && (u.passive == t.passive || t.intransitive()) && !w.contractNearer(t, reach) {
			t.treaty, t.pronoun = u.treaty, u.treaty == 0
			return true
		}
		if !t.passive && !t.intransitive() && u.event >= 0 && t.m.rule.typ == Approved && t.particled() {
			t.pronoun = true
			return true
		}
	}
	if t.particled() && t.m.rule.typ == Approved && w.earlierPronoun(t) {
		t.pronoun = true
		return true
	}
	return t.m.rule.strong || t.m.rule.member
}

// antecedent gives t the treaty that its clause or participle describes: the
// nearest at word i or before it.
func (w *work) antecedent(t *trigger, i int) bool {
	for k := i; k >= 0 && k > i-14; k-- {
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
	case Withdrawn, Acceded, Violated, Approved, Negotiated:
		return true
	}
	return false
}

// intransitive reports whether the treaty is the subject of t's event.
func (t *trigger) intransitive() bool {
	return t.m.rule.typ == EnteredIntoForce || t.m.rule.typ == Terminated && t.shape.form&formPart == 0
}

// mayBeObject reports whether the treaty at n can be what t happened to: it
// hangs on no preposition, or on one that leads to it.
func (w *work) mayBeObject(t *trigger, n *treatyNoun) bool {
	for k := n.first - 1; k >= 0 && k > n.first-7; k-- {
		r := w.words[k].roles
		switch {
		case r.has(roleGoalPrep):
			return t.goal()
		case r.any(set(rolePrep, roleAgentPrep, roleBetween)) && w.words[k].date == 0:
			return false
		case r.any(set(roleDet, rolePoss, roleIndef)):
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
	if t.first > 0 && w.words[t.first-1].roles.has(rolePoss) {
		t.pronoun = true
		return true
	}
	return t.m.rule.strong || t.m.rule.member
}

// happens reports whether a noun tells of a happening: a date or agents stand
// close to it, or a verb that says so with its date.
func (w *work) happens(t *trigger, c *candidate) bool {
	support := false
	for k := t.lo; k < t.hi; k++ {
		if w.words[k].clause == t.clause && w.words[k].roles.any(set(roleSupport)) {
			support = true
		}
	}
	if support && t.status == Asserted {
		if c.date < 0 {
			c.date = w.when(t, false)
		}
		return c.date >= 0 || len(c.agents) > 0
	}
	if c.typ == Violated {
		return len(c.agents) > 0
	}
	return c.date >= 0 || len(c.agents) > 0 && t.first > 0 && w.words[t.first-1].roles.any(set(roleAfter, roleDet)) && w.behind(t)
}

// behind reports whether a preposition that looks back stands before the noun.
func (w *work) behind(t *trigger) bool {
	for k := t.first - 1; k >= 0 && k > t.first-4; k-- {
		if w.words[k].roles.has(roleAfter) {
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

// bodyActs reports whether a body stands in t's clause that approves treaties.
func (w *work) bodyActs(t *trigger) bool {
	for k := t.lo; k < t.hi; k++ {
		if w.words[k].clause == t.clause && w.words[k].roles.any(set(roleBody, roleOffice)) {
			return true
		}
	}
	return false
}

// agents finds who acts in the event of trigger i.
func (w *work) agents(i int, c *candidate) {
	t := &w.triggers[i]
	best := -1
	pick := func(k int) {
		if best < 0 {
			best = k
		}
	}
	intransitive := t.intransitive() || t.m.rule.typ == EnteredIntoForce
	for k := range w.groups {
		g := &w.groups[k]
		if g.first < t.lo || g.first >= t.hi || w.words[g.first].clause != t.clause || w.words[g.first].treaty != 0 || w.inDescription(g) {
			continue
		}
		switch {
		case t.noun:
			switch {
			case g.prep == roleAgentPrep && g.first > t.first:
				pick(k)
			case g.first >= t.last && g.first <= t.last+2 && (g.genitive || g.prep == roleNone):
				pick(k)
			case g.last == t.first || g.last == t.first-1 && w.possessive(g.last) || g.last == t.first-2 && w.possessive(g.last):
				pick(k)
			}
		case t.passive:
			if g.prep == roleAgentPrep && !intransitive {
				if best >= 0 && w.groups[best].prep == roleAgentPrep {
					w.groups[best].members = append(w.groups[best].members, g.members...)
					continue
				}
				pick(k)
			}
		case w.capitals:
			if g.prep == roleNone && !g.genitive && !intransitive {
				pick(k)
			}
		default:
			if g.prep == roleNone && g.first < t.first && !intransitive {
				best = k // the nearest
			}
		}
	}
	if best < 0 && !t.passive && !intransitive {
		best = w.subject(i)
	}
	if best < 0 {
		return
	}
	g := &w.groups[best]
	t.agents = best
	c.agents = slices.Clone(g.members)
	c.official = g.official
	c.private = g.private && !g.official
}

// inDescription reports whether the group stands in the description of a treaty.
func (w *work) inDescription(g *group) bool {
	at := w.span(g.first, g.last)
	for k := range w.treaties {
		m := &w.found.mentions[w.treaties[k].n]
		if at.Start >= m.full.Start && at.End <= m.full.End {
			return true
		}
	}
	return false
}

// subject finds who acts where the scope of trigger i does not say: the
// subject of what was told before, or what a relative pronoun stands for.
func (w *work) subject(i int) int {
	t := &w.triggers[i]
	if t.noun {
		if t.first == 0 || !w.words[t.first-1].roles.has(rolePoss) {
			return -1
		}
		for k := range w.groups {
			g := &w.groups[k]
			if w.words[g.first].clause == t.clause && g.prep == roleNone && !g.genitive && !w.inDescription(g) {
				return k
			}
		}
		return -1
	}
	for k := i - 1; k >= 0; k-- {
		if u := &w.triggers[k]; u.clause == t.clause && u.agents >= 0 && !u.passive {
			return u.agents
		}
	}
	c := &w.clauses[t.clause]
	from := -1
	switch {
	case c.kind == clauseRelative && int(c.antecedent) >= 0:
		from = int(c.antecedent)
	case t.m.rule.typ == Violated || t.shape.form&(formInf|formGerund) != 0:
		from = t.lo
		if t.lo < t.first {
			from = t.first - 1
		}
	default:
		return -1
	}
	// The nearest actor before it that is no one's.
	best := -1
	for k := range w.groups {
		g := &w.groups[k]
		if g.first > from {
			break
		}
		if !g.genitive && (g.prep == roleNone || t.m.rule.typ == Violated && g.prep != roleAgentPrep && g.prep != rolePrep) && g.last > from-reach && !w.inDescription(g) {
			best = k
		}
	}
	if best >= 0 && c.kind == clauseRelative && t.m.rule.typ != Violated && w.groups[best].last < from-3 {
		return -1
	}
	return best
}
