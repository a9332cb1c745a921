package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

func newRulesNewCommand(std stdio) *cobra.Command {
	var dir string
	cmd := &cobra.Command{
		Use:   "new LANGUAGE",
		Short: "Start a pack for a language",
		Args:  cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			tag, err := language.Parse(args[0])
			if err != nil || tag.String() != args[0] {
				return usagef("%q is no canonical BCP 47 language tag", args[0])
			}
			to := filepath.Join(dir, args[0])
			if _, err := os.Stat(to); !errors.Is(err, fs.ErrNotExist) {
				return usagef("%s exists already", to)
			}
			if err := os.MkdirAll(to, 0o755); err != nil {
				return fmt.Errorf("start pack: %w", err)
			}
			for _, f := range newPackFiles {
				body := strings.NewReplacer("LANG", args[0], "NAME", display.English.Tags().Name(tag)).Replace(f.body)
				if err := os.WriteFile(filepath.Join(to, f.name), []byte(body), 0o644); err != nil {
					return fmt.Errorf("start pack: %w", err)
				}
			}
			fmt.Fprintf(std.out, "started %s\nnext: fill lexicon.yaml, then run\n  chancery rules lint %s\n  chancery rules test %s\n", to, to, to)
			return nil
		},
	}
	cmd.Flags().StringVar(&dir, "dir", ".", "directory to make the pack's folder in")
	return cmd
}

// newPackFiles are the files that a new pack starts with. They load and lint as
// they are; the examples are marked as to do until the words are filled in.
var newPackFiles = [...]struct{ name, body string }{
	{"pack.yaml", `language: LANG
name: NAME
version: "0"
status: experimental
# Words that a full stop follows without ending a sentence:
abbreviations: []
# How digits are grouped and which mark starts the decimals. A grammar for
# spelled-out numbers can be named beside them, with its words.
numerals:
  decimal: ","
  group: "."
`},
	{"lexicon.yaml", `# Words of NAME with their values. An ending in brackets with a question mark is
# optional: "november(s)?"; a bar parts words of one value: "mon|monday".
month:
  words:
    "january": 1   # replace each name by the one in NAME, all its cases with it
    "february": 2
    "march": 3
    "april": 4
    "may": 5
    "june": 6
    "july": 7
    "august": 8
    "september": 9
    "october": 10
    "november": 11
    "december": 12
counted: {words: ["soldiers"]}   # nouns that are counted
`},
	{"dates.yaml", `- id: LANG.date.day-month-year
  doc: A calendar date with the month in words, the year optional.
  match: "[[{day} {month} ({year})?]]"
  yields: {date: {day: $day, month: $month, year: $year}}
  examples:
    - {text: "[[9 ninth-month-name 2024]]", value: "2024-11-09", todo: true}
    - {text: "[[3 fifth-month-name]]", reference_time: "2024-11-12", value: "2024-05-03", todo: true}
  counterexamples: ["9 ninety"]
`},
	{"numbers.yaml", `- id: LANG.number.counted
  doc: A number before what it counts.
  match: "[[{n:number}]] {counted}"
  yields: {cardinal: {value: $n, counted: $counted}}
  priority: 1
  examples:
    - {text: "[[10]] soldiers", value: "10"}
    - {text: "[[12]] soldiers", value: "12"}
  counterexamples: ["soldiers 10"]
`},
}
