package sink_test

import (
	"strings"
	"testing"

	"github.com/chancery-nlp/chancery/cmd/internal/sink"
	chanceryv1 "github.com/chancery-nlp/chancery/proto/chancery/v1"
)

// TestPrettySections shows the parts of a document down to its articles.
func TestPrettySections(t *testing.T) {
	out, err := sink.Pretty(false)(sink.Answer{ID: "a", Text: "…", Response: &chanceryv1.ExtractResponse{Sections: []*chanceryv1.Section{
		{Id: "s1", Kind: chanceryv1.SectionKind_SECTION_KIND_PART, Number: "I", Title: "Trade"},
		{Id: "s2", Kind: chanceryv1.SectionKind_SECTION_KIND_ARTICLE, Number: "5bis", Title: "Duties\x1b", ParentSectionId: "s1"},
		{Id: "s3", Kind: chanceryv1.SectionKind_SECTION_KIND_PARAGRAPH, Number: "1", ParentSectionId: "s2"},
		{Id: "s4", Kind: chanceryv1.SectionKind_SECTION_KIND_TESTIMONIUM},
	}}})
	if err != nil {
		t.Fatal(err)
	}
	want := "SECTIONS\n  s1  PART I          Trade\n  s2  · ARTICLE 5bis  Duties"
	if got := string(out); !strings.Contains(got, want) || strings.Contains(got, "\x1b") || strings.Contains(got, "s3") || !strings.Contains(got, "s4  TESTIMONIUM") {
		t.Errorf("got %q, want %q in it", got, want)
	}
}
