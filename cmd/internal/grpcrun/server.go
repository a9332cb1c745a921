package grpcrun

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/health"
	healthpb "google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/reflection"
)

// DefaultGrace is how long running calls may take to finish at the end.
const DefaultGrace = 10 * time.Second

// maxStreams bounds the calls that one connection may have running, and with
// them the request messages that are held in memory.
const maxStreams = 100

// Options configures a Server.
type Options struct {
	Logger          *slog.Logger  // for calls and the server's life
	MaxMessageBytes int           // largest request message
	Grace           time.Duration // for running calls at the end; 0 for DefaultGrace
}

// Server is a gRPC server with health checks and reflection.
type Server struct {
	grpc   *grpc.Server
	health *health.Server
	names  []string // of the services whose health is reported, besides that of the server
	opt    Options
	// draining ends when the server stops taking calls.
	draining context.Context
	drain    context.CancelFunc
}

// New returns a server with the services that register registers.
func New(opt Options, register func(grpc.ServiceRegistrar)) *Server {
	if opt.Grace == 0 {
		opt.Grace = DefaultGrace
	}
	draining, drain := context.WithCancel(context.Background())
	options := append(chain(opt.Logger, draining),
		grpc.ForceServerCodecV2(newCodec()),
		grpc.MaxRecvMsgSize(opt.MaxMessageBytes),
		grpc.MaxConcurrentStreams(maxStreams),
		grpc.UnknownServiceHandler(unknownMethod),
	)
	s := &Server{grpc: grpc.NewServer(options...), health: health.NewServer(), opt: opt, draining: draining, drain: drain}
	r := &registrar{to: s.grpc}
	register(r)
	s.names = append(r.names, "")
	healthpb.RegisterHealthServer(s.grpc, s.health)
	reflection.Register(s.grpc)
	s.report(healthpb.HealthCheckResponse_NOT_SERVING)
	return s
}

// Run serves on lis until ctx ends or serving fails. It runs load, which makes
// the services ready, while it already answers health checks; the server is
// SERVING once load returns, and Run ends with load's error if it has one. When
// ctx ends, running calls may finish in the grace period, unless force is
// closed; Run then returns nil. It closes lis.
func (s *Server) Run(ctx context.Context, lis net.Listener, load func(context.Context) error, force <-chan struct{}) error {
	defer s.drain()
	s.opt.Logger.InfoContext(ctx, "listening", "address", lis.Addr().String())
	served := make(chan error, 1)
	go func() { served <- s.grpc.Serve(lis) }()

	// load keeps its own end in mind; a server that is to stop does not wait for it.
	loadCtx, stopLoading := context.WithCancel(ctx)
	defer stopLoading()
	loaded := make(chan error, 1)
	go func() { loaded <- load(loadCtx) }()

	for {
		select {
		case err := <-loaded:
			if err != nil && ctx.Err() == nil {
				s.grpc.Stop()
				<-served
				return err
			}
			if err == nil {
				s.report(healthpb.HealthCheckResponse_SERVING)
				s.opt.Logger.InfoContext(ctx, "ready")
			}
			loaded = nil
		case err := <-served:
			s.health.Shutdown()
			if err != nil {
				return fmt.Errorf("serve: %w", err)
			}
			return nil
		case <-ctx.Done():
			s.stop(force)
			<-served
			return nil
		}
	}
}

// stop ends the server: new calls are refused at once, running ones have the
// grace period.
func (s *Server) stop(force <-chan struct{}) {
	s.opt.Logger.Info("stopping", "grace", s.opt.Grace)
	s.health.Shutdown()
	s.drain()
	drained := make(chan struct{})
	go func() {
		s.grpc.GracefulStop()
		close(drained)
	}()
	timer := time.NewTimer(s.opt.Grace)
	defer timer.Stop()
	select {
	case <-drained:
	case <-timer.C:
		s.opt.Logger.Warn("calls were still running at the end of the grace period")
	case <-force:
		s.opt.Logger.Warn("stopped at once on request")
	}
	s.grpc.Stop()
	<-drained
	s.opt.Logger.Info("stopped")
}

// report sets the health of the server and of all its services.
func (s *Server) report(status healthpb.HealthCheckResponse_ServingStatus) {
	for _, name := range s.names {
		s.health.SetServingStatus(name, status)
	}
}
