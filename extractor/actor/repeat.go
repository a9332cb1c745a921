package actor

import (
	"slices"
	"strings"

	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/extractor/span"
)

// Seen are the names that a document gave good evidence for, section by
// section. The zero value has none. It is not safe for concurrent use.
type Seen struct{ names map[string]seenName }

// maxSeen caps the names that are kept of a document.
const maxSeen = 1 << 14

// seenName is a name that stands in a text with good evidence.
type seenName struct {
	kind       Kind
	known      string
	confidence float64
}

// Confidences of names that stand again.
const (
	minSeen = 0.75 // from which a name holds for its other places
	again   = 0.9  // by which the confidence falls
)

// inOrder fills w.order with the hits that stand and share no words, in text order.
func (w *workspace) inOrder() {
	w.order = w.order[:0]
	for i := range w.hits {
		if h := &w.hits[i]; h.lostTo == "" && h.competes() {
			w.order = append(w.order, i)
		}
	}
	slices.SortFunc(w.order, func(i, j int) int { return w.hits[i].Span.Start - w.hits[j].Span.Start })
}

// vote is what the tagger says of a name in all its places.
type vote struct{ person, organization, place float64 }

func (v *vote) of(k Kind) *float64 {
	switch k {
	case Person:
		return &v.person
	case Organization:
		return &v.organization
	}
	return &v.place
}

// agree gives a name that the tagger finds several times the kind that it is
// surest of, taken all places together.
func (w *workspace) agree(in *Input) {
	for i := w.known; i < len(w.hits); i++ {
		if h := &w.hits[i]; h.votes() {
			word := h.Span.In(in.Text)
			v := w.votes[word]
			*v.of(h.Kind) += h.Confidence
			w.votes[word] = v
		}
	}
	for i := w.known; i < len(w.hits); i++ {
		h := &w.hits[i]
		if !h.votes() {
			continue
		}
		v := w.votes[h.Span.In(in.Text)]
		own, best, kind := *v.of(h.Kind), 0.0, h.Kind
		for _, k := range []Kind{Person, Organization, Place} {
			if x := *v.of(k); x > best {
				best, kind = x, k
			}
		}
		if kind != h.Kind {
			h.Kind, h.Confidence = kind, min(h.Confidence, best/(best+own))
		}
	}
}

// votes reports whether h is a name that only the tagger knows.
func (h *hit) votes() bool {
	return h.Source == sourceTagger && h.lostTo == "" && !h.skip && h.Form == Name && h.Known == ""
}

// repeat finds the other places of names that the text gives good evidence
// for: "Putin" after "Wladimir Putin", "DSV" after "Deutscher Schachverband (DSV)".
func (w *workspace) repeat(in *Input) {
	seen := in.Seen
	if seen == nil {
		seen = &w.seen
	}
	w.inOrder()
	for k, i := range w.order {
		h := &w.hits[i]
		if h.skip || h.Form != Name {
			continue
		}
		next := len(in.Text)
		if k+1 < len(w.order) {
			next = w.hits[w.order[k+1]].Span.Start
		}
		if a := acronymOf(in.Text, h); a.Len() > 0 && a.Start < next {
			seen.note(a.In(in.Text), seenName{h.Kind, h.Known, h.Confidence})
		}
		if h.Source != sourceTagger || h.Confidence < minSeen {
			continue
		}
		word := h.Span.In(in.Text)
		if k := strings.LastIndexByte(word, ' '); k >= 0 {
			if h.Kind != Person {
				continue // the words of a long name stand for other things alone
			}
			word = word[k+1:]
		} else if len(word) < 4 {
			continue
		}
		seen.note(word, seenName{h.Kind, "", h.Confidence})
	}
	if len(seen.names) == 0 {
		return
	}
	next, taken := 0, len(w.order)
	for i := range in.Tokens {
		t := &in.Tokens[i]
		if t.Flags&segment.Capital == 0 || t.Kind != segment.Word {
			continue
		}
		at := span.Span{Start: int(t.Start), End: int(t.End)}
		for next < taken && w.hits[w.order[next]].Span.End <= at.Start {
			next++
		}
		word := at.In(in.Text)
		s, ok := seen.names[word]
		if !ok {
			if s, ok = seen.names[strings.TrimSuffix(word, "s")]; !ok {
				continue
			}
		}
		if next < taken && w.hits[w.order[next]].Span.Overlaps(at) {
			continue
		}
		w.hits = append(w.hits, hit{match: at, Mention: Mention{
			Span: at, Form: Name, Kind: s.kind, Known: s.known, Source: sourceTagger, Confidence: s.confidence * again,
		}})
	}
}

func (s *Seen) note(word string, n seenName) {
	if s.names == nil {
		s.names = map[string]seenName{}
	}
	if old, ok := s.names[word]; n.confidence > old.confidence && (ok || len(s.names) < maxSeen) {
		s.names[word] = n
	}
}

// acronymOf returns the acronym that stands in parentheses behind the name of
// an organisation; an empty span if none does.
func acronymOf(text string, h *hit) span.Span {
	const longest = 12 // bytes
	if coarseKind(h.Kind) != Organization || strings.IndexByte(h.Span.In(text), ' ') < 0 {
		return span.Span{}
	}
	start := h.Span.End
	if !strings.HasPrefix(text[start:], " (") {
		return span.Span{}
	}
	start += len(" (")
	end := start
	for end < len(text) && end-start <= longest && text[end] != ')' {
		end++
	}
	if end == len(text) || end-start < 2 || !isAcronym(text[start:end]) {
		return span.Span{}
	}
	return span.Span{Start: start, End: end}
}
