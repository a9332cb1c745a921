package segment

import "github.com/chancery-nlp/chancery/extractor/span"

// SectionKind is the kind of a part of a structured document.
type SectionKind string

// The kinds of sections.
const (
	Preamble     SectionKind = "PREAMBLE"     // the recitals before the first article
	Part         SectionKind = "PART"         // the largest division of many treaties
	Title        SectionKind = "TITLE"        // a division that is called so
	Chapter      SectionKind = "CHAPTER"      // a chapter, or a division with a number and no word
	Division     SectionKind = "SECTION"      // a division that is called section
	Article      SectionKind = "ARTICLE"      // an article
	Paragraph    SectionKind = "PARAGRAPH"    // a numbered paragraph
	Subparagraph SectionKind = "SUBPARAGRAPH" // a lettered or numbered limb of a paragraph or article
	Annex        SectionKind = "ANNEX"        // an annex, appendix or schedule
	Protocol     SectionKind = "PROTOCOL"     // a protocol or declaration printed with the document
	Testimonium  SectionKind = "TESTIMONIUM"  // the closing words with place, date and signatures
)

// Section is one part of a structured document. Its spans are byte offsets of
// the text and have no blanks at their edges.
type Section struct {
	Kind    SectionKind
	Number  string    // as a label: "5", "5bis", "3.2", "IV", "1" for ONE, "a"; empty if it has none
	Title   string    // without kind and number, on one line; empty if it has none
	Span    span.Span // from the first character of the heading to the end of the part
	Heading span.Span // with kind, number and title; the marker of a paragraph; zero if there is none
	Body    span.Span // what stands under the heading before the first section in it; may be empty
	Parent  int       // index in the list, -1 at the top
}

// Sections returns the parts of a treaty, a law or a like text: a tree in text
// order, parents before their children. It is nil for a text that is no
// structured document. Time and space are linear in the length of text, which
// must be shorter than 2 GiB; h may be nil, which finds nothing.
func Sections(text string, h *Headings) []Section {
	if h == nil || len(text) >= 1<<31-1 {
		return nil
	}
	s := scan(text, h)
	if !s.headed {
		return nil
	}
	s.findFurniture()
	s.skipContents()
	b := builder{scanner: s}
	return b.build()
}
