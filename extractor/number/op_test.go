package number

import (
	"context"
	"errors"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/chancery-nlp/chancery/extractor/match"
	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/extractor/span"
	"github.com/chancery-nlp/chancery/lang"
)

const testManifest = `
language: en
name: English
version: "1"
status: test
numerals:
  grammar: english
  decimal: "."
  group: ","
  words: {"one": "unit:1:weak", "two": "unit:2", "three": "unit:3", "twenty": "ten:20", "million": "scale:6", "minus": "minus", "a": "article:1", "third": "unit:3:nth:single"}
`

const testLexicon = `
bound: {words: {"at least": AT_LEAST, "up to": AT_MOST, "over": MORE_THAN, "under": LESS_THAN, "about": APPROX, "exactly": EXACT, "well": NEARLY}}
currency: {words: {"$|dollars": USD, "€": EUR}}
unit: {words: {"km": km, "feet": "[ft_i]"}}
percent_sign: {words: {"%": 100, "‰": 1000}}
minus_sign: {words: {"-": "-"}}
`

// records compiles one rule and returns what its longest match in text says.
func records(t *testing.T, rule, text string) ([]Record, []span.Span, bool) {
	t.Helper()
	pack, err := lang.LoadPack(fstest.MapFS{
		"en/pack.yaml":    {Data: []byte(testManifest)},
		"en/lexicon.yaml": {Data: []byte(testLexicon)},
		"en/numbers.yaml": {Data: []byte("- {id: en.number.test, doc: A test., " + rule + "}\n")},
	}, "en")
	if err != nil {
		t.Fatal(err)
	}
	set, err := lang.NewSet("en", []*lang.Pack{pack})
	if err != nil {
		t.Fatal(err)
	}
	recs, err := NewRecognizers(set.Numerals, nil)
	if err != nil {
		t.Fatal(err)
	}
	m, err := match.Compile(set, []string{"numbers"}, recs)
	if err != nil {
		t.Fatal(err)
	}
	var ops []*Op
	for _, y := range m.Rules[0].Yields {
		op, err := Compile(m.Rules[0], y)
		if err != nil {
			t.Fatal(err)
		}
		ops = append(ops, op)
	}
	var out []Record
	var claims []span.Span
	ok := true
	err = m.Find(context.Background(), text, segment.Tokenize(nil, text), func(cands []match.Candidate) error {
		best := -1
		for i := range cands {
			if best < 0 || cands[i].Match.Len() > cands[best].Match.Len() {
				best = i
			}
		}
		if best < 0 {
			ok = false
			return nil
		}
		for k, op := range ops {
			if op.Skips() {
				continue
			}
			rec, good := op.Eval(&cands[best])
			ok = ok && good
			rec.Span = cands[best].Spans[k]
			out = append(out, rec)
			claims = append(claims, op.Claim(&cands[best], k))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out, claims, ok
}

func TestOpEval(t *testing.T) {
	const (
		plain    = `match: ["({modifier:bound})? [[{value:number}]] ({counted:word})?", "[[{sign:minus_sign}{value:number}]]"], yields: {cardinal: {value: $value, modifier: $modifier, sign: $sign, counted: $counted}}`
		quotient = `match: "[[{value:integer} over {per:integer}]]", yields: {cardinal: {value: $value, per: $per}}`
		ordinal  = `match: "the [[{value:ordinal}]]", yields: {ordinal: {value: $value}}`
		percent  = `match: "[[{value:number} {per:percent_sign}]]", yields: {percent: {value: $value, per: $per}}`
		money    = `match: ["({modifier:bound})? [[{amount:number} {currency}]]", "[[{amount:number} {currency} {minor:integer} cents]]"], yields: {money: {amount: $amount, currency: $currency, minor: $minor, modifier: $modifier}}`
		amounts  = `match: "[[{from:mantissa}]] - [[{to:mantissa} ({scale})? {currency}]]", range: true, yields: [{money: {amount: $from, scale: $scale, upto: $to, currency: $currency}}, {money: {amount: $to, scale: $scale, currency: $currency}}]`
		quantity = `match: "({modifier:bound})? [[{amount:number}]] {unit} ({minor:integer} inches)?", yields: {quantity: {amount: $amount, unit: $unit, minor: $minor, per: 12, modifier: $modifier}}`
		fixed    = `match: "[[{amount:number}]] leagues", yields: {quantity: {amount: $amount, unit: league, scale: 3, modifier: APPROX, sign: "-"}}`
	)
	at := func(start, end int) span.Span { return span.Span{Start: start, End: end} }
	for _, tc := range []struct {
		rule, text string
		want       []Record
	}{
		{plain, "1,200", []Record{{Span: at(0, 5), Kind: Cardinal, Value: "1200"}}},
		{plain, "at least 3 ships", []Record{{Span: at(9, 10), Kind: Cardinal, Value: "3", Modifier: AtLeast, Counted: at(11, 16)}}},
		{plain, "up to 3", []Record{{Span: at(6, 7), Kind: Cardinal, Value: "3", Modifier: AtMost}}},
		{plain, "over 3", []Record{{Span: at(5, 6), Kind: Cardinal, Value: "3", Modifier: MoreThan}}},
		{plain, "under 3", []Record{{Span: at(6, 7), Kind: Cardinal, Value: "3", Modifier: LessThan}}},
		{plain, "about 2.5 million men", []Record{{Span: at(6, 17), Kind: Cardinal, Value: "2500000", Modifier: Approx, Counted: at(18, 21)}}},
		{plain, "exactly three", []Record{{Span: at(8, 13), Kind: Cardinal, Value: "3", Modifier: Exact}}},
		{plain, "-0.50", []Record{{Span: at(0, 5), Kind: Cardinal, Value: "-0.5"}}},
		{plain, "10.000", []Record{{Span: at(0, 6), Kind: Cardinal, Value: "10", Readings: []string{"10", "10000"}}}},
		{plain, "-10.000", []Record{{Span: at(0, 7), Kind: Cardinal, Value: "-10", Readings: []string{"-10", "-10000"}}}},
		{quotient, "3 over 8", []Record{{Span: at(0, 8), Kind: Cardinal, Value: "0.375"}}},
		{quotient, "3 over 0", nil},
		{ordinal, "the third", []Record{{Span: at(4, 9), Kind: Ordinal, Value: "3"}}},
		{percent, "48.30 %", []Record{{Span: at(0, 7), Kind: Percent, Value: "48.3"}}},
		{percent, "25 ‰", []Record{{Span: at(0, 6), Kind: Percent, Value: "2.5"}}},
		{money, "two million dollars", []Record{{Span: at(0, 19), Kind: Money, Value: "2000000", Unit: "USD"}}},
		{money, "about 5 €", []Record{{Span: at(6, 11), Kind: Money, Value: "5", Unit: "EUR", Modifier: Approx}}},
		{money, "3 dollars 5 cents", []Record{{Span: at(0, 17), Kind: Money, Value: "3.05", Unit: "USD"}}},
		{money, "3 dollars 500 cents", nil},
		{amounts, "2.5 - 3 million $", []Record{
			{Span: at(0, 3), Kind: Money, Value: "2500000", Unit: "USD"},
			{Span: at(6, 17), Kind: Money, Value: "3000000", Unit: "USD"}}},
		{amounts, "500 - 1 million $", []Record{
			{Span: at(0, 3), Kind: Money, Value: "500", Unit: "USD"},
			{Span: at(6, 17), Kind: Money, Value: "1000000", Unit: "USD"}}},
		{amounts, "2 - 3 €", []Record{
			{Span: at(0, 1), Kind: Money, Value: "2", Unit: "EUR"},
			{Span: at(4, 9), Kind: Money, Value: "3", Unit: "EUR"}}},
		{quantity, "5.5 km", []Record{{Span: at(0, 3), Kind: Quantity, Value: "5.5", Unit: "km"}}},
		{quantity, "over 6 feet 3 inches", []Record{{Span: at(5, 6), Kind: Quantity, Value: "6.25", Unit: "[ft_i]", Modifier: MoreThan}}},
		{fixed, "two leagues", []Record{{Span: at(0, 3), Kind: Quantity, Value: "-6", Unit: "league", Modifier: Approx}}},
		{plain, "well 3", nil}, // no modifier has the name
	} {
		got, _, ok := records(t, tc.rule, tc.text)
		if !ok {
			got = nil
		}
		if d := cmp.Diff(tc.want, got); d != "" {
			t.Errorf("%q (-want +got):\n%s", tc.text, d)
		}
	}
}

func TestOpClaim(t *testing.T) {
	for _, tc := range []struct {
		rule, text string
		want       span.Span
	}{
		{`match: "{modifier:bound} [[{value:number}]]", yields: {cardinal: {value: $value, modifier: $modifier}}`, "about 3", span.Span{Start: 6, End: 7}},
		{`match: "{modifier:bound} [[{amount:number}]] {unit}", yields: {quantity: {amount: $amount, unit: $unit, modifier: $modifier}}`, "about 3 km", span.Span{Start: 0, End: 10}},
		{`match: "[[{amount:number}]] {unit} {minor:integer} inches", yields: {quantity: {amount: $amount, unit: $unit, minor: $minor}}`, "3 feet 2 inches", span.Span{Start: 0, End: 15}},
		{`match: "[[{amount:number}]] leagues", yields: {quantity: {amount: $amount, unit: league}}`, "3 leagues", span.Span{Start: 0, End: 1}},
	} {
		_, claims, ok := records(t, tc.rule, tc.text)
		if !ok || len(claims) != 1 {
			t.Errorf("%q: no record", tc.text)
			continue
		}
		if d := cmp.Diff(tc.want, claims[0]); d != "" {
			t.Errorf("%q (-want +got):\n%s", tc.text, d)
		}
	}
}

func TestOpSkips(t *testing.T) {
	got, _, ok := records(t, `match: "no. [[{number}]]", yields: {skip: {}}`, "no. 3")
	if !ok || got != nil {
		t.Errorf("skip gives %v, %v", got, ok)
	}
}

func TestCompile(t *testing.T) {
	slot := func(key, slot string) lang.Arg {
		return lang.Arg{Key: key, Slot: slot, Pos: lang.Pos{File: "en/numbers.yaml", Line: 7, Col: 20}}
	}
	constant := func(key string, v lang.Value) lang.Arg {
		a := slot(key, "")
		a.Const = v
		return a
	}
	str := func(s string) lang.Value { return lang.Value{Str: s} }
	num := func(n int64) lang.Value { return lang.Value{Int: n, IsInt: true} }
	for _, tc := range []struct {
		op   string
		args []lang.Arg
		want string // empty if it compiles
	}{
		{"cardinal", []lang.Arg{slot("value", "n")}, ""},
		{"cardinal", []lang.Arg{constant("value", num(-2)), constant("modifier", str("APPROX")), constant("sign", str("-"))}, ""},
		{"money", []lang.Arg{slot("amount", "n"), constant("currency", str("EUR")), constant("scale", num(1000)), slot("upto", "m")}, ""},
		{"quantity", []lang.Arg{slot("amount", "n"), slot("unit", "u"), slot("minor", "m"), constant("per", num(12)), slot("counted", "c")}, ""},
		{"skip", nil, ""},
		{"fraction", nil, `en/numbers.yaml:6:4: en.number.test: unknown operation "fraction" of numbers [unknown-field]`},
		{"skip", []lang.Arg{slot("value", "n")}, `en/numbers.yaml:7:20: en.number.test: unknown argument "value" of skip: want none [unknown-field]`},
		{"cardinal", []lang.Arg{slot("amount", "n")}, `en/numbers.yaml:7:20: en.number.test: unknown argument "amount" of cardinal: want value, scale, upto, per, modifier, sign, counted [unknown-field]`},
		{"ordinal", []lang.Arg{slot("value", "n"), slot("sign", "s")}, `en/numbers.yaml:7:20: en.number.test: unknown argument "sign" of ordinal: want value, modifier, counted [unknown-field]`},
		{"cardinal", nil, `en/numbers.yaml:6:4: en.number.test: cardinal needs the argument "value" [type]`},
		{"money", []lang.Arg{slot("amount", "n")}, `en/numbers.yaml:6:4: en.number.test: money needs the argument "currency" [type]`},
		{"quantity", []lang.Arg{slot("unit", "u")}, `en/numbers.yaml:6:4: en.number.test: quantity needs the argument "amount" [type]`},
		{"cardinal", []lang.Arg{constant("value", str("ten"))}, `en/numbers.yaml:7:20: en.number.test: argument value of cardinal must be a slot or a decimal, not "ten" [type]`},
		{"percent", []lang.Arg{slot("value", "n"), constant("per", num(0))}, `en/numbers.yaml:7:20: en.number.test: argument per of percent must be a slot or a decimal, not "0" [type]`},
		{"cardinal", []lang.Arg{slot("value", "n"), constant("modifier", str("NEARLY"))}, `en/numbers.yaml:7:20: en.number.test: argument modifier of cardinal is no modifier: "NEARLY" [type]`},
		{"cardinal", []lang.Arg{slot("value", "n"), constant("sign", str("minus"))}, `en/numbers.yaml:7:20: en.number.test: argument sign of cardinal must be a slot, + or - [type]`},
		{"cardinal", []lang.Arg{slot("value", "n"), constant("counted", str("men"))}, `en/numbers.yaml:7:20: en.number.test: argument counted of cardinal must be a slot [type]`},
		{"cardinal", []lang.Arg{slot("value", "n"), slot("upto", "m")}, `en/numbers.yaml:7:20: en.number.test: argument upto of cardinal needs scale beside it [type]`},
		{"money", []lang.Arg{slot("amount", "n"), constant("currency", str(""))}, `en/numbers.yaml:7:20: en.number.test: argument currency of money is empty [type]`},
	} {
		_, err := Compile(&lang.Rule{ID: "en.number.test"}, lang.Yield{Op: tc.op, Args: tc.args, Pos: lang.Pos{File: "en/numbers.yaml", Line: 6, Col: 4}})
		got := ""
		if err != nil {
			got = err.Error()
			var le *lang.Error
			if !errors.As(err, &le) {
				t.Errorf("%s %v: the error is no *lang.Error", tc.op, tc.args)
			}
		}
		if d := cmp.Diff(tc.want, got); d != "" {
			t.Errorf("%s %v (-want +got):\n%s", tc.op, tc.args, d)
		}
	}
}

func TestLess(t *testing.T) {
	for _, tc := range []struct {
		a, b string
		want bool
	}{
		{"2", "3", true}, {"3", "3", false}, {"-3", "2", true}, {"2.5", "2.50001", true}, {"10", "9.99", false}, {"", "1", false}, {"1", "", false}, {"x", "1", false},
	} {
		if got := Less(tc.a, tc.b); got != tc.want {
			t.Errorf("Less(%q, %q) = %v", tc.a, tc.b, got)
		}
	}
}
