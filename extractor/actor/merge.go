package actor

import (
	"slices"
	"strings"

	"github.com/chancery-nlp/chancery/extractor/actor/names"
	"github.com/chancery-nlp/chancery/extractor/actor/tagger"
	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/extractor/span"
)

// settle decides which of overlapping hits stand: the longest, then the one of
// higher priority, then a rule before the register. Nominal mentions overlap
// the names in them.
func (w *workspace) settle() {
	hits := w.hits
	slices.SortStableFunc(hits, func(a, b hit) int {
		if d := a.Span.Start - b.Span.Start; d != 0 {
			return d
		}
		return b.Span.End - a.Span.End
	})
	for from := 0; from < len(hits); {
		to, end := from+1, hits[from].Span.End
		for to < len(hits) && hits[to].Span.Start < end {
			end = max(end, hits[to].Span.End)
			to++
		}
		if to-from > 1 {
			w.order = w.order[:0]
			for i := from; i < to; i++ {
				w.order = append(w.order, i)
			}
			slices.SortStableFunc(w.order, func(i, j int) int { return better(&hits[i], &hits[j]) })
			w.pick()
		}
		from = to
	}
}

// pick takes hits in order, each unless it overlaps one taken before.
func (w *workspace) pick() {
	taken := 0
next:
	for k, i := range w.order {
		h := &w.hits[i]
		for _, j := range w.order[:taken] {
			o := &w.hits[j]
			if h.competes() == o.competes() && h.Span.Overlaps(o.Span) {
				h.lostTo = o.Source
				continue next
			}
		}
		w.order[taken], w.order[k] = w.order[k], w.order[taken]
		taken++
		if taken == maxOverlap {
			for _, j := range w.order[k+1:] {
				w.hits[j].lostTo = w.hits[w.order[0]].Source
			}
			return
		}
	}
}

// competes reports whether no other mention may share words with h: nominal
// mentions hold names, but for the parties of treaties.
func (h *hit) competes() bool { return h.Form != Nominal || h.Kind == TreatyParty }

// maxOverlap caps how many hits of one knot of overlaps stand. Knots of real
// text hold a handful; the cap keeps made-up text linear.
const maxOverlap = 64

// better is negative if a wins over b.
func better(a, b *hit) int {
	if d := b.Span.Len() - a.Span.Len(); d != 0 {
		return d
	}
	if d := b.rule.Priority - a.rule.Priority; d != 0 {
		return d
	}
	return b.match.Len() - a.match.Len()
}

// tag lets the tagger propose names. It is told what the register knows, and
// held to what is sure.
func (w *workspace) tag(in *Input) {
	w.names = w.names[:0]
	if w.tagger == nil {
		return
	}
	n := len(in.Tokens)
	w.hints, w.allowed = zeroed(w.hints, n), zeroed(w.allowed, n)
	at := 0
	for i := range w.hits {
		h := &w.hits[i]
		if h.lostTo != "" || !h.competes() {
			continue
		}
		for at < n && int(in.Tokens[at].Start) < h.Span.Start {
			at++
		}
		end := at
		for end < n && int(in.Tokens[end].Start) < h.Span.End {
			end++
		}
		if h.skip || h.Kind == TreatyParty {
			tagger.Fix(w.allowed, at, end, tagger.None)
			continue
		}
		hint := hintOf(h)
		for k := at; k < end; k++ {
			w.hints[k] |= hint
			if k > at {
				w.hints[k] |= names.Continuing
			}
		}
		if kind := taggerKind(h.Kind); kind != tagger.None && h.sure(in, at, end) {
			tagger.Fix(w.allowed, at, end, kind)
		}
	}
	partLines(in, w.allowed)
	w.partPlaces(in)
	w.names = w.tagger.Tag(w.names, tagger.Input{Text: in.Text, Tokens: in.Tokens, Sentences: in.Sentences, Hints: w.hints, Allowed: w.allowed})
}

// shortLine is the length in bytes of a line after which text does not just
// go on: headings, signatures, items of lists.
const shortLine = 45

// partLines keeps names from going on across the end of a short line.
func partLines(in *Input, allowed []tagger.Labels) {
	start := 0 // of the line
	for i := range in.Tokens {
		t := &in.Tokens[i]
		if t.Flags&segment.Newline == 0 {
			continue
		}
		// A line that starts with a capital and goes on small starts a phrase: "For the …".
		phrase := t.Flags&segment.Capital != 0 && i+1 < len(in.Tokens) && in.Tokens[i+1].Kind == segment.Word && in.Tokens[i+1].Flags&segment.Capital == 0
		if i > 0 && (int(in.Tokens[i-1].End)-start < shortLine || phrase) {
			tagger.Part(allowed, i)
		}
		start = int(t.Start)
	}
}

// sure reports whether tokens [first, last) are a name of the register and
// certainly no part of a longer one.
func (h *hit) sure(in *Input, first, last int) bool {
	if h.doubt || h.alias == nil || h.Form != Name {
		return false
	}
	t := in.Tokens
	name := func(i int) bool {
		return i >= 0 && i < len(t) && t[i].Kind == segment.Word && t[i].Flags&segment.Capital != 0
	}
	joined := func(i int) bool { // a hyphen or the like
		return i < len(t) && t[i].Kind == segment.Punct && t[i].Flags&segment.Spaced == 0 && strings.IndexByte("-/&", in.Text[t[i].Start]) >= 0
	}
	if name(first-1) || name(last) || joined(last) || t[first].Flags&segment.Spaced == 0 {
		return false
	}
	return last-first > 1 // a single word may be a part of what the tagger knows
}

// partPlaces keeps names from going on over the "in" or the slash before a known
// place: an institute in Geneva.
func (w *workspace) partPlaces(in *Input) {
	at := 0
	for i := range w.hits {
		h := &w.hits[i]
		if h.lostTo != "" || h.Kind != Place && h.Kind != State || h.Form != Name {
			continue
		}
		for at < len(in.Tokens) && int(in.Tokens[at].Start) < h.Span.Start {
			at++
		}
		if at == 0 || at >= len(in.Tokens) {
			continue
		}
		switch in.Text[in.Tokens[at-1].Start:in.Tokens[at-1].End] {
		case "in", "/": // "Dresden/Prague"
			tagger.Part(w.allowed, at-1)
		}
	}
}

// zeroed returns a slice of n zero values, in the memory of s where it fits.
func zeroed[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	s = s[:n]
	clear(s)
	return s
}

// taggerKind is the tagger's kind for names of kind k.
func taggerKind(k Kind) tagger.Kind {
	switch coarseKind(k) {
	case Place:
		return tagger.Place
	case Person:
		return tagger.Person
	case Organization:
		return tagger.Organization
	}
	return tagger.None
}

// hintOf tells the tagger what the register knows of a word.
func hintOf(h *hit) names.Hint {
	if h.Form == Adjective {
		return names.Demonym
	}
	switch h.Kind {
	case State:
		return names.State
	case Place:
		return names.City
	case People:
		return names.Demonym
	case InternationalOrg, GovernmentBody, Organization, ArmedForce:
		return names.Org
	}
	return 0
}

// The confidence that a name of the tagger needs to stand, alone and against a
// name of the register that it holds.
const (
	minName     = 0.35
	minOver     = 0.5
	overSeveral = 0.8 // several words
)

// merge adds the names of the tagger to the hits, where these leave room.
func (w *workspace) merge(in *Input) {
	old := len(w.hits)
	first := 0 // hits before it end before the name
	for _, n := range w.names {
		at := span.Span{Start: int(in.Tokens[n.First].Start), End: int(in.Tokens[n.Last-1].End)}
		h := hit{match: at, Mention: Mention{Span: at, Form: Name, Kind: kindOfName(n.Kind), Source: sourceTagger, Confidence: float64(n.Confidence)}}
		if n.Kind == tagger.Misc {
			h.skip = true
		}
		if n.Confidence < minName {
			h.lostTo = "a confidence too low"
		}
		for first < old && w.hits[first].Span.End <= at.Start {
			first++
		}
		for i := first; i < old && w.hits[i].Span.Start < at.End && h.lostTo == ""; i++ {
			o := &w.hits[i]
			if o.lostTo == "" && o.generic && (o.Span == at || o.Head == at) {
				h.lostTo = o.Source
			}
			if o.lostTo != "" || !o.competes() || !o.Span.Overlaps(at) {
				continue
			}
			w.weigh(in, &h, o, n)
		}
		if h.lostTo != "" {
			w.hits = append(w.hits, h)
			continue
		}
		for i := first; i < old && w.hits[i].Span.Start < at.End; i++ {
			o := &w.hits[i]
			if o.lostTo == "" && o.competes() && o.Span.Overlaps(at) {
				o.lostTo = h.Source
			}
		}
		w.hits = append(w.hits, h)
	}
}

// bodies gives the names of bodies what their patterns tell of them: which body
// of which state "Ruritanian Defence Ministry" or "Ministry of Defence" before
// "of Ruritania" is.
func (w *workspace) bodies() {
	w.inOrder()
	for i := range w.hits {
		o := &w.hits[i]
		if o.lostTo != "" || o.Head.Len() == 0 || o.competes() {
			continue
		}
		k, _ := slices.BinarySearchFunc(w.order, min(o.Span.Start, o.Head.Start), func(i, start int) int { return w.hits[i].Span.Start - start })
		for ; k < len(w.order); k++ {
			h := &w.hits[w.order[k]]
			if h.Span.Start >= o.Span.End {
				break
			}
			if !o.generic && (h.Span == o.Span || h.Span == o.Head) && h.Known == "" && h.Form == Name && coarseKind(h.Kind) == Organization && !h.skip {
				h.Known, h.Kind, h.Head = o.Known, o.Kind, o.Head
				o.lostTo = h.Source
				break
			}
		}
	}
}

// sourceTagger is the source of mentions that only the tagger found.
const sourceTagger = "tagger"

// weigh decides between a name of the tagger and a hit that it overlaps.
func (w *workspace) weigh(in *Input, h, o *hit, n tagger.Name) {
	holds := h.Span.Start <= o.Span.Start && o.Span.End <= h.Span.End
	words := n.Last - n.First
	switch {
	case o.Kind == TreatyParty:
		// "the State Party" is none; the last word of "Unionist Party" is part of a name.
		if first := o.Span.In(in.Text); !holds || h.Span == o.Span || strings.ContainsRune(first, ' ') {
			h.lostTo = o.Source
		}
	case h.skip && o.Form == Name && o.Span.Start == h.Span.Start && strings.HasPrefix(in.Text[o.Span.End:], "-"):
		h.lostTo = o.Source // "EU-Länder"
	case h.Span == o.Span:
		// The same words: the register knows better what they are, unless they
		// often are something else.
		if o.doubt && h.Kind != coarseKind(o.Kind) && o.Form != Adjective && n.Confidence >= minOver && (!h.skip || n.Confidence >= overSeveral) {
			return
		}
		if h.Kind == coarseKind(o.Kind) {
			o.agree()
		}
		h.lostTo = o.Source
	case o.alias != nil && h.Span == o.match && o.Form == Name: // "Court of the Andean Community", two names
		h.lostTo = o.Source
	case holds && o.Form == Adjective && o.Span.Start == h.Span.Start && len(o.alias) > 0 && isSmall(o.alias[0].Form) && w.capitalAdjective(in, n.First):
		// "des Hessischen Rundfunks": a capital within a sentence makes it a name.
	case holds && o.rule.Priority > 0: // the rule has looked at the words around
		h.lostTo = o.Source
	case holds && n.Confidence >= minOver || holds && o.Kind == Place && o.Form == Name && !h.skip:
		// A longer name around a known one: "Bank of China", "Deutsche Bank",
		// "Leeds Cricket Ground". A known name of several words is sure of its
		// ends, but for a city.
		several := strings.ContainsAny(o.Span.In(in.Text), " -") && o.Kind != Place &&
			(o.Head.Len() == 0 || h.Span.Len() <= o.match.Len()) // "Royal Ruritanian Air Force"
		if h.skip && o.Form == Adjective || several && !o.doubt && (n.Confidence < overSeveral || words < 5) {
			h.lostTo = o.Source
		}
	default:
		h.lostTo = o.Source
	}
}

// capitalAdjective reports whether the adjective at token i has a capital
// without starting a sentence, in a language whose adjectives have none.
func (w *workspace) capitalAdjective(in *Input, i int) bool {
	t := in.Tokens
	return w.smallAdjectives && i > 0 && t[i].Flags&segment.Capital != 0 && t[i].Flags&segment.Break == 0 &&
		t[i-1].Kind == segment.Word && in.Text[t[i-1].End-1] != '.'
}

func kindOfName(k tagger.Kind) Kind {
	switch k {
	case tagger.Person:
		return Person
	case tagger.Organization:
		return Organization
	case tagger.Place:
		return Place
	}
	return ""
}

// coarseKind maps a kind to those that the tagger tells apart.
func coarseKind(k Kind) Kind {
	switch k {
	case State, Place:
		return Place
	case Person:
		return Person
	case InternationalOrg, GovernmentBody, Organization, ArmedForce:
		return Organization
	}
	return ""
}
