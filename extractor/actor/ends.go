package actor

import (
	"slices"

	"github.com/chancery-nlp/chancery/extractor/actor/names"
	"github.com/chancery-nlp/chancery/extractor/segment"
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
		if h.skip || h.Form != Name || h.Source != sourceTagger && h.Kind != Place {
			continue
		}
		for at < len(in.Tokens) && int(in.Tokens[at].Start) < h.Span.Start {
			at++
		}
		if h.Source == sourceTagger {
			f.head(h, in, at)
			if w.explains(h, in, at, last) {
				h.lostTo = "a short form of a common noun"
				continue
			}
		}
		switch {
		case h.Kind == Organization && h.Source == sourceTagger && abbreviates(in, at, h.Span.End) && (last < 0 || w.hits[last].Span.End < int(in.Tokens[at-1].Start)-1):
			h.lostTo = "an abbreviation of a common noun"
		case h.Kind == Person:
			f.given(w, h, in, f.untitled(h, in, at), last)
		case h.Source == sourceTagger || h.Kind == Place:
			f.unapposed(w, h, in, at)
		}
	}
}

// abbreviates reports whether token i, which ends at byte end, is a word of
// capitals that stands alone in parentheses behind another word: what a text
// introduces as the short form of that.
func abbreviates(in *Input, i, end int) bool {
	t := in.Tokens
	return i >= 2 && i+1 < len(t) && int(t[i].End) == end && t[i].Flags&segment.Upper != 0 && t[i-2].Kind == segment.Word &&
		in.Text[t[i-1].Start] == '(' && in.Text[t[i+1].Start] == ')'
}

// untitled takes the titles off the name that begins at a token. It returns the
// token where the name begins then.
func (f *Finder) untitled(h *hit, in *Input, at int) int {
	t := in.Tokens
	first := at
	for first < len(t) && (f.isTitle(in, first) || monsieur(in, first)) {
		first++
		for first < len(t) && in.Text[t[first].Start] == '.' {
			first++
		}
	}
	if first < len(t) && int(t[first].Start) < h.Span.End && t[first].Kind == segment.Word {
		h.Span.Start = int(t[first].Start)
	} else if first > at && first < len(t) && int(t[first].Start) >= h.Span.End {
		h.lostTo = "a title without a name"
	} else {
		first = at
	}
	return first
}

// monsieur reports whether token i is the "M." of a French title, which
// diplomats have in other languages, too: a name of two words follows, and the
// state that it signs for is before it.
func monsieur(in *Input, i int) bool {
	t := in.Tokens
	name := func(k int) bool { return t[k].Kind == segment.Word && t[k].Flags&segment.Capital != 0 }
	return i > 0 && i+3 < len(t) && in.Text[t[i].Start:t[i].End] == "M" && in.Text[t[i-1].Start] == ':' && in.Text[t[i+1].Start] == '.' && name(i+2) && name(i+3)
}

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
	if first == 0 {
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
		o.lostTo = h.Source
	}
	h.Span.Start = int(t.Start)
}

// head makes a name of several words an organisation if its last word says so:
// "Northern Renewal Movement".
func (f *Finder) head(h *hit, in *Input, at int) {
	if f.lexicon == nil || h.Kind == Organization || h.Known != "" {
		return
	}
	last := at
	for last+1 < len(in.Tokens) && int(in.Tokens[last+1].Start) < h.Span.End {
		last++
	}
	if last == at || in.Tokens[last].Kind != segment.Word {
		return
	}
	if hint := f.hint(in, last); hint&names.OrgHead != 0 && hint&(names.PlaceHead|names.Surname|names.Given) == 0 {
		h.Kind = Organization
	}
}

// explains reports whether the name that begins at a token is an acronym in
// parentheses behind what is no name: "Speicherkarten (SD)".
func (w *workspace) explains(h *hit, in *Input, at, last int) bool {
	t := in.Tokens
	if h.Kind != Organization || int(t[at].End) != h.Span.End || t[at].Flags&segment.Upper == 0 || h.Confidence >= surelyName {
		return false
	}
	if at < 2 || at+1 >= len(t) || in.Text[t[at-1].Start] != '(' || in.Text[t[at+1].Start] != ')' || t[at-2].Kind != segment.Word {
		return false
	}
	return last < 0 || w.hits[last].Span.End < int(t[at-2].End)
}

// surelyName is the confidence from which an acronym is a name whatever it stands behind.
const surelyName = 0.95

// hint returns what the lists know of token i alone.
func (f *Finder) hint(in *Input, i int) names.Hint {
	var hint [1]names.Hint
	f.lexicon.Mark([]names.Word{{Fold: names.Fold(in.Text[in.Tokens[i].Start:in.Tokens[i].End]), Capital: true}}, hint[:], false)
	return hint[0]
}

// isGiven reports whether token i is a given name, and nothing else that the
// lists know.
func (f *Finder) isGiven(in *Input, i int) bool {
	if f.lexicon == nil {
		return false
	}
	hint := f.hint(in, i)
	return hint&names.Given != 0 && hint&(names.Common|names.Office|names.Title|names.Calendar) == 0
}

// unapposed takes off a name the common noun that it stands in apposition to:
// "Kreisstadt Ansbach". It takes off small letters before the name of a place,
// too: "eastern Tasmania".
func (f *Finder) unapposed(w *workspace, h *hit, in *Input, at int) {
	t := in.Tokens
	first := at
	for first+1 < len(t) && int(t[first+1].Start) < h.Span.End && t[first].Kind == segment.Word {
		word := in.Text[t[first].Start:t[first].End]
		if first == at && h.Source == sourceTagger && startsSentence(in, at) && f.words.has(word, cueDefinite) && t[first+1].Flags&segment.Capital != 0 {
			first++ // its capital is that of the sentence: "The Federation of …"
			continue
		}
		small := h.Kind == Place && h.Source == sourceTagger && t[first].Flags&segment.Capital == 0
		if !small && (!f.words.has(word, cueApposed) || t[first+1].Flags&segment.Capital == 0) {
			break
		}
		first++
	}
	if first == at || t[first].Kind != segment.Word || t[first].Flags&segment.Capital == 0 {
		return
	}
	h.Span.Start = int(t[first].Start)
	if h.Source != sourceTagger {
		return
	}
	// What is left may be a name of the register that had to give way.
	known := w.hits[:w.known]
	k, _ := slices.BinarySearchFunc(known, h.Span.Start, func(o hit, start int) int { return o.Span.Start - start })
	for ; k < len(known) && known[k].Span.Start == h.Span.Start; k++ {
		if o := &known[k]; o.Span == h.Span && o.lostTo == h.Source && o.Form == Name {
			h.Mention, h.alias, h.terms = o.Mention, o.alias, o.terms
			return
		}
	}
}

// startsSentence reports whether token i starts a sentence or stands behind
// what is no word.
func startsSentence(in *Input, i int) bool {
	return i == 0 || in.Tokens[i].Flags&segment.Break != 0 || in.Tokens[i-1].Kind != segment.Word
}
