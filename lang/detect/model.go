package detect

import (
	"cmp"
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
	priors []int64 // in parts of a nat, as in score
	words  wordTable
	scores []wordScore // of all words, each word's own in a row

	letters letterTable
	pairs   []uint16 // row of a pair of letters: first*count+second
	count   int      // number of letters
	rows    []uint64 // log odds of the pair for each language, packed
	stride  int      // words of a row
	users   []uint64 // lanes that have a letter in their alphabet, for letters beyond a to z
}

// wordScore is the evidence of a word for a language.
type wordScore struct {
	lane uint8
	odds uint8 // log odds in scoreUnits
}

// letterTable numbers the letters of a script, upper and lower case alike;
// 0 stands for the edge of a word, 1 for letters that no language of it uses.
type letterTable struct {
	pages [maxLetter >> 8]*[256]uint8
}

const (
	edgeLetter    = 0
	unknownLetter = 1
	maxLetter     = 0x2000 // scripts with several languages stand below
)

func (t *letterTable) of(r rune) uint8 {
	if r < maxLetter {
		if p := t.pages[r>>8]; p != nil {
			return p[r&0xFF]
		}
	}
	return unknownLetter
}

// add numbers r unless that was done before.
func (t *letterTable) add(r rune, next uint8) bool {
	if r >= maxLetter {
		return false
	}
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
	m := &model{}
	for _, v := range vocabularies {
		m.tags = append(m.tags, v.tag)
		m.priors = append(m.priors, int64(v.prior*nat))
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
			err = cmp.Or(err, add(r))
		}
		v.eachWord(func(w string, _ float64) {
			for _, r := range w {
				err = cmp.Or(err, add(r))
			}
		})
	}
	m.count = next
	return err
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
	m.users = make([]uint64, n)
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
			l := m.letters.of(unicode.ToLower(r))
			letters[l] += 2
			total[lane] += 2
			m.users[l] |= 1 << lane
		}
	}

	m.pairs = make([]uint16, n*n)
	m.stride = (lanes + rowLanes - 1) / rowLanes
	m.rows = make([]uint64, 0, (n+n*n/8)*m.stride)
	base := make([]float32, n*lanes) // probability of each letter
	for second := range n {
		row := m.addRow()
		for lane := range lanes {
			p := (single[lane*n+second] + 0.05) / (total[lane] + 1)
			base[second*lanes+lane] = p
			row.set(lane, p)
		}
	}
	for first := range n {
		for second := range n {
			i := first*n + second
			if !used[i] {
				m.pairs[i] = uint16(second)
				continue
			}
			m.pairs[i] = uint16(len(m.rows) / m.stride)
			row := m.addRow()
			for lane := range lanes {
				const prior = 12
				row.set(lane, (pairs[lane*n*n+i]+prior*base[second*lanes+lane])/(single[lane*n+first]+prior))
			}
		}
	}
}

// A row holds the odds of rowLanes languages in each of its words, as 16-bit
// numbers shifted by rowBias so that whole words can be added up: there are
// some fifty languages, and an addition for each letter and language is what
// most of the time would go to.
type row []uint64

const (
	rowLanes = 4
	rowBits  = 64 / rowLanes
	rowBias  = 128
	// rowSums is how many rows may be summed before a lane overflows.
	rowSums = 1<<rowBits/(2*rowBias) - 1
)

func (m *model) addRow() row {
	n := len(m.rows)
	m.rows = append(m.rows, make([]uint64, m.stride)...)
	return m.rows[n:]
}

// set stores the log odds of a pair of probability p against a letter drawn
// blindly from an alphabet of 27.
func (r row) set(lane int, p float32) {
	odds := math.Round(math.Log(float64(p)*27) / scoreUnit)
	v := uint64(max(1-rowBias, min(rowBias-1, odds)) + rowBias)
	r[lane/rowLanes] |= v << (lane % rowLanes * rowBits)
}

// listWords fills the table of words, and of beginnings and endings of words.
func (m *model) listWords(vocabularies []vocabulary) {
	type key struct {
		seed uint32
		word string
	}
	entries := map[key][]wordScore{}
	var order []key
	for lane, v := range vocabularies {
		add := func(seed uint32, w string, nats float64) {
			k := key{seed, w}
			list, ok := entries[k]
			if !ok {
				order = append(order, k)
			}
			if len(list) > 0 && list[len(list)-1].lane == uint8(lane) {
				return
			}
			entries[k] = append(list, wordScore{uint8(lane), uint8(min(255, math.Round(nats/scoreUnit)))})
		}
		v.eachWord(func(w string, p float64) {
			nats := math.Log(p / foreignWord)
			if utf8.RuneCountInString(w) == 1 {
				nats /= 2 // initials and list marks look like these words
			}
			add(hashSeed, w, nats)
			// Passages are looked up as they are spelled.
			if r, _ := utf8.DecodeRuneInString(w); r < 0x0250 && !isASCII(w) {
				if x := norm.NFD.String(w); x != w {
					add(hashSeed, x, nats)
				}
				if strings.IndexByte(w, 0xE1) >= 0 { // letters with two marks
					add(hashSeed, splitTones(w), nats)
				}
			}
			for i := 0; i < len(v.variants); i += 2 {
				if x := strings.ReplaceAll(w, v.variants[i], v.variants[i+1]); x != w {
					add(hashSeed, x, nats)
				}
			}
		})
		for _, w := range v.starts {
			add(startSeed, w, affixNats(w))
		}
		for _, w := range v.ends {
			add(endSeed, w, affixNats(w))
		}
	}
	m.words = newWordTable(len(order))
	for _, k := range order {
		list := entries[k]
		levelOdds(list)
		var mask uint64
		for _, s := range list {
			mask |= 1 << s.lane
		}
		m.words.add(hashOf(k.seed, k.word), mask, uint32(len(m.scores)))
		m.scores = append(m.scores, list...)
	}
}

// splitTones spells w as keyboards for Vietnamese do: tone marks follow their
// letter, other accents are part of it.
func splitTones(w string) string {
	var b strings.Builder
	for _, r := range w {
		if r < 0x80 {
			b.WriteRune(r)
			continue
		}
		letter, tone := []rune{}, []rune{}
		for _, d := range norm.NFD.String(string(r)) {
			switch d {
			case 0x0300, 0x0301, 0x0303, 0x0309, 0x0323:
				tone = append(tone, d)
			default:
				letter = append(letter, d)
			}
		}
		b.WriteString(norm.NFC.String(string(letter)))
		b.WriteString(string(tone))
	}
	return b.String()
}

// affixNats is the weight of a beginning or an ending.
func affixNats(w string) float64 {
	if utf8.RuneCountInString(w) < 3 {
		return 0.6
	}
	return 1.2
}

// levelOdds makes odds equal that are near each other: ranks are rough, and
// sums of their chance differences would decide between languages that share
// most of their words.
func levelOdds(list []wordScore) {
	const near = 1.5 / scoreUnit
	if len(list) < 2 {
		return
	}
	sorted := slices.Clone(list)
	slices.SortStableFunc(sorted, func(a, b wordScore) int { return cmp.Compare(b.odds, a.odds) })
	for i := 0; i < len(sorted); {
		j, sum := i, 0
		for j < len(sorted) && int(sorted[i].odds)-int(sorted[j].odds) <= near {
			sum += int(sorted[j].odds)
			j++
		}
		for k := range list {
			for _, s := range sorted[i:j] {
				if s.lane == list[k].lane {
					list[k].odds = uint8(sum / (j - i))
				}
			}
		}
		i = j
	}
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
