package convert_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"google.golang.org/protobuf/testing/protocmp"

	"github.com/chancery-nlp/chancery/cmd/internal/convert"
	"github.com/chancery-nlp/chancery/extractor"
	"github.com/chancery-nlp/chancery/extractor/actor"
	"github.com/chancery-nlp/chancery/extractor/clause"
	"github.com/chancery-nlp/chancery/extractor/date"
	"github.com/chancery-nlp/chancery/extractor/span"
	"github.com/chancery-nlp/chancery/extractor/treaty"
	chanceryv1 "github.com/chancery-nlp/chancery/proto/chancery/v1"
)

// Every name that a record may carry is one of the interface's.
func TestRecordNames(t *testing.T) {
	tests := []struct {
		dir, typeName, prefix string
		values                map[string]int32
	}{
		{"actor", "Kind", "ACTOR_KIND_", chanceryv1.ActorKind_value},
		{"actor", "Form", "MENTION_FORM_", chanceryv1.MentionForm_value},
		{"clause", "Modality", "MODALITY_", chanceryv1.Modality_value},
		{"segment", "SectionKind", "SECTION_KIND_", chanceryv1.SectionKind_value},
		{"treaty", "Kind", "TREATY_KIND_", chanceryv1.TreatyKind_value},
		{"treaty", "EventType", "TREATY_EVENT_TYPE_", chanceryv1.TreatyEventType_value},
		{"treaty", "Status", "EVENT_STATUS_", chanceryv1.EventStatus_value},
	}
	for _, tt := range tests {
		names := constants(t, tt.dir, tt.typeName)
		for _, n := range names {
			if _, ok := tt.values[tt.prefix+n]; n != "" && !ok {
				t.Errorf("%s.%s %q: the interface has no %s%s", tt.dir, tt.typeName, n, tt.prefix, n)
			}
		}
	}
}

func TestRecords(t *testing.T) {
	text := "Nach Art. 4 hilft jede Partei binnen 30 Tagen der anderen, falls sie angegriffen wird. Präsident Öz (NATO) hat den Pakt 1990 in Rom unterzeichnet."
	part := func(s string) span.Span { return at(text, s, 0) }
	whole := span.Span{End: len(text) - len(" Präsident Öz (NATO) hat den Pakt 1990 in Rom unterzeichnet.")}
	res := extractor.Result{
		Dates: []date.Record{{Span: part("30 Tagen"), Type: date.Duration, Value: "P30D"}, {Span: part("1990"), Type: date.Date, Value: "1990"}},
		Actors: []actor.Record{
			{Kind: actor.Person, Name: "Öz", Title: "Präsident", Affiliation: actor.Affiliation{Text: "NATO", Actor: 1},
				Mentions: []actor.Mention{{Span: part("Öz"), Form: actor.Name, Source: "de.actor.title", Confidence: 0.123456}}},
			{Kind: actor.InternationalOrg, Name: "NATO", Known: "org:nato", Mentions: []actor.Mention{{Span: part("NATO"), Form: actor.Name, Source: "register", Confidence: 1}}},
		},
		Clauses: []clause.Record{{
			Span: whole, Type: "MUTUAL_DEFENCE", Further: []clause.Type{"CONSULTATION"}, Modality: clause.Obligation, Reported: true,
			Bearer: clause.Role{Span: part("jede Partei"), Actor: -1}, Counterparty: clause.Role{Span: part("der anderen"), Actor: 1},
			Action: part("hilft"), Conditions: []span.Span{part("falls sie angegriffen wird")}, Deadline: clause.Deadline{Span: part("binnen 30 Tagen"), Date: 0},
			References: []clause.Reference{{Span: part("Art. 4"), Section: -1, Treaty: 0}}, Section: -1, Treaty: 0, Confidence: 0.9, RuleID: "de.clause.mutual-defence",
		}},
		Treaties: []treaty.Record{{
			Name: "Pakt", Kind: treaty.KindTreaty, Mentions: []span.Span{part("Pakt")}, Parties: []treaty.Party{{Actor: -1, Name: "Italien", Region: "IT", Region3: "ITA", Defined: []string{"Partei A"}}},
			Signed: treaty.Date{Value: "1990", Date: 1}, InForce: treaty.Date{Date: -1}, Place: treaty.Place{Span: part("Rom"), Actor: -1},
			Duration: treaty.Date{Value: "P30D", Date: 0}, Languages: []string{"de"},
		}},
		Events: []treaty.Event{{
			Type: treaty.Signed, Span: part("unterzeichnet"), Status: treaty.Asserted, Date: treaty.Date{Value: "1990", Date: 1}, Agents: []treaty.Agent{{Span: part("Öz"), Actor: 0}},
			Place: treaty.Place{Span: part("Rom"), Actor: -1}, Treaty: part("Pakt"), TreatyN: 0, RuleID: "de.event.sign", Confidence: 1,
		}},
	}
	got := convert.Response(text, res, convert.Options{Unit: span.CodePoints})
	sp := func(s string) *chanceryv1.Span {
		start := len([]rune(text[:part(s).Start]))
		return &chanceryv1.Span{Start: int32(start), End: int32(start + len([]rune(s))), Text: s}
	}
	wantActors := []*chanceryv1.Actor{
		{Id: "a1", Kind: chanceryv1.ActorKind_ACTOR_KIND_PERSON, Name: "Öz", Title: "Präsident", Affiliation: &chanceryv1.Affiliation{Text: "NATO", ActorId: "a2"},
			Mentions: []*chanceryv1.Mention{{Span: sp("Öz"), Form: chanceryv1.MentionForm_MENTION_FORM_NAME, RuleId: "de.actor.title", Confidence: 0.1235}}},
		{Id: "a2", Kind: chanceryv1.ActorKind_ACTOR_KIND_INTERNATIONAL_ORGANIZATION, Name: "NATO", RegisterId: "org:nato",
			Mentions: []*chanceryv1.Mention{{Span: sp("NATO"), Form: chanceryv1.MentionForm_MENTION_FORM_NAME, RuleId: "register", Confidence: 1}}},
	}
	if d := cmp.Diff(wantActors, got.GetActors(), protocmp.Transform()); d != "" {
		t.Errorf("actors (-want +got):\n%s", d)
	}
	wantClauses := []*chanceryv1.Clause{{
		Id: "c1", Span: &chanceryv1.Span{Start: 0, End: int32(len([]rune(text[:whole.End])))},
		Type: chanceryv1.ClauseType_CLAUSE_TYPE_MUTUAL_DEFENCE, FurtherTypes: []chanceryv1.ClauseType{chanceryv1.ClauseType_CLAUSE_TYPE_CONSULTATION},
		Modality: chanceryv1.Modality_MODALITY_OBLIGATION, Reported: true, Bearer: &chanceryv1.ClauseActor{Span: sp("jede Partei")},
		Counterparty: &chanceryv1.ClauseActor{Span: sp("der anderen"), ActorId: "a2"}, Action: &chanceryv1.ClausePart{Span: sp("hilft")},
		Conditions: []*chanceryv1.ClausePart{{Span: sp("falls sie angegriffen wird")}}, Deadline: &chanceryv1.ClauseDeadline{Span: sp("binnen 30 Tagen"), DateId: "d1"},
		CrossReferences: []*chanceryv1.CrossReference{{Span: sp("Art. 4"), TreatyId: "t1"}}, TreatyId: "t1", RuleId: "de.clause.mutual-defence", Confidence: 0.9,
	}}
	if d := cmp.Diff(wantClauses, got.GetClauses(), protocmp.Transform()); d != "" {
		t.Errorf("clauses (-want +got):\n%s", d)
	}
	wantTreaties := []*chanceryv1.Treaty{{
		Id: "t1", Name: "Pakt", Kind: chanceryv1.TreatyKind_TREATY_KIND_TREATY, Mentions: []*chanceryv1.Span{sp("Pakt")},
		Parties:     []*chanceryv1.TreatyParty{{Name: "Italien", RegionCode: "IT", Iso3: "ITA", DefinedTerms: []string{"Partei A"}}},
		Signed:      &chanceryv1.DateReference{Value: "1990", DateId: "d2"},
		SignedPlace: &chanceryv1.EventPlace{Text: "Rom", Span: sp("Rom")}, Duration: &chanceryv1.DateReference{Value: "P30D", DateId: "d1"}, LanguageCodes: []string{"de"},
	}}
	if d := cmp.Diff(wantTreaties, got.GetTreaties(), protocmp.Transform()); d != "" {
		t.Errorf("treaties (-want +got):\n%s", d)
	}
	wantEvents := []*chanceryv1.TreatyEvent{{
		Id: "e1", Type: chanceryv1.TreatyEventType_TREATY_EVENT_TYPE_SIGNED, Span: sp("unterzeichnet"), Status: chanceryv1.EventStatus_EVENT_STATUS_ASSERTED,
		Date:   &chanceryv1.DateReference{Value: "1990", DateId: "d2"},
		Agents: []*chanceryv1.EventAgent{{Text: "Öz", Span: sp("Öz"), ActorId: "a1"}}, Place: &chanceryv1.EventPlace{Text: "Rom", Span: sp("Rom")},
		Treaty: &chanceryv1.EventTreaty{Text: "Pakt", Span: sp("Pakt"), TreatyId: "t1"}, RuleId: "de.event.sign", Confidence: 1,
	}}
	if d := cmp.Diff(wantEvents, got.GetTreatyEvents(), protocmp.Transform()); d != "" {
		t.Errorf("events (-want +got):\n%s", d)
	}
	// The text of a clause repeats the document: only if it is asked for.
	withText := convert.Response(text, res, convert.Options{IncludeText: true})
	if got, want := withText.GetClauses()[0].GetSpan().GetText(), whole.In(text); got != want {
		t.Errorf("text of the clause = %q, want %q", got, want)
	}
}
