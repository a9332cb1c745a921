package lang

import (
	"fmt"
	"slices"
)

// minExamples and minCounterexamples are what a rule that makes records needs.
const (
	minExamples        = 2
	minCounterexamples = 1
)

// Lint checks a pack beyond what loading does: rules without enough examples,
// and terms that no rule of packs uses. Findings that the pack excludes with a
// reason are left out; exclusions that nothing needs are findings themselves.
func Lint(p *Pack, packs []*Pack) Errors {
	var found Errors
	for _, r := range p.Rules {
		if !r.Records() {
			continue
		}
		if len(r.Examples) < minExamples {
			found = append(found, &Error{Pos: r.Pos, ID: r.ID, Lint: "examples-missing",
				Msg: fmt.Sprintf("a rule needs %d examples, this one has %d", minExamples, len(r.Examples))})
		}
		if len(r.Counterexamples) < minCounterexamples && r.Type == "" { // types compete with each other
			found = append(found, &Error{Pos: r.Pos, ID: r.ID, Lint: "examples-missing", Msg: "a rule needs a counterexample"})
		}
		for _, e := range r.Examples {
			if len(e.Values) == 0 {
				found = append(found, &Error{Pos: e.Pos, ID: r.ID, Lint: "value-missing", Msg: "an example says what value it expects"})
			}
		}
	}
	used := map[string]bool{}
	for _, q := range packs {
		for _, r := range q.Rules {
			for _, n := range r.Patterns {
				uses(n, packs, used)
			}
		}
	}
	for _, t := range p.Terms {
		if !used[t.Name] {
			found = append(found, &Error{Pos: t.Pos, ID: t.Name, Lint: "term-unused", Msg: "no rule uses the term"})
		}
	}
	return p.exclude(found)
}

// uses notes the terms that n names, those inside named patterns too.
func uses(n *Node, packs []*Pack, used map[string]bool) {
	if n.Op == OpRef && !used[n.Name] {
		used[n.Name] = true
		for _, p := range packs {
			for _, t := range p.Terms {
				if t.Name == n.Name && t.Pattern != nil {
					uses(t.Pattern, packs, used)
				}
			}
		}
	}
	for _, s := range n.Subs {
		uses(s, packs, used)
	}
}

// exclude drops the findings that the pack excludes.
func (p *Pack) exclude(found Errors) Errors {
	needed := make([]bool, len(p.Exclusions))
	found = slices.DeleteFunc(found, func(e *Error) bool {
		for i, x := range p.Exclusions {
			if x.Lint == e.Lint && x.Name == e.ID {
				needed[i] = true
				return true
			}
		}
		return false
	})
	for i, x := range p.Exclusions {
		if !needed[i] {
			found = append(found, &Error{Pos: x.Pos, ID: x.Name, Lint: "exclusion-unused", Msg: fmt.Sprintf("nothing needs the exclusion from %s", x.Lint)})
		}
	}
	return found
}
