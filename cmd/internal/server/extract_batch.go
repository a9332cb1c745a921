package server

import (
	"context"
	"errors"
	"io"
	"sync"

	"google.golang.org/grpc"

	"github.com/chancery-nlp/chancery/cmd/internal/convert"
	"github.com/chancery-nlp/chancery/cmd/internal/grpcrun"
	chanceryv1 "github.com/chancery-nlp/chancery/proto/chancery/v1"
)

// batchItem is one message of a batch.
type batchItem struct {
	index int64
	req   *chanceryv1.ExtractBatchRequest
	err   error // the message is malformed
}

// ExtractBatch answers each document of the stream with its records or its
// error. As many documents as there are workers are in memory, and one more:
// the next one is received only when a worker is free, and a worker is free
// only when its answer is sent.
func (x *extraction) ExtractBatch(stream grpc.BidiStreamingServer[chanceryv1.ExtractBatchRequest, chanceryv1.ExtractBatchResponse]) error {
	ctx, cancel := context.WithCancelCause(stream.Context())
	defer cancel(nil)
	var (
		items   = make(chan batchItem)
		workers sync.WaitGroup
		sending = make(chan struct{}, 1) // held to send an answer
	)
	for range x.s.opt.Workers {
		workers.Go(func() {
			for item := range items {
				resp := x.s.extractItem(ctx, item)
				sending <- struct{}{}
				err := stream.Send(resp)
				<-sending
				if err != nil {
					cancel(err)
				}
			}
		})
	}
	err := receiveItems(ctx, stream, items)
	if err != nil {
		// No one is there to read the answers of what still runs.
		cancel(err)
	}
	close(items)
	workers.Wait()
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return nil
}

// receiveItems passes the messages of stream on until its end.
func receiveItems(ctx context.Context, stream grpc.ServerStream, items chan<- batchItem) error {
	for index := int64(0); ; index++ {
		req := new(chanceryv1.ExtractBatchRequest)
		received := grpcrun.Received{Message: req}
		if err := stream.RecvMsg(&received); err != nil {
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
		select {
		case items <- batchItem{index: index, req: req, err: received.Err}:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
}

// extractItem answers one message of a batch.
func (s *Service) extractItem(ctx context.Context, item batchItem) (resp *chanceryv1.ExtractBatchResponse) {
	resp = &chanceryv1.ExtractBatchResponse{Index: item.index}
	fail := func(err error) {
		resp.Result = &chanceryv1.ExtractBatchResponse_Error{Error: convert.Status(err).Proto()}
	}
	if item.err != nil {
		fail(item.err)
		return resp
	}
	req := item.req.GetRequest()
	resp.DocumentId = req.GetDocument().GetId()
	defer func() {
		if p := recover(); p != nil {
			fail(grpcrun.Recovered(ctx, s.opt.Logger, p))
		}
	}()
	out, err := s.extract(ctx, req)
	if err != nil {
		fail(grpcrun.ClientError(ctx, s.opt.Logger, err))
		return resp
	}
	resp.Result = &chanceryv1.ExtractBatchResponse_Response{Response: out}
	return resp
}
