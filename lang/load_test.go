package lang

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// load reads one pack from files named in the order name, body, name, body …
func load(files ...string) (*Pack, error) {
	fsys := fstest.MapFS{}
	for i := 0; i+1 < len(files); i += 2 {
		fsys["xx/"+files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	if fsys["xx/pack.yaml"] == nil {
		fsys["xx/pack.yaml"] = &fstest.MapFile{Data: []byte("language: de\n")}
	}
	return LoadPack(fsys, "xx")
}

const goodRule = `- id: de.date.day
  doc: A day.
  match: "[[{day}. {month}]]"
  yields: {date: {day: $day, month: $month}}
  examples: [{text: "am [[9. Mai]]", value: "XXXX-05-09"}]
  counterexamples: ["Artikel 9"]
`

func TestLoad(t *testing.T) {
	p, err := load("pack.yaml", "language: de\nname: German\nversion: \"2\"\nvariants: {ä: ae}\nabbreviations: Nr. Art\n",
		"lexicon.yaml", "day: {digits: 1-2, range: 1-31}\nmonth: {words: {\"mai(s)?|maien\": 5}}\n", "dates.yaml", goodRule)
	if err != nil {
		t.Fatal(err)
	}
	if p.Code != "de" || p.Name != "German" || p.Version != "2" || len(p.Rules) != 1 || len(p.Terms) != 2 {
		t.Errorf("pack = %+v", p)
	}
	if d := cmp.Diff([]string{"Nr", "Art"}, p.Abbreviations); d != "" {
		t.Errorf("abbreviations (-want +got):\n%s", d)
	}
	var forms []string
	for _, e := range p.Terms[1].Entries {
		forms = append(forms, e.Form+"="+e.Value.String())
	}
	if d := cmp.Diff([]string{"mai=5", "mais=5", "maien=5"}, forms); d != "" {
		t.Errorf("forms (-want +got):\n%s", d)
	}
	if d := cmp.Diff([]string{"dates"}, p.Layers()); d != "" {
		t.Errorf("layers (-want +got):\n%s", d)
	}
}

// TestLoadParts gives the rules of the main file before those of its parts,
// whatever their names: of rules that tie the earlier wins.
func TestLoadParts(t *testing.T) {
	rule := func(id string) string { return strings.Replace(goodRule, "de.date.day", "de.date."+id, 1) }
	p, err := load("lexicon.yaml", "day: {digits: 1-2, range: 1-31}\nmonth: {words: {mai: 5}}\n",
		"dates.yaml", rule("main"), "dates-set.yaml", rule("set"), "dates-clock.yaml", rule("clock"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range p.Rules {
		got = append(got, r.Layer+" "+r.Pos.File+" "+r.ID)
	}
	want := []string{
		"dates xx/dates.yaml de.date.main",
		"dates xx/dates-clock.yaml de.date.clock",
		"dates xx/dates-set.yaml de.date.set",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("rules (-want +got):\n%s", d)
	}
}

// TestLoadLexiconParts reads the terms of all parts of the lexicon, and rules of
// treaties with their ids.
func TestLoadLexiconParts(t *testing.T) {
	p, err := load("lexicon.yaml", "month: {words: {mai: 5}}\n", "lexicon-events.yaml", "sign: {words: {unterzeichnet: part}}\n",
		"events.yaml", "- {id: de.event.sign, doc: d, match: \"[[{sign}]]\", yields: {mark: {role: verb}}}\n",
		"treaties.yaml", "- {id: de.treaty.noun, doc: d, match: \"[[vertrag]]\", yields: {mark: {role: treaty}}}\n")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, x := range p.Terms {
		got = append(got, x.Name)
	}
	for _, r := range p.Rules {
		got = append(got, r.ID)
	}
	if d := cmp.Diff([]string{"month", "sign", "de.treaty.noun", "de.event.sign"}, got); d != "" {
		t.Errorf("terms and rules (-want +got):\n%s", d)
	}
}

// TestLoadSections expands the words of headings and merges those of several
// packs: a set has those that all languages share and its own.
func TestLoadSections(t *testing.T) {
	packs, err := Load(fstest.MapFS{
		"und/pack.yaml":     {Data: []byte("language: und\n")},
		"und/sections.yaml": {Data: []byte("article: \"§\"\n")},
		"de/pack.yaml":      {Data: []byte("language: de\n")},
		"de/sections.yaml":  {Data: []byte("article: [artikel, art.]\npart: \"teil(e)?\"\nnumbers: {\"eins|erste(r|s)?\": 1}\n")},
		"fr/pack.yaml":      {Data: []byte("language: fr\n")},
		"fr/sections.yaml":  {Data: []byte("part: partie\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	set, err := NewSet("de-AT", packs)
	if err != nil {
		t.Fatal(err)
	}
	want := &Sections{
		Words:   map[string][]string{"article": {"§", "artikel", "art."}, "part": {"teil", "teile"}},
		Numbers: map[string]int{"eins": 1, "erste": 1, "erster": 1, "erstes": 1},
	}
	if d := cmp.Diff(want, set.Sections); d != "" {
		t.Errorf("of the set (-want +got):\n%s", d)
	}
	if !set.OwnSections() {
		t.Error("German has headings of its own")
	}
	if set, err = NewSet("it", packs); err != nil || set.OwnSections() {
		t.Errorf("Italian has none: %v", err)
	}
	want.Words["article"] = []string{"artikel", "art.", "§"}
	want.Words["part"] = []string{"teil", "teile", "partie"}
	if d := cmp.Diff(want, MergeSections(packs)); d != "" {
		t.Errorf("of all packs (-want +got):\n%s", d)
	}
}

// TestLoadErrors asserts whole errors, with their place and the caret.
func TestLoadErrors(t *testing.T) {
	rule := func(lines string) string { return "- id: de.date.a\n  doc: d\n" + lines }
	clause := func(lines string) string { return "- id: de.clause.a\n  doc: d\n" + lines }
	tests := []struct {
		name  string
		files []string
		want  string
	}{
		{"term in two parts", []string{"lexicon.yaml", "a: {words: [b]}\n", "lexicon-c.yaml", "a: {words: [d]}\n"},
			"xx/lexicon-c.yaml:1:4: a: \"a\" is given already at xx/lexicon.yaml:1:4 [duplicate-key]\n | a: {words: [d]}\n |    ^"},
		{"id of a treaty", []string{"treaties.yaml", "- {id: de.treatie.a, doc: d, match: \"[[b]]\", yields: {mark: {role: treaty}}}\n"},
			"xx/treaties.yaml:1:8: de.treatie.a: an id has the form de.treaty.<kebab-case> [id-form]\n | - {id: de.treatie.a, doc: d, match: \"[[b]]\", yields: {mark: {role: treaty}}}\n |        ^"},
		{"unknown heading", []string{"sections.yaml", "article: [artikel]\nclause: [klausel]\n"},
			"xx/sections.yaml:2:1: unknown field \"clause\" of sections.yaml: want one of part, title, chapter, section, article, annex, protocol, preamble, contents, no, suffix, within, verbs, opens, agreed, done, note, page, numbers [unknown-field]\n | clause: [klausel]\n | ^"},
		{"heading that is no word", []string{"sections.yaml", "article: [artikel, {a: b}]\n"}, "xx/sections.yaml:1:20: article: article must be a list of strings [type]\n | article: [artikel, {a: b}]\n |                    ^"},
		{"unclosed heading", []string{"sections.yaml", "part: \"teil(e\"\n"}, "xx/sections.yaml:1:12: part: teil(e: unclosed '(' [pattern]\n | part: \"teil(e\"\n |            ^"},
		{"number word", []string{"sections.yaml", "numbers: {eins: first}\n"}, "xx/sections.yaml:1:17: numbers: a number word's value must be an integer [type]\n | numbers: {eins: first}\n |                 ^"},
		{"no language", []string{"pack.yaml", "name: x\n"}, "xx/pack.yaml:1:1: language is missing [language-tag]"},
		{"bad tag", []string{"pack.yaml", "language: german\n"}, "xx/pack.yaml:1:11: \"german\" is no canonical BCP 47 tag [language-tag]\n | language: german\n |           ^"},
		{"unknown field", []string{"pack.yaml", "language: de\ncolour: red\n"},
			"xx/pack.yaml:2:1: unknown field \"colour\" of pack.yaml: want one of language, name, version, status, replaces, numerals, abbreviations, variants, exclude [unknown-field]\n | colour: red\n | ^"},
		{"double key", []string{"pack.yaml", "language: de\nname: a\nname: b\n"}, "xx/pack.yaml:3:1: \"name\" is given twice [duplicate-key]\n | name: b\n | ^"},
		{"not YAML", []string{"lexicon.yaml", "a: {words: [x\n"}, "xx/lexicon.yaml:1:1: did not find expected ',' or ']' [yaml]\n | a: {words: [x\n | ^"},
		{"alias", []string{"lexicon.yaml", "a: &x {words: [b]}\nc: *x\n"}, "xx/lexicon.yaml:1:4: anchors and aliases are not allowed [yaml]\n | a: &x {words: [b]}\n |    ^"},
		{"alias bomb", []string{"lexicon.yaml", "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c]\n"},
			"xx/lexicon.yaml:1:4: anchors and aliases are not allowed [yaml]\n | a: &a [x,x,x,x,x,x,x,x,x]\n |    ^"},
		{"two documents", []string{"lexicon.yaml", "a: {words: [b]}\n---\nc: {words: [d]}\n"}, "xx/lexicon.yaml:2:1: a file holds one YAML document [yaml]\n | ---\n | ^"},
		{"term name", []string{"lexicon.yaml", "Month: {words: [mai]}\n"}, "xx/lexicon.yaml:1:8: \"Month\" is no name of a term: want lower-case letters, digits and underscores [id-form]\n | Month: {words: [mai]}\n |        ^"},
		{"exploding inflection", []string{"lexicon.yaml", "a: {words: [\"(a|b|c|d)(a|b|c|d)(a|b|c|d)(a|b|c|d)(a|b|c|d)\"]}\n"},
			"xx/lexicon.yaml:1:50: a: pattern expands to more than 256 forms [pattern]\n | a: {words: [\"(a|b|c|d)(a|b|c|d)(a|b|c|d)(a|b|c|d)(a|b|c|d)\"]}\n |                                                  ^"},
		{"matches nothing", []string{"lexicon.yaml", "a: {words: [\"(a)?\"]}\n"}, "xx/lexicon.yaml:1:14: a: pattern matches the empty word [matches-empty]\n | a: {words: [\"(a)?\"]}\n |              ^"},
		{"useless escape", []string{"lexicon.yaml", "a: {words: ['\\del']}\n"}, "xx/lexicon.yaml:1:14: a: useless escape of 'd' [useless-escape]\n | a: {words: ['\\del']}\n |              ^"},
		{"unclosed group", []string{"lexicon.yaml", "a: {words: [\"tag(e\"]}\n"}, "xx/lexicon.yaml:1:17: a: unclosed '(' [pattern]\n | a: {words: [\"tag(e\"]}\n |                 ^"},
		{"rule id", []string{"dates.yaml", "- {id: en.date.a, doc: d, match: \"[[x]]\", yields: {skip: {}}}\n"},
			"xx/dates.yaml:1:8: en.date.a: an id has the form de.date.<kebab-case> [id-form]\n | - {id: en.date.a, doc: d, match: \"[[x]]\", yields: {skip: {}}}\n |        ^"},
		{"double id", []string{"dates.yaml", goodRule + goodRule, "lexicon.yaml", "day: {digits: 1-2}\nmonth: {words: [mai]}\n"},
			"xx/dates.yaml:7:7: de.date.day: id stands already at xx/dates.yaml:1:7 [id-duplicate]\n | - id: de.date.day\n |       ^"},
		{"unclosed brace", []string{"dates.yaml", rule("  match: \"[[{day]]\"\n  yields: {skip: {}}\n")},
			"xx/dates.yaml:3:13: de.date.a: unclosed '{' [pattern]\n |   match: \"[[{day]]\"\n |             ^"},
		{"markers and yields", []string{"dates.yaml", rule("  match: \"[[a]] [[b]]\"\n  yields: {skip: {}}\n")},
			"xx/dates.yaml:3:11: de.date.a: pattern marks 2 spans for 1 yields [pattern]\n |   match: \"[[a]] [[b]]\"\n |           ^"},
		{"digits with more", []string{"lexicon.yaml", "day: {digits: 1-2 or so}\n"},
			"xx/lexicon.yaml:1:15: day: digits must be min-max, from 1 to 18 [type]\n | day: {digits: 1-2 or so}\n |               ^"},
		{"unknown slot", []string{"dates.yaml", rule("  match: \"[[{day}]]\"\n  yields: {date: {day: $dya}}\n")},
			"xx/dates.yaml:4:24: de.date.a: no pattern of the rule has the slot $dya [slot-unknown]\n |   yields: {date: {day: $dya}}\n |                        ^"},
		{"example without span", []string{"dates.yaml", rule("  match: \"[[a]]\"\n  yields: {skip: {}}\n  examples: [\"a\"]\n")},
			"xx/dates.yaml:5:14: de.date.a: an example marks the record's span with [[ and ]] [example]\n |   examples: [\"a\"]\n |              ^"},
		{"type outside of clauses", []string{"dates.yaml", rule("  type: TRADE\n")},
			"xx/dates.yaml:3:3: de.date.a: unknown field \"type\" of a rule: want one of id, doc, match, yields, range, priority, examples, counterexamples [unknown-field]\n |   type: TRADE\n |   ^"},
		{"type in small letters", []string{"clauses.yaml", clause("  type: trade\n  when: {any: [a]}\n")},
			"xx/clauses.yaml:3:9: de.clause.a: type must be a name in capitals [type]\n |   type: trade\n |         ^"},
		{"type without words", []string{"clauses.yaml", clause("  type: TRADE\n  when: {none: [a]}\n")},
			"xx/clauses.yaml:1:3: de.clause.a: a rule with a type needs patterns in when: all or any [matches-empty]\n | - id: de.clause.a\n |   ^"},
		{"words without a type", []string{"clauses.yaml", clause("  when: {any: [a]}\n")},
			"xx/clauses.yaml:1:3: de.clause.a: a rule with when, title, hint or modality needs a type [type]\n | - id: de.clause.a\n |   ^"},
		{"hint of an unclosed group", []string{"clauses.yaml", clause("  type: TRADE\n  hint: \"(a\"\n  when: {any: [a]}\n")},
			"xx/clauses.yaml:4:10: de.clause.a: unclosed '(' [pattern]\n |   hint: \"(a\"\n |          ^"},
		{"type and yields", []string{"clauses.yaml", clause("  type: TRADE\n  when: {any: [a]}\n  yields: {cue: {}}\n")},
			"xx/clauses.yaml:1:3: de.clause.a: a rule with a type has when in place of match and yields [type]\n | - id: de.clause.a\n |   ^"},
		{"unknown evidence", []string{"clauses.yaml", clause("  type: TRADE\n  when: {some: [a]}\n")},
			"xx/clauses.yaml:4:10: de.clause.a: unknown field \"some\" of when: want one of all, any, none [unknown-field]\n |   when: {some: [a]}\n |          ^"},
		{"span in evidence", []string{"clauses.yaml", clause("  type: TRADE\n  when: {any: [\"a [[b]]\"]}\n")},
			"xx/clauses.yaml:4:19: de.clause.a: a pattern of a type marks no span [pattern]\n |   when: {any: [\"a [[b]]\"]}\n |                   ^"},
		{"star at both ends", []string{"clauses.yaml", clause("  type: TRADE\n  when: {any: [\"*handel*\"]}\n")},
			"xx/clauses.yaml:4:24: de.clause.a: a word has '*' at one end only [pattern]\n |   when: {any: [\"*handel*\"]}\n |                        ^"},
		{"unknown file", []string{"date.yaml", "[]\n"},
			"xx/date.yaml:1:1: unknown file \"date.yaml\": want pack.yaml, lexicon.yaml, sections.yaml, dates.yaml, numbers.yaml, actors.yaml, clauses.yaml, treaties.yaml or events.yaml, or a part such as dates-clock.yaml [unknown-field]"},
		{"part without name", []string{"dates-.yaml", "[]\n"},
			"xx/dates-.yaml:1:1: unknown file \"dates-.yaml\": want pack.yaml, lexicon.yaml, sections.yaml, dates.yaml, numbers.yaml, actors.yaml, clauses.yaml, treaties.yaml or events.yaml, or a part such as dates-clock.yaml [unknown-field]"},
		{"huge file", []string{"lexicon.yaml", strings.Repeat("#", maxFileBytes+1)}, fmt.Sprintf("xx/lexicon.yaml:1:1: file has %d bytes, more than %d", maxFileBytes+1, maxFileBytes)},
		{"wrong type", []string{"lexicon.yaml", "[]\n"}, "xx/lexicon.yaml:1:1: lexicon.yaml must be a mapping [type]\n | []\n | ^"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := load(tt.files...)
			var errs Errors
			if !errors.As(err, &errs) || len(errs) == 0 {
				t.Fatalf("load = %v, want Errors", err)
			}
			if d := cmp.Diff(tt.want, errs[0].Error()); d != "" {
				t.Errorf("first error (-want +got):\n%s", d)
			}
		})
	}
}

// TestLoadHostile loads what would take for ever, or all of the stack, if it
// were followed as written.
func TestLoadHostile(t *testing.T) {
	rule := func(match string) string {
		return "- {id: de.date.a, doc: d, match: \"" + match + "\", yields: {skip: {}}}\n"
	}
	if _, err := load("lexicon.yaml", "a: {pattern: \""+strings.Repeat("{a} ", 64)+"\"}\n", "dates.yaml", rule("[[{a}]]")); err != nil {
		t.Errorf("a pattern that names itself: %v", err) // for the one who expands it
	}
	if _, err := load("dates.yaml", rule(strings.Repeat("!", maxFileBytes/2)+"a [[b]]")); err == nil || !strings.Contains(err.Error(), "'!' stands once") {
		t.Errorf("a run of '!': %.200v", err)
	}
}

func TestLoadBooleans(t *testing.T) {
	for value, want := range map[string]bool{"true": true, "True": true, "TRUE": true, "false": false, "False": false} {
		if p, err := load("pack.yaml", "language: de\nreplaces: "+value+"\n"); err != nil || p.Replaces != want {
			t.Errorf("replaces: %s is read as %t, %v", value, p.Replaces, err)
		}
	}
}

func TestExpand(t *testing.T) {
	tests := []struct {
		in   string
		want []string
	}{
		{"mai", []string{"mai"}},
		{"tag(e|en)?", []string{"tag", "tage", "tagen"}},
		{"jan.?", []string{"jan", "jan."}},
		{"a|b(c)?", []string{"a", "b", "bc"}},
		{`x\?`, []string{"x?"}},
		{"ein(e(m|n)?)?", []string{"ein", "eine", "einem", "einen"}},
	}
	for _, tt := range tests {
		got, err := expand(tt.in)
		if err != nil {
			t.Errorf("expand(%q): %v", tt.in, err)
		}
		if d := cmp.Diff(tt.want, got); d != "" {
			t.Errorf("expand(%q) (-want +got):\n%s", tt.in, d)
		}
	}
}

func TestNewSet(t *testing.T) {
	und := &Pack{Code: "und", Terms: []*Term{{Name: "a", Entries: []Entry{{Form: "x"}}}}, Rules: []*Rule{{ID: "und.date.a", Doc: "first"}}}
	de := &Pack{Code: "de", Terms: []*Term{{Name: "a", Entries: []Entry{{Form: "y"}}}}, Rules: []*Rule{{ID: "de.date.a", Doc: "first"}}}
	again := &Pack{Code: "de", Terms: []*Term{{Name: "a", Entries: []Entry{{Form: "x", Value: Value{Str: "new"}}}}}, Rules: []*Rule{{ID: "de.date.a", Doc: "second"}}}
	instead := &Pack{Code: "de", Replaces: true, Rules: []*Rule{{ID: "de.date.b"}}}
	describe := func(s *Set) []string {
		var out []string
		for _, r := range s.Rules {
			out = append(out, r.ID+" "+r.Doc)
		}
		if t := s.Terms["a"]; t != nil {
			for _, e := range t.Entries {
				out = append(out, e.Form+"="+e.Value.String())
			}
		}
		return out
	}
	tests := []struct {
		name, code string
		packs      []*Pack
		want       []string
	}{
		{"und alone", "fr", []*Pack{und, de}, []string{"und.date.a first", "x="}},
		{"extended", "de", []*Pack{und, de}, []string{"und.date.a first", "de.date.a first", "x=", "y="}},
		{"region", "de-CH", []*Pack{de, und}, []string{"und.date.a first", "de.date.a first", "x=", "y="}},
		{"later pack", "de", []*Pack{und, de, again}, []string{"und.date.a first", "de.date.a second", "y=", "x=new"}},
		{"replaced", "de", []*Pack{und, de, instead}, []string{"und.date.a first", "de.date.b ", "x="}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := NewSet(tt.code, tt.packs)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(tt.want, describe(s)); d != "" {
				t.Errorf("set (-want +got):\n%s", d)
			}
		})
	}
	if _, err := NewSet("no tag", nil); err == nil {
		t.Error("NewSet took a malformed tag")
	}
}

func TestLint(t *testing.T) {
	p, err := load("pack.yaml", "language: de\nexclude: [{lint: term-unused, name: spare, reason: for a later layer}, {lint: term-unused, name: day, reason: none}]\n",
		"lexicon.yaml", "day: {digits: 1-2}\nmonth: {words: [mai]}\nspare: {words: [x]}\nidle: {words: [y]}\n", "dates.yaml", goodRule)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range Lint(p, []*Pack{p}) {
		got = append(got, e.ID+" "+e.Lint)
	}
	if d := cmp.Diff([]string{"de.date.day examples-missing", "idle term-unused", "day exclusion-unused"}, got); d != "" {
		t.Errorf("findings (-want +got):\n%s", d)
	}
}

// TestBuiltinLint holds the packs of the binary to the lints.
func TestBuiltinLint(t *testing.T) {
	packs, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range packs {
		for _, e := range Lint(p, packs) {
			t.Errorf("%v", e)
		}
	}
}

func FuzzLoad(f *testing.F) {
	f.Add("language: de\n", "day: {digits: 1-2}\nmonth: {words: {\"mai(s)?\": 5}}\n", goodRule)
	f.Add("language: [", "a: *b", "- {id: 1}")
	f.Fuzz(func(t *testing.T, manifest, lexicon, dates string) {
		_, err := load("pack.yaml", manifest, "lexicon.yaml", lexicon, "dates.yaml", dates)
		var errs Errors
		if err != nil && !errors.As(err, &errs) {
			t.Errorf("load = %v, want Errors", err)
		}
		for _, e := range errs {
			if e.Pos.Line < 1 || e.Error() == "" {
				t.Errorf("error without a place: %v", e)
			}
		}
	})
}
