// Package packtest runs the examples of language packs and tells which rules
// and terms no example reached, for go test and for the command.
package packtest

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/chancery-nlp/chancery/extractor"
	"github.com/chancery-nlp/chancery/extractor/span"
	"github.com/chancery-nlp/chancery/extractor/treaty"
	"github.com/chancery-nlp/chancery/lang"
)

// Outcome is what became of one example.
type Outcome struct {
	Name string // rule id, a slash and the example's number: "de.date.month/2"
	Pos  lang.Pos
	Err  error // nil if the example holds
	Todo bool  // it is known to fail, and does
}

// Coverage says what the examples of a pack reached.
type Coverage struct {
	Rules, RulesReached int
	Terms, TermsReached int
	Missed              []lang.Pos // rules and terms that no example reached
	MissedNames         []string   // their ids and names, beside Missed
}

// Run runs the examples and counterexamples of the pack's rules whose id
// contains filter; x must hold the pack.
func Run(ctx context.Context, x *extractor.Extractor, pack *lang.Pack, filter string) ([]Outcome, Coverage, error) {
	var outcomes []Outcome
	rules, terms := map[string]bool{}, map[string]bool{}
	for _, r := range pack.Rules {
		if !strings.Contains(r.ID, filter) {
			continue
		}
		for i, e := range slices.Concat(r.Examples, r.Counterexamples) {
			if err := ctx.Err(); err != nil {
				return outcomes, Coverage{}, err
			}
			o := Outcome{Name: fmt.Sprintf("%s/%d", r.ID, i+1), Pos: e.Pos}
			if r.Type != "" && !e.Report {
				e.Text = article(pack) + e.Text
			}
			res, err := extract(ctx, x, pack, e)
			switch {
			case err != nil:
				o.Err = err
			case i < len(r.Examples):
				o.Err = example(r, e, res)
			default:
				o.Err = counterexample(r, e, res)
			}
			if e.Todo {
				if o.Err == nil {
					o.Err = fmt.Errorf("the example holds: it is to do no longer [todo-passes]")
				} else {
					o.Err, o.Todo = nil, true
				}
			}
			outcomes = append(outcomes, o)
			for _, ex := range res.Explanations {
				if ex.LostTo != "" {
					continue
				}
				rules[ex.RuleID] = true
				for _, t := range ex.Terms {
					name, _, _ := strings.Cut(t, " ")
					if _, after, ok := strings.Cut(name, ":"); ok {
						name = after
					}
					terms[name] = true
				}
			}
		}
	}
	return outcomes, cover(pack, rules, terms), nil
}

// cover counts the rules that make records and the terms of a pack.
func cover(pack *lang.Pack, rules, terms map[string]bool) Coverage {
	var c Coverage
	for _, r := range pack.Rules {
		if !r.Records() {
			continue
		}
		c.Rules++
		if rules[r.ID] {
			c.RulesReached++
			continue
		}
		c.Missed = append(c.Missed, r.Pos)
		c.MissedNames = append(c.MissedNames, r.ID)
	}
	for _, t := range pack.Terms {
		if t.Pattern != nil {
			continue // its parts count themselves
		}
		c.Terms++
		if terms[t.Name] {
			c.TermsReached++
			continue
		}
		c.Missed = append(c.Missed, t.Pos)
		c.MissedNames = append(c.MissedNames, t.Name)
	}
	return c
}

// article is the heading that makes a text one of a treaty.
func article(pack *lang.Pack) string {
	if pack.Sections == nil || len(pack.Sections.Words["article"]) == 0 {
		return ""
	}
	word := pack.Sections.Words["article"][0]
	return strings.ToUpper(word[:1]) + word[1:] + " 1\n\n"
}

func extract(ctx context.Context, x *extractor.Extractor, pack *lang.Pack, e lang.Example) (extractor.Result, error) {
	text, _, err := Unmark(e.Text)
	if err != nil {
		return extractor.Result{}, err
	}
	return x.Extract(ctx, extractor.Document{Text: text, LanguageCode: pack.Code, ReferenceTime: e.ReferenceTime, Explain: true})
}

// Unmark takes the markers [[ and ]] out of text and returns the spans that
// they enclosed.
func Unmark(text string) (string, []span.Span, error) {
	var b strings.Builder
	var spans []span.Span
	open := -1
	for len(text) > 0 {
		switch {
		case strings.HasPrefix(text, "[["):
			if open >= 0 {
				return "", nil, fmt.Errorf("'[[' inside '[[ ]]'")
			}
			open, text = b.Len(), text[2:]
		case strings.HasPrefix(text, "]]"):
			if open < 0 {
				return "", nil, fmt.Errorf("']]' without '[['")
			}
			spans = append(spans, span.Span{Start: open, End: b.Len()})
			open, text = -1, text[2:]
		default:
			b.WriteByte(text[0])
			text = text[1:]
		}
	}
	if open >= 0 {
		return "", nil, fmt.Errorf("'[[' without ']]'")
	}
	return b.String(), spans, nil
}

// found is a record of any layer as examples see it.
type found struct {
	span  span.Span
	rule  string
	value string
}

func records(res extractor.Result) []found {
	var all []found
	for _, d := range res.Dates {
		v := d.Value
		if d.Invalid {
			v = "invalid"
		}
		all = append(all, found{d.Span, d.RuleID, v})
	}
	for _, n := range res.Numbers {
		v := n.Value
		if n.Unit != "" {
			v += " " + n.Unit
		}
		all = append(all, found{n.Span, n.RuleID, v})
	}
	for _, e := range res.Events {
		v := string(e.Type)
		if e.Status != treaty.Asserted {
			v += " " + string(e.Status)
		}
		all = append(all, found{e.Span, e.RuleID, v})
	}
	for i := range res.Actors {
		for _, m := range res.Actors[i].Mentions {
			v := string(m.Kind)
			if m.Known != "" {
				v += " " + m.Known
			}
			all = append(all, found{m.Span, m.Source, v})
		}
	}
	for _, c := range res.Clauses {
		all = append(all, found{c.Span, c.RuleID, string(c.Type)})
	}
	slices.SortFunc(all, func(a, b found) int { return a.span.Start - b.span.Start })
	return all
}

// example checks that the rule makes a record of each marked span.
func example(r *lang.Rule, e lang.Example, res extractor.Result) error {
	text, spans, err := Unmark(e.Text)
	if err != nil {
		return err
	}
	if !r.Records() {
		for _, x := range res.Explanations {
			if x.RuleID == r.ID && x.LostTo == "" && slices.Contains(spans, x.Span) {
				return nil
			}
		}
		return fmt.Errorf("the rule does not hold %q", spans[0].In(text))
	}
	all := records(res)
	for i, s := range spans {
		k := slices.IndexFunc(all, func(f found) bool { return f.span == s && f.rule == r.ID })
		if k < 0 {
			k = slices.IndexFunc(all, func(f found) bool { return f.span == s })
		}
		if k < 0 {
			return fmt.Errorf("no record of %q; %s", s.In(text), list(text, all))
		}
		if all[k].rule != r.ID {
			return fmt.Errorf("%q is taken by %s [example-shadowed]", s.In(text), all[k].rule)
		}
		if i < len(e.Values) && e.Values[i] != all[k].value {
			return fmt.Errorf("%q has the value %q, want %q", s.In(text), all[k].value, e.Values[i])
		}
	}
	return nil
}

// counterexample checks that the rule makes no record.
func counterexample(r *lang.Rule, e lang.Example, res extractor.Result) error {
	for _, f := range records(res) {
		if f.rule == r.ID {
			return fmt.Errorf("the rule makes a record of %q, value %q", f.span.In(e.Text), f.value)
		}
	}
	return nil
}

func list(text string, all []found) string {
	if len(all) == 0 {
		return "the text has no record"
	}
	parts := make([]string, len(all))
	for i, f := range all {
		parts[i] = fmt.Sprintf("%q (%s)", f.span.In(text), f.rule)
	}
	return "the text has " + strings.Join(parts, ", ")
}
