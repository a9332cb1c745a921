// Package span holds half-open byte ranges of a text and turns them into the
// offset units that callers count in.
package span

// Span is the half-open range [Start, End) of a UTF-8 text, in bytes.
type Span struct {
	Start, End int
}

// Len returns the length of s in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Overlaps reports whether s and t share at least one byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Contains reports whether t lies wholly inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// In returns the bytes of text that s covers.
func (s Span) In(text string) string { return text[s.Start:s.End] }
