package actor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/chancery-nlp/chancery/extractor/span"
)

// wordBefore returns the word that only blanks part from byte at, an empty
// span if none does or an empty line stands between.
func wordBefore(text string, at int) span.Span {
	end := at - blanksBefore(text, at)
	if strings.Count(text[end:at], "\n") > 1 {
		return span.Span{Start: end, End: end}
	}
	start := end
	for start > 0 && end-start < longestWord {
		r, n := utf8.DecodeLastRuneInString(text[:start])
		if !isWordRune(r) {
			break
		}
		start -= n
	}
	return span.Span{Start: start, End: end}
}

// wordAfter returns the word that only blanks part from byte at, an empty span
// if none does or an empty line stands between.
func wordAfter(text string, at int) span.Span {
	start := at
	for start < len(text) && isBlank(text[start]) {
		start++
	}
	if strings.Count(text[at:start], "\n") > 1 {
		return span.Span{Start: start, End: start}
	}
	return span.Span{Start: start, End: wordEnd(text, start)}
}

// wordEnd returns the end of the word that starts at a byte.
func wordEnd(text string, start int) int {
	end := start
	for end < len(text) && end-start < longestWord {
		r, n := utf8.DecodeRuneInString(text[end:])
		if !isWordRune(r) {
			break
		}
		end += n
	}
	return end
}

func blanksBefore(text string, at int) int {
	n := 0
	for n < at && isBlank(text[at-n-1]) {
		n++
	}
	return n
}

func isBlank(b byte) bool { return b == ' ' || b == '\n' || b == '\t' || b == '\r' }

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r))
}

// isSmall reports whether a word starts with a small letter.
func isSmall(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(r)
}

// startsLine reports whether only blanks part byte at from the start of its line.
func startsLine(text string, at int) bool {
	for at > 0 && (text[at-1] == ' ' || text[at-1] == '\t') {
		at--
	}
	return at == 0 || text[at-1] == '\n'
}

// inflected reports whether two names are the same but for short endings of
// their words: "Vereinten Nationen", "Vereinte Nationen".
func inflected(a, b string) bool {
	for {
		var x, y string
		x, a, _ = strings.Cut(a, " ")
		y, b, _ = strings.Cut(b, " ")
		n := 0
		for n < len(x) && n < len(y) && x[n] == y[n] {
			n++
		}
		if n == 0 || len(x)-n > 2 || len(y)-n > 2 || n < 4 && x != y {
			return false
		}
		if a == "" || b == "" {
			return a == b
		}
	}
}
