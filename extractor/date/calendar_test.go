package date

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// unexported lets cmp look into the types of this package.
var unexported = cmp.AllowUnexported(civil{}, point{}, holiday{}, Reference{})

func TestDays(t *testing.T) {
	tests := []struct {
		c    civil
		days int
	}{
		{civil{1970, 1, 1}, 0},
		{civil{1970, 1, 2}, 1},
		{civil{1969, 12, 31}, -1},
		{civil{2000, 2, 29}, 11016},
		{civil{2000, 3, 1}, 11017},
		{civil{2024, 11, 12}, 20039},
		{civil{1, 1, 1}, -719162},
		{civil{0, 3, 1}, -719468},
		{civil{-43, 3, 15}, -735160},
	}
	for _, tt := range tests {
		if got := tt.c.days(); got != tt.days {
			t.Errorf("%v.days() = %d, want %d", tt.c, got, tt.days)
		}
		if d := cmp.Diff(tt.c, fromDays(tt.days), unexported); d != "" {
			t.Errorf("fromDays(%d) (-want +got):\n%s", tt.days, d)
		}
	}
	for n := -800_000; n < 800_000; n += 61 {
		if got := fromDays(n).days(); got != n {
			t.Fatalf("fromDays(%d).days() = %d", n, got)
		}
	}
}

func TestWeek(t *testing.T) {
	tests := []struct {
		c                   civil
		weekday, year, week int
	}{
		{civil{2024, 11, 12}, 2, 2024, 46},
		{civil{2021, 1, 3}, 7, 2020, 53},
		{civil{2021, 1, 4}, 1, 2021, 1},
		{civil{2018, 12, 31}, 1, 2019, 1},
		{civil{2016, 1, 1}, 5, 2015, 53},
		{civil{1900, 3, 1}, 4, 1900, 9},
	}
	for _, tt := range tests {
		y, w := tt.c.week()
		got := []int{tt.c.weekday(), y, w}
		if d := cmp.Diff([]int{tt.weekday, tt.year, tt.week}, got); d != "" {
			t.Errorf("weekday and week of %v (-want +got):\n%s", tt.c, d)
		}
		if m := mondayOf(tt.year, tt.week); m.weekday() != 1 || m.days() > tt.c.days() || m.days() < tt.c.days()-6 {
			t.Errorf("mondayOf(%d, %d) = %v, want the Monday of %v", tt.year, tt.week, m, tt.c)
		}
	}
	for year, want := range map[int]int{2015: 53, 2016: 52, 2020: 53, 2021: 52, 1998: 53} {
		if got := weeksIn(year); got != want {
			t.Errorf("weeksIn(%d) = %d, want %d", year, got, want)
		}
	}
}

func TestAddMonths(t *testing.T) {
	tests := []struct {
		c    civil
		n    int
		want civil
	}{
		{civil{2024, 1, 31}, 1, civil{2024, 2, 29}},
		{civil{2023, 1, 31}, 1, civil{2023, 2, 28}},
		{civil{2024, 2, 29}, 12, civil{2025, 2, 28}},
		{civil{2024, 3, 15}, -3, civil{2023, 12, 15}},
		{civil{1, 1, 1}, -1, civil{0, 12, 1}},
		{civil{2024, 11, 12}, 0, civil{2024, 11, 12}},
	}
	for _, tt := range tests {
		if d := cmp.Diff(tt.want, tt.c.addMonths(tt.n), unexported); d != "" {
			t.Errorf("%v.addMonths(%d) (-want +got):\n%s", tt.c, tt.n, d)
		}
	}
}

func TestAddBusinessDays(t *testing.T) {
	tests := []struct {
		c    civil
		n    int
		want civil
	}{
		{civil{2018, 8, 20}, 4, civil{2018, 8, 24}},  // Monday to Friday
		{civil{2018, 8, 21}, 4, civil{2018, 8, 27}},  // Tuesday over a weekend
		{civil{2018, 8, 24}, 1, civil{2018, 8, 27}},  // Friday to Monday
		{civil{2018, 8, 25}, 1, civil{2018, 8, 27}},  // Saturday to Monday
		{civil{2018, 8, 25}, 5, civil{2018, 8, 31}},  // Saturday to Friday
		{civil{2018, 8, 21}, -4, civil{2018, 8, 15}}, // Tuesday to Wednesday
		{civil{2018, 8, 26}, -1, civil{2018, 8, 24}}, // Sunday to Friday
		{civil{2018, 8, 22}, 10, civil{2018, 9, 5}},
		{civil{2018, 8, 22}, 0, civil{2018, 8, 22}},
	}
	for _, tt := range tests {
		if d := cmp.Diff(tt.want, tt.c.addBusinessDays(tt.n), unexported); d != "" {
			t.Errorf("%v.addBusinessDays(%d) (-want +got):\n%s", tt.c, tt.n, d)
		}
	}
}

func TestMonthDays(t *testing.T) {
	tests := []struct{ year, month, want int }{
		{2023, 2, 28}, {2024, 2, 29}, {1900, 2, 28}, {2000, 2, 29}, {0, 2, 29}, {-4, 2, 29}, {2024, 4, 30}, {2024, 12, 31},
	}
	for _, tt := range tests {
		if got := monthDays(tt.year, tt.month); got != tt.want {
			t.Errorf("monthDays(%d, %d) = %d, want %d", tt.year, tt.month, got, tt.want)
		}
	}
}

func TestEaster(t *testing.T) {
	tests := []struct {
		year           int
		west, orthodox string
	}{
		{1961, "1961-04-02", "1961-04-09"},
		{1995, "1995-04-16", "1995-04-23"},
		{2000, "2000-04-23", "2000-04-30"},
		{2008, "2008-03-23", "2008-04-27"},
		{2011, "2011-04-24", "2011-04-24"},
		{2016, "2016-03-27", "2016-05-01"},
		{2024, "2024-03-31", "2024-05-05"},
		{2038, "2038-04-25", "2038-04-25"},
	}
	for _, tt := range tests {
		got := []string{iso(easter(tt.year)), iso(orthodoxEaster(tt.year))}
		if d := cmp.Diff([]string{tt.west, tt.orthodox}, got); d != "" {
			t.Errorf("Easter of %d (-want +got):\n%s", tt.year, d)
		}
	}
	for y := 1583; y < 2500; y++ {
		if c := easter(y); c.weekday() != 7 || c.month < 3 || c.month > 4 {
			t.Fatalf("easter(%d) = %v, want a Sunday in March or April", y, c)
		}
	}
}

func TestNth(t *testing.T) {
	tests := []struct {
		year, month, weekday, n int
		want                    string
	}{
		{2024, 11, 4, 4, "2024-11-28"},
		{2021, 10, 7, -1, "2021-10-31"},
		{2021, 5, 1, -1, "2021-05-31"},
		{2021, 9, 1, 1, "2021-09-06"},
		{2024, 2, 4, 5, "2024-02-29"},
		{2024, 2, 4, -2, "2024-02-22"},
	}
	for _, tt := range tests {
		t.Run(fmt.Sprint(tt.year, tt.month, tt.weekday, tt.n), func(t *testing.T) {
			if got := iso(nth(tt.year, tt.month, tt.weekday, tt.n)); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}
