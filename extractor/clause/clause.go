package clause

import (
	"slices"
	"sort"

	"github.com/chancery-nlp/chancery/extractor/date"
	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/extractor/span"
	"github.com/chancery-nlp/chancery/lang"
)

// state is what a clause leaves to the next.
type state struct {
	agent   bool // its subject could be bound: "it" can then be
	typ     Type
	rule    string
	section int
}

// leading is the analysis of the unit with an index, plus one.
type leading struct {
	of    int
	frame frame
}

// clause makes the record of u.
func (w *work) clause(u *unit) {
	if u.reported && w.in.Tokens[u.first].Flags&segment.Newline != 0 {
		w.last.typ = "" // a new paragraph of a report
	}
	f := w.parse(u)
	if u.lead > 0 {
		w.inherit(u, &f)
	}
	v := w.decide(u)
	fixed := Modality("")
	if v.rule != nil && !(f.mark != nil && f.mark.role == roleDeontic && Modality(f.mark.value) != Statement && !f.passive && w.partyIn(f.bearer)) {
		fixed = v.rule.modality // unless a party is bound: "each Party shall, before it enters into force"
	}
	r := Record{
		Span: w.bounds(u), Type: v.typ, Further: v.further, Reported: u.reported,
		Bearer: Role{Actor: -1}, Counterparty: Role{Actor: -1}, Deadline: Deadline{Date: -1},
		Section: -1, Treaty: -1, Confidence: v.sure,
	}
	if v.rule != nil {
		r.RuleID = v.rule.ID
	}
	if u.recital || u.testimony {
		r.Modality = Statement
		if p := w.signatories(u); !p.empty() {
			r.Bearer.Span = w.span(p.first, p.last)
		}
		if u.testimony {
			w.limits(&r)
		}
	} else {
		r.Modality = w.modality(u, &f, fixed)
		if f.mark == nil && (v.typ == "INSTITUTION" || v.typ == "VERIFICATION") && w.introduced(f.bearer) {
			r.Modality, f.bearer = Statement, phrase{} // a body with its task
		}
		if fixed == Statement && !f.freed {
			f.bearer = phrase{} // what takes effect binds nobody
		}
		r.Bearer.Span = w.span(f.bearer.first, f.bearer.last)
		if f.verb >= 0 {
			r.Action = w.action(u, &f)
		}
		w.relativeLimits(u, &f, &r)
		w.limits(&r)
		w.deadline(u, &f, &r)
		w.counterparty(u, &f, &r)
	}
	w.references(u, &r)
	w.explain(u, &r)
	w.out = append(w.out, r)
	if !u.recital && (!f.subject.empty() || !f.bearer.empty()) {
		w.last.agent = !f.bearer.empty()
	}
	w.last.typ, w.last.rule, w.last.section = r.Type, r.RuleID, u.section
}

// introduced reports whether p is a body that the text has not named before: "a committee".
func (w *work) introduced(p phrase) bool {
	if p.empty() {
		return false
	}
	switch w.text(p.first) {
	case "a", "A", "an", "An", "ein", "Ein", "eine", "Eine":
		return true
	}
	return false
}

// signatories finds who signs, in the closing words of a treaty.
func (w *work) signatories(u *unit) phrase {
	if !u.testimony || !w.has(u.first, u.last, set(roleFinite)) {
		return phrase{}
	}
	for t := u.first; t < min(u.last, u.first+6); t++ {
		if !w.words[t].roles.has(set(roleDeterminer)) {
			continue
		}
		p := w.nounPhrase(t, u.last)
		for k := p.first; k < p.last; k++ {
			if w.is(k, ',') || w.words[k].roles.has(set(roleFinite)) {
				p.last = k
			}
		}
		if !p.empty() && w.words[p.last-1].roles.has(set(roleParty)) {
			return p
		}
	}
	return phrase{}
}

// decide finds the type of u; where its words do not tell, or only one of them hints, the clause before it in the same article
// does, or what the whole text is about.
func (w *work) decide(u *unit) verdict {
	switch {
	case u.recital:
		return verdict{typ: "RECITAL", sure: 0.95}
	case u.testimony:
		v := w.rank(u)
		out := verdict{typ: "SIGNATURE", sure: 0.95}
		for _, t := range append([]Type{v.typ}, v.further...) {
			if t == "AUTHENTIC_TEXT" {
				out.further = append(out.further, t)
			}
		}
		return out
	}
	v := w.rank(u)
	if v.typ == Other || v.single && (finalType(v.typ) || w.topic != "") {
		last := w.last.typ
		switch {
		case u.reported && w.topic != "" && !w.speaksOf(last):
			v = verdict{typ: w.topic, sure: 0.35}
		case last != "" && last != Other && last != "RECITAL" && w.last.section == u.section && !finalType(last):
			v = verdict{typ: last, sure: 0.4}
		case w.topic != "" && !(v.single && !u.reported && w.speaksOf(v.typ)):
			v = verdict{typ: w.topic, sure: 0.35}
		}
	}
	return v
}

// speaksOf reports whether the text is, among others, about t.
func (w *work) speaksOf(t Type) bool {
	i := slices.Index(types[:], t)
	return i >= 0 && w.topics&(1<<i) != 0
}

// finalType reports whether a type is one of the closing provisions, whose
// clauses do not go on with each other.
func finalType(t Type) bool {
	i := slices.Index(types[:], t)
	return i >= slices.Index(types[:], Type("EXCEPTION"))
}

// bounds is the span of u: with its full stop, without the marks that part limbs.
func (w *work) bounds(u *unit) span.Span {
	last := u.last
	for last > u.first && (w.is(last-1, ';') || u.lead > 0 && (w.is(last-1, ',') || w.is(last-1, '.'))) {
		last--
	}
	return w.span(u.first, last)
}

// inherit takes the bearer and the verb of the list's lead-in, where the limb
// has none of its own.
func (w *work) inherit(u *unit, f *frame) {
	if w.lead.of != u.lead { // once for all its limbs
		parts := slices.Clone(w.parts)
		lead := w.units[u.lead-1]
		w.lead = leading{u.lead, w.parse(&lead)}
		w.parts = append(w.parts[:0], parts...)
	}
	g := &w.lead.frame
	if f.verb < 0 || f.mark == nil && g.mark != nil {
		f.mark = g.mark
		if f.verb < 0 {
			f.verb = g.verb
		}
	}
	if f.bearer.empty() {
		f.bearer = g.bearer
	}
}

// action is what is to be done: the words behind the verb up to the first
// condition or the end.
func (w *work) action(u *unit, f *frame) span.Span {
	from := w.verbEnd(f)
	for _, p := range [...]phrase{f.subject, f.bearer} {
		if p.first == from && !p.empty() {
			from = p.last // "so darf jede Vertragspartei ..."
		}
	}
	for from < f.end && w.is(from, ',') {
		from++ // "has the right, ..."
	}
	if from < u.first || from >= f.end {
		return span.Span{}
	}
	to := from
	for to < f.end && w.inPart(to) == nil {
		to++
	}
	for to > from && w.in.Tokens[to-1].Kind == segment.Punct && !w.quote(to-1) {
		to--
	}
	return w.span(from, to)
}

// deadline finds the time by which or for which u binds.
func (w *work) deadline(u *unit, f *frame, r *Record) {
	for t := u.first; t < f.end; t++ {
		d := w.words[t].date
		if d == 0 || t > u.first && w.words[t-1].date == d {
			continue
		}
		if p := w.inPart(t); p != nil && !p.timed {
			continue // a time that a condition speaks of
		}
		near := false
		for k := max(u.first, t-4); k < t; k++ {
			near = near || w.words[k].roles.has(set(roleDeadline))
		}
		if near && w.in.Dates[d-1].Type != date.Set {
			r.Deadline = Deadline{Span: w.in.Dates[d-1].Span, Date: -1}
			return
		}
	}
}

// counterparty finds towards whom u binds.
func (w *work) counterparty(u *unit, f *frame, r *Record) {
	for t := w.verbEnd(f); t >= u.first && t+1 < f.end; t++ {
		if p := w.inPart(t); p != nil {
			t = p.last - 1
			continue
		}
		m := w.marked(t, roleToward)
		if m == nil || m.value == "ADVERB" {
			continue
		}
		p := w.nounPhrase(int(m.last), f.end)
		if !p.empty() && w.agentive(p) && (f.bearer.empty() || p.first >= f.bearer.last || p.last <= f.bearer.first) {
			r.Counterparty.Span = w.span(p.first, p.last)
			return
		}
	}
}

// explain tells the caller which rules took part in r.
func (w *work) explain(u *unit, r *Record) {
	if w.in.Explain == nil {
		return
	}
	from := sort.Search(len(w.marks), func(i int) bool { return int(w.marks[i].first) >= u.first })
	for i := from; i < len(w.marks) && int(w.marks[i].first) < u.last; i++ {
		m := &w.marks[i]
		if int(m.last) <= u.last {
			rule := &w.a.rules[m.rule]
			w.in.Explain(Hit{RuleID: rule.ID, Clause: r.Span, Match: w.span(int(m.first), int(m.last)), Role: roleName(m.role), Value: m.value})
		}
	}
	first, last := w.hitsIn(u)
	for i := first; i < last; i++ {
		h := &w.hits[i]
		if int(h.last) <= u.last && h.part != lang.PartNone {
			hit := Hit{RuleID: w.a.kinds[h.kind].ID, Clause: r.Span, Match: w.span(int(h.first), int(h.last))}
			if hit.RuleID != r.RuleID {
				hit.LostTo = r.RuleID
			}
			w.in.Explain(hit)
		}
	}
}

func roleName(r role) string {
	for name, k := range roleNames {
		if k == r {
			return name
		}
	}
	return ""
}
