package server

import (
	"context"
	"fmt"

	"google.golang.org/grpc/codes"

	"github.com/chancery-nlp/chancery/cmd/internal/convert"
	"github.com/chancery-nlp/chancery/extractor"
	chanceryv1 "github.com/chancery-nlp/chancery/proto/chancery/v1"
)

// ExplainRule returns a rule as its author wrote it.
func (r *ruleSet) ExplainRule(_ context.Context, req *chanceryv1.ExplainRuleRequest) (*chanceryv1.ExplainRuleResponse, error) {
	b, err := r.s.ready()
	if err != nil {
		return nil, err
	}
	id := req.GetRuleId()
	if id == "" {
		return nil, &extractor.Error{Field: "rule_id", Reason: convert.ReasonRequired, Msg: "the id of a rule is required"}
	}
	rule, ok := b.Rules.Rule(id)
	if !ok {
		return nil, convert.NewStatus(codes.NotFound, convert.ReasonUnknownRule, fmt.Sprintf("there is no rule %q", id)).Err()
	}
	return &chanceryv1.ExplainRuleResponse{Rule: rule}, nil
}
