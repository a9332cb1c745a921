package lang

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxForms caps how many surface forms one word pattern may expand to.
const maxForms = 256

// patternError is a fault at a byte offset of a pattern.
type patternError struct {
	offset int
	msg    string
}

func (e *patternError) Error() string { return e.msg }

// expand lists the surface forms of a word pattern: "tag(e|en)?", "januar|jan.".
// A backslash makes the next character literal.
func expand(pattern string) ([]string, error) {
	if !strings.ContainsAny(pattern, specialChars) && strings.TrimSpace(pattern) != "" {
		return []string{pattern}, nil // most names
	}
	p := &expander{src: pattern}
	forms, err := p.alternatives(0)
	if err != nil {
		return nil, err
	}
	if p.pos < len(p.src) {
		return nil, &patternError{p.pos, "unexpected ')'"}
	}
	for _, f := range forms {
		if strings.TrimSpace(f) == "" {
			return nil, &patternError{0, "pattern matches the empty word"}
		}
	}
	return forms, nil
}

// specialChars are those that mean something else than themselves in a pattern of forms.
const specialChars = `|()?*+[]{}\`

type expander struct {
	src string
	pos int
}

func (p *expander) alternatives(depth int) ([]string, error) {
	if depth > 8 {
		return nil, &patternError{p.pos, "groups nested too deep"}
	}
	var all []string
	for {
		forms, err := p.sequence(depth)
		if err != nil {
			return nil, err
		}
		all = append(all, forms...)
		if len(all) > maxForms {
			return nil, &patternError{p.pos, fmt.Sprintf("pattern expands to more than %d forms", maxForms)}
		}
		if p.pos < len(p.src) && p.src[p.pos] == '|' {
			p.pos++
			continue
		}
		return all, nil
	}
}

func (p *expander) sequence(depth int) ([]string, error) {
	forms := []string{""}
	for p.pos < len(p.src) {
		var part []string
		at := p.pos
		switch c := p.src[p.pos]; c {
		case '|', ')':
			return forms, nil
		case '(':
			p.pos++
			inner, err := p.alternatives(depth + 1)
			if err != nil {
				return nil, err
			}
			if p.pos >= len(p.src) {
				return nil, &patternError{at, "unclosed '('"}
			}
			p.pos++
			part = inner
		case '?', '*', '+', '[', ']', '{', '}':
			return nil, &patternError{p.pos, fmt.Sprintf("unexpected %q; write a backslash before it to mean the character", c)}
		case '\\':
			p.pos++
			if p.pos >= len(p.src) {
				return nil, &patternError{at, "pattern ends in a backslash"}
			}
			r, n := utf8.DecodeRuneInString(p.src[p.pos:])
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return nil, &patternError{at, fmt.Sprintf("useless escape of %q", r)}
			}
			p.pos += n
			part = []string{string(r)}
		default:
			n := strings.IndexAny(p.src[p.pos:], specialChars)
			if n < 0 {
				n = len(p.src) - p.pos
			} else if p.src[p.pos+n] == '?' {
				// The question mark belongs to the last character alone.
				if _, last := utf8.DecodeLastRuneInString(p.src[p.pos : p.pos+n]); n > last {
					n -= last
				}
			}
			part = []string{p.src[p.pos : p.pos+n]}
			p.pos += n
		}
		if p.pos < len(p.src) && p.src[p.pos] == '?' {
			p.pos++
			part = append([]string{""}, part...)
		}
		if len(forms)*len(part) > maxForms {
			return nil, &patternError{at, fmt.Sprintf("pattern expands to more than %d forms", maxForms)}
		}
		if len(part) == 1 {
			for i := range forms {
				forms[i] += part[0]
			}
			continue
		}
		next := make([]string, 0, len(forms)*len(part))
		for _, f := range forms {
			for _, s := range part {
				next = append(next, f+s)
			}
		}
		forms = next
	}
	return forms, nil
}

// parsePattern reads a rule's pattern:
//
//	word            the word, case folded; word(en|s)? with inflection attached
//	word*  *word    a word that starts or ends so
//	, . - %         the character
//	{name}          a term or recogniser, {label:name} with a label of its own
//	(a|b c)         alternatives
//	x?              optional
//	<0-2>           nought to two words or numbers of any kind
//	[[ … ]]         the span of a record; what is outside is context
//	!x              x does not stand here; only at either end of the pattern, also several
//	\x              the character x
//
// A blank between two elements stands for any run of blanks, also none;
// elements written together must stand together.
func parsePattern(src string, pos Pos) (*Node, error) {
	p := &patternParser{src: src, at: pos}
	n, err := p.alternatives(0)
	if err != nil {
		return nil, err
	}
	if p.pos < len(p.src) {
		return nil, &patternError{p.pos, "unexpected ')'"}
	}
	return n, nil
}

type patternParser struct {
	src string
	pos int
	at  Pos
}

func (p *patternParser) place(offset int) Pos {
	q := p.at
	q.Col += utf8.RuneCountInString(p.src[:offset])
	return q
}

func (p *patternParser) alternatives(depth int) (*Node, error) {
	if depth > 16 {
		return nil, &patternError{p.pos, "groups nested too deep"}
	}
	start := p.pos
	var alts []*Node
	for {
		seq, err := p.sequence(depth)
		if err != nil {
			return nil, err
		}
		alts = append(alts, seq)
		if p.pos < len(p.src) && p.src[p.pos] == '|' {
			p.pos++
			continue
		}
		break
	}
	if len(alts) == 1 {
		return alts[0], nil
	}
	return &Node{Op: OpAlt, Subs: alts, Pos: p.place(start)}, nil
}

func (p *patternParser) sequence(depth int) (*Node, error) {
	seq := &Node{Op: OpSeq, Pos: p.place(p.pos)}
	blank := true
	for p.pos < len(p.src) {
		c := p.src[p.pos]
		if c == ' ' {
			blank = true
			p.pos++
			continue
		}
		if c == '|' || c == ')' {
			break
		}
		n, err := p.element(depth)
		if err != nil {
			return nil, err
		}
		if p.pos < len(p.src) && p.src[p.pos] == '?' {
			p.pos++
			n = &Node{Op: OpOpt, Subs: []*Node{n}, Pos: n.Pos}
		}
		n.Glue = !blank
		if n.Op == OpOpen || n.Op == OpClose {
			// A marker is no text: what follows it is as glued as it was.
			n.Glue = false
			seq.Subs = append(seq.Subs, n)
			continue
		}
		blank = false
		seq.Subs = append(seq.Subs, n)
	}
	return seq, nil
}

func (p *patternParser) element(depth int) (*Node, error) {
	start := p.pos
	at := p.place(start)
	switch c := p.src[p.pos]; c {
	case '[':
		if strings.HasPrefix(p.src[p.pos:], "[[") {
			p.pos += 2
			return &Node{Op: OpOpen, Pos: at}, nil
		}
	case ']':
		if strings.HasPrefix(p.src[p.pos:], "]]") {
			p.pos += 2
			return &Node{Op: OpClose, Pos: at}, nil
		}
	case '(':
		p.pos++
		n, err := p.alternatives(depth + 1)
		if err != nil {
			return nil, err
		}
		if p.pos >= len(p.src) || p.src[p.pos] != ')' {
			return nil, &patternError{start, "unclosed '('"}
		}
		p.pos++
		if n.Op == OpSeq && len(n.Subs) == 0 {
			return nil, &patternError{start, "empty group"}
		}
		return &Node{Op: OpSeq, Subs: []*Node{n}, Pos: at}, nil
	case '!':
		p.pos++
		if p.pos >= len(p.src) {
			return nil, &patternError{start, "'!' needs an element"}
		}
		if p.src[p.pos] == '!' {
			return nil, &patternError{p.pos, "'!' stands once before an element"}
		}
		n, err := p.element(depth + 1)
		if err != nil {
			return nil, err
		}
		return &Node{Op: OpNot, Subs: []*Node{n}, Pos: at}, nil
	case '{':
		end := strings.IndexByte(p.src[p.pos:], '}')
		if end < 0 {
			return nil, &patternError{start, "unclosed '{'"}
		}
		body := p.src[p.pos+1 : p.pos+end]
		p.pos += end + 1
		label, name, ok := strings.Cut(body, ":")
		if !ok {
			name = label
		}
		if !isName(name) || !isName(label) {
			return nil, &patternError{start, fmt.Sprintf("%q is no name: want {name} or {label:name}", body)}
		}
		return &Node{Op: OpRef, Name: name, Label: label, Pos: at}, nil
	case '<':
		end := strings.IndexByte(p.src[p.pos:], '>')
		var n Node
		if end > 0 {
			if k, err := fmt.Sscanf(p.src[p.pos:p.pos+end+1], "<%d-%d>", &n.Min, &n.Max); err == nil && k == 2 {
				if n.Min < 0 || n.Max < n.Min || n.Max > 8 {
					return nil, &patternError{start, "a gap is <min-max> with 0 ≤ min ≤ max ≤ 8"}
				}
				p.pos += end + 1
				n.Op, n.Pos = OpGap, at
				return &n, nil
			}
		}
	case '?', '}', '>':
		return nil, &patternError{start, fmt.Sprintf("unexpected %q", c)}
	case '\\':
		p.pos++
		r, n := utf8.DecodeRuneInString(p.src[p.pos:])
		if n == 0 {
			return nil, &patternError{start, "pattern ends in a backslash"}
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return nil, &patternError{start, fmt.Sprintf("useless escape of %q", r)}
		}
		p.pos += n
		return &Node{Op: OpLit, Lit: string(r), Pos: at}, nil
	}
	r, size := utf8.DecodeRuneInString(p.src[p.pos:])
	switch {
	case unicode.IsLetter(r):
		return p.word(at, BoundaryWord)
	case r == '*' && p.pos+1 < len(p.src):
		if next, _ := utf8.DecodeRuneInString(p.src[p.pos+1:]); unicode.IsLetter(next) {
			p.pos++
			return p.word(at, BoundaryEnding)
		}
	case unicode.IsDigit(r):
		for p.pos < len(p.src) && p.src[p.pos] >= '0' && p.src[p.pos] <= '9' {
			p.pos++
		}
		if p.pos == start {
			return nil, &patternError{start, "digits in patterns are ASCII"}
		}
		return &Node{Op: OpLit, Lit: p.src[start:p.pos], Pos: at}, nil
	}
	p.pos += size
	return &Node{Op: OpLit, Lit: string(r), Pos: at}, nil
}

// word reads a word with the inflection attached to it; boundary tells
// whether it is a whole word.
func (p *patternParser) word(at Pos, boundary Boundary) (*Node, error) {
	start := p.pos
	depth := 0
scan:
	for p.pos < len(p.src) {
		r, size := utf8.DecodeRuneInString(p.src[p.pos:])
		switch {
		case unicode.IsLetter(r) || unicode.IsMark(r):
		case r == '(':
			if depth == 0 && !isInflection(p.src[p.pos:]) {
				break scan
			}
			depth++
		case r == ')':
			if depth == 0 {
				break scan
			}
			depth--
		case r == '|':
			if depth == 0 {
				break scan
			}
		case r == '?':
			// "word?" makes the word optional, "word(en)?" the ending.
			if depth == 0 && p.src[p.pos-1] != ')' {
				break scan
			}
		default:
			break scan
		}
		p.pos += size
	}
	forms, err := expand(p.src[start:p.pos])
	if err != nil {
		return nil, &patternError{start, err.Error()}
	}
	if p.pos < len(p.src) && p.src[p.pos] == '*' {
		if boundary != BoundaryWord {
			return nil, &patternError{p.pos, "a word has '*' at one end only"}
		}
		p.pos++
		boundary = BoundaryStem
	}
	if len(forms) == 1 {
		return &Node{Op: OpLit, Lit: forms[0], Boundary: boundary, Pos: at}, nil
	}
	alt := &Node{Op: OpAlt, Pos: at}
	for _, f := range forms {
		alt.Subs = append(alt.Subs, &Node{Op: OpSeq, Subs: []*Node{{Op: OpLit, Lit: f, Boundary: boundary, Pos: at}}, Pos: at})
	}
	return alt, nil
}

// isInflection reports whether the group at the start of s holds only letters
// and alternatives, so that it is part of the word before it.
func isInflection(s string) bool {
	depth := 0
	for _, r := range s {
		switch {
		case r == '(':
			depth++
		case r == ')':
			if depth--; depth == 0 {
				return true
			}
		case r != '|' && r != '?' && !unicode.IsLetter(r) && !unicode.IsMark(r):
			return false
		}
	}
	return false
}

// isName reports whether s is a name of terms and labels: lower-case ASCII
// letters, digits and underscores, a letter first.
func isName(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 'a' && c <= 'z' || i > 0 && (c == '_' || c >= '0' && c <= '9') {
			continue
		}
		return false
	}
	return s != ""
}
