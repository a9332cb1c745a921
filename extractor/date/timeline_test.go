package date

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/chancery-nlp/chancery/lang"
)

// expr makes an expression of the fields that set gives it.
func expr(set func(x *Expr)) Expr {
	x := blank
	x.kind = kindDate
	set(&x)
	x.complete()
	return x
}

func timeline(t *testing.T, ref string) *Timeline {
	t.Helper()
	r, err := ParseReference(ref)
	if err != nil {
		t.Fatal(err)
	}
	return NewTimeline(r)
}

func in(tense Tense) func() Tense { return func() Tense { return tense } }

func TestResolve(t *testing.T) {
	const ref = "2024-11-12T09:30:00" // a Tuesday
	tests := []struct {
		name  string
		tense Tense
		x     Expr
		want  Record
	}{
		{"day", Open, expr(func(x *Expr) { x.year, x.month, x.day = 1998, 4, 10 }),
			Record{Type: Date, Value: "1998-04-10", Begin: "1998-04-10", End: "1998-04-11", Anchor: AnchorExplicit}},
		{"no such day", Open, expr(func(x *Expr) { x.year, x.month, x.day = 2015, 2, 29 }),
			Record{Type: Date, Timex: "2015-02-29", Anchor: AnchorExplicit, Invalid: true}},
		{"no such day of any year", Open, expr(func(x *Expr) { x.month, x.day = 2, 30 }),
			Record{Type: Date, Timex: "XXXX-02-30", Anchor: AnchorExplicit, Invalid: true}},
		{"no such week", Open, expr(func(x *Expr) { x.year, x.week = 2018, 53 }),
			Record{Type: Date, Timex: "2018-W53", Anchor: AnchorExplicit, Invalid: true}},
		{"week of long years alone", Past, expr(func(x *Expr) { x.week = 53 }),
			Record{Type: Date, Value: "2020-W53", Timex: "XXXX-W53", Begin: "2020-12-28", End: "2021-01-04", Anchor: AnchorReference}},
		{"day of leap years alone", Past, expr(func(x *Expr) { x.month, x.day = 2, 29 }),
			Record{Type: Date, Value: "2024-02-29", Timex: "XXXX-02-29", Begin: "2024-02-29", End: "2024-03-01", Anchor: AnchorReference}},
		{"two digits", Open, expr(func(x *Expr) { x.year, x.twoDigits = 98, true }),
			Record{Type: Date, Value: "1998", Begin: "1998-01-01", End: "1999-01-01", Anchor: AnchorExplicit}},
		{"day before Christ", Open, expr(func(x *Expr) { x.year, x.month, x.day, x.bc = 44, 3, 15, true }),
			Record{Type: Date, Value: "BC0044-03-15", Begin: "-0043-03-15", End: "-0043-03-16", Anchor: AnchorExplicit}},
		{"month in the past", Past, expr(func(x *Expr) { x.month = 5 }),
			Record{Type: Date, Value: "2024-05", Timex: "XXXX-05", Begin: "2024-05-01", End: "2024-06-01", Anchor: AnchorReference}},
		{"month to come", Future, expr(func(x *Expr) { x.month = 5 }),
			Record{Type: Date, Value: "2025-05", Timex: "XXXX-05", Begin: "2025-05-01", End: "2025-06-01", Anchor: AnchorReference}},
		{"weekday in the past", Past, expr(func(x *Expr) { x.weekday = 3 }),
			Record{Type: Date, Value: "2024-11-06", Timex: "XXXX-WXX-3", Begin: "2024-11-06", End: "2024-11-07", Anchor: AnchorReference}},
		{"weekday to come", Future, expr(func(x *Expr) { x.weekday = 3 }),
			Record{Type: Date, Value: "2024-11-13", Timex: "XXXX-WXX-3", Begin: "2024-11-13", End: "2024-11-14", Anchor: AnchorReference}},
		{"last weekday on that weekday", Open, expr(func(x *Expr) { x.weekday, x.rel = 2, -1 }),
			Record{Type: Date, Value: "2024-11-05", Begin: "2024-11-05", End: "2024-11-06", Anchor: AnchorReference}},
		{"weekday that tells the year", Open, expr(func(x *Expr) { x.weekday, x.month, x.day = 5, 11, 14 }),
			Record{Type: Date, Value: "2025-11-14", Timex: "XXXX-11-14", Begin: "2025-11-14", End: "2025-11-15", Anchor: AnchorReference}},
		{"weekday with its day", Open, expr(func(x *Expr) { x.weekday, x.day = 5, 13 }),
			Record{Type: Date, Value: "2024-12-13", Timex: "XXXX-WXX-5", Begin: "2024-12-13", End: "2024-12-14", Anchor: AnchorReference}},
		{"season", Open, expr(func(x *Expr) { x.season = "SU" }),
			Record{Type: Date, Value: "2024-SU", Timex: "XXXX-SU", Begin: "2024-06-01", End: "2024-09-01", Anchor: AnchorReference}},
		{"holiday", Past, expr(func(x *Expr) { x.holiday = "easter-2" }),
			Record{Type: Date, Value: "2024-03-29", Timex: "XXXX", Begin: "2024-03-29", End: "2024-03-30", Anchor: AnchorReference}},
		{"last week", Open, expr(func(x *Expr) { x.rel, x.unit = -1, "W" }),
			Record{Type: Date, Value: "2024-W45", Begin: "2024-11-04", End: "2024-11-11", Anchor: AnchorReference}},
		{"last week of next month", Open, expr(func(x *Expr) { x.rel, x.of, x.nth, x.unit = 1, "M", -1, "W" }),
			Record{Type: Date, Value: "2025-W01", Begin: "2024-12-30", End: "2025-01-06", Anchor: AnchorReference}},
		{"second Monday of last year", Open, expr(func(x *Expr) { x.rel, x.of, x.nth, x.weekday = -1, "Y", 2, 1 }),
			Record{Type: Date, Value: "2023-01-09", Begin: "2023-01-09", End: "2023-01-10", Anchor: AnchorReference}},
		{"two months ago", Open, expr(func(x *Expr) { x.rel, x.n, x.unit, x.late = -2, "2", "M", true }),
			Record{Type: Date, Value: "2024-09", Begin: "2024-09-01", End: "2024-10-01", Anchor: AnchorReference}},
		{"in 40 minutes", Open, expr(func(x *Expr) { x.rel, x.n, x.unit, x.late = 40, "40", "MIN", true }),
			Record{Type: Time, Value: "2024-11-12T10:10", Begin: "2024-11-12T10:10", Anchor: AnchorReference}},
		{"evening", Open, expr(func(x *Expr) { x.rel, x.unit, x.daypart = -1, "D", "EV" }),
			Record{Type: Time, Value: "2024-11-11TEV", Begin: "2024-11-11T18:00", End: "2024-11-11T22:00", Anchor: AnchorReference}},
		{"night ends on the next day", Open, expr(func(x *Expr) { x.rel, x.unit, x.daypart = 0, "D", "NI" }),
			Record{Type: Time, Value: "2024-11-12TNI", Begin: "2024-11-12T22:00", End: "2024-11-13T06:00", Anchor: AnchorReference}},
		{"clock with a zone", Open, expr(func(x *Expr) { x.hour, x.minute, x.zone = 18, 5, "+01:00" }),
			Record{Type: Time, Value: "2024-11-12T18:05+01:00", Timex: "T18:05+01:00", Begin: "2024-11-12T18:05+01:00", End: "2024-11-12T18:06+01:00", Anchor: AnchorReference}},
		{"midnight at the end of a day", Open, expr(func(x *Expr) { x.year, x.month, x.day, x.hour = 2024, 12, 31, 24 }),
			Record{Type: Time, Value: "2024-12-31T24:00", Begin: "2025-01-01T00:00", End: "2025-01-01T01:00", Anchor: AnchorExplicit}},
		{"decade", Open, expr(func(x *Expr) { x.tens = 90 }),
			Record{Type: Date, Value: "199", Timex: "XXXX-XX-XX", Begin: "1990-01-01", End: "2000-01-01", Anchor: AnchorReference}},
		{"century", Open, expr(func(x *Expr) { x.century, x.modifier = 19, Early }),
			Record{Type: Date, Value: "18", Begin: "1800-01-01", End: "1900-01-01", Modifier: Early, Anchor: AnchorExplicit}},
		{"vague", Open, expr(func(x *Expr) { x.rel, x.unit, x.vague = 0, "D", "PRESENT_REF" }),
			Record{Type: Date, Value: "PRESENT_REF"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			x := tt.x
			if d := cmp.Diff(tt.want, timeline(t, ref).Resolve(&x, 0, in(tt.tense))); d != "" {
				t.Errorf("record (-want +got):\n%s", d)
			}
		})
	}
}

func TestReadings(t *testing.T) {
	tests := []struct {
		name string
		x    Expr
		want Record
	}{
		{"day or month", expr(func(x *Expr) { x.year, x.month, x.day, x.swap = 2024, 3, 4, true }),
			Record{Type: Date, Value: "2024-03-04", Begin: "2024-03-04", End: "2024-03-05", Anchor: AnchorExplicit, Readings: []Reading{{"2024-03-04", "2024-03-04", "2024-03-05"}, {"2024-04-03", "2024-04-03", "2024-04-04"}}}},
		{"only one can be the month", expr(func(x *Expr) { x.year, x.month, x.day, x.swap = 2022, 23, 4, true }),
			Record{Type: Date, Value: "2022-04-23", Begin: "2022-04-23", End: "2022-04-24", Anchor: AnchorExplicit}},
		{"the weekday decides", expr(func(x *Expr) { x.year, x.month, x.day, x.weekday, x.swap = 2018, 6, 7, 5, true }),
			Record{Type: Date, Value: "2018-07-06", Begin: "2018-07-06", End: "2018-07-07", Anchor: AnchorExplicit}},
		{"neither can be", expr(func(x *Expr) { x.year, x.month, x.day, x.swap = 2018, 31, 31, true }),
			Record{Type: Date, Timex: "2018-31-31", Anchor: AnchorExplicit, Invalid: true}},
		{"half of the day", expr(func(x *Expr) { x.year, x.month, x.day, x.hour, x.minute, x.twelve = 2018, 6, 7, 3, 30, true }),
			Record{Type: Time, Value: "2018-06-07T03:30", Begin: "2018-06-07T03:30", End: "2018-06-07T03:31", Anchor: AnchorExplicit,
				Readings: []Reading{{"2018-06-07T03:30", "2018-06-07T03:30", "2018-06-07T03:31"}, {"2018-06-07T15:30", "2018-06-07T15:30", "2018-06-07T15:31"}}}},
		{"a leading nought is of 24 hours", expr(func(x *Expr) {
			x.year, x.month, x.day, x.hour, x.minute, x.twelve, x.padded = 2018, 6, 7, 3, 30, true, true
		}),
			Record{Type: Time, Value: "2018-06-07T03:30", Begin: "2018-06-07T03:30", End: "2018-06-07T03:31", Anchor: AnchorExplicit}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			x := tt.x
			if d := cmp.Diff(tt.want, timeline(t, "2018-01-01").Resolve(&x, 0, in(Open))); d != "" {
				t.Errorf("record (-want +got):\n%s", d)
			}
		})
	}
}

// TestStory resolves expressions that count from those before them.
func TestStory(t *testing.T) {
	tests := []struct {
		name, ref string
		xs        []Expr
		want      []string
	}{
		{"the year of a day told before", "", []Expr{
			expr(func(x *Expr) { x.year = 1960 }),
			expr(func(x *Expr) { x.month, x.day, x.rel, x.unit, x.fromText = 6, 23, 0, "Y", true }),
		}, []string{"1960", "1960-06-23"}},
		{"days after it", "2024-11-12", []Expr{
			expr(func(x *Expr) { x.year, x.month, x.day = 2023, 10, 3 }),
			expr(func(x *Expr) { x.rel, x.unit, x.fromText, x.late = 10, "D", true, true }),
		}, []string{"2023-10-03", "2023-10-13"}},
		{"a time on it", "2024-11-12", []Expr{
			expr(func(x *Expr) { x.year, x.month, x.day = 2023, 10, 3 }),
			expr(func(x *Expr) { x.hour, x.minute = 8, 30 }),
		}, []string{"2023-10-03", "2023-10-03T08:30"}},
		{"an hour of the evening told before", "2024-11-12", []Expr{
			expr(func(x *Expr) { x.rel, x.unit, x.daypart = 0, "D", "EV" }),
			expr(func(x *Expr) { x.hour = 8 }),
		}, []string{"2024-11-12TEV", "2024-11-12T20:00"}},
		{"the end of a range follows its start", "2018-09-07", []Expr{
			expr(func(x *Expr) { x.month = 11 }),
			expr(func(x *Expr) { x.month, x.follows = 3, true }),
		}, []string{"2018-11", "2019-03"}},
		{"a range over the turn of a year", "", []Expr{
			expr(func(x *Expr) { x.month, x.year, x.upto = 11, 2017, 2 }),
			expr(func(x *Expr) { x.month, x.year, x.follows = 2, 2017, true }),
		}, []string{"2016-11", "2017-02"}},
		{"weekdays in order", "2019-09-05", []Expr{
			expr(func(x *Expr) { x.weekday, x.rel = 1, 1 }),
			expr(func(x *Expr) { x.weekday, x.follows = 5, true }),
		}, []string{"2019-09-09", "2019-09-13"}},
		{"the quarter under report", "2009-10-30", []Expr{
			expr(func(x *Expr) { x.quarter, x.year = 2, 2009 }),
			expr(func(x *Expr) { x.rel, x.unit, x.fromText = 0, "Q", true }),
			expr(func(x *Expr) { x.rel, x.unit, x.fromText, x.late, x.same = -1, "Y", true, true, true }),
		}, []string{"2009-Q2", "2009-Q2", "2008-Q2"}},
		{"nothing to count from", "", []Expr{
			expr(func(x *Expr) { x.month, x.day = 5, 3 }),
			expr(func(x *Expr) { x.rel, x.unit = -1, "W" }),
		}, []string{"XXXX-05-03", "XXXX-WXX"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			line := timeline(t, tt.ref)
			var got []string
			for i := range tt.xs {
				got = append(got, line.Resolve(&tt.xs[i], 0, in(Open)).Value)
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Errorf("values (-want +got):\n%s", d)
			}
		})
	}
}

func TestDistance(t *testing.T) {
	away := func(sign, n int, unit string, base func(b *Expr)) Expr {
		return expr(func(x *Expr) {
			x.base = new(Expr)
			*x.base = blank
			x.base.kind = kindDate
			base(x.base)
			x.rel, x.unit = sign*n, unit
		})
	}
	tests := []struct {
		name  string
		tense Tense
		x     Expr
		want  string
	}{
		{"two weeks before Christmas", Future, away(-1, 2, "W", func(b *Expr) { b.holiday = "12-25" }), "2016-12-11"},
		{"two weeks before Christmas, past", Past, away(-1, 2, "W", func(b *Expr) { b.holiday = "12-25" }), "2015-12-11"},
		{"three days after a day", Open, away(1, 3, "D", func(b *Expr) { b.year, b.month, b.day = 2017, 1, 12 }), "2017-01-15"},
		{"two years after a year", Open, away(1, 2, "Y", func(b *Expr) { b.year = 2011 }), "2013"},
		{"three days after a month", Open, away(1, 3, "D", func(b *Expr) { b.year, b.month = 1999, 5 }), "1999-06-03"},
		{"three days before a month", Open, away(-1, 3, "D", func(b *Expr) { b.year, b.month = 1999, 5 }), "1999-04-28"},
		{"two days before yesterday", Open, away(-1, 2, "D", func(b *Expr) { b.rel, b.unit = -1, "D" }), "2016-11-04"},
		{"from a day that does not exist", Open, away(1, 1, "W", func(b *Expr) { b.year, b.month, b.day = 2015, 2, 30 }), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			x := tt.x
			if got := timeline(t, "2016-11-07").Resolve(&x, 0, in(tt.tense)); got.Value != tt.want {
				t.Errorf("value %q, want %q", got.Value, tt.want)
			}
		})
	}
}

func FuzzResolve(f *testing.F) {
	f.Add(2024, 11, 12, 3, -1, "W", 9, 30, "EV", uint16(0))
	f.Add(none, 2, 29, none, none, "", none, none, "", uint16(3))
	f.Add(none, 31, 4, 7, 100_000, "MI", 24, 0, "", uint16(0xFFF))
	f.Add(9999, 12, 99, none, -100_000, "CE", 12, 59, "NI", uint16(0x155))
	f.Fuzz(func(t *testing.T, year, month, day, weekday, rel int, unit string, hour, minute int, part string, flags uint16) {
		small := func(v, lo, hi int) int {
			if v < lo || v > hi {
				return none
			}
			return v
		}
		x := expr(func(x *Expr) {
			x.year, x.month, x.day, x.weekday = small(year, -9999, 9999), small(month, 0, 99), small(day, 0, 99), small(weekday, 1, 7)
			x.rel, x.unit, x.hour, x.minute, x.daypart = small(rel, -100_000, 100_000), unit, small(hour, 0, 24), small(minute, 0, 59), part
			x.late, x.fromText, x.swap, x.twelve, x.follows, x.same = flags&1 > 0, flags&2 > 0, flags&4 > 0, flags&8 > 0, flags&16 > 0, flags&32 > 0
			if flags&64 > 0 {
				x.nth = int(flags>>8)%11 - 5
			}
			if flags&128 > 0 {
				x.of = "M"
			}
		})
		if !x.valid() {
			return
		}
		line := timeline(t, "2024-11-12T09:30:00")
		for i := range 3 {
			y := x
			r := line.Resolve(&y, i, in(Tense(i)))
			if r.Invalid == (r.Value != "") {
				t.Errorf("record %+v: either a value or invalid", r)
			}
			if len(r.Readings) == 1 {
				t.Errorf("record %+v: one reading is none", r)
			}
		}
	})
}

func TestModifierNames(t *testing.T) {
	for name, want := range map[string]Modifier{"": None, "EXACT": None, "SINCE": Since, "UNTIL": Until, "BEFORE": Before, "AFTER": After, "EARLY": Early, "MID": Mid, "LATE": Late, "APPROX": Approx, "MORE_THAN": AtLeast, "AT_MOST": AtMost} {
		x := blank
		if !x.set(fieldModifier, lang.Value{Str: name}) || x.modifier != want {
			t.Errorf("modifier %q is %d, want %d", name, x.modifier, want)
		}
	}
	x := blank
	if x.set(fieldModifier, lang.Value{Str: "SOON"}) {
		t.Error("SOON is no modifier")
	}
}
