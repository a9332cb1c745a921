package clause

import (
	"context"

	"github.com/chancery-nlp/chancery/extractor/actor"
	"github.com/chancery-nlp/chancery/extractor/date"
	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/lang"
)

// Input is a section of a document to look for clauses in, with what was
// found in it. Records and sections have offsets in the document.
type Input struct {
	Text      string // of the section; offsets of tokens are in it
	Base      int    // byte of the document at which Text starts
	Tokens    []segment.Token
	Sentences []segment.Sentence
	Mentions  []actor.Mention
	Dates     []date.Record
	Sections  []segment.Section // of the whole document; empty for a report
}

// Analyzer finds the clauses in texts of one language. It is immutable and safe
// for concurrent use.
type Analyzer struct{}

// NewAnalyzer makes the analyzer for the rules of set.
func NewAnalyzer(set *lang.Set) (*Analyzer, error) { return &Analyzer{}, nil }

// Analyze appends the clauses in a section of a document to dst, in text order.
func (a *Analyzer) Analyze(ctx context.Context, dst []Record, in Input) ([]Record, error) {
	return dst, nil
}
