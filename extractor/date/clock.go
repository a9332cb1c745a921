package date

import "strings"

// isClock reports whether the unit is shorter than a day.
func isClock(unit string) bool { return unit == "H" || unit == "MIN" || unit == "S" || unit == "NI" }

// seconds returns how long a unit of the clock is; 0 for others.
func seconds(unit string) int {
	switch unit {
	case "H":
		return 3600
	case "MIN":
		return 60
	case "S":
		return 1
	}
	return 0
}

// daypartHours returns the hours that a part of a day stands for; from 24 on
// they are of the next day.
func daypartHours(part string) (from, to int, ok bool) {
	switch part {
	case "MO":
		return 6, 12, true
	case "MI":
		return 12, 13, true
	case "AF":
		return 12, 18, true
	case "EV":
		return 18, 22, true
	case "NI":
		return 22, 30, true
	case "DT":
		return 6, 18, true
	}
	return 0, 0, false
}

// clocked adds the time of day to a record of a day.
func (t *Timeline) clocked(x *Expr, p point, r *Record) {
	if per := seconds(x.unit); x.rel != none && per > 0 {
		if !t.ref.clock {
			r.Value += "TXX:XX"
			r.Begin, r.End = "", ""
			return
		}
		r.Value = t.instant(p.civil, x.rel*per+x.frac*per/12+x.more)
		r.Begin, r.End = r.Value, ""
		return
	}
	if p.gran != "D" {
		r.Begin, r.End = "", ""
		if p.gran == "XX" {
			r.Value += x.clock()
			return
		}
	}
	clock := x.clock()
	if p.gran == "D" && x.overnight {
		p = dayPoint(p.addDays(1))
		r.Value = p.String()
	}
	r.Value += clock
	if p.gran != "D" {
		return
	}
	if x.hour == none {
		if from, to, ok := daypartHours(x.daypart); ok {
			r.Begin, r.End = at(p.civil, from*60), at(p.civil, to*60)
		}
		return
	}
	length := 1
	if x.minute == none {
		length = 60
	}
	from := x.hour24()*60 + max(x.minute, 0)
	zone := strings.TrimPrefix(x.zone, "UTC")
	r.Begin, r.End = at(p.civil, from)+zone, at(p.civil, from+length)+zone
}

// at writes the instant that is minutes after the start of day c.
func at(c civil, minutes int) string {
	if d := floorDiv(minutes, 24*60); d != 0 {
		c, minutes = c.addDays(d), floorMod(minutes, 24*60)
	}
	var buf [40]byte
	return string(appendClock(appendISO(buf[:0], c), minutes/60, minutes%60))
}

// appendClock appends "T09:30".
func appendClock(dst []byte, hour, minute int) []byte {
	dst = appendPadded(append(dst, 'T'), hour, 2)
	return appendPadded(append(dst, ':'), minute, 2)
}

// instant writes the time that is sec seconds after the clock of the reference
// time on day c.
func (t *Timeline) instant(c civil, sec int) string {
	sec += t.ref.hour*3600 + t.ref.minute*60
	s := at(c.addDays(floorDiv(sec, 86400)), floorMod(sec, 86400)/60)
	if rest := floorMod(sec, 60); rest != 0 {
		s += ":" + pad(rest, 2)
	}
	return s
}

// hour24 is the hour with a.m., p.m. and the part of the day applied.
func (x *Expr) hour24() int {
	h := x.hour
	pm := x.pm == "PM"
	if x.pm == "" && x.daypart != "" {
		switch x.daypart {
		case "AF":
			pm = h < 12
		case "EV":
			if h == 12 {
				return 0 // twelve in the evening is midnight
			}
			pm = h < 12
		case "NI":
			pm = h >= 6 && h < 12
			if h == 12 {
				return 0
			}
		}
	}
	switch {
	case pm && h < 12:
		return h + 12
	case x.pm == "AM" && h == 12:
		return 0
	}
	return h
}

// minutes12 is the time of day in minutes of the twelve-hour clock.
func minutes12(hour, minute int) int { return hour%12*60 + max(minute, 0) }

// spanClock completes the end of a range of times by its other end: "5 to 6pm"
// starts at 5 p.m., "11 to 1pm" at 11 a.m., "10pm to 2" ends on the next day.
func (x *Expr) spanClock() {
	if x.otherHour == none || x.hour == none {
		return
	}
	own, other := minutes12(x.hour, x.minute), minutes12(x.otherHour, x.otherMinute)
	open := x.pm == "" && x.hour <= 12 && x.daypart == ""
	if open && x.otherPM != "" && x.otherHour <= 12 {
		x.pm = x.otherPM
		if x.first && own >= other || !x.first && own <= other {
			if x.pm = "AM"; x.otherPM == "AM" {
				x.pm = "PM"
			}
		}
	}
	if x.first {
		return
	}
	start := Expr{hour: x.otherHour, minute: x.otherMinute, pm: x.otherPM, daypart: x.daypart}
	if x.otherPM == "" && x.pm != "" && x.otherHour <= 12 && x.daypart == "" {
		// The start takes this end's half of the day, or the other one.
		start.pm = x.pm
		if other >= own {
			return
		}
	}
	if x.hour24()*60+max(x.minute, 0) > start.hour24()*60+max(start.minute, 0) {
		return
	}
	if open && x.pm == "" && x.twelve && x.hour < 12 && x.otherHour <= 12 {
		x.hour += 12 // "from 9 to 6": the afternoon
		return
	}
	x.overnight = true
}

// clock is the part of a value that tells the time of day.
func (x *Expr) clock() string {
	if x.hour == none {
		if x.daypart == "" {
			return ""
		}
		return "T" + x.daypart
	}
	var buf [16]byte
	dst := appendClock(buf[:0], x.hour24(), max(x.minute, 0))
	if x.second != none {
		dst = appendPadded(append(dst, ':'), x.second, 2)
	}
	s := string(dst)
	switch x.zone {
	case "":
	case "Z", "UTC":
		s += "Z"
	default:
		s += strings.TrimPrefix(x.zone, "UTC")
	}
	return s
}
