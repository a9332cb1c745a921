package number

import (
	"unicode"
	"unicode/utf8"

	"github.com/chancery-nlp/chancery/extractor/segment"
)

const (
	// maxAtoms caps the parts of one numeral. The longest that people write
	// have some thirty; a text of numerals without end stays linear.
	maxAtoms = 48
	// maxWord caps the bytes of a word that is taken apart.
	maxWord = 160
	// maxGap caps the blanks between two words of a numeral.
	maxGap = 8
)

// join is how an atom is joined to the one before it.
type joint uint8

const (
	jointGlued  joint = iota // in one word
	jointBlank               // by blanks, at most one line break among them
	jointHyphen              // by a hyphen
	jointSpaced              // by a hyphen amid blanks, as tokenised text has it
	jointComma               // by a comma and blanks
)

// atom is a part of a numeral: a word, or a part of a compound.
type atom struct {
	lexeme
	start, end int
	joint      joint
	last       bool // ends a word
	lit        *Literal
}

// stream yields the atoms from a place in a text on, a word at a time, as long
// as all of each word is numeral.
type stream struct {
	w     *Words
	text  string
	style *Style // nil if digits end the stream
	n     int
	done  bool
	none  atom // what peek returns beyond the end
	atoms [maxAtoms]atom
}

// peek returns atom i. Beyond the last one it has roleNone.
func (s *stream) peek(i int) *atom {
	for i >= s.n && !s.done {
		s.pull()
	}
	if i >= s.n {
		return &s.none
	}
	return &s.atoms[i]
}

// pull reads the next word, or ends the stream.
func (s *stream) pull() {
	s.done = true
	i := s.atoms[s.n-1].end
	j := jointBlank
	at, broken := blanks(s.text, i)
	switch {
	case at >= len(s.text):
		return
	case at == i && hyphenAt(s.text, i) > 0:
		at, j = i+hyphenAt(s.text, i), jointHyphen
	case at > i && !broken && s.text[at] == '-':
		next, _ := blanks(s.text, at+1)
		if next == at+1 {
			return
		}
		at, j = next, jointSpaced
	case at == i && s.text[i] == ',':
		next, _ := blanks(s.text, i+1)
		if next == i+1 {
			return
		}
		at, j = next, jointComma
	case at == i:
		// Only a scale may be written to digits: 180k, 2bn.
		s.done = s.atoms[s.n-1].role != roleDigits || !s.scale(i)
		return
	}
	if at >= len(s.text) {
		return
	}
	if s.style != nil && j == jointBlank {
		if lit, end, ok := ScanDigits(s.text, at, *s.style); ok {
			if !lit.Chained && !letterAt(s.text, end) {
				s.push(atom{lexeme: lexeme{role: roleDigits}, start: at, end: end, joint: j, last: true, lit: &lit})
				s.done = false
			}
			return
		}
	}
	s.done = !s.word(at, j)
}

// word appends the atoms of the word at byte at and reports whether all of it
// is numeral.
func (s *stream) word(at int, j joint) bool {
	n := s.n
	var dead [maxWord/64 + 1]uint64
	if !s.w.segment(s, at, at, &dead) {
		s.n = n
		return false
	}
	s.atoms[n].joint = j
	s.atoms[s.n-1].last = true
	return true
}

// scale appends the suffix or scale word at byte i and reports whether there
// is one.
func (s *stream) scale(i int) bool {
	a := atom{start: i, joint: jointGlued, last: true}
	s.w.trie.walk(s.text, i, func(end int, lx lexeme) {
		if lx.role == roleScale && !letterAt(s.text, end) {
			a.lexeme, a.end = lx, end
		}
	})
	if exp, end := s.w.suffixAt(s.text, i); end > a.end {
		a.lexeme, a.end = lexeme{role: roleSuffix, val: uint64(exp)}, end
	}
	return a.end > i && s.push(a)
}

func (s *stream) push(a atom) bool {
	if s.n == maxAtoms {
		return false
	}
	s.atoms[s.n] = a
	s.n++
	return true
}

// hit is a word of the lexicon found at a place.
type hit struct {
	end int
	lx  lexeme
}

// segment appends the atoms of the word that starts at byte from, beginning
// with byte at, the longest parts first. A word that cannot be taken apart
// wholly has none. Bytes marked dead are known to lead nowhere.
func (w *Words) segment(s *stream, from, at int, dead *[maxWord/64 + 1]uint64) bool {
	if at-from >= maxWord || s.n == maxAtoms {
		return false
	}
	if bit := uint(at - from); dead[bit/64]&(1<<(bit%64)) != 0 {
		return false
	}
	var hits [8]hit
	count := 0
	w.trie.walk(s.text, at, func(end int, lx lexeme) {
		whole := !letterAt(s.text, end)
		if !whole && !w.grammar.glued {
			return
		}
		if count == len(hits) {
			copy(hits[:], hits[1:])
			count--
		}
		hits[count] = hit{end, lx}
		count++
	})
	for i := count - 1; i >= 0; i-- {
		h := hits[i]
		n := s.n
		s.push(atom{lexeme: h.lx, start: at, end: h.end})
		if !letterAt(s.text, h.end) || w.segment(s, from, h.end, dead) {
			return true
		}
		s.n = n
	}
	bit := uint(at - from)
	dead[bit/64] |= 1 << (bit % 64)
	return false
}

// joins reports whether the character at byte i belongs to the letter before
// it: a combining mark, or one that folding drops, such as a soft hyphen.
func joins(text string, i int) bool {
	if i >= len(text) || text[i] < utf8.RuneSelf {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	switch r {
	case 0xAD, 0x200C, 0x200D, 0x2060, 0xFEFF:
		return true
	}
	return unicode.Is(unicode.Mn, r)
}

// blanks returns the first byte from i on that is no blank, and whether a line
// ends before it. More than one line break, or very many blanks, end the
// search at i.
func blanks(text string, i int) (next int, broken bool) {
	next = i
	breaks := 0
	for k := 0; k <= maxGap; k++ {
		if next >= len(text) {
			return next, breaks > 0
		}
		switch c := text[next]; {
		case c == ' ' || c == '\t' || c == '\r':
			next++
			continue
		case c == '\n':
			if breaks++; breaks > 1 {
				return i, false
			}
			next++
			continue
		case c < utf8.RuneSelf:
			return next, breaks > 0
		}
		r, n := utf8.DecodeRuneInString(text[next:])
		if r != 0xA0 && !segment.Blank(r) {
			return next, breaks > 0
		}
		next += n
	}
	return i, false
}

// hyphenAt returns the length of the hyphen at byte i, 0 if there is none.
func hyphenAt(text string, i int) int {
	if i >= len(text) {
		return 0
	}
	if text[i] == '-' {
		return 1
	}
	if text[i] < utf8.RuneSelf {
		return 0
	}
	r, n := utf8.DecodeRuneInString(text[i:])
	if r == '‐' || r == '‑' {
		return n
	}
	return 0
}
