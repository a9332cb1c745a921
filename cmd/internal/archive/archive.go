// Package archive reads documents from files: a file that is one text, or
// JSONL, a document a line. A file or line that holds no document becomes an
// item with an error, so that the others are still read.
package archive

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"github.com/chancery-nlp/chancery/extractor"
)

// Format is how a file holds documents.
type Format string

// The formats.
const (
	Auto  Format = "auto"  // JSONL if the name or the beginning of the file says so, else text
	Text  Format = "text"  // the file is one document
	JSONL Format = "jsonl" // each line is a document
)

// Stdin is the name that stands for the standard input.
const Stdin = "-"

// Item is one document, or the reason why there is none.
type Item struct {
	Document extractor.Document // its ID is never empty; the rest is empty if Err is set
	Place    string             // where it comes from: "file" or "file:line"
	Err      error
	Ignored  []string // names of fields that mean nothing here
}

// Reader reads documents. Its zero value reads files of format auto, and no
// standard input.
type Reader struct {
	Format Format
	Stdin  io.Reader
}

// Documents returns the documents of the named files, one after the other.
func (r *Reader) Documents(names []string) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		for _, name := range names {
			if !r.file(name, yield) {
				return
			}
		}
	}
}

// file passes the documents of one file to yield, and returns false if that does.
func (r *Reader) file(name string, yield func(Item) bool) bool {
	label := strings.ToValidUTF8(filepath.ToSlash(name), "\uFFFD")
	in := r.Stdin
	if name == Stdin {
		label = "stdin"
		if in == nil {
			in = bytes.NewReader(nil)
		}
	} else {
		f, err := os.Open(name)
		if err != nil {
			return yield(failed(label, unwrapPath(err)))
		}
		defer f.Close()
		in = f
	}
	b := bufio.NewReaderSize(in, 1<<16)
	if r.isJSONL(name, b) {
		return lines(label, b, yield)
	}
	text, err := io.ReadAll(b)
	if err != nil {
		return yield(failed(label, unwrapPath(err)))
	}
	if i := invalidUTF8(text); i >= 0 {
		return yield(failed(label, notUTF8(i, "")))
	}
	return yield(Item{Document: extractor.Document{ID: label, Text: string(text)}, Place: label})
}

// isJSONL reports whether the file is to be read as JSONL.
func (r *Reader) isJSONL(name string, b *bufio.Reader) bool {
	switch r.Format {
	case JSONL:
		return true
	case Text:
		return false
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".jsonl", ".ndjson":
		return true
	case ".txt":
		return false
	}
	// A text begins with an object of JSON only if it is one.
	head, _ := b.Peek(512)
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte(byteOrderMark)), " \t\r\n")
	rest, ok := bytes.CutPrefix(head, []byte("{"))
	return ok && bytes.HasPrefix(bytes.TrimLeft(rest, " \t"), []byte(`"`))
}

const byteOrderMark = "\uFEFF"

// lines passes the documents of a JSONL file to yield, and returns false if that does.
func lines(label string, b *bufio.Reader, yield func(Item) bool) bool {
	for n := 1; ; n++ {
		line, err := b.ReadBytes('\n')
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte(byteOrderMark))
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return yield(failed(fmt.Sprintf("%s:%d", label, n), unwrapPath(err)))
		}
		if len(bytes.TrimSpace(line)) > 0 {
			if !yield(parseLine(fmt.Sprintf("%s:%d", label, n), line)) {
				return false
			}
		}
		if err != nil {
			return true
		}
	}
}

// failed returns the item for a place that holds no document.
func failed(place string, err error) Item {
	return Item{Document: extractor.Document{ID: place}, Place: place, Err: err}
}

// unwrapPath returns err without the name of the file, which the item has.
func unwrapPath(err error) error {
	var pe *os.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}
