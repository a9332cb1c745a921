package match

import (
	"fmt"
	"unicode/utf8"

	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/lang"
)

type opcode uint8

const (
	opSym   opcode = iota // take one edge
	opSplit               // go on at next, or else at alt
	opOpen                // the span of a record starts
	opClose               // it ends
	opMatch
)

type inst struct {
	op        opcode
	glue      bool
	sym       Sym
	slot      int16 // index into program.slots; -1 for none
	next, alt int32
}

// program is one pattern of a rule.
type program struct {
	rule    int32
	pattern int32  // of the rule
	insts   []inst // entry is inst 0
	slots   []string
	spans   int
	before  []guard // none may end where the match starts
	after   []guard // none may start where the match ends
}

type guard struct {
	syms []Sym
	glue bool
}

// A pattern that is larger, or whose terms name each other deeper, is a mistake.
const (
	maxInsts = 4096
	maxDepth = 64
)

func (c *compiler) program(r *lang.Rule, root *lang.Node) (program, error) {
	p := &programBuilder{c: c, rule: r}
	body := root
	// A pattern is a sequence, perhaps with guards at its ends.
	if root.Op == lang.OpSeq {
		subs := root.Subs
		for len(subs) > 0 && subs[0].Op == lang.OpNot {
			g, err := p.guard(subs[0])
			if err != nil {
				return program{}, err
			}
			subs = subs[1:]
			for _, n := range subs {
				if n.Op != lang.OpOpen {
					g.glue = n.Glue
					break
				}
			}
			p.before = append(p.before, g)
		}
		for k := len(subs); k > 0 && subs[k-1].Op == lang.OpNot; k-- {
			g, err := p.guard(subs[k-1])
			if err != nil {
				return program{}, err
			}
			g.glue = subs[k-1].Glue
			p.after = append(p.after, g)
			subs = subs[:k-1]
		}
		body = &lang.Node{Op: lang.OpSeq, Subs: subs, Pos: root.Pos}
	}
	match := p.emit(inst{op: opMatch})
	entry, err := p.node(body, match, false, true)
	if err != nil {
		return program{}, err
	}
	// Instructions are laid down back to front; turn them so that entry is first.
	k := int32(len(p.insts)) - 1
	if entry != k {
		p.emit(inst{op: opSplit, next: entry, alt: -1})
		k = int32(len(p.insts)) - 1
	}
	for i, j := 0, int(k); i < j; i, j = i+1, j-1 {
		p.insts[i], p.insts[j] = p.insts[j], p.insts[i]
	}
	for i := range p.insts {
		in := &p.insts[i]
		in.next = k - in.next
		if in.op == opSplit && in.alt >= 0 {
			in.alt = k - in.alt
		}
	}
	p.spans = len(r.Yields)
	if p.reaches(0, opMatch) {
		return program{}, &lang.Error{Pos: root.Pos, ID: r.ID, Lint: "matches-empty", Msg: "pattern matches without any word"}
	}
	for _, in := range p.insts {
		if in.op == opOpen && p.reaches(in.next, opClose) {
			return program{}, &lang.Error{Pos: root.Pos, ID: r.ID, Lint: "matches-empty", Msg: "a span of the pattern may hold no word"}
		}
	}
	return p.program, nil
}

type programBuilder struct {
	program
	c     *compiler
	rule  *lang.Rule
	depth int
}

func (p *programBuilder) emit(in inst) int32 {
	p.insts = append(p.insts, in)
	return int32(len(p.insts) - 1)
}

func (p *programBuilder) slot(label string) int16 {
	for i, s := range p.slots {
		if s == label {
			return int16(i)
		}
	}
	p.slots = append(p.slots, label)
	return int16(len(p.slots) - 1)
}

// node lays down n so that it goes on at next, and returns its entry. Glue says
// that n must stand right behind what came before, top that n may mark a span.
func (p *programBuilder) node(n *lang.Node, next int32, glue, top bool) (int32, error) {
	if len(p.insts) > maxInsts || p.depth > maxDepth {
		return 0, &lang.Error{Pos: n.Pos, ID: p.rule.ID, Lint: "pattern", Msg: "pattern is too large"}
	}
	glue = glue || n.Glue
	switch n.Op {
	case lang.OpSeq:
		for i := len(n.Subs) - 1; i >= 0; i-- {
			first := true // does only what may be absent or invisible come before it?
			for _, s := range n.Subs[:i] {
				if s.Op != lang.OpOpen && s.Op != lang.OpClose {
					first = false
				}
			}
			var err error
			if next, err = p.node(n.Subs[i], next, glue && first, top); err != nil {
				return 0, err
			}
		}
		return next, nil
	case lang.OpAlt:
		entry := int32(-1)
		for i := len(n.Subs) - 1; i >= 0; i-- {
			e, err := p.node(n.Subs[i], next, glue, false)
			if err != nil {
				return 0, err
			}
			if entry < 0 {
				entry = e
			} else {
				entry = p.emit(inst{op: opSplit, next: e, alt: entry})
			}
		}
		return entry, nil
	case lang.OpOpt:
		e, err := p.node(n.Subs[0], next, glue, false)
		if err != nil {
			return 0, err
		}
		return p.emit(inst{op: opSplit, next: e, alt: next}), nil
	case lang.OpGap:
		for i := n.Max; i > 0; i-- {
			e := p.emit(inst{op: opSym, sym: symWord, slot: -1, next: next})
			e = p.emit(inst{op: opSplit, next: e, alt: p.emit(inst{op: opSym, sym: symDigits, slot: -1, next: next})})
			if i > n.Min {
				e = p.emit(inst{op: opSplit, next: next, alt: e})
			}
			next = e
		}
		return next, nil
	case lang.OpOpen, lang.OpClose:
		if !top {
			return 0, &lang.Error{Pos: n.Pos, ID: p.rule.ID, Lint: "pattern", Msg: "markers stand at the top of a rule's pattern"}
		}
		op := opOpen
		if n.Op == lang.OpClose {
			op = opClose
		}
		return p.emit(inst{op: op, next: next}), nil
	case lang.OpNot:
		return 0, &lang.Error{Pos: n.Pos, ID: p.rule.ID, Lint: "pattern", Msg: "'!' stands only at either end of a pattern"}
	case lang.OpLit:
		return p.lit(n, next, glue)
	case lang.OpRef:
		if t := p.c.set.Terms[n.Name]; t != nil && t.Pattern != nil {
			p.depth++
			defer func() { p.depth-- }()
			return p.node(t.Pattern, next, glue, false)
		}
		sym, err := p.c.ref(p.rule, n)
		if err != nil {
			return 0, err
		}
		return p.emit(inst{op: opSym, sym: sym, glue: glue, slot: p.slot(n.Label), next: next}), nil
	}
	return 0, &lang.Error{Pos: n.Pos, ID: p.rule.ID, Lint: "pattern", Msg: "pattern holds an unknown part"}
}

// lit lays down a literal as the tokens that it will meet in a text.
func (p *programBuilder) lit(n *lang.Node, next int32, glue bool) (int32, error) {
	lit := n.Lit
	tokens := segment.Tokenize(nil, lit)
	for i := len(tokens) - 1; i >= 0; i-- {
		t := tokens[i]
		g := glue
		if i > 0 {
			g = t.Flags&segment.Spaced == 0
		}
		sym, err := p.c.literal(lit[t.Start:t.End], n.Boundary)
		if err != nil {
			return 0, err
		}
		next = p.emit(inst{op: opSym, sym: sym, glue: g, slot: -1, next: next})
	}
	return next, nil
}

// guard collects the symbols of a negative context.
func (p *programBuilder) guard(n *lang.Node) (guard, error) {
	var g guard
	depth := 0
	var walk func(n *lang.Node) error
	walk = func(n *lang.Node) error {
		if depth > maxDepth || len(g.syms) > maxInsts {
			return &lang.Error{Pos: n.Pos, ID: p.rule.ID, Lint: "pattern", Msg: "pattern is too large"}
		}
		depth++
		defer func() { depth-- }()
		switch n.Op {
		case lang.OpSeq:
			if len(n.Subs) != 1 {
				return &lang.Error{Pos: n.Pos, ID: p.rule.ID, Lint: "pattern", Msg: "a negative context is one element"}
			}
			return walk(n.Subs[0])
		case lang.OpAlt, lang.OpNot:
			for _, s := range n.Subs {
				if err := walk(s); err != nil {
					return err
				}
			}
			return nil
		case lang.OpLit:
			if k := len(segment.Tokenize(nil, n.Lit)); k != 1 || utf8.RuneCountInString(n.Lit) == 0 {
				return &lang.Error{Pos: n.Pos, ID: p.rule.ID, Lint: "pattern", Msg: fmt.Sprintf("negative context %q is not one word", n.Lit)}
			}
			s, err := p.c.literal(n.Lit, n.Boundary)
			g.syms = append(g.syms, s)
			return err
		case lang.OpRef:
			if t := p.c.set.Terms[n.Name]; t != nil && t.Pattern != nil {
				return walk(t.Pattern)
			}
			s, err := p.c.ref(p.rule, n)
			g.syms = append(g.syms, s)
			return err
		}
		return &lang.Error{Pos: n.Pos, ID: p.rule.ID, Lint: "pattern", Msg: "a negative context is one element"}
	}
	err := walk(n.Subs[0])
	return g, err
}

// reaches reports whether the program gets from instruction pc to one of op
// without an edge.
func (p *programBuilder) reaches(pc int32, op opcode) bool {
	seen := make([]bool, len(p.insts))
	stack := []int32{pc}
	for len(stack) > 0 {
		pc := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if seen[pc] {
			continue
		}
		seen[pc] = true
		in := p.insts[pc]
		if in.op == op {
			return true
		}
		switch in.op {
		case opSplit:
			stack = append(stack, in.next)
			if in.alt >= 0 {
				stack = append(stack, in.alt)
			}
		case opOpen, opClose:
			stack = append(stack, in.next)
		}
	}
	return false
}
