package lang

import (
	"strings"

	"go.yaml.in/yaml/v3"
)

// ruleFields names the fields of a rule of the layer being read.
func (l *loader) ruleFields() string {
	const all = "id doc match yields range priority examples counterexamples"
	if l.layer == "clauses" {
		return all + " type modality hint when title"
	}
	return all
}

// constant reads a name in capitals: "MUTUAL_DEFENCE".
func (l *loader) constant(r *Rule, key string, v *yaml.Node) string {
	s := l.str(v, r.ID, key)
	if s == "" || strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_") != "" {
		l.fail(l.pos(v), r.ID, "type", "%s must be a name in capitals", key)
	}
	return s
}

// when reads the evidence in the words of a clause.
func (l *loader) when(r *Rule, v *yaml.Node) {
	l.fields(v, r.ID, "when", "all any none", func(key string, v *yaml.Node) {
		l.parts(r, map[string]Part{"all": PartAll, "any": PartAny, "none": PartNone}[key], v)
	})
}

// parts reads patterns that are evidence of a kind.
func (l *loader) parts(r *Rule, part Part, v *yaml.Node) {
	for _, c := range l.strs(v, r.ID, "patterns") {
		p := l.patternOf(c, r.ID)
		if p == nil {
			continue
		}
		for _, n := range p.Subs {
			if n.Op == OpOpen || n.Op == OpClose {
				l.fail(n.Pos, r.ID, "pattern", "a pattern of a type marks no span")
			}
		}
		r.Patterns = append(r.Patterns, p)
		r.Parts = append(r.Parts, part)
	}
}

// typeRule checks a rule that tells the type of clauses, and keeps it.
func (l *loader) typeRule(r *Rule) {
	words := 0
	for _, p := range r.Parts {
		if p == PartAll || p == PartAny {
			words++
		}
	}
	switch {
	case r.Type == "":
		l.fail(r.Pos, r.ID, "type", "a rule with when, title, hint or modality needs a type")
	case len(r.Parts) != len(r.Patterns) || len(r.Yields) > 0 || r.Range:
		l.fail(r.Pos, r.ID, "type", "a rule with a type has when in place of match and yields")
	case words == 0:
		l.fail(r.Pos, r.ID, "matches-empty", "a rule with a type needs patterns in when: all or any")
	}
	r.hintsLast()
	l.pack.Rules = append(l.pack.Rules, r)
}

// hintsLast moves hints behind all other patterns, so that where the file has
// them does not matter to the numbers of the others.
func (r *Rule) hintsLast() {
	var patterns []*Node
	var parts []Part
	for i, p := range r.Parts {
		if p == PartHint {
			patterns, parts = append(patterns, r.Patterns[i]), append(parts, p)
		}
	}
	n := 0
	for i, p := range r.Parts {
		if p != PartHint {
			r.Patterns[n], r.Parts[n] = r.Patterns[i], p
			n++
		}
	}
	copy(r.Patterns[n:], patterns)
	copy(r.Parts[n:], parts)
}
