package clause

import (
	"cmp"
	"context"
	"slices"
	"sort"
	"sync"

	"github.com/chancery-nlp/chancery/extractor/actor"
	"github.com/chancery-nlp/chancery/extractor/date"
	"github.com/chancery-nlp/chancery/extractor/match"
	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/extractor/span"
	"github.com/chancery-nlp/chancery/lang"
)

// Input is a section of a document to look for clauses in, with what was
// found in it. Records and sections have offsets in the document.
type Input struct {
	segment.Chunk
	Mentions []actor.Mention
	Dates    []date.Record
	Sections []segment.Section // of the whole document; empty for a report
	Explain  func(Hit)         // called for each rule that tells of a clause; may be nil
}

// Hit is a rule that took part in a clause; spans are bytes of the document.
type Hit struct {
	RuleID      string
	Clause      span.Span
	Match       span.Span
	Role, Value string // of a cue; empty for the rule of a type
	LostTo      string // rule that decided the type instead
}

// Analyzer finds the clauses in texts of one language. It is immutable and safe
// for concurrent use.
type Analyzer struct {
	machine *match.Machine
	rules   []rule // by rule number of the machine
	kinds   []kind
	final   bool // verbs may stand last and nouns are capitalised, as in German
}

// NewAnalyzer makes the analyzer for the rules of set.
func NewAnalyzer(set *lang.Set) (*Analyzer, error) {
	m, err := match.Compile(bare(set), []string{layer}, nil)
	if err != nil {
		return nil, err
	}
	a := &Analyzer{machine: m, final: len(set.Code) >= 2 && set.Code[:2] == "de"}
	full := map[string]*lang.Rule{}
	for _, r := range set.Rules {
		full[r.ID] = r
	}
	for _, r := range m.Rules {
		r = full[r.ID]
		var c rule
		if c, a.kinds, err = compileRule(r, a.kinds); err != nil {
			return nil, err
		}
		a.rules = append(a.rules, c)
	}
	return a, nil
}

// mark is a cue in the text.
type mark struct {
	first, last int32 // tokens [first, last)
	role        role
	value       string
	rule        int32
}

// hit is evidence for a type.
type hit struct {
	first, last int32 // tokens [first, last)
	kind        int32 // of [Analyzer.kinds]
	part        lang.Part
	pattern     int32
}

// work is the workspace of a section; it is reused.
type work struct {
	a     *Analyzer
	in    Input
	marks []mark // by first token
	hits  []hit  // by first token
	words []word // by token: what its marks and mentions tell
	units []unit
	out   []Record

	near   int     // token of the last place looked up
	parts  []part  // of the unit under way
	scores []score // by kind
	seen   []int32 // kinds with a score
	ranked []score
	faint  [len(types)]faint // what hints at each type

	last   state // of the clause before
	lead   leading
	topic  Type   // of the title of a treaty
	topics uint64 // types that it speaks of, as bits
}

// word is what is known of a token.
type word struct {
	roles   roleSet
	mark    int32 // 1 + index of the first mark that starts here
	mention int32 // 1 + index in Input.Mentions
	date    int32 // 1 + index in Input.Dates
}

var works = sync.Pool{New: func() any { return new(work) }}

// Analyze appends the clauses in a section of a document to dst, in text order.
func (a *Analyzer) Analyze(ctx context.Context, dst []Record, in Input) ([]Record, error) {
	if len(a.rules) == 0 || len(in.Tokens) == 0 {
		return dst, nil
	}
	w := works.Get().(*work)
	defer func() {
		w.in, w.a, w.out = Input{}, nil, nil
		works.Put(w)
	}()
	w.a, w.in, w.out = a, in, dst
	w.marks, w.hits, w.words = w.marks[:0], w.hits[:0], w.words[:0]
	w.last, w.lead, w.topic, w.topics, w.near = state{}, leading{}, "", 0, 0
	err := a.machine.Find(ctx, in.Text, in.Tokens, func(cands []match.Candidate) error {
		for i := range cands {
			w.note(&cands[i])
		}
		return nil
	})
	if err != nil {
		return dst, err
	}
	w.fill()
	w.units = w.units[:0]
	if w.treaty() {
		w.treatyUnits()
		w.findTopics()
	} else {
		w.reportUnits()
		w.findSubject()
	}
	for i := range w.units {
		if i&0xFF == 0 && ctx.Err() != nil {
			return dst, ctx.Err()
		}
		if !w.units[i].silent {
			w.clause(&w.units[i])
		}
	}
	return w.out, nil
}

// note keeps a match as a mark or as evidence.
func (w *work) note(c *match.Candidate) {
	r := &w.a.rules[c.RuleN]
	if r.kind > 0 {
		first, last := w.tokensOf(c.Match)
		w.hits = append(w.hits, hit{first, last, int32(r.kind - 1), r.Parts[c.Pattern], c.Pattern})
		return
	}
	at := c.Match
	if len(c.Spans) > 0 {
		at = c.Spans[0]
	}
	first, last := w.tokensOf(at)
	m := mark{first: first, last: last, role: r.role, value: r.value, rule: c.RuleN}
	if r.slot != "" {
		if k := c.Slot(r.slot); k != nil {
			m.value = k.Value.String()
		}
	}
	w.marks = append(w.marks, m)
}

// tokensOf returns the tokens that bytes s of the section stand in.
func (w *work) tokensOf(s span.Span) (first, last int32) {
	t := w.in.Tokens
	i := w.near // what is looked for mostly stands right behind
	if i >= len(t) || int(t[i].Start) > s.Start {
		i = 0
	}
	for k := 0; k < 8 && i < len(t) && int(t[i].End) <= s.Start; k++ {
		i++
	}
	if i < len(t) && int(t[i].End) <= s.Start {
		i += sort.Search(len(t)-i, func(k int) bool { return int(t[i+k].End) > s.Start })
	}
	w.near = i
	j := i
	for j < len(t) && int(t[j].Start) < s.End {
		j++
	}
	return int32(i), int32(j)
}

// byPlace orders marks by their start, longer ones first.
func byPlace(a, b mark) int {
	return cmp.Or(int(a.first-b.first), int(b.last-a.last), int(a.role)-int(b.role), int(a.rule-b.rule))
}

// fill lays marks, mentions and dates on the tokens. A mark that stands in a
// longer one of the same role is dropped.
func (w *work) fill() {
	if !slices.IsSortedFunc(w.marks, byPlace) {
		slices.SortFunc(w.marks, byPlace)
	}
	var end [roles]int32
	w.marks = slices.DeleteFunc(w.marks, func(m mark) bool {
		if m.last <= end[m.role] {
			return true
		}
		end[m.role] = m.last
		return false
	})
	w.words = slices.Grow(w.words, len(w.in.Tokens))[:len(w.in.Tokens)]
	clear(w.words)
	for i := range w.in.Mentions {
		first, last := w.local(w.in.Mentions[i].Span)
		for t := first; t < last; t++ {
			w.words[t].mention = int32(i + 1)
		}
	}
	for i := range w.in.Dates {
		first, last := w.local(w.in.Dates[i].Span)
		for t := first; t < last; t++ {
			w.words[t].date = int32(i + 1)
		}
	}
	for i := range w.marks {
		m := &w.marks[i]
		if m.role == roleDeontic && w.words[m.first].date > 0 && m.last == m.first+1 {
			continue // the month of May
		}
		if w.words[m.first].mark == 0 {
			w.words[m.first].mark = int32(i + 1)
		}
		for t := m.first; t < m.last; t++ {
			w.words[t].roles |= 1 << m.role
		}
	}
}

// local returns the tokens of a span of the document.
func (w *work) local(s span.Span) (first, last int32) {
	return w.tokensOf(span.Span{Start: s.Start - w.in.Base, End: s.End - w.in.Base})
}

// span returns the bytes of the document from token i to before token j.
func (w *work) span(i, j int) span.Span {
	if j <= i {
		return span.Span{}
	}
	return span.Span{Start: int(w.in.Tokens[i].Start) + w.in.Base, End: int(w.in.Tokens[j-1].End) + w.in.Base}
}

// text returns token i as it stands.
func (w *work) text(i int) string {
	t := &w.in.Tokens[i]
	return w.in.Text[t.Start:t.End]
}

// is reports whether token i is the punctuation mark c. The comma of "10,000" is none.
func (w *work) is(i int, c byte) bool {
	t := &w.in.Tokens[i]
	if t.Kind != segment.Punct || w.in.Text[t.Start] != c {
		return false
	}
	return c != ',' || i+1 >= len(w.in.Tokens) || w.in.Tokens[i+1].Kind != segment.Digits || w.in.Tokens[i+1].Flags&segment.Spaced != 0
}

// capital reports whether token i is a word with a capital.
func (w *work) capital(i int) bool { return w.in.Tokens[i].Flags&segment.Capital != 0 }

// marked returns the mark of a role that starts at token i, or nil.
func (w *work) marked(i int, r role) *mark {
	k := int(w.words[i].mark) - 1
	if k < 0 {
		return nil
	}
	for ; k < len(w.marks) && int(w.marks[k].first) == i; k++ {
		if w.marks[k].role == r {
			return &w.marks[k]
		}
	}
	return nil
}
