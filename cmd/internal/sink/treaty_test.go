package sink_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/chancery-nlp/chancery/cmd/internal/convert"
	"github.com/chancery-nlp/chancery/cmd/internal/sink"
	"github.com/chancery-nlp/chancery/extractor"
	"github.com/chancery-nlp/chancery/extractor/actor"
	"github.com/chancery-nlp/chancery/extractor/clause"
	"github.com/chancery-nlp/chancery/extractor/span"
	"github.com/chancery-nlp/chancery/extractor/treaty"
)

func TestPrettyTreaty(t *testing.T) {
	text := "Pakt zwischen Malta und Chile, 1990 in Rom unterzeichnet, 1992 in Kraft. Jede Partei hilft, falls die andere bedroht ist, es sei denn, sie greift an."
	part := func(s string) span.Span {
		i := strings.Index(text, s)
		return span.Span{Start: i, End: i + len(s)}
	}
	article := part("Jede Partei hilft, falls die andere bedroht ist, es sei denn, sie greift an.")
	res := extractor.Result{
		DocumentID: "x",
		Actors: []actor.Record{
			{Kind: actor.State, Name: "Malta", Known: "state:MT", Region: "MT", Mentions: []actor.Mention{{Span: part("Malta")}}},
			{Kind: actor.State, Name: "Chile", Known: "state:CL", Region: "CL", Mentions: []actor.Mention{{Span: part("Chile")}}},
		},
		Treaties: []treaty.Record{{
			Name: "Pakt zwischen Malta und Chile", Kind: treaty.KindTreaty, Parties: []treaty.Party{{Actor: 0, Name: "Malta", Region: "MT"}, {Actor: 1, Name: "Chile", Region: "CL"}},
			Signed: treaty.Date{Value: "1990", Date: -1}, InForce: treaty.Date{Value: "1992", Date: -1}, Place: treaty.Place{Span: part("Rom"), Actor: -1},
		}},
		Events: []treaty.Event{
			{Type: treaty.EnteredIntoForce, Span: part("in Kraft"), Status: treaty.Asserted, Date: treaty.Date{Value: "1992", Date: -1}, TreatyN: 0},
			{Type: treaty.Signed, Span: part("unterzeichnet"), Status: treaty.Asserted, Date: treaty.Date{Value: "1990", Date: -1}, Treaty: part("Pakt"), TreatyN: 0, Reported: true},
			{Type: treaty.Violated, Span: part("greift an"), Status: treaty.Denied, TreatyN: -1},
		},
		Clauses: []clause.Record{{
			Span: article, Type: "MUTUAL_DEFENCE", Further: []clause.Type{"CONSULTATION"}, Modality: clause.Obligation, Bearer: clause.Role{Span: part("Jede Partei"), Actor: -1},
			Counterparty: clause.Role{Actor: -1}, Conditions: []span.Span{part("falls die andere bedroht ist")}, Exceptions: []span.Span{part("es sei denn, sie greift an")}, Section: -1,
		}},
	}
	got, err := sink.Pretty(false)(sink.Answer{ID: "x", Text: text, Response: convert.Response(text, res, convert.Options{Unit: span.Bytes})})
	if err != nil {
		t.Fatal(err)
	}
	want := `x

Pakt zwischen [Malta]a1 und [Chile]a2, 1990 in Rom unterzeichnet, 1992 in Kraft. Jede Partei hilft, falls die andere bedroht ist, es sei denn, sie greift an.

TREATIES
  t1  Pakt zwischen Malta und Chile  TREATY  MT, CL  signed: 1990 Rom  in force: 1992

TREATY EVENTS
  e2  1990  SIGNED              ASSERTED reported  unterzeichnet  Pakt t1
  e1  1992  ENTERED_INTO_FORCE  ASSERTED           in Kraft       t1
  e3        VIOLATED            DENIED             greift an

CLAUSES
  c1 OBLIGATION  MUTUAL_DEFENCE+CONSULTATION  bearer: Jede Partei
     if: falls die andere bedroht ist
     unless: es sei denn, sie greift an
     Jede Partei hilft, falls die andere bedroht ist, es sei denn, sie greift an.

ACTORS
  a1  Malta  STATE  MT  state:MT  1×  Malta
  a2  Chile  STATE  CL  state:CL  1×  Chile

`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
