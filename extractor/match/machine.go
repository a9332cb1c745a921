// Package match finds rules in text: one trie finds all words of a language's
// vocabulary, one automaton runs all rules over them. Every step is linear in
// the text; nothing backtracks.
package match

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/lang"
)

// Sym is a letter of the rules' alphabet: a term, a literal or a recogniser's
// element. Zero is none.
type Sym uint16

// The word classes that every pattern may name.
const (
	classWord    = "word"    // any word
	classCapital = "capital" // a word with a capital first letter
	classLower   = "lower"   // a word without one
	classDigits  = "digits"  // a run of digits
)

var classNames = [...]string{classWord, classCapital, classLower, classDigits}

// Class symbols come first, so that a token's classes are known without edges.
const (
	symWord Sym = iota + 1
	symCapital
	symLower
	symDigits
	symFirstFree
)

// Recognizer finds open vocabularies: elements that no list of words holds.
type Recognizer interface {
	// Names lists the elements that the recogniser emits.
	Names() []string
	// Kinds lists the token kinds that it wants to see.
	Kinds() []segment.Kind
	// Recognize looks at the text from byte pos on, where a token starts, and
	// emits what it finds there.
	Recognize(text string, pos int, e *Emitter)
}

// Emitter takes what a recogniser finds at one position.
type Emitter struct {
	scan *Scan
	syms []Sym
}

// Wants reports whether any rule uses the recogniser's k-th name.
func (e *Emitter) Wants(k int) bool { return e.syms[k] != 0 }

// Emit says that the k-th name of the recogniser stands from the position to
// byte end, with value v.
func (e *Emitter) Emit(k, end int, v lang.Value) {
	if e.syms[k] == 0 {
		return
	}
	e.scan.vals = append(e.scan.vals, v)
	e.scan.edges = append(e.scan.edges, edge{end: int32(end), sym: e.syms[k], val: -int32(len(e.scan.vals))})
}

// Machine matches all rules of one language. It is immutable and safe for
// concurrent use.
type Machine struct {
	Rules   []*lang.Rule // in the order of rule numbers
	progs   []program
	trie    *trie
	endings *trie // of reversed endings; nil if there are none
	dfa     *automaton
	values  []lang.Value
	names   []string // symbol → name, for explanations
	digits  []digitClass
	recs    [4][]boundRecognizer // by token kind
}

type digitClass struct {
	lang.DigitClass
	sym Sym
}

type boundRecognizer struct {
	rec  Recognizer
	syms []Sym
}

// Compile builds the machine for the rules of set whose layer is in layers;
// recognisers give the elements that are no words.
func Compile(set *lang.Set, layers []string, recs []Recognizer) (*Machine, error) {
	c := &compiler{
		set: set, m: &Machine{names: []string{""}}, syms: map[string]Sym{},
		literals: map[literal]Sym{}, recNames: map[string]bool{}, values: map[lang.Value]int32{},
	}
	for _, n := range classNames {
		c.syms[n], _ = c.newSym(n)
	}
	for _, r := range recs {
		for _, n := range r.Names() {
			c.recNames[n] = true
		}
	}
	for _, r := range set.Rules {
		if !slices.Contains(layers, r.Layer) {
			continue
		}
		for i, p := range r.Patterns {
			prog, err := c.program(r, p)
			if err != nil {
				return nil, err
			}
			prog.pattern = int32(i)
			prog.rule = int32(len(c.m.Rules))
			c.m.progs = append(c.m.progs, prog)
		}
		c.m.Rules = append(c.m.Rules, r)
	}
	if err := c.vocabulary(); err != nil {
		return nil, err
	}
	for _, r := range recs {
		b := boundRecognizer{rec: r}
		used := false
		for _, n := range r.Names() {
			b.syms = append(b.syms, c.syms[n])
			used = used || c.syms[n] != 0
		}
		if used {
			for _, k := range r.Kinds() {
				c.m.recs[k] = append(c.m.recs[k], b)
			}
		}
	}
	dfa, err := determinize(c.m.progs, len(c.m.names))
	if err != nil {
		return nil, fmt.Errorf("rules of %s: %w", set.Code, err)
	}
	c.m.dfa = dfa
	return c.m, nil
}

type compiler struct {
	set      *lang.Set
	m        *Machine
	syms     map[string]Sym // terms, recognisers, classes in use
	literals map[literal]Sym
	recNames map[string]bool
	values   map[lang.Value]int32
}

// maxSyms is how many symbols the rules of a language may have.
const maxSyms = 1 << 15

func (c *compiler) newSym(name string) (Sym, error) {
	if len(c.m.names) >= maxSyms {
		return 0, fmt.Errorf("the rules need more than %d symbols", maxSyms)
	}
	c.m.names = append(c.m.names, name)
	return Sym(len(c.m.names) - 1), nil
}

// ref returns the symbol of a term or recogniser.
func (c *compiler) ref(r *lang.Rule, n *lang.Node) (Sym, error) {
	if s, ok := c.syms[n.Name]; ok {
		return s, nil
	}
	if c.set.Terms[n.Name] == nil && !c.recNames[n.Name] {
		return 0, &lang.Error{Pos: n.Pos, ID: r.ID, Lint: "term-unknown", Msg: fmt.Sprintf("no term or recogniser has the name %q", n.Name)}
	}
	s, err := c.newSym(n.Name)
	if err != nil {
		return 0, err
	}
	c.syms[n.Name] = s
	return s, nil
}

func (c *compiler) literal(lit string, b lang.Boundary) (Sym, error) {
	key := literal{fold(lit), b}
	if s, ok := c.literals[key]; ok {
		return s, nil
	}
	s, err := c.newSym("“" + lit + "”")
	if err != nil {
		return 0, err
	}
	c.literals[key] = s
	return s, nil
}

// literal is a word of a pattern.
type literal struct {
	form     string // folded
	boundary lang.Boundary
}

// value returns the number of a value in the machine.
func (c *compiler) value(v lang.Value) int32 {
	if i, ok := c.values[v]; ok {
		return i
	}
	i := int32(len(c.m.values))
	c.m.values = append(c.m.values, v)
	c.values[v] = i
	return i
}

// vocabulary lays out the words of all symbols in use.
func (c *compiler) vocabulary() error {
	b, endings := newTrieBuilder(), newTrieBuilder()
	none := c.value(lang.Value{})
	for l, s := range c.literals {
		w := word{sym: s, boundary: uint8(l.boundary), value: none}
		if l.boundary == lang.BoundaryEnding {
			endings.add(reversed(l.form), w)
		} else {
			b.add(l.form, w)
		}
	}
	names := make([]string, 0, len(c.syms))
	for n := range c.syms {
		names = append(names, n)
	}
	slices.Sort(names)
	for _, name := range names {
		t := c.set.Terms[name]
		if t == nil {
			continue
		}
		if t.Digits != nil {
			c.m.digits = append(c.m.digits, digitClass{*t.Digits, c.syms[name]})
		}
		for _, e := range t.Entries {
			w := word{sym: c.syms[name], boundary: uint8(t.Boundary), value: c.value(e.Value), lower: t.Lower}
			for _, form := range c.variants(e.Form) {
				if t.Exact {
					w.exact = form
				}
				f := fold(form)
				if f == "" {
					return &lang.Error{Pos: e.Pos, ID: name, Lint: "matches-empty", Msg: "form is empty once folded"}
				}
				if t.Boundary == lang.BoundaryEnding {
					endings.add(reversed(f), w)
				} else {
					b.add(f, w)
				}
			}
		}
	}
	c.m.trie = b.build()
	if len(endings.children) > 1 {
		c.m.endings = endings.build()
	}
	return nil
}

// variants lists form and, if it holds letters that may be written otherwise,
// the form with all of them so.
func (c *compiler) variants(form string) []string {
	other := form
	for _, from := range slices.Sorted(maps.Keys(c.set.Variants)) {
		to := c.set.Variants[from]
		other = strings.ReplaceAll(other, from, to)
		if u := strings.ToUpper(from); u != from {
			_, size := utf8.DecodeRuneInString(to)
			other = strings.ReplaceAll(other, u, strings.ToUpper(to[:size])+to[size:])
		}
	}
	if other == form {
		return []string{form}
	}
	return []string{form, other}
}
