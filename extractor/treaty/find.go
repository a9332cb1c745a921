package treaty

import (
	"context"
	"sort"
	"sync"

	"github.com/chancery-nlp/chancery/extractor/actor"
	"github.com/chancery-nlp/chancery/extractor/clause"
	"github.com/chancery-nlp/chancery/extractor/date"
	"github.com/chancery-nlp/chancery/extractor/match"
	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/extractor/span"
	"github.com/chancery-nlp/chancery/lang"
)

// Input is a section of a document to look for treaties and events in, with
// what was found in it. Records and sections have offsets in the document.
type Input struct {
	segment.Chunk
	Mentions  []actor.Mention
	Dates     []date.Record
	FirstDate int               // index in the document of the first of Dates
	Sections  []segment.Section // of the whole document; empty for a report
	Explain   bool              // note the rules that match
}

// Findings is what was found of treaties in a text, before they are told apart.
type Findings struct {
	Hits      []Hit // rules that matched, if they were asked for
	mentions  []mention
	events    []candidate
	facts     []fact
	sentences int // read so far
}

// Hit is a match of a rule; spans are bytes of the document.
type Hit struct {
	RuleID      string
	Span, Match span.Span
	Term        string // that the rule's slot held; empty for none
	Value       string
}

// Finder finds treaties and events in texts of one language. It is immutable
// and safe for concurrent use.
type Finder struct {
	machine  *match.Machine
	rules    []rule // by rule number of the machine
	capitals bool   // nouns are capitalised: some rule of treaty nouns asks for it
}

// NewFinder makes the finder for the rules of set.
func NewFinder(set *lang.Set) (*Finder, error) {
	m, err := match.Compile(set, []string{"treaties", "events"}, nil)
	if err != nil {
		return nil, err
	}
	f := &Finder{machine: m}
	for _, r := range m.Rules {
		c, err := compileRule(set, r)
		if err != nil {
			return nil, err
		}
		f.rules = append(f.rules, c)
		f.capitals = f.capitals || c.capital
	}
	return f, nil
}

// mark is a word or phrase that a rule knows.
type mark struct {
	start, end  int32 // bytes of the section
	first, last int32 // tokens [first, last)
	rule        *rule
	value       string
}

// word is what stands at a token of the sentence under way.
type word struct {
	roles   roleSet
	clause  int32
	mention int32 // 1 + index in Input.Mentions; 0 for none
	date    int32 // 1 + index in Input.Dates
	treaty  int32 // 1 + index in the mentions found in this section
}

// work is the workspace of a section; it is reused.
type work struct {
	in       Input
	found    *Findings
	marks    []mark
	treaties []treatyNoun
	words    []word // of the sentence
	first    int    // token of the first of words
	mark     []mark // those of the sentence
	clauses  []clauseNode
	triggers []trigger
	groups   []group
	number   int       // of the sentence in the document
	before   [2]int    // mentions of the sentence before it
	body     span.Span // of the document: its articles
	official bool      // the sentence names a state, an organisation of states or one of their bodies
	people   bool      // it names states or voters by a common noun
	pair     bool      // it names two states
	capitals bool      // nouns are capitalised, as in German, and verbs may stand last
}

var works = sync.Pool{New: func() any { return new(work) }}

// Find adds what it finds in a section of a document to found.
func (f *Finder) Find(ctx context.Context, found *Findings, in Input) error {
	if len(f.rules) == 0 {
		found.sentences += len(in.Sentences)
		return nil
	}
	w := works.Get().(*work)
	defer func() {
		w.in, w.found = Input{}, nil
		works.Put(w)
	}()
	w.in, w.found, w.capitals = in, found, f.capitals
	w.marks = w.marks[:0]
	err := f.machine.Find(ctx, in.Text, in.Tokens, func(cands []match.Candidate) error {
		for i := range cands {
			w.note(&cands[i], &f.rules[cands[i].RuleN])
		}
		return nil
	})
	if err != nil {
		return err
	}
	sort.SliceStable(w.marks, func(i, j int) bool { return w.marks[i].start < w.marks[j].start })
	w.articles()
	w.section()
	found.sentences += len(in.Sentences)
	return nil
}

// note keeps a match as a mark.
func (w *work) note(c *match.Candidate, r *rule) {
	s := c.Spans[0]
	m := mark{start: int32(s.Start), end: int32(s.End), rule: r, value: r.value}
	tokens := w.in.Tokens
	m.first = int32(sort.Search(len(tokens), func(i int) bool { return int(tokens[i].End) > s.Start }))
	m.last = m.first
	for int(m.last) < len(tokens) && int(tokens[m.last].Start) < s.End {
		m.last++
	}
	if m.first == m.last {
		return // the pattern's span is optional and took no word
	}
	var k *match.Capture
	if r.slot != "" {
		if k = c.Slot(r.slot); k != nil {
			m.value = k.Value.String()
		}
	}
	w.marks = append(w.marks, m)
	if w.in.Explain {
		h := Hit{RuleID: r.id, Span: w.shift(s), Match: w.shift(c.Match), Value: m.value}
		if k != nil {
			h.Term = k.Name
		}
		w.found.Hits = append(w.found.Hits, h)
	}
}

func (w *work) shift(s span.Span) span.Span {
	return span.Span{Start: s.Start + w.in.Base, End: s.End + w.in.Base}
}

// section reads sentence after sentence.
func (w *work) section() {
	w.treaties = w.treaties[:0]
	mk, mn, dt := 0, 0, 0
	w.before = [2]int{}
	for n, s := range w.in.Sentences {
		w.number = w.found.sentences + n
		from := mk
		for mk < len(w.marks) && int(w.marks[mk].first) < s.Last {
			mk++
		}
		w.mark = w.marks[from:mk]
		end := int(w.in.Tokens[s.Last-1].End) + w.in.Base
		m0, d0 := mn, dt
		for mn < len(w.in.Mentions) && w.in.Mentions[mn].Span.Start < end {
			mn++
		}
		for dt < len(w.in.Dates) && w.in.Dates[dt].Span.Start < end {
			dt++
		}
		if w.telling() {
			w.fill(s, m0, mn, d0, dt)
			w.nouns()
			w.events()
			w.notice()
			w.record()
		}
		w.before = [2]int{m0, mn}
	}
}

// tells are the roles that make a sentence worth a look.
var tells = set(roleTrigger, roleTreaty, roleLikely, roleDoubtful, roleName, roleGeneric, roleTestimony, roleNote) | factRoles

func (w *work) telling() bool {
	for i := range w.mark {
		if tells.has(w.mark[i].rule.role) {
			return true
		}
	}
	return false
}

// articles notes where the articles of a treaty stand: between its preamble
// and its closing words.
func (w *work) articles() {
	w.body = span.Span{}
	for i := range w.in.Sections {
		s := &w.in.Sections[i]
		switch s.Kind {
		case segment.Preamble:
		case segment.Testimonium:
			w.body.End = max(w.body.Start, s.Span.Start)
		default:
			if w.body.Len() == 0 {
				w.body.Start = s.Span.Start
			}
			w.body.End = max(w.body.End, s.Span.End)
		}
	}
}

// inArticle reports whether byte at of the document is in an article of a treaty.
func (w *work) inArticle(at int) bool { return at >= w.body.Start && at < w.body.End }

// fill lays out the words of sentence s with the marks, mentions and dates on them.
func (w *work) fill(s segment.Sentence, m0, m1, d0, d1 int) {
	w.first = s.First
	w.words = w.words[:0]
	for range s.Last - s.First {
		w.words = append(w.words, word{})
	}
	for i := range w.mark {
		m := &w.mark[i]
		if m.rule.role == roleTrigger && m.rule.shapes[m.value].form&^(formNoun|formAdj) != 0 {
			w.words[int(m.first)-w.first].roles |= 1 << roleVerb
		}
		for t := m.first; t < m.last && int(t) < s.Last; t++ {
			w.words[int(t)-w.first].roles |= 1 << m.rule.role
		}
	}
	w.official, w.people, w.pair = false, false, false
	state := ""
	for i := range w.words {
		w.official = w.official || w.words[i].roles.any(set(roleOffice, roleBody))
		w.people = w.people || w.words[i].roles.has(rolePeople)
	}
	t := 0
	at := func(sp span.Span, use func(k int)) {
		start, end := int32(sp.Start-w.in.Base), int32(sp.End-w.in.Base)
		for t > 0 && w.token(t).Start > start {
			t--
		}
		for t < len(w.words) && w.token(t).End <= start {
			t++
		}
		for k := t; k < len(w.words) && w.token(k).Start < end; k++ {
			use(k)
		}
	}
	for m := m0; m < m1; m++ {
		w.official = w.official || official(w.in.Mentions[m].Kind)
		if x := &w.in.Mentions[m]; x.Kind == actor.State && x.Form == actor.Name && x.Known != "" {
			w.pair = w.pair || state != "" && state != x.Known
			state = x.Known
		}
		if w.in.Mentions[m].Kind != actor.TreatyParty {
			at(w.in.Mentions[m].Span, func(k int) { w.words[k].mention = int32(m + 1) })
		}
	}
	t = 0
	for d := d0; d < d1; d++ {
		at(w.in.Dates[d].Span, func(k int) { w.words[k].date, w.words[k].roles = int32(d+1), 0 })
	}
}

// fits reports whether m ends within the sentence: the words of a pack may run
// over its end ("pact. Done").
func (w *work) fits(m *mark) bool { return int(m.last) <= w.first+len(w.words) }

// token returns the token of word i of the sentence.
func (w *work) token(i int) *segment.Token { return &w.in.Tokens[w.first+i] }

// text returns word i of the sentence as it stands.
func (w *work) text(i int) string {
	t := w.token(i)
	return w.in.Text[t.Start:t.End]
}

// span returns the bytes of the document from word i to before word j.
func (w *work) span(i, j int) span.Span {
	return span.Span{Start: int(w.token(i).Start) + w.in.Base, End: int(w.token(j-1).End) + w.in.Base}
}

// value returns the value of the mark with the role at word i.
func (w *work) value(i int, r role) string {
	at := int32(i + w.first)
	k := sort.Search(len(w.mark), func(k int) bool { return w.mark[k].first > at })
	for k--; k >= 0 && w.mark[k].first > at-8; k-- {
		if w.mark[k].rule.role == r && w.mark[k].last > at {
			return w.mark[k].value
		}
	}
	return ""
}

// Document is all that is known of a text once it was read.
type Document struct {
	Text     string
	Now      string // reference time, ISO 8601; empty if none was given
	Dates    []date.Record
	Actors   []actor.Record
	Sections []segment.Section
	Clauses  []clause.Record
}
