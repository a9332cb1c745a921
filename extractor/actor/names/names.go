// Package names holds lists of names and of the words around names, and finds
// their entries in tokens. What a list says is a hint, not a decision: "Essen"
// is a city and a meal.
package names

import (
	"bufio"
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"math/bits"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/chancery-nlp/chancery/extractor/segment"
)

//go:embed data/*.txt
var data embed.FS

// Hint is a set of things that lists know of a token.
type Hint uint32

// The hints. The order is part of trained weights: append only.
const (
	Given      Hint = 1 << iota // a given name
	Surname                     // a family name
	City                        // a city or town
	State                       // a state of the world
	Region                      // a part of a state, a continent or a region
	Nature                      // a river, mountain, sea or island
	PlaceHead                   // a word that makes a place: "Lake", "Straße", "-berg"
	OrgHead                     // a word that makes an organisation: "Ministerium", "University"
	LegalForm                   // "GmbH", "Inc"
	Org                         // a known organisation
	Media                       // a newspaper, broadcaster or agency
	Club                        // a sports club or a part of its name: "FC"
	Title                       // a title or form of address: "Dr", "Mrs"
	Office                      // an office or profession: "Präsident", "spokesman"
	Particle                    // a particle of names: "von", "al"
	Demonym                     // an adjective or people of a place: "deutsche", "French"
	Calendar                    // a month or weekday
	Connector                   // a word inside long names: "of", "für", "&"
	Work                        // a word that makes a work, event, law or product
	Continuing                  // not the first token of an entry of several
	_                           // kept free, so that the bits of trained weights stay
	Common                      // a common word, also where it starts a sentence
	Everyday                    // an everyday word that may stand with a capital
	Speech                      // a verb of saying or doing, next to who says or does it
	Thing                       // a product, brand or abbreviation that is no actor
)

// files tells the hint that the entries of a file give.
func files() []struct {
	name string
	hint Hint
} {
	return []struct {
		name string
		hint Hint
	}{
		{"given", Given}, {"surnames", Surname}, {"cities", City}, {"states", State}, {"regions", Region},
		{"nature", Nature}, {"placeheads", PlaceHead}, {"orgheads", OrgHead}, {"legalforms", LegalForm},
		{"orgs", Org}, {"media", Media}, {"clubs", Club}, {"titles", Title}, {"offices", Office},
		{"particles", Particle}, {"demonyms", Demonym}, {"calendar", Calendar}, {"connectors", Connector},
		{"works", Work}, {"common", Common}, {"everyday", Everyday}, {"speech", Speech}, {"things", Thing},
	}
}

// small holds the hints that a token in small letters may have.
const small = Title | Office | OrgHead | PlaceHead | Particle | Connector | Demonym | Work | Common | Everyday | Speech

// Uncapped holds the hints that a token in small letters has where no common
// word reads like it: careless writers spare capitals.
const Uncapped = Given | City | State | Region

// ordinary marks the entries that are words, too.
const ordinary = Common | Everyday | Speech | Title | Office | OrgHead | PlaceHead | Particle | Connector | Demonym | Work | Calendar

type entry struct {
	key  uint64
	hint Hint
	more bool // longer entries begin with this one
}

// Lexicon finds entries of lists. It is not changed after [Load] or [New].
type Lexicon struct {
	table []entry
	shift uint
	n     int
}

// longest bounds the tokens of an entry.
const longest = 8

// Load returns the lexicon of the lists that are part of the program.
func Load() (*Lexicon, error) {
	sub, err := fs.Sub(data, "data")
	if err != nil {
		return nil, fmt.Errorf("open name lists: %w", err)
	}
	return New(sub)
}

// New reads the lists of a folder: a file a hint, entries parted by commas or
// line breaks, comments from "#" to the end of the line.
func New(dir fs.FS) (*Lexicon, error) {
	x := &Lexicon{}
	x.grow(1 << 14)
	var tokens []segment.Token
	for _, f := range files() {
		raw, err := fs.ReadFile(dir, path.Clean(f.name+".txt"))
		if err != nil {
			return nil, fmt.Errorf("read names: %w", err)
		}
		if !utf8.Valid(raw) {
			return nil, fmt.Errorf("read names: %s.txt: not valid UTF-8", f.name)
		}
		sc := bufio.NewScanner(bytes.NewReader(raw))
		for line := 1; sc.Scan(); line++ {
			text, _, _ := strings.Cut(sc.Text(), "#")
			for name := range strings.SplitSeq(text, ",") {
				name = strings.TrimSpace(name)
				if name == "" {
					continue
				}
				tokens = segment.Tokenize(tokens[:0], name)
				if len(tokens) > longest {
					return nil, fmt.Errorf("read names: %s.txt:%d: %q has over %d tokens", f.name, line, name, longest)
				}
				x.add(name, tokens, f.hint)
			}
		}
		if err := sc.Err(); err != nil {
			return nil, fmt.Errorf("read names: %s.txt: %w", f.name, err)
		}
	}
	return x, nil
}

// List returns the entries of a list that is part of the program, such as
// "given", in the order of its file.
func List(name string) ([]string, error) {
	raw, err := data.ReadFile("data/" + name + ".txt")
	if err != nil {
		return nil, fmt.Errorf("read names: %w", err)
	}
	var out []string
	for line := range strings.Lines(string(raw)) {
		text, _, _ := strings.Cut(line, "#")
		for entry := range strings.SplitSeq(text, ",") {
			if entry = strings.TrimSpace(entry); entry != "" {
				out = append(out, entry)
			}
		}
	}
	return out, nil
}

// Len returns the number of entries and beginnings of entries.
func (x *Lexicon) Len() int { return x.n }

func (x *Lexicon) add(name string, tokens []segment.Token, hint Hint) {
	key := uint64(0)
	for i, t := range tokens {
		key = join(key, Fold(name[t.Start:t.End]))
		e := x.slot(key)
		if e.key == 0 {
			if x.n++; x.n*2 > len(x.table) {
				x.grow(len(x.table) * 2)
				e = x.slot(key)
			}
			e.key = key
		}
		if i+1 < len(tokens) {
			e.more = true
		} else {
			e.hint |= hint
		}
	}
}

func (x *Lexicon) grow(size int) {
	old := x.table
	x.table = make([]entry, size)
	x.shift = uint(64 - bits.TrailingZeros(uint(size)))
	for _, e := range old {
		if e.key != 0 {
			*x.slot(e.key) = e
		}
	}
}

// slot returns the entry of key or the empty one where it belongs.
func (x *Lexicon) slot(key uint64) *entry {
	mask := uint64(len(x.table) - 1)
	for i := key * 0x9E3779B97F4A7C15 >> x.shift; ; i = (i + 1) & mask {
		if e := &x.table[i]; e.key == key || e.key == 0 {
			return e
		}
	}
}

// join continues the key of an entry with the hash of its next token.
func join(key, word uint64) uint64 {
	k := bits.RotateLeft64(key, 23)*0xD6E8FEB86659FD93 ^ word
	if k == 0 {
		k = 1
	}
	return k
}

// Word is what the lexicon reads of a token.
type Word struct {
	Fold     uint64 // [Fold] of the token
	Genitive uint64 // the same without a final s, or 0
	Capital  bool
}

// Mark sets bits of hints for the entries found in words; hints must be as
// long as words. An entry in small letters gives only hints of common words
// and, if uncapped, those of [Uncapped].
func (x *Lexicon) Mark(words []Word, hints []Hint, uncapped bool) {
	for i := range words {
		key := join(0, words[i].Fold)
		e := x.slot(key)
		found, end := e.hint, i+1
		if e.key == 0 && words[i].Genitive != 0 {
			if g := x.slot(join(0, words[i].Genitive)); g.key != 0 {
				found = g.hint & (Given | Surname | City | State | Region | Nature | Org | Media | OrgHead | PlaceHead)
			}
		}
		if !words[i].Capital {
			found = lowered(found, uncapped)
		}
		for j := i + 1; e.more && j < len(words) && j < i+longest; j++ {
			key = join(key, words[j].Fold)
			next := x.slot(key)
			if next.key == 0 && words[j].Genitive != 0 {
				next = x.slot(join(prefix(words[i:j]), words[j].Genitive))
			}
			if next.key == 0 {
				break
			}
			if e = next; e.hint == 0 {
				continue
			}
			if words[i].Capital || words[j].Capital {
				found, end = e.hint, j+1
			} else if h := e.hint & Uncapped; uncapped && h != 0 {
				found, end = h, j+1
			}
		}
		hints[i] |= found
		for j := i + 1; j < end; j++ {
			hints[j] |= found | Continuing
		}
	}
}

// lowered returns what is left of hints in small letters.
func lowered(h Hint, uncapped bool) Hint {
	if !uncapped || h&ordinary != 0 {
		return h & small
	}
	return h & (small | Uncapped)
}

func prefix(words []Word) uint64 {
	key := uint64(0)
	for _, w := range words {
		key = join(key, w.Fold)
	}
	return key
}

// Seed starts the hash of a word.
const Seed = 0xCBF29CE484222325

// Step adds a character, lower-cased, to the hash of a word.
func Step(h uint64, r rune) uint64 { return (h ^ uint64(r)) * 0x100000001B3 }

// Lower returns r in small letters.
func Lower(r rune) rune {
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	return unicode.ToLower(r)
}

// Fold returns the hash of a word without its case.
func Fold(word string) uint64 {
	h := uint64(Seed)
	for _, r := range word {
		h = Step(h, Lower(r))
	}
	return h
}
