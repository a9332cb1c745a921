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
	bad := fmt.Errorf("%q is no holiday: want 12-25, easter+49, pascha-2, 11-4#4 or advent-1", s)
	if rest, ok := strings.CutPrefix(s, "easter"); ok {
		return offsetHoliday('e', rest, bad)
	}
	if rest, ok := strings.CutPrefix(s, "pascha"); ok {
		return offsetHoliday('o', rest, bad)
	}
	if rest, ok := strings.CutPrefix(s, "advent-"); ok {
		h := holiday{kind: 'a'}
		if len(rest) > 0 {
			h.n = int(rest[0] - '0')
		}
		if h.n < 1 || h.n > 4 {
			return holiday{}, bad
		}
		if rest = rest[1:]; rest != "" {
			n, err := strconv.Atoi(rest)
			if err != nil || rest[0] != '-' && rest[0] != '+' {
				return holiday{}, bad
			}
			h.shift = n
		}
		return h, nil
	}
	var h holiday
	if k, err := fmt.Sscanf(s, "%d-%d#%d", &h.month, &h.weekday, &h.n); err == nil && k == 3 {
		h.kind = 'n'
		if i := strings.IndexByte(s, '+'); i > 0 {
			n, err := strconv.Atoi(s[i+1:])
			if err != nil {
				return holiday{}, bad
			}
			h.shift = n
		}
		if h.month < 1 || h.month > 12 || h.weekday < 1 || h.weekday > 7 || h.n == 0 || h.n < -5 || h.n > 5 {
			return holiday{}, bad
		}
		return h, nil
	}
	if k, err := fmt.Sscanf(s, "%d-%d", &h.month, &h.day); err == nil && k == 2 && h.month >= 1 && h.month <= 12 && h.day >= 1 && h.day <= 31 {
		h.kind = 'f'
		return h, nil
	}
	return holiday{}, bad
}

func offsetHoliday(kind byte, rest string, bad error) (holiday, error) {
	h := holiday{kind: kind}
	if rest != "" {
		n, err := strconv.Atoi(rest)
		if err != nil {
			return holiday{}, bad
		}
		h.shift = n
	}
	return h, nil
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
