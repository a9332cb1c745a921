package server

import (
	"context"
	"log/slog"
	"math"
	"runtime"
	"sync/atomic"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"

	"github.com/chancery-nlp/chancery/cmd/internal/convert"
	"github.com/chancery-nlp/chancery/extractor"
	chanceryv1 "github.com/chancery-nlp/chancery/proto/chancery/v1"
)

// DefaultMaxDocumentBytes is the largest document that a server takes unless
// it is told otherwise. Larger ones are for the command.
const DefaultMaxDocumentBytes = 16 << 20

// Engine extracts the records of documents. It is safe for concurrent use and
// gives up soon after its context ends.
type Engine interface {
	Extract(ctx context.Context, doc extractor.Document) (extractor.Result, error)
}

// RuleSet tells what rule packs there are and what their rules say. It is safe
// for concurrent use.
type RuleSet interface {
	// Packs returns the packs, ordered by language code.
	Packs() []extractor.PackInfo
	// Rule returns the rule with the id, and whether there is one.
	Rule(id string) (*chanceryv1.Rule, bool)
}

// Backend is what the services work with.
type Backend struct {
	Engine   Engine
	Detector extractor.Detector
	Rules    RuleSet
}

// Options configures a Service.
type Options struct {
	Logger           *slog.Logger
	MaxDocumentBytes int // 0 for DefaultMaxDocumentBytes
	Workers          int // documents that are read at once, over all calls; 0 for one a core
}

// Service implements the services of the interface.
type Service struct {
	opt     Options
	backend atomic.Pointer[Backend]
	slots   chan struct{} // one is held while a document is read
}

// New returns a service without a backend: it answers UNAVAILABLE until
// [Service.SetBackend].
func New(opt Options) *Service {
	if opt.MaxDocumentBytes <= 0 {
		opt.MaxDocumentBytes = DefaultMaxDocumentBytes
	}
	if opt.Workers <= 0 {
		opt.Workers = runtime.GOMAXPROCS(0)
	}
	return &Service{opt: opt, slots: make(chan struct{}, opt.Workers)}
}

// SetBackend makes calls that start from now on work with b. Running ones go
// on with what they have.
func (s *Service) SetBackend(b Backend) { s.backend.Store(&b) }

// Register registers all services with r.
func (s *Service) Register(r grpc.ServiceRegistrar) {
	chanceryv1.RegisterExtractionServiceServer(r, &extraction{s: s})
	chanceryv1.RegisterRuleSetServiceServer(r, &ruleSet{s: s})
}

// MaxMessageBytes returns the size of the largest request message that the
// transport should let through. It leaves room above the limit for documents,
// so that a document that is too large gets an answer which says so, and in a
// batch does not end the stream.
func (s *Service) MaxMessageBytes() int {
	const overhead = 64 << 10 // for the other fields
	if s.opt.MaxDocumentBytes > (math.MaxInt32-overhead)/2 {
		return math.MaxInt32
	}
	return 2*s.opt.MaxDocumentBytes + overhead
}

// extraction implements ExtractionService.
type extraction struct {
	chanceryv1.UnimplementedExtractionServiceServer
	s *Service
}

// ruleSet implements RuleSetService.
type ruleSet struct {
	chanceryv1.UnimplementedRuleSetServiceServer
	s *Service
}

// ready returns the backend, or an error while there is none.
func (s *Service) ready() (*Backend, error) {
	if b := s.backend.Load(); b != nil {
		return b, nil
	}
	return nil, convert.NewStatus(codes.Unavailable, convert.ReasonNotReady, "the server is still loading its rule packs").Err()
}

// acquire waits for a slot to read a document in. The caller has to release it.
func (s *Service) acquire(ctx context.Context) (release func(), err error) {
	select {
	case s.slots <- struct{}{}:
		return func() { <-s.slots }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
