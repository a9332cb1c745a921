package segment

import "strings"

// minRun is how many headings without a text of their own make a table of
// contents even without a heading of its own.
const minRun = 4

// maxEntry is how many bytes may stand between entries of a table of contents.
const maxEntry = 240

// key tells headings apart.
type key struct {
	role         role
	major, minor int32
	suffix       uint8
}

// skipContents drops the marks that stand in a table of contents: those that
// lead to the number of a page, those under its heading, and runs of headings
// without text that come again, each of them, with text.
func (s *scanner) skipContents() {
	var heads []int // marks of headings and of contents
	for i := range s.marks {
		m := &s.marks[i]
		if m.flags&gone != 0 || !m.role.heads() && m.role != roleContents && m.role != rolePreamble || m.flags&within != 0 {
			continue
		}
		if m.role.heads() && leads(s.text[m.rest:m.end]) {
			m.flags |= gone
			if n := len(heads); n > 0 && s.marks[heads[n-1]].role == roleContents {
				heads = heads[:n-1] // the leaders say what belongs to it
			}
			continue
		}
		if m.role.heads() && s.shape(i) == noHeading {
			continue
		}
		heads = append(heads, i)
	}
	if len(heads) < minRun && !s.contents {
		return
	}
	// next is the next mark of the same number.
	next := make([]int, len(heads))
	seen := map[key]int{}
	for j := len(heads) - 1; j >= 0; j-- {
		m := s.marks[heads[j]]
		k := key{m.role, m.major, m.minor, m.suffix}
		next[j] = len(heads)
		if n, ok := seen[k]; ok {
			next[j] = n
		}
		seen[k] = j
	}
	for j := 0; j < len(heads); {
		m := s.marks[heads[j]]
		under := m.role == roleContents
		first := j
		if under {
			first++
		}
		// The run of headings with little between them.
		e := first
		for e < len(heads) && s.marks[heads[e]].role != roleContents && (e == first || next[first] > e) {
			e++
			if !s.brief(heads[e-1], e, heads) {
				break
			}
		}
		again := 0
		for i := first; i < e; i++ {
			if next[i] >= e && next[i] < len(heads) {
				again++
			}
		}
		n := e - first
		// The last of the run may be a heading with its text, the first after the table.
		switch {
		case under && n > 0 && next[first] < len(heads) && next[first] <= e:
			for e > first && next[e-1] == len(heads) {
				e-- // the headings of the divisions that come first in the text
			}
		case n >= minRun && again >= n-1 || under && again > 0 && again >= n-1:
			if next[e-1] == len(heads) {
				e--
			}
		case under && n > 1 && next[first] == len(heads) && isDigit(s.text[s.marks[heads[first]].end-1]) && s.marks[heads[first]].rest < s.marks[heads[first]].end:
			e--
		case under:
			e = first
		default:
			j = max(e, j+1)
			continue
		}
		for i := first; i < e; i++ {
			s.marks[heads[i]].flags |= gone
		}
		j = max(e, j+1)
	}
}

// brief reports whether no text stands between heading mark i and the next
// one, heads[e], but perhaps a title.
func (s *scanner) brief(i, e int, heads []int) bool {
	if e >= len(heads) {
		return false
	}
	m := s.marks[i]
	from, to := int(m.rest), int(s.marks[heads[e]].start)
	if to-from > maxEntry {
		return false
	}
	between := s.text[from:to]
	return !strings.Contains(between, ".\n") && !strings.Contains(between, ";\n") && !strings.Contains(between, ":\n")
}

// leads reports whether s ends in leaders and the number of a page: "Scope ….. 3".
func leads(s string) bool {
	i := len(s)
	for i > 0 && isDigit(s[i-1]) {
		i--
	}
	if i == len(s) || len(s)-i > 4 {
		return false
	}
	j := i
	for j > 0 && s[j-1] == ' ' {
		j--
	}
	t := s[:j]
	return strings.HasSuffix(t, "...") || strings.HasSuffix(t, ". .") || strings.HasSuffix(t, "…") || strings.HasSuffix(t, "··") || strings.HasSuffix(t, "\t") ||
		strings.HasSuffix(t, "__")
}
