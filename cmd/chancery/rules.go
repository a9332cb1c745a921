package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/chancery-nlp/chancery/cmd/internal/sink"
	"github.com/chancery-nlp/chancery/extractor"
	"github.com/chancery-nlp/chancery/extractor/english"
	"github.com/chancery-nlp/chancery/extractor/packtest"
	"github.com/chancery-nlp/chancery/lang"
)

// errFindings is the error of a lint that told of its findings already.
var errFindings = errors.New("lint findings")

func newRulesCommand(std stdio) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "Check, test, explain and start rule packs",
		Long: `A rule pack is a folder of YAML files for one language. PACK is the language code
of a pack in the binary, or a directory: a pack, or a folder of packs, either with
actors that extend the register. Without PACK all packs in the binary are meant.`,
	}
	cmd.AddCommand(newRulesLintCommand(std), newRulesTestCommand(std), newRulesCoverCommand(std), newRulesExplainCommand(std), newRulesNewCommand(std))
	return cmd
}

// pickPacks returns the packs that args name, and all packs that hold beside
// them: those of the binary, then those of the directories.
func pickPacks(args []string) (picked, all packs, err error) {
	all, err = builtinPacks(nil)
	if err != nil {
		return packs{}, packs{}, err
	}
	if len(args) == 0 {
		return all, all, nil
	}
	builtin := all.rules
	for _, a := range args {
		if i := slices.IndexFunc(builtin, func(p *lang.Pack) bool { return p.Code == a }); i >= 0 {
			picked.add(packs{rules: builtin[i : i+1]})
			continue
		}
		if _, err := os.Stat(a); err != nil {
			return packs{}, packs{}, usagef("%q is neither the language of a built-in pack nor a directory", a)
		}
		more, err := loadPackDir(a)
		if err != nil {
			return packs{}, packs{}, err
		}
		picked.add(more)
		all.add(more)
	}
	return picked, all, nil
}

// compilePacks returns an extractor without language detection.
func compilePacks(p packs) (*extractor.Extractor, error) {
	tagger, err := english.NewTagger()
	if err != nil {
		return nil, err
	}
	return p.compile(nil, extractor.WithTagger("en", tagger))
}

func newRulesLintCommand(std stdio) *cobra.Command {
	return &cobra.Command{
		Use:   "lint [PACK]…",
		Short: "Check packs for faults; exit code 3 if there are any",
		RunE: func(_ *cobra.Command, args []string) error {
			picked, all, err := pickPacks(args)
			var faults lang.Errors
			if errors.As(err, &faults) {
				return findings(std, faults)
			} else if err != nil {
				return err
			}
			var one *lang.Error
			if _, err := compilePacks(all); errors.As(err, &faults) {
				// the register's
			} else if errors.As(err, &one) {
				faults = append(faults, one)
			} else if err != nil {
				return err
			}
			for _, p := range picked.rules {
				faults = append(faults, lang.Lint(p, all.rules)...)
			}
			return findings(std, faults)
		},
	}
}

// findings prints faults, each with its place.
func findings(std stdio, faults lang.Errors) error {
	for _, f := range faults {
		for line := range strings.SplitSeq(f.Error(), "\n") {
			fmt.Fprintln(std.out, sink.Visible(line))
		}
	}
	if len(faults) > 0 {
		return errFindings
	}
	return nil
}

func newRulesTestCommand(std stdio) *cobra.Command {
	var run string
	var verbose bool
	cmd := &cobra.Command{
		Use:   "test [PACK]…",
		Short: "Run the examples of packs",
		RunE: func(cmd *cobra.Command, args []string) error {
			picked, all, err := pickPacks(args)
			if err != nil {
				return err
			}
			x, err := compilePacks(all)
			if err != nil {
				return err
			}
			passed, failed, todo := 0, 0, 0
			for _, p := range picked.rules {
				outcomes, _, err := packtest.Run(cmd.Context(), x, p, run)
				if err != nil {
					return err
				}
				for _, o := range outcomes {
					switch {
					case o.Todo:
						todo++
					case o.Err != nil:
						failed++
						fmt.Fprintf(std.out, "%s: %s: %s\n", o.Pos, o.Name, sink.Visible(o.Err.Error()))
					default:
						passed++
						if verbose {
							fmt.Fprintf(std.out, "ok %s\n", o.Name)
						}
					}
				}
			}
			fmt.Fprintf(std.out, "%d passed, %d failed, %d to do\n", passed, failed, todo)
			if passed+failed+todo == 0 {
				return errors.New("no example ran")
			}
			if failed > 0 {
				return errReported
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&run, "run", "", "run only rules whose id contains this")
	cmd.Flags().BoolVarP(&verbose, "verbose", "v", false, "name the examples that pass, too")
	return cmd
}

func newRulesCoverCommand(std stdio) *cobra.Command {
	return &cobra.Command{
		Use:   "cover [PACK]…",
		Short: "List the rules and terms that no example reaches",
		RunE: func(cmd *cobra.Command, args []string) error {
			picked, all, err := pickPacks(args)
			if err != nil {
				return err
			}
			x, err := compilePacks(all)
			if err != nil {
				return err
			}
			for _, p := range picked.rules {
				_, c, err := packtest.Run(cmd.Context(), x, p, "")
				if err != nil {
					return err
				}
				for i, name := range c.MissedNames {
					fmt.Fprintf(std.out, "%s: %s: no example reaches it\n", c.Missed[i], name)
				}
				fmt.Fprintf(std.out, "%s: %d of %d rules, %d of %d terms reached\n", p.Code, c.RulesReached, c.Rules, c.TermsReached, c.Terms)
			}
			return nil
		},
	}
}

func newRulesExplainCommand(std stdio) *cobra.Command {
	var language, reference string
	var packDirs []string
	cmd := &cobra.Command{
		Use:   "explain RULE-ID | explain --language CODE TEXT…",
		Short: "Show a rule, or which rules match a text and which of them win",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			p, err := builtinPacks(packDirs)
			if err != nil {
				return err
			}
			x, err := compilePacks(p)
			if err != nil {
				return err
			}
			if language == "" {
				p, r := x.Rule(args[0])
				if r == nil {
					return usagef("no rule has the id %q; to explain a text, name its language with --language", args[0])
				}
				explainRule(std, p, r)
				return nil
			}
			text := strings.Join(args, " ")
			res, err := x.Extract(cmd.Context(), extractor.Document{Text: text, LanguageCode: language, ReferenceTime: reference, Explain: true})
			if err != nil {
				return &usageError{err}
			}
			explainText(std, text, res)
			return nil
		},
	}
	cmd.Flags().StringVar(&language, "language", "", "language of the text, BCP 47")
	cmd.Flags().StringVar(&reference, "reference-time", "", "date that relative dates of the text count from")
	addPackFlag(cmd, &packDirs)
	return cmd
}
