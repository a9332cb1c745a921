package extractor_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/chancery-nlp/chancery/extractor"
	"github.com/chancery-nlp/chancery/extractor/actor"
	"github.com/chancery-nlp/chancery/lang"
)

// withPack loads the built-in packs and one of a user's.
func withPack(t *testing.T, files fstest.MapFS) (*extractor.Extractor, error) {
	t.Helper()
	packs, err := lang.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	own, err := lang.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return extractor.New(append(packs, own...), nil)
}

// TestRegionalTerms gives a region words for offices, and no rules.
func TestRegionalTerms(t *testing.T) {
	x, err := withPack(t, fstest.MapFS{
		"de-AT/pack.yaml":    {Data: []byte("language: de-AT\nname: Austrian German\nversion: 1.0.0\nstatus: test\n")},
		"de-AT/lexicon.yaml": {Data: []byte("actor_office_head: {words: {\"landeshauptfrau\": x}}\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	const text = "Gestern sprach die österreichische Landeshauptfrau in Graz."
	for _, tc := range []struct {
		code string
		want bool
	}{{"de", false}, {"de-AT", true}} {
		res, err := x.Extract(context.Background(), extractor.Document{Text: text, LanguageCode: tc.code})
		if err != nil {
			t.Fatal(err)
		}
		got := slices.ContainsFunc(res.Actors, func(a actor.Record) bool { return a.Name == "Landeshauptfrau" })
		if got != tc.want {
			t.Errorf("%s: the office found: %t, want %t", tc.code, got, tc.want)
		}
	}
}

// TestRegisterArguments gives actors rules whose terms are not the register's.
func TestRegisterArguments(t *testing.T) {
	const big = "big: {words: {\"groß(e|er|es)\": 9999999}}\n"
	for _, yields := range []string{"actor: {kind: ORGANIZATION, known: $big}", "actor: {kind: GOVERNMENT_BODY, role: parliament}"} {
		_, err := withPack(t, fstest.MapFS{
			"de/pack.yaml":    {Data: []byte("language: de\nname: German\nversion: 1.0.0\nstatus: test\n")},
			"de/lexicon.yaml": {Data: []byte(big)},
			"de/actors.yaml":  {Data: []byte("- id: de.actor.own\n  doc: x\n  match: \"[[{big} Haus]]\"\n  yields: {" + yields + "}\n")},
		})
		var fault *lang.Error
		if !errors.As(err, &fault) || fault.Pos.Line == 0 {
			t.Errorf("%s: New = %v, want an error with its place", yields, err)
		}
	}
}
