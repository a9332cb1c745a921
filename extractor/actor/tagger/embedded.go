package tagger

import (
	"embed"
	"fmt"
)

//go:embed models/*.bin
var models embed.FS

// Has reports whether the program has weights for a language.
func Has(language string) bool {
	_, err := models.Open("models/" + language + ".bin")
	return err == nil
}

// Embedded reads the weights of a language, a two-letter code, that are part
// of the program. The caller keeps the model: each call reads it anew.
func Embedded(language string) (*Model, error) {
	file, err := models.ReadFile("models/" + language + ".bin")
	if err != nil {
		return nil, fmt.Errorf("read weights of names for %q: %w", language, err)
	}
	return Read(file)
}
