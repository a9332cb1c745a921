package tagger

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/chancery-nlp/chancery/extractor/actor/names"
)

// Options are the settings of a training.
type Options struct {
	Language string
	Licence  string
	Names    []string // of the sources, for the header
	Groups   Groups   // AllGroups but for ablations
	Lexicon  *names.Lexicon
	Rows     int     // rows of the weights file, 16 bytes each
	Epochs   int     // passes over the data
	Rate     float64 // of AdaGrad
	Decay    float64 // L2 regularisation
	Dropout  float64 // how often a token's own word is hidden in training
	MinCount int     // how often a feature must be seen
	Progress func(format string, args ...any)
}

// example is a run of tokens to learn from.
type example struct {
	first, last int // in trainer.items
	style       int
	own         bool // of the language of the model
}

// item is a token of an example.
type item struct {
	first, identity, last int // in trainer.features
	gold                  Labels
}

type trainer struct {
	opt      Options
	examples []example
	items    []item
	hashes   []uint64
	ids      []int32
	known    []uint64 // hash of each feature
	styles   []string

	shared      weights
	mean        [][]float32 // of the shared weights and those of each style
	style       []weights
	transitions [labels][labels]float64
	squares     [labels][labels]float64
	exp         [labels][labels]float64
	full, held  lattice
	scores      [][labels]float64
}

// weights are parameters with their sums of squared gradients.
type weights struct{ w, g []float32 }

// Train reads sources and returns a weights file. The same sources in the same
// order and the same options give the same file.
func Train(sources []Source, opt Options) ([]byte, error) {
	t := &trainer{opt: opt}
	if t.opt.Progress == nil {
		t.opt.Progress = func(string, ...any) {}
	}
	if err := t.read(sources); err != nil {
		return nil, err
	}
	if len(t.examples) == 0 {
		return nil, fmt.Errorf("train: the sources have no names to learn from")
	}
	t.dictionary()
	t.opt.Progress("%d runs, %d tokens, %d features", len(t.examples), len(t.items), len(t.known))
	t.learn()
	return t.encode()
}

func (t *trainer) read(sources []Source) error {
	var p preparer
	var feats []uint64
	for _, s := range sources {
		style := slices.Index(t.styles, s.Style)
		if style < 0 {
			style = len(t.styles)
			t.styles = append(t.styles, s.Style)
		}
		before, lost := len(t.items), 0
		err := readSource(s, func(c *corpus) {
			p.document(Input{Text: c.text.String(), Tokens: c.tokens, Sentences: c.sentences}, t.opt.Lexicon, t.opt.Groups)
			for _, sent := range c.sentences {
				toks := p.body(sent)
				lost += unreach(toks, c.gold[sent.First:sent.Last])
				for i := sent.First; i < sent.Last; i++ {
					if !toks[edge+i-sent.First].live {
						continue
					}
					e := example{first: len(t.items), style: style, own: s.Language == t.opt.Language}
					for ; i < sent.Last && toks[edge+i-sent.First].live; i++ {
						var identity int
						feats, identity = features(feats[:0], toks, edge+i-sent.First, t.opt.Groups)
						at := len(t.hashes)
						t.hashes = append(t.hashes, feats...)
						t.items = append(t.items, item{at, at + identity, len(t.hashes), c.gold[i]})
					}
					e.last = len(t.items)
					t.examples = append(t.examples, e)
				}
			}
		})
		if err != nil {
			return err
		}
		t.opt.Progress("%s: %d tokens to learn from, %d names out of reach", s.Path, len(t.items)-before, lost)
	}
	return nil
}

// unreach takes names with tokens that are never tagged out of the gold labels
// and returns their number.
func unreach(toks []token, gold []Labels) int {
	lost := 0
	for i := 0; i < len(gold); {
		if gold[i]&onlyOutside != 0 {
			i++
			continue
		}
		end, ok := i+1, toks[edge+i].live
		for end < len(gold) && gold[end]&(onlyOutside|startLabels) == 0 {
			ok = ok && toks[edge+end].live
			end++
		}
		if !ok {
			lost++
			for ; i < end; i++ {
				gold[i] = onlyOutside
			}
		}
		i = end
	}
	return lost
}

// dictionary numbers the features that are worth learning: those seen often
// enough in the language of the model, and the words of other languages.
func (t *trainer) dictionary() {
	type count struct{ own, other int32 }
	counts := make(map[uint64]count, 1<<20)
	for _, e := range t.examples {
		for _, it := range t.items[e.first:e.last] {
			for i := it.first; i < it.last; i++ {
				c := counts[t.hashes[i]]
				if e.own {
					c.own++
				} else if i < it.identity {
					c.other++
				}
				counts[t.hashes[i]] = c
			}
		}
	}
	numbers := make(map[uint64]int32, len(counts)/2)
	t.ids = make([]int32, len(t.hashes))
	for i, h := range t.hashes {
		c := counts[h]
		t.ids[i] = -1
		if int(c.own+c.other) < t.opt.MinCount || c.own == 0 && int(c.other) < 2*t.opt.MinCount {
			continue
		}
		id, ok := numbers[h]
		if !ok {
			id = int32(len(t.known))
			numbers[h] = id
			t.known = append(t.known, h)
		}
		t.ids[i] = id
	}
	t.hashes = nil
}

func (t *trainer) learn() {
	size := len(t.known) * labels
	t.shared = weights{make([]float32, size), make([]float32, size)}
	for range t.styles {
		t.style = append(t.style, weights{make([]float32, size), make([]float32, size)})
	}
	for from := range labels {
		for to := range labels {
			if follows(label(from))&(1<<to) != 0 {
				t.exp[from][to] = 1
			}
		}
	}
	rng := rand.New(rand.NewPCG(20241109, 1))
	order := make([]int, len(t.examples))
	for i := range order {
		order[i] = i
	}
	for epoch := range t.opt.Epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		loss := 0.0
		// The rate falls over the last half, so that the weights settle.
		rate := t.opt.Rate * min(1, 2*(1-float64(epoch)/float64(t.opt.Epochs)))
		for _, i := range order {
			loss += t.step(t.examples[i], rate, rng)
		}
		if half := t.opt.Epochs / 2; epoch >= half {
			t.average(epoch - half)
		}
		t.opt.Progress("epoch %d: loss %.4f", epoch+1, loss/float64(len(t.items)))
	}
	t.shared.w = t.mean[0]
	for k := range t.style {
		t.style[k].w = t.mean[k+1]
	}
}

// average takes the weights after an epoch into their mean over n epochs
// before: what is written is the mean over the second half.
func (t *trainer) average(n int) {
	if n == 0 {
		t.mean = [][]float32{slices.Clone(t.shared.w)}
		for _, s := range t.style {
			t.mean = append(t.mean, slices.Clone(s.w))
		}
		return
	}
	for k, mean := range t.mean {
		w := t.shared.w
		if k > 0 {
			w = t.style[k-1].w
		}
		for i, v := range w {
			mean[i] += (v - mean[i]) / float32(n+1)
		}
	}
}

// step learns from one example and returns its loss.
func (t *trainer) step(e example, rate float64, rng *rand.Rand) float64 {
	items := t.items[e.first:e.last]
	n := len(items)
	var hidden [64]bool
	t.scores = grow(t.scores, n)
	own := &t.style[e.style]
	for k, it := range items {
		hide := rng.Float64() < t.opt.Dropout
		hidden[k&63] = hide
		first := it.first
		if hide && k < 64 {
			first = it.identity
		}
		var s [labels]float32
		for _, id := range t.ids[first:it.last] {
			if id < 0 {
				continue
			}
			a := t.shared.w[int(id)*labels : int(id)*labels+labels]
			b := own.w[int(id)*labels : int(id)*labels+labels]
			for l := range s {
				s[l] += a[l] + b[l]
			}
		}
		for l := range s {
			t.scores[k][l] = float64(s[l])
		}
	}
	t.full.emit, t.held.emit = grow(t.full.emit, n), grow(t.held.emit, n)
	for k := range n {
		top := slices.Max(t.scores[k][:])
		for l, s := range t.scores[k] {
			v := math.Exp(s - top)
			t.full.emit[k][l], t.held.emit[k][l] = v, 0
			if items[k].gold&(1<<l) != 0 {
				t.held.emit[k][l] = v
			}
		}
	}
	if !t.full.sweep(n, &t.exp) || !t.held.sweep(n, &t.exp) {
		return 0
	}
	loss := 0.0
	var moves [labels][labels]float64
	for k := range n {
		loss += math.Log(t.full.scale[k]) - math.Log(t.held.scale[k])
		var grad [labels]float32
		for l := range grad {
			grad[l] = float32(t.full.alpha[k][l]*t.full.beta[k][l] - t.held.alpha[k][l]*t.held.beta[k][l])
		}
		t.full.moves(k, &t.exp, &moves, 1)
		t.held.moves(k, &t.exp, &moves, -1)
		first := items[k].first
		if k < 64 && hidden[k] {
			first = items[k].identity
		}
		for _, id := range t.ids[first:items[k].last] {
			if id >= 0 {
				t.shared.update(int(id), &grad, float32(rate), float32(t.opt.Decay))
				own.update(int(id), &grad, float32(rate), float32(t.opt.Decay))
			}
		}
	}
	for from := range labels {
		for to := range labels {
			if g := moves[from][to]; g != 0 {
				t.squares[from][to] += g * g
				t.transitions[from][to] -= rate * g / math.Sqrt(t.squares[from][to]+1e-6)
				t.exp[from][to] = math.Exp(t.transitions[from][to])
			}
		}
	}
	return loss
}

func (w *weights) update(id int, grad *[labels]float32, rate, decay float32) {
	ws, gs := w.w[id*labels:id*labels+labels], w.g[id*labels:id*labels+labels]
	for l, g := range grad {
		if g > -1e-3 && g < 1e-3 {
			continue
		}
		g += decay * ws[l]
		gs[l] += g * g
		ws[l] -= rate * g / float32(math.Sqrt(float64(gs[l]+1e-2)))
	}
}

// moves adds the expected transitions into token k, times sign, to sum.
func (f *lattice) moves(k int, trans *[labels][labels]float64, sum *[labels][labels]float64, sign float64) {
	if k == 0 {
		for to := range labels {
			sum[outside][to] += sign * f.alpha[0][to] * f.beta[0][to]
		}
		return
	}
	for to := range labels {
		v := sign * f.emit[k][to] * f.beta[k][to] / f.scale[k]
		if v == 0 {
			continue
		}
		for from := range labels {
			sum[from][to] += f.alpha[k-1][from] * trans[from][to] * v
		}
	}
}

func (t *trainer) encode() ([]byte, error) {
	target := max(0, slices.Index(t.styles, ""))
	rows := make([]Row, 0, len(t.known))
	norm := make([]float64, len(t.known))
	top := 0.0
	order := make([]int, len(t.known))
	for id := range t.known {
		order[id] = id
		for l := range labels {
			w := float64(t.shared.w[id*labels+l] + t.style[target].w[id*labels+l])
			norm[id] += w * w
			top = max(top, math.Abs(w))
		}
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(norm[b], norm[a]), cmp.Compare(a, b))
	})
	for _, id := range order {
		r := Row{Feature: t.known[id]}
		for l := range labels {
			r.Weights[l] = float64(t.shared.w[id*labels+l] + t.style[target].w[id*labels+l])
		}
		rows = append(rows, r)
	}
	h := Header{Language: t.opt.Language, Groups: t.opt.Groups, Sources: t.opt.Names, Licence: t.opt.Licence,
		Scale: max(24, min(60, 127/max(top, 1e-9)))}
	out, kept, err := Encode(h, rows, t.transitions, t.opt.Rows)
	if err != nil {
		return nil, err
	}
	t.opt.Progress("%d of %d features kept, largest weight %.2f", kept, len(rows), top)
	return out, nil
}
