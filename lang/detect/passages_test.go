package detect

import (
	"fmt"
	"strings"
	"testing"
)

func TestPassages(t *testing.T) {
	d := detector(t)
	cases := []struct {
		name string
		text string // the passages in other languages stand in [[tag|…]]
		main string
	}{
		{"quotation in a sentence", `Der Kapitän schwieg lange und sah auf das Meer hinaus. Dann sagte er auf Englisch: „[[en|We have never seen anything like this in all our years at sea]]“, und ging unter Deck. Die Mannschaft verstand ihn nicht, aber niemand wollte fragen, was er damit gemeint hatte.`, "de"},
		{"quotation with straight marks", `The old man had carved one line over the door of the mill. "[[fr|Celui qui ne sait pas attendre ne verra jamais pousser son blé]]", it said, and nobody in the village could read it. Tourists took pictures of it all the same.`, "en"},
		{"paragraphs", germanPage + "\n[[en|" + strings.TrimSpace(englishPage) + "]]\n\n" + germanPage + germanPage, "de"},
		{"another script", germanPage + "\n[[ru|" + strings.TrimSpace(russianPage) + "]]\n\n" + germanPage + germanPage, "de"},
		{"Latin in Cyrillic", russianPage + "\n[[en|The letter was short and said only that the road in the south was closed until spring.]]\n\n" + russianPage, "ru"},
		{"sentence", `Il contratto è stato firmato ieri nella sede della società, dopo mesi di lavoro. [[nl|De partijen hebben afgesproken dat zij elkaar binnen een maand opnieuw zullen zien.]] Nessuno ha voluto dire quanto sia costato l'accordo, ma le cifre sono note a tutti.`, "it"},
		{"Chinese in English", "The sign above the gate was new and very large. 「[[zh|我们这里的人都不知道为什么火车总是这么晚才来，所以大家每天都在等]]」 Nobody had translated it for the visitors yet, so they asked the guard.", "en"},
		{"three languages", germanPage + germanPage + "\n[[en|This part of the report was written by a colleague who was in a hurry and knew no German.]]\n\n" + germanPage + "\n[[es|Esta parte del informe la escribió una compañera que tenía mucha prisa y no hablaba alemán.]]\n\n" + germanPage, "de"},
		{"name", `Mr. Jean-Baptiste de la Fontaine-Dubois and Frau Dr. Annegret von Hohenberg-Schilling met Don José María de la Vega y Ramírez in the small house by the lake. They talked until the evening and then went home.`, "en"},
		{"short quotation", `Sie rief noch „Let's go, my friends!“ und war verschwunden. Am nächsten Tag fand man ihren Hut am Ufer, und keiner wusste, wie er dorthin gekommen war.`, "de"},
		{"titles", `Wir lasen dort „The Return of the Native“, „Les Fleurs du mal“ und „Cien años de soledad“, ohne ein Wort zu verlieren. Abends kochte jemand, und danach wurde über alles gestritten, was in den Büchern stand.`, "de"},
		{"list of names", "Those present were:\nJean Dupont, Université de Lyon, Faculté des Lettres\nMaria Schneider, Institut für Geschichte der Neuzeit\nPablo Ruiz, Ministerio de Asuntos Exteriores\n\nThe chair opened the meeting at nine and thanked all of them for coming.", "en"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			text, want := marked(c.text)
			got := check(t, d, text)
			if got[0].Code != c.main {
				t.Fatalf("main language is %s, want %s: %v", got[0].Code, c.main, got)
			}
			n := 0
			for _, l := range got[1:] {
				for _, s := range l.Spans {
					n++
					if want[strings.TrimSpace(s.In(text))] != l.Code {
						t.Errorf("passage %s %q", l.Code, s.In(text))
					}
				}
			}
			if n != len(want) {
				t.Errorf("%d passages, want %d", n, len(want))
			}
		})
	}
}

// marked takes the marks of passages out of text; it returns the text and the
// language of each passage.
func marked(text string) (string, map[string]string) {
	var b strings.Builder
	passages := map[string]string{}
	for {
		before, rest, ok := strings.Cut(text, "[[")
		b.WriteString(before)
		if !ok {
			return b.String(), passages
		}
		tag, rest, _ := strings.Cut(rest, "|")
		passage, rest, _ := strings.Cut(rest, "]]")
		b.WriteString(passage)
		passages[passage] = tag
		text = rest
	}
}

func TestBilingualDocument(t *testing.T) {
	d := detector(t)
	for tag, page := range map[string]string{"en": englishPage, "ru": russianPage} {
		text := document(germanPage+"\n"+page, 1<<20)
		got := check(t, d, text)
		if len(got) != 2 {
			t.Fatalf("%d languages in a text in German and %s: %v …", len(got), tag, got[0].Code)
		}
		share := float64(extent(got[1].Spans)) / float64(len(text))
		if share < 0.40 || share > 0.50 {
			t.Errorf("%s is %s%% of a text in German and %s, want nearly half", got[1].Code, fmt.Sprint(100*share), tag)
		}
	}
}
