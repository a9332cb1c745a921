package number

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Lexicon is the vocabulary of a language's spelled-out numbers, as data from
// its pack.
type Lexicon struct {
	Entries []Entry
	// Variants are letters that may be written otherwise, such as "ä" as "ae".
	Variants map[string]string
}

// Entry is one word form and its part in numerals, "role:value" with optional
// flags, as in "unit:3", "scale:6" or "unit:3:nth".
//
// The roles are
//
//	zero:0        null, zero
//	oh:0          zero, but only as one digit among others: "oh" in "point oh five"
//	unit:1…9      eins, one
//	teen:10…99    a number below a hundred that takes no unit: zehn, twelve
//	ten:20…90     a number below a hundred that may take a unit: zwanzig
//	hundred:100   hundert; with more than 100, a hundred in one word: doscientos
//	scale:N       ten to the power N: tausend is scale:3
//	suffix:N      the same, right after digits and in the case given: k, bn
//	number:D      a decimal that stands alone or before a scale: anderthalb is number:1.5
//	half:2        halb, half
//	dozen:N       a group of N that counts like a scale: Dutzend
//	article:1     one before a scale or inside a compound, else no number: ein, a
//	conj          und, and
//	point         the decimal mark in words: Komma, point
//	minus         minus
//	of            between a fraction and a scale: "three quarters of a million"
//	ending        makes an ordinal of the digits it is written to: th, -te
//	between       a word after which "and" joins no parts: "between one hundred and fifty"
//	at            a word after which "one point" is no number
//
// and the flags
//
//	nth           the word is an ordinal and ends it
//	part          the word is a denominator: Drittel, thirds
//	single        the word is a denominator after one only: third
//	plural        the word needs a numeral before it, an article will not do: hundreds
//	bare          the word may stand without one before it: hundert
//	weak          alone, the word is more often no number
type Entry struct {
	Word  string
	Value string
}

// role is the part a word plays in a numeral.
type role uint8

const (
	roleNone role = iota
	roleZero
	roleOh
	roleUnit
	roleTeen
	roleTen
	roleHundred
	roleScale
	roleSuffix
	roleNumber
	roleHalf
	roleDozen
	roleArticle
	roleConj
	rolePoint
	roleMinus
	roleOf
	roleEnding
	roleBetween
	roleAt
	roleDigits // digits amid words; no word has it
)

// starts reports whether a numeral may start with a word of role r.
func (r role) starts() bool {
	switch r {
	case roleConj, roleOf, rolePoint, roleBetween, roleAt, roleOh:
		return false
	}
	return true
}

// roleSpec is a role's name and the values it takes; a role with most 0 takes
// none.
type roleSpec struct {
	name        string
	least, most uint64
}

// spec returns what role r may hold.
func (r role) spec() roleSpec {
	switch r {
	case roleZero:
		return roleSpec{"zero", 0, 0}
	case roleOh:
		return roleSpec{"oh", 0, 0}
	case roleUnit:
		return roleSpec{"unit", 1, 9}
	case roleTeen:
		return roleSpec{"teen", 10, 99}
	case roleTen:
		return roleSpec{"ten", 20, 90}
	case roleHundred:
		return roleSpec{"hundred", 100, 900}
	case roleScale:
		return roleSpec{"scale", 2, 600}
	case roleSuffix:
		return roleSpec{"suffix", 2, 600}
	case roleNumber:
		return roleSpec{"number", 0, 0}
	case roleHalf:
		return roleSpec{"half", 2, 2}
	case roleDozen:
		return roleSpec{"dozen", 2, 999}
	case roleArticle:
		return roleSpec{"article", 1, 1}
	case roleConj:
		return roleSpec{"conj", 0, 0}
	case rolePoint:
		return roleSpec{"point", 0, 0}
	case roleMinus:
		return roleSpec{"minus", 0, 0}
	case roleOf:
		return roleSpec{"of", 0, 0}
	case roleEnding:
		return roleSpec{"ending", 0, 0}
	case roleBetween:
		return roleSpec{"between", 0, 0}
	case roleAt:
		return roleSpec{"at", 0, 0}
	}
	return roleSpec{}
}

// flags are what else a word may do.
type flags uint8

const (
	flagNth flags = 1 << iota
	flagPart
	flagSingle
	flagPlural
	flagBare
	flagWeak
)

// ends are the flags of words that end a numeral.
const ends = flagNth | flagPart | flagSingle

func parseFlag(s string) flags {
	switch s {
	case "nth":
		return flagNth
	case "part":
		return flagPart
	case "single":
		return flagSingle
	case "plural":
		return flagPlural
	case "bare":
		return flagBare
	case "weak":
		return flagWeak
	}
	return 0
}

// lexeme is what a word means.
type lexeme struct {
	role  role
	flags flags
	val   uint64
	dec   string // of roleNumber
}

// parseLexeme reads "role:value:flag…".
func parseLexeme(s string) (lexeme, error) {
	name, rest, _ := strings.Cut(s, ":")
	lx := lexeme{}
	for r := roleZero; r < roleDigits; r++ {
		if r.spec().name == name {
			lx.role = r
		}
	}
	if lx.role == roleNone {
		return lexeme{}, fmt.Errorf("unknown role %q", name)
	}
	value, rest, _ := strings.Cut(rest, ":")
	spec := lx.role.spec()
	switch {
	case lx.role == roleNumber:
		lx.dec = Canonical(value)
		if lx.dec == "" || lx.dec == "0" || lx.dec[0] == '-' {
			return lexeme{}, fmt.Errorf("%q is no decimal above zero", value)
		}
	case spec.most == 0:
		if value != "" && value != "0" {
			return lexeme{}, fmt.Errorf("role %s takes no value, not %q", name, value)
		}
	default:
		v, err := strconv.ParseUint(value, 10, 16)
		if err != nil || v < spec.least || v > spec.most {
			return lexeme{}, fmt.Errorf("role %s takes a value from %d to %d, not %q", name, spec.least, spec.most, value)
		}
		if lx.role == roleTen && v%10 != 0 || lx.role == roleHundred && v%100 != 0 {
			return lexeme{}, fmt.Errorf("%d is no value of role %s", v, name)
		}
		lx.val = v
	}
	for rest != "" {
		var f string
		f, rest, _ = strings.Cut(rest, ":")
		bit := parseFlag(f)
		if bit == 0 {
			return lexeme{}, fmt.Errorf("unknown flag %q", f)
		}
		lx.flags |= bit
	}
	return lx, nil
}

// suffix is a scale written to digits; its case counts: 5M is not 5m.
type suffix struct {
	text string
	exp  int
}

// trie finds the words that start at a place of a text. Children of a node are
// adjacent and sorted.
type trie struct {
	root  [256]int32 // node after the first byte, 0 for none
	nodes []trieNode
	lex   []lexeme
}

type trieNode struct {
	first int32
	count uint8
	key   byte
	lex   int32 // index into lex plus one, 0 if no word ends here
}

// step follows byte c from node n, the root being 0. It returns 0 if there is
// no such edge.
func (t *trie) step(n int32, c byte) int32 {
	if n == 0 {
		return t.root[c]
	}
	node := &t.nodes[n]
	for i := node.first; i < node.first+int32(node.count); i++ {
		if t.nodes[i].key == c {
			return i
		}
	}
	return 0
}

// newTrie lays out the words of forms.
func newTrie(forms map[string]lexeme) trie {
	words := make([]string, 0, len(forms))
	for w := range forms {
		words = append(words, w)
	}
	slices.Sort(words)
	t := trie{nodes: make([]trieNode, 1, 4*len(words)+1)}
	// Breadth first, so that the children of a node are adjacent: span
	// [from, to) of words shares its first depth bytes.
	type task struct {
		node, from, to, depth int
	}
	queue := []task{{0, 0, len(words), 0}}
	for len(queue) > 0 {
		k := queue[0]
		queue = queue[1:]
		i := k.from
		if i < k.to && len(words[i]) == k.depth {
			t.lex = append(t.lex, forms[words[i]])
			t.nodes[k.node].lex = int32(len(t.lex))
			i++
		}
		t.nodes[k.node].first = int32(len(t.nodes))
		for i < k.to {
			c := words[i][k.depth]
			j := i
			for j < k.to && words[j][k.depth] == c {
				j++
			}
			n := len(t.nodes)
			t.nodes = append(t.nodes, trieNode{key: c})
			t.nodes[k.node].count++
			if k.node == 0 {
				t.root[c] = int32(n)
			}
			queue = append(queue, task{n, i, j, k.depth + 1})
			i = j
		}
	}
	return t
}

// walk calls found for each word of t at byte i of text, the shortest first.
func (t *trie) walk(text string, i int, found func(end int, lx lexeme)) {
	n := int32(0)
	for i < len(text) {
		if c := text[i]; c < utf8.RuneSelf {
			if c >= 'A' && c <= 'Z' {
				c += 'a' - 'A'
			}
			n = t.step(n, c)
			i++
		} else {
			r, size := utf8.DecodeRuneInString(text[i:])
			var buf [2 * utf8.UTFMax]byte
			bytes := fold(buf[:0], r)
			i += size
			if len(bytes) == 0 && n == 0 {
				return
			}
			for _, c := range bytes {
				if n = t.step(n, c); n == 0 {
					return
				}
			}
		}
		if n == 0 {
			return
		}
		if lex := t.nodes[n].lex; lex > 0 && !joins(text, i) {
			found(i, t.lex[lex-1])
		}
	}
}

// fold appends the folded form of r to dst: lower case, ß as ss, apostrophes
// and hyphens as the ASCII ones, and nothing for soft hyphens and joiners.
func fold(dst []byte, r rune) []byte {
	switch r {
	case 'ß', 'ẞ':
		return append(dst, "ss"...)
	case 'ς':
		r = 'σ'
	case '’', 'ʼ':
		r = '\''
	case '‐', '‑':
		r = '-'
	case 0xAD, 0x200C, 0x200D, 0x2060, 0xFEFF:
		return dst
	}
	return utf8.AppendRune(dst, unicode.ToLower(r))
}

func folded(s string) string {
	var dst []byte
	for _, r := range s {
		dst = fold(dst, r)
	}
	return string(dst)
}

// spellings returns the folded ways to write word: composed and decomposed,
// and with each choice of variants.
func spellings(word string, variants map[string]string) []string {
	all := []string{folded(norm.NFC.String(word))}
	keys := make([]string, 0, len(variants))
	for k := range variants {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		for _, w := range all {
			if strings.Contains(w, k) && len(all) < 64 {
				all = append(all, strings.ReplaceAll(w, k, variants[k]))
			}
		}
	}
	out := make([]string, 0, 2*len(all))
	for _, w := range all {
		out = append(out, w, folded(norm.NFD.String(w)))
	}
	slices.Sort(out)
	return slices.Compact(out)
}
