package detect

import (
	"cmp"
	"math"
	"slices"
	"unicode/utf8"
)

// Scores are sums of evidence in parts of a nat; a difference of one nat says
// that one language is e times as likely as the other.
const (
	wordWeight = 10
	pairWeight = 3 // pairs of letters are far from independent of each other
	nat        = wordWeight / scoreUnit
)

// The limits of a judgement, in nats.
const (
	// clip is the most that a window can say against a language: a document
	// may quote another one at length.
	clip = 15 * nat
	// decisive is the lead from which the n-gram models are not asked.
	decisive = 8 * nat
	// hopeless is how far behind the first a language is no candidate.
	hopeless = 12 * nat
	// candidates is how many languages the n-gram models may choose from.
	candidates = 5
	// ngramWeight discounts their evidence, which rests on the same letters.
	ngramWeight = 0.5
	// surest bounds the log odds that n-gram models may give.
	surest = 10
)

// A verdict is the language of a text and the probability that it is right.
type verdict struct {
	tag        string
	confidence float64
}

// judge finds the language that most of the pieces are in.
func (d *Detector) judge(pieces []string) verdict {
	var weights [scriptCount]int
	step := leap(len(pieces))
	for n := range pieces {
		d.weighScripts(&weights, pieces[visit(n, step, len(pieces))])
		// Few documents are in two scripts by halves.
		if n+1 >= fewestWindows {
			if s, most := mainScript(&weights); s != han && most*5 > sum(&weights)*4 {
				break
			}
		}
	}
	s, total := mainScript(&weights)
	switch {
	case total == 0:
		return verdict{Undetermined, 0}
	case s == han:
		return judgeHan(pieces, &weights)
	case d.models[s] != nil:
		return d.judgeByModel(pieces, s)
	}
	return verdict{soleLanguage[s], scriptConfidence}
}

// scriptConfidence is how sure a language is that alone has its script: a few
// small languages may have borrowed it.
const scriptConfidence = 0.99

// weighScripts adds the letters of text to the weights of their scripts.
func (d *Detector) weighScripts(weights *[scriptCount]int, text string) {
	for _, r := range text {
		if !isWordRune(r) {
			continue
		}
		if r < utf8.RuneSelf {
			weights[latin]++
			continue
		}
		s := d.scripts.of(r)
		weights[s] += letterWeight(s)
	}
	weights[noScript] = 0
}

// mainScript returns the script with the greatest weight, and that weight.
// Kana counts for Han, with which it is mixed in every Japanese sentence.
func mainScript(weights *[scriptCount]int) (script, int) {
	best, most := noScript, 0
	for s := range scriptCount {
		w := weights[s]
		switch s {
		case kana:
			continue
		case han:
			w += weights[kana]
		}
		if w > most {
			best, most = s, w
		}
	}
	return best, most
}

// judgeByModel finds the language of the words in script s.
func (d *Detector) judgeByModel(pieces []string, s script) verdict {
	m := d.models[s]
	var all evidence
	var totals [maxLanes]int64
	best := make([]int, len(pieces))
	for i := range best {
		best[i] = -1
	}
	step := leap(len(pieces))
	for n := range pieces {
		i := visit(n, step, len(pieces))
		var e evidence
		m.gather(&e, pieces[i], s, d.scripts)
		best[i] = m.vote(&totals, &e)
		all.add(&e)
		if n+1 >= fewestWindows && m.settled(&totals) {
			break
		}
	}
	if all.letters == 0 || all.letters*2 < all.codes {
		return verdict{Undetermined, 0}
	}
	ranked, scores := m.rank(&totals)
	if len(ranked) > 1 && -scores[1]*nat < decisive {
		d.askNgrams(m, pieces, best, ranked, scores)
	}
	top := highest(scores)
	lane := ranked[top]
	like := m.likeness(&all, lane)
	if s != latin && s != cyrillic {
		// Chance writes Latin and sometimes Cyrillic letters only, and no
		// known language is far from those of the other scripts.
		like = max(like, 0.5)
	}
	if like <= 0 {
		return verdict{Undetermined, 0}
	}
	return verdict{m.tags[lane], round(share(scores, top) * like)}
}

// fewestWindows is how many windows are read at least, and settledLead the
// lead with which no more are read if one language was the best in each.
const (
	fewestWindows = 4
	settledLead   = 25 * nat
)

// settled reports whether further windows are not worth reading.
func (m *model) settled(totals *[maxLanes]int64) bool {
	first, second := -1, int64(-settledLead)
	for lane := range m.tags {
		switch {
		case totals[lane] == 0 && first < 0:
			first = lane
		case totals[lane] > second:
			second = totals[lane]
		}
	}
	return first >= 0 && second == -settledLead
}

func sum(weights *[scriptCount]int) int {
	n := 0
	for _, w := range weights {
		n += w
	}
	return n
}

// vote adds a window's evidence to the totals, each language's as its
// distance from the window's best, which it returns.
func (m *model) vote(totals *[maxLanes]int64, e *evidence) int {
	best := 0
	for lane := range m.tags {
		if e.score(lane) > e.score(best) {
			best = lane
		}
	}
	top := e.score(best)
	for lane := range m.tags {
		totals[lane] += max(e.score(lane)-top, -clip)
	}
	return best
}

// rank adds the languages' priors to the totals. It returns the languages that
// may be the text's, the best first, and the log odds of each against the
// first, in nats.
func (m *model) rank(totals *[maxLanes]int64) ([]int, []float64) {
	lanes := make([]int, len(m.tags))
	for lane, prior := range m.priors {
		lanes[lane] = lane
		totals[lane] += prior
	}
	slices.SortStableFunc(lanes, func(a, b int) int { return cmp.Compare(totals[b], totals[a]) })
	first := totals[lanes[0]]
	n := 1
	for n < min(candidates, len(lanes)) && first-totals[lanes[n]] < hopeless {
		n++
	}
	scores := make([]float64, n)
	for i, lane := range lanes[:n] {
		scores[i] = float64(totals[lane]-first) / nat
	}
	return lanes[:n], scores
}

func highest(scores []float64) int {
	top := 0
	for i := range scores {
		if scores[i] > scores[top] {
			top = i
		}
	}
	return top
}

// temper is what the difference of two scores, in nats, is divided by: words
// of a text depend on each other, so that their summed evidence overstates.
const temper = 2

// share returns the probability of the language at index top among all.
func share(scores []float64, top int) float64 {
	sum := 0.0
	for _, s := range scores {
		sum += math.Exp((s - scores[top]) / temper)
	}
	return 1 / sum
}

// round cuts a probability to three digits: more would be noise, of the
// n-gram models' order of addition for one.
func round(p float64) float64 { return math.Round(p*1000) / 1000 }

// likeness tells how far the text behind e looks like the language at all,
// from 0 for letters without sense to 1.
func (m *model) likeness(e *evidence, lane int) float64 {
	// By pairs alone, letters drawn blindly come out near -0.7 and running
	// text of any language near 0.8; a third of it are known words.
	pairs := float64(e.pairs[lane])*scoreUnit + markedLetter*float64(e.marked[lane])
	mean := pairs / float64(e.letters+e.tokens)
	known := float64(e.hits[lane]) / float64(e.letters)
	return max(0, min(1, (mean+2*known-leastLikeness)/(fullLikeness-leastLikeness)))
}

const (
	leastLikeness = 0.1
	fullLikeness  = 0.4
	// markedLetter makes up for letters such as ř or ß, which are rarer than
	// the letters of a blind draw and yet typical of their languages, in nats.
	markedLetter = 2.5
)
