package number

import (
	"fmt"

	"github.com/chancery-nlp/chancery/extractor/match"
	"github.com/chancery-nlp/chancery/lang"
)

// Op is a compiled yield of a number rule.
type Op struct {
	kind string
	args []lang.Arg
}

// Compile checks a yield of a number rule.
func Compile(r *lang.Rule, y lang.Yield) (*Op, error) {
	if y.Op != "number" && y.Op != "skip" {
		return nil, &lang.Error{Pos: y.Pos, ID: r.ID, Lint: "unknown-field", Msg: fmt.Sprintf("unknown operation %q of numbers", y.Op)}
	}
	return &Op{kind: y.Op, args: y.Args}, nil
}

// Skips reports whether the operation makes no record but keeps other rules
// from its span.
func (o *Op) Skips() bool { return o.kind == "skip" }

// Eval reads what candidate c of text says by its k-th yield.
func (o *Op) Eval(c *match.Candidate, text string) (Record, bool) {
	return Record{}, false
}
