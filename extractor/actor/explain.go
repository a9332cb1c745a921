package actor

import (
	"fmt"
	"slices"
	"strings"

	"github.com/chancery-nlp/chancery/extractor/match"
	"github.com/chancery-nlp/chancery/extractor/span"
)

// terms tells what a candidate is made of.
func (f *Finder) terms(c *match.Candidate, text string) []string {
	var terms []string
	for i := range c.Caps {
		k := &c.Caps[i]
		name := c.Label(k)
		if name != k.Name {
			name += ":" + k.Name
		}
		words, value := k.Span.In(text), k.Value.String()
		if ofRegister(k.Name) {
			var ids []string
			for _, a := range f.forms.named(int(k.Value.Int), words) {
				if !slices.Contains(ids, a.ActorID) {
					ids = append(ids, a.ActorID)
				}
			}
			value = strings.Join(ids, " or ")
		}
		terms = append(terms, fmt.Sprintf("%s %q = %s", name, words, value))
	}
	return terms
}

func (h *hit) explain(in *Input) Explanation {
	x := Explanation{Mention: h.Mention, Match: moved(h.match, in.Base), Terms: h.terms, LostTo: h.lostTo}
	x.Mention.Span = moved(h.Span, in.Base)
	if h.Source == sourceTagger {
		kind := string(h.Kind)
		if h.skip {
			kind = "another name"
		}
		x.Terms = []string{fmt.Sprintf("tagger %s %.2f", kind, h.Confidence)}
	}
	return x
}

// moved returns s moved by base, unless it is zero.
func moved(s span.Span, base int) span.Span {
	if s == (span.Span{}) {
		return s
	}
	return span.Span{Start: s.Start + base, End: s.End + base}
}
