package grpcrun_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"
	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	healthpb "google.golang.org/grpc/health/grpc_health_v1"
	reflectionpb "google.golang.org/grpc/reflection/grpc_reflection_v1"
	"google.golang.org/grpc/status"
	"google.golang.org/grpc/test/bufconn"

	"github.com/chancery-nlp/chancery/cmd/internal/grpcrun"
	chanceryv1 "github.com/chancery-nlp/chancery/proto/chancery/v1"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// stub is a service whose ListPacks does what a test wants.
type stub struct {
	chanceryv1.UnimplementedRuleSetServiceServer
	listPacks func(context.Context) error
}

func (s *stub) ListPacks(ctx context.Context, _ *chanceryv1.ListPacksRequest) (*chanceryv1.ListPacksResponse, error) {
	return &chanceryv1.ListPacksResponse{}, s.listPacks(ctx)
}

// lockedBuffer is a buffer that handlers write to while a test reads it.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// running is a server under test.
type running struct {
	conn  *grpc.ClientConn
	log   *lockedBuffer
	stop  context.CancelFunc // as a first signal does
	force chan struct{}      // closed as by a second signal
	ended chan error         // what Run returned
}

// start runs a server with the stub. load is nil for a server that is ready at once.
func start(t *testing.T, grace time.Duration, listPacks func(context.Context) error, load func(context.Context) error) *running {
	t.Helper()
	lis := bufconn.Listen(1 << 16)
	r := &running{log: &lockedBuffer{}, force: make(chan struct{}), ended: make(chan error, 1)}
	srv := grpcrun.New(grpcrun.Options{
		Logger:          slog.New(slog.NewTextHandler(r.log, nil)),
		MaxMessageBytes: 1 << 20,
		Grace:           grace,
	}, func(reg grpc.ServiceRegistrar) {
		chanceryv1.RegisterRuleSetServiceServer(reg, &stub{listPacks: listPacks})
	})
	if load == nil {
		load = func(context.Context) error { return nil }
	}
	ctx, stop := context.WithCancel(context.Background())
	r.stop = stop
	go func() { r.ended <- srv.Run(ctx, lis, load, r.force) }()
	conn, err := grpc.NewClient("passthrough:bufconn",
		grpc.WithContextDialer(func(ctx context.Context, _ string) (net.Conn, error) { return lis.DialContext(ctx) }),
		grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		t.Fatal(err)
	}
	r.conn = conn
	t.Cleanup(func() {
		stop()
		<-r.ended
		conn.Close()
	})
	return r
}

// wait returns what Run returned, and leaves it for the cleanup to find.
func (r *running) wait() error {
	err := <-r.ended
	r.ended <- err
	return err
}

// watch returns the health of service and a function that waits for the next.
func (r *running) watch(t *testing.T, service string) (next func() (healthpb.HealthCheckResponse_ServingStatus, error)) {
	t.Helper()
	w, err := healthpb.NewHealthClient(r.conn).Watch(t.Context(), &healthpb.HealthCheckRequest{Service: service})
	if err != nil {
		t.Fatal(err)
	}
	return func() (healthpb.HealthCheckResponse_ServingStatus, error) {
		resp, err := w.Recv()
		return resp.GetStatus(), err
	}
}

func TestHealth(t *testing.T) {
	for _, service := range []string{"", "chancery.v1.RuleSetService"} {
		t.Run("service "+service, func(t *testing.T) {
			loaded := make(chan struct{})
			r := start(t, time.Hour, nil, func(context.Context) error {
				<-loaded
				return nil
			})
			next := r.watch(t, service)
			if st, err := next(); err != nil || st != healthpb.HealthCheckResponse_NOT_SERVING {
				t.Fatalf("while loading: %v, %v; want NOT_SERVING", st, err)
			}
			close(loaded)
			if st, err := next(); err != nil || st != healthpb.HealthCheckResponse_SERVING {
				t.Fatalf("when loaded: %v, %v; want SERVING", st, err)
			}
			// The watch must not hold the stop up until the end of the grace period.
			r.stop()
			if err := r.wait(); err != nil {
				t.Errorf("Run = %v", err)
			}
			for {
				st, err := next()
				if err != nil {
					break
				}
				if st != healthpb.HealthCheckResponse_NOT_SERVING {
					t.Errorf("when stopped: %v, want NOT_SERVING", st)
				}
			}
		})
	}
}

func TestLoadFails(t *testing.T) {
	want := errors.New("de/pack.yaml:1:1: no version")
	r := start(t, time.Hour, nil, func(context.Context) error { return want })
	if err := r.wait(); !errors.Is(err, want) {
		t.Errorf("Run = %v, want %v", err, want)
	}
}

func TestStopWhileLoading(t *testing.T) {
	loading := make(chan struct{})
	r := start(t, time.Hour, nil, func(ctx context.Context) error {
		close(loading)
		<-ctx.Done()
		return ctx.Err()
	})
	<-loading
	r.stop()
	if err := r.wait(); err != nil {
		t.Errorf("Run = %v", err)
	}
}

func TestServeFails(t *testing.T) {
	lis := bufconn.Listen(1)
	lis.Close()
	srv := grpcrun.New(grpcrun.Options{Logger: slog.New(slog.DiscardHandler)}, func(grpc.ServiceRegistrar) {})
	err := srv.Run(t.Context(), lis, func(ctx context.Context) error {
		<-ctx.Done()
		return nil
	}, nil)
	if err == nil || !strings.Contains(err.Error(), "serve: ") {
		t.Errorf("Run on a closed listener = %v", err)
	}
}

func TestStop(t *testing.T) {
	tests := []struct {
		desc  string
		grace time.Duration
		force bool
		// finish tells the running call to finish; otherwise it runs until it is cancelled.
		finish bool
		want   codes.Code
	}{
		{"a running call finishes", time.Hour, false, true, codes.OK},
		{"a call that does not finish is ended", time.Millisecond, false, false, codes.Unavailable},
		{"a second signal ends it at once", time.Hour, true, false, codes.Unavailable},
	}
	for _, tt := range tests {
		t.Run(tt.desc, func(t *testing.T) {
			running, finish := make(chan struct{}), make(chan struct{})
			r := start(t, tt.grace, func(ctx context.Context) error {
				close(running)
				select {
				case <-finish:
					return nil
				case <-ctx.Done():
					return ctx.Err()
				}
			}, nil)
			called := make(chan error, 1)
			go func() {
				_, err := chanceryv1.NewRuleSetServiceClient(r.conn).ListPacks(t.Context(), &chanceryv1.ListPacksRequest{})
				called <- err
			}()
			<-running
			next := r.watch(t, "")
			r.stop()
			for {
				if _, err := next(); err != nil {
					break // the watch ends once the server drains
				}
			}
			if tt.finish {
				close(finish)
			}
			if tt.force {
				close(r.force)
			}
			if err := r.wait(); err != nil {
				t.Errorf("Run = %v", err)
			}
			if err := <-called; status.Code(err) != tt.want {
				t.Errorf("the running call ended with %v, want %v", err, tt.want)
			}
		})
	}
}

// onlyReason returns the reason of err, which must have exactly one ErrorInfo
// of our domain.
func onlyReason(t *testing.T, err error) string {
	t.Helper()
	var reasons []string
	for _, d := range status.Convert(err).Details() {
		if info, ok := d.(*errdetails.ErrorInfo); ok && info.GetDomain() == "chancery-nlp.org" {
			reasons = append(reasons, info.GetReason())
		}
	}
	if len(reasons) != 1 {
		t.Fatalf("error %v has reasons %q, want one", err, reasons)
	}
	return reasons[0]
}

func TestErrors(t *testing.T) {
	tests := []struct {
		desc            string
		fail            func(context.Context) error
		code            codes.Code
		reason, message string
		logged          string
	}{
		{"panic", func(context.Context) error { panic("the secret of line 3") }, codes.Internal, "INTERNAL", "internal error", "the secret of line 3"},
		{"panic of the runtime", func(context.Context) error { _ = make([]int, 1)[len(t.Name()):2]; return nil }, codes.Internal, "INTERNAL", "internal error", "slice bounds out of range"},
		{"unforeseen error", func(context.Context) error { return errors.New("open /secret: denied") }, codes.Internal, "INTERNAL", "internal error", "open /secret: denied"},
		{"cancelled within", func(context.Context) error { return fmt.Errorf("x: %w", context.Canceled) }, codes.Canceled, "CANCELLED", "the call was cancelled", ""},
		{"status without details", func(context.Context) error { return status.Error(codes.NotFound, "no pack") }, codes.NotFound, "NOT_FOUND", "no pack", ""},
	}
	for _, tt := range tests {
		t.Run(tt.desc, func(t *testing.T) {
			r := start(t, time.Hour, tt.fail, nil)
			client := chanceryv1.NewRuleSetServiceClient(r.conn)
			for range 2 { // the server lives on
				_, err := client.ListPacks(t.Context(), &chanceryv1.ListPacksRequest{})
				if st := status.Convert(err); st.Code() != tt.code || st.Message() != tt.message {
					t.Errorf("error = %v, want %v %q", err, tt.code, tt.message)
				}
				if reason := onlyReason(t, err); reason != tt.reason {
					t.Errorf("reason = %s, want %s", reason, tt.reason)
				}
			}
			if !strings.Contains(r.log.String(), tt.logged) {
				t.Errorf("log has no %q:\n%s", tt.logged, r.log)
			}
		})
	}
}

func TestUnknownMethod(t *testing.T) {
	r := start(t, time.Hour, nil, nil)
	for _, method := range []string{"/chancery.v1.RuleSetService/Nothing", "/chancery.v9.Nothing/Nothing"} {
		err := r.conn.Invoke(t.Context(), method, &chanceryv1.ListPacksRequest{}, &chanceryv1.ListPacksResponse{})
		if status.Code(err) != codes.Unimplemented || !strings.Contains(err.Error(), method) {
			t.Errorf("%s: error = %v, want Unimplemented with the method", method, err)
		}
		if reason := onlyReason(t, err); reason != "UNIMPLEMENTED" {
			t.Errorf("%s: reason = %s", method, reason)
		}
	}
	// A method of the interface that an implementation leaves out.
	_, err := chanceryv1.NewRuleSetServiceClient(r.conn).ExplainRule(t.Context(), &chanceryv1.ExplainRuleRequest{})
	if reason := onlyReason(t, err); reason != "UNIMPLEMENTED" {
		t.Errorf("reason = %s", reason)
	}
}

// rawCodec sends bytes as they are.
type rawCodec struct{}

func (rawCodec) Marshal(v any) ([]byte, error)   { return v.([]byte), nil }
func (rawCodec) Unmarshal(b []byte, v any) error { *v.(*[]byte) = b; return nil }
func (rawCodec) Name() string                    { return "proto" }

func TestMalformedRequest(t *testing.T) {
	r := start(t, time.Hour, func(context.Context) error { return nil }, nil)
	for desc, request := range map[string][]byte{
		"no message":                  {0xff, 0xff, 0xff},
		"string that is not UTF-8":    {0x0a, 0x01, 0xff},
		"string longer than the rest": {0x0a, 0x09, 'a'},
	} {
		var answer []byte
		err := r.conn.Invoke(t.Context(), chanceryv1.RuleSetService_ExplainRule_FullMethodName, request, &answer, grpc.ForceCodec(rawCodec{}))
		if status.Code(err) != codes.InvalidArgument {
			t.Errorf("%s: error = %v, want InvalidArgument", desc, err)
			continue
		}
		if reason := onlyReason(t, err); reason != "MALFORMED_REQUEST" {
			t.Errorf("%s: reason = %s", desc, reason)
		}
	}
}

func TestReflection(t *testing.T) {
	r := start(t, time.Hour, nil, nil)
	stream, err := reflectionpb.NewServerReflectionClient(r.conn).ServerReflectionInfo(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	err = stream.Send(&reflectionpb.ServerReflectionRequest{MessageRequest: &reflectionpb.ServerReflectionRequest_ListServices{}})
	if err != nil {
		t.Fatal(err)
	}
	resp, err := stream.Recv()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, s := range resp.GetListServicesResponse().GetService() {
		names = append(names, s.GetName())
	}
	if !strings.Contains(strings.Join(names, " "), "chancery.v1.RuleSetService") {
		t.Errorf("services = %q", names)
	}
	stream.CloseSend()
	if _, err := stream.Recv(); err != io.EOF {
		t.Errorf("end of reflection: %v", err)
	}
}

func TestCallsAreLogged(t *testing.T) {
	r := start(t, time.Hour, func(context.Context) error { return nil }, nil)
	if _, err := chanceryv1.NewRuleSetServiceClient(r.conn).ListPacks(t.Context(), &chanceryv1.ListPacksRequest{}); err != nil {
		t.Fatal(err)
	}
	if _, err := healthpb.NewHealthClient(r.conn).Check(t.Context(), &healthpb.HealthCheckRequest{}); err != nil {
		t.Fatal(err)
	}
	r.stop()
	r.wait()
	log := r.log.String()
	if !strings.Contains(log, "grpc.method=ListPacks") || !strings.Contains(log, "grpc.code=OK") {
		t.Errorf("the call is not in the log:\n%s", log)
	}
	if strings.Contains(log, "grpc.method=Check") {
		t.Errorf("the health check is in the log:\n%s", log)
	}
}
