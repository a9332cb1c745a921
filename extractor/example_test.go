package extractor_test

import (
	"context"
	"fmt"
	"log"

	"github.com/chancery-nlp/chancery/extractor"
	"github.com/chancery-nlp/chancery/lang"
)

func ExampleExtractor_Extract() {
	packs, err := lang.Builtin()
	if err != nil {
		log.Fatal(err)
	}
	x, err := extractor.New(packs, nil)
	if err != nil {
		log.Fatal(err)
	}
	text := "Am Montag kamen mehr als zweieinhalb Milliarden Euro zusammen."
	res, err := x.Extract(context.Background(), extractor.Document{Text: text, LanguageCode: "de", ReferenceTime: "2024-11-12"})
	if err != nil {
		log.Fatal(err)
	}
	for _, d := range res.Dates {
		fmt.Println(d.Span.In(text), d.Value, d.RuleID)
	}
	for _, n := range res.Numbers {
		fmt.Println(n.Span.In(text), n.Value, n.Unit)
	}
	// Output:
	// Montag 2024-11-11 de.date.weekday
	// zweieinhalb Milliarden Euro 2500000000 EUR
}
