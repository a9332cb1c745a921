package extractor_test

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode"

	"github.com/chancery-nlp/chancery/extractor"
	"github.com/chancery-nlp/chancery/lang"
)

// doubled returns packs with a copy of every rule under another id. With fresh,
// the copies are over terms and words of their own, which no text holds.
func doubled(packs []*lang.Pack, fresh bool) []*lang.Pack {
	terms := map[string]bool{}
	for _, p := range packs {
		for _, t := range p.Terms {
			terms[t.Name] = true
		}
	}
	var out []*lang.Pack
	for _, p := range packs {
		c := *p
		c.Terms = append([]*lang.Term(nil), p.Terms...)
		for _, t := range p.Terms {
			if fresh {
				c.Terms = append(c.Terms, freshTerm(t, terms))
			}
		}
		c.Rules = append([]*lang.Rule(nil), p.Rules...)
		for _, r := range p.Rules {
			k := *r
			k.ID += "-copy"
			if fresh {
				k.Patterns, k.Parts = nil, nil
				for i, n := range r.Patterns {
					if m := freshNode(n, terms); !reflect.DeepEqual(n, m) {
						k.Patterns = append(k.Patterns, m)
						if r.Type != "" {
							k.Parts = append(k.Parts, r.Parts[i])
						}
					}
				}
				if len(k.Patterns) == 0 {
					continue // recognisers only: there is nothing to make fresh
				}
			}
			c.Rules = append(c.Rules, &k)
		}
		out = append(out, &c)
	}
	return out
}

func freshTerm(t *lang.Term, terms map[string]bool) *lang.Term {
	c := *t
	c.Name += "_copy"
	if t.Pattern != nil {
		c.Pattern = freshNode(t.Pattern, terms)
	}
	c.Entries = nil
	for _, e := range t.Entries {
		e.Form = freshWord(e.Form)
		c.Entries = append(c.Entries, e)
	}
	if c.Digits != nil {
		d := *c.Digits
		d.Min, d.Max = 17, 18
		c.Digits = &d
	}
	return &c
}

func freshNode(n *lang.Node, terms map[string]bool) *lang.Node {
	if n.Op == lang.OpNot {
		return n // a rule is not fresh by what must not stand beside it
	}
	c := *n
	if n.Op == lang.OpRef && terms[n.Name] { // recognisers have one name
		c.Name += "_copy"
	}
	if n.Op == lang.OpLit && strings.IndexFunc(n.Lit, unicode.IsLetter) == 0 {
		c.Lit = freshWord(n.Lit)
	}
	c.Subs = nil
	for _, s := range n.Subs {
		c.Subs = append(c.Subs, freshNode(s, terms))
	}
	return &c
}

// freshWord is a word of the same shape that no text holds.
func freshWord(s string) string {
	return "q" + strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) && r != 'z' && unicode.IsLetter(r+1) {
			return r + 1
		}
		return r
	}, s)
}

// BenchmarkGrowth measures what twice as many rules cost: over words of their
// own, and over the same words so that all fire twice.
//
//	go test ./extractor -run - -bench Growth -cpu 1
func BenchmarkGrowth(b *testing.B) {
	packs, err := lang.Builtin()
	if err != nil {
		b.Fatal(err)
	}
	text := corpus(b, "de", 256<<10)
	for _, v := range []struct {
		name  string
		packs []*lang.Pack
	}{{"base", packs}, {"fresh", doubled(packs, true)}, {"firing", doubled(packs, false)}} {
		x, err := extractor.New(v.packs, nil)
		if err != nil {
			b.Fatal(err)
		}
		rules := 0
		for _, p := range v.packs {
			if p.Code != "en" {
				rules += len(p.Rules)
			}
		}
		b.Run(fmt.Sprintf("%s/%drules", v.name, rules), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			doc := extractor.Document{Text: text, LanguageCode: "de", ReferenceTime: "2024-11-12", Layers: []extractor.Layer{extractor.LayerDates, extractor.LayerNumbers}}
			for b.Loop() {
				if _, err := x.Extract(context.Background(), doc); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkSize measures that the cost of a byte does not grow with the text.
//
//	go test ./extractor -run - -bench Size -cpu 1 -benchtime 1x
func BenchmarkSize(b *testing.B) {
	x := newExtractor(b)
	for _, size := range []int{1 << 10, 10 << 10, 100 << 10, 1 << 20, 10 << 20, 100 << 20} {
		text := corpus(b, "de", size)
		b.Run(fmt.Sprintf("%dKiB", size>>10), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			doc := extractor.Document{Text: text, LanguageCode: "de", ReferenceTime: "2024-11-12", Layers: []extractor.Layer{extractor.LayerDates, extractor.LayerNumbers}}
			for b.Loop() {
				if _, err := x.Extract(context.Background(), doc); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
