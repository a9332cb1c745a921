package date

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseReference(t *testing.T) {
	day := civil{2024, 11, 12}
	tests := []struct {
		in   string
		want Reference
	}{
		{"", Reference{}},
		{"2024-11-12", Reference{day: day, set: true}},
		{"2024-11-12T09:30", Reference{day: day, hour: 9, minute: 30, set: true, clock: true}},
		{"2024-11-12T09:30:59", Reference{day: day, hour: 9, minute: 30, set: true, clock: true}},
		{"2024-11-12 23:59:60", Reference{day: day, hour: 23, minute: 59, set: true, clock: true}},
		{"2024-11-12T09:30:00.250Z", Reference{day: day, hour: 9, minute: 30, set: true, clock: true}},
		{"2024-11-12T09:30:00+01:00", Reference{day: day, hour: 9, minute: 30, set: true, clock: true}},
		{"2024-11-12T09:30-0530", Reference{day: day, hour: 9, minute: 30, set: true, clock: true}},
		{"2024-11-12T09:30+01", Reference{day: day, hour: 9, minute: 30, set: true, clock: true}},
		{"0001-01-01", Reference{day: civil{1, 1, 1}, set: true}},
		{"2024-02-29", Reference{day: civil{2024, 2, 29}, set: true}},
	}
	for _, tt := range tests {
		got, err := ParseReference(tt.in)
		if err != nil {
			t.Errorf("ParseReference(%q): %v", tt.in, err)
		}
		if d := cmp.Diff(tt.want, got, unexported); d != "" {
			t.Errorf("ParseReference(%q) (-want +got):\n%s", tt.in, d)
		}
	}
	for _, in := range []string{
		"today", "2024", "2024-11", "2024-11-1", "24-11-12", "2024-13-01", "2024-00-10", "2023-02-29", "2024-11-31", "0000-01-01", "2024/11/12", "+024-11-12",
		"2024-11-12T", "2024-11-12T9:30", "2024-11-12T24:00", "2024-11-12T09:60", "2024-11-12T09", "2024-11-12T09:30:61", "2024-11-12T09:30:00:00",
		"2024-11-12T09:30Zx", "2024-11-12T09:30+1", "2024-11-12T09:30+1:000", "2024-11-12T09:30+01:00:00", "2024-11-12T09:30:00.", "2024-11-12T09:30:00.x",
	} {
		if got, err := ParseReference(in); err == nil {
			t.Errorf("ParseReference(%q) = %+v, want an error", in, got)
		}
	}
}

func TestReferenceYear(t *testing.T) {
	ref, err := ParseReference("1998-04-10")
	if err != nil {
		t.Fatal(err)
	}
	if y, ok := ref.Year(); y != 1998 || !ok {
		t.Errorf("Year() = %d, %t, want 1998, true", y, ok)
	}
	if _, ok := (Reference{}).Year(); ok {
		t.Error("no reference has no year")
	}
}

func FuzzParseReference(f *testing.F) {
	for _, s := range []string{"", "2024-11-12", "2024-11-12T09:30:00Z", "2024-11-12 09:30", "2024-11-12T09:30:00.5+01:00", "2024-02-30", "9999-12-31T23:59:60", "T", "-", "2024-11-12T:"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		ref, err := ParseReference(s)
		switch {
		case err != nil && ref != (Reference{}):
			t.Errorf("ParseReference(%q) returns both %+v and an error", s, ref)
		case err == nil && s != "" && (!ref.set || !strings.HasPrefix(s, iso(ref.day))):
			t.Errorf("ParseReference(%q) = %+v", s, ref)
		}
	})
}
