package actor

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/lang"
)

// tester is a test, or a check of a property in one.
type tester interface {
	Helper()
	Fatal(args ...any)
}

// perLanguage makes what a test needs for each language, once for all tests.
func perLanguage[T any](make func(*lang.Set, *lang.Register) (T, error)) func(tester, string) T {
	all := sync.OnceValues(func() (map[string]T, error) {
		packs, err := lang.Builtin()
		if err != nil {
			return nil, err
		}
		reg, err := lang.BuiltinRegister()
		if err != nil {
			return nil, err
		}
		all := map[string]T{}
		for _, code := range []string{"und", "de", "en"} {
			set, err := lang.NewSet(code, packs)
			if err != nil {
				return nil, err
			}
			if all[code], err = make(set, reg); err != nil {
				return nil, err
			}
		}
		return all, nil
	})
	return func(t tester, code string) T {
		t.Helper()
		made, err := all()
		if err != nil {
			t.Fatal(err)
		}
		return made[code]
	}
}

var finder = perLanguage(NewFinder)

func input(text string) Input {
	in := Input{Chunk: segment.Chunk{Text: text, Tokens: segment.Tokenize(nil, text)}}
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
			if aliases[0].Kind == lang.AliasAdjective && f.forms.stems[f.number(form)] {
				c = strings.Replace(c, "%s", "%s-schwedische", 1)
			}
			text := fmt.Sprintf(c, form)
			at := strings.Index(text, form)
			found := find(t, code, text)
			end := at + len(form)
			ok := slices.ContainsFunc(found, func(m Mention) bool {
				id := m.Known == "" || slices.ContainsFunc(aliases, func(a lang.Alias) bool { return a.ActorID == m.Known }) ||
					slices.ContainsFunc(f.register.Lookup(form, code), func(a lang.Alias) bool { return a.ActorID == m.Known })
				if !id || m.Span.Start < at || m.Span.End > end {
					return false
				}
				// All of it but an article, a noun in apposition, or another actor: the
				// state of a body, the organisation that it is of.
				another := func(n Mention) bool {
					return n.Span.Start == at && n.Span.End < m.Span.Start || n.Span.End == end && n.Span.Start > m.Span.End
				}
				return m.Span.Len() == len(form) || slices.ContainsFunc(found, another) || m.Span.End == end && apposed(f, text[at:m.Span.Start])
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

// apposed reports whether words are a noun in apposition or an article.
func apposed(f *Finder, words string) bool {
	words = strings.TrimSuffix(words, " ")
	return f.words.has(words, cueApposed|cueDefinite)
}

// number returns the number of a form.
func (f *Finder) number(form string) int {
	for n, aliases := range f.forms.aliases {
		if strings.EqualFold(aliases[0].Form, form) {
			return n
		}
	}
	return -1
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
	// text without capitals
	{"en", "we drove from lisbon to spain and had a nice time.", []string{"PLACE lisbon state:PT", "STATE spain state:ES"}},
	{"en", "The ship left lisbon and spain behind.", nil},
	// names, nationals, adjectives
	{"de", "Finnlands Regierung lobt die norwegischen Vorschläge.", []string{"GOVERNMENT_BODY Finnlands Regierung body:fi-government NOMINAL", "STATE Finnlands state:FI", "STATE norwegischen state:NO DEMONYM_ADJECTIVE"}},
	{"de", "Die Norwegerin traf zwei Dänen in Kopenhagen.", []string{"PEOPLE Norwegerin state:NO", "PEOPLE Dänen state:DK", "PLACE Kopenhagen state:DK"}},
	{"de", "Deutsche Truppen übten mit der deutsch-niederländischen Brigade.", []string{"ARMED_FORCE Deutsche Truppen body:de-bundeswehr NOMINAL", "STATE Deutsche state:DE DEMONYM_ADJECTIVE", "STATE deutsch state:DE DEMONYM_ADJECTIVE", "STATE niederländischen state:NL DEMONYM_ADJECTIVE"}},
	{"de", "Sie spricht Deutsch und schreibt finnisch.", nil},
	{"de", "Die Urkunde ist in englischer und spanischer Sprache abgefasst.", nil},
	{"de", "Das kostet 30 US-Dollar oder 400 schwedische Kronen.", nil},
	{"en", "Two Norwegians met the Danish envoy in Copenhagen.", []string{"PEOPLE Norwegians state:NO", "STATE Danish state:DK DEMONYM_ADJECTIVE", "PLACE Copenhagen state:DK"}},
	{"en", "The Finnish, Swedish and English texts are equally authentic.", nil},
	{"en", "We like turkey on china, and Turkey likes China.", []string{"STATE Turkey state:TR", "STATE China state:CN"}},

	// bodies and what they are of
	{"de", "Der Sicherheitsrat der UN und die EU-Kommission berieten mit dem schwedischen Verteidigungsministerium.", []string{"INTERNATIONAL_ORGANIZATION Sicherheitsrat org:un-security-council", "INTERNATIONAL_ORGANIZATION UN org:un", "INTERNATIONAL_ORGANIZATION EU-Kommission org:eu-commission", "STATE schwedischen state:SE DEMONYM_ADJECTIVE", "GOVERNMENT_BODY Verteidigungsministerium body:se-defence-ministry"}},
	{"en", "The Swedish Defence Ministry wrote to the Ministry of Justice of Norway.", []string{"STATE Swedish state:SE DEMONYM_ADJECTIVE", "GOVERNMENT_BODY Defence Ministry body:se-defence-ministry", "GOVERNMENT_BODY Ministry of Justice body:no-justice-ministry", "STATE Norway state:NO"}},
	{"en", "The Norwegian government spoke before the UN Security Council.", []string{"GOVERNMENT_BODY Norwegian government body:no-government NOMINAL", "STATE Norwegian state:NO DEMONYM_ADJECTIVE", "INTERNATIONAL_ORGANIZATION UN Security Council org:un-security-council"}},

	// persons with titles
	{"de", "Gestern sprach Frau Dr. Marie Kowalski mit Präsident Anders Lindqvist.", []string{"PERSON Marie Kowalski", "PERSON Anders Lindqvist"}},
	{"en", "Prime Minister Anders Lindqvist thanked Mrs. Kowalski.", []string{"PERSON Anders Lindqvist", "PERSON Kowalski"}},

	// names that come again
	{"de", "Karl Bergmann kam am Montag an. Bergmanns Besuch dauert zwei Tage.", []string{"PERSON Karl Bergmann", "PERSON Bergmanns"}},
	{"en", "The National Cycling Federation (NCF) has a new president. The NCF is based in Leeds.", []string{"ORGANIZATION National Cycling Federation", "ORGANIZATION NCF", "ORGANIZATION NCF", "PLACE Leeds"}},

	// regions, parties of treaties, offices
	{"de", "Im Nahen Osten und in Südosteuropa warten die baltischen Staaten.", []string{"PLACE Nahen Osten place:middle-east", "PLACE Südosteuropa place:southeast-europe", "PLACE baltischen place:baltics DEMONYM_ADJECTIVE"}},
	{"de", "Jede Vertragspartei unterrichtet die andere Vertragspartei.", []string{"TREATY_PARTY Jede Vertragspartei NOMINAL", "TREATY_PARTY die andere Vertragspartei NOMINAL"}},
	{"de", "Der Vertrag von Nizza und die Genfer Abkommen gelten.", nil},
	{"en", "Each Contracting Party shall inform the other Contracting Parties.", []string{"TREATY_PARTY Each Contracting Party NOMINAL", "TREATY_PARTY the other Contracting Parties NOMINAL"}},
	{"en", "The Treaty of Nice and the Geneva Conventions apply in the Middle East.", []string{"PLACE Middle East place:middle-east"}},
	{"en", "The Joint Committee reports to the Norwegian prime minister.", []string{"STATE Norwegian state:NO DEMONYM_ADJECTIVE", "OFFICE prime minister NOMINAL"}},

	{"und", "ASEAN and NATO", []string{"INTERNATIONAL_ORGANIZATION ASEAN org:asean", "INTERNATIONAL_ORGANIZATION NATO org:nato"}},
	{"de", "", nil},
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

// TestFindAllocates checks that the work of a text needs no memory a token.
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

func TestFindInOtherLanguages(t *testing.T) {
	und := finder(t, "und")
	for _, tc := range []struct {
		code, text string
		want       []string
	}{
		{"fr", "La Norvège et l'OTAN, puis la Finlande.", []string{"STATE Norvège state:NO", "INTERNATIONAL_ORGANIZATION OTAN org:nato", "STATE Finlande state:FI"}},
		{"ja", "日本とノルウェー", []string{"STATE 日本 state:JP", "STATE ノルウェー state:NO"}},
		{"und", "Norvège, NATO", []string{"INTERNATIONAL_ORGANIZATION NATO org:nato"}},
	} {
		f, err := und.In(tc.code)
		if err != nil {
			t.Fatal(err)
		}
		if again, err := und.In(tc.code); err != nil || again != f {
			t.Errorf("%s: the finder is not kept (%v)", tc.code, err)
		}
		found, err := f.Find(context.Background(), nil, input(tc.text))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i := range found {
			got = append(got, shown(tc.text, &found[i]))
		}
		if d := cmp.Diff(tc.want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", tc.code, d)
		}
	}
}

func TestFindGoesOn(t *testing.T) {
	f := finder(t, "de")
	var seen Seen
	var got []string
	for _, text := range []string{"Gestern traf Peter Bergmann in Leipzig ein.", "Wie lange bleibt Bergmann?"} {
		in := input(text)
		in.Seen = &seen
		found, err := f.Find(context.Background(), nil, in)
		if err != nil {
			t.Fatal(err)
		}
		for i := range found {
			got = append(got, found[i].Span.In(text))
		}
	}
	if d := cmp.Diff([]string{"Peter Bergmann", "Leipzig", "Bergmann"}, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// TestFindGrows checks that doubled text takes no more than about twice the
// time, also text that is made to be slow.
func TestFindGrows(t *testing.T) {
	f := finder(t, "en")
	for _, text := range []string{
		"US-", "of the ", "The Ministry of Defence of the Republic of the Union of ", "Party of the Parties ", "(NCF) ", "John ",
		"United Nations Security Council Republic ", "Danish, Finnish, ", "A\u0301",
	} {
		time := func(n int) time.Duration {
			in := input(strings.Repeat(text, n))
			best := time.Hour
			for range 4 {
				start := time.Now()
				if _, err := f.Find(context.Background(), nil, in); err != nil {
					t.Fatal(err)
				}
				best = min(best, time.Since(start))
			}
			return best
		}
		short, long := time(500), time(4000)
		if long > 24*short+20*1e6 {
			t.Errorf("%q: eight times the text takes %v instead of %v", text, long, short)
		}
	}
}
