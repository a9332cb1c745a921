package detect

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/pemistahl/lingua-go"
)

// ngrams asks lingua's letter n-gram models, in their low-accuracy form, which
// of a few languages a short text is in. Lingua keeps the models it has loaded
// for the whole process.
type ngrams struct {
	languages map[string]lingua.Language // by our tag
}

func newNgrams(tags []string) *ngrams {
	n := &ngrams{languages: map[string]lingua.Language{}}
	known := map[string]lingua.Language{}
	for _, l := range lingua.AllLanguages() {
		known[strings.ToLower(l.IsoCode639_1().String())] = l
	}
	for _, tag := range tags {
		if l, ok := known[tag]; ok {
			n.languages[tag] = l
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
	if len(tags) < 2 {
		for i := range odds {
			odds[i] = 1
		}
		return odds
	}
	languages := make([]lingua.Language, len(tags))
	for i, tag := range tags {
		languages[i] = n.languages[tag]
	}
	detector := lingua.NewLanguageDetectorBuilder().
		FromLanguages(slices.Clone(languages)...).
		WithLowAccuracyMode().
		Build()
	for _, v := range detector.ComputeLanguageConfidenceValues(text) {
		odds[slices.Index(languages, v.Language())] = v.Value()
	}
	return odds
}

// loadBatch is the number of models that are unpacked at the same time: more
// take no less time on few processors, but more memory.
const loadBatch = 4

// load reads the models of all languages that may need one.
func (n *ngrams) load(ctx context.Context) error {
	tags := make([]string, 0, len(n.languages))
	for tag := range n.languages {
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	for len(tags) > 0 {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("load language models: %w", err)
		}
		batch := tags[:min(loadBatch, len(tags))]
		tags = tags[len(batch):]
		if len(tags) == 1 { // lingua takes no single language
			batch, tags = append(slices.Clone(batch), tags...), nil
		}
		languages := make([]lingua.Language, len(batch))
		for i, tag := range batch {
			languages[i] = n.languages[tag]
		}
		lingua.NewLanguageDetectorBuilder().
			FromLanguages(languages...).
			WithLowAccuracyMode().
			WithPreloadedLanguageModels().
			Build()
	}
	return nil
}
