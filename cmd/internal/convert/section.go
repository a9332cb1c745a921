package convert

import (
	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/extractor/span"
	chanceryv1 "github.com/chancery-nlp/chancery/proto/chancery/v1"
)

func (w *writer) section(i int, s segment.Section) *chanceryv1.Section {
	out := &chanceryv1.Section{
		Id:              sectionID(i),
		Kind:            enum[chanceryv1.SectionKind](chanceryv1.SectionKind_value, "SECTION_KIND_", string(s.Kind)),
		Number:          s.Number,
		Title:           s.Title,
		Span:            w.repeated(s.Span),
		ParentSectionId: sectionID(s.Parent),
	}
	if s.Heading != (span.Span{}) {
		out.Heading = w.repeated(s.Heading)
	}
	return out
}
