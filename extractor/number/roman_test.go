package number

import "testing"

func TestScanRoman(t *testing.T) {
	for n := 1; n <= 3999; n++ {
		s := roman(n)
		if got, end, ok := scanRoman(s+". x", 0); !ok || got != n || end != len(s) {
			t.Fatalf("scanRoman(%q) = %d, %d, %v, want %d", s, got, end, ok, n)
		}
	}
	for _, s := range []string{"", "IIII", "VX", "IC", "MMMM", "XIVth", "Xä", "x", "iv", "MMMMMMMMMMMMMMMMMMMM"} {
		if got, _, ok := scanRoman(s, 0); ok {
			t.Errorf("scanRoman(%q) = %d, want none", s, got)
		}
	}
}
