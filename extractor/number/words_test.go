package number

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// cut splits a test's text, in which "‹" and "›" enclose what is to be read.
func cut(t *testing.T, s string) (text string, start, end int) {
	t.Helper()
	a, rest, ok := strings.Cut(s, "‹")
	b, c, ok2 := strings.Cut(rest, "›")
	if !ok || !ok2 {
		t.Fatalf("%q lacks ‹ and ›", s)
	}
	return a + b + c, len(a), len(a) + len(b)
}

type wordTest struct {
	text  string // with what is to be read between ‹ and ›; nothing if no number
	value string
}

var germanWords = []wordTest{
	{"‹null›", "0"},
	{"‹eins›", "1"},
	{"‹zwo› Mann", "2"},
	{"die Ansicht ‹zweier› Staaten", "2"},
	{"‹sieben› Zwerge", "7"},
	{"‹sechzehn›", "16"},
	{"‹siebzehn›", "17"},
	{"‹einundzwanzig› Tage", "21"},
	{"‹dreißig›", "30"},
	{"‹Dreissig›", "30"},
	{"‹SIEBENUNDNEUNZIG›", "97"},
	{"‹hundert› Tage", "100"},
	{"‹einhundert›", "100"},
	{"‹hunderteins›", "101"},
	{"‹hundertundein›", "101"},
	{"‹einhundertneunundneunzig› Prozent", "199"},
	{"‹zweihundertsechsundfuenfzig›", "256"},
	{"‹zwölfhundert›", "1200"},
	{"‹neunzehnhundertfünfundvierzig›", "1945"},
	{"‹tausend› und mehr", "1000"},
	{"‹tausendundeine› Nacht", "1001"},
	{"‹tausendeinhundert›", "1100"},
	{"‹dreitausendsiebenhundertfünfundsechzig› Kilometer", "3765"},
	{"‹zweitausendvierundzwanzig›", "2024"},
	{"‹hunderttausend›", "100000"},
	{"‹fünfhunderttausend›", "500000"},
	{"‹neunhundertneunundneunzigtausendneunhundertneunundneunzig›", "999999"},
	{"‹zwei Millionen dreihunderttausend› Menschen", "2300000"},
	{"‹Zwei Millionen dreihundertsiebenundsiebzigtausendneunhundertachtundachtzig› Zahlen", "2377988"},
	{"‹eine Million›", "1000000"},
	{"‹eine Milliarde fünf›", "1000000005"},
	{"‹eine Million einunddreißig›", "1000031"},
	{"‹eine Million› eine", "1000000"},
	{"‹einer Milliarde zweihundert Millionen› Euro", "1200000000"},
	{"‹achtundsiebzig Millionen› Dollar", "78000000"},
	{"‹drei Billionen›", "3000000000000"},
	{"‹zweitausenddreihundert Millionen›", "2300000000"},
	{"‹hunderttausend Milliarden›", "100000000000000"},
	{"‹zwei Mrd.› Euro", "2000000000"},
	{"‹Zwei-Millionen›-Stadt", "2000000"},
	{"‹siebenhundert›-Euro", "700"},

	{"‹anderthalb› Stücke", "1.5"},
	{"‹eineinhalb Milliarden›", "1500000000"},
	{"‹einundhalb› Stücke", "1.5"},
	{"‹einundeinhalb›", "1.5"},
	{"‹zweieinhalb Milliarden› Euro", "2500000000"},
	{"‹zweieinhalbtausend›", "2500"},
	{"‹zwei und ein halb› Jahre", "2.5"},
	{"‹dreieinhalb Millionen›", "3500000"},
	{"‹achteinhalb›", "8.5"},
	{"‹eineinviertel› Stunden", "1.25"},
	{"‹zweidreiviertel› Jahre", "2.75"},
	{"‹dreiviertel› der Fläche", "0.75"},
	{"‹drei Viertel› der Fläche", "0.75"},
	{"‹zwei Drittel›", "0.6666666666666666666666666666666667"},
	{"‹Zwei-Drittel›-Mehrheit", "0.6666666666666666666666666666666667"},
	{"‹ein Fünftel›", "0.2"},
	{"‹drei Hundertstel›", "0.03"},
	{"‹sieben Fünfundzwanzigstel›", "0.28"},
	{"‹sechs und zwei Drittel Millionen›", "6666666.666666666666666666666666667"},
	{"‹fünf halbe› Brötchen", "2.5"},
	{"‹eine halbe Million›", "500000"},
	{"‹halbe Million›", "500000"},
	{"‹eine Viertelmillion›", "250000"},
	{"einer ‹Dreiviertelmillion›", "750000"},
	{"‹ein dutzend›", "12"},
	{"‹ein halbes Dutzend›", "6"},
	{"‹dreißig dutzend›", "360"},
	{"‹zwei Komma drei›", "2.3"},
	{"‹null Komma null fünf›", "0.05"},
	{"‹zwei Komma fünfundzwanzig›", "2.25"},
	{"‹eins Komma fünf Millionen›", "1500000"},
	{"‹minus fünf› Grad", "-5"},

	// Two numbers, or one and something else.
	{"zwischen ‹fünf› und zwanzig", "5"},
	{"zwischen ‹hundert› und hundertfünfzig", "100"},
	{"zwischen ‹hundert› und fünfhundert", "100"},
	{"zwischen ‹tausend› und fünf", "1000"},
	{"‹fünf› und zwanzig", "5"},
	{"‹zwei› drei", "2"},
	{"‹zwei Millionen› drei Millionen", "2000000"},
	{"‹zwei Millionen› und drei Kinder", "2000000"},
	{"‹drei›, vier", "3"},
	{"‹vier›\n\nfünf Millionen", "4"},
	{"‹vier\nMillionen›", "4000000"},
	{"‹zwei›- und dreifach", "2"},
}

var germanNothing = []string{
	"Einheit", "Achtung", "achtlos", "Dreieck", "eine Frau", "ein", "Zweig", "siebter", "vierteljährlich",
	"tausendfach", "Hundertschaft", "Tausende", "Zehntausende", "Zweidrittelmehrheit", "Elfenbein", "und",
	"Millionen", "Dutzende", "dreiundzwanzigste", "zweiund", "einundein", "Viertelstunde", "undzwanzig",
	"Komma fünf", "zwischen", "minus", "minus eine", "dreimal", "Siebenbürgen", "", "Nullpunkt", "vierzehntägig",
	"fünfundzwanzigstel", "zehnhunderttausendhundertx", "Eine Einigung", "einen", "zweizwei", "zwanzigzwei", "Drittel",
}

var englishWords = []wordTest{
	{"‹zero›", "0"},
	{"‹naught›", "0"},
	{"‹three› men", "3"},
	{"‹twenty-one›", "21"},
	{"‹twenty one›", "21"},
	{"after ‹ninety five› years", "95"},
	{"how much is ‹ninety - five›", "95"},
	{"‹a hundred› days", "100"},
	{"‹one hundred and one›", "101"},
	{"‹one hundred one›", "101"},
	{"‹one-hundred-and-one›", "101"},
	{"‹fifteen hundred›", "1500"},
	{"‹nineteen hundred›", "1900"},
	{"‹ninety-five hundred›", "9500"},
	{"‹a thousand›", "1000"},
	{"‹a thousand and one› nights", "1001"},
	{"‹two  thousand  and  two hundred›", "2200"},
	{"‹three thousand seven hundred and sixty-five›", "3765"},
	{"‹two thousand twenty-four›", "2024"},
	{"‹one thousand, two hundred and five› tons", "1205"},
	{"‹hundred thousand› dollars", "100000"},
	{"‹one million four thousand six hundred›", "1004600"},
	{"‹thirty-four trillion and seven hundred›", "34000000000700"},
	{"‹three lakh crore›", "3000000000000"},
	{"‹two thousand million›", "2000000000"},
	{"‹two thousand three hundred million›", "2300000000"},
	{"‹one hundred thousand million›", "100000000000"},
	{"‹two bn› euros", "2000000000"},

	{"‹one and a half million›", "1500000"},
	{"‹two and a half›", "2.5"},
	{"‹two and one half›", "2.5"},
	{"‹two and one-half›", "2.5"},
	{"‹half a million›", "500000"},
	{"‹half million›", "500000"},
	{"‹half-million›", "500000"},
	{"‹a half›", "0.5"},
	{"‹one half›", "0.5"},
	{"‹a million and a half›", "1500000"},
	{"‹two billion and a half million›", "2000500000"},
	{"‹two billion and three quarters million›", "2000750000"},
	{"‹six and a half million› barrels", "6500000"},
	{"‹six million and two thirds›", "6666666.666666666666666666666666667"},
	{"‹a dozen›", "12"},
	{"‹two dozen›", "24"},
	{"‹half a dozen›", "6"},
	{"‹two and a half dozen›", "30"},
	{"‹three hundred and two dozens›", "324"},
	{"‹four score and seven› years", "87"},
	{"‹one point five›", "1.5"},
	{"‹two point five million›", "2500000"},
	{"‹two hundred point zero three›", "200.03"},
	{"‹two hundred point seventy-one›", "200.71"},
	{"‹nought point nought three› plus", "0.03"},
	{"‹nought point eleven›", "0.11"},
	{"‹three point one four one six›", "3.1416"},
	{"‹one point oh five›", "1.05"},
	{"‹two thousand point five›", "2000.5"},
	{"‹minus five point five›", "-5.5"},
	{"‹negative ninety - five hundred fifths›", "-1900"},

	{"‹two thirds›", "0.6666666666666666666666666666666667"},
	{"‹two-thirds› majority", "0.6666666666666666666666666666666667"},
	{"a ‹two-third› majority", "0.6666666666666666666666666666666667"},
	{"‹three-quarters›", "0.75"},
	{"‹three quarters of a million›", "750000"},
	{"‹a quarter of a million›", "250000"},
	{"‹quarter million›", "250000"},
	{"‹a third›", "0.3333333333333333333333333333333333"},
	{"‹one third›", "0.3333333333333333333333333333333333"},
	{"‹a hundredth›", "0.01"},
	{"‹a trillionth›", "0.000000000001"},
	{"‹a hundred thousand trillionths›", "0.0000001"},
	{"‹three twenty-firsts›", "0.1428571428571428571428571428571429"},
	{"‹twenty-three fifths›", "4.6"},
	{"‹twenty and three fifths›", "20.6"},
	{"‹three and a fifth›", "3.2"},
	{"‹three and one fourth›", "3.25"},
	{"‹one hundred and thirty fifths›", "26"},
	{"‹two hundred fifty fourths›", "3.703703703703703703703703703703704"},
	{"‹two hundred forty-one tenths›", "24.1"},
	{"‹one hundred and forty-two fifths›", "28.4"},
	{"‹one hundred and forty and two fifths›", "140.4"},
	{"‹three hundred and sixty-two hundredths›", "300.62"},
	{"‹one million four thousand six hundred three fifths›", "200920.6"},
	{"‹five - eighths›", "0.625"},
	{"‹five ten-thousandths›", "0.0005"},

	// Two numbers, or one and something else.
	{"‹twenty› four-mile drives", "20"},
	{"‹two hundred› five-year-olds", "200"},
	{"my ‹four›-mile drive", "4"},
	{"between ‹one hundred› and fifty", "100"},
	{"between ‹one hundred› and two thousand", "100"},
	{"between ‹two million› and three million", "2000000"},
	{"‹one hundred› and two hundred", "100"},
	{"‹two million› a day", "2000000"},
	{"at ‹one› point five men", "1"},
	{"‹three›-nought-four", "3"},
	{"‹twenty› second interval", "20"},
	{"‹two› three", "2"},
	{"‹one›-second delay", "1"},
	{"‹ten›, two hundred", "10"},
	{"‹fifty›", "50"},
	{"a ‹four›-quarter test", "4"},
	{"‹twenty›\n\nfive", "20"},
}

var englishNothing = []string{
	"a", "an", "often", "tenant", "hundreds of", "thousands", "millions of people", "dozens", "twenty-first", "and", "point five",
	"a man", "attend", "weight", "oneself", "third", "thirds", "quarter", "score", "a score of", "of", "minus", "between", "",
	"second", "one-hundred-first", "forty-second",
}

func TestWordsScan(t *testing.T) {
	for _, lang := range []struct {
		grammar string
		tests   []wordTest
		nothing []string
	}{{"german", germanWords, germanNothing}, {"english", englishWords, englishNothing}} {
		w := testWords(t, lang.grammar)
		for _, tc := range lang.tests {
			text, start, end := cut(t, tc.text)
			lit, got, ok := w.Scan(text, start)
			if !ok {
				t.Errorf("%s: Scan(%q) found nothing, want %s", lang.grammar, tc.text, tc.value)
				continue
			}
			if lit.Value != tc.value || got != end {
				t.Errorf("%s: Scan(%q) = %s for %q, want %s", lang.grammar, tc.text, lit.Value, text[start:got], tc.value)
			}
			if lit.Form != FormSpelled {
				t.Errorf("%s: Scan(%q) has form %d", lang.grammar, tc.text, lit.Form)
			}
		}
		for _, text := range lang.nothing {
			if lit, end, ok := w.Scan(text, 0); ok {
				t.Errorf("%s: Scan(%q) = %s for %q, want nothing", lang.grammar, text, lit.Value, text[:end])
			}
		}
	}
}

func TestWordsScanMixed(t *testing.T) {
	for _, tc := range []struct {
		grammar  string
		text     string
		value    string
		readings []string
	}{
		{"german", "‹2,5 Millionen› Euro", "2500000", nil},
		{"german", "‹2.5 Millionen› Euro", "2500000", nil},
		{"german", "‹60,6 Mrd.› Euro", "60600000000", nil},
		{"german", "‹3 Mio› USD", "3000000", nil},
		{"german", "‹10.000›", "10000", nil},
		{"german", "‹5-Millionen›-Projekt", "5000000", nil},
		{"german", "‹1 Million 200 Tausend›", "1200000", nil},
		{"german", "‹2 Millionen› 2019", "2000000", nil},
		{"german", "‹zwei Millionen› 2019", "2000000", nil},
		{"german", "‹minus 5› Grad", "-5", nil},
		{"german", "‹2½ Millionen›", "2500000", nil},
		{"german", "‹20›.30 Uhr", "20", nil},
		{"german", "‹dreiundzwanzig› 24", "23", nil},
		{"english", "‹2.5 million›", "2500000", nil},
		{"english", "‹0.9 trillion› cubic feet", "900000000000", nil},
		{"english", "‹2,5 million› euros", "2500000", nil},
		{"english", "‹2›,5 men", "2", nil},
		{"english", "‹180k›", "180000", nil},
		{"english", "‹5M›", "5000000", nil},
		{"english", "‹1MM›", "1000000", nil},
		{"english", "‹2bn›", "2000000000", nil},
		{"english", "‹2 bn›", "2000000000", nil},
		{"english", "‹5›m", "5", nil},
		{"english", "‹100›t", "100", nil},
		{"english", "‹5› men", "5", nil},
		{"english", "‹5› m", "5", nil},
		{"english", "‹322 hundred›", "32200", nil},
		{"english", "‹2.12 hundred›", "212", nil},
		{"english", "‹3 hundred and 21›", "321", nil},
		{"english", "‹5 hundred› and 4.31 hundred", "500", nil},
		{"english", "‹3 hundred and one›", "301", nil},
		{"english", "‹6 thousand 2 hundred› and 0", "6200", nil},
		{"english", "‹6 crore and two hundred›", "60000200", nil},
		{"english", "‹3 dozens›", "36", nil},
		{"english", "‹negative 3›", "-3", nil},
		{"english", "‹1.500 million›", "1500000", []string{"1500000", "1500000000"}},
		{"english", "‹10.000›", "10", []string{"10", "10000"}},
		{"english", "‹4000› 3 hundred", "4000", nil},
		{"english", "‹2 million› and 3 dogs", "2000000", nil},
		{"english", "‹twenty› 5", "20", nil},
		{"english", "‹1/3 million›", "333333.3333333333333333333333333333", nil},
	} {
		w := testWords(t, tc.grammar)
		style := Style{Group: ",", Decimal: '.'}
		if tc.grammar == "german" {
			style = Style{Group: ".", Decimal: ','}
		}
		text, start, end := cut(t, tc.text)
		lit, got, ok := w.ScanMixed(text, start, style)
		if !ok || lit.Value != tc.value || got != end {
			t.Errorf("%s: ScanMixed(%q) = %s for %q, %v, want %s", tc.grammar, tc.text, lit.Value, text[start:got], ok, tc.value)
		}
		if d := cmp.Diff(tc.readings, lit.Readings); d != "" {
			t.Errorf("%s: ScanMixed(%q) readings (-want +got):\n%s", tc.grammar, tc.text, d)
		}
	}
}

func TestWordsScanOrdinal(t *testing.T) {
	for _, tc := range []struct {
		grammar string
		text    string
		want    int64 // 0 for none
	}{
		{"german", "‹erste› Hilfe", 1},
		{"german", "‹dritter›", 3},
		{"german", "‹siebente›", 7},
		{"german", "‹siebten›", 7},
		{"german", "‹dreiundzwanzigsten› Mai", 23},
		{"german", "‹hundertste›", 100},
		{"german", "‹einhundertste›", 100},
		{"german", "‹hunderterste›", 101},
		{"german", "‹zweitausendvierte›", 2004},
		{"german", "‹millionste› Besucher", 1000000},
		{"german", "zu ‹dritt›", 3},
		{"german", "zu ‹zwoelft›", 12},
		{"german", "‹3te›", 3},
		{"german", "der ‹20ste›", 20},
		{"german", "‹›3. Mai", 0},
		{"german", "‹›Erstaunen", 0},
		{"german", "‹›Drittstaat", 0},
		{"german", "‹›acht", 0},
		{"german", "‹›zweithöchste", 0},
		{"german", "‹›erst", 0},
		{"english", "‹first› class", 1},
		{"english", "‹first›-class", 1},
		{"english", "‹twenty-first› century", 21},
		{"english", "‹twenty second›", 22},
		{"english", "‹hundredth›", 100},
		{"english", "‹hundred and first›", 101},
		{"english", "‹one hundred and third›", 103},
		{"english", "‹one hundred twenty-fifth›", 125},
		{"english", "‹two thousandth›", 2000},
		{"english", "‹thirty-four trillion and seven hundred forty second›", 34000000000742},
		{"english", "‹3rd›", 3},
		{"english", "‹21st›", 21},
		{"english", "‹1,000th›", 1000},
		{"english", "‹124th› meeting", 124},
		{"english", "‹›5 th", 0},
		{"english", "‹›5thx", 0},
		{"english", "‹›3.5th", 0},
		{"english", "‹›one", 0},
		{"english", "‹›a third", 0},
		{"english", "‹›two thirds", 0},
		{"english", "‹›one hundred", 0},
	} {
		w := testWords(t, tc.grammar)
		text, start, end := cut(t, tc.text)
		lit, got, ok := w.ScanOrdinal(text, start, Style{Group: ",", Decimal: '.'})
		if ok != (tc.want > 0) || ok && (lit.Int != tc.want || got != end) {
			t.Errorf("%s: ScanOrdinal(%q) = %d for %q, %v, want %d", tc.grammar, tc.text, lit.Int, text[start:got], ok, tc.want)
		}
	}
}

func TestWordsScanYear(t *testing.T) {
	for _, tc := range []struct {
		grammar string
		text    string
		want    int // 0 for none
	}{
		{"german", "‹neunzehnhundertvierundneunzig›", 1994},
		{"german", "‹zweitausendvierundzwanzig›", 2024},
		{"german", "‹›neunzehn", 0},
		{"english", "‹nineteen ninety-four›", 1994},
		{"english", "‹nineteen-ninety-four›", 1994},
		{"english", "‹nineteen ninety four›", 1994},
		{"english", "‹nineteen oh five›", 1905},
		{"english", "‹nineteen hundred and five›", 1905},
		{"english", "‹twenty twenty›", 2020},
		{"english", "‹twenty twenty-four›", 2024},
		{"english", "‹twenty ten›", 2010},
		{"english", "‹eighteen twelve›", 1812},
		{"english", "‹two thousand and eight›", 2008},
		{"english", "‹›ten twenty", 0},
		{"english", "‹›nineteen fifty thousand", 0},
		{"english", "‹›nineteen five", 0},
		{"english", "‹›fifteen twelve-year-olds", 0},
		{"english", "‹›three thousand", 0},
	} {
		w := testWords(t, tc.grammar)
		text, start, end := cut(t, tc.text)
		year, got, ok := w.ScanYear(text, start)
		if ok != (tc.want > 0) || ok && (year != tc.want || got != end) {
			t.Errorf("%s: ScanYear(%q) = %d for %q, %v, want %d", tc.grammar, tc.text, year, text[start:got], ok, tc.want)
		}
	}
}

func TestWeak(t *testing.T) {
	for _, tc := range []struct {
		grammar, text string
		want          bool
	}{
		{"english", "one", true},
		{"english", "half", true},
		{"english", "a third", true},
		{"english", "a half", true},
		{"english", "three quarters", true},
		{"english", "two thirds", false},
		{"english", "one hundred", false},
		{"english", "half a million", false},
		{"english", "a quarter of a million", false},
		{"english", "two", false},
		{"german", "halb", true},
		{"german", "drei Viertel", false},
		{"german", "zweieinhalb", false},
	} {
		lit, _, ok := testWords(t, tc.grammar).Scan(tc.text, 0)
		if !ok || lit.Weak != tc.want {
			t.Errorf("%s: Scan(%q) weak = %v, %v, want %v", tc.grammar, tc.text, lit.Weak, ok, tc.want)
		}
	}
}
