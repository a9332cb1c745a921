package actor

import (
	"sort"
	"unicode"
	"unicode/utf8"

	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/lang"
)

// style remembers whether a sentence is written without capitals, as people
// write in haste: there a state or place needs none. The answer for the last
// sentence is kept, so that each sentence is read once.
type style struct {
	known    bool
	sentence int
	small    bool
}

// smallWords is how many words a sentence without capitals must have to show
// that this is its style.
const smallWords = 4

// isSmall reports whether the sentence at byte at has no capitals but "I".
func (s *style) isSmall(in *Input, at int) bool {
	n := sort.Search(len(in.Sentences), func(i int) bool { return int(in.Tokens[in.Sentences[i].First].Start) > at }) - 1
	if n < 0 {
		return false
	}
	if s.known && s.sentence == n {
		return s.small
	}
	words := 0
	s.known, s.sentence, s.small = true, n, true
	for i := in.Sentences[n].First; i < in.Sentences[n].Last; i++ {
		t := &in.Tokens[i]
		if t.Kind != segment.Word {
			continue
		}
		words++
		if t.Flags&segment.Capital != 0 && t.End-t.Start > 1 {
			s.small = false
			return false
		}
	}
	s.small = words >= smallWords
	return s.small
}

// shortest is the length of the shortest name that may stand without its capital.
const shortest = 4

// uncapitalized returns the states and places that a form in small letters may
// name where nothing is written with capitals. Forms that are also other words
// are none.
func (f *Finder) uncapitalized(n int, word string) []lang.Alias {
	if r, _ := utf8.DecodeRuneInString(word); !unicode.IsLower(r) || len(word) < shortest {
		return nil
	}
	all := f.forms.aliases[n]
	for i := range all {
		a := &all[i]
		k := f.register.Actor(a.ActorID).Kind
		if a.Exact || a.Ambiguity != nil || a.Kind == lang.AliasNational || k != lang.KindState && k != lang.KindPlace {
			return nil
		}
	}
	return all
}
