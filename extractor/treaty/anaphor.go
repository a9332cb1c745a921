package treaty

import (
	"slices"
	"sort"
	"strings"

	"github.com/chancery-nlp/chancery/extractor/actor"
	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/extractor/span"
)

// starts returns where a noun phrase that acts in the event of trigger t may
// start, as offsets in the document: "which [the two countries had signed". What
// such a phrase stands for is known only when the whole text is read.
func (w *work) starts(t *trigger) []int {
	var all []int
	for i := t.lo; i < t.hi; i++ {
		wd := &w.words[i]
		if wd.clause != t.clause || wd.mention != 0 || wd.date != 0 || wd.treaty != 0 || w.token(i).Kind != segment.Word {
			continue
		}
		if !w.capitals && !t.passive && i > t.first {
			break // objects
		}
		before := roleSet(0)
		if i > 0 {
			p := &w.words[i-1]
			before = p.roles
			noun := p.mention != 0 || w.capitals && w.token(i-1).Kind == segment.Word && w.token(i-1).Flags&segment.Capital != 0 && p.date == 0
			if noun && i > t.lo && (wd.roles.has(roleGenitive) || w.capitals && p.mention == 0) {
				continue // "die Minister der beiden Länder"
			}
		}
		if t.passive {
			if before.has(roleAgentPrep) {
				all = append(all, int(w.token(i).Start)+w.in.Base)
			}
			continue
		}
		if !before.any(set(rolePrep, roleGoalPrep, roleAgentPrep, rolePlacePrep, roleOf, roleBetween, roleMatter, rolePoss, roleIndef)) &&
			(!before.has(roleDet) || before.has(roleRelative)) {
			all = append(all, int(w.token(i).Start)+w.in.Base)
		}
	}
	return all
}

// pronoun returns whether a pronoun is the subject of trigger t, and whether it
// means several.
func (w *work) pronoun(t *trigger) (is, several bool) {
	for i := t.lo; i < t.hi; i++ {
		if w.words[i].clause != t.clause || !w.words[i].roles.has(rolePron) {
			continue
		}
		value := w.value(i, rolePron)
		switch {
		case value == "object":
		case !w.capitals:
			if i < t.first && (i == 0 || !w.words[i-1].roles.any(set(rolePrep, roleGoalPrep, roleAgentPrep, roleOf))) && !w.subjectBetween(i+1, t.first) {
				return true, value == "several"
			}
		case value == "several" && !t.have && t.shape.form&formPast != 0 && t.shape.form&(formInf|formPart) == 0 && strings.HasSuffix(w.text(t.first), "n"):
			return true, true // "den sie 1929 schlossen"
		default:
			// "Sie" is singular, too, and like "es" an object: its verb tells.
			for _, k := range [...]int{i + 1, i - 1} {
				if k < 0 || k >= len(w.words) || !w.words[k].roles.any(set(roleHave, roleModal)) && k != t.first {
					continue
				}
				switch plural := strings.HasSuffix(w.text(k), "n"); {
				case plural && value == "several":
					return true, true
				case !plural && k > i:
					return true, false
				}
			}
		}
	}
	return false, false
}

// subjectBetween reports whether the words [i, j) hold another subject: "it said
// the two countries had signed".
func (w *work) subjectBetween(i, j int) bool {
	for ; i < j; i++ {
		if w.words[i].roles.any(set(roleDet, roleReport)) {
			return true
		}
	}
	return false
}

// byOne reports whether "it" as the subject of trigger t is one who acts: a treaty
// may amend or end another.
func (w *work) byOne(t *trigger) bool {
	switch t.m.rule.typ {
	case Initialled, Signed, Approved, Ratified, Acceded, Withdrawn, Suspended:
		return true
	}
	return false
}

// mostMeant is how many actors a pronoun may find before it; of more, a text
// does not go on to speak of by one.
const mostMeant = 64

// meant finds whom a pronoun that is the subject of trigger t means: actors named
// side by side before it in the sentence, else those who acted or are named so in
// the sentence before; or, if it does not mean several, the one state or body
// there. If more such are named, none is meant for sure.
func (w *work) meant(t *trigger, several bool) (who []span.Span, stately bool) {
	for k := range w.groups {
		if g := &w.groups[k]; g.last <= t.first && (several && len(g.members) > 1 || !several && g.official && !g.office) {
			if who != nil {
				return nil, false
			}
			who, stately = g.members, g.official
		}
	}
	if who != nil {
		if len(who) > mostMeant || !several && len(who) > 1 {
			return nil, false
		}
		return slices.Clone(who), stately
	}
	for k := len(w.found.events) - 1; k >= 0 && w.found.events[k].sentence >= w.number-1; k-- {
		// Who acted in the sentence before is what this one goes on about.
		if c := &w.found.events[k]; c.sentence < w.number && c.official && len(c.agents) > 0 && several == (len(c.agents) > 1) && len(c.agents) <= mostMeant {
			return slices.Clone(c.agents), true
		}
	}
	list := w.in.Mentions[w.before[0]:w.before[1]]
	if len(list) > mostMeant {
		return nil, false
	}
	for i := 0; i < len(list); {
		j := i + 1
		for several && j < len(list) && w.and(list[j-1].Span.End, list[j].Span.Start) {
			j++
		}
		if several == (j > i+1) && (several || official(list[i].Kind) && list[i].Form != actor.Adjective) {
			if who != nil {
				return nil, false
			}
			for _, m := range list[i:j] {
				who = append(who, m.Span)
				stately = stately || official(m.Kind)
			}
		}
		i = j
	}
	return who, stately
}

// official reports whether actors of kind k are states, their bodies or
// organisations of states.
func official(k actor.Kind) bool {
	return k == actor.State || k == actor.InternationalOrg || k == actor.GovernmentBody
}

// and reports whether no more than a comma or a conjunction stands between two
// offsets of the document.
func (w *work) and(from, to int) bool {
	from, to = from-w.in.Base, to-w.in.Base
	if from > to {
		return false
	}
	gap := strings.TrimSpace(w.in.Text[from:to])
	if gap == "," {
		return true
	}
	k := sort.Search(len(w.marks), func(k int) bool { return int(w.marks[k].start) >= from })
	for ; k < len(w.marks) && int(w.marks[k].start) < to; k++ {
		if m := &w.marks[k]; m.rule.role == roleConj && strings.TrimPrefix(gap, ", ") == w.in.Text[m.start:m.end] {
			return true
		}
	}
	return false
}
