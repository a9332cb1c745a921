package convert

import (
	"github.com/chancery-nlp/chancery/extractor/clause"
	"github.com/chancery-nlp/chancery/extractor/span"
	chanceryv1 "github.com/chancery-nlp/chancery/proto/chancery/v1"
)

func (w *writer) clause(i int, c *clause.Record) *chanceryv1.Clause {
	out := &chanceryv1.Clause{
		Id:           clauseID(i),
		Span:         w.repeated(c.Span),
		Type:         clauseType(c.Type),
		Modality:     enum[chanceryv1.Modality](chanceryv1.Modality_value, "MODALITY_", string(c.Modality)),
		Reported:     c.Reported,
		Bearer:       w.role(c.Bearer),
		Counterparty: w.role(c.Counterparty),
		SectionId:    sectionID(c.Section),
		TreatyId:     treatyID(c.Treaty),
		RuleId:       c.RuleID,
		Confidence:   round(c.Confidence),
	}
	for _, t := range c.Further {
		out.FurtherTypes = append(out.FurtherTypes, clauseType(t))
	}
	if c.Action != (span.Span{}) {
		out.Action = &chanceryv1.ClausePart{Span: w.grounded(c.Action)}
	}
	out.Conditions = w.parts(c.Conditions)
	out.Exceptions = w.parts(c.Exceptions)
	if c.Deadline.Span != (span.Span{}) {
		out.Deadline = &chanceryv1.ClauseDeadline{Span: w.grounded(c.Deadline.Span), DateId: idOf("d", c.Deadline.Date)}
	}
	for _, r := range c.References {
		out.CrossReferences = append(out.CrossReferences, &chanceryv1.CrossReference{
			Span: w.grounded(r.Span), SectionId: sectionID(r.Section), TreatyId: treatyID(r.Treaty),
		})
	}
	return out
}

func (w *writer) role(r clause.Role) *chanceryv1.ClauseActor {
	if r.Span == (span.Span{}) {
		return nil
	}
	return &chanceryv1.ClauseActor{Span: w.grounded(r.Span), ActorId: actorID(r.Actor)}
}

func (w *writer) parts(spans []span.Span) []*chanceryv1.ClausePart {
	var out []*chanceryv1.ClausePart
	for _, s := range spans {
		out = append(out, &chanceryv1.ClausePart{Span: w.grounded(s)})
	}
	return out
}

func clauseType(t clause.Type) chanceryv1.ClauseType {
	return enum[chanceryv1.ClauseType](chanceryv1.ClauseType_value, "CLAUSE_TYPE_", string(t))
}

func clauseID(i int) string  { return idOf("c", i) }
func sectionID(i int) string { return idOf("s", i) }
