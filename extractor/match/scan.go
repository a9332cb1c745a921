package match

import (
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/extractor/span"
	"github.com/chancery-nlp/chancery/lang"
)

// node is a place where an edge may start: a token, or a part of one.
type node struct {
	start, end int32 // of the token or its part
	first      int32 // its first edge; edges of a node are contiguous
	kind       segment.Kind
	flags      segment.Flags
	inside     bool // starts inside a token
}

// edge is one occurrence of a symbol.
type edge struct {
	end int32 // byte
	to  int32 // first node at or after end
	sym Sym
	val int32 // index into the machine's values, or -1-index into the scan's
}

// Scan is the workspace of one match; it is reused between texts.
type Scan struct {
	m       *Machine
	text    string
	nodes   []node
	edges   []edge
	vals    []lang.Value // of recognisers
	splits  []int32
	buf     [16]byte
	emitter Emitter

	stack []thread
	seen  []thread
	cands []Candidate
	caps  []Capture
	spans []span.Span
	hits  []hit
	fails []uint64
}

var scans = sync.Pool{New: func() any { return new(Scan) }}

// isBreak reports whether no match may go on across the start of n.
func (n *node) isBreak() bool { return n.flags&segment.Break != 0 }

// glued reports whether n follows the token before it without a blank.
func (n *node) glued() bool { return n.inside || n.flags&segment.Spaced == 0 }

// scan fills nodes and edges from the tokens of text.
func (s *Scan) scan(m *Machine, text string, tokens []segment.Token) {
	s.m, s.text = m, text
	s.nodes, s.edges, s.vals = s.nodes[:0], s.edges[:0], s.vals[:0]
	for i := range tokens {
		t := &tokens[i]
		s.nodes = append(s.nodes, node{start: t.Start, end: t.End, kind: t.Kind, flags: t.Flags, first: int32(len(s.edges))})
		s.splits = s.splits[:0]
		s.walk(tokens, i, t.Start, false)
		switch t.Kind {
		case segment.Digits:
			s.digits(t)
		case segment.Word:
			if m.endings != nil {
				s.walkBack(t)
			}
		}
		for _, b := range m.recs[t.Kind] {
			s.emitter = Emitter{scan: s, syms: b.syms}
			b.rec.Recognize(text, int(t.Start), &s.emitter)
		}
		for len(s.splits) > 0 { // parts of a compound, from left to right
			k := 0
			for j := range s.splits {
				if s.splits[j] < s.splits[k] {
					k = j
				}
			}
			at := s.splits[k]
			s.splits = append(s.splits[:k], s.splits[k+1:]...)
			last := &s.nodes[len(s.nodes)-1]
			if last.start >= at {
				continue
			}
			before := len(s.edges)
			s.walk(tokens, i, at, true)
			if len(s.edges) == before {
				continue // no word starts here: the token does not part
			}
			s.nodes = append(s.nodes, node{start: at, end: t.End, kind: t.Kind, inside: true, first: int32(before)})
		}
	}
	end := int32(len(text))
	s.nodes = append(s.nodes, node{start: end, end: end, flags: segment.Break, first: int32(len(s.edges))})
	// Edges point to bytes; point them to nodes.
	for i := 0; i+1 < len(s.nodes); i++ {
		for e := s.nodes[i].first; e < s.nodes[i+1].first; e++ {
			to := i + 1
			for s.nodes[to].start < s.edges[e].end {
				to++
			}
			s.edges[e].to = int32(to)
		}
	}
}

// walk emits the words that start at byte pos of token i; inside says that the
// position is within the token.
func (s *Scan) walk(tokens []segment.Token, i int, pos int32, inside bool) {
	t := s.m.trie
	text := s.text
	n := int32(0)
	k := i // token that p is in
	p := int(pos)
	for p < len(text) {
		c := text[p]
		switch {
		case c < utf8.RuneSelf && (p+1 >= len(text) || text[p+1] < 0xCC || !isCombining(text, p+1)):
			if c >= 'A' && c <= 'Z' {
				c += 'a' - 'A'
			} else if c == ' ' || c == '\n' || c == '\t' || c == '\r' {
				if n = t.step(n, ' '); n == 0 {
					return
				}
				for k < len(tokens) && int(tokens[k].Start) < p {
					k++
				}
				if k >= len(tokens) || tokens[k].Flags&segment.Break != 0 {
					return
				}
				p = int(tokens[k].Start)
				continue
			}
			if n = t.step(n, c); n == 0 {
				return
			}
			p++
		default:
			if c == 0xC2 && p+1 < len(text) && text[p+1] == 0xA0 || c == 0xE2 && blankAt(text, p) {
				if n = t.step(n, ' '); n == 0 {
					return
				}
				for k < len(tokens) && int(tokens[k].Start) < p {
					k++
				}
				if k >= len(tokens) || tokens[k].Flags&segment.Break != 0 {
					return
				}
				p = int(tokens[k].Start)
				continue
			}
			buf, end := foldNext(s.buf[:0], text, p)
			if len(buf) == 0 { // a joiner: no token that starts with one is a word
				if n == 0 && !inside {
					return
				}
				p = end
				continue
			}
			for _, b := range buf {
				if n = t.step(n, b); n == 0 {
					return
				}
			}
			p = end
		}
		if t.nodes[n].words > 0 {
			for k+1 < len(tokens) && int(tokens[k].End) < p {
				k++
			}
			s.words(t, n, pos, int32(p), tokens[k].End, inside, i == k)
		}
	}
}

// blankAt reports whether one of the blanks from U+2000 on stands at byte p.
func blankAt(text string, p int) bool {
	r, _ := utf8.DecodeRuneInString(text[p:])
	return segment.Blank(r)
}

// words emits the words of trie node n that may stand from pos to end, in a
// token that goes on to tokenEnd.
func (s *Scan) words(t *trie, n, pos, end, tokenEnd int32, inside, sameToken bool) {
	tn := &t.nodes[n]
	atEnd := end == tokenEnd
	for i := tn.word; i < tn.word+tn.words; i++ {
		w := &t.words[i]
		switch lang.Boundary(w.boundary) {
		case lang.BoundaryWord:
			if inside || !atEnd {
				continue
			}
		case lang.BoundaryPrefix:
			if inside {
				continue
			}
		case lang.BoundarySuffix:
			if !atEnd {
				continue
			}
		case lang.BoundaryStem:
			if !inside {
				s.edges = append(s.edges, edge{end: tokenEnd, sym: w.sym, val: w.value})
			}
			continue
		}
		if w.exact != "" && s.text[pos:end] != w.exact || w.lower && s.capital(pos) {
			continue
		}
		s.edges = append(s.edges, edge{end: end, sym: w.sym, val: w.value})
		if !atEnd && sameToken {
			s.splits = append(s.splits, end)
		}
	}
}

// capital reports whether the character at byte pos is upper case.
func (s *Scan) capital(pos int32) bool {
	if c := s.text[pos]; c < utf8.RuneSelf {
		return c >= 'A' && c <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(s.text[pos:])
	return unicode.IsUpper(r)
}

// walkBack emits the endings of word t; an ending leaves two bytes of the word
// before it at least.
func (s *Scan) walkBack(t *segment.Token) {
	e := s.m.endings
	n := int32(0)
	for p := int(t.End); p > int(t.Start)+2; {
		c := s.text[p-1]
		if c < utf8.RuneSelf {
			if c >= 'A' && c <= 'Z' {
				c += 'a' - 'A'
			}
			if n = e.step(n, c); n == 0 {
				return
			}
			p--
		} else {
			r, size := utf8.DecodeLastRuneInString(s.text[:p])
			buf := foldRune(s.buf[:0], r)
			for i := len(buf) - 1; i >= 0; i-- {
				if n = e.step(n, buf[i]); n == 0 {
					return
				}
			}
			p -= size
		}
		tn := &e.nodes[n]
		for i := tn.word; i < tn.word+tn.words; i++ {
			w := &e.words[i]
			if p < int(t.Start)+2 || w.lower && t.Flags&segment.Capital != 0 || w.exact != "" && s.text[p:t.End] != w.exact {
				continue
			}
			s.edges = append(s.edges, edge{end: t.End, sym: w.sym, val: w.value})
		}
	}
}

// digits emits the digit classes that token t belongs to.
func (s *Scan) digits(t *segment.Token) {
	n := int(t.End - t.Start)
	if n > 18 {
		return
	}
	var v int64
	for _, c := range []byte(s.text[t.Start:t.End]) {
		if c < '0' || c > '9' {
			return // other scripts' digits are the recognisers' business
		}
		v = v*10 + int64(c-'0')
	}
	val := int32(0)
	for i := range s.m.digits {
		d := &s.m.digits[i]
		if n < d.Min || n > d.Max || v < d.Low || v > d.High {
			continue
		}
		if val == 0 {
			s.vals = append(s.vals, lang.Value{Str: s.text[t.Start:t.End], Int: v, IsInt: true})
			val = -int32(len(s.vals))
		}
		s.edges = append(s.edges, edge{end: t.End, sym: d.sym, val: val})
	}
}

// value returns the value of e.
func (s *Scan) value(e *edge) lang.Value {
	if e.val < 0 {
		return s.vals[-e.val-1]
	}
	return s.m.values[e.val]
}

// is reports whether n is of a word class.
func (n *node) is(class Sym) bool {
	switch class {
	case symWord:
		return n.kind == segment.Word && !n.inside
	case symCapital:
		return n.kind == segment.Word && !n.inside && n.flags&segment.Capital != 0
	case symLower:
		return n.kind == segment.Word && !n.inside && n.flags&segment.Capital == 0
	case symDigits:
		return n.kind == segment.Digits
	}
	return false
}
