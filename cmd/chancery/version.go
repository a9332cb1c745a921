package main

import (
	"cmp"
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func newVersionCommand(std stdio) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version of this program",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			info, ok := debug.ReadBuildInfo()
			if !ok {
				_, err := fmt.Fprintln(std.out, "chancery (unknown version)")
				return err
			}
			settings := map[string]string{}
			for _, s := range info.Settings {
				settings[s.Key] = s.Value
			}
			version := cmp.Or(info.Main.Version, "(devel)")
			if rev := settings["vcs.revision"]; rev != "" {
				version += " " + rev
			}
			if settings["vcs.modified"] == "true" {
				version += " (modified)"
			}
			_, err := fmt.Fprintf(std.out, "chancery %s %s %s/%s\n", version, info.GoVersion, settings["GOOS"], settings["GOARCH"])
			return err
		},
	}
}
