package segment

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/chancery-nlp/chancery/extractor/span"
)

// The levels of open sections. Divisions have those from 1 on.
const (
	levelTop     = 0
	levelArticle = 50
	levelItem    = 60
	maxDivisions = 40
	maxLists     = 8
)

// builder makes the tree of sections from the marks of a text.
type builder struct {
	*scanner
	out   []Section
	open  []opened
	lists []series

	article, sub place       // last ones of the scope
	division     [32]place   // last ones of the scope, by role
	parent       [32]role    // of a division, as first seen
	annexes      [32]ordinal // last annex and protocol
	count        [32]int     // accepted headings by role
	runs         int         // headings that follow one of their kind
	at           int         // mark being read
	headEnd      int         // end of the last heading
	itemLine     int         // end of the line of the last item or heading
	itemStart    int         // start of the line of the last item
	next         []int32     // by mark: the next article
	worded       bool        // the articles of the scope are called so, not "§"
	closed       bool        // the closing words of the scope were seen
	note         bool        // an exchange of notes
	firstBare    bool        // the text starts with a heading that stands alone
}

// place is the last accepted number of a kind.
type place struct {
	ordinal
	ok bool
}

type opened struct {
	section int
	level   int
	role    role
}

// build returns the sections, or nil if there are too few of them to say that
// the text is structured.
func (b *builder) build() []Section {
	b.findNext()
	for i := range b.marks {
		m := &b.marks[i]
		if m.flags&gone != 0 || int(m.start) < b.headEnd {
			continue
		}
		b.at = i
		switch {
		case m.role == roleItem:
			b.item(i)
		case m.role == roleNumeral:
			if !b.divide(i) && m.form != plain { // "A Party may" is no item
				b.item(i)
			}
		case m.role == roleArticle || m.role == roleSubArticle:
			b.articleHead(i)
		case m.role.divides():
			if !b.divide(i) && m.form == numFirst {
				b.item(i)
			}
		case m.role == roleAnnex || m.role == roleProtocol:
			b.annex(i)
		case m.role == rolePreamble:
			b.preamble(i)
		case m.role == roleDone:
			b.done(i)
		case m.role == roleNote:
			b.note = b.note || len(b.out) == 0
		}
	}
	b.close(levelTop, len(b.text))
	if !b.structured() {
		return nil
	}
	return b.out
}

// findNext notes for each mark the next heading of an article.
func (b *builder) findNext() {
	b.next = make([]int32, len(b.marks))
	next := int32(-1)
	for i := len(b.marks) - 1; i >= 0; i-- {
		b.next[i] = next
		if m := &b.marks[i]; m.role == roleArticle && m.flags&gone == 0 && b.shape(i) != noHeading {
			next = int32(i)
		}
	}
}

// structured reports whether what was found shows that the text is a
// structured document, not one that mentions an article at the start of a line.
func (b *builder) structured() bool {
	heads := 0
	for r, n := range b.count {
		if role(r).heads() {
			heads += n
		}
	}
	switch {
	case b.runs > 0, b.firstBare && heads > 0:
		return true
	case heads > 0 && (b.count[rolePreamble] > 0 || b.count[roleDone] > 0 && b.count[roleArticle]+b.count[roleSubArticle] > 0):
		return true
	case heads > 2:
		return true
	}
	return b.note && b.count[roleItem] > 1
}

// context is what stands around the heading mark i.
type context struct {
	shape shape
	ended bool // nothing before it goes on into it
	lower bool // what follows goes on from it
}

func (b *builder) context(i int) context {
	m := &b.marks[i]
	c := context{shape: b.shape(i)}
	if c.shape == noHeading {
		return c
	}
	c.ended = b.ended(int(m.start))
	l, ok := b.nextLine(int(m.end))
	if ok && b.headAt(l.Start) && m.role.divides() {
		c.ended = true // another heading is the best evidence
	}
	if c.shape == bare {
		if ok && !b.markAt(l.Start) {
			r, _ := utf8.DecodeRuneInString(b.text[l.Start:])
			c.lower = unicode.IsLower(r) || r == ',' || r == ';' || r == ')'
		}
	}
	return c
}

// ended reports whether the line before at is complete: a heading, a sentence,
// or parted from at by an empty line.
func (b *builder) ended(at int) bool {
	line, gap, ok := b.prevLine(at)
	if !ok || gap || line.End <= b.headEnd {
		return true
	}
	t := line.In(b.text)
	r, _ := utf8.DecodeLastRuneInString(t)
	if strings.ContainsRune(".;:!?)]\"”»…*_-|", r) {
		return true
	}
	return len(t) < 200 && shouts(t)
}

// markAt reports whether a mark that counts starts at at.
func (b *builder) markAt(at int) bool {
	for i := b.at + 1; i < len(b.marks) && int(b.marks[i].start) <= at; i++ {
		m := &b.marks[i]
		if int(m.start) < at || m.flags&gone != 0 {
			continue
		}
		switch {
		case m.role == roleNumeral:
			return b.beforeArticle(i)
		case m.role == roleItem:
			return m.form != plain || m.minor > 0
		case (m.role == roleAnnex || m.role == roleProtocol) && m.style == noNumber, m.role == rolePreamble, m.role == roleContents:
			return false
		case m.role.heads():
			return b.shape(i) != noHeading
		}
		return true
	}
	return false
}

// headAt reports whether the heading of an article or division starts at at.
func (b *builder) headAt(at int) bool {
	for i := b.at + 1; i < len(b.marks) && int(b.marks[i].start) <= at; i++ {
		if m := &b.marks[i]; int(m.start) == at && m.role.heads() && m.role != roleNumeral && b.shape(i) != noHeading {
			return true
		}
	}
	return false
}

// beforeArticle reports whether mark i stands right before an article, but
// for a line that may be its title.
func (b *builder) beforeArticle(i int) bool {
	j := b.next[i]
	if j < 0 || j > int32(i)+2 {
		return false
	}
	to := int(b.marks[j].start)
	if l, ok := b.nextLine(int(b.marks[i].end)); !ok || l.Start == to {
		return ok
	} else if b.marks[i].rest < b.marks[i].end || !titleLike(b.h, l.In(b.text)) {
		return false
	} else if l, ok = b.nextLine(l.End); ok {
		return l.Start == to
	}
	return false
}

// articleHead opens an article if mark i is the heading of one.
func (b *builder) articleHead(i int) {
	m := &b.marks[i]
	c := b.context(i)
	last, level := &b.article, levelArticle
	if m.role == roleSubArticle && b.worded {
		last, level = &b.sub, levelArticle+1
	}
	n := m.ordinal
	if last.ok && (last.style == upperLetter || last.style == lowerLetter) {
		n = n.asLetter()
	}
	switch {
	case c.shape == noHeading:
		return
	case last.ok && n.follows(last.ordinal):
		// References are seldom written in capitals.
		if !c.ended && (c.shape == bodied || c.lower && !shouts(b.text[m.start:m.num])) {
			return
		}
		b.runs++
	case m.style == inWords && m.num == m.rest: // misread
		return
	case c.lower, !c.ended && (last.ok || !n.first() || c.shape == bodied || b.next[i] < 0 || !b.marks[b.next[i]].follows(n)):
		return
	case !last.ok:
		if c.shape == bodied && !n.first() && !b.parted(m) {
			return
		}
	case c.shape == bodied && !n.first() && !b.parted(m):
		return
	case n.same(last.ordinal):
		return
	case n.after(last.ordinal):
		if b.resumes(i, last.ordinal, n) {
			return
		}
	case n.first():
		b.sub = place{}
	default:
		if j := b.next[i]; m.role == roleSubArticle || j < 0 || !b.marks[j].follows(n) || b.marks[j].follows(last.ordinal) {
			return
		}
	}
	if level == levelArticle {
		b.sub = place{}
		b.worded = m.role == roleArticle
	}
	if b.closed && n.first() {
		b.close(levelTop, b.from(m))
		b.scope()
	}
	if len(b.out) == 0 {
		b.front(int(m.start))
		_, _, before := b.prevLine(int(m.start))
		b.firstBare = c.shape == bare && !before
	}
	last.ordinal, last.ok = n, true
	b.closeFormal(b.from(m))
	b.head(i, c.shape, level)
}

// parted reports whether a sign stands between the number of m and what follows.
func (b *builder) parted(m *mark) bool {
	r, _ := utf8.DecodeLastRuneInString(b.text[m.num:trimEnd(b.text, int(m.num), int(m.rest))])
	return !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// resumes reports whether one of the next articles fills the gap between last
// and n, so that n is a reference and no heading.
func (b *builder) resumes(i int, last, n ordinal) bool {
	j := b.next[i]
	for k := 0; k < 4 && j >= 0; k++ {
		m := &b.marks[j]
		if m.follows(last) && m.ordinal.after(last) && !m.after(n) && !m.same(n) {
			return true
		}
		j = b.next[j]
	}
	return false
}

// divide opens a division if mark i is the heading of one.
func (b *builder) divide(i int) bool {
	m := &b.marks[i]
	r := m.role
	if r == roleNumeral && !b.beforeArticle(i) {
		return false
	}
	c := b.context(i)
	last := b.division[r]
	n := m.ordinal
	if last.ok && last.style == upperLetter || !last.ok && n.letter == 1 {
		n = n.asLetter()
	}
	switch {
	case c.shape == noHeading || c.shape == bodied && !(r == roleSection && c.ended && (n.first() || last.ok && n.follows(last.ordinal))):
		return false
	case last.ok && n.follows(last.ordinal):
		if c.lower && !c.ended {
			return false
		}
		b.runs++
	case !c.ended || c.lower || last.ok && n.same(last.ordinal):
		return false
	case last.ok && !n.after(last.ordinal) && !n.first():
		return false
	case r == roleNumeral && !n.first():
		return false
	}
	if len(b.out) == 0 {
		b.front(int(m.start))
		_, _, before := b.prevLine(int(m.start))
		b.firstBare = c.shape == bare && !before
	}
	b.closeFormal(b.from(m))
	level := b.divisionLevel(r, int(m.start))
	// The divisions in it count anew.
	for j := range b.open {
		if o := b.open[j]; o.level >= level && o.level < levelArticle && o.role != r {
			b.division[o.role] = place{}
		}
	}
	for k := range b.parent {
		if b.parent[k] == r {
			b.division[k] = place{}
		}
	}
	b.division[r] = place{n, true}
	b.head(i, c.shape, level)
	return true
}

// divisionLevel returns the level of a division of role r that starts at at:
// that of the open one of its role; else it is in the one whose heading it
// follows or that it was in before, else the order of the roles tells.
func (b *builder) divisionLevel(r role, at int) int {
	top := -1
	for j, o := range b.open {
		if o.level >= levelArticle || o.level == levelTop {
			continue
		}
		if o.role == r {
			return o.level
		}
		top = j
	}
	if top < 0 {
		b.parent[r] = roleNone
		return 1
	}
	for j := top; j >= 0; j-- {
		if o := b.open[j]; o.level > levelTop && o.role == b.parent[r] && b.parent[r] != roleNone {
			return o.level + 1
		}
	}
	o := b.open[top]
	l, ok := b.nextLine(b.headEnd)
	if adjacent := ok && l.Start >= at && b.open[len(b.open)-1].section == o.section; !adjacent {
		for top >= 0 && b.open[top].level > levelTop && b.open[top].role >= r {
			top--
		}
		if top < 0 || b.open[top].level == levelTop {
			return 1
		}
		o = b.open[top]
	}
	if o.level+1 > maxDivisions {
		return o.level
	}
	b.parent[r] = o.role
	return o.level + 1
}

// annex opens an annex or protocol if mark i is the heading of one.
func (b *builder) annex(i int) {
	m := &b.marks[i]
	c := b.context(i)
	some := b.count[roleArticle]+b.count[roleSubArticle]+b.count[roleSection]+b.count[roleChapter]+b.count[rolePart] > 0 || b.note && len(b.out) > 0
	switch {
	case c.shape == noHeading || c.shape == bodied || !c.ended || c.lower:
		return
	case !some && (m.role == roleProtocol || m.style == noNumber || len(b.out) == 0 && b.notFirst(int(m.start))):
		return
	case m.style != noNumber && len(b.open) > 0 && b.open[0].role == m.role && m.same(b.annexes[m.role]):
		return
	}
	// The articles go on: the line is part of a list.
	if j := b.next[i]; j >= 0 && b.article.ok && !b.closed {
		if a := &b.marks[j]; a.follows(b.article.ordinal) && !a.first() {
			return
		}
	}
	if m.style != noNumber && b.count[m.role] > 0 && m.follows(b.annexes[m.role]) {
		b.runs++
	}
	b.annexes[m.role] = m.ordinal
	b.close(levelTop, b.from(m))
	b.scope()
	b.head(i, c.shape, levelTop)
}

// notFirst reports whether something stands before at.
func (b *builder) notFirst(at int) bool {
	_, _, ok := b.prevLine(at)
	return ok
}

// scope starts the numbers of articles and divisions anew.
func (b *builder) scope() {
	b.article, b.sub, b.division, b.closed, b.worded = place{}, place{}, [32]place{}, false, false
}

// head opens the section that heading mark i starts.
func (b *builder) head(i int, sh shape, level int) {
	m := &b.marks[i]
	title, end := b.title(i, sh)
	var n number
	if m.style != noNumber {
		var ok bool
		if n, ok = b.h.number(b.text, int(m.num), int(m.end)); !ok {
			n = number{ordinal: m.ordinal} // misread
		}
	}
	heading := span.Span{Start: int(m.start), End: trimEnd(b.text, int(m.start), end)}
	for end < len(b.text) && (b.text[end] == '*' || b.text[end] == '#') {
		end++
	}
	b.count[m.role]++
	b.close(level, b.from(m))
	b.push(Section{
		Kind:    kinds[m.role],
		Number:  n.label(b.text),
		Title:   title,
		Heading: heading,
	}, b.from(m), int(m.start), end, level, m.role)
	b.headEnd, b.itemLine = end, int(m.end)
	b.lists = b.lists[:0]
}

// push opens a section that starts at start, on a line that starts at from,
// and whose text starts at body.
func (b *builder) push(s Section, from, start, body, level int, r role) {
	s.Parent = -1
	if len(b.open) > 0 {
		s.Parent = b.open[len(b.open)-1].section
		b.endBody(s.Parent, from)
	}
	s.Span = span.Span{Start: start, End: -1}
	s.Body = span.Span{Start: body, End: -1}
	b.open = append(b.open, opened{len(b.out), level, r})
	b.out = append(roomy(b.out), s)
}

// roomy returns s with room for one more. Where append grows large slices by a
// quarter, this doubles them.
func roomy[T any](s []T) []T {
	if len(s) == cap(s) {
		return slices.Grow(s, max(64, len(s)))
	}
	return s
}

// endBody ends the text of section i that stands before its first part.
func (b *builder) endBody(i, at int) {
	s := &b.out[i]
	if s.Body.End >= 0 {
		return
	}
	s.Body.Start = min(blanks(b.text, s.Body.Start, at), at)
	s.Body.End = b.textEnd(s.Body.Start, at)
	if s.Body.Start >= s.Body.End {
		end := max(s.Heading.End, s.Span.Start)
		s.Body = span.Span{Start: end, End: end}
	}
}

// textEnd returns where text[start:at] ends without blanks, running heads and
// numbers of pages.
func (b *builder) textEnd(start, at int) int {
	for {
		at = trimEnd(b.text, start, at)
		f := b.furnitureAt(at - 1)
		if f < 0 || b.furniture[f].Start < start {
			return at
		}
		at = b.furniture[f].Start
	}
}

// from returns where the line of m starts, with the signs before its heading.
func (b *builder) from(m *mark) int {
	if m.flags&within != 0 {
		return int(m.start)
	}
	return strings.LastIndexByte(b.text[:m.start], '\n') + 1
}

// close ends the open sections of the level and below at at.
func (b *builder) close(level, at int) {
	for len(b.open) > 0 && b.open[len(b.open)-1].level >= level {
		i := b.open[len(b.open)-1].section
		b.endBody(i, at)
		b.out[i].Span.End = max(b.textEnd(b.out[i].Span.Start, at), b.out[i].Body.End)
		b.open = b.open[:len(b.open)-1]
	}
}

// closeFormal ends an open preamble or testimonium at at.
func (b *builder) closeFormal(at int) {
	if n := len(b.open); n > 0 && (b.open[n-1].role == rolePreamble || b.open[n-1].role == roleDone) {
		b.close(b.open[n-1].level, at)
	}
}
