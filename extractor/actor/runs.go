package actor

import (
	"github.com/chancery-nlp/chancery/extractor/actor/names"
	"github.com/chancery-nlp/chancery/extractor/actor/tagger"
	"github.com/chancery-nlp/chancery/extractor/segment"
)

// part parts names of persons that run together where nothing stands between
// them, as in lists, signatures and columns: "Debra Miller Tom", "Phil Phil Ray".
func (w *workspace) part(in *Input, lexicon *names.Lexicon) {
	if lexicon == nil {
		return
	}
	w.parted = w.parted[:0]
	for _, n := range w.names {
		if n.Kind == tagger.Person && n.Last-n.First > 1 {
			w.persons(in, lexicon, n)
		} else {
			w.parted = append(w.parted, n)
		}
	}
	w.names, w.parted = w.parted, w.names
}

// persons appends the persons in n to the parted names.
func (w *workspace) persons(in *Input, lexicon *names.Lexicon, n tagger.Name) {
	tokens := in.Tokens[n.First:n.Last]
	w.words, w.marks = w.words[:0], w.marks[:0]
	for i := range tokens {
		t := &tokens[i]
		w.words = append(w.words, names.Word{Fold: names.Fold(in.Text[t.Start:t.End]), Capital: t.Flags&segment.Capital != 0})
		w.marks = append(w.marks, 0)
	}
	lexicon.Mark(w.words, w.marks, false)
	given := func(i int) bool { return w.marks[i]&names.Given != 0 && tokens[i].Kind == segment.Word }
	// A run of four words or more that has a given name at every second place
	// is a list of full names, though a surname may be a given name, too.
	pairs := len(tokens) >= 4
	for i := 0; i < len(tokens) && pairs; i += 2 {
		pairs = given(i) && (i == 0 || tokens[i].Flags&segment.Spaced != 0)
	}
	first := 0
	for i := 1; i < len(tokens); i++ {
		if tokens[i].Flags&segment.Spaced == 0 || !given(i) {
			continue
		}
		word := tokens[i-1].Kind == segment.Word && tokens[i-1].End-tokens[i-1].Start > 1
		again := w.words[i].Fold == w.words[i-1].Fold
		surname := word && given(first) && i-first >= 2 && !given(i-1) && w.marks[i-1]&(names.Particle|names.Title) == 0 && w.marks[i]&names.Surname == 0
		if again || surname || pairs && i%2 == 0 {
			w.parted = append(w.parted, tagger.Name{First: n.First + first, Last: n.First + i, Kind: n.Kind, Confidence: n.Confidence})
			first = i
		}
	}
	w.parted = append(w.parted, tagger.Name{First: n.First + first, Last: n.Last, Kind: n.Kind, Confidence: n.Confidence})
}
