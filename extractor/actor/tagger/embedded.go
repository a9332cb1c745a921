package tagger

import (
	"embed"
	"fmt"
)

//go:embed models/*.bin
var models embed.FS

// Embedded reads the weights of a language, a two-letter code, that are part
// of the program. The caller keeps the model: each call reads it anew.
func Embedded(language string) (*Model, error) {
	file, err := models.ReadFile("models/" + language + ".bin")
	if err != nil {
		return nil, fmt.Errorf("read weights of names for %q: %w", language, err)
	}
	return Read(file)
}
