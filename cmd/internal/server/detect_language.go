package server

import (
	"context"

	"github.com/chancery-nlp/chancery/cmd/internal/convert"
	chanceryv1 "github.com/chancery-nlp/chancery/proto/chancery/v1"
)

// DetectLanguage returns the languages of a text.
func (x *extraction) DetectLanguage(ctx context.Context, req *chanceryv1.DetectLanguageRequest) (*chanceryv1.DetectLanguageResponse, error) {
	b, err := x.s.ready()
	if err != nil {
		return nil, err
	}
	unit, err := convert.Unit(req.GetOffsetEncoding())
	if err != nil {
		return nil, err
	}
	if err := convert.CheckSize(req.GetText(), x.s.opt.MaxDocumentBytes); err != nil {
		return nil, err
	}
	release, err := x.s.acquire(ctx)
	if err != nil {
		return nil, err
	}
	defer release()
	languages := b.Detector.Detect(req.GetText(), req.GetPassages())
	return convert.Languages(req.GetText(), languages, unit), nil
}
