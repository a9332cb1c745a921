package server_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/testing/protocmp"

	"github.com/chancery-nlp/chancery/cmd/internal/server"
	"github.com/chancery-nlp/chancery/extractor"
	chanceryv1 "github.com/chancery-nlp/chancery/proto/chancery/v1"
)

func TestExtract(t *testing.T) {
	r := startWith(t, server.Options{}, fake(years))
	for encoding, want := range map[chanceryv1.OffsetEncoding][2]int32{
		chanceryv1.OffsetEncoding_OFFSET_ENCODING_UNSPECIFIED: {6, 10},
		chanceryv1.OffsetEncoding_OFFSET_ENCODING_UTF8:        {10, 14},
		chanceryv1.OffsetEncoding_OFFSET_ENCODING_UTF16:       {7, 11},
		chanceryv1.OffsetEncoding_OFFSET_ENCODING_UTF32:       {6, 10},
	} {
		req := text("a", "Für 😀 2024.")
		req.OffsetEncoding = encoding
		got, err := r.extraction().Extract(t.Context(), req)
		if err != nil {
			t.Fatal(err)
		}
		if encoding == chanceryv1.OffsetEncoding_OFFSET_ENCODING_UNSPECIFIED {
			encoding = chanceryv1.OffsetEncoding_OFFSET_ENCODING_UTF32
		}
		wantResp := &chanceryv1.ExtractResponse{
			DocumentId: "a",
			Languages:  []*chanceryv1.Language{{LanguageCode: "und"}},
			Dates: []*chanceryv1.Date{{
				Id: "d1", Span: &chanceryv1.Span{Start: want[0], End: want[1], Text: "2024"},
				Type: chanceryv1.DateType_DATE_TYPE_DATE, Value: "2024", RuleId: "und.date.year",
			}},
			OffsetEncoding: encoding,
		}
		if diff := cmp.Diff(wantResp, got, protocmp.Transform()); diff != "" {
			t.Errorf("in %v (-want +got):\n%s", encoding, diff)
		}
	}
}

// The packs of the binary answer what a request asks for, and only that.
func TestExtractWithPacks(t *testing.T) {
	r := startWith(t, server.Options{}, packs(t))
	req := &chanceryv1.ExtractRequest{
		Document: &chanceryv1.Document{Id: "x", Text: "Der Vertrag wurde gestern unterzeichnet.", LanguageCode: "de", ReferenceTime: "2024-11-12"},
		Layers:   []chanceryv1.Layer{chanceryv1.Layer_LAYER_DATES, chanceryv1.Layer_LAYER_CLAUSES},
		Explain:  true,
	}
	got, err := r.extraction().Extract(t.Context(), req)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.GetDates()) != 1 || got.GetDates()[0].GetValue() != "2024-11-11" {
		t.Fatalf("dates = %v, want 2024-11-11", got.GetDates())
	}
	if len(got.GetActors()) != 0 || len(got.GetNumbers()) != 0 || len(got.GetTreatyEvents()) != 0 {
		t.Errorf("records of layers that were not asked for: %v", got)
	}
	if len(got.GetExplanations()) == 0 {
		t.Error("no explanations")
	}
	// What the record says made it is a rule that can be explained.
	rule, err := r.rules().ExplainRule(t.Context(), &chanceryv1.ExplainRuleRequest{RuleId: got.GetDates()[0].GetRuleId()})
	if err != nil {
		t.Fatal(err)
	}
	if rule := rule.GetRule(); rule.GetId() != got.GetDates()[0].GetRuleId() || len(rule.GetPatterns()) == 0 || len(rule.GetExamples()) == 0 {
		t.Errorf("rule = %v", rule)
	}
}

func TestExtractErrors(t *testing.T) {
	const limit = 1000
	r := startWith(t, server.Options{MaxDocumentBytes: limit}, packs(t))
	document := func(d *chanceryv1.Document) *chanceryv1.ExtractRequest {
		return &chanceryv1.ExtractRequest{Document: d}
	}
	tests := []struct {
		desc string
		req  *chanceryv1.ExtractRequest
		want fault
	}{
		{"no document", &chanceryv1.ExtractRequest{}, fault{codes.InvalidArgument, "REQUIRED_FIELD_MISSING", "document"}},
		{"malformed language", document(&chanceryv1.Document{LanguageCode: "deutsch!"}), fault{codes.InvalidArgument, "MALFORMED_LANGUAGE_CODE", "document.language_code"}},
		{"malformed reference time", document(&chanceryv1.Document{ReferenceTime: "12.11.2024"}), fault{codes.InvalidArgument, "MALFORMED_REFERENCE_TIME", "document.reference_time"}},
		{"unknown layer", &chanceryv1.ExtractRequest{Document: &chanceryv1.Document{}, Layers: []chanceryv1.Layer{42}}, fault{codes.InvalidArgument, "UNKNOWN_LAYER", "layers[0]"}},
		{"unknown offsets", &chanceryv1.ExtractRequest{Document: &chanceryv1.Document{}, OffsetEncoding: 42}, fault{codes.InvalidArgument, "UNKNOWN_OFFSET_ENCODING", "offset_encoding"}},
		{"one byte too large", text("", strings.Repeat("ä", limit/2)+"x"), fault{codes.ResourceExhausted, "TOO_LARGE", "document.text"}},
	}
	for _, tt := range tests {
		t.Run(tt.desc, func(t *testing.T) {
			_, err := r.extraction().Extract(t.Context(), tt.req)
			wantFault(t, err, tt.want)
		})
	}
	t.Run("just not too large", func(t *testing.T) {
		if _, err := r.extraction().Extract(t.Context(), text("", strings.Repeat("ä", limit/2))); err != nil {
			t.Error(err)
		}
	})
	t.Run("larger than any message", func(t *testing.T) {
		_, err := r.extraction().Extract(t.Context(), text("", strings.Repeat("x", 1<<20)))
		if status.Code(err) != codes.ResourceExhausted {
			t.Errorf("error = %v, want ResourceExhausted", err)
		}
	})
}

func TestDefaultLimit(t *testing.T) {
	if server.DefaultMaxDocumentBytes != 16*1024*1024 {
		t.Errorf("the default limit is %d bytes", server.DefaultMaxDocumentBytes)
	}
	r := startWith(t, server.Options{}, fake(years))
	if _, err := r.extraction().Extract(t.Context(), text("", strings.Repeat("x", 16<<20)), grpc.MaxCallSendMsgSize(64<<20)); err != nil {
		t.Errorf("a document of the size of the limit: %v", err)
	}
	_, err := r.extraction().Extract(t.Context(), text("", strings.Repeat("x", 16<<20+1)), grpc.MaxCallSendMsgSize(64<<20))
	wantFault(t, err, fault{codes.ResourceExhausted, "TOO_LARGE", "document.text"})
}

// The engine's context ends in the middle of a document when the client goes
// away or its deadline passes.
func TestExtractIsCancelled(t *testing.T) {
	tests := map[string]struct {
		context func(context.Context) (context.Context, context.CancelFunc)
		code    codes.Code
	}{
		"cancel": {context.WithCancel, codes.Canceled},
		"deadline": {func(ctx context.Context) (context.Context, context.CancelFunc) {
			return context.WithTimeout(ctx, 50*time.Millisecond)
		}, codes.DeadlineExceeded},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			reading, gaveUp := make(chan struct{}), make(chan error, 1)
			r := startWith(t, server.Options{}, fake(func(ctx context.Context, _ extractor.Document) (extractor.Result, error) {
				close(reading)
				<-ctx.Done()
				gaveUp <- ctx.Err()
				return extractor.Result{}, ctx.Err()
			}))
			ctx, cancel := tt.context(t.Context())
			defer cancel()
			ended := make(chan error, 1)
			go func() {
				_, err := r.extraction().Extract(ctx, text("", "x"))
				ended <- err
			}()
			select {
			case <-reading:
			case err := <-ended:
				t.Fatalf("the call ended with %v before the document was read", err)
			}
			if tt.code == codes.Canceled {
				cancel()
			}
			if err := <-ended; status.Code(err) != tt.code {
				t.Errorf("error = %v, want %v", err, tt.code)
			}
			if err := <-gaveUp; err == nil {
				t.Error("the engine's context did not end")
			}
		})
	}
}

// A call that waits for a worker is cancelled, too.
func TestExtractIsCancelledWhileWaiting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		finish := make(chan struct{})
		service := server.New(server.Options{Workers: 1})
		service.SetBackend(fake(func(_ context.Context, doc extractor.Document) (extractor.Result, error) {
			if doc.ID == "waits" {
				t.Error("the document that waits was read")
			}
			<-finish
			return extractor.Result{}, nil
		}))
		var registered serviceOf
		service.Register(&registered)
		first, second := make(chan error, 1), make(chan error, 1)
		go func() {
			_, err := registered.extraction.Extract(t.Context(), text("", "x"))
			first <- err
		}()
		synctest.Wait() // until the only worker is busy
		ctx, cancel := context.WithCancel(t.Context())
		go func() {
			_, err := registered.extraction.Extract(ctx, text("waits", "x"))
			second <- err
		}()
		synctest.Wait()
		cancel()
		if err := <-second; !errors.Is(err, context.Canceled) {
			t.Errorf("the call that waits = %v, want %v", err, context.Canceled)
		}
		close(finish)
		if err := <-first; err != nil {
			t.Error(err)
		}
	})
}

func TestExtractPanics(t *testing.T) {
	r := startWith(t, server.Options{}, fake(years))
	_, err := r.extraction().Extract(t.Context(), text("", "PANIC of the secret"))
	wantFault(t, err, fault{codes.Internal, "INTERNAL", ""})
	if strings.Contains(err.Error(), "secret") {
		t.Errorf("the client sees the panic: %v", err)
	}
	if log := r.log.String(); !strings.Contains(log, "found PANIC in") || !strings.Contains(log, "extract_test") && !strings.Contains(log, "server_test") {
		t.Errorf("the log lacks the panic or its stack:\n%s", log)
	}
	if _, err := r.extraction().Extract(t.Context(), text("", "after it")); err != nil {
		t.Errorf("after the panic: %v", err)
	}
}

func TestDetectLanguage(t *testing.T) {
	r := startWith(t, server.Options{MaxDocumentBytes: 100}, fake(years))
	got, err := r.extraction().DetectLanguage(t.Context(), &chanceryv1.DetectLanguageRequest{
		Text: "ää éé", Passages: true, OffsetEncoding: chanceryv1.OffsetEncoding_OFFSET_ENCODING_UTF16,
	})
	if err != nil {
		t.Fatal(err)
	}
	want := &chanceryv1.DetectLanguageResponse{
		Languages: []*chanceryv1.Language{
			{LanguageCode: "de", Confidence: 0.75, Spans: []*chanceryv1.Span{{Start: 0, End: 2}}},
			{LanguageCode: "fr", Confidence: 0.25, Spans: []*chanceryv1.Span{{Start: 2, End: 5}}},
		},
		OffsetEncoding: chanceryv1.OffsetEncoding_OFFSET_ENCODING_UTF16,
	}
	if diff := cmp.Diff(want, got, protocmp.Transform()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	_, err = r.extraction().DetectLanguage(t.Context(), &chanceryv1.DetectLanguageRequest{Text: strings.Repeat("x", 101)})
	wantFault(t, err, fault{codes.ResourceExhausted, "TOO_LARGE", "text"})
	_, err = r.extraction().DetectLanguage(t.Context(), &chanceryv1.DetectLanguageRequest{OffsetEncoding: 9})
	wantFault(t, err, fault{codes.InvalidArgument, "UNKNOWN_OFFSET_ENCODING", "offset_encoding"})
}

func TestRuleSet(t *testing.T) {
	r := startWith(t, server.Options{}, packs(t))
	packs, err := r.rules().ListPacks(t.Context(), &chanceryv1.ListPacksRequest{})
	if err != nil {
		t.Fatal(err)
	}
	layers := map[string][]chanceryv1.Layer{}
	last := ""
	for _, p := range packs.GetPacks() {
		if p.GetLanguageCode() < last {
			t.Errorf("pack %s comes after %s", p.GetLanguageCode(), last)
		}
		last = p.GetLanguageCode()
		layers[last] = p.GetLayers()
		if p.GetVersion() == "" {
			t.Errorf("pack %s has no version", last)
		}
	}
	for _, code := range []string{"de", "und"} {
		if len(layers[code]) == 0 {
			t.Errorf("pack %s is missing or has no layers: %v", code, packs)
		}
	}
	_, err = r.rules().ExplainRule(t.Context(), &chanceryv1.ExplainRuleRequest{})
	wantFault(t, err, fault{codes.InvalidArgument, "REQUIRED_FIELD_MISSING", "rule_id"})
	_, err = r.rules().ExplainRule(t.Context(), &chanceryv1.ExplainRuleRequest{RuleId: "de.date.no-such-rule"})
	wantFault(t, err, fault{codes.NotFound, "UNKNOWN_RULE", ""})
}
