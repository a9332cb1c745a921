// Package english holds what only English needs: the tense of a sentence from
// its parts of speech.
package english

import (
	"fmt"
	"strings"

	"github.com/jdkato/prose/v3/tag"
	"github.com/jdkato/prose/v3/token"

	"github.com/chancery-nlp/chancery/extractor/date"
	"github.com/chancery-nlp/chancery/extractor/segment"
)

// Tagger tells tenses with prose's part-of-speech tagger. It is safe for
// concurrent use.
type Tagger struct {
	tags *tag.Tagger
}

// NewTagger loads the tagger's model.
func NewTagger() (*Tagger, error) {
	t, err := tag.New()
	if err != nil {
		return nil, fmt.Errorf("load part-of-speech model: %w", err)
	}
	return &Tagger{tags: t}, nil
}

// Tense returns the tense at byte at of sentence: that of the nearest verb
// before it, or else of the first one after it.
func (t *Tagger) Tense(sentence string, at int) date.Tense {
	tokens := segment.Tokenize(nil, sentence)
	words := make([]token.Token, len(tokens))
	for i, k := range tokens {
		words[i] = token.Token{Text: sentence[k.Start:k.End], Start: int(k.Start)}
	}
	t.tags.TagTokens(words)
	first := len(words)
	for i, w := range words {
		if w.Start >= at {
			first = i
			break
		}
	}
	for i := first - 1; i >= 0; i-- {
		if tense, ok := verb(words, i); ok {
			return tense
		}
	}
	for i := first; i < len(words); i++ {
		if tense, ok := verb(words, i); ok {
			return tense
		}
	}
	return date.Open
}

// verb returns the tense of the verb group that word i belongs to.
func verb(words []token.Token, i int) (date.Tense, bool) {
	switch words[i].Tag {
	case "VBD":
		return date.Past, true
	case "MD":
		return date.Future, true
	case "VBZ", "VBP":
		return date.Present, true
	case "VB", "VBN", "VBG":
		// Not finite: an auxiliary shortly before it tells.
		for j := i - 1; j >= 0 && j >= i-4; j-- {
			switch words[j].Tag {
			case "MD", "TO":
				return date.Future, true
			case "VBD":
				return date.Past, true
			case "VBZ", "VBP":
				if words[i].Tag == "VBN" && strings.HasPrefix(strings.ToLower(words[j].Text), "ha") {
					return date.Past, true // has met, have met
				}
				return date.Present, true
			case "VBN", "VB", "RB":
				continue
			}
			break
		}
		if words[i].Tag == "VBN" {
			return date.Past, true
		}
	}
	return date.Open, false
}
