package extractor

import "github.com/chancery-nlp/chancery/extractor/segment"

// headingsFor returns the headings to look for in a text: those of its
// language, or those of all packs if the language has none or the text is in
// several.
func (x *Extractor) headingsFor(code string, several bool) *segment.Headings {
	if e, own := x.engineFor(code); own && !several && e.set.OwnSections() {
		return e.headings
	}
	return x.headings
}
