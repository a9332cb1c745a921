package extractor_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"strings"
	"testing"
)

// TestImports keeps the direction of imports: the command over the extractor,
// the extractor over its layers, the layers over matching, that over packs.
func TestImports(t *testing.T) {
	const module = "github.com/chancery-nlp/chancery/"
	forbidden := []struct{ from, to, why string }{
		{"extractor", module + "cmd", "the library knows no command"},
		{"extractor", module + "proto", "the library knows no wire format"},
		{"extractor", "google.golang.org/grpc", "the library knows no transport"},
		{"extractor", "google.golang.org/protobuf", "the library knows no wire format"},
		{"extractor", module + "lang/detect", "only the command links the detection models"},
		{"extractor", "github.com/pemistahl/lingua-go", "only lang/detect does"},
		{"lang", module + "extractor", "packs know no engine, but for lang/detect"},
		{"extractor/match", module + "extractor/date", "matching knows no layer"},
		{"extractor/match", module + "extractor/number", "matching knows no layer"},
		{"extractor/date", module + "extractor/number", "layers do not know each other"},
		{"extractor/number", module + "extractor/date", "layers do not know each other"},
		{"extractor/segment", module + "extractor/match", "segmentation comes first"},
		{"", "github.com/jdkato/prose", "only extractor/english does"},
	}
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "../...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	dec := json.NewDecoder(strings.NewReader(string(out)))
	for {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		from := strings.TrimPrefix(p.ImportPath, module)
		for _, f := range forbidden {
			if from != f.from && f.from != "" && !strings.HasPrefix(from, f.from+"/") {
				continue
			}
			if from == "lang/detect" && f.from == "lang" || from == "extractor/english" && f.from == "" {
				continue
			}
			for _, to := range p.Imports {
				if to == f.to || strings.HasPrefix(to, f.to+"/") {
					t.Errorf("%s imports %s: %s", from, to, f.why)
				}
			}
		}
	}
}
