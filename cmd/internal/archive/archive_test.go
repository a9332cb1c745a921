package archive_test

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/chancery-nlp/chancery/cmd/internal/archive"
	"github.com/chancery-nlp/chancery/extractor"
)

// got is an item that can be compared.
type got struct {
	Document extractor.Document
	Place    string
	Err      string
	Ignored  []string
}

func read(format archive.Format, stdin io.Reader, names ...string) []got {
	var out []got
	r := archive.Reader{Format: format, Stdin: stdin}
	for item := range r.Documents(names) {
		g := got{Document: item.Document, Place: item.Place, Ignored: item.Ignored}
		if item.Err != nil {
			g.Err = item.Err.Error()
		}
		out = append(out, g)
	}
	return out
}

func TestLines(t *testing.T) {
	tests := []struct {
		desc, line string
		want       got
	}{
		{"all fields", `{"id":"a","text":"Text","languageCode":"de","referenceTime":"2024-11-12"}`,
			got{Document: extractor.Document{ID: "a", Text: "Text", LanguageCode: "de", ReferenceTime: "2024-11-12"}}},
		{"snake case, blanks", "\t{ \"text\" : \"x\" , \"language_code\":\"de\",\"reference_time\" : \"2024\" } \r",
			got{Document: extractor.Document{ID: "stdin:1", Text: "x", LanguageCode: "de", ReferenceTime: "2024"}}},
		{"null is nothing", `{"id":null,"text":"x","languageCode":null}`, got{Document: extractor.Document{ID: "stdin:1", Text: "x"}}},
		{"empty id is none", `{"id":"","text":""}`, got{Document: extractor.Document{ID: "stdin:1"}}},
		{"escapes", `{"text":"\u00e4\ud83d\ude00\n\\u00e4\"\\"}`, got{Document: extractor.Document{ID: "stdin:1", Text: "ä😀\n\\u00e4\"\\"}}},
		{"escaped name", `{"\u0074ext":"x"}`, got{Document: extractor.Document{ID: "stdin:1", Text: "x"}}},
		{"other fields", `{"meta":{"a":[1,{"text":"no"}],"b":"}"},"n":-1.5e3,"t":true,"text":"x","list":[]}`,
			got{Document: extractor.Document{ID: "stdin:1", Text: "x"}, Ignored: []string{"meta", "n", "t", "list"}}},
		{"no text", `{"id":"a","languageCode":"de"}`, got{Document: extractor.Document{ID: "a"}, Err: `"text" is missing`}},
		{"null text", `{"id":"a","text":null}`, got{Document: extractor.Document{ID: "a"}, Err: `"text" is missing`}},
		{"empty object", `{}`, got{Document: extractor.Document{ID: "stdin:1"}, Err: `"text" is missing`}},
		{"id after the fault", `{"text":["x"],"id":"a"}`, got{Document: extractor.Document{ID: "a"}, Err: `"text" is no string`}},
		{"number as id", `{"id":17,"text":"x"}`, got{Document: extractor.Document{ID: "stdin:1"}, Err: `"id" is no string`}},
		{"twice", `{"id":"a","languageCode":"de","language_code":"en","text":"x"}`, got{Document: extractor.Document{ID: "a"}, Err: `"languageCode" stands twice`}},
		{"half a surrogate pair", `{"id":"a","text":"x \ud83d y"}`, got{Document: extractor.Document{ID: "a"}, Err: `"text": half of a surrogate pair, \ud83d`}},
		{"second half first", `{"id":"a","text":"\ude00\ud83d"}`, got{Document: extractor.Document{ID: "a"}, Err: `"text": half of a surrogate pair, \ude00`}},
		{"half at the end", `{"text":"\\\ud83d"}`, got{Document: extractor.Document{ID: "stdin:1"}, Err: `"text": half of a surrogate pair, \ud83d`}},
		{"escaped backslash before u", `{"text":"\\ud83d"}`, got{Document: extractor.Document{ID: "stdin:1", Text: `\ud83d`}}},
		{"invalid UTF-8", "{\"text\":\"Gr\xf6\xdfe\"}", got{Document: extractor.Document{ID: "stdin:1"}, Err: "text: invalid UTF-8 at byte 11 of the line"}},
		{"not JSON", `text`, got{Document: extractor.Document{ID: "stdin:1"}, Err: "no JSON: invalid character 'e' in literal true (expecting 'r')"}},
		{"cut off", `{"text":"x`, got{Document: extractor.Document{ID: "stdin:1"}, Err: "no JSON: unexpected end of JSON input"}},
		{"two values", `{"text":"x"} {}`, got{Document: extractor.Document{ID: "stdin:1"}, Err: "no JSON: invalid character '{' after top-level value"}},
		{"no object", `["text"]`, got{Document: extractor.Document{ID: "stdin:1"}, Err: "no JSON object"}},
	}
	for _, tt := range tests {
		t.Run(tt.desc, func(t *testing.T) {
			tt.want.Place = "stdin:1"
			if diff := cmp.Diff([]got{tt.want}, read(archive.JSONL, strings.NewReader(tt.line), "-")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestFiles(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	text := write("a.txt", "{\"text\": \"no JSON by its name\"}\r\n")
	lines := write("b.JSONL", "\ufeff{\"text\":\"1\"}\n\n  \r\nbroken\n{\"id\":\"x\",\"text\":\"5\"}")
	sniffed := write("c", "\ufeff\n { \"text\": \"1\"}\n")
	plain := write("d", "{curly} text\n")
	mark := write("e.md", "\ufeffwith a mark\n")
	latin := write("f", "Gr\xf6\xdfe")
	gone := filepath.Join(dir, "gone.txt")
	doc := func(place, text string) got {
		return got{Document: extractor.Document{ID: place, Text: text}, Place: place}
	}
	x := doc(lines+":5", "5")
	x.Document.ID = "x"
	want := []got{
		doc(text, "{\"text\": \"no JSON by its name\"}\r\n"),
		doc(lines+":1", "1"),
		{Document: extractor.Document{ID: lines + ":4"}, Place: lines + ":4", Err: "no JSON: invalid character 'b' looking for beginning of value"},
		x,
		doc(sniffed+":2", "1"),
		doc(plain, "{curly} text\n"),
		doc(mark, "\ufeffwith a mark\n"),
		{Document: extractor.Document{ID: latin}, Place: latin, Err: "text: invalid UTF-8 at byte 2"},
		{Document: extractor.Document{ID: gone}, Place: gone, Err: "no such file or directory"},
		{Document: extractor.Document{ID: dir}, Place: dir, Err: "is a directory"},
		doc("stdin", "from elsewhere"),
	}
	if diff := cmp.Diff(want, read(archive.Auto, strings.NewReader("from elsewhere"), text, lines, sniffed, plain, mark, latin, gone, dir, "-")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]got{doc(lines, "\ufeff{\"text\":\"1\"}\n\n  \r\nbroken\n{\"id\":\"x\",\"text\":\"5\"}")}, read(archive.Text, nil, lines)); diff != "" {
		t.Errorf("as text (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]got{doc("stdin", "")}, read(archive.Auto, nil, "-")); diff != "" {
		t.Errorf("no standard input (-want +got):\n%s", diff)
	}
}

// A file that breaks in the middle gives what came before, and the error.
func TestReadError(t *testing.T) {
	broken := errors.New("broken")
	for format, want := range map[archive.Format][]string{archive.JSONL: {"", "broken"}, archive.Text: {"broken"}} {
		in := io.MultiReader(strings.NewReader("{\"text\":\"1\"}\n{\"te"), iotest.ErrReader(broken))
		var errs []string
		for _, g := range read(format, in, "-") {
			errs = append(errs, g.Err)
		}
		if !slices.Equal(errs, want) {
			t.Errorf("%s: errors %q, want %q", format, errs, want)
		}
	}
}

// Whoever takes one document reads no further.
func TestStop(t *testing.T) {
	r := archive.Reader{Format: archive.JSONL, Stdin: strings.NewReader("{\"text\":\"1\"}\n{\"text\":\"2\"}\n")}
	n := 0
	for range r.Documents([]string{"-", "gone"}) {
		n++
		break
	}
	if n != 1 {
		t.Errorf("%d documents", n)
	}
}

func TestLongLine(t *testing.T) {
	text := strings.Repeat("ä\\n", 4<<20)
	items := read(archive.JSONL, io.MultiReader(strings.NewReader(`{"text":"`), strings.NewReader(text), strings.NewReader(`"}`)), "-")
	if len(items) != 1 || items[0].Err != "" || items[0].Document.Text != strings.Repeat("ä\n", 4<<20) {
		t.Errorf("%d items, error %q", len(items), items[0].Err)
	}
}

// FuzzLine compares with encoding/json, which is more lenient.
func FuzzLine(f *testing.F) {
	for _, s := range []string{`{"text":"x","id":"\ud83d\ude00"}`, `{"a":[{"b":"\\\""}],"text":"\u0000"}`, `{"text":"\ud800"}`, `{"text":null}`, `{"":{},"text":"a","t\u0065xt":1}`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, line string) {
		if strings.ContainsAny(line, "\n") || strings.TrimSpace(line) == "" || strings.HasPrefix(line, "\ufeff") {
			t.Skip()
		}
		items := read(archive.JSONL, strings.NewReader(line), "-")
		if len(items) != 1 {
			t.Fatalf("%d items", len(items))
		}
		var want map[string]any
		err := json.Unmarshal([]byte(line), &want)
		if items[0].Err == "" {
			if err != nil || items[0].Document.Text != want["text"] || !utf8.ValidString(line) {
				t.Errorf("%q is accepted with text %q, want %v, %v", line, items[0].Document.Text, want["text"], err)
			}
			return
		}
		text, ok := want["text"].(string)
		if err == nil && len(want) == 1 && ok && !strings.ContainsRune(text, utf8.RuneError) && strings.Count(line, "t") == 2 {
			t.Errorf("%q is refused: %s", line, items[0].Err)
		}
	})
}
