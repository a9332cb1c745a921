package english_test

import (
	"strings"
	"testing"

	"github.com/chancery-nlp/chancery/extractor/date"
	"github.com/chancery-nlp/chancery/extractor/english"
)

func TestTense(t *testing.T) {
	tagger, err := english.NewTagger()
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		in   string // the bar is where the question is about
		want date.Tense
	}{
		{"The envoy arrived |Monday with a letter.", date.Past},
		{"The envoy will arrive |Monday with a letter.", date.Future},
		{"The council meets |Monday in Bern.", date.Present},
		{"They have met |Monday and Tuesday.", date.Past},
		{"They want to vote |Friday.", date.Future},
		{"|Friday the ministers signed it.", date.Past},
		{"|Friday", date.Open},
		{"|", date.Open},
	}
	for _, tt := range tests {
		before, after, _ := strings.Cut(tt.in, "|")
		if got := tagger.Tense(before+after, len(before)); got != tt.want {
			t.Errorf("Tense(%q) = %v, want %v", tt.in, got, tt.want)
		}
	}
}
