package clause_test

import (
	"context"
	"strings"
	"testing"

	"github.com/chancery-nlp/chancery/extractor/clause"
	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/lang"
)

// analyzer makes the analyzer of a language with the built-in packs.
func analyzer(tb testing.TB, code string) (*clause.Analyzer, *lang.Set, *segment.Headings) {
	tb.Helper()
	packs, err := lang.Builtin()
	if err != nil {
		tb.Fatal(err)
	}
	set, err := lang.NewSet(code, packs)
	if err != nil {
		tb.Fatal(err)
	}
	a, err := clause.NewAnalyzer(set)
	if err != nil {
		tb.Fatal(err)
	}
	return a, set, segment.NewHeadings(lang.MergeSections(packs))
}

// input lays text out as the extractor does, without actors and dates.
func input(set *lang.Set, h *segment.Headings, text string) clause.Input {
	tokens := segment.Tokenize(nil, text)
	return clause.Input{
		Chunk:    segment.Chunk{Text: text, Tokens: tokens, Sentences: segment.Sentences(nil, text, tokens, set)},
		Sections: segment.Sections(text, h),
	}
}

var samples = map[string]string{
	"en": `The Parties shall consult each other without delay if the security of either Party is threatened. Goods originating in the territory of a Party
shall be exempt from customs duties, except for tobacco. Nationals of either Party may stay in the territory of the other for ninety days without a visa.
A River Council is set up. It sits twice a year in Bern. The Treaty enters into force when both Parties have told each other so. `,
	"de": `Die Vertragsparteien konsultieren einander unverzüglich, wenn die Sicherheit einer von ihnen bedroht ist. Waren aus dem Gebiet einer Vertragspartei
sind von Zöllen befreit, ausgenommen Tabak. Staatsangehörige der Vertragsparteien dürfen sich neunzig Tage ohne Visum aufhalten. Es wird ein Gemischter
Ausschuss eingesetzt. Er tritt einmal im Jahr zusammen. Dieses Abkommen tritt dreißig Tage nach dem Austausch der Noten in Kraft. `,
}

func BenchmarkAnalyze(b *testing.B) {
	for code, sample := range samples {
		a, set, h := analyzer(b, code)
		for _, bench := range []struct {
			name, text string
		}{
			{"treaty", "Article 1\n" + strings.Repeat(sample, 20) + "\n\nArticle 2\n" + strings.Repeat(sample, 20)},
			{"prose", strings.Repeat("The old harbour of the town was quiet that morning, and nobody had seen the two men who came by boat. ", 200)},
			{"sentence", "Article 1\n" + strings.Repeat("the Parties shall consult and, if necessary, sign, ", 2000) + "\n\nArticle 2\nEnd."},
		} {
			b.Run(code+"/"+bench.name, func(b *testing.B) {
				in := input(set, h, bench.text)
				var out []clause.Record
				b.SetBytes(int64(len(bench.text)))
				for b.Loop() {
					var err error
					if out, err = a.Analyze(context.Background(), out[:0], in); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
