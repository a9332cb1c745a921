package number

import (
	"unicode"
	"unicode/utf8"
)

// maxDigits is the length from which digits are a literal as they stand,
// whatever separators follow: no document means such a number.
const maxDigits = 400

// digitAt returns the value of the decimal digit at byte i of text and its
// length, which is 0 if there is none. All digits of Unicode class Nd count.
func digitAt(text string, i int) (value, size int) {
	if i >= len(text) {
		return 0, 0
	}
	c := text[i]
	if c < utf8.RuneSelf {
		if c >= '0' && c <= '9' {
			return int(c - '0'), 1
		}
		return 0, 0
	}
	r, n := utf8.DecodeRuneInString(text[i:])
	if v := digitValue(r); v >= 0 {
		return v, n
	}
	return 0, 0
}

// digitValue returns the value of a digit beyond ASCII, or -1. Ranges of class
// Nd are runs of whole tens that start with a zero.
func digitValue(r rune) int {
	if r < 0x660 {
		return -1
	}
	if r <= 0xFFFF {
		for _, x := range unicode.Nd.R16 {
			if r <= rune(x.Hi) {
				if r < rune(x.Lo) {
					return -1
				}
				return int(r-rune(x.Lo)) % 10
			}
		}
		return -1
	}
	for _, x := range unicode.Nd.R32 {
		if r <= rune(x.Hi) {
			if r < rune(x.Lo) {
				return -1
			}
			return int(r-rune(x.Lo)) % 10
		}
	}
	return -1
}

// run is an unbroken sequence of digits.
type run struct {
	start, end int
	n          int  // digits
	ascii      bool // all of them ASCII
	zero       bool // the first is a zero
}

// runAt reads the run of digits at byte i; its n is 0 if there is none.
func runAt(text string, i int) run {
	r := run{start: i, end: i, ascii: true}
	for {
		v, size := digitAt(text, r.end)
		if size == 0 {
			return r
		}
		if r.n == 0 {
			r.zero = v == 0
		}
		r.ascii = r.ascii && size == 1
		r.end += size
		r.n++
	}
}

// digits returns the digits of text[start:end] in ASCII, all else left out.
func digits(text string, start, end int) string {
	i := start
	for i < end && text[i] >= '0' && text[i] <= '9' {
		i++
	}
	if i == end {
		return text[start:end]
	}
	buf := make([]byte, 0, end-start)
	for i = start; i < end; {
		v, size := digitAt(text, i)
		if size == 0 {
			_, size = utf8.DecodeRuneInString(text[i:])
		} else {
			buf = append(buf, byte('0'+v))
		}
		i += size
	}
	return string(buf)
}

// separatorAt returns the separator at byte i of text and its length. Full
// width marks count as the ASCII ones, every apostrophe as one, and every
// blank that does not break lines as U+00A0.
func separatorAt(text string, i int) (sep rune, size int) {
	if i >= len(text) {
		return 0, 0
	}
	c := text[i]
	if c < utf8.RuneSelf {
		switch c {
		case '.', ',', '\'', ' ', ':', '/':
			return rune(c), 1
		}
		return 0, 0
	}
	r, n := utf8.DecodeRuneInString(text[i:])
	switch r {
	case '’', 'ʼ', '＇':
		return '\'', n
	case 0xA0, 0x202F, 0x2007, 0x2008, 0x2009, 0x200A, 0x2006, 0x2005:
		return 0xA0, n
	case '．':
		return '.', n
	case '，':
		return ',', n
	case '：':
		return ':', n
	case '／', '⁄', '∕':
		return '/', n
	case '٫', '٬':
		return r, n
	}
	return 0, 0
}

// joinedBy returns the separator at byte i if a digit follows it at once.
func joinedBy(text string, i int) (sep rune, next int) {
	sep, n := separatorAt(text, i)
	if n == 0 {
		return 0, i
	}
	if _, size := digitAt(text, i+n); size == 0 {
		return 0, i
	}
	return sep, i + n
}

// before returns the rune that ends at byte i of text.
func before(text string, i int) (rune, int) {
	if i <= 0 {
		return 0, 0
	}
	if c := text[i-1]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeLastRuneInString(text[:i])
}

// digitBefore reports whether a digit ends at byte i of text.
func digitBefore(text string, i int) bool {
	r, n := before(text, i)
	return n > 0 && (r >= '0' && r <= '9' || digitValue(r) >= 0)
}

// vulgar returns the fraction that r writes, or 0, 0.
func vulgar(r rune) (num, den int) {
	if r < 0xBC {
		return 0, 0
	}
	switch r {
	case '¼':
		return 1, 4
	case '½':
		return 1, 2
	case '¾':
		return 3, 4
	case '⅐':
		return 1, 7
	case '⅑':
		return 1, 9
	case '⅒':
		return 1, 10
	case '⅓':
		return 1, 3
	case '⅔':
		return 2, 3
	case '⅕':
		return 1, 5
	case '⅖':
		return 2, 5
	case '⅗':
		return 3, 5
	case '⅘':
		return 4, 5
	case '⅙':
		return 1, 6
	case '⅚':
		return 5, 6
	case '⅛':
		return 1, 8
	case '⅜':
		return 3, 8
	case '⅝':
		return 5, 8
	case '⅞':
		return 7, 8
	case '↉':
		return 0, 3
	}
	return 0, 0
}

// letterAt reports whether a letter, mark, digit or underscore stands at byte i.
func letterAt(text string, i int) bool {
	if i >= len(text) {
		return false
	}
	c := text[i]
	if c < utf8.RuneSelf {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_'
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsLetter(r) || unicode.IsMark(r) || digitValue(r) >= 0
}
