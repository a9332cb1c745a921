package convert_test

import (
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/testing/protocmp"
	"pgregory.net/rapid"

	"github.com/chancery-nlp/chancery/cmd/internal/convert"
	"github.com/chancery-nlp/chancery/extractor"
	"github.com/chancery-nlp/chancery/extractor/date"
	"github.com/chancery-nlp/chancery/extractor/number"
	"github.com/chancery-nlp/chancery/extractor/span"
	"github.com/chancery-nlp/chancery/lang"
	chanceryv1 "github.com/chancery-nlp/chancery/proto/chancery/v1"
)

// at returns the span of the n-th (from 0) part in text.
func at(text, part string, n int) span.Span {
	start := 0
	for range n {
		start += strings.Index(text[start:], part) + len(part)
	}
	start += strings.Index(text[start:], part)
	return span.Span{Start: start, End: start + len(part)}
}

// sample is a result with every kind of record, over a text in which the three
// units differ.
func sample() (string, extractor.Result) {
	text := "😀 Für den 3. bis 5. Mai 2024 sind <1.234> & mehr Schüler gemeldet."
	from, to := at(text, "3", 0), at(text, "5. Mai 2024", 0)
	return text, extractor.Result{
		DocumentID: "dpa/1",
		Languages:  []extractor.Language{{Code: "de", Confidence: 0.5, Spans: []span.Span{{Start: 5, End: len(text)}}}},
		Dates: []date.Record{
			{Span: from, Type: date.Date, Value: "2024-05-03", Begin: "2024-05-03", End: "2024-05-04", Anchor: date.AnchorText, RuleID: "de.date.range"},
			{Span: to, Type: date.Date, Value: "2024-05-05", Begin: "2024-05-05", End: "2024-05-06", Anchor: date.AnchorExplicit, RuleID: "de.date.range",
				Readings: []date.Reading{{Value: "2024-05-05", Begin: "2024-05-05", End: "2024-05-06"}, {Value: "1924-05-05"}}},
		},
		Numbers: []number.Record{{Span: at(text, "1.234", 0), Kind: number.Cardinal, Value: "1234", Modifier: number.AtLeast,
			Counted: at(text, "Schüler", 0), Readings: []string{"1234", "1.234"}, RuleID: "de.number.cardinal"}},
		Ranges:   []extractor.Range{{Layer: extractor.LayerDates, From: 0, To: 1, Begin: "2024-05-03", End: "2024-05-06"}},
		Warnings: []extractor.Warning{{Code: extractor.AmbiguousNumber, Message: "two readings", Span: at(text, "1.234", 0)}, {Code: "FROM_THE_FUTURE", Message: "unheard of"}},
		Packs:    []extractor.PackInfo{{LanguageCode: "de", Version: "1.0.0", Layers: []extractor.Layer{extractor.LayerDates, extractor.LayerEvents}}},
		Explanations: []extractor.Explanation{
			{Layer: extractor.LayerNumbers, Span: at(text, "1.234", 0), Match: at(text, "<1.234>", 0), RuleID: "de.number.cardinal", Terms: []string{"n:integer=1234"}},
			{Layer: extractor.LayerNumbers, Span: from, Match: from, RuleID: "de.number.cardinal", LostTo: "de.date.range"},
		},
	}
}

// The whole line is compared, as protojson would put in blanks at random, by a
// seed of the binary.
func TestResponseJSON(t *testing.T) {
	text, result := sample()
	got, err := convert.JSON(convert.Response(text, result, convert.Options{Unit: span.CodePoints}))
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Join([]string{
		`{"documentId":"dpa/1",`,
		`"languages":[{"languageCode":"de","confidence":0.5,"spans":[{"start":2,"end":66}]}],`,
		`"dates":[{"id":"d1","span":{"start":10,"end":11,"text":"3"},"type":"DATE_TYPE_DATE","value":"2024-05-03","begin":"2024-05-03","end":"2024-05-04","anchor":"DATE_ANCHOR_TEXT","ruleId":"de.date.range"},`,
		`{"id":"d2","span":{"start":17,"end":28,"text":"5. Mai 2024"},"type":"DATE_TYPE_DATE","value":"2024-05-05","begin":"2024-05-05","end":"2024-05-06","anchor":"DATE_ANCHOR_EXPLICIT",`,
		`"readings":[{"value":"2024-05-05","begin":"2024-05-05","end":"2024-05-06"},{"value":"1924-05-05"}],"ruleId":"de.date.range"}],`,
		`"numbers":[{"id":"n1","span":{"start":35,"end":40,"text":"1.234"},"kind":"NUMBER_KIND_CARDINAL","value":"1234","modifier":"NUMBER_MODIFIER_AT_LEAST",`,
		`"counted":{"start":49,"end":56,"text":"Schüler"},"readings":[{"value":"1234"},{"value":"1.234"}],"ruleId":"de.number.cardinal"}],`,
		`"ranges":[{"id":"r1","span":{"start":10,"end":28,"text":"3. bis 5. Mai 2024"},"dates":{"fromDateId":"d1","toDateId":"d2","begin":"2024-05-03","end":"2024-05-06"}}],`,
		`"warnings":[{"code":"WARNING_CODE_AMBIGUOUS_NUMBER","message":"two readings","span":{"start":35,"end":40,"text":"1.234"}},{"message":"FROM_THE_FUTURE: unheard of"}],`,
		`"offsetEncoding":"OFFSET_ENCODING_UTF32",`,
		`"packs":[{"languageCode":"de","version":"1.0.0","layers":["LAYER_DATES","LAYER_TREATY_EVENTS"]}],`,
		`"explanations":[{"layer":"LAYER_NUMBERS","span":{"start":35,"end":40,"text":"1.234"},"match":{"start":34,"end":41,"text":"<1.234>"},"ruleId":"de.number.cardinal","terms":["n:integer=1234"],"recordId":"n1"},`,
		`{"layer":"LAYER_NUMBERS","span":{"start":10,"end":11,"text":"3"},"match":{"start":10,"end":11,"text":"3"},"ruleId":"de.number.cardinal","lostToRuleId":"de.date.range"}]}`,
	}, "")
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("JSON (-want +got):\n%s", diff)
	}
}

func TestIndentedJSON(t *testing.T) {
	got, err := convert.IndentedJSON(&chanceryv1.ExtractResponse{DocumentId: "<a>", Dates: []*chanceryv1.Date{{Id: "d1"}}})
	if err != nil {
		t.Fatal(err)
	}
	want := "{\n  \"documentId\": \"<a>\",\n  \"dates\": [\n    {\n      \"id\": \"d1\"\n    }\n  ]\n}"
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("JSON (-want +got):\n%s", diff)
	}
}

// The number ends in the other order, and a range of numbers.
func TestRangeOfNumbers(t *testing.T) {
	text := "10 bis 20"
	got := convert.Response(text, extractor.Result{
		Numbers: []number.Record{{Span: span.Span{Start: 0, End: 2}, Kind: number.Cardinal, Value: "10"}, {Span: span.Span{Start: 7, End: 9}, Kind: number.Cardinal, Value: "20"}},
		Ranges:  []extractor.Range{{Layer: extractor.LayerNumbers, From: 1, To: 0, Begin: "10", End: "20"}},
	}, convert.Options{}).GetRanges()
	want := []*chanceryv1.Range{{
		Id:   "r1",
		Span: &chanceryv1.Span{Start: 0, End: 9, Text: text},
		Ends: &chanceryv1.Range_Numbers{Numbers: &chanceryv1.NumberRange{FromNumberId: "n2", ToNumberId: "n1", Lower: "10", Upper: "20"}},
	}}
	if diff := cmp.Diff(want, got, protocmp.Transform()); diff != "" {
		t.Errorf("ranges (-want +got):\n%s", diff)
	}
}

// In each unit, cutting the text at the offsets gives the text of the span.
func TestSpansAreGrounded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		starts := []int{len(text)}
		for i := range text {
			starts = append(starts, i)
		}
		pick := rapid.SampledFrom(starts)
		var result extractor.Result
		for range rapid.IntRange(0, 5).Draw(t, "records") {
			a, b := pick.Draw(t, "a"), pick.Draw(t, "b")
			result.Dates = append(result.Dates, date.Record{Span: span.Span{Start: min(a, b), End: max(a, b)}})
		}
		for unit, cut := range map[span.Unit]func(s *chanceryv1.Span) string{
			span.Bytes: func(s *chanceryv1.Span) string { return text[s.Start:s.End] },
			span.UTF16: func(s *chanceryv1.Span) string {
				return string(utf16.Decode(utf16.Encode([]rune(text))[s.Start:s.End]))
			},
			span.CodePoints: func(s *chanceryv1.Span) string { return string([]rune(text)[s.Start:s.End]) },
		} {
			for _, d := range convert.Response(text, result, convert.Options{Unit: unit}).GetDates() {
				if got := cut(d.GetSpan()); got != d.GetSpan().GetText() {
					t.Fatalf("unit %d: text[%d:%d] = %q, span has %q", unit, d.GetSpan().GetStart(), d.GetSpan().GetEnd(), got, d.GetSpan().GetText())
				}
			}
		}
	})
}

// FuzzResponse checks that a response survives the wire and its JSON form.
func FuzzResponse(f *testing.F) {
	f.Add("Am 9. November 2024 <&>", "id", 3, 19)
	f.Add("\u2028\u2029😀\x00\x1b[31m", "\x7f", 0, 6)
	f.Fuzz(func(t *testing.T, text, id string, start, end int) {
		text, id = strings.ToValidUTF8(text, ""), strings.ToValidUTF8(id, "")
		onRune := func(i int) bool { return i == len(text) || i >= 0 && i < len(text) && utf8.RuneStart(text[i]) }
		if start > end || !onRune(start) || !onRune(end) {
			t.Skip()
		}
		m := convert.Response(text, extractor.Result{
			DocumentID: id, Dates: []date.Record{{Span: span.Span{Start: start, End: end}, Type: date.Time, Modifier: date.Late}},
		}, convert.Options{Unit: span.UTF16})
		wire, err := proto.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		var back chanceryv1.ExtractResponse
		if err := proto.Unmarshal(wire, &back); err != nil || !proto.Equal(m, &back) {
			t.Fatalf("after the wire: %v, error %v; want %v", &back, err, m)
		}
		js, err := convert.JSON(m)
		if err != nil {
			t.Fatal(err)
		}
		if strings.ContainsAny(string(js), "\n\r\x1b\x00") {
			t.Fatalf("JSON holds raw control characters: %q", js)
		}
	})
}

// constants returns the values of the exported string constants of the given
// type in a package of the extractor's.
func constants(t *testing.T, dir, typeName string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("../../../extractor", dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var values []string
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			if id, ok := spec.Type.(*ast.Ident); ok && id.Name == typeName && len(spec.Values) == 1 && spec.Names[0].IsExported() {
				v, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
				if err != nil {
					t.Fatal(err)
				}
				values = append(values, v)
			}
			return true
		})
	}
	if len(values) < 4 {
		t.Fatalf("found only %q of type %s", values, typeName)
	}
	return values
}

// A warning or layer that the extractor gains needs a name in the interface.
func TestEveryWarningAndLayerHasAName(t *testing.T) {
	for _, code := range constants(t, ".", "WarningCode") {
		w := convert.Response("", extractor.Result{Warnings: []extractor.Warning{{Code: extractor.WarningCode(code)}}}, convert.Options{}).GetWarnings()[0]
		if w.GetCode() == chanceryv1.WarningCode_WARNING_CODE_UNSPECIFIED {
			t.Errorf("the interface has no WARNING_CODE_%s", code)
		}
	}
	for _, layer := range constants(t, ".", "Layer") {
		if _, err := convert.Layer(layer); err != nil {
			t.Errorf("the interface has no layer %q", layer)
		}
	}
}

// Every value of the records' enumerations has the name in the interface that
// its constant has.
func TestEnumNames(t *testing.T) {
	var r extractor.Result
	for i := range 4 {
		r.Dates = append(r.Dates, date.Record{Type: date.Type(i + 1)})
	}
	for i := range 11 {
		r.Dates = append(r.Dates, date.Record{Modifier: date.Modifier(i)})
	}
	for i := range 4 {
		r.Dates = append(r.Dates, date.Record{Anchor: date.Anchor(i)})
	}
	for i := range 5 {
		r.Numbers = append(r.Numbers, number.Record{Kind: number.Kind(i + 1)})
	}
	for i := range 7 {
		r.Numbers = append(r.Numbers, number.Record{Modifier: number.Modifier(i)})
	}
	var got []string
	m := convert.Response("", r, convert.Options{})
	for i, d := range m.GetDates() {
		switch {
		case i < 4:
			got = append(got, d.GetType().String())
		case i < 15:
			got = append(got, d.GetModifier().String())
		default:
			got = append(got, d.GetAnchor().String())
		}
	}
	for i, n := range m.GetNumbers() {
		if i < 5 {
			got = append(got, n.GetKind().String())
		} else {
			got = append(got, n.GetModifier().String())
		}
	}
	want := strings.Fields(`
		DATE_TYPE_DATE DATE_TYPE_TIME DATE_TYPE_DURATION DATE_TYPE_SET
		DATE_MODIFIER_UNSPECIFIED DATE_MODIFIER_BEFORE DATE_MODIFIER_AFTER DATE_MODIFIER_SINCE DATE_MODIFIER_UNTIL
		DATE_MODIFIER_EARLY DATE_MODIFIER_MID DATE_MODIFIER_LATE DATE_MODIFIER_APPROX DATE_MODIFIER_AT_LEAST DATE_MODIFIER_AT_MOST
		DATE_ANCHOR_UNSPECIFIED DATE_ANCHOR_EXPLICIT DATE_ANCHOR_REFERENCE DATE_ANCHOR_TEXT
		NUMBER_KIND_CARDINAL NUMBER_KIND_ORDINAL NUMBER_KIND_PERCENT NUMBER_KIND_MONEY NUMBER_KIND_QUANTITY
		NUMBER_MODIFIER_UNSPECIFIED NUMBER_MODIFIER_AT_LEAST NUMBER_MODIFIER_AT_MOST NUMBER_MODIFIER_MORE_THAN
		NUMBER_MODIFIER_LESS_THAN NUMBER_MODIFIER_APPROX NUMBER_MODIFIER_EXACT`)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
}

func TestDocument(t *testing.T) {
	doc := &chanceryv1.Document{Id: "x", Text: "Text", LanguageCode: "de", ReferenceTime: "2024-11-12"}
	tests := []struct {
		desc string
		req  *chanceryv1.ExtractRequest
		want extractor.Document
		err  string
	}{
		{"all fields", &chanceryv1.ExtractRequest{Document: doc, Explain: true, Layers: []chanceryv1.Layer{chanceryv1.Layer_LAYER_NUMBERS, chanceryv1.Layer_LAYER_TREATY_EVENTS, chanceryv1.Layer_LAYER_NUMBERS}},
			extractor.Document{ID: "x", Text: "Text", LanguageCode: "de", ReferenceTime: "2024-11-12", Explain: true, Layers: []extractor.Layer{extractor.LayerNumbers, extractor.LayerEvents}}, ""},
		{"no layers are all layers", &chanceryv1.ExtractRequest{Document: &chanceryv1.Document{}}, extractor.Document{}, ""},
		{"no document", &chanceryv1.ExtractRequest{}, extractor.Document{}, "document: a document is required"},
		{"unspecified layer", &chanceryv1.ExtractRequest{Document: doc, Layers: []chanceryv1.Layer{1, 0}}, extractor.Document{}, "layers[1]: unknown layer 0"},
		{"unheard-of layer", &chanceryv1.ExtractRequest{Document: doc, Layers: []chanceryv1.Layer{99}}, extractor.Document{}, "layers[0]: unknown layer 99"},
		{"unheard-of unit", &chanceryv1.ExtractRequest{Document: doc, OffsetEncoding: 7}, extractor.Document{}, "offset_encoding: unknown offset encoding 7"},
	}
	for _, tt := range tests {
		t.Run(tt.desc, func(t *testing.T) {
			got, err := convert.Document(tt.req)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("document (-want +got):\n%s", diff)
			}
			if msg := fmt.Sprint(err); tt.err != "" && msg != tt.err || tt.err == "" && err != nil {
				t.Errorf("error = %v, want %q", err, tt.err)
			}
		})
	}
}

// A rule of a real pack comes back in the pack's own notation.
func TestRule(t *testing.T) {
	packs, err := lang.Load(fstest.MapFS{
		"de/pack.yaml":    {Data: []byte("language: de\nname: German\nversion: 1.0.0\nstatus: test\n")},
		"de/lexicon.yaml": {Data: []byte("month: {words: {mai: 5}}\ndaynum: {digits: 1-2, range: 1-31}\n")},
		"de/dates.yaml": {Data: []byte(`- id: de.date.range
  doc: Two days of a month.
  match:
    - "!nach vom? [[{from:daynum}.]] (bis (zum)?|und) [[{to:daynum}. {month}]] <0-2> \\("
    - "[[{from:daynum}]]/[[{to:daynum}. {month}]]"
  yields:
    - {date: {day: $from, month: $month}}
    - {date: {day: $to, month: $month, unit: D}}
  range: true
  examples:
    - {text: "vom [[3.]] bis [[5. Mai]] (auch", reference_time: "2024-11-12", values: ["2024-05-03", "2024-05-05"]}
  counterexamples: ["vom Mai"]
`)},
	})
	if err != nil {
		t.Fatal(err)
	}
	got := convert.Rule(packs[0], packs[0].Rules[0])
	want := &chanceryv1.Rule{
		Id:           "de.date.range",
		LanguageCode: "de",
		Layer:        chanceryv1.Layer_LAYER_DATES,
		Description:  "Two days of a month.",
		Patterns: []string{
			`!nach vom? [[{from:daynum}.]] (bis (zum)?|und) [[{to:daynum}. {month}]] <0-2> \(`,
			`[[{from:daynum}]]/[[{to:daynum}. {month}]]`,
		},
		Yields: "date: {day: $from, month: $month}\ndate: {day: $to, month: $month, unit: D}",
		Examples: []*chanceryv1.RuleExample{{
			Text: "vom [[3.]] bis [[5. Mai]] (auch", Values: []string{"2024-05-03", "2024-05-05"}, ReferenceTime: "2024-11-12",
		}},
		Counterexamples: []string{"vom Mai"},
		Source:          "de/dates.yaml:1",
	}
	if diff := cmp.Diff(want, got, protocmp.Transform()); diff != "" {
		t.Errorf("rule (-want +got):\n%s", diff)
	}
}

func TestStatus(t *testing.T) {
	secret := errors.New("open /etc/secret: permission denied")
	tests := []struct {
		desc          string
		err           error
		code          codes.Code
		reason, field string
		messageHas    string
	}{
		{"fault of a document field", convert.InDocument(&extractor.Error{Field: "reference_time", Reason: "MALFORMED_REFERENCE_TIME", Msg: "no date"}), codes.InvalidArgument, "MALFORMED_REFERENCE_TIME", "document.reference_time", "no date"},
		{"wrapped fault", convert.InDocument(fmt.Errorf("line 3: %w", &extractor.Error{Field: "layers[1]", Reason: "UNKNOWN_LAYER", Msg: "?"})), codes.InvalidArgument, "UNKNOWN_LAYER", "layers[1]", "?"},
		{"too large", convert.InDocument(convert.CheckSize("abc", 2)), codes.ResourceExhausted, "TOO_LARGE", "document.text", "limit is 2"},
		{"cancelled", fmt.Errorf("extract: %w", context.Canceled), codes.Canceled, "CANCELLED", "", "cancelled"},
		{"deadline", context.DeadlineExceeded, codes.DeadlineExceeded, "DEADLINE_EXCEEDED", "", "deadline"},
		{"status without reason", status.Error(codes.Unimplemented, "no such method"), codes.Unimplemented, "UNIMPLEMENTED", "", "no such method"},
		{"status with reason", convert.NewStatus(codes.Unavailable, "NOT_READY", "wait").Err(), codes.Unavailable, "NOT_READY", "", "wait"},
		{"cancelled in a document", convert.InDocument(context.Canceled), codes.Canceled, "CANCELLED", "", "cancelled"},
		{"anything else", secret, codes.Internal, "INTERNAL", "", "internal error"},
		{"wrapped status of something else", fmt.Errorf("secret: %w", status.Error(codes.NotFound, "x")), codes.Internal, "INTERNAL", "", "internal error"},
	}
	for _, tt := range tests {
		t.Run(tt.desc, func(t *testing.T) {
			st := convert.Status(tt.err)
			if st.Code() != tt.code || !strings.Contains(st.Message(), tt.messageHas) || strings.Contains(st.Message(), "secret") {
				t.Errorf("status = %v %q, want %v and a message with %q", st.Code(), st.Message(), tt.code, tt.messageHas)
			}
			var infos []*errdetails.ErrorInfo
			field := ""
			for _, d := range st.Details() {
				switch d := d.(type) {
				case *errdetails.ErrorInfo:
					infos = append(infos, d)
				case *errdetails.BadRequest:
					field = d.GetFieldViolations()[0].GetField()
				}
			}
			if len(infos) != 1 || infos[0].GetReason() != tt.reason || infos[0].GetDomain() != "chancery-nlp.org" {
				t.Errorf("ErrorInfo = %v, want one with reason %s", infos, tt.reason)
			}
			if field != tt.field {
				t.Errorf("field = %q, want %q", field, tt.field)
			}
		})
	}
	if convert.Status(nil) != nil {
		t.Error("Status(nil) is not nil")
	}
}
