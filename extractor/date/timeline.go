package date

// Timeline resolves the expressions of one document in the order of the text.
// It remembers the dates already told.
type Timeline struct {
	ref       Reference
	last      point // last date of the text, of any granularity
	lastSet   bool
	lastAt    int // sentence of last
	day       civil
	daySet    bool  // a day was told
	dayAt     int   // sentence of day
	quarter   point // last quarter or half told that has begun
	quarterAt int
	part      string // part of the day told last, if no other time came after it
	partAt    int    // sentence of part

	// Daily says that the text goes day by day, as news does: "today" is then
	// the day of the reference time and not just these times.
	Daily bool
	// Narrative says that the text tells of years long before the reference
	// time: a date without a year is then of the year told last.
	Narrative bool
}

// NewTimeline starts a document with its reference time.
func NewTimeline(ref Reference) *Timeline { return &Timeline{ref: ref} }

// now is the day that deictic expressions count from: the reference time, or,
// in a document without one, the last date told.
func (t *Timeline) now() (civil, Anchor, bool) {
	if t.ref.set {
		return t.ref.day, AnchorReference, true
	}
	if t.lastSet {
		return t.last.civil, AnchorText, true
	}
	return civil{}, AnchorNone, false
}

// told is the day that anaphoric expressions count from: the last date of the
// text, or else the reference time.
func (t *Timeline) told() (civil, Anchor, bool) {
	if t.lastSet {
		return t.last.civil, AnchorText, true
	}
	return t.now()
}

// Resolve anchors x, which stands in the given sentence of the given tense,
// and returns its record without span and rule. The tense is asked for only
// where it decides.
func (t *Timeline) Resolve(x *Expr, sentence int, tense func() Tense) Record {
	switch x.kind {
	case kindDuration:
		r := Record{Type: Duration, Value: x.duration(), Modifier: x.modifier}
		if r.Begin, r.End = t.stretch(x); r.Begin != "" {
			r.Anchor = AnchorReference
		}
		return r
	case kindSet:
		r := Record{Type: Set, Value: x.setValue(), Modifier: x.modifier, Timex: x.clock()}
		if !x.daily() {
			r.Timex = ""
		}
		return r
	case kindRef:
		return Record{Type: Date, Value: x.ref, Modifier: x.modifier}
	}
	if x.vague != "" && !t.Daily {
		return Record{Type: Date, Value: x.vague}
	}
	if x.ahead && tense() == Past {
		return Record{Type: Duration, Value: x.duration(), Modifier: x.modifier}
	}
	x.inPart(t, sentence)
	if x.past {
		tense = func() Tense { return Past }
	}
	r, p, known := t.record(x, sentence, tense)
	if y, ok := x.otherwise(); ok {
		other, q, _ := t.record(&y, sentence, tense)
		switch {
		case r.Invalid && !other.Invalid:
			r, p, known = other, q, other.Begin != ""
		case x.weekday != none && p.weekday() != x.weekday && q.weekday() == x.weekday && x.swap:
			r, p = other, q // "Friday 7.6" says itself which number is the month
		case !other.Invalid && !(x.swap && x.weekday != none && p.weekday() == x.weekday):
			r.Readings = []Reading{{r.Value, r.Begin, r.End}, {other.Value, other.Begin, other.End}}
		}
	}
	if known && r.Anchor != AnchorNone && !x.clockOnly() {
		t.remember(p, sentence, x.same)
	}
	return r
}

// inPart gives an hour that leaves the half of the day open the part of the day
// told before it in its sentence: "this evening … at 8".
func (x *Expr) inPart(t *Timeline, sentence int) {
	bare := x.hour >= 1 && x.hour <= 11 && x.pm == "" && x.daypart == "" && x.zone == "" && !x.padded
	switch {
	case x.hour == none && x.daypart != "":
		t.part, t.partAt = x.daypart, sentence
	case bare && x.clockOnly() && t.part != "" && t.partAt == sentence:
		x.daypart = t.part
	default:
		t.part = ""
	}
}

// remember notes a date of the text, from which later ones may count.
func (t *Timeline) remember(p point, sentence int, same bool) {
	t.last, t.lastSet, t.lastAt = p, true, sentence
	if (p.gran == "Q" || p.gran == "HY") && !same && (!t.ref.set || p.days() <= t.ref.day.days()) {
		t.quarter, t.quarterAt = p, sentence
	}
	if p.gran == "D" {
		t.day, t.daySet, t.dayAt = p.civil, true, sentence
	}
}

// record resolves one reading of x. It reports whether the point is a known
// place in the calendar.
func (t *Timeline) record(x *Expr, sentence int, tense func() Tense) (Record, point, bool) {
	r := Record{Type: Date, Modifier: x.modifier, Timex: x.timex()}
	clock := x.hour != none || x.daypart != "" || isClock(x.unit) && x.base == nil
	if clock {
		r.Type = Time
	}
	p, anchor, ok, partial := t.point(x, sentence, tense, clock)
	if x.badDay {
		r.Invalid, r.Anchor, r.Timex = true, AnchorExplicit, x.written()
		return r, p, false
	}
	r.Anchor = anchor
	known := false
	if !ok {
		r.Value, r.Anchor = partial, AnchorNone
		if clock {
			r.Value += x.clock()
		}
	} else {
		r.Value = p.String()
		if p.gran != "XX" {
			r.Begin, r.End = p.interval()
			known = true
		}
		if clock {
			t.clocked(x, p, &r)
		}
	}
	if x.typ != 0 {
		r.Type = x.typ
	}
	if r.Timex == r.Value {
		r.Timex = ""
	}
	return r, p, known
}

// clockOnly reports whether x tells a time of day but no day.
func (x *Expr) clockOnly() bool {
	return (x.hour != none || x.daypart != "") && x.year == none && x.month == none && x.day == none && x.weekday == none && x.holiday == "" && x.rel == none && x.base == nil
}

// otherwise returns the second reading of x, if it has one: the day and the
// month exchanged, or the hour in the other half of the day.
func (x *Expr) otherwise() (Expr, bool) {
	switch {
	case x.swap && x.month != x.day && x.day >= 1 && x.day <= 12 && x.month >= 1 && x.month <= 31:
		y := *x
		y.month, y.day = x.day, x.month
		return y, true
	case x.twelve && !x.padded && x.pm == "" && x.daypart == "" && x.zone == "" && x.hour >= 1 && x.hour <= 12:
		y := *x
		if y.hour += 12; y.hour == 24 {
			y.hour = 0
		}
		return y, true
	}
	return Expr{}, false
}
