package lang

import (
	"errors"

	"go.yaml.in/yaml/v3"
)

// Sections is the vocabulary of the headings of treaties and laws: what
// sections.yaml of a pack holds.
type Sections struct {
	Words   map[string][]string // by role, one of SectionRoles; inflection expanded
	Numbers map[string]int      // numerals in words, "one", "first"
}

// SectionRoles are the roles that words have in headings, and what they are for.
//
//	part title chapter section   divisions, with a number: "Part II"
//	article                      articles: "Article 5", "Art. 5"
//	annex protocol               what is printed with a treaty, with or without a number
//	preamble contents            headings of their own, without a number
//	no                           stands before a number: "No. 3"
//	suffix                       stands behind a number, in the order of their rank: "bis", "ter"
//	within                       parts of an article: "Article 5 paragraph 2" is no heading
//	verbs                        words that sentences have and titles do not: "shall"
//	opens                        how a preamble begins: "The Government"
//	agreed                       how it ends: "have agreed as follows"
//	done                         how the closing words begin: "Done at", "In witness whereof"
//	note                         how a note of an exchange begins: "I have the honour"
//	page                         stands before the number of a page: "Page"
const SectionRoles = "part title chapter section article annex protocol preamble contents no suffix within verbs opens agreed done note page"

// MergeSections returns the headings of all packs together, earlier ones first;
// nil if no pack has any.
func MergeSections(packs []*Pack) *Sections {
	var m *Sections
	for _, p := range packs {
		if p.Sections == nil {
			continue
		}
		if m == nil {
			m = &Sections{Words: map[string][]string{}, Numbers: map[string]int{}}
		}
		for role, words := range p.Sections.Words {
			m.Words[role] = append(m.Words[role], words...)
		}
		for word, n := range p.Sections.Numbers {
			m.Numbers[word] = n
		}
	}
	return m
}

func (l *loader) sections(root *yaml.Node) {
	s := &Sections{Words: map[string][]string{}, Numbers: map[string]int{}}
	l.fields(root, "", "sections.yaml", SectionRoles+" numbers", func(key string, v *yaml.Node) {
		if key == "numbers" {
			l.fields(v, key, key, "", func(word string, v *yaml.Node) {
				n := l.integer(v, key, "a number word's value")
				for _, form := range l.forms(v, word, key) {
					s.Numbers[form] = n
				}
			})
			return
		}
		for _, c := range l.strs(v, key, key) {
			s.Words[key] = append(s.Words[key], l.forms(c, c.Value, key)...)
		}
	})
	l.pack.Sections = s
}

// forms expands the inflection of a word, which stands at n or is its key.
func (l *loader) forms(n *yaml.Node, word, id string) []string {
	forms, err := expand(word)
	if err != nil {
		off := 0
		var pe *patternError
		if errors.As(err, &pe) && word == n.Value {
			off = pe.offset
		}
		l.fail(l.inner(n, off), id, "pattern", "%s: %v", word, err)
	}
	return forms
}

// OwnSections reports whether the language itself has headings, not only those
// that all languages share.
func (s *Set) OwnSections() bool {
	for _, p := range s.Packs {
		if p.Code != "und" && p.Sections != nil {
			return true
		}
	}
	return false
}
