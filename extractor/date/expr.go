package date

import (
	"strconv"

	"github.com/chancery-nlp/chancery/lang"
)

// kind is the sort of an expression or operation.
type kind uint8

const (
	kindDate kind = iota + 1
	kindOffset
	kindDistance
	kindDuration
	kindSet
	kindRef
	kindBound
	kindTense
	kindSkip
)

// none marks a field of an expression that is not given.
const none = -1 << 30

// blank is an expression that says nothing.
var blank = Expr{
	year: none, month: none, day: none, weekday: none, week: none, quarter: none, half: none, century: none, decade: none,
	millennium: none, tens: none, rel: none, hour: none, minute: none, second: none, nth: none, on: none, upto: none, next: none, otherHour: none, otherMinute: none,
}

// Expr is what an expression says, before it is anchored.
type Expr struct {
	kind kind

	year, month, day, weekday, week, quarter, half int
	century, decade, millennium                    int // 20 for the 20th century, 199 for the nineties, 3 for the third
	tens                                           int // decade without its century: 90
	twoDigits                                      bool
	bc                                             bool
	swap                                           bool // day and month stand in digits and may be the other way round
	season, holiday                                string
	nth                                            int // the nth unit (or weekday) of what else is given; negative from the end
	upto                                           int // month that a range ends in
	next                                           int // last two digits of the year after, where a season is named by both

	rel      int    // shift in units
	rel2     int    // further shift, in unit2
	frac     int    // twelfths of a unit more
	more     int    // seconds more
	unit     string // that rel shifts or nth counts
	of       string // that rel shifts where nth counts another unit in it: "the last week of next month"
	fromText bool   // count from a date of the text, not from the reference time
	late     bool   // an offset: its granularity is that of its unit
	past     bool   // it is over, whatever the tense of its sentence
	ahead    bool   // an offset that is a length of time where its sentence tells of the past
	follows  bool   // the end of a range, whose start is the date told last
	base     *Expr  // what a distance counts from; nil for none
	on       int    // weekday of a distance

	hour, minute, second   int
	pm                     string // AM, PM or empty
	zone                   string
	daypart                string
	twelve                 bool // the hour may be one of the twelve-hour clock
	padded                 bool // it is written with a leading nought and is not
	otherHour, otherMinute int  // other end of a range of times
	otherPM                string
	first                  bool // x is its start
	overnight              bool // x is its end, on the next day

	n, n2, n3    string // amounts of a duration or set; X if vague
	unit2, unit3 string
	times        string
	plain        bool // an offset has no number: "the week before Easter"
	negative     bool // an offset counts back
	within       bool // a duration starts now
	ref          string
	same         bool   // of the quarter, half or month last told, if there is one: "a year earlier"
	vague        string // what the expression means in a text that does not go day by day
	modifier     Modifier
	typ          Type
	badDay       bool
}

// field is an argument of an operation.
type field uint8

const (
	fieldNone field = iota
	fieldYear
	fieldYear2
	fieldMonth
	fieldDay
	fieldWeekday
	fieldWeek
	fieldQuarter
	fieldHalf
	fieldSeason
	fieldHoliday
	fieldEra
	fieldCentury
	fieldDecade
	fieldTens
	fieldMillennium
	fieldNMonth
	fieldNDay
	fieldCompact
	fieldHour
	fieldHhmm
	fieldFixed
	fieldMinute
	fieldSecond
	fieldAmPm
	fieldZone
	fieldDaypart
	fieldRel
	fieldDeictic
	fieldInWeek
	fieldOf
	fieldPast
	fieldTo
	fieldNth
	fieldUnit
	fieldUnit2
	fieldUnit3
	fieldFrom
	fieldN
	fieldN2
	fieldN3
	fieldTimes
	fieldRef
	fieldSame
	fieldVague
	fieldSign
	fieldModifier
	fieldType
	fieldTwelve
	fieldFollows
	fieldTold
	fieldUpto
	fieldNext
	fieldOn
	fieldBase
	fieldWithin
	fieldUntil
	fieldUntilMinute
	fieldUntilAmPm
	fieldSince
	fieldSinceMinute
	fieldSinceAmPm
)

// fieldNames are the arguments by their names in packs. "tense" and the like,
// which no expression holds, are none.
var fieldNames = map[string]field{
	"year": fieldYear, "year2": fieldYear2, "month": fieldMonth, "day": fieldDay, "weekday": fieldWeekday, "week": fieldWeek, "quarter": fieldQuarter,
	"half": fieldHalf, "nmonth": fieldNMonth, "nday": fieldNDay, "compact": fieldCompact, "hhmm": fieldHhmm, "fixed": fieldFixed, "season": fieldSeason, "holiday": fieldHoliday, "era": fieldEra, "century": fieldCentury, "decade": fieldDecade, "tens": fieldTens,
	"millennium": fieldMillennium, "hour": fieldHour, "minute": fieldMinute, "second": fieldSecond, "ampm": fieldAmPm, "zone": fieldZone, "daypart": fieldDaypart,
	"rel": fieldRel, "deictic": fieldDeictic, "inweek": fieldInWeek, "of": fieldOf, "past": fieldPast, "to": fieldTo, "nth": fieldNth, "unit": fieldUnit,
	"unit2": fieldUnit2, "unit3": fieldUnit3, "from": fieldFrom, "n": fieldN, "n2": fieldN2, "n3": fieldN3, "times": fieldTimes, "ref": fieldRef, "same": fieldSame,
	"vague": fieldVague, "sign": fieldSign, "modifier": fieldModifier, "type": fieldType, "twelve": fieldTwelve, "follows": fieldFollows, "told": fieldTold,
	"upto": fieldUpto, "next": fieldNext, "on": fieldOn, "base": fieldBase, "within": fieldWithin, "until": fieldUntil, "until_minute": fieldUntilMinute, "until_ampm": fieldUntilAmPm,
	"since": fieldSince, "since_minute": fieldSinceMinute, "since_ampm": fieldSinceAmPm,
}

// whole reads a whole number, which a recogniser gives as digits.
func whole(v lang.Value) int {
	if !v.IsInt {
		if n, err := strconv.Atoi(v.Str); err == nil {
			return n
		}
	}
	return int(v.Int)
}

// set stores one argument.
func (x *Expr) set(f field, v lang.Value) bool {
	switch f {
	case fieldYear:
		x.year = int(v.Int)
	case fieldYear2:
		x.year, x.twoDigits = int(v.Int), true
	case fieldMonth:
		x.month = int(v.Int)
	case fieldDay:
		x.day = int(v.Int)
	case fieldNMonth:
		x.month, x.swap = int(v.Int), true
	case fieldNDay:
		x.day = int(v.Int)
	case fieldCompact:
		return x.setCompact(int(v.Int))
	case fieldWeekday:
		x.weekday = int(v.Int)
	case fieldWeek:
		x.week = int(v.Int)
	case fieldQuarter:
		x.quarter = int(v.Int)
	case fieldHalf:
		x.half = int(v.Int)
	case fieldSeason:
		x.season = v.Str
	case fieldHoliday:
		x.holiday = v.Str
	case fieldEra:
		x.bc = v.Str == "BC"
	case fieldCentury:
		x.century = int(v.Int)
	case fieldDecade:
		x.decade = int(v.Int)
	case fieldTens:
		x.tens = int(v.Int)
		if x.tens >= 1000 {
			x.decade, x.tens = x.tens/10, none
		}
	case fieldMillennium:
		x.millennium = int(v.Int)
	case fieldNth:
		x.nth = int(v.Int)
	case fieldUpto:
		x.upto = int(v.Int)
	case fieldNext:
		x.next = int(v.Int)
	case fieldOn:
		x.on = int(v.Int)
	case fieldFollows:
		x.follows = v.Int != 0
	case fieldTold:
		x.past, x.ahead = v.Str == "past", v.Str == "ahead"
	case fieldModifier:
		m, ok := modifierOf(v.Str)
		if !ok {
			return false
		}
		x.modifier = m
	case fieldType:
		x.typ = typeOf(v.Str)
	case fieldRef:
		x.ref = v.Str
	case fieldVague:
		x.vague = v.Str
	default:
		if f >= fieldUntil || f >= fieldHour && f <= fieldDaypart || f == fieldPast || f == fieldTo || f == fieldTwelve {
			x.setClock(f, v)
		} else {
			x.setCount(f, v)
		}
	}
	return true
}

// setCompact stores a date in eight digits. It reports false for an impossible
// one, which is some other number.
func (x *Expr) setCompact(n int) bool {
	x.year, x.month, x.day = n/10000, n/100%100, n%100
	return x.month >= 1 && x.month <= 12 && x.day >= 1 && x.day <= monthDays(x.year, x.month)
}

// setClock stores an argument about the time of day.
func (x *Expr) setClock(f field, v lang.Value) {
	switch f {
	case fieldHour:
		x.hour = whole(v)
		x.padded = len(v.Str) == 2 && v.Str[0] == '0'
	case fieldHhmm:
		n := whole(v)
		x.hour, x.minute, x.padded = n/100, n%100, true
	case fieldFixed:
		x.hour, x.padded = whole(v), true
	case fieldMinute, fieldPast:
		x.minute = whole(v)
	case fieldTo:
		x.minute = -whole(v)
	case fieldSecond:
		x.second = int(v.Int)
	case fieldAmPm:
		x.pm = v.Str
	case fieldZone:
		x.zone = v.Str
	case fieldDaypart:
		x.daypart = v.Str
	case fieldTwelve:
		x.twelve = v.Int != 0
	case fieldUntil, fieldSince:
		x.otherHour, x.first = whole(v), f == fieldUntil
	case fieldUntilMinute, fieldSinceMinute:
		x.otherMinute = whole(v)
	case fieldUntilAmPm, fieldSinceAmPm:
		x.otherPM = v.Str
	}
}

// setCount stores an argument that counts units.
func (x *Expr) setCount(f field, v lang.Value) {
	switch f {
	case fieldRel:
		x.rel = int(v.Int)
	case fieldDeictic:
		x.rel, x.unit = int(v.Int), "D"
	case fieldInWeek:
		x.rel, x.unit = int(v.Int), "W"
	case fieldOf:
		x.of = v.Str
	case fieldUnit:
		x.unit = v.Str
	case fieldUnit2:
		x.unit2 = v.Str
	case fieldUnit3:
		x.unit3 = v.Str
	case fieldBase:
		x.unit = v.Str // of the base of a distance
	case fieldFrom:
		x.fromText = v.Str == "text"
	case fieldN:
		x.n = v.Str
	case fieldN2:
		x.n2 = v.Str
	case fieldN3:
		x.n3 = v.Str
	case fieldTimes:
		x.times = v.Str
	case fieldSame:
		x.same = v.Int != 0
	case fieldSign:
		x.negative = v.Str == "-" || v.Int < 0
	case fieldWithin:
		x.within = v.Int != 0
	}
}

// typeOf returns the type that a pack names; 0 if there is none.
func typeOf(name string) Type {
	switch name {
	case "DATE":
		return Date
	case "TIME":
		return Time
	case "DURATION":
		return Duration
	case "SET":
		return Set
	}
	return 0
}

// modifierOf returns the modifier that a pack names.
func modifierOf(name string) (Modifier, bool) {
	switch name {
	case "", "EXACT":
		return None, true
	case "BEFORE":
		return Before, true
	case "AFTER":
		return After, true
	case "SINCE":
		return Since, true
	case "UNTIL":
		return Until, true
	case "EARLY":
		return Early, true
	case "MID":
		return Mid, true
	case "LATE":
		return Late, true
	case "APPROX":
		return Approx, true
	case "AT_LEAST", "MORE_THAN":
		return AtLeast, true
	case "AT_MOST", "LESS_THAN":
		return AtMost, true
	}
	return None, false
}

// count turns an offset of n units into rel and frac. A vague n stays: the
// value is then a vague past or future.
func (x *Expr) count() bool {
	sign := 1
	if x.negative {
		sign = -1
	}
	if x.n == "" {
		x.n, x.plain = "1", true
	}
	if x.n == "X" {
		if x.ref = "PAST_REF"; sign > 0 {
			x.ref = "FUTURE_REF"
		}
		x.kind = kindRef
		return x.base == nil
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
	if x.late && x.half == 1 { // "a year and a half ago"
		x.frac, x.half, x.n = 6*sign, none, addHalf(x.n)
	}
	if x.unit2 != "" {
		m, ok := amount(x.n2)
		if !ok {
			return false
		}
		x.rel2 = m * sign
		x.more = x.rel2 * seconds(x.unit2)
	}
	return true
}

// complete works out the fields that others decide.
func (x *Expr) complete() {
	if x.bc && x.year != none {
		x.year = 1 - x.year // 1 B.C. is the astronomers' year 0
	}
	if x.hour != none && x.minute != none && x.minute < 0 { // "halb neun", "ten to four"
		x.hour, x.minute = floorMod(x.hour-1, 24), 60+x.minute
		if x.hour == 0 && (x.pm != "" || x.twelve) {
			x.hour = 12 // a quarter to one
		}
	}
	if x.year != none { // "the last half of 1989"
		x.half, x.quarter = lastOf(x.half, 2), lastOf(x.quarter, 4)
	}
	if x.rel == 0 && x.year != none {
		x.rel, x.unit = none, "" // "the end of the year 2019" is of no other year
	}
	if x.swap && x.month > 12 && x.day >= 1 && x.day <= 12 {
		x.month, x.day, x.swap = x.day, x.month, false
	}
	x.spanClock()
}

// lastOf turns a count from the end into one of total.
func lastOf(n, total int) int {
	if n < 0 && n >= -total {
		return total + 1 + n
	}
	return n
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
	if x.next != none && floorMod(x.year+1, 100) != x.next {
		return false // the number of a file, not a season
	}
	if x.hour == 24 && x.minute > 0 {
		return false
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

// Skips reports whether x makes no record but keeps other rules from its span.
func (x *Expr) Skips() bool { return x.kind == kindSkip }

// Year returns the year that x names in full, if it does.
func (x *Expr) Year() (int, bool) {
	return x.year, x.kind == kindDate && x.year != none && !x.twoDigits
}

// Daily reports whether x is of the kind that texts use which go day by day:
// a weekday, a time of day, yesterday, tomorrow.
func (x *Expr) Daily() bool {
	return x.kind == kindDate && x.vague == "" && (x.weekday != none || x.hour != none || x.daypart != "" || x.unit == "D" && x.rel != none && !x.fromText && !x.late && x.base == nil)
}
