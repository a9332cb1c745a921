package date

import (
	"fmt"
	"strconv"
	"strings"
)

// Tense is the time that a sentence speaks of.
type Tense uint8

// The tenses; Open means that nothing tells.
const (
	Open Tense = iota
	Past
	Present
	Future
)

// Reference is the time that a document was made, from which its relative
// dates count.
type Reference struct {
	day          civil
	hour, minute int
	set, clock   bool
}

// Year returns the year of the reference time, if there is one.
func (r Reference) Year() (int, bool) { return r.day.year, r.set }

// ParseReference reads an ISO 8601 date or local date-time; the empty string is
// no reference. A zone at its end is read and ignored: the time is local.
func ParseReference(s string) (Reference, error) {
	if s == "" {
		return Reference{}, nil
	}
	bad := fmt.Errorf("%q is no ISO 8601 date or date-time such as 2024-11-12 or 2024-11-12T09:30:00", s)
	date, clock, timed := strings.Cut(s, "T")
	if !timed {
		date, clock, timed = strings.Cut(s, " ")
	}
	if len(date) != 10 || date[4] != '-' || date[7] != '-' {
		return Reference{}, bad
	}
	y, err1 := strconv.ParseUint(date[:4], 10, 16)
	m, err2 := strconv.ParseUint(date[5:7], 10, 8)
	d, err3 := strconv.ParseUint(date[8:], 10, 8)
	if err1 != nil || err2 != nil || err3 != nil || y < 1 || m < 1 || m > 12 || d < 1 || int(d) > monthDays(int(y), int(m)) {
		return Reference{}, bad
	}
	r := Reference{day: civil{int(y), int(m), int(d)}, set: true}
	if !timed {
		return r, nil
	}
	if i := strings.IndexAny(clock, "Z+-"); i >= 0 {
		zone := clock[i:]
		if zone != "Z" && (len(zone) < 3 || len(zone) > 6) {
			return Reference{}, bad
		}
		clock = clock[:i]
	}
	if i := strings.IndexByte(clock, '.'); i >= 0 {
		clock = clock[:i]
	}
	parts := strings.Split(clock, ":")
	limits := []uint64{23, 59, 60}
	if len(parts) < 2 || len(parts) > 3 {
		return Reference{}, bad
	}
	var v [3]int
	for i, p := range parts {
		n, err := strconv.ParseUint(p, 10, 8)
		if err != nil || len(p) != 2 || n > limits[i] {
			return Reference{}, bad
		}
		v[i] = int(n)
	}
	r.hour, r.minute, r.clock = v[0], v[1], true
	return r, nil
}

// Timeline resolves the expressions of one document in the order of the text.
// It remembers the dates already told.
type Timeline struct {
	ref       Reference
	last      point // last date of the text, of any granularity
	lastSet   bool
	lastAt    int // sentence of last
	day       civil
	daySet    bool  // a day was told
	dayAt     int   // sentence of day
	quarter   point // last quarter or half told that has begun
	quarterAt int
	explicit  bool // last had its year written out

	// Daily says that the text goes day by day, as news does: "today" is then
	// the day of the reference time and not just these times.
	Daily bool
	// Narrative says that the text tells of years long before the reference
	// time: a date without a year is then of the year told last.
	Narrative bool
}

// NewTimeline starts a document with its reference time.
func NewTimeline(ref Reference) *Timeline { return &Timeline{ref: ref} }

// now is the day that deictic expressions count from: the reference time, or,
// in a document without one, the last date told.
func (t *Timeline) now() (civil, Anchor, bool) {
	if t.ref.set {
		return t.ref.day, AnchorReference, true
	}
	if t.lastSet {
		return t.last.civil, AnchorText, true
	}
	return civil{}, AnchorNone, false
}

// told is the day that anaphoric expressions count from: the last date of the
// text, or else the reference time.
func (t *Timeline) told() (civil, Anchor, bool) {
	if t.lastSet {
		return t.last.civil, AnchorText, true
	}
	return t.now()
}

// clockOnly reports whether x tells a time of day but no day.
func (x *Expr) clockOnly() bool {
	return (x.hour != none || x.daypart != "") && x.year == none && x.month == none && x.day == none && x.weekday == none && x.holiday == "" && x.rel == none
}

// Needs reports whether the tense of its sentence decides about x.
func (t *Timeline) Needs(x *Expr) bool {
	if x.kind != kindDate || x.year != none || x.rel != none || x.fromText {
		return false
	}
	return x.weekday != none || x.month != none || x.season != "" || x.holiday != "" || x.day != none || x.quarter != none
}

// Resolve anchors x, which stands in the given sentence of the given tense,
// and returns its record without span and rule. The tense is asked for only
// where it decides.
func (t *Timeline) Resolve(x *Expr, sentence int, tense func() Tense) Record {
	switch x.kind {
	case kindDuration:
		return Record{Type: Duration, Value: x.duration(), Modifier: x.modifier}
	case kindSet:
		return Record{Type: Set, Value: x.setValue(), Modifier: x.modifier}
	case kindRef:
		return Record{Type: Date, Value: x.ref, Modifier: x.modifier}
	}
	if x.vague != "" && !t.Daily {
		return Record{Type: Date, Value: x.vague}
	}
	r := Record{Type: Date, Modifier: x.modifier, Timex: x.timex()}
	clock := x.hour != none || x.daypart != "" || x.unit == "H" || x.unit == "MIN" || x.unit == "S" || x.unit == "NI"
	if clock {
		r.Type = Time
	}
	p, anchor, ok, partial := t.point(x, sentence, tense, clock)
	if x.badDay {
		r.Invalid, r.Anchor = true, AnchorExplicit
		return r
	}
	r.Anchor = anchor
	if !ok {
		r.Value, r.Anchor = partial, AnchorNone
		if clock {
			r.Value += x.clock()
		}
	} else {
		r.Value = p.String()
		if p.gran != "XX" {
			r.Begin, r.End = p.interval()
			if anchor != AnchorNone && !x.clockOnly() {
				t.last, t.lastSet, t.lastAt = p, true, sentence
				if (p.gran == "Q" || p.gran == "HY") && !x.same && (!t.ref.set || p.days() <= t.ref.day.days()) {
					t.quarter, t.quarterAt = p, sentence
				}
				if p.gran == "D" {
					t.day, t.daySet, t.dayAt = p.civil, true, sentence
				}
			}
		}
		if clock {
			t.clocked(x, p, &r)
		}
	}
	if x.typ != 0 {
		r.Type = x.typ
	}
	if r.Timex == r.Value {
		r.Timex = ""
	}
	return r
}

// timex is the value of what x says by itself; empty if it only counts from
// somewhere else.
func (x *Expr) timex() string {
	switch {
	case x.kind != kindDate || x.rel != none || x.year != none || x.century != none || x.decade != none || x.millennium != none:
		return ""
	case x.clockOnly():
		return x.clock()
	case x.month != none && x.day != none && (x.month > 12 || x.day > monthDays(2000, max(x.month, 1))):
		return ""
	}
	return x.open() + x.clock()
}

// point finds the place in the calendar; if there is nothing to anchor it, it
// returns the value with X for what is open.
func (t *Timeline) point(x *Expr, sentence int, tense func() Tense, clock bool) (point, Anchor, bool, string) {
	x.unfold(t)
	if x.rel != none {
		return t.relative(x, sentence, clock)
	}
	year, anchor := x.year, AnchorExplicit
	switch {
	case x.millennium != none:
		return point{gran: "MI", civil: civil{(x.millennium - 1) * 1000, 1, 1}}, AnchorExplicit, true, ""
	case x.century != none && x.decade == none && x.year == none:
		y := (x.century - 1) * 100
		if x.bc {
			y = -x.century*100 + 1
		}
		return point{gran: "CE", civil: civil{y, 1, 1}}, AnchorExplicit, true, ""
	case x.decade != none:
		return point{gran: "DE", civil: civil{x.decade * 10, 1, 1}}, AnchorExplicit, true, ""
	case x.tens != none:
		base, a, ok := t.now()
		if !ok {
			base, a = civil{1999, 1, 1}, AnchorNone
		}
		c := floorDiv(base.year, 100) * 100
		if c+x.tens > base.year {
			c -= 100 // the last decade of that name
		}
		return point{gran: "DE", civil: civil{c + x.tens, 1, 1}}, a, true, ""
	}
	if year == none {
		return t.yearless(x, sentence, tense, clock)
	}
	return x.inYear(year), anchor, true, ""
}

// unfold resolves a two-digit year: the nearest that is not more than ten
// years ahead.
func (x *Expr) unfold(t *Timeline) {
	if !x.twoDigits {
		return
	}
	base := 2000
	if c, _, ok := t.now(); ok {
		base = c.year
	}
	y := floorDiv(base, 100)*100 + x.year
	if y > base+10 {
		y -= 100
	}
	x.year, x.twoDigits = y, false
}

// inYear places the fields of x in a year.
func (x *Expr) inYear(year int) point {
	switch {
	case x.holiday != "":
		h, _ := parseHoliday(x.holiday)
		return dayPoint(h.in(year))
	case x.month != none && x.day != none:
		c := civil{year, x.month, x.day}
		if x.month < 1 || x.month > 12 || x.day < 1 || x.day > monthDays(year, x.month) {
			x.badDay = true
			return point{}
		}
		return dayPoint(c)
	case x.month != none && x.nth != none && x.weekday != none:
		return dayPoint(nth(year, x.month, x.weekday, x.nth))
	case x.month != none && x.unit == "WE":
		return weekendPoint(nth(year, x.month, 6, max(x.nth, -1)))
	case x.month != none && x.unit == "W" && x.nth != none:
		if x.nth < 0 {
			return weekPoint(civil{year, x.month, monthDays(year, x.month)})
		}
		return weekPoint(civil{year, x.month, 1}.addDays(7 * (x.nth - 1)))
	case x.month != none && x.unit == "D" && x.nth != none:
		if x.nth < 0 {
			return dayPoint(civil{year, x.month, monthDays(year, x.month) + 1 + x.nth})
		}
		return dayPoint(civil{year, x.month, min(x.nth, monthDays(year, x.month))})
	case x.month != none:
		if x.month < 1 || x.month > 12 {
			x.badDay = true
			return point{}
		}
		return monthPoint(year, x.month)
	case x.season != "":
		return seasonPoint(year, x.season)
	case x.quarter != none:
		return quarterPoint(year, x.quarter)
	case x.half != none:
		return halfPoint(year, x.half)
	case x.week != none:
		c := mondayOf(year, x.week)
		if x.weekday != none {
			return dayPoint(c.addDays(x.weekday - 1))
		}
		return weekPoint(c)
	case x.unit == "W" && x.nth != none:
		if x.nth < 0 {
			return weekPoint(mondayOf(year, weeksIn(year)+1+x.nth))
		}
		return weekPoint(mondayOf(year, x.nth))
	case x.unit == "M" && x.nth != none:
		return monthPoint(year, nthOf(x.nth, 12))
	case x.unit == "Q" && x.nth != none:
		return quarterPoint(year, nthOf(x.nth, 4))
	case x.unit == "HY" && x.nth != none:
		return halfPoint(year, nthOf(x.nth, 2))
	case x.unit == "D" && x.nth != none:
		if x.nth < 0 {
			return dayPoint(civil{year, 12, 31}.addDays(1 + x.nth))
		}
		return dayPoint(civil{year, 1, 1}.addDays(x.nth - 1))
	}
	return yearPoint(year)
}

// nthOf counts n from the start of total, or from its end if negative.
func nthOf(n, total int) int {
	if n < 0 {
		n = total + 1 + n
	}
	return min(max(n, 1), total)
}

// yearless places fields without a year by the reference time, the text and
// the tense of the sentence.
func (t *Timeline) yearless(x *Expr, sentence int, tense func() Tense, clock bool) (point, Anchor, bool, string) {
	now, anchor, ok := t.now()
	// In a narrative about another year, that year goes on.
	if t.lastSet && x.month != none || t.lastSet && (x.season != "" || x.quarter != none || x.half != none || x.holiday != "") {
		same := sentence == t.lastAt && abs(t.last.year-t.ref.day.year) > 1
		if !t.ref.set || t.Narrative || same {
			return x.inYear(t.last.year), AnchorText, true, ""
		}
	}
	if !ok {
		return point{}, AnchorNone, false, x.open()
	}
	switch {
	case x.month != none || x.season != "" || x.holiday != "" || x.quarter != none || x.half != none || x.week != none:
		if x.month > 12 || x.month != none && x.day != none && x.day > monthDays(2000, x.month) {
			x.badDay = true
			return point{}, anchor, true, ""
		}
		return t.nearest(x, now, tense()), anchor, true, ""
	case x.weekday != none && x.day == none:
		d := floorMod(now.weekday()-x.weekday, 7)
		c := now.addDays(-d)
		if tense() >= Present && d > 0 {
			c = c.addDays(7)
		}
		return dayPoint(c), anchor, true, ""
	case x.day != none:
		c := civil{now.year, now.month, x.day}
		if t.lastSet && t.last.gran != "Y" && t.lastAt == sentence {
			c.year, c.month, anchor = t.last.year, t.last.month, AnchorText
		} else if tense() >= Present && x.day < now.day {
			c = civil{now.year, now.month, 1}.addMonths(1)
			c.day = x.day
		} else if tense() == Past && x.day > now.day {
			c = civil{now.year, now.month, 1}.addMonths(-1)
			c.day = x.day
		}
		if x.day < 1 || x.day > 31 {
			x.badDay = true
			return point{}, anchor, true, ""
		}
		if x.day > monthDays(c.year, c.month) {
			return point{}, AnchorNone, false, x.open()
		}
		return dayPoint(c), anchor, true, ""
	case x.unit == "WE":
		p := weekendPoint(now)
		if tense() >= Present {
			if p.end().days() <= now.days() {
				p = weekendPoint(now.addDays(7))
			}
		} else if p.days() > now.days() {
			p = weekendPoint(now.addDays(-7))
		}
		return p, anchor, true, ""
	case clock:
		if t.daySet && (!t.ref.set || sentence == t.dayAt || sentence == t.dayAt+1 && !t.Daily) {
			return dayPoint(t.day), AnchorText, true, ""
		}
		return dayPoint(now), anchor, true, ""
	}
	return point{}, AnchorNone, false, x.open()
}

// reportSpan is for how many sentences a quarter stays the subject of a report.
const reportSpan = 8

// against is how many days nearer a date must be to be taken against the tense
// of its sentence: tense is weak evidence, "the talks set for May 3 failed".
const against = 150

// nearest places fields without a year in the year next to now that the tense
// asks for; without tense in the year that is nearest.
func (t *Timeline) nearest(x *Expr, now civil, tense Tense) point {
	var best point
	found := false
	bestDistance := 0
	for dy := -1; dy <= 1; dy++ {
		y := *x
		p := y.inYear(now.year + dy)
		if y.badDay {
			continue
		}
		cur := unitPoint(p.gran, now)
		if p.gran == "SE" {
			cur = dayPoint(now)
		}
		d := p.days() - cur.days()
		switch tense {
		case Past:
			if d > 0 {
				d += against
			}
		case Future:
			if d < 0 && p.end().days() <= now.days() {
				d -= against
			}
		}
		if !found || abs(d) < bestDistance {
			best, bestDistance, found = p, abs(d), true
		}
	}
	if !found { // 29 February between leap years
		for y := now.year; ; y-- {
			if leap(y) {
				return x.inYear(y)
			}
		}
	}
	return best
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// relative places an expression that counts units from a known time.
func (t *Timeline) relative(x *Expr, sentence int, clock bool) (point, Anchor, bool, string) {
	base, anchor, ok := t.now()
	if x.fromText {
		base, anchor, ok = t.told()
		if t.lastSet && t.daySet && x.unit == "D" && t.last.gran != "D" && t.day.year == t.last.year {
			base = t.day
		}
	}
	if !ok {
		return point{}, AnchorNone, false, x.open()
	}
	switch {
	case x.unit == "H" || x.unit == "MIN" || x.unit == "S" || x.unit == "NI":
		return dayPoint(base), anchor, true, ""
	case x.unit == "":
		return t.relativeName(x, base), anchor, true, ""
	}
	reported := t.quarter.gran != "" && sentence-t.quarterAt <= reportSpan
	if x.same && reported {
		return unitPoint(t.quarter.gran, shift(t.quarter.civil, x.unit, x.rel, x.frac)), AnchorText, true, ""
	}
	if x.fromText && x.unit == "Q" && x.rel == 0 {
		if reported {
			return unitPoint("Q", t.quarter.civil), AnchorText, true, ""
		}
		base = base.addMonths(-3) // a report is about the quarter that is over
	}
	if x.late {
		c := shift(base, x.unit, x.rel, x.frac)
		gran := x.unit
		if gran == "DE" || gran == "CE" || gran == "MI" {
			gran = "Y" // "two decades ago" is as exact as "twenty years ago"
		}
		if x.frac != 0 {
			gran = map[string]string{"Y": "M", "DE": "Y", "CE": "DE", "M": "D", "W": "D"}[gran]
		}
		if clock {
			gran = "D"
		}
		if x.weekday != none {
			return dayPoint(c.addDays(x.weekday - c.weekday())), anchor, true, ""
		}
		return unitPoint(gran, c), anchor, true, ""
	}
	at := shift(civil{base.year, base.month, min(base.day, 28)}, x.unit, x.rel, 0)
	if x.unit == "D" || x.unit == "W" || x.unit == "WE" || x.unit == "FN" {
		at = shift(base, x.unit, x.rel, 0)
	}
	switch x.unit {
	case "Y":
		y := *x
		y.unit, y.rel = "", none
		if y.nth != none && y.month == none {
			y.unit = "" // "the third quarter of last year" comes with its quarter set
		}
		return y.placed(at.year, x), anchor, true, ""
	case "M":
		if x.day != none {
			if x.day > monthDays(at.year, at.month) {
				x.badDay = true
			}
			return dayPoint(civil{at.year, at.month, x.day}), anchor, true, ""
		}
		if x.nth != none && x.weekday != none {
			return dayPoint(nth(at.year, at.month, x.weekday, x.nth)), anchor, true, ""
		}
	case "W", "FN":
		if x.weekday != none {
			return dayPoint(at.addDays(x.weekday - at.weekday())), anchor, true, ""
		}
	}
	return unitPoint(x.unit, at), anchor, true, ""
}

// placed is inYear for a copy of which x keeps the faults.
func (y *Expr) placed(year int, x *Expr) point {
	p := y.inYear(year)
	x.badDay = y.badDay
	return p
}

// relativeName is "last Tuesday", "next May", "this summer".
func (t *Timeline) relativeName(x *Expr, base civil) point {
	if x.weekday != none && x.month == none {
		d := floorMod(x.weekday-base.weekday(), 7)
		switch {
		case x.rel < 0:
			if d == 0 {
				d = 7
			}
			return dayPoint(base.addDays(d - 7 + 7*(x.rel+1)))
		case x.rel > 0:
			if d == 0 {
				d = 7
			}
			return dayPoint(base.addDays(d + 7*(x.rel-1)))
		}
		// "this Tuesday": the one nearest to now.
		if d > 3 {
			d -= 7
		}
		return dayPoint(base.addDays(d))
	}
	y := *x
	y.rel = none
	this := y.inYear(base.year)
	cur := unitPoint(this.gran, base)
	if this.gran == "SE" {
		cur = dayPoint(base)
	}
	n := x.rel
	switch {
	case n < 0 && this.end().days() <= cur.days():
		n++ // the last one was already this year
	case n > 0 && this.days() > cur.days():
		n--
	}
	return y.placed(base.year+n, x)
}

// clocked adds the time of day to a record of a day.
func (t *Timeline) clocked(x *Expr, p point, r *Record) {
	if x.rel != none && (x.unit == "H" || x.unit == "MIN" || x.unit == "S") {
		if !t.ref.clock {
			r.Value += "TXX:XX"
			r.Begin, r.End = "", ""
			return
		}
		per := map[string]int{"H": 3600, "MIN": 60, "S": 1}[x.unit]
		sec := t.ref.hour*3600 + t.ref.minute*60 + x.rel*per + x.frac*per/12
		c := p.addDays(floorDiv(sec, 86400))
		sec = floorMod(sec, 86400)
		r.Value = dayPoint(c).String() + fmt.Sprintf("T%02d:%02d", sec/3600, sec/60%60)
		if sec%60 != 0 {
			r.Value += fmt.Sprintf(":%02d", sec%60)
		}
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
	r.Value += clock
	if x.hour == none {
		if h, ok := daypartHours[x.daypart]; ok && p.gran == "D" {
			day := p.civil
			r.Begin = iso(day) + fmt.Sprintf("T%02d:00", h[0])
			if h[1] >= 24 {
				r.End = iso(day.addDays(1)) + fmt.Sprintf("T%02d:00", h[1]-24)
			} else {
				r.End = iso(day) + fmt.Sprintf("T%02d:00", h[1])
			}
		}
		return
	}
	if p.gran == "D" {
		h, m := x.hour24(), max(x.minute, 0)
		day := p.civil
		if h == 24 {
			day, h = day.addDays(1), 0
		}
		next, nh, nm := day, h, m+1
		if x.minute == none {
			nh, nm = h+1, 0
		}
		if nm == 60 {
			nh, nm = nh+1, 0
		}
		if nh == 24 {
			next, nh = day.addDays(1), 0
		}
		zone := strings.TrimPrefix(x.zone, "UTC")
		r.Begin = iso(day) + fmt.Sprintf("T%02d:%02d", h, m) + zone
		r.End = iso(next) + fmt.Sprintf("T%02d:%02d", nh, nm) + zone
	}
}

// daypartHours are the hours that the parts of a day stand for.
var daypartHours = map[string][2]int{
	"MO": {6, 12}, "MI": {12, 13}, "AF": {12, 18}, "EV": {18, 22}, "NI": {22, 30}, "DT": {6, 18},
}

// hour24 is the hour with a.m., p.m. and the part of the day applied.
func (x *Expr) hour24() int {
	h := x.hour
	pm := x.pm == "PM"
	if x.pm == "" && x.daypart != "" {
		switch x.daypart {
		case "AF", "EV":
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

// clock is the part of a value that tells the time of day.
func (x *Expr) clock() string {
	if x.hour == none {
		if x.daypart == "" {
			return ""
		}
		return "T" + x.daypart
	}
	s := fmt.Sprintf("T%02d:%02d", x.hour24(), max(x.minute, 0))
	if x.second != none {
		s += fmt.Sprintf(":%02d", x.second)
	}
	switch x.zone {
	case "":
	case "Z", "UTC":
		s += "Z"
	default:
		s += strings.TrimPrefix(x.zone, "UTC")
	}
	return s
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
		h, _ := parseHoliday(x.holiday)
		if h.kind == 'f' {
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
	var b strings.Builder
	b.WriteByte('P')
	clock := false
	add := func(n, unit string) {
		if unit == "" || n == "" {
			return
		}
		suffix := map[string]string{"H": "H", "MIN": "M", "S": "S", "NI": "NI"}[unit]
		if suffix != "" && !clock {
			b.WriteByte('T')
			clock = true
		}
		if suffix == "" {
			switch unit {
			case "MI":
				suffix = "L"
			case "HY":
				suffix, n = "M", sixfold(n)
			case "FN":
				suffix = "W"
				n = double(n)
			default:
				suffix = unit
			}
		}
		if unit == "D" && x.daypart != "" {
			suffix = x.daypart
		}
		b.WriteString(n + suffix)
	}
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
	add(n, x.unit)
	add(x.n2, x.unit2)
	add(x.n3, x.unit3)
	return b.String()
}

func sixfold(n string) string { return times(n, 6) }
func double(n string) string  { return times(n, 2) }

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

// setValue is the TIMEX3 value of a recurring time.
func (x *Expr) setValue() string {
	var base string
	switch {
	case x.month != none || x.weekday != none || x.holiday != "" || x.season != "" || x.day != none:
		base = x.open()
	case x.unit != "":
		base = x.duration()
	case x.daypart != "" && x.hour == none:
		return "XXXX-XX-XXT" + x.daypart
	default:
		base = "XXXX-XX-XX"
	}
	if x.hour != none || x.daypart != "" && x.unit == "" {
		base += x.clock()
	}
	return base
}
