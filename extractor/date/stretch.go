package date

// maxStretch caps the units of a length of time that is placed in the
// calendar.
const maxStretch = 10_000

// stretch returns the interval of a length of time that counts from now: "the
// last three weeks" ends with yesterday, "the next three weeks" start tomorrow,
// "within three weeks" today. Quarters and half years are those of the
// calendar. Both ends are empty if nothing fixes them.
func (t *Timeline) stretch(x *Expr) (begin, end string) {
	if x.rel == none || !t.ref.set {
		return "", ""
	}
	n, ok := amount(x.n)
	if !ok {
		return "", ""
	}
	more, ok := amount(x.n2)
	if x.unit2 != "" && !ok {
		return "", ""
	}
	day, past := t.ref.day, x.rel < 0
	if seconds(x.unit) > 0 || seconds(x.unit2) > 0 {
		return t.stretchClock(x, n, more)
	}
	if x.unit == "Q" || x.unit == "HY" {
		p := unitPoint(x.unit, day)
		if past {
			return iso(shift(p.civil, x.unit, -n, 0)), iso(p.civil)
		}
		from := p.end()
		if x.within {
			from = p.civil
		}
		return iso(from), iso(shift(from, x.unit, n, 0))
	}
	move := func(c civil, sign int) civil {
		c = shift(c, x.unit, sign*n, 0)
		if x.unit2 != "" {
			c = shift(c, x.unit2, sign*more, 0)
		}
		return c
	}
	if past {
		return iso(move(day, -1)), iso(day)
	}
	if !x.within {
		day = day.addDays(1)
		if x.unit == "BD" {
			// The last of n business days is the nth from today; the interval ends after it.
			return iso(day), iso(shift(t.ref.day, "BD", n, 0).addDays(1))
		}
	}
	return iso(day), iso(move(day, 1))
}

// stretchClock is stretch for units of the clock.
func (t *Timeline) stretchClock(x *Expr, n, more int) (begin, end string) {
	if !t.ref.clock {
		return "", ""
	}
	sign := 1
	if x.rel < 0 {
		sign = -1
	}
	c, sec := t.ref.day, 0
	for _, part := range [...]struct {
		n    int
		unit string
	}{{n, x.unit}, {more, x.unit2}} {
		if s := seconds(part.unit); s > 0 {
			sec += sign * part.n * s
		} else if part.unit != "" {
			c = shift(c, part.unit, sign*part.n, 0)
		}
	}
	here, there := t.instant(t.ref.day, 0), t.instant(c, sec)
	if sign < 0 {
		return there, here
	}
	return here, there
}

// amount reads a small whole number; an empty one is one.
func amount(s string) (int, bool) {
	if s == "" {
		return 1, true
	}
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		if n = n*10 + int(s[i]-'0'); n > maxStretch {
			return 0, false
		}
	}
	return n, true
}
