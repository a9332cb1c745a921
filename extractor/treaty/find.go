package treaty

import (
	"context"

	"github.com/chancery-nlp/chancery/extractor/actor"
	"github.com/chancery-nlp/chancery/extractor/clause"
	"github.com/chancery-nlp/chancery/extractor/date"
	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/lang"
)

// Input is a section of a document to look for treaties and events in, with
// what was found in it. Records and sections have offsets in the document.
type Input struct {
	Text      string // of the section; offsets of tokens are in it
	Base      int    // byte of the document at which Text starts
	Tokens    []segment.Token
	Sentences []segment.Sentence
	Mentions  []actor.Mention
	Dates     []date.Record
	FirstDate int               // index in the document of the first of Dates
	Sections  []segment.Section // of the whole document; empty for a report
}

// Findings is what was found of treaties in a text, before they are told apart.
type Findings struct{}

// Finder finds treaties and events in texts of one language. It is immutable
// and safe for concurrent use.
type Finder struct{}

// NewFinder makes the finder for the rules of set.
func NewFinder(set *lang.Set) (*Finder, error) { return &Finder{}, nil }

// Find adds what it finds in a section of a document to found.
func (f *Finder) Find(ctx context.Context, found *Findings, in Input) error { return nil }

// Document is all that is known of a text once it was read.
type Document struct {
	Text     string
	Dates    []date.Record
	Actors   []actor.Record
	Sections []segment.Section
	Clauses  []clause.Record
}

// Resolve makes one record of each treaty, the primary one first, and one of
// each happening.
func Resolve(doc Document, found *Findings, reg *lang.Register) ([]Record, []Event) { return nil, nil }
