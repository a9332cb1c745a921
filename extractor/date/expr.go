package date

import (
	"fmt"
	"slices"

	"github.com/chancery-nlp/chancery/extractor/match"
	"github.com/chancery-nlp/chancery/lang"
)

// Op is a compiled yield of a date rule.
type Op struct {
	kind string
	args []lang.Arg
}

// operations and the arguments that each takes.
var operations = map[string]string{
	// date is a point of the calendar or the clock: absolute fields, or fields
	// shifted by rel units from the reference time or from a date in the text.
	"date": " year year2 month day weekday week quarter half season holiday era century decade millennium tens hour minute second ampm zone daypart " +
		"rel unit from modifier type nth past to vague ",
	// offset is n units before (-) or after (+) something.
	"offset": " sign n unit from same modifier day weekday daypart half hour minute ",
	// decade is a decade by its tens ("the nineties") or in full.
	"decade": " tens year modifier ",
	// duration is n units, perhaps with smaller ones.
	"duration": " n unit n2 unit2 n3 unit3 modifier daypart half ",
	// set is a recurring time: every n units, or a pattern of the calendar.
	"set": " n unit times weekday month day season daypart hour minute ampm holiday modifier ",
	// ref is a vague present, past or future.
	"ref": " ref ",
	// tense is no record: it says in which tense its sentence speaks.
	"tense": " tense ",
	// skip is no record: it keeps other rules from its span.
	"skip": " ",
}

// Compile checks a yield of a date rule.
func Compile(r *lang.Rule, y lang.Yield) (*Op, error) {
	known, ok := operations[y.Op]
	if !ok {
		return nil, &lang.Error{Pos: y.Pos, ID: r.ID, Lint: "unknown-field", Msg: fmt.Sprintf("unknown operation %q of dates", y.Op)}
	}
	for _, a := range y.Args {
		if !contains(known, a.Key) {
			return nil, &lang.Error{Pos: a.Pos, ID: r.ID, Lint: "unknown-field", Msg: fmt.Sprintf("unknown argument %q of %s: want one of%s", a.Key, y.Op, known)}
		}
		if a.Key == "unit" && a.Slot == "" && !slices.Contains(unitNames, a.Const.Str) {
			return nil, &lang.Error{Pos: a.Pos, ID: r.ID, Lint: "unknown-field", Msg: fmt.Sprintf("unknown unit %q", a.Const.Str)}
		}
	}
	return &Op{kind: y.Op, args: y.Args}, nil
}

func contains(list, word string) bool {
	for i := 0; i+len(word)+2 <= len(list); i++ {
		if list[i] == ' ' && list[i+len(word)+1] == ' ' && list[i+1:i+1+len(word)] == word {
			return true
		}
	}
	return false
}

// unitNames are the units of lexicons: seconds to millennia, quarters, half
// years, weekends, decades and centuries, and trading, business or fiscal days as days.
var unitNames = []string{"S", "MIN", "H", "D", "WE", "W", "M", "Q", "HY", "Y", "DE", "CE", "MI", "NI", "FN"}

// kind is the sort of an expression.
type kind uint8

const (
	kindDate kind = iota + 1
	kindDuration
	kindSet
	kindRef
	kindSkip
)

// none marks a field of an expression that is not given.
const none = -1 << 30

// Expr is what an expression says, before it is anchored.
type Expr struct {
	kind kind

	year, month, day, weekday, week, quarter, half int
	century, decade, millennium                    int // 20 for the 20th century, 199 for the nineties, 3 for the third
	tens                                           int // decade without its century: 90
	twoDigits                                      bool
	bc                                             bool
	season, holiday                                string
	nth                                            int // the nth unit (or weekday) of what else is given; negative from the end

	rel      int // shift in units
	frac     int // twelfths of a unit more
	unit     string
	fromText bool // count from a date of the text, not from the reference time
	late     bool // an offset: its granularity is that of its unit

	hour, minute, second int
	pm                   string // AM, PM or empty
	zone                 string
	daypart              string

	n, n2, n3    string // amounts of a duration or set; X if vague
	unit2, unit3 string
	times        string
	ref, tense   string
	same         bool   // of the quarter, half or month last told, if there is one: "a year earlier"
	vague        string // what the expression means in a text that does not go day by day
	modifier     Modifier
	typ          Type
	ambiguousDay bool
	badDay       bool
}

// Eval reads into x what candidate c says. It reports false if the slots do
// not make an expression.
func (o *Op) Eval(c *match.Candidate, x *Expr) bool {
	*x = Expr{
		year: none, month: none, day: none, weekday: none, week: none, quarter: none, half: none, century: none, decade: none,
		millennium: none, tens: none, rel: none, hour: none, minute: none, second: none, nth: none,
	}
	switch o.kind {
	case "date", "decade":
		x.kind = kindDate
	case "offset":
		x.kind, x.late = kindDate, true
	case "duration":
		x.kind = kindDuration
	case "set":
		x.kind = kindSet
	case "ref":
		x.kind = kindRef
	case "skip":
		x.kind = kindSkip
		return true
	}
	sign := 1
	for i := range o.args {
		a := &o.args[i]
		v := a.Const
		if a.Slot != "" {
			k := c.Slot(a.Slot)
			if k == nil {
				continue
			}
			v = k.Value
		}
		if !x.set(a.Key, v, &sign) {
			return false
		}
	}
	if o.kind == "offset" {
		if x.n == "" {
			x.n = "1"
		}
		if !x.shift(sign) {
			return false
		}
	}
	if x.bc && x.year != none {
		x.year = 1 - x.year // 1 B.C. is the astronomers' year 0
	}
	if x.hour != none && x.minute != none && x.minute < 0 { // "halb neun", "ten to four"
		x.hour, x.minute = floorMod(x.hour-1, 24), 60+x.minute
	}
	return x.valid()
}

// set stores one argument.
func (x *Expr) set(key string, v lang.Value, sign *int) bool {
	switch key {
	case "year":
		x.year = int(v.Int)
	case "year2":
		x.year, x.twoDigits = int(v.Int), true
	case "month":
		x.month = int(v.Int)
	case "day":
		x.day = int(v.Int)
	case "weekday":
		x.weekday = int(v.Int)
	case "week":
		x.week = int(v.Int)
	case "quarter":
		x.quarter = int(v.Int)
	case "half":
		x.half = int(v.Int)
	case "season":
		x.season = v.Str
	case "holiday":
		x.holiday = v.Str
	case "era":
		x.bc = v.Str == "BC"
	case "century":
		x.century = int(v.Int)
	case "decade":
		x.decade = int(v.Int)
	case "tens":
		x.tens = int(v.Int)
		if x.tens >= 1000 {
			x.decade, x.tens = x.tens/10, none
		}
	case "millennium":
		x.millennium = int(v.Int)
	case "hour":
		x.hour = int(v.Int)
	case "minute":
		x.minute = int(v.Int)
	case "second":
		x.second = int(v.Int)
	case "ampm":
		x.pm = v.Str
	case "zone":
		x.zone = v.Str
	case "daypart":
		x.daypart = v.Str
	case "rel":
		x.rel = int(v.Int)
	case "past":
		x.minute = int(v.Int)
	case "to":
		x.minute = -int(v.Int)
	case "nth":
		x.nth = int(v.Int)
	case "unit":
		x.unit = v.Str
	case "unit2":
		x.unit2 = v.Str
	case "unit3":
		x.unit3 = v.Str
	case "from":
		x.fromText = v.Str == "text"
	case "n":
		x.n = v.Str
	case "n2":
		x.n2 = v.Str
	case "n3":
		x.n3 = v.Str
	case "times":
		x.times = v.Str
	case "ref":
		x.ref = v.Str
	case "same":
		x.same = v.Int != 0
	case "vague":
		x.vague = v.Str
	case "sign":
		if v.Str == "-" || v.Int < 0 {
			*sign = -1
		}
	case "modifier":
		m, ok := modifierNames[v.Str]
		if !ok {
			return false
		}
		x.modifier = m
	case "type":
		x.typ = typeNames[v.Str]
	}
	return true
}

var typeNames = map[string]Type{"DATE": Date, "TIME": Time, "DURATION": Duration, "SET": Set}

var modifierNames = map[string]Modifier{
	"": None, "BEFORE": Before, "AFTER": After, "SINCE": Since, "UNTIL": Until, "EARLY": Early, "MID": Mid, "LATE": Late,
	"APPROX": Approx, "AT_LEAST": AtLeast, "AT_MOST": AtMost, "MORE_THAN": AtLeast, "LESS_THAN": AtMost, "EXACT": None,
}

// shift turns an offset of n units into rel and frac. A vague n stays: the
// value is then a vague past or future.
func (x *Expr) shift(sign int) bool {
	if x.n == "X" {
		if x.ref = "PAST_REF"; sign > 0 {
			x.ref = "FUTURE_REF"
		}
		x.kind = kindRef
		return true
	}
	n, i := 0, 0
	for ; i < len(x.n) && x.n[i] >= '0' && x.n[i] <= '9'; i++ {
		if n = n*10 + int(x.n[i]-'0'); n > 100_000 {
			return false
		}
	}
	if i < len(x.n) {
		if x.n[i] != '.' {
			return false
		}
		switch x.n[i:] {
		case ".5":
			x.frac = 6 * sign
		case ".25":
			x.frac = 3 * sign
		case ".75":
			x.frac = 9 * sign
		}
	}
	x.rel = n * sign
	return true
}

// valid reports whether the fields are in their ranges; impossible days of a
// month are kept, to be reported as invalid.
func (x *Expr) valid() bool {
	if x.kind != kindDate && x.kind != kindSet {
		return true
	}
	in := func(v, lo, hi int) bool { return v == none || v >= lo && v <= hi }
	if !in(x.weekday, 1, 7) || !in(x.week, 1, 53) || !in(x.quarter, 1, 4) || !in(x.half, 1, 2) || !in(x.hour, 0, 24) || !in(x.minute, 0, 59) || !in(x.second, 0, 60) {
		return false
	}
	if x.pm != "" && x.hour > 12 {
		x.pm = ""
	}
	if x.twoDigits && !in(x.year, 0, 99) {
		return false
	}
	if x.holiday != "" {
		if _, err := parseHoliday(x.holiday); err != nil {
			return false
		}
	}
	return true
}

// Tense returns the tense that a match tells of its sentence, if the operation
// makes no record but does so; Open takes back what a word seems to tell.
func (o *Op) Tense() (Tense, bool) {
	if o.kind != "tense" {
		return Open, false
	}
	for i := range o.args {
		switch o.args[i].Const.Str {
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

// Skips reports whether x makes no record but keeps other rules from its span.
func (x *Expr) Skips() bool { return x.kind == kindSkip }

// Year returns the year that x names in full, if it does.
func (x *Expr) Year() (int, bool) {
	return x.year, x.kind == kindDate && x.year != none && !x.twoDigits
}

// Daily reports whether x is of the kind that texts use which go day by day:
// a weekday, a time of day, yesterday, tomorrow.
func (x *Expr) Daily() bool {
	return x.kind == kindDate && x.vague == "" && (x.weekday != none || x.hour != none || x.daypart != "" || x.unit == "D" && x.rel != none && !x.fromText && !x.late)
}
