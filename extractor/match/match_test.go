package match_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/chancery-nlp/chancery/extractor/match"
	"github.com/chancery-nlp/chancery/extractor/number"
	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/lang"
)

// machine compiles a pack written as YAML files.
func machine(t testing.TB, files map[string]string) *match.Machine {
	t.Helper()
	fsys := fstest.MapFS{}
	code := "xx"
	for name, body := range files {
		if name == "language" {
			code = body
			continue
		}
		fsys["p/"+name] = &fstest.MapFile{Data: []byte(body)}
	}
	if _, ok := files["pack.yaml"]; !ok {
		fsys["p/pack.yaml"] = &fstest.MapFile{Data: []byte("language: de\n")}
		code = "de"
	}
	packs, err := lang.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	set, err := lang.NewSet(code, packs)
	if err != nil {
		t.Fatal(err)
	}
	recs, err := number.NewRecognizers(set.Numerals, set.Variants)
	if err != nil {
		t.Fatal(err)
	}
	m, err := match.Compile(set, []string{"dates", "numbers"}, recs)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// find lists the matches in text: rule, spans between bars, slots.
func find(t testing.TB, m *match.Machine, text string) []string {
	t.Helper()
	var got []string
	tokens := segment.Tokenize(nil, text)
	err := m.Find(context.Background(), text, tokens, func(cands []match.Candidate) error {
		for i := range cands {
			c := &cands[i]
			s := strings.TrimPrefix(c.Rule.ID, c.Rule.ID[:strings.LastIndexByte(c.Rule.ID, '.')+1]) + ":"
			for _, sp := range c.Spans {
				s += " |" + sp.In(text) + "|"
			}
			for k := range c.Caps {
				s += fmt.Sprintf(" %s=%s", c.Label(&c.Caps[k]), c.Caps[k].Value)
			}
			got = append(got, s)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// rule writes a rule of the dates layer that yields n records.
func rule(id string, n int, patterns ...string) string {
	y := "{skip: {}}"
	if n > 1 {
		y = "[{skip: {}}, {skip: {}}]"
	}
	return fmt.Sprintf("- {id: de.date.%s, doc: d, match: [%s], yields: %s}\n", id, `"`+strings.Join(patterns, `", "`)+`"`, y)
}

const lexicon = `
day: {digits: 1-2, range: 1-31}
year: {digits: 4-4, range: 1000-2999}
month: {words: {"januar|jänner": 1, "mai": 5, "november": 11}}
weekday: {words: {"donnerstag": 4}, boundary: prefix}
daypart: {words: {"nachmittag(s)?": AF, "abend": EV}, boundary: suffix}
unit: {words: {"tag(e|en)?": D, "jahr(e|en)?": Y}}
tens: {words: {"neunziger": 90}}
edge: {words: {"anfang": EARLY}}
weak: {words: ["te"], boundary: ending, case: lower}
Exact: {words: {"x": 1}}
`

func TestFind(t *testing.T) {
	lex := strings.Replace(lexicon, "Exact: {words: {\"x\": 1}}\n", "us: {words: [\"US\"], case: exact}\n", 1)
	tests := []struct {
		name, rules, text string
		want              []string
	}{
		{"option", rule("a", 1, "[[{day}. {month} ({year})?]]"), "am 9. November 2024 und am 3. Mai",
			[]string{"a: |9. November 2024| day=9 month=11 year=2024", "a: |3. Mai| day=3 month=5"}},
		{"range", rule("a", 2, "vom [[{from:day}.]] bis (zum)? [[{to:day}. {month} {year}?]]"), "vom 3. bis 5. Mai 2024",
			[]string{"a: |3.| |5. Mai 2024| from=3 to=5 month=5 year=2024"}},
		{"context outside the span", rule("a", 1, "{edge} [[der {tens} Jahre]]"), "Anfang der neunziger Jahre",
			[]string{"a: |der neunziger Jahre| edge=EARLY tens=90"}},
		{"compound", rule("a", 1, "[[{weekday}{daypart}]]"), "am Donnerstagnachmittag", []string{"a: |Donnerstagnachmittag| weekday=4 daypart=AF"}},
		{"compound needs its tail", rule("a", 1, "[[{weekday}{daypart}]]"), "Donnerstagsruhe, Donnerstag abend", nil},
		{"folding", rule("a", 1, "[[{month}]]"), "JÄNNER Jänner ja\u0308nner januar", []string{"a: |JÄNNER| month=1", "a: |Jänner| month=1", "a: |ja\u0308nner| month=1", "a: |januar| month=1"}},
		{"sharp s", rule("a", 1, "[[straße]]"), "STRASSE Straße strasse Gasse", []string{"a: |STRASSE|", "a: |Straße|", "a: |strasse|"}},
		{"exact case", rule("a", 1, "[[{us}]]"), "us US Us", []string{"a: |US| us="}},
		{"whole words", rule("a", 1, "[[{month}]]"), "Maikäfer Gemai Mai-Demo", []string{"a: |Mai| month=5"}},
		{"Unicode boundary", rule("a", 1, "[[mai]]"), "émai maié mai", []string{"a: |mai|"}},
		{"ending", rule("a", 1, "[[{weak}]]"), "sagte Heute te sagten", []string{"a: |sagte| weak="}},
		{"guards", rule("a", 1, "!(vor|seit) [[{year}]] !{unit}"), "vor 1990, 1991 Jahre, 1992.", []string{"a: |1992| year=1992"}},
		{"glue", rule("a", 1, "[[{day}.{day}.]]"), "3.4. 3. 4.", []string{"a: |3.4.| day=3 day=4"}},
		{"gap", rule("a", 1, "hat <0-2> [[ratifiziert]]"), "hat ratifiziert; hat es nun ratifiziert; hat es nun doch ratifiziert",
			[]string{"a: |ratifiziert|", "a: |ratifiziert|"}},
		{"blanks of all kinds", rule("a", 1, "[[{day}. {month}]]"), "9.\u00a0Mai 9.\n\tMai 9.Mai 9.\n\nMai",
			[]string{"a: |9.\u00a0Mai| day=9 month=5", "a: |9.\n\tMai| day=9 month=5", "a: |9.Mai| day=9 month=5"}},
		{"no part of a number", rule("a", 1, "[[{year}]]"), "12024 1.2024 2024.5 2024:3 A2024", nil},
		{"classes", rule("a", 1, "[[{capital} {lower}]]"), "Haus brennt Haus", []string{"a: |Haus brennt| capital= lower="}},
		{"longest of a rule", rule("a", 1, "[[{month}]]", "[[{month} {year}]]"), "Mai 2024", []string{"a: |Mai| month=5", "a: |Mai 2024| month=5 year=2024"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := machine(t, map[string]string{"lexicon.yaml": lex, "dates.yaml": tt.rules})
			if d := cmp.Diff(tt.want, find(t, m, tt.text)); d != "" {
				t.Errorf("matches in %q (-want +got):\n%s", tt.text, d)
			}
		})
	}
}

func TestFindNumerals(t *testing.T) {
	m := machine(t, map[string]string{
		"pack.yaml": `
language: de
numerals:
  grammar: german
  decimal: ","
  group: "."
  words: {"ein(e)?": "article:1", "zwei": "unit:2", "drei": "unit:3", "halb": "half:2", "einhalb": "half:2", "milliarde(n)?|mrd.": "scale:9", "und": "conj"}
`,
		"language":     "de",
		"lexicon.yaml": "unit: {words: {\"tag(e|en)?\": D}}\ncurrency: {words: {\"euro\": EUR}}\n",
		"dates.yaml": rule("after", 1, "[[{n:integer} {unit} nach der Unterzeichnung]]") +
			rule("money", 1, "[[{n:number} {currency}]]") + rule("range", 2, "[[{from:number}]] bis [[{to:number} {currency}]]"),
	})
	for text, want := range map[string][]string{
		"drei Tage nach der Unterzeichnung": {"after: |drei Tage nach der Unterzeichnung| n=3 unit=D"},
		"zweieinhalb Milliarden Euro":       {"money: |zweieinhalb Milliarden Euro| n=2500000000 currency=EUR"},
		"2,5 bis 3 Mrd. Euro":               {"range: |2,5| |3 Mrd. Euro| from=2.5 to=3000000000 currency=EUR", "money: |3 Mrd. Euro| n=3000000000 currency=EUR"},
	} {
		if d := cmp.Diff(want, find(t, m, text)); d != "" {
			t.Errorf("matches in %q (-want +got):\n%s", text, d)
		}
	}
}

func TestFindOtherScripts(t *testing.T) {
	zh := machine(t, map[string]string{
		"pack.yaml": "language: zh\nnumerals: {grammar: cjk}\n", "language": "zh",
		"dates.yaml": "- {id: zh.date.a, doc: d, match: \"[[{year:integer}年{month:integer}月{day:integer}日]]\", yields: {skip: {}}}\n",
	})
	if d := cmp.Diff([]string{"a: |二〇二四年十一月九日| year=2024 month=11 day=9"}, find(t, zh, "他于二〇二四年十一月九日批准。")); d != "" {
		t.Errorf("Chinese (-want +got):\n%s", d)
	}
	ru := machine(t, map[string]string{
		"pack.yaml": "language: ru\n", "language": "ru",
		"lexicon.yaml": "day: {digits: 1-2}\nmonth: {words: {\"ноябр(ь|я|ю|ём|ем|е)\": 11, \"ма(й|я|ю|ем|е)\": 5}}\n",
		"dates.yaml":   "- {id: ru.date.a, doc: d, match: \"[[{day}? {month}]]\", yields: {skip: {}}}\n",
	})
	for _, w := range strings.Fields("ноябрь ноября ноябрю ноябрём ноябрем ноябре НОЯБРЯ мая") {
		if got := find(t, ru, "9 "+w+" года"); len(got) == 0 || !strings.HasPrefix(got[0], "a: |9 "+w+"|") {
			t.Errorf("matches in %q: %v", w, got)
		}
	}
	if got := find(t, ru, "ноябрьский маяк"); got != nil {
		t.Errorf("matches in other words: %v", got)
	}
}

func TestCompileErrors(t *testing.T) {
	tests := map[string]string{
		"unknown term":  rule("a", 1, "[[{nothing}]]"),
		"empty pattern": rule("a", 1, "[[({day})?]]"),
	}
	for name, rules := range tests {
		t.Run(name, func(t *testing.T) {
			packs, err := lang.Load(fstest.MapFS{
				"p/pack.yaml":    {Data: []byte("language: de\n")},
				"p/lexicon.yaml": {Data: []byte("day: {digits: 1-2}\n")},
				"p/dates.yaml":   {Data: []byte(rules)},
			})
			if err != nil {
				t.Fatal(err)
			}
			set, err := lang.NewSet("de", packs)
			if err != nil {
				t.Fatal(err)
			}
			_, err = match.Compile(set, []string{"dates"}, nil)
			var e *lang.Error
			if !errors.As(err, &e) || e.Pos.Line == 0 || e.Lint == "" {
				t.Errorf("Compile = %v, want an error with its place", err)
			}
		})
	}
}

func TestFindStops(t *testing.T) {
	m := machine(t, map[string]string{"lexicon.yaml": "month: {words: {mai: 5}}\n", "dates.yaml": rule("a", 1, "[[{month}]]")})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	text := strings.Repeat("Mai ", 10_000)
	if err := m.Find(ctx, text, segment.Tokenize(nil, text), func([]match.Candidate) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("Find = %v, want %v", err, context.Canceled)
	}
}
