package date

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPoint(t *testing.T) {
	day := civil{2024, 11, 12}
	tests := []struct {
		name              string
		p                 point
		value, begin, end string
	}{
		{"day", dayPoint(day), "2024-11-12", "2024-11-12", "2024-11-13"},
		{"last day of a year", dayPoint(civil{2024, 12, 31}), "2024-12-31", "2024-12-31", "2025-01-01"},
		{"week", weekPoint(day), "2024-W46", "2024-11-11", "2024-11-18"},
		{"week of the year before", weekPoint(civil{2021, 1, 3}), "2020-W53", "2020-12-28", "2021-01-04"},
		{"weekend", weekendPoint(day), "2024-W46-WE", "2024-11-16", "2024-11-18"},
		{"month", monthPoint(2024, 12), "2024-12", "2024-12-01", "2025-01-01"},
		{"quarter", quarterPoint(2024, 4), "2024-Q4", "2024-10-01", "2025-01-01"},
		{"half", halfPoint(2024, 1), "2024-H1", "2024-01-01", "2024-07-01"},
		{"summer", seasonPoint(2024, "SU"), "2024-SU", "2024-06-01", "2024-09-01"},
		{"winter", seasonPoint(2024, "WI"), "2024-WI", "2024-12-01", "2025-03-01"},
		{"year", yearPoint(2024), "2024", "2024-01-01", "2025-01-01"},
		{"year below 1000", yearPoint(476), "0476", "0476-01-01", "0477-01-01"},
		{"year before Christ", yearPoint(-43), "BC0044", "-0043-01-01", "-0042-01-01"},
		{"1 B.C.", yearPoint(0), "BC0001", "0000-01-01", "0001-01-01"},
		{"decade", unitPoint("DE", day), "202", "2020-01-01", "2030-01-01"},
		{"century", unitPoint("CE", day), "20", "2000-01-01", "2100-01-01"},
		{"century before Christ", point{gran: "CE", civil: civil{-499, 1, 1}}, "BC04", "-0499-01-01", "-0399-01-01"},
		{"millennium", unitPoint("MI", day), "2", "2000-01-01", "3000-01-01"},
		{"business day", unitPoint("BD", day), "2024-11-12", "2024-11-12", "2024-11-13"},
		{"fortnight", unitPoint("FN", day), "2024-W46", "2024-11-11", "2024-11-18"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			begin, end := tt.p.interval()
			if d := cmp.Diff([]string{tt.value, tt.begin, tt.end}, []string{tt.p.String(), begin, end}); d != "" {
				t.Errorf("value and interval (-want +got):\n%s", d)
			}
		})
	}
}

func TestShift(t *testing.T) {
	day := civil{2024, 11, 12}
	tests := []struct {
		unit    string
		n, frac int
		want    string
	}{
		{"D", 20, 0, "2024-12-02"},
		{"BD", 5, 0, "2024-11-19"},
		{"W", -1, 0, "2024-11-05"},
		{"FN", 1, 0, "2024-11-26"},
		{"M", 3, 0, "2025-02-12"},
		{"M", 0, 6, "2024-11-27"},
		{"Q", -1, 0, "2024-08-12"},
		{"HY", 1, 0, "2025-05-12"},
		{"Y", -2, -6, "2022-05-12"},
		{"DE", -1, 0, "2014-11-12"},
		{"CE", -1, -6, "1874-11-12"},
		{"MI", 1, 0, "3024-11-12"},
	}
	for _, tt := range tests {
		if got := iso(shift(day, tt.unit, tt.n, tt.frac)); got != tt.want {
			t.Errorf("shift(%v, %q, %d, %d) = %s, want %s", day, tt.unit, tt.n, tt.frac, got, tt.want)
		}
	}
}
