package actor

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/chancery-nlp/chancery/extractor/actor/names"
	"github.com/chancery-nlp/chancery/extractor/actor/tagger"
	"github.com/chancery-nlp/chancery/extractor/match"
	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/extractor/span"
	"github.com/chancery-nlp/chancery/lang"
)

// Input is a section of a document to look for mentions in.
type Input struct {
	segment.Chunk
	Seen    *Seen             // of the sections before, to go on with; may be nil
	Explain func(Explanation) // called for what was found and what lost its place; may be nil
}

// Explanation says why words are a mention, or why not.
type Explanation struct {
	Mention Mention   // of a rule that keeps words from being an actor, only with span and source
	Match   span.Span // bytes of the document: the mention with its context
	Terms   []string  // what the rule, the register or the tagger says of it: `state "Ruritania" = state:RR`
	LostTo  string    // source of what took its place; empty if it is a mention
}

// Finder finds mentions in texts of one language. It is safe for concurrent use.
type Finder struct {
	set      *lang.Set
	register *lang.Register
	machine  *match.Machine
	rules    []rule // by rule number of the machine
	forms    *forms
	words    *vocabulary
	small    bool           // adjectives of states are written small: "die finnische Regierung"
	lexicon  *names.Lexicon // nil for a language without weights
	work     sync.Pool      // of *workspace

	mu     sync.Mutex
	others map[string]*Finder // by language; see In
}

// workspace is what reading a section needs; it is reused.
type workspace struct {
	tagger          *tagger.Tagger // nil for a language without weights
	hints           []names.Hint
	allowed         []tagger.Labels
	names           []tagger.Name
	parted          []tagger.Name
	words           []names.Word // of a name that is looked at
	marks           []names.Hint // of those
	style           style
	hits            []hit
	known           int // hits of rules and register, which come first, by start
	order           []int
	seen            Seen
	votes           map[string]vote
	smallAdjectives bool // the language writes them small: "die finnische Regierung"
}

// lexicon reads the lists of names once: they are part of the program.
var lexicon = sync.OnceValues(names.Load)

// NewFinder makes the finder for the rules of set and the known actors of reg.
func NewFinder(set *lang.Set, reg *lang.Register) (*Finder, error) {
	base, _, _ := strings.Cut(set.Code, "-")
	return newFinder(set, base, reg)
}

// newFinder makes the finder for the rules of set and the forms that known
// actors have in a language.
func newFinder(set *lang.Set, language string, reg *lang.Register) (*Finder, error) {
	full, forms := withRegister(set, language, reg)
	m, err := match.Compile(full, []string{layer}, nil)
	if err != nil {
		return nil, err
	}
	f := &Finder{set: set, register: reg, machine: m, forms: forms}
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
	var model *tagger.Model
	if tagger.Has(language) {
		if model, err = tagger.Embedded(language); err != nil {
			return nil, err
		}
		if f.lexicon, err = lexicon(); err != nil {
			return nil, fmt.Errorf("name lists: %w", err)
		}
	}
	f.small = smallAdjectives(reg, language)
	f.work.New = func() any {
		w := &workspace{votes: map[string]vote{}, smallAdjectives: f.small}
		if model != nil {
			w.tagger = tagger.New(model, f.lexicon)
		}
		return w
	}
	return f, nil
}

// maxOthers is the number of languages for which a finder keeps others.
const maxOthers = 64

// In returns the finder for a language that has no packs: with the same rules,
// and the names that known actors have in that language.
func (f *Finder) In(code string) (*Finder, error) {
	tag, err := language.Parse(code)
	base, sure := tag.Base()
	if err != nil || sure != language.Exact {
		return f, nil // no known language: the names of all languages will do
	}
	code = base.String()
	f.mu.Lock()
	defer f.mu.Unlock()
	if o := f.others[code]; o != nil {
		return o, nil
	}
	if code == f.set.Code || len(f.others) >= maxOthers {
		return f, nil
	}
	o, err := newFinder(f.set, code, f.register)
	if err != nil {
		return nil, fmt.Errorf("names of actors in %q: %w", code, err)
	}
	if f.others == nil {
		f.others = map[string]*Finder{}
	}
	f.others[code] = o
	return o, nil
}

// Find appends the mentions in a section of a document to dst, in text order.
func (f *Finder) Find(ctx context.Context, dst []Mention, in Input) ([]Mention, error) {
	w := f.work.Get().(*workspace)
	defer func() {
		clear(w.hits)
		clear(w.seen.names)
		clear(w.votes)
		f.work.Put(w)
	}()
	w.hits, w.style = w.hits[:0], style{}
	err := f.machine.Find(ctx, in.Text, in.Tokens, func(cands []match.Candidate) error {
		for i := range cands {
			w.hits = f.hits(w.hits, &cands[i], &in, &w.style)
		}
		return nil
	})
	if err != nil {
		return dst, err
	}
	w.settle()
	w.known = len(w.hits)
	w.tag(&in)
	w.part(&in, f.lexicon)
	w.merge(&in)
	w.bodies()
	w.agree(&in)
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
		if m.Source == sourceTagger {
			m.Confidence = calibrated(m.Confidence)
		}
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
