package extractor

import "github.com/chancery-nlp/chancery/extractor/segment"

// sections finds the sections of doc where a layer needs them: in the headings
// of its language, or in those of all packs if the language has none or the
// text is in several.
func (res *Result) sections(x *Extractor, doc *Document, layers map[Layer]bool, code string) {
	if !layers[LayerSections] && !layers[LayerClauses] && !layers[LayerTreaties] && !layers[LayerEvents] {
		return
	}
	e, own := x.engineFor(code)
	h := e.headings
	if !own || len(res.Languages) > 1 || !e.set.OwnSections() {
		h = x.headings
	}
	res.Sections = segment.Sections(doc.Text, h)
}
