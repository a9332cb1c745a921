package date

import (
	"fmt"
	"strconv"
)

// point is a resolved place in the calendar: a value and its interval.
type point struct {
	gran  string // unit of its granularity: Y HY Q SE M W WE D DE CE MI
	civil        // its first day
	n     int    // quarter, half or ISO week
	isoY  int    // year of the ISO week
	name  string // season
}

func yearString(y int) string {
	if y <= 0 {
		return fmt.Sprintf("BC%04d", 1-y)
	}
	return pad(y, 4)
}

// pad writes n, which is not negative, with noughts up to width.
func pad(n, width int) string {
	var buf [20]byte
	return string(appendPadded(buf[:0], n, width))
}

// appendPadded appends n as pad writes it.
func appendPadded(dst []byte, n, width int) []byte {
	for limit := 10; width > 1; width-- {
		if n < limit {
			for range width - 1 {
				dst = append(dst, '0')
			}
			break
		}
		limit *= 10
	}
	return strconv.AppendInt(dst, int64(n), 10)
}

// String is the TIMEX3 value.
func (p point) String() string {
	switch p.gran {
	case "Y":
		return yearString(p.year)
	case "HY":
		return yearString(p.year) + "-H" + strconv.Itoa(p.n)
	case "Q":
		return yearString(p.year) + "-Q" + strconv.Itoa(p.n)
	case "SE":
		return yearString(p.isoY) + "-" + p.name
	case "M":
		return yearString(p.year) + "-" + pad(p.month, 2)
	case "W":
		return yearString(p.isoY) + "-W" + pad(p.n, 2)
	case "WE":
		return yearString(p.isoY) + "-W" + pad(p.n, 2) + "-WE"
	case "DE":
		if p.year < 0 {
			return "BC" + pad((1-p.year)/10, 3)
		}
		return pad(floorDiv(p.year, 10), 3)
	case "CE":
		if p.year < 0 {
			return "BC" + pad(-p.year/100, 2)
		}
		return pad(floorDiv(p.year, 100), 2)
	case "MI":
		return strconv.Itoa(floorDiv(p.year, 1000))
	}
	return dayString(yearString(p.year), p.month, p.day)
}

// dayString writes a day behind its year.
func dayString(year string, month, day int) string {
	var buf [32]byte
	dst := append(buf[:0], year...)
	dst = appendPadded(append(dst, '-'), month, 2)
	return string(appendPadded(append(dst, '-'), day, 2))
}

// interval returns the first day and the first day after, ISO 8601.
func (p point) interval() (begin, end string) {
	return iso(p.civil), iso(p.end())
}

func (p point) end() civil {
	switch p.gran {
	case "Y":
		return p.addMonths(12)
	case "HY":
		return p.addMonths(6)
	case "Q", "SE":
		return p.addMonths(3)
	case "M":
		return p.addMonths(1)
	case "W":
		return p.addDays(7)
	case "WE":
		return p.addDays(2)
	case "DE":
		return civil{p.year + 10, 1, 1}
	case "CE":
		return civil{p.year + 100, 1, 1}
	case "MI":
		return civil{p.year + 1000, 1, 1}
	}
	return p.addDays(1)
}

// iso writes a day as ISO 8601, years before 1 A.D. astronomically.
func iso(c civil) string {
	var buf [32]byte
	return string(appendISO(buf[:0], c))
}

func appendISO(dst []byte, c civil) []byte {
	year := c.year
	if year < 0 {
		dst, year = append(dst, '-'), -year
	}
	dst = appendPadded(dst, year, 4)
	dst = appendPadded(append(dst, '-'), c.month, 2)
	return appendPadded(append(dst, '-'), c.day, 2)
}

func dayPoint(c civil) point { return point{gran: "D", civil: c} }

func weekPoint(c civil) point {
	y, w := c.week()
	return point{gran: "W", civil: c.addDays(1 - c.weekday()), n: w, isoY: y}
}

func weekendPoint(c civil) point {
	p := weekPoint(c)
	p.gran, p.civil = "WE", p.addDays(5)
	return p
}

func monthPoint(y, m int) point { return point{gran: "M", civil: civil{y, m, 1}} }
func yearPoint(y int) point     { return point{gran: "Y", civil: civil{y, 1, 1}} }
func quarterPoint(y, q int) point {
	return point{gran: "Q", civil: civil{y, 3*q - 2, 1}, n: q}
}
func halfPoint(y, h int) point { return point{gran: "HY", civil: civil{y, 6*h - 5, 1}, n: h} }

// seasonMonth is the first full month of each season in the north, as
// meteorologists count.
var seasonMonth = map[string]int{"SP": 3, "SU": 6, "FA": 9, "WI": 12}

func seasonPoint(y int, s string) point {
	return point{gran: "SE", civil: civil{y, seasonMonth[s], 1}, isoY: y, name: s}
}

// unitPoint is the unit of granularity gran that holds day c.
func unitPoint(gran string, c civil) point {
	switch gran {
	case "Y":
		return yearPoint(c.year)
	case "HY":
		return halfPoint(c.year, (c.month-1)/6+1)
	case "Q":
		return quarterPoint(c.year, (c.month-1)/3+1)
	case "M":
		return monthPoint(c.year, c.month)
	case "W", "FN":
		return weekPoint(c)
	case "WE":
		return weekendPoint(c)
	case "DE":
		return point{gran: "DE", civil: civil{floorDiv(c.year, 10) * 10, 1, 1}}
	case "CE":
		return point{gran: "CE", civil: civil{floorDiv(c.year, 100) * 100, 1, 1}}
	case "MI":
		return point{gran: "MI", civil: civil{floorDiv(c.year, 1000) * 1000, 1, 1}}
	}
	return dayPoint(c)
}

// shift moves day c by n units and twelfths of a unit more.
func shift(c civil, unit string, n, frac int) civil {
	switch unit {
	case "Y":
		return c.addMonths(12*n + frac)
	case "HY":
		return c.addMonths(6 * n)
	case "Q":
		return c.addMonths(3 * n)
	case "M":
		return c.addMonths(n).addDays(30 * frac / 12)
	case "BD":
		return c.addBusinessDays(n)
	case "W", "WE":
		return c.addDays(7*n + 7*frac/12)
	case "FN":
		return c.addDays(14 * n)
	case "DE":
		return c.addMonths(120*n + 10*frac)
	case "CE":
		return c.addMonths(1200*n + 100*frac)
	case "MI":
		return c.addMonths(12000*n + 1000*frac)
	}
	return c.addDays(n)
}
