package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxTitle is the length in bytes of the longest title.
const maxTitle = 240

// maxTitleLines is how many lines a title may run over.
const maxTitleLines = 4

// shape is what the line of a heading looks like.
type shape uint8

const (
	noHeading shape = iota
	bare            // word and number alone
	titled          // with its title
	bodied          // with the text under it
)

// shape judges what stands behind the number of heading mark i.
func (s *scanner) shape(i int) shape {
	m := &s.marks[i]
	text, rest, end := s.text, int(m.rest), int(m.end)
	if rest >= end {
		return bare
	}
	itemised := i+1 < len(s.marks) && s.marks[i+1].flags&within != 0 && s.marks[i+1].start == m.rest
	r, _ := utf8.DecodeRuneInString(text[rest:end])
	switch {
	case r == '(':
		inner, _ := utf8.DecodeRuneInString(text[rest+1 : end])
		if itemised {
			k := int(s.marks[i+1].rest)
			if c, _ := utf8.DecodeRuneInString(text[k:end]); k < end && (unicode.IsUpper(c) || c == '(') {
				return bodied
			}
			return noHeading
		}
		switch {
		case text[end-1] != ')' || end-rest > maxTitle:
			return noHeading
		case unicode.IsUpper(inner) && titleLike(s.h, text[rest+1:end-1]):
			return titled
		}
		return bare // "(zu § 3)", "(deleted)"
	case itemised && isDigit(text[rest]):
		return bodied
	case !unicode.IsLetter(r) && !strings.ContainsRune("\"'“„«‘»", r) || unicode.IsLower(r):
		return noHeading
	case s.h.is(roleWithin, text, rest, end):
		return noHeading
	case titleLike(s.h, text[rest:end]):
		return titled
	}
	return bodied
}

// titleLike reports whether s may be a title: short, without a verb, not
// ending like a part of a sentence.
func titleLike(h *Headings, s string) bool {
	if len(s) > maxTitle || s == "" {
		return false
	}
	switch s[len(s)-1] {
	case ',', ';', ':':
		return false
	case '.':
		// "Objectives." and "Rules Of Origin." may be, a longer one is a sentence.
		if words := strings.Count(s, " ") + 1; words > 20 || hasLower(s) && (words > 3 || words > 1 && h.opens(s)) {
			return false
		}
	}
	if i := strings.Index(s, ". "); i > 3 && i < len(s)-2 && isUpper(s[i+2]) && isLower(s[i-1]) && isLower(s[i-2]) && isLower(s[i-3]) && hasLower(s[i+2:]) {
		return false // two sentences
	}
	return shouts(s) || !hasVerb(h, s)
}

// opens reports whether s starts with a word that sentences start with: the
// first of those that open a preamble, "The".
func (h *Headings) opens(s string) bool {
	var buf wordBuf
	w, _ := word(&buf, s, 0, len(s))
	for _, p := range h.phrases[string(w)] {
		if p.role == roleOpens {
			return true
		}
	}
	return false
}

// hasLower reports whether a word of some length in s starts with a small letter.
func hasLower(s string) bool {
	for w := range strings.FieldsSeq(s) {
		if len(w) > 3 && isLower(w[0]) {
			return true
		}
	}
	return false
}

// hasVerb reports whether a word of s, written in small letters, is one that
// sentences have and titles do not.
func hasVerb(h *Headings, s string) bool {
	for i := 0; i < len(s); {
		if isLower(s[i]) || s[i] >= utf8.RuneSelf {
			var buf wordBuf
			w, e := word(&buf, s, i, len(s))
			if len(w) > 0 {
				for _, p := range h.phrases[string(w)] {
					if p.role == roleVerb && len(p.rest) == 0 {
						return true
					}
				}
			}
			i = max(e, i+1)
			continue
		}
		// A word that starts with a capital, or signs.
		if isUpper(s[i]) {
			for i < len(s) && (isLower(s[i]) || isUpper(s[i]) || s[i] >= utf8.RuneSelf) {
				i++
			}
			continue
		}
		i++
	}
	return false
}

// title finds the title of heading mark i and where its heading ends.
func (b *builder) title(i int, sh shape) (string, int) {
	m := &b.marks[i]
	text := b.text
	switch sh {
	case titled:
		t := text[m.rest:m.end]
		if t[0] == '(' {
			t = strings.TrimSpace(t[1 : len(t)-1])
		}
		end := int(m.end)
		// A title in capitals, or one that breaks off, goes on below.
		for range maxTitleLines - 1 {
			line, ok := b.nextLine(end)
			if !ok || strings.Count(text[end:line.Start], "\n") > 1 || b.markAt(line.Start) || len(t)+line.Len() > maxTitle || !continues(t, text[line.Start:line.End]) || !titleLike(b.h, text[line.Start:line.End]) {
				break
			}
			t, end = t+" "+text[line.Start:line.End], line.End
		}
		return tidy(t), end
	case bodied:
		rest := text[m.rest:m.end]
		n := strings.Index(rest[:min(len(rest), 100)], ". ")
		if n < 4 || n+2 >= len(rest) || strings.Count(rest[:n], " ") > 7 || hasVerb(b.h, rest[:n]) {
			return "", int(m.rest)
		}
		if r, _ := utf8.DecodeRuneInString(rest[n+2:]); !unicode.IsUpper(r) || !isLower(rest[n-1]) || !isLower(rest[n-2]) {
			return "", int(m.rest)
		}
		return tidy(rest[:n]), int(m.rest) + n + 1
	}
	line, ok := b.nextLine(int(m.end))
	if !ok || b.markAt(line.Start) {
		return "", int(m.end)
	}
	t := text[line.Start:line.End]
	r, _ := utf8.DecodeRuneInString(t)
	if unicode.IsLower(r) || !unicode.IsLetter(r) && !isDigit(t[0]) && !strings.ContainsRune("\"'“„«‘»([", r) || len(t) < 3 || len(t) == 3 && b.h.opens(t) {
		return "", int(m.end)
	}
	if t[0] == '(' {
		if inner, _ := utf8.DecodeRuneInString(t[1:]); !unicode.IsUpper(inner) || t[len(t)-1] != ')' || !titleLike(b.h, t[1:len(t)-1]) {
			return "", int(m.end) // "(deleted)"
		}
		return tidy(t[1 : len(t)-1]), line.End
	}
	if !titleLike(b.h, t) {
		return "", int(m.end)
	}
	end := line.End
	for n := 1; ; n++ {
		next, ok := b.nextLine(end)
		if t[len(t)-1] == '.' {
			// "Objectives." with more under it is a title, "Deleted." is the text.
			if n > 1 || !ok || b.headAt(next.Start) {
				return "", int(m.end)
			}
			break
		}
		if !ok || b.markAt(next.Start) || strings.Count(text[end:next.Start], "\n") > 1 {
			break
		}
		l := text[next.Start:next.End]
		if !continues(t, l) {
			break
		}
		if n == maxTitleLines || len(t)+len(l) > maxTitle || !titleLike(b.h, l) {
			return "", int(m.end) // a wrapped sentence
		}
		t, end = t+" "+l, next.End
	}
	return tidy(t), end
}

// continues reports whether the line next carries on the title t.
func continues(t, next string) bool {
	r, _ := utf8.DecodeRuneInString(next)
	if unicode.IsLower(r) {
		return true
	}
	if shouts(t) {
		return shouts(next)
	}
	// No title ends in a short word in small letters: "of", "and", "der".
	last := t[strings.LastIndexByte(t, ' ')+1:]
	return len(last) <= 3 && len(last) < len(t) && isLower(last[0]) && isLower(last[len(last)-1]) || t[len(t)-1] == '-'
}

// tidy puts a title on one line, without signs at its edges.
func tidy(t string) string {
	t = strings.Trim(t, " \t\r*_#|")
	if strings.HasSuffix(t, ".") && !strings.HasSuffix(t, "..") {
		t = strings.TrimRight(t[:len(t)-1], " ")
	}
	if strings.ContainsAny(t, "\t\r") || strings.Contains(t, "  ") {
		t = strings.Join(strings.Fields(t), " ")
	}
	return t
}
