package number

import (
	"strings"
	"testing"
)

// go test -bench . -run - ./extractor/number

// eachWord calls f at the start of every word and number of text.
func eachWord(text string, f func(pos int) (end int)) {
	for i := 0; i < len(text); {
		if !letterAt(text, i) {
			i++
			continue
		}
		end := f(i)
		for end <= i || letterAt(text, end) && letterAt(text, end-1) {
			end = max(end, i) + 1
		}
		i = end
	}
}

const (
	germanProse  = "Die Vertragsparteien haben sich darauf verständigt, dass die Anlage bis Ende des Jahres zurückgebaut wird; einer der Staaten hat dem widersprochen. "
	englishProse = "Both governments hold that the facility will be dismantled before winter; one of the States has raised an objection to that. "
)

func BenchmarkWordsScan(b *testing.B) {
	for _, bc := range []struct{ name, grammar, text string }{
		{"german/prose", "german", germanProse},
		{"english/prose", "english", englishProse},
		{"german/numerals", "german", "zwei Millionen dreihundertsiebenundsiebzigtausendneunhundertachtundachtzig, "},
		{"english/numerals", "english", "two million three hundred and seventy-seven thousand nine hundred and eighty-eight. "},
		{"german/fractions", "german", "zweieinhalb Milliarden, drei Viertel, zwei Drittel; "},
	} {
		w := testWords(b, bc.grammar)
		text := strings.Repeat(bc.text, 32<<10/len(bc.text))
		b.Run(bc.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				eachWord(text, func(pos int) int {
					_, end, ok := w.Scan(text, pos)
					if !ok {
						return pos
					}
					return end
				})
			}
		})
	}
}

func BenchmarkScanDigits(b *testing.B) {
	for _, bc := range []struct{ name, text string }{
		{"plain", "1945 "},
		{"grouped", "3.765 "},
		{"blanks", "x 370 000 "},
		{"decimal", "60,6 x "},
		{"date", "09.11.2024 "},
		{"fraction", "3/4 x "},
		{"third", "2⅔ x "},
		{"long", strings.Repeat("7", 10000) + " "},
	} {
		text := strings.Repeat(bc.text, max(1, 32<<10/len(bc.text)))
		b.Run(bc.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				for i := 0; i < len(text); {
					_, end, ok := ScanDigits(text, i, german)
					if !ok {
						end = i + 1
					}
					i = end
				}
			}
		})
	}
}

// TestScanAllocs keeps words that are no numerals free of allocations, since
// the scan is asked at every word of a document.
func TestScanAllocs(t *testing.T) {
	for _, tc := range []struct{ grammar, text string }{
		{"german", germanProse}, {"english", englishProse},
	} {
		w := testWords(t, tc.grammar)
		text := strings.ReplaceAll(tc.text, "one ", "none ")
		allocs := testing.AllocsPerRun(20, func() {
			eachWord(text, func(pos int) int {
				if _, _, ok := w.Scan(text, pos); ok {
					t.Fatalf("found a numeral in %q", text[pos:])
				}
				w.ScanOrdinal(text, pos, german)
				return pos
			})
		})
		if allocs != 0 {
			t.Errorf("%s: %v allocations a run, want none", tc.grammar, allocs)
		}
	}
}

func TestWordsScanLinear(t *testing.T) {
	const size = 1 << 20
	for _, lang := range []struct {
		grammar string
		parts   []string
	}{
		{"german", []string{"ein", "eine ", "tausend ", "zweiund", "zwei Millionen ", "hundertund ", "eine halbe ", "drei Viertel ", "und ", "zwei\n", "minus "}},
		{"english", []string{"a ", "one ", "hundred ", "hundred and ", "one hundred and two ", "twenty-", "half a ", "million ", "two thirds ", "one point ", "of ", "thousand, two hundred "}},
	} {
		w := testWords(t, lang.grammar)
		for _, part := range lang.parts {
			text := strings.Repeat(part, size/len(part))
			eachWord(text, func(pos int) int {
				if _, end, ok := w.Scan(text, pos); ok {
					return end
				}
				return pos
			})
		}
	}
}
