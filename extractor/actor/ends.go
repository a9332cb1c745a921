package actor

import (
	"github.com/chancery-nlp/chancery/extractor/actor/names"
	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/extractor/span"
)

// ends corrects where the names of the tagger begin: titles, offices and common
// nouns in apposition are no part of a name, a given name before it is.
func (f *Finder) ends(w *workspace, in *Input) {
	w.inOrder()
	at, before := 0, -1 // the first token of the name, the hit before it
	for _, i := range w.order {
		h := &w.hits[i]
		last := before
		before = i
		if h.skip || h.Form != Name || h.Source != sourceTagger && h.Kind != Person {
			continue
		}
		for at < len(in.Tokens) && int(in.Tokens[at].Start) < h.Span.Start {
			at++
		}
		free := 0 // where the hit before ends
		if last >= 0 {
			free = w.hits[last].Span.End
		}
		switch {
		case h.Kind == Person:
			first := f.titled(h, in, at, free)
			f.given(w, h, in, first, last)
		case h.Source == sourceTagger:
			f.unapposed(h, in, at)
		}
	}
}

// titled takes the titles off the name that begins at a token and notes them,
// with those that stand before it. It returns the token where the name begins.
func (f *Finder) titled(h *hit, in *Input, at, free int) int {
	t := in.Tokens
	first := at
	for first < len(t) && f.isTitle(in, first) {
		first++
		for first < len(t) && in.Text[t[first].Start] == '.' {
			first++
		}
	}
	if first < len(t) && int(t[first].Start) < h.Span.End && t[first].Kind == segment.Word {
		h.Span.Start = int(t[first].Start)
	} else {
		first = at
	}
	from := first
	for from > 0 && first-from < maxTitle && t[from].Flags&segment.Break == 0 {
		k := from - 1
		if in.Text[t[k].Start] == '.' && k > 0 {
			k--
		}
		if int(t[k].Start) < free || !f.isTitle(in, k) {
			break
		}
		from = k
	}
	if from < first {
		h.Title = span.Span{Start: int(t[from].Start), End: int(t[first-1].End)}
	}
	return first
}

// maxTitle is how many tokens a title may have.
const maxTitle = 8

// isTitle reports whether token i is a form of address or an office.
func (f *Finder) isTitle(in *Input, i int) bool {
	t := &in.Tokens[i]
	if t.Kind != segment.Word || int(t.End-t.Start) > longestWord/2 {
		return false
	}
	return f.words.cuesOf(in.Text[t.Start:t.End])&(cueAddress|cueOffice) != 0
}

// given adds the given name right before the name of a person that begins at a
// token. The tagger parts some from it: "Ada | Maria Kramer".
func (f *Finder) given(w *workspace, h *hit, in *Input, first, last int) {
	if first == 0 || h.Source != sourceTagger || h.Title.Len() > 0 {
		return
	}
	t, next := &in.Tokens[first-1], &in.Tokens[first]
	if t.Kind != segment.Word || t.Flags&segment.Capital == 0 || next.Flags&(segment.Spaced|segment.Newline) != segment.Spaced || !f.isGiven(in, first-1) {
		return
	}
	if last >= 0 && w.hits[last].Span.End > int(t.Start) {
		o := &w.hits[last]
		if o.Kind != Person || o.Source != sourceTagger || o.Span.Start != int(t.Start) {
			return
		}
		o.lostTo, h.Title = h.Source, o.Title
	}
	h.Span.Start = int(t.Start)
}

// isGiven reports whether token i is a given name, and nothing else that the
// lists know.
func (f *Finder) isGiven(in *Input, i int) bool {
	if f.lexicon == nil {
		return false
	}
	var hint [1]names.Hint
	f.lexicon.Mark([]names.Word{{Fold: names.Fold(in.Text[in.Tokens[i].Start:in.Tokens[i].End]), Capital: true}}, hint[:])
	return hint[0]&names.Given != 0 && hint[0]&(names.Common|names.Office|names.Title|names.Calendar) == 0
}

// unapposed takes off a name the common noun that it stands in apposition to:
// "Kreisstadt Ansbach". It takes off small letters before the name of a place,
// too: "eastern Tasmania".
func (f *Finder) unapposed(h *hit, in *Input, at int) {
	t := in.Tokens
	first := at
	for first+1 < len(t) && int(t[first+1].Start) < h.Span.End && t[first].Kind == segment.Word {
		word := in.Text[t[first].Start:t[first].End]
		if f.words.listed(word)&cueApposed == 0 && (h.Kind != Place || t[first].Flags&segment.Capital != 0) {
			break
		}
		first++
	}
	if t[first].Kind == segment.Word && t[first].Flags&segment.Capital != 0 {
		h.Span.Start = int(t[first].Start)
	}
}
