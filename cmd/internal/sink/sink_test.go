package sink_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"google.golang.org/grpc/codes"

	"github.com/chancery-nlp/chancery/cmd/internal/convert"
	"github.com/chancery-nlp/chancery/cmd/internal/sink"
	"github.com/chancery-nlp/chancery/extractor"
	"github.com/chancery-nlp/chancery/extractor/date"
	"github.com/chancery-nlp/chancery/extractor/number"
	"github.com/chancery-nlp/chancery/extractor/span"
)

// answer returns an answer for text with a date wherever a part of dates
// stands, and a number wherever a part of numbers does.
func answer(id, text string, dates, numbers []string) sink.Answer {
	find := func(part string) span.Span {
		i := strings.Index(text, part)
		return span.Span{Start: i, End: i + len(part)}
	}
	r := extractor.Result{DocumentID: id, Languages: []extractor.Language{{Code: "de", Confidence: 0.987}}}
	for _, d := range dates {
		r.Dates = append(r.Dates, date.Record{Span: find(d), Type: date.Date, Value: "2024-11-09", Begin: "2024-11-09", End: "2024-11-10", Anchor: date.AnchorReference, RuleID: "de.date.x"})
	}
	for _, n := range numbers {
		r.Numbers = append(r.Numbers, number.Record{Span: find(n), Kind: number.Money, Value: "2500000000", Unit: "EUR", Modifier: number.AtLeast, Readings: []string{"2500000000", "2.5"}})
	}
	if len(dates) > 1 {
		r.Ranges = []extractor.Range{{Layer: extractor.LayerDates, From: 0, To: 1, Begin: "2024-11-09"}}
	}
	if len(numbers) > 0 {
		r.Warnings = []extractor.Warning{{Code: extractor.AmbiguousNumber, Message: "two readings", Span: r.Numbers[0].Span}}
		r.Explanations = []extractor.Explanation{{Layer: extractor.LayerNumbers, Span: r.Numbers[0].Span, Match: r.Numbers[0].Span, RuleID: "de.number.cardinal", LostTo: "de.number.money", Terms: []string{"n:decimal=2.5"}}}
	}
	return sink.Answer{ID: id, Text: text, Response: convert.Response(text, r, convert.Options{Unit: span.Bytes})}
}

func TestPretty(t *testing.T) {
	a := answer("dpa/1", "Vom 3. bis 5. Mai\r\nfür 2,5 Milliarden Euro 二〇二四.\n\n", []string{"3", "5. Mai", "二〇二四"}, []string{"2,5 Milliarden Euro"})
	got, err := sink.Pretty(false)(a)
	if err != nil {
		t.Fatal(err)
	}
	want := `dpa/1  de 0.99

Vom [3]d1. bis [5. Mai]d2
für [2,5 Milliarden Euro]n1 [二〇二四]d3.

DATES
  d1  3         DATE  2024-11-09  [2024-11-09, 2024-11-10)  from reference time
  d2  5. Mai    DATE  2024-11-09  [2024-11-09, 2024-11-10)  from reference time
  d3  二〇二四  DATE  2024-11-09  [2024-11-09, 2024-11-10)  from reference time

NUMBERS
  n1  2,5 Milliarden Euro  MONEY  2500000000 EUR  AT_LEAST  2500000000 or 2.5

RANGES
  r1  3. bis 5. Mai  d1 to d2  [2024-11-09, )

WARNINGS
  AMBIGUOUS_NUMBER  2,5 Milliarden Euro  two readings

EXPLANATIONS
  de.number.cardinal  2,5 Milliarden Euro  lost to de.number.money  n:decimal=2.5

`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	coloured, err := sink.Pretty(true)(a)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(coloured), "\x1b[36;4m5. Mai\x1b[0m\x1b[2md2\x1b[0m") {
		t.Errorf("the date is not coloured: %q", coloured)
	}
}

// A record within another is marked once and listed twice.
func TestPrettyOverlap(t *testing.T) {
	got, err := sink.Pretty(false)(answer("x", "am 9. November 2024", []string{"9. November 2024"}, []string{"2024"}))
	if err != nil {
		t.Fatal(err)
	}
	if s := string(got); !strings.Contains(s, "am [9. November 2024]d1\n") || !strings.Contains(s, "  n1  2024") {
		t.Errorf("view = %s", s)
	}
}

func TestError(t *testing.T) {
	a := sink.Answer{ID: "a\x1b[31m", Err: convert.NewStatus(codes.InvalidArgument, "INVALID_UTF8", "text: invalid \x07")}
	for name, tt := range map[string]struct {
		format sink.Format
		want   string
	}{
		"pretty":    {sink.Pretty(false), "a\\u{1b}[31m  error: text: invalid \\u{7}\n\n"},
		"languages": {sink.PrettyLanguages(false), "a\\u{1b}[31m  error: text: invalid \\u{7}\n\n"},
		"jsonl":     {sink.JSONL, `{"documentId":"a\u001b[31m","error":{"code":3,"message":"text: invalid \u0007","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"INVALID_UTF8","domain":"chancery-nlp.org"}]}}` + "\n"},
	} {
		got, err := tt.format(a)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tt.want, string(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	indented, err := sink.JSON(a)
	if err != nil || !strings.HasPrefix(string(indented), "{\n  \"documentId\": ") {
		t.Errorf("JSON = %s, %v", indented, err)
	}
}

func TestPrettyLanguages(t *testing.T) {
	text := "ab cd"
	r := convert.Response(text, extractor.Result{Languages: []extractor.Language{
		{Code: "de", Confidence: 0.75, Spans: []span.Span{{Start: 0, End: 2}, {Start: 4, End: 5}}}, {Code: "sr-Latn", Confidence: 0.25},
	}}, convert.Options{})
	got, err := sink.PrettyLanguages(false)(sink.Answer{ID: "x", Response: r})
	if err != nil {
		t.Fatal(err)
	}
	if want := "x\n  de       0.75  0-2 4-5\n  sr-Latn  0.25\n\n"; string(got) != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestVisible(t *testing.T) {
	tests := []struct{ desc, in, want string }{
		{"plain", "Größe 二〇\t\n", "Größe 二〇\t\n"},
		{"escape sequence", "a\x1b[2Jb", `a\u{1b}[2Jb`},
		{"control sequence introducer of C1", "a\u009b2Jb", `a\u{9b}2Jb`},
		{"title of the window", "\x1b]0;x\x07", `\u{1b}]0;x\u{7}`},
		{"backspace, delete, NUL", "a\b\x7f\x00", `a\u{8}\u{7f}\u{0}`},
		{"Windows newline", "a\r\nb", "a\nb"},
		{"carriage return overwrites", "good\rbad", `good\u{d}bad`},
		{"bidirectional override", "a\u202egpj.exe\u202c", `a\u{202e}gpj.exe\u{202c}`},
		{"bidirectional isolates and marks", "\u2066\u2069\u200e\u200f\u061c", `\u{2066}\u{2069}\u{200e}\u{200f}\u{61c}`},
		{"line separators", "a\u2028b\u2029", `a\u{2028}b\u{2029}`},
		{"invisible", "\ufeff\u200b\U000E0041", `\u{feff}\u{200b}\u{e0041}`},
		{"joiners stay", "می\u200cخواهم क्\u200d", "می\u200cخواهم क्\u200d"},
		{"no UTF-8", "a\xffb", `a\xffb`},
		{"replacement character", "a\ufffdb", "a\ufffdb"},
	}
	for _, tt := range tests {
		t.Run(tt.desc, func(t *testing.T) {
			if got := sink.Visible(tt.in); got != tt.want {
				t.Errorf("Visible(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

// FuzzPretty checks that nothing of a document acts on the terminal.
func FuzzPretty(f *testing.F) {
	f.Add("id\x1b[1m", "9. Nov\x1b]0;evil\x07ember \u202e2024\r!", uint8(3), uint8(9))
	ours := regexp.MustCompile("\x1b\\[[0-9;]*m")
	f.Fuzz(func(t *testing.T, id, text string, start, length uint8) {
		from := min(int(start), len(text))
		to := min(from+int(length), len(text))
		onRune := func(i int) bool { return i == len(text) || utf8.RuneStart(text[i]) }
		if !utf8.ValidString(text) || !utf8.ValidString(id) || !onRune(from) || !onRune(to) {
			t.Skip()
		}
		got, err := sink.Pretty(true)(answer(id, text, []string{text[from:to]}, []string{text[from:to]}))
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range ours.ReplaceAllString(string(got), "") {
			if r != '\n' && r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
				t.Fatalf("%U reaches the terminal: %q", r, got)
			}
		}
	})
}
