package detect

import (
	"fmt"
	"strings"
	"testing"
)

// A page of prose in each of three scripts, written for these benchmarks.
const (
	germanPage = `Am Morgen nach der langen Sitzung traten die Delegierten müde, aber zufrieden vor das Gebäude. Drei Tage hatten sie über einen Text gestritten, den kaum jemand ganz gelesen hatte. „Wir haben mehr erreicht, als ich erwartet hätte“, sagte die Leiterin der kleineren Abordnung und zog den Mantel enger. Der Nebel lag noch über dem Fluss, und die ersten Straßenbahnen brachten Angestellte in die Ämter.

Der Vertrag regelt, wie das Wasser der drei Stauseen verteilt wird, wenn es im Sommer knapp ist. Bisher entschied jedes Land für sich; das führte zu Streit und einmal sogar dazu, dass Felder auf beiden Seiten der Grenze vertrockneten. Nun soll eine gemeinsame Stelle messen, rechnen und warnen. Sie darf nichts befehlen, doch ihre Zahlen müssen veröffentlicht werden.

Nicht alle sind damit glücklich. Ein Bauer aus der Ebene meinte, er habe schon viele Papiere gesehen und wenig Regen. Ob die neue Stelle mehr kann als reden, wird sich erst im zweiten oder dritten Jahr zeigen.
`
	englishPage = `The harbour was quiet when the first boats came in, and nobody on the quay expected news. Two of the crews had seen lights over the reef during the night; the third had seen nothing and said so loudly. By noon the story had grown to five ships, a fire and a message in a bottle. The harbour master wrote down all of it and believed none.

What had really happened was simpler. A survey ship had been mapping the sea floor and had burned off some old rope on deck. Its captain was surprised to learn that he had become famous on the coast. "We were only doing our job," he told the paper, "and we will be gone by the end of the week."

There is still an argument about who should pay for the search. The town says it acted in good faith, while the province thinks that somebody could have used a telephone.
`
	russianPage = `Поезд пришёл рано утром, когда на вокзале ещё никого не было. Проводница открыла дверь, посмотрела на пустой перрон и пожала плечами. Письмо, которое она везла уже третий день, было адресовано человеку, о котором здесь никто не слышал. Она решила подождать до вечера, а потом оставить его у дежурного.

Вечером дождь кончился, и на площади собрались люди. Они говорили о новой дороге, о ценах и о том, что зимой опять не будет дров. Старик в серой шапке спросил, не для него ли письмо, но имя было другое. Тогда он сказал, что когда-то знал этого человека и что тот давно уехал на юг.
`
)

func document(page string, size int) string {
	var b strings.Builder
	for n := 0; b.Len() < size; n++ {
		b.WriteString(page)
		fmt.Fprintf(&b, "\n%d\n\n", n)
	}
	return b.String()[:wordEdge(b.String(), size)]
}

func detector(tb testing.TB) *Detector {
	tb.Helper()
	d, err := New()
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

func sizes(b *testing.B, passages bool, all []int) {
	d := detector(b)
	for _, page := range []struct{ name, text string }{{"de", germanPage}, {"en", englishPage}, {"ru", russianPage}} {
		for _, size := range all {
			text := document(page.text, size)
			d.Detect(text, passages)
			b.Run(fmt.Sprintf("%s/%d", page.name, size), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					d.Detect(text, passages)
				}
			})
		}
	}
}

// go test -bench Main -cpu 1 ./lang/detect
func BenchmarkMain(b *testing.B) { sizes(b, false, []int{200, 2 << 10, 1 << 20, 100 << 20}) }

// Texts for which the n-gram models have to be asked.
func BenchmarkRelatives(b *testing.B) {
	d := detector(b)
	for _, c := range []struct{ name, text string }{
		{"sentence", "Danas je lijep dan, ali sutra će opet padati snijeg na planini."},
		{"page", strings.Repeat("Danas je lijep dan, a sutra će možda padati snijeg. Djeca idu u školu i vraćaju se kući. Na planini je bilo hladno. ", 20)},
		{"malay", "Setiap orang dapat membaca surat itu dan kemudian menulis kepada mereka. " + "Rumah besar di tepi jalan itu sudah lama tidak ada orang di dalam. " + "Hari ini hujan turun lagi dan air sungai naik sampai ke jalan."},
	} {
		d.Detect(c.text, false)
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				d.Detect(c.text, false)
			}
		})
	}
}

func BenchmarkPassages(b *testing.B) { sizes(b, true, []int{2 << 10, 1 << 20}) }

// Half of the text is in another language than the main one.
func BenchmarkMixed(b *testing.B) {
	d := detector(b)
	for _, c := range []struct{ name, text string }{
		{"de-en", document(germanPage+"\n"+englishPage, 1<<20)},
		{"de-ru", document(germanPage+"\n"+russianPage, 1<<20)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.text)))
			for b.Loop() {
				d.Detect(c.text, true)
			}
		})
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := New(); err != nil {
			b.Fatal(err)
		}
	}
}
