package number

import (
	"math/big"
	"strconv"
	"strings"
)

// The decimals of this package are strings: an optional minus, digits without
// leading zeros, and optionally a point and digits without trailing zeros.
// Floats would round what a treaty says exactly.

const (
	// significant is how many digits a quotient has that does not end.
	significant = 34
	// maxExact is how many decimals a quotient that ends may have before it
	// is rounded like one that does not.
	maxExact = 100
	// maxOperand caps the length of what is multiplied or added: big.Int is
	// quadratic in it, and texts can hold digits without end.
	maxOperand = 4096
	// maxShift caps the powers of ten of Scale, so that a few bytes of text
	// cannot ask for a gigabyte of zeros.
	maxShift = 4096
)

// Canonical returns the plain decimal that s writes: "+007.50" is "7.5" and
// "-.0" is "0". It is empty if s is anything but an optional sign, ASCII
// digits and at most one point.
func Canonical(s string) string {
	neg, whole, frac, ok := split(s)
	if !ok {
		return ""
	}
	return join(neg, whole, frac)
}

// Scale returns the decimal value times ten to the power exp. Only the point
// moves, so that it is exact and linear for any length. It is empty if value
// is no decimal or exp is beyond ±4096.
func Scale(value string, exp int) string {
	neg, whole, frac, ok := split(value)
	if !ok || exp > maxShift || exp < -maxShift {
		return ""
	}
	switch {
	case exp == 0:
	case exp >= len(frac):
		whole, frac = whole+frac+strings.Repeat("0", exp-len(frac)), ""
	case exp > 0:
		whole, frac = whole+frac[:exp], frac[exp:]
	case -exp >= len(whole):
		whole, frac = "", strings.Repeat("0", -exp-len(whole))+whole+frac
	default:
		cut := len(whole) + exp
		whole, frac = whole[:cut], whole[cut:]+frac
	}
	return join(neg, whole, frac)
}

// Add returns the exact sum of the decimals a and b. It is empty if one is no
// decimal or has more than 4096 digits.
func Add(a, b string) string {
	if x, ok := small(a); ok {
		if y, ok := small(b); ok {
			return strconv.FormatInt(x+y, 10)
		}
	}
	x, sx, okx := coefficient(a)
	y, sy, oky := coefficient(b)
	if !okx || !oky {
		return ""
	}
	if sx < sy {
		x.Mul(x, pow10(sy-sx))
		sx = sy
	} else {
		y.Mul(y, pow10(sx-sy))
	}
	return shifted(x.Add(x, y).String(), sx)
}

// Mul returns the exact product of the decimals a and b. It is empty if one is
// no decimal or has more than 4096 digits.
func Mul(a, b string) string {
	if x, ok := small(a); ok && -1e9 < x && x < 1e9 {
		if y, ok := small(b); ok && -1e9 < y && y < 1e9 {
			return strconv.FormatInt(x*y, 10)
		}
	}
	x, sx, okx := coefficient(a)
	y, sy, oky := coefficient(b)
	if !okx || !oky {
		return ""
	}
	return shifted(x.Mul(x, y).String(), sx+sy)
}

// Quo returns the quotient of the decimals a and b: exact where its decimals
// end, and otherwise rounded half to even to 34 significant digits. It is
// empty if one is no decimal or has more than 4096 digits, or b is zero.
func Quo(a, b string) (q string, exact bool) {
	if q, ok := smallQuo(a, b); ok {
		return q, true
	}
	x, sx, okx := coefficient(a)
	y, sy, oky := coefficient(b)
	if !okx || !oky || y.Sign() == 0 {
		return "", false
	}
	if x.Sign() == 0 {
		return "0", true
	}
	neg := x.Sign()*y.Sign() < 0
	x.Abs(x)
	y.Abs(y)
	if sx < sy {
		x.Mul(x, pow10(sy-sx))
	} else {
		y.Mul(y, pow10(sx-sy))
	}
	gcd := new(big.Int).GCD(nil, nil, x, y)
	x.Quo(x, gcd)
	y.Quo(y, gcd)
	if places, ends := decimals(y); ends && places <= maxExact {
		x.Mul(x, pow10(places)).Quo(x, y)
		return signed(neg, shifted(x.String(), places)), true
	}
	// Two digits more than needed, and a sticky one for the remainder, make
	// the rounding exact.
	places := significant + 2 - len(x.String()) + len(y.String())
	if places >= 0 {
		x.Mul(x, pow10(places))
	} else {
		y.Mul(y, pow10(-places))
	}
	rest := new(big.Int)
	x.QuoRem(x, y, rest)
	digits := x.String()
	if rest.Sign() != 0 {
		digits += "1"
		places++
	}
	digits, dropped := round(digits, significant)
	return signed(neg, Scale(digits, dropped-places)), false
}

// smallQuo divides small integers whose quotient ends soon: halves, quarters,
// hundredths. Most fractions of a text are such.
func smallQuo(a, b string) (string, bool) {
	x, okx := small(a)
	y, oky := small(b)
	if !okx || !oky || x < 0 || x > 1e12 || y < 1 {
		return "", false
	}
	for places := 0; places <= 6; places++ {
		if x%y == 0 {
			return shifted(strconv.FormatInt(x/y, 10), places), true
		}
		x *= 10
	}
	return "", false
}

// power returns base to the power n, exact if it has at most 100 digits. It is
// empty for operands whose power would be out of all proportion.
func power(base string, n int) (p string, exact bool) {
	if len(base) > 24 || n > 400 || n < -400 {
		return "", false
	}
	x, places, ok := coefficient(base)
	if !ok || x.Sign() == 0 && n <= 0 {
		return "", false
	}
	e := n
	if e < 0 {
		e = -e
	}
	x.Exp(x, big.NewInt(int64(e)), nil)
	p = shifted(x.String(), places*e)
	if n < 0 {
		return Quo("1", p)
	}
	if len(p) <= maxExact {
		return p, true
	}
	digits, dropped := round(x.String(), significant)
	return Scale(digits, dropped-places*e), dropped == 0
}

// Less reports whether a < b. It is false if one is no decimal.
func Less(a, b string) bool {
	d := Add(a, negate(b))
	return d != "" && b != "" && d[0] == '-'
}

// negate returns the decimal with its sign turned.
func negate(value string) string {
	switch {
	case value == "0" || value == "":
		return value
	case value[0] == '-':
		return value[1:]
	}
	return "-" + value
}

// split takes a decimal apart. Zeros at the ends stay.
func split(s string) (neg bool, whole, frac string, ok bool) {
	if s != "" && (s[0] == '-' || s[0] == '+') {
		neg, s = s[0] == '-', s[1:]
	}
	point := -1
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
		case c == '.' && point < 0:
			point = i
		default:
			return false, "", "", false
		}
	}
	if point < 0 {
		return neg, s, "", s != ""
	}
	return neg, s[:point], s[point+1:], len(s) > 1
}

// join writes a decimal in its canonical form.
func join(neg bool, whole, frac string) string {
	whole, frac = strings.TrimLeft(whole, "0"), strings.TrimRight(frac, "0")
	if whole == "" {
		if frac == "" {
			return "0"
		}
		whole = "0"
	}
	switch {
	case frac == "" && !neg:
		return whole
	case frac == "":
		return "-" + whole
	case neg:
		return "-" + whole + "." + frac
	}
	return whole + "." + frac
}

// small returns the value of a decimal that is an integer of at most 18 digits.
func small(s string) (int64, bool) {
	if len(s) > 18 || s == "" || s[0] == '+' {
		return 0, false
	}
	v, err := strconv.ParseInt(s, 10, 64)
	return v, err == nil
}

// coefficient returns the integer and the number of decimals that make up s.
func coefficient(s string) (x *big.Int, places int, ok bool) {
	if len(s) > maxOperand {
		return nil, 0, false
	}
	neg, whole, frac, ok := split(s)
	if !ok {
		return nil, 0, false
	}
	x, ok = new(big.Int).SetString(whole+frac, 10)
	if ok && neg {
		x.Neg(x)
	}
	return x, len(frac), ok
}

// shifted returns the integer digits divided by ten to the power places.
func shifted(digits string, places int) string {
	neg := strings.HasPrefix(digits, "-")
	if neg {
		digits = digits[1:]
	}
	if places > len(digits) {
		digits = strings.Repeat("0", places-len(digits)) + digits
	}
	cut := len(digits) - places
	return join(neg, digits[:cut], digits[cut:])
}

func signed(neg bool, s string) string {
	if neg {
		return negate(s)
	}
	return s
}

func pow10(n int) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
}

// decimals reports whether a fraction in lowest terms with denominator y ends,
// and after how many decimals.
func decimals(y *big.Int) (places int, ends bool) {
	twos := int(y.TrailingZeroBits())
	y = new(big.Int).Rsh(y, uint(twos))
	fives := 0
	five, q, r := big.NewInt(5), new(big.Int), new(big.Int)
	for fives <= maxExact {
		q.QuoRem(y, five, r)
		if r.Sign() != 0 {
			break
		}
		y.Set(q)
		fives++
	}
	return max(twos, fives), y.IsInt64() && y.Int64() == 1
}

// round cuts digits to at most n, half to even, and says how many it dropped.
func round(digits string, n int) (string, int) {
	if len(digits) <= n {
		return digits, 0
	}
	head, tail := digits[:n], digits[n:]
	up := tail[0] > '5' || tail[0] == '5' &&
		(strings.TrimRight(tail[1:], "0") != "" || (head[n-1]-'0')%2 == 1)
	if up {
		x, _ := new(big.Int).SetString(head, 10)
		head = x.Add(x, big.NewInt(1)).String() // 99…9 gains a digit, which is a zero
	}
	return head, len(tail)
}
