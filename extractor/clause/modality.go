package clause

import "github.com/chancery-nlp/chancery/extractor/segment"

// exempt is the value of markers that free persons, which is a right, or things.
const exempt = "EXEMPT"

// need is the value of markers of a duty whose negation leaves one free:
// "muss nicht", "is not obliged to".
const need = "NEED"

// modality tells what a clause does to its bearer. The rule of its type may
// say so; else the marker of its verb does, turned round by a negation.
func (w *work) modality(u *unit, f *frame, fixed Modality) Modality {
	if fixed != "" {
		return fixed
	}
	m := Modality("")
	if f.mark != nil {
		m = Modality(f.mark.value)
		if m == Obligation && f.mark.role == roleDeontic {
			m = w.strongest(f, m)
		}
	}
	negated := w.negated(u, f)
	if m == exempt {
		if f.bearer.empty() {
			return Statement
		}
		return Permission
	}
	switch m {
	case need:
		if negated {
			return Statement
		}
		return Obligation
	case Obligation:
		if negated {
			return Prohibition
		}
		return m
	case Permission:
		if negated {
			return Prohibition
		}
		return m
	case Prohibition:
		if negated {
			return Permission
		}
		return m
	case Intention, Statement:
		return m
	}
	if m == "" {
		for t := u.first; t < f.end && u.reported; t++ {
			if k := w.marked(t, roleFrame); k != nil && k.value == string(Obligation) {
				return Modality(k.value)
			}
		}
	}
	if w.toBe(f) {
		if negated {
			return Prohibition
		}
		return Obligation
	}
	if !w.a.final {
		if !f.bearer.empty() && (f.plain || f.passive && (w.text(f.verb) == "is" || w.text(f.verb) == "are")) {
			return Obligation // "Norway supplies the boats", "costs are borne by each Party"
		}
		return Statement
	}
	if k := f.verb; k >= 0 && f.mark == nil && !f.passive && !w.has(k, f.end, set(roleSubordinate)) {
		if m := w.marked(k, roleFinite); m != nil && m.value == "BE" {
			return Statement // "zuständig ist das Ministerium"
		}
	}
	// The plain indicative of German binds whoever can be bound.
	if !f.bearer.empty() || f.passive {
		if negated {
			return Prohibition
		}
		return Obligation
	}
	return Statement
}

// strongest looks for a second marker behind a plain duty that changes it:
// "shall endeavour", "shall be entitled", "shall be prohibited".
func (w *work) strongest(f *frame, m Modality) Modality {
	from := w.pastInsertion(int(f.mark.last), f.end)
	for t := from; t < f.end && t < from+5; t++ {
		if w.in.Tokens[t].Kind == segment.Punct || w.inPart(t) != nil {
			break
		}
		if k := w.marked(t, roleDeontic); k != nil && Modality(k.value) != Obligation && Modality(k.value) != Statement {
			return Modality(k.value)
		}
	}
	if w.a.final { // the verb may stand last: "sich … zu enthalten"
		if k := w.lastMark(f); k != nil && Modality(k.value) == Prohibition && w.words[k.first].roles.has(set(rolePreposition, roleInfinitive)) {
			return Prohibition
		}
	}
	return m
}

// lastMark returns the deontic marker that ends the clause, or nil.
func (w *work) lastMark(f *frame) *mark {
	for t := max(f.end-3, int(f.mark.last)); t < f.end; t++ {
		if k := w.marked(t, roleDeontic); k != nil && int(k.last) == f.end {
			return k
		}
	}
	return nil
}

// pastInsertion returns the token behind what commas part from the verb at
// token t: "shall, in exercising its sovereignty, have".
func (w *work) pastInsertion(t, end int) int {
	if t >= end || !w.is(t, ',') {
		return t
	}
	for k := t + 1; k < end && k < t+maxInsertion; k++ {
		if w.is(k, ',') {
			return k + 1
		}
	}
	return t
}

const maxInsertion = 40 // tokens between commas within a verb

// negated reports whether the main clause is negated near its verb, or has a
// subject of none.
func (w *work) negated(u *unit, f *frame) bool {
	if f.verb < 0 && !w.a.final {
		return false
	}
	if f.mark != nil && !w.a.final && w.has(int(f.mark.first), int(f.mark.last), set(roleNegation)) {
		return false // it is part of "undertakes not to"
	}
	from, to := f.verb-2, w.verbEnd(f)+7
	if w.a.final {
		from, to = u.first, f.end
	}
	if !w.a.final && !f.subject.empty() && f.subject.first < from {
		from = max(f.subject.first, u.first)
		if w.words[from].roles.has(set(roleNegation)) {
			return true
		}
		from = f.verb - 2
	}
	for t := max(from, u.first); t < min(to, f.end); t++ {
		if p := w.inPart(t); p != nil {
			t = p.last - 1
			continue
		}
		if !w.a.final && w.words[t].roles.has(set(roleRelative)) { // "a State that has not paid may leave"
			if t > f.verb {
				break
			}
			t = f.verb - 1
			continue
		}
		if w.is(t, ',') && (t > f.verb || w.a.final) && w.subordinateAt(t+1, f.end) {
			if t = w.pastRelative(t, f.end); t >= f.end {
				break
			}
		}
		if w.words[t].roles.has(set(roleDeontic)) || f.mark != nil && t >= f.verb && t < int(f.mark.last) {
			continue // part of "undertake not to", "nothing in this Article prevents"
		}
		if m := w.marked(t, roleNegation); m != nil {
			return m.value != "ONLY"
		}
	}
	return false
}

// pastRelative is the comma that closes the relative clause behind the comma at
// token t; it is end if none does, or if the clause is of another kind.
func (w *work) pastRelative(t, end int) int {
	if !w.a.final {
		return end
	}
	for k := t + 1; k < end; k++ {
		switch {
		case w.words[k].roles.has(set(roleSubordinate)):
			return end
		case w.is(k, ','):
			return k
		}
	}
	return end
}

// subordinateAt reports whether a subordinate clause opens at token t, perhaps
// behind a preposition.
func (w *work) subordinateAt(t, end int) bool {
	if t < end && w.words[t].roles.has(set(rolePreposition)) {
		t++
	}
	return t < end && w.words[t].roles.has(set(roleRelative, roleSubordinate)) && !(w.a.final && w.listed(t, end))
}

// toBe reports whether "ist" or "hat" and an infinitive with "zu" bind.
func (w *work) toBe(f *frame) bool {
	if !w.a.final || f.verb < 0 {
		return false
	}
	m := w.marked(f.verb, roleFinite)
	if m == nil || m.value != "BE" && m.value != "HAVE" {
		return false
	}
	if k := f.verb - 1; f.verb == f.end-1 && k > 0 && !w.capital(k) && (w.words[k].roles.has(set(roleInfinitive)) || toInfinitive(w.text(k))) {
		return true // "wonach sie beizustehen haben"
	}
	for t := f.verb; t < f.end; t++ {
		if p := w.inPart(t); p != nil {
			t = p.last - 1
			continue
		}
		if w.is(t, ',') && w.inPart(t-1) == nil && w.inPart(t+1) == nil {
			return false // the infinitive is of another clause
		}
		if w.words[t].roles.has(set(roleInfinitive)) || !w.capital(t) && w.in.Tokens[t].Kind == segment.Word && toInfinitive(w.text(t)) {
			return t+2 >= f.end || w.in.Tokens[t+1].Kind == segment.Punct || w.words[t+1].roles.has(set(roleConjunction)) || w.in.Tokens[t+2].Kind == segment.Punct || w.inPart(t+1) != nil || w.inPart(t+2) != nil
		}
	}
	return false
}
