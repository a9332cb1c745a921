package detect

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/chancery-nlp/chancery/extractor"
	"github.com/chancery-nlp/chancery/extractor/span"
)

// A text is searched for passages in other languages in three steps, each
// for fewer units of text than the one before and each dearer. The scan
// (scan.go) cuts units and looks words up until a unit has shown itself to be
// in the main language. Where that does not happen the words found vote. If
// the vote goes against the main language, the unit is judged like a text of
// its own.

// The limits of passages.
const (
	// unitBytes is the length from which a sentence may be a passage. A
	// shorter one goes with its neighbours.
	unitBytes = 48
	// passageLetters is how many letters a passage must have.
	passageLetters = 36
	// judgedBytes is how much of a unit is judged: a sentence's worth.
	judgedBytes = 400
	// passageLead is the lead over the main language, in nats, that makes a
	// passage, sureLead that at which the n-gram models are not asked.
	passageLead = 6
	sureLead    = 12
	// passageLikeness is how much a passage must look like its language.
	passageLikeness = 0.75
	// wordLetters is how long the words of a passage may be in the mean, in
	// scripts with spaces: addresses have few.
	wordLetters = 12
	// lowerCase is the share, in percent, of its words that must start in
	// lower case: lists of names and titles are no passages.
	lowerCase = 40
)

// finder finds the passages of a text that are not in its main language.
type finder struct {
	detector *Detector
	text     string
	main     string // tag
	script   script
	lane     int    // of main in the model of its script, -1 if that has none
	bit      uint64 // the lane's

	// What may still be spent on judging units whose words speak for another
	// language, and units without known words, in bytes; and how often the
	// n-gram models may be asked.
	voted, unknown int
	ngramCalls     int

	byScript    [scriptCount]verdict // the last passage in each other script
	found       []passage
	mainSince   bool   // a unit in the main language stands after the last passage
	established uint64 // lanes of passages found
}

// passage is a part of the text in another language than the main one.
type passage struct {
	span.Span
	verdict
}

// passages returns the languages of text, whose main language is known.
func (d *Detector) passages(text string, main verdict) []extractor.Language {
	f := finder{detector: d, text: text, main: main.tag, lane: -1}
	f.script, f.lane = d.locate(main.tag)
	if f.lane >= 0 {
		f.bit = 1 << f.lane
	}
	f.voted = 4<<10 + len(text)/16
	f.unknown = 1<<10 + len(text)/64
	f.ngramCalls = 1 + min(15, len(text)>>17)
	f.scan()
	return f.languages(main)
}

// locate returns the script of a language and its lane in the script's model,
// or -1 if there is no model.
func (d *Detector) locate(tag string) (script, int) {
	for s, m := range d.models {
		if m == nil {
			continue
		}
		if lane := slices.Index(m.tags, tag); lane >= 0 {
			return script(s), lane
		}
	}
	if tag == "zh" || tag == "zh-Hant" || tag == "ja" {
		return han, -1
	}
	for s, sole := range soleLanguage {
		if sole == tag && sole != "" {
			return script(s), -1
		}
	}
	return noScript, -1
}

// close classifies a unit that the scan has cut.
func (f *finder) close(u *unit) {
	if u.end-u.start < unitBytes {
		return // goes with its neighbours
	}
	if v, ok := f.foreign(u); ok {
		f.add(u, v)
		return
	}
	f.mainSince = true
}

// foreign reports whether u is in another than the main language, and which.
func (f *finder) foreign(u *unit) (verdict, bool) {
	if u.sure {
		return verdict{}, false
	}
	if u.otherBytes > u.mainBytes {
		v, ok := f.judge(u, &f.voted)
		if !ok && f.voted < judgedBytes && f.byScript[u.other].tag != "" {
			return f.byScript[u.other], true
		}
		if ok {
			f.byScript[u.other] = v
		}
		return v, ok
	}
	if f.script == han {
		if f.main == "ja" && u.kanaBytes == 0 && u.mainBytes >= 2*unitBytes || f.main != "ja" && u.kanaBytes*8 > u.mainBytes {
			return f.judge(u, &f.voted)
		}
		return verdict{}, false
	}
	if f.detector.models[f.script] == nil {
		return verdict{}, false
	}
	votes := u.votes[:u.count]
	own := 0
	for _, v := range votes {
		if v&f.bit != 0 {
			own++
		}
	}
	if len(votes)-own <= own {
		if len(votes)*8 < u.words && u.words >= 5 {
			return f.judge(u, &f.unknown)
		}
		return verdict{}, false
	}
	lane, most := leader(votes)
	switch {
	case most < own+2, u.joined && most < 4*own:
		// In headings, lists and the like, words of several languages meet.
		return verdict{}, false
	case f.established&(1<<lane) != 0 && most >= 4 && most >= 3*own:
		return verdict{f.detector.models[f.script].tags[lane], 0.9}, true
	}
	return f.judge(u, &f.voted)
}

// leader returns the lane with the most votes.
func leader(votes []uint64) (lane, most int) {
	var counts [maxLanes]uint8
	for _, v := range votes {
		for ; v != 0; v &= v - 1 {
			counts[bits.TrailingZeros64(v)]++
		}
	}
	for l, n := range counts {
		if int(n) > most {
			lane, most = l, int(n)
		}
	}
	return lane, most
}

// judge judges a unit by all evidence, within the budget.
func (f *finder) judge(u *unit, budget *int) (verdict, bool) {
	text := f.text[u.start:min(u.end, wordEdge(f.text, u.start+judgedBytes))]
	if *budget < len(text) {
		return verdict{}, false
	}
	*budget -= len(text)

	d := f.detector
	var weights [scriptCount]int
	d.weighScripts(&weights, text)
	s, letters := mainScript(&weights)
	if letters < passageLetters {
		return verdict{}, false
	}
	m := d.models[s]
	if m == nil {
		v := d.judge([]string{text})
		return v, primary(v.tag) != primary(f.main)
	}
	var e evidence
	m.gather(&e, text, s, d.scripts)
	if e.letters < passageLetters || e.small*100 < e.tokens*lowerCase ||
		strings.Count(text, " ")*wordLetters < int(e.letters)-wordLetters {
		return verdict{}, false
	}
	var totals [maxLanes]int64
	best := m.vote(&totals, &e)
	same := s == f.script && f.lane >= 0
	lead := int64(sureLead * nat)
	if same {
		lead = totals[best] - totals[f.lane]
	}
	if u.joined && lead < sureLead*nat || lead < passageLead*nat || m.likeness(&e, best) < passageLikeness {
		return verdict{}, false
	}
	ranked, scores := m.rank(&totals)
	own := slices.Index(ranked, f.lane)
	if same && own < 0 {
		// The main language stays in the running to the end.
		own = len(ranked)
		ranked = append(ranked, f.lane)
		scores = append(scores, float64(totals[f.lane]-totals[ranked[0]])/nat)
	}
	unsure := lead < sureLead*nat || e.hits[best] == 0 || len(scores) > 1 && -scores[1]*nat < decisive
	if unsure && f.ngramCalls > 0 {
		f.ngramCalls--
		d.askNgrams(m, []string{text}, []int{best}, ranked, scores)
	}
	top := highest(scores)
	if same && scores[top]-scores[own] < passageLead {
		return verdict{}, false
	}
	lane := ranked[top]
	v := verdict{m.tags[lane], round(share(scores, top) * m.likeness(&e, lane))}
	if primary(v.tag) == primary(f.main) || e.hits[lane] == 0 {
		return verdict{}, false
	}
	if s == f.script {
		f.established |= 1 << lane
	}
	return v, true
}

// primary returns the primary subtag of a language tag.
func primary(tag string) string {
	p, _, _ := strings.Cut(tag, "-")
	return p
}

// add notes a unit as a passage, or as going on with the last one.
func (f *finder) add(u *unit, v verdict) {
	if n := len(f.found); n > 0 && !f.mainSince && f.found[n-1].tag == v.tag {
		f.found[n-1].End = u.end
		f.found[n-1].confidence = max(f.found[n-1].confidence, v.confidence)
		return
	}
	f.found = append(f.found, passage{span.Span{Start: u.start, End: u.end}, v})
	f.mainSince = false
}

// languages turns the passages found into the languages of the text.
func (f *finder) languages(main verdict) []extractor.Language {
	if len(f.found) == 0 {
		return []extractor.Language{{Code: main.tag, Confidence: main.confidence}}
	}
	var languages []extractor.Language
	add := func(v verdict, s span.Span) {
		s = trim(f.text, s)
		if s.Len() == 0 {
			return
		}
		i := slices.IndexFunc(languages, func(l extractor.Language) bool { return l.Code == v.tag })
		if i < 0 {
			i = len(languages)
			languages = append(languages, extractor.Language{Code: v.tag})
		}
		languages[i].Confidence = max(languages[i].Confidence, v.confidence)
		languages[i].Spans = append(languages[i].Spans, s)
	}
	from := 0
	for _, p := range f.found {
		add(main, span.Span{Start: from, End: p.Start})
		add(p.verdict, p.Span)
		from = p.End
	}
	add(main, span.Span{Start: from, End: len(f.text)})
	if len(languages) > 1 {
		// What is in no language needs no mention beside what is in one.
		languages = slices.DeleteFunc(languages, func(l extractor.Language) bool { return l.Code == Undetermined })
	}
	if len(languages) == 1 {
		languages[0].Spans = nil
	}
	slices.SortStableFunc(languages, func(a, b extractor.Language) int {
		return cmp.Compare(extent(b.Spans), extent(a.Spans))
	})
	return languages
}

func extent(spans []span.Span) int {
	n := 0
	for _, s := range spans {
		n += s.Len()
	}
	return n
}

// trim takes white space and punctuation off both ends of s, but leaves the
// full stop or the like that ends it. It returns an empty span if there is
// nothing else.
func trim(text string, s span.Span) span.Span {
	for s.Start < s.End {
		r, w := utf8.DecodeRuneInString(text[s.Start:s.End])
		if unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) || r == '¿' || r == '¡' {
			break
		}
		s.Start += w
	}
	for s.Start < s.End {
		r, w := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) && !unicode.Is(unicode.Pi, r) && !unicode.Is(unicode.Ps, r) && r != '"' {
			break
		}
		s.End -= w
	}
	return s
}
