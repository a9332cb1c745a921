package clause

import (
	"slices"
	"strings"

	"github.com/chancery-nlp/chancery/extractor/segment"
)

// limits gives r the conditions and exceptions that were found.
func (w *work) limits(r *Record) {
	if r.Type == "DEFINITION" {
		return // "means, in the case of Norway, the Ministry"
	}
	for _, p := range w.parts {
		s := w.span(p.first, p.last)
		switch p.role {
		case roleCondition:
			if p.timed && r.Modality != Permission && r.Modality != Prohibition && r.Type != "SCOPE" && r.Type != "TERRITORIAL_APPLICATION" {
				continue
			}
			r.Conditions = append(r.Conditions, s)
		case roleException:
			r.Exceptions = append(r.Exceptions, s)
		}
	}
}

// relativeLimits makes parts of the relative clauses that amount to an "if":
// restrictive ones about anyone or anything of a sort, outside of who is bound.
func (w *work) relativeLimits(u *unit, f *frame, r *Record) {
	if r.Modality == Statement || r.Modality == Intention || f.verb < 0 {
		return
	}
	for t := u.first + 1; t+1 < f.end && len(w.parts) < maxParts; t++ {
		if p := w.inPart(t); p != nil {
			t = p.last - 1
			continue
		}
		from, last := w.restrictive(u, t, f.end)
		if last == 0 || !f.bearer.empty() && from >= f.bearer.first && from < f.bearer.last || !f.passive && from < f.verb {
			continue
		}
		if from < f.verb {
			last = min(last, f.verb)
		}
		w.parts = append(w.parts, part{first: from, last: last, role: roleCondition})
		t = last - 1
	}
	slices.SortStableFunc(w.parts, func(a, b part) int { return a.first - b.first })
}

// restrictive returns the tokens of the relative clause that opens at token t,
// if it restricts a noun for people that stands for all of a sort; last is 0 if
// none does.
func (w *work) restrictive(u *unit, t, end int) (from, last int) {
	if !w.words[t].roles.has(set(roleRelative)) {
		return 0, 0
	}
	from, noun := t, t-1
	if w.a.final {
		noun = t - 2 // before the comma
	}
	if w.is(t-1, ',') != w.a.final || noun <= u.first || w.a.final && w.listed(t, end) || w.words[noun].mention > 0 {
		return 0, 0
	}
	if m := w.marked(noun, roleParty); m == nil || m.value != "" || !w.anyone(u, noun) {
		return 0, 0
	}
	if last = t + 1; w.is(last, ',') { // "who, being accused, is found"
		return from, w.semicolon(last, end)
	}
	for ; last < end; last++ {
		if w.is(last, ',') || w.is(last, ';') {
			break
		}
	}
	return from, last
}

// anyone reports whether the noun at token t stands for all or any of a sort:
// in the plural without an article, or behind "any", "each", "those".
func (w *work) anyone(u *unit, t int) bool {
	k := t - 1
	for k >= u.first && k > t-4 && w.in.Tokens[k].Kind == segment.Word && w.words[k].roles == 0 && !w.capital(k) {
		k-- // adjectives
	}
	if k < u.first {
		return true
	}
	switch strings.ToLower(w.text(k)) {
	case "any", "every", "each", "those", "all", "no", "persons", "a", "an", "alle", "allen", "jeder", "jede", "jedes", "jedem", "jeden", "kein", "keine", "keiner", "jene", "jenen", "solche", "solchen", "diejenigen", "demjenigen", "denjenigen", "derjenige":
		return true
	}
	return w.words[k].roles.has(set(rolePreposition, roleConjunction, roleFinite, roleDeontic)) && !w.words[k].roles.has(set(roleDeterminer)) || w.in.Tokens[k].Kind == segment.Punct
}
