package number

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Words reads the spelled-out numbers of one language. It is immutable and safe
// for concurrent use.
type Words struct {
	grammar  grammar
	trie     trie // all words but those written to digits
	endings  trie
	suffixes []suffix
}

// NewWords returns the reader of a language's spelled-out numbers: how parts
// combine is said by the named grammar, "german" or "english", and the parts
// by lex.
func NewWords(grammar string, lex Lexicon) (*Words, error) {
	g, ok := grammarOf(grammar)
	if !ok {
		return nil, fmt.Errorf("number: unknown grammar %q", grammar)
	}
	w := &Words{grammar: g}
	forms, endings := map[string]lexeme{}, map[string]lexeme{}
	for _, e := range lex.Entries {
		lx, err := parseLexeme(e.Value)
		if err != nil {
			return nil, fmt.Errorf("number: word %q: %w", e.Word, err)
		}
		if strings.TrimSpace(e.Word) != e.Word || e.Word == "" || strings.ContainsAny(e.Word, " \t\n") {
			return nil, fmt.Errorf("number: word %q: want one word without blanks", e.Word)
		}
		if lx.role == roleSuffix {
			w.suffixes = append(w.suffixes, suffix{e.Word, int(lx.val)})
			continue
		}
		table := forms
		if lx.role == roleEnding {
			table = endings
		}
		for _, f := range spellings(e.Word, lex.Variants) {
			if old, ok := table[f]; ok && old != lx {
				return nil, fmt.Errorf("number: word %q, spelt %q, has two meanings", e.Word, f)
			}
			table[f] = lx
		}
	}
	if len(forms) == 0 {
		return nil, errors.New("number: the lexicon has no words")
	}
	w.trie, w.endings = newTrie(forms), newTrie(endings)
	return w, nil
}

// Scan reads the longest spelled-out cardinal, fraction or decimal that starts
// at byte pos of text, where a word must start, and returns it with the byte
// after it. The number ends where a word ends; a compound is a number only as
// a whole.
func (w *Words) Scan(text string, pos int) (lit Literal, end int, ok bool) {
	if !w.starts(text, pos) {
		return Literal{}, pos, false
	}
	return w.scan(text, pos, nil)
}

// ScanMixed is Scan for numbers that may also hold digits: "2.5 million",
// "180k", "4 thousand 3 hundred". At pos stands a digit or starts a word. It
// falls back to ScanDigits if no word of the language goes on the digits.
func (w *Words) ScanMixed(text string, pos int, style Style) (lit Literal, end int, ok bool) {
	if w.starts(text, pos) {
		return w.scan(text, pos, &style)
	}
	lit, end, ok = ScanDigits(text, pos, style)
	if !ok {
		return lit, end, false
	}
	if long, e, ok := w.extend(text, pos, end, lit, style); ok {
		return long, e, true
	}
	return lit, end, true
}

// extend reads on in words after the digits lit, which stand from pos to end.
func (w *Words) extend(text string, pos, end int, lit Literal, style Style) (Literal, int, bool) {
	if !lit.Chained {
		if long, e, ok := w.scanFrom(text, pos, end, lit, &style); ok {
			return long, e, true
		}
	}
	// "2.5 Millionen": before a scale the other convention's mark is that of
	// no time, date or list.
	if sep, _ := joinedBy(text, end); lit.Form == FormPlain && (sep == '.' || sep == ',') {
		alt, e, ok := ScanDigits(text, pos, Style{})
		if ok && !alt.Chained && e > end && alt.Readings == nil {
			return w.scanFrom(text, pos, e, alt, &style)
		}
	}
	return Literal{}, pos, false
}

// goesOn reports whether a word of a number may follow the digits that end at
// byte end; it turns most away without a look at the word.
func (w *Words) goesOn(text string, end int) bool {
	i := end
	for i < len(text) && i < end+maxGap && (text[i] == ' ' || text[i] == ',' || text[i] == '-' || text[i] == '\n') {
		i++
	}
	if i >= len(text) {
		return false
	}
	c := text[i]
	if c >= 'A' && c <= 'Z' {
		c += 'a' - 'A'
	}
	return w.trie.root[c] != 0 || c >= utf8.RuneSelf || c == ' ' || c == '\t' || c == '\r' || i == end && letterAt(text, i)
}

// ScanOrdinal reads the longest ordinal that starts at byte pos of text, where
// a digit stands or a word starts: "dreiundzwanzigste", "one hundred and
// third", "21st". The digits are read as style has them.
func (w *Words) ScanOrdinal(text string, pos int, style Style) (lit Literal, end int, ok bool) {
	if pos >= 0 && pos < len(text) {
		if _, n := digitAt(text, pos); n > 0 {
			return w.scanEnding(text, pos, style)
		}
	}
	if !w.starts(text, pos) {
		return Literal{}, pos, false
	}
	p := parser{}
	if !p.start(w, text, pos, nil) {
		return Literal{}, pos, false
	}
	return p.ordinal()
}

// ordinal reads the ordinal that starts at atom 0.
func (p *parser) ordinal() (lit Literal, end int, ok bool) {
	p.want = flagNth
	defer func() { p.want = 0 }()
	c, ok := p.chain(0)
	if !ok || p.s.peek(c.next-1).flags&flagNth == 0 {
		return Literal{}, 0, false
	}
	lit = c.v.literal(FormSpelled)
	lit.Weak = c.next == 1 && p.s.peek(0).flags&flagWeak != 0
	return lit, p.s.peek(c.next - 1).end, lit.Value != ""
}

// scanEnding reads digits with the ending of an ordinal.
func (w *Words) scanEnding(text string, pos int, style Style) (Literal, int, bool) {
	lit, end, ok := ScanDigits(text, pos, style)
	if !ok || !lit.IsInt || lit.Form > FormGrouped {
		if lit, end, ok = ScanPlain(text, pos); !ok || !lit.IsInt {
			return Literal{}, pos, false
		}
	}
	at := end
	if n := hyphenAt(text, at); n > 0 {
		at += n
	}
	stop := at
	w.endings.walk(text, at, func(e int, _ lexeme) {
		if !letterAt(text, e) {
			stop = e
		}
	})
	if stop == at {
		return Literal{}, pos, false
	}
	lit.Form, lit.Chained, lit.Readings = FormMixed, false, nil
	return lit, stop, true
}

// ScanYear reads the year that starts at byte pos of text, where a word must
// start: in pairs as in "nineteen ninety-four" where the language has them, or
// as a cardinal. Years are from 1000 to 2999.
func (w *Words) ScanYear(text string, pos int) (year, end int, ok bool) {
	if !w.starts(text, pos) {
		return 0, pos, false
	}
	p := parser{}
	if !p.start(w, text, pos, nil) {
		return 0, pos, false
	}
	if year, end, ok = p.pairs(); ok {
		return year, end, true
	}
	lit, end, ok := p.cardinal()
	if !ok || !isYear(lit) {
		return 0, pos, false
	}
	return int(lit.Int), end, true
}

// isYear reports whether a number may be a year.
func isYear(lit Literal) bool { return lit.IsInt && lit.Int >= 1000 && lit.Int <= 2999 }

// pairs reads a year as two numbers below a hundred.
func (p *parser) pairs() (year, end int, ok bool) {
	if !p.s.w.grammar.pairs {
		return 0, 0, false
	}
	century, i, ok := p.below100(0)
	if !ok || century < 11 || century > 20 {
		return 0, 0, false
	}
	a := p.s.peek(i)
	if a.joint != jointBlank && a.joint != jointHyphen {
		return 0, 0, false
	}
	rest := uint64(0)
	if a.role == roleOh || a.role == roleZero {
		if a = p.s.peek(i + 1); a.role != roleUnit || a.flags&ends != 0 {
			return 0, 0, false
		}
		rest, i = a.val, i+2
	} else if rest, i, ok = p.below100(i); !ok || rest < 10 {
		return 0, 0, false
	}
	// "nineteen fifty thousand" is no year.
	switch a := p.s.peek(i); a.role {
	case roleHundred, roleScale, roleDozen:
		return 0, 0, false
	}
	if !p.s.peek(i-1).last || a.joint == jointBlank && p.loose(i) {
		return 0, 0, false
	}
	return int(century*100 + rest), p.s.peek(i - 1).end, true
}

// starts reports whether a numeral may start at byte pos; it turns most of a
// text away after a byte or two.
func (w *Words) starts(text string, pos int) bool {
	if pos < 0 || pos >= len(text) {
		return false
	}
	c := text[pos]
	if c >= 'A' && c <= 'Z' {
		c += 'a' - 'A'
	}
	if w.trie.root[c] == 0 && c < 0x80 {
		return false
	}
	found := false
	w.trie.walk(text, pos, func(end int, lx lexeme) {
		found = found || lx.role.starts() && (w.grammar.glued || !letterAt(text, end))
	})
	return found
}

// scan reads a number that starts with a word.
func (w *Words) scan(text string, pos int, style *Style) (Literal, int, bool) {
	p := parser{}
	if !p.start(w, text, pos, style) {
		return Literal{}, pos, false
	}
	return p.cardinal()
}

// cardinal reads the number that starts at atom 0.
func (p *parser) cardinal() (Literal, int, bool) {
	first := 0
	if p.s.peek(0).role == roleMinus {
		first = 1
	}
	c, ok := p.chain(first)
	if !ok {
		return Literal{}, 0, false
	}
	return p.finish(c, first)
}

// scanFrom reads on after the digits lit, which end at byte end.
func (w *Words) scanFrom(text string, pos, end int, lit Literal, style *Style) (Literal, int, bool) {
	if !w.goesOn(text, end) {
		return Literal{}, pos, false
	}
	p := parser{}
	p.s.w, p.s.text, p.s.style = w, text, style
	p.s.push(atom{lexeme: lexeme{role: roleDigits}, start: pos, end: end, last: true, lit: &lit})
	if p.s.peek(1).role == roleNone {
		return Literal{}, pos, false
	}
	c, ok := p.chain(0)
	if !ok || c.next < 2 {
		return Literal{}, pos, false
	}
	return p.finish(c, 0)
}

// head reads the number that starts at atom 0 up to its scale.
func (p *parser) head() (Literal, int, bool) {
	c := chunk{alone: true, factor: "1"}
	if !p.number(0, false, &c) || c.next == 0 || !p.s.peek(c.next-1).last {
		return Literal{}, 0, false
	}
	lit := c.v.literal(FormSpelled)
	return lit, p.s.peek(c.next - 1).end, lit.Value != ""
}

// scanScale reads the scale that the word at byte pos is, in any number.
func (w *Words) scanScale(text string, pos int) (exp, end int) {
	w.trie.walk(text, pos, func(e int, lx lexeme) {
		if lx.role == roleScale && lx.flags&ends == 0 && !letterAt(text, e) {
			exp, end = int(lx.val), e
		}
	})
	return exp, end
}

// finish makes a literal of the chain c, which starts at atom first.
func (p *parser) finish(c chunk, first int) (Literal, int, bool) {
	last := p.s.peek(c.next - 1)
	// "twenty-first" is an ordinal, not twenty.
	if a := p.s.peek(c.next); a.joint == jointHyphen && a.flags&flagNth != 0 && (last.role == roleTen || last.role >= roleHundred) {
		return Literal{}, p.s.peek(0).start, false
	}
	form := FormSpelled
	var digits *Literal
	for i := first; i < c.next; i++ {
		if a := p.s.peek(i); a.role == roleDigits {
			form, digits = FormMixed, a.lit
		}
	}
	lit := c.v.literal(form)
	if c.alone && digits != nil {
		if digits.Readings != nil {
			for _, r := range digits.Readings {
				lit.Readings = append(lit.Readings, Mul(Scale(r, c.shift), c.factor))
			}
		}
		lit.Rounded = lit.Rounded || digits.Rounded
	}
	if first > 0 {
		lit.Value = negate(lit.Value)
		lit.setInt()
		for i := range lit.Readings {
			lit.Readings[i] = negate(lit.Readings[i])
		}
	}
	lit.Part = c.frac
	lit.Weak = first == 0 && (c.weak || c.next == 1 && p.s.peek(0).flags&flagWeak != 0)
	return lit, last.end, lit.Value != ""
}

// suffixAt returns the scale written to digits at byte i and the byte after it.
func (w *Words) suffixAt(text string, i int) (exp, end int) {
	end = i
	for _, s := range w.suffixes {
		e := i + len(s.text)
		if e > end && strings.HasPrefix(text[i:], s.text) && !letterAt(text, e) {
			exp, end = s.exp, e
		}
	}
	return exp, end
}

// wordBefore returns what the word that ends before byte pos, after blanks,
// means to the lexicon.
func (w *Words) wordBefore(text string, pos int) role {
	i := pos
	for i > 0 && pos-i < maxGap && (text[i-1] == ' ' || text[i-1] == '\n') {
		i--
	}
	end := i
	for i > 0 && end-i < maxWord {
		_, n := before(text, i)
		if !letterAt(text, i-n) {
			break
		}
		i -= n
	}
	found := roleNone
	if i < end && end < pos {
		w.trie.walk(text, i, func(e int, lx lexeme) {
			if e == end {
				found = lx.role
			}
		})
	}
	return found
}

// digitString returns n in decimal.
func digitString(n uint64) string { return strconv.FormatUint(n, 10) }
