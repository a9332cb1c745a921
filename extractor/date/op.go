package date

import (
	"fmt"
	"slices"
	"strings"

	"github.com/chancery-nlp/chancery/extractor/match"
	"github.com/chancery-nlp/chancery/lang"
)

// Op is a compiled yield of a date rule.
type Op struct {
	kind kind
	args []arg
}

// arg is a named argument with the field that it fills.
type arg struct {
	field field
	base  bool // of the day that a distance counts from
	slot  string
	value lang.Value
}

// The arguments that several operations take.
const (
	calendarArgs = "year year2 month day weekday week quarter half season holiday era century decade millennium tens nth rel deictic inweek of unit from upto next nmonth nday compact follows told "
	clockArgs    = "hour hhmm fixed minute second ampm zone daypart past to twelve until until_minute until_ampm since since_minute since_ampm "
)

// operations gives the kind of each operation and the arguments that it takes.
var operations = map[string]struct {
	kind kind
	args string
}{
	// date is a point of the calendar or the clock: absolute fields, or fields
	// shifted by rel units from the reference time or from a date in the text.
	"date": {kindDate, calendarArgs + clockArgs + "modifier type vague"},
	// offset is n units before (-) or after (+) now or a date told before.
	"offset": {kindOffset, "sign n unit n2 unit2 from same told modifier day weekday daypart half hour minute"},
	// distance is n units before or after the day that the other arguments name;
	// "on" is the weekday of that week which is meant.
	"distance": {kindDistance, calendarArgs + "sign n unit n2 unit2 on base daypart modifier"},
	// decade is a decade by its tens ("the nineties") or in full.
	"decade": {kindDate, "tens year modifier"},
	// duration is n units, perhaps with smaller ones; rel says that it counts
	// back from now or ahead, within that it starts now.
	"duration": {kindDuration, "n unit n2 unit2 n3 unit3 modifier daypart half rel within"},
	// set is a recurring time: every n units, or a pattern of the calendar.
	"set": {kindSet, "n unit times weekday month day season daypart hour hhmm fixed minute second ampm past to holiday modifier"},
	// ref is a vague present, past or future.
	"ref": {kindRef, "ref"},
	// bound is no record: it qualifies the date that stands right behind it.
	"bound": {kindBound, "modifier"},
	// tense is no record: it says in which tense its sentence speaks.
	"tense": {kindTense, "tense"},
	// skip is no record: it keeps other rules from its span.
	"skip": {kindSkip, ""},
}

// distanceArgs are the arguments of a distance that are not of its base.
const distanceArgs = "sign n unit n2 unit2 on daypart modifier"

// Compile checks a yield of a date rule.
func Compile(r *lang.Rule, y lang.Yield) (*Op, error) {
	op, ok := operations[y.Op]
	if !ok {
		return nil, &lang.Error{Pos: y.Pos, ID: r.ID, Lint: "unknown-field", Msg: fmt.Sprintf("unknown operation %q of dates", y.Op)}
	}
	o := &Op{kind: op.kind}
	known := strings.Fields(op.args)
	for _, a := range y.Args {
		if !slices.Contains(known, a.Key) {
			return nil, &lang.Error{Pos: a.Pos, ID: r.ID, Lint: "unknown-field", Msg: fmt.Sprintf("unknown argument %q of %s: want one of %s", a.Key, y.Op, strings.Join(known, ", "))}
		}
		if (a.Key == "unit" || a.Key == "of") && a.Slot == "" && !slices.Contains(unitNames[:], a.Const.Str) {
			return nil, &lang.Error{Pos: a.Pos, ID: r.ID, Lint: "unknown-field", Msg: fmt.Sprintf("unknown unit %q", a.Const.Str)}
		}
		o.args = append(o.args, arg{
			field: fieldNames[a.Key], slot: a.Slot, value: a.Const,
			base: op.kind == kindDistance && !slices.Contains(strings.Fields(distanceArgs), a.Key),
		})
	}
	return o, nil
}

// unitNames are the units of lexicons: seconds to millennia, nights, weekends,
// business days, fortnights, quarters, half years, decades and centuries.
var unitNames = [...]string{"S", "MIN", "H", "D", "BD", "WD", "WE", "W", "M", "Q", "HY", "Y", "DE", "CE", "MI", "NI", "FN"}

// Eval reads into x what candidate c says. It reports false if the slots do
// not make an expression.
func (o *Op) Eval(c *match.Candidate, x *Expr) bool {
	*x = blank
	x.kind = o.kind
	switch o.kind {
	case kindSkip:
		return true
	case kindOffset:
		x.kind, x.late = kindDate, true
	case kindDistance:
		x.kind = kindDate
		x.base = new(Expr)
		*x.base = blank
		x.base.kind = kindDate
	}
	for i := range o.args {
		a := &o.args[i]
		v := a.value
		if a.slot != "" {
			k := c.Slot(a.slot)
			if k == nil {
				continue
			}
			v = k.Value
		}
		to := x
		if a.base {
			to = x.base
		}
		if !to.set(a.field, v) {
			return false
		}
	}
	if o.kind == kindOffset || o.kind == kindDistance {
		if !x.count() {
			return false
		}
	}
	if x.base != nil {
		if x.base.complete(); !x.base.valid() {
			return false
		}
	}
	x.complete()
	return x.valid()
}

// Bound returns what a match says of the date right behind it, if the operation
// makes no record but does so.
func (o *Op) Bound(c *match.Candidate) (Modifier, bool) {
	if o.kind != kindBound || len(o.args) == 0 {
		return None, false
	}
	a := &o.args[0]
	if a.slot == "" {
		return modifierOf(a.value.Str)
	}
	if k := c.Slot(a.slot); k != nil {
		return modifierOf(k.Value.Str)
	}
	return None, false
}

// Binds reports whether the operation only qualifies dates behind its matches.
func (o *Op) Binds() bool { return o.kind == kindBound }

// Tense returns the tense that a match tells of its sentence, if the operation
// makes no record but does so; Open takes back what a word seems to tell.
func (o *Op) Tense() (Tense, bool) {
	if o.kind != kindTense {
		return Open, false
	}
	for i := range o.args {
		switch o.args[i].value.Str {
		case "past":
			return Past, true
		case "future":
			return Future, true
		case "present":
			return Present, true
		}
	}
	return Open, true
}
