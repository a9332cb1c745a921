// Package date turns matched expressions of time into TIMEX3 records: type,
// value, half-open interval, modifier and anchor.
package date

import "github.com/chancery-nlp/chancery/extractor/span"

// Type is the TIMEX3 type of an expression.
type Type uint8

// The TIMEX3 types.
const (
	Date     Type = iota + 1 // a calendar date of any granularity from a day up
	Time                     // a time of day
	Duration                 // a length of time
	Set                      // a recurring time
)

// Modifier qualifies a value ("early", "at least").
type Modifier uint8

// The modifiers; None is the zero value.
const (
	None Modifier = iota
	Before
	After
	Since
	Until
	Early
	Mid
	Late
	Approx
	AtLeast
	AtMost
)

// Anchor says what a value was resolved against.
type Anchor uint8

// The anchors.
const (
	AnchorNone      Anchor = iota // nothing to resolve (durations, sets) or not resolvable
	AnchorExplicit                // the expression itself is complete
	AnchorReference               // the reference time of the document
	AnchorText                    // another date of the text
)

// Reading is one way to understand an ambiguous expression.
type Reading struct {
	Value      string // TIMEX3 value
	Begin, End string // half-open interval, ISO 8601; empty where open or unknown
}

// Record is one expression of time found in a text.
type Record struct {
	Span     span.Span
	Type     Type
	Value    string // TIMEX3 value; empty if Invalid
	Timex    string // TIMEX3 value of the expression alone: with X for what it leaves open, an impossible date as written; empty if that is Value
	Begin    string // first day or instant of the interval, ISO 8601; empty where open or unknown
	End      string // first day or instant after the interval, ISO 8601; empty where open or unknown
	Modifier Modifier
	Anchor   Anchor
	Invalid  bool      // the expression names no existing date ("32.04.2023")
	Readings []Reading // all readings, the preferred one first, if there is more than one
	RuleID   string
}
