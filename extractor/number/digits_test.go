package number

import (
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

var (
	german  = Style{Group: ".", Decimal: ','}
	english = Style{Group: ",", Decimal: '.'}
	french  = Style{Group: " ", Decimal: ','}
	swiss   = Style{Group: "'", Decimal: '.'}
	neutral = Style{}
)

// lit makes a wanted literal.
func lit(value string, form Form, readings ...string) Literal {
	l := newLiteral(value, form)
	l.Readings = readings
	return l
}

func chained(value string) Literal {
	l := newLiteral(value, FormPlain)
	l.Chained = true
	return l
}

func rounded(value string) Literal {
	l := newLiteral(value, FormFraction)
	l.Rounded = true
	return l
}

func TestScanDigits(t *testing.T) {
	for _, tc := range []struct {
		style Style
		text  string // what is to be read stands between ‹ and ›
		want  Literal
	}{
		{neutral, "‹7›", lit("7", FormPlain)},
		{neutral, "‹007›", lit("7", FormPlain)},
		{neutral, "‹1945›.", lit("1945", FormPlain)},
		{neutral, "‹192›. ", lit("192", FormPlain)},
		{neutral, "‹12345678901234567890›", lit("12345678901234567890", FormPlain)},

		// Groups and decimals of the language.
		{german, "‹10.000›", lit("10000", FormGrouped)},
		{german, "‹3.765› Soldaten", lit("3765", FormGrouped)},
		{german, "‹1.000.000.000›", lit("1000000000", FormGrouped)},
		{german, "‹1.234.567›,", lit("1234567", FormGrouped)},
		{german, "‹2,5›", lit("2.5", FormDecimal)},
		{german, "‹3,765›", lit("3.765", FormDecimal)},
		{german, "‹2.000,352›", lit("2000.352", FormDecimal)},
		{german, "‹195,63› m", lit("195.63", FormDecimal)},
		{german, "‹0,50›", lit("0.5", FormDecimal)},
		{german, "‹5,00›", lit("5", FormDecimal)},
		{english, "‹3,765›", lit("3765", FormGrouped)},
		{english, "‹1,234,567.89›", lit("1234567.89", FormDecimal)},
		{english, "‹2.5›", lit("2.5", FormDecimal)},
		{english, "‹9.2321312›", lit("9.2321312", FormDecimal)},
		{english, "‹12,34,567.89› rupees", lit("1234567.89", FormDecimal)},
		{english, "‹12,34,567›", lit("1234567", FormGrouped)},
		{french, "‹10 000›", lit("10000", FormGrouped)},
		{french, "‹1 234 567,89›", lit("1234567.89", FormDecimal)},
		{swiss, "‹3'765.50›", lit("3765.5", FormDecimal)},
		{swiss, "‹1’234’567›", lit("1234567", FormGrouped)},

		// Blanks and apostrophes, in every language.
		{german, "‹370 000› Menschen", lit("370000", FormGrouped)},
		{german, "‹40\u202f000›", lit("40000", FormGrouped)},
		{german, "‹1\u00a0234\u00a0567,5›", lit("1234567.5", FormDecimal)},
		{english, "‹1 414 021 100›.", lit("1414021100", FormGrouped)},
		{english, "‹5\u2009000›", lit("5000", FormGrouped)},
		{german, "‹3'765›", lit("3765", FormGrouped)},
		{neutral, "‹17 500›", lit("17500", FormGrouped)},
		{german, "2006 ‹370 000› Menschen", lit("370000", FormGrouped)},
		{german, "‹2006› 370 000", lit("2006", FormPlain)},
		{german, "‹030› 123 456", lit("30", FormPlain)},
		{german, "030 ‹123› 456", lit("123", FormPlain)},
		{german, "‹12› 345 67 89", lit("12", FormPlain)},
		{german, "‹3› 12", lit("3", FormPlain)},
		{german, "‹3› 4567", lit("3", FormPlain)},
		{german, "‹1›\n000", lit("1", FormPlain)},

		// The other convention, where nothing else fits.
		{german, "‹1,234,567›", lit("1234567", FormGrouped)},
		{german, "‹1,234.56›", lit("1234.56", FormDecimal)},
		{german, "‹0.25›", lit("0.25", FormDecimal)},
		{german, "‹3.14159›", lit("3.14159", FormDecimal)},
		{german, "‹1234.56›", lit("1234.56", FormDecimal)},
		{english, "‹1.234.567›", lit("1234567", FormGrouped)},
		{english, "‹1.234,56›", lit("1234.56", FormDecimal)},
		{english, "‹0,5› per cent", lit("0.5", FormDecimal)},
		{french, "‹3.765›", lit("3765", FormGrouped, "3765", "3.765")},
		{french, "‹2.5›", lit("2.5", FormDecimal)},

		// Two readings.
		{english, "‹10.000›", lit("10", FormDecimal, "10", "10000")},
		{english, "‹1.234›", lit("1.234", FormDecimal, "1.234", "1234")},
		{english, "‹0.683›", lit("0.683", FormDecimal)},
		{english, "‹1234.567›", lit("1234.567", FormDecimal)},
		{neutral, "‹3,765›", lit("3765", FormGrouped, "3765", "3.765")},
		{neutral, "‹3.765›", lit("3765", FormGrouped, "3765", "3.765")},
		{neutral, "‹1.234.567›", lit("1234567", FormGrouped)},
		{neutral, "‹1.234,5›", lit("1234.5", FormDecimal)},
		{neutral, "‹2,5›", lit("2.5", FormDecimal)},
		{neutral, "‹0,683›", lit("0.683", FormDecimal)},

		// No numbers but parts of something else.
		{german, "‹09›.11.2024", chained("9")},
		{german, "09.‹11›.2024", chained("11")},
		{german, "09.11.‹2024›", chained("2024")},
		{german, "‹20›.30 Uhr", chained("20")},
		{german, "‹20›:30", chained("20")},
		{german, "‹3›.2", chained("3")},
		{english, "‹20›:30", chained("20")},
		{english, "‹1›.2.3", chained("1")},
		{english, "‹192›.168.1.2", chained("192")},
		{english, "192.‹168›.1.2", chained("168")},
		{german, "‹192›.168.100.200", chained("192")},
		{neutral, "‹9›.11.2024", chained("9")},
		{english, "‹9›/11", chained("9")},
		{english, "‹24›/7", chained("24")},
		{english, "‹2024›/25", chained("2024")},
		{english, "2024/‹25›", chained("25")},
		{english, "A/RES/‹68›/262", chained("68")},
		{english, "‹2024›-11-09", chained("2024")},
		{english, "2024-‹11›-09", chained("11")},
		{english, "2024-11-‹09›", chained("9")},
		{english, "‹1›-222-2222/2222", chained("1")},
		{english, "‹40›-50", lit("40", FormPlain)},
		{english, "40-‹50›", lit("50", FormPlain)},

		// Lists.
		{english, "‹22›,24,26,31", lit("22", FormPlain)},
		{english, "22,‹24›,26,31", lit("24", FormPlain)},
		{english, "‹2019›,2020", lit("2019", FormPlain)},
		{english, "Articles ‹59›,60 and 63", lit("59", FormPlain)},
		{english, "September ‹9›,1886", lit("9", FormPlain)},
		{english, "+‹1› 212-848-8400", lit("1", FormPlain)},
		{german, "‹1›,2,3", lit("1", FormPlain)},
		{german, "‹1.000›,2.000", lit("1000", FormGrouped)},
		{english, "nr. ‹22,240,260,310›.", lit("22240260310", FormGrouped)},

		// Fractions.
		{english, "‹½›", lit("0.5", FormFraction)},
		{english, "‹⅙› and", rounded("0.1666666666666666666666666666666667")},
		{english, "‹2½›", lit("2.5", FormFraction)},
		{english, "‹2 ¾›", lit("2.75", FormFraction)},
		{english, "‹2 1/2›", lit("2.5", FormFraction)},
		{english, "‹2  1/4›", lit("2.25", FormFraction)},
		{english, "‹2-1/2›", lit("2.5", FormFraction)},
		{english, "‹3/4›", lit("0.75", FormFraction)},
		{english, "‹2/3› majority", rounded("0.6666666666666666666666666666666667")},
		{english, "‹7⁄3›", rounded("2.333333333333333333333333333333333")},
		{english, "‹1 4/5›", lit("1.8", FormFraction)},
		{english, "‹1›/2/2024", chained("1")},
		{english, "‹1›/2-3", chained("1")},
		{english, "‹20›/64", chained("20")},
		{english, "‹8›/10", chained("8")},
		{english, "‹1›/16", chained("1")},
		{english, "‹4 3/16›", lit("4.1875", FormFraction)},
		{english, "29/2-‹1›/3", chained("1")},

		// Powers.
		{english, "‹1e10›", lit("10000000000", FormPower)},
		{english, "‹127.32e13›", lit("1273200000000000", FormPower)},
		{english, "‹12.32e+14›", lit("1232000000000000", FormPower)},
		{english, "‹5E-3›", lit("0.005", FormPower)},
		{english, "‹10^6›", lit("1000000", FormPower)},
		{english, "‹2^-1›", lit("0.5", FormPower)},
		{german, "‹2,5^-1›", lit("0.4", FormPower)},
		{english, "‹1.1^+23›", lit("8.95430243255237372246531", FormPower)},
		{english, "‹1›e", lit("1", FormPlain)},
		{english, "‹1›e5x", lit("1", FormPlain)},
		{english, "Rule ‹14›e-1", lit("14", FormPlain)},
		{english, "‹1›e10000", lit("1", FormPlain)},
		{english, "‹5› euros", lit("5", FormPlain)},

		// Without a digit in front.
		{english, "‹.25› ml", lit("0.25", FormDecimal)},
		{german, "‹,5›", lit("0.5", FormDecimal)},
		{english, ".‹25›", chained("25")},
		{english, "Art.‹25›", lit("25", FormPlain)},

		// Other scripts.
		{neutral, "‹１９２›", lit("192", FormPlain)},
		{english, "‹２.７８９０›", lit("2.789", FormDecimal)},
		{english, "‹４，５６５›", lit("4565", FormGrouped)},
		{english, "‹４．８›", lit("4.8", FormDecimal)},
		{neutral, "‹١٢٬٣٤٥٫٦›", lit("12345.6", FormDecimal)},
		{neutral, "‹٣٫٥›", lit("3.5", FormDecimal)},
		{english, "‹१२,३४,५६७›", lit("1234567", FormGrouped)},
		{neutral, "‹𝟙𝟚›", lit("12", FormPlain)},
		{neutral, "第‹5›条", lit("5", FormPlain)},

		// What stands after is left to the caller.
		{english, "‹100›t", lit("100", FormPlain)},
		{english, "‹3›rd", lit("3", FormPlain)},
		{english, "‹5›'11", lit("5", FormPlain)},
		{english, "‹10›²", lit("10", FormPlain)},
	} {
		text, start, end := cut(t, tc.text)
		got, stop, ok := ScanDigits(text, start, tc.style)
		if !ok {
			t.Errorf("ScanDigits(%q, %+v) found nothing", tc.text, tc.style)
			continue
		}
		if stop != end {
			t.Errorf("ScanDigits(%q, %+v) = %s for %q", tc.text, tc.style, got.Value, text[start:stop])
			continue
		}
		if d := cmp.Diff(tc.want, got); d != "" {
			t.Errorf("ScanDigits(%q, %+v) (-want +got):\n%s", tc.text, tc.style, d)
		}
	}
}

func TestScanDigitsNothing(t *testing.T) {
	for _, text := range []string{"", "a", ".", ".a", ",5", "-5", "²", "..5", "é", "\xff1"} {
		if got, end, ok := ScanDigits(text, 0, english); ok {
			t.Errorf("ScanDigits(%q) = %v for %q, want nothing", text, got, text[:end])
		}
	}
	if _, _, ok := ScanDigits("5", -1, english); ok {
		t.Error("ScanDigits before the text found something")
	}
	if _, _, ok := ScanDigits("5", 1, english); ok {
		t.Error("ScanDigits behind the text found something")
	}
}

func TestScanPlain(t *testing.T) {
	for _, tc := range []struct {
		text string
		want Literal
	}{
		{"‹10›.000", chained("10")},
		{"‹007›", lit("7", FormPlain)},
		{"‹5›,5", lit("5", FormPlain)},
		{"5:‹30›", chained("30")},
	} {
		text, start, end := cut(t, tc.text)
		got, stop, ok := ScanPlain(text, start)
		if !ok || stop != end {
			t.Errorf("ScanPlain(%q) ends at %d, %v, want %d", tc.text, stop, ok, end)
		}
		if d := cmp.Diff(tc.want, got); d != "" {
			t.Errorf("ScanPlain(%q) (-want +got):\n%s", tc.text, d)
		}
	}
}

// Ranges of class Nd must be runs of tens that start with a zero, or
// digitValue is wrong; a new Unicode version could break that.
func TestDigitValue(t *testing.T) {
	for _, r := range "0٠۰०০๐０𝟎𝟘𝟢🯰" {
		if r == '0' {
			continue
		}
		for v := rune(0); v < 10; v++ {
			if got := digitValue(r + v); got != int(v) {
				t.Errorf("digitValue(%q) = %d, want %d", r+v, got, v)
			}
		}
	}
	n := 0
	for _, x := range unicode.Nd.R16 {
		n += int(x.Hi-x.Lo) + 1
		if x.Stride != 1 || (x.Hi-x.Lo+1)%10 != 0 {
			t.Errorf("range %x-%x is no run of tens", x.Lo, x.Hi)
		}
	}
	for _, x := range unicode.Nd.R32 {
		n += int(x.Hi-x.Lo) + 1
		if x.Stride != 1 || (x.Hi-x.Lo+1)%10 != 0 {
			t.Errorf("range %x-%x is no run of tens", x.Lo, x.Hi)
		}
	}
	if n < 600 {
		t.Errorf("only %d digits", n)
	}
}

func TestNewStyle(t *testing.T) {
	if s, err := NewStyle(",", ".\u00a0"); err != nil || s != (Style{Group: ".\u00a0", Decimal: ','}) {
		t.Errorf("NewStyle = %v, %v", s, err)
	}
	for _, tc := range []struct{ decimal, group, want string }{
		{",,", ".", `number: decimal mark ",," is not one character`},
		{",", ".,", `number: ',' is both the decimal mark and a group separator`},
		{",", "5", `number: '5' cannot separate groups`},
	} {
		if _, err := NewStyle(tc.decimal, tc.group); err == nil || err.Error() != tc.want {
			t.Errorf("NewStyle(%q, %q) error = %v, want %v", tc.decimal, tc.group, err, tc.want)
		}
	}
}

// Texts built to be costly must be read in linear time: all of these took
// minutes if a scan looked at everything that follows each number.
func TestScanDigitsLinear(t *testing.T) {
	const size = 1 << 20
	for _, part := range []string{"1", "1.", "123.", "123 ", "1234 123 ", "1,234,", "12,", "1-", "1/", "3/4 ", "1:", "1'234'", "٣٬", "1e1", "1^", "½"} {
		text := strings.Repeat(part, size/len(part))
		for _, style := range []Style{neutral, german, english} {
			scans := 0
			for i := 0; i < len(text); {
				_, end, ok := ScanDigits(text, i, style)
				if !ok {
					end = i + 1
				}
				i = end
				scans++
			}
			if scans == 0 {
				t.Fatalf("no scans of %q", part)
			}
		}
	}
}

func TestScanDigitsLong(t *testing.T) {
	text := strings.Repeat("7", 10<<20)
	got, end, ok := ScanDigits(text+".5", 0, english)
	if !ok || end != len(text) || got.Value != text || got.IsInt || got.Form != FormPlain {
		t.Errorf("ScanDigits of %d digits: end %d, %d digits in the value, form %d", len(text), end, len(got.Value), got.Form)
	}
}
