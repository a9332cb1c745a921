package treaty_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/extractor/treaty"
	"github.com/chancery-nlp/chancery/lang"
)

// TestNewFinderErrors tells where a rule of events is wrong.
func TestNewFinderErrors(t *testing.T) {
	tests := []struct{ name, yields, words, want string }{
		{"unknown operation", "date: {a: 1}", "past", `xx/events.yaml:4:12: de.event.a: unknown operation "date": want event or mark [op-unknown]`},
		{"unknown role", "mark: {role: king}", "past", `xx/events.yaml:4:25: de.event.a: unknown role "king" [type]`},
		{"unknown type", "event: {type: SUNG, form: $form}", "past", `xx/events.yaml:4:26: de.event.a: unknown type of event "SUNG" [type]`},
		{"unknown argument", "event: {type: SIGNED, from: $form}", "past", `xx/events.yaml:4:40: de.event.a: unknown argument "from" of event: want type, form, denied, named or only [type]`},
		{"unknown form", "event: {type: SIGNED, form: $form}", "future", `xx/lexicon.yaml:1:16: de.event.a: unknown form "future" of a trigger [type]`},
		{"no type", "event: {form: $form}", "past", `xx/events.yaml:4:12: de.event.a: an event needs a type [type]`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			pack, err := lang.LoadPack(fstest.MapFS{
				"xx/pack.yaml":    {Data: []byte("language: de\n")},
				"xx/lexicon.yaml": {Data: []byte("sign: {words: {sang: " + tt.words + "}}\n")},
				"xx/events.yaml":  {Data: []byte("- id: de.event.a\n  doc: d\n  match: \"[[{form:sign}]]\"\n  yields: {" + tt.yields + "}\n")},
			}, "xx")
			if err != nil {
				t.Fatal(err)
			}
			set, err := lang.NewSet("de", []*lang.Pack{pack})
			if err != nil {
				t.Fatal(err)
			}
			_, err = treaty.NewFinder(set)
			if err == nil {
				t.Fatal("no error")
			}
			if got, _, _ := strings.Cut(err.Error(), "\n"); got != tt.want {
				t.Errorf("error\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// TestFindOddRules reads texts with rules whose spans run over the end of a
// sentence or take no word at all.
func TestFindOddRules(t *testing.T) {
	const text = "Peru signed the pact. Done by all, the Pact. Done"
	for _, match := range []string{"[[pact . Done]]", "[[Done by]] all"} {
		for _, yields := range []string{"mark: {role: treaty, value: TREATY}", "mark: {role: name}", "mark: {role: verb}", "event: {type: SIGNED, form: past}"} {
			t.Run(match+" "+yields, func(t *testing.T) {
				packs, err := lang.Builtin()
				if err != nil {
					t.Fatal(err)
				}
				pack, err := lang.LoadPack(fstest.MapFS{
					"xx/pack.yaml":   {Data: []byte("language: en\n")},
					"xx/events.yaml": {Data: []byte("- {id: en.event.odd, doc: d, match: \"" + match + "\", yields: {" + yields + "}}\n")},
				}, "xx")
				if err != nil {
					t.Fatal(err)
				}
				set, err := lang.NewSet("en", append(packs, pack))
				if err != nil {
					t.Fatal(err)
				}
				f, err := treaty.NewFinder(set)
				if err != nil {
					t.Fatal(err)
				}
				tokens := segment.Tokenize(nil, text)
				in := treaty.Input{Chunk: segment.Chunk{Text: text, Tokens: tokens, Sentences: segment.Sentences(nil, text, tokens, set)}}
				var found treaty.Findings
				if err := f.Find(t.Context(), &found, in); err != nil {
					t.Fatal(err)
				}
				treaty.Resolve(treaty.Document{Text: text}, &found, nil)
			})
		}
	}
}
