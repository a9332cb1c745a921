package treaty

import (
	"slices"
	"sort"
	"strings"

	"github.com/chancery-nlp/chancery/extractor/actor"
	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/extractor/span"
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
		if m.Form == actor.Adjective || wd.roles.has(roleTrigger) && m.Kind == actor.Organization || w.aside(wd.clause) {
			continue
		}
		if k := len(w.groups); k > 0 && lastEnd >= 0 && w.joined(lastEnd, i) && w.words[lastEnd-1].clause == wd.clause && w.enumerates(lastEnd, end) {
			g := &w.groups[k-1]
			if m.Kind != actor.Office || g.office {
				g.members = append(g.members, m.Span)
			}
			g.add(m, w.bodyAt(i, end))
			g.last, lastEnd = end, end
			continue
		}
		g := group{first: i, last: end, prep: w.prepBefore(i)}
		g.members = append(g.members, m.Span)
		g.office = m.Kind == actor.Office
		g.add(m, w.bodyAt(i, end))
		if m.Kind == actor.Person && w.officeBefore(i) {
			g.official = true
		}
		if k := len(w.groups); k > 0 && lastEnd >= 0 && g.prep == roleNone {
			p := &w.groups[k-1]
			switch {
			case p.office && w.near(lastEnd, i), m.Kind == actor.Person && len(p.members) == 1 && w.heads(lastEnd, i):
				// "der Präsident Wladimir Putin", "U.N. Secretary-General Kofi Annan": the person, not the office.
				g.first, g.prep, g.genitive, g.official = p.first, p.prep, p.genitive, g.official || p.official
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

// aside reports whether clause c is in parentheses and tells of no event: "(48,
// Open VLD)".
func (w *work) aside(c int32) bool {
	if w.clauses[c].kind != clauseParenthesis {
		return false
	}
	for i := range w.triggers {
		if w.triggers[i].clause == c {
			return false
		}
	}
	return true
}

// add notes what kind of actor m is; body says that its name is that of a body
// of a state.
func (g *group) add(m *actor.Mention, body bool) {
	switch m.Kind {
	case actor.State, actor.InternationalOrg, actor.GovernmentBody, actor.People, actor.Office:
		g.official = true
		g.body = g.body || m.Kind == actor.GovernmentBody
	case actor.Organization:
		g.private = g.private || !body
		g.official, g.body = g.official || body, g.body || body
	case actor.Place:
		g.official = g.official || m.Form == actor.Metonym || strings.HasPrefix(m.Known, "state:")
	}
	g.office = g.office && m.Kind == actor.Office
}

// bodyAt reports whether one of the words [i, j) means a body of a state: "Senate".
func (w *work) bodyAt(i, j int) bool {
	for ; i < j; i++ {
		if w.words[i].roles.has(roleBody) {
			return true
		}
	}
	return false
}

// officeBefore reports whether the name at word i follows the word for an office.
func (w *work) officeBefore(i int) bool {
	for k := i - 1; k >= 0 && k > i-4 && w.token(k).Kind == segment.Word; k-- {
		if w.words[k].roles.has(roleOffice) {
			return true
		}
	}
	return false
}

// joined reports whether only commas, conjunctions and articles stand between
// the words.
func (w *work) joined(from, to int) bool {
	glue, poss := false, false
	for i := from; i < to; i++ {
		r := w.words[i].roles
		switch {
		case w.aside(w.words[i].clause):
		case w.token(i).Kind == segment.Punct && w.text(i) == ",", r.has(roleConj):
			glue, from = true, i
		case r.any(set(roleDet, rolePoss)):
			poss = poss || r.has(rolePoss)
		case glue && poss && r == 0 && i-from < 7 && w.token(i).Kind == segment.Word: // "and his colleague"
		case glue && r.has(roleAgentPrep), glue && r.has(roleOffice), glue && w.adjective(i):
		case glue && i-from < 7 && w.inTitle(i):
		default:
			return false
		}
	}
	return glue
}

// enumerates reports whether the actors that end at words i and j are members
// of one list: a conjunction joins them, or one follows.
func (w *work) enumerates(i, j int) bool {
	for k := i; k < len(w.words) && k < j+16; k++ {
		switch r := w.words[k].roles; {
		case r.has(roleConj):
			return true
		case k >= j && (r.has(roleVerb) || r.any(set(roleBe, roleHave, roleBecome))):
			return false
		}
	}
	return false
}

// inTitle reports whether word i may be part of a title before a name.
func (w *work) inTitle(i int) bool {
	t := w.token(i)
	return t.Kind == segment.Word && t.Flags&segment.Capital != 0 && !w.words[i].roles.any(stopsName) || w.words[i].roles.has(roleOffice) ||
		t.Kind == segment.Punct && w.text(i) == "-" && t.Flags&segment.Spaced == 0
}

// heads reports whether the words are the title of who follows, which belongs
// to who stands before it: "Russia's president".
func (w *work) heads(from, to int) bool {
	if to == from || to-from > 7 {
		return false
	}
	for i := from; i < to; i++ {
		if !w.inTitle(i) && !w.possessive(i) && !(i > from && w.possessive(i-1) && w.token(i).End-w.token(i).Start == 1) {
			return false
		}
	}
	return true
}

// verbBetween reports whether a verb stands between the words.
func (w *work) verbBetween(i, j int) bool {
	for ; i < j; i++ {
		if w.words[i].roles.has(roleVerb) {
			return true
		}
	}
	return false
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
		case r.has(roleRelative) && !r.has(roleDet), r.has(roleDet) && k > 0 && w.token(k-1).Kind == segment.Digits && w.words[k-1].date == 0:
			return roleNone // "to which Peru acceded", "by 54 votes to 12 the Senate"
		case r.has(roleAgentPrep):
			return roleAgentPrep
		case r.has(roleGoalPrep):
			return roleGoalPrep
		case r.has(roleSub) && len(w.clauses) > 0 && w.opener(w.words[k].clause) == &w.words[k]:
			return roleNone // "after Peru had signed"
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
	if m.Kind == actor.Person || m.Form != actor.Name && m.Kind != actor.GovernmentBody {
		return false
	}
	text := w.in.Text[m.Span.Start-w.in.Base : m.Span.End-w.in.Base]
	prev := w.token(i - 1)
	if i > 1 && w.words[i-1].roles.has(roleGenitive) && w.words[i-2].date == 0 && w.token(i-2).Kind == segment.Word && w.token(i-2).Flags&segment.Capital != 0 &&
		!w.words[i-2].roles.any(stopsName) && i-2 > 0 && w.token(i-1).Flags&segment.Capital == 0 {
		return true // "Resolutionen des Sicherheitsrats"
	}
	return i > 1 && strings.HasSuffix(text, "s") && prev.Kind == segment.Word && prev.Flags&segment.Capital != 0 && w.token(i).Flags&segment.Spaced != 0 &&
		w.words[i-1].date == 0 && !w.words[i-1].roles.any(stopsName) && w.words[i-1].mention == 0 && w.capitals
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
	intransitive := t.intransitive() && (t.m.rule.typ != Terminated || t.treaty > 0 && w.treaties[t.treaty-1].head < t.first && !w.capitals || w.capitals && t.shape.form&(formIntr|formActive) != 0)
	for k := range w.groups {
		g := &w.groups[k]
		if g.first < t.lo || g.first >= t.hi || w.words[g.first].clause != t.clause || w.words[g.first].treaty != 0 || w.inDescription(g) {
			continue
		}
		switch {
		case t.noun:
			switch {
			case g.prep == roleAgentPrep && g.first > t.first && !w.verbBetween(t.last, g.first):
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
		case w.passes(t):
			if g.first >= t.last && g.first < t.last+3 {
				pick(k)
			}
		case w.capitals:
			if g.prep == roleNone && !g.genitive && !intransitive {
				pick(k)
			}
		default:
			if g.prep == roleNone && g.first < t.first && !intransitive && !w.possessive(g.last) {
				best = k // the nearest
			}
		}
	}
	if best < 0 && t.passive && !intransitive {
		for k := range w.groups { // "was signed between A and B"
			if g := &w.groups[k]; g.first > 0 && g.first >= t.lo && g.first < t.hi && w.words[g.first].clause == t.clause && len(g.members) > 1 && w.words[g.first-1].roles.has(roleBetween) && !w.inDescription(g) {
				best = k
				break
			}
		}
	}
	if best < 0 && !t.passive && !intransitive {
		best = w.subject(i)
	}
	if best < 0 && !t.passive && !t.noun && !t.adj && !intransitive && !w.capitals {
		best = w.beside(t)
		if best < 0 && t.have && w.words[t.lo].roles.has(roleHave) && t.first == t.lo+1 {
			best = w.behindComma(t)
		}
	}
	if best < 0 {
		if first, last := w.titledBody(t); first < last {
			c.agents = append(c.agents, w.span(first, last))
			c.official, c.body = true, true
			return
		}
		if !t.noun && !t.adj && !intransitive {
			best = w.owner(t)
		}
		if best < 0 {
			if !t.noun && !t.adj && !intransitive {
				c.starts = w.starts(t)
				if is, several := w.pronoun(t); is && !t.passive && (several || w.byOne(t)) {
					c.agents, c.official = w.meant(t, several)
				}
			}
			return
		}
	}
	g := &w.groups[best]
	t.agents = best
	c.agents = slices.Clone(g.members)
	c.official, c.body = g.official, g.body
	c.private = g.private && !g.official
	switch t.m.rule.typ {
	case Negotiated, Initialled, Signed:
		c.agents = append(c.agents, w.partners(t, g)...)
	}
}

// partners returns those with whom the group acts: "which it had signed with
// Chile".
func (w *work) partners(t *trigger, g *group) []span.Span {
	if t.noun || t.passive {
		return nil
	}
	for k := range w.groups {
		p := &w.groups[k]
		if p.first == g.first || p.first <= t.lo || p.first >= t.hi || w.words[p.first].clause != t.clause || !p.official || w.words[p.first].treaty != 0 || w.inDescription(p) {
			continue
		}
		i := p.first - 1
		if w.words[i].roles.has(roleDet) && i > t.lo {
			i--
		}
		if w.words[i].roles.has(roleBetween) && (w.capitals || i == t.last) {
			return p.members
		}
	}
	return nil
}

// owner returns the state whose body or office holder, told of by a common
// noun, acts: "Malta's parliament", "der König von Belgien"; -1 for none.
func (w *work) owner(t *trigger) int {
	who := set(roleBody, roleOffice)
	for k := range w.groups {
		g := &w.groups[k]
		if g.first < t.lo || g.first >= t.hi || w.words[g.first].clause != t.clause || g.office || w.inDescription(g) || w.words[g.first].treaty != 0 {
			continue
		}
		if !w.capitals && g.first > t.first && !t.passive {
			break
		}
		if w.possessive(g.last) {
			for i := g.last + 1; i < t.hi && i < g.last+5 && (w.token(i).Kind == segment.Word || w.possessive(i)); i++ {
				if w.words[i].roles.any(who) {
					return k
				}
			}
			continue
		}
		i := g.first - 1
		for i > t.lo && w.words[i].roles.any(set(roleDet, roleAgentPrep, roleOf)) && w.token(i).Flags&segment.Capital == 0 {
			i--
		}
		if i >= t.lo && i > g.first-4 && (g.genitive || i < g.first-1) && w.words[i].roles.any(who) {
			return k
		}
		// "Maltas Parlament"
		if w.capitals && g.last < t.hi && w.words[g.last].roles.any(who) && w.in.Text[w.token(g.last-1).End-1] == 's' {
			return k
		}
	}
	return -1
}

// beside returns the actor right before t's verb, though a preposition stands
// further before it, which has its noun: "With its fence Peru had violated …";
// -1 for none.
func (w *work) beside(t *trigger) int {
	k := t.first - 1
	for k > t.lo && (w.words[k].roles.any(set(roleHave, roleBe)) || w.words[k].date != 0 || strings.HasSuffix(w.text(k), "ly")) {
		k--
	}
	for n := range w.groups {
		g := &w.groups[n]
		if g.last != k+1 || g.first == 0 || g.first < t.lo || w.words[g.first].clause != t.clause || g.prep != rolePrep || len(g.members) > 1 {
			continue
		}
		if wd := &w.words[g.first-1]; wd.roles == 0 && wd.mention == 0 && w.token(g.first-1).Kind == segment.Word {
			return n
		}
	}
	return -1
}

// behindComma returns the subject of the clause that the participle t opens:
// "Having signed the treaty, Peru …"; -1 for none.
func (w *work) behindComma(t *trigger) int {
	for n := range w.groups {
		if g := &w.groups[n]; g.first > t.last && w.words[g.first].clause == t.clause && g.prep == roleNone && w.text(g.first-1) == "," && !w.inDescription(g) {
			return n
		}
	}
	return -1
}

// titledBody returns the words of a body that no actor is known for, but whose
// name is capitalised where common nouns are not: "Ruritania's Supreme Council
// voted".
func (w *work) titledBody(t *trigger) (first, last int) {
	if w.capitals || t.passive || t.noun || t.adj {
		return 0, 0
	}
	last = t.first
	for last > t.lo && w.token(last-1).Flags&segment.Capital == 0 && last > t.first-4 && w.words[last-1].treaty == 0 {
		last--
	}
	first = last
	body := false
	for first > t.lo && first > last-6 && w.token(first-1).Flags&segment.Capital != 0 && w.words[first-1].clause == t.clause && w.words[first-1].mention == 0 && !w.words[first-1].roles.has(roleDet) {
		first--
		body = body || w.words[first].roles.has(roleBody)
	}
	if !body || last-first < 2 {
		return 0, 0
	}
	return first, last
}

// inDescription reports whether the group stands in what describes a treaty.
func (w *work) inDescription(g *group) bool {
	at := w.span(g.first, g.last)
	k := sort.Search(len(w.treaties), func(k int) bool { return w.treaties[k].first > g.first }) - 1
	for low := k - 4; k >= 0 && k > low; k-- {
		if m := &w.found.mentions[w.treaties[k].n]; at.Start >= m.full.Start && at.End <= m.full.End {
			return true
		}
	}
	return false
}

// pronounSubject reports whether t's relative clause has a pronoun for who acts.
func (w *work) pronounSubject(t *trigger) bool {
	first := int(w.clauses[t.clause].first)
	for k := first; k < first+3 && k < t.first; k++ {
		if w.words[k].roles.has(rolePron) && !w.words[k].roles.any(set(roleRelative, roleDet)) {
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
	case c.kind == clauseRelative && w.pronounSubject(t):
		for k := i - 1; k >= 0; k-- { // "Peru left the treaty that it had signed"
			if u := &w.triggers[k]; u.clause == c.parent && u.agents >= 0 && !u.passive {
				return u.agents
			}
		}
		return -1
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
