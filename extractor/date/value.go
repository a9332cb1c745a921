package date

import (
	"strconv"
	"strings"
)

// timex is the value of what x says by itself, with X for what it leaves open;
// empty if it only counts from somewhere else.
func (x *Expr) timex() string {
	switch {
	case x.kind != kindDate || x.base != nil || x.rel != none || x.year != none || x.century != none || x.decade != none || x.millennium != none:
		return ""
	case x.clockOnly():
		return x.clock()
	case x.month != none && x.day != none && (x.month > 12 || x.day > monthDays(2000, max(x.month, 1))):
		return ""
	}
	return x.open() + x.clock()
}

// written is an impossible date as it was written.
func (x *Expr) written() string {
	year := "XXXX"
	if x.year != none {
		year = yearString(x.year)
	}
	switch {
	case x.week != none:
		return year + "-W" + pad(x.week, 2)
	case x.day == none || x.month == none:
		return ""
	}
	return year + "-" + pad(x.month, 2) + "-" + pad(x.day, 2)
}

// open is the value of an expression that nothing anchors.
func (x *Expr) open() string {
	switch {
	case x.month != none && x.day != none:
		return "XXXX-" + pad(x.month, 2) + "-" + pad(x.day, 2)
	case x.month != none:
		return "XXXX-" + pad(x.month, 2)
	case x.weekday != none:
		return "XXXX-WXX-" + strconv.Itoa(x.weekday)
	case x.season != "":
		return "XXXX-" + x.season
	case x.quarter != none:
		return "XXXX-Q" + strconv.Itoa(x.quarter)
	case x.half != none:
		return "XXXX-H" + strconv.Itoa(x.half)
	case x.holiday != "":
		if h, _ := parseHoliday(x.holiday); h.kind == 'f' && x.unit != "W" && x.unit != "WE" {
			return "XXXX-" + pad(h.month, 2) + "-" + pad(h.day, 2)
		}
		return "XXXX"
	case x.week != none:
		return "XXXX-W" + pad(x.week, 2)
	case x.day != none:
		return "XXXX-XX-" + pad(x.day, 2)
	}
	switch x.unit {
	case "M":
		return "XXXX-XX"
	case "W":
		return "XXXX-WXX"
	case "WE":
		return "XXXX-WXX-WE"
	case "Q":
		return "XXXX-QX"
	case "Y", "HY":
		return "XXXX"
	case "DE":
		return "XXX"
	case "CE":
		return "XX"
	}
	return "XXXX-XX-XX"
}

// duration is the TIMEX3 value of a length of time.
func (x *Expr) duration() string {
	n := x.n
	if n == "" {
		n = "1"
	}
	if x.half == 1 { // "two and a half years"
		n = addHalf(n)
	}
	if x.season != "" {
		return "P" + n + x.season
	}
	if x.unit == "" && x.daypart != "" {
		return "PT" + n + x.daypart
	}
	var b strings.Builder
	b.WriteByte('P')
	clock := x.part(&b, n, x.unit, false)
	clock = x.part(&b, x.n2, x.unit2, clock)
	x.part(&b, x.n3, x.unit3, clock)
	return b.String()
}

// part writes n units of a duration; clock says that its units of the clock
// have begun.
func (x *Expr) part(b *strings.Builder, n, unit string, clock bool) bool {
	if unit == "" || n == "" {
		return clock
	}
	if isClock(unit) && !clock {
		b.WriteByte('T')
		clock = true
	}
	switch unit {
	case "MIN":
		unit = "M"
	case "MI":
		unit = "L"
	case "BD":
		unit = "D"
	case "HY":
		unit, n = "M", times(n, 6)
	case "FN":
		unit, n = "W", times(n, 2)
	case "D":
		if x.daypart != "" {
			unit = x.daypart
		}
	}
	b.WriteString(n)
	b.WriteString(unit)
	return clock
}

// times multiplies a small whole amount; others stay vague.
func times(n string, k int) string {
	if v, err := strconv.Atoi(n); err == nil {
		return strconv.Itoa(v * k)
	}
	if n == "0.5" {
		return strconv.Itoa(k / 2)
	}
	return "X"
}

func addHalf(n string) string {
	if n == "X" || strings.Contains(n, ".") {
		return n
	}
	return n + ".5"
}

// daily reports whether a set recurs every day at the same time.
func (x *Expr) daily() bool {
	return (x.hour != none || x.daypart != "") && x.month == none && x.weekday == none && x.holiday == "" && x.season == "" && x.day == none &&
		(x.unit == "" || x.unit == "D" && (x.n == "" || x.n == "1"))
}

// setValue is the TIMEX3 value of a recurring time.
func (x *Expr) setValue() string {
	switch {
	case x.month != none || x.weekday != none || x.holiday != "" || x.season != "" || x.day != none:
		return x.open() + x.clock()
	case x.daily():
		return "XXXX-XX-XX" + x.clock()
	case x.unit == "":
		return "XXXX-XX-XX"
	case x.hour != none:
		return x.duration() + x.clock()
	}
	return x.duration()
}
