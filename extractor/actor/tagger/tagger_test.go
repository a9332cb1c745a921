package tagger

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/chancery-nlp/chancery/extractor/actor/names"
	"github.com/chancery-nlp/chancery/extractor/segment"
)

func lexicon(t testing.TB) *names.Lexicon {
	t.Helper()
	x, err := names.Load()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// tagText returns the names of a text as "KIND text".
func tagText(t *Tagger, text string, fix func([]segment.Token, []Labels)) []string {
	in := Input{Text: text, Tokens: segment.Tokenize(nil, text)}
	in.Sentences = segment.Sentences(nil, text, in.Tokens, nil)
	if fix != nil {
		in.Allowed = make([]Labels, len(in.Tokens))
		fix(in.Tokens, in.Allowed)
	}
	var out []string
	for _, n := range t.Tag(nil, in) {
		out = append(out, n.Kind.String()+" "+text[in.Tokens[n.First].Start:in.Tokens[n.Last-1].End])
	}
	return out
}

// tiny trains a small model on a few sentences.
func tiny(t testing.TB, opt Options) []byte {
	t.Helper()
	const data = "Ada\tB-PER\nKramer\tI-PER\nsagte\tO\nin\tO\nUlm\tB-LOC\n.\tO\n\n" +
		"Die\tO\nNordbank\tB-ORG\nAG\tI-ORG\nlobt\tO\nPaul\tB-PER\nWeiss\tI-PER\n.\tO\n\n" +
		"Die\tO\nSuedbank\tB-ORG\nAG\tI-ORG\nsitzt\tO\nin\tO\nBonn\tB-LOC\n.\tO\n\n"
	path := filepath.Join(t.TempDir(), "tiny.conll")
	if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	opt.Language, opt.Groups, opt.Rows, opt.Epochs, opt.Rate, opt.MinCount = "de", AllGroups, 4096, 30, 0.2, 1
	out, err := Train([]Source{{Path: path, Language: "de"}}, opt)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestTrainLearnsAndIsDeterministic(t *testing.T) {
	x := lexicon(t)
	a := tiny(t, Options{Lexicon: x, Licence: "CC0", Names: []string{"made up"}})
	if b := tiny(t, Options{Lexicon: x, Licence: "CC0", Names: []string{"made up"}}); !bytes.Equal(a, b) {
		t.Error("two trainings on the same data differ")
	}
	m, err := Read(a)
	if err != nil {
		t.Fatal(err)
	}
	if m.Language != "de" || m.Licence != "CC0" || len(m.Sources) != 1 || m.Groups != AllGroups {
		t.Errorf("header = %+v", m.Header)
	}
	got := fmt.Sprint(tagText(New(m, x), "Die Nordbank AG sitzt in Ulm.", nil))
	if want := "[ORGANIZATION Nordbank AG PLACE Ulm]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestEncodeRoundTrip(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	rows := make([]Row, 500)
	for i := range rows {
		rows[i].Feature = rng.Uint64()
		for l := range rows[i].Weights {
			rows[i].Weights[l] = math.Round(rng.NormFloat64()*20) / 32
		}
	}
	var trans [LabelCount][LabelCount]float64
	trans[1][2] = -1.5
	file, kept, err := Encode(Header{Language: "en", Scale: 32}, rows, trans, 4096)
	if err != nil {
		t.Fatal(err)
	}
	m, err := Read(file)
	if err != nil {
		t.Fatal(err)
	}
	if m.transitions[1][2] != -48 {
		t.Errorf("transition = %d, want -48", m.transitions[1][2])
	}
	same := 0
	for _, r := range rows {
		var s [labels]int32
		m.score([]uint64{r.Feature}, &s)
		ok := true
		for l, w := range r.Weights {
			ok = ok && s[l] == int32(w*32)
		}
		if ok {
			same++
		}
	}
	if same < kept-3 {
		t.Errorf("%d of %d kept rows come back", same, kept)
	}
}

func TestDecodeHonoursWhatIsFixed(t *testing.T) {
	x := lexicon(t)
	m, err := Read(tiny(t, Options{Lexicon: x}))
	if err != nil {
		t.Fatal(err)
	}
	tg := New(m, x)
	const text = "Die Nordbank AG lobt die Stadt Ulm und Paul Weiss."
	for _, c := range []struct {
		name string
		fix  func([]segment.Token, []Labels)
		want string
	}{
		{"none", func(_ []segment.Token, a []Labels) { Fix(a, 0, len(a), None) }, "[]"},
		{"name", func(_ []segment.Token, a []Labels) { Fix(a, 0, len(a), None); Fix(a, 1, 3, Place) }, "[PLACE Nordbank AG]"},
		{"small letters", func(_ []segment.Token, a []Labels) { Fix(a, 0, len(a), None); Fix(a, 3, 4, Organization) }, "[ORGANIZATION lobt]"},
		{"two in a row", func(_ []segment.Token, a []Labels) {
			Fix(a, 0, len(a), None)
			Fix(a, 1, 2, Person)
			Fix(a, 2, 3, Person)
		}, "[PERSON Nordbank PERSON AG]"},
		{"misc ends", func(_ []segment.Token, a []Labels) { Fix(a, 0, len(a), None); Fix(a, 1, 3, Misc) }, "[MISC Nordbank AG]"},
		{"contradiction", func(_ []segment.Token, a []Labels) { Fix(a, 0, len(a), None); a[1] = LabelOf(Person, 0, 2) }, "[]"},
	} {
		if got := fmt.Sprint(tagText(tg, text, c.fix)); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestTagAnyText(t *testing.T) {
	x := lexicon(t)
	m, err := Read(tiny(t, Options{Lexicon: x}))
	if err != nil {
		t.Fatal(err)
	}
	tg := New(m, x)
	rapid.Check(t, func(r *rapid.T) {
		text := strings.Join(rapid.SliceOf(rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"Ada ", "AG ", "von ", "Ulm", ". ", "-", "NATO "}))).Draw(r, "text"), "")
		in := Input{Text: text, Tokens: segment.Tokenize(nil, text)}
		in.Sentences = segment.Sentences(nil, text, in.Tokens, nil)
		in.Allowed = make([]Labels, len(in.Tokens))
		first, last, kind := 0, 0, Kind(rapid.IntRange(1, 4).Draw(r, "kind"))
		if len(in.Sentences) > 0 {
			s := in.Sentences[rapid.IntRange(0, len(in.Sentences)-1).Draw(r, "sentence")]
			first = rapid.IntRange(s.First, s.Last-1).Draw(r, "first")
			last = rapid.IntRange(first+1, s.Last).Draw(r, "last")
			Fix(in.Allowed, first, last, kind)
		}
		at, found := 0, last == 0
		for _, n := range tg.Tag(nil, in) {
			if n.First < at || n.Last <= n.First || n.Last > len(in.Tokens) || n.Kind == None {
				r.Fatalf("bad name %+v after token %d", n, at)
			}
			if !(n.Confidence >= 0 && n.Confidence <= 1) {
				r.Fatalf("confidence %v", n.Confidence)
			}
			at = n.Last
			found = found || n.First == first && n.Last == last && n.Kind == kind
		}
		if !found {
			r.Fatalf("fixed name [%d, %d) %s is not in the result for %q", first, last, kind, text)
		}
	})
}

func TestProjection(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"compound", "Der\tO\nEU-Rat\tB-ORG\ntagt\tO\n.\tO\n", "ORGANIZATION EU-Rat"},
		{"apostrophe", "Peter\tB-PER\nO'Neill\tI-PER\n's\tO\ncar\tO\n", "PERSON Peter O'Neill"},
		{"neighbours", "Paul\tB-PER\nAda\tB-PER\n", "PERSON Paul|PERSON Ada"},
		{"lonely inside", "in\tO\nRio\tI-LOC\nGrande\tI-LOC\n", "PLACE Rio Grande"},
		{"other kind", "EU\tB-ORG\nParis\tI-LOC\n", "ORGANIZATION EU|PLACE Paris"},
		{"misc", "Der\tO\nU-2\tB-MISC\nFlug\tI-MISC\n", "MISC U-2 Flug"},
	} {
		var got []string
		if err := readCoNLL(strings.NewReader(c.data), 1, func(d *corpus) { got = spell(d) }); err != nil {
			t.Fatal(err)
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s: got %s, want %s", c.name, s, c.want)
		}
	}
	for _, bad := range []string{"word\n", "word\tB-\n", "word\tX-PER\n", "word\tB-FOO\n"} {
		if err := readCoNLL(strings.NewReader(bad), 1, func(*corpus) {}); err == nil {
			t.Errorf("%q: no error", bad)
		}
	}
}

// spell returns the names that the labels of a document give.
func spell(d *corpus) []string {
	var out []string
	text := d.text.String()
	for i := 0; i < len(d.gold); {
		if d.gold[i]&onlyOutside != 0 {
			i++
			continue
		}
		kind := None
		for l := range labels {
			if d.gold[i] == 1<<l {
				kind = kindOf(label(l))
			}
		}
		j := i + 1
		for j < len(d.gold) && d.gold[j]&(onlyOutside|startLabels) == 0 {
			j++
		}
		out = append(out, kind.String()+" "+text[d.tokens[i].Start:d.tokens[j-1].End])
		i = j
	}
	return out
}

func TestProjectionKeepsNames(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[A-Za-zäß]{1,5}([-'.][a-zA-Z]{1,3})?|[.,()"]`), 1, 12).Draw(r, "words")
		var data strings.Builder
		count := 0
		for i, w := range words {
			tag := rapid.SampledFrom([]string{"O", "O", "B-PER", "B-ORG", "B-LOC"}).Draw(r, fmt.Sprint("tag", i))
			if tag != "O" {
				count++
			}
			data.WriteString(w + "\t" + tag + "\n")
		}
		if err := readCoNLL(strings.NewReader(data.String()), 1, func(d *corpus) {
			if len(d.gold) != len(d.tokens) {
				r.Fatalf("%d labels for %d tokens", len(d.gold), len(d.tokens))
			}
			for _, tok := range d.tokens {
				if tok.Start < 0 || int(tok.End) > d.text.Len() || tok.Start >= tok.End {
					r.Fatalf("token %+v out of text of %d bytes", tok, d.text.Len())
				}
			}
			if got := len(spell(d)); got != count {
				r.Fatalf("%d names, want %d in %q", got, count, d.text.String())
			}
		}); err != nil {
			r.Fatal(err)
		}
	})
}

func FuzzRead(f *testing.F) {
	file, _, err := Encode(Header{Language: "en", Scale: 32, Sources: []string{"a"}}, []Row{{Feature: 7}}, [LabelCount][LabelCount]float64{}, 2)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(file)
	f.Add(file[:len(file)/2])
	f.Add([]byte(magic))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := Read(b)
		if err != nil {
			return
		}
		tagText(New(m, nil), "Ada Kramer aus Ulm lobt die Nordbank AG.", nil)
	})
}

func TestEmbeddedModels(t *testing.T) {
	x := lexicon(t)
	for language, c := range map[string]struct{ text, want string }{
		"de": {"Die Sprecherin Petra Hansen sagte in Hamburg, die Bundesregierung prüfe den Antrag.", "PERSON Petra Hansen"},
		"en": {"The spokesman John Miller said in London that the company would appeal.", "PERSON John Miller"},
	} {
		m, err := Embedded(language)
		if err != nil {
			t.Fatal(err)
		}
		if m.Language != language || len(m.Sources) == 0 || m.Licence == "" {
			t.Errorf("%s: header = %+v", language, m.Header)
		}
		got := strings.Join(tagText(New(m, x), c.text, nil), "|")
		if !strings.Contains(got, c.want) || !strings.Contains(got, "PLACE") {
			t.Errorf("%s: got %s, want %s and a place", language, got, c.want)
		}
	}
	if _, err := Embedded("xx"); err == nil {
		t.Error("no error for a language without weights")
	}
}

func BenchmarkTag(b *testing.B) {
	x := lexicon(b)
	m, err := Embedded("de")
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat("Die Sprecherin des Auswärtigen Amtes, Petra Hansen, sagte am Donnerstag in Berlin, die Gespräche mit der "+
		"Nordbank AG würden fortgesetzt. Nach Angaben der Behörde hat der Bezirk im vergangenen Jahr mehr Anträge bearbeitet als je zuvor, "+
		"und Bürgermeister Karl-Heinz Ostermann lobte die Zusammenarbeit mit der Universität Rostock.\n\n", 60)
	in := Input{Text: text, Tokens: segment.Tokenize(nil, text)}
	in.Sentences = segment.Sentences(nil, text, in.Tokens, nil)
	t := New(m, x)
	var out []Name
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		out = t.Tag(out[:0], in)
	}
}

func TestPatterns(t *testing.T) {
	const data = "# a comment\n[PER Ada <surnames>] lives in [LOC <cities+>] , not far from [LOC <states>] .\n"
	var texts []string
	read := func() (out []string) {
		if err := readPatterns(strings.NewReader(data), 3, func(d *corpus) {
			out = append(out, d.text.String())
			kinds := ""
			for _, n := range spell(d) {
				kinds += n[:3]
			}
			if kinds != "PERPLAPLA" {
				t.Errorf("%q: kinds %s", d.text.String(), kinds)
			}
		}); err != nil {
			t.Fatal(err)
		}
		return out
	}
	if texts = read(); len(texts) != 3 || texts[0] == texts[1] {
		t.Errorf("got %q, want three different texts", texts)
	}
	if again := read(); fmt.Sprint(again) != fmt.Sprint(texts) {
		t.Error("two readings differ")
	}
	for _, bad := range []string{"[PER <given>", "[FOO x]", "[PER [LOC x]", "in <nowhere>"} {
		if err := readPatterns(strings.NewReader(bad), 1, func(*corpus) {}); err == nil {
			t.Errorf("%q: no error", bad)
		}
	}
	for _, name := range []string{"de", "en"} {
		n := 0
		if err := readSource(Source{Path: "patterns/" + name + ".txt", Rounds: 1}, func(*corpus) { n++ }); err != nil || n < 50 {
			t.Errorf("%s: %d patterns, %v", name, n, err)
		}
	}
}
