package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"github.com/chancery-nlp/chancery/cmd/internal/archive"
	"github.com/chancery-nlp/chancery/cmd/internal/convert"
	"github.com/chancery-nlp/chancery/cmd/internal/pipeline"
	"github.com/chancery-nlp/chancery/cmd/internal/sink"
	"github.com/chancery-nlp/chancery/extractor"
	"github.com/chancery-nlp/chancery/extractor/span"
	chanceryv1 "github.com/chancery-nlp/chancery/proto/chancery/v1"
)

// Bounds of what is in memory while documents are read: the documents that are
// read but not yet written, and the sum of their sizes.
const (
	maxDocuments = 256
	maxBytes     = 64 << 20
)

// documentFlags are the flags of commands that read documents.
type documentFlags struct {
	input   string
	output  string
	offsets string
}

func (f *documentFlags) add(cmd *cobra.Command, outputs string) {
	flags := cmd.Flags()
	flags.StringVar(&f.input, "input", "auto", "how files hold documents: auto, text or jsonl")
	flags.StringVar(&f.output, "output", "", outputs+" (default pretty on a terminal, else jsonl)")
	flags.StringVar(&f.offsets, "offsets", "utf32", "what offsets count: utf8 (bytes), utf16 (code units) or utf32 (code points)")
}

// format returns the format of the answers, and the unit of their offsets.
func (f *documentFlags) format(std stdio, pretty func(colour bool) sink.Format) (sink.Format, span.Unit, error) {
	units := map[string]span.Unit{"utf8": span.Bytes, "utf16": span.UTF16, "utf32": span.CodePoints}
	unit, ok := units[f.offsets]
	if !ok {
		return nil, 0, usagef("--offsets %q: want utf8, utf16 or utf32", f.offsets)
	}
	output := f.output
	if output == "" {
		output = "jsonl"
		if onTerminal(std.out) {
			output = "pretty"
		}
	}
	switch output {
	case "pretty":
		return pretty(colours(std.out)), span.Bytes, nil
	case "json":
		return sink.JSON, unit, nil
	case "jsonl":
		return sink.JSONL, unit, nil
	}
	return nil, 0, usagef("--output %q: want pretty, json or jsonl", f.output)
}

// reader returns the reader of the documents.
func (f *documentFlags) reader(std stdio) (*archive.Reader, error) {
	switch format := archive.Format(f.input); format {
	case archive.Auto, archive.Text, archive.JSONL:
		return &archive.Reader{Format: format, Stdin: std.in}, nil
	}
	return nil, usagef("--input %q: want auto, text or jsonl", f.input)
}

// answered is one document with its answer as it is to be written.
type answered struct {
	item archive.Item
	out  []byte
	err  error
}

// eachDocument reads the documents of the files, answers each and writes the
// answers in the order of the documents. Documents that fail are told of and do
// not keep it from the others.
func eachDocument(ctx context.Context, std stdio, r *archive.Reader, files []string, format sink.Format,
	answer func(context.Context, extractor.Document) (*chanceryv1.ExtractResponse, error)) error {
	if len(files) == 0 {
		files = []string{archive.Stdin}
	}
	out := bufio.NewWriterSize(std.out, 1<<16)
	total, failed := 0, 0
	ignored := map[string]bool{}
	err := pipeline.Run(ctx, r.Documents(files),
		pipeline.Options{Workers: runtime.GOMAXPROCS(0), Items: maxDocuments, Weight: maxBytes},
		pipeline.Steps[archive.Item, answered]{
			Weight: func(item archive.Item) int { return len(item.Document.Text) },
			Work: func(ctx context.Context, item archive.Item) answered {
				return answerItem(ctx, item, format, answer)
			},
			Emit: func(a answered) error {
				total++
				reportIgnored(std.err, a.item, ignored)
				if a.err != nil {
					failed++
					reportFailure(std.err, a)
				}
				_, err := out.Write(a.out)
				return err
			},
			Idle: out.Flush,
		})
	if flushErr := out.Flush(); err == nil {
		err = flushErr
	}
	if err != nil {
		return fmt.Errorf("write answers: %w", err)
	}
	if failed > 0 {
		fmt.Fprintf(std.err, "chancery: %d of %d documents failed\n", failed, total)
		return errReported
	}
	return nil
}

// answerItem answers one document. A panic is the fault of this document only.
func answerItem(ctx context.Context, item archive.Item, format sink.Format,
	answer func(context.Context, extractor.Document) (*chanceryv1.ExtractResponse, error)) (a answered) {
	a.item = item
	a.item.Document.Text = "" // not needed any more once it is answered
	doc := item.Document
	resp, err := func() (resp *chanceryv1.ExtractResponse, err error) {
		defer func() {
			if p := recover(); p != nil {
				err = &panicError{value: p, stack: debug.Stack()}
			}
		}()
		if item.Err != nil {
			return nil, item.Err
		}
		return answer(ctx, doc)
	}()
	reply := sink.Answer{ID: doc.ID, Text: doc.Text, Response: resp}
	if err != nil {
		reply.Err = documentStatus(err)
	}
	a.err = err
	out, err := format(reply)
	if err != nil && a.err == nil {
		a.err = err
	}
	a.out = out
	return a
}

// panicError is the error of a document on which the program panicked.
type panicError struct {
	value any
	stack []byte
}

func (e *panicError) Error() string { return fmt.Sprintf("internal error: %v", e.value) }

// reportFailure tells of a document that failed.
func reportFailure(w io.Writer, a answered) {
	fmt.Fprintf(w, "chancery: %s: %s\n", sink.Visible(a.item.Place), sink.Visible(a.err.Error()))
	var p *panicError
	if errors.As(a.err, &p) {
		fmt.Fprintf(w, "%s\n", p.stack)
	}
}

// documentStatus returns what the answer says of a document that failed. On
// the user's own machine it may say all.
func documentStatus(err error) *status.Status {
	st := convert.Status(err)
	if st.Code() == codes.Internal {
		var p *panicError
		if errors.As(err, &p) {
			return convert.NewStatus(codes.Internal, "", err.Error())
		}
		return convert.NewStatus(codes.InvalidArgument, convert.ReasonUnreadable, err.Error())
	}
	return st
}

// reportIgnored tells once of each field that the documents have in vain.
func reportIgnored(w io.Writer, item archive.Item, known map[string]bool) {
	var fresh []string
	for _, name := range item.Ignored {
		// A file with a name of its own in every line must not fill the memory.
		if !known[name] && len(known) < 100 {
			known[name] = true
			fresh = append(fresh, fmt.Sprintf("%q", name))
		}
	}
	if len(fresh) > 0 {
		slices.Sort(fresh)
		fmt.Fprintf(w, "chancery: %s: fields without meaning here are ignored: %s\n", sink.Visible(item.Place), strings.Join(fresh, ", "))
	}
}
