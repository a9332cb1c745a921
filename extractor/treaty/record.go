// Package treaty finds the treaties that a text is or speaks of, and what
// happened to them: signed, ratified, in force.
package treaty

import "github.com/chancery-nlp/chancery/extractor/span"

// EventType is what happened to a treaty. The values are those of the
// interface's TreatyEventType.
type EventType string

// The types of events.
const (
	Negotiated           EventType = "NEGOTIATED"
	Initialled           EventType = "INITIALLED"
	Signed               EventType = "SIGNED"
	Approved             EventType = "APPROVED"
	Ratified             EventType = "RATIFIED"
	Acceded              EventType = "ACCEDED"
	EnteredIntoForce     EventType = "ENTERED_INTO_FORCE"
	ProvisionallyApplied EventType = "PROVISIONALLY_APPLIED"
	Amended              EventType = "AMENDED"
	Extended             EventType = "EXTENDED"
	Suspended            EventType = "SUSPENDED"
	Withdrawn            EventType = "WITHDRAWN"
	Terminated           EventType = "TERMINATED"
	Violated             EventType = "VIOLATED"
)

// Status separates what happened from what did not or not yet.
type Status string

// The states of events.
const (
	Asserted    Status = "ASSERTED"
	Planned     Status = "PLANNED"
	Conditional Status = "CONDITIONAL"
	Denied      Status = "DENIED"
)

// Kind is what sort of instrument a treaty is. The values are those of the
// interface's TreatyKind.
type Kind string

// The kinds of treaties.
const (
	KindTreaty       Kind = "TREATY"
	KindAgreement    Kind = "AGREEMENT"
	KindConvention   Kind = "CONVENTION"
	KindProtocol     Kind = "PROTOCOL"
	KindCharter      Kind = "CHARTER" // also statutes, covenants, constitutions of organisations
	KindMemorandum   Kind = "MEMORANDUM"
	KindExchange     Kind = "EXCHANGE_OF_NOTES"
	KindDeclaration  Kind = "DECLARATION"
	KindArrangement  Kind = "ARRANGEMENT"
	KindResolution   Kind = "RESOLUTION" // a binding decision of an organisation
	KindUnrecognised Kind = ""
)

// Record is one treaty. Spans are bytes of the document.
type Record struct {
	Name       string // its name or description as the text gives it most fully
	Kind       Kind
	Mentions   []span.Span // in text order
	Parties    []Party
	Signed     Date
	InForce    Date
	Condition  span.Span // on what its entry into force depends, where the text gives no date; zero if it does not say
	Place      Place     // where it was signed
	Duration   Date      // how long it runs
	Languages  []string  // BCP 47, of the authentic texts, in text order
	Depositary span.Span // zero if the text names none
}

// Party is one party of a treaty.
type Party struct {
	Actor   int // index of its actor record; -1 if it is none of the document's
	Name    string
	Region  string   // ISO 3166-1 alpha-2, 3166-3 for former states; may be empty
	Region3 string   // alpha-3
	Defined []string // how the text calls it: "the Borrower", "Partei A"
	known   string   // id in the register of a union that the text does not name in full
}

// Date is a date in the life of a treaty; its Value is empty if the text does
// not say.
type Date struct {
	Value string // TIMEX3
	Date  int    // index of the date record; -1 if none
}

// Place is where something happened; its span is zero if the text does not say.
type Place struct {
	Span  span.Span
	Actor int // index of the actor record; -1 if none
}

// Event is one act in the life of a treaty.
type Event struct {
	Type       EventType
	Span       span.Span // the word that says so
	Status     Status
	Reported   bool // the text only passes on someone's word
	Date       Date
	Agents     []Agent
	Place      Place
	Treaty     span.Span // the words that name it; zero if a pronoun or nothing does
	TreatyN    int       // index of the treaty record; -1 if unknown
	RuleID     string
	Confidence float64 // 0 to 1
}

// Agent is one who acts in an event.
type Agent struct {
	Span  span.Span
	Actor int // index of the actor record; -1 if none
}
