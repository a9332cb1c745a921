package detect

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"math/rand"
	"os"
	"sort"
	"strings"
	"testing"
)

type rec struct{ Text, Language, Src string }

func readRecs(t testing.TB, f string) (out []rec) {
	fh, err := os.Open(f)
	if err != nil {
		t.Skip()
	}
	s := bufio.NewScanner(fh)
	s.Buffer(nil, 1<<24)
	for s.Scan() {
		var r rec
		json.Unmarshal(s.Bytes(), &r)
		out = append(out, r)
	}
	return
}
func TestProto(t *testing.T) {
	d, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []string{"/work/shared/eval/gold/languages.udhr.jsonl", "/tmp/dev.jsonl"} {
		recs := readRecs(t, f)
		ok, n := 0, 0
		conf := map[string]int{}
		bins := map[int][2]int{}
		ll := 0.0
		perL := map[string][2]int{}
		for _, r := range recs {
			v := d.Detect(r.Text, false)[0]
			got := strings.Split(v.Code, "-")[0]
			n++
			b := bins[int(v.Confidence*10)]
			b[1]++
			pl := perL[r.Language]
			pl[1]++
			if got == r.Language {
				ok++
				b[0]++
				pl[0]++
				ll += math.Log(max(v.Confidence, 1e-3))
			} else {
				ll += math.Log(max(1-v.Confidence, 1e-3))
				conf[r.Language+">"+got]++
				if os.Getenv("SHOW") != "" && strings.Contains(r.Src, os.Getenv("SHOW")) {
					fmt.Println(r.Language, v, r.Text)
				}
			}
			bins[int(v.Confidence*10)] = b
			perL[r.Language] = pl
		}
		macro := 0.0
		for _, p := range perL {
			macro += float64(p[0]) / float64(p[1])
		}
		fmt.Printf("%s: %d/%d %.2f macro %.2f ll %.4f\n", f[len(f)-12:], ok, n, 100*float64(ok)/float64(n), 100*macro/float64(len(perL)), ll/float64(n))
		for i := 0; i <= 10; i++ {
			b := bins[i]
			if b[1] > 0 {
				fmt.Printf("[%.1f: %d %.2f] ", float64(i)/10, b[1], float64(b[0])/float64(b[1]))
			}
		}
		fmt.Println()
		var ks []string
		for k := range conf {
			ks = append(ks, k)
		}
		sort.Slice(ks, func(i, j int) bool { return conf[ks[i]] > conf[ks[j]] })
		for _, k := range ks[:min(55, len(ks))] {
			fmt.Print(k, ":", conf[k], " ")
		}
		fmt.Println()
	}
}
func TestGib(t *testing.T) {
	d, _ := New()
	m := d.models[latin]
	rng := rand.New(rand.NewSource(1))
	stat := func(s string) (cov, pm float64, tag string, tok int) {
		var e evidence
		m.gather(&e, s, latin, d.scripts)
		var tot [maxLanes]int64
		b := m.vote(&tot, &e)
		return float64(e.hits[b]) / float64(max(1, e.letters)), float64(e.pairs[b]) * scoreUnit / float64(max(1, e.letters+e.tokens)), m.tags[b], int(e.tokens)
	}
	gens := map[string]func() string{
		"uniform": func() string {
			var b strings.Builder
			for w := 0; w < 12; w++ {
				for i := 0; i < 2+rng.Intn(8); i++ {
					b.WriteByte(byte('a' + rng.Intn(26)))
				}
				b.WriteByte(' ')
			}
			return b.String()
		},
		"uniform1": func() string {
			var b strings.Builder
			for w := 0; w < 3; w++ {
				for i := 0; i < 4+rng.Intn(8); i++ {
					b.WriteByte(byte('a' + rng.Intn(26)))
				}
				b.WriteByte(' ')
			}
			return b.String()
		},
		"hex": func() string {
			var b strings.Builder
			for w := 0; w < 4; w++ {
				for i := 0; i < 32; i++ {
					b.WriteByte("0123456789abcdef"[rng.Intn(16)])
				}
				b.WriteByte(' ')
			}
			return b.String()
		},
		"b64": func() string {
			var b strings.Builder
			for i := 0; i < 120; i++ {
				b.WriteByte("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"[rng.Intn(64)])
			}
			return b.String()
		},
		"home": func() string {
			var b strings.Builder
			for w := 0; w < 8; w++ {
				for i := 0; i < 2+rng.Intn(8); i++ {
					b.WriteByte("asdfghjkl"[rng.Intn(9)])
				}
				b.WriteByte(' ')
			}
			return b.String()
		},
		"engfreq": func() string {
			var b strings.Builder
			for w := 0; w < 12; w++ {
				for i := 0; i < 2+rng.Intn(8); i++ {
					b.WriteByte("eeeeeeeeeeeetttttttttaaaaaaaaooooooooiiiiiiinnnnnnnssssssshhhhhhrrrrrrddddlllluuucccmmmwwffggyyppbbvk"[rng.Intn(98)])
				}
				b.WriteByte(' ')
			}
			return b.String()
		},
	}
	q := func(a []float64) string {
		sort.Float64s(a)
		return fmt.Sprintf("min %.2f 1%% %.2f 5%% %.2f 50%% %.2f 95%% %.2f 99%% %.2f max %.2f", a[0], a[len(a)/100], a[len(a)/20], a[len(a)/2], a[len(a)*95/100], a[len(a)*99/100], a[len(a)-1])
	}
	for k, g := range gens {
		var C, P []float64
		tags := map[string]int{}
		for i := 0; i < 500; i++ {
			c, p, tg, _ := stat(g())
			C = append(C, c)
			P = append(P, p)
			tags[d.Detect(g(), false)[0].Code]++
			_ = tg
		}
		fmt.Println(k, "cov", q(C))
		fmt.Println("     pm", q(P))
		fmt.Println(tags)
	}
	for _, f := range []string{"/work/shared/eval/gold/languages.udhr.jsonl", "/tmp/dev.jsonl"} {
		for _, L := range [][2]int{{0, 40}, {40, 80}, {80, 1000}} {
			var C, P []float64
			for _, r := range readRecs(t, f) {
				c, p, tg, tok := stat(r.Text)
				if tok < 3 || tg != r.Language || len(r.Text) < L[0] || len(r.Text) >= L[1] {
					continue
				}
				C = append(C, c)
				P = append(P, p)
				if c < 0.12 && p < 0.2 {
					fmt.Println(c, p, r)
				}
			}
			if len(C) > 0 {
				fmt.Println(f, L, len(C), "cov", q(C))
				fmt.Println("     pm", q(P))
			}
		}
	}
}
