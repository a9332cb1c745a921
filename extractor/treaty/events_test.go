package treaty_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/chancery-nlp/chancery/extractor"
	"github.com/chancery-nlp/chancery/lang"
)

func builtin(t testing.TB) *extractor.Extractor {
	t.Helper()
	packs, err := lang.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	x, err := extractor.New(packs, nil)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func extract(t testing.TB, x *extractor.Extractor, code, text string) extractor.Result {
	t.Helper()
	res, err := x.Extract(context.Background(), extractor.Document{Text: text, LanguageCode: code, ReferenceTime: "2025-05-01"})
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// events renders the events of a text, one a line:
// "SIGNED unterzeichnet 1990-09-12 by A, B of Vertrag".
func events(text string, res extractor.Result) []string {
	lines := []string{}
	for _, e := range res.Events {
		parts := []string{string(e.Type)}
		if e.Status != "ASSERTED" {
			parts = append(parts, string(e.Status))
		}
		parts = append(parts, e.Span.In(text))
		if e.Date.Value != "" {
			parts = append(parts, e.Date.Value)
		}
		var agents []string
		for _, a := range e.Agents {
			agents = append(agents, a.Span.In(text))
		}
		if len(agents) > 0 {
			parts = append(parts, "by", strings.Join(agents, ", "))
		}
		if e.Treaty.Len() > 0 {
			parts = append(parts, "of", e.Treaty.In(text))
		}
		lines = append(lines, strings.Join(parts, " "))
	}
	return lines
}

// TestEventsOrder keeps the order of the text where an event takes over the
// words of a later one that says more of it.
func TestEventsOrder(t *testing.T) {
	text := "The Treaty of Lima had been ratified. Kenya signed the Treaty of Lima on 3 May 1990. On 4 June 1991 Peru ratified the Treaty of Lima."
	want := []string{"SIGNED signed 1990-05-03 by Kenya of Treaty of Lima", "RATIFIED ratified 1991-06-04 by Peru of Treaty of Lima"}
	if d := cmp.Diff(want, events(text, extract(t, builtin(t), "en", text))); d != "" {
		t.Errorf("events (-want +got):\n%s", d)
	}
}

func TestEvents(t *testing.T) {
	x := builtin(t)
	tests := []struct {
		name, code, text string
		want             []string
	}{
		{"active, verb second", "de", "Am 16. Juli 2001 unterzeichneten Russland und China einen Freundschaftsvertrag.",
			[]string{"SIGNED unterzeichneten 2001-07-16 by Russland, China of Freundschaftsvertrag"}},
		{"perfect in a bracket", "de", "Italien hat das Handelsabkommen im Mai 2019 ratifiziert.",
			[]string{"RATIFIED ratifiziert 2019-05 by Italien of Handelsabkommen"}},
		{"passive with two agents", "de", "Das Handelsabkommen wurde im Mai 2019 sowohl von Italien als auch von Malta ratifiziert.",
			[]string{"RATIFIED ratifiziert 2019-05 by Italien, Malta of Handelsabkommen"}},
		{"two participles, one auxiliary", "de", "Der Friedensvertrag wurde im Mai 2019 unterzeichnet und im Juli 2019 von Norwegen ratifiziert.",
			[]string{"SIGNED unterzeichnet 2019-05 of Friedensvertrag", "RATIFIED ratifiziert 2019-07 by Norwegen of Friedensvertrag"}},
		{"participle before its noun", "de", "Der im Juni 1990 unterzeichnete Friedensvertrag gilt bis heute.",
			[]string{"SIGNED unterzeichnete 1990-06 of Friedensvertrag"}},
		{"fronted participle", "de", "Unterzeichnet worden war der Friedensvertrag am 3. Mai 1990.",
			[]string{"SIGNED Unterzeichnet 1990-05-03 of Friedensvertrag"}},
		{"noun with agent", "de", "Seit der Ratifizierung des Handelsabkommens durch Polen im Jahr 2012 wächst der Handel.",
			[]string{"RATIFIED Ratifizierung 2012 by Polen of Handelsabkommens"}},
		{"noun with a verb of happening", "de", "Finnland hat am 4. April 2022 seinen Austritt aus dem Handelsabkommen erklärt.",
			[]string{"WITHDRAWN Austritt 2022-04-04 by Finnland of Handelsabkommen"}},
		{"parted verbs", "de", "Norwegen trat dem Handelsabkommen am 9. Juli 1999 bei. Malta trat im Mai 2001 aus dem Handelsabkommen aus.",
			[]string{"ACCEDED trat 1999-07-09 by Norwegen of Handelsabkommen", "WITHDRAWN trat 2001-05 by Malta of Handelsabkommen"}},
		{"relative clause", "de", "Der Friedensvertrag, den Chile und Peru 1929 schlossen, trat am 28. Juli 1929 in Kraft.",
			[]string{"NEGOTIATED schlossen 1929 by Chile, Peru of Friedensvertrag", "ENTERED_INTO_FORCE in Kraft 1929-07-28 of Friedensvertrag"}},
		{"pronoun", "de", "Im Mai 2019 wurde der Friedensvertrag ausgehandelt. Norwegen ratifizierte ihn am 3. Juli 2020.",
			[]string{"NEGOTIATED ausgehandelt 2019-05 of Friedensvertrag", "RATIFIED ratifizierte 2020-07-03 by Norwegen"}},
		{"negation", "de", "Italien hat das Handelsabkommen nicht ratifiziert.",
			[]string{"RATIFIED DENIED ratifiziert by Italien of Handelsabkommen"}},
		{"not only is no negation", "de", "Italien hat das Handelsabkommen 2019 nicht nur unterzeichnet.",
			[]string{"SIGNED unterzeichnet 2019 by Italien of Handelsabkommen"}},
		{"plan", "de", "Italien will das Handelsabkommen am 3. Juni 2026 unterzeichnen.",
			[]string{"SIGNED PLANNED unterzeichnen 2026-06-03 by Italien of Handelsabkommen"}},
		{"condition", "de", "Falls Italien das Handelsabkommen ratifiziert, folgt Malta.",
			[]string{"RATIFIED CONDITIONAL ratifiziert by Italien of Handelsabkommen"}},
		{"present of what began", "de", "Seit dem 21. September 2017 wird das Handelsabkommen vorläufig angewendet.",
			[]string{"PROVISIONALLY_APPLIED vorläufig angewendet 2017-09-21 of Handelsabkommen"}},
		{"accusation", "de", "Die Ukraine warf Russland am Montag vor, die Waffenruhe gebrochen zu haben.",
			[]string{"VIOLATED gebrochen by Russland of Waffenruhe"}},
		{"told twice", "de", "Peru hat den Friedensvertrag unterzeichnet. Unterzeichnet wurde der Friedensvertrag am 3. Mai 1990.",
			[]string{"SIGNED unterzeichnet 1990-05-03 by Peru of Friedensvertrag"}},
		{"a noun for who acts", "de", "Peru verließ den Andenpakt im Mai 2003. Das Land hatte den Vertrag 1999 unterzeichnet.",
			[]string{"WITHDRAWN verließ 2003-05 by Peru of Andenpakt", "SIGNED unterzeichnet 1999 by Das Land of Vertrag"}},
		{"a noun for two", "de", "Peru und Chile berieten sich. Am 4. Mai 2022 ratifizierten beide Staaten den Vertrag.",
			[]string{"RATIFIED ratifizierten 2022-05-04 by beide Staaten, beide Staaten of Vertrag"}},
		{"agents of a noun for two", "de", "Peru und Chile berieten sich. Die Außenminister der beiden Länder unterzeichneten im Juni 2019 den Vertrag.",
			[]string{"SIGNED unterzeichneten 2019-06 of Vertrag"}},
		{"pronoun for several", "de", "Spanien und Portugal trafen sich in Lissabon. Im Mai 2019 haben sie den Vertrag unterzeichnet.",
			[]string{"SIGNED unterzeichnet 2019-05 by Spanien, Portugal of Vertrag"}},
		{"pronoun for several, relative", "de", "Spanien und Portugal wollen den Vertrag, den sie 1929 schlossen, kündigen.",
			[]string{"NEGOTIATED schlossen 1929 by Spanien, Portugal of Vertrag", "WITHDRAWN PLANNED kündigen by Spanien, Portugal of Vertrag"}},
		{"pronoun for one", "de", "Am Montag hat das bulgarische Parlament getan, worauf viele warten: Es ratifizierte am 3. Mai 2019 den Vertrag mit Griechenland.",
			[]string{"RATIFIED ratifizierte 2019-05-03 by bulgarische Parlament of Vertrag"}},
		{"an expletive", "de", "Norwegen tagte. Es unterzeichneten 2019 nur Peru und Chile den Vertrag.",
			[]string{"SIGNED unterzeichneten 2019 by Peru, Chile of Vertrag"}},
		{"two verbs, one object", "de", "Peru hat den Vertrag im Mai 2019 unterzeichnet und ratifiziert.",
			[]string{"SIGNED unterzeichnet 2019-05 by Peru of Vertrag", "RATIFIED ratifiziert 2019-05 by Peru of Vertrag"}},
		{"closing words", "de", "Geschehen zu Bern am 3. Mai 1990 in zwei Urschriften.", []string{"SIGNED Geschehen 1990-05-03"}},
		{"a player's contract", "de", "Der Stürmer unterschrieb im Juli 2021 einen Vertrag bis 2025.", []string{}},
		{"a law", "de", "Das Gesetz trat am 1. Mai 2020 in Kraft.", []string{}},
		{"wages", "de", "Gewerkschaft und Arbeitgeber schlossen am Freitag eine Vereinbarung über höhere Löhne.", []string{}},

		{"active", "en", "Russia and China signed a friendship treaty in Moscow on 16 July 2001.",
			[]string{"SIGNED signed 2001-07-16 by Russia, China of friendship treaty"}},
		{"passive", "en", "The treaty was ratified by Italy and Malta in May 2019.",
			[]string{"RATIFIED ratified 2019-05 by Italy, Malta of treaty"}},
		{"participle behind its noun", "en", "A special treaty on waters, extended in December 2015, expires in March 2026.",
			[]string{"EXTENDED extended 2015-12 of special treaty", "TERMINATED PLANNED expires 2026-03 of special treaty"}},
		{"relative clause", "en", "Chile, which acceded to the treaty in 1985, withdrew in January 2003.",
			[]string{"ACCEDED acceded to 1985 by Chile of treaty", "WITHDRAWN withdrew 2003-01 by Chile"}},
		{"noun with agent", "en", "Since the ratification of the treaty by Poland in 2012, trade has grown.",
			[]string{"RATIFIED ratification 2012 by Poland of treaty"}},
		{"genitive", "en", "Canada's withdrawal from the Kyoto Protocol in December 2011 drew criticism.",
			[]string{"WITHDRAWN withdrawal from 2011-12 by Canada of Kyoto Protocol"}},
		{"pronoun", "en", "Norway signed the treaty in May 2019. It entered into force on 3 July 2020.",
			[]string{"SIGNED signed 2019-05 by Norway of treaty", "ENTERED_INTO_FORCE entered into force 2020-07-03"}},
		{"negation", "en", "India has not signed the treaty.", []string{"SIGNED DENIED signed by India of treaty"}},
		{"yet to", "en", "The treaty has yet to be ratified by Italy.", []string{"RATIFIED DENIED ratified by Italy of treaty"}},
		{"plan", "en", "Germany will ratify the treaty in June 2026.", []string{"RATIFIED PLANNED ratify 2026-06 by Germany of treaty"}},
		{"condition", "en", "If Turkey ratifies the treaty, Malta will follow.", []string{"RATIFIED CONDITIONAL ratifies by Turkey of treaty"}},
		{"accusation", "en", "Ukraine accused Russia in May 2022 of breaching the ceasefire.", []string{"VIOLATED breaching 2022-05 by Russia of ceasefire"}},
		{"organisations", "en", "Finland joined NATO on 4 April 2023.", []string{"ACCEDED joined 2023-04-04 by Finland"}},
		{"a noun for who acts", "en", "NATO met in Brussels. On 3 May 2021 the alliance signed the treaty with Georgia.",
			[]string{"SIGNED signed 2021-05-03 by the alliance of treaty"}},
		{"a noun for two, passive", "en", "Peru and Chile met. The treaty was ratified by the two countries in 2003.",
			[]string{"RATIFIED ratified 2003 by the two countries, the two countries of treaty"}},
		{"place of a noun for two", "en", "Peru and Chile met. In the two countries, parliament ratified the treaty in 2004.",
			[]string{"RATIFIED ratified 2004 of treaty"}},
		{"courts of a noun for two", "en", "Peru and Chile met. The two countries' courts denounced the treaty in 2005.",
			[]string{"WITHDRAWN denounced 2005 of treaty"}},
		{"pronoun for several", "en", "Spain, Italy and Portugal met in Rome. They signed the treaty in May 2019.",
			[]string{"SIGNED signed 2019-05 by Spain, Italy, Portugal of treaty"}},
		{"pronoun for either of two groups", "en", "Spain and Portugal met Chile and Peru in Rome. They signed the treaty in May 2019.",
			[]string{"SIGNED signed 2019-05 of treaty"}},
		{"pronoun for one", "en", "Norway signed the treaty with Kenya in May 2019. It ratified the treaty in June 2020.",
			[]string{"SIGNED signed 2019-05 by Norway of treaty", "RATIFIED ratified 2020-06 by Norway of treaty"}},
		{"pronoun that only reports", "en", "Norway met Peru and Chile. Kenya voted. It said the two countries signed the treaty in May 2019.",
			[]string{"SIGNED signed 2019-05 of treaty"}},
		{"pronoun before two verbs", "en", "Spain and Portugal met in Rome. In May 2019 they signed and ratified the treaty.",
			[]string{"SIGNED signed 2019-05 by Spain, Portugal of treaty", "RATIFIED ratified 2019-05 by Spain, Portugal of treaty"}},
		{"pronoun for either", "en", "Norway met Kenya. It signed the treaty in May 2019.",
			[]string{"SIGNED signed 2019-05 of treaty"}},
		{"two verbs, one object", "en", "Peru and Chile signed and ratified the treaty.",
			[]string{"SIGNED signed by Peru, Chile of treaty", "RATIFIED ratified by Peru, Chile of treaty"}},
		{"closing words", "en", "DONE at Bergen on 4 March 2013, both texts being authentic.", []string{"SIGNED DONE 2013-03-04"}},
		{"a contract", "en", "The player signed a contract with Chelsea in July 2021.", []string{}},
		{"a law", "en", "The law entered into force on 1 May 2020.", []string{}},
		{"an order about a treaty", "en", "Trump signed an executive order on the treaty in May 2018.", []string{}},
	}
	for _, tt := range tests {
		t.Run(tt.code+"/"+tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, events(tt.text, extract(t, x, tt.code, tt.text))); d != "" {
				t.Errorf("%s\n(-want +got):\n%s", tt.text, d)
			}
		})
	}
}

// TestPronounOfMany keeps a pronoun from repeating a long list at every verb,
// which would take memory by the product of both.
func TestPronounOfMany(t *testing.T) {
	text := strings.Repeat("Peru und Chile und ", 100) + "Malta trafen sich. " + strings.Repeat("Sie unterzeichneten den Vertrag. Sie kündigten den Vertrag. ", 20)
	for _, e := range extract(t, builtin(t), "de", text).Events {
		if len(e.Agents) > 64 {
			t.Fatalf("%s has %d agents", e.Type, len(e.Agents))
		}
	}
}
