package treaty

import (
	"github.com/chancery-nlp/chancery/extractor/segment"
)

// clauseKind is how a clause hangs on the one around it.
type clauseKind uint8

const (
	clauseMain clauseKind = iota
	clauseSub             // of time, reason, content
	clauseCondition
	clauseWhen // of a time that may not have come
	clauseRelative
	clauseParenthesis
)

// clauseNode is a clause of the sentence under way.
type clauseNode struct {
	parent     int32 // -1 for a main one
	kind       clauseKind
	first      int32 // word that opens it
	last       int32 // after its last word
	verb       bool  // it has shown a verb
	antecedent int32 // of a relative clause, the word before it; -1 for none
	depth      int32
}

// reach is how many words away from a word its company is looked for; it keeps
// sentences without end linear. Real clauses are shorter.
const reach = 60

// maxDepth caps how deep clauses hang in each other.
const maxDepth = 12

var verbal = set(roleBecome, roleBe, roleHave, roleModal, roleIrreal, rolePlan, roleAnnounce, roleRefuse, roleReport, roleSupport, roleCompanion, roleVerb)

// cut parts the sentence into clauses: it goes over the words once, opens a
// clause at a conjunction or relative pronoun and closes it at the comma
// behind its verb.
func (w *work) cut() {
	w.clauses = append(w.clauses[:0], clauseNode{parent: -1, antecedent: -1})
	cur := int32(0)
	open := func(i int, kind clauseKind, antecedent int) {
		depth := w.clauses[cur].depth + 1
		if depth > maxDepth {
			return
		}
		w.clauses = append(w.clauses, clauseNode{parent: cur, kind: kind, first: int32(i), antecedent: int32(antecedent), depth: depth})
		cur = int32(len(w.clauses) - 1)
	}
	n := len(w.words)
	for i := 0; i < n; i++ {
		wd := &w.words[i]
		c := &w.clauses[cur]
		if w.token(i).Kind == segment.Punct && wd.date == 0 && wd.mention == 0 {
			switch w.text(i) {
			case ";", ":":
				w.clauses = append(w.clauses, clauseNode{parent: -1, first: int32(i), antecedent: -1})
				cur = int32(len(w.clauses) - 1)
			case "–", "—", "-": // behind a dateline: "BERN, 3. Mai – Peru und Chile …"
				if k := w.dashed(cur); k >= 0 {
					wd.clause = k
					w.clauses[k].last = int32(i + 1)
					cur = w.clauses[k].parent
					continue
				}
				if w.dashAhead(i) {
					open(i, clauseParenthesis, i-1)
				} else if w.clauses[cur].parent < 0 && !w.clauses[cur].verb && w.token(i).Flags&segment.Spaced != 0 && i+1 < n && w.token(i+1).Flags&segment.Spaced != 0 {
					w.clauses = append(w.clauses, clauseNode{parent: -1, first: int32(i), antecedent: -1})
					cur = int32(len(w.clauses) - 1)
				}
			case "(", "[":
				open(i, clauseParenthesis, i-1)
			case ")", "]":
				for k := cur; k >= 0; k = w.clauses[k].parent {
					if w.clauses[k].kind == clauseParenthesis {
						wd.clause = k
						w.clauses[k].last = int32(i + 1)
						cur = w.clauses[k].parent
						break
					}
				}
				continue
			case ",":
				kind, opens := w.opens(i + 1)
				switch {
				case c.parent < 0 || c.kind == clauseParenthesis:
				case c.verb && (opens || !w.listed(i)):
					cur = c.parent
				case !c.verb && c.kind != clauseRelative && !opens && c.first == 0:
					// "After three rounds, …" is no clause at all.
					for k := int(c.first); k < i; k++ {
						if w.words[k].clause == cur {
							w.words[k].clause = c.parent
						}
					}
					cur = c.parent
				}
				if opens {
					open(i, kind, i-1)
				}
			}
		} else if kind, opens := w.opensHere(i); opens {
			// A clause within another one that has its verb follows it.
			if c.parent >= 0 && c.verb && c.kind != clauseParenthesis {
				cur = c.parent
			}
			open(i, kind, i-1)
		}
		wd.clause = cur
		c = &w.clauses[cur]
		c.last = int32(i + 1)
		c.verb = c.verb || w.verbAt(i)
	}
}

// dashed returns the parenthesis between dashes that clause c is or hangs in;
// -1 for none.
func (w *work) dashed(c int32) int32 {
	for ; c >= 0; c = w.clauses[c].parent {
		if w.clauses[c].kind == clauseParenthesis && w.clauses[c].parent >= 0 {
			switch w.text(int(w.clauses[c].first)) {
			case "–", "—", "-":
				return c
			}
			return -1
		}
	}
	return -1
}

// dashAhead reports whether the dash at word i is the first of two that
// enclose a few words: "Peru – the last to do so – ratified".
func (w *work) dashAhead(i int) bool {
	const few = 12
	if i == 0 || w.token(i).Flags&segment.Spaced == 0 || w.words[i-1].date != 0 {
		return false
	}
	for k := i + 2; k+1 < len(w.words) && k < i+few; k++ {
		if w.token(k).Kind != segment.Punct {
			continue
		}
		switch w.text(k) {
		case "–", "—", "-":
			if w.token(k).Flags&segment.Spaced != 0 && w.token(k+1).Flags&segment.Spaced != 0 {
				return true
			}
		case ";", ":":
			return false
		}
	}
	return false
}

// verbAt reports whether word i is a verb, as far as the rules know verbs.
func (w *work) verbAt(i int) bool {
	return w.words[i].roles.any(verbal)
}

// listed reports whether the comma at word i stands between members of a list.
func (w *work) listed(i int) bool {
	if i == 0 || i+1 >= len(w.words) || w.words[i-1].mention == 0 {
		return false
	}
	next := i + 1
	for next < len(w.words) && next < i+3 && w.words[next].roles.has(roleDet) {
		next++
	}
	return next < len(w.words) && w.words[next].mention != 0
}

// opens reports whether the words from i on, behind a comma, open a clause.
func (w *work) opens(i int) (clauseKind, bool) {
	if i >= len(w.words) {
		return 0, false
	}
	if kind, ok := w.conjunction(i); ok {
		return kind, true
	}
	k := i
	if w.words[k].roles.any(set(rolePrep, roleGoalPrep, roleAgentPrep)) && k+1 < len(w.words) {
		k++ // "in dem", "of which"
	}
	if w.words[k].roles.has(roleRelative) && (!w.words[k].roles.has(roleDet) || w.verbLast(k)) {
		return clauseRelative, true
	}
	return 0, false
}

// opensHere reports whether word i opens a clause with no comma before it:
// only words that are nothing else, or that start the sentence.
func (w *work) opensHere(i int) (clauseKind, bool) {
	if i > 0 && w.token(i-1).Kind == segment.Punct && w.text(i-1) == "," {
		return 0, false // was looked at with the comma
	}
	if kind, ok := w.conjunction(i); ok {
		return kind, !w.capitals || i == 0 || w.words[i-1].roles.has(roleConj)
	}
	r := w.words[i].roles
	if !w.capitals && r.has(roleRelative) && r.has(roleDet) && i > 0 && w.verbAt(i-1) {
		return clauseSub, !w.points(i) // "agreed that the treaty …"
	}
	if !w.capitals && i > 0 && w.words[i-1].treaty != 0 && w.words[i].treaty == 0 && (r.has(roleRelative) && !w.points(i) || w.contact(i)) {
		return clauseRelative, true // "the treaty that they signed", "the treaty Peru signed"
	}
	return clauseRelative, r.has(roleRelative) && !r.has(roleDet) && i > 0
}

// opener returns the word that opens clause c, behind its comma.
func (w *work) opener(c int32) *word {
	i := int(w.clauses[c].first)
	if w.token(i).Kind == segment.Punct && i+1 < len(w.words) {
		i++
	}
	return &w.words[i]
}

// points reports whether the "that" at word i stands before its noun:
// "approved that step in May".
func (w *work) points(i int) bool {
	return i+1 < len(w.words) && w.words[i+1].roles == 0 && w.words[i+1].mention == 0 && w.words[i+1].date == 0 && w.token(i+1).Kind == segment.Word &&
		(i+2 == len(w.words) || w.words[i+2].date != 0 || w.token(i+2).Kind == segment.Punct || w.words[i+2].roles.any(set(rolePrep, rolePlacePrep, roleConj)))
}

// contact reports whether the words from i on, behind a treaty, are a relative
// clause without pronoun: names or a pronoun, then a verb of what happened.
func (w *work) contact(i int) bool {
	if w.words[i].mention == 0 && !w.words[i].roles.any(set(rolePron, roleDet, rolePoss)) || w.adjective(i) || w.opening(i-1) {
		return false
	}
	for k := i + 1; k < len(w.words) && k < i+10; k++ {
		r := w.words[k].roles
		switch {
		case r.has(roleTrigger):
			return true
		case w.words[k].treaty != 0:
			return false
		case w.words[k].mention != 0 || w.words[k].date != 0 || r == 0 && w.token(k).Kind == segment.Word || r.any(set(roleHave, roleConj, roleDet, roleIndef, roleBody, roleOffice, rolePeople, roleCollective)) || w.token(k).Kind == segment.Punct && w.text(k) == ",":
		default:
			return false
		}
	}
	return false
}

// opening reports whether the treaty that ends at word i belongs to a phrase
// that opens the sentence with a preposition: "Under the treaty Peru …".
func (w *work) opening(i int) bool {
	for k := i; k >= 0 && k > i-8; k-- {
		if w.words[k].roles.has(roleIndef) && w.words[k].roles.has(roleDet) {
			return false // "under a treaty Peru signed in 1950"
		}
		if w.words[k].roles.any(set(rolePrep, roleGoalPrep)) && w.words[k].treaty == 0 {
			return k == 0 || w.token(k-1).Kind == segment.Punct
		}
	}
	return false
}

func (w *work) conjunction(i int) (clauseKind, bool) {
	switch r := w.words[i].roles; {
	case r.any(set(rolePrep, roleUntil, roleSince)) && i+1 < len(w.words) && w.words[i+1].date != 0:
		return 0, false // "since May 2010"
	case r.has(roleSince) && (i > 0 && w.words[i-1].roles.has(roleHave) || i+1 >= len(w.words) || w.token(i+1).Kind == segment.Punct):
		return 0, false // "has since renewed it", "was renewed twice since."
	case r.has(roleCondition) && w.value(i, roleCondition) == "cond":
		return clauseCondition, true
	case r.has(roleCondition):
		return clauseWhen, true
	case r.has(roleSub):
		return clauseSub, !r.any(set(rolePrep, roleAfter)) || w.verbAhead(i)
	}
	return 0, false
}

// verbAhead reports whether a finite verb stands between the conjunction at
// word i, which may be a preposition, and the next comma: "after they had met",
// not "after two years of talks".
func (w *work) verbAhead(i int) bool {
	for k := i + 1; k < len(w.words) && k < i+reach; k++ {
		r := w.words[k].roles
		if r.any(set(roleBecome, roleBe, roleHave, roleModal, roleIrreal, roleVerb)) {
			return true
		}
		if w.token(k).Kind == segment.Punct && w.words[k].date == 0 && !w.listed(k) {
			switch w.text(k) {
			case ",", ";", ":", "(", "–", "—":
				return false
			}
		}
	}
	return false
}

// verbLast reports whether the words from i to the next comma or stop end in
// a verb, as those of a German relative clause do and a list's do not.
func (w *work) verbLast(i int) bool {
	last := -1
	for k := i + 1; k < len(w.words) && k < i+reach; k++ {
		if w.token(k).Kind == segment.Punct {
			if t := w.text(k); (t == "," || t == "." || t == ";" || t == ")") && w.words[k].date == 0 && !w.listed(k) {
				break
			}
			continue
		}
		last = k
	}
	if last <= i {
		return false
	}
	if w.verbAt(last) {
		return true
	}
	t := w.text(last)
	if w.token(last).Kind != segment.Word || w.token(last).Flags&segment.Capital != 0 || len(t) < 3 {
		return false
	}
	return t[len(t)-1] == 't' || t[len(t)-2:] == "en" || t[len(t)-2:] == "te"
}

// conditional reports whether clause c, or one around it, is a condition; and
// whether one is of a time that may not have come.
func (w *work) conditional(c int32) (cond, when bool) {
	for ; c >= 0; c = w.clauses[c].parent {
		switch w.clauses[c].kind {
		case clauseCondition:
			cond = true
		case clauseWhen:
			when = true
		}
	}
	return cond, when
}
