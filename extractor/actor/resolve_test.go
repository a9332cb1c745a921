package actor

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/extractor/span"
	"github.com/chancery-nlp/chancery/lang"
)

var resolver = perLanguage(NewResolver)

// marked reads a text with mentions marked as {KIND|words}, or {KIND=id|words}
// where the register is not to be asked, and titles as {T|words} before a person.
func marked(r *Resolver, src string) (text string, mentions []Mention) {
	kinds := map[string]Kind{"P": Person, "S": State, "A": State, "L": Place, "IO": InternationalOrg, "GB": GovernmentBody,
		"O": Organization, "AF": ArmedForce, "PP": People, "OF": Office, "TP": TreatyParty}
	var b strings.Builder
	var open []int
	var heads []string
	title := span.Span{}
	for i := 0; i < len(src); i++ {
		switch c := src[i]; {
		case c == '{':
			bar := strings.IndexByte(src[i:], '|')
			heads = append(heads, src[i+1:i+bar])
			open = append(open, b.Len())
			i += bar
		case c == '}' && len(open) > 0:
			at := span.Span{Start: open[len(open)-1], End: b.Len()}
			kind, id, given := strings.Cut(heads[len(heads)-1], "=")
			open, heads = open[:len(open)-1], heads[:len(heads)-1]
			if kind == "T" {
				title = at
				continue
			}
			m := Mention{Span: at, Form: Name, Kind: kinds[kind], Known: id, Source: "test", Confidence: 1}
			words := at.In(b.String())
			want := func(a lang.Alias) bool {
				switch kind {
				case "A":
					return a.Kind == lang.AliasAdjective
				case "L":
					return a.Kind == lang.AliasCapital
				case "PP":
					return a.Kind == lang.AliasNational
				}
				return a.Kind == lang.AliasName || a.Kind == lang.AliasAbbreviation
			}
			if kind == "A" {
				m.Form = Adjective
			}
			if kind == "P" {
				m.Title, title = title, span.Span{}
			} else if !given && kind != "OF" && kind != "TP" {
				for _, a := range r.reg.Lookup(words, r.language) {
					if want(a) {
						m.Known = a.ActorID
						break
					}
				}
			}
			k := len(mentions)
			for k > 0 && compareSpans(mentions[k-1].Span, at) > 0 {
				k--
			}
			mentions = append(mentions[:k], append([]Mention{m}, mentions[k:]...)...)
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), mentions
}

// sentenceStarts finds the sentences of a text as the extractor does.
func sentenceStarts(text string) []int {
	tokens := segment.Tokenize(nil, text)
	var starts []int
	for _, s := range segment.Sentences(nil, text, tokens, &lang.Set{}) {
		starts = append(starts, int(tokens[s.First].Start))
	}
	return starts
}

// show writes a record in a line: adjectives have ~ before them, metonyms *, nominal mentions ^.
func show(text string, records []Record, r *Record) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s", r.Kind, r.Name)
	for _, s := range []string{r.Known, r.Region} {
		if s != "" {
			fmt.Fprintf(&b, " %s", s)
		}
	}
	if r.Title != "" {
		fmt.Fprintf(&b, " title=%s", r.Title)
	}
	if r.Affiliation.Text != "" {
		fmt.Fprintf(&b, " of=%s>%s", r.Affiliation.Text, records[r.Affiliation.Actor].Name)
	}
	b.WriteString(":")
	for _, m := range r.Mentions {
		fmt.Fprintf(&b, " %s%s;", map[Form]string{Adjective: "~", Metonym: "*", Nominal: "^"}[m.Form], m.Span.In(text))
	}
	return b.String()
}

func TestResolve(t *testing.T) {
	for _, c := range resolveCases {
		t.Run(c.name, func(t *testing.T) {
			code, _, _ := strings.Cut(c.name, " ")
			r := resolver(t, code)
			text, mentions := marked(r, c.text)
			records := r.Resolve(text, sentenceStarts(text), mentions)
			var got []string
			for i := range records {
				got = append(got, show(text, records, &records[i]))
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestResolveTagged looks at what resolution makes of names that the tagger found.
func TestResolveTagged(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"de noun with an article", "Die {IO|EU} zahlt. Die {O|Union} hilft.", []string{"INTERNATIONAL_ORGANIZATION EU org:eu: EU; ^Union;"}},
		{"de noun without an antecedent", "Die {O|Union} hilft der {O|Union}.", []string{"ORGANIZATION Union: Union; Union;"}},
		{"en surname taken for a place", "{P|Ida Bloom} spoke. {L|Bloom} left {L|Salem}.", []string{"PERSON Ida Bloom: Ida Bloom; Bloom;", "PLACE Salem: Salem;"}},
		{"en surname named alone", "{P|Bloom} spoke. {L|Bloom} is small.", []string{"PERSON Bloom: Bloom;", "PLACE Bloom: Bloom;"}},
		{"en same words twice", "The {GB|{GB|City Council}} met.", []string{"GOVERNMENT_BODY City Council: City Council;"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := resolver(t, c.name[:2])
			text, mentions := marked(r, c.text)
			for i := range mentions {
				if mentions[i].Known == "" {
					mentions[i].Source = sourceTagger
				}
			}
			records := r.Resolve(text, sentenceStarts(text), mentions)
			var got []string
			for i := range records {
				got = append(got, show(text, records, &records[i]))
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}
