package main

import (
	"fmt"
	"strings"

	"github.com/chancery-nlp/chancery/cmd/internal/convert"
	"github.com/chancery-nlp/chancery/cmd/internal/sink"
	"github.com/chancery-nlp/chancery/extractor"
	"github.com/chancery-nlp/chancery/lang"
)

// explainRule prints a rule as its pack has it.
func explainRule(std stdio, p *lang.Pack, r *lang.Rule) {
	rule := convert.Rule(p, r)
	fmt.Fprintf(std.out, "%s  (%s)\n%s\n", rule.GetId(), rule.GetSource(), sink.Visible(rule.GetDescription()))
	for _, m := range rule.GetPatterns() {
		fmt.Fprintf(std.out, "  match   %s\n", sink.Visible(m))
	}
	for y := range strings.SplitSeq(rule.GetYields(), "\n") {
		fmt.Fprintf(std.out, "  yields  %s\n", sink.Visible(y))
	}
	if r.Priority != 0 {
		fmt.Fprintf(std.out, "  priority %d\n", r.Priority)
	}
	for _, e := range rule.GetExamples() {
		fmt.Fprintf(std.out, "  example %s", sink.Visible(e.GetText()))
		if len(e.GetValues()) > 0 {
			fmt.Fprintf(std.out, "  → %s", sink.Visible(strings.Join(e.GetValues(), ", ")))
		}
		if e.GetReferenceTime() != "" {
			fmt.Fprintf(std.out, "  (at %s)", e.GetReferenceTime())
		}
		fmt.Fprintln(std.out)
	}
	for _, e := range rule.GetCounterexamples() {
		fmt.Fprintf(std.out, "  not     %s\n", sink.Visible(e))
	}
}

// explainText prints every match of every rule in text, winners and losers.
func explainText(std stdio, text string, res extractor.Result) {
	if len(res.Explanations) == 0 {
		fmt.Fprintln(std.out, "no rule matches")
		return
	}
	for _, e := range res.Explanations {
		verdict := "wins"
		if e.LostTo != "" {
			verdict = "loses to " + e.LostTo
		}
		fmt.Fprintf(std.out, "%q  %s  %s\n", e.Span.In(text), e.RuleID, verdict)
		if e.Match != e.Span {
			fmt.Fprintf(std.out, "    match %q\n", e.Match.In(text))
		}
		for _, t := range e.Terms {
			fmt.Fprintf(std.out, "    %s\n", sink.Visible(t))
		}
	}
	for _, d := range res.Dates {
		fmt.Fprintf(std.out, "%q = %s\n", d.Span.In(text), d.Value)
	}
	for _, n := range res.Numbers {
		fmt.Fprintf(std.out, "%q = %s\n", n.Span.In(text), strings.TrimSpace(n.Value+" "+n.Unit))
	}
	for _, a := range res.Actors {
		for _, m := range a.Mentions {
			fmt.Fprintf(std.out, "%q = %s\n", m.Span.In(text), strings.TrimSpace(string(m.Kind)+" "+m.Known))
		}
	}
}
