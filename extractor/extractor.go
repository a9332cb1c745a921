package extractor

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/chancery-nlp/chancery/extractor/actor"
	"github.com/chancery-nlp/chancery/extractor/clause"
	"github.com/chancery-nlp/chancery/extractor/date"
	"github.com/chancery-nlp/chancery/extractor/match"
	"github.com/chancery-nlp/chancery/extractor/number"
	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/extractor/span"
	"github.com/chancery-nlp/chancery/extractor/treaty"
	"github.com/chancery-nlp/chancery/lang"
)

// valueLayers are the layers whose rules compete for the same words, in the
// order in which rules of equal length and priority win.
var valueLayers = [...]Layer{LayerDates, LayerNumbers}

// allLayers are all layers, in the order in which they are read.
var allLayers = [...]Layer{LayerDates, LayerNumbers, LayerActors, LayerSections, LayerClauses, LayerTreaties, LayerEvents}

// Tagger tells the tense of a sentence that no rule tells. At is the byte
// offset in sentence that the question is about.
type Tagger interface {
	Tense(sentence string, at int) date.Tense
}

// Extractor extracts records with a fixed set of packs. It is safe for
// concurrent use.
type Extractor struct {
	packs    []*lang.Pack
	register *lang.Register
	engines  map[string]*engine // by language code
	headings *segment.Headings  // of all packs
	taggers  []taggerOf
	detector Detector
}

// taggerOf is the tagger of a language.
type taggerOf struct {
	code   string
	tagger Tagger
}

// engine is what one language needs.
type engine struct {
	set     *lang.Set
	machine *match.Machine
	rules   []compiledRule // by rule number of the machine
	actors  *actor.Finder
	who     *actor.Resolver
	clauses *clause.Analyzer
	events  *treaty.Finder
	tagger  Tagger
	info    []PackInfo

	headings *segment.Headings
}

type compiledRule struct {
	layer Layer
	dates []*date.Op
	nums  []*number.Op

	// A rule of tense makes no record: where it matches its sentence speaks of
	// that time, or, with noTense, does not although a word looks so.
	tense   date.Tense
	noTense bool
	// A rule with a bound makes no record either: it qualifies the date behind it.
	bound *date.Op
}

// Option changes how an Extractor works.
type Option func(*Extractor)

// WithTagger gives the language, with those of its regions that have packs of
// their own, its tagger of tense.
func WithTagger(code string, t Tagger) Option {
	return func(x *Extractor) { x.taggers = append(x.taggers, taggerOf{code, t}) }
}

// WithRegister gives the register of known actors, in place of the one that is
// part of the binary.
func WithRegister(reg *lang.Register) Option {
	return func(x *Extractor) { x.register = reg }
}

// New compiles packs. The detector finds the language of documents without a
// hint; without one they are read as "und".
func New(packs []*lang.Pack, det Detector, opts ...Option) (*Extractor, error) {
	x := &Extractor{packs: packs, engines: map[string]*engine{}, headings: segment.NewHeadings(lang.MergeSections(packs)), detector: det}
	for _, o := range opts {
		o(x)
	}
	if x.register == nil {
		var err error
		if x.register, err = lang.BuiltinRegister(); err != nil {
			return nil, fmt.Errorf("register of actors: %w", err)
		}
	}
	// Languages first: their regions share what they do not change.
	codes := append([]string{"und"}, lang.Codes(packs)...)
	slices.SortStableFunc(codes, func(a, b string) int { return strings.Count(a, "-") - strings.Count(b, "-") })
	regional := slices.IndexFunc(codes, func(c string) bool { return strings.Contains(c, "-") })
	if regional < 0 {
		regional = len(codes)
	}
	for _, part := range [][]string{codes[:regional], codes[regional:]} {
		engines := make([]*engine, len(part))
		errs := make([]error, len(part))
		var wg sync.WaitGroup
		for i, code := range part {
			base, _, _ := strings.Cut(code, "-")
			wg.Go(func() { engines[i], errs[i] = compile(code, packs, x.register, x.engines[base]) })
		}
		wg.Wait()
		for i, code := range part {
			if errs[i] != nil {
				return nil, fmt.Errorf("pack %s: %w", code, errs[i])
			}
			for _, t := range x.taggers {
				if code == t.code || strings.HasPrefix(code, t.code+"-") {
					engines[i].tagger = t.tagger
				}
			}
			x.engines[code] = engines[i]
		}
	}
	return x, nil
}

// compile makes the engine of a language. Where code is of a region, base is
// the engine of its language: its finders serve for layers that the region has
// no rules for.
func compile(code string, packs []*lang.Pack, reg *lang.Register, base *engine) (*engine, error) {
	set, err := lang.NewSet(code, packs)
	if err != nil {
		return nil, err
	}
	recs, err := number.NewRecognizers(set.Numerals, set.Variants)
	if err != nil {
		return nil, err
	}
	layers := make([]string, len(valueLayers))
	for i, l := range valueLayers {
		layers[i] = string(l)
	}
	m, err := match.Compile(set, layers, recs)
	if err != nil {
		return nil, err
	}
	e := &engine{set: set, machine: m, headings: segment.NewHeadings(set.Sections)}
	if err := e.finders(set, reg, base); err != nil {
		return nil, err
	}
	for _, r := range m.Rules {
		c := compiledRule{layer: Layer(r.Layer)}
		for _, y := range r.Yields {
			switch c.layer {
			case LayerDates:
				op, err := date.Compile(r, y)
				if err != nil {
					return nil, err
				}
				c.dates = append(c.dates, op)
				if op.Binds() {
					c.bound = op
				}
				if t, is := op.Tense(); is {
					c.tense, c.noTense = t, t == date.Open
				}
			case LayerNumbers:
				op, err := number.Compile(r, y)
				if err != nil {
					return nil, err
				}
				c.nums = append(c.nums, op)
			}
		}
		e.rules = append(e.rules, c)
	}
	for _, p := range set.Packs {
		e.info = append(e.info, InfoOf(p))
	}
	return e, nil
}

// finders gives e what finds actors, clauses and treaties.
func (e *engine) finders(set *lang.Set, reg *lang.Register, base *engine) (err error) {
	if base != nil && !set.Overrides(string(LayerActors)) {
		e.actors, e.who = base.actors, base.who
	} else if e.actors, err = actor.NewFinder(set, reg); err != nil {
		return err
	} else if e.who, err = actor.NewResolver(set, reg); err != nil {
		return err
	}
	if base != nil && !set.Overrides(string(LayerClauses)) {
		e.clauses = base.clauses
	} else if e.clauses, err = clause.NewAnalyzer(set); err != nil {
		return err
	}
	if base != nil && !set.Overrides("events") && !set.Overrides(string(LayerTreaties)) {
		e.events = base.events
	} else if e.events, err = treaty.NewFinder(set); err != nil {
		return err
	}
	return nil
}

// InfoOf describes a pack.
func InfoOf(p *lang.Pack) PackInfo {
	info := PackInfo{LanguageCode: p.Code, Version: p.Version}
	for _, l := range p.Layers() {
		if l == "events" {
			l = string(LayerEvents)
		}
		info.Layers = append(info.Layers, Layer(l))
	}
	return info
}

// Packs returns the packs that x was made with.
func (x *Extractor) Packs() []*lang.Pack { return x.packs }

// engineFor returns the engine of a language tag, trying its base, and whether
// the language has rules of its own.
func (x *Extractor) engineFor(code string) (*engine, bool) {
	if e := x.engines[code]; e != nil {
		return e, code != "und"
	}
	if tag, err := language.Parse(code); err == nil {
		base, _ := tag.Base()
		if e := x.engines[base.String()]; e != nil && base.String() != "und" {
			return e, true
		}
	}
	return x.engines["und"], false
}

// Extract reads doc. Its error is an [*Error] for faults of the document, or
// the context's.
func (x *Extractor) Extract(ctx context.Context, doc Document) (Result, error) {
	res := Result{DocumentID: doc.ID}
	if i := invalidUTF8(doc.Text); i >= 0 {
		return res, &Error{Field: "text", Reason: "INVALID_UTF8", Msg: fmt.Sprintf("invalid UTF-8 at byte %d", i)}
	}
	if len(doc.Text) >= 1<<31-1 {
		return res, &Error{Field: "text", Reason: "TOO_LARGE", Msg: fmt.Sprintf("text has %d bytes, more than 2 GiB", len(doc.Text))}
	}
	ref, err := date.ParseReference(doc.ReferenceTime)
	if err != nil {
		return res, &Error{Field: "reference_time", Reason: "MALFORMED_REFERENCE_TIME", Msg: err.Error()}
	}
	layers, err := res.layers(doc.Layers)
	if err != nil {
		return res, err
	}
	code, err := x.language(&doc, &res)
	if err != nil {
		return res, err
	}
	if err := ctx.Err(); err != nil {
		return res, err
	}
	r := reader{doc: &doc, res: &res, layers: layers, need: needed(layers), ref: ref, timeline: date.NewTimeline(ref)}
	if r.need[LayerSections] {
		res.Sections = segment.Sections(doc.Text, x.headingsFor(code, len(res.Languages) > 1))
	}
	for _, p := range passages(len(doc.Text), code, res.Languages) {
		r.e = res.engine(x, p)
		if r.need[LayerActors] {
			r.finder = r.e.actors
			if r.e == x.engines["und"] {
				if r.finder, err = r.finder.In(p.code); err != nil {
					return Result{DocumentID: doc.ID}, err
				}
			}
		}
		if err := r.read(ctx, p.span); err != nil {
			return Result{DocumentID: doc.ID}, err
		}
	}
	main, own := x.engineFor(code)
	if own {
		res.missing(main, doc.Layers)
	}
	r.compose(x.register, main.who)
	return res, nil
}

// missing warns of layers asked for that the packs of the language have no
// rules for.
func (res *Result) missing(e *engine, asked []Layer) {
	for _, l := range asked {
		layer := string(l)
		switch l {
		case LayerClauses, LayerTreaties:
		case LayerEvents:
			layer = "events"
		default:
			continue // rules of all languages serve them
		}
		if !e.set.Has(layer) {
			res.Warnings = append(res.Warnings, Warning{Code: LayerNotAvailable, Message: fmt.Sprintf("no rules of layer %q for language %q", l, e.set.Code)})
		}
	}
}

// passage is a part of a text in one language.
type passage struct {
	span  span.Span
	code  string
	whole bool // it is all of the text
}

// passages parts a text of the given size where other languages than the main
// one stand.
func passages(size int, main string, languages []Language) []passage {
	var other []passage
	for _, l := range languages {
		if l.Code == main {
			continue
		}
		for _, s := range l.Spans {
			other = append(other, passage{span: s, code: l.Code})
		}
	}
	if len(other) == 0 {
		return []passage{{span: span.Span{End: size}, code: main, whole: true}}
	}
	slices.SortFunc(other, func(a, b passage) int { return a.span.Start - b.span.Start })
	var all []passage
	at := 0
	for _, p := range other {
		if p.span.Start < at || p.span.End > size {
			continue
		}
		if p.span.Start > at {
			all = append(all, passage{span: span.Span{Start: at, End: p.span.Start}, code: main})
		}
		all = append(all, p)
		at = p.span.End
	}
	if at < size {
		all = append(all, passage{span: span.Span{Start: at, End: size}, code: main})
	}
	return all
}

// engine returns the engine for a passage, and notes its packs or that its
// language has none; each language is told of once.
func (res *Result) engine(x *Extractor, p passage) *engine {
	e, own := x.engineFor(p.code)
	for _, info := range e.info {
		if !slices.ContainsFunc(res.Packs, func(q PackInfo) bool { return q.LanguageCode == info.LanguageCode && q.Version == info.Version }) {
			res.Packs = append(res.Packs, info)
		}
	}
	if own {
		return e
	}
	w := Warning{Code: NoRuleSet, Message: fmt.Sprintf("no rule pack for language %q: only language-neutral rules were applied", p.code)}
	if !slices.ContainsFunc(res.Warnings, func(v Warning) bool { return v.Message == w.Message }) {
		if !p.whole {
			w.Span = p.span
		}
		res.Warnings = append(res.Warnings, w)
	}
	return e
}

// invalidUTF8 returns the offset of the first byte that is not UTF-8, or -1.
func invalidUTF8(s string) int {
	if utf8.ValidString(s) {
		return -1
	}
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// layers returns which layers to fill.
func (res *Result) layers(asked []Layer) (map[Layer]bool, error) {
	want := map[Layer]bool{}
	if len(asked) == 0 {
		asked = allLayers[:]
	}
	for _, l := range asked {
		if !slices.Contains(allLayers[:], l) {
			names := make([]string, len(allLayers))
			for i, k := range allLayers {
				names[i] = string(k)
			}
			return nil, &Error{Field: "layers", Reason: "UNKNOWN_LAYER", Msg: fmt.Sprintf("unknown layer %q: want one of %s", l, strings.Join(names, ", "))}
		}
		want[l] = true
	}
	return want, nil
}

// language decides the language of doc: the hint's, or the detected one.
func (x *Extractor) language(doc *Document, res *Result) (string, error) {
	if doc.LanguageCode != "" {
		tag, err := language.Parse(doc.LanguageCode)
		if err != nil {
			return "", &Error{Field: "language_code", Reason: "MALFORMED_LANGUAGE_CODE", Msg: fmt.Sprintf("%q is no BCP 47 language tag", doc.LanguageCode)}
		}
		code := tag.String()
		res.Languages = []Language{{Code: code, Confidence: 1}}
		return code, nil
	}
	if x.detector == nil {
		res.Languages = []Language{{Code: "und"}}
		return "und", nil
	}
	res.Languages = x.detector.Detect(doc.Text, true)
	best := res.Languages[0]
	if best.Code != "und" && best.Confidence < 0.5 {
		res.Warnings = append(res.Warnings, Warning{Code: LowConfidence,
			Message: fmt.Sprintf("the language %q is a guess with confidence %.2f", best.Code, best.Confidence)})
	}
	return best.Code, nil
}

// Detect finds the languages of text.
func (x *Extractor) Detect(text string, passages bool) []Language {
	if x.detector == nil {
		return []Language{{Code: "und"}}
	}
	return x.detector.Detect(text, passages)
}

// Rule returns the rule with the id and the pack it stands in, or nil.
func (x *Extractor) Rule(id string) (*lang.Pack, *lang.Rule) {
	for _, p := range slices.Backward(x.packs) {
		for _, r := range p.Rules {
			if r.ID == id {
				return p, r
			}
		}
	}
	return nil, nil
}

// LanguageCodes lists the languages that have packs, sorted.
func (x *Extractor) LanguageCodes() []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(x.engines)), func(c string) bool { return c == "und" })
}

var _ segment.Abbreviations = (*lang.Set)(nil)
