package number

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// checkScan fails if a scan that found something did not end on a character's
// boundary behind where it started, or gave no canonical value.
func checkScan(t *testing.T, text string, pos int, lit Literal, end int, ok bool) {
	t.Helper()
	if !ok {
		return
	}
	if end <= pos || end > len(text) {
		t.Fatalf("scan of %q from %d ends at %d", text, pos, end)
	}
	if utf8.ValidString(text) && end < len(text) && !utf8.RuneStart(text[end]) {
		t.Fatalf("scan of %q from %d ends inside a character, at %d", text, pos, end)
	}
	if Canonical(lit.Value) != lit.Value || lit.Value == "" {
		t.Fatalf("scan of %q from %d has value %q", text, pos, lit.Value)
	}
	for i, r := range lit.Readings {
		if Canonical(r) != r || i == 0 && r != lit.Value {
			t.Fatalf("scan of %q from %d has readings %q", text, pos, lit.Readings)
		}
	}
	if lit.IsInt && digitsOnly(lit.Value) && small18(lit.Value) != lit.Int {
		t.Fatalf("scan of %q from %d has value %q but integer %d", text, pos, lit.Value, lit.Int)
	}
}

func digitsOnly(s string) bool { return len(s) <= 18 && strings.Trim(s, "0123456789") == "" }

func small18(s string) int64 {
	v, _ := small(s)
	return v
}

func FuzzScanDigits(f *testing.F) {
	for _, s := range []string{"3.765", "1 414 021 100", "12,34,567.89", "2 1/2", "1e10", "10^-3", "½", ".5", "٣٫٥", "09.11.2024", "1'000'000.5", "７，８９０"} {
		f.Add(s, uint8(0))
	}
	f.Fuzz(func(t *testing.T, text string, pos uint8) {
		for _, style := range []Style{neutral, german, english, french, swiss} {
			lit, end, ok := ScanDigits(text, int(pos), style)
			checkScan(t, text, int(pos), lit, end, ok)
			plain, plainEnd, plainOK := ScanPlain(text, int(pos))
			checkScan(t, text, int(pos), plain, plainEnd, plainOK)
			if plainOK && (!ok || end < plainEnd) {
				t.Fatalf("ScanDigits(%q, %d) = %d, %v but the run of digits ends at %d", text, pos, end, ok, plainEnd)
			}
		}
	})
}

func FuzzWordsScan(f *testing.F) {
	for _, tests := range [][]wordTest{germanWords, englishWords} {
		for _, tc := range tests {
			f.Add(strings.NewReplacer("‹", "", "›", "").Replace(tc.text), uint8(strings.Index(tc.text, "‹")))
		}
	}
	for _, s := range []string{"2,5 Mio.", "4 thousand 3 hundred and 21", "5M", "21st", "nineteen oh five", "1.500 million"} {
		f.Add(s, uint8(0))
	}
	all := []*Words{testWords(f, "german"), testWords(f, "english")}
	f.Fuzz(func(t *testing.T, text string, pos uint8) {
		for i, w := range all {
			style := []Style{german, english}[i]
			lit, end, ok := w.Scan(text, int(pos))
			checkScan(t, text, int(pos), lit, end, ok)
			mixed, mixedEnd, mixedOK := w.ScanMixed(text, int(pos), style)
			checkScan(t, text, int(pos), mixed, mixedEnd, mixedOK)
			if ok && !mixedOK {
				t.Fatalf("Scan(%q, %d) found %s and ScanMixed nothing", text, pos, lit.Value)
			}
			lit, end, ok = w.ScanOrdinal(text, int(pos), style)
			checkScan(t, text, int(pos), lit, end, ok)
			if year, end, ok := w.ScanYear(text, int(pos)); ok {
				checkScan(t, text, int(pos), newLiteral(digitString(uint64(year)), FormSpelled), end, ok)
			}
		}
	})
}
