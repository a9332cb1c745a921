package lang

import (
	"testing"
	"time"
)

func builtinRegister(t testing.TB) *Register {
	t.Helper()
	r, err := BuiltinRegister()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestRegisterLoadTime(t *testing.T) {
	start := time.Now()
	r := builtinRegister(t)
	t.Logf("%d actors, %d German and %d English aliases in %v", len(r.Actors), len(r.Aliases("de")), len(r.Aliases("en")), time.Since(start))
}
