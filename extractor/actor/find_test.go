package actor

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/lang"
)

// finders are those of the languages with packs, made once.
var finders = sync.OnceValues(func() (map[string]*Finder, error) {
	packs, err := lang.Builtin()
	if err != nil {
		return nil, err
	}
	reg, err := lang.BuiltinRegister()
	if err != nil {
		return nil, err
	}
	all := map[string]*Finder{}
	for _, code := range []string{"und", "de", "en"} {
		set, err := lang.NewSet(code, packs)
		if err != nil {
			return nil, err
		}
		if all[code], err = NewFinder(set, reg); err != nil {
			return nil, err
		}
	}
	return all, nil
})

func finder(t testing.TB, code string) *Finder {
	t.Helper()
	all, err := finders()
	if err != nil {
		t.Fatal(err)
	}
	return all[code]
}

func input(text string) Input {
	in := Input{Text: text, Tokens: segment.Tokenize(nil, text)}
	in.Sentences = segment.Sentences(nil, text, in.Tokens, nil)
	return in
}

func find(t testing.TB, code, text string) []Mention {
	t.Helper()
	found, err := finder(t, code).Find(context.Background(), nil, input(text))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// shown gives a mention as `KIND words id`, with its form if it is no name.
func shown(text string, m *Mention) string {
	s := fmt.Sprintf("%s %s", m.Kind, m.Span.In(text))
	if m.Known != "" {
		s += " " + m.Known
	}
	if m.Form != Name {
		s += " " + string(m.Form)
	}
	return s
}

// TestKnownActors puts every form of the register into a sentence.
func TestKnownActors(t *testing.T) {
	carriers := map[string]map[lang.AliasKind]string{
		"de": {lang.AliasName: "Gestern hat %s den Bericht abgelehnt.", lang.AliasAdjective: "Gestern hat die %s Delegation den Bericht abgelehnt."},
		"en": {lang.AliasName: "They said that %s rejected the report.", lang.AliasAdjective: "Yesterday the %s delegation rejected the report."},
	}
	for code, carrier := range carriers {
		f := finder(t, code)
		byForm := map[string][]lang.Alias{}
		for _, a := range f.register.Aliases(code) {
			byForm[a.Form] = append(byForm[a.Form], a)
		}
		failed := 0
		for form, aliases := range byForm {
			c := carrier[aliases[0].Kind]
			if c == "" {
				c = carrier[lang.AliasName]
			}
			text := fmt.Sprintf(c, form)
			at := strings.Index(text, form)
			found := find(t, code, text)
			ok := slices.ContainsFunc(found, func(m Mention) bool {
				if m.Span.Start != at || m.Form == Nominal {
					return false
				}
				// A body with the organisation that it is of is two mentions.
				if m.Span.End != at+len(form) && !slices.ContainsFunc(found, func(n Mention) bool { return n.Span.Start > m.Span.End && n.Span.End == at+len(form) }) {
					return false
				}
				return m.Known == "" || slices.ContainsFunc(aliases, func(a lang.Alias) bool { return a.ActorID == m.Known }) ||
					slices.ContainsFunc(f.register.Lookup(form, code), func(a lang.Alias) bool { return a.ActorID == m.Known })
			})
			if !ok {
				failed++
				if failed <= 60 {
					var got []string
					for i := range found {
						got = append(got, shown(text, &found[i]))
					}
					t.Errorf("%s: %q (%s %s): found %q", code, text, aliases[0].ActorID, aliases[0].Kind, got)
				}
			}
		}
		if failed > 60 {
			t.Errorf("%s: %d of %d forms are not found", code, failed, len(byForm))
		}
	}
}

func TestFind(t *testing.T) {
	for _, tc := range findCases {
		found := find(t, tc.lang, tc.text)
		var got []string
		for i := range found {
			got = append(got, shown(tc.text, &found[i]))
		}
		if d := cmp.Diff(tc.want, got); d != "" {
			t.Errorf("%s %q (-want +got):\n%s", tc.lang, tc.text, d)
		}
	}
}

var findCases = []struct {
	lang, text string
	want       []string
}{
	{"de", "Finnlands Regierung lobt die norwegischen Vorschläge.", nil},
}

func FuzzFind(f *testing.F) {
	for _, tc := range findCases {
		f.Add(tc.lang, tc.text)
	}
	f.Add("de", "\u00ad\u0301 US-US-US- (EU) \n\n\nDr.")
	f.Add("en", strings.Repeat("U.S. ", 300))
	f.Fuzz(func(t *testing.T, code, text string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		fd := finder(t, code)
		if fd == nil {
			fd = finder(t, "en")
		}
		in := input(text)
		in.Base = 7
		found, err := fd.Find(context.Background(), nil, in)
		if err != nil {
			t.Fatal(err)
		}
		checkMentions(t, text, in.Base, found)
	})
}

// checkMentions checks what holds of the mentions in any text.
func checkMentions(t *testing.T, text string, base int, found []Mention) {
	t.Helper()
	last, end := 0, 0
	for i := range found {
		m := &found[i]
		s := m.Span
		s.Start, s.End = s.Start-base, s.End-base
		if s.Start < 0 || s.End > len(text) || s.Start >= s.End || !utf8.ValidString(s.In(text)) {
			t.Fatalf("mention at %v of %q", m.Span, text)
		}
		if s.Start < last {
			t.Fatalf("mention at %v is out of order in %q", m.Span, text)
		}
		last = s.Start
		if m.Form != Nominal {
			if s.Start < end {
				t.Fatalf("names overlap at %v in %q", m.Span, text)
			}
			end = s.End
		}
		if !(m.Confidence > 0 && m.Confidence <= 1) || m.Kind == "" || m.Form == "" || m.Source == "" {
			t.Fatalf("mention %+v of %q", m, text)
		}
	}
}

// TestFindGrowsLinearly checks that twice the text, of any sort, takes about twice the time.
func TestFindAllocates(t *testing.T) {
	text := strings.Repeat("The Russian president Wladimir Klamm met the United Nations in New York. ", 200)
	in := input(text)
	f := finder(t, "en")
	var dst []Mention
	var err error
	n := testing.AllocsPerRun(5, func() {
		if dst, err = f.Find(context.Background(), dst[:0], in); err != nil {
			t.Fatal(err)
		}
	})
	if perToken := n / float64(len(in.Tokens)); perToken > 0.02 {
		t.Errorf("%.3f allocations a token", perToken)
	}
}

func BenchmarkFind(b *testing.B) {
	texts := map[string]string{
		"de": "Am Dienstag hat der finnische Ministerpräsident Aarto Kallio in Oslo mit Vertretern der Europäischen Union über den Haushalt beraten. " +
			"Die Fischer an der Küste warten seit Wochen auf eine Antwort, wie ein Sprecher des Verbands sagte. Norwegen lehnte ab.\n\n",
		"en": "On Tuesday the Finnish prime minister, Aarto Kallio, discussed the budget with representatives of the European Union in Oslo. " +
			"The fishermen along the coast have waited for an answer for weeks, a spokesman of the association said. Norway refused.\n\n",
	}
	for code, text := range texts {
		text = strings.Repeat(text, 200)
		in := input(text)
		f := finder(b, code)
		var dst []Mention
		b.Run(code, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				var err error
				if dst, err = f.Find(context.Background(), dst[:0], in); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
