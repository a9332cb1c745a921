package grpcrun

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strings"

	"github.com/grpc-ecosystem/go-grpc-middleware/v2/interceptors"
	"github.com/grpc-ecosystem/go-grpc-middleware/v2/interceptors/logging"
	"github.com/grpc-ecosystem/go-grpc-middleware/v2/interceptors/recovery"
	"github.com/grpc-ecosystem/go-grpc-middleware/v2/interceptors/selector"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"github.com/chancery-nlp/chancery/cmd/internal/convert"
)

// chain returns the interceptors, the outermost first. Recovery is innermost,
// so that a panic is logged and counted as the INTERNAL error that it becomes.
func chain(logger *slog.Logger) []grpc.ServerOption {
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
		return resp, clientError(ctx, logger, err)
	}
}

// statusStream gives every error of a stream its ErrorInfo.
func statusStream(logger *slog.Logger) grpc.StreamServerInterceptor {
	return func(srv any, ss grpc.ServerStream, _ *grpc.StreamServerInfo, handler grpc.StreamHandler) error {
		return clientError(ss.Context(), logger, handler(srv, ss))
	}
}

// clientError returns err as the client gets it, and logs what the client does
// not get to see.
func clientError(ctx context.Context, logger *slog.Logger, err error) error {
	if err == nil {
		return nil
	}
	st := convert.Status(err)
	if _, told := status.FromError(err); st.Code() == codes.Internal && !told {
		logger.ErrorContext(ctx, "error in a call", "error", err)
	}
	return st.Err()
}

// unknownMethod answers calls of methods that the server does not have.
func unknownMethod(_ any, ss grpc.ServerStream) error {
	method, _ := grpc.MethodFromServerStream(ss)
	return status.Errorf(codes.Unimplemented, "unknown method %s", method)
}
