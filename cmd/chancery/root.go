package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/chancery-nlp/chancery/cmd/internal/sink"
)

// The exit codes.
const (
	exitOK     = 0 // all done
	exitFailed = 1 // some documents failed, or the command did
	exitUsage  = 2 // the command was called wrongly
	exitLint   = 3 // a lint has findings
)

// stdio is where a command reads and writes.
type stdio struct {
	in       io.Reader
	out, err io.Writer
}

// usageError is a fault of the command line.
type usageError struct{ err error }

func (e *usageError) Error() string { return e.err.Error() }
func (e *usageError) Unwrap() error { return e.err }

// usagef returns a usageError.
func usagef(format string, args ...any) error {
	return &usageError{fmt.Errorf(format, args...)}
}

// errReported is the error of a command that has told of its faults already.
var errReported = errors.New("some documents failed")

// run runs the command with the given arguments and returns its exit code.
func run(ctx context.Context, args []string, std stdio) int {
	root := newRootCommand(std)
	root.SetArgs(args)
	root.SetIn(std.in)
	root.SetOut(std.out)
	root.SetErr(std.err)
	// What goes wrong before a command runs is a fault of the command line.
	started := false
	root.PersistentPreRun = func(*cobra.Command, []string) { started = true }

	cmd, err := root.ExecuteContextC(ctx)
	var usage *usageError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errReported):
		return exitFailed
	case errors.Is(err, errFindings):
		return exitLint
	case !started, errors.As(err, &usage):
		fmt.Fprintf(std.err, "chancery: %s\nrun %q for help\n", sink.Visible(err.Error()), cmd.CommandPath()+" --help")
		return exitUsage
	default:
		fmt.Fprintf(std.err, "chancery: %s\n", sink.Visible(err.Error()))
		return exitFailed
	}
}

func newRootCommand(std stdio) *cobra.Command {
	root := &cobra.Command{
		Use:   "chancery",
		Short: "Extract dates, numbers and other records from documents",
		Long: `Chancery reads documents in many languages and returns records that point back
into the text: its languages, dates and numbers.

Exit codes: 0 all done, 1 some documents failed, 2 wrong usage, 3 lint findings.`,
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.AddCommand(
		newExtractCommand(std),
		newDetectCommand(std),
		newServeCommand(std),
		newRulesCommand(std),
		newTrainCommand(std),
		newVersionCommand(std),
	)
	return root
}

// onTerminal reports whether w is a terminal.
func onTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// colours reports whether what is written to w may be coloured.
func colours(w io.Writer) bool {
	return onTerminal(w) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}
