package match_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chancery-nlp/chancery/extractor/match"
	"github.com/chancery-nlp/chancery/extractor/number"
	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/lang"
)

// germanSet loads the German pack, and text the German test documents.
func germanSet(b *testing.B) (*lang.Set, string) {
	b.Helper()
	packs, err := lang.Builtin()
	if err != nil {
		b.Fatal(err)
	}
	set, err := lang.NewSet("de", packs)
	if err != nil {
		b.Fatal(err)
	}
	files, err := filepath.Glob("../../testdata/de/*.txt")
	if err != nil || len(files) == 0 {
		b.Fatalf("no test documents: %v", err)
	}
	var text strings.Builder
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		text.Write(data)
	}
	return set, text.String()
}

// copies adds to set a copy of every rule under another id. With fresh, the
// copies are over terms and literals of their own, which the text does not hold.
func copies(set *lang.Set, fresh bool) *lang.Set {
	out := *set
	out.Terms = map[string]*lang.Term{}
	for n, t := range set.Terms {
		out.Terms[n] = t
		c := *t
		c.Name = n + "_copy"
		if t.Pattern != nil {
			c.Pattern = renamed(set, t.Pattern)
		}
		c.Entries = nil
		for _, e := range t.Entries {
			e.Form = junk(e.Form)
			c.Entries = append(c.Entries, e)
		}
		if c.Digits != nil {
			d := *c.Digits
			d.Min, d.Max = 17, 18
			c.Digits = &d
		}
		out.Terms[c.Name] = &c
	}
	for _, r := range set.Rules {
		c := *r
		c.ID += "-copy"
		if fresh {
			c.Patterns = nil
			for _, p := range r.Patterns {
				c.Patterns = append(c.Patterns, renamed(set, p))
			}
		}
		out.Rules = append(out.Rules, &c)
	}
	return &out
}

// junk is a word of the same length and shape that no text holds.
func junk(s string) string {
	return "q" + strings.Map(func(r rune) rune {
		if r == ' ' || r == '.' {
			return r
		}
		return r ^ 1
	}, s)
}

func renamed(set *lang.Set, n *lang.Node) *lang.Node {
	c := *n
	if n.Op == lang.OpRef {
		if set.Terms[n.Name] != nil { // recognisers have one name
			c.Name += "_copy"
		}
	}
	if n.Op == lang.OpLit && n.Lit != "" && (n.Lit[0] >= 'a' && n.Lit[0] <= 'z' || n.Lit[0] >= 'A' && n.Lit[0] <= 'Z') {
		c.Lit = junk(n.Lit)
	}
	c.Subs = nil
	for _, s := range n.Subs {
		c.Subs = append(c.Subs, renamed(set, s))
	}
	return &c
}

// BenchmarkGrowth measures what twice as many rules cost: over words of their
// own, and over the same words so that all fire twice.
//
//	go test ./extractor/match -run - -bench Growth -cpu 1
func BenchmarkGrowth(b *testing.B) {
	set, text := germanSet(b)
	recs, err := number.NewRecognizers(set.Numerals, set.Variants)
	if err != nil {
		b.Fatal(err)
	}
	tokens := segment.Tokenize(nil, text)
	for _, v := range []struct {
		name string
		set  *lang.Set
	}{{"base", set}, {"fresh", copies(set, true)}, {"firing", copies(set, false)}} {
		m, err := match.Compile(v.set, []string{"dates", "numbers"}, recs)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprintf("%s/%drules", v.name, len(m.Rules)), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				if err := m.Find(context.Background(), text, tokens, func([]match.Candidate) error { return nil }); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
