// Package number turns matched numerals into exact records: kind, decimal
// value, unit, bound and what is counted.
package number

import "github.com/chancery-nlp/chancery/extractor/span"

// Kind is the kind of a number.
type Kind uint8

// The kinds.
const (
	Cardinal Kind = iota + 1
	Ordinal
	Percent  // the value is parts of a hundred, whatever the sign
	Money    // unit is an ISO 4217 code, or a plain name where the text leaves the state open
	Quantity // unit is a UCUM code where one exists
)

// Modifier says how the true number relates to the value.
type Modifier uint8

// The modifiers; Plain is the zero value: nothing said.
const (
	Plain Modifier = iota
	AtLeast
	AtMost
	MoreThan
	LessThan
	Approx
	Exact
)

// Record is one number found in a text.
type Record struct {
	Span     span.Span
	Kind     Kind
	Value    string // plain decimal: optional minus, digits, optional point and digits
	Unit     string // ISO 4217 or a plain name ("peso", "cent") for Money, UCUM or a plain name for Quantity, else empty
	Modifier Modifier
	Counted  span.Span // the counted noun phrase; zero if none
	Readings []string  // all values, the preferred one first, if the separators allow more than one
	RuleID   string
}
