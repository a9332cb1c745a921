package treaty

import (
	"github.com/chancery-nlp/chancery/extractor/actor"
	"github.com/chancery-nlp/chancery/extractor/date"
	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/extractor/span"
)

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
	if rule.again {
		w.again(i)
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
		typ: rule.typ, span: w.span(t.first, t.last), status: t.status, present: t.present, wish: t.wish, sentence: w.number, rule: rule.id,
		date: w.when(t, t.noun), mention: -1, pronoun: t.pronoun, section: inArticle, place: w.where(t),
		bare: t.noun || t.adj || t.reduced, strong: rule.strong, reported: w.reported(t),
	}
	if inArticle {
		c.terms = w.terms(t)
	}
	if t.treaty > 0 {
		n := &w.treaties[t.treaty-1]
		c.mention = n.n
		c.treaty = w.bare(n)
	}
	w.agents(i, &c)
	if rule.mediated {
		c.agents = nil
	}
	switch c.typ {
	case EnteredIntoForce, ProvisionallyApplied, Initialled, Acceded:
		c.strong = true
	}
	if c.typ == Approved || c.typ == Ratified {
		if w.bodyActs(t, set(roleBody)) {
			c.body, c.strong = true, true
		}
	}
	if t.noun && !w.happens(t, &c) {
		return
	}
	if rule.needs == "body" && !c.body && !w.bodyActs(t, set(roleBody, roleOffice)) {
		return
	}
	if t.treaty == 0 && !t.pronoun {
		switch {
		case rule.member && w.club(t) && c.official:
			c.member = true
		case rule.strong && (c.official || w.bodyActs(t, set(roleBody, roleOffice, rolePeople))):
			c.pronoun, c.far = true, !t.noun && c.official
		case rule.typ == Acceded && c.official && !t.noun && w.alone(t):
			c.pronoun, c.far = true, true // "Togo joined in 2016"
		case rule.typ == Withdrawn && c.official && c.date >= 0 && !t.noun && t.shape.form&(formInf|formGerund) == 0 && w.alone(t) && w.told():
			c.pronoun = true // "On Monday Peru pulled out"
		default:
			return
		}
	}
	t.event = len(w.found.events)
	w.found.events = append(w.found.events, c)
}

// told reports whether the sentence before told of an event.
func (w *work) told() bool {
	k := len(w.found.events) - 1
	return k >= 0 && w.found.events[k].sentence >= w.number-1
}

// bare returns the treaty at n without adjectives, where nouns are told from
// them by their capital.
func (w *work) bare(n *treatyNoun) span.Span {
	s := w.found.mentions[n.n].span
	if !w.capitals {
		return s
	}
	first := n.first
	for first < n.head && w.token(first).Flags&segment.Capital == 0 && w.token(first).Kind == segment.Word && w.words[first].mention == 0 && w.token(first+1).Flags&segment.Spaced != 0 {
		first++
	}
	if at := int(w.token(first).Start) + w.in.Base; at > s.Start && at < s.End {
		s.Start = at
	}
	return s
}

// alone reports whether t has no object at all: neither a noun with its article
// nor, where objects follow, one right behind it.
func (w *work) alone(t *trigger) bool {
	if !w.capitals {
		if t.last >= len(w.words) {
			return true
		}
		next := &w.words[t.last]
		if next.roles == 0 && next.mention == 0 && t.last+1 < len(w.words) && w.token(t.last).Kind == segment.Word {
			next = &w.words[t.last+1] // an adverb
			return next.date != 0 || next.roles.any(set(rolePrep, rolePlacePrep))
		}
		return next.date != 0 || next.roles.any(set(rolePrep, rolePlacePrep, roleConj)) || w.token(t.last).Kind == segment.Punct
	}
	for k := t.lo; k < t.hi && k+1 < len(w.words); k++ {
		wd, next := &w.words[k], &w.words[k+1]
		if wd.clause == t.clause && wd.roles.has(roleDet) && wd.date == 0 && next.date == 0 && next.mention == 0 && !next.roles.any(set(roleBody, roleOffice)) &&
			(k == 0 || !w.words[k-1].roles.any(set(rolePrep, rolePlacePrep))) {
			return false
		}
	}
	return true
}

// again makes the event of trigger i like the last one, with others and another
// date: "Italy ratified the treaty in May; Malta followed in June".
func (w *work) again(i int) {
	t := &w.triggers[i]
	k := len(w.found.events) - 1
	w.status(t)
	if k < 0 || t.status != Asserted || t.present {
		return
	}
	last := &w.found.events[k]
	switch last.typ {
	case Initialled, Signed, Approved, Ratified, Acceded, Withdrawn, Suspended:
	default:
		return
	}
	if last.sentence < w.number-1 || last.status != Asserted || last.bare || w.inArticle(int(w.token(t.first).Start)+w.in.Base) {
		return
	}
	c := candidate{
		typ: last.typ, span: w.span(t.first, t.last), status: Asserted, sentence: w.number, rule: t.m.rule.id, date: w.when(t, false),
		mention: last.mention, pronoun: true, place: w.where(t), strong: last.strong, member: last.member,
	}
	w.agents(i, &c)
	if c.date < 0 || !c.official {
		return
	}
	t.event = len(w.found.events)
	w.found.events = append(w.found.events, c)
}

// notice gives a withdrawal just told of the date on which the paper that
// gives notice of it went out or came in: "the note reached Lima on Tuesday".
func (w *work) notice() {
	k := len(w.found.events) - 1
	if k < 0 || w.found.events[k].typ != Withdrawn || w.found.events[k].date >= 0 || w.found.events[k].sentence < w.number-1 {
		return
	}
	c := &w.found.events[k]
	for i := range w.words {
		if !w.words[i].roles.has(roleNote) || int(w.token(i).Start)+w.in.Base < c.span.End && c.sentence < w.number {
			continue
		}
		for j := i + 1; j < len(w.words) && j < i+16 && w.text(j) != ";"; j++ { // also "in a letter that came on 3 May, Peru denounced …"
			if wd := &w.words[j]; wd.date != 0 && w.dated(wd.date) {
				c.date = int(wd.date-1) + w.in.FirstDate
				return
			}
		}
	}
}

// dated reports whether date n (1 + index) is one of the calendar.
func (w *work) dated(n int32) bool {
	d := &w.in.Dates[n-1]
	return (d.Type == date.Date || d.Type == date.Time) && d.Value != "" && d.Value[0] >= '0' && d.Value[0] <= '9'
}

// terms returns the words that say when or on which condition the rule of t
// takes effect: those behind it, or those that its parted verb encloses.
func (w *work) terms(t *trigger) span.Span {
	end := len(w.words)
	for end > t.last && w.token(end-1).Kind == segment.Punct {
		end--
	}
	start := t.last
	if t.shape.companion != "" {
		if k := w.companion(t); k >= 0 && k+1 < t.first { // "tritt dreißig Tage nach … in Kraft"
			start = k + 1
			if end-t.last < 2 {
				end = t.first
			}
		}
	}
	for start < end && w.token(start).Kind == segment.Punct {
		start++
	}
	for end > start && w.token(end-1).Kind == segment.Punct {
		end--
	}
	if end-start < 2 {
		return span.Span{}
	}
	return w.span(start, end)
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

// happens reports whether a noun tells of a happening: a date or agents stand
// close to it, or a verb that says so with its date.
func (w *work) happens(t *trigger, c *candidate) bool {
	if t.pronoun && c.treaty.Len() == 0 {
		c.far = w.words[max(0, t.first-1)].roles.has(roleDet)
	}
	support := w.supported(t)
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
