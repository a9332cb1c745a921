package number

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// scanFraction reads a fraction whose first run of digits is r: 3/4, 2 1/2,
// 2½.
func scanFraction(text string, r run) (Literal, int, bool) {
	if r.n > 6 || r.zero && r.n > 1 {
		return Literal{}, 0, false
	}
	whole := digits(text, r.start, r.end)
	if num, den, end, ok := slashed(text, r, false); ok {
		return fractionLiteral("0", num, den), end, true
	}
	if num, den, n := vulgarAt(text, r.end); n > 0 {
		return fractionLiteral(whole, num, den), r.end + n, true
	}
	i := r.end
	for sep, n := separatorAt(text, i); (sep == ' ' || sep == 0xA0) && i < r.end+4; sep, n = separatorAt(text, i) {
		i += n
	}
	if i == r.end && i < len(text) && text[i] == '-' {
		i++
	}
	if i == r.end {
		return Literal{}, 0, false
	}
	if num, den, n := vulgarAt(text, i); n > 0 && text[i-1] != '-' {
		return fractionLiteral(whole, num, den), i + n, true
	}
	if next := runAt(text, i); next.n > 0 && next.n <= 3 {
		if num, den, end, ok := slashed(text, next, true); ok {
			return fractionLiteral(whole, num, den), end, true
		}
	}
	return Literal{}, 0, false
}

// slashed reads the fraction with numerator r, which with mixed set follows a
// whole number. Digits around a slash are more often dates, seasons and
// document numbers, hence only proper fractions in lowest terms with
// denominators that people use; a fraction slash (U+2044) leaves no doubt.
func slashed(text string, r run, mixed bool) (num, den, end int, ok bool) {
	sep, next := joinedBy(text, r.end)
	if sep != '/' || r.zero {
		return 0, 0, 0, false
	}
	d := runAt(text, next)
	if r.n > 4 || d.n > 4 || d.zero {
		return 0, 0, 0, false
	}
	num, _ = strconv.Atoi(digits(text, r.start, r.end))
	den, _ = strconv.Atoi(digits(text, d.start, d.end))
	if !strings.ContainsRune("⁄∕", runeAt(text, r.end)) && !usual(num, den, mixed) {
		return 0, 0, 0, false
	}
	switch after, _ := joinedBy(text, d.end); after {
	case '/', ':', '.', ',', '\'':
		return 0, 0, 0, false
	}
	if hyphensAfter(text, d.end) > 0 || !mixed && hyphensBefore(text, r.start) > 0 || letterAt(text, d.end) {
		return 0, 0, 0, false
	}
	return num, den, d.end, true
}

// usual reports whether people write num/den for a fraction. Sixteenths and
// their like only count after a whole number, as in prices of shares: case
// numbers end in years.
func usual(num, den int, mixed bool) bool {
	if den < 2 || den > 10 && (!mixed || den != 16 && den != 32 && den != 64) || num >= den {
		return false
	}
	a, b := num, den
	for b > 0 {
		a, b = b, a%b
	}
	return a == 1
}

func runeAt(text string, i int) rune {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return r
}

// vulgarAt returns the one-character fraction at byte i and its length.
func vulgarAt(text string, i int) (num, den, size int) {
	if i >= len(text) || text[i] < utf8.RuneSelf {
		return 0, 0, 0
	}
	r, n := utf8.DecodeRuneInString(text[i:])
	if num, den = vulgar(r); den == 0 {
		n = 0
	}
	return num, den, n
}

// fractionLiteral returns the literal of whole + num/den.
func fractionLiteral(whole string, num, den int) Literal {
	v := ratio{num: Canonical(whole), den: "1"}.add(ratio{num: strconv.Itoa(num), den: strconv.Itoa(den)})
	return v.literal(FormFraction)
}

// ratio is an exact fraction of decimals, for thirds on their way to millions.
type ratio struct{ num, den string }

func integer(n uint64) ratio { return ratio{strconv.FormatUint(n, 10), "1"} }

// add returns r + s.
func (r ratio) add(s ratio) ratio {
	if r.den == s.den {
		return ratio{Add(r.num, s.num), r.den}
	}
	return ratio{Add(Mul(r.num, s.den), Mul(s.num, r.den)), Mul(r.den, s.den)}
}

// mul returns r × s.
func (r ratio) mul(s ratio) ratio { return ratio{Mul(r.num, s.num), Mul(r.den, s.den)} }

// scale returns r × 10^exp.
func (r ratio) scale(exp int) ratio {
	if exp == 0 {
		return r
	}
	return ratio{Scale(r.num, exp), r.den}
}

// whole reports whether r is written without denominator and decimals.
func (r ratio) whole() bool { return r.den == "1" && !strings.Contains(r.num, ".") }

// less reports whether r < s; both are not negative.
func (r ratio) less(s ratio) bool {
	d := Add(Mul(r.num, s.den), negate(Mul(s.num, r.den)))
	return strings.HasPrefix(d, "-")
}

// literal returns the literal of r.
func (r ratio) literal(form Form) Literal {
	if r.den == "1" {
		return newLiteral(Canonical(r.num), form)
	}
	q, exact := Quo(r.num, r.den)
	lit := newLiteral(q, form)
	lit.Rounded = !exact
	return lit
}

// scanPower extends lit, which ends at byte end, by an exponent: 1e10, 10^6.
func scanPower(text string, lit Literal, end int) (Literal, int) {
	if end >= len(text) {
		return lit, end
	}
	mark := text[end]
	if mark != 'e' && mark != 'E' && mark != '^' {
		return lit, end
	}
	i, neg := end+1, false
	if i < len(text) && (text[i] == '+' || text[i] == '-') {
		neg = text[i] == '-'
		i++
	}
	r := runAt(text, i)
	if r.n == 0 || r.n > 3 || letterAt(text, r.end) {
		return lit, end
	}
	if sep, _ := joinedBy(text, r.end); sep == '.' || sep == ',' || sep == ':' || sep == '/' {
		return lit, end
	}
	n, _ := strconv.Atoi(digits(text, r.start, r.end))
	if n > maxDigits {
		return lit, end
	}
	if neg {
		n = -n
		if mark != '^' && lit.Form == FormPlain && lit.Int > 9 {
			return lit, end // "Rule 14e-1"
		}
	}
	value, exact := Scale(lit.Value, n), true
	if mark == '^' {
		value, exact = power(lit.Value, n)
	}
	if value == "" {
		return lit, end
	}
	p := newLiteral(value, FormPower)
	p.Rounded = !exact
	return p, r.end
}
