package treaty_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The ways in which reports tell of events beside the plain sentence, in both
// languages.
func TestEventsToldOtherwise(t *testing.T) {
	x := builtin(t)
	tests := []struct {
		name, code, text string
		want             []string
	}{
		{"set phrase", "de", "Der Senat gab dem Abkommen mit Chile im Oktober 2020 grünes Licht.", []string{"APPROVED grünes Licht 2020-10 of Abkommen"}},
		{"set phrase", "en", "The Senate gave the green light to the pact with Chile in October 2020.",
			[]string{"APPROVED gave the green light to 2020-10 by Senate of pact"}},
		{"on ice", "de", "Am 3. Mai 2010 legte Island das Handelsabkommen mit Norwegen auf Eis.", []string{"SUSPENDED auf Eis 2010-05-03 by Island of Handelsabkommen"}},
		{"on ice", "en", "On 3 May 2010 Iceland put the trade treaty with Norway on ice.", []string{"SUSPENDED put 2010-05-03 by Iceland of trade treaty"}},
		{"no auxiliary", "de", "Der Grenzvertrag, am 11. Juni 2010 unterzeichnet und seit Januar 2012 in Kraft, bindet Mali und Niger.",
			[]string{"SIGNED unterzeichnet 2010-06-11 of Grenzvertrag", "ENTERED_INTO_FORCE in Kraft 2012-01 of Grenzvertrag"}},
		{"no auxiliary", "en", "The treaty, signed on 11 June 2010 and in force since January 2012, binds Mali and Niger.",
			[]string{"SIGNED signed 2010-06-11 of treaty", "ENTERED_INTO_FORCE in force since 2012-01 of treaty"}},
		{"no object", "de", "Ghana und Mali schlossen 2012 ein Handelsabkommen. 2016 ist Togo beigetreten.",
			[]string{"NEGOTIATED schlossen 2012 by Ghana, Mali of Handelsabkommen", "ACCEDED beigetreten 2016 by Togo"}},
		{"no object", "en", "Ghana and Mali concluded a treaty in 2012. Togo joined in 2016.",
			[]string{"NEGOTIATED concluded 2012 by Ghana, Mali of treaty", "ACCEDED joined 2016 by Togo"}},
		{"another follows", "de", "Norwegen ratifizierte das Handelsabkommen im März 1999, Island folgte im Mai 1999.",
			[]string{"RATIFIED ratifizierte 1999-03 by Norwegen of Handelsabkommen", "RATIFIED folgte 1999-05 by Island"}},
		{"another follows", "en", "Norway ratified the treaty in March 1999; Iceland followed suit in May 1999.",
			[]string{"RATIFIED ratified 1999-03 by Norway of treaty", "RATIFIED followed suit 1999-05 by Iceland"}},
		{"date of the note", "de", "Mali hat seinen Austritt aus dem Handelsabkommen erklärt; die Note ging am 3. Mai 2021 ein.",
			[]string{"WITHDRAWN Austritt 2021-05-03 by Mali of Handelsabkommen"}},
		{"date of the note", "en", "Mali denounced the treaty with Niger. The note reached Niamey on 3 May 2021.", []string{"WITHDRAWN denounced 2021-05-03 by Mali of treaty"}},
		{"date of the same time", "de", "Peru brach das Handelsabkommen, als es im Mai 2010 die Grenze schloss.", []string{"VIOLATED brach 2010-05 by Peru of Handelsabkommen"}},
		{"relative clause without pronoun", "en", "The treaty Peru and Chile signed in 1929 ended the quarrel.", []string{"SIGNED signed 1929 by Peru, Chile of treaty"}},
		{"relative clause with that", "en", "The treaty that Peru and Chile signed in 1929 ended the quarrel.", []string{"SIGNED signed 1929 by Peru, Chile of treaty"}},
		{"participle first", "en", "Signed in 1951 by Peru and Chile, the treaty has served them well.", []string{"SIGNED Signed 1951 by Peru, Chile of treaty"}},
		{"preposition, not conjunction", "en", "The treaty was signed by Peru after two years of talks in Geneva on 3 May 2010.", []string{"SIGNED signed 2010-05-03 by Peru of treaty"}},
		{"whose body acts", "de", "Maltas Parlament billigte das Handelsabkommen am 3. Mai 2011.", []string{"APPROVED billigte 2011-05-03 by Maltas of Handelsabkommen"}},
		{"whose body acts", "en", "Malta's parliament approved the treaty on 3 May 2011.", []string{"APPROVED approved 2011-05-03 by Malta of treaty"}},
		{"with a partner", "de", "Peru unterzeichnete am 3. Mai 2001 mit Chile ein Handelsabkommen.", []string{"SIGNED unterzeichnete 2001-05-03 by Peru, Chile of Handelsabkommen"}},
		{"list of dates", "de", "1992: Unterzeichnung des Handelsabkommens zwischen Peru und Chile. 1994: Inkrafttreten.",
			[]string{"SIGNED Unterzeichnung 1992 of Handelsabkommens", "ENTERED_INTO_FORCE Inkrafttreten 1994"}},
		{"two halves of a compound", "de", "Der 1925 geschlossene Handels- und Grenzvertrag zwischen Estland und Finnland erlosch 1940.",
			[]string{"NEGOTIATED geschlossene 1925 of Handels- und Grenzvertrag", "TERMINATED erlosch 1940 of Handels- und Grenzvertrag"}},
		{"ends something else", "de", "Das Handelsabkommen von 1929 beendete den Streit zwischen Peru und Chile.", []string{}},
		{"another's negation", "de", "Italien hat das Handelsabkommen 1990 ratifiziert, Malta nicht.", []string{"RATIFIED ratifiziert 1990 by Italien of Handelsabkommen"}},
		{"a threat", "en", "In May 2021 Peru threatened to leave the treaty.", []string{"WITHDRAWN PLANNED leave by Peru of treaty"}},
		{"only a modifier", "en", "Peru ratified the plan for the three former Warsaw Pact nations in May 2004.", []string{}},
		{"a body passed", "en", "The treaty with Chile passed the Senate on 3 July 2019.", []string{"APPROVED passed 2019-07-03 by Senate of treaty"}},
		{"a coach", "en", "Iceland ditched its coach on 3 May 2010.", []string{}},
		{"a bus", "en", "The guards waved the bus from Peru through on Monday.", []string{}},
		{"a tour", "de", "Der Sänger kündigte am Freitag eine Tournee durch Peru an.", []string{}},
		{"a mast", "de", "Der Mast knickte ab, die Spieler aus Peru nickten am Montag.", []string{}},
	}
	for _, tt := range tests {
		t.Run(tt.code+"/"+tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, events(tt.text, extract(t, x, tt.code, tt.text))); d != "" {
				t.Errorf("%s\n(-want +got):\n%s", tt.text, d)
			}
		})
	}
}
