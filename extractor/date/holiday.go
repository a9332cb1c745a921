package date

import (
	"fmt"
	"strconv"
	"strings"
)

// holiday is how a feast day falls in a year.
type holiday struct {
	kind    byte // 'f' fixed, 'e' days from Easter, 'o' days from Orthodox Easter, 'n' n-th weekday of a month, 'a' Sundays before Christmas
	month   int
	day     int
	weekday int
	n       int
	shift   int // days to add
}

// maxHolidayShift is how many days a feast may be from what it counts from.
const maxHolidayShift = 366

// parseHoliday reads the value of a holiday in a lexicon:
//
//	12-25        a fixed day
//	easter+49    days from Easter Sunday
//	pascha-2     days from Orthodox Easter Sunday
//	11-4#4       the fourth Thursday (4) of November; 5-1#-1 the last Monday of May
//	11-4#4+1     the day after it
//	advent-1     the first Sunday of Advent (advent-4 the last)
//	advent-1-11  eleven days before it
func parseHoliday(s string) (holiday, error) {
	h, ok := holiday{}, false
	if rest, is := strings.CutPrefix(s, "easter"); is {
		h.kind = 'e'
		h.shift, ok = dayShift(rest)
	} else if rest, is := strings.CutPrefix(s, "pascha"); is {
		h.kind = 'o'
		h.shift, ok = dayShift(rest)
	} else if rest, is := strings.CutPrefix(s, "advent-"); is && rest != "" {
		h.kind, h.n = 'a', int(rest[0])-'0'
		h.shift, ok = dayShift(rest[1:])
		ok = ok && h.n >= 1 && h.n <= 4
	} else {
		h, ok = calendarHoliday(s)
	}
	if !ok {
		return holiday{}, fmt.Errorf("%q is no holiday: want 12-25, easter+49, pascha-2, 11-4#4 or advent-1", s)
	}
	return h, nil
}

// calendarHoliday reads a fixed day or the nth weekday of a month.
func calendarHoliday(s string) (holiday, bool) {
	month, rest, ok := strings.Cut(s, "-")
	m, err := strconv.Atoi(month)
	if !ok || err != nil || m < 1 || m > 12 {
		return holiday{}, false
	}
	weekday, rest, nth := strings.Cut(rest, "#")
	d, err := strconv.Atoi(weekday)
	if err != nil || d < 1 {
		return holiday{}, false
	}
	if !nth {
		return holiday{kind: 'f', month: m, day: d}, d <= 31
	}
	h := holiday{kind: 'n', month: m, weekday: d}
	if i := strings.IndexByte(rest, '+'); i >= 0 {
		if h.shift, ok = dayShift(rest[i:]); !ok {
			return holiday{}, false
		}
		rest = rest[:i]
	}
	h.n, err = strconv.Atoi(rest)
	return h, err == nil && d <= 7 && h.n != 0 && h.n >= -5 && h.n <= 5
}

// dayShift reads a number of days with its sign; none is nought.
func dayShift(s string) (int, bool) {
	if s == "" {
		return 0, true
	}
	n, err := strconv.Atoi(s)
	return n, err == nil && (s[0] == '+' || s[0] == '-') && n >= -maxHolidayShift && n <= maxHolidayShift
}

// in returns the day of the holiday in a year.
func (h holiday) in(year int) civil {
	switch h.kind {
	case 'e':
		return easter(year).addDays(h.shift)
	case 'o':
		return orthodoxEaster(year).addDays(h.shift)
	case 'n':
		return nth(year, h.month, h.weekday, h.n).addDays(h.shift)
	case 'a':
		fourth := civil{year, 12, 24}
		return fourth.addDays(-fourth.weekday()%7 - 7*(4-h.n) + h.shift)
	}
	return civil{year, h.month, h.day}
}
