package segment

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// style is how a number is written.
type style uint8

const (
	noNumber    style = iota
	digits            // 5
	upperRoman        // IV
	lowerRoman        // iv
	upperLetter       // A
	lowerLetter       // a
	twoLetters        // aa
	inWords           // ONE
)

// ordinal is the value of a number: its parts are compared in turn.
type ordinal struct {
	major, minor int32 // 10 and 7 of "10.7"; third parts are added to minor
	suffix       uint8 // 2 of "5bis", 1 of "5a"
	style        style
	letter       uint8 // 3 of "C", which may be a letter or Roman
}

// number is a number as it stands in a heading.
type number struct {
	ordinal
	start, end int // of the numeral without its suffix
	tail       int // end of the suffix, or end
}

// number reads the number that starts at text[at:end].
func (h *Headings) number(text string, at, end int) (number, bool) {
	n := number{start: at}
	if at >= end {
		return n, false
	}
	c := text[at]
	switch {
	case c >= '0' && c <= '9':
		i, v := readDigits(text, at, end)
		if i-at > 5 || v == 0 {
			return n, false
		}
		n.major, n.style = v, digits
		// Further parts: "10.7", "1-01", "2.3.4".
		for parts := 0; parts < 3 && i+1 < end && (text[i] == '.' || text[i] == '-') && isDigit(text[i+1]); parts++ {
			j, v := readDigits(text, i+1, end)
			if j-i > 5 {
				break
			}
			if n.minor == 0 {
				n.minor = v * 100
			} else {
				n.minor += min(v, 99)
			}
			i = j
		}
		n.end = i
		// "1º", "1er"
		if r, size := utf8.DecodeRuneInString(text[i:end]); r == 'º' || r == 'ª' || r == '°' {
			i += size
		} else if strings.HasPrefix(text[i:end], "er") && ends2(text, i+2, end) {
			i += 2
		}
		n.tail = i
	case c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= utf8.RuneSelf:
		var buf wordBuf
		w, i := word(&buf, text, at, end)
		if len(w) == 0 {
			return n, false
		}
		upper := c >= 'A' && c <= 'Z'
		n.end, n.tail = i, i
		switch v := roman(text[at:i]); {
		case v > 0 && upper:
			n.major, n.style = v, upperRoman
			if i-at == 1 {
				n.letter = c - 'A' + 1
			}
		case v > 0 && (i-at > 1 || c != 'l' && c != 'c' && c != 'd' && c != 'm'):
			n.major, n.style = v, lowerRoman
			if i-at == 1 {
				n.letter = c - 'a' + 1
			}
		case i-at == 1 && upper:
			n.major, n.style = int32(c-'A'+1), upperLetter
			n.letter = uint8(n.major)
		default:
			if head, tail, parted := bytes.Cut(w, []byte("-")); parted { // "TWENTY-ONE", "IV-bis"
				j := strings.IndexByte(text[at:i], '-')
				if v := roman(text[at : at+j]); v > 0 && upper {
					n.major, n.style, n.end, n.tail = v, upperRoman, at+j, at+j
					break
				}
				tens, one := h.numbers[string(head)], h.numbers[string(tail)]
				if tens < 20 || tens%10 != 0 || one < 1 || one > 9 {
					return n, false
				}
				n.major, n.style = tens+one, inWords
				break
			}
			v, ok := h.numbers[string(w)]
			if !ok {
				return n, false
			}
			n.major, n.style = v, inWords
			if v >= 20 && v%10 == 0 {
				k := blanks(text, i, end)
				if w, e := word(&buf, text, k, end); len(w) > 0 {
					if one := h.numbers[string(w)]; one >= 1 && one <= 9 {
						n.major += one
						n.end, n.tail = e, e
					}
				}
			}
		}
	default:
		return n, false
	}
	h.suffix(&n, text, end)
	if r, _ := utf8.DecodeRuneInString(text[n.tail:end]); n.tail < end && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
		return n, false
	}
	return n, true
}

// suffix reads what is added to a number: "5bis", "5 bis", "5a", "5 a".
func (h *Headings) suffix(n *number, text string, end int) {
	i := n.tail
	if n.style == inWords || n.style == upperLetter {
		return
	}
	k := i
	if k < end && (text[k] == ' ' || text[k] == '-' || text[k] == '.') {
		k++
	}
	var buf wordBuf
	w, e := word(&buf, text, k, end)
	if len(w) == 0 {
		return
	}
	if s, ok := h.suffixes[string(w)]; ok {
		n.suffix, n.tail = s, e
		return
	}
	if len(w) != 1 || w[0] < 'a' || w[0] > 'z' || k > i && (text[k-1] != ' ' || !isLower(text[k])) || n.style == lowerRoman {
		return
	}
	if k > i {
		// "§ 5 a", but not "Article 5 a Party": a sign, the end or a capital follows.
		m := blanks(text, e, end)
		if r, _ := utf8.DecodeRuneInString(text[m:end]); m < end && (unicode.IsLower(r) || m == e && r == ')') {
			return
		}
	} else if n.style != digits && text[k] == text[n.start] {
		return
	}
	n.suffix, n.tail = w[0]-'a'+1, e
}

// label is the number as records give it.
func (n number) label(text string) string {
	var s string
	switch n.style {
	case noNumber:
		return ""
	case inWords:
		s = strconv.Itoa(int(n.major))
	default:
		s = text[n.start:n.end]
	}
	if n.suffix > 0 {
		s += strings.ToLower(strings.TrimLeft(text[n.end:n.tail], " .-"))
	}
	return s
}

// follows reports whether n is a number that may stand right after m.
func (n ordinal) follows(m ordinal) bool {
	switch {
	case n.major == m.major && n.minor == m.minor:
		return n.suffix == m.suffix+1 || m.suffix == 0 && n.suffix > 0 && n.suffix <= 2
	case n.suffix > 1:
		return false
	case n.major == m.major:
		return n.minor == m.minor+1 || n.minor == m.minor+100-m.minor%100
	case n.major == m.major+1:
		return n.minor <= 100
	}
	return false
}

// after reports whether n is greater than m.
func (n ordinal) after(m ordinal) bool {
	switch {
	case n.major != m.major:
		return n.major > m.major
	case n.minor != m.minor:
		return n.minor > m.minor
	}
	return n.suffix > m.suffix
}

// same reports whether n and m are one number.
func (n ordinal) same(m ordinal) bool {
	return n.major == m.major && n.minor == m.minor && n.suffix == m.suffix
}

// first reports whether a series may start with n.
func (n ordinal) first() bool { return n.major == 1 && n.minor <= 100 && n.suffix <= 1 }

// asLetter reads n as a letter, if it is one.
func (n ordinal) asLetter() ordinal {
	if n.letter > 0 {
		n.major = int32(n.letter)
		if n.style == upperRoman {
			n.style = upperLetter
		} else if n.style == lowerRoman {
			n.style = lowerLetter
		}
	}
	return n
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
func isLower(c byte) bool { return c >= 'a' && c <= 'z' }
func isUpper(c byte) bool { return c >= 'A' && c <= 'Z' }

// ends2 reports whether no letter or digit stands at text[at:end].
func ends2(text string, at, end int) bool {
	return at >= end || !isLower(text[at]) && !isUpper(text[at]) && !isDigit(text[at]) && text[at] < utf8.RuneSelf
}

// readDigits reads digits; values stay below a million.
func readDigits(text string, at, end int) (int, int32) {
	v := int32(0)
	for at < end && isDigit(text[at]) {
		v = min(v*10+int32(text[at]-'0'), 999_999)
		at++
	}
	return at, v
}

// roman returns the value of a Roman numeral in one case, or 0.
func roman(s string) int32 {
	if s == "" || len(s) > 12 {
		return 0
	}
	lower := isLower(s[0])
	total, run := int32(0), 0
	last, before := int32(1<<30), int32(0)
	for i := 0; i < len(s); i++ {
		if isLower(s[i]) != lower {
			return 0
		}
		v := romanDigit(s[i])
		switch {
		case v == 0:
			return 0
		case v == last:
			run++
			if run > 4 || v == 5 || v == 50 || v == 500 {
				return 0
			}
			total += v
		case v > last:
			// Only one smaller digit may stand before, and only I, X or C.
			if run != 1 || last != 1 && last != 10 && last != 100 || v > 10*last || before != 0 && before < v {
				return 0
			}
			total += v - 2*last
			run, before = 4, last // what follows is smaller than what was taken off
			continue
		default:
			before = 0
			if last < 1<<30 {
				before = last
			}
			run = 1
			total += v
		}
		last = v
	}
	return total
}

func romanDigit(c byte) int32 {
	switch c | 0x20 {
	case 'i':
		return 1
	case 'v':
		return 5
	case 'x':
		return 10
	case 'l':
		return 50
	case 'c':
		return 100
	case 'd':
		return 500
	case 'm':
		return 1000
	}
	return 0
}
