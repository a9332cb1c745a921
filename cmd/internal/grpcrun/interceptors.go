package grpcrun

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strings"

	middleware "github.com/grpc-ecosystem/go-grpc-middleware/v2"
	"github.com/grpc-ecosystem/go-grpc-middleware/v2/interceptors"
	"github.com/grpc-ecosystem/go-grpc-middleware/v2/interceptors/logging"
	"github.com/grpc-ecosystem/go-grpc-middleware/v2/interceptors/recovery"
	"github.com/grpc-ecosystem/go-grpc-middleware/v2/interceptors/selector"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	healthpb "google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/status"

	"github.com/chancery-nlp/chancery/cmd/internal/convert"
)

// chain returns the interceptors, the outermost first. Recovery is innermost,
// so that a panic is logged and counted as the INTERNAL error that it becomes.
// Health watches end when draining does.
func chain(logger *slog.Logger, draining context.Context) []grpc.ServerOption {
	log := logging.LoggerFunc(func(ctx context.Context, level logging.Level, msg string, fields ...any) {
		logger.Log(ctx, slog.Level(level), msg, fields...)
	})
	logOptions := []logging.Option{logging.WithLogOnEvents(logging.FinishCall)}
	// Health probes and reflection would drown the calls that matter.
	ours := selector.MatchFunc(func(_ context.Context, c interceptors.CallMeta) bool {
		return !strings.HasPrefix(c.Service, "grpc.")
	})
	recovered := recovery.WithRecoveryHandlerContext(func(ctx context.Context, p any) error {
		return Recovered(ctx, logger, p)
	})
	return []grpc.ServerOption{
		grpc.ChainUnaryInterceptor(
			selector.UnaryServerInterceptor(logging.UnaryServerInterceptor(log, logOptions...), ours),
			statusUnary(logger),
			recovery.UnaryServerInterceptor(recovered),
		),
		grpc.ChainStreamInterceptor(
			selector.StreamServerInterceptor(logging.StreamServerInterceptor(log, logOptions...), ours),
			statusStream(logger),
			endWatches(draining),
			recovery.StreamServerInterceptor(recovered),
		),
	}
}

// Recovered logs the value p of a recovered panic with the stack and returns
// the error that the client gets, which tells nothing of it. It is for the
// goroutines that a call starts itself, which no interceptor guards.
func Recovered(ctx context.Context, logger *slog.Logger, p any) error {
	logger.ErrorContext(ctx, "panic in a call", "panic", fmt.Sprint(p), "stack", string(debug.Stack()))
	return convert.NewStatus(codes.Internal, "", "internal error").Err()
}

// statusUnary gives every error of a unary call its ErrorInfo.
func statusUnary(logger *slog.Logger) grpc.UnaryServerInterceptor {
	return func(ctx context.Context, req any, _ *grpc.UnaryServerInfo, handler grpc.UnaryHandler) (any, error) {
		resp, err := handler(ctx, req)
		return resp, ClientError(ctx, logger, err)
	}
}

// statusStream gives every error of a stream its ErrorInfo.
func statusStream(logger *slog.Logger) grpc.StreamServerInterceptor {
	return func(srv any, ss grpc.ServerStream, _ *grpc.StreamServerInfo, handler grpc.StreamHandler) error {
		return ClientError(ss.Context(), logger, handler(srv, ss))
	}
}

// ClientError returns err as the client gets it, and logs what the client does
// not get to see.
func ClientError(ctx context.Context, logger *slog.Logger, err error) error {
	if err == nil {
		return nil
	}
	st := convert.Status(err)
	if st.Code() == codes.Internal && st.Message() != status.Convert(err).Message() {
		logger.ErrorContext(ctx, "error in a call", "error", err)
	}
	return st.Err()
}

// endWatches ends the health watches of clients with draining. They run as long
// as the client lives, so that a graceful stop would wait for them in vain.
func endWatches(draining context.Context) grpc.StreamServerInterceptor {
	return func(srv any, ss grpc.ServerStream, info *grpc.StreamServerInfo, handler grpc.StreamHandler) error {
		if info.FullMethod != healthpb.Health_Watch_FullMethodName {
			return handler(srv, ss)
		}
		ctx, cancel := context.WithCancel(ss.Context())
		defer cancel()
		defer context.AfterFunc(draining, cancel)()
		watch := middleware.WrapServerStream(ss)
		watch.WrappedContext = ctx
		err := handler(srv, watch)
		if draining.Err() != nil {
			return status.Error(codes.Unavailable, "the server is stopping")
		}
		return err
	}
}

// unknownMethod answers calls of methods that the server does not have.
func unknownMethod(_ any, ss grpc.ServerStream) error {
	method, _ := grpc.MethodFromServerStream(ss)
	return status.Errorf(codes.Unimplemented, "unknown method %s", method)
}
