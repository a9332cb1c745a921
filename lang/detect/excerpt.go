package detect

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// excerptBytes is how much text the n-gram models are shown: their cost grows
// with it, and some 200 letters tell them all they will ever know.
const excerptBytes = 180

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

// excerpt joins words from the pieces that are wanted, excerptBytes in all.
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
		each := excerptBytes / len(chosen)
		for i, p := range chosen {
			takeWords(&b, p, (i+1)*each, capitals)
		}
		if b.Len() >= excerptBytes/3 {
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
