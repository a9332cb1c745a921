package date

import (
	"strings"
	"testing"

	"github.com/chancery-nlp/chancery/extractor/match"
	"github.com/chancery-nlp/chancery/lang"
)

func TestCompile(t *testing.T) {
	rule := &lang.Rule{ID: "xx.date.test"}
	arg := func(key, value string) lang.Arg { return lang.Arg{Key: key, Const: lang.Value{Str: value}} }
	tests := []struct {
		name, fails string
		y           lang.Yield
	}{
		{"date", "", lang.Yield{Op: "date", Args: []lang.Arg{arg("unit", "W"), arg("rel", "-1")}}},
		{"slot for a unit", "", lang.Yield{Op: "duration", Args: []lang.Arg{{Key: "unit", Slot: "u"}}}},
		{"base of a distance", "", lang.Yield{Op: "distance", Args: []lang.Arg{arg("sign", "-"), arg("unit", "D"), arg("holiday", "12-25")}}},
		{"no operation", "unknown operation", lang.Yield{Op: "dates"}},
		{"no argument", "unknown argument", lang.Yield{Op: "duration", Args: []lang.Arg{arg("year", "1998")}}},
		{"no unit", "unknown unit", lang.Yield{Op: "date", Args: []lang.Arg{arg("unit", "WEEK")}}},
		{"no unit that holds others", "unknown unit", lang.Yield{Op: "date", Args: []lang.Arg{arg("of", "X")}}},
	}
	for _, tt := range tests {
		_, err := Compile(rule, tt.y)
		if tt.fails == "" && err != nil || tt.fails != "" && (err == nil || !strings.Contains(err.Error(), tt.fails)) {
			t.Errorf("%s: error %v, want %q", tt.name, err, tt.fails)
		}
	}
}

// TestOperations checks that the tables of arguments agree.
func TestOperations(t *testing.T) {
	for name, op := range operations {
		for _, a := range strings.Fields(op.args) {
			if _, ok := fieldNames[a]; !ok && a != "tense" {
				t.Errorf("argument %s of %s fills no field", a, name)
			}
		}
	}
}

func TestEvidence(t *testing.T) {
	compile := func(op, key, value string) *Op {
		o, err := Compile(&lang.Rule{}, lang.Yield{Op: op, Args: []lang.Arg{{Key: key, Const: lang.Value{Str: value}}}})
		if err != nil {
			t.Fatal(err)
		}
		return o
	}
	for value, want := range map[string]Tense{"past": Past, "present": Present, "future": Future, "none": Open} {
		if got, ok := compile("tense", "tense", value).Tense(); got != want || !ok {
			t.Errorf("tense %s is %d, %t, want %d", value, got, ok, want)
		}
	}
	if _, ok := compile("ref", "ref", "PAST_REF").Tense(); ok {
		t.Error("a vague past tells no tense")
	}
	bound := compile("bound", "modifier", "SINCE")
	if m, ok := bound.Bound(&match.Candidate{}); m != Since || !ok || !bound.Binds() {
		t.Errorf("bound is %d, %t, want %d", m, ok, Since)
	}
	var x Expr
	skip := &Op{kind: kindSkip}
	if !skip.Eval(&match.Candidate{}, &x) || !x.Skips() {
		t.Error("an operation that skips makes no record")
	}
}
