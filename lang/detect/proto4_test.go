package detect

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

func TestProto4(t *testing.T) {
	d, _ := New()
	m := d.models[latin]
	A, B := os.Getenv("A"), os.Getenv("B")
	a, b := slices.Index(m.tags, A), slices.Index(m.tags, B)
	for _, s := range strings.Split(os.Getenv("S"), "|") {
		var e evidence
		m.gather(&e, s, latin, d.scripts)
		fmt.Printf("words %s-%s %.1f pairs %.1f\n", A, B, float64(e.words[a]-e.words[b])/16, 0.3*float64(e.pairs[a]-e.pairs[b])/16)
		for _, w := range strings.Fields(s) {
			var x evidence
			m.gather(&x, w, latin, d.scripts)
			fmt.Printf("%s:%.1f/%.1f ", w, float64(x.words[a]-x.words[b])/16, 0.3*float64(x.pairs[a]-x.pairs[b])/16)
		}
		fmt.Println()
	}
}
