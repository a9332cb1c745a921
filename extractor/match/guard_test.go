package match_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestGuards(t *testing.T) {
	m := machine(t, map[string]string{
		"lexicon.yaml": "era: {words: {'v. chr.': BC, 'u.s. dollars': USD}}\n",
		"dates.yaml": rule("both", 1, "!page !(-|/)[[{digits}]]!(-|%) !(of|pages)") +
			rule("era", 1, "[[{digits} {era}]]"),
	})
	for _, tc := range []struct {
		text string
		want []string
	}{
		{"so 12 men", []string{"both: |12| digits="}},
		{"page 12 men", nil},
		{"-12 men", nil},
		{"- 12 men", []string{"both: |12| digits="}},
		{"12% off", nil},
		{"12 % off", []string{"both: |12| digits="}},
		{"12 pages", nil},
		{"12 of us", nil},

		// A list without blanks is no decimal and no grouped number.
		{"nos 14,15,17.", []string{"both: |14| digits=", "both: |15| digits=", "both: |17| digits="}},
		{"so 14,15", nil},
		{"so 1,234,567", nil},
		{"so 1,234,56", []string{"both: |1| digits=", "both: |234| digits=", "both: |56| digits="}},
		{"so ,14,15,17", nil},
		{"so 14,,15,17", []string{"both: |14| digits="}},

		// Blanks and stops within a word of the vocabulary.
		{"44 v. Chr. in", []string{"both: |44| digits=", "era: |44 v. Chr.| digits= era=BC"}},
		{"44 u.s.  dollars", []string{"both: |44| digits=", "era: |44 u.s.  dollars| digits= era=USD"}},
		{"44 v. u.s. dollars", []string{"both: |44| digits="}},
	} {
		if d := cmp.Diff(tc.want, find(t, m, tc.text)); d != "" {
			t.Errorf("%q (-want +got):\n%s", tc.text, d)
		}
	}
}
