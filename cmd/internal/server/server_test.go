package server_test

import (
	"bytes"
	"context"
	"log/slog"
	"net"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"
	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	healthpb "google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/status"
	"google.golang.org/grpc/test/bufconn"

	"github.com/chancery-nlp/chancery/cmd/internal/grpcrun"
	"github.com/chancery-nlp/chancery/cmd/internal/server"
	"github.com/chancery-nlp/chancery/extractor"
	"github.com/chancery-nlp/chancery/extractor/date"
	"github.com/chancery-nlp/chancery/extractor/span"
	"github.com/chancery-nlp/chancery/lang"
	chanceryv1 "github.com/chancery-nlp/chancery/proto/chancery/v1"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// engineFunc is an engine made of a function.
type engineFunc func(context.Context, extractor.Document) (extractor.Result, error)

func (f engineFunc) Extract(ctx context.Context, doc extractor.Document) (extractor.Result, error) {
	return f(ctx, doc)
}

// years is an engine that finds every "2024", or fails as its document says.
func years(ctx context.Context, doc extractor.Document) (extractor.Result, error) {
	switch {
	case strings.Contains(doc.Text, "PANIC"):
		panic("found PANIC in " + doc.Text)
	case strings.Contains(doc.Text, "FAULT"):
		return extractor.Result{}, &extractor.Error{Field: "language_code", Reason: "MALFORMED_LANGUAGE_CODE", Msg: "no tag"}
	case strings.Contains(doc.Text, "BLOCK"):
		<-ctx.Done()
		return extractor.Result{}, ctx.Err()
	}
	result := extractor.Result{DocumentID: doc.ID, Languages: []extractor.Language{{Code: "und"}}}
	for at := 0; ; {
		i := strings.Index(doc.Text[at:], "2024")
		if i < 0 {
			return result, nil
		}
		result.Dates = append(result.Dates, date.Record{Span: span.Span{Start: at + i, End: at + i + 4}, Type: date.Date, Value: "2024", RuleID: "und.date.year"})
		at += i + 4
	}
}

// halves is a detector for which the first half of a text is German and the
// second French.
type halves struct{}

func (halves) Detect(text string, passages bool) []extractor.Language {
	languages := []extractor.Language{{Code: "de", Confidence: 0.75}, {Code: "fr", Confidence: 0.25}}
	if passages {
		languages[0].Spans = []span.Span{{Start: 0, End: len(text) / 2}}
		languages[1].Spans = []span.Span{{Start: len(text) / 2, End: len(text)}}
	}
	return languages
}

// packs is the backend with the packs of the binary.
func packs(t *testing.T) server.Backend {
	t.Helper()
	builtin, err := lang.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	x, err := extractor.New(builtin, halves{})
	if err != nil {
		t.Fatal(err)
	}
	return server.NewBackend(x)
}

// fake is a backend with the given engine and no rules.
func fake(engine engineFunc) server.Backend {
	return server.Backend{Engine: engine, Detector: halves{}}
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
	conn *grpc.ClientConn
	log  *lockedBuffer
}

// start runs a server whose service has loaded what load makes ready.
func start(t *testing.T, opt server.Options, load func(*server.Service)) *running {
	t.Helper()
	log := &lockedBuffer{}
	opt.Logger = slog.New(slog.NewTextHandler(log, nil))
	service := server.New(opt)
	srv := grpcrun.New(grpcrun.Options{Logger: opt.Logger, MaxMessageBytes: service.MaxMessageBytes()}, service.Register)
	lis := bufconn.Listen(1 << 16)
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() {
		ended <- srv.Run(ctx, lis, func(context.Context) error { load(service); return nil }, nil)
	}()
	conn, err := grpc.NewClient("passthrough:bufconn",
		grpc.WithContextDialer(func(ctx context.Context, _ string) (net.Conn, error) { return lis.DialContext(ctx) }),
		grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Errorf("Run = %v", err)
		}
		conn.Close()
	})
	return &running{conn: conn, log: log}
}

// startWith runs a server that is ready and works with b.
func startWith(t *testing.T, opt server.Options, b server.Backend) *running {
	t.Helper()
	r := start(t, opt, func(s *server.Service) { s.SetBackend(b) })
	// The first health that is SERVING comes once load has returned.
	watch, err := healthpb.NewHealthClient(r.conn).Watch(t.Context(), &healthpb.HealthCheckRequest{})
	if err != nil {
		t.Fatal(err)
	}
	for {
		resp, err := watch.Recv()
		if err != nil {
			t.Fatal(err)
		}
		if resp.GetStatus() == healthpb.HealthCheckResponse_SERVING {
			return r
		}
	}
}

func (r *running) extraction() chanceryv1.ExtractionServiceClient {
	return chanceryv1.NewExtractionServiceClient(r.conn)
}

func (r *running) rules() chanceryv1.RuleSetServiceClient {
	return chanceryv1.NewRuleSetServiceClient(r.conn)
}

// text is a request for the records of a text.
func text(id, s string) *chanceryv1.ExtractRequest {
	return &chanceryv1.ExtractRequest{Document: &chanceryv1.Document{Id: id, Text: s}}
}

// fault is what a client can tell of an error.
type fault struct {
	code          codes.Code
	reason, field string
}

// faultOf returns the parts of a status, which must have exactly one ErrorInfo
// of our domain.
func faultOf(t *testing.T, st *status.Status) fault {
	t.Helper()
	f := fault{code: st.Code()}
	n := 0
	for _, d := range st.Details() {
		switch d := d.(type) {
		case *errdetails.ErrorInfo:
			n++
			f.reason = d.GetReason()
			if d.GetDomain() != "chancery-nlp.org" {
				t.Errorf("domain = %q", d.GetDomain())
			}
		case *errdetails.BadRequest:
			for _, v := range d.GetFieldViolations() {
				f.field += v.GetField()
			}
		}
	}
	if n != 1 {
		t.Errorf("status %v has %d ErrorInfo, want 1", st, n)
	}
	return f
}

// wantFault reports if err is not the fault that a client is to see.
func wantFault(t *testing.T, err error, want fault) {
	t.Helper()
	if diff := cmp.Diff(want, faultOf(t, status.Convert(err)), cmp.AllowUnexported(fault{})); diff != "" {
		t.Errorf("error %v (-want +got):\n%s", err, diff)
	}
}

func TestNotReady(t *testing.T) {
	loading := make(chan struct{})
	defer close(loading) // before the server is stopped
	r := start(t, server.Options{}, func(*server.Service) { <-loading })
	calls := map[string]func() error{
		"Extract": func() error { _, err := r.extraction().Extract(t.Context(), text("", "x")); return err },
		"DetectLanguage": func() error {
			_, err := r.extraction().DetectLanguage(t.Context(), &chanceryv1.DetectLanguageRequest{})
			return err
		},
		"ListPacks": func() error { _, err := r.rules().ListPacks(t.Context(), &chanceryv1.ListPacksRequest{}); return err },
		"ExplainRule": func() error {
			_, err := r.rules().ExplainRule(t.Context(), &chanceryv1.ExplainRuleRequest{})
			return err
		},
	}
	for name, call := range calls {
		t.Run(name, func(t *testing.T) {
			wantFault(t, call(), fault{codes.Unavailable, "NOT_READY", ""})
		})
	}
}

// A backend that is set anew answers the next call.
func TestSetBackendAnew(t *testing.T) {
	answers := func(code string) server.Backend {
		return fake(func(context.Context, extractor.Document) (extractor.Result, error) {
			return extractor.Result{Languages: []extractor.Language{{Code: code}}}, nil
		})
	}
	var service *server.Service
	r := start(t, server.Options{}, func(s *server.Service) { service = s; s.SetBackend(answers("aa")) })
	watch, err := healthpb.NewHealthClient(r.conn).Watch(t.Context(), &healthpb.HealthCheckRequest{})
	if err != nil {
		t.Fatal(err)
	}
	for {
		if resp, err := watch.Recv(); err != nil || resp.GetStatus() == healthpb.HealthCheckResponse_SERVING {
			break
		}
	}
	for _, want := range []string{"aa", "bb"} {
		resp, err := r.extraction().Extract(t.Context(), text("", "x"))
		if err != nil || resp.GetLanguages()[0].GetLanguageCode() != want {
			t.Errorf("answer = %v, %v; want one from %s", resp, err, want)
		}
		service.SetBackend(answers("bb"))
	}
}
