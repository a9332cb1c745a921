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
		if !isZone(clock[i:]) {
			return Reference{}, bad
		}
		clock = clock[:i]
	}
	if i := strings.IndexByte(clock, '.'); i >= 0 {
		if !allDigits(clock[i+1:]) {
			return Reference{}, bad
		}
		clock = clock[:i]
	}
	parts := strings.Split(clock, ":")
	limits := [...]uint64{23, 59, 60}
	if len(parts) < 2 || len(parts) > len(limits) {
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

// isZone reports whether s is an ISO 8601 zone: "Z", "+01", "+0100", "+01:00".
func isZone(s string) bool {
	if s == "Z" {
		return true
	}
	digits := strings.Replace(s[1:], ":", "", 1)
	return (len(digits) == 2 || len(digits) == 4) && allDigits(digits) && (len(s) != 6 || s[3] == ':') && s[0] != 'Z'
}

// allDigits reports whether s is a run of ASCII digits.
func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
