package actor

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/chancery-nlp/chancery/extractor/actor/names"
	"github.com/chancery-nlp/chancery/lang"
)

// cue is a set of things that a word tells of the actors around it.
type cue uint32

// The cues, as a pack's term actor_cue names them.
const (
	cueDefinite   cue = 1 << iota // "der", "the", "this"
	cueOf                         // joins what follows to the word before: "of", "des", "vom"
	cueAnd                        // "und", "as well as"
	cueTwo                        // "beiden", "both"
	cuePlural                     // states in the plural: "Nationen", "countries"
	cueAddress                    // a title that is no office: "Herr", "Mrs"
	cueIn                         // a preposition before places: "nach", "near"
	cueTo                         // one before places and partners: "zu", "on"
	cueWith                       // one before partners: "zwischen", "against"
	cueBy                         // one before who acts: "von", "by"
	cueRelation                   // a noun whose partner follows: "Beziehungen", "pressure"
	cuePolicy                     // a noun that a government has: "Außenpolitik", "troops"
	cueCity                       // a noun that only a place has, or a way between places
	cueActs                       // a verb of saying or acting, any form, before or behind a government
	cueDoes                       // the same, only behind it: "took"
	cueAuxiliary                  // a verb whose other part ends the clause: "hat", "will"
	cueAdverb                     // may stand between a government and its verb: "also", "has", "selbst"
	cueSeat                       // a capital that is the seat of an organisation, too: "Brussels"
	cueAllied                     // joined to a government by a hyphen: "pro-", "-backed"
	cueParties                    // parties of a treaty, all of them
	cueOther                      // the other one of two parties
	cueParticle                   // of personal names: "van", "al"
	cueGeneration                 // after personal names: "Jr", "III"
	cueLegal                      // form of a company: "GmbH", "Inc"
	cueGenitive                   // not a word but an ending
	cueHe                         // a form of address for men: "Herr", "Mr"
	cueShe                        // one for women
	cueOwn                        // "seine": a spouse follows, no form of address
	cueRank                       // what may start a title: "Prime", "Deputy"
	cueApposed                    // a noun that a name stands behind in apposition: "Kreisstadt"
	cueOffice                     // an office or profession; endings of words count
)

// cueNames are the names of the cues in packs, in the order of the bits.
var cueNames = [...]string{"definite", "of", "and", "two", "plural", "address", "in", "to", "with", "by", "relation", "policy", "city",
	"acts", "does", "auxiliary", "adverb", "seat", "allied", "parties", "other", "particle", "generation", "legal", "genitive",
	"he", "she", "own", "rank", "apposed"}

// The terms of packs that resolution reads.
const (
	cueTerm     = "actor_cue"     // word: names of cues
	nameTerm    = "actor_name"    // the same, of words in names
	nominalTerm = "actor_nominal" // noun: what it stands for, and what the name of its antecedent holds
	officeTerm  = "actor_office"  // noun, or the last part of a compound
)

// nominal is what a noun such as "Allianz" may stand for.
type nominal struct {
	kinds []Kind
	stems []string // one of which a name of the antecedent holds; empty if any will do
}

// vocabulary is what the packs of a language tell of words around actors. It is
// not changed once made.
type vocabulary struct {
	cues      map[string]cue
	nominals  map[string]nominal
	offices   map[string]bool
	genitives []string
	first     [256]bool // bytes that words start with which may start a nominal mention
}

func newVocabulary(set *lang.Set) (*vocabulary, error) {
	v := &vocabulary{cues: map[string]cue{}, nominals: map[string]nominal{}, offices: map[string]bool{}}
	for _, name := range []string{cueTerm, nameTerm} {
		t := set.Terms[name]
		if t == nil {
			continue
		}
		for _, e := range t.Entries {
			var c cue
			for name := range strings.FieldsSeq(e.Value.Str) {
				b := bitOf(name)
				if b == 0 {
					return nil, &lang.Error{Pos: e.Pos, ID: t.Name, Lint: "term-value", Msg: fmt.Sprintf("%q is no cue of actors", name)}
				}
				c |= b
			}
			if c&cueGenitive != 0 {
				v.genitives = append(v.genitives, e.Form)
				continue
			}
			key := strings.ToLower(e.Form)
			v.cues[key] |= c
			if c&(cueDefinite|cueTwo) != 0 {
				_, n := utf8.DecodeRuneInString(key)
				v.first[key[0]] = true
				v.first[strings.ToUpper(key[:n])[0]] = true
			}
		}
	}
	if t := set.Terms[nominalTerm]; t != nil {
		for _, e := range t.Entries {
			n, err := parseNominal(e.Value.Str)
			if err != nil {
				return nil, &lang.Error{Pos: e.Pos, ID: t.Name, Lint: "term-value", Msg: err.Error()}
			}
			v.nominals[strings.ToLower(e.Form)] = n
		}
	}
	if t := set.Terms[officeTerm]; t != nil {
		for _, e := range t.Entries {
			v.offices[strings.ToLower(e.Form)] = true
		}
	}
	return v, nil
}

func bitOf(name string) cue {
	for i, n := range cueNames {
		if n == name {
			return 1 << i
		}
	}
	return 0
}

func parseNominal(s string) (nominal, error) {
	f := strings.Fields(strings.ToLower(s))
	if len(f) == 0 {
		return nominal{}, fmt.Errorf("a nominal needs what it stands for")
	}
	n := nominal{stems: f[1:]}
	switch f[0] {
	case "state":
		n.kinds = []Kind{State}
	case "organization":
		n.kinds = []Kind{InternationalOrg, GovernmentBody, Organization}
	case "company":
		n.kinds = []Kind{Organization}
	case "person":
		n.kinds = []Kind{Person}
	default:
		return n, fmt.Errorf("a nominal stands for a state, organization, company or person, not %q", f[0])
	}
	return n, nil
}

// longestWord bounds, in bytes, the words that are looked up.
const longestWord = 64

// cuesOf returns the cues of a word; cueOffice is among them if it ends as one.
func (v *vocabulary) cuesOf(word string) cue {
	var buf [longestWord]byte
	b := fold(buf[:0], word)
	c := v.cues[string(b)]
	if v.endsInOffice(b) {
		c |= cueOffice
	}
	return c
}

// listed returns the cues of a word, cueOffice aside.
func (v *vocabulary) listed(word string) cue {
	var buf [longestWord]byte
	return v.cues[string(fold(buf[:0], word))]
}

// has reports whether a word has one of the cues, cueOffice aside.
func (v *vocabulary) has(word string, c cue) bool { return v.listed(word)&c != 0 }

// nominal returns what a noun may stand for.
func (v *vocabulary) nominal(word string) (n nominal, ok bool) {
	var buf [longestWord]byte
	n, ok = v.nominals[string(fold(buf[:0], word))]
	return n, ok
}

// shortestOffice is the least length in bytes of an office in a compound.
const shortestOffice = 4

func (v *vocabulary) endsInOffice(b []byte) bool {
	if len(v.offices) == 0 || len(b) == 0 {
		return false
	}
	if v.offices[string(b)] {
		return true
	}
	for i := 2; i+shortestOffice <= len(b); i++ {
		if utf8.RuneStart(b[i]) && v.offices[string(b[i:])] {
			return true
		}
	}
	return false
}

// fold appends word in small letters; nothing if it is too long for a word.
func fold(dst []byte, word string) []byte {
	if len(word) > longestWord/2 {
		return dst
	}
	for _, r := range word {
		dst = utf8.AppendRune(dst, names.Lower(r))
	}
	return dst
}
