package date

// point finds the place in the calendar; if there is nothing to anchor it, it
// returns the value with X for what is open.
func (t *Timeline) point(x *Expr, sentence int, tense func() Tense, clock bool) (point, Anchor, bool, string) {
	x.unfold(t)
	switch {
	case x.base != nil:
		return t.distance(x, sentence, tense)
	case x.rel != none:
		return t.relative(x, sentence, clock)
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
	case x.year == none:
		return t.yearless(x, sentence, tense, clock)
	}
	return x.inYear(x.year), AnchorExplicit, true, ""
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
	if x.month != none && x.upto != none && x.month > x.upto {
		year-- // "November to February 2017" starts in 2016
	}
	switch {
	case x.holiday != "":
		h, _ := parseHoliday(x.holiday)
		return aroundHoliday(h.in(year), x.unit)
	case x.month != none:
		return x.inMonth(year, x.month)
	case x.season != "":
		return seasonPoint(year, x.season)
	case x.quarter != none:
		return quarterPoint(year, x.quarter)
	case x.half != none:
		return halfPoint(year, x.half)
	case x.week != none:
		if x.week > weeksIn(year) {
			x.badDay = true
			return point{}
		}
		c := mondayOf(year, x.week)
		if x.weekday != none {
			return dayPoint(c.addDays(x.weekday - 1))
		}
		return weekPoint(c)
	case x.nth != none:
		return x.nthIn(year)
	}
	return yearPoint(year)
}

// aroundHoliday is the feast day itself, or the week or weekend it belongs to.
func aroundHoliday(day civil, unit string) point {
	switch unit {
	case "W":
		return weekPoint(day)
	case "WE":
		if day.weekday() <= 2 {
			return weekendPoint(day.addDays(-7)) // a Monday prolongs the weekend before
		}
		return weekendPoint(day)
	}
	return dayPoint(day)
}

// inMonth places the fields of x in a month.
func (x *Expr) inMonth(year, month int) point {
	if month < 1 || month > 12 {
		x.badDay = true
		return point{}
	}
	days := monthDays(year, month)
	switch {
	case x.day != none:
		if x.day < 1 || x.day > days {
			x.badDay = true
			return point{}
		}
		return unitPoint(x.dayUnit(), civil{year, month, x.day})
	case x.nth == none:
		if x.unit == "WE" {
			return weekendPoint(nth(year, month, 6, -1))
		}
	case x.weekday != none:
		return dayPoint(nth(year, month, x.weekday, x.nth))
	case x.unit == "WE":
		return weekendPoint(nth(year, month, 6, x.nth))
	case x.unit == "W":
		if x.nth < 0 {
			return weekPoint(civil{year, month, days}.addDays(7 * (x.nth + 1)))
		}
		return weekPoint(civil{year, month, 1}.addDays(7 * (x.nth - 1)))
	case x.unit == "D":
		return dayPoint(civil{year, month, nthOf(x.nth, days)})
	}
	return monthPoint(year, month)
}

// dayUnit is the unit that a day of the month stands for: itself, or the week
// in "the week of May 3".
func (x *Expr) dayUnit() string {
	if x.unit == "W" || x.unit == "WE" {
		return x.unit
	}
	return "D"
}

// nthIn is the nth unit of a year.
func (x *Expr) nthIn(year int) point {
	switch x.unit {
	case "W":
		if x.nth < 0 {
			return weekPoint(mondayOf(year, weeksIn(year)+1+x.nth))
		}
		return weekPoint(mondayOf(year, x.nth))
	case "WE":
		if x.nth < 0 {
			return weekendPoint(nth(year, 12, 6, x.nth))
		}
		return weekendPoint(nth(year, 1, 6, x.nth))
	case "M":
		return monthPoint(year, nthOf(x.nth, 12))
	case "Q":
		return quarterPoint(year, nthOf(x.nth, 4))
	case "HY":
		return halfPoint(year, nthOf(x.nth, 2))
	case "D":
		if x.nth < 0 {
			return dayPoint(civil{year, 12, 31}.addDays(1 + x.nth))
		}
		return dayPoint(civil{year, 1, 1}.addDays(x.nth - 1))
	}
	if x.weekday != none {
		if x.nth < 0 {
			return dayPoint(nth(year, 12, x.weekday, x.nth))
		}
		return dayPoint(nth(year, 1, x.weekday, x.nth))
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
	named := x.month != none || x.season != "" || x.holiday != "" || x.quarter != none || x.half != none || x.week != none
	if x.follows && t.lastSet && (named || x.weekday != none || x.day != none) {
		p := t.following(x, t.last)
		return p, AnchorText, true, ""
	}
	// In a narrative about another year, that year goes on.
	if t.lastSet && named && x.week == none {
		same := sentence == t.lastAt && abs(t.last.year-t.ref.day.year) > 1 && tense() != Future
		if !t.ref.set || t.Narrative || same {
			return x.inYear(t.last.year), AnchorText, true, ""
		}
	}
	if !ok {
		return point{}, AnchorNone, false, x.open()
	}
	switch {
	case named:
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
		return t.dayOfMonth(x, now, anchor, sentence, tense)
	case x.unit == "WE":
		return t.weekend(now, tense()), anchor, true, ""
	case clock:
		if t.daySet && (!t.ref.set || sentence == t.dayAt || sentence == t.dayAt+1 && !t.Daily) {
			return dayPoint(t.day), AnchorText, true, ""
		}
		return dayPoint(now), anchor, true, ""
	case x.nth != none:
		return x.inYear(now.year), anchor, true, ""
	}
	return point{}, AnchorNone, false, x.open()
}

// weekend is the weekend that is near: the coming one if the sentence looks
// ahead, the past one if it looks back, and with no tense the nearer one.
func (t *Timeline) weekend(now civil, tense Tense) point {
	p := weekendPoint(now)
	switch {
	case tense >= Present:
		if p.end().days() <= now.days() {
			p = weekendPoint(now.addDays(7))
		}
	case p.days() > now.days() && (tense == Past || now.weekday() < 4):
		p = weekendPoint(now.addDays(-7))
	}
	return p
}

// dayOfMonth places a day without its month, perhaps with its weekday.
func (t *Timeline) dayOfMonth(x *Expr, now civil, anchor Anchor, sentence int, tense func() Tense) (point, Anchor, bool, string) {
	if x.day < 1 || x.day > 31 {
		x.badDay = true
		return point{}, anchor, true, ""
	}
	if x.weekday != none {
		return dayPoint(weekdayAndDay(now, x.weekday, x.day, tense())), anchor, true, ""
	}
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
	if x.day > monthDays(c.year, c.month) {
		return point{}, AnchorNone, false, x.open()
	}
	return dayPoint(c), anchor, true, ""
}

// weekdayAndDay is the nearest day of the month that falls on the weekday.
func weekdayAndDay(now civil, weekday, day int, tense Tense) civil {
	best, distance := civil{now.year, now.month, min(day, monthDays(now.year, now.month))}, 1<<30
	// Any day of a month falls on each weekday within two years.
	for k := -24; k <= 24; k++ {
		c := civil{now.year, now.month, 1}.addMonths(k)
		if c.day = day; day > monthDays(c.year, c.month) || c.weekday() != weekday {
			continue
		}
		d := c.days() - now.days()
		if tense == Past && d > 0 || tense == Future && d < 0 {
			d = 4 * d // tense is weak evidence
		}
		if abs(d) < distance {
			best, distance = c, abs(d)
		}
	}
	return best
}

// following is the first place of x that is not before p: the end of a range
// that p starts.
func (t *Timeline) following(x *Expr, p point) point {
	base := p.civil
	switch {
	case x.month == none && x.weekday != none && x.day == none:
		d := floorMod(x.weekday-base.weekday(), 7)
		if d == 0 {
			d = 7
		}
		return dayPoint(base.addDays(d))
	case x.month == none && x.day != none:
		c := civil{base.year, base.month, 1}
		if x.day < base.day && p.gran == "D" {
			c = c.addMonths(1)
		}
		if c.day = x.day; x.day < 1 || x.day > monthDays(c.year, c.month) {
			x.badDay = true
		}
		return dayPoint(c)
	}
	y := *x
	q := y.inYear(base.year)
	if !y.badDay && q.end().days() <= base.days() {
		q = y.inYear(base.year + 1)
	}
	x.badDay = y.badDay
	return q
}

// against is how many days nearer a date must be to be taken against the tense
// of its sentence: tense is weak evidence, "the talks set for May 3 failed".
const against = 150

// nearest places fields without a year in the year next to now that the tense
// asks for; without tense in the year that is nearest. A weekday beside a day
// and month decides before either.
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
		d := 0 // days from now to the nearer end of p; none within it
		switch {
		case p.days() > now.days():
			d = p.days() - now.days()
		case p.end().days() <= now.days():
			d = p.end().days() - 1 - now.days()
		}
		switch tense {
		case Past:
			if d > 0 {
				d += against
			}
		case Future:
			if d < 0 {
				d -= against
			}
		}
		d = abs(d)
		if x.weekday != none && x.day != none && p.weekday() != x.weekday {
			d += 3 * 366
		}
		if !found || d < bestDistance {
			best, bestDistance, found = p, d, true
		}
	}
	for dy := 2; !found && dy <= 8; dy++ { // 29 February between leap years, week 53 between long ones
		y := *x
		best = y.inYear(now.year - dy)
		found = !y.badDay
	}
	x.badDay = !found
	return best
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
