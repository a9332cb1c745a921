package number

// grammar says how a language joins the parts of its numerals. What differs
// between languages is here; the parser below knows none.
type grammar struct {
	glued     bool // parts are written together: zweihundert
	unitFirst bool // the unit stands before the ten: dreiundzwanzig
	tenUnit   bool // the unit follows the ten, after a blank or hyphen: twenty-one
	bareChain bool // a hundred may lack its one before a scale: hundred thousand
	blankTail bool // a hundred takes its rest after a blank: hundred five
	andTail   bool // a scale takes a rest below a hundred after "and" and a blank: a thousand and one
	pairs     bool // years may be read in pairs: nineteen ninety-four
}

// grammarOf returns the grammar of that name.
func grammarOf(name string) (grammar, bool) {
	switch name {
	case "german":
		return grammar{glued: true, unitFirst: true}, true
	case "english":
		return grammar{tenUnit: true, bareChain: true, blankTail: true, andTail: true, pairs: true}, true
	}
	return grammar{}, false
}

// parser reads one numeral off a stream. Its methods take the index of an atom
// and return the index after what they read; they never go back, except to
// leave out a tail.
type parser struct {
	s    stream
	want flags // the ends that the last atom may have: those of an ordinal, a denominator, or none

	left   role // what the word before the numeral means, once known
	looked bool
}

// start opens the stream at byte pos of text and reports whether a numeral's
// word stands there.
func (p *parser) start(w *Words, text string, pos int, style *Style) bool {
	p.s.w, p.s.text, p.s.style = w, text, style
	if !p.s.word(pos, jointBlank) {
		return false
	}
	return p.s.peek(0).role.starts()
}

// after reports whether the word before the numeral has role r: after
// "between", "and" joins no parts, and after "at", "one point" is no number.
func (p *parser) after(r role) bool {
	if !p.looked {
		p.left, p.looked = p.s.w.wordBefore(p.s.text, p.s.atoms[0].start), true
	}
	return p.left == r
}

// loose reports whether atom i-1 ends in a word that goes on with a hyphen and
// no numeral: the five of "two hundred five-year-olds" stands for itself.
func (p *parser) loose(i int) bool {
	return hyphenAt(p.s.text, p.at(i-1).end) > 0 && p.at(i).joint != jointHyphen
}

// at returns atom i, or one without role if the numeral ended before it.
func (p *parser) at(i int) *atom {
	if i > 0 && p.want != 0 && p.s.peek(i-1).flags&p.want != 0 {
		return &p.s.none
	}
	return p.s.peek(i)
}

// is reports whether atom i has role r and may stand in the number wanted: in
// a cardinal no ordinals and denominators.
func (p *parser) is(i int, r role) bool {
	a := p.at(i)
	return a.role == r && (a.flags&ends == 0 || a.flags&p.want != 0)
}

// group is a number below a thousand, or however far hundreds go.
type group struct {
	v          uint64
	next       int
	base, tail uint64 // the parts that the last "and" joins, if conj
	conj       bool
}

// below100 reads a number from 1 to 99.
func (p *parser) below100(i int) (uint64, int, bool) {
	a := p.at(i)
	switch {
	case p.is(i, roleTeen):
		return a.val, i + 1, true
	case p.is(i, roleTen):
		if b := p.at(i + 1); p.s.w.grammar.tenUnit && p.is(i+1, roleUnit) && b.joint != jointComma && (b.joint != jointBlank || !p.loose(i+2)) {
			return a.val + b.val, i + 2, true
		}
		return a.val, i + 1, true
	case p.is(i, roleUnit), a.role == roleArticle && (i > 0 && a.joint == jointGlued || p.gluedTen(i)):
		if p.gluedTen(i) {
			return a.val + p.at(i+2).val, i + 3, true
		}
		return a.val, i + 1, true
	}
	return 0, i, false
}

// gluedTen reports whether the unit at i is glued to a ten: drei·und·zwanzig.
func (p *parser) gluedTen(i int) bool {
	return p.s.w.grammar.unitFirst &&
		p.at(i).flags&ends == 0 &&
		p.is(i+1, roleConj) && p.at(i+1).joint == jointGlued &&
		p.is(i+2, roleTen) && p.at(i+2).joint == jointGlued
}

// hundreds reads a group: dreihundertfünf, one hundred and five, fifteen
// hundred, twenty-one.
func (p *parser) hundreds(i int) (group, bool) {
	v, j, ok := p.below100(i)
	a := p.at(i)
	if !ok {
		switch {
		case a.role == roleArticle && p.is(i+1, roleHundred) && p.at(i+1).flags&flagPlural == 0 &&
			(p.want == 0 || p.at(i+1).joint == jointGlued):
			v, j = 1, i+1
		case p.is(i, roleHundred) && a.val > 100:
			return p.tail(i+1, a.val), true
		case p.is(i, roleHundred) && (a.flags&(flagBare|ends) != 0 || p.bareHundred(i)):
			v, j = 1, i
		default:
			return group{}, false
		}
	}
	h := p.at(j)
	if !p.is(j, roleHundred) || h.val != 100 || j > i && h.joint >= jointSpaced {
		return group{v: v, next: j}, ok
	}
	return p.tail(j+1, v*100), true
}

// bareHundred reports whether the hundred at i may lack its one because more
// follows it.
func (p *parser) bareHundred(i int) bool {
	if !p.s.w.grammar.bareChain || p.at(i).flags&flagPlural != 0 {
		return false
	}
	if p.is(i+1, roleScale) && p.at(i+1).flags&flagPlural == 0 {
		return true
	}
	// "the hundred and first"
	return p.want&flagNth != 0 && p.tail(i+1, 100).v > 100
}

// tail reads what follows the hundreds v: …undfünf, and five.
func (p *parser) tail(i int, v uint64) group {
	g := group{v: v, next: i}
	k, conj := i, false
	if p.is(k, roleConj) {
		if p.at(k).joint != jointGlued && p.after(roleBetween) {
			return g
		}
		conj = true
		k++
	}
	a := p.at(k)
	switch a.joint {
	case jointGlued, jointHyphen:
	case jointBlank:
		if !conj && !p.s.w.grammar.blankTail {
			return g
		}
	default:
		return g
	}
	if conj && (a.joint == jointGlued) != (p.at(i).joint == jointGlued) {
		return g
	}
	// "two hundred forty sixths" are two hundred of them, "two hundred and forty
	// sixths" two hundred and forty.
	if b := p.at(k + 1); !conj && p.want == 0 && a.joint == jointBlank && p.is(k, roleTen) && b.role == roleUnit && b.flags&flagPart != 0 && b.joint == jointBlank {
		return g
	}
	t, next, ok := p.below100(k)
	if !ok || p.is(next, roleHundred) || a.joint == jointGlued && !p.s.w.grammar.glued {
		return g // "one hundred and two hundred" are two numbers
	}
	if !conj && a.joint == jointBlank && p.loose(next) {
		return g
	}
	return group{v: v + t, next: next, base: v, tail: t, conj: conj}
}

// chunk is a group with the scales that multiply it, or a chain of them.
type chunk struct {
	v      ratio
	head   ratio // v before its scales
	scale  int   // exponents of all its scales added up
	last   int   // exponent of the last scale word alone
	next   int
	frac   bool // a fraction and no more: two thirds, half
	alone  bool // one number and what multiplies it
	shift  int  // power of ten and factor that multiply it, if alone
	factor string
	weak   bool

	// The parts that the last "and" joins, if conj.
	base ratio
	tail ratio
	conj bool
}

// chunk reads a number and the scales after it: zweieinhalb Milliarden, half a
// million, three hundred and five thousand. With bare set, fractions after the
// number are left, so that they can apply to the whole chain.
func (p *parser) chunk(i int, bare bool) (chunk, bool) {
	c := chunk{alone: true, factor: "1"}
	if !p.number(i, bare, &c) {
		return c, false
	}
	c.head = c.v
	p.scales(&c)
	if p.want == 0 && p.is(c.next, roleDozen) {
		p.dozen(i, &c)
	}
	return c, c.next > i
}

// number reads the part of a chunk before its scales.
func (p *parser) number(i int, bare bool, c *chunk) bool {
	a := p.at(i)
	c.next = i + 1
	switch a.role {
	case roleZero:
		c.v = integer(0)
		if p.want != 0 {
			return false
		}
		p.point(c)
		return true
	case roleNumber:
		c.v = ratio{a.dec, "1"}
		return p.want == 0
	case roleDigits:
		return p.digits(i, c)
	case roleHalf:
		c.v, c.frac = ratio{"1", "2"}, true
		return p.want == 0
	case roleArticle:
		if p.article(i, c) {
			return true
		}
	case roleScale:
		c.v, c.next = integer(1), i
		return p.is(i, roleScale) && a.flags&(flagBare|ends) != 0 && a.flags&flagPlural == 0
	case roleUnit, roleTeen, roleTen, roleHundred:
		// "quarter million", "Viertelmillion"
		if p.want == 0 && a.flags&flagPart != 0 && !bare {
			c.v, c.frac = ratio{"1", digitString(a.val)}, true
			return p.toScale(i+1) > 0
		}
	}
	g, ok := p.hundreds(i)
	if !ok {
		return false
	}
	c.v, c.next = integer(g.v), g.next
	c.base, c.tail, c.conj = integer(g.base), integer(g.tail), g.conj
	if p.want == 0 {
		if p.point(c); c.v.whole() && !bare {
			p.mixed(c)
		}
	}
	return true
}

// article reads what starts with an article that counts as one.
func (p *parser) article(i int, c *chunk) bool {
	b := p.at(i + 1)
	switch {
	case b.role == roleScale && p.is(i+1, roleScale) && b.flags&flagPlural == 0 && (p.want == 0 || b.joint == jointGlued),
		p.want == 0 && b.role == roleDozen && b.flags&flagPlural == 0:
		c.v = integer(1)
		return b.joint <= jointHyphen
	case p.want != 0:
		return false
	case b.role == roleHalf && b.joint <= jointHyphen:
		c.v, c.next, c.frac = ratio{"1", "2"}, i+2, true
		c.weak = b.flags&flagWeak != 0 // "a minute and a half"
		return true
	}
	one := *c
	one.v = integer(1)
	if b.joint == jointGlued { // eineinhalb, einundhalb
		if p.mixed(&one); one.next > i+1 {
			*c = one
			return true
		}
	}
	if b.joint <= jointBlank && !p.is(i+1, roleHundred) {
		if den, next, ok := p.denominator(i+1, "1"); ok {
			c.v, c.next, c.frac = ratio{"1", den}, next, true
			c.weak = p.at(next-1).flags&(flagNth|flagWeak) != 0 // "a third country"
			return true
		}
	}
	return false
}

// digits reads digits amid words, and hundreds after them.
func (p *parser) digits(i int, c *chunk) bool {
	if p.want != 0 {
		return false
	}
	c.v = ratio{p.at(i).lit.Value, "1"}
	if p.is(c.next, roleHundred) && p.at(c.next).val == 100 && p.at(c.next).joint <= jointHyphen {
		c.v, c.shift = c.v.scale(2), 2
		c.next++
		k := c.next
		if p.is(k, roleConj) && !p.after(roleBetween) {
			k++
		}
		if c.v.whole() {
			if t, next, ok := p.below100(k); ok && !p.is(next, roleHundred) {
				c.v, c.next, c.alone = c.v.add(integer(t)), next, false
			} else if d := p.at(k); d.role == roleDigits && d.lit.IsInt && d.lit.Int > 0 && d.lit.Int < 100 && !p.is(k+1, roleHundred) {
				c.v, c.next, c.alone = c.v.add(integer(uint64(d.lit.Int))), k+1, false
			}
		}
	}
	return true
}

// point reads the decimals after a number, if any: zwei Komma drei, two point
// zero three.
func (p *parser) point(c *chunk) {
	if !p.is(c.next, rolePoint) || p.after(roleAt) || p.at(c.next).joint != jointBlank {
		return
	}
	var frac []byte
	j := c.next + 1
	for ; len(frac) < maxAtoms; j++ {
		a := p.at(j)
		if a.joint == jointGlued || a.flags&ends != 0 ||
			a.role != roleZero && a.role != roleOh && a.role != roleUnit {
			break
		}
		if a.role == roleUnit && p.gluedTen(j) {
			break
		}
		frac = append(frac, byte('0'+a.val))
	}
	if g, ok := p.hundreds(j); ok && g.v < 1000 && (len(frac) == 0 || frac[len(frac)-1] == '0') {
		frac, j = append(frac, digitString(g.v)...), g.next
	}
	if len(frac) == 0 {
		return
	}
	c.v, c.next, c.conj = ratio{join(false, c.v.num, string(frac)), "1"}, j, false
}

// mixed reads a fraction after the whole number c: dreieinhalb, two and two
// thirds, three quarters.
func (p *parser) mixed(c *chunk) {
	if p.fraction(c) {
		return
	}
	i := c.next
	k, conj := i, false
	if p.is(k, roleConj) {
		k++
		conj = true
	}
	a := p.at(k)
	if !conj && a.joint != jointGlued || a.joint > jointHyphen {
		return
	}
	if f, next, ok := p.proper(k); ok {
		c.v, c.next, c.conj = c.v.add(f), next, false
	}
}

// proper reads a fraction below one: ein halb, half, two thirds.
func (p *parser) proper(i int) (ratio, int, bool) {
	a := p.at(i)
	if a.role == roleHalf {
		return ratio{"1", "2"}, i + 1, true
	}
	num, next := uint64(1), i+1
	if a.role == roleArticle || a.role == roleUnit && a.val == 1 && a.flags&ends == 0 {
		if p.at(next).role == roleHalf {
			return ratio{"1", "2"}, i + 2, true
		}
	} else {
		g, ok := p.hundreds(i)
		if !ok {
			return ratio{}, i, false
		}
		num, next = g.v, g.next
	}
	den, next, ok := p.denominator(next, digitString(num))
	f := ratio{digitString(num), den}
	return f, next, ok && f.less(integer(1))
}

// fraction reads a denominator after c and divides by it: drei Viertel, fünf
// halbe, one hundred and two thirds.
func (p *parser) fraction(c *chunk) bool {
	den, next, ok := p.denominator(c.next, c.v.num)
	if !ok {
		return false
	}
	if p.s.peek(next-1).flags&flagWeak != 0 && p.s.peek(next-1).role != roleHalf {
		if !(ratio{c.v.num, den}).less(integer(1)) {
			return false // "a four-quarter test"
		}
		c.weak = true
	}
	c.next, c.alone = next, false
	if f := (ratio{c.tail.num, den}); c.conj && f.less(integer(1)) {
		c.v, c.conj = c.base.add(f), false // a hundred, and two thirds
		return true
	}
	c.v, c.frac, c.conj = c.v.mul(ratio{"1", den}), true, false
	return true
}

// denominator reads the denominator of a fraction with numerator num.
func (p *parser) denominator(i int, num string) (den string, next int, ok bool) {
	if i >= maxAtoms || p.want != 0 {
		return "", i, false
	}
	a := p.s.peek(i)
	if a.joint == jointComma || a.role == roleArticle || a.joint == jointGlued && !p.s.w.grammar.glued {
		return "", i, false
	}
	one := num == "1"
	if a.role == roleHalf {
		ok = a.flags&flagPart != 0 || one && a.flags&flagSingle != 0
		return "2", i + 1, ok
	}
	// The denominator is a number of its own that ends in a word for parts.
	p.want = flagPart | flagSingle
	c, ok := p.chain(i)
	p.want = 0
	if !ok || !c.v.whole() || c.v.num == "1" {
		return "", i, false
	}
	last := p.s.peek(c.next - 1)
	switch {
	case last.flags&flagPart != 0, one && last.flags&flagSingle != 0:
		return c.v.num, c.next, true
	case last.flags&flagSingle != 0 && a.joint == jointHyphen && len(num) == 1:
		return c.v.num, c.next, true // a two-third majority
	}
	return "", i, false
}

// toScale returns the index of the scale or dozen after a fraction that ends before
// atom i, past "of" and an article, or 0.
func (p *parser) toScale(i int) int {
	if p.at(i).role == roleOf {
		i++
	}
	if a := p.at(i); a.role == roleArticle || a.role == roleUnit && a.val == 1 && a.flags&ends == 0 {
		i++
	}
	if (p.is(i, roleScale) || p.is(i, roleDozen)) && p.at(i).flags&flagPlural == 0 {
		return i
	}
	return 0
}

// maxScales caps the scale words in a row: a thousand million million.
const maxScales = 3

// scales reads the scale words after the number c.
func (p *parser) scales(c *chunk) {
	if c.frac {
		if j := p.toScale(c.next); j > 0 {
			c.next = j
		}
	}
	least := 0
	for n := 0; n < maxScales && (p.is(c.next, roleScale) || p.is(c.next, roleSuffix)); n++ {
		a := p.at(c.next)
		if a.joint > jointHyphen || int(a.val) < least || c.scale+int(a.val) > maxDigits {
			return
		}
		least = int(a.val)
		c.scale, c.last = c.scale+least, least
		c.shift += least
		c.v = c.v.scale(least)
		c.frac, c.conj, c.weak = false, false, false
		c.next++
	}
}

// dozen reads a word for a group after the number c: two dozen, half a dozen.
func (p *parser) dozen(i int, c *chunk) {
	a := p.at(c.next)
	if a.flags&flagPlural != 0 && p.at(i).role == roleArticle || a.joint > jointHyphen {
		return
	}
	n := integer(a.val)
	if c.conj { // three hundred, and two dozen
		c.v = c.base.add(c.tail.mul(n))
	} else {
		c.v, c.factor = c.v.mul(n), n.num
	}
	c.next++
	c.frac, c.conj, c.weak = false, false, false
	// "four score and seven", but "a dozen and a half" is left alone.
	if a.val == 20 && p.is(c.next, roleConj) && !p.after(roleBetween) {
		if t, next, ok := p.below100(c.next + 1); ok && t < a.val {
			c.v, c.next, c.alone = c.v.add(integer(t)), next, false
		}
	}
}
