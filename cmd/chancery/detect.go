package main

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/chancery-nlp/chancery/cmd/internal/convert"
	"github.com/chancery-nlp/chancery/cmd/internal/sink"
	"github.com/chancery-nlp/chancery/extractor"
	"github.com/chancery-nlp/chancery/lang/detect"
	chanceryv1 "github.com/chancery-nlp/chancery/proto/chancery/v1"
)

type detectFlags struct {
	documentFlags
	passages bool
}

func newDetectCommand(std stdio) *cobra.Command {
	var f detectFlags
	cmd := &cobra.Command{
		Use:   "detect [flags] [FILE|-]…",
		Short: "Detect the languages of documents",
		Long: `Detect reads documents as extract does and writes the languages of each, the
main one first: a table, or as JSON an ExtractResponse with languages only.`,
		RunE: func(cmd *cobra.Command, files []string) error { return f.run(cmd.Context(), std, files) },
	}
	f.add(cmd, "how languages are written: pretty, json or jsonl")
	cmd.Flags().BoolVar(&f.passages, "passages", false, "tell also where each language of a mixed document stands")
	return cmd
}

func (f *detectFlags) run(ctx context.Context, std stdio, files []string) error {
	format, unit, err := f.format(std, sink.PrettyLanguages)
	if err != nil {
		return err
	}
	r, err := f.reader(std)
	if err != nil {
		return err
	}
	d, err := detect.New()
	if err != nil {
		return err
	}
	return eachDocument(ctx, std, r, files, format, func(_ context.Context, doc extractor.Document) (*chanceryv1.ExtractResponse, error) {
		result := extractor.Result{DocumentID: doc.ID, Languages: d.Detect(doc.Text, f.passages)}
		return convert.Response(doc.Text, result, convert.Options{Unit: unit}), nil
	})
}
