package clause_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestHints takes the type from hints: where no rule holds, where one holds by
// a common word that other words outweigh, and where the text around tells.
func TestHints(t *testing.T) {
	tests := map[string]struct {
		code, text string
		want       []string
	}{
		"hints alone": {"en", "Article 1\n\nThe warders shall let each inmate out of his cell once a day.",
			[]string{"PRISONERS"}},
		"hints against a common word": {"de", "Artikel 1\n\nIn der Bucht sind Reusen für Aale und Angeln auf Hechte untersagt.",
			[]string{"ENVIRONMENT"}},
		"a set phrase against hints": {"en", "Article 1\n\nThe Convention on inmates, cells, warders and prisons shall enter into force in May.",
			[]string{"ENTRY_INTO_FORCE"}},
		"one of two matters of a title": {"en", "Treaty on Extradition and Legal Assistance\n\nArticle 1\n\nNobody shall be surrendered who was acquitted.\n\n" +
			"Article 2\n\nThe notary shall see to it that each heir is heard.",
			[]string{"EXTRADITION", "LEGAL_ASSISTANCE"}},
		"the title where one word hints": {"en", "Treaty on Extradition\n\nArticle 1\n\nThe papers shall bear the stamp of the museum.\n\n" +
			"Article 2\n\nThe fugitive shall be surrendered at the border.",
			[]string{"EXTRADITION", "EXTRADITION"}},
		"the matter of a report": {"de", "Ruritanien und Freedonien haben einen Vertrag über Häftlinge geschlossen. Der Vertrag sieht vor, dass Ruritanien " +
			"die Häftlinge in einem alten Gefängnis bewacht. Die Zellen müssen Fenster haben. Wer mehr als zwei Decken braucht, darf sie verlangen.",
			[]string{"PRISONERS", "PRISONERS", "PRISONERS"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			a, set, h := analyzer(t, tt.code)
			records, err := a.Analyze(context.Background(), nil, input(set, h, tt.text))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for i := range records {
				got = append(got, string(records[i].Type))
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Errorf("types (-want +got):\n%s", d)
			}
		})
	}
}
