package number_test

import (
	"fmt"

	"github.com/chancery-nlp/chancery/extractor/number"
)

func ExampleScanDigits() {
	german, _ := number.NewStyle(",", ".")
	english, _ := number.NewStyle(".", ",")
	for _, style := range []number.Style{german, english, {}} {
		lit, _, _ := number.ScanDigits("10.000", 0, style)
		fmt.Println(lit.Value, lit.Readings)
	}
	// Output:
	// 10000 []
	// 10 [10 10000]
	// 10000 [10000 10]
}

func ExampleWords_Scan() {
	words, err := number.NewWords("german", number.Lexicon{Entries: []number.Entry{
		{Word: "ein", Value: "article:1"},
		{Word: "zwei", Value: "unit:2"},
		{Word: "fünf", Value: "unit:5"},
		{Word: "zwanzig", Value: "ten:20"},
		{Word: "hundert", Value: "hundred:100:bare"},
		{Word: "milliarden", Value: "scale:9"},
		{Word: "und", Value: "conj"},
		{Word: "halb", Value: "half:2"},
	}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, text := range []string{"hundertfünfundzwanzig Euro", "zweieinhalb Milliarden Euro", "Zweig"} {
		lit, end, ok := words.Scan(text, 0)
		fmt.Println(ok, lit.Value, text[:end])
	}
	// Output:
	// true 125 hundertfünfundzwanzig
	// true 2500000000 zweieinhalb Milliarden
	// false
}

func ExampleMul() {
	fmt.Println(number.Scale("2.5", 9), number.Mul("2.5", "12"), number.Add("0.1", "0.2"))
	// Output: 2500000000 30 0.3
}
