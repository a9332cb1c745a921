package extractor

import (
	"context"
	"fmt"
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/chancery-nlp/chancery/extractor/actor"
	"github.com/chancery-nlp/chancery/extractor/date"
	"github.com/chancery-nlp/chancery/extractor/match"
	"github.com/chancery-nlp/chancery/extractor/number"
	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/extractor/span"
	"github.com/chancery-nlp/chancery/extractor/treaty"
)

// chunkSize is how much of a long text is read at once, in bytes. Larger
// chunks are not faster; the workspace stays small with this one.
const chunkSize = 64 << 10

// reader fills the result of one document, chunk by chunk.
type reader struct {
	e         *engine
	finder    *actor.Finder // of the passage's language, where actors are read
	seen      actor.Seen    // names of the chunks before
	doc       *Document
	res       *Result
	layers    map[Layer]bool // that were asked for
	need      map[Layer]bool // those and what they are made of
	ref       date.Reference
	timeline  *date.Timeline
	sentences int // before the chunk
	mentions  []actor.Mention
	starts    []int // of sentences, where actors are read
	treaties  treaty.Findings
}

// workspace is what reading a chunk needs; it is reused.
type workspace struct {
	tokens    []segment.Token
	sentences []segment.Sentence
	finds     []find
	exprs     []date.Expr
	nums      []number.Record
	marks     []tenseMark
	bounds    []boundMark
	tagged    int // expressions of the chunk that the tagger was asked about
	order     []int
	taken     []int
}

var workspaces = sync.Pool{New: func() any { return new(workspace) }}

// find is a candidate that made sense.
type find struct {
	hull  span.Span
	match span.Span
	cand  *match.Candidate
	rule  *compiledRule
	first int32  // of its expressions or records in the workspace
	lost  string // rule that took the place
}

// tenseMark is a word that tells the tense of its sentence.
type tenseMark struct {
	at, end int
	tense   date.Tense
}

// boundMark is a word that qualifies the date behind it.
type boundMark struct {
	end      int
	modifier date.Modifier
}

// read reads one passage of the document with the engine of its language.
func (r *reader) read(ctx context.Context, passage span.Span) error {
	if len(r.layers) == 0 || len(r.layers) == 1 && r.layers[LayerSections] {
		return nil // no rules are asked for
	}
	w := workspaces.Get().(*workspace)
	defer func() {
		clear(w.finds)
		clear(w.exprs)
		clear(w.nums)
		workspaces.Put(w)
	}()
	text := r.doc.Text[:passage.End]
	for pos := passage.Start; pos < len(text); {
		if err := ctx.Err(); err != nil {
			return err
		}
		end := cut(text, pos)
		if err := r.chunk(ctx, w, text[pos:end], pos); err != nil {
			return err
		}
		pos = end
	}
	return nil
}

// cut returns where the chunk that starts at pos ends: at an empty line if
// there is one in its second half, else at a line, a sentence, a blank.
func cut(text string, pos int) int {
	if len(text)-pos <= chunkSize {
		return len(text)
	}
	half := text[pos+chunkSize/2 : pos+chunkSize]
	for _, mark := range []string{"\n\n", "\n"} {
		if i := strings.LastIndex(half, mark); i >= 0 {
			return pos + chunkSize/2 + i + len(mark)
		}
	}
	rest := half
	for range 256 { // a stop after a long word in small letters ends a sentence
		i := strings.LastIndex(rest, ". ")
		if i < 4 {
			break
		}
		if strings.IndexFunc(rest[i-4:i], func(r rune) bool { return r < 'a' || r > 'z' }) < 0 {
			return pos + chunkSize/2 + i + 2
		}
		rest = rest[:i]
	}
	if i := strings.LastIndexByte(half, ' '); i >= 0 {
		return pos + chunkSize/2 + i + 1
	}
	end := pos + chunkSize
	for end > pos && !utf8.RuneStart(text[end]) {
		end--
	}
	return end
}

func (r *reader) chunk(ctx context.Context, w *workspace, text string, base int) error {
	w.tagged = 0
	firstDate := len(r.res.Dates)
	w.tokens = segment.Tokenize(w.tokens[:0], text)
	w.sentences = segment.Sentences(w.sentences[:0], text, w.tokens, r.e.set)
	err := r.e.machine.Find(ctx, text, w.tokens, func(cands []match.Candidate) error {
		r.evaluate(w, text, cands)
		w.settle()
		for i := range w.finds {
			if f := &w.finds[i]; f.lost == "" {
				r.emit(w, f, text, base)
			}
		}
		if r.doc.Explain {
			r.explain(w.finds, base)
		}
		return nil
	})
	r.sentences += len(w.sentences)
	if err != nil {
		return err
	}
	return r.actors(ctx, w, text, base, firstDate)
}

// evaluate keeps the candidates whose slots make sense.
func (r *reader) evaluate(w *workspace, text string, cands []match.Candidate) {
	w.finds, w.marks, w.exprs, w.nums, w.bounds = w.finds[:0], w.marks[:0], w.exprs[:0], w.nums[:0], w.bounds[:0]
	days, far, near := 0, 0, 0
	now, dated := r.ref.Year()
next:
	for i := range cands {
		c := &cands[i]
		rule := &r.e.rules[c.RuleN]
		f := find{hull: c.Hull(), match: c.Match, cand: c, rule: rule, first: int32(len(w.exprs))}
		if rule.tense != date.Open || rule.noTense {
			w.marks = append(w.marks, tenseMark{f.hull.Start, f.hull.End, rule.tense})
			continue
		}
		if rule.bound != nil {
			if m, ok := rule.bound.Bound(c); ok {
				w.bounds = append(w.bounds, boundMark{f.hull.End, m})
			}
			continue
		}
		if rule.layer == LayerNumbers {
			f.first = int32(len(w.nums))
		}
		for _, op := range rule.dates {
			w.exprs = append(w.exprs, date.Expr{})
			x := &w.exprs[len(w.exprs)-1]
			if !op.Eval(c, x) {
				w.exprs = w.exprs[:f.first]
				continue next
			}
			if x.Daily() {
				days++
			}
			if y, ok := x.Year(); ok && dated {
				if y < now-2 {
					far++
				} else {
					near++
				}
			}
		}
		for k, op := range rule.nums {
			if op.Skips() {
				continue
			}
			rec, ok := op.Eval(c)
			if !ok {
				w.nums = w.nums[:f.first]
				continue next
			}
			rec.Span, rec.RuleID = c.Spans[k], c.Rule.ID
			w.nums = append(w.nums, rec)
			claim := op.Claim(c, k)
			f.hull.Start, f.hull.End = min(f.hull.Start, claim.Start), max(f.hull.End, claim.End)
		}
		if rule.layer == LayerNumbers && c.Rule.Range && number.Less(w.nums[f.first+1].Value, w.nums[f.first].Value) {
			w.nums = w.nums[:f.first]
			continue // "58-31" is no range
		}
		w.finds = append(w.finds, f)
	}
	r.timeline.Daily = days*perDay >= len(text)
	r.timeline.Narrative = far >= 8 && far > 5*near && !r.timeline.Daily
	w.dropOpen()
	slices.SortStableFunc(w.bounds, func(a, b boundMark) int { return a.end - b.end })
	slices.SortStableFunc(w.finds, func(a, b find) int { return a.hull.Start - b.hull.Start })
}

// perDay is how many bytes of a text may go by without a weekday, a clock time
// or the like, if it is one that goes day by day.
const perDay = 1500

// dropOpen takes out the words that only look like verbs in the past.
func (w *workspace) dropOpen() {
	slices.SortStableFunc(w.marks, func(a, b tenseMark) int { return a.at - b.at })
	kept := w.marks[:0]
	for i := 0; i < len(w.marks); {
		j, none := i, false
		for ; j < len(w.marks) && w.marks[j].at == w.marks[i].at; j++ {
			none = none || w.marks[j].tense == date.Open
		}
		for _, m := range w.marks[i:j] {
			if m.tense > date.Past || m.tense == date.Past && !none {
				kept = append(kept, m)
			}
		}
		i = j
	}
	w.marks = kept
}

// settle decides which of overlapping finds stand: the longest, then the one
// of higher priority, then the one of the earlier layer, then the one with
// more context.
func (w *workspace) settle() {
	finds := w.finds
	for from := 0; from < len(finds); {
		to, end := from+1, finds[from].hull.End
		for to < len(finds) && finds[to].hull.Start < end {
			end = max(end, finds[to].hull.End)
			to++
		}
		if to-from > 1 {
			w.order = w.order[:0]
			for i := from; i < to; i++ {
				w.order = append(w.order, i)
			}
			slices.SortStableFunc(w.order, func(i, j int) int { return better(&finds[i], &finds[j]) })
			w.pick()
		}
		from = to
	}
}

// pick takes finds in order, each unless it overlaps one taken before.
func (w *workspace) pick() {
	finds := w.finds
	taken := w.taken[:0] // sorted by start; they do not overlap
	for _, i := range w.order {
		k, _ := slices.BinarySearchFunc(taken, finds[i].hull.Start, func(t, start int) int { return finds[t].hull.Start - start })
		if k < len(taken) && finds[taken[k]].hull.Overlaps(finds[i].hull) {
			finds[i].lost = finds[taken[k]].cand.Rule.ID
			continue
		}
		if k > 0 && finds[taken[k-1]].hull.Overlaps(finds[i].hull) {
			finds[i].lost = finds[taken[k-1]].cand.Rule.ID
			continue
		}
		taken = slices.Insert(taken, k, i)
	}
	w.taken = taken
}

// better is negative if a wins over b.
func better(a, b *find) int {
	if d := b.hull.Len() - a.hull.Len(); d != 0 {
		return d
	}
	if d := b.cand.Rule.Priority - a.cand.Rule.Priority; d != 0 {
		return d
	}
	if a.rule.layer != b.rule.layer {
		if a.rule.layer == LayerDates {
			return -1
		}
		return 1
	}
	return b.match.Len() - a.match.Len()
}

// emit turns a find into its records.
func (r *reader) emit(w *workspace, f *find, text string, base int) {
	switch f.rule.layer {
	case LayerDates:
		r.emitDates(w, f, text, base)
	case LayerNumbers:
		r.emitNumbers(w, f, base)
	}
}

func (r *reader) emitDates(w *workspace, f *find, text string, base int) {
	first := len(r.res.Dates)
	for k := range f.rule.dates {
		x := &w.exprs[int(f.first)+k]
		if x.Skips() {
			return
		}
		at := f.cand.Spans[k]
		sentence := -1
		rec := r.timeline.Resolve(x, r.sentences+sentenceOf(w, at.Start, &sentence), func() date.Tense {
			return r.tense(w, text, at, sentence)
		})
		if !r.need[LayerDates] {
			continue
		}
		if rec.Modifier == date.None && rec.Type <= date.Time && !f.cand.Rule.Range {
			rec.Modifier = w.boundBefore(text, at.Start)
		}
		rec.Span = shifted(at, base)
		rec.RuleID = f.cand.Rule.ID
		r.res.Dates = append(r.res.Dates, rec)
		r.warnDate(&rec)
	}
	if f.cand.Rule.Range && len(r.res.Dates) == first+2 {
		a, b := &r.res.Dates[first], &r.res.Dates[first+1]
		end := b.End // the last day is part of a range of days
		if b.Type == date.Time {
			end = b.Begin // the last hour is not part of "from 10 to 12"
		}
		r.res.Ranges = append(r.res.Ranges, Range{Layer: LayerDates, From: first, To: first + 1, Begin: a.Begin, End: end})
	}
}

// boundBefore returns what the word right before byte at says of the date there.
func (w *workspace) boundBefore(text string, at int) date.Modifier {
	i, _ := slices.BinarySearchFunc(w.bounds, at+1, func(b boundMark, at int) int { return b.end - at })
	if i == 0 || strings.TrimSpace(text[w.bounds[i-1].end:at]) != "" {
		return date.None
	}
	return w.bounds[i-1].modifier
}

func (r *reader) warnDate(rec *date.Record) {
	if !r.layers[LayerDates] {
		return
	}
	at := rec.Span
	quote := r.doc.Text[at.Start:at.End]
	switch {
	case rec.Invalid:
		r.res.Warnings = append(r.res.Warnings, Warning{Code: InvalidDate, Message: fmt.Sprintf("%.80q names no day of the calendar", quote), Span: at})
	case len(rec.Readings) > 1 && rec.Type == date.Date: // that a clock may have twelve hours is no news
		r.res.Warnings = append(r.res.Warnings, Warning{Code: AmbiguousDate, Message: fmt.Sprintf("%.80q can be read in %d ways", quote, len(rec.Readings)), Span: at})
	case rec.Anchor == date.AnchorNone && rec.Begin == "" && (rec.Type == date.Date || rec.Type == date.Time) && strings.Contains(rec.Value, "X"):
		r.res.Warnings = append(r.res.Warnings, Warning{Code: NoReferenceTime, Message: fmt.Sprintf("%.80q has nothing to count from: give a reference time", quote), Span: at})
	}
}

func (r *reader) emitNumbers(w *workspace, f *find, base int) {
	if !r.layers[LayerNumbers] {
		return
	}
	first := len(r.res.Numbers)
	for k, op := range f.rule.nums {
		if op.Skips() {
			return
		}
		rec := w.nums[int(f.first)+k]
		rec.Span = shifted(rec.Span, base)
		if rec.Counted.End > 0 {
			rec.Counted = shifted(rec.Counted, base)
		}
		r.res.Numbers = append(r.res.Numbers, rec)
		if len(rec.Readings) > 1 {
			r.res.Warnings = append(r.res.Warnings, Warning{Code: AmbiguousNumber, Span: rec.Span,
				Message: fmt.Sprintf("%.80q can be read in %d ways", r.doc.Text[rec.Span.Start:rec.Span.End], len(rec.Readings))})
		}
	}
	if f.cand.Rule.Range && len(r.res.Numbers) == first+2 {
		a, b := &r.res.Numbers[first], &r.res.Numbers[first+1]
		r.res.Ranges = append(r.res.Ranges, Range{Layer: LayerNumbers, From: first, To: first + 1, Begin: a.Value, End: b.Value})
	}
}

func shifted(s span.Span, by int) span.Span { return span.Span{Start: s.Start + by, End: s.End + by} }

// sentenceOf returns the number of the sentence that byte at stands in.
func sentenceOf(w *workspace, at int, n *int) int {
	*n = sort.Search(len(w.sentences), func(i int) bool {
		return int(w.tokens[w.sentences[i].First].Start) > at
	}) - 1
	return *n
}

// tense returns the tense at a place of sentence n: that of the nearest word
// which tells it, or what the tagger makes of the sentence.
func (r *reader) tense(w *workspace, text string, at span.Span, n int) date.Tense {
	if n < 0 {
		return date.Open
	}
	s := w.sentences[n]
	start, end := int(w.tokens[s.First].Start), int(w.tokens[s.Last-1].End)
	start, end = max(start, at.Start-tenseReach), min(end, at.End+tenseReach)
	for start < at.Start && !utf8.RuneStart(text[start]) {
		start++
	}
	for end > at.End && end < len(text) && !utf8.RuneStart(text[end]) {
		end--
	}
	best, distance := date.Open, 1<<30
	i := sort.Search(len(w.marks), func(i int) bool { return w.marks[i].at >= start })
	for ; i < len(w.marks) && w.marks[i].at < end; i++ {
		if w.marks[i].at >= at.Start && w.marks[i].at < at.End {
			continue // "minuten" only looks like a verb
		}
		between := text[at.End:max(at.End, w.marks[i].at)]
		if w.marks[i].at < at.Start {
			between = text[min(w.marks[i].end, at.Start):at.Start]
		}
		d := len(between) + acrossClause*strings.Count(between, ",") + acrossClause*strings.Count(between, ";")
		if d < distance || d == distance && w.marks[i].tense == date.Past {
			best, distance = w.marks[i].tense, d
		}
	}
	if best == date.Open && r.e.tagger != nil && w.tagged < maxTagged {
		w.tagged++
		best = r.e.tagger.Tense(text[start:end], at.Start-start)
	}
	return best
}

// tenseReach is how many bytes around an expression its tense is looked for.
const tenseReach = 400

// maxTagged is how many expressions of a chunk the tagger is asked about. Text
// as people write it asks for a handful; lists of weekdays must not slow it down.
const maxTagged = 100

// acrossClause is how many bytes farther a word counts as behind a comma: it
// may belong to another clause.
const acrossClause = 40

// explain lists what was found, with what it was made of.
func (r *reader) explain(finds []find, base int) {
	for i := range finds {
		f := &finds[i]
		if !r.layers[f.rule.layer] {
			continue
		}
		for k := range f.cand.Spans {
			x := Explanation{Layer: f.rule.layer, Span: shifted(f.cand.Spans[k], base), Match: shifted(f.match, base), RuleID: f.cand.Rule.ID, LostTo: f.lost}
			for j := range f.cand.Caps {
				c := &f.cand.Caps[j]
				term := f.cand.Label(c)
				if term != c.Name {
					term += ":" + c.Name
				}
				x.Terms = append(x.Terms, fmt.Sprintf("%s %q = %s", term, r.doc.Text[base+c.Span.Start:base+c.Span.End], c.Value))
			}
			r.res.Explanations = append(r.res.Explanations, x)
		}
	}
}
