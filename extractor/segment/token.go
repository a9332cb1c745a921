// Package segment cuts a text into tokens and sentences without changing it.
package segment

import (
	"unicode"
	"unicode/utf8"
)

// Kind is the class of a token.
type Kind uint8

// The token classes.
const (
	Word   Kind = iota + 1 // a run of letters and their marks; in scripts without spaces one letter
	Digits                 // a run of decimal digits of any script
	Punct                  // one character that is neither letter, digit nor blank
)

// Flags says how a token stands in the text.
type Flags uint8

// The flags of a token.
const (
	Spaced  Flags = 1 << iota // blanks or the start of the text stand before it
	Newline                   // a line break stands before it
	Break                     // an empty line, or the start of the text, stands before it
	Capital                   // its first letter is upper or title case
	Upper                     // it has at least two letters and none is lower case
)

// Token is the half-open byte range [Start, End) of a text.
type Token struct {
	Start, End int32
	Kind       Kind
	Flags      Flags
}

// class is what the tokenizer needs to know of a character.
type class uint8

const (
	classPunct class = iota
	classBlank
	classNewline
	classLower  // a letter without case counts as lower
	classUpper  // upper or title case
	classDigit  // decimal digit
	classMark   // combining mark: belongs to the letter before it
	classSingle // a letter of a script written without spaces
	classIgnore // soft hyphen, joiners: part of the word around them
)

// asciiClass gives the class of every single-byte character.
var asciiClass = func() (t [utf8.RuneSelf]class) {
	for c := range t {
		switch {
		case c == '\n':
			t[c] = classNewline
		case c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f':
			t[c] = classBlank
		case c >= '0' && c <= '9':
			t[c] = classDigit
		case c >= 'a' && c <= 'z':
			t[c] = classLower
		case c >= 'A' && c <= 'Z':
			t[c] = classUpper
		}
	}
	return t
}()

func classOf(r rune) class {
	switch {
	case r < utf8.RuneSelf:
		return asciiClass[r]
	case r >= 0xC0 && r < 0x250: // Latin-1 letters and Latin Extended-A and -B, the common case
		if r == 0xD7 || r == 0xF7 {
			return classPunct
		}
		if unicode.IsUpper(r) || unicode.IsTitle(r) {
			return classUpper
		}
		return classLower
	case r == 0xA0 || r == 0x3000 || Blank(r):
		return classBlank
	case r == 0x2028 || r == 0x2029 || r == 0x85:
		return classNewline
	case r == 0xAD || r == 0x200C || r == 0x200D || r == 0x2060 || r == 0xFEFF:
		return classIgnore
	case singleLetter(r):
		return classSingle
	case unicode.IsUpper(r) || unicode.IsTitle(r):
		return classUpper
	case unicode.IsLetter(r):
		return classLower
	case unicode.Is(unicode.Nd, r):
		return classDigit
	case unicode.IsMark(r):
		return classMark
	case unicode.IsSpace(r):
		return classBlank
	}
	return classPunct
}

// Blank reports whether r is one of the blanks from U+2000 on, some of which
// have no width, or a mark that only turns the direction of writing.
func Blank(r rune) bool {
	return r >= 0x2000 && r <= 0x200B || r == 0x200E || r == 0x200F || r >= 0x202A && r <= 0x202F || r >= 0x2066 && r <= 0x2069
}

// singleLetter reports whether r is of a script that puts no blanks between
// words, so that each letter stands alone.
func singleLetter(r rune) bool {
	if r < 0xE00 {
		return false
	}
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3040 && r <= 0x30FF || r >= 0x3400 && r <= 0x4DBF ||
		r >= 0xE00 && r <= 0xEFF || r >= 0x1000 && r <= 0x109F || r >= 0x1780 && r <= 0x17FF ||
		r == 0x3007 || r == 0x3005 || r >= 0xF900 && r <= 0xFAFF || r >= 0x20000 && r <= 0x3FFFF
}

// Tokenize appends the tokens of text to dst. Every character that is not a
// blank is in exactly one token; text must be shorter than 2 GiB.
func Tokenize(dst []Token, text string) []Token {
	var flags = Spaced | Newline | Break
	for i := 0; i < len(text); {
		start := i
		c, size := at(text, i)
		i += size
		switch c {
		case classBlank:
			flags |= Spaced
			continue
		case classNewline:
			if flags&Newline != 0 {
				flags |= Break
			}
			flags |= Newline | Spaced
			continue
		case classDigit:
			for i < len(text) {
				c, size = at(text, i)
				if c != classDigit {
					break
				}
				i += size
			}
			dst = append(dst, Token{int32(start), int32(i), Digits, flags})
		case classLower, classUpper:
			if c == classUpper {
				flags |= Capital
			}
			letters, lower := 1, c == classLower
			for i < len(text) {
				c, size = at(text, i)
				if c != classLower && c != classUpper && c != classMark && c != classIgnore {
					break
				}
				lower = lower || c == classLower
				if c <= classUpper {
					letters++
				}
				i += size
			}
			if !lower && letters > 1 {
				flags |= Upper
			}
			dst = append(dst, Token{int32(start), int32(i), Word, flags})
		case classSingle:
			for i < len(text) { // its marks
				c, size = at(text, i)
				if c != classMark && c != classIgnore {
					break
				}
				i += size
			}
			dst = append(dst, Token{int32(start), int32(i), Word, flags})
		case classIgnore, classMark:
			// A mark or joiner with no letter before it carries no text of its own.
			dst = append(dst, Token{int32(start), int32(i), Punct, flags})
		default:
			dst = append(dst, Token{int32(start), int32(i), Punct, flags})
		}
		flags = 0
	}
	return dst
}

// at returns the class and size of the character at byte i of text.
func at(text string, i int) (class, int) {
	if b := text[i]; b < utf8.RuneSelf {
		return asciiClass[b], 1
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	return classOf(r), size
}
