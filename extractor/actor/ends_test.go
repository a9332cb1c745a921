package actor

import (
	"strings"
	"testing"

	"github.com/chancery-nlp/chancery/extractor/segment"
)

func TestAbbreviates(t *testing.T) {
	for text, want := range map[string]bool{
		"die Vermittlungsstellen (QRX) im Netz": true,
		"die QRX im Netz":                       false,
		"die Stelle (QRX Nord) im Netz":         false,
		"(QRX) im Netz":                         false,
	} {
		in := input(text)
		at := -1
		for i := range in.Tokens {
			if in.Tokens[i].Kind == segment.Word && text[in.Tokens[i].Start:in.Tokens[i].End] == "QRX" {
				at = i
			}
		}
		if got := abbreviates(&in, at, strings.Index(text, "QRX")+len("QRX")); got != want {
			t.Errorf("abbreviates(%q) = %t, want %t", text, got, want)
		}
	}
}
