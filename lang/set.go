package lang

import (
	"fmt"
	"maps"
	"slices"
	"sort"

	"golang.org/x/text/language"
)

// Set is the vocabulary and the rules that hold for one language: those of the
// "und" packs, of the language and of its region, later ones extending or
// replacing earlier ones.
type Set struct {
	Code          string
	Packs         []*Pack // that the set is made of
	Terms         map[string]*Term
	Rules         []*Rule
	Numerals      Numerals
	Abbreviations map[string]bool
	Variants      map[string]string
	Sections      *Sections // nil if no pack has any
}

// NewSet merges the packs for the language code. A term of a later pack adds
// its words to the term of that name, a rule with a known id replaces the
// rule, and a pack that replaces drops what earlier packs of its language held.
func NewSet(code string, packs []*Pack) (*Set, error) {
	s := &Set{Code: code, Terms: map[string]*Term{}, Abbreviations: map[string]bool{}, Variants: map[string]string{}}
	chain := []string{"und"}
	if code != "und" {
		tag, err := language.Parse(code)
		if err != nil {
			return nil, fmt.Errorf("language %q: %w", code, err)
		}
		base, _ := tag.Base()
		chain = append(chain, base.String())
		if tag.String() != base.String() {
			chain = append(chain, tag.String())
		}
	}
	for _, c := range chain {
		var use []*Pack
		for _, p := range packs {
			if p.Code != c {
				continue
			}
			if p.Replaces {
				use = use[:0]
			}
			use = append(use, p)
		}
		s.Packs = append(s.Packs, use...)
	}
	s.Sections = MergeSections(s.Packs)
	index := map[string]int{}
	for _, p := range s.Packs {
		for _, t := range p.Terms {
			s.Terms[t.Name] = mergeTerm(s.Terms[t.Name], t)
		}
		for _, r := range p.Rules {
			if i, ok := index[r.ID]; ok {
				s.Rules[i] = r
				continue
			}
			index[r.ID] = len(s.Rules)
			s.Rules = append(s.Rules, r)
		}
		if p.Numerals.Pos.Line > 0 {
			s.Numerals = p.Numerals
		}
		for _, a := range p.Abbreviations {
			s.Abbreviations[a] = true
		}
		maps.Copy(s.Variants, p.Variants)
	}
	return s, nil
}

// Has reports whether the set holds rules of the layer.
func (s *Set) Has(layer string) bool {
	return slices.ContainsFunc(s.Rules, func(r *Rule) bool { return r.Layer == layer })
}

// Overrides reports whether a pack for exactly the code of the set, rather than
// for the language that its region shares, holds rules of the layer, or terms,
// which any layer may read.
func (s *Set) Overrides(layer string) bool {
	for _, p := range s.Packs {
		if p.Code == s.Code && (len(p.Terms) > 0 || slices.Contains(p.Layers(), layer)) {
			return true
		}
	}
	return false
}

// IsAbbreviation reports whether a full stop after word need not end a sentence.
func (s *Set) IsAbbreviation(word string) bool { return s.Abbreviations[word] }

// mergeTerm adds the words of t to old; a term of another sort replaces it.
func mergeTerm(old, t *Term) *Term {
	if old == nil || len(t.Entries) == 0 || len(old.Entries) == 0 {
		return t
	}
	m := *t
	again := map[string]bool{}
	for _, e := range t.Entries {
		again[e.Form] = true
	}
	m.Entries = nil
	for _, e := range old.Entries {
		if !again[e.Form] {
			m.Entries = append(m.Entries, e)
		}
	}
	m.Entries = append(m.Entries, t.Entries...)
	return &m
}

// Codes lists the languages of packs, "und" aside, sorted.
func Codes(packs []*Pack) []string {
	seen := map[string]bool{"und": true}
	var codes []string
	for _, p := range packs {
		if !seen[p.Code] {
			seen[p.Code] = true
			codes = append(codes, p.Code)
		}
	}
	sort.Strings(codes)
	return codes
}
