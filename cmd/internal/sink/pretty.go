package sink

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	chanceryv1 "github.com/chancery-nlp/chancery/proto/chancery/v1"
)

// The colours of the parts of the view, as parameters of the escape sequence.
const (
	colourDate    = "36"   // cyan
	colourNumber  = "33"   // yellow
	colourActor   = "32"   // green
	colourTreaty  = "35"   // magenta
	colourHeading = "1"    // bold
	colourFaint   = "2"    // faint
	colourError   = "1;31" // bold red
)

// maxCell is how many columns a cell of a table may take.
const maxCell = 48

// Pretty writes an answer for people: the text with its records marked, then
// their values. Nothing of the document reaches the terminal raw. The spans of
// the response must count bytes.
func Pretty(colour bool) Format {
	return func(a Answer) ([]byte, error) {
		p := page{colour: colour}
		p.answer(a)
		return []byte(p.b.String()), nil
	}
}

// page is a view that is being written.
type page struct {
	b      strings.Builder
	colour bool
}

// paint writes s, which must be visible, in a colour.
func (p *page) paint(code, s string) {
	if p.colour && s != "" {
		s = "\x1b[" + code + "m" + s + "\x1b[0m"
	}
	p.b.WriteString(s)
}

func (p *page) answer(a Answer) {
	p.paint(colourHeading, oneLine(a.ID))
	if a.Err != nil {
		p.b.WriteString("  ")
		p.paint(colourError, "error: "+oneLine(a.Err.Message()))
		p.b.WriteString("\n\n")
		return
	}
	for _, l := range a.Response.GetLanguages() {
		p.paint(colourFaint, fmt.Sprintf("  %s %.2f", oneLine(l.GetLanguageCode()), l.GetConfidence()))
	}
	p.b.WriteString("\n\n")
	p.text(a)
	p.treaties(a.Text, a.Response)
	p.actors(a.Response)
	p.records(a.Response)
}

// mark is a record in the text.
type mark struct {
	at         *chanceryv1.Span
	id, colour string
}

// text writes the document with its records as [text]id.
func (p *page) text(a Answer) {
	var marks []mark
	for _, d := range a.Response.GetDates() {
		marks = append(marks, mark{d.GetSpan(), d.GetId(), colourDate})
	}
	for _, n := range a.Response.GetNumbers() {
		marks = append(marks, mark{n.GetSpan(), n.GetId(), colourNumber})
	}
	for _, x := range a.Response.GetActors() {
		for _, m := range x.GetMentions() {
			marks = append(marks, mark{m.GetSpan(), x.GetId(), colourActor})
		}
	}
	slices.SortStableFunc(marks, func(a, b mark) int {
		return cmp.Or(cmp.Compare(a.at.GetStart(), b.at.GetStart()), cmp.Compare(b.at.GetEnd(), a.at.GetEnd()))
	})
	done := 0
	for k, m := range marks {
		start, end := int(m.at.GetStart()), int(m.at.GetEnd())
		if start < done {
			continue // within the one before; the table still has it
		}
		p.b.WriteString(Visible(a.Text[done:start]))
		if p.colour {
			p.paint(m.colour+";4", Visible(a.Text[start:end]))
		} else {
			p.b.WriteString("[" + Visible(a.Text[start:end]) + "]")
		}
		ids := m.id
		for _, o := range marks[k+1:] { // "the two countries"
			if o.at.GetStart() != m.at.GetStart() || o.at.GetEnd() != m.at.GetEnd() || o.colour != m.colour {
				break
			}
			ids += "+" + o.id
		}
		p.paint(colourFaint, ids)
		done = end
	}
	p.b.WriteString(strings.TrimRight(Visible(a.Text[done:]), "\n"))
	p.b.WriteString("\n\n")
}

// records writes the values of all records, a table each kind.
func (p *page) records(r *chanceryv1.ExtractResponse) {
	var rows [][]string
	for _, d := range r.GetDates() {
		value := d.GetValue()
		if d.GetInvalid() {
			value = "invalid"
		}
		rows = append(rows, []string{
			d.GetId(), d.GetSpan().GetText(), short(d.GetType(), "DATE_TYPE_"), value, interval(d.GetBegin(), d.GetEnd()),
			short(d.GetModifier(), "DATE_MODIFIER_"), anchor(d), dateReadings(d.GetReadings()),
		})
	}
	p.table("SECTIONS", colourHeading, sectionRows(r.GetSections()))
	p.table("DATES", colourDate, rows)
	rows = nil
	for _, n := range r.GetNumbers() {
		rows = append(rows, []string{
			n.GetId(), n.GetSpan().GetText(), short(n.GetKind(), "NUMBER_KIND_"), strings.TrimSpace(n.GetValue() + " " + n.GetUnit()),
			short(n.GetModifier(), "NUMBER_MODIFIER_"), n.GetCounted().GetText(), numberReadings(n.GetReadings()),
		})
	}
	p.table("NUMBERS", colourNumber, rows)
	rows = nil
	for _, x := range r.GetRanges() {
		if d := x.GetDates(); d != nil {
			rows = append(rows, []string{x.GetId(), x.GetSpan().GetText(), d.GetFromDateId() + " to " + d.GetToDateId(), interval(d.GetBegin(), d.GetEnd())})
		}
		if n := x.GetNumbers(); n != nil {
			rows = append(rows, []string{x.GetId(), x.GetSpan().GetText(), n.GetFromNumberId() + " to " + n.GetToNumberId(), n.GetLower() + " to " + n.GetUpper()})
		}
	}
	p.table("RANGES", colourHeading, rows)
	rows = nil
	for _, w := range r.GetWarnings() {
		rows = append(rows, []string{short(w.GetCode(), "WARNING_CODE_"), w.GetSpan().GetText(), w.GetMessage()})
	}
	p.table("WARNINGS", colourError, rows)
	rows = nil
	for _, e := range r.GetExplanations() {
		outcome := e.GetRecordId()
		if lost := e.GetLostToRuleId(); lost != "" {
			outcome = "lost to " + lost
		}
		rows = append(rows, []string{e.GetRuleId(), e.GetSpan().GetText(), outcome, strings.Join(e.GetTerms(), " ")})
	}
	p.table("EXPLANATIONS", colourHeading, rows)
}

// table writes rows with aligned columns, leaving out columns that are empty.
func (p *page) table(title, colour string, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			row[i] = oneLine(cell)
			if i < len(row)-1 {
				row[i] = cut(row[i], maxCell)
			}
			widths[i] = max(widths[i], cells(row[i]))
		}
	}
	p.paint(colour, title)
	p.b.WriteByte('\n')
	for _, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			if widths[i] > 0 {
				line.WriteString("  " + cell + strings.Repeat(" ", widths[i]-cells(cell)))
			}
		}
		p.b.WriteString(strings.TrimRight(line.String(), " "))
		p.b.WriteByte('\n')
	}
	p.b.WriteByte('\n')
}

// short returns the name of an enumeration's value without prefix, and nothing
// for one that is not specified.
func short(v fmt.Stringer, prefix string) string {
	name := strings.TrimPrefix(v.String(), prefix)
	if name == "UNSPECIFIED" {
		return ""
	}
	return name
}

func interval(begin, end string) string {
	if begin == "" && end == "" {
		return ""
	}
	return "[" + begin + ", " + end + ")"
}

func anchor(d *chanceryv1.Date) string {
	switch d.GetAnchor() {
	case chanceryv1.DateAnchor_DATE_ANCHOR_REFERENCE:
		return "from reference time"
	case chanceryv1.DateAnchor_DATE_ANCHOR_TEXT:
		return strings.TrimSpace("from text " + d.GetAnchorDateId())
	}
	return ""
}

func dateReadings(readings []*chanceryv1.DateReading) string {
	var values []string
	for _, r := range readings {
		values = append(values, r.GetValue())
	}
	return strings.Join(values, " or ")
}

func numberReadings(readings []*chanceryv1.NumberReading) string {
	var values []string
	for _, r := range readings {
		values = append(values, r.GetValue())
	}
	return strings.Join(values, " or ")
}

// PrettyLanguages writes only the languages of an answer, for people.
func PrettyLanguages(colour bool) Format {
	return func(a Answer) ([]byte, error) {
		p := page{colour: colour}
		if a.Err != nil {
			p.answer(a)
			return []byte(p.b.String()), nil
		}
		var rows [][]string
		for _, l := range a.Response.GetLanguages() {
			var passages []string
			for _, s := range l.GetSpans() {
				passages = append(passages, fmt.Sprintf("%d-%d", s.GetStart(), s.GetEnd()))
			}
			rows = append(rows, []string{l.GetLanguageCode(), fmt.Sprintf("%.2f", l.GetConfidence()), strings.Join(passages, " ")})
		}
		p.table(oneLine(a.ID), colourHeading, rows)
		return []byte(p.b.String()), nil
	}
}
