package convert

import (
	"strconv"

	"github.com/chancery-nlp/chancery/extractor/actor"
	chanceryv1 "github.com/chancery-nlp/chancery/proto/chancery/v1"
)

func (w *writer) actor(i int, a *actor.Record) *chanceryv1.Actor {
	out := &chanceryv1.Actor{
		Id:         actorID(i),
		Kind:       enum[chanceryv1.ActorKind](chanceryv1.ActorKind_value, "ACTOR_KIND_", string(a.Kind)),
		Name:       a.Name,
		RegionCode: a.Region,
		Iso3:       a.Region3,
		Title:      a.Title,
		RegisterId: a.Known,
	}
	if a.Affiliation.Text != "" {
		out.Affiliation = &chanceryv1.Affiliation{Text: a.Affiliation.Text, ActorId: actorID(a.Affiliation.Actor)}
	}
	for _, m := range a.Mentions {
		out.Mentions = append(out.Mentions, &chanceryv1.Mention{
			Span:       w.grounded(m.Span),
			Form:       enum[chanceryv1.MentionForm](chanceryv1.MentionForm_value, "MENTION_FORM_", string(m.Form)),
			RuleId:     m.Source,
			Confidence: round(m.Confidence),
		})
	}
	return out
}

// actorID returns the id of an actor, empty for none.
func actorID(i int) string { return idOf("a", i) }

// idOf returns the id of the i-th record of a kind, empty for a negative i.
func idOf(prefix string, i int) string {
	if i < 0 {
		return ""
	}
	return prefix + strconv.Itoa(i+1)
}
