package span_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/chancery-nlp/chancery/extractor/span"
)

var units = map[string]span.Unit{"bytes": span.Bytes, "utf16": span.UTF16, "code points": span.CodePoints}

// reference counts the units of prefix the slow and obvious way.
func reference(prefix string, u span.Unit) int {
	switch u {
	case span.UTF16:
		return len(utf16.Encode([]rune(prefix)))
	case span.CodePoints:
		return utf8.RuneCountInString(prefix)
	default:
		return len(prefix)
	}
}

// boundaries returns the byte offsets at which the characters of text begin,
// and the end of text.
func boundaries(text string) []int {
	var out []int
	for i := range text {
		out = append(out, i)
	}
	return append(out, len(text))
}

func TestMapper(t *testing.T) {
	tests := []struct {
		desc, text    string
		offset        int // in bytes
		utf16, points int
	}{
		{"empty", "", 0, 0, 0},
		{"ascii", "Treaty", 3, 3, 3},
		{"end of ascii", "Treaty", 6, 6, 6},
		{"two bytes", "für", 3, 2, 2},
		{"three bytes", "二〇二四年", 6, 2, 2},
		{"four bytes", "a😀b", 5, 3, 2},
		{"end after four bytes", "a😀", 5, 3, 2},
		{"combining mark counts for itself", "e\u0301!", 3, 2, 2},
		{"byte order mark counts", "\ufeffab", 4, 2, 2},
		{"CRLF is two", "a\r\nb", 3, 3, 3},
		{"NUL", "\x00ä", 3, 2, 2},
		{"first supplementary", "\U00010000", 4, 2, 1},
		{"last code point", "\U0010FFFF", 4, 2, 1},
		{"right to left", "שלום", 4, 2, 2},
	}
	for _, tt := range tests {
		t.Run(tt.desc, func(t *testing.T) {
			for unit, want := range map[span.Unit]int{span.Bytes: tt.offset, span.UTF16: tt.utf16, span.CodePoints: tt.points} {
				if got := span.NewMapper(tt.text, unit).Offset(tt.offset); got != want {
					t.Errorf("unit %d: Offset(%d) in %q = %d, want %d", unit, tt.offset, tt.text, got, want)
				}
			}
		})
	}
}

// An offset inside a character belongs to no span of a record; the mapper
// still must not lose count after it.
func TestMapperInsideCharacter(t *testing.T) {
	m := span.NewMapper("😀😀x", span.UTF16)
	var got []int
	for b := range 10 {
		got = append(got, m.Offset(b))
	}
	if want := []int{0, 2, 2, 2, 2, 4, 4, 4, 4, 5}; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("offsets 0 to 9 = %v, want %v", got, want)
	}
}

func TestMapperOutside(t *testing.T) {
	for _, b := range []int{-1, 5} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("Offset(%d) of a text of 4 bytes did not panic", b)
				}
			}()
			span.NewMapper("größ"[:4], span.CodePoints).Offset(b)
		}()
	}
}

// Every offset of a text over many checkpoints, forwards, backwards and in jumps.
func TestMapperLongText(t *testing.T) {
	text := strings.Repeat("Der Vertrag, 二〇二四年 unterzeichnet 😀 – à Genève. ", 400)
	at := boundaries(text)
	for name, unit := range units {
		t.Run(name, func(t *testing.T) {
			want, n := make([]int, len(at)), 0
			for i, b := range at {
				if i > 0 {
					n += reference(text[at[i-1]:b], unit)
				}
				want[i] = n
			}
			forwards, backwards, jumps := span.NewMapper(text, unit), span.NewMapper(text, unit), span.NewMapper(text, unit)
			for i := range at {
				j := len(at) - 1 - i
				k := i * 7919 % len(at)
				if got := forwards.Offset(at[i]); got != want[i] {
					t.Fatalf("forwards: Offset(%d) = %d, want %d", at[i], got, want[i])
				}
				if got := backwards.Offset(at[j]); got != want[j] {
					t.Fatalf("backwards: Offset(%d) = %d, want %d", at[j], got, want[j])
				}
				if got := jumps.Offset(at[k]); got != want[k] {
					t.Fatalf("jumps: Offset(%d) = %d, want %d", at[k], got, want[k])
				}
			}
		})
	}
}

func TestMapperProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		piece := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.Rune()), rapid.SampledFrom([]string{
			"a", "ä", "€", "😀", strings.Repeat("x", 1020), strings.Repeat("ä", 1500), strings.Repeat("😀", 1024),
		}))
		text := strings.Join(rapid.SliceOfN(piece, 0, 8).Draw(t, "pieces"), "")
		unit := rapid.SampledFrom([]span.Unit{span.Bytes, span.UTF16, span.CodePoints}).Draw(t, "unit")
		m := span.NewMapper(text, unit)
		at := boundaries(text)
		for _, i := range rapid.SliceOfN(rapid.IntRange(0, len(at)-1), 1, 40).Draw(t, "offsets") {
			if got, want := m.Offset(at[i]), reference(text[:at[i]], unit); got != want {
				t.Fatalf("Offset(%d) = %d, want %d", at[i], got, want)
			}
		}
	})
}

func FuzzMapper(f *testing.F) {
	f.Add("Am 9. November 2024 – 二〇二四年 😀", uint16(3), uint16(20), uint8(1))
	f.Add(strings.Repeat("é", 5000), uint16(9000), uint16(2), uint8(2))
	f.Fuzz(func(t *testing.T, text string, a, b uint16, unit uint8) {
		text = strings.ToValidUTF8(text, "")
		u := span.Unit(unit % 3)
		m := span.NewMapper(text, u)
		at := boundaries(text)
		s := span.Span{Start: at[int(a)%len(at)], End: at[int(b)%len(at)]}
		want := span.Span{Start: reference(text[:s.Start], u), End: reference(text[:s.End], u)}
		if got := m.Span(s); got != want {
			t.Fatalf("Span(%v) of %q = %v, want %v", s, text, got, want)
		}
	})
}

// BenchmarkMapper maps a span every 100 bytes, in text order.
//
//	go test ./extractor/span -bench Mapper
func BenchmarkMapper(b *testing.B) {
	for name, line := range map[string]string{
		"ascii":   "The parties signed the agreement in Geneva on 9 November 2024, and it entered into force. ",
		"german":  "Die Außenminister unterzeichneten das Übereinkommen für fünf Jahre in Zürich, am 9. März. ",
		"chinese": "两国外长于二〇二四年十一月九日在日内瓦签署了该协定。",
	} {
		text := strings.Repeat(line, 1<<20/len(line))
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				m := span.NewMapper(text, span.CodePoints)
				for at := 0; at < len(text); at += 100 {
					m.Offset(at)
				}
			}
		})
	}
}
