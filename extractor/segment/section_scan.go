package segment

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/chancery-nlp/chancery/extractor/span"
)

// mark is a place where a section may start: a line, or for the second of
// "1. (a)" a place within one.
type mark struct {
	start, end int32 // of the line from the mark on, without blanks
	num        int32 // where the number starts
	rest       int32 // what follows word and number
	ordinal
	role  role
	form  form
	flags markFlags
}

// form is how the marker of an item is punctuated.
type form uint8

const (
	plain    form = iota // 1
	dotted               // 1.
	closed               // 1)
	bracket              // (1)
	headword             // Article 1
	numFirst             // First Part, I. Part
)

type markFlags uint8

const (
	within markFlags = 1 << iota // another mark stands before it on the line
	gone                         // it was found to be none
)

// scanner holds what one pass over the lines of a text finds.
type scanner struct {
	h         *Headings
	text      string
	marks     []mark
	pages     []span.Span // lines that hold the number of a page
	heads     []span.Span // what stands beside a number, parted by blanks, on a short line
	furniture []span.Span // page numbers and running heads, in order
	headed    bool        // there is a heading or the formula of a note
	contents  bool        // there is the heading of a table of contents
	written   bool        // something stands behind the last form feed
	alone     alone       // a heading's word without its number, on the line before
}

// alone is a heading's word that stands alone on a line that ends at end.
type alone struct {
	role       role
	start, end int
}

// scan finds the marks of text.
func scan(text string, h *Headings) *scanner {
	s := &scanner{h: h, text: text}
	for at := 0; at < len(text); {
		end := len(text)
		if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
			end = at + i
		}
		s.line(at, end)
		at = end + 1
	}
	return s
}

// line looks for marks at the start of the line text[at:end].
func (s *scanner) line(at, end int) {
	text := s.text
	feed := false
	for at < end { // blanks, and the signs that Markdown puts before headings
		c := text[at]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(text[at:end])
			if !blank(r) {
				break
			}
			at += size
			continue
		}
		if c == '\f' {
			feed = true
		} else if asciiClass[c] != classBlank && c != '#' && c != '*' && c != '_' {
			break
		}
		at++
	}
	if feed && s.written {
		s.pages = append(s.pages, span.Span{Start: at, End: at})
		s.written = false
	}
	if at >= end {
		return
	}
	s.written = true
	if s.alone.role != roleNone && s.numberBelow(at, end) {
		return
	}
	c := text[at]
	switch {
	case isLower(c):
		// Most lines end here: in small letters only the markers of limbs start one.
		if at < maxNote && !s.headed {
			s.note(at, end)
		}
		if s.headed {
			for i := at + 1; i < end && i < at+7; i++ {
				if text[i] == ')' || text[i] == '.' {
					s.item(at, s.lineEnd(at, end), 0)
					return
				}
				if !isLower(text[i]) {
					break
				}
			}
		}
		return
	case isUpper(c), c >= utf8.RuneSelf:
		end = s.lineEnd(at, end)
		if isDigit(text[end-1]) {
			s.head(at, end)
		}
		if !s.page(at, end) && !s.heading(at, end, false) && !s.numeral(at, end) && s.headed {
			s.item(at, end, 0)
		}
		return
	}
	end = s.lineEnd(at, end)
	if isDigit(c) {
		s.head(at, end)
	}
	switch {
	case c == '[':
		if e := trimEnd(text, at, end-1); text[end-1] == ']' && at+1 < e && s.heading(at+1, e, false) {
			return
		}
	case isDigit(c):
		if s.page(at, end) || s.heading(at, end, true) {
			return
		}
	case c == '-':
		s.page(at, end)
		return
	case c != '(':
		return
	}
	if s.headed {
		s.item(at, end, 0)
	}
}

// numberBelow adds the mark of a heading whose word stood on the line before,
// if the line text[at:end] is its number: "CHAPTER" above "IV".
func (s *scanner) numberBelow(at, end int) bool {
	a := s.alone
	s.alone = alone{}
	if at-a.end > 8 {
		return false
	}
	end = s.lineEnd(at, end)
	n, ok := s.h.number(s.text, at, end)
	if !ok || trimLeft(s.text, n.tail, end) < end || n.style == lowerLetter || n.style == lowerRoman {
		return false
	}
	if i := len(s.marks) - 1; i >= 0 && int(s.marks[i].start) == a.start {
		s.marks = s.marks[:i] // "ANNEX" without a number
	}
	s.add(mark{start: int32(a.start), end: int32(end), num: int32(at), rest: int32(end), role: a.role, form: headword, ordinal: n.ordinal})
	return true
}

// maxNote is how far from the start of a text the formula of a note may stand.
const maxNote = 4 << 10

// note adds the mark of the formula of a note that starts in small letters:
// "ich beehre mich".
func (s *scanner) note(at, end int) {
	if s.h.is(roleNote, s.text, at, end) {
		s.add(mark{start: int32(at), end: int32(end), num: int32(at), rest: int32(at), role: roleNote})
	}
}

// lineEnd returns where the line ends without blanks and Markdown signs.
func (s *scanner) lineEnd(at, end int) int {
	end = trimEnd(s.text, at, end)
	for end > at+1 && (s.text[end-1] == '*' || s.text[end-1] == '#') {
		end = trimEnd(s.text, at, end-1)
	}
	return end
}

// startsLine says which roles may start a line.
func startsLine(r role) bool { return r < roleItem }

// numbered says which roles have a number.
func numbered(r role) bool { return r.heads() }

// heading adds the mark of a heading that starts at at, if there is one. With
// digit, the line starts with one, so that only "1. Abschnitt" can be one.
func (s *scanner) heading(at, end int, digit bool) bool {
	text, h := s.text, s.h
	if !digit {
		r, i := h.match(text, at, end, startsLine)
		if r == roleNone && at+4 < end && text[at+1] == ' ' {
			r, i = h.spaced(text, at, end)
		}
		switch {
		case r == roleNone:
		case r.heads():
			if s.headNumber(r, at, i, end) {
				return true
			}
			if i == end && r != roleSubArticle {
				s.alone = alone{r, at, end}
			}
			if r != roleAnnex && r != roleProtocol {
				return false
			}
			// "Annex", "PROTOCOL ON …": with nothing or capitals behind.
			rest := trimLeft(text, i, end)
			if rest < end && !shouts(text[rest:end]) && !(text[rest] == '(' && text[end-1] == ')') && !(rest > i && text[rest-1] != ' ') {
				return false
			}
			s.add(mark{start: int32(at), end: int32(end), num: int32(i), rest: int32(rest), role: r, form: headword})
			return true
		case r == rolePreamble || r == roleContents:
			if rest := trimLeft(text, i, end); rest < end {
				return false
			}
			s.contents = s.contents || r == roleContents
			s.marks = append(roomy(s.marks), mark{start: int32(at), end: int32(end), num: int32(i), rest: int32(end), role: r})
			return true
		case r == roleDone || r == roleNote:
			s.headed = s.headed || r == roleNote
			s.marks = append(roomy(s.marks), mark{start: int32(at), end: int32(end), num: int32(at), rest: int32(at), role: r})
			return true
		}
		// "FIRST PART", "IV. Abschnitt"
		if r, _ := utf8.DecodeRuneInString(text[at:end]); !unicode.IsUpper(r) {
			return false
		}
	}
	n, ok := h.number(text, at, end)
	if !ok || n.style == lowerRoman || n.style == lowerLetter {
		return false
	}
	i := n.tail
	if i < end && text[i] == '.' {
		i++
	}
	k := blanks(text, i, end)
	if k == i || k >= end || n.style == upperLetter {
		return false
	}
	r, e := h.match(text, k, end, numbered)
	if r == roleNone || r == roleSubArticle {
		return false
	}
	if _, again := h.number(text, blanks(text, e, end), end); again {
		return false // "1. Article 5 applies"
	}
	rest := trimLeft(text, e, end)
	if rest < end && (rest == blanks(text, e, end) && !shouts(text[rest:end]) || len(text[rest:end]) > maxTitle) {
		return false
	}
	s.add(mark{start: int32(at), end: int32(end), num: int32(n.start), rest: int32(rest), role: r, form: numFirst, ordinal: n.ordinal})
	return true
}

// headNumber adds the mark of a heading whose word ends at i, if a number
// follows.
func (s *scanner) headNumber(r role, at, i, end int) bool {
	text, h := s.text, s.h
	if i < end && text[i] == '.' {
		i++
	}
	k := blanks(text, i, end)
	if no, e := h.match(text, k, end, func(r role) bool { return r == roleNo }); no == roleNo {
		for e < end && text[e] == '.' {
			e++
		}
		if d, size := utf8.DecodeRuneInString(text[e:end]); d == '°' || d == 'º' {
			e += size
		}
		if m := blanks(text, e, end); m < end && isDigit(text[m]) {
			k = m
		}
	}
	n, ok := h.number(text, k, end)
	if !ok {
		if n, ok = misreadNumber(text, k, end); !ok {
			return false
		}
	}
	if c, _ := utf8.DecodeRuneInString(text[at:end]); unicode.IsLower(c) {
		return false
	}
	if n.style == lowerLetter || n.style == lowerRoman && trimLeft(text, n.tail, end) < end {
		return false
	}
	rest := trimLeft(text, n.tail, end)
	m := mark{start: int32(at), end: int32(end), num: int32(k), rest: int32(rest), role: r, form: headword, ordinal: n.ordinal}
	s.add(m)
	if rest < end {
		s.item(rest, end, within)
	}
	return true
}

// misreadNumber reads "l" and "O" as the digits that they were printed as.
func misreadNumber(text string, at, end int) (number, bool) {
	n := number{start: at, end: at, tail: at}
	for i := at; i < end && i < at+3; i++ {
		switch c := text[i]; {
		case c == 'l' || c == '|' || c == 'I':
			n.major = n.major*10 + 1
		case c == 'O' || c == 'o':
			n.major *= 10
		case isDigit(c):
			n.major = n.major*10 + int32(c-'0')
		default:
			return n, i > at && n.major > 0 && ends2(text, i, end)
		}
		n.end, n.tail, n.style = i+1, i+1, inWords
	}
	return n, n.major > 0 && ends2(text, n.tail, end)
}

// trimLeft skips the blanks and signs between a number and a title.
func trimLeft(text string, at, end int) int {
	for at < end {
		switch c := text[at]; {
		case c == ' ' || c == '\t' || c == '\r' || c == '.' || c == ':' || c == '-' || c == ')' || c == ']' || c == '|' || c == '*' || c == '_':
			at++
		case c < utf8.RuneSelf:
			return at
		default:
			r, size := utf8.DecodeRuneInString(text[at:end])
			if !blank(r) && !unicode.In(r, unicode.Pd, unicode.S, unicode.No) {
				return at
			}
			at += size
		}
	}
	return at
}

// shouts reports whether s has capital letters and no small ones.
func shouts(s string) bool {
	upper := false
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		upper = upper || unicode.IsUpper(r)
	}
	return upper
}

func (s *scanner) add(m mark) {
	s.headed = true
	s.marks = append(roomy(s.marks), m)
}

// numeral adds the mark of a line such as "II General provisions" or "B.
// Trade", which heads a chapter if an article comes next, or is an item.
func (s *scanner) numeral(at, end int) bool {
	text := s.text
	if end-at > maxTitle || !isUpper(text[at]) {
		return false
	}
	i := at
	for i < end && i < at+8 && isUpper(text[i]) {
		i++
	}
	if i < end && text[i] != '.' && text[i] != ' ' && text[i] != '-' && text[i] != ':' {
		return false
	}
	n, ok := s.h.number(text, at, i)
	if !ok || n.style != upperRoman && n.style != upperLetter {
		return false
	}
	rest := trimLeft(text, i, end)
	if rest == i && i < end {
		return false
	}
	f := plain
	if i < end && text[i] == '.' {
		f = dotted
	}
	s.marks = append(roomy(s.marks), mark{start: int32(at), end: int32(end), num: int32(at), rest: int32(rest), role: roleNumeral, form: f, ordinal: n.ordinal})
	return true
}

// item adds the marks of numbered paragraphs and limbs that start at at.
func (s *scanner) item(at, end int, flags markFlags) {
	text := s.text
	for range 4 {
		i, f := at, plain
		if text[i] == '(' || text[i] == '[' {
			f = bracket
			i = blanks(text, i+1, end)
		}
		if i >= end {
			return
		}
		n, ok := s.itemNumber(i, end)
		if !ok {
			return
		}
		k := n.tail
		if f == bracket {
			k = blanks(text, k, end)
		}
		switch {
		case k < end && (text[k] == ')' || text[k] == ']'):
			if k++; f == plain {
				f = closed
			}
		case f == bracket:
			return
		case k < end && text[k] == '.':
			f = dotted
			k++
			for k < end && (text[k] == '-' || text[k] == ')') {
				k++
			}
		case n.style != digits:
			return
		}
		rest := blanks(text, k, end)
		if rest < end {
			r, size := utf8.DecodeRuneInString(text[rest:end])
			if strings.ContainsRune("\"“„«‘'", r) { // a word that is defined
				r, _ = utf8.DecodeRuneInString(text[rest+size : end])
			}
			// "12.5", "1.A", "9 November": a blank and, after a plain number, a capital follows.
			if rest == k && f != bracket && !(f != plain && unicode.IsUpper(r)) || f == plain && !unicode.IsUpper(r) {
				return
			}
		} else if f == plain {
			return
		}
		s.marks = append(roomy(s.marks), mark{start: int32(at), end: int32(end), num: int32(n.start), rest: int32(rest), role: roleItem, form: f, flags: flags, ordinal: n.ordinal})
		if rest >= end || f == plain {
			return
		}
		at, flags = rest, within
	}
}

// itemNumber reads the number of an item: "1", "1a", "2.3", "iv", "b", "aa".
func (s *scanner) itemNumber(at, end int) (number, bool) {
	text := s.text
	n := number{start: at}
	c := text[at]
	if isDigit(c) {
		i, v := readDigits(text, at, end)
		if i-at > 3 || v == 0 {
			return n, false
		}
		n.major, n.style = v, digits
		for parts := 0; parts < 3 && i+1 < end && text[i] == '.' && isDigit(text[i+1]); parts++ {
			j, v := readDigits(text, i+1, end)
			if j-i > 3 {
				return n, false
			}
			if n.minor == 0 {
				n.minor = v * 100
			} else {
				n.minor += min(v, 99)
			}
			i = j
		}
		n.end, n.tail = i, i
		if i < end && (isLower(text[i]) && ends2(text, i+1, end)) {
			n.suffix, n.tail = text[i]-'a'+1, i+1
		} else if i+3 < end && text[i] == ' ' {
			s.h.suffix(&n, text, end)
			if n.suffix > 0 && n.tail-i == 2 {
				n.suffix, n.tail = 0, i
			}
		}
		return n, true
	}
	i := at
	for i < end && i < at+6 && (isLower(text[i]) || isUpper(text[i])) {
		i++
	}
	n.end, n.tail = i, i
	upper := isUpper(c)
	switch v := roman(text[at:i]); {
	case v > 0 && v < 60 && upper:
		n.major, n.style = v, upperRoman
	case v > 0 && v < 60:
		n.major, n.style = v, lowerRoman
	case i-at == 1 && upper:
		n.major, n.style = int32(c-'A'+1), upperLetter
	case i-at == 1 && isLower(c):
		n.major, n.style = int32(c-'a'+1), lowerLetter
	case i-at == 2 && isLower(c) && text[at] == text[at+1]:
		n.major, n.style = int32(c-'a'+1), twoLetters
	default:
		return n, false
	}
	if i-at == 1 {
		n.letter = c & 0x1f // the place in the alphabet
	}
	return n, true
}

// head notes the line text[at:end] if it is a text with a number on one side
// and a wide gap between them, as running heads are.
func (s *scanner) head(at, end int) {
	if end-at > maxHead {
		return
	}
	line := s.text[at:end]
	left := strings.TrimLeft(line, "0123456789")
	if text := strings.TrimLeft(left, " \t"); len(left) < len(line) && len(line)-len(left) <= 4 && len(left)-len(text) >= 3 && text != "" {
		s.heads = append(s.heads, span.Span{Start: end - len(text), End: end})
		return
	}
	right := strings.TrimRight(line, "0123456789")
	if text := strings.TrimRight(right, " \t"); len(right) < len(line) && len(line)-len(right) <= 4 && len(right)-len(text) >= 3 {
		s.heads = append(s.heads, span.Span{Start: at, End: at + len(text)})
	}
}

// page notes the line text[at:end] if it holds nothing but the number of a
// page: "12", "- 12 -", "Page 12 of 30", "12/30".
func (s *scanner) page(at, end int) bool {
	text := s.text
	if end-at > 40 || !isDigit(text[end-1]) && text[end-1] != '-' && text[end-1] < utf8.RuneSelf {
		return false
	}
	i := trimLeft(text, at, end)
	if i < end && !isDigit(text[i]) {
		r, e := s.h.match(text, i, end, func(r role) bool { return r == rolePage })
		if r != rolePage {
			return false
		}
		for e < end && text[e] == '.' {
			e++
		}
		i = blanks(text, e, end)
	}
	j, _ := readDigits(text, i, end)
	if j == i || j-i > 4 {
		return false
	}
	if j < end && (text[j] == '.' || text[j] == ')') {
		return false // "12." is a marker
	}
	rest := trimLeft(text, j, end)
	if rest < end {
		// "12/30", "12 of 30": a short word or a slash, and the last page.
		k := strings.LastIndexByte(text[rest:end], ' ')
		if text[rest] == '/' {
			k = 0
		}
		if k < 0 || k > 4 {
			return false
		}
		m := blanks(text, rest+k+1, end)
		if e, _ := readDigits(text, m, end); e == m || e != end {
			return false
		}
	}
	s.pages = append(s.pages, span.Span{Start: at, End: end})
	return true
}

// nextLine returns the next line at or behind at that holds something and is
// no furniture.
func (s *scanner) nextLine(at int) (span.Span, bool) {
	for at < len(s.text) {
		at = blanks(s.text, at, len(s.text))
		if at >= len(s.text) {
			break
		}
		end := len(s.text)
		if i := strings.IndexByte(s.text[at:], '\n'); i >= 0 {
			end = at + i
		}
		start := at
		if f := s.furnitureAt(at); f < 0 {
			for at+1 < end && (s.text[at] == '#' || s.text[at] == '*' && s.text[at+1] == '*') {
				at = blanks(s.text, at+1, end)
				if at < end && s.text[at-1] == '*' && s.text[at] == '*' {
					at++
				}
			}
			if end = s.lineEnd(at, end); at < end && strings.Trim(s.text[at:end], "*#_") != "" {
				return span.Span{Start: at, End: end}, true
			}
		}
		at = max(end, start+1)
	}
	return span.Span{}, false
}

// furnitureAt returns the index of the furniture that holds at, or -1.
func (s *scanner) furnitureAt(at int) int {
	if len(s.furniture) == 0 {
		return -1
	}
	i, _ := slices.BinarySearchFunc(s.furniture, at, func(f span.Span, at int) int {
		if f.End <= at {
			return -1
		}
		return 1
	})
	if i < len(s.furniture) && s.furniture[i].Start <= at {
		return i
	}
	return -1
}

// prevLine returns the line before at, which holds something and is no
// furniture, and whether an empty line stands between.
func (s *scanner) prevLine(at int) (line span.Span, gap, ok bool) {
	at = strings.LastIndexByte(s.text[:at], '\n') + 1
	for at > 0 {
		end := trimEnd(s.text, 0, at)
		if end == 0 {
			break
		}
		if strings.Count(s.text[end:at], "\n") > 1 {
			gap = true
		}
		first := strings.LastIndexByte(s.text[:end], '\n') + 1
		start := blanks(s.text, first, end)
		if s.furnitureAt(start) < 0 {
			return span.Span{Start: start, End: s.lineEnd(start, end)}, gap, true
		}
		at = first
	}
	return span.Span{}, gap, false
}
