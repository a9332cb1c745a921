// Package tagger finds names of persons, organisations and places that no list
// knows: a linear-chain conditional random field over hashed features, with
// quantised weights. It proposes; the caller fixes what it knows better.
package tagger

import (
	"math"

	"github.com/chancery-nlp/chancery/extractor/actor/names"
	"github.com/chancery-nlp/chancery/extractor/segment"
)

// Name is a proposed name.
type Name struct {
	First, Last int     // tokens [First, Last)
	Kind        Kind    // never [None]
	Confidence  float32 // probability of exactly this name, 0 to 1
}

// Input is a document, or a section of one, to tag.
type Input struct {
	Text      string
	Tokens    []segment.Token
	Sentences []segment.Sentence
	Hints     []names.Hint // what the caller knows of each token, added to the lists' hits; may be nil
	Allowed   []Labels     // labels that the caller allows each token, zero for all; may be nil
}

// Tagger tags with a model and lists of names. It keeps buffers: use one in one
// goroutine at a time.
type Tagger struct {
	model    *Model
	lexicon  *names.Lexicon
	prep     preparer
	features []uint64
	scores   [][labels]int32
	back     [][labels]uint8
	allowed  []Labels
	path     []label
	fb       lattice
	next     [labels]Labels
	exp      [labels][labels]float64
}

// New returns a tagger.
func New(m *Model, x *names.Lexicon) *Tagger {
	t := &Tagger{model: m, lexicon: x}
	for from := range labels {
		t.next[from] = follows(label(from))
		for to := range labels {
			if t.next[from]&(1<<to) != 0 {
				t.exp[from][to] = math.Exp(float64(m.transitions[from][to]) / m.Scale)
			}
		}
	}
	return t
}

// Tag appends the names of a document to dst, in order.
func (t *Tagger) Tag(dst []Name, in Input) []Name {
	t.prep.document(in, t.lexicon, t.model.Groups)
	for _, s := range in.Sentences {
		toks := t.prep.body(s)
		for i := s.First; i < s.Last; i++ {
			if !toks[edge+i-s.First].live {
				continue
			}
			j := i + 1
			for j < s.Last && toks[edge+j-s.First].live {
				j++
			}
			dst = t.island(dst, in, toks, s.First, i, j)
			i = j
		}
	}
	return dst
}

// island tags tokens [i, j), which are between others that are in no name.
func (t *Tagger) island(dst []Name, in Input, toks []token, first, i, j int) []Name {
	n := j - i
	t.scores = grow(t.scores, n)
	t.allowed = grow(t.allowed, n)
	for k := range n {
		t.features, _ = features(t.features[:0], toks, edge+i+k-first, t.model.Groups)
		t.model.score(t.features, &t.scores[k])
		t.allowed[k] = allLabels
		if in.Allowed != nil && in.Allowed[i+k] != 0 {
			t.allowed[k] = in.Allowed[i+k]
		}
	}
	if !t.viterbi(n) {
		return dst
	}
	marginals := false
	for k := 0; k < n; k++ {
		if !begins(t.path[k]) {
			continue
		}
		end := k + 1
		for end < n && t.path[end] != outside && !begins(t.path[end]) {
			end++
		}
		if !marginals {
			t.fb.run(t.scores[:n], t.allowed[:n], &t.exp, 1/t.model.Scale)
			marginals = true
		}
		dst = append(dst, Name{First: i + k, Last: i + end, Kind: kindOf(t.path[k]), Confidence: t.fb.span(t.path[:n], k, end, &t.exp)})
		k = end - 1
	}
	return dst
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n+n/2+16)
	}
	return s[:cap(s)]
}

const unreachable = math.MinInt32 / 2

// viterbi finds the best labels of n tokens; it reports whether any are allowed.
func (t *Tagger) viterbi(n int) bool {
	t.back = grow(t.back, n)
	t.path = grow(t.path, n)
	var best [labels]int32
	for l := range labels {
		best[l] = unreachable
		if t.allowed[0]&startLabels&(1<<l) != 0 {
			best[l] = t.scores[0][l] + t.model.transitions[outside][l]
		}
	}
	trans := &t.model.transitions
	for k := 1; k < n; k++ {
		var next [labels]int32
		back := &t.back[k]
		scores := &t.scores[k]
		// Labels that start something new come after any label that may end.
		for to := range labels {
			next[to] = unreachable
			if t.allowed[k]&(1<<to) == 0 {
				continue
			}
			top, from := int32(unreachable), uint8(0)
			if startLabels&(1<<to) != 0 {
				for _, f := range [...]uint8{0, 3, 4, 7, 8, 11, 12, 13, 14} {
					if v := best[f] + trans[f][to]; v > top {
						top, from = v, f
					}
				}
			} else {
				a, b := miscBegin, miscIn
				if to < int(miscBegin) {
					a = uint8(to-1)/4*4 + 1
					b = a + 1
				}
				top, from = best[a]+trans[a][to], a
				if v := best[b] + trans[b][to]; v > top {
					top, from = v, b
				}
			}
			if top > unreachable/2 {
				next[to], back[to] = top+scores[to], from
			}
		}
		best = next
	}
	top, last := int32(unreachable/2), -1
	for l := range labels {
		if endingLabels&(1<<l) != 0 && best[l] > top {
			top, last = best[l], l
		}
	}
	if last < 0 {
		return false
	}
	for k := n - 1; k >= 0; k-- {
		t.path[k] = label(last)
		last = int(t.back[k][last])
	}
	return true
}
