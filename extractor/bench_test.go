package extractor_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chancery-nlp/chancery/extractor"
	"github.com/chancery-nlp/chancery/extractor/english"
	"github.com/chancery-nlp/chancery/lang"
)

// newExtractor compiles the packs of the binary, as the command does.
func newExtractor(tb testing.TB) *extractor.Extractor {
	tb.Helper()
	packs, err := lang.Builtin()
	if err != nil {
		tb.Fatal(err)
	}
	tagger, err := english.NewTagger()
	if err != nil {
		tb.Fatal(err)
	}
	x, err := extractor.New(packs, nil, extractor.WithTagger("en", tagger))
	if err != nil {
		tb.Fatal(err)
	}
	return x
}

// corpus returns size bytes of the test documents of a language, repeated.
func corpus(tb testing.TB, code string, size int) string {
	tb.Helper()
	files, err := filepath.Glob("../testdata/" + code + "/*.txt")
	if err != nil || len(files) == 0 {
		tb.Fatalf("no test documents for %s: %v", code, err)
	}
	var b strings.Builder
	for b.Len() < size {
		for _, f := range files {
			data, err := os.ReadFile(f)
			if err != nil {
				tb.Fatal(err)
			}
			b.Write(data)
			b.WriteString("\n\n")
		}
	}
	return strings.ToValidUTF8(b.String()[:size], "")
}

// BenchmarkExtract measures the layers with the language given: dates and
// numbers alone, with actors, and all:
//
//	go test ./extractor -run - -bench Extract/ -cpu 1
func BenchmarkExtract(b *testing.B) {
	x := newExtractor(b)
	for _, l := range []struct {
		name   string
		layers []extractor.Layer
	}{
		{"values", []extractor.Layer{extractor.LayerDates, extractor.LayerNumbers}},
		{"actors", []extractor.Layer{extractor.LayerDates, extractor.LayerNumbers, extractor.LayerActors}},
		{"all", nil},
	} {
		for _, code := range []string{"de", "en"} {
			for _, size := range []int{1 << 10, 32 << 10, 1 << 20, 16 << 20} {
				text := corpus(b, code, size)
				b.Run(fmt.Sprintf("%s/%s/%dKiB", l.name, code, size>>10), func(b *testing.B) {
					b.SetBytes(int64(len(text)))
					b.ReportAllocs()
					doc := extractor.Document{Text: text, LanguageCode: code, ReferenceTime: "2024-11-12", Layers: l.layers}
					for b.Loop() {
						if _, err := x.Extract(context.Background(), doc); err != nil {
							b.Fatal(err)
						}
					}
				})
			}
		}
	}
}
