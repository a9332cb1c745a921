package date

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
	case isClock(x.unit):
		return dayPoint(base), anchor, true, ""
	case x.unit == "" && x.of == "":
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
		return t.offset(x, base, clock), anchor, true, ""
	}
	unit := x.unit
	if x.of != "" {
		unit = x.of
	}
	return x.inUnit(unit, shiftUnit(base, unit, x.rel)), anchor, true, ""
}

// reportSpan is for how many sentences a quarter stays the subject of a report.
const reportSpan = 8

// shiftUnit returns a day of the unit that is n units from the one of base.
func shiftUnit(base civil, unit string, n int) civil {
	switch unit {
	case "D", "BD", "W", "WE", "FN":
		return shift(base, unit, n, 0)
	}
	return shift(civil{base.year, base.month, min(base.day, 28)}, unit, n, 0)
}

// inUnit places what x says within the unit that holds day at.
func (x *Expr) inUnit(unit string, at civil) point {
	switch unit {
	case "Y":
		y := *x
		if y.rel, y.unit = none, ""; x.of != "" {
			y.unit = x.unit
		}
		return y.placed(at.year, x)
	case "Q", "HY":
		if x.nth != none && x.unit == "M" {
			p, months := unitPoint(unit, at), 3
			if unit == "HY" {
				months = 6
			}
			c := p.addMonths(nthOf(x.nth, months) - 1)
			return monthPoint(c.year, c.month)
		}
	case "M":
		if x.day != none || x.nth != none {
			y := *x
			if y.rel, y.month, y.unit = none, at.month, ""; x.of != "" {
				y.unit = x.unit
			}
			return y.placed(at.year, x)
		}
		if x.of != "" && x.unit == "WE" {
			return weekendPoint(nth(at.year, at.month, 6, -1))
		}
	case "W", "FN":
		monday := at.addDays(1 - at.weekday())
		switch {
		case x.weekday != none:
			return dayPoint(monday.addDays(x.weekday - 1))
		case x.of != "" && x.nth != none && x.unit == "D":
			return dayPoint(monday.addDays(nthOf(x.nth, 7) - 1))
		case x.of != "" && x.unit == "WE":
			return weekendPoint(at)
		}
	}
	return unitPoint(unit, at)
}

// offset is so many units before or after base. Its granularity is that of the
// unit.
func (t *Timeline) offset(x *Expr, base civil, clock bool) point {
	c := shift(base, x.unit, x.rel, x.frac)
	gran := x.unit
	if x.unit2 != "" {
		c = shift(c, x.unit2, x.rel2, 0)
		gran = x.unit2
	}
	switch {
	case clock:
		gran = "D"
	case x.frac != 0:
		gran = finer(gran)
	case gran == "DE" || gran == "CE" || gran == "MI":
		gran = "Y" // "two decades ago" is as exact as "twenty years ago"
	}
	if x.weekday != none {
		return dayPoint(c.addDays(x.weekday - c.weekday()))
	}
	return unitPoint(gran, c)
}

// finer is the granularity of a count of units that is not whole.
func finer(unit string) string {
	switch unit {
	case "Y":
		return "M"
	case "DE", "MI":
		return "Y"
	case "CE":
		return "DE"
	}
	return "D"
}

// rank orders the units of the calendar by their length.
func rank(unit string) int {
	switch unit {
	case "D", "BD":
		return 1
	case "W", "WE", "FN":
		return 2
	case "M":
		return 3
	case "Q", "SE", "HY":
		return 4
	case "Y":
		return 5
	case "DE", "CE", "MI":
		return 6
	}
	return 0
}

// distance is so many units before or after a day that x names. A day stays a
// day, however long the units; units finer than the base count from its edge.
func (t *Timeline) distance(x *Expr, sentence int, tense func() Tense) (point, Anchor, bool, string) {
	b := *x.base
	p, anchor, ok, _ := t.point(&b, sentence, tense, false)
	x.badDay = b.badDay
	if !ok || b.badDay {
		return point{}, AnchorNone, false, "XXXX-XX-XX"
	}
	q := x.from(p)
	// A base without a year is of the year that puts the result where the tense
	// of the sentence looks.
	if b.year == none && (b.month != none || b.holiday != "") && b.rel == none && t.ref.set {
		now := t.ref.day.days()
		y := b
		switch past, when := q.days() < now, tense(); {
		case when == Future && past && q.end().days() <= now:
			q = x.from(y.inYear(p.year + 1))
		case when == Past && !past && q.days() > now:
			q = x.from(y.inYear(p.year - 1))
		}
		if x.badDay = y.badDay; x.badDay {
			return point{}, AnchorNone, false, "XXXX-XX-XX"
		}
	}
	return q, anchor, true, ""
}

// from counts the units of x from p.
func (x *Expr) from(p point) point {
	gran, c := p.gran, p.civil
	if rank(x.unit) < rank(gran) {
		if x.rel > 0 {
			c = p.end().addDays(-1)
		}
		gran = "D"
	}
	c = shift(c, x.unit, x.rel, x.frac)
	if x.unit2 != "" {
		c = shift(c, x.unit2, x.rel2, 0)
	}
	if x.on != none {
		return dayPoint(c.addDays(x.on - c.weekday()))
	}
	if x.plain && rank(x.unit) > rank(gran) {
		gran = x.unit
	}
	return unitPoint(gran, c)
}

// placed is inYear for a copy of which x keeps the faults.
func (y *Expr) placed(year int, x *Expr) point {
	p := y.inYear(year)
	x.badDay = y.badDay
	return p
}

// relativeName is "last Tuesday", "next May", "this summer".
func (t *Timeline) relativeName(x *Expr, base civil) point {
	if x.weekday != none && x.month == none && x.day == none {
		d := floorMod(x.weekday-base.weekday(), 7)
		switch {
		case x.rel < 0:
			return dayPoint(base.addDays(d - 7 + 7*(x.rel+1)))
		case x.rel > 0:
			if d == 0 {
				d = 7
			}
			return dayPoint(base.addDays(d + 7*(x.rel-1)))
		}
		// "this Tuesday" is the one of this week.
		return dayPoint(base.addDays(x.weekday - base.weekday()))
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
