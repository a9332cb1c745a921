package detect

import (
	"unicode/utf8"
)

// The main language of a document is judged from at most sampleWindows
// windows of windowBytes bytes, so that it costs the same for a page and for
// an archive.
const (
	sampleWindows = 16
	windowBytes   = 200
)

// sample returns pieces of text, all of it if it is short, else windows from
// its whole length. They start and end between words where the text has any.
func sample(text string) []string {
	if len(text) == 0 {
		return nil
	}
	pieces := make([]string, 0, sampleWindows)
	if len(text) <= sampleWindows*windowBytes {
		for len(text) > windowBytes+windowBytes/2 {
			cut := wordEdge(text, windowBytes)
			pieces = append(pieces, text[:cut])
			text = text[cut:]
		}
		return append(pieces, text)
	}
	// The first and the last part of a document are often title pages and
	// lists, so no window lies at either end.
	step := len(text) / (sampleWindows + 1)
	for k := 1; k <= sampleWindows; k++ {
		from := wordEdge(text, k*step-windowBytes/2)
		to := wordEdge(text, min(len(text), from+windowBytes))
		pieces = append(pieces, text[from:to])
	}
	return pieces
}

// wordEdge returns the next position from i on that follows white space, or
// is at least on a character's first byte if none is near.
func wordEdge(text string, i int) int {
	const near = 64
	i = max(i, 0)
	for j := i; j < len(text) && j < i+near; j++ {
		if c := text[j]; c == ' ' || c == '\n' || c == '\t' {
			return j + 1
		}
	}
	for n := 1; n < utf8.UTFMax && i < len(text) && !utf8.RuneStart(text[i]); n++ {
		i++
	}
	return min(i, len(text))
}

// visit returns the window to read after n others.
func visit(n, step, windows int) int { return (windows/2 + n*step) % windows }

// leap returns a step that visits each of n windows once, in an order that
// soon has been everywhere.
func leap(n int) int {
	k := max(1, n*5/8)
	for gcd(k, n) > 1 {
		k++
	}
	return k
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
