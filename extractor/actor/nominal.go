package actor

import (
	"slices"
	"sort"
	"strings"

	"github.com/chancery-nlp/chancery/extractor/span"
)

const (
	window      = 2   // sentences before a nominal mention in which its actor is looked for
	windowNamed = 6   // the same where the noun is a part of its actor's name
	mostMatters = 200 // mentions in them; with more, no antecedent is clear
)

// How sure it is which actor a noun means.
const (
	sureOfOnly    = 0.85 // the only one of its kind in the window
	sureOfLast    = 0.7  // the only one in the nearest sentence that has one
	sureOfHolder  = 0.85 // the person who holds the office
	nominalSource = "nominal"
)

// addNominals reads the text for nouns that stand for actors named before, and
// places the mentions of offices on the way.
func (s *resolution) addNominals() {
	sentence := make([]int32, len(s.mentions))
	n := 0
	for i := range s.mentions {
		for n < len(s.starts) && s.starts[n] <= s.mentions[i].Span.Start {
			n++
		}
		sentence[i] = int32(n)
	}
	x := &antecedents{resolution: s, sentence: sentence, offices: map[string]int{}}
	x.read()
}

// antecedents looks for the actors that nouns mean, from the start of the text
// to its end.
type antecedents struct {
	*resolution
	sentence []int32 // of each mention
	next     int     // first mention that ends behind the place read
	now      int     // sentence of the place read
	found    []int   // records, reused
	matter   []int   // the two states that the text is about, nil until needed; empty if it is not about two
	offices  map[string]int
}

func (x *antecedents) read() {
	text := x.text
	for at := 0; at < len(text); {
		if !x.words.first[text[at]] {
			at = x.skip(at)
			continue
		}
		end := wordEnd(text, at)
		if end == at {
			at++
			continue
		}
		if c := x.words.listed(text[at:end]); c&(cueDefinite|cueTwo) != 0 {
			x.advance(at)
			end = x.phrase(span.Span{Start: at, End: end}, c)
		}
		at = x.skip(end)
	}
	x.advance(len(text))
}

// skip returns the start of the next word.
func (x *antecedents) skip(at int) int {
	text := x.text
	for at < len(text) && (text[at] >= 0x80 || isWordByte[text[at]]) {
		at++
	}
	for at < len(text) && text[at] < 0x80 && !isWordByte[text[at]] {
		at++
	}
	return at
}

// isWordByte tells the ASCII characters of words.
var isWordByte = func() (t [256]bool) {
	for c := range t {
		t[c] = isWordRune(rune(c)) && c < 0x80
	}
	return t
}()

// advance moves on to a byte, placing the mentions before it that wait for it.
func (x *antecedents) advance(at int) {
	for x.next < len(x.mentions) && x.mentions[x.next].Span.End <= at {
		switch m := x.mentions[x.next]; {
		case m.Kind == Office:
			x.placeOffice(x.next)
		case x.owner[x.next] < 0:
			x.placeNoun(x.next)
		}
		x.next++
	}
	if x.now < len(x.starts) && x.starts[x.now] <= at {
		x.now += sort.SearchInts(x.starts[x.now:], at+1)
	}
}

// phrase adds the mention that a noun phrase is, which starts with an article
// or a word for two, and returns the end of what it has read.
func (x *antecedents) phrase(first span.Span, c cue) int {
	pair := c&cueTwo != 0
	head := wordAfter(x.text, first.End)
	if !pair && x.has(head, cueTwo) {
		pair = true
		head = wordAfter(x.text, head.End)
	}
	n, ok := x.words.nominal(head.In(x.text))
	if pair {
		ok = x.has(head, cuePlural)
	}
	if !ok || x.next < len(x.mentions) && x.mentions[x.next].Span.Start < head.End || !x.bare(head.End) {
		return first.End
	}
	at := span.Span{Start: first.Start, End: head.End}
	if pair {
		x.pair(at)
		return head.End
	}
	sentences := window
	if len(n.stems) > 0 {
		sentences = windowNamed
	}
	rec, sure := x.last(func(r int) bool { return x.fits(&x.records[r], n) }, sentences, n.kinds[0] == State)
	if rec >= 0 {
		x.mention(rec, at, sure)
	}
	return head.End
}

// isNoun reports whether a name that the tagger found is a noun with an article
// that may stand for an actor: "die Union".
func (s *resolution) isNoun(m *Mention) bool {
	if m.Source != sourceTagger || m.Known != "" || m.Kind == Person {
		return false
	}
	n, ok := s.words.nominal(m.Span.In(s.text))
	return ok && len(n.stems) > 0 && s.has(wordBefore(s.text, m.Span.Start), cueDefinite)
}

// placeNoun puts the mention of such a noun into the record that it stands for,
// else into one of its own.
func (x *antecedents) placeNoun(i int) {
	m := x.mentions[i]
	x.now = int(x.sentence[i])
	n, _ := x.words.nominal(m.Span.In(x.text))
	rec, sure := x.last(func(r int) bool { return x.fits(&x.records[r], n) }, windowNamed, false)
	same, named := x.lookup(class(m.Kind) + x.normal(m.Span.In(x.text)))
	if rec < 0 || named && same == rec || strings.HasPrefix(x.text[m.Span.End:], "-") {
		x.placeUnknown(i, m, 1)
		return
	}
	m.Form, m.Kind, m.Known = Nominal, x.records[rec].Kind, x.records[rec].Known
	x.add(rec, i, m, sure)
}

// mention adds a nominal mention to a record.
func (x *antecedents) mention(rec int, at span.Span, sure float64) {
	r := &x.records[rec]
	x.add(rec, -1, Mention{Span: at, Form: Nominal, Kind: r.Kind, Known: r.Known, Source: nominalSource, Confidence: 1}, sure)
}

// bare reports whether nothing that says which one is meant follows a noun:
// "the Union of …", "das Land Hessen", "the company, Northwind, …".
func (x *antecedents) bare(end int) bool {
	if end < len(x.text) && (x.text[end] == '-' || x.text[end] == '/') {
		return false
	}
	for i := x.next; i < len(x.mentions) && x.mentions[i].Span.Start <= end+len(", "); i++ {
		if x.mentions[i].Span.Start == end+len(", ") && strings.HasPrefix(x.text[end:], ", ") {
			return false
		}
	}
	w := wordAfter(x.text, end)
	return w.Len() == 0 || isSmall(w.In(x.text)) && !x.has(w, cueOf)
}

// pair adds a phrase such as "the two nations" to both states, if the nearest
// sentences that name two name just two; if none does, to the two that the text
// is about. A single state in the sentence of the phrase is more likely a third
// one that speaks of them.
func (x *antecedents) pair(at span.Span) {
	x.found = x.found[:0]
	for back := 0; back <= window && len(x.found) < 2; back++ {
		if !x.collect(back, func(r int) bool { return x.records[r].Kind == State }) || back == 0 && len(x.found) == 1 {
			return
		}
	}
	switch {
	case len(x.found) == 2:
		for _, rec := range x.found {
			x.mention(rec, at, sureOfOnly)
		}
	case len(x.found) < 2:
		for _, rec := range x.topic() {
			x.mention(rec, at, sureOfLast)
		}
	}
}

// topic returns the two states that the text is about, if it is about two: each
// is named more than once, and twice as often as any third state or what else may
// be a side.
func (x *antecedents) topic() []int {
	if x.matter != nil {
		return x.matter
	}
	x.matter = []int{}
	count := make([]int, len(x.records))
	for _, rec := range x.owner {
		if rec >= 0 {
			switch x.records[rec].Kind {
			case State, InternationalOrg, ArmedForce:
				count[rec]++
			}
		}
	}
	var best [3]int // records by their count, falling
	for i := range best {
		best[i] = -1
		for rec, n := range count {
			if n > 0 && !slices.Contains(best[:i], rec) && (best[i] < 0 || n > count[best[i]]) {
				best[i] = rec
			}
		}
	}
	if best[1] < 0 || count[best[1]] < 2 || x.records[best[0]].Kind != State || x.records[best[1]].Kind != State ||
		best[2] >= 0 && count[best[1]] < 2*count[best[2]] {
		return x.matter
	}
	x.matter = []int{min(best[0], best[1]), max(best[0], best[1])}
	return x.matter
}

// last returns the record that a noun means: the only fitting one in the
// window, else the only one in the nearest sentence before that has one. If the
// sentence of the noun itself has one, no other may be in the window: "Russia
// accused the country" does not speak of Russia. It is -1 if it is not clear.
func (x *antecedents) last(fits func(rec int) bool, sentences int, wary bool) (rec int, sure float64) {
	x.found = x.found[:0]
	rec = -1
	same := false
	for back := 0; back <= sentences; back++ {
		if !x.collect(back, fits) {
			return -1, 0
		}
		if back == 0 && len(x.found) > 0 {
			same = true
		}
		if rec < 0 && len(x.found) == 1 {
			rec = x.found[0]
		}
		if rec < 0 && len(x.found) > 1 {
			return -1, 0
		}
	}
	switch {
	case rec < 0:
		return -1, 0
	case len(x.found) == 1:
		return rec, sureOfOnly
	case same && wary:
		return -1, 0
	}
	return rec, sureOfLast
}

// collect adds the fitting records that the sentence so many back names before
// the place read; it is false if there are too many mentions to be sure.
func (x *antecedents) collect(back int, fits func(rec int) bool) bool {
	want := int32(x.now - back)
	seen := 0
	for i := x.next - 1; i >= 0; i-- {
		if x.sentence[i] < want {
			break
		}
		if seen++; seen > mostMatters {
			return false
		}
		if rec := int(x.owner[i]); x.sentence[i] == want && rec >= 0 && !slices.Contains(x.found, rec) && fits(rec) {
			x.found = append(x.found, rec)
		}
	}
	return true
}

// fits reports whether a noun may stand for a record.
func (x *antecedents) fits(r *Record, n nominal) bool {
	if !slices.Contains(n.kinds, r.Kind) {
		return false
	}
	if len(n.stems) == 0 {
		return true
	}
	if r.Kind == Person {
		return holds(r.Title, n.stems)
	}
	if a := x.reg.Actor(r.Known); a != nil {
		if slices.Contains(n.stems, r.Known) {
			return true
		}
		names := a.Names[x.language]
		for _, list := range [][]string{names.Short, names.Formal} {
			for _, name := range list {
				if holds(name, n.stems) {
					return true
				}
			}
		}
	}
	return holds(r.Mentions[0].Span.In(x.text), n.stems)
}

func holds(name string, stems []string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc(stems, func(s string) bool { return strings.Contains(name, s) })
}

// placeOffice puts the mention of an office into the record of the person whom
// the window names as its holder, else into that of the office.
func (x *antecedents) placeOffice(i int) {
	m := x.mentions[i]
	state, title := x.stateOf(m.Known), m.Span.In(x.text)
	for _, j := range []int{i - 1, i - 2, i + 1} { // "russische" in it or before it
		if state != "" || j < 0 || j >= len(x.mentions) {
			break
		}
		a := &x.mentions[j]
		gap := strings.TrimSpace(x.text[min(a.Span.End, m.Span.Start):max(a.Span.End, m.Span.Start)])
		if st := x.stateOf(a.Known); st != "" && (m.Span.Contains(a.Span) || a.Span.End <= m.Span.Start && gap == "") {
			state = st
		}
	}
	words := strings.Fields(strings.ToLower(title))
	name := ""
	for _, w := range words {
		if x.words.cuesOf(w)&cueOffice != 0 {
			name = w
		}
	}
	if name == "" && len(words) > 0 {
		name = words[len(words)-1]
	}
	x.now = int(x.sentence[i])
	rec, sure := x.last(func(r int) bool {
		p := &x.records[r]
		if p.Kind != Person || p.Title == "" {
			return false
		}
		of := ""
		if a := p.Affiliation.Actor; a >= 0 {
			of = x.stateOf(x.records[a].Known)
		}
		words := strings.Fields(strings.ToLower(p.Title))
		return of == state && inflected(words[len(words)-1], name)
	}, windowNamed, false)
	if rec >= 0 {
		m.Form = Nominal
		x.add(rec, i, m, sure*sureOfHolder)
		return
	}
	key := state + " " + name
	rec, ok := x.offices[key]
	if !ok {
		r := Record{Kind: Office}
		r.Region, r.Region3 = x.region(state)
		rec = x.open(r)
		x.offices[key] = rec
	}
	x.add(rec, i, m, 1)
}
