package number

import (
	"fmt"
	"strconv"
	"unicode/utf8"
)

// Form says how a literal is written.
type Form uint8

// The forms.
const (
	FormPlain    Form = iota + 1 // digits only: 1945
	FormGrouped                  // digits in groups: 370 000
	FormDecimal                  // with a decimal mark, grouped or not: 2,5
	FormFraction                 // 3/4, 2 1/2, ½
	FormPower                    // 1e10, 10^6
	FormSpelled                  // words only: dreiundzwanzig
	FormMixed                    // digits and words: 2.5 million, 180k
)

// Literal is a numeral as read from a text.
type Literal struct {
	Value string // canonical decimal
	Int   int64  // the value, if IsInt
	IsInt bool   // the value is an integer that fits Int
	Form  Form

	// Readings are all values, the preferred one first, where the separators
	// allow more than one, and nil where they do not.
	Readings []string

	// Weak says that the words are more often no number: "one", "half",
	// "second". A rule should ask for more context.
	Weak bool

	// Part says that the words are a fraction and nothing more: "two thirds".
	Part bool

	// Chained says that the digits are a part of something longer that is no
	// number: a date, a clock time, a version, an address. A rule for plain
	// numbers should leave them alone.
	Chained bool

	// Rounded says that Value is the fraction rounded to 34 significant
	// digits, since its decimals do not end.
	Rounded bool
}

// Style is how a language writes numbers in digits. The zero Style knows
// neither mark, as in texts of an unknown language.
//
// Apostrophes and all kinds of blanks separate groups in every style, since
// writers of every language use them so.
type Style struct {
	Group   string // the characters that separate groups of three digits
	Decimal rune   // the decimal mark, 0 if unknown
}

// NewStyle returns the style of the decimal mark and the group separators as a
// language pack writes them. Either may be empty.
func NewStyle(decimal, group string) (Style, error) {
	s := Style{Group: group}
	if decimal != "" {
		r, n := utf8.DecodeRuneInString(decimal)
		if n != len(decimal) {
			return Style{}, fmt.Errorf("number: decimal mark %q is not one character", decimal)
		}
		s.Decimal = r
	}
	for _, r := range group {
		if r == s.Decimal {
			return Style{}, fmt.Errorf("number: %q is both the decimal mark and a group separator", r)
		}
		if r >= '0' && r <= '9' || r == utf8.RuneError {
			return Style{}, fmt.Errorf("number: %q cannot separate groups", r)
		}
	}
	return s, nil
}

// newLiteral returns the literal of a canonical value.
func newLiteral(value string, form Form) Literal {
	l := Literal{Value: value, Form: form}
	l.setInt()
	return l
}

func (l *Literal) setInt() {
	l.Int, l.IsInt = 0, false
	if len(l.Value) > 20 {
		return
	}
	v, err := strconv.ParseInt(l.Value, 10, 64)
	if err == nil {
		l.Int, l.IsInt = v, true
	}
}

// ambiguous sets the second reading of l.
func (l *Literal) ambiguous(second string) {
	if second != "" && second != l.Value {
		l.Readings = []string{l.Value, second}
	}
}
