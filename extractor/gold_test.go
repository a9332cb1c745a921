package extractor_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chancery-nlp/chancery/extractor/span"
)

// goldDocument is an annotated document of testdata/gold.
type goldDocument struct {
	id, language, reference, genre string
	text                           string
	dates, numbers, actors         []goldSpan
	sections, events               []goldSpan
	clauses                        []goldClause
}

// goldSpan is an annotated span. Its label is the kind; its value what else
// must be right: a date's value, a number's value, a section's number.
type goldSpan struct {
	at           span.Span
	label, value string
	agents       []string // of events
}

type goldClause struct {
	at                  span.Span
	types               []string
	modality            string
	bearers, conditions []span.Span
}

// readGold reads the documents of a file in the markup that testdata/gold/README.md explains.
func readGold(t *testing.T, name string) []goldDocument {
	t.Helper()
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var docs []goldDocument
	for i, part := range strings.Split(string(raw), "\n====\n") {
		head, body, ok := strings.Cut(strings.TrimLeft(part, "\n"), "\n\n")
		if !ok {
			t.Fatalf("%s: document %d has no header", name, i+1)
		}
		d := goldDocument{}
		for line := range strings.SplitSeq(head, "\n") {
			key, value, _ := strings.Cut(line, ": ")
			switch key {
			case "id":
				d.id = value
			case "language":
				d.language = value
			case "reference_time":
				d.reference = value
			case "genre":
				d.genre = value
			}
		}
		if err := d.read(strings.TrimRight(body, "\n")); err != nil {
			t.Fatalf("%s: %s: %v", name, d.id, err)
		}
		docs = append(docs, d)
	}
	return docs
}

// read takes the markup {X:label:value|text} out of body.
func (d *goldDocument) read(body string) error {
	type open struct {
		head  string
		start int
	}
	var stack []open
	var b strings.Builder
	var clauses []*goldClause // that are open
	for i := 0; i < len(body); i++ {
		switch c := body[i]; c {
		case '{':
			head, _, ok := strings.Cut(body[i+1:], "|")
			if !ok {
				return fmt.Errorf("no text in %.30q", body[i:])
			}
			stack = append(stack, open{head, b.Len()})
			if strings.HasPrefix(head, "C:") {
				clauses = append(clauses, &goldClause{})
			}
			i += len(head) + 1
		case '}':
			if len(stack) == 0 {
				return fmt.Errorf("'}' without '{' before %.30q", body[i:])
			}
			o := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			at := span.Span{Start: o.start, End: b.Len()}
			fields := strings.SplitN(o.head, ":", 3)
			for len(fields) < 3 {
				fields = append(fields, "")
			}
			switch fields[0] {
			case "D":
				d.dates = append(d.dates, goldSpan{at: at, label: fields[1], value: fields[2]})
			case "N":
				value, _, _ := strings.Cut(fields[2], ":")
				d.numbers = append(d.numbers, goldSpan{at: at, label: fields[1], value: value})
			case "A":
				d.actors = append(d.actors, goldSpan{at: at, label: coarse(fields[1])})
			case "H":
				number, _, _ := strings.Cut(fields[2], ":")
				d.sections = append(d.sections, goldSpan{at: at, label: fields[1], value: number})
			case "E":
				date, rest, _ := strings.Cut(fields[2], ";")
				e := goldSpan{at: at, label: fields[1], value: date}
				for f := range strings.SplitSeq(rest, ";") {
					if agent, ok := strings.CutPrefix(f, "agent="); ok {
						e.agents = append(e.agents, agent)
					}
				}
				d.events = append(d.events, e)
			case "C":
				c := clauses[len(clauses)-1]
				clauses = clauses[:len(clauses)-1]
				c.at, c.types, c.modality = at, strings.Split(fields[1], "+"), fields[2]
				d.clauses = append(d.clauses, *c)
			case "B", "IF":
				if len(clauses) == 0 {
					return fmt.Errorf("%s outside of a clause", fields[0])
				}
				c := clauses[len(clauses)-1]
				if fields[0] == "B" {
					c.bearers = append(c.bearers, at)
				} else {
					c.conditions = append(c.conditions, at)
				}
			case "X", "T":
			default:
				return fmt.Errorf("unknown markup %q", o.head)
			}
		default:
			b.WriteByte(c)
		}
	}
	if len(stack) > 0 {
		return fmt.Errorf("%q is not closed", stack[0].head)
	}
	d.text = b.String()
	return nil
}

// coarse maps the kinds of the markup and of records to those that are scored.
func coarse(kind string) string {
	switch kind {
	case "P", "PERSON":
		return "PERSON"
	case "S", "L", "STATE", "PLACE":
		return "PLACE"
	case "IO", "GB", "O", "AF", "INTERNATIONAL_ORGANIZATION", "GOVERNMENT_BODY", "ORGANIZATION", "ARMED_FORCE":
		return "ORGANIZATION"
	case "PP", "DEM", "PEOPLE":
		return "MISC"
	}
	return ""
}

// goldFiles lists the annotated files, or fails.
func goldFiles(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../testdata/gold/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no annotated documents: %v", err)
	}
	return files
}
