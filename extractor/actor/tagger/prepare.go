package tagger

import (
	"github.com/chancery-nlp/chancery/extractor/actor/names"
	"github.com/chancery-nlp/chancery/extractor/segment"
)

// edge is the number of tokens outside a sentence that features may look at.
const edge = 2

// maxGap is how many words in small letters may stand inside a name, maxLead
// how many before its first capital.
const (
	maxGap  = 4
	maxLead = 2
)

// preparer makes the features of documents, for tagging and for training.
type preparer struct {
	in       Input
	tokens   []token
	words    []names.Word
	hints    []names.Hint
	sentence []token
	seen     table
	uncapped bool // list hits in small letters may be names
}

// document reads a document.
func (p *preparer) document(in Input, x *names.Lexicon, groups Groups) {
	p.in, p.uncapped = in, groups&GroupUncapped != 0
	n := len(in.Tokens)
	p.tokens, p.words, p.hints = grow(p.tokens, n)[:n], grow(p.words, n)[:n], grow(p.hints, n)[:n]
	for i, t := range in.Tokens {
		p.words[i] = scan(&p.tokens[i], in.Text, t)
	}
	if in.Hints != nil {
		copy(p.hints, in.Hints)
	} else {
		clear(p.hints)
	}
	p.seen.reset(n)
	for _, s := range in.Sentences {
		if x != nil {
			x.Mark(p.words[s.First:s.Last], p.hints[s.First:s.Last], p.uncapped)
		}
		p.note(s)
	}
}

// note keeps how the words of a sentence stand in it.
func (p *preparer) note(s segment.Sentence) {
	words, capitals, uppers := 0, 0, 0
	for i := s.First; i < s.Last; i++ {
		switch p.tokens[i].shape {
		case shapeLower, shapeInner:
			words++
		case shapeCapital, shapeMixed, shapeInitial:
			words++
			capitals++
		case shapeUpper, shapeUpperLong:
			words++
			capitals++
			uppers++
		}
	}
	style := uint8(0)
	if words >= 4 && capitals*4 >= words*3 {
		style = docTitle
	}
	if words >= 3 && uppers*4 >= words*3 {
		style = docUpper
	}
	for i := s.First; i < s.Last; i++ {
		t := &p.tokens[i]
		t.doc = style
		if t.shape == shapeLower {
			*p.seen.at(t.fold) |= docLower
			continue
		}
		if style != 0 || !t.name || i == s.First || p.tokens[i-1].shape >= shapePunct {
			continue
		}
		e := p.seen.at(t.fold)
		if *e&docCapital != 0 {
			*e |= docTwice
		}
		*e |= docCapital
		if p.hints[i-1]&(names.Given|names.Title) != 0 {
			*e |= docGiven
		}
	}
}

// body returns the tokens of a sentence of the document with their edges.
// They hold until the next call.
func (p *preparer) body(s segment.Sentence) []token {
	n := s.Last - s.First
	p.sentence = grow(p.sentence, n+2*edge)[:n+2*edge]
	out := p.sentence
	for i := range edge {
		out[i] = token{fold: uint64(i + 1), shape: shapeEdge}
		out[n+edge+i] = token{fold: uint64(i + 3), shape: shapeEdge}
	}
	copy(out[edge:], p.tokens[s.First:s.Last])
	body := out[edge : edge+n]
	last := -maxGap - 1 // the last token that may be a part of a name by its own form
	for i := range body {
		t := &body[i]
		t.hint = p.hints[s.First+i]
		allowed := Labels(0)
		if p.in.Allowed != nil {
			allowed = p.in.Allowed[s.First+i]
		}
		if allowed != 0 && (allowed == onlyOutside || allowed&onlyOutside == 0) { // fixed
			t.live = allowed != onlyOutside
			if t.live {
				last = i
			}
			continue
		}
		if !t.name {
			t.live = t.live || p.uncapped && t.hint&names.Uncapped != 0
			continue
		}
		t.doc |= *p.seen.at(t.fold)
		from := i - maxLead
		if i-last <= maxGap+1 {
			from = last + 1
		}
		for j := max(from, 0); j <= i; j++ {
			body[j].live = true
		}
		last = i
	}
	if p.in.Allowed != nil {
		for i := range body {
			if p.in.Allowed[s.First+i] == onlyOutside {
				body[i].live = false
			}
		}
	}
	runs(body)
	return out
}

// runs tells the tokens of runs of capitalised words, with connectors between
// them, of the list hits before and after them in their run.
func runs(body []token) {
	for i := 0; i < len(body); {
		if !body[i].name {
			i++
			continue
		}
		end := i + 1
		for j := end; j < len(body) && j <= end+2; j++ {
			if body[j].name {
				end = j + 1
			} else if body[j].hint&(names.Connector|names.Particle) == 0 && body[j].shape != shapeHyphen {
				break
			}
		}
		hints := names.Hint(0)
		for j := i; j < end; j++ {
			body[j].left = hints
			hints |= body[j].hint
			body[j].inRun = 4
		}
		hints = 0
		for j := end - 1; j >= i; j-- {
			body[j].right = hints
			hints |= body[j].hint
		}
		body[i].inRun |= 1
		body[end-1].inRun |= 2
		i = end
	}
}

// table keeps a byte a word of a document.
type table struct {
	keys  []uint64
	marks []uint32 // which document a place is of
	flags []uint8
	mark  uint32
}

func (t *table) reset(n int) {
	size := 256
	for size < 2*n {
		size *= 2
	}
	if t.mark++; len(t.keys) < size || t.mark == 0 {
		t.keys, t.marks, t.flags, t.mark = make([]uint64, size), make([]uint32, size), make([]uint8, size), 1
	}
}

// at returns the byte of a word, zero if it is new.
func (t *table) at(key uint64) *uint8 {
	mask := uint64(len(t.keys) - 1)
	for i := key * 0x9E3779B97F4A7C15 >> 32 & mask; ; i = (i + 1) & mask {
		if t.marks[i] != t.mark {
			t.keys[i], t.marks[i], t.flags[i] = key, t.mark, 0
			return &t.flags[i]
		}
		if t.keys[i] == key {
			return &t.flags[i]
		}
	}
}
