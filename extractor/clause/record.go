// Package clause finds the provisions of treaties, in their own texts and in
// reports about them: what each is about, whom it binds to what, when, and
// unless what.
package clause

import "github.com/chancery-nlp/chancery/extractor/span"

// Type is what a provision is about. The values are those of the interface's
// ClauseType.
type Type string

// Other is the type of a provision that no rule knows.
const Other Type = "OTHER"

// Modality is what a clause does to its bearer. The values are those of the
// interface's Modality.
type Modality string

// The modalities.
const (
	Obligation  Modality = "OBLIGATION"
	Prohibition Modality = "PROHIBITION"
	Permission  Modality = "PERMISSION"
	Intention   Modality = "INTENTION"
	Statement   Modality = "STATEMENT"
)

// Record is one provision. Spans are bytes of the document; a zero span is a
// part that the clause does not have.
type Record struct {
	Span         span.Span
	Type         Type
	Further      []Type
	Modality     Modality
	Reported     bool
	Bearer       Role
	Counterparty Role
	Action       span.Span
	Conditions   []span.Span
	Exceptions   []span.Span
	Deadline     Deadline
	References   []Reference
	Section      int     // index of the smallest section that it stands in; -1 if none
	Treaty       int     // index of the treaty record that it is of; -1 if unknown
	Confidence   float64 // probability that the type is right, 0 to 1
	RuleID       string  // the rule that decided the type
}

// Role is one who takes part in a clause.
type Role struct {
	Span  span.Span
	Actor int // index of the actor record; -1 if none
}

// Deadline is the time by which or for which a clause binds.
type Deadline struct {
	Span span.Span
	Date int // index of the date record; -1 if none
}

// Reference is a reference of a clause to another provision: "Article 4(2)".
type Reference struct {
	Span    span.Span
	Number  string // normalised number of the article or other section: "4", "3bis"
	Kind    string // kind of the section, as in [segment.SectionKind]
	Section int    // index of the section that it refers to; -1 if it is none of the document's
	Treaty  int    // index of the treaty that it refers to; -1 for the clause's own, or if unknown
	Other   bool   // of another treaty than the clause's own
}
