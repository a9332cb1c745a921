package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/chancery-nlp/chancery/cmd/internal/archive"
	"github.com/chancery-nlp/chancery/cmd/internal/sink"
	"github.com/chancery-nlp/chancery/extractor"
	chanceryv1 "github.com/chancery-nlp/chancery/proto/chancery/v1"
)

// echo answers a document with its id, and panics or fails if its text says so.
func echo(_ context.Context, doc extractor.Document) (*chanceryv1.ExtractResponse, error) {
	switch doc.Text {
	case "panic":
		panic("at the disco")
	case "fail":
		return nil, errors.New("no way")
	}
	return &chanceryv1.ExtractResponse{DocumentId: doc.ID}, nil
}

func TestEachDocument(t *testing.T) {
	var in, want strings.Builder
	for i := range 3000 {
		text := "text"
		answer := fmt.Sprintf(`{"documentId":"doc%d"}`, i)
		switch i {
		case 100:
			text = "panic"
			answer = `{"documentId":"doc100","error":{"code":13,"message":"internal error: at the disco","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"INTERNAL","domain":"chancery-nlp.org"}]}}`
		case 200:
			text = "fail"
			answer = `{"documentId":"doc200","error":{"code":3,"message":"no way","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"UNREADABLE_DOCUMENT","domain":"chancery-nlp.org"}]}}`
		}
		fmt.Fprintf(&in, `{"id":"doc%d","text":"%s","x%d":0}`+"\n", i, text, i)
		fmt.Fprintln(&want, answer)
	}
	var out, stderr bytes.Buffer
	r := &archive.Reader{Format: archive.JSONL, Stdin: strings.NewReader(in.String())}
	err := eachDocument(t.Context(), stdio{out: &out, err: &stderr}, r, nil, sink.JSONL, echo)
	if !errors.Is(err, errReported) {
		t.Errorf("eachDocument = %v, want %v", err, errReported)
	}
	if out.String() != want.String() {
		t.Errorf("the answers are not those of the documents in their order:\n%.2000s", out.String())
	}
	log := stderr.String()
	for _, part := range []string{
		"chancery: stdin:101: internal error: at the disco\n", "documents_test.go:", // the stack
		"chancery: stdin:201: no way\n", "chancery: 2 of 3000 documents failed\n",
		`chancery: stdin:1: fields without meaning here are ignored: "x0"`,
	} {
		if !strings.Contains(log, part) {
			t.Errorf("the standard error lacks %q:\n%.2000s", part, log)
		}
	}
	if n := strings.Count(log, "are ignored"); n > 100 {
		t.Errorf("%d ignored fields are told of", n)
	}
}

// brokenWriter is a standard output that no one reads any more.
type brokenWriter struct{ err error }

func (w brokenWriter) Write([]byte) (int, error) { return 0, w.err }

func TestEachDocumentBrokenOutput(t *testing.T) {
	broken := errors.New("broken pipe")
	r := &archive.Reader{Format: archive.JSONL, Stdin: strings.NewReader(strings.Repeat(`{"text":"x"}`+"\n", 10_000))}
	err := eachDocument(t.Context(), stdio{out: brokenWriter{broken}, err: io.Discard}, r, nil, sink.JSONL, echo)
	if !errors.Is(err, broken) {
		t.Errorf("eachDocument = %v, want %v", err, broken)
	}
}

// A program that writes one document and waits for its answer before the next
// gets it.
func TestEachDocumentInTurn(t *testing.T) {
	in, documents := io.Pipe()
	answers, out := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		r := &archive.Reader{Format: archive.JSONL, Stdin: in}
		ended <- eachDocument(t.Context(), stdio{out: out, err: io.Discard}, r, nil, sink.JSONL, echo)
		out.Close()
	}()
	for i := range 3 {
		fmt.Fprintf(documents, `{"id":"doc%d","text":"x"}`+"\n", i)
		want := fmt.Sprintf(`{"documentId":"doc%d"}`+"\n", i)
		got := make([]byte, len(want))
		if _, err := io.ReadFull(answers, got); err != nil || string(got) != want {
			t.Fatalf("answer = %q, %v, want %q", got, err, want)
		}
	}
	documents.Close()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// A line of many megabytes is one document like any other.
func TestExtractLongLine(t *testing.T) {
	text := strings.Repeat("Nichts geschah. ", 1<<20) + "Am 9. November 2024 geschah etwas."
	in := fmt.Sprintf("{\"id\":\"long\",\"text\":%q,\"languageCode\":\"de\"}\n{\"id\":\"short\",\"text\":\"x\",\"languageCode\":\"de\"}\n", text)
	var out, stderr bytes.Buffer
	code := run(t.Context(), []string{"extract", "--input", "jsonl"}, stdio{in: strings.NewReader(in), out: &out, err: &stderr})
	if code != exitOK {
		t.Fatalf("exit code %d: %s", code, stderr.String())
	}
	lines := strings.SplitAfter(out.String(), "\n")
	start := len(text) - len("9. November 2024 geschah etwas.")
	if want := fmt.Sprintf(`"span":{"start":%d,"end":%d,"text":"9. November 2024"}`, start, start+16); len(lines) != 3 || !strings.Contains(lines[0], want) {
		t.Errorf("%d lines, the first without %s", len(lines)-1, want)
	}
}
