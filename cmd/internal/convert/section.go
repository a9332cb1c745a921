package convert

import (
	"strconv"

	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/extractor/span"
	chanceryv1 "github.com/chancery-nlp/chancery/proto/chancery/v1"
)

func (w *writer) section(i int, s segment.Section) *chanceryv1.Section {
	out := &chanceryv1.Section{
		Id:     sectionID(i),
		Kind:   chanceryv1.SectionKind(chanceryv1.SectionKind_value["SECTION_KIND_"+string(s.Kind)]),
		Number: s.Number,
		Title:  s.Title,
		Span:   w.asked(s.Span),
	}
	if s.Heading != (span.Span{}) {
		out.Heading = w.asked(s.Heading)
	}
	if s.Parent >= 0 {
		out.ParentSectionId = sectionID(s.Parent)
	}
	return out
}

// asked returns s, with its text if the caller wants that of long spans too.
func (w *writer) asked(s span.Span) *chanceryv1.Span {
	if w.opt.IncludeText {
		return w.grounded(s)
	}
	return w.bare(s)
}

func sectionID(i int) string { return "s" + strconv.Itoa(i+1) }
