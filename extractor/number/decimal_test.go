package number

import (
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestCanonical(t *testing.T) {
	for _, tc := range []struct{ in, want string }{
		{"0", "0"}, {"007", "7"}, {"+007.50", "7.5"}, {"-.0", "0"}, {"-0", "0"}, {".5", "0.5"}, {"5.", "5"},
		{"-00.250", "-0.25"}, {"100", "100"}, {"", ""}, {".", ""}, {"-", ""}, {"1e5", ""}, {"1.2.3", ""}, {" 1", ""}, {"--1", ""},
	} {
		if got := Canonical(tc.in); got != tc.want {
			t.Errorf("Canonical(%q) = %q, want %q", tc.in, got, tc.want)
		}
	}
}

func TestScale(t *testing.T) {
	for _, tc := range []struct {
		value string
		exp   int
		want  string
	}{
		{"2.5", 9, "2500000000"}, {"2.5", 1, "25"}, {"2.55", 1, "25.5"}, {"25", -1, "2.5"}, {"25", -3, "0.025"}, {"-1.5", 6, "-1500000"},
		{"0", 6, "0"}, {"7", 0, "7"}, {"007", 0, "7"}, {"x", 1, ""}, {"1", 5000, ""}, {"1", -5000, ""},
	} {
		if got := Scale(tc.value, tc.exp); got != tc.want {
			t.Errorf("Scale(%q, %d) = %q, want %q", tc.value, tc.exp, got, tc.want)
		}
	}
}

func TestArithmetic(t *testing.T) {
	for _, tc := range []struct{ op, a, b, want string }{
		{"+", "1", "2", "3"}, {"+", "1.5", "2.55", "4.05"}, {"+", "-1.5", "1.5", "0"}, {"+", "99999999999999999999", "1", "100000000000000000000"},
		{"+", "x", "1", ""}, {"+", strings.Repeat("9", 5000), "1", ""},
		{"*", "12", "12", "144"}, {"*", "2.5", "0.4", "1"}, {"*", "-2.5", "3", "-7.5"}, {"*", "99999999999", "99999999999", "9999999999800000000001"},
		{"*", "", "1", ""}, {"*", "1", strings.Repeat("9", 5000), ""},
		{"/", "1", "4", "0.25"}, {"/", "-1", "3", "-0.3333333333333333333333333333333333"}, {"/", "2", "3", "0.6666666666666666666666666666666667"},
		{"/", "2000000", "3", "666666.6666666666666666666666666667"}, {"/", "1", "1024", "0.0009765625"}, {"/", "0", "7", "0"},
		{"/", "1", "0", ""}, {"/", "x", "1", ""}, {"/", "1.5", "0.5", "3"}, {"/", "10", "0.003", "3333.333333333333333333333333333333"},
		{"/", "9999999999999999999999999999999999999999", "7", "1428571428571428571428571428571429000000"},
	} {
		got := ""
		switch tc.op {
		case "+":
			got = Add(tc.a, tc.b)
		case "*":
			got = Mul(tc.a, tc.b)
		case "/":
			got, _ = Quo(tc.a, tc.b)
		}
		if got != tc.want {
			t.Errorf("%.20q %s %.20q = %q, want %q", tc.a, tc.op, tc.b, got, tc.want)
		}
	}
}

func TestPower(t *testing.T) {
	for _, tc := range []struct {
		base  string
		n     int
		want  string
		exact bool
	}{
		{"10", 6, "1000000", true}, {"2", -1, "0.5", true}, {"2500", -1, "0.0004", true}, {"0", 0, "", false}, {"5", 0, "1", true},
		{"1.1", 400, "36064014027524435.84098091972274134", false}, {"2", 500, "", false}, {"3", -1, "0.3333333333333333333333333333333333", false},
	} {
		got, exact := power(tc.base, tc.n)
		if got != tc.want || exact != tc.exact {
			t.Errorf("power(%q, %d) = %q, %v, want %q, %v", tc.base, tc.n, got, exact, tc.want, tc.exact)
		}
	}
}

// rat returns the value of a decimal.
func rat(t *rapid.T, s string) *big.Rat {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		t.Fatalf("%q is no decimal", s)
	}
	return r
}

func TestArithmeticAgainstRationals(t *testing.T) {
	decimal := rapid.Custom(func(t *rapid.T) string {
		return Canonical(rapid.StringMatching(`-?[0-9]{1,24}(\.[0-9]{1,12})?`).Draw(t, "decimal"))
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := decimal.Draw(t, "a"), decimal.Draw(t, "b")
		exp := rapid.IntRange(-40, 40).Draw(t, "exp")
		x, y := rat(t, a), rat(t, b)
		check := func(op, got string, want *big.Rat) {
			if rat(t, got).Cmp(want) != 0 || Canonical(got) != got {
				t.Fatalf("%s %s %s = %s", a, op, b, got)
			}
		}
		check("+", Add(a, b), new(big.Rat).Add(x, y))
		check("*", Mul(a, b), new(big.Rat).Mul(x, y))
		power := new(big.Rat).SetInt(pow10(max(exp, -exp)))
		if exp < 0 {
			power.Inv(power)
		}
		check("scale", Scale(a, exp), power.Mul(x, power))
		if b == "0" {
			return
		}
		q, exact := Quo(a, b)
		want := new(big.Rat).Quo(x, y)
		if exact {
			check("/", q, want)
			return
		}
		// Off by at most half a unit of the 34th digit.
		diff := new(big.Rat).Sub(rat(t, q), want)
		bound := new(big.Rat).Mul(want.Abs(want), new(big.Rat).SetFrac(big.NewInt(5), pow10(significant)))
		if diff.Abs(diff).Cmp(bound) > 0 {
			t.Fatalf("%s / %s = %s is off by more than half a unit", a, b, q)
		}
		if digits := strings.TrimLeft(strings.NewReplacer(".", "", "-", "").Replace(q), "0"); len(strings.TrimRight(digits, "0")) > significant {
			t.Fatalf("%s / %s = %s has too many digits", a, b, q)
		}
	})
}
