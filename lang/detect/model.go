package detect

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxLanes is the number of languages that a model can tell apart: their
// words are marked in the bits of a uint64.
const maxLanes = 64

// scoreUnit is the size of one step of a score in nats: scores are summed as
// integers, so that no order of addition changes a result.
const scoreUnit = 1.0 / 16

// foreignWord is the probability that a word which a language's vocabulary
// does not hold turns up in it all the same, and commonWord that of a word of
// the vocabulary without a rank.
const (
	foreignWord = 2e-5
	commonWord  = 1.5e-4
)

// A model tells the languages of one script apart by their frequent words and
// by the pairs of letters that follow each other in them.
type model struct {
	tags   []string
	words  wordTable
	scores []wordScore // of all words, each word's own in a row

	letters letterTable
	pairs   []uint16 // row of a pair of letters: first*count+second
	count   int      // number of letters
	rows    []int8   // log odds of the pair, a value a language
}

// wordScore is the evidence of a word for a language.
type wordScore struct {
	lane uint8
	odds uint8 // log odds in scoreUnits
}

// letterTable numbers the letters of a script, upper and lower case alike;
// 0 stands for the edge of a word, 1 for letters that no language of it uses.
type letterTable struct {
	pages map[rune]*[256]uint8
}

const (
	edgeLetter    = 0
	unknownLetter = 1
)

func (t *letterTable) of(r rune) uint8 {
	if p := t.pages[r>>8]; p != nil {
		return p[r&0xFF]
	}
	return unknownLetter
}

// add numbers r, and its upper case form, unless that was done before.
func (t *letterTable) add(r rune, next uint8) bool {
	p := t.pages[r>>8]
	if p == nil {
		p = new([256]uint8)
		for i := range p {
			p[i] = unknownLetter
		}
		t.pages[r>>8] = p
	}
	if p[r&0xFF] != unknownLetter {
		return false
	}
	p[r&0xFF] = next
	return true
}

// newModel builds the model of the languages in vocabularies, which must
// share a script.
func newModel(vocabularies []vocabulary) (*model, error) {
	if len(vocabularies) > maxLanes {
		return nil, fmt.Errorf("%d languages of one script, at most %d can be told apart", len(vocabularies), maxLanes)
	}
	m := &model{letters: letterTable{pages: map[rune]*[256]uint8{}}}
	for _, v := range vocabularies {
		m.tags = append(m.tags, v.tag)
	}
	if err := m.numberLetters(vocabularies); err != nil {
		return nil, err
	}
	m.countPairs(vocabularies)
	m.listWords(vocabularies)
	return m, nil
}

// rankProbability is the share of running text that the word of a rank takes
// up, a flattened Zipf curve.
func rankProbability(rank int) float64 {
	return max(0.06/(float64(rank)+2), commonWord)
}

// eachWord calls f with every word of v and its probability.
func (v *vocabulary) eachWord(f func(word string, p float64)) {
	for i, w := range v.frequent {
		f(w, rankProbability(i))
	}
	for _, w := range v.common {
		f(w, commonWord)
	}
}

func (m *model) numberLetters(vocabularies []vocabulary) error {
	next := 2
	add := func(r rune) error {
		r = unicode.ToLower(r)
		if next > math.MaxUint8 {
			return fmt.Errorf("more than %d letters in one script", math.MaxUint8)
		}
		if m.letters.add(r, uint8(next)) {
			m.letters.add(unicode.ToUpper(r), uint8(next))
			next++
		}
		return nil
	}
	var err error
	for _, v := range vocabularies {
		for _, r := range v.letters {
			err = cmpErr(err, add(r))
		}
		v.eachWord(func(w string, _ float64) {
			for _, r := range w {
				err = cmpErr(err, add(r))
			}
		})
	}
	m.count = next
	return err
}

func cmpErr(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

// countPairs learns from the vocabularies how likely a letter follows another
// in each language. A pair that no vocabulary has is judged by its second
// letter alone.
func (m *model) countPairs(vocabularies []vocabulary) {
	n, lanes := m.count, len(vocabularies)
	pairs := make([]float32, lanes*n*n)
	single := make([]float32, lanes*n)
	total := make([]float32, lanes)
	used := make([]bool, n*n)
	for lane, v := range vocabularies {
		count := pairs[lane*n*n : (lane+1)*n*n]
		letters := single[lane*n : (lane+1)*n]
		v.eachWord(func(w string, p float64) {
			// Frequent words would drown all others at their true weight.
			weight := float32(math.Sqrt(p / commonWord))
			prev := uint8(edgeLetter)
			for _, r := range w {
				l := m.letters.of(unicode.ToLower(r))
				count[int(prev)*n+int(l)] += weight
				used[int(prev)*n+int(l)] = true
				letters[l] += weight
				total[lane] += weight
				prev = l
			}
			count[int(prev)*n+edgeLetter] += weight
			used[int(prev)*n+edgeLetter] = true
			letters[edgeLetter] += weight
			total[lane] += weight
		})
		// A letter of the alphabet is never a surprise.
		for _, r := range v.letters {
			letters[m.letters.of(unicode.ToLower(r))] += 2
			total[lane] += 2
		}
	}

	m.pairs = make([]uint16, n*n)
	m.rows = make([]int8, 0, (n+n*n/8)*lanes)
	for second := range n {
		for lane := range lanes {
			m.rows = append(m.rows, quantise((single[lane*n+second]+0.05)/(total[lane]+1)))
		}
	}
	for first := range n {
		for second := range n {
			i := first*n + second
			if !used[i] {
				m.pairs[i] = uint16(second)
				continue
			}
			m.pairs[i] = uint16(len(m.rows) / lanes)
			for lane := range lanes {
				u := (single[lane*n+second] + 0.05) / (total[lane] + 1)
				const prior = 12
				p := (pairs[lane*n*n+i] + prior*u) / (single[lane*n+first] + prior)
				m.rows = append(m.rows, quantise(p))
			}
		}
	}
}

// quantise turns a probability into its log odds against a letter drawn
// blindly from an alphabet of 27.
func quantise(p float32) int8 {
	odds := math.Log(float64(p)*27) / scoreUnit
	return int8(max(-127, min(127, math.Round(odds))))
}

// listWords fills the table of words.
func (m *model) listWords(vocabularies []vocabulary) {
	entries := map[string][]wordScore{}
	var order []string
	for lane, v := range vocabularies {
		add := func(w string, p float64) {
			odds := math.Log(p/foreignWord) / scoreUnit
			if utf8.RuneCountInString(w) == 1 {
				odds /= 2 // initials and list marks look like these words
			}
			list, ok := entries[w]
			if !ok {
				order = append(order, w)
			}
			if len(list) > 0 && list[len(list)-1].lane == uint8(lane) {
				return
			}
			entries[w] = append(list, wordScore{uint8(lane), uint8(min(255, math.Round(odds)))})
		}
		v.eachWord(func(w string, p float64) {
			w = strings.ToLower(w)
			add(w, p)
			for _, f := range []norm.Form{norm.NFC, norm.NFD} {
				if x := f.String(w); x != w {
					add(x, p)
				}
			}
			for i := 0; i < len(v.variants); i += 2 {
				if x := strings.ReplaceAll(w, v.variants[i], v.variants[i+1]); x != w {
					add(x, p)
				}
			}
		})
	}
	slices.Sort(order)
	m.words = newWordTable(len(order))
	for _, w := range order {
		list := entries[w]
		var mask uint64
		for _, s := range list {
			mask |= 1 << s.lane
		}
		m.words.add(hashOf(w), mask, uint32(len(m.scores)))
		m.scores = append(m.scores, list...)
	}
}
