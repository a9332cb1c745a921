package clause_test

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/chancery-nlp/chancery/extractor/clause"
	"github.com/chancery-nlp/chancery/extractor/date"
	"github.com/chancery-nlp/chancery/extractor/span"
	"github.com/chancery-nlp/chancery/lang"
)

// row is a clause as tests write it.
type row struct {
	Type, Modality, Bearer, Conditions, Exceptions string
}

func rows(text string, records []clause.Record) []row {
	join := func(spans []span.Span) string {
		var parts []string
		for _, s := range spans {
			parts = append(parts, s.In(text))
		}
		return strings.Join(parts, " / ")
	}
	var out []row
	for _, r := range records {
		out = append(out, row{string(r.Type), string(r.Modality), r.Bearer.Span.In(text), join(r.Conditions), join(r.Exceptions)})
	}
	return out
}

// TestRoles reads single sentences as articles of a treaty.
func TestRoles(t *testing.T) {
	tests := map[string][]struct {
		text string
		want row
	}{
		"en": {
			{"Each Party shall inform the other of floods.", row{"REPORTING", "OBLIGATION", "Each Party", "", ""}},
			{"Neither Party shall dam the river, unless the other agrees.", row{"ENVIRONMENT", "PROHIBITION", "Neither Party", "", "unless the other agrees"}},
			{"If ice blocks the harbour, either Party may close the ferry line.", row{"TRANSPORT", "PERMISSION", "either Party", "If ice blocks the harbour", ""}},
			{"The Parties undertake not to levy tolls on the bridge.", row{"TRANSPORT", "PROHIBITION", "The Parties", "", ""}},
			{"The Parties shall endeavour to promote theatre tours.", row{"COOPERATION", "INTENTION", "The Parties", "", ""}},
			{"The costs of the lock shall be borne by the Kingdom.", row{"FINANCE", "OBLIGATION", "the Kingdom", "", ""}},
			{"The fee shall be paid by the member States in May.", row{"FINANCE", "OBLIGATION", "the member States", "", ""}},
			{"A State which leaves the river basin may terminate this Agreement.", row{"TERMINATION", "PERMISSION", "A State which leaves the river basin", "", ""}},
			{"The State in which a ferry is built may tax it, where it has no owner.", row{"TAXATION", "PERMISSION", "The State in which a ferry is built", "where it has no owner", ""}},
			{"The Parties shall mark the channel, if ice allows; if they fail, ships may not use it.", row{"TRANSPORT", "OBLIGATION", "The Parties", "if ice allows / if they fail", ""}},
			{"A Party may close the port if (a) ice blocks it; (b) a storm is near.", row{"TRANSPORT", "PERMISSION", "A Party", "if (a) ice blocks it; (b) a storm is near", ""}},
			{"Residents are entitled to a pension, provided that they are insured.", row{"HUMAN_RIGHTS", "PERMISSION", "Residents", "provided that they are insured", ""}},
			{"Goods in transit shall be exempt from duties.", row{"TAXATION", "STATEMENT", "", "", ""}},
			{"Members of the crew shall be exempt from taxes.", row{"TAXATION", "PERMISSION", "Members of the crew", "", ""}},
			{"This Treaty shall enter into force on ratification by five States.", row{"ENTRY_INTO_FORCE", "STATEMENT", "", "", ""}},
			{"The Parties reaffirm their friendly relations.", row{"COOPERATION", "STATEMENT", "The Parties", "", ""}},
			{"The use of gas shall be forbidden.", row{"ENERGY", "PROHIBITION", "", "", ""}},
			{"Nothing in this Treaty shall prevent a Party from closing its market.", row{"EXCEPTION", "PERMISSION", "a Party", "", ""}},
		},
		"de": {
			{"Jede Vertragspartei unterrichtet die andere über Hochwasser.", row{"REPORTING", "OBLIGATION", "Jede Vertragspartei", "", ""}},
			{"Keine Partei darf den Fluss stauen, es sei denn, die andere stimmt zu.", row{"ENVIRONMENT", "PROHIBITION", "Keine Partei", "", "es sei denn, die andere stimmt zu"}},
			{"Wird der Hafen gesperrt, so darf jede Partei die Fähre einstellen.", row{"TRANSPORT", "PERMISSION", "jede Partei", "Wird der Hafen gesperrt", ""}},
			{"Falls Eis den Hafen sperrt, können die Parteien die Fähre einstellen.", row{"TRANSPORT", "PERMISSION", "die Parteien", "Falls Eis den Hafen sperrt", ""}},
			{"Die Parteien bemühen sich, das Theater zu fördern.", row{"COOPERATION", "INTENTION", "Die Parteien", "", ""}},
			{"Die Kosten der Schleuse werden von den Mitgliedstaaten getragen.", row{"FINANCE", "OBLIGATION", "den Mitgliedstaaten", "", ""}},
			{"Der Bericht ist binnen eines Monats vorzulegen.", row{"REPORTING", "OBLIGATION", "", "", ""}},
			{"Im Winter dürfen die Fischer keine Netze auswerfen.", row{"ENVIRONMENT", "PROHIBITION", "die Fischer", "", ""}},
			{"Waffen dürfen die Parteien nicht liefern, sofern ein Embargo besteht.", row{"SANCTIONS", "PROHIBITION", "die Parteien", "sofern ein Embargo besteht", ""}},
			{"Die Regierungen der beiden Staaten und die Kommission erklären ihre Neutralität.", row{"NEUTRALITY", "STATEMENT", "Die Regierungen der beiden Staaten und die Kommission", "", ""}},
			{"Dieser Vertrag tritt nach zehn Ratifikationen in Kraft.", row{"ENTRY_INTO_FORCE", "STATEMENT", "", "", ""}},
			{"Der Kaiser gewährt den Fischern ein Darlehen.", row{"FINANCE", "OBLIGATION", "Der Kaiser", "", ""}},
			{"Der Vertrag erlaubt den Vertragsparteien, Fische zu fangen.", row{"ENVIRONMENT", "PERMISSION", "den Vertragsparteien", "", ""}},
			{"Besucher sind von der Steuer befreit.", row{"TAXATION", "PERMISSION", "Besucher", "", ""}},
			{"Die Verwendung von Giftgas ist untersagt.", row{"ARMS_CONTROL", "PROHIBITION", "", "", ""}},
			{"Diese übermittelt den Parteien jährlich einen Bericht.", row{"REPORTING", "OBLIGATION", "Diese", "", ""}},
		},
	}
	head := map[string]string{"en": "Article 1\n\n", "de": "Artikel 1\n\n"}
	for code, list := range tests {
		a, set, h := analyzer(t, code)
		for _, tt := range list {
			text := head[code] + tt.text
			got, err := a.Analyze(context.Background(), nil, input(set, h, text))
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff([]row{tt.want}, rows(text, got)); d != "" {
				t.Errorf("%s (-want +got):\n%s", tt.text, d)
			}
		}
	}
}

// TestDeadlines takes the time by which a clause binds, and none that only its
// condition speaks of; an action starts behind the comma of its infinitive.
func TestDeadlines(t *testing.T) {
	heads := map[string]string{"en": "Article 1\n\n", "de": "Artikel 1\n\n"}
	tests := map[string][]struct{ text, time, want, action string }{
		"en": {
			{"Each Party shall repair its lock within two years.", "two years", "two years", "repair its lock within two years"},
			{"Each Party shall pay the fee, where it has used the lock for two years.", "two years", "", "pay the fee"},
		},
		"de": {
			{"Jede Vertragspartei hat das Recht, die Schleuse binnen zwei Jahren zu sperren.", "zwei Jahren", "zwei Jahren", "die Schleuse binnen zwei Jahren zu sperren"},
			{"Ruht der Bau mehr als zwei Jahre, so darf jede Vertragspartei die Schleuse sperren.", "zwei Jahre", "", "die Schleuse sperren"},
		},
	}
	for code, list := range tests {
		a, set, h := analyzer(t, code)
		for _, tt := range list {
			text := heads[code] + tt.text
			in := input(set, h, text)
			at := strings.Index(text, tt.time)
			in.Dates = []date.Record{{Type: date.Duration, Span: span.Span{Start: at, End: at + len(tt.time)}}}
			got, err := a.Analyze(context.Background(), nil, in)
			if err != nil || len(got) != 1 {
				t.Fatalf("%s: %d clauses, error %v; want 1", tt.text, len(got), err)
			}
			if d := cmp.Diff([]string{tt.want, tt.action}, []string{got[0].Deadline.Span.In(text), got[0].Action.In(text)}); d != "" {
				t.Errorf("%s (-want +got):\n%s", tt.text, d)
			}
		}
	}
}

// TestLists tells limbs that are clauses from those that only complete one.
func TestLists(t *testing.T) {
	a, set, h := analyzer(t, "en")
	text := `Article 1

In this Treaty:
(a) "boat" means a vessel with oars;
(b) "port" means a place where boats land.

Article 2

1. Each Party shall:
(a) keep the channel free of wrecks;
(b) light the buoys.
2. The Council shall meet in Bern.

Article 3

Each Party shall:
(a) paint its buoys red;
(b) it shall also number them;
(c) mend its nets.

Done at Bern on 3 May 1911.`
	got, err := a.Analyze(context.Background(), nil, input(set, h, text))
	if err != nil {
		t.Fatal(err)
	}
	var spans []string
	for _, r := range got {
		spans = append(spans, r.Span.In(text))
	}
	want := []string{
		`"boat" means a vessel with oars`,
		`"port" means a place where boats land`,
		"Each Party shall:\n(a) keep the channel free of wrecks;\n(b) light the buoys.",
		"The Council shall meet in Bern.",
		"Each Party shall:\n(a) paint its buoys red",
		"it shall also number them",
		"mend its nets",
		"Done at Bern on 3 May 1911.",
	}
	if d := cmp.Diff(want, spans); d != "" {
		t.Errorf("clauses (-want +got):\n%s", d)
	}
}

// TestManyPatterns finds a type whose last pattern in all: stands behind more
// than a score of others.
func TestManyPatterns(t *testing.T) {
	var any []string
	for i := range 20 {
		any = append(any, "wort"+string(rune('a'+i)))
	}
	packs, err := lang.Load(fstest.MapFS{
		"p/pack.yaml":    {Data: []byte("language: de\n")},
		"p/clauses.yaml": {Data: []byte("- {id: de.clause.tax, doc: d, type: TAXATION, when: {any: [" + strings.Join(any, ", ") + "], all: [steuer]}}\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	set, err := lang.NewSet("de", packs)
	if err != nil {
		t.Fatal(err)
	}
	a, err := clause.NewAnalyzer(set)
	if err != nil {
		t.Fatal(err)
	}
	_, _, h := analyzer(t, "de")
	text := "Artikel 1\n\nDie Steuer und worta sind zu zahlen."
	got, err := a.Analyze(context.Background(), nil, input(set, h, text))
	if err != nil || len(got) != 1 || got[0].Type != "TAXATION" {
		t.Errorf("clauses %v, error %v; want one of TAXATION", got, err)
	}
}

// TestLongSentences keeps sentences without end from taking more than linear time.
func TestLongSentences(t *testing.T) {
	a, set, h := analyzer(t, "en")
	word := strings.Repeat("word ", 40_000)
	for name, text := range map[string]string{
		"commas":     word + "Party " + strings.Repeat(", ", 80_000) + "shall pay.",
		"conditions": "Party " + word + "Party " + strings.Repeat("that ", 40_000) + "shall pay.",
	} {
		in := input(set, h, "Article 1\n\n"+text)
		start := time.Now()
		if _, err := a.Analyze(context.Background(), nil, in); err != nil {
			t.Fatal(err)
		}
		if d := time.Since(start); d > 3*time.Second {
			t.Errorf("%s took %v", name, d)
		}
	}
}

// TestReferences reads the numbers of provisions.
func TestReferences(t *testing.T) {
	a, set, h := analyzer(t, "en")
	text := "Article 1\n\nSubject to Article 7(2) and Article 3bis, the Parties shall comply with Article 33 of the Charter."
	got, err := a.Analyze(context.Background(), nil, input(set, h, text))
	if err != nil || len(got) != 1 {
		t.Fatalf("%d clauses, %v", len(got), err)
	}
	want := []clause.Reference{
		{Number: "7", Kind: "ARTICLE", Section: -1, Treaty: -1},
		{Number: "3bis", Kind: "ARTICLE", Section: -1, Treaty: -1},
		{Number: "33", Kind: "ARTICLE", Section: -1, Treaty: -1, Other: true},
	}
	for i := range got[0].References {
		got[0].References[i].Span = span.Span{}
	}
	if d := cmp.Diff(want, got[0].References); d != "" {
		t.Errorf("references (-want +got):\n%s", d)
	}
}

// FuzzAnalyze checks that any text is read, with spans inside of it and in order.
func FuzzAnalyze(f *testing.F) {
	for _, s := range samples {
		f.Add(s, true)
		f.Add("Article 1\n"+s+"\n(a) x\n(b) y", false)
	}
	f.Add("If , , unless shall; wenn, so, es sei denn", true)
	type reader struct {
		code string
		read func(text string) ([]clause.Record, error)
	}
	var readers []reader
	for _, code := range []string{"en", "de"} {
		a, set, h := analyzer(f, code)
		readers = append(readers, reader{code, func(text string) ([]clause.Record, error) {
			return a.Analyze(context.Background(), nil, input(set, h, text))
		}})
	}
	f.Fuzz(func(t *testing.T, text string, german bool) {
		r := readers[0]
		if german {
			r = readers[1]
		}
		got, err := r.read(text)
		if err != nil {
			t.Fatal(err)
		}
		inside := func(s, of span.Span) bool { return s.Len() == 0 || s.Start >= of.Start && s.End <= of.End }
		for i, c := range got {
			all := span.Span{End: len(text)}
			if c.Span.Len() <= 0 || !inside(c.Span, all) {
				t.Fatalf("clause %d has span %v", i, c.Span)
			}
			if i > 0 && c.Span.Start < got[i-1].Span.End {
				t.Errorf("clause %d at %v starts within that before it at %v", i, c.Span, got[i-1].Span)
			}
			for _, s := range append(append([]span.Span{c.Bearer.Span, c.Counterparty.Span, c.Action}, c.Conditions...), c.Exceptions...) {
				if c.Reported && !inside(s, c.Span) || !inside(s, all) {
					t.Errorf("part %v is not in clause %v", s, c.Span)
				}
			}
		}
	})
}
