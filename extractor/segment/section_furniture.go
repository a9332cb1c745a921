package segment

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/chancery-nlp/chancery/extractor/span"
)

// maxHead is the length in bytes of the longest running head.
const maxHead = 160

// findFurniture fills s.furniture: the lines with page numbers, and the short
// lines beside them that come again, which are running heads and feet.
func (s *scanner) findFurniture() {
	if len(s.pages) == 0 && len(s.heads) < 2 {
		return
	}
	type line struct {
		span.Span
		key uint64
	}
	var near []line
	count := map[uint64]int{}
	last := -1
	for _, p := range s.pages {
		at := p.Start
		for range 2 { // above the number
			from := max(last, at-2*maxHead, 0)
			if from >= at {
				break
			}
			end := trimEnd(s.text, from, from+strings.LastIndexByte(s.text[from:at], '\n')+1)
			if end <= from {
				break
			}
			from = max(0, end-maxHead-1)
			first := strings.LastIndexByte(s.text[from:end], '\n') + 1
			if first == 0 && from > 0 {
				break // too long
			}
			start := blanks(s.text, from+first, end)
			if start <= last {
				break
			}
			key := headKey(s.text[start:end])
			near = append(near, line{span.Span{Start: start, End: end}, key})
			count[key]++
			at = start
		}
		at = p.End
		for range 2 { // below it
			start := blanks(s.text, at, min(len(s.text), at+maxHead))
			window := s.text[start:min(len(s.text), start+maxHead)]
			n := strings.IndexByte(window, '\n')
			if n < 0 {
				if start+maxHead < len(s.text) {
					break
				}
				n = len(window)
			}
			end := trimEnd(s.text, start, start+n)
			if end == start {
				break
			}
			key := headKey(s.text[start:end])
			near = append(near, line{span.Span{Start: start, End: end}, key})
			count[key]++
			at, last = end, end
		}
		last = max(last, p.End)
	}
	if len(s.pages) > 1 {
		for _, p := range s.pages {
			if p.Len() > 0 {
				s.furniture = append(s.furniture, p)
			}
		}
	}
	for _, l := range near {
		if count[l.key] > 1 {
			s.furniture = append(s.furniture, l.Span)
		}
	}
	clear(count)
	for _, h := range s.heads {
		count[headKey(h.In(s.text))]++
	}
	for _, h := range s.heads {
		if count[headKey(h.In(s.text))] > 1 {
			first := strings.LastIndexByte(s.text[:h.Start], '\n') + 1
			end := h.End
			for end < len(s.text) && s.text[end] != '\n' {
				end++
			}
			s.furniture = append(s.furniture, span.Span{Start: blanks(s.text, first, end), End: trimEnd(s.text, first, end)})
		}
	}
	slices.SortFunc(s.furniture, func(a, b span.Span) int { return cmp.Compare(a.Start, b.Start) })
	s.furniture = slices.Compact(s.furniture)
	// Headings are no furniture: an article may well stand at the head of a page.
	s.furniture = slices.DeleteFunc(s.furniture, func(f span.Span) bool {
		i, ok := slices.BinarySearchFunc(s.marks, f.Start, func(m mark, at int) int { return cmp.Compare(int(m.start), at) })
		if i > 0 && int(s.marks[i-1].end) > f.Start {
			return true // the number below "Article"
		}
		return ok && (s.marks[i].role == roleArticle || s.marks[i].role == roleItem && s.marks[i].form != plain)
	})
	// Marks in furniture are none.
	k := 0
	for i := range s.marks {
		m := &s.marks[i]
		for k < len(s.furniture) && s.furniture[k].End <= int(m.start) {
			k++
		}
		if k < len(s.furniture) && s.furniture[k].Start <= int(m.start) {
			m.flags |= gone
		}
	}
}

// headKey is equal for running heads that differ in their numbers only.
func headKey(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < utf8.RuneSelf && isDigit(c) {
			if i > 0 && isDigit(s[i-1]) {
				continue
			}
			c = '0'
		}
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}
