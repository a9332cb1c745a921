package match

import (
	"context"
	"slices"

	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/extractor/span"
	"github.com/chancery-nlp/chancery/lang"
)

// Capture is a slot of a match with what stood there.
type Capture struct {
	Slot  int16
	Span  span.Span
	Value lang.Value
	Name  string // of the term or recogniser
}

// Candidate is one match of one rule.
type Candidate struct {
	Rule    *lang.Rule
	RuleN   int32
	Pattern int32       // of the rule that matched
	Match   span.Span   // the whole match, context included
	Spans   []span.Span // one for each record of the rule; a rule without any has no captures either
	Caps    []Capture
	slots   []string
}

// Hull is the range from the first record's start to the last one's end.
func (c *Candidate) Hull() span.Span {
	return span.Span{Start: c.Spans[0].Start, End: c.Spans[len(c.Spans)-1].End}
}

// Slot returns the capture with the label, or nil.
func (c *Candidate) Slot(label string) *Capture {
	for i := range c.Caps {
		if c.slots[c.Caps[i].Slot] == label {
			return &c.Caps[i]
		}
	}
	return nil
}

// Label returns the label of a capture of c.
func (c *Candidate) Label(k *Capture) string { return c.slots[k.Slot] }

// thread is a state of the automaton at a node.
type thread struct{ state, node int32 }

// hit is an accepted program from the start under way to a node.
type hit struct {
	prog, node int32
}

// Find calls use once with all matches of all rules in text, whose tokens are
// given, in the order of their starts; candidates and their slices are valid
// only until use returns. Find returns the error of use, or that of the
// context when it ends, without calling use.
func (m *Machine) Find(ctx context.Context, text string, tokens []segment.Token, use func([]Candidate) error) error {
	s := scans.Get().(*Scan)
	defer func() {
		s.text = ""
		clear(s.vals)
		clear(s.cands)
		s.m = nil
		if cap(s.edges) < 1<<20 {
			scans.Put(s)
		}
	}()
	s.scan(m, text, tokens)
	s.cands, s.caps, s.spans = s.cands[:0], s.caps[:0], s.spans[:0]
	for i := 0; i+1 < len(s.nodes); i++ {
		if i&0xFFF == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		s.from(int32(i))
	}
	return use(s.cands)
}

// from runs all rules from node i.
func (s *Scan) from(i int32) {
	a := s.m.dfa
	n := &s.nodes[i]
	edges := s.edges[n.first:s.nodes[i+1].first]
	if len(edges) == 0 && !a.class {
		return
	}
	s.hits, s.stack, s.seen = s.hits[:0], s.stack[:0], s.seen[:0]
	for e := range edges {
		if st := a.start[edges[e].sym]; st != 0 {
			s.push(st, edges[e].to)
		}
	}
	if a.class {
		for class := symWord; class < symFirstFree; class++ {
			if st := a.start[class]; st != 0 && n.is(class) {
				s.push(st, s.after(i))
			}
		}
	}
	for len(s.stack) > 0 {
		t := s.stack[len(s.stack)-1]
		s.stack = s.stack[:len(s.stack)-1]
		n := &s.nodes[t.node]
		if n.isBreak() {
			continue
		}
		glued := uint32(0)
		if n.glued() {
			glued = 1
		}
		st := &a.states[t.state]
		if st.count == 0 {
			continue
		}
		edges := s.edges[n.first:s.nodes[t.node+1].first]
		for e := range edges {
			if next := a.step(t.state, uint32(edges[e].sym)*2+glued); next != 0 {
				s.push(next, edges[e].to)
			}
		}
		if st.classes {
			for class := symWord; class < symFirstFree; class++ {
				if n.is(class) {
					if next := a.step(t.state, uint32(class)*2+glued); next != 0 {
						s.push(next, s.after(t.node))
					}
				}
			}
		}
	}
	if len(s.hits) == 0 {
		return
	}
	// The longest match of each program whose context fits.
	if len(s.hits) > 1 {
		slices.SortFunc(s.hits, func(a, b hit) int {
			if a.prog != b.prog {
				return int(a.prog - b.prog)
			}
			return int(b.node - a.node)
		})
	}
	taken := int32(-1)
	for _, h := range s.hits {
		if h.prog != taken && s.candidate(i, h) {
			taken = h.prog
		}
	}
}

// after returns the node behind the whole token of node i.
func (s *Scan) after(i int32) int32 {
	for j := i + 1; ; j++ {
		if !s.nodes[j].inside {
			return j
		}
	}
}

// push adds a thread unless it is there already, and notes what it accepts.
func (s *Scan) push(state, to int32) {
	t := thread{state, to}
	for _, old := range s.seen {
		if old == t {
			return
		}
	}
	if len(s.seen) >= maxThreads {
		return
	}
	s.seen = append(s.seen, t)
	s.stack = append(s.stack, t)
	st := &s.m.dfa.states[state]
	for k := st.accept; k < st.accept+st.naccep; k++ {
		s.hits = append(s.hits, hit{s.m.dfa.accept[k], to})
	}
}

// maxThreads caps the ways in which one start may be read. Real text stays
// below twenty; the cap keeps made-up text linear.
const maxThreads = 512

// candidate checks the context of a hit from node i, finds its captures and
// keeps it. It reports whether the hit stands.
func (s *Scan) candidate(i int32, h hit) bool {
	p := &s.m.progs[h.prog]
	for k := range p.before {
		if s.endsWith(i, &p.before[k]) {
			return false
		}
	}
	for k := range p.after {
		if s.startsWith(h.node, &p.after[k]) {
			return false
		}
	}
	end := s.endOf(h.node)
	if !s.clean(s.nodes[i].start, end) {
		return false
	}
	if p.spans == 0 { // nothing is asked for but that it matched
		s.cands = append(s.cands, Candidate{
			Rule: s.m.Rules[p.rule], RuleN: p.rule, Pattern: p.pattern, Match: span.Span{Start: int(s.nodes[i].start), End: int(end)},
		})
		return true
	}
	caps, spans := len(s.caps), len(s.spans)
	s.fails = s.fails[:0]
	run := capturer{s: s, p: p, base: i, goal: h.node}
	words := (int(h.node-i+1)*len(p.insts) + 63) / 64
	for len(s.fails) < words {
		s.fails = append(s.fails, 0)
	}
	if !run.match(0, i, -1) {
		s.caps, s.spans = s.caps[:caps], s.spans[:spans]
		return false
	}
	// The capturer notes spans and slots back to front.
	slices.Reverse(s.caps[caps:])
	slices.Reverse(s.spans[spans:])
	end = run.end
	if p.spans == 1 && len(s.spans) == spans {
		s.spans = append(s.spans, span.Span{Start: int(s.nodes[i].start), End: int(end)})
	}
	s.cands = append(s.cands, Candidate{
		Rule: s.m.Rules[p.rule], RuleN: p.rule, Pattern: p.pattern,
		Match: span.Span{Start: int(s.nodes[i].start), End: int(end)},
		Spans: s.spans[spans:len(s.spans):len(s.spans)], Caps: s.caps[caps:len(s.caps):len(s.caps)], slots: p.slots,
	})
	return true
}

// endOf is where a match that reaches node to ends: at the end of the token
// before it, or within that token if to is an inner part of it.
func (s *Scan) endOf(to int32) int32 {
	if s.nodes[to].inside {
		return s.nodes[to].start
	}
	return s.nodes[to-1].end
}

// clean reports whether [start, end) does not cut a number: no digit at its
// edge goes on beyond it, by itself or over a mark ("1.2", "12:30", "3/4").
func (s *Scan) clean(start, end int32) bool {
	t := s.text
	if isDigit(t[start]) && start > 0 {
		b := t[start-1]
		if isAlnum(b) || b >= 0x80 && !openQuote(t, start) {
			return false
		}
		if isMark(b) && start > 1 && isDigit(t[start-2]) && !inList(t, int(start)-1) {
			return false
		}
	}
	if isDigit(t[end-1]) && int(end) < len(t) {
		b := t[end]
		if isDigit(b) || isMark(b) && int(end)+1 < len(t) && isDigit(t[end+1]) && !inList(t, int(end)) {
			return false
		}
	}
	return true
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// isMark reports whether b may join digits to one number, date or time.
func isMark(b byte) bool { return b == '.' || b == ',' || b == ':' || b == '/' || b == '-' }

// inList reports whether the mark at byte i is a comma of a list written
// without blanks ("14,15,17"), and none of a grouped number ("1,234,567").
func inList(t string, i int) bool {
	if t[i] != ',' {
		return false
	}
	const far = 32 // bytes that decide
	from, to := i, i+1
	for from > 0 && from > i-far && (isDigit(t[from-1]) || t[from-1] == ',') {
		from--
	}
	for to < len(t) && to < i+far && (isDigit(t[to]) || t[to] == ',') {
		to++
	}
	commas, grouped := 0, true
	for k := from; k < to; k++ {
		if t[k] != ',' {
			continue
		}
		commas++
		n := k + 1
		for n < to && isDigit(t[n]) {
			n++
		}
		grouped = grouped && n-k-1 == 3
		if k == from || n == k+1 && n < to {
			return false // ",5" and "1,,2" are no lists
		}
	}
	return commas > 1 && !grouped
}

func isAlnum(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
}

// openQuote reports whether the character before start is no letter.
func openQuote(t string, start int32) bool {
	i := int(start) - 1
	for i > 0 && t[i]&0xC0 == 0x80 {
		i--
	}
	tok := segment.Tokenize(nil, t[i:start])
	return len(tok) == 0 || tok[0].Kind == segment.Punct || tok[0].End-tok[0].Start >= 3
}

// startsWith reports whether an edge with a symbol of g starts at node i.
func (s *Scan) startsWith(i int32, g *guard) bool {
	n := &s.nodes[i]
	if int(i)+1 >= len(s.nodes) || n.isBreak() || g.glue && !n.glued() {
		return false
	}
	for _, sym := range g.syms {
		if sym < symFirstFree && n.is(sym) {
			return true
		}
		for e := n.first; e < s.nodes[i+1].first; e++ {
			if s.edges[e].sym == sym {
				return true
			}
		}
	}
	return false
}

// endsWith reports whether an edge with a symbol of g ends right before node i.
func (s *Scan) endsWith(i int32, g *guard) bool {
	if s.nodes[i].isBreak() || g.glue && !s.nodes[i].glued() {
		return false
	}
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		n := &s.nodes[k]
		for _, sym := range g.syms {
			if sym < symFirstFree && k == i-1 && n.is(sym) {
				return true
			}
			for e := n.first; e < s.nodes[k+1].first; e++ {
				if s.edges[e].sym == sym && s.edges[e].to == i {
					return true
				}
			}
		}
		if n.isBreak() {
			break
		}
	}
	return false
}

// capturer finds the way of a program from base to goal, the first in the
// order of the pattern, and notes captures and spans back to front. What
// failed once is not tried again, so that it is linear in their product.
type capturer struct {
	s          *Scan
	p          *program
	base, goal int32
	end        int32
	closeAt    int32
}

func (c *capturer) match(pc, at, prevEnd int32) bool {
	s := c.s
	in := &c.p.insts[pc]
	if in.op == opMatch {
		if at != c.goal {
			return false
		}
		c.end = prevEnd
		return true
	}
	bit := int(at-c.base)*len(c.p.insts) + int(pc)
	if s.fails[bit>>6]&(1<<(bit&63)) != 0 {
		return false
	}
	if c.try(in, at, prevEnd) {
		return true
	}
	s.fails[bit>>6] |= 1 << (bit & 63)
	return false
}

func (c *capturer) try(in *inst, at, prevEnd int32) bool {
	s := c.s
	switch in.op {
	case opSplit:
		return c.match(in.next, at, prevEnd) || in.alt >= 0 && c.match(in.alt, at, prevEnd)
	case opOpen:
		if !c.match(in.next, at, prevEnd) {
			return false
		}
		s.spans = append(s.spans, span.Span{Start: int(s.nodes[at].start), End: int(c.closeAt)})
		return true
	case opClose:
		if !c.match(in.next, at, prevEnd) {
			return false
		}
		c.closeAt = prevEnd
		return true
	}
	if at >= c.goal {
		return false
	}
	n := &s.nodes[at]
	if at > c.base && (n.isBreak() || in.glue && !n.glued()) {
		return false
	}
	if in.sym < symFirstFree {
		if !n.is(in.sym) || !c.match(in.next, s.after(at), n.end) {
			return false
		}
		if in.slot >= 0 {
			s.caps = append(s.caps, Capture{Slot: in.slot, Span: span.Span{Start: int(n.start), End: int(n.end)}, Name: s.m.names[in.sym]})
		}
		return true
	}
	for e := n.first; e < s.nodes[at+1].first; e++ {
		ed := s.edges[e]
		if ed.sym != in.sym || ed.to > c.goal || !c.match(in.next, ed.to, ed.end) {
			continue
		}
		if in.slot >= 0 {
			s.caps = append(s.caps, Capture{Slot: in.slot, Span: span.Span{Start: int(n.start), End: int(ed.end)}, Value: s.value(&ed), Name: s.m.names[in.sym]})
		}
		return true
	}
	return false
}
