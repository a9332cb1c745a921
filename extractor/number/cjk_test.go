package number

import (
	"strings"
	"testing"
)

func TestScanCJK(t *testing.T) {
	tests := []struct {
		in   string
		want int64
		rest string
	}{
		{"二〇二四年", 2024, "年"},
		{"十一月", 11, "月"},
		{"九日", 9, "日"},
		{"二十", 20, ""},
		{"二十三人", 23, "人"},
		{"一百零五", 105, ""},
		{"三千七百六十五", 3765, ""},
		{"一万二千", 12000, ""},
		{"三亿五千万", 350_000_000, ""},
		{"两百", 200, ""},
	}
	for _, tt := range tests {
		got, end, ok := scanCJK(tt.in, 0)
		if !ok || got != tt.want || tt.in[end:] != tt.rest {
			t.Errorf("scanCJK(%q) = %d, rest %q, %v, want %d, rest %q", tt.in, got, tt.in[end:], ok, tt.want, tt.rest)
		}
	}
	// No numbers, and those that no document means.
	for _, in := range []string{"年", "中国", "万", strings.Repeat("九", 19), "九九九九九九九九兆", strings.Repeat("千兆", 10_000)} {
		if got, _, ok := scanCJK(in, 0); ok {
			t.Errorf("scanCJK(%q) = %d, want none", in, got)
		}
	}
}
