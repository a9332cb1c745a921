package tagger

import (
	"math/bits"
	"unicode"
	"unicode/utf8"

	"github.com/chancery-nlp/chancery/extractor/actor/names"
	"github.com/chancery-nlp/chancery/extractor/segment"
)

// Groups is a set of groups of features; the weights name those they were
// trained with.
type Groups uint32

// The groups of features.
const (
	GroupWord     Groups = 1 << iota // the word and pairs of words
	GroupAffix                       // beginnings and endings
	GroupShape                       // capitals, digits, punctuation
	GroupContext                     // the words around
	GroupLists                       // hits in lists of names
	GroupRun                         // list hits elsewhere in a run of capitalised words
	GroupDocument                    // how the word stands elsewhere in the document
	GroupUncapped                    // list hits of words in small letters
	AllGroups     = GroupUncapped<<1 - 1
)

// token is what features need of a token.
type token struct {
	fold, exact        uint64
	pre3, pre4         uint64
	suf2, suf3, suf4   uint64
	hint, left, right  names.Hint // its own list hits, those before and after it in its run
	shape, doc, inRun  uint8
	spaced, live, name bool // name: it may be a part of a name by its own form
}

// shapes of tokens
const (
	shapeLower uint8 = iota + 1
	shapeCapital
	shapeUpper
	shapeInitial
	shapeMixed
	shapeInner // small first letter, capital later
	shapeDigit
	shapeDigits2
	shapeDigits4
	shapeDigitsN
	shapePunct // and what kind
	shapeComma
	shapeStop
	shapeHyphen
	shapeQuote
	shapeOpen
	shapeClose
	shapeUpperLong
	shapeEdge
)

// scan fills t from a token of text and returns what lists read of it.
func scan(t *token, text string, s segment.Token) names.Word {
	*t = token{spaced: s.Flags&segment.Spaced != 0}
	fold, exact, before := uint64(names.Seed), uint64(names.Seed), uint64(0)
	var last [4]rune
	var final rune
	n, upper, lower := 0, 0, 0
	for i := int(s.Start); i < int(s.End); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:s.End])
		}
		i += size
		l := names.Lower(r)
		if l != r {
			upper++
		} else {
			lower++
		}
		before = fold
		fold, exact = names.Step(fold, l), names.Step(exact, r)
		last[n&3], final = l, l
		n++
		switch n {
		case 3:
			t.pre3 = fold
		case 4:
			t.pre4 = fold
		}
	}
	t.fold, t.exact = fold, exact
	w := names.Word{Fold: fold}
	switch s.Kind {
	case segment.Word:
		h := uint64(names.Seed)
		for k := 1; k <= 4 && k < n; k++ {
			h = names.Step(h, last[(n-k)&3])
			switch k {
			case 2:
				t.suf2 = h
			case 3:
				t.suf3 = h
			case 4:
				t.suf4 = h
			}
		}
		w.Capital = s.Flags&segment.Capital != 0
		if final == 's' && n > 3 {
			w.Genitive = before
		}
		switch {
		case !w.Capital && upper > 0:
			t.shape = shapeInner
		case !w.Capital:
			t.shape = shapeLower
		case n == 1:
			t.shape = shapeInitial
		case lower == 0 && n > 5:
			t.shape = shapeUpperLong
		case lower == 0:
			t.shape = shapeUpper
		case upper > 1:
			t.shape = shapeMixed
		default:
			t.shape = shapeCapital
		}
		t.name = t.shape != shapeLower
	case segment.Digits:
		switch n {
		case 1:
			t.shape = shapeDigit
		case 2:
			t.shape = shapeDigits2
		case 4:
			t.shape = shapeDigits4
		default:
			t.shape = shapeDigitsN
		}
	default:
		t.shape = punctShape(final)
	}
	return w
}

func punctShape(r rune) uint8 {
	switch r {
	case ',', ';', ':':
		return shapeComma
	case '.', '!', '?', '…':
		return shapeStop
	case '-', '–', '—', '‑', '/':
		return shapeHyphen
	case '"', '\'', '“', '”', '„', '»', '«', '’', '‘':
		return shapeQuote
	case '(', '[':
		return shapeOpen
	case ')', ']':
		return shapeClose
	}
	if unicode.IsLetter(r) {
		return shapeCapital
	}
	return shapePunct
}

// How a word stands in the rest of its document.
const (
	docLower   uint8 = 1 << iota // in small letters
	docCapital                   // capitalised inside a sentence
	docTitle                     // its sentence has mostly capitalised words
	docUpper                     // its sentence is in capitals
	docGiven                     // after a given name or title, inside a sentence
	docTwice                     // capitalised inside a sentence at least twice
)

// mix hashes the value of a template of features.
func mix(template, value uint64) uint64 {
	h := (value ^ template*0x9E3779B97F4A7C15) * 0xFF51AFD7ED558CCD
	return h ^ h>>29
}

func pair(a, b uint64) uint64 { return bits.RotateLeft64(a, 27)*0xC4CEB9FE1A85EC53 ^ b }

// listed are the hints that tell of the words around a name.
const listed = names.Given | names.Surname | names.City | names.State | names.Region | names.OrgHead | names.LegalForm |
	names.Title | names.Office | names.PlaceHead | names.Particle | names.Club | names.Demonym | names.Calendar |
	names.Everyday | names.Speech | names.Thing | names.Common

// features appends the features of token i of a sentence to dst: first the
// identity ones that know its word, then the others. Tokens has two
// edges on either side, so that i-2 and i+2 are in it.
func features(dst []uint64, tokens []token, i int, groups Groups) (all []uint64, identity int) {
	t := &tokens[i]
	p, q := &tokens[i-1], &tokens[i+1]
	pp, qq := &tokens[i-2], &tokens[i+2]
	shape := uint64(t.shape)
	if t.spaced {
		shape |= 32
	}
	pshape, qshape := uint64(p.shape), uint64(q.shape)
	if q.spaced {
		qshape |= 32
	}
	if groups&GroupWord != 0 {
		dst = append(dst, mix(1, t.fold), mix(2, t.exact), mix(3, pair(p.fold, t.fold)), mix(4, pair(t.fold, q.fold)))
	}
	if groups&GroupAffix != 0 {
		dst = append(dst, mix(5, t.pre4), mix(6, t.suf4))
	}
	identity = len(dst)
	dst = append(dst, mix(7, 0))
	if groups&GroupAffix != 0 {
		dst = append(dst, mix(8, t.pre3), mix(9, t.suf3), mix(10, pair(t.suf2, shape)), mix(11, pair(p.suf3, shape)), mix(12, pair(q.suf3, shape)))
	}
	if groups&GroupShape != 0 {
		dst = append(dst, mix(13, shape), mix(14, pair(pshape, shape)), mix(15, pair(shape, qshape)),
			mix(16, pair(pshape, pair(shape, qshape))), mix(17, pair(uint64(pp.shape), pair(pshape, shape))),
			mix(18, pair(shape, pair(qshape, uint64(qq.shape)))), mix(19, repeats(t, pp, p, q, qq)<<8|shape))
	}
	if groups&GroupContext != 0 {
		dst = append(dst, mix(20, pair(p.fold, shape)), mix(21, pair(q.fold, shape)), mix(22, pair(pp.fold, shape)), mix(23, pair(qq.fold, shape)),
			mix(24, pair(pp.fold, p.fold)), mix(25, pair(q.fold, qq.fold)), mix(26, p.fold), mix(27, q.fold), mix(28, pair(p.fold, q.fold)))
	}
	if groups&GroupLists != 0 {
		own := uint64(t.hint)
		dst = append(dst, mix(30, pair(own, shape)), mix(31, pair(uint64(p.hint&listed), own)), mix(32, pair(own, uint64(q.hint&listed))),
			mix(33, uint64(p.hint&listed)<<8|shape), mix(34, uint64(q.hint&listed)<<8|shape),
			mix(35, pair(uint64(pp.hint&listed)<<8|shape, pshape)), mix(36, pair(uint64(qq.hint&listed)<<8|shape, qshape)))
		for h := own; h != 0; h &= h - 1 {
			dst = append(dst, mix(37, uint64(bits.TrailingZeros64(h))<<8|shape))
		}
	}
	if groups&GroupRun != 0 {
		const run = names.OrgHead | names.LegalForm | names.Club | names.PlaceHead | names.Work
		dst = append(dst, mix(40, pair(uint64(t.left&run), uint64(t.inRun))), mix(41, pair(uint64(t.right&run), uint64(t.inRun))),
			mix(42, pair(uint64(t.left&listed), shape)), mix(43, pair(uint64(t.right&listed), shape)),
			mix(44, pair(uint64((t.left|t.right|t.hint)&run), uint64(t.inRun))))
	}
	if groups&GroupDocument != 0 {
		d := uint64(t.doc)
		dst = append(dst, mix(50, d<<8|shape), mix(51, pair(d<<8|shape, pshape)), mix(52, pair(d<<8|shape, t.suf3)), mix(53, pair(d, uint64(t.hint))))
	}
	return dst, identity
}

// repeats tells which of the words around a token are the same as it.
func repeats(t *token, around ...*token) (same uint64) {
	for i, other := range around {
		if other.fold == t.fold {
			same |= 1 << i
		}
	}
	return same
}

// GroupOf returns the group of features of a name: word, affix, shape,
// context, lists, run, document or uncapped.
func GroupOf(name string) (Groups, bool) {
	for i, n := range [...]string{"word", "affix", "shape", "context", "lists", "run", "document", "uncapped"} {
		if n == name {
			return 1 << i, true
		}
	}
	return 0, false
}
