package detect

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
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
	// ngramLetters is how much text the n-gram models are shown: their cost
	// grows with it, and some 200 letters tell them all they will ever know.
	ngramLetters = 180
	// ngramWeight discounts their evidence, which rests on the same letters.
	ngramWeight = 0.5
	// surest bounds the log odds that n-gram models may give.
	surest = 20
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
	ranked := m.rank(&totals)
	scores := make([]float64, len(ranked))
	for i, lane := range ranked {
		scores[i] = float64(totals[lane]-totals[ranked[0]]) / nat
	}
	if len(ranked) > 1 && -scores[1]*nat < decisive {
		d.askNgrams(m, pieces, best, ranked, scores)
	}
	top := 0
	for i := range scores {
		if scores[i] > scores[top] {
			top = i
		}
	}
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

// visit returns the window to read after n others.
func visit(n, step, windows int) int { return (windows/2 + n*step) % windows }

func sum(weights *[scriptCount]int) int {
	n := 0
	for _, w := range weights {
		n += w
	}
	return n
}

// leap returns a step that visits each of n windows once, in an order that
// soon has been everywhere.
func leap(n int) int {
	k := max(1, n*5/8)
	for gcd(k, n) > 1 {
		k++
	}
	return k
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
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

func (e *evidence) score(lane int) int64 {
	return wordWeight*int64(e.words[lane]) + pairWeight*int64(e.pairs[lane])
}

// rank returns the languages that may be the text's, the best first.
func (m *model) rank(totals *[maxLanes]int64) []int {
	lanes := make([]int, len(m.tags))
	for i := range lanes {
		lanes[i] = i
	}
	slices.SortStableFunc(lanes, func(a, b int) int { return cmp.Compare(totals[b], totals[a]) })
	n := 1
	for n < min(candidates, len(lanes)) && totals[lanes[0]]-totals[lanes[n]] < hopeless {
		n++
	}
	return lanes[:n]
}

// askNgrams adds the opinion of the n-gram models to the scores of lanes.
func (d *Detector) askNgrams(m *model, pieces []string, best, lanes []int, scores []float64) {
	known := make([]int, 0, len(lanes))
	tags := make([]string, 0, len(lanes))
	for i, lane := range lanes {
		if d.ngrams.knows(m.tags[lane]) {
			known = append(known, i)
			tags = append(tags, m.tags[lane])
		}
	}
	// Without a model of the first two nothing is gained.
	if len(known) < 2 || known[1] != 1 {
		return
	}
	text := excerpt(pieces, func(i int) bool { return slices.Contains(lanes, best[i]) })
	if text == "" {
		return
	}
	for k, p := range d.ngrams.compare(text, tags) {
		scores[known[k]] += ngramWeight * max(math.Log(p), -surest)
	}
}

// excerpt joins words from the pieces that are wanted, ngramLetters in all.
// Capitalised words are names more often than not and say little about the
// language around them, so they are left out if there are enough others.
func excerpt(pieces []string, wanted func(int) bool) string {
	chosen := make([]string, 0, len(pieces))
	for i, p := range pieces {
		if wanted(i) {
			chosen = append(chosen, p)
		}
	}
	if len(chosen) == 0 {
		return ""
	}
	var b strings.Builder
	for _, capitals := range []bool{false, true} {
		b.Reset()
		each := ngramLetters / len(chosen)
		for i, p := range chosen {
			takeWords(&b, p, (i+1)*each, capitals)
		}
		if b.Len() >= ngramLetters/3 {
			break
		}
	}
	return b.String()
}

// takeWords appends words of text to b until it is size bytes long.
func takeWords(b *strings.Builder, text string, size int, capitals bool) {
	for i := 0; i < len(text) && b.Len() < size; {
		end := skipWord(text, i)
		if end == i {
			_, w := utf8.DecodeRuneInString(text[i:])
			i += w
			continue
		}
		r, _ := utf8.DecodeRuneInString(text[i:])
		if capitals || !unicode.IsUpper(r) {
			b.WriteString(text[i:end])
			b.WriteByte(' ')
		}
		i = end
	}
}

func (e *evidence) add(f *evidence) {
	for lane := range e.words {
		e.words[lane] += f.words[lane]
		e.pairs[lane] += f.pairs[lane]
		e.hits[lane] += f.hits[lane]
		e.marked[lane] += f.marked[lane]
	}
	e.letters += f.letters
	e.tokens += f.tokens
	e.codes += f.codes
	e.small += f.small
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
