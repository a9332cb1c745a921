package english_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/chancery-nlp/chancery/extractor/date"
	"github.com/chancery-nlp/chancery/extractor/english"
)

func TestTense(t *testing.T) {
	tagger, err := english.NewTagger()
	if err != nil {
		t.Fatal(err)
	}
	// The bar marks the place that the question is about.
	tests := []struct {
		sentence string
		want     date.Tense
	}{
		{"The minister flew home on |Monday.", date.Past},
		{"The delegates have gathered on |Monday.", date.Past},
		{"The ministers will gather on |Monday.", date.Future},
		{"The ministers hope to gather on |Monday.", date.Future},
		{"The minister flies home on |Monday.", date.Present},
		{"On |Monday the minister flew home.", date.Past},
		{"On |Monday the minister can rest.", date.Future},
		{"|Monday", date.Open},
		{"|", date.Open},
	}
	for _, tt := range tests {
		at := strings.IndexByte(tt.sentence, '|')
		if got := tagger.Tense(strings.Replace(tt.sentence, "|", "", 1), at); got != tt.want {
			t.Errorf("tense of %q is %d, want %d", tt.sentence, got, tt.want)
		}
	}
}

func TestTenseConcurrently(t *testing.T) {
	tagger, err := english.NewTagger()
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 20 {
				if got := tagger.Tense("The ministers will gather on Monday.", 29); got != date.Future {
					t.Errorf("tense is %d, want %d", got, date.Future)
				}
			}
		})
	}
	wg.Wait()
}
