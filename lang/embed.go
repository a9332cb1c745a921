package lang

import "embed"

// A new folder with a pack.yaml is found without an edit here.
//
//go:embed */*.yaml
var builtin embed.FS

// Builtin returns the packs that are part of the binary.
func Builtin() ([]*Pack, error) { return Load(builtin) }
