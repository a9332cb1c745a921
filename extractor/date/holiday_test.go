package date

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseHoliday(t *testing.T) {
	tests := []struct {
		in   string
		want holiday
	}{
		{"12-25", holiday{kind: 'f', month: 12, day: 25}},
		{"easter+0", holiday{kind: 'e'}},
		{"easter-46", holiday{kind: 'e', shift: -46}},
		{"pascha+49", holiday{kind: 'o', shift: 49}},
		{"11-4#4", holiday{kind: 'n', month: 11, weekday: 4, n: 4}},
		{"5-1#-1", holiday{kind: 'n', month: 5, weekday: 1, n: -1}},
		{"11-4#4+1", holiday{kind: 'n', month: 11, weekday: 4, n: 4, shift: 1}},
		{"advent-1", holiday{kind: 'a', n: 1}},
		{"advent-1-14", holiday{kind: 'a', n: 1, shift: -14}},
	}
	for _, tt := range tests {
		got, err := parseHoliday(tt.in)
		if err != nil {
			t.Errorf("parseHoliday(%q): %v", tt.in, err)
		}
		if d := cmp.Diff(tt.want, got, unexported); d != "" {
			t.Errorf("parseHoliday(%q) (-want +got):\n%s", tt.in, d)
		}
	}
	for _, in := range []string{"", "13-1", "0-1", "1-32", "12", "easterx", "easter+", "advent-5", "advent-0", "advent-", "advent-1x", "advent-11", "11-8#1", "11-4#0", "11-4#6", "pascha1.5"} {
		if h, err := parseHoliday(in); err == nil {
			t.Errorf("parseHoliday(%q) = %+v, want an error", in, h)
		}
	}
}

func TestHolidays(t *testing.T) {
	tests := []struct {
		value string
		year  int
		want  string
	}{
		{"12-25", 2024, "2024-12-25"},
		{"easter-2", 1998, "1998-04-10"},
		{"easter+49", 2022, "2022-06-05"},
		{"easter+60", 2024, "2024-05-30"},
		{"pascha+0", 2022, "2022-04-24"},
		{"11-4#4", 2021, "2021-11-25"},
		{"11-4#4+1", 2021, "2021-11-26"},
		{"11-1#1+1", 1998, "1998-11-03"},
		{"advent-1", 2021, "2021-11-28"},
		{"advent-4", 2022, "2022-12-18"},
		{"advent-4", 2023, "2023-12-24"},
		{"advent-1-14", 2021, "2021-11-14"},
		{"advent-1-11", 2021, "2021-11-17"},
		{"advent-1-11", 2023, "2023-11-22"},
	}
	for _, tt := range tests {
		h, err := parseHoliday(tt.value)
		if err != nil {
			t.Fatal(err)
		}
		if got := iso(h.in(tt.year)); got != tt.want {
			t.Errorf("%s in %d = %s, want %s", tt.value, tt.year, got, tt.want)
		}
	}
}

func TestAroundHoliday(t *testing.T) {
	tests := []struct {
		day  civil
		unit string
		want string
	}{
		{civil{2021, 10, 31}, "WE", "2021-W43-WE"}, // a Sunday
		{civil{2021, 9, 6}, "WE", "2021-W35-WE"},   // a Monday belongs to the weekend before
		{civil{2021, 11, 25}, "WE", "2021-W47-WE"}, // a Thursday to the one after
		{civil{2000, 4, 23}, "W", "2000-W16"},
		{civil{2000, 4, 23}, "", "2000-04-23"},
	}
	for _, tt := range tests {
		if got := aroundHoliday(tt.day, tt.unit).String(); got != tt.want {
			t.Errorf("aroundHoliday(%v, %q) = %s, want %s", tt.day, tt.unit, got, tt.want)
		}
	}
}

func FuzzParseHoliday(f *testing.F) {
	for _, s := range []string{"12-25", "easter+49", "pascha-2", "11-4#4", "11-4#4+1", "5-1#-1", "advent-1", "advent-1-11", "2-30", "easter-", "99-99#9+9"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		h, err := parseHoliday(s)
		if err != nil {
			if !strings.Contains(err.Error(), "is no holiday") {
				t.Errorf("parseHoliday(%q): %v", s, err)
			}
			return
		}
		if h.shift > 1000 || h.shift < -1000 {
			return
		}
		for _, year := range []int{1, 1900, 2024, 2399} {
			// A day such as 30 February is kept as written; all others exist.
			if c := h.in(year); h.kind != 'f' && fromDays(c.days()) != c {
				t.Errorf("%q in %d = %v, which is no day", s, year, c)
			}
		}
	})
}
