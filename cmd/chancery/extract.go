package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"github.com/chancery-nlp/chancery/cmd/internal/convert"
	"github.com/chancery-nlp/chancery/cmd/internal/sink"
	"github.com/chancery-nlp/chancery/extractor"
	chanceryv1 "github.com/chancery-nlp/chancery/proto/chancery/v1"
)

type extractFlags struct {
	documentFlags
	language      string
	referenceTime string
	layers        []string
	explain       bool
	packDirs      []string
}

func newExtractCommand(std stdio) *cobra.Command {
	var f extractFlags
	cmd := &cobra.Command{
		Use:   "extract [flags] [FILE|-]…",
		Short: "Extract the records of documents",
		Long: `Extract reads documents from files, or from the standard input, and writes the
records of each in the order of the documents.

A file is one document, or with --input jsonl one document a line:
  {"id": "…", "text": "…", "languageCode": "de", "referenceTime": "2024-11-12"}
Each line gives one line of output: an ExtractResponse as proto3 JSON, or the
document's id with an error. What fails is also reported on the standard error
with file and line, and does not keep the others from being read.`,
		Example: `  chancery extract --language de --reference-time 2024-11-12 report.txt
  chancery extract --input jsonl --output jsonl archive.jsonl > records.jsonl`,
		RunE: func(cmd *cobra.Command, files []string) error { return f.run(cmd.Context(), std, files) },
	}
	f.add(cmd, "how records are written: pretty, json or jsonl")
	flags := cmd.Flags()
	flags.StringVar(&f.language, "language", "", "BCP 47 tag of documents that do not say their language (default: detect it)")
	flags.StringVar(&f.referenceTime, "reference-time", "", "ISO 8601 date or local date-time that relative dates count from, for documents that have none")
	flags.StringSliceVar(&f.layers, "layers", nil, "layers to extract, separated by commas (default all)")
	flags.BoolVar(&f.explain, "explain", false, "say which rules made the records, and which lost")
	addPackFlag(cmd, &f.packDirs)
	return cmd
}

func (f *extractFlags) run(ctx context.Context, std stdio, files []string) error {
	format, unit, err := f.format(std, sink.Pretty)
	if err != nil {
		return err
	}
	r, err := f.reader(std)
	if err != nil {
		return err
	}
	var layers []extractor.Layer
	for _, name := range f.layers {
		layer, err := convert.Layer(name)
		if err != nil {
			return usagef("--layers: %w", err)
		}
		layers = append(layers, layer)
	}
	x, err := open(f.packDirs)
	if err != nil {
		return err
	}
	if err := f.checkHints(ctx, x); err != nil {
		return err
	}
	return eachDocument(ctx, std, r, files, format, func(ctx context.Context, doc extractor.Document) (*chanceryv1.ExtractResponse, error) {
		if doc.LanguageCode == "" {
			doc.LanguageCode = f.language
		}
		if doc.ReferenceTime == "" {
			doc.ReferenceTime = f.referenceTime
		}
		doc.Layers, doc.Explain = layers, f.explain
		result, err := x.Extract(ctx, doc)
		if err != nil {
			return nil, err
		}
		return convert.Response(doc.Text, result, convert.Options{Unit: unit}), nil
	})
}

// checkHints returns a usage error if a hint of the command line is malformed,
// rather than to have every document fail on it.
func (f *extractFlags) checkHints(ctx context.Context, x *extractor.Extractor) error {
	code := f.language
	if code == "" {
		code = "und"
	}
	_, err := x.Extract(ctx, extractor.Document{LanguageCode: code, ReferenceTime: f.referenceTime})
	var fault *extractor.Error
	if !errors.As(err, &fault) {
		return err
	}
	names := map[string]string{"language_code": "--language", "reference_time": "--reference-time"}
	return usagef("%s: %s", names[fault.Field], fault.Msg)
}
