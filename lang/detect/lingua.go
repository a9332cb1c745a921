package detect

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/pemistahl/lingua-go"
)

// ngrams asks lingua's letter n-gram models, in their low-accuracy form, which
// of a few languages a short text is in. Lingua keeps the models that it has
// loaded for the life of the process and shares them between detectors.
type ngrams struct {
	languages map[string]lingua.Language // by our tag
	groups    [][]string                 // tags of languages that may be compared
}

// newNgrams returns the models of the languages in each group, as far as
// lingua has them.
func newNgrams(groups [][]string) *ngrams {
	n := &ngrams{languages: map[string]lingua.Language{}}
	known := map[string]lingua.Language{}
	for _, l := range lingua.AllLanguages() {
		known[strings.ToLower(l.IsoCode639_1().String())] = l
	}
	for _, tags := range groups {
		tags = slices.DeleteFunc(slices.Clone(tags), func(tag string) bool {
			_, ok := known[tag]
			return !ok
		})
		if len(tags) < 2 {
			continue // nothing to compare
		}
		n.groups = append(n.groups, tags)
		for _, tag := range tags {
			n.languages[tag] = known[tag]
		}
	}
	return n
}

// knows reports whether there is a model of the language.
func (n *ngrams) knows(tag string) bool {
	_, ok := n.languages[tag]
	return ok
}

// compare returns the probability of each of tags for the text, all of which
// n must know. Under two tags there is nothing to compare.
func (n *ngrams) compare(text string, tags []string) []float64 {
	odds := make([]float64, len(tags))
	if len(tags) < 2 { // lingua panics
		for i := range odds {
			odds[i] = 1
		}
		return odds
	}
	for _, v := range n.builder(tags).Build().ComputeLanguageConfidenceValues(text) {
		for i, tag := range tags {
			if n.languages[tag] == v.Language() {
				odds[i] = v.Value()
			}
		}
	}
	return odds
}

// builder returns a builder of detectors of at least two languages. A
// detector itself costs next to nothing: the models belong to the process.
func (n *ngrams) builder(tags []string) lingua.LanguageDetectorBuilder {
	languages := make([]lingua.Language, len(tags))
	for i, tag := range tags {
		languages[i] = n.languages[tag]
	}
	return lingua.NewLanguageDetectorBuilder().FromLanguages(languages...).WithLowAccuracyMode()
}

// loadBatch is the number of models that are unpacked at the same time: more
// take no less time on few processors, but more memory.
const loadBatch = 4

// improbable holds a word for each script with sequences of letters no
// language has: lingua reads the models of pairs and of single letters, which
// low accuracy does not preload, once it meets such a sequence.
var improbable = [...]string{"xqjqx", "жфщцф", "ظغظضغ", "ङझढञङ"}

// load reads the models of all languages that may be compared.
func (n *ngrams) load(ctx context.Context) error {
	for _, tags := range n.groups {
		for len(tags) > 0 {
			if err := ctx.Err(); err != nil {
				return fmt.Errorf("load language models: %w", err)
			}
			size := min(loadBatch, len(tags))
			if len(tags)-size == 1 {
				size++ // lingua takes no single language
			}
			n.builder(tags[:size]).WithPreloadedLanguageModels().Build()
			for _, word := range improbable {
				n.compare(word, tags[:size])
			}
			tags = tags[size:]
		}
	}
	return nil
}
