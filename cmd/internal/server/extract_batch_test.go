package server_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"

	"github.com/chancery-nlp/chancery/cmd/internal/grpcrun"
	"github.com/chancery-nlp/chancery/cmd/internal/server"
	"github.com/chancery-nlp/chancery/extractor"
	chanceryv1 "github.com/chancery-nlp/chancery/proto/chancery/v1"
)

// batch sends the requests and returns the answers by index, each exactly once.
func batch(t *testing.T, client chanceryv1.ExtractionServiceClient, requests []*chanceryv1.ExtractRequest) map[int64]*chanceryv1.ExtractBatchResponse {
	t.Helper()
	stream, err := client.ExtractBatch(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	sent := make(chan error, 1)
	go func() {
		for _, r := range requests {
			if err := stream.Send(&chanceryv1.ExtractBatchRequest{Request: r}); err != nil {
				sent <- err
				return
			}
		}
		sent <- stream.CloseSend()
	}()
	answers := map[int64]*chanceryv1.ExtractBatchResponse{}
	for {
		resp, err := stream.Recv()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if answers[resp.GetIndex()] != nil {
			t.Errorf("document %d is answered twice", resp.GetIndex())
		}
		answers[resp.GetIndex()] = resp
	}
	if err := <-sent; err != nil {
		t.Fatal(err)
	}
	return answers
}

func TestExtractBatch(t *testing.T) {
	r := startWith(t, server.Options{MaxDocumentBytes: 2000, Workers: 3}, fake(years))
	var requests []*chanceryv1.ExtractRequest
	var want []fault
	for i := range 200 {
		id := "doc" + strconv.Itoa(i)
		switch i % 10 {
		case 3:
			requests = append(requests, text(id, "PANIC"))
			want = append(want, fault{codes.Internal, "INTERNAL", ""})
		case 5:
			requests = append(requests, text(id, "FAULT"))
			want = append(want, fault{codes.InvalidArgument, "MALFORMED_LANGUAGE_CODE", "document.language_code"})
		case 7:
			requests = append(requests, text(id, strings.Repeat("x", 2001)))
			want = append(want, fault{codes.ResourceExhausted, "TOO_LARGE", "document.text"})
		case 9:
			requests = append(requests, nil)
			want = append(want, fault{codes.InvalidArgument, "REQUIRED_FIELD_MISSING", "document"})
		default:
			requests = append(requests, text(id, strings.Repeat("2024 ", i)))
			want = append(want, fault{})
		}
	}
	answers := batch(t, r.extraction(), requests)
	if len(answers) != len(requests) {
		t.Errorf("%d answers to %d documents", len(answers), len(requests))
	}
	for i := range requests {
		a := answers[int64(i)]
		if id := requests[i].GetDocument().GetId(); a.GetDocumentId() != id {
			t.Errorf("answer %d is for document %q, want %q", i, a.GetDocumentId(), id)
		}
		if want[i] == (fault{}) {
			if n := len(a.GetResponse().GetDates()); n != i {
				t.Errorf("answer %d has %d dates, want %d", i, n, i)
			}
			continue
		}
		if got := faultOf(t, status.FromProto(a.GetError())); got != want[i] {
			t.Errorf("answer %d is %v, want %v", i, got, want[i])
		}
	}
	if strings.Count(r.log.String(), "panic in a call") != 20 {
		t.Errorf("the log does not have every panic:\n%s", r.log)
	}
}

func TestExtractBatchEmpty(t *testing.T) {
	r := startWith(t, server.Options{}, fake(years))
	if answers := batch(t, r.extraction(), nil); len(answers) != 0 {
		t.Errorf("answers = %v", answers)
	}
}

// bytesOut sends bytes as they are and receives messages.
type bytesOut struct{}

func (bytesOut) Marshal(v any) ([]byte, error)   { return v.([]byte), nil }
func (bytesOut) Unmarshal(b []byte, v any) error { return proto.Unmarshal(b, v.(proto.Message)) }
func (bytesOut) Name() string                    { return "proto" }

func TestExtractBatchMalformedMessage(t *testing.T) {
	r := startWith(t, server.Options{}, fake(years))
	desc := &grpc.StreamDesc{ClientStreams: true, ServerStreams: true}
	stream, err := r.conn.NewStream(t.Context(), desc, chanceryv1.ExtractionService_ExtractBatch_FullMethodName, grpc.ForceCodec(bytesOut{}))
	if err != nil {
		t.Fatal(err)
	}
	// A request, in it a document, in it a text: of 4 bytes, or of one that is not UTF-8.
	good, bad := []byte("\x0a\x08\x0a\x06\x12\x042024"), []byte("\x0a\x05\x0a\x03\x12\x01\xff")
	for _, b := range [][]byte{bad, good, {0xff}, good} {
		if err := stream.SendMsg(b); err != nil {
			t.Fatal(err)
		}
	}
	if err := stream.CloseSend(); err != nil {
		t.Fatal(err)
	}
	codesOf := map[int64]codes.Code{}
	for {
		var resp chanceryv1.ExtractBatchResponse
		if err := stream.RecvMsg(&resp); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		codesOf[resp.GetIndex()] = codes.Code(resp.GetError().GetCode())
		if resp.GetError() != nil {
			if f := faultOf(t, status.FromProto(resp.GetError())); f.reason != "MALFORMED_REQUEST" {
				t.Errorf("answer %d: %v", resp.GetIndex(), f)
			}
		}
	}
	want := map[int64]codes.Code{0: codes.InvalidArgument, 1: codes.OK, 2: codes.InvalidArgument, 3: codes.OK}
	if fmt.Sprint(codesOf) != fmt.Sprint(want) {
		t.Errorf("codes = %v, want %v", codesOf, want)
	}
}

// A message that the transport refuses ends its own stream and no other.
func TestExtractBatchMessageTooLarge(t *testing.T) {
	r := startWith(t, server.Options{MaxDocumentBytes: 1000}, fake(years))
	stream, err := r.extraction().ExtractBatch(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := stream.Send(&chanceryv1.ExtractBatchRequest{Request: text("", strings.Repeat("x", 1<<20))}); err != nil && err != io.EOF {
		t.Fatal(err)
	}
	if _, err := stream.Recv(); status.Code(err) != codes.ResourceExhausted {
		t.Errorf("error = %v, want ResourceExhausted", err)
	}
	if answers := batch(t, r.extraction(), []*chanceryv1.ExtractRequest{text("", "2024")}); len(answers) != 1 {
		t.Errorf("the next batch has answers %v", answers)
	}
}

// Two clients go away in the middle of their streams, while a third is served.
func TestExtractBatchCancelled(t *testing.T) {
	var blocked, released sync.WaitGroup
	blocked.Add(2)
	released.Add(2)
	r := startWith(t, server.Options{Workers: 4}, fake(func(ctx context.Context, doc extractor.Document) (extractor.Result, error) {
		if doc.Text == "BLOCK" {
			blocked.Done()
			defer released.Done()
		}
		return years(ctx, doc)
	}))
	for range 2 {
		ctx, cancel := context.WithCancel(t.Context())
		stream, err := r.extraction().ExtractBatch(ctx)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range []string{"2024", "BLOCK", "2024"} {
			if err := stream.Send(&chanceryv1.ExtractBatchRequest{Request: text("", s)}); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := stream.Recv(); err != nil {
			t.Fatal(err)
		}
		defer func() {
			// Whatever was on its way, the stream ends as cancelled.
			for {
				if _, err := stream.Recv(); err != nil {
					if status.Code(err) != codes.Canceled {
						t.Errorf("stream ended with %v, want Canceled", err)
					}
					return
				}
			}
		}()
		defer cancel()
	}
	blocked.Wait()
	if answers := batch(t, r.extraction(), []*chanceryv1.ExtractRequest{text("", "2024"), text("", "2024")}); len(answers) != 2 {
		t.Errorf("the third client has answers %v", answers)
	}
	t.Cleanup(released.Wait) // the documents are given up before the server stops
}

// No more documents are read at once than there are workers, over all streams.
func TestExtractBatchConcurrency(t *testing.T) {
	const workers = 2
	var now, most atomic.Int32
	r := startWith(t, server.Options{Workers: workers}, fake(func(ctx context.Context, doc extractor.Document) (extractor.Result, error) {
		if n := now.Add(1); n > most.Load() {
			most.Store(n)
		}
		defer now.Add(-1)
		return years(ctx, doc)
	}))
	var streams sync.WaitGroup
	for range 4 {
		streams.Go(func() {
			var requests []*chanceryv1.ExtractRequest
			for range 50 {
				requests = append(requests, text("", strings.Repeat("2024 ", 1000)))
			}
			batch(t, r.extraction(), requests)
		})
	}
	streams.Wait()
	if most.Load() > workers {
		t.Errorf("%d documents were read at once, want at most %d", most.Load(), workers)
	}
}

// stuckStream is a client that sends without end and never reads.
type stuckStream struct {
	grpc.BidiStreamingServer[chanceryv1.ExtractBatchRequest, chanceryv1.ExtractBatchResponse]
	ctx      context.Context
	received atomic.Int32
}

func (s *stuckStream) Context() context.Context { return s.ctx }

func (s *stuckStream) RecvMsg(m any) error {
	if s.ctx.Err() != nil {
		return s.ctx.Err()
	}
	s.received.Add(1)
	req := m.(*grpcrun.Received).Message.(*chanceryv1.ExtractBatchRequest)
	req.Request = text("", "2024")
	return nil
}

func (s *stuckStream) Send(*chanceryv1.ExtractBatchResponse) error {
	<-s.ctx.Done()
	return s.ctx.Err()
}

// serviceOf catches the implementation that a service registers.
type serviceOf struct {
	extraction chanceryv1.ExtractionServiceServer
}

func (r *serviceOf) RegisterService(_ *grpc.ServiceDesc, impl any) {
	if x, ok := impl.(chanceryv1.ExtractionServiceServer); ok {
		r.extraction = x
	}
}

// While the client does not read, the server receives a bounded number of
// documents.
func TestExtractBatchBackpressure(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const workers = 3
		service := server.New(server.Options{Workers: workers})
		service.SetBackend(fake(years))
		var registered serviceOf
		service.Register(&registered)
		ctx, cancel := context.WithCancel(t.Context())
		stream := &stuckStream{ctx: ctx}
		ended := make(chan error, 1)
		go func() { ended <- registered.extraction.ExtractBatch(stream) }()
		synctest.Wait() // until nothing goes on any more
		if n := stream.received.Load(); n != workers+1 {
			t.Errorf("%d documents were received, want %d", n, workers+1)
		}
		cancel()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Errorf("ExtractBatch = %v", err)
		}
	})
}
