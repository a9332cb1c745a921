package main

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/chancery-nlp/chancery/cmd/internal/grpcrun"
	"github.com/chancery-nlp/chancery/cmd/internal/server"
)

type serveFlags struct {
	listen           string
	maxDocumentBytes int
	workers          int
	logFormat        string
	packDirs         []string
}

func newServeCommand(std stdio) *cobra.Command {
	var f serveFlags
	cmd := &cobra.Command{
		Use:   "serve [flags]",
		Short: "Serve extraction over gRPC",
		Long: `Serve answers gRPC calls until SIGINT or SIGTERM. Then it takes no new calls and
gives running ones ten seconds; a second signal ends it at once. SIGHUP loads
the packs and actors of --pack-dir anew; if any are faulty, all old ones stay.

The server has no encryption and no authentication of its own.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return f.run(cmd.Context(), std) },
	}
	flags := cmd.Flags()
	flags.StringVar(&f.listen, "listen", "127.0.0.1:50051", "address to listen on, HOST:PORT")
	flags.IntVar(&f.maxDocumentBytes, "max-document-bytes", server.DefaultMaxDocumentBytes, "size of the largest document")
	flags.IntVar(&f.workers, "workers", 0, "documents that are read at once (default one a core)")
	flags.StringVar(&f.logFormat, "log-format", "text", "how the log is written: text or json")
	addPackFlag(cmd, &f.packDirs)
	return cmd
}

// softMemoryLimit is the size from which the collector works harder to keep the
// server small, in bytes; GOMEMLIMIT sets another one.
const softMemoryLimit = 180 << 20

func (f *serveFlags) run(ctx context.Context, std stdio) error {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(softMemoryLimit)
	}
	var handler slog.Handler
	switch f.logFormat {
	case "text":
		handler = slog.NewTextHandler(std.err, nil)
	case "json":
		handler = slog.NewJSONHandler(std.err, nil)
	default:
		return usagef("--log-format %q: want text or json", f.logFormat)
	}
	if f.maxDocumentBytes <= 0 {
		return usagef("--max-document-bytes %d: want a positive number", f.maxDocumentBytes)
	}
	logger := slog.New(handler)
	lis, err := new(net.ListenConfig).Listen(ctx, "tcp", f.listen)
	if err != nil {
		return fmt.Errorf("--listen: %w", err)
	}
	ctx, force, release := grpcrun.Signals(ctx)
	defer release()
	service := server.New(server.Options{Logger: logger, MaxDocumentBytes: f.maxDocumentBytes, Workers: f.workers})
	srv := grpcrun.New(grpcrun.Options{Logger: logger, MaxMessageBytes: service.MaxMessageBytes()}, service.Register)
	return srv.Run(ctx, lis, func(ctx context.Context) error { return f.load(ctx, logger, service) }, force)
}

// load makes the service ready, and from then on loads the packs anew on SIGHUP
// until ctx ends.
func (f *serveFlags) load(ctx context.Context, logger *slog.Logger, service *server.Service) error {
	m, err := loadModels()
	if err != nil {
		return err
	}
	if err := m.detector.Load(ctx); err != nil {
		return err
	}
	x, err := m.newExtractor(f.packDirs)
	if err != nil {
		return err
	}
	service.SetBackend(server.NewBackend(x))

	hangup := make(chan os.Signal, 1)
	signal.Notify(hangup, syscall.SIGHUP)
	go func() {
		defer signal.Stop(hangup)
		for {
			select {
			case <-hangup:
			case <-ctx.Done():
				return
			}
			x, err := m.newExtractor(f.packDirs)
			if err != nil {
				logger.ErrorContext(ctx, "the packs are faulty, the old ones stay", "error", err)
				continue
			}
			service.SetBackend(server.NewBackend(x))
			logger.InfoContext(ctx, "packs loaded anew")
		}
	}()
	return nil
}
