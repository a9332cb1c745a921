// Package extractor reads documents and returns grounded records: languages,
// sections, dates and numbers, each with the span of the text that it came from.
package extractor

import (
	"github.com/chancery-nlp/chancery/extractor/actor"
	"github.com/chancery-nlp/chancery/extractor/clause"
	"github.com/chancery-nlp/chancery/extractor/date"
	"github.com/chancery-nlp/chancery/extractor/number"
	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/extractor/span"
	"github.com/chancery-nlp/chancery/extractor/treaty"
)

// Layer names a kind of record.
type Layer string

// The layers that can be asked for. Those that the packs of a document's
// language have no rules for give the warning [LayerNotAvailable].
const (
	LayerDates    Layer = "dates"
	LayerNumbers  Layer = "numbers"
	LayerActors   Layer = "actors"
	LayerSections Layer = "sections"
	LayerClauses  Layer = "clauses"
	LayerTreaties Layer = "treaties"
	LayerEvents   Layer = "treaty_events"
)

// Document is one text to read.
type Document struct {
	ID            string
	Text          string  // UTF-8
	LanguageCode  string  // BCP 47 hint; empty to detect
	ReferenceTime string  // ISO 8601 date or local date-time that relative dates count from; may be empty
	Layers        []Layer // empty for all that are built
	Explain       bool    // fill Result.Explanations
}

// Language is a language found in a text.
type Language struct {
	Code       string  // BCP 47; "und" if none fits
	Confidence float64 // 0 to 1
	Spans      []span.Span
}

// Detector finds the languages of a text.
type Detector interface {
	// Detect returns the languages of text, the main one first, at least one.
	// With passages it also finds where each language of a mixed text stands;
	// a language's Spans are empty if the whole text is in it.
	Detect(text string, passages bool) []Language
}

// WarningCode names a kind of warning.
type WarningCode string

// The warnings.
const (
	NoRuleSet         WarningCode = "NO_RULE_SET"         // no pack for the language: language-neutral rules only
	LayerNotAvailable WarningCode = "LAYER_NOT_AVAILABLE" // the language has no rules for a layer asked for
	AmbiguousDate     WarningCode = "AMBIGUOUS_DATE"      // a date has several readings
	AmbiguousNumber   WarningCode = "AMBIGUOUS_NUMBER"    // a number has several readings
	InvalidDate       WarningCode = "INVALID_DATE"        // an expression names no existing date
	NoReferenceTime   WarningCode = "NO_REFERENCE_TIME"   // a relative date had nothing to count from
	LowConfidence     WarningCode = "LANGUAGE_UNCERTAIN"  // the detected language is a weak guess
)

// Warning tells what was skipped, ambiguous or not understood.
type Warning struct {
	Code    WarningCode
	Message string
	Span    span.Span // zero if the warning is about the whole document
}

// Range links the two ends of a range.
type Range struct {
	Layer    Layer  // LayerDates or LayerNumbers
	From, To int    // indices into Result.Dates or Result.Numbers
	Begin    string // dates: half-open interval of the whole range, ISO 8601; numbers: lower value
	End      string // dates: end of the interval; numbers: upper value
}

// PackInfo names a rule pack that a result was made with.
type PackInfo struct {
	LanguageCode string
	Version      string
	Layers       []Layer
}

// Explanation says why a span is a record, or lost to another.
type Explanation struct {
	Layer  Layer
	Span   span.Span // the record's span
	Match  span.Span // the whole match with its context
	RuleID string
	Terms  []string // slots and terms of the match, in order: "month:November=11"
	LostTo string   // rule id of the winner; empty if this rule made a record
}

// Result holds the records of one document, each list in text order.
type Result struct {
	DocumentID   string
	Languages    []Language
	Sections     []segment.Section // a tree: parents before their children
	Dates        []date.Record
	Numbers      []number.Record
	Ranges       []Range
	Actors       []actor.Record // in the order of the first mentions
	Clauses      []clause.Record
	Treaties     []treaty.Record // the primary one first
	Events       []treaty.Event
	Warnings     []Warning
	Packs        []PackInfo
	Explanations []Explanation
}

// Error is a fault of the input; Field names the part of the document it is in.
type Error struct {
	Field  string // "text", "language_code", "reference_time", "layers"
	Reason string // INVALID_UTF8, MALFORMED_LANGUAGE_CODE, MALFORMED_REFERENCE_TIME, UNKNOWN_LAYER
	Msg    string
}

func (e *Error) Error() string { return e.Field + ": " + e.Msg }
