package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew; read the diff before it is committed")

// TestGolden holds the records of every test document to the recorded ones.
func TestGolden(t *testing.T) {
	const root = "../../testdata"
	table, err := os.ReadFile(filepath.Join(root, "documents.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(strings.TrimSpace(string(table)), "\n")[1:]
	if len(rows) < 16 {
		t.Fatalf("%d test documents, want at least 16", len(rows))
	}
	for _, row := range rows {
		fields := strings.Split(row, "\t")
		if len(fields) != 3 {
			t.Fatalf("documents.tsv: %q has not three columns", row)
		}
		t.Run(fields[0], func(t *testing.T) {
			file := filepath.Join(root, filepath.FromSlash(fields[0]))
			var out, stderr bytes.Buffer
			code := run(t.Context(), []string{"extract", "--input", "text", "--output", "json",
				"--language", fields[1], "--reference-time", fields[2], file}, stdio{out: &out, err: &stderr})
			if code != exitOK {
				t.Fatalf("exit code %d: %s", code, stderr.String())
			}
			golden := strings.TrimSuffix(file, ".txt") + ".golden.json"
			if *update {
				if err := os.WriteFile(golden, out.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(out.String(), "\n")); d != "" {
				t.Errorf("records of %s (-want +got):\n%s", fields[0], d)
			}
		})
	}
}
