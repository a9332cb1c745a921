package match

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// foldRune appends the folded form of r to dst: lower case, ß as ss, final
// sigma as sigma, typographic apostrophes and hyphens as ASCII ones. Joiners
// and soft hyphens vanish.
func foldRune(dst []byte, r rune) []byte {
	switch {
	case r < utf8.RuneSelf:
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		return append(dst, byte(r))
	case r == 'ß' || r == 'ẞ':
		return append(dst, "ss"...)
	case r == 'ς':
		r = 'σ'
	case r == '’' || r == '‘' || r == 'ʼ':
		r = '\''
	case r == '‐' || r == '‑':
		r = '-'
	case r == 0xAD || r == 0x200C || r == 0x200D || r == 0x2060 || r == 0xFEFF:
		return dst
	default:
		r = unicode.ToLower(r)
	}
	return utf8.AppendRune(dst, r)
}

// fold returns the folded form of s, blanks runs as one space.
func fold(s string) string {
	s = norm.NFC.String(s)
	dst := make([]byte, 0, len(s)+2)
	for _, f := range strings.Fields(s) {
		if len(dst) > 0 {
			dst = append(dst, ' ')
		}
		for _, r := range f {
			dst = foldRune(dst, r)
		}
	}
	return string(dst)
}

// isCombining reports whether text goes on at i with a combining mark of the
// block that composes with Latin, Greek and Cyrillic letters.
func isCombining(text string, i int) bool {
	return i+1 < len(text) && (text[i] == 0xCC || text[i] == 0xCD && text[i+1] < 0xB0)
}

// maxMarks is how many combining marks are composed with a letter. No language
// writes more; made-up text does.
const maxMarks = 4

// foldNext folds the character at byte i of text, with the combining marks
// after it composed, into buf and returns the bytes and the next position.
func foldNext(buf []byte, text string, i int) ([]byte, int) {
	r, size := utf8.DecodeRuneInString(text[i:])
	end := i + size
	if isCombining(text, end) {
		for n := 0; n < maxMarks && isCombining(text, end); n++ {
			end += 2
		}
		for _, c := range norm.NFC.String(text[i:end]) {
			buf = foldRune(buf, c)
		}
		return buf, end
	}
	return foldRune(buf, r), end
}

// reversed returns the bytes of s from last to first.
func reversed(s string) string {
	b := []byte(s)
	slices.Reverse(b)
	return string(b)
}
