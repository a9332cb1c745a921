package number

import (
	"fmt"
	"strings"

	"github.com/chancery-nlp/chancery/extractor/match"
	"github.com/chancery-nlp/chancery/extractor/span"
	"github.com/chancery-nlp/chancery/lang"
)

// Op is a compiled yield of a number rule.
type Op struct {
	kind Kind // zero for skip
	args [argCount]*lang.Arg
}

// argument is a named argument of an operation.
type argument uint8

const (
	argValue    argument = iota // the number
	argScale                    // what multiplies it: million
	argUpto                     // scale holds only below this number, the other end of a range
	argMinor                    // a smaller unit beside it: fifty cents
	argPer                      // how many of the smaller unit, or of the sign's parts, make one or a whole
	argUnit                     // currency or unit of measure
	argModifier                 // a Modifier by its name
	argSign                     // if given and "-", the number is negative
	argCounted                  // the slot of what is counted
	argCount
)

// argNames are the arguments as rules write them; value and unit have names of
// their own in each operation.
var argNames = [argCount]string{"value", "scale", "upto", "minor", "per", "unit", "modifier", "sign", "counted"}

// operation is what a rule may call.
type operation struct {
	kind     Kind
	value    string // name of the number; empty for none
	unit     string // name of the unit; empty for none
	optional []argument
}

// operations are the yields of number rules.
var operations = map[string]operation{
	// cardinal is a plain number; with per, so many of so many: "1 over 3".
	"cardinal": {Cardinal, "value", "", []argument{argScale, argUpto, argPer, argModifier, argSign, argCounted}},
	// ordinal is a place in an order.
	"ordinal": {Ordinal, "value", "", []argument{argModifier, argCounted}},
	// percent is parts of a hundred; with per 1000, of a thousand.
	"percent": {Percent, "value", "", []argument{argScale, argUpto, argPer, argModifier, argSign, argCounted}},
	// money is an amount in a currency, perhaps with cents.
	"money": {Money, "amount", "currency", []argument{argScale, argUpto, argMinor, argPer, argModifier, argSign}},
	// quantity is an amount of a unit of measure, perhaps with a smaller one.
	"quantity": {Quantity, "amount", "unit", []argument{argScale, argUpto, argMinor, argPer, argModifier, argSign, argCounted}},
	// skip is no record: it keeps other rules from its span.
	"skip": {},
}

// arg returns the argument that op knows by the name.
func (op *operation) arg(name string) (argument, bool) {
	switch {
	case name == "":
	case name == op.value:
		return argValue, true
	case name == op.unit:
		return argUnit, true
	default:
		for _, a := range op.optional {
			if argNames[a] == name {
				return a, true
			}
		}
	}
	return 0, false
}

// names lists the arguments of op for messages.
func (op *operation) names() string {
	var names []string
	for _, n := range []string{op.value, op.unit} {
		if n != "" {
			names = append(names, n)
		}
	}
	for _, a := range op.optional {
		names = append(names, argNames[a])
	}
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, ", ")
}

// Compile checks a yield of a number rule.
func Compile(r *lang.Rule, y lang.Yield) (*Op, error) {
	op, ok := operations[y.Op]
	if !ok {
		return nil, &lang.Error{Pos: y.Pos, ID: r.ID, Lint: "unknown-field", Msg: fmt.Sprintf("unknown operation %q of numbers", y.Op)}
	}
	o := &Op{kind: op.kind}
	for i := range y.Args {
		a := &y.Args[i]
		k, ok := op.arg(a.Key)
		if !ok {
			return nil, &lang.Error{Pos: a.Pos, ID: r.ID, Lint: "unknown-field", Msg: fmt.Sprintf("unknown argument %q of %s: want %s", a.Key, y.Op, op.names())}
		}
		if msg := k.check(a); msg != "" {
			return nil, &lang.Error{Pos: a.Pos, ID: r.ID, Lint: "type", Msg: fmt.Sprintf("argument %s of %s %s", a.Key, y.Op, msg)}
		}
		o.args[k] = a
	}
	for _, need := range []struct {
		arg  argument
		name string
	}{{argValue, op.value}, {argUnit, op.unit}} {
		if need.name != "" && o.args[need.arg] == nil {
			return nil, &lang.Error{Pos: y.Pos, ID: r.ID, Lint: "type", Msg: fmt.Sprintf("%s needs the argument %q", y.Op, need.name)}
		}
	}
	if o.args[argUpto] != nil && o.args[argScale] == nil {
		return nil, &lang.Error{Pos: o.args[argUpto].Pos, ID: r.ID, Lint: "type", Msg: fmt.Sprintf("argument upto of %s needs scale beside it", y.Op)}
	}
	return o, nil
}

// check returns what is wrong with the constant of argument k, if it is one.
func (k argument) check(a *lang.Arg) string {
	constant := a.Slot == ""
	switch k {
	case argUpto, argCounted:
		if constant {
			return "must be a slot"
		}
	case argValue, argMinor, argScale, argPer:
		if v := Canonical(a.Const.String()); constant && (v == "" || v == "0" && k != argValue && k != argMinor || v[0] == '-' && k != argValue) {
			return fmt.Sprintf("must be a slot or a decimal, not %q", a.Const)
		}
	case argUnit:
		if constant && a.Const.String() == "" {
			return "is empty"
		}
	case argModifier:
		if _, ok := modifier(a.Const.Str); constant && !ok {
			return fmt.Sprintf("is no modifier: %q", a.Const)
		}
	case argSign:
		if constant && a.Const.Str != "-" && a.Const.Str != "+" {
			return "must be a slot, + or -"
		}
	}
	return ""
}

// modifier returns the modifier that rules and lexicons call by the name.
func modifier(name string) (Modifier, bool) {
	switch name {
	case "":
		return Plain, true
	case "AT_LEAST":
		return AtLeast, true
	case "AT_MOST":
		return AtMost, true
	case "MORE_THAN":
		return MoreThan, true
	case "LESS_THAN":
		return LessThan, true
	case "APPROX":
		return Approx, true
	case "EXACT":
		return Exact, true
	}
	return Plain, false
}

// Skips reports whether the operation makes no record but keeps other rules
// from its span.
func (o *Op) Skips() bool { return o.kind == 0 }

// Claim returns the range that the k-th record of c keeps from other rules: its
// span and, as a quantity's span is the numeral alone, the unit after it and
// the modifier before it.
func (o *Op) Claim(c *match.Candidate, k int) span.Span {
	s := c.Spans[k]
	if o.kind != Quantity {
		return s
	}
	if _, ok := o.get(c, argMinor); ok {
		s.End = max(s.End, c.Match.End) // the smaller unit
	}
	for _, a := range [...]argument{argUnit, argModifier} {
		if a := o.args[a]; a != nil && a.Slot != "" {
			if u := c.Slot(a.Slot); u != nil {
				s.Start, s.End = min(s.Start, u.Span.Start), max(s.End, u.Span.End)
			}
		}
	}
	return s
}

// Eval reads what candidate c says. It reports false if the slots do not make
// a number.
func (o *Op) Eval(c *match.Candidate) (Record, bool) {
	rec := Record{Kind: o.kind}
	value, ok := o.get(c, argValue)
	if !ok {
		return rec, false
	}
	per := "100"
	if o.kind == Cardinal {
		per = "1"
	}
	if v, ok := o.get(c, argPer); ok {
		per = first(v)
	}
	for r := range strings.SplitSeq(written(value), "|") {
		if r = o.amount(c, Canonical(r), per); r == "" {
			return rec, false
		}
		rec.Readings = append(rec.Readings, r)
	}
	rec.Value = rec.Readings[0]
	if len(rec.Readings) == 1 {
		rec.Readings = nil
	}
	if o.args[argUnit] != nil {
		unit, ok := o.get(c, argUnit)
		if !ok {
			return rec, false
		}
		rec.Unit = unit.String()
	}
	if m, ok := o.get(c, argModifier); ok {
		if rec.Modifier, ok = modifier(m.Str); !ok {
			return rec, false
		}
	}
	if a := o.args[argCounted]; a != nil {
		if k := c.Slot(a.Slot); k != nil {
			rec.Counted = k.Span
		}
	}
	return rec, true
}

// get returns the value of an argument, if it is given and its slot taken.
func (o *Op) get(c *match.Candidate, k argument) (lang.Value, bool) {
	a := o.args[k]
	if a == nil {
		return lang.Value{}, false
	}
	if a.Slot == "" {
		return a.Const, true
	}
	s := c.Slot(a.Slot)
	if s == nil {
		return lang.Value{}, false
	}
	return s.Value, true
}

// amount returns the value v with the scale, the parts and the sign that go
// with it.
func (o *Op) amount(c *match.Candidate, v, per string) string {
	if scale, ok := o.get(c, argScale); ok && o.below(c, v) {
		v = Mul(v, first(scale))
	}
	switch minor, ok := o.get(c, argMinor); {
	case ok:
		v = parts(v, first(minor), per)
	case o.kind == Percent && per != "100":
		v, _ = Quo(Mul(v, "100"), per)
	case o.kind == Cardinal && per != "1":
		v, _ = Quo(v, per)
	}
	if s, ok := o.get(c, argSign); ok && s.Str == "-" {
		v = negate(v)
	}
	return v
}

// below reports whether v is less than the other end of its range, so that it
// shares its scale: in "500 to 1 million", 500 does not.
func (o *Op) below(c *match.Candidate, v string) bool {
	upto, ok := o.get(c, argUpto)
	if !ok {
		return true
	}
	return Less(v, first(upto))
}

// first returns the preferred reading of a slot's number.
func first(v lang.Value) string {
	r, _, _ := strings.Cut(written(v), "|")
	return Canonical(r)
}

// written returns a value as it is written, with all its readings.
func written(v lang.Value) string {
	if v.Str != "" {
		return v.Str
	}
	return v.String()
}

// parts returns v + minor/per.
func parts(v, minor, per string) string {
	if !Less(minor, per) {
		return ""
	}
	q, _ := Quo(Add(Mul(v, per), minor), per)
	return q
}
