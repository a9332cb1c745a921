package lang

import "embed"

// A new folder with a pack.yaml is found without an edit here.
//
//go:embed */*.yaml und/actors/*.yaml
var builtin embed.FS

// Builtin returns the packs that are part of the binary.
func Builtin() ([]*Pack, error) { return Load(builtin) }

// BuiltinRegister returns the register of known actors that is part of the
// binary, extended by more sources. It is read anew on each call; callers keep it.
func BuiltinRegister(more ...RegisterSource) (*Register, error) {
	return LoadRegister(append([]RegisterSource{{FS: builtin, Dir: "und/actors"}}, more...)...)
}
