package number

// chain reads a whole number from atom i on: chunks whose scales descend, as in
// zwei Millionen dreihunderttausend. It ends where a word ends.
func (p *parser) chain(i int) (chunk, bool) {
	c, ok := p.chunk(i, false)
	if !ok {
		return chunk{}, false
	}
	best, found := chunk{}, false
	keep := func() {
		// A denominator may be glued to a scale: Viertel·million.
		if a := p.s.peek(c.next - 1); a.last || a.flags&p.want&flagPart != 0 {
			best, found = c, true
		}
	}
	keep()
	for c.last > 0 && c.v.whole() && c.next < maxAtoms {
		if !p.link(&c) {
			break
		}
		keep()
	}
	if found && p.want == 0 && best.last > 0 && best.v.whole() {
		p.point(&best) // two thousand point five
	}
	return best, found
}

// link reads one more chunk of the chain c, or its last fraction.
func (p *parser) link(c *chunk) bool {
	k, conj := c.next, false
	if p.is(k, roleConj) {
		k++
		conj = true
	}
	a := p.at(k)
	if a.role == roleNone || a.joint == jointSpaced || conj && a.joint > jointHyphen {
		return false
	}
	if p.want == 0 && !conj && p.fraction(c) { // two thousand thirds
		c.last = 0
		return true
	}
	if conj && p.want == 0 {
		// "a million and a half" has half a million, "a billion and a half
		// million" half a million too.
		if f, next, ok := p.proper(k); ok {
			d := chunk{v: f, frac: true, next: next}
			p.scales(&d)
			switch {
			case d.scale == 0:
				f = f.scale(c.last)
			case d.scale < c.last:
				f = d.v
			default:
				return false
			}
			c.v, c.next, c.last, c.alone, c.conj = c.v.add(f), d.next, 0, false, false
			return true
		}
		if a.joint != jointGlued && p.after(roleBetween) {
			return false
		}
	}
	d, ok := p.chunk(k, true)
	if !ok || !p.fits(c, &d, k, conj) {
		return false
	}
	if d.last > 0 && d.last >= c.last {
		// zweitausenddreihundert Millionen
		c.v = c.v.add(d.head).scale(d.scale)
		c.base, c.tail, c.conj = ratio{}, ratio{}, false
	} else {
		c.base, c.tail, c.conj = c.v, d.v, conj
		if d.conj && d.scale == 0 {
			c.base, c.tail, c.conj = c.v.add(d.base), d.tail, true
		}
		c.v = c.v.add(d.v)
	}
	c.next, c.scale, c.last, c.alone, c.frac = d.next, d.scale, d.last, false, false
	if c.last == 0 && p.want == 0 {
		p.fraction(c) // two thousand and thirty-two fifths
	}
	return true
}

// fits reports whether chunk d, which starts at atom k, goes on the chain c.
func (p *parser) fits(c, d *chunk, k int, conj bool) bool {
	a := p.at(k)
	g := p.s.w.grammar
	if d.frac || a.role == roleNumber && d.scale == 0 || d.scale == 0 && !conj && a.joint == jointBlank && p.loose(d.next) {
		return false
	}
	if a.role == roleArticle && a.joint != jointGlued && d.next == k+1 {
		return false
	}
	if d.last > 0 && d.last >= c.last {
		return !conj && a.joint != jointComma && c.scale == 3 && d.last > 3 && !d.frac &&
			d.head.less(integer(1000)) && c.v.less(integer(1_000_000)) && a.role != roleDigits
	}
	if !d.v.less(ratio{Scale("1", c.last), "1"}) || d.v.num == "0" {
		return false
	}
	hundred := !d.v.less(integer(100))
	switch {
	case a.role == roleDigits:
		// "2 million 2019" are two numbers, "4 thousand 3 hundred" is one.
		return p.at(c.next-1).role != roleDigits && d.next > k+1
	case a.joint == jointComma:
		return hundred
	case a.joint == jointGlued:
		return g.glued
	case conj:
		return hundred || g.andTail || c.last <= 3
	case g.glued && a.joint == jointBlank:
		return hundred || c.last > 3
	}
	return true
}
