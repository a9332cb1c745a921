package convert_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"google.golang.org/protobuf/testing/protocmp"

	"github.com/chancery-nlp/chancery/cmd/internal/convert"
	"github.com/chancery-nlp/chancery/extractor"
	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/extractor/span"
	chanceryv1 "github.com/chancery-nlp/chancery/proto/chancery/v1"
)

// TestSections gives the text of sections only to those who ask for it.
func TestSections(t *testing.T) {
	text := "Für alle.\nArtikel 1\nMaß\n(1) Es gilt."
	result := extractor.Result{Sections: []segment.Section{
		{Kind: segment.Article, Number: "1", Title: "Maß", Span: at(text, "Artikel 1\nMaß\n(1) Es gilt.", 0), Heading: at(text, "Artikel 1\nMaß", 0), Parent: -1},
		{Kind: segment.Paragraph, Number: "1", Span: at(text, "(1) Es gilt.", 0), Heading: at(text, "(1)", 0), Body: at(text, "Es gilt.", 0), Parent: 0},
		{Kind: segment.Testimonium, Span: at(text, "gilt", 0), Parent: -1},
	}}
	for _, with := range []bool{false, true} {
		s := func(start, end int32, text string) *chanceryv1.Span {
			if !with {
				text = ""
			}
			return &chanceryv1.Span{Start: start, End: end, Text: text}
		}
		want := []*chanceryv1.Section{
			{Id: "s1", Kind: chanceryv1.SectionKind_SECTION_KIND_ARTICLE, Number: "1", Title: "Maß",
				Span: s(10, 36, "Artikel 1\nMaß\n(1) Es gilt."), Heading: s(10, 23, "Artikel 1\nMaß")},
			{Id: "s2", Kind: chanceryv1.SectionKind_SECTION_KIND_PARAGRAPH, Number: "1", Span: s(24, 36, "(1) Es gilt."), Heading: s(24, 27, "(1)"), ParentSectionId: "s1"},
			{Id: "s3", Kind: chanceryv1.SectionKind_SECTION_KIND_TESTIMONIUM, Span: s(31, 35, "gilt")},
		}
		got := convert.Response(text, result, convert.Options{Unit: span.CodePoints, IncludeText: with}).GetSections()
		if d := cmp.Diff(want, got, protocmp.Transform()); d != "" {
			t.Errorf("with text %v (-want +got):\n%s", with, d)
		}
	}
}
