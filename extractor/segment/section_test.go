package segment

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
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

// TestSectionsOdd reads texts that once were sliced beyond their ends.
func TestSectionsOdd(t *testing.T) {
	h := headings(t)
	for _, tt := range []struct {
		text string
		want []string
	}{
		{ // a blank before the bracket that closes a title
			"Article 1 (Aim of )\nEach Party plants trees.\n\nArticle 2 (Means)\nIt pays for them.",
			[]string{`ARTICLE 1 |Aim of| "Each Party plants trees."`, `ARTICLE 2 |Means| "It pays for them."`},
		},
		{ // a word that is shorter in small letters: the sign for kelvin
			"Article 1\nEach Party plants trees.\n\nArticle " + strings.Repeat("\u212a", 20) + "-a\nIt pays.\n\nArticle 2\nIt pays for them.",
			[]string{`ARTICLE 1 "Each Party plants tr … ` + strings.Repeat("\u212a", 9) + `-a It pays."`, `ARTICLE 2 "It pays for them."`},
		},
	} {
		list := Sections(tt.text, h)
		check(t, tt.text, list)
		if d := cmp.Diff(tt.want, outline(tt.text, list)); d != "" {
			t.Errorf("%q (-want +got):\n%s", tt.text, d)
		}
	}
}

// TestSectionsLinear keeps odd texts from taking more than linear time: 1 MB
// of each must be done in moments.
func TestSectionsLinear(t *testing.T) {
	h := headings(t)
	for _, unit := range []string{
		"Article 1\n", "Article 1\n\n\n\n\n", "Article 1\nArticle 2\n", "Article 1 ", "(a)\n", "Article 1\n(a) x;\n", "1\n", "12\nHead\n", "\f\n", "Contents\n", "Contents\nArticle 1\n",
		"Article 1 a ..... 3\n", "CHAPTER I\n", "I\n", "I A\nArticle 1\n", "(((((", "# # # ", "Part Title Chapter ", "ANNEX\n", "Done at X.\n", "((a)(b)(c)(d)) ", "\u00a0", "Article 99\nArticle 1\n",
		"The Government\n", "PART I\nTITLE I\nCHAPTER I\nSection 1\n", "1. (a) (i) x.\n", "A of\nB\n", "Article 1\nA of\nB of\nC of\n", "Article one-", "- 1 -\n",
	} {
		for _, before := range []string{"", "Article 1\nArticle 2\n1. A.\n"} {
			text := before + strings.Repeat(unit, (1<<20)/len(unit))
			start := time.Now()
			Sections(text, h)
			if d := time.Since(start); d > 3*time.Second {
				t.Errorf("%q after %q took %v", unit, before, d)
			}
		}
	}
}

func FuzzSections(f *testing.F) {
	files, err := filepath.Glob("testdata/sections/*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		text, _, _ := strings.Cut(string(data), "\n====\n")
		f.Add(text)
	}
	for _, s := range []string{"Article 1\n\fArticle 2\n12\n", "Article 1 bis\n§ 2 a\n(1a) x.", "\u00a0Art. 3º\n\r\nArt. 4º\x00", "PART I\n[ANNEX]\n12\nX\n13\nX\n", "Article l\nArticle 2 ….. 3"} {
		f.Add(s)
	}
	h := headings(f)
	f.Fuzz(func(t *testing.T, text string) {
		if utf8.ValidString(text) {
			check(t, text, Sections(text, h))
		}
	})
}

func BenchmarkSections(b *testing.B) {
	h := headings(b)
	file := func(name string) string {
		data, err := os.ReadFile("testdata/sections/" + name)
		if err != nil {
			b.Fatal(err)
		}
		text, _, _ := strings.Cut(string(data), "\n====\n")
		return text
	}
	articles := file("en-treaty.txt")
	long := strings.ReplaceAll(articles, "The Commission meets twice a year.", strings.Repeat("The Commission meets twice a year, and it hears the reports that the Parties lay before it.\n", 200))
	for _, c := range []struct{ name, unit string }{
		{"dense", articles + "\n\n"}, {"treaty", long + "\n\n"}, {"news", file("en-news.txt") + "\n\n"},
	} {
		text := strings.Repeat(c.unit, (50<<20)/len(c.unit))
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Sections(text, h)
			}
		})
	}
}
