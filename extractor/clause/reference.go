package clause

import (
	"strings"

	"github.com/chancery-nlp/chancery/extractor/segment"
)

// references finds the provisions that u refers to: a word for a kind of
// section, and its number.
func (w *work) references(u *unit, r *Record) {
	for t := u.first; t < u.last; t++ {
		m := w.marked(t, roleReference)
		if m == nil {
			continue
		}
		n := int(m.last)
		if n >= u.last {
			return
		}
		number, end := w.number(n, u.last)
		if number == "" {
			continue
		}
		ref := Reference{Kind: m.value, Number: number, Section: -1, Treaty: -1, Span: w.span(t, end)}
		for k := end; k < min(end+4, u.last); k++ {
			if w.in.Tokens[k].Kind == segment.Punct {
				break
			}
			if w.words[k].roles.has(set(roleOther)) {
				ref.Other = true
			}
		}
		r.References = append(r.References, ref)
		t = end - 1
		if len(r.References) >= 64 {
			return
		}
	}
}

// number reads the number of a section at token t, with a paragraph in
// brackets, and returns the token behind it.
func (w *work) number(t, end int) (string, int) {
	tok := &w.in.Tokens[t]
	s := w.text(t)
	switch {
	case tok.Kind == segment.Digits:
	case tok.Kind == segment.Word && len(s) <= 8 && strings.Trim(s, "IVXLC") == "":
	case tok.Kind == segment.Word && len(s) == 1 && s >= "A" && s <= "Z":
	default:
		return "", t
	}
	t++
	if t < end && w.in.Tokens[t].Flags&segment.Spaced == 0 && w.in.Tokens[t].Kind == segment.Word && len(w.text(t)) <= 3 {
		s += w.text(t)
		t++
	}
	if t+2 < end && w.is(t, '(') && w.is(t+2, ')') {
		t += 3
	}
	return s, t
}
