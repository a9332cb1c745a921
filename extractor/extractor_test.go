package extractor_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/chancery-nlp/chancery/extractor"
	"github.com/chancery-nlp/chancery/extractor/span"
	"github.com/chancery-nlp/chancery/lang"
)

func TestExtractFaults(t *testing.T) {
	x := newExtractor(t)
	tests := []struct {
		name string
		doc  extractor.Document
		want extractor.Error
	}{
		{"invalid UTF-8", extractor.Document{Text: "am 3. Mai \xff 2024"},
			extractor.Error{Field: "text", Reason: "INVALID_UTF8", Msg: "invalid UTF-8 at byte 10"}},
		{"surrogate half", extractor.Document{Text: "a\xed\xa0\x80"},
			extractor.Error{Field: "text", Reason: "INVALID_UTF8", Msg: "invalid UTF-8 at byte 1"}},
		{"language hint", extractor.Document{Text: "x", LanguageCode: "deutsch!"},
			extractor.Error{Field: "language_code", Reason: "MALFORMED_LANGUAGE_CODE", Msg: `"deutsch!" is no BCP 47 language tag`}},
		{"reference time", extractor.Document{Text: "x", ReferenceTime: "12.11.2024"},
			extractor.Error{Field: "reference_time", Reason: "MALFORMED_REFERENCE_TIME", Msg: `"12.11.2024" is no ISO 8601 date or date-time such as 2024-11-12 or 2024-11-12T09:30:00`}},
		{"layer", extractor.Document{Text: "x", Layers: []extractor.Layer{"weather"}},
			extractor.Error{Field: "layers", Reason: "UNKNOWN_LAYER", Msg: `unknown layer "weather": want one of dates, numbers, actors, sections, clauses, treaties, treaty_events`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := x.Extract(context.Background(), tt.doc)
			var got *extractor.Error
			if !errors.As(err, &got) {
				t.Fatalf("Extract = %v, want an *Error", err)
			}
			if d := cmp.Diff(tt.want, *got); d != "" {
				t.Errorf("error (-want +got):\n%s", d)
			}
		})
	}
}

func TestExtractWarnings(t *testing.T) {
	x := newExtractor(t)
	tests := []struct {
		name string
		doc  extractor.Document
		want []extractor.WarningCode
	}{
		{"no pack", extractor.Document{Text: "le 2024-11-09", LanguageCode: "fr"}, []extractor.WarningCode{extractor.NoRuleSet}},
		{"impossible day", extractor.Document{Text: "am 32.04.2023", LanguageCode: "de"}, []extractor.WarningCode{extractor.InvalidDate}},
		{"no leap year", extractor.Document{Text: "on 29 February 2015", LanguageCode: "en"}, []extractor.WarningCode{extractor.InvalidDate}},
		{"nothing to count from", extractor.Document{Text: "Es war am Montag.", LanguageCode: "de"}, []extractor.WarningCode{extractor.NoReferenceTime}},
		{"none", extractor.Document{Text: "am 3. Mai 2024", LanguageCode: "de"}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			res, err := x.Extract(context.Background(), tt.doc)
			if err != nil {
				t.Fatal(err)
			}
			var got []extractor.WarningCode
			for _, w := range res.Warnings {
				got = append(got, w.Code)
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Errorf("warnings (-want +got):\n%s", d)
			}
		})
	}
}

func TestExtractLanguageNeutral(t *testing.T) {
	x := newExtractor(t)
	res, err := x.Extract(context.Background(), extractor.Document{Text: "le 2024-11-09 à 18:30", LanguageCode: "fr-CA"})
	if err != nil {
		t.Fatal(err)
	}
	if len(res.Dates) == 0 || res.Dates[0].Value != "2024-11-09" {
		t.Errorf("dates = %+v", res.Dates)
	}
}

// TestExtractOddTexts holds the records of odd texts to what they promise.
func TestExtractOddTexts(t *testing.T) {
	x := newExtractor(t)
	size := 10 << 20
	if testing.Short() {
		size = 1 << 20
	}
	texts := map[string]string{
		"empty":             "",
		"blanks":            " \t\n\u00a0\u2003\n\n ",
		"NUL":               "am 3. Mai\x00 2024\x00",
		"one character":     strings.Repeat("a", 10*size),
		"digits":            strings.Repeat("1234567890", size/10),
		"digits and points": strings.Repeat("1.", size/2),
		"deep punctuation":  strings.Repeat("([{<", size/4) + strings.Repeat(">}])", size/4),
		"combining marks":   "a" + strings.Repeat("\u0301", size/2),
		"bidi":              "am \u202e3. Mai\u202c 2024 \u2066x\u2069",
		"lines":             strings.Repeat("\n", size),
		"ordinals":          strings.Repeat("3. ", size/3),
		"weekdays":          strings.Repeat("Monday ", size/70),
		"months":            strings.Repeat("May 5 Mai ", size/100),
		"number words":      strings.Repeat("one hundred and zweihundert ", size/280),
		"open ranges":       strings.Repeat("von 3 bis between 3 and ", size/240),
		"emoji":             strings.Repeat("👩‍👩‍👧 3. Mai 2024 ", 1000),
	}
	for name, text := range texts {
		for _, code := range []string{"de", "en", "und"} {
			t.Run(name+"/"+code, func(t *testing.T) {
				res, err := x.Extract(context.Background(), extractor.Document{Text: text, LanguageCode: code, ReferenceTime: "2024-11-12"})
				if err != nil {
					t.Fatal(err)
				}
				check(t, text, res)
			})
		}
	}
}

// check holds a result to the promises on spans: in the text, on whole
// characters, in order, not overlapping in a layer, ranges and warnings grounded.
func check(t interface{ Errorf(string, ...any) }, text string, res extractor.Result) {
	grounded := func(what string, s span.Span) {
		if s.Start < 0 || s.End < s.Start || s.End > len(text) {
			t.Errorf("%s: span %v outside the text of %d bytes", what, s, len(text))
			return
		}
		if s.Start < len(text) && !utf8.RuneStart(text[s.Start]) || s.End < len(text) && !utf8.RuneStart(text[s.End]) {
			t.Errorf("%s: span %v cuts a character", what, s)
		}
	}
	last := 0
	for i, d := range res.Dates {
		grounded("date", d.Span)
		if d.Span.Len() == 0 || d.Span.Start < last {
			t.Errorf("date %d: span %v is empty or overlaps the one before", i, d.Span)
		}
		last = d.Span.End
		if (d.Value == "") != d.Invalid || d.Type == 0 || d.RuleID == "" {
			t.Errorf("date %d: incomplete: %+v", i, d)
		}
	}
	last = 0
	for i, n := range res.Numbers {
		grounded("number", n.Span)
		grounded("counted", n.Counted)
		if n.Span.Len() == 0 || n.Span.Start < last {
			t.Errorf("number %d: span %v is empty or overlaps the one before", i, n.Span)
		}
		last = n.Span.End
		if n.Value == "" || n.Kind == 0 || n.RuleID == "" {
			t.Errorf("number %d: incomplete: %+v", i, n)
		}
	}
	for _, r := range res.Ranges {
		size := len(res.Dates)
		if r.Layer == extractor.LayerNumbers {
			size = len(res.Numbers)
		}
		if r.From < 0 || r.To <= r.From || r.To >= size {
			t.Errorf("range %+v points nowhere", r)
		}
	}
	for _, w := range res.Warnings {
		grounded("warning", w.Span)
	}
}

// TestExtractProperties draws texts from the words that rules love.
func TestExtractProperties(t *testing.T) {
	x := newExtractor(t)
	words := []string{"am", "9", "9.", "November", "2024", "2024-11-09", "vom", "bis", "3.765,5", "€", "Mrd.", "zwei", "Jahre", "Anfang der", "neunziger", "%",
		"on", "the", "third", "quarter", "of", "last", "year", "$8", "billion", "between", "and", "Monday", "p.m.", "\u00a0", "ä", "漢", "\n\n", "-", "–", "/", "'", "👩", ".", ",", "half", "one", "Uhr", "20:15"}
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.SampledFrom(words), 0, 24).Draw(t, "words")
		text := strings.Join(parts, rapid.SampledFrom([]string{" ", ""}).Draw(t, "glue"))
		doc := extractor.Document{Text: text, LanguageCode: rapid.SampledFrom([]string{"de", "en", "und"}).Draw(t, "language"), ReferenceTime: rapid.SampledFrom([]string{"", "2024-02-29", "2024-11-12T09:30:00"}).Draw(t, "reference")}
		first, err := x.Extract(context.Background(), doc)
		if err != nil {
			t.Fatalf("Extract(%q): %v", text, err)
		}
		check(t, text, first)
		again, err := x.Extract(context.Background(), doc)
		if err != nil {
			t.Fatalf("Extract(%q): %v", text, err)
		}
		if d := cmp.Diff(first, again); d != "" {
			t.Fatalf("Extract(%q) differs the second time:\n%s", text, d)
		}
	})
}

// sayer is a detector that has made up its mind.
type sayer []extractor.Language

func (s sayer) Detect(string, bool) []extractor.Language { return s }

// TestExtractPassages checks that each passage is read with the rules of its
// language, and the rest with those of the main one.
func TestExtractPassages(t *testing.T) {
	packs, err := lang.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	german, english := "Am 9. November 2024 kam er. ", "He left on March 3, 2023. "
	text := german + english + german
	at := span.Span{Start: len(german), End: len(german + english)}
	x, err := extractor.New(packs, sayer{{Code: "de", Confidence: 0.9, Spans: []span.Span{{End: at.Start}, {Start: at.End, End: len(text)}}}, {Code: "en", Confidence: 0.9, Spans: []span.Span{at}}})
	if err != nil {
		t.Fatal(err)
	}
	res, err := x.Extract(context.Background(), extractor.Document{Text: text})
	if err != nil {
		t.Fatal(err)
	}
	check(t, text, res)
	var got []string
	for _, d := range res.Dates {
		got = append(got, d.Span.In(text)+" = "+d.Value)
	}
	if d := cmp.Diff([]string{"9. November 2024 = 2024-11-09", "March 3, 2023 = 2023-03-03", "9. November 2024 = 2024-11-09"}, got); d != "" {
		t.Errorf("dates (-want +got):\n%s", d)
	}
	var codes []string
	for _, p := range res.Packs {
		codes = append(codes, p.LanguageCode)
	}
	if d := cmp.Diff([]string{"und", "de", "en"}, codes); d != "" {
		t.Errorf("packs (-want +got):\n%s", d)
	}
}

// TestExtractLongText checks that cutting a long text loses no record.
func TestExtractLongText(t *testing.T) {
	x := newExtractor(t)
	part := "Am 9. November 2024 kamen 3.765 Leute. "
	const times = 20_000
	text := strings.Repeat(part, times)
	res, err := x.Extract(context.Background(), extractor.Document{Text: text, LanguageCode: "de"})
	if err != nil {
		t.Fatal(err)
	}
	check(t, text, res)
	if len(res.Dates) != times || len(res.Numbers) != times {
		t.Errorf("%d dates and %d numbers, want %d of each", len(res.Dates), len(res.Numbers), times)
	}
}

// TestExtractCancelled checks that a long document ends with its context.
func TestExtractCancelled(t *testing.T) {
	x := newExtractor(t)
	text := corpus(t, "de", 64<<20)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() {
		_, err := x.Extract(ctx, extractor.Document{Text: text, LanguageCode: "de"})
		done <- err
	}()
	time.AfterFunc(20*time.Millisecond, cancel)
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("Extract = %v, want %v", err, context.Canceled)
	}
	ctx, cancel = context.WithTimeout(context.Background(), 0)
	defer cancel()
	if _, err := x.Extract(ctx, extractor.Document{Text: "x", LanguageCode: "de"}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("Extract = %v, want %v", err, context.DeadlineExceeded)
	}
}

// TestExplainAsked explains no layer that another is only made of.
func TestExplainAsked(t *testing.T) {
	text := "The Treaty of Lima was signed on 3 May 1990. Each Party shall inform the other Party."
	x := newExtractor(t)
	for _, tt := range []struct {
		asked extractor.Layer
		want  bool // rules of treaties are listed
	}{{extractor.LayerClauses, false}, {extractor.LayerTreaties, true}, {extractor.LayerEvents, true}} {
		res, err := x.Extract(t.Context(), extractor.Document{Text: text, LanguageCode: "en", Explain: true, Layers: []extractor.Layer{tt.asked}})
		if err != nil {
			t.Fatal(err)
		}
		if got := slices.ContainsFunc(res.Explanations, func(e extractor.Explanation) bool { return e.Layer == extractor.LayerEvents }); got != tt.want {
			t.Errorf("asked for %s: rules of treaties are listed: %t", tt.asked, got)
		}
	}
}

func TestExplain(t *testing.T) {
	x := newExtractor(t)
	text := "Am 9. November 2024 war es."
	res, err := x.Extract(context.Background(), extractor.Document{Text: text, LanguageCode: "de", Explain: true, Layers: []extractor.Layer{extractor.LayerDates, extractor.LayerNumbers}})
	if err != nil {
		t.Fatal(err)
	}
	var won, lost int
	for _, e := range res.Explanations {
		if e.LostTo == "" {
			won++
			if e.RuleID != "de.date.day-month-year" || e.Span.In(text) != "9. November 2024" || len(e.Terms) != 3 {
				t.Errorf("winner = %+v", e)
			}
			continue
		}
		lost++
	}
	if won != 1 || lost == 0 {
		t.Errorf("%d winners and %d losers, want 1 and some", won, lost)
	}
}

func FuzzExtract(f *testing.F) {
	f.Add("Am 9. November 2024 kamen mindestens 10.000 Soldaten.", "de", "2024-11-12")
	f.Add("between 3 and 5 May, 2.5 to 3 billion dollars", "en", "")
	f.Add("2024-11-09T18:30:05Z 3'765'000 \u202e\x00", "und", "2024-11-12T09:30:00")
	x := newExtractor(f)
	f.Fuzz(func(t *testing.T, text, code, reference string) {
		res, err := x.Extract(context.Background(), extractor.Document{Text: text, LanguageCode: code, ReferenceTime: reference, Explain: true})
		var fault *extractor.Error
		switch {
		case errors.As(err, &fault):
			if fault.Field == "" || fault.Reason == "" || fault.Msg == "" {
				t.Errorf("error without field, reason or message: %+v", fault)
			}
		case err != nil:
			t.Errorf("Extract: %v", err)
		default:
			check(t, text, res)
		}
	})
}
