package lang

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"
)

func builtinRegister(t testing.TB) *Register {
	t.Helper()
	r, err := BuiltinRegister()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestRegisterSize keeps what the register promises to hold.
func TestRegisterSize(t *testing.T) {
	r := builtinRegister(t)
	kinds := map[ActorKind]int{}
	for _, a := range r.Actors {
		kinds[a.Kind]++
	}
	bodies := 0
	for _, a := range r.Actors {
		if strings.HasPrefix(a.ID, "body:") {
			bodies++
		}
	}
	t.Logf("%v, %d bodies, %d German and %d English aliases", kinds, bodies, len(r.Aliases("de")), len(r.Aliases("en")))
	if kinds[KindInternationalOrg] < 250 {
		t.Errorf("%d international organisations, want 250", kinds[KindInternationalOrg])
	}
	if bodies < 400 {
		t.Errorf("%d bodies, want 400", bodies)
	}
	if kinds[KindPlace] < 900 {
		t.Errorf("%d places, want 900", kinds[KindPlace])
	}
}

// TestRegisterISO compares the states with the regions of CLDR.
func TestRegisterISO(t *testing.T) {
	r := builtinRegister(t)
	var missing []string
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string([]rune{a, b})
			region, err := language.ParseRegion(code)
			if err != nil || !region.IsCountry() || region.IsPrivateUse() && code != "XK" || region.Canonicalize() != region {
				continue
			}
			switch code {
			case "AC", "CP", "DG", "EA", "IC", "TA", "CQ", // reserved for parts of territories
				"EZ", "UN", // unions
				"AN", "CS", "FQ", "NT", "PC": // withdrawn
				continue
			}
			s := r.Actor("state:" + code)
			if s == nil {
				missing = append(missing, code)
				continue
			}
			iso3 := region.ISO3()
			if code == "XK" {
				iso3 = "XKX" // CLDR has XKK
			}
			if s.Region != code || s.Region3 != iso3 {
				t.Errorf("%s: %q, %q, want %q, %q", s.ID, s.Region, s.Region3, code, iso3)
			}
		}
	}
	if len(missing) > 0 {
		t.Errorf("no state for %v", missing)
	}
	seen := map[string]string{}
	for _, a := range r.Actors {
		if a.Kind != KindState || a.Former() || a.Region3 == "" {
			continue
		}
		if old := seen[a.Region3]; old != "" {
			t.Errorf("%s and %s have the code %s", old, a.ID, a.Region3)
		}
		seen[a.Region3] = a.ID
	}
	if len(seen) < 250 {
		t.Errorf("%d states with codes, want 249 of ISO 3166-1 and Kosovo", len(seen))
	}
}

// TestRegisterAliases looks every actor up by each of its names in German and
// English: it is found and comes first, or is in a recorded ambiguity.
func TestRegisterAliases(t *testing.T) {
	r := builtinRegister(t)
	names := 0
	for _, a := range r.Actors {
		for _, lang := range [...]string{"de", "en"} {
			own := a.Names[lang]
			if len(own.Short)+len(own.Formal)+len(own.Abbreviations)+len(own.Nationals) == 0 {
				t.Errorf("%s has no name in %s", a.ID, lang)
			}
			all := a.Names[languageOfAllLanguages]
			for _, list := range [...][]string{own.Short, own.Formal, own.Abbreviations, own.Adjectives, own.Nationals, own.Capitals, all.Short, all.Abbreviations} {
				for _, name := range list {
					names++
					found := r.Lookup(name, lang)
					if !slices.ContainsFunc(found, func(x Alias) bool { return x.ActorID == a.ID }) {
						t.Errorf("%s: %q in %s finds %v", a.ID, name, lang, found)
						continue
					}
					for _, x := range found {
						if x.ActorID == a.ID {
							continue
						}
						if w := x.Ambiguity; w == nil || !slices.Contains(w.IDs, a.ID) || w.Reason == "" {
							t.Errorf("%q in %s names %s and %s with no reason", name, lang, a.ID, x.ActorID)
						}
						if w := x.Ambiguity; w != nil && w.Prefer != "" && found[0].ActorID != w.Prefer {
							t.Errorf("%q in %s: %s comes first, not %s", name, lang, found[0].ActorID, w.Prefer)
						}
					}
				}
			}
		}
	}
	t.Logf("%d names", names)
}

// TestRegisterOneID asserts that no form of any language of the register has
// two actors unless the register says why.
func TestRegisterOneID(t *testing.T) {
	r := builtinRegister(t)
	for _, lang := range append(r.Languages(), "ja", "ar") {
		ids := map[string]Alias{}
		for _, a := range r.Aliases(lang) {
			old, ok := ids[a.Form]
			if ok && old.ActorID != a.ActorID && (old.Ambiguity == nil || old.Ambiguity != a.Ambiguity) {
				t.Errorf("%s: %q names %s and %s", lang, a.Form, old.ActorID, a.ActorID)
			}
			ids[a.Form] = a
		}
	}
}

// TestRegisterInitial asserts that names start with a capital letter, so that
// no common word becomes an actor by case folding.
func TestRegisterInitial(t *testing.T) {
	r := builtinRegister(t)
	small := map[string]bool{"the": true, "deutsche": true}
	for _, lang := range [...]string{"de", "en"} {
		for _, a := range r.Aliases(lang) {
			first := []rune(a.Form)[0]
			if lang == "de" && a.Kind == AliasAdjective || !unicode.IsLower(first) || strings.Contains(a.Form, " ") || strings.ContainsAny(a.Form, "-") {
				continue
			}
			if !small[a.Form] && a.Form != "eurozone" {
				t.Errorf("%s: %q in %s starts small", a.ActorID, a.Form, lang)
			}
		}
	}
}

func TestRegisterLookup(t *testing.T) {
	r := builtinRegister(t)
	tests := []struct{ form, lang, want string }{
		{"Russlands", "de", "state:RU NAME"},
		{"Russischen Föderation", "de", "state:RU NAME"},
		{"russischer", "de", "state:RU DEMONYM_ADJECTIVE"},
		{"Russinnen", "de", "state:RU NATIONAL"},
		{"nordkoreanische", "de", "state:KP DEMONYM_ADJECTIVE"},
		{"Nordkoreanern", "de", "state:KP NATIONAL"},
		{"DVRK", "de", "state:KP ABBREVIATION"},
		{"DPRK", "en", "state:KP ABBREVIATION"},
		{"Pjöngjangs", "de", "state:KP CAPITAL"},
		{"Demokratischen Volksrepublik Korea", "de", "state:KP NAME"},
		{"Vereinigten Staaten", "de", "state:US NAME"},
		{"Vereinigten Arabischen Emiraten", "de", "state:AE NAME"},
		{"Vereinigten Königreichs", "de", "state:GB NAME"},
		{"U.S.", "en", "state:US ABBREVIATION"},
		{"us", "en", ""},
		{"who", "en", ""},
		{"North Koreans", "en", "state:KP NATIONAL"},
		{"Burma", "en", "state:MM NAME"},
		{"Türkiye", "de", "state:TR NAME"},
		{"UdSSR", "de", "state:SU ABBREVIATION"},
		{"Deutschen Demokratischen Republik", "de", "state:DD NAME"},
		{"OTAN", "fr", "org:nato ABBREVIATION"},
		{"НАТО", "ru", "org:nato ABBREVIATION"},
		{"Россия", "ru", "state:RU NAME"},
		{"日本", "ja", "state:JP NAME"},
		{"Internationalen Währungsfonds", "de", "org:imf NAME"},
		{"Europäischen Gerichtshofs", "de", "org:ecj NAME"},
		{"Europäischen Gerichtshofes für Menschenrechte", "de", "org:echr NAME"},
		{"Shanghaier Organisation für Zusammenarbeit", "de", "org:sco NAME"},
		{"Organisation der Vereinten Nationen für Bildung, Wissenschaft und Kultur", "de", "org:unesco NAME"},
		{"Staatsduma", "de", "body:ru-state-duma NAME"},
		{"Deutschen Bundestages", "de", "body:de-bundestag NAME"},
		{"Bundesrates", "de", "body:de-bundesrat NAME; body:at-bundesrat NAME; body:ch-bundesrat NAME"},
		{"Cooperative Republic of Guyana", "en", "state:GY NAME"},
		{"Globalen Umweltfazilität", "de", "org:gef NAME"},
		{"kurdischen", "de", "people:kurds DEMONYM_ADJECTIVE"},
		{"Chechens", "en", "people:chechens NATIONAL"},
		{"Kongo", "de", "state:CD NAME; state:CG NAME"},
		{"People's Liberation Army", "en", "body:cn-pla NAME"},
		{"europäischer", "de", "place:europe DEMONYM_ADJECTIVE"},
		{"Asian", "en", "place:asia DEMONYM_ADJECTIVE; place:asia NATIONAL"},
		{"Bayern", "de", "place:bavaria NAME; place:bavaria NATIONAL"},
		{"Nahen Ostens", "de", "place:middle-east NAME"},
		{"Middle Eastern", "en", "place:middle-east DEMONYM_ADJECTIVE"},
		{"Balkan", "en", "place:balkans DEMONYM_ADJECTIVE"},
		{"West Bank", "en", "place:west-bank NAME"},
		{"Krim", "de", "place:crimea NAME"},
		{"North Vietnam", "en", "state:VDVN NAME"},
		{"Revolutionary United Front", "en", "org:ruf NAME"},
		{"RSF", "en", "org:rsf-sudan ABBREVIATION; org:rsf ABBREVIATION"},
		{"Foggy Bottom", "en", "body:us-state-department NAME"},
		{"Atlantis", "en", ""},
	}
	for _, tt := range tests {
		var got []string
		for _, a := range r.Lookup(tt.form, tt.lang) {
			got = append(got, a.ActorID+" "+a.Kind.String())
		}
		if s := strings.Join(got, "; "); s != tt.want {
			t.Errorf("Lookup(%q, %q) = %q, want %q", tt.form, tt.lang, s, tt.want)
		}
	}
}

// TestRegisterOther asserts that forms with another meaning say so.
func TestRegisterOther(t *testing.T) {
	r := builtinRegister(t)
	for _, tt := range []struct{ form, lang, want string }{{"Georgia", "en", "a state of the USA, a given name"}, {"Georgien", "de", ""}} {
		found := r.Lookup(tt.form, tt.lang)
		if len(found) != 1 || found[0].ActorID != "state:GE" {
			t.Errorf("%q: %v", tt.form, found)
			continue
		}
		got := ""
		if w := found[0].Ambiguity; w != nil {
			got = w.Other
		}
		if got != tt.want {
			t.Errorf("%q: other meaning %q, want %q", tt.form, got, tt.want)
		}
	}
}

func TestRegisterMembers(t *testing.T) {
	r := builtinRegister(t)
	tests := []struct {
		id, date string
		want     int
	}{
		{"org:eu", "1958-01-01", 6}, {"org:eu", "1972-12-31", 6}, {"org:eu", "1973-01-01", 9}, {"org:eu", "1995-06-01", 15},
		{"org:eu", "2004-05-01", 25}, {"org:eu", "2019-12-31", 28}, {"org:eu", "2020-02-01", 27}, {"org:eu", "", 27},
		{"org:nato", "1949-12-31", 12}, {"org:nato", "1999-04-01", 19}, {"org:nato", "2004-04-01", 26}, {"org:nato", "2020-12-31", 30}, {"org:nato", "", 32},
		{"org:efta", "1961-01-01", 7}, {"org:efta", "", 4}, {"org:gcc", "", 6}, {"org:asean", "2020-01-01", 10}, {"org:asean", "", 11},
		{"org:mercosur", "2013-01-01", 5}, {"org:mercosur", "", 5}, {"org:brics", "2015-01-01", 5}, {"org:brics", "", 10},
		{"org:oecd", "1962-01-01", 19}, {"org:oecd", "", 38}, {"org:council-of-europe", "2021-01-01", 47}, {"org:council-of-europe", "1971-06-01", 17}, {"org:council-of-europe", "", 46},
		{"org:warsaw-pact", "1960-01-01", 8}, {"org:eurozone", "2025-06-01", 20}, {"org:schengen-area", "", 29}, {"org:g7", "", 8},
		{"org:arab-league", "", 22}, {"org:opec", "", 12}, {"org:un-security-council", "", 5}, {"org:un-security-council", "1950-01-01", 5}, {"org:none", "", 0},
		{"org:un", "1945-12-31", 51}, {"org:un", "1960-12-31", 100}, {"org:un", "1974-01-01", 135}, {"org:un", "", 193},
		{"org:wto", "1995-01-01", 76}, {"org:wto", "2007-01-12", 150}, {"org:wto", "", 166},
		{"org:csce", "1975-08-01", 35}, {"org:osce", "", 57}, {"org:au", "2002-07-09", 53}, {"org:au", "", 55}, {"org:oic", "", 57},
		{"org:commonwealth", "", 56}, {"org:oas", "", 34}, {"org:apec", "", 21}, {"org:ecowas", "", 12}, {"org:csto", "", 6}, {"org:sco", "", 10},
		{"org:p5", "1980-01-01", 5}, {"org:cptpp", "", 12}, {"org:rcep", "", 14}, {"org:eea", "1994-06-01", 6}, {"org:comecon", "1985-01-01", 10},
	}
	for _, tt := range tests {
		if got := r.Members(tt.id, tt.date); len(got) != tt.want {
			t.Errorf("Members(%s, %q) has %d: %v, want %d", tt.id, tt.date, len(got), got, tt.want)
		}
	}
	if d := cmp.Diff([]string{"org:eu"}, slices.DeleteFunc(r.MemberOf("state:FI", "1996-01-01"), func(s string) bool { return s != "org:eu" && s != "org:nato" })); d != "" {
		t.Errorf("MemberOf (-want +got):\n%s", d)
	}
}

func TestRegisterBodies(t *testing.T) {
	r := builtinRegister(t)
	for _, tt := range []struct{ state, role, want string }{
		{"state:DE", "armed-forces", "body:de-bundeswehr"}, // not Wehrmacht, Reichswehr
		{"state:DE", "parliament", "body:de-bundestag"},
		{"state:US", "foreign-ministry", "body:us-state-department"},
		{"state:SU", "parliament", "body:su-parliament"}, // Supreme Soviet, Congress of People's Deputies
		{"state:RU", "parliament", "body:ru-state-duma"},
		{"state:KP", "defence-ministry", "body:kp-defence-ministry"},
	} {
		if got := r.BodyID(tt.state, tt.role); got != tt.want {
			t.Errorf("BodyID(%s, %s) = %s, want %s", tt.state, tt.role, got, tt.want)
		}
	}
	for _, a := range r.Actors {
		if strings.HasPrefix(a.ID, "body:") && (r.Actor(a.State) == nil || a.Region != r.Actor(a.State).Region || a.Role == "") {
			t.Errorf("%s: state %q, region %q, role %q", a.ID, a.State, a.Region, a.Role)
		}
	}
	roles := map[string]bool{}
	for _, p := range r.Patterns {
		roles[p.Lang+" "+p.Role] = true
	}
	for _, role := range [...]string{"government", "parliament", "foreign-ministry", "defence-ministry", "armed-forces"} {
		if !roles["de "+role] || !roles["en "+role] {
			t.Errorf("no patterns of %s in German and English", role)
		}
	}
}

func TestRegisterErrors(t *testing.T) {
	const at = "actors/a.yaml"
	tests := []struct{ name, file, want string }{
		{"unknown key", "state: {}\n", at + ":1:1: unknown field \"state\" of a.yaml: want one of endings, states, organizations, bodies, peoples, places, body_patterns, ambiguous [unknown-field]\n | state: {}\n | ^"},
		{"unknown field", "states:\n  RU: {de: Russland, colour: red}\n",
			at + ":2:22: state:RU: unknown field \"colour\" of an actor: want a language or one of kind, alpha3, state, role, since, until, successors, members, replaces [unknown-field]\n |   RU: {de: Russland, colour: red}\n |                      ^"},
		{"unknown part", "states:\n  RU: {de: {noun: Russland}}\n",
			at + ":2:13: state:RU: unknown field \"noun\" of names: want one of name, formal, abbr, adj, nat, capital [unknown-field]\n |   RU: {de: {noun: Russland}}\n |             ^"},
		{"malformed state", "states:\n  Russia: {de: Russland}\n",
			at + ":2:3: state:Russia: a state's key is its ISO 3166 code, or x- and a name in kebab-case for one that has none [id-form]\n |   Russia: {de: Russland}\n |   ^"},
		{"malformed organisation", "organizations:\n  NATO: {de: Nato}\n", at + ":2:3: org:NATO: a key is a name in kebab-case [id-form]\n |   NATO: {de: Nato}\n |   ^"},
		{"duplicate", "organizations:\n  un: {de: UNO}\n  un: {de: VN}\n", at + ":3:3: org:un: id stands already at actors/a.yaml:2:3 [id-duplicate]\n |   un: {de: VN}\n |   ^"},
		{"unknown region", "states:\n  QQ: {de: Nirgendwo}\n", at + ":2:3: state:QQ: no alpha-3 code is known for QQ: give alpha3 [region]\n |   QQ: {de: Nirgendwo}\n |   ^"},
		{"empty alternative", "endings: {it: {adj: {\"\": o}, adj_nat: {\"\": i}}}\norganizations:\n  foo: {kind: ORGANIZATION, en: Foo, it: {adj: \"x|\"}}\n",
			at + ":3:51: org:foo: empty name [matches-empty]\n |   foo: {kind: ORGANIZATION, en: Foo, it: {adj: \"x|\"}}\n |                                                   ^"},
		{"null", "organizations:\n  foo: {en: null}\n", at + ":2:13: org:foo: name must be a string [type]\n |   foo: {en: null}\n |             ^"},
		{"endings of nothing", "endings: {zzz9: {name: {x: s}}}\n", at + ":1:11: endings are those of a language, which \"zzz9\" is not [unknown-field]\n | endings: {zzz9: {name: {x: s}}}\n |           ^"},
		{"no name", "states:\n  RU: {since: 1991}\n", at + ":2:3: state:RU: an actor needs a name [type]\n |   RU: {since: 1991}\n |   ^"},
		{"bad date", "states:\n  RU: {de: Russland, since: 1991-13}\n", at + ":2:29: state:RU: \"1991-13\" is no date: want YYYY, YYYY-MM or YYYY-MM-DD [date]\n |   RU: {de: Russland, since: 1991-13}\n |                             ^"},
		{"bad kind", "organizations:\n  un: {kind: CLUB, de: UNO}\n",
			at + ":2:14: org:un: unknown kind \"CLUB\": want INTERNATIONAL_ORGANIZATION, GOVERNMENT_BODY, ORGANIZATION or ARMED_FORCE, none for states, peoples and places [type]\n |   un: {kind: CLUB, de: UNO}\n |              ^"},
		{"pattern", "states:\n  RU: {de: \"Russland|Rußland(s\"}\n", at + ":2:29: state:RU: Rußland(s: unclosed '(' [pattern]\n |   RU: {de: \"Russland|Rußland(s\"}\n |                             ^"},
		{"anchor", "states:\n  RU: &a {de: Russland}\n", at + ":2:7: anchors and aliases are not allowed [yaml]\n |   RU: &a {de: Russland}\n |       ^"},
		{"clash", "states:\n  CD: {de: Kongo-Kinshasa|Kongo}\n  CG: {de: Kongo-Brazzaville|Kongo}\n",
			at + ":3:30: state:CG: \"Kongo\" in de is also an alias of state:CD at actors/a.yaml:2:27; drop it or give the reason under ambiguous [alias-clash]\n |   CG: {de: Kongo-Brazzaville|Kongo}\n |                              ^"},
		{"useless ambiguity", "states:\n  CD: {de: Kinshasa}\n  CG: {de: Brazzaville}\nambiguous:\n  - {alias: Kongo, lang: de, ids: [CD, CG], reason: both}\n",
			at + ":5:5: no aliases of these actors clash, or are, \"Kongo\" [ambiguity-unused]\n |   - {alias: Kongo, lang: de, ids: [CD, CG], reason: both}\n |     ^"},
		{"no reason", "states:\n  CD: {de: Kongo}\n  CG: {de: Kongo}\nambiguous:\n  - {alias: Kongo, lang: de, ids: [CD, CG]}\n",
			at + ":5:5: an ambiguity needs alias and two ids or more with a reason, or ids and the other meaning [type]\n |   - {alias: Kongo, lang: de, ids: [CD, CG]}\n |     ^"},
		{"unknown member", "organizations:\n  un: {de: UNO, members: [{since: 1945, of: XX}]}\n", at + ":2:45: org:un: no actor has the id \"state:XX\" [id-unknown]\n |   un: {de: UNO, members: [{since: 1945, of: XX}]}\n |                                             ^"},
		{"double member", "states:\n  RU: {de: Russland}\norganizations:\n  un: {de: UNO, members: [{since: 1945, of: RU}, {since: 1991, of: RU}]}\n",
			at + ":4:68: org:un: RU is a member twice at one time [member-duplicate]\n |   un: {de: UNO, members: [{since: 1945, of: RU}, {since: 1991, of: RU}]}\n |                                                                    ^"},
		{"state of a body", "bodies:\n  ru-duma: {role: parliament, de: Duma}\n", at + ":2:3: body:ru-duma: no actor has the id \"state:RU\" [id-unknown]\n |   ru-duma: {role: parliament, de: Duma}\n |   ^"},
		{"part of a pattern", "body_patterns:\n  army: {de: [\"{nation} Armee\"]}\n", at + ":2:16: army: unknown part {nation}: want {state_adj}, {state} or {capital} [term-unknown]\n |   army: {de: [\"{nation} Armee\"]}\n |                ^"},
		{"pattern without a state", "body_patterns:\n  army: {de: [Armee]}\n", at + ":2:15: army: a pattern of bodies names the state: {state_adj}, {state} or {capital} [pattern]\n |   army: {de: [Armee]}\n |               ^"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := LoadRegister(RegisterSource{FS: fstest.MapFS{at: &fstest.MapFile{Data: []byte(tt.file)}}, Dir: "actors"})
			if d := cmp.Diff(tt.want, fmt.Sprint(err)); d != "" {
				t.Errorf("error (-want +got):\n%s", d)
			}
		})
	}
	if _, err := LoadRegister(RegisterSource{FS: fstest.MapFS{}, Dir: "actors"}); err == nil {
		t.Error("an empty folder loads")
	}
	big := fstest.MapFS{at: &fstest.MapFile{Data: []byte("# " + strings.Repeat("x", maxRegisterBytes))}}
	if _, err := LoadRegister(RegisterSource{FS: big, Dir: "actors"}); err == nil || !strings.Contains(err.Error(), "more than") {
		t.Errorf("a file over the cap: %v", err)
	}
}

// TestRegisterManyDoubles reads a list of members that are all the same: the
// first double is fault enough.
func TestRegisterManyDoubles(t *testing.T) {
	file := "states:\n  RU: {de: Russland}\norganizations:\n  un: {de: UNO, members: [{of: " + strings.Repeat("RU ", 3000) + "}]}\n"
	_, err := LoadRegister(RegisterSource{FS: fstest.MapFS{"actors/a.yaml": &fstest.MapFile{Data: []byte(file)}}, Dir: "actors"})
	var errs Errors
	if !errors.As(err, &errs) || len(errs) != 1 || errs[0].Lint != "member-duplicate" {
		t.Errorf("%d errors, %.200v", len(errs), err)
	}
}

// FuzzRegister loads the register of a user.
func FuzzRegister(f *testing.F) {
	f.Add("endings: {it: {adj: {\"\": o}, adj_nat: {\"\": i}}}\norganizations:\n  foo: {kind: ORGANIZATION, en: Foo, it: {adj: \"x|\"}}\n")
	f.Add("states:\n  RU: {de: {name: Russland, adj: russisch|=r}, since: 1991}\nbody_patterns:\n  army: {de: [\"{state_adj} Armee\"]}\n")
	f.Add("ambiguous:\n  - {alias: Kongo, lang: de, ids: [CD, CG], reason: both}\n")
	f.Fuzz(func(t *testing.T, file string) {
		_, err := LoadRegister(RegisterSource{FS: fstest.MapFS{"actors/a.yaml": &fstest.MapFile{Data: []byte(file)}}, Dir: "actors"})
		var errs Errors
		if err != nil && !errors.As(err, &errs) {
			t.Errorf("load = %v, want Errors", err)
		}
		for _, e := range errs {
			if e.Pos.Line < 1 {
				t.Errorf("error without a place: %v", e)
			}
		}
	})
}

// TestRegisterExtend loads a second source over a first one.
func TestRegisterExtend(t *testing.T) {
	const base = `
states:
  CD: {de: {name: Kongo, adj: kongolesisch}, en: Congo}
  CG: {de: Kongo-Brazzaville, en: Brazzaville}
  RU: {de: Russland, en: {name: Russia, capital: Moscow}}
organizations:
  pact: {since: 1990, de: Pakt, en: Pact, members: [{since: 1990, of: CD CG}]}
ambiguous:
  - {alias: Russia, lang: en, ids: [RU], other: "a ship"}
`
	load := func(own string) (*Register, error) {
		return LoadRegister(RegisterSource{FS: fstest.MapFS{"actors/a.yaml": {Data: []byte(base)}}, Dir: "actors"},
			RegisterSource{FS: fstest.MapFS{"actors/a.yaml": {Data: []byte(own)}}, Dir: "actors", Name: "../own"})
	}
	r, err := load(`
states:
  CG: {de: Kongo}
  RU: {replaces: true, en: Muscovy}
organizations:
  pact: {until: 2020, en: {abbr: PCT}, members: [{since: 1990, until: 2000, of: CG}, {since: 1995, of: RU org:guild}]}
  guild: {kind: ORGANIZATION, de: Gilde, en: Guild}
ambiguous:
  - {alias: Kongo, lang: de, ids: [CD, CG], prefer: CD, reason: both}
`)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ form, lang, want string }{
		{"Kongo", "de", "state:CD state:CG"}, {"Kongo-Brazzaville", "de", "state:CG"}, {"Guild", "en", "org:guild"},
		{"Muscovy", "en", "state:RU"}, {"Moscow", "en", ""}, {"Russland", "de", "state:RU"}, {"PCT", "en", "org:pact"}, {"Pact", "en", "org:pact"},
	} {
		var got []string
		for _, a := range r.Lookup(tt.form, tt.lang) {
			got = append(got, a.ActorID)
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("Lookup(%q, %q) = %q, want %q", tt.form, tt.lang, s, tt.want)
		}
	}
	if d := cmp.Diff([]string{"state:CD", "state:RU", "org:guild"}, r.Members("org:pact", "")); d != "" {
		t.Errorf("Members (-want +got):\n%s", d)
	}
	if a := r.Actor("org:pact"); a.Since != "1990-01-01" || a.Until != "2020-01-01" || len(r.Actors) != 5 {
		t.Errorf("%d actors, the pact from %s until %s", len(r.Actors), a.Since, a.Until)
	}
	for _, tt := range []struct{ name, own, want string }{
		{"clash", "states:\n  CG: {de: Kongo}\n",
			"../own/actors/a.yaml:2:12: state:CG: \"Kongo\" in de is also an alias of state:CD at actors/a.yaml:3:19; drop it or give the reason under ambiguous [alias-clash]\n |   CG: {de: Kongo}\n |            ^"},
		{"twice", "states:\n  CG: {de: Zoo}\n  CG: {de: Zoo}\n", "../own/actors/a.yaml:3:3: state:CG: id stands already at ../own/actors/a.yaml:2:3 [id-duplicate]\n |   CG: {de: Zoo}\n |   ^"},
		{"nothing to replace", "states:\n  FR: {replaces: true, de: Zoo}\n",
			"../own/actors/a.yaml:2:18: state:FR: no earlier source has an actor to replace the names of [id-unknown]\n |   FR: {replaces: true, de: Zoo}\n |                  ^"},
		{"member", "organizations:\n  pact: {members: [{since: 1995, of: CD}]}\n",
			"../own/actors/a.yaml:2:38: org:pact: CD is a member twice at one time [member-duplicate]\n |   pact: {members: [{since: 1995, of: CD}]}\n |                                      ^"},
		{"syntax", "states: [\n", "../own/actors/a.yaml:1:1: did not find expected node content [yaml]\n | states: [\n | ^"},
		{"useless ambiguity", "ambiguous:\n  - {alias: Congo, lang: en, ids: [CD, CG], reason: both}\n",
			"../own/actors/a.yaml:2:5: no aliases of these actors clash, or are, \"Congo\" [ambiguity-unused]\n |   - {alias: Congo, lang: en, ids: [CD, CG], reason: both}\n |     ^"},
	} {
		_, err := load(tt.own)
		if d := cmp.Diff(tt.want, fmt.Sprint(err)); d != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, d)
		}
	}
}

// TestRegisterLoadTime fails only far beyond the 50 ms that loading should
// take, since machines differ.
func TestRegisterLoadTime(t *testing.T) {
	best := time.Hour
	for range 3 {
		start := time.Now()
		builtinRegister(t)
		best = min(best, time.Since(start))
	}
	t.Log(best)
	if best > 500*time.Millisecond {
		t.Errorf("loading took %v", best)
	}
}

func BenchmarkBuiltinRegister(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		builtinRegister(b)
	}
}
