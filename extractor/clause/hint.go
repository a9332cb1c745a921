package clause

import "github.com/chancery-nlp/chancery/lang"

// Hints decide where no rule holds, or only one by a single common word. Each
// type's are added up; the types that the text is about are given a word more.

// faint is what hints at a type in a clause.
type faint struct {
	hint, title int  // words, each counted as two, and whether the heading hints
	none        bool // a rule of the type rules it out
}

// add takes up the score of one of the type's rules.
func (f *faint) add(s *score) {
	f.hint += max(s.hint, s.any)
	f.title = max(f.title, min(s.title, 1))
	f.none = f.none || s.none
}

// hints is how much hints at a type: a heading is worth a word and a half, what
// the text is about one word more.
func (w *work) hints(typ int) int {
	f := &w.faint[typ]
	n := min(f.hint, maxHints) + 3*f.title
	if n > 0 && w.topics&(1<<typ) != 0 {
		n += topicHints
	}
	return n
}

const (
	maxHints   = 8 // four words tell as much as more
	topicHints = 2
)

// hinted returns the rule that most hints at, or nil.
func (w *work) hinted() *kind {
	var best *kind
	top := 0
	for _, k := range w.seen {
		c := &w.a.kinds[k]
		if w.faint[c.typ].none || w.scores[k].hint == 0 && w.scores[k].title == 0 {
			continue
		}
		n := w.hints(c.typ)
		if n > top || n == top && w.topics&(1<<c.typ) != 0 && w.topics&(1<<best.typ) == 0 {
			best, top = c, n
		}
	}
	return best
}

// hintedVerdict is the verdict that k, which does not hold, is hinted at.
func (w *work) hintedVerdict(k *kind) verdict {
	v := verdict{typ: Type(k.Type), rule: &kind{Rule: k.Rule}, sure: 0.6}
	f := &w.faint[k.typ]
	if f.hint > 0 {
		v.rule.modality = k.modality
	}
	if f.title == 0 {
		v.sure, v.single = 0.5, f.hint <= 2 || f.hint <= 3 && finalType(v.typ)
	}
	return v
}

// outhints reports whether much more hints at k than at best, a rule that holds
// by a single word that others share.
func (w *work) outhints(k, best *kind) bool {
	if k.typ == best.typ || best.Priority >= len(margins) || !w.ranked[0].thin() {
		return false
	}
	return w.hints(k.typ) >= w.hints(best.typ)+margins[best.Priority]
}

// margins is by how much hints must outweigh a rule, by its priority; rules of
// higher ones are set phrases.
var margins = [...]int{1, 2, 3}

// findTopics finds what a treaty is about, from what stands before its first
// clause.
func (w *work) findTopics() {
	w.topics, w.topic = 0, ""
	if len(w.units) == 0 || w.units[0].first == 0 || w.units[0].first > maxTitle {
		return
	}
	w.parts = w.parts[:0]
	v := w.rank(&unit{last: w.units[0].first, section: -1})
	if !finalType(v.typ) {
		w.topic = v.typ
	}
	var named, hinted uint64 // types whose rules hold or have a heading like it, and those only hinted at
	for i := range w.ranked {
		named |= 1 << w.a.kinds[w.ranked[i].kind].typ
	}
	for i := range w.hits {
		h := &w.hits[i]
		if int(h.first) >= w.units[0].first {
			break
		}
		switch bit := uint64(1) << w.a.kinds[h.kind].typ; h.part {
		case lang.PartTitle:
			named |= bit
		case lang.PartHint:
			hinted |= bit
		}
	}
	if w.topics = named; named == 0 {
		w.topics = hinted
	}
}

// findSubject finds what a report is about: the matter that most of its words
// hint at, if far more do than at the next.
func (w *work) findSubject() {
	w.topics, w.topic = 0, ""
	var n, last [len(types)]int
	for i := range w.hits {
		h := &w.hits[i]
		typ := w.a.kinds[h.kind].typ
		if h.part == lang.PartNone || h.part == lang.PartTitle || last[typ] > int(h.first) || !matter(types[typ]) {
			continue
		}
		n[typ]++
		last[typ] = int(h.last)
	}
	best, next := 0, 0
	for i := range n {
		if n[i] > n[best] {
			best, next = i, n[best]
		} else if n[i] > next && i != best {
			next = n[i]
		}
	}
	if n[best] < leastWords {
		return
	}
	for i := range n {
		if n[i] >= leastWords && 2*n[i] >= n[best] {
			w.topics |= 1 << i
		}
	}
	if 4*n[best] >= 5*next {
		w.topic = types[best]
	}
}

// leastWords is how many words make a matter of a report.
const leastWords = 4

// matter reports whether a type is what a treaty may be about as a whole,
// rather than how it works.
func matter(t Type) bool {
	switch t {
	case "OBJECTIVE", "DEFINITION", "SCOPE", "CONSULTATION", "VERIFICATION", "REPORTING", "INSTITUTION", "DISPUTE_SETTLEMENT":
		return false
	}
	return !finalType(t)
}

// maxTitle is how many tokens the title of a treaty may have.
const maxTitle = 200
