package segment

import (
	"strings"
	"unicode/utf8"

	"github.com/chancery-nlp/chancery/extractor/span"
)

// series is a list of paragraphs or limbs that is open.
type series struct {
	last ordinal
	form form
}

// item opens a paragraph or limb if mark i is the marker of one: the next of
// an open list, or the first of a new one.
func (b *builder) item(i int) {
	m := &b.marks[i]
	if m.role != roleItem {
		if m.form == numFirst || m.style == noNumber {
			return
		}
	}
	if len(b.open) == 0 {
		if !b.note || b.closed {
			return
		}
	} else if r := b.open[len(b.open)-1].role; r == rolePreamble || r == roleDone {
		return
	}
	if m.flags&within != 0 && int(m.end) != b.itemLine {
		return
	}
	n, depth, ok := b.place(i)
	if !ok || m.flags&within == 0 && !b.itemEnded(i, depth) {
		return
	}
	kind := Subparagraph
	if depth == 0 && n.style == digits {
		kind = Paragraph
	}
	b.lists = append(b.lists[:depth], series{n, m.form})
	b.close(levelItem+depth, b.from(m))
	num, _ := b.itemNumber(int(m.num), int(m.end))
	marker := trimEnd(b.text, int(m.start), int(m.rest))
	b.push(Section{
		Kind:    kind,
		Number:  itemLabel(b.text[num.start:num.tail]),
		Heading: span.Span{Start: int(m.start), End: marker},
	}, b.from(m), int(m.start), int(m.rest), levelItem+depth, roleItem)
	b.count[roleItem]++
	b.itemLine, b.itemStart = int(m.end), int(m.start)
}

// itemLabel is the number of an item as records give it.
func itemLabel(s string) string {
	if len(s) > 1 && isDigit(s[0]) {
		return strings.ReplaceAll(strings.ToLower(s), " ", "")
	}
	return s
}

// itemEnded reports whether the line before item mark i is complete, or the
// item is sure to be one: the next of a list of short limbs, which need no
// stops, or the first one of a list that goes on.
func (b *builder) itemEnded(i, depth int) bool {
	m := &b.marks[i]
	line, gap, ok := b.prevLine(int(m.start))
	if !ok || line.End <= b.headEnd {
		return true
	}
	if gap || stopped(line.In(b.text)) {
		return true
	}
	if depth < len(b.lists) {
		// What hangs below a marker stands further in than the next marker.
		first := strings.LastIndexByte(b.text[:line.Start], '\n') + 1
		if line.Start-first > int(m.start)-b.from(m)+1 {
			return true
		}
		return depth == len(b.lists)-1 && line.Start == b.itemStart && line.Len() < 100
	}
	return m.form != plain && b.goesOn(i)
}

// stopped reports whether a line ends a sentence or limb: in a sign, or in one
// and a short word such as "and".
func stopped(t string) bool {
	r, _ := utf8.DecodeLastRuneInString(t)
	if strings.ContainsRune(".;:,!?)]\"”“»–—-*", r) {
		return true
	}
	k := strings.LastIndexByte(t, ' ')
	return k > 0 && len(t)-k <= 6 && (t[k-1] == ';' || t[k-1] == ',')
}

// goesOn reports whether the number after that of item mark i, in the same
// form, soon starts a line.
func (b *builder) goesOn(i int) bool {
	m := &b.marks[i]
	for j := i + 1; j < len(b.marks) && j < i+12; j++ {
		n := &b.marks[j]
		if n.role.heads() && n.role != roleNumeral {
			return false
		}
		if n.form == m.form && n.flags&within == 0 && (n.style == m.style && n.follows(m.ordinal) || n.letter == m.letter+1 && m.letter > 0) {
			return true
		}
	}
	return false
}

// place finds the list that item mark i belongs to: its number there and the
// depth of the list.
func (b *builder) place(i int) (ordinal, int, bool) {
	m := &b.marks[i]
	asRead, asLetter := m.ordinal, m.ordinal.asLetter()
	for d := len(b.lists) - 1; d >= 0; d-- {
		l := &b.lists[d]
		if l.form != m.form {
			continue
		}
		for _, n := range [...]ordinal{asRead, asLetter} {
			if n.style != l.last.style || (n.minor == 0) != (l.last.minor == 0) {
				continue
			}
			if n.follows(l.last) {
				if n.style == lowerLetter && asRead.style == lowerRoman && asRead.major == 1 && b.thenRoman(i) {
					break // "(i)" after "(h)", and then "(ii)"
				}
				return n, d, true
			}
			// A paragraph may be left out.
			if n.style == digits && m.form != plain && n.after(l.last) && n.major <= l.last.major+3 && n.minor == 0 && n.suffix == 0 && d == 0 && m.flags&within == 0 {
				return n, d, true
			}
		}
	}
	if len(b.lists) >= maxLists {
		return m.ordinal, 0, false
	}
	depth := len(b.lists)
	if m.form == plain && m.role == roleItem && m.minor == 0 {
		// "1 Each Party": only right under a heading.
		l, _, ok := b.prevLine(int(m.start))
		return asRead, depth, depth == 0 && asRead.first() && asRead.minor == 0 && ok && l.End <= b.headEnd && len(b.open) > 0
	}
	switch {
	case asRead.minor%100 > 0: // "5.2.1" in "5.2" or article 5.2
		in := b.article.ordinal
		if depth > 0 {
			in = b.lists[depth-1].last
		}
		return asRead, depth, asRead.minor == in.minor+1 && in.major == asRead.major
	case asRead.minor > 0: // "1.1" in "1.", "5.1" in article 5
		if depth > 0 {
			in := b.lists[depth-1].last
			return asRead, depth, asRead.minor == 100 && in.major == asRead.major && in.style == digits
		}
		return asRead, depth, asRead.minor == 100 && (b.article.major == asRead.major || asRead.major == 1)
	case asRead.first() && asRead.suffix == 0 && asRead.style != upperRoman:
		return asRead, depth, true
	case asRead.style == upperRoman && asRead.major == 1 && b.thenRoman(i):
		return asRead, depth, true
	case asLetter.style != asRead.style && asLetter.major == 1:
		return asLetter, depth, true
	case asRead.style == digits && m.form == bracket && asRead.major <= 3 && depth == 0 && b.afterHeading(i):
		return asRead, depth, true // an excerpt
	}
	return m.ordinal, 0, false
}

// afterHeading reports whether nothing stands between a heading and mark i.
func (b *builder) afterHeading(i int) bool {
	l, ok := b.nextLine(b.headEnd)
	return ok && len(b.open) > 0 && l.Start == int(b.marks[i].start)
}

// thenRoman reports whether the next items of the form of mark i go on as
// Roman numerals.
func (b *builder) thenRoman(i int) bool {
	m := &b.marks[i]
	for j := i + 1; j < len(b.marks) && j < i+6; j++ {
		n := &b.marks[j]
		if n.role.heads() && n.role != roleNumeral {
			return false
		}
		if n.form == m.form && n.style == m.style && n.major == 2 {
			return true
		}
		if n.form == m.form && (n.style == lowerLetter || n.style == upperLetter) {
			return false
		}
	}
	return false
}

// preamble opens the preamble that mark i is the heading of.
func (b *builder) preamble(i int) {
	m := &b.marks[i]
	if b.article.ok || b.count[rolePreamble] > 0 && len(b.open) == 0 || !b.ended(int(m.start)) {
		return
	}
	if n := len(b.open); n > 0 && b.open[n-1].level > levelTop {
		return
	}
	b.count[rolePreamble]++
	b.push(Section{Kind: Preamble, Heading: span.Span{Start: int(m.start), End: int(m.end)}}, b.from(m), int(m.start), int(m.end), 1, rolePreamble)
	b.headEnd, b.itemLine = int(m.end), int(m.end)
}

// done opens the closing words that start at mark i.
func (b *builder) done(i int) {
	m := &b.marks[i]
	if b.closed || !b.article.ok && !b.sub.ok && !b.note && len(b.open) == 0 || !b.ended(int(m.start)) && !b.note {
		return
	}
	b.close(1, b.from(m))
	b.count[roleDone]++
	b.push(Section{Kind: Testimonium}, b.from(m), int(m.start), int(m.start), 1, roleDone)
	b.closed = true
	b.lists = b.lists[:0]
}

// maxFront is how many bytes before the first heading are searched for the
// start and the end of a preamble.
const maxFront = 32 << 10

// front opens the preamble that ends at the first heading at end, if there is
// one without a heading: from the line that opens it as preambles do, if it
// also ends so or opens a recital.
func (b *builder) front(end int) {
	start := 0
	for i := range b.marks { // behind a table of contents
		m := &b.marks[i]
		if int(m.start) >= end {
			break
		}
		if m.role.heads() || m.role == roleContents {
			start = int(m.end)
		}
	}
	start = max(start, end-maxFront)
	for start > 0 && !utf8.RuneStart(b.text[start]) {
		start--
	}
	found, opened := -1, 0
	for at := start; at < end; {
		l, ok := b.nextLine(at)
		if !ok || l.Start >= end {
			break
		}
		at = l.End
		if b.h.is(roleOpens, b.text, l.Start, l.End) && !(found < 0 && shouts(l.In(b.text))) {
			if found < 0 {
				found = l.Start
			}
			opened++
		}
	}
	if found < 0 || opened < 2 && !strings.HasSuffix(strings.TrimRight(b.text[found:end], " \n\r\t"), ":") && !b.agrees(b.text[max(found, end-2000):end]) {
		return
	}
	for {
		l, gap, ok := b.prevLine(found) // the parties, in whatever words
		if !ok || gap || l.Start < start || !strings.HasSuffix(l.In(b.text), ",") {
			break
		}
		found = l.Start
	}
	b.count[rolePreamble]++
	b.push(Section{Kind: Preamble}, found, found, found, 1, rolePreamble)
}

// agrees reports whether the words with which a preamble ends stand in s.
func (b *builder) agrees(s string) bool {
	s = strings.Join(strings.Fields(strings.ToLower(s)), " ")
	for _, a := range b.h.agreed {
		if strings.Contains(s, a) {
			return true
		}
	}
	return false
}
