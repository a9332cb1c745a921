package actor

import (
	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/extractor/span"
)

// titles takes the titles and offices off the names of persons that begin with
// them, and notes those that stand before a name.
func (w *workspace) titles(in *Input, words *vocabulary) {
	w.inOrder()
	at, end := 0, 0 // the first token of the name, the end of what stands before it
	for _, i := range w.order {
		h := &w.hits[i]
		before := end
		end = h.Span.End
		if h.Kind != Person || h.skip || h.Form != Name {
			continue
		}
		for at < len(in.Tokens) && int(in.Tokens[at].Start) < h.Span.Start {
			at++
		}
		first := at
		for first < len(in.Tokens) && isTitle(in, first, words) {
			first++
			for first < len(in.Tokens) && in.Text[in.Tokens[first].Start] == '.' {
				first++
			}
		}
		if first < len(in.Tokens) && int(in.Tokens[first].Start) < h.Span.End && in.Tokens[first].Kind == segment.Word {
			h.Span.Start = int(in.Tokens[first].Start)
		} else {
			first = at
		}
		from := first
		for from > 0 && first-from < maxTitle && int(in.Tokens[from-1].Start) >= before {
			k := from - 1
			if in.Text[in.Tokens[k].Start] == '.' && k > 0 {
				k--
			}
			if in.Tokens[from].Flags&segment.Break != 0 || !isTitle(in, k, words) {
				break
			}
			from = k
		}
		if from < first {
			h.Title = span.Span{Start: int(in.Tokens[from].Start), End: int(in.Tokens[first-1].End)}
		}
	}
}

// maxTitle is how many tokens a title may have.
const maxTitle = 8

// isTitle reports whether token i is a form of address or an office.
func isTitle(in *Input, i int, words *vocabulary) bool {
	t := &in.Tokens[i]
	if t.Kind != segment.Word || int(t.End-t.Start) > longestWord/2 {
		return false
	}
	return words.cuesOf(in.Text[t.Start:t.End])&(cueAddress|cueOffice) != 0
}
