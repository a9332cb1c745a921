// Package actor finds who a text speaks of: persons, states, organisations,
// bodies, forces and places. A text is read in two steps: mentions are found
// where they stand, then resolved to one record a referent.
package actor

import "github.com/chancery-nlp/chancery/extractor/span"

// Kind is what an actor is. The values are those of the interface's ActorKind.
type Kind string

// The kinds of actors.
const (
	Person           Kind = "PERSON"
	State            Kind = "STATE"
	InternationalOrg Kind = "INTERNATIONAL_ORGANIZATION"
	GovernmentBody   Kind = "GOVERNMENT_BODY"
	Organization     Kind = "ORGANIZATION"
	ArmedForce       Kind = "ARMED_FORCE"
	People           Kind = "PEOPLE"       // nationals of a state, or an ethnic group
	Office           Kind = "OFFICE"       // an office that is held, where no person is named
	TreatyParty      Kind = "TREATY_PARTY" // "the Contracting Parties"
	Place            Kind = "PLACE"
)

// Form is how a mention names its actor. The values are those of the
// interface's MentionForm.
type Form string

// The forms of mentions.
const (
	Name      Form = "NAME"
	Adjective Form = "DEMONYM_ADJECTIVE" // "nordkoreanische"
	Metonym   Form = "METONYM"           // a capital that stands for its government
	Nominal   Form = "NOMINAL"           // "die Allianz", "the two nations"
)

// Mention is one place where a text names an actor.
type Mention struct {
	Span       span.Span // bytes of the document; without title
	Form       Form
	Kind       Kind
	Known      string    // id in the register of the actor that the words name; empty if they are in no register
	Head       span.Span // of a body or force found by a pattern, the words that say what it is; else zero
	Title      span.Span // title or office that stands with a person's name; zero if none
	Source     string    // what found it: the id of a rule, or "tagger"
	Confidence float64   // probability that the span, its kind and its actor are right, 0 to 1
}

// Record is one actor with all its mentions.
type Record struct {
	Kind        Kind
	Name        string // the fullest name that the text or the register has
	Known       string // id in the register: "state:KP", "org:nato"; empty if it is not in it
	Region      string // ISO 3166-1 alpha-2 of the state that it is or belongs to, 3166-3 for former ones; may be empty
	Region3     string // alpha-3 of the same
	Title       string // of a person, as the text gives it; may be empty
	Affiliation Affiliation
	Mentions    []Mention // in text order, at least one
}

// Affiliation is what a person belongs to; its Text is empty if the text does
// not say.
type Affiliation struct {
	Text  string
	Actor int // index of the record that it is; -1 if it is none
}
