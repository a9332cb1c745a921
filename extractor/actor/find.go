package actor

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/chancery-nlp/chancery/extractor/actor/names"
	"github.com/chancery-nlp/chancery/extractor/actor/tagger"
	"github.com/chancery-nlp/chancery/extractor/match"
	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/extractor/span"
	"github.com/chancery-nlp/chancery/lang"
)

// Input is a section of a document to look for mentions in.
type Input struct {
	Text      string // of the section; offsets of tokens are in it
	Base      int    // byte of the document at which Text starts
	Tokens    []segment.Token
	Sentences []segment.Sentence
	Explain   func(Explanation) // called for what was found and what lost its place; may be nil
}

// Explanation says why words are a mention, or why not.
type Explanation struct {
	Mention Mention   // of a rule that keeps words from being an actor, only with span and source
	Match   span.Span // bytes of the document: the mention with its context
	Terms   []string  // what the rule, the register or the tagger says of it: `state "Ruritania" = state:RR`
	LostTo  string    // source of what took its place; empty if it is a mention
}

// Finder finds mentions in texts of one language. It is immutable and safe for
// concurrent use.
type Finder struct {
	register *lang.Register
	machine  *match.Machine
	rules    []rule // by rule number of the machine
	forms    *forms
	words    *vocabulary
	lexicon  *names.Lexicon // nil for a language without weights
	work     *sync.Pool     // of *workspace
}

// workspace is what reading a section needs; it is reused.
type workspace struct {
	tagger  *tagger.Tagger // nil for a language without weights
	hints   []names.Hint
	allowed []tagger.Labels
	names   []tagger.Name
	hits    []hit
	order   []int
	seen    map[string]seenName
}

// NewFinder makes the finder for the rules of set and the known actors of reg.
func NewFinder(set *lang.Set, reg *lang.Register) (*Finder, error) {
	full, forms := withRegister(set, reg)
	m, err := match.Compile(full, []string{layer}, nil)
	if err != nil {
		return nil, err
	}
	f := &Finder{register: reg, machine: m, forms: forms}
	if f.words, err = newVocabulary(set); err != nil {
		return nil, err
	}
	for _, r := range m.Rules {
		c, err := compileRule(r)
		if err != nil {
			return nil, err
		}
		f.rules = append(f.rules, c)
	}
	base, _, _ := strings.Cut(set.Code, "-")
	var model *tagger.Model
	if tagger.Has(base) {
		if model, err = tagger.Embedded(base); err != nil {
			return nil, err
		}
		if f.lexicon, err = names.Load(); err != nil {
			return nil, fmt.Errorf("name lists: %w", err)
		}
	}
	f.work = &sync.Pool{New: func() any {
		w := &workspace{seen: map[string]seenName{}}
		if model != nil {
			w.tagger = tagger.New(model, f.lexicon)
		}
		return w
	}}
	return f, nil
}

// Find appends the mentions in a section of a document to dst, in text order.
func (f *Finder) Find(ctx context.Context, dst []Mention, in Input) ([]Mention, error) {
	w := f.work.Get().(*workspace)
	defer func() {
		clear(w.hits)
		clear(w.seen)
		f.work.Put(w)
	}()
	w.hits = w.hits[:0]
	err := f.machine.Find(ctx, in.Text, in.Tokens, func(cands []match.Candidate) error {
		for i := range cands {
			w.hits = f.hits(w.hits, &cands[i], &in)
		}
		return nil
	})
	if err != nil {
		return dst, err
	}
	w.settle()
	w.tag(&in)
	w.merge(&in)
	w.repeat(&in)
	f.ends(w, &in)
	first := len(dst)
	for i := range w.hits {
		h := &w.hits[i]
		if in.Explain != nil {
			in.Explain(h.explain(&in))
		}
		if h.lostTo != "" || h.skip {
			continue
		}
		m := h.Mention
		m.Span = moved(m.Span, in.Base)
		m.Head, m.Title = moved(m.Head, in.Base), moved(m.Title, in.Base)
		dst = append(dst, m)
	}
	slices.SortStableFunc(dst[first:], func(a, b Mention) int {
		if d := a.Span.Start - b.Span.Start; d != 0 {
			return d
		}
		return b.Span.End - a.Span.End
	})
	return dst, nil
}
