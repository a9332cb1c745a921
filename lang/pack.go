// Package lang holds language packs: vocabulary and rules as data, one folder
// a language, loaded strictly, with the place of every fault.
package lang

import (
	"fmt"
	"strings"
)

// Pos is a place in a pack's file; Line and Col count from 1.
type Pos struct {
	File      string
	Line, Col int
}

func (p Pos) String() string { return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col) }

// Pack is the vocabulary and the rules of one language.
type Pack struct {
	Code          string // BCP 47; "und" for the rules that all languages share
	Name          string // English name of the language
	Version       string
	Status        string // experimental, test or stable
	Replaces      bool   // a later pack of the same language replaces the earlier one wholly instead of extending it
	Numerals      Numerals
	Abbreviations []string          // words that a full stop follows without ending a sentence
	Variants      map[string]string // letters that may be written otherwise: "ä" as "ae"
	Terms         []*Term
	Rules         []*Rule
	Exclusions    []Exclusion
	Sections      *Sections // nil if the pack has none
}

// Layers lists the layers that the pack has rules or headings for, in file order.
func (p *Pack) Layers() []string {
	var layers []string
	seen := map[string]bool{}
	for _, r := range p.Rules {
		if !seen[r.Layer] {
			seen[r.Layer] = true
			layers = append(layers, r.Layer)
		}
	}
	if p.Sections != nil {
		layers = append(layers, "sections")
	}
	return layers
}

// Numerals says how a language writes numbers.
type Numerals struct {
	Grammar string            // name of the Go recogniser for spelled-out numbers; empty for none
	Decimal string            // decimal mark
	Group   string            // group separators, each one character
	Words   map[string]string // spelled-out parts and their "role:value"
	Pos     Pos
}

// Exclusion switches a lint off for a rule or term, with the reason.
type Exclusion struct {
	Lint, Name, Reason string
	Pos                Pos
}

// Boundary says where the ends of a term's words may stand.
type Boundary uint8

// The boundaries.
const (
	BoundaryWord   Boundary = iota // whole words
	BoundaryPrefix                 // starts a word: "Montag|abend"
	BoundarySuffix                 // ends a word that another term starts
	BoundaryNone                   // anywhere: scripts without spaces
	BoundaryEnding                 // ends a word, whatever starts it; stands for the whole word
	BoundaryStem                   // starts a word, whatever ends it; stands for the whole word
)

// Term is a class of words with values, the vocabulary of rules.
type Term struct {
	Name     string
	Doc      string
	Boundary Boundary
	Exact    bool // the case of letters matters
	Lower    bool // the word must start with a small letter
	Entries  []Entry
	Digits   *DigitClass
	Pattern  *Node // a named part of patterns instead of words
	Pos      Pos
}

// Entry is one surface form of a term, inflection expanded.
type Entry struct {
	Form  string
	Value Value
	Pos   Pos
}

// DigitClass is a term that stands for digits: as many as Min to Max, with a
// number from Low to High.
type DigitClass struct {
	Min, Max  int
	Low, High int64
}

// Value is what a word means: a number, a name or nothing.
type Value struct {
	Str   string
	Int   int64
	IsInt bool
}

func (v Value) String() string {
	if v.IsInt {
		return fmt.Sprint(v.Int)
	}
	return v.Str
}

// Rule is a pattern over terms and what it yields.
type Rule struct {
	ID              string
	Doc             string
	Layer           string // the file it stands in without its extension: dates, numbers
	Patterns        []*Node
	Yields          []Yield
	Range           bool // the two records are the ends of a range
	Priority        int
	Type            string // of clauses: what the rule yields in place of records
	Modality        string // of clauses: what such a clause does; empty if its words tell
	Parts           []Part // of clauses: what each of Patterns is for
	Examples        []Example
	Counterexamples []Example
	Pos             Pos
}

// Part says what a pattern of a clause's type is for.
type Part uint8

// The parts.
const (
	PartAll   Part = iota // it must stand in the clause
	PartAny               // one of those must stand in it
	PartNone              // it must not stand in it
	PartTitle             // it may stand in the heading over it
	PartHint              // speaks for the type where no rule holds
)

// Yield names an operation of a layer with its arguments.
type Yield struct {
	Op   string
	Args []Arg
	Pos  Pos
}

// Arg is a named argument: a constant, or a slot of the rule's match.
type Arg struct {
	Key   string
	Slot  string // label of a slot, without "$"; empty for a constant
	Const Value
	Pos   Pos
}

// Example is a text with the span of each expected record between [[ and ]].
type Example struct {
	Text          string
	Values        []string // expected values, one a marked span; empty for any
	ReferenceTime string
	Report        bool // the text is a report, not an article of a treaty; only for clauses
	Todo          bool // known to fail; an error once it passes
	Pos           Pos
}

// Op is the kind of a pattern node.
type Op uint8

// The pattern nodes.
const (
	OpSeq   Op = iota + 1 // Subs one after the other
	OpAlt                 // one of Subs
	OpOpt                 // Subs[0] or nothing
	OpLit                 // the word or character Lit
	OpRef                 // the term or recogniser Name, captured as Label
	OpGap                 // Min to Max words of any kind
	OpOpen                // [[
	OpClose               // ]]
	OpNot                 // none of Subs[0] stands here; only at either end of a pattern
)

// Node is a part of a rule's pattern.
type Node struct {
	Op       Op
	Subs     []*Node
	Lit      string
	Boundary Boundary // of Lit: BoundaryWord, BoundaryStem ("signat*") or BoundaryEnding ("*forces")
	Name     string
	Label    string
	Glue     bool // no blank may stand before it
	Min, Max int
	Pos      Pos
}

// Error is a fault of a pack, with its place and the line it is in.
type Error struct {
	Pos    Pos
	ID     string // rule or term, if known
	Lint   string // name of the check
	Msg    string
	Source string // the line, for the caret
}

func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Pos.String())
	b.WriteString(": ")
	if e.ID != "" {
		b.WriteString(e.ID + ": ")
	}
	b.WriteString(e.Msg)
	if e.Lint != "" {
		b.WriteString(" [" + e.Lint + "]")
	}
	if e.Source != "" && e.Pos.Col > 0 {
		pad := []rune(e.Source)
		if len(pad) > e.Pos.Col-1 {
			pad = pad[:e.Pos.Col-1]
		}
		for i, r := range pad {
			if r != '\t' {
				pad[i] = ' '
			}
		}
		b.WriteString("\n | " + e.Source + "\n | " + string(pad) + "^")
	}
	return b.String()
}

// Errors are the faults of a pack in the order of their places.
type Errors []*Error

func (e Errors) Error() string {
	parts := make([]string, len(e))
	for i, x := range e {
		parts[i] = x.Error()
	}
	return strings.Join(parts, "\n")
}

// Records reports whether the rule makes records: rules that only skip a span
// or tell the tense of a sentence do not.
func (r *Rule) Records() bool {
	for _, y := range r.Yields {
		if y.Op == "skip" || y.Op == "tense" || y.Op == "bound" || y.Op == "mark" || y.Op == "cue" {
			return false
		}
	}
	return true
}
