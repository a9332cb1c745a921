package server

import (
	"cmp"
	"slices"

	"github.com/chancery-nlp/chancery/cmd/internal/convert"
	"github.com/chancery-nlp/chancery/extractor"
	chanceryv1 "github.com/chancery-nlp/chancery/proto/chancery/v1"
)

// NewBackend returns the backend that works with x and its packs.
func NewBackend(x *extractor.Extractor) Backend {
	return Backend{Engine: x, Detector: x, Rules: packRules{x}}
}

// packRules is the RuleSet of an extractor's packs.
type packRules struct {
	x *extractor.Extractor
}

// Packs returns the packs, ordered by language code.
func (r packRules) Packs() []extractor.PackInfo {
	var out []extractor.PackInfo
	for _, p := range r.x.Packs() {
		out = append(out, extractor.InfoOf(p))
	}
	slices.SortStableFunc(out, func(a, b extractor.PackInfo) int { return cmp.Compare(a.LanguageCode, b.LanguageCode) })
	return out
}

// Rule returns the rule with the id, and whether there is one.
func (r packRules) Rule(id string) (*chanceryv1.Rule, bool) {
	p, rule := r.x.Rule(id)
	if rule == nil {
		return nil, false
	}
	return convert.Rule(p, rule), true
}
