package segment

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/chancery-nlp/chancery/lang"
)

func headings(tb testing.TB) *Headings {
	tb.Helper()
	packs, err := lang.Load(os.DirFS("../../lang"))
	if err != nil {
		tb.Fatal(err)
	}
	return NewHeadings(lang.MergeSections(packs))
}

// outline gives a section a line, indented under its parent: kind, number,
// title between | |, and how its own text starts and ends.
func outline(text string, list []Section) []string {
	var lines []string
	depth := make([]int, len(list))
	for i, s := range list {
		if s.Parent >= 0 {
			depth[i] = depth[s.Parent] + 1
		}
		line := strings.Repeat("  ", depth[i]) + string(s.Kind)
		if s.Number != "" {
			line += " " + s.Number
		}
		if s.Title != "" {
			line += " |" + s.Title + "|"
		}
		if s.Body.Len() > 0 {
			body := strings.Join(strings.Fields(s.Body.In(text)), " ")
			if len(body) > 44 {
				r := []rune(body)
				body = string(r[:20]) + " … " + string(r[len(r)-20:])
			}
			line += " " + fmt.Sprintf("%q", body)
		}
		lines = append(lines, line)
	}
	return lines
}

// TestSections reads the files of testdata/sections: a text, a line "====",
// and the outline of its sections. With UPDATE_SECTIONS=1 outlines are written.
func TestSections(t *testing.T) {
	h := headings(t)
	files, err := filepath.Glob("testdata/sections/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files: %v", err)
	}
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".txt"), func(t *testing.T) {
			data, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			text, want, ok := strings.Cut(string(data), "\n====\n")
			if !ok && os.Getenv("UPDATE_SECTIONS") == "" {
				t.Fatal("want a line ====")
			}
			list := Sections(text, h)
			check(t, text, list)
			got := outline(text, list)
			if os.Getenv("UPDATE_SECTIONS") != "" {
				if err := os.WriteFile(f, []byte(text+"\n====\n"+strings.Join(got, "\n")+"\n"), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			var lines []string
			if want = strings.TrimRight(want, "\n"); want != "" {
				lines = strings.Split(want, "\n")
			}
			if d := cmp.Diff(lines, got); d != "" {
				t.Errorf("sections (-want +got):\n%s", d)
			}
		})
	}
}

// check fails unless the spans of list lie in each other as a tree's do.
func check(tb testing.TB, text string, list []Section) {
	tb.Helper()
	end := make([]int, len(list)) // of the last child
	top := 0
	for i, s := range list {
		whole := s.Span
		if whole.Start < 0 || whole.Start >= whole.End || whole.End > len(text) {
			tb.Fatalf("section %d: bad span %v", i, whole)
		}
		if !whole.Contains(s.Body) || s.Body.Start > s.Body.End || s.Heading.End != 0 && (!whole.Contains(s.Heading) || s.Heading.End > s.Body.Start || s.Heading.Start != whole.Start) {
			tb.Fatalf("section %d: span %v, heading %v, body %v", i, whole, s.Heading, s.Body)
		}
		for _, at := range []int{whole.Start, whole.End, s.Body.Start, s.Body.End, s.Heading.Start, s.Heading.End} {
			if at < len(text) && !utf8.RuneStart(text[at]) {
				tb.Fatalf("section %d: %d cuts a character", i, at)
			}
		}
		if in := whole.In(text); strings.TrimSpace(in) != in {
			tb.Fatalf("section %d: blanks at the edges of %q", i, in)
		}
		after := &top
		if s.Parent >= 0 {
			if s.Parent >= i {
				tb.Fatalf("section %d: parent %d comes later", i, s.Parent)
			}
			p := list[s.Parent]
			if !p.Span.Contains(whole) || p.Body.End > whole.Start {
				tb.Fatalf("section %d %v is not in its parent %v %v", i, whole, p.Span, p.Body)
			}
			after = &end[s.Parent]
		}
		if whole.Start < *after {
			tb.Fatalf("section %d starts at %d, before %d", i, whole.Start, *after)
		}
		*after = whole.End
	}
}
