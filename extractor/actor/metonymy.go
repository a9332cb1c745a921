package actor

import (
	"strings"
	"unicode/utf8"

	"github.com/chancery-nlp/chancery/extractor/span"
	"github.com/chancery-nlp/chancery/lang"
)

// certainty is a yes or no with how sure it is.
type certainty struct {
	yes  bool
	sure float64
}

// decideCapitals decides of each mention of a capital whether it stands for its
// government. Capitals joined by "and" or commas are decided together.
func (s *resolution) decideCapitals() {
	s.acting = make([]certainty, 0)
	for i := 0; i < len(s.mentions); i++ {
		if !s.isCapital(i) {
			continue
		}
		if len(s.acting) == 0 {
			s.acting = make([]certainty, len(s.mentions))
		}
		last := i
		for last+1 < len(s.mentions) && s.isCapital(last+1) && s.joined(s.mentions[last].Span, s.mentions[last+1].Span) {
			last++
		}
		c := s.acts(s.mentions[i].Span, s.mentions[last].Span)
		for ; ; i++ {
			s.acting[i] = c
			if i == last {
				break
			}
		}
	}
}

func (s *resolution) isCapital(i int) bool {
	m := &s.mentions[i]
	return m.Kind == Place && strings.HasPrefix(m.Known, statePrefix)
}

// joined reports whether only a conjunction or a comma stands between two mentions.
func (s *resolution) joined(a, b span.Span) bool {
	if b.Start < a.End || b.Start-a.End > longestWord {
		return false
	}
	switch gap := strings.TrimSpace(s.text[a.End:b.Start]); {
	case gap == ",":
		return true
	default:
		return gap != "" && s.words.has(gap, cueAnd)
	}
}

// placeCapital puts the mention of a capital into the record of its state if it
// stands for the government, else into that of the place.
func (s *resolution) placeCapital(i int, m Mention) {
	c := s.acting[i]
	if m.Form == Metonym {
		c = certainty{true, 1}
	}
	if c.yes && !s.spelled[m.Known] && s.isSeat(m) {
		c = certainty{false, 0.6} // "Brussels" is seldom Belgium
	}
	if !c.yes {
		s.placeUnknown(i, m, c.sure)
		return
	}
	m.Kind, m.Form = State, Metonym
	s.seen[m.Known] = i + 1
	s.placeKnown(i, m, m.Known, c.sure)
}

// isSeat reports whether a capital is the seat of an organisation, too.
func (s *resolution) isSeat(m Mention) bool {
	return s.has(wordBefore(s.text, m.Span.End), cueSeat)
}

// How many words from a capital a verb or noun that tells its role may stand.
const (
	reach      = 3
	reachAgent = 5  // of a participle, behind "von"
	reachVerb  = 30 // of an auxiliary's verb, in the same clause
)

// acts decides whether a capital, or the first and last of several joined ones,
// stands for its government: as the subject or object of a verb of saying or
// acting, as the partner in a relation, as the agent of a passive, or with a
// genitive of what governments have. It is a place after a preposition of
// place, beside nouns that only towns have, in a dateline, and in doubt.
func (s *resolution) acts(first, last span.Span) certainty {
	place := func(sure float64) certainty { return certainty{false, sure} }
	power := func(sure float64) certainty { return certainty{true, sure} }
	if first.Start > 0 && s.text[first.Start-1] == '-' {
		if s.has(wordBefore(s.text, first.Start-1), cueAllied) {
			return power(0.85)
		}
		return place(0.7)
	}
	if last.End < len(s.text) && s.text[last.End] == '-' {
		if s.has(wordAfter(s.text, last.End+1), cueAllied) {
			return power(0.85)
		}
		return place(0.7)
	}
	apposed := s.verbAfterApposition(last.End)
	if !apposed && last.End < len(s.text) && (s.text[last.End] == ',' || s.text[last.End] == '(') && startsLine(s.text, first.Start) {
		return place(0.9)
	}
	before := wordBefore(s.text, first.Start)
	before2 := wordBefore(s.text, before.Start)
	c, c2 := s.cues(before), s.cues(before2)
	switch {
	case c&cueCity != 0:
		return place(0.95)
	case c&(cueTo|cueOf) != 0 && c2&cueRelation != 0:
		return power(0.85)
	case c&cueBy != 0 && (c&cueOf == 0 || s.verbAfter(last.End, reachAgent, ^cue(0))):
		return power(0.85)
	case c&cueWith != 0:
		if c2&cueCity != 0 {
			return place(0.85)
		}
		return power(0.85)
	}
	if owner, found := s.possessive(last); owner {
		switch {
		case found&cuePolicy != 0:
			return power(0.85)
		case found&cueCity != 0:
			return place(0.9)
		}
		if c&(cueIn|cueTo|cueOf) == 0 {
			return place(0.6)
		}
	}
	switch {
	case c&(cueIn|cueTo|cueOf) != 0:
		return place(0.95)
	case apposed:
		return power(0.75)
	case s.verbAfter(last.End, reach, cueAdverb|cueAuxiliary):
		return power(0.9)
	case c&cueActs != 0:
		return power(0.8)
	case (c|s.cues(wordAfter(s.text, last.End)))&cueAuxiliary != 0 && s.verbAfter(last.End, reachVerb, ^cue(0)):
		return power(0.75)
	}
	return place(0.6)
}

func (s *resolution) cues(w span.Span) cue { return s.words.cuesOf(w.In(s.text)) }

func (s *resolution) has(w span.Span, c cue) bool { return s.words.has(w.In(s.text), c) }

// verbAfter reports whether one of the next words, before any punctuation, is a
// verb of saying or acting, and those before it have one of the cues; all cues
// let any word stand before it.
func (s *resolution) verbAfter(at, words int, between cue) bool {
	for ; words > 0; words-- {
		w := wordAfter(s.text, at)
		c := s.words.listed(w.In(s.text))
		switch {
		case w.Len() == 0:
			return false
		case c&(cueActs|cueDoes) != 0:
			return true
		case c&cueCity != 0 || c&between == 0 && between != ^cue(0):
			return false
		}
		at = w.End
	}
	return false
}

// longestApposition bounds, in bytes, what stands between commas behind a capital.
const longestApposition = 80

// verbAfterApposition reports whether a verb of saying or acting follows what
// stands between commas: "Moscow, its old ally, announced".
func (s *resolution) verbAfterApposition(at int) bool {
	rest := s.text[at:min(len(s.text), at+longestApposition)]
	if !strings.HasPrefix(rest, ",") {
		return false
	}
	end := strings.IndexAny(rest[1:], ",.;:()")
	return end > 0 && rest[1+end] == ',' && s.verbAfter(at+1+end+1, reach, cueAdverb|cueAuxiliary)
}

// possessive reports whether a capital is a genitive, and the cues of the nouns
// that it may go with.
func (s *resolution) possessive(m span.Span) (bool, cue) {
	at := m.End
	rest := s.text[at:]
	switch {
	case strings.HasPrefix(rest, "'s") || strings.HasPrefix(rest, "’s"):
		at += strings.IndexByte(rest, 's') + 1
	case strings.HasPrefix(rest, "'") || strings.HasPrefix(rest, "’"):
		_, n := utf8.DecodeRuneInString(rest)
		at += n
	case s.capital(m.In(s.text)) == "":
		return false, 0
	}
	found := cue(0)
	for range reach {
		w := wordAfter(s.text, at)
		if w.Len() == 0 {
			break
		}
		found |= s.cues(w)
		if found&(cuePolicy|cueCity) != 0 {
			break
		}
		at = w.End
	}
	return true, found
}

// capital returns the name of a capital that stands with an ending of the
// genitive, without it; empty if the register knows none such.
func (s *resolution) capital(name string) string {
	for _, e := range s.words.genitives {
		if stem, ok := strings.CutSuffix(name, e); ok {
			for _, a := range s.reg.Lookup(stem, s.language) {
				if a.Kind == lang.AliasCapital {
					return stem
				}
			}
		}
	}
	return ""
}
