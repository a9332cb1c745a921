package actor

import (
	"strings"

	"github.com/chancery-nlp/chancery/extractor/span"
)

// farthest bounds, in bytes, what may stand between a person and the office or
// the actor that the person belongs to.
const farthest = 64

// affiliate gives persons what they belong to, at the first mention that says
// it, and their office if no title stands with the name.
func (s *resolution) affiliate() {
	for i := range s.mentions {
		if s.mentions[i].Kind != Person {
			continue
		}
		r := &s.records[s.owner[i]]
		if r.Kind != Person || r.Affiliation.Actor >= 0 {
			continue
		}
		j, title := s.belongsBefore(i)
		if j < 0 {
			j, title = s.belongsAfter(i)
		}
		if j < 0 {
			continue
		}
		r.Affiliation = Affiliation{Text: oneLine(s.mentions[j].Span.In(s.text)), Actor: int(s.owner[j])}
		if title.Len() > 0 && (r.Title == "" || s.isAddress(r.Title)) {
			r.Title = oneLine(title.In(s.text))
		}
	}
}

// belongsBefore returns the mention before a person that the person belongs to,
// -1 for none, and the office that stands with it.
//
//	der russische Präsident Wladimir Putin
//	NATO-Generalsekretär Rutte, US President Joe Biden
//	the British prime minister, Rishi Sunak
//	der Sprecher des Verteidigungsministeriums, Igor Konaschenkow
func (s *resolution) belongsBefore(i int) (int, span.Span) {
	none := span.Span{}
	m := &s.mentions[i]
	held := s.titleOf(m)
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		a := &s.mentions[j]
		switch {
		case a.Span.End+farthest < m.Span.Start || a.Span.End > m.Span.Start:
			return -1, none
		case a.Kind == Office || j > 0 && s.mentions[j-1].Span.Contains(a.Span):
			continue // what it is of stands in it or before it; what it is in counts
		case !s.hasMembers(j):
			return -1, none
		case held.Contains(a.Span):
			return j, none
		}
		if gap := strings.TrimSpace(s.text[a.Span.End:m.Span.Start]); gap == "" || gap == "," {
			if title, ok := s.officeBefore(a.Span.Start); ok {
				return j, title
			}
		}
		if title := held; title.Len() > 0 && title.Start >= a.Span.End && !s.isAddress(title.In(s.text)) {
			if _, ok := s.titleWords(span.Span{Start: a.Span.End, End: title.Start}); ok {
				return j, none
			}
		}
		if title, ok := s.titleWords(span.Span{Start: a.Span.End, End: m.Span.Start}); ok && title.Len() > 0 && s.endsInOffice(title) {
			return j, title
		}
		return -1, none
	}
	return -1, none
}

// belongsAfter is the same for what stands behind the person.
//
//	Norbert Röttgen (CDU)
//	Fiona Hill of the Brookings Institution
//	Emmanuel Macron, Präsident der Französischen Republik
//	Sergey Lavrov, the Russian foreign minister
func (s *resolution) belongsAfter(i int) (int, span.Span) {
	none := span.Span{}
	m := &s.mentions[i]
	held := s.titleOf(m)
	for k := i + 1; k < len(s.mentions) && k <= i+2; k++ {
		a := &s.mentions[k]
		switch {
		case a.Span.Start < m.Span.End || a.Span.Start > m.Span.End+farthest:
			return -1, none
		case a.Kind == Office:
			continue
		case !s.hasMembers(k):
			return -1, none
		}
		gap := span.Span{Start: m.Span.End, End: a.Span.Start}
		switch between := gap.In(s.text); {
		case between == " (":
			if strings.HasPrefix(s.text[a.Span.End:], ")") {
				return k, none
			}
		case strings.HasPrefix(between, ", "):
			gap.Start++
			if title, ok := s.officeOf(gap); ok {
				return k, title
			}
			if a.Form == Adjective && s.onlyLinks(gap) {
				if title := s.officeAfter(a.Span.End); title.Len() > 0 {
					return k, title
				}
			}
		case s.onlyLinks(gap) && s.has(wordAfter(s.text, gap.Start), cueOf):
			if a.Form == Name && (s.records[s.owner[k]].Kind != State || held.Len() > 0) {
				return k, none
			}
		}
		return -1, none
	}
	return -1, none
}

// hasMembers reports whether a mention is of what persons may belong to.
func (s *resolution) hasMembers(j int) bool {
	if s.owner[j] < 0 {
		return false
	}
	switch s.records[s.owner[j]].Kind {
	case State, InternationalOrg, GovernmentBody, Organization, ArmedForce:
		return true
	}
	return false
}

// titleWords returns the span of the words of a gap if it holds nothing else but
// hyphens, stops of abbreviations, an English genitive before them and a comma
// behind them, and no word that starts a phrase of its own.
func (s *resolution) titleWords(gap span.Span) (span.Span, bool) {
	at := gap.Start
	for _, own := range []string{"'s ", "’s "} {
		if strings.HasPrefix(s.text[at:gap.End], own) {
			at += len(own)
		}
	}
	words := span.Span{Start: at, End: at}
	for at < gap.End {
		switch b := s.text[at]; {
		case isBlank(b) || b == '-' || b == '.':
			at++
			continue
		case b == ',':
			return words, words.Len() > 0 && strings.TrimSpace(s.text[at+1:gap.End]) == ""
		}
		w := span.Span{Start: at, End: wordEnd(s.text, at)}
		if w.Len() == 0 || w.End > gap.End || s.has(w, cueDefinite|cueOf|cueAnd) {
			return words, false
		}
		if words.Len() == 0 {
			words.Start = w.Start
		}
		words.End, at = w.End, w.End
	}
	return words, true
}

// endsInOffice reports whether the last of words is an office.
func (s *resolution) endsInOffice(words span.Span) bool {
	return s.cues(wordBefore(s.text, words.End))&cueOffice != 0
}

// officeBefore returns the office that "of" or the like joins to what starts at a byte.
func (s *resolution) officeBefore(at int) (span.Span, bool) {
	link := false
	for range 4 {
		w := wordBefore(s.text, at)
		if w.Len() == 0 {
			break
		}
		c := s.cues(w)
		if link && c&cueOffice != 0 {
			return w, true
		}
		if c&(cueOf|cueDefinite) == 0 && (link || !s.isAdjective(w)) {
			break
		}
		link = link || c&cueOf != 0
		at = w.Start
	}
	return span.Span{}, false
}

func (s *resolution) isAdjective(w span.Span) bool {
	// German adjectives are small; English ones of states are not, but are mentions.
	return isSmall(w.In(s.text)) || len(s.reg.Lookup(w.In(s.text), s.language)) > 0
}

// officeOf returns the office in a gap of nothing but it, articles and what
// joins it to what follows.
func (s *resolution) officeOf(gap span.Span) (span.Span, bool) {
	office := span.Span{}
	for at := gap.Start; ; {
		w := wordAfter(s.text, at)
		if w.Len() == 0 || w.End > gap.End {
			return office, office.Len() > 0 && strings.TrimSpace(s.text[at:gap.End]) == ""
		}
		switch c := s.cues(w); {
		case c&cueOffice != 0:
			if office.Len() == 0 {
				office.Start = w.Start
			}
			office.End = w.End
		case c&(cueDefinite|cueOf) == 0 && !isSmall(w.In(s.text)):
			return office, false
		}
		at = w.End
	}
}

// officeAfter returns the words up to the office that comes next, before any
// punctuation; an empty span for none.
func (s *resolution) officeAfter(at int) span.Span {
	title := span.Span{}
	for range reach {
		w := wordAfter(s.text, at)
		if w.Len() == 0 {
			break
		}
		if title.Start == 0 {
			title.Start = w.Start
		}
		if at = w.End; s.cues(w)&cueOffice != 0 {
			title.End = w.End
		} else if title.End > 0 {
			break
		}
	}
	if title.End == 0 {
		return span.Span{}
	}
	return title
}

// onlyLinks reports whether a gap holds only articles and words such as "of".
func (s *resolution) onlyLinks(gap span.Span) bool {
	for at := gap.Start; ; {
		w := wordAfter(s.text, at)
		if w.Len() == 0 || w.End > gap.End {
			return strings.TrimSpace(s.text[at:gap.End]) == ""
		}
		if !s.has(w, cueDefinite|cueOf) {
			return false
		}
		at = w.End
	}
}

// titleOf returns the title that stands with a person's name: that of the
// finder, else the form of address or the office right before the name with
// what belongs to it, "NATO-Generalsekretär", "Deputy Prime Minister", "Dr.".
func (s *resolution) titleOf(m *Mention) span.Span {
	if m.Title.Len() > 0 {
		return m.Title
	}
	at := m.Span.Start
	at -= blanksBefore(s.text, at)
	if strings.HasSuffix(s.text[:at], ".") {
		at--
		if w := wordBefore(s.text, at); w.End == at && s.has(w, cueAddress) {
			return span.Span{Start: w.Start, End: at + 1}
		}
		return span.Span{}
	}
	title := wordBefore(s.text, m.Span.Start)
	switch c := s.cues(title); {
	case c&cueAddress != 0 && s.has(wordBefore(s.text, title.Start), cueOwn): // "seine Frau"
		return span.Span{}
	case c&(cueAddress|cueOffice) == 0 || title.End == m.Span.Start:
		return span.Span{}
	}
	for range reach {
		w := span.Span{}
		if title.Start > 0 && s.text[title.Start-1] == '-' {
			w = wordBefore(s.text, title.Start-1)
		} else if w = wordBefore(s.text, title.Start); s.words.cuesOf(w.In(s.text))&(cueRank|cueOffice|cueAddress) == 0 {
			break
		}
		if w.Len() == 0 {
			break
		}
		title.Start = w.Start
	}
	return title
}
