package sink

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// Visible returns s fit for a terminal: whatever would move the cursor, change
// the terminal's state or the order in which characters show is written as
// \u{…}. Newlines, also those of Windows, and tabs stay.
func Visible(s string) string {
	clean := strings.IndexFunc(s, func(r rune) bool { return r == '\r' || r == utf8.RuneError || harmful(r) }) < 0
	if clean {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case r == '\r' && strings.HasPrefix(s[i+1:], "\n"):
			// the newline follows
		case harmful(r):
			fmt.Fprintf(&b, `\u{%x}`, r)
		default:
			b.WriteString(s[i : i+size])
		}
		i += size
	}
	return b.String()
}

// harmful reports whether r does not simply show. Joiners stay: Persian and
// Indic words need them; so do soft hyphens, which show as nothing or a hyphen.
func harmful(r rune) bool {
	switch r {
	case '\n', '\t', '\u00AD', '\u200C', '\u200D':
		return false
	case '\u2028', '\u2029':
		return true
	}
	return unicode.In(r, unicode.Cc, unicode.Cf)
}

// oneLine returns s fit for one line of a terminal.
func oneLine(s string) string {
	return strings.Join(strings.Fields(Visible(s)), " ")
}

// cells returns how many columns of a terminal s takes.
func cells(s string) int {
	n := 0
	for _, r := range s {
		if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
			continue
		}
		switch width.LookupRune(r).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}

// cut returns s, or its beginning with an ellipsis if it takes more than limit
// columns.
func cut(s string, limit int) string {
	if cells(s) <= limit {
		return s
	}
	n := 0
	for i, r := range s {
		if n += cells(string(r)); n > limit-1 {
			return s[:i] + "…"
		}
	}
	return s
}
