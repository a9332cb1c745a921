package sink

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	chanceryv1 "github.com/chancery-nlp/chancery/proto/chancery/v1"
)

// actors writes who a text speaks of.
func (p *page) actors(r *chanceryv1.ExtractResponse) {
	var rows [][]string
	for _, a := range r.GetActors() {
		var forms []string // as the text writes them, each once
		for _, m := range a.GetMentions() {
			if s := m.GetSpan().GetText(); !slices.Contains(forms, s) {
				forms = append(forms, s)
			}
		}
		belongs := a.GetAffiliation().GetText()
		if id := a.GetAffiliation().GetActorId(); id != "" {
			belongs += " " + id
		}
		rows = append(rows, []string{
			a.GetId(), a.GetName(), short(a.GetKind(), "ACTOR_KIND_"), a.GetRegionCode(), a.GetRegisterId(), a.GetTitle(), belongs,
			strconv.Itoa(len(a.GetMentions())) + "×", strings.Join(forms, ", "),
		})
	}
	p.table("ACTORS", colourActor, rows)
}

// treaties shows the treaties of a text at a glance: what each is, what
// happened to it in the order of time, and what it provides by article.
func (p *page) treaties(text string, r *chanceryv1.ExtractResponse) {
	var rows [][]string
	for _, t := range r.GetTreaties() {
		var parties []string
		for _, y := range t.GetParties() {
			parties = append(parties, cmp.Or(y.GetRegionCode(), y.GetName()))
		}
		rows = append(rows, []string{
			t.GetId(), t.GetName(), short(t.GetKind(), "TREATY_KIND_"), strings.Join(parties, ", "),
			labelled("signed", strings.TrimSpace(t.GetSigned().GetValue()+" "+t.GetSignedPlace().GetText())),
			labelled("in force", cmp.Or(t.GetInForce().GetValue(), t.GetInForceCondition().GetText())),
			labelled("for", t.GetDuration().GetValue()),
			labelled("depositary", t.GetDepositary().GetText()),
			strings.Join(t.GetLanguageCodes(), ", "),
		})
	}
	p.table("TREATIES", colourTreaty, rows)
	p.events(r)
	p.clauses(text, r)
}

// events writes what happened, the earliest first, what has no date last.
func (p *page) events(r *chanceryv1.ExtractResponse) {
	events := slices.Clone(r.GetTreatyEvents())
	slices.SortStableFunc(events, func(a, b *chanceryv1.TreatyEvent) int {
		x, y := a.GetDate().GetValue(), b.GetDate().GetValue()
		if (x == "") != (y == "") {
			return cmp.Compare(len(y), len(x))
		}
		return cmp.Compare(x, y)
	})
	var rows [][]string
	for _, e := range events {
		status := short(e.GetStatus(), "EVENT_STATUS_")
		if e.GetReported() {
			status += " reported"
		}
		var agents []string
		for k, a := range e.GetAgents() {
			if k == 0 || a.GetSpan().GetStart() != e.GetAgents()[k-1].GetSpan().GetStart() { // "the two countries" is one agent for each
				agents = append(agents, a.GetText())
			}
		}
		rows = append(rows, []string{
			e.GetId(), e.GetDate().GetValue(), short(e.GetType(), "TREATY_EVENT_TYPE_"), status, e.GetSpan().GetText(),
			strings.Join(agents, ", "), labelled("in", e.GetPlace().GetText()), strings.TrimSpace(e.GetTreaty().GetText() + " " + e.GetTreaty().GetTreatyId()),
		})
	}
	p.table("TREATY EVENTS", colourTreaty, rows)
}

// clauses writes the provisions under the articles that they stand in.
func (p *page) clauses(text string, r *chanceryv1.ExtractResponse) {
	if len(r.GetClauses()) == 0 && len(r.GetSections()) == 0 {
		return
	}
	p.paint(colourTreaty, "CLAUSES")
	p.b.WriteByte('\n')
	sections := r.GetSections()
	depth := map[string]int{"": -1}
	next := 0
	clauses := r.GetClauses()
	for {
		// Headings and clauses in text order; parts without a heading are the clauses' own.
		if next < len(sections) && (len(clauses) == 0 || sections[next].GetSpan().GetStart() <= clauses[0].GetSpan().GetStart()) {
			s := sections[next]
			next++
			d := depth[s.GetParentSectionId()] + 1
			depth[s.GetId()] = d
			switch s.GetKind() {
			case chanceryv1.SectionKind_SECTION_KIND_PARAGRAPH, chanceryv1.SectionKind_SECTION_KIND_SUBPARAGRAPH:
				continue
			}
			p.b.WriteString(strings.Repeat("  ", d+1))
			p.paint(colourHeading, oneLine(strings.TrimSpace(short(s.GetKind(), "SECTION_KIND_")+" "+s.GetNumber()+" "+s.GetTitle())))
			p.b.WriteByte('\n')
			continue
		}
		if len(clauses) == 0 {
			break
		}
		p.clause(text, clauses[0], depth[clauses[0].GetSectionId()]+1)
		clauses = clauses[1:]
	}
	p.b.WriteByte('\n')
}

func (p *page) clause(text string, c *chanceryv1.Clause, depth int) {
	indent := strings.Repeat("  ", depth+1)
	p.b.WriteString(indent)
	p.paint(colourFaint, c.GetId()+" ")
	p.b.WriteString(short(c.GetModality(), "MODALITY_") + "  ")
	types := []string{short(c.GetType(), "CLAUSE_TYPE_")}
	for _, t := range c.GetFurtherTypes() {
		types = append(types, short(t, "CLAUSE_TYPE_"))
	}
	p.paint(colourTreaty, strings.Join(types, "+"))
	for _, part := range []struct{ label, text string }{
		{"bearer", c.GetBearer().GetSpan().GetText()}, {"towards", c.GetCounterparty().GetSpan().GetText()}, {"by", c.GetDeadline().GetSpan().GetText()},
	} {
		if part.text != "" {
			p.b.WriteString("  " + labelled(part.label, cut(oneLine(part.text), maxCell)))
		}
	}
	p.b.WriteByte('\n')
	for _, part := range c.GetConditions() {
		p.b.WriteString(indent + "   if: " + oneLine(part.GetSpan().GetText()) + "\n")
	}
	for _, part := range c.GetExceptions() {
		p.b.WriteString(indent + "   unless: " + oneLine(part.GetSpan().GetText()) + "\n")
	}
	p.b.WriteString(indent + "   ")
	p.paint(colourFaint, cut(oneLine(text[c.GetSpan().GetStart():c.GetSpan().GetEnd()]), maxQuote))
	p.b.WriteByte('\n')
}

// maxQuote is how many columns of a clause's text are shown.
const maxQuote = 110

// labelled returns s after its label, and nothing for nothing.
func labelled(label, s string) string {
	if s == "" {
		return ""
	}
	return label + ": " + s
}
