package date

import "testing"

func TestDurationValue(t *testing.T) {
	tests := []struct {
		want string
		x    func(x *Expr)
	}{
		{"P3D", func(x *Expr) { x.n, x.unit = "3", "D" }},
		{"P1W", func(x *Expr) { x.unit = "W" }},
		{"P2W", func(x *Expr) { x.n, x.unit = "1", "FN" }},
		{"PXY", func(x *Expr) { x.n, x.unit = "X", "Y" }},
		{"P1.5Y", func(x *Expr) { x.n, x.unit, x.half = "1", "Y", 1 }},
		{"P12M", func(x *Expr) { x.n, x.unit = "2", "HY" }},
		{"P3M", func(x *Expr) { x.n, x.unit = "0.5", "HY" }},
		{"P4D", func(x *Expr) { x.n, x.unit = "4", "BD" }},
		{"P3DE", func(x *Expr) { x.n, x.unit = "3", "DE" }},
		{"P2L", func(x *Expr) { x.n, x.unit = "2", "MI" }},
		{"PT1H30M", func(x *Expr) { x.n, x.unit, x.n2, x.unit2 = "1", "H", "30", "MIN" }},
		{"P1DT5H", func(x *Expr) { x.n, x.unit, x.n2, x.unit2 = "1", "D", "5", "H" }},
		{"P3Y4M2D", func(x *Expr) { x.n, x.unit, x.n2, x.unit2, x.n3, x.unit3 = "3", "Y", "4", "M", "2", "D" }},
		{"PT2NI", func(x *Expr) { x.n, x.unit = "2", "NI" }},
		{"P2SU", func(x *Expr) { x.n, x.season = "2", "SU" }},
	}
	for _, tt := range tests {
		x := blank
		tt.x(&x)
		if got := x.duration(); got != tt.want {
			t.Errorf("duration() = %q, want %q", got, tt.want)
		}
	}
}

func TestSetValue(t *testing.T) {
	tests := []struct {
		value, timex string
		x            func(x *Expr)
	}{
		{"P3M", "", func(x *Expr) { x.n, x.unit = "3", "M" }},
		{"XXXX-WXX-4", "", func(x *Expr) { x.weekday = 4 }},
		{"XXXX-WXX-2T09:00", "", func(x *Expr) { x.weekday, x.hour, x.pm = 2, 9, "AM" }},
		{"XXXX-03-31", "", func(x *Expr) { x.month, x.day = 3, 31 }},
		{"XXXX-XX-XXTMO", "TMO", func(x *Expr) { x.daypart = "MO" }},
		{"XXXX-XX-XXT19:13", "T19:13", func(x *Expr) { x.unit, x.hour, x.minute, x.pm = "D", 7, 13, "PM" }},
		{"XXXX-SU", "", func(x *Expr) { x.season = "SU" }},
		{"P1WD", "", func(x *Expr) { x.unit = "WD" }},
	}
	for _, tt := range tests {
		x := blank
		x.kind = kindSet
		tt.x(&x)
		r := timeline(t, "").Resolve(&x, 0, in(Open))
		if r.Value != tt.value || r.Timex != tt.timex || r.Type != Set {
			t.Errorf("set %+v, want value %q and timex %q", r, tt.value, tt.timex)
		}
	}
}

func TestStretch(t *testing.T) {
	tests := []struct {
		name, begin, end string
		x                func(x *Expr)
	}{
		{"next 3 weeks", "2016-11-08", "2016-11-29", func(x *Expr) { x.rel, x.n, x.unit = 1, "3", "W" }},
		{"last 3 months", "2016-08-07", "2016-11-07", func(x *Expr) { x.rel, x.n, x.unit = -1, "3", "M" }},
		{"within 9 months", "2016-11-07", "2017-08-07", func(x *Expr) { x.rel, x.n, x.unit, x.within = 1, "9", "M", true }},
		{"past two quarters", "2016-04-01", "2016-10-01", func(x *Expr) { x.rel, x.n, x.unit = -1, "2", "Q" }},
		{"next 7 quarters", "2017-01-01", "2018-10-01", func(x *Expr) { x.rel, x.n, x.unit = 1, "7", "Q" }},
		{"next 4 business days", "2016-11-08", "2016-11-12", func(x *Expr) { x.rel, x.n, x.unit = 1, "4", "BD" }},
		{"next 5 business days", "2016-11-08", "2016-11-15", func(x *Expr) { x.rel, x.n, x.unit = 1, "5", "BD" }},
		{"last 4 business days", "2016-11-01", "2016-11-07", func(x *Expr) { x.rel, x.n, x.unit = -1, "4", "BD" }},
		{"next 5 minutes", "2016-11-07T16:12", "2016-11-07T16:17", func(x *Expr) { x.rel, x.n, x.unit = 1, "5", "MIN" }},
		{"last 24 hours", "2016-11-06T16:12", "2016-11-07T16:12", func(x *Expr) { x.rel, x.n, x.unit = -1, "24", "H" }},
		{"next day and 5 hours", "2016-11-07T16:12", "2016-11-08T21:12", func(x *Expr) { x.rel, x.unit, x.n2, x.unit2 = 1, "D", "5", "H" }},
		{"next few days", "", "", func(x *Expr) { x.rel, x.n, x.unit = 1, "X", "D" }},
		{"three days", "", "", func(x *Expr) { x.n, x.unit = "3", "D" }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			x := blank
			x.kind = kindDuration
			tt.x(&x)
			r := timeline(t, "2016-11-07T16:12:00").Resolve(&x, 0, in(Open))
			if r.Begin != tt.begin || r.End != tt.end {
				t.Errorf("interval %s to %s, want %s to %s", r.Begin, r.End, tt.begin, tt.end)
			}
			if r := timeline(t, "").Resolve(&x, 0, in(Open)); r.Begin != "" || r.End != "" {
				t.Errorf("without a reference time the interval is open, got %s to %s", r.Begin, r.End)
			}
		})
	}
}

func TestClockRange(t *testing.T) {
	// ends resolves both ends of "h1 to h2".
	ends := func(h1, m1 int, a1 string, h2, m2 int, a2, part string) [2]string {
		first := expr(func(x *Expr) {
			x.year, x.month, x.day, x.hour, x.minute, x.pm, x.daypart, x.twelve = 2013, 5, 2, h1, m1, a1, part, true
			x.otherHour, x.otherMinute, x.otherPM, x.first = h2, m2, a2, true
		})
		last := expr(func(x *Expr) {
			x.year, x.month, x.day, x.hour, x.minute, x.pm, x.daypart, x.twelve = 2013, 5, 2, h2, m2, a2, part, true
			x.otherHour, x.otherMinute, x.otherPM = h1, m1, a1
		})
		line := timeline(t, "")
		return [2]string{line.Resolve(&first, 0, in(Open)).Value, line.Resolve(&last, 0, in(Open)).Value}
	}
	tests := []struct {
		name string
		got  [2]string
		want [2]string
	}{
		{"5 to 6pm", ends(5, none, "", 6, none, "PM", ""), [2]string{"2013-05-02T17:00", "2013-05-02T18:00"}},
		{"11 to 1pm", ends(11, none, "", 1, none, "PM", ""), [2]string{"2013-05-02T11:00", "2013-05-02T13:00"}},
		{"12 to 3pm", ends(12, none, "", 3, none, "PM", ""), [2]string{"2013-05-02T12:00", "2013-05-02T15:00"}},
		{"2:00 to 2:30pm", ends(2, 0, "", 2, 30, "PM", ""), [2]string{"2013-05-02T14:00", "2013-05-02T14:30"}},
		{"9.30 to 4.30pm", ends(9, 30, "", 4, 30, "PM", ""), [2]string{"2013-05-02T09:30", "2013-05-02T16:30"}},
		{"8am to 3", ends(8, none, "AM", 3, none, "", ""), [2]string{"2013-05-02T08:00", "2013-05-02T15:00"}},
		{"10pm to 2", ends(10, none, "PM", 2, none, "", ""), [2]string{"2013-05-02T22:00", "2013-05-03T02:00"}},
		{"7 to 9:30 at night", ends(7, none, "", 9, 30, "", "NI"), [2]string{"2013-05-02T19:00", "2013-05-02T21:30"}},
		{"9 to 6", ends(9, none, "", 6, none, "", ""), [2]string{"2013-05-02T09:00", "2013-05-02T18:00"}},
		{"22 to 4", ends(22, none, "", 4, none, "", ""), [2]string{"2013-05-02T22:00", "2013-05-03T04:00"}},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("%s = %v, want %v", tt.name, tt.got, tt.want)
		}
	}
}
