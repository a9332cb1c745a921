package segment_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/chancery-nlp/chancery/extractor/segment"
)

func TestTokenize(t *testing.T) {
	tests := []struct{ in, want string }{
		{"am 9. November", "am|9|.|November"},
		{"3.765,5 €", "3|.|765|,|5|€"},
		{"Österreichs Straße", "Österreichs|Straße"},
		{"a\u0308rger", "a\u0308rger"},
		{"Donau\u00addampf", "Donau\u00addampf"},
		{"10km 3rd", "10|km|3|rd"},
		{"EU-Kommission’s", "EU|-|Kommission|’|s"},
		{"二〇二四年", "二|〇|二|四|年"},
		{"٣٤ अक", "٣٤|अक"},
		{"\u200eMai\u200b \u202b2024\u202c.", "Mai|2024|."},
		{" \t\n\u00a0", ""},
	}
	for _, tt := range tests {
		var parts []string
		for _, k := range segment.Tokenize(nil, tt.in) {
			parts = append(parts, tt.in[k.Start:k.End])
		}
		if got := strings.Join(parts, "|"); got != tt.want {
			t.Errorf("Tokenize(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestTokenFlags(t *testing.T) {
	text := "Am USA-Tag\nneu\n\nB"
	want := []segment.Flags{
		segment.Spaced | segment.Newline | segment.Break | segment.Capital,
		segment.Spaced | segment.Capital | segment.Upper,
		0,
		segment.Capital,
		segment.Spaced | segment.Newline,
		segment.Spaced | segment.Newline | segment.Break | segment.Capital,
	}
	var got []segment.Flags
	for _, k := range segment.Tokenize(nil, text) {
		got = append(got, k.Flags)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("flags of %q (-want +got):\n%s", text, d)
	}
}

// abbreviations is a list of words that a stop follows.
type abbreviations string

func (a abbreviations) IsAbbreviation(w string) bool {
	for _, s := range strings.Fields(string(a)) {
		if s == w {
			return true
		}
	}
	return false
}

func TestSentences(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Er kam. Sie ging.", "Er kam.|Sie ging."},
		{"Am 9. November kam er. Dann nicht.", "Am 9. November kam er.|Dann nicht."},
		{"Das war 1990. Dann kam er.", "Das war 1990.|Dann kam er."},
		{"Gemäß Art. 5 und Nr. 3 gilt das. Ja!", "Gemäß Art. 5 und Nr. 3 gilt das.|Ja!"},
		{"Im Juni z. B. kam er. Gut.", "Im Juni z. B. kam er.|Gut."},
		{"The U.S. Senate agreed. It did.", "The U.S. Senate agreed.|It did."},
		{"It cost 3.5 million. Really?", "It cost 3.5 million.|Really?"},
		{"„Er kam.“ Dann ging er.", "„Er kam.“|Dann ging er."},
		{"Titel\n\nEr kam. Sie auch.", "Titel|Er kam.|Sie auch."},
		{"J. Smith met A. B. Jones. They left.", "J. Smith met A. B. Jones.|They left."},
		{"siehe example.com. Danach", "siehe example.com.|Danach"},
		{"„Wann?!“, fragte er. Nie.", "„Wann?!“,|fragte er.|Nie."},
		{"What?! (Really?!) Yes.", "What?!|(Really?!)|Yes."},
		{"", ""},
	}
	for _, tt := range tests {
		tokens := segment.Tokenize(nil, tt.in)
		var parts []string
		for _, s := range segment.Sentences(nil, tt.in, tokens, abbreviations("Art Nr z")) {
			parts = append(parts, tt.in[tokens[s.First].Start:tokens[s.Last-1].End])
		}
		if got := strings.Join(parts, "|"); got != tt.want {
			t.Errorf("Sentences(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

// TestSentencesLinear keeps runs of signs from taking more than linear time.
func TestSentencesLinear(t *testing.T) {
	for _, unit := range []string{"!", ".", ".)", "?\"", strings.Repeat("!", 1000) + "a"} {
		text := strings.Repeat(unit, (1<<20)/len(unit))
		tokens := segment.Tokenize(nil, text)
		start := time.Now()
		segment.Sentences(nil, text, tokens, nil)
		if d := time.Since(start); d > 3*time.Second {
			t.Errorf("%.9q took %v", unit, d)
		}
	}
}

// TestCover checks that tokens cover all that is no blank, in order, and that
// sentences cover all tokens.
func TestCover(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		tokens := segment.Tokenize(nil, text)
		at := 0
		for _, k := range tokens {
			if int(k.Start) < at || k.End <= k.Start {
				t.Fatalf("token %v after byte %d", k, at)
			}
			if len(segment.Tokenize(nil, text[at:k.Start])) > 0 {
				t.Fatalf("text before token %v is left out", k)
			}
			at = int(k.End)
		}
		next := 0
		for _, s := range segment.Sentences(nil, text, tokens, nil) {
			if s.First != next || s.Last <= s.First {
				t.Fatalf("sentence %v after token %d", s, next)
			}
			next = s.Last
		}
		if next != len(tokens) {
			t.Fatalf("sentences cover %d of %d tokens", next, len(tokens))
		}
	})
}

func FuzzTokenize(f *testing.F) {
	f.Add("Am 9. November\u00a02024, 3'765.")
	f.Fuzz(func(t *testing.T, text string) {
		at := int32(0)
		for _, k := range segment.Tokenize(nil, text) {
			if k.Start < at || k.End <= k.Start || int(k.End) > len(text) {
				t.Fatalf("token %v after byte %d of %d", k, at, len(text))
			}
			at = k.End
		}
	})
}
