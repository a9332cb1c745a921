package segment

import "github.com/chancery-nlp/chancery/extractor/span"

// SectionKind is what a part of a structured document is. The values are those
// of the interface's SectionKind.
type SectionKind string

// Section is one part of a structured document. Spans are bytes of the text.
type Section struct {
	Kind    SectionKind
	Number  string    // "5", "5bis", "3.2", "IV", "a"; empty if it has none
	Title   string    // without kind and number
	Span    span.Span // from the heading to the end of the part
	Heading span.Span // zero if it has none
	Body    span.Span // what stands under the heading before the first part in it
	Parent  int       // index in the list; -1 at the top
}
