package server

import (
	"context"

	"github.com/chancery-nlp/chancery/cmd/internal/convert"
	chanceryv1 "github.com/chancery-nlp/chancery/proto/chancery/v1"
)

// ListPacks returns the rule packs of the server.
func (r *ruleSet) ListPacks(context.Context, *chanceryv1.ListPacksRequest) (*chanceryv1.ListPacksResponse, error) {
	b, err := r.s.ready()
	if err != nil {
		return nil, err
	}
	resp := &chanceryv1.ListPacksResponse{}
	for _, p := range b.Rules.Packs() {
		resp.Packs = append(resp.Packs, convert.Pack(p))
	}
	return resp, nil
}
