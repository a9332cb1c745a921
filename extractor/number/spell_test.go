package number

import (
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// germanSpeller spells numbers as German does, in the ways that its choices say.
type germanSpeller struct {
	one bool // einhundert and eintausend, not hundert and tausend
	and bool // hundertundfünf
	gap bool // a blank before the part below a thousand
}

func (s germanSpeller) below100(n int) string {
	units := strings.Fields("null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn")
	tens := strings.Fields("- zehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")
	switch {
	case n < 20:
		return units[n]
	case n%10 == 0:
		return tens[n/10]
	case n%10 == 1:
		return "einund" + tens[n/10]
	}
	return units[n%10] + "und" + tens[n/10]
}

// below1000 spells n; before a scale, eins is ein.
func (s germanSpeller) below1000(n int, last bool) string {
	if n < 100 {
		if n == 1 && !last {
			return "ein"
		}
		w := s.below100(n)
		if !last && n%100 == 1 {
			w = "ein"
		}
		return w
	}
	head := "hundert"
	if n >= 200 {
		head = s.below100(n/100) + head
	} else if s.one {
		head = "ein" + head
	}
	if n%100 == 0 {
		return head
	}
	tail := s.below100(n % 100)
	if !last && n%100 == 1 {
		tail = "ein"
	}
	if s.and {
		return head + "und" + tail
	}
	return head + tail
}

func (s germanSpeller) spell(n int64) string {
	if n == 0 {
		return "null"
	}
	var words []string
	for _, scale := range []struct {
		value     int64
		one, many string
	}{
		{1e12, "Billion", "Billionen"},
		{1e9, "Milliarde", "Milliarden"},
		{1e6, "Million", "Millionen"},
	} {
		k := n / scale.value
		n %= scale.value
		switch {
		case k == 1:
			words = append(words, "eine "+scale.one)
		case k > 0:
			words = append(words, s.spell(k)+" "+scale.many)
		}
	}
	low := ""
	if k := int(n / 1000); k == 1 && !s.one {
		low = "tausend"
	} else if k > 0 {
		low = s.below1000(k, false) + "tausend"
	}
	if rest := int(n % 1000); rest > 0 {
		if s.gap && low != "" && rest >= 100 {
			low += " "
		}
		low += s.below1000(rest, true)
	}
	if low != "" {
		words = append(words, low)
	}
	return strings.Join(words, " ")
}

// englishSpeller spells numbers as English does, in the ways that its choices
// say.
type englishSpeller struct {
	and    bool // one hundred and five
	hyphen bool // twenty-one
	comma  bool // one million, two hundred thousand
	a      bool // a hundred
}

func (s englishSpeller) below100(n int) string {
	units := strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
	tens := strings.Fields("- ten twenty thirty forty fifty sixty seventy eighty ninety")
	switch {
	case n < 20:
		return units[n]
	case n%10 == 0:
		return tens[n/10]
	case s.hyphen:
		return tens[n/10] + "-" + units[n%10]
	}
	return tens[n/10] + " " + units[n%10]
}

func (s englishSpeller) below1000(n int) string {
	if n < 100 {
		return s.below100(n)
	}
	w := s.below100(n/100) + " hundred"
	if n%100 == 0 {
		return w
	}
	if s.and {
		w += " and"
	}
	return w + " " + s.below100(n%100)
}

func (s englishSpeller) spell(n int64) string {
	if n == 0 {
		return "zero"
	}
	w := ""
	for _, scale := range []struct {
		value int64
		word  string
	}{
		{1e15, "quadrillion"}, {1e12, "trillion"}, {1e9, "billion"}, {1e6, "million"}, {1e3, "thousand"}, {1, ""},
	} {
		k := int(n / scale.value)
		n %= scale.value
		if k == 0 {
			continue
		}
		switch {
		case w == "":
		case scale.value == 1 && k < 100:
			if s.and {
				w += " and"
			}
			w += " "
		case s.comma && (k >= 100 || scale.value > 1):
			w += ", "
		default:
			w += " "
		}
		w += s.below1000(k)
		if scale.word != "" {
			w += " " + scale.word
		}
	}
	if s.a && strings.HasPrefix(w, "one ") {
		w = "a" + w[len("one"):]
	}
	return w
}

// number draws integers of all lengths up to 10^15.
func numbers() *rapid.Generator[int64] {
	return rapid.Custom(func(t *rapid.T) int64 {
		most := int64(1)
		for range rapid.IntRange(0, 15).Draw(t, "digits") {
			most *= 10
		}
		n := rapid.Int64Range(0, most).Draw(t, "n")
		if rapid.Bool().Draw(t, "round") { // zeros inside are where grammars fail
			for unit := int64(10); unit <= most; unit *= 10 {
				if rapid.Bool().Draw(t, "zero") {
					n -= n / (unit / 10) % 10 * (unit / 10)
				}
			}
		}
		return n
	})
}

func checkSpelling(t *rapid.T, w *Words, text string, n int64) {
	for _, s := range []string{text, strings.ToUpper(text), strings.ReplaceAll(text, " ", "\n")} {
		lit, end, ok := w.Scan(s, 0)
		if !ok || lit.Value != strconv.FormatInt(n, 10) || end != len(s) {
			t.Fatalf("Scan(%q) = %s for %q, %v, want %d", s, lit.Value, s[:end], ok, n)
		}
		if !lit.IsInt || lit.Int != n {
			t.Fatalf("Scan(%q) has integer %d, %v, want %d", s, lit.Int, lit.IsInt, n)
		}
	}
}

func TestGermanSpelling(t *testing.T) {
	w := testWords(t, "german")
	rapid.Check(t, func(t *rapid.T) {
		s := germanSpeller{rapid.Bool().Draw(t, "one"), rapid.Bool().Draw(t, "and"), rapid.Bool().Draw(t, "gap")}
		n := numbers().Draw(t, "number")
		checkSpelling(t, w, s.spell(n), n)
	})
}

func TestEnglishSpelling(t *testing.T) {
	w := testWords(t, "english")
	rapid.Check(t, func(t *rapid.T) {
		s := englishSpeller{
			rapid.Bool().Draw(t, "and"), rapid.Bool().Draw(t, "hyphen"),
			rapid.Bool().Draw(t, "comma"), rapid.Bool().Draw(t, "a"),
		}
		n := numbers().Draw(t, "number")
		checkSpelling(t, w, s.spell(n), n)
	})
}

// All numbers below 10^5, which random ones leave gaps in.
func TestSpellingSmall(t *testing.T) {
	german, english := testWords(t, "german"), testWords(t, "english")
	for n := int64(0); n < 100_000; n++ {
		for _, tc := range []struct {
			w    *Words
			text string
		}{{german, germanSpeller{}.spell(n)}, {english, englishSpeller{and: true, hyphen: true}.spell(n)}} {
			lit, end, ok := tc.w.Scan(tc.text, 0)
			if !ok || lit.Int != n || end != len(tc.text) {
				t.Fatalf("Scan(%q) = %s for %q, %v, want %d", tc.text, lit.Value, tc.text[:end], ok, n)
			}
		}
	}
}

// Digits written by a style must be read back by it.
func TestDigitsRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		style := rapid.SampledFrom([]Style{german, english, french, swiss}).Draw(t, "style")
		whole := strconv.FormatInt(numbers().Draw(t, "whole"), 10)
		frac := rapid.StringMatching(`[0-9]{0,6}`).Draw(t, "frac")
		text := ""
		for i, d := range whole {
			if i > 0 && (len(whole)-i)%3 == 0 {
				text += style.Group
			}
			text += string(d)
		}
		if frac != "" {
			text += string(style.Decimal) + frac
		}
		want := Canonical(whole + "." + frac)
		if strings.Count(text, ".") == 3 && style.Group == "." {
			t.Skip("could be the address of a computer")
		}
		got, end, ok := ScanDigits(text, 0, style)
		if !ok || got.Value != want || end != len(text) {
			t.Fatalf("ScanDigits(%q, %+v) = %s for %q, want %s", text, style, got.Value, text[:end], want)
		}
	})
}
