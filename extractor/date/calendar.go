package date

// civil is a day of the proleptic Gregorian calendar; year 0 is 1 B.C.
type civil struct {
	year, month, day int
}

// days returns the number of days from 1970-01-01 to c. The algorithm counts
// in eras of 400 years from 1 March, so that a leap day ends a year.
func (c civil) days() int {
	y := c.year
	if c.month <= 2 {
		y--
	}
	era := floorDiv(y, 400)
	yoe := y - era*400
	m := (c.month + 9) % 12
	doy := (153*m+2)/5 + c.day - 1
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return era*146097 + doe - 719468
}

// fromDays is the inverse of days.
func fromDays(n int) civil {
	n += 719468
	era := floorDiv(n, 146097)
	doe := n - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	c := civil{yoe + era*400, (mp+2)%12 + 1, doy - (153*mp+2)/5 + 1}
	if c.month <= 2 {
		c.year++
	}
	return c
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func floorMod(a, b int) int { return a - floorDiv(a, b)*b }

// addDays returns the day n days after c.
func (c civil) addDays(n int) civil { return fromDays(c.days() + n) }

// addBusinessDays returns the nth day after c, or before it if n is negative,
// of those from Monday to Friday.
func (c civil) addBusinessDays(n int) civil {
	w := c.weekday()
	switch {
	case w > 5 && n >= 0:
		c, w = c.addDays(5-w), 5 // a weekend counts on from its Friday
	case w > 5:
		c, w = c.addDays(8-w), 1 // and back from its Monday
	}
	return c.addDays(n + 2*floorDiv(w-1+n, 5))
}

// addMonths returns the same day n months after c, or the last of the month
// where it has fewer days.
func (c civil) addMonths(n int) civil {
	m := c.year*12 + c.month - 1 + n
	d := civil{floorDiv(m, 12), floorMod(m, 12) + 1, c.day}
	if k := monthDays(d.year, d.month); d.day > k {
		d.day = k
	}
	return d
}

// weekday returns 1 for Monday to 7 for Sunday.
func (c civil) weekday() int { return floorMod(c.days()+3, 7) + 1 }

// week returns the ISO 8601 week and the year it belongs to.
func (c civil) week() (year, week int) {
	thursday := c.addDays(4 - c.weekday())
	first := civil{thursday.year, 1, 1}
	return thursday.year, (thursday.days()-first.days())/7 + 1
}

// mondayOf returns the Monday of an ISO week.
func mondayOf(year, week int) civil {
	jan4 := civil{year, 1, 4}
	return jan4.addDays(1 - jan4.weekday() + 7*(week-1))
}

// weeksIn returns how many ISO weeks year has.
func weeksIn(year int) int {
	_, w := civil{year, 12, 28}.week()
	return w
}

func leap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

func monthDays(year, month int) int {
	switch month {
	case 2:
		if leap(year) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// easter returns Easter Sunday of the Gregorian calendar (the anonymous
// algorithm, Meeus, Astronomical Algorithms, 1991, ch. 8).
func easter(year int) civil {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return civil{year, n / 31, n%31 + 1}
}

// orthodoxEaster returns Easter Sunday of the Eastern churches as a Gregorian
// date (Meeus's Julian algorithm; exact from 1900 to 2099).
func orthodoxEaster(year int) civil {
	a, b, c := year%4, year%7, year%19
	d := (19*c + 15) % 30
	e := (2*a + 4*b - d + 34) % 7
	n := d + e + 114
	return civil{year, n / 31, n%31 + 1}.addDays(13)
}

// nth returns the n-th given weekday of a month; a negative n counts from its end.
func nth(year, month, weekday, n int) civil {
	if n > 0 {
		first := civil{year, month, 1}
		return first.addDays(floorMod(weekday-first.weekday(), 7) + 7*(n-1))
	}
	last := civil{year, month, monthDays(year, month)}
	return last.addDays(-floorMod(last.weekday()-weekday, 7) + 7*(n+1))
}
