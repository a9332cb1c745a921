package server

import (
	"context"

	"github.com/chancery-nlp/chancery/cmd/internal/convert"
	chanceryv1 "github.com/chancery-nlp/chancery/proto/chancery/v1"
)

// Extract returns the records of one document.
func (x *extraction) Extract(ctx context.Context, req *chanceryv1.ExtractRequest) (*chanceryv1.ExtractResponse, error) {
	return x.s.extract(ctx, req)
}

// extract answers req, also as a part of a batch.
func (s *Service) extract(ctx context.Context, req *chanceryv1.ExtractRequest) (*chanceryv1.ExtractResponse, error) {
	b, err := s.ready()
	if err != nil {
		return nil, err
	}
	doc, err := convert.Document(req)
	if err != nil {
		return nil, err
	}
	unit, err := convert.Unit(req.GetOffsetEncoding())
	if err != nil {
		return nil, err
	}
	if err := convert.CheckSize(doc.Text, s.opt.MaxDocumentBytes); err != nil {
		return nil, convert.InDocument(err)
	}
	release, err := s.acquire(ctx)
	if err != nil {
		return nil, err
	}
	defer release()
	result, err := b.Engine.Extract(ctx, doc)
	if err != nil {
		return nil, convert.InDocument(err)
	}
	return convert.Response(doc.Text, result, convert.Options{Unit: unit, IncludeText: req.GetIncludeText()}), nil
}
