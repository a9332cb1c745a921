package actor

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/chancery-nlp/chancery/extractor/span"
)

// checkResolved reports what must hold of the records of any mentions.
func checkResolved(text string, mentions []Mention, records []Record) error {
	seen := map[string]int{}
	key := func(m Mention) string { return fmt.Sprint(m.Span, m.Source) }
	for i := range mentions {
		seen[key(mentions[i])]++
	}
	last := -1
	for i, r := range records {
		if len(r.Mentions) == 0 || r.Name == "" {
			return fmt.Errorf("record %d %+v has no mention or no name", i, r)
		}
		if r.Affiliation.Actor >= len(records) || r.Affiliation.Actor == i {
			return fmt.Errorf("record %d belongs to %d", i, r.Affiliation.Actor)
		}
		if start := r.Mentions[0].Span.Start; start < last {
			return fmt.Errorf("record %d starts at %d, after one that starts at %d", i, start, last)
		}
		last = r.Mentions[0].Span.Start
		for k, m := range r.Mentions {
			if k > 0 && compareSpans(r.Mentions[k-1].Span, m.Span) > 0 {
				return fmt.Errorf("record %d: mention %v after %v", i, m.Span, r.Mentions[k-1].Span)
			}
			if m.Confidence < 0 || m.Confidence > 1 {
				return fmt.Errorf("record %d: confidence %v", i, m.Confidence)
			}
			if m.Source == nominalSource {
				if m.Form != Nominal || m.Span.In(text) == "" {
					return fmt.Errorf("record %d: odd nominal mention %+v", i, m)
				}
				continue
			}
			if seen[key(m)]--; seen[key(m)] < 0 {
				return fmt.Errorf("record %d: mention %v is not one of the finder, or is in two records", i, m.Span)
			}
		}
	}
	for k, n := range seen {
		if n != 0 {
			return fmt.Errorf("mention %s is in no record", k)
		}
	}
	return nil
}

// TestResolveKeepsMentions makes texts of random words and mentions.
func TestResolveKeepsMentions(t *testing.T) {
	words := strings.Fields("Moskau Moskaus Kiew Ann Carter Carters Bill Präsident president der die the of und and , . ( ) NATO UN Bund Land country " +
		"beiden two nations Staaten Russland russische Kongo Bundesrat CDU hat has kritisierte said in nach zwischen between Herr Frau von 's -")
	kinds := []Kind{Person, State, InternationalOrg, GovernmentBody, Organization, ArmedForce, People, Office, TreatyParty, Place}
	rapid.Check(t, func(t *rapid.T) {
		code := rapid.SampledFrom([]string{"de", "en", "und"}).Draw(t, "language")
		r := resolver(t, code)
		var b strings.Builder
		var mentions []Mention
		for i, n := 0, rapid.IntRange(1, 40).Draw(t, "words"); i < n; i++ {
			b.WriteString(rapid.SampledFrom([]string{" ", " ", " ", "", "\n\n"}).Draw(t, "blank"))
			start := b.Len()
			b.WriteString(rapid.SampledFrom(words).Draw(t, "word"))
			if !rapid.Bool().Draw(t, "marked") {
				continue
			}
			m := Mention{Span: span.Span{Start: start, End: b.Len()}, Kind: rapid.SampledFrom(kinds).Draw(t, "kind"), Source: "test", Confidence: rapid.Float64Range(0, 1).Draw(t, "confidence")}
			m.Form = rapid.SampledFrom([]Form{Name, Name, Adjective, Metonym}).Draw(t, "form")
			m.Known = rapid.SampledFrom([]string{"", "", "state:RU", "state:UA", "org:nato", "body:ru-army", "people:kurds", "nonsense"}).Draw(t, "known")
			if k := len(mentions); k > 0 && rapid.Bool().Draw(t, "titled") {
				m.Title = mentions[k-1].Span
			}
			mentions = append(mentions, m)
		}
		text := b.String()
		if err := checkResolved(text, mentions, r.Resolve(text, sentenceStarts(text), mentions)); err != nil {
			t.Fatal(err)
		}
	})
}

// FuzzResolve cuts any text into mentions.
func FuzzResolve(f *testing.F) {
	for _, c := range resolveCases {
		f.Add(c.text, uint64(0x5A5A))
	}
	f.Fuzz(func(t *testing.T, text string, bits uint64) {
		kinds := []Kind{Person, State, InternationalOrg, GovernmentBody, Organization, Office, TreatyParty, Place}
		var mentions []Mention
		for i, s := range sentenceStarts(strings.ReplaceAll(text, " ", "\n\n")) {
			end := wordEnd(text, s)
			if end == s || bits>>(i%64)&1 == 0 {
				continue
			}
			m := Mention{Span: span.Span{Start: s, End: end}, Kind: kinds[(i*7+int(bits%64))%len(kinds)], Form: Name, Source: "test", Confidence: 1}
			if m.Kind == Place || m.Kind == State {
				m.Known = "state:RU"
			}
			mentions = append(mentions, m)
		}
		for _, code := range []string{"de", "en"} {
			if err := checkResolved(text, mentions, resolver(t, code).Resolve(text, sentenceStarts(text), mentions)); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// BenchmarkResolve shows the cost of a mention, which must not grow with their
// number:
//
//	go test ./extractor/actor -run - -bench Resolve -cpu 1
func BenchmarkResolve(b *testing.B) {
	r := resolver(b, "de")
	for _, p := range []struct {
		name  string
		piece func(i int) string
	}{
		{"surname", func(i int) string { return fmt.Sprintf("{P|A%d Mohn} kam. {P|Mohn} und {P|A%d} gingen. ", i, i) }},
		{"sentence", func(i int) string { return fmt.Sprintf("{P|Anna Mohn%d}, {L|Moskau} und {O|Bund%d} das Land ", i, i) }},
		{"states", func(int) string {
			return "{S|Polen} grüßt die {A|koreanische} Regierung. Beide Staaten und das Land. "
		}},
		{"organisations", func(i int) string { return fmt.Sprintf("{O|Bund B%d} (BB%d), {GB|Bundesrat}. Die Union. ", i, i) }},
	} {
		for _, n := range []int{500, 8000} {
			var t strings.Builder
			for i := range n {
				t.WriteString(p.piece(i))
			}
			text, mentions := marked(r, t.String())
			starts := sentenceStarts(text)
			b.Run(fmt.Sprintf("%s/%d", p.name, n), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					r.Resolve(text, starts, mentions)
				}
			})
		}
	}
}
