package convert

import (
	"strconv"
	"strings"

	"github.com/chancery-nlp/chancery/extractor"
	"github.com/chancery-nlp/chancery/extractor/date"
	"github.com/chancery-nlp/chancery/extractor/number"
	"github.com/chancery-nlp/chancery/extractor/span"
	chanceryv1 "github.com/chancery-nlp/chancery/proto/chancery/v1"
)

// Options says how records are to be returned.
type Options struct {
	Unit        span.Unit // that offsets are counted in
	IncludeText bool      // give the text of the spans of sections and clauses
}

// Response returns the records of text as the interface has them. The records'
// spans must lie in text.
func Response(text string, r extractor.Result, opt Options) *chanceryv1.ExtractResponse {
	w := newWriter(text, opt)
	out := &chanceryv1.ExtractResponse{
		DocumentId:     r.DocumentID,
		Languages:      w.languages(r.Languages),
		OffsetEncoding: encoding(opt.Unit),
	}
	for i, s := range r.Sections {
		out.Sections = append(out.Sections, w.section(i, s))
	}
	for i, d := range r.Dates {
		out.Dates = append(out.Dates, w.date(i, d))
	}
	for i, n := range r.Numbers {
		out.Numbers = append(out.Numbers, w.number(i, n))
	}
	for i, x := range r.Ranges {
		out.Ranges = append(out.Ranges, w.rangeOf(i, x, r))
	}
	for i := range r.Actors {
		out.Actors = append(out.Actors, w.actor(i, &r.Actors[i]))
	}
	for i := range r.Clauses {
		out.Clauses = append(out.Clauses, w.clause(i, &r.Clauses[i]))
	}
	for i := range r.Treaties {
		out.Treaties = append(out.Treaties, w.treaty(i, &r.Treaties[i]))
	}
	for i := range r.Events {
		out.TreatyEvents = append(out.TreatyEvents, w.event(i, &r.Events[i]))
	}
	for _, x := range r.Warnings {
		out.Warnings = append(out.Warnings, w.warning(x))
	}
	for _, p := range r.Packs {
		out.Packs = append(out.Packs, Pack(p))
	}
	records := recordIDs(r)
	for _, e := range r.Explanations {
		out.Explanations = append(out.Explanations, w.explanation(e, records))
	}
	return out
}

// Languages returns the languages of text as the interface has them.
func Languages(text string, languages []extractor.Language, unit span.Unit) *chanceryv1.DetectLanguageResponse {
	return &chanceryv1.DetectLanguageResponse{
		Languages:      newWriter(text, Options{Unit: unit}).languages(languages),
		OffsetEncoding: encoding(unit),
	}
}

// Pack returns p as the interface has it.
func Pack(p extractor.PackInfo) *chanceryv1.Pack {
	out := &chanceryv1.Pack{LanguageCode: p.LanguageCode, Version: p.Version}
	for _, l := range p.Layers {
		out.Layers = append(out.Layers, layerEnum(l))
	}
	return out
}

// writer turns the records of one document into messages.
type writer struct {
	text string
	opt  Options
	at   *span.Mapper
}

func newWriter(text string, opt Options) *writer {
	return &writer{text: text, opt: opt, at: span.NewMapper(text, opt.Unit)}
}

// bare returns s without its text.
func (w *writer) bare(s span.Span) *chanceryv1.Span {
	m := w.at.Span(s)
	return &chanceryv1.Span{Start: int32(m.Start), End: int32(m.End)}
}

// grounded returns s with its text.
func (w *writer) grounded(s span.Span) *chanceryv1.Span {
	out := w.bare(s)
	out.Text = s.In(w.text)
	return out
}

// repeated returns s, with its text only if that was asked for: such spans
// together repeat the document.
func (w *writer) repeated(s span.Span) *chanceryv1.Span {
	if w.opt.IncludeText {
		return w.grounded(s)
	}
	return w.bare(s)
}

// optional returns s with its text, or nothing for the zero span.
func (w *writer) optional(s span.Span) *chanceryv1.Span {
	if s == (span.Span{}) {
		return nil
	}
	return w.grounded(s)
}

func (w *writer) languages(languages []extractor.Language) []*chanceryv1.Language {
	var out []*chanceryv1.Language
	for _, l := range languages {
		m := &chanceryv1.Language{LanguageCode: l.Code, Confidence: l.Confidence}
		for _, s := range l.Spans {
			m.Spans = append(m.Spans, w.bare(s))
		}
		out = append(out, m)
	}
	return out
}

func (w *writer) date(i int, d date.Record) *chanceryv1.Date {
	out := &chanceryv1.Date{
		Id:       dateID(i),
		Span:     w.grounded(d.Span),
		Type:     dateType(d.Type),
		Value:    d.Value,
		Timex:    d.Timex,
		Begin:    d.Begin,
		End:      d.End,
		Modifier: dateModifier(d.Modifier),
		Anchor:   dateAnchor(d.Anchor),
		Invalid:  d.Invalid,
		RuleId:   d.RuleID,
	}
	for _, r := range d.Readings {
		out.Readings = append(out.Readings, &chanceryv1.DateReading{Value: r.Value, Begin: r.Begin, End: r.End})
	}
	return out
}

func (w *writer) number(i int, n number.Record) *chanceryv1.Number {
	out := &chanceryv1.Number{
		Id:       numberID(i),
		Span:     w.grounded(n.Span),
		Kind:     numberKind(n.Kind),
		Value:    n.Value,
		Unit:     n.Unit,
		Modifier: numberModifier(n.Modifier),
		Counted:  w.optional(n.Counted),
		RuleId:   n.RuleID,
	}
	for _, v := range n.Readings {
		out.Readings = append(out.Readings, &chanceryv1.NumberReading{Value: v})
	}
	return out
}

func (w *writer) rangeOf(i int, x extractor.Range, r extractor.Result) *chanceryv1.Range {
	out := &chanceryv1.Range{Id: "r" + strconv.Itoa(i+1)}
	var from, to span.Span
	if x.Layer == extractor.LayerNumbers {
		from, to = r.Numbers[x.From].Span, r.Numbers[x.To].Span
		out.Ends = &chanceryv1.Range_Numbers{Numbers: &chanceryv1.NumberRange{
			FromNumberId: numberID(x.From), ToNumberId: numberID(x.To), Lower: x.Begin, Upper: x.End,
		}}
	} else {
		from, to = r.Dates[x.From].Span, r.Dates[x.To].Span
		out.Ends = &chanceryv1.Range_Dates{Dates: &chanceryv1.DateRange{
			FromDateId: dateID(x.From), ToDateId: dateID(x.To), Begin: x.Begin, End: x.End,
		}}
	}
	// In some languages the second end is written first.
	out.Span = w.grounded(span.Span{Start: min(from.Start, to.Start), End: max(from.End, to.End)})
	return out
}

func (w *writer) warning(x extractor.Warning) *chanceryv1.Warning {
	code := chanceryv1.WarningCode(chanceryv1.WarningCode_value["WARNING_CODE_"+string(x.Code)])
	msg := x.Message
	if code == chanceryv1.WarningCode_WARNING_CODE_UNSPECIFIED {
		msg = string(x.Code) + ": " + msg
	}
	return &chanceryv1.Warning{Code: code, Message: msg, Span: w.optional(x.Span)}
}

func (w *writer) explanation(e extractor.Explanation, records map[recordKey]string) *chanceryv1.Explanation {
	out := &chanceryv1.Explanation{
		Layer:        layerEnum(e.Layer),
		Span:         w.grounded(e.Span),
		Match:        w.grounded(e.Match),
		RuleId:       e.RuleID,
		Terms:        e.Terms,
		LostToRuleId: e.LostTo,
	}
	if e.LostTo == "" {
		out.RecordId = records[recordKey{e.Layer, e.Span, e.RuleID}]
	}
	return out
}

// recordKey is what an explanation and the record it explains have in common.
type recordKey struct {
	layer extractor.Layer
	span  span.Span
	rule  string
}

// recordIDs returns the ids of the records of r, if it has explanations.
func recordIDs(r extractor.Result) map[recordKey]string {
	if len(r.Explanations) == 0 {
		return nil
	}
	ids := make(map[recordKey]string, len(r.Dates)+len(r.Numbers))
	for i, d := range r.Dates {
		ids[recordKey{extractor.LayerDates, d.Span, d.RuleID}] = dateID(i)
	}
	for i, n := range r.Numbers {
		ids[recordKey{extractor.LayerNumbers, n.Span, n.RuleID}] = numberID(i)
	}
	for i := range r.Actors {
		for _, m := range r.Actors[i].Mentions {
			ids[recordKey{extractor.LayerActors, m.Span, m.Source}] = actorID(i)
		}
	}
	return ids
}

func dateID(i int) string   { return "d" + strconv.Itoa(i+1) }
func numberID(i int) string { return "n" + strconv.Itoa(i+1) }

// layerPrefix is what the names of the interface's layers have before those of
// the extractor's.
const layerPrefix = "LAYER_"

func layerEnum(l extractor.Layer) chanceryv1.Layer {
	return chanceryv1.Layer(chanceryv1.Layer_value[layerPrefix+strings.ToUpper(string(l))])
}
