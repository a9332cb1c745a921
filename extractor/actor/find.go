package actor

import (
	"context"

	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/lang"
)

// Input is a section of a document to look for mentions in.
type Input struct {
	Text      string // of the section; offsets of tokens are in it
	Base      int    // byte of the document at which Text starts
	Tokens    []segment.Token
	Sentences []segment.Sentence
}

// Finder finds mentions in texts of one language. It is immutable and safe for
// concurrent use.
type Finder struct{}

// NewFinder makes the finder for the rules of set and the known actors of reg.
func NewFinder(set *lang.Set, reg *lang.Register) (*Finder, error) { return &Finder{}, nil }

// Find appends the mentions in a section of a document to dst, in text order.
func (f *Finder) Find(ctx context.Context, dst []Mention, in Input) ([]Mention, error) {
	return dst, nil
}
