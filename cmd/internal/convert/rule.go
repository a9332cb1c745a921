package convert

import (
	"fmt"
	"strings"

	"github.com/chancery-nlp/chancery/extractor"
	"github.com/chancery-nlp/chancery/lang"
	chanceryv1 "github.com/chancery-nlp/chancery/proto/chancery/v1"
)

// Rule returns the rule r of the pack p as the interface has it.
func Rule(p *lang.Pack, r *lang.Rule) *chanceryv1.Rule {
	out := &chanceryv1.Rule{
		Id:           r.ID,
		LanguageCode: p.Code,
		Layer:        layerEnum(extractor.Layer(r.Layer)),
		Description:  r.Doc,
		Source:       fmt.Sprintf("%s:%d", r.Pos.File, r.Pos.Line),
	}
	for i, n := range r.Patterns {
		var b strings.Builder
		if r.Type != "" {
			b.WriteString(partNames[r.Parts[i]] + ": ")
		}
		writePattern(&b, n)
		out.Patterns = append(out.Patterns, b.String())
	}
	var yields []string
	for _, y := range r.Yields {
		yields = append(yields, yieldText(y))
	}
	if r.Type != "" {
		yields = append(yields, "type: "+r.Type)
		if r.Modality != "" {
			yields = append(yields, "modality: "+r.Modality)
		}
	}
	out.Yields = strings.Join(yields, "\n")
	for _, x := range r.Examples {
		out.Examples = append(out.Examples, &chanceryv1.RuleExample{Text: x.Text, Values: x.Values, ReferenceTime: x.ReferenceTime})
	}
	for _, x := range r.Counterexamples {
		out.Counterexamples = append(out.Counterexamples, x.Text)
	}
	return out
}

// partNames are the fields of a rule that hold the patterns of a type.
var partNames = map[lang.Part]string{lang.PartAll: "all", lang.PartAny: "any", lang.PartNone: "none", lang.PartTitle: "title", lang.PartHint: "hint"}

// yieldText writes y as a pack does: "date: {day: $day, month: $month}".
func yieldText(y lang.Yield) string {
	args := make([]string, len(y.Args))
	for i, a := range y.Args {
		value := a.Const.String()
		if a.Slot != "" {
			value = "$" + a.Slot
		}
		args[i] = a.Key + ": " + value
	}
	return y.Op + ": {" + strings.Join(args, ", ") + "}"
}

// writePattern writes n as a pack does. Inflected words are written out.
func writePattern(b *strings.Builder, n *lang.Node) {
	switch n.Op {
	case lang.OpSeq:
		writeSequence(b, n.Subs)
	case lang.OpAlt:
		b.WriteByte('(')
		for i, s := range n.Subs {
			if i > 0 {
				b.WriteByte('|')
			}
			writePattern(b, s)
		}
		b.WriteByte(')')
	case lang.OpOpt:
		writeGrouped(b, n.Subs[0])
		b.WriteByte('?')
	case lang.OpLit:
		if n.Boundary == lang.BoundaryEnding {
			b.WriteByte('*')
		}
		if strings.ContainsAny(n.Lit, `([{<!?|)}>]\`) {
			b.WriteByte('\\')
		}
		b.WriteString(n.Lit)
		if n.Boundary == lang.BoundaryStem {
			b.WriteByte('*')
		}
	case lang.OpRef:
		b.WriteByte('{')
		if n.Label != n.Name {
			b.WriteString(n.Label + ":")
		}
		b.WriteString(n.Name + "}")
	case lang.OpGap:
		fmt.Fprintf(b, "<%d-%d>", n.Min, n.Max)
	case lang.OpOpen:
		b.WriteString("[[")
	case lang.OpClose:
		b.WriteString("]]")
	case lang.OpNot:
		b.WriteByte('!')
		writeGrouped(b, n.Subs[0])
	}
}

// writeSequence writes elements with a blank wherever one may stand in a text.
func writeSequence(b *strings.Builder, elements []*lang.Node) {
	for i, n := range elements {
		glue := n.Glue
		switch {
		case n.Op == lang.OpClose:
			glue = true
		case n.Op == lang.OpOpen:
			// A marker is no text; what follows it tells whether a blank may stand here.
			glue = i+1 < len(elements) && elements[i+1].Glue
		case i > 0 && elements[i-1].Op == lang.OpOpen:
			glue = true
		}
		if i > 0 && !glue {
			b.WriteByte(' ')
		}
		writePattern(b, n)
	}
}

// writeGrouped writes n so that what stands before or behind it is about all of n.
func writeGrouped(b *strings.Builder, n *lang.Node) {
	if n.Op != lang.OpSeq {
		writePattern(b, n)
		return
	}
	b.WriteByte('(')
	writePattern(b, n)
	b.WriteByte(')')
}
