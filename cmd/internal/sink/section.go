package sink

import (
	"strings"

	chanceryv1 "github.com/chancery-nlp/chancery/proto/chancery/v1"
)

// sectionRows gives the parts of a document as rows of a table, indented as
// they lie in each other. Paragraphs are left out: the text shows them.
func sectionRows(sections []*chanceryv1.Section) [][]string {
	var rows [][]string
	depth := map[string]int{}
	for _, s := range sections {
		d := 0
		if p := s.GetParentSectionId(); p != "" {
			d = depth[p] + 1
		}
		depth[s.GetId()] = d
		switch s.GetKind() {
		case chanceryv1.SectionKind_SECTION_KIND_PARAGRAPH, chanceryv1.SectionKind_SECTION_KIND_SUBPARAGRAPH:
			continue
		}
		name := strings.TrimSpace(short(s.GetKind(), "SECTION_KIND_") + " " + s.GetNumber())
		rows = append(rows, []string{s.GetId(), strings.Repeat("· ", min(d, 8)) + name, s.GetTitle()})
	}
	return rows
}
