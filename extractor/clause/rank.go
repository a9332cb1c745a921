package clause

import (
	"slices"
	"sort"

	"github.com/chancery-nlp/chancery/lang"
)

// score is the evidence for a type in a clause.
type score struct {
	kind    int32
	all     uint16 // patterns of all: that hit, as bits
	any     int    // patterns of any: that hit in the main statement, twice, and in its conditions
	none    bool
	main    bool  // a pattern hit outside of conditions
	phrase  bool  // a pattern of any: hit more than one word
	title   int   // patterns that hit in the heading
	hint    int   // words that hint at the type, twice in the main statement
	hinted  int   // token of the last of them, not to count it twice
	pattern int32 // that hit last, not to count it twice
}

// weight of a type's evidence: its rank goes first, then what speaks for it.
func (s *score) weight(k *kind) int {
	n := s.any
	for b := s.all; b != 0; b &= b - 1 {
		n += 2
	}
	p := k.Priority
	if !s.main {
		p-- // only a condition speaks of it
	}
	return 100*p + 2*min(n, 12) + 3*min(s.title, 1)
}

// add counts the hits in tokens [first, last) as evidence.
func (w *work) add(first, last int, title bool) {
	i := sort.Search(len(w.hits), func(i int) bool { return int(w.hits[i].first) >= first })
	for ; i < len(w.hits) && int(w.hits[i].first) < last; i++ {
		h := &w.hits[i]
		if int(h.last) > last {
			continue
		}
		s := &w.scores[h.kind]
		if s.kind < 0 {
			*s = score{kind: h.kind, pattern: -1, hinted: -1}
			w.seen = append(w.seen, h.kind)
		}
		if title {
			if h.part != lang.PartNone && h.part != lang.PartHint {
				s.title++
			}
			continue
		}
		main := w.inPart(int(h.first)) == nil
		s.main = s.main || main && (h.part == lang.PartAll || h.part == lang.PartAny)
		switch h.part {
		case lang.PartAll:
			s.all |= 1 << w.a.kinds[h.kind].bits[h.pattern]
		case lang.PartAny:
			if s.pattern == h.pattern {
				continue
			}
			s.pattern = h.pattern
			s.phrase = s.phrase || h.last-h.first > 1
			n := 2
			if !main {
				n = 1
			}
			s.any += n
		case lang.PartNone:
			s.none = true
		case lang.PartHint:
			if s.hinted == int(h.first) {
				continue
			}
			s.hinted = int(h.first)
			s.hint += 2
			if h.last-h.first > 1 {
				s.hint++ // words together tell more than one
			}
			if !main {
				s.hint--
			}
		}
	}
}

// thin reports whether a rule that holds does so by a single word.
func (s *score) thin() bool { return s.any <= 2 && !s.phrase && s.all == 0 && s.title == 0 }

// holds reports whether the words of a clause say that it is of kind k.
func (s *score) holds(k *kind) bool {
	if s.none || k.any > 0 && s.any == 0 {
		return false
	}
	return s.all == 1<<k.all-1 && (k.all > 0 || s.any > 0)
}

// verdict is the type of a clause and why.
type verdict struct {
	typ     Type
	further []Type
	rule    *kind
	sure    float64
	single  bool // one word alone, that types share or that only hints, tells
}

// rank decides the type of u.
func (w *work) rank(u *unit) verdict {
	if len(w.scores) < len(w.a.kinds) {
		w.scores = make([]score, len(w.a.kinds))
		for i := range w.scores {
			w.scores[i].kind = -1
		}
	}
	w.seen, w.ranked = w.seen[:0], w.ranked[:0]
	w.add(u.first, u.last, false)
	if u.lead > 0 {
		l := &w.units[u.lead-1]
		w.add(l.first, min(l.last, l.first+maxTitle), true)
	}
	if u.section >= 0 {
		w.add(u.heading[0], min(u.heading[1], u.heading[0]+maxTitle), true)
	}
	clear(w.faint[:])
	for _, k := range w.seen {
		s := &w.scores[k]
		if s.holds(&w.a.kinds[k]) {
			w.ranked = append(w.ranked, *s)
		}
		w.faint[w.a.kinds[k].typ].add(s)
	}
	hinted := w.hinted()
	for _, k := range w.seen {
		w.scores[k].kind = -1
	}
	slices.SortStableFunc(w.ranked, func(a, b score) int {
		if d := b.weight(&w.a.kinds[b.kind]) - a.weight(&w.a.kinds[a.kind]); d != 0 {
			return d
		}
		return int(a.kind - b.kind)
	})
	switch {
	case len(w.ranked) == 0 && hinted == nil:
		return verdict{typ: Other, sure: 0.3}
	case len(w.ranked) == 0:
		return w.hintedVerdict(hinted)
	}
	best := &w.a.kinds[w.ranked[0].kind]
	if hinted != nil && w.outhints(hinted, best) {
		v := w.hintedVerdict(hinted)
		v.further = []Type{Type(best.Type)}
		return v
	}
	v := verdict{typ: Type(best.Type), rule: best, sure: 0.85, single: best.Priority == 0 && len(w.ranked) == 1 && w.ranked[0].thin()}
	top := w.ranked[0].weight(best)
	for i := 1; i < len(w.ranked); i++ {
		k := &w.a.kinds[w.ranked[i].kind]
		t := Type(k.Type)
		if t == v.typ || slices.Contains(v.further, t) {
			continue
		}
		if d := top - w.ranked[i].weight(k); d < 2 {
			v.sure = min(v.sure, 0.6)
		} else if d < 100 {
			v.sure = min(v.sure, 0.75)
		}
		if len(v.further) < 2 {
			v.further = append(v.further, t)
		}
	}
	return v
}
