package number

import "strings"

// ScanDigits reads the longest number in digits that starts at byte pos of
// text and returns it with the byte after it. There must stand a digit of any
// script, a vulgar fraction such as ½, or a decimal mark before a digit. A
// sign is left to the caller, and so is what stands right after the number.
//
// Groups and decimals are read as style has them, or in the other convention
// where that is the only way to read the marks. Where both conventions give a
// number and neither is the clear choice, the literal has Readings. In a date,
// clock time, version or address the literal is the first part only, and
// Chained.
//
// The cost is linear in the digits read, over a whole text as well.
func ScanDigits(text string, pos int, style Style) (lit Literal, end int, ok bool) {
	if pos < 0 || pos >= len(text) {
		return Literal{}, pos, false
	}
	first := runAt(text, pos)
	if first.n == 0 {
		return scanLone(text, pos, style)
	}
	left := leftOf(text, pos)
	if first.n > maxDigits || left.inner {
		lit, end = plain(text, first)
		lit.Chained = lit.Chained || left.chained
		return lit, end, true
	}
	if lit, end, ok = scanFraction(text, first); ok {
		return lit, end, true
	}
	d := digitScanner{text: text, style: style, first: first, blanks: !left.blank}
	lit, end = d.scan()
	if !lit.Chained {
		lit, end = scanPower(text, lit, end)
	}
	return lit, end, true
}

// ScanPlain reads the digits that start at byte pos of text and nothing more:
// no separators and no decimals.
func ScanPlain(text string, pos int) (lit Literal, end int, ok bool) {
	if pos < 0 || pos >= len(text) {
		return Literal{}, pos, false
	}
	first := runAt(text, pos)
	if first.n == 0 {
		return Literal{}, pos, false
	}
	lit, end = plain(text, first)
	lit.Chained = lit.Chained || leftOf(text, pos).chained
	return lit, end, true
}

// plain returns the literal of a run alone.
func plain(text string, r run) (Literal, int) {
	lit := newLiteral(join(false, digits(text, r.start, r.end), ""), FormPlain)
	lit.Chained = chainedAfter(text, r)
	return lit, r.end
}

// shape is one way to read the marks after the first run.
type shape struct {
	wholeEnd  int // end of the digits before the decimal mark
	fracStart int // start of those after it; 0 if there is none
	end       int
	groups    int
	ok        bool
}

// digitScanner reads one number with separators.
type digitScanner struct {
	text   string
	style  Style
	first  run
	blanks bool // blanks may separate groups here
}

func (d *digitScanner) scan() (Literal, int) {
	sep, next := joinedBy(d.text, d.first.end)
	switch sep {
	case '.', ',':
		return d.marked(sep, next)
	case ' ', 0xA0:
		if !d.blanks {
			break
		}
		if s := d.grouped(sep, next); s.ok {
			return d.literal(s), s.end
		}
	case '\'', '٬':
		if s := d.grouped(sep, next); s.ok {
			return d.literal(s), s.end
		}
	case '٫':
		if s := d.decimal(next); s.ok {
			return d.literal(s), s.end
		}
	}
	return plain(d.text, d.first)
}

// marked reads a number whose first run is followed by sep, a point or comma.
func (d *digitScanner) marked(sep rune, next int) (Literal, int) {
	dec, grp := d.decimal(next), d.grouped(sep, next)
	if !grp.ok && sep == ',' {
		grp = d.indian(next)
	}
	switch {
	case strings.ContainsRune(d.style.Group, sep):
		if grp.ok {
			return d.literal(grp), grp.end
		}
		if dec.ok && d.foreignDecimal(sep, next) {
			return d.literal(dec), dec.end
		}
	case d.style.Decimal == sep:
		switch {
		case dec.ok:
			lit := d.literal(dec)
			// Writers of languages with a grouping point keep it in English;
			// nobody groups by commas where the comma is the decimal mark.
			if sep == '.' && grp.ok {
				lit.ambiguous(d.value(grp))
			}
			return lit, dec.end
		case grp.ok:
			return d.literal(grp), grp.end
		}
	default:
		switch {
		case grp.ok:
			lit := d.literal(grp)
			if dec.ok {
				lit.ambiguous(d.value(dec))
			}
			return lit, grp.end
		case dec.ok:
			return d.literal(dec), dec.end
		}
	}
	lit, end := plain(d.text, d.first)
	lit.Chained = lit.Chained || sep == '.'
	return lit, end
}

// foreignDecimal reports whether sep, a group separator of the style, can only
// be a decimal mark. A point between short numbers is more often that of a
// clock time, a date or a section, and a comma that of a list: "Articles 59,60
// and 63", "September 9,1886".
func (d *digitScanner) foreignDecimal(sep rune, next int) bool {
	if d.first.n == 1 && d.first.zero {
		return true
	}
	return sep == '.' && (d.first.n > 3 || runAt(d.text, next).n > 3)
}

// decimal reads one run of decimals at byte next.
func (d *digitScanner) decimal(next int) shape {
	r := runAt(d.text, next)
	if d.first.zero && d.first.n > 1 && r.n <= 2 {
		return shape{} // 09.11 is a date or a time
	}
	if sep, _ := joinedBy(d.text, r.end); sep == '.' || sep == ',' || sep == '\'' {
		return shape{}
	}
	if runChain(d.text, r.end) {
		return shape{}
	}
	return shape{wholeEnd: d.first.end, fracStart: next, end: r.end, ok: true}
}

// grouped reads groups of three digits at byte next, all set off by sep, and
// the decimals after them.
func (d *digitScanner) grouped(sep rune, next int) shape {
	if d.first.n > 3 || d.first.zero {
		return shape{}
	}
	s := shape{}
	small := true // groups are numbers up to 255
	for {
		r := runAt(d.text, next)
		if r.n != 3 || s.groups*3 > maxDigits {
			return shape{}
		}
		small = small && !r.zero && digits(d.text, r.start, r.end) <= "255"
		s.groups++
		s.wholeEnd, s.end = r.end, r.end
		var after rune
		if after, next = joinedBy(d.text, r.end); after == sep {
			continue
		}
		if sep == '.' && s.groups == 3 && small && digits(d.text, d.first.start, d.first.end) <= "255" {
			return shape{} // four bytes of an address
		}
		switch after {
		case '.', ',', '٫':
			return d.fraction(s, after, next)
		case ':', '/', '\'':
			return shape{}
		}
		// "+1 212-848-8400" is a telephone number.
		s.ok = sep != ' ' || hyphensAfter(d.text, s.end) < 2
		return s
	}
}

// fraction adds to the grouped s the decimals at byte next, after mark.
func (d *digitScanner) fraction(s shape, mark rune, next int) shape {
	r := runAt(d.text, next)
	sep2, _ := joinedBy(d.text, r.end)
	if sep2 == '.' || sep2 == ',' || sep2 == '\'' || runChain(d.text, r.end) {
		s.ok = mark == ',' // a list of grouped numbers: 1.000,2.000
		return s
	}
	s.fracStart, s.end, s.ok = next, r.end, true
	return s
}

// indian reads groups as in 12,34,567: two digits each, and three at the end.
func (d *digitScanner) indian(next int) shape {
	if d.first.n > 2 || d.first.zero {
		return shape{}
	}
	s := shape{}
	for {
		r := runAt(d.text, next)
		s.groups++
		if r.n != 2 && (r.n != 3 || s.groups < 2) || s.groups*2 > maxDigits {
			return shape{}
		}
		var after rune
		after, next = joinedBy(d.text, r.end)
		if r.n == 2 {
			if after != ',' {
				return shape{}
			}
			continue
		}
		s.wholeEnd, s.end = r.end, r.end
		switch after {
		case '.':
			return d.fraction(s, after, next)
		case ',', '/', ':':
			return shape{}
		}
		s.ok = true
		return s
	}
}

// value returns the decimal that s reads.
func (d *digitScanner) value(s shape) string {
	whole := digits(d.text, d.first.start, s.wholeEnd)
	if s.fracStart == 0 {
		return join(false, whole, "")
	}
	return join(false, whole, digits(d.text, s.fracStart, s.end))
}

func (d *digitScanner) literal(s shape) Literal {
	form := FormGrouped
	if s.fracStart > 0 {
		form = FormDecimal
	}
	lit := newLiteral(d.value(s), form)
	lit.Chained = runChain(d.text, s.end)
	return lit
}

// scanLone reads a number that starts with no digit: ½ or .25.
func scanLone(text string, pos int, style Style) (Literal, int, bool) {
	if num, den, n := vulgarAt(text, pos); n > 0 {
		return fractionLiteral("0", num, den), pos + n, true
	}
	sep, next := joinedBy(text, pos)
	if sep != '.' && (sep != ',' || sep != style.Decimal) || digitBefore(text, pos) || letterBefore(text, pos) {
		return Literal{}, pos, false
	}
	r := runAt(text, next)
	if runChain(text, r.end) {
		return Literal{}, pos, false
	}
	if sep, _ := joinedBy(text, r.end); sep == '.' || sep == ',' {
		return Literal{}, pos, false
	}
	return newLiteral(join(false, "", digits(text, r.start, r.end)), FormDecimal), r.end, true
}

// left is what stands before a run of digits.
type left struct {
	inner   bool // the run goes on a number or chain: it has no separators of its own
	chained bool
	blank   bool // digits and a blank stand before it, so that a blank after it may not group
}

func leftOf(text string, pos int) left {
	r, n := before(text, pos)
	if n == 0 {
		return left{}
	}
	sep, _ := separatorAt(text, pos-n)
	if sep == 0 {
		return left{inner: r >= '0' && r <= '9' || digitValue(r) >= 0, chained: hyphensBefore(text, pos) > 1}
	}
	if !digitBefore(text, pos-n) {
		if sep == '.' && !letterBefore(text, pos-n) {
			return left{inner: true, chained: true} // .25: half of a decimal
		}
		return left{}
	}
	switch sep {
	case ' ', 0xA0:
		// After a year a number may start: "2006 370 000 people".
		i, count := pos-n, 0
		for count < 5 {
			d, m := before(text, i)
			if m == 0 || !(d >= '0' && d <= '9' || digitValue(d) >= 0) {
				break
			}
			i -= m
			count++
		}
		return left{blank: count != 4 || text[i] != '1' && text[i] != '2'}
	case ',', '\'':
		return left{inner: true}
	}
	return left{inner: true, chained: true}
}

// letterBefore reports whether a letter ends at byte i.
func letterBefore(text string, i int) bool {
	_, n := before(text, i)
	return n > 0 && letterAt(text, i-n)
}

// chainedAfter reports whether r goes on as a date, a time, an address or a code.
func chainedAfter(text string, r run) bool {
	if runChain(text, r.end) {
		return true
	}
	if sep, _ := joinedBy(text, r.end); sep == '.' {
		return true
	}
	return hyphensBefore(text, r.start)+hyphensAfter(text, r.end) > 1
}

// runChain reports whether a mark that no number holds joins digits at byte i.
func runChain(text string, i int) bool {
	sep, _ := joinedBy(text, i)
	return sep == ':' || sep == '/'
}

// maxCode is how far the search for the rest of a code such as 2024-11-09
// looks, which keeps the scan linear.
const maxCode = 24

// hyphensAfter counts the hyphens that join further digits at byte i, to 2.
func hyphensAfter(text string, i int) int {
	count := 0
	for limit := i + maxCode; count < 2 && i+1 < len(text) && i < limit && text[i] == '-'; count++ {
		i++
		if _, n := digitAt(text, i); n == 0 {
			break
		}
		for i < limit {
			_, n := digitAt(text, i)
			if n == 0 {
				break
			}
			i += n
		}
	}
	return count
}

// hyphensBefore counts the hyphens that join digits before byte i, to 2.
func hyphensBefore(text string, i int) int {
	count := 0
	for limit := i - maxCode; count < 2 && i > 1 && i > limit && text[i-1] == '-'; count++ {
		i--
		if !digitBefore(text, i) {
			break
		}
		for i > limit && digitBefore(text, i) {
			_, n := before(text, i)
			i -= n
		}
	}
	return count
}
