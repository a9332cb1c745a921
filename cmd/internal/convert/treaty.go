package convert

import (
	"github.com/chancery-nlp/chancery/extractor/span"
	"github.com/chancery-nlp/chancery/extractor/treaty"
	chanceryv1 "github.com/chancery-nlp/chancery/proto/chancery/v1"
)

func (w *writer) treaty(i int, t *treaty.Record) *chanceryv1.Treaty {
	out := &chanceryv1.Treaty{
		Id:               treatyID(i),
		Name:             t.Name,
		Kind:             enum[chanceryv1.TreatyKind](chanceryv1.TreatyKind_value, "TREATY_KIND_", string(t.Kind)),
		Signed:           dateReference(t.Signed),
		InForce:          dateReference(t.InForce),
		Duration:         dateReference(t.Duration),
		SignedPlace:      w.place(t.Place),
		InForceCondition: w.optional(t.Condition),
		LanguageCodes:    t.Languages,
		Depositary:       w.optional(t.Depositary),
	}
	for _, m := range t.Mentions {
		out.Mentions = append(out.Mentions, w.grounded(m))
	}
	for _, p := range t.Parties {
		out.Parties = append(out.Parties, &chanceryv1.TreatyParty{
			ActorId: actorID(p.Actor), Name: p.Name, RegionCode: p.Region, Iso3: p.Region3, DefinedTerms: p.Defined,
		})
	}
	return out
}

func (w *writer) event(i int, e *treaty.Event) *chanceryv1.TreatyEvent {
	out := &chanceryv1.TreatyEvent{
		Id:         eventID(i),
		Type:       enum[chanceryv1.TreatyEventType](chanceryv1.TreatyEventType_value, "TREATY_EVENT_TYPE_", string(e.Type)),
		Span:       w.grounded(e.Span),
		Status:     enum[chanceryv1.EventStatus](chanceryv1.EventStatus_value, "EVENT_STATUS_", string(e.Status)),
		Reported:   e.Reported,
		Date:       dateReference(e.Date),
		Place:      w.place(e.Place),
		RuleId:     e.RuleID,
		Confidence: round(e.Confidence),
	}
	for _, a := range e.Agents {
		out.Agents = append(out.Agents, &chanceryv1.EventAgent{Text: a.Span.In(w.text), Span: w.grounded(a.Span), ActorId: actorID(a.Actor)})
	}
	if e.Treaty != (span.Span{}) || e.TreatyN >= 0 {
		out.Treaty = &chanceryv1.EventTreaty{Text: e.Treaty.In(w.text), Span: w.optional(e.Treaty), TreatyId: treatyID(e.TreatyN)}
	}
	return out
}

func (w *writer) place(p treaty.Place) *chanceryv1.EventPlace {
	if p.Span == (span.Span{}) {
		return nil
	}
	return &chanceryv1.EventPlace{Text: p.Span.In(w.text), Span: w.grounded(p.Span), ActorId: actorID(p.Actor)}
}

func dateReference(d treaty.Date) *chanceryv1.DateReference {
	if d.Value == "" {
		return nil
	}
	return &chanceryv1.DateReference{Value: d.Value, DateId: idOf("d", d.Date)}
}

func treatyID(i int) string { return idOf("t", i) }
func eventID(i int) string  { return idOf("e", i) }
