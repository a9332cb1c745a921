package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/chancery-nlp/chancery/extractor/actor/names"
	"github.com/chancery-nlp/chancery/extractor/actor/tagger"
)

func newTrainCommand(std stdio) *cobra.Command {
	cmd := &cobra.Command{
		Use:    "train",
		Short:  "Make the weights of statistical models",
		Hidden: true,
	}
	cmd.AddCommand(newTrainActorsCommand(std))
	return cmd
}

type trainFlags struct {
	out, language, licence string
	names                  []string
	without                []string
	opt                    tagger.Options
}

func newTrainActorsCommand(std stdio) *cobra.Command {
	var f trainFlags
	cmd := &cobra.Command{
		Use:   "actors --language LANG --out FILE SOURCE[,language=LANG][,style=NAME][,document=N][,patterns=N]…",
		Short: "Train the tagger of names",
		Long: `Actors trains the tagger of names on sources of two columns, token and BIO label
(PER, ORG, LOC and MISC), gzip or plain, and writes a weights file. The same
sources in the same order give the same file.

A source may say its language, if it is another than that of the model: then it
only teaches names. Sources with a style, such as tweets or old newspapers,
share what holds everywhere, but what only they do is dropped. A source whose
sentences have an order says how many of them make a document. A source of
patterns, sentences with names to fill in, says how often each is filled.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return f.run(std, args) },
	}
	fs := cmd.Flags()
	fs.StringVar(&f.language, "language", "", "language of the model (BCP 47)")
	fs.StringVarP(&f.out, "out", "o", "", "weights file to write")
	fs.StringVar(&f.licence, "licence", "", "licence of the weights, for their header")
	fs.StringArrayVar(&f.names, "name", nil, "name and licence of a source, for the header; may be repeated")
	fs.StringSliceVar(&f.without, "without", nil, "features to leave out: word, affix, shape, context, lists, run, document, uncapped")
	fs.IntVar(&f.opt.Rows, "rows", 240000, "rows of the weights file, 16 bytes each")
	fs.IntVar(&f.opt.Epochs, "epochs", 8, "passes over the sources")
	fs.Float64Var(&f.opt.Rate, "rate", 0.06, "learning rate")
	fs.Float64Var(&f.opt.Decay, "decay", 0.001, "regularisation of weights")
	fs.Float64Var(&f.opt.Dropout, "dropout", 0.3, "share of tokens whose own word is hidden in training")
	fs.IntVar(&f.opt.MinCount, "min-count", 2, "how often a feature must be seen")
	_ = cmd.MarkFlagRequired("language")
	_ = cmd.MarkFlagRequired("out")
	return cmd
}

func (f *trainFlags) run(std stdio, args []string) error {
	opt := f.opt
	opt.Language, opt.Licence, opt.Names, opt.Groups = f.language, f.licence, f.names, tagger.AllGroups
	for _, name := range f.without {
		g, ok := tagger.GroupOf(name)
		if !ok {
			return usagef("unknown features %q", name)
		}
		opt.Groups &^= g
	}
	var sources []tagger.Source
	for _, arg := range args {
		s, err := trainSource(arg, f.language)
		if err != nil {
			return err
		}
		sources = append(sources, s)
	}
	var err error
	if opt.Lexicon, err = names.Load(); err != nil {
		return err
	}
	opt.Progress = func(format string, args ...any) { fmt.Fprintf(std.err, format+"\n", args...) }
	weights, err := tagger.Train(sources, opt)
	if err != nil {
		return err
	}
	if err := os.WriteFile(f.out, weights, 0o644); err != nil {
		return fmt.Errorf("write weights: %w", err)
	}
	return nil
}

// trainSource reads "FILE,key=value…".
func trainSource(arg, language string) (tagger.Source, error) {
	parts := strings.Split(arg, ",")
	s := tagger.Source{Path: parts[0], Language: language}
	for _, p := range parts[1:] {
		key, value, _ := strings.Cut(p, "=")
		switch key {
		case "language":
			s.Language = value
		case "style":
			s.Style = value
		case "document":
			n, err := strconv.Atoi(value)
			if err != nil || n < 1 {
				return s, usagef("%s: %q is not a number of sentences", arg, value)
			}
			s.Document = n
		case "patterns":
			n, err := strconv.Atoi(value)
			if err != nil || n < 1 {
				return s, usagef("%s: %q is not a number of rounds", arg, value)
			}
			s.Rounds = n
		default:
			return s, usagef("%s: unknown setting %q", arg, key)
		}
	}
	return s, nil
}
