package clause

import (
	"slices"
	"sort"
	"strings"

	"github.com/chancery-nlp/chancery/extractor/segment"
)

// unit is a stretch of tokens that is to be one clause.
type unit struct {
	first, last int    // tokens [first, last)
	lead        int    // 1 + index of the unit that leads a list in; 0 for none
	section     int    // index of the article that it is in; -1 if none
	heading     [2]int // tokens of the article's heading
	reported    bool
	recital     bool
	testimony   bool
	silent      bool // it only leads a list in
}

// treaty reports whether the text is one of a treaty: it has articles, or the
// sentences of one.
func (w *work) treaty() bool {
	for i := range w.in.Sections {
		switch w.in.Sections[i].Kind {
		case segment.Article, segment.Preamble, segment.Testimonium, segment.Paragraph:
			return true
		}
	}
	return w.excerpt()
}

// excerpt reports whether a text without headings is one of a treaty: half of
// its sentences bind, parties have no other name, and none reports.
func (w *work) excerpt() bool {
	binding, parties, news, all := 0, 0, 0, 0
	for _, s := range w.in.Sentences {
		if s.Last-s.First < 6 {
			continue // a heading
		}
		all++
		u := unit{first: s.First, last: s.Last}
		if w.has(s.First, s.Last, set(roleNews)) {
			news++
		} else if w.tells(&u) && !w.has(s.First, s.Last, set(roleDeontic)) {
			return false
		}
		if !w.has(s.First, s.Last, set(roleDeontic)) {
			continue
		}
		binding++
		for t := s.First; t < s.Last; t++ {
			if w.bareParty(t) {
				parties++
				break
			}
		}
	}
	return parties > 0 && 2*binding >= all && 4*news <= all
}

// bareParty reports whether the parties of a treaty are named at token t by
// nothing but that, which is not how a political party is spoken of.
func (w *work) bareParty(t int) bool {
	m := w.marked(t, roleParty)
	if m == nil || m.value != "PARTY" {
		return false
	}
	last := int(m.last) - 1
	return m.last > m.first+1 && w.capital(last) || w.a.final && m.last == m.first+1 && !strings.HasPrefix(w.text(last), "Partei")
}

// treatyUnits cuts the text of a treaty into its clauses: sentences of articles,
// recitals, closing words. Headings and markers of paragraphs belong to none.
func (w *work) treatyUnits() {
	cuts, skip := w.cuts()
	article, heading, kind := -1, [2]int{}, segment.SectionKind("")
	open := 0
	sections := len(w.in.Sections) > 0
	k := 0
	for _, s := range w.in.Sentences {
		for t := s.First; t < s.Last; {
			for k < len(cuts) && cuts[k].token <= t {
				c := &cuts[k]
				kind = c.kind
				if c.article >= 0 || c.kind == "" {
					article, heading = c.article, c.heading
				}
				k++
			}
			if kind != segment.Subparagraph {
				open = 0
			}
			end := s.Last
			if k < len(cuts) {
				end = min(end, cuts[k].token)
			}
			if skip[t] {
				for t < end && skip[t] {
					t++
				}
				continue
			}
			from := t
			for t < end && !skip[t] && !(t > from && kind == segment.Preamble && w.recital(t)) {
				t++
			}
			if sections && kind == "" && !w.has(from, t, set(roleRecital)) {
				continue // a title or what stands before the first article
			}
			u := unit{first: from, last: t, section: article, heading: heading}
			open = w.addTreatyUnit(u, kind, open)
		}
	}
}

// has reports whether a token of [from, to) has one of the roles.
func (w *work) has(from, to int, roles roleSet) bool {
	for ; from < to; from++ {
		if w.words[from].roles.has(roles) {
			return true
		}
	}
	return false
}

// recital reports whether a new recital starts at token t: on a new line,
// behind a mark.
func (w *work) recital(t int) bool {
	return w.in.Tokens[t].Flags&segment.Newline != 0 && w.in.Tokens[t-1].Kind == segment.Punct
}

// addTreatyUnit adds what stands in a section of a kind as a clause, or as a
// limb of the list that unit open-1 leads in. It returns the leading unit.
func (w *work) addTreatyUnit(u unit, kind segment.SectionKind, open int) int {
	w.trim(&u)
	if u.first >= u.last || !w.worded(&u) {
		return open
	}
	switch {
	case kind == segment.Preamble:
		if w.appoints(&u) {
			return 0
		}
		u.recital = true
	case kind == segment.Testimonium || w.words[u.first].roles.has(set(roleTestimony)):
		u.testimony = true
	}
	if u.testimony && !w.words[u.first].roles.has(set(roleTestimony)) {
		return 0 // names and places of signatures
	}
	if kind == segment.Subparagraph && open > 0 {
		lead := &w.units[open-1]
		if !w.ownVerb(&u) && len(w.units) == open {
			lead.last = u.last // a limb that only completes its sentence
			return open
		}
		u.lead = open
		if w.is(lead.last-1, ':') {
			lead.silent = true // it says nothing that its limbs do not
		}
		w.units = append(w.units, u)
		return open
	}
	if w.idle(&u) {
		return 0
	}
	w.units = append(w.units, u)
	if w.leads(&u) {
		return len(w.units)
	}
	return 0
}

// appoints reports whether u names who signs for a party: "The President of
// Ruritania: Mr Black".
func (w *work) appoints(u *unit) bool {
	if w.words[u.first].roles.has(set(roleRecital)) || !w.capital(u.first) {
		return false
	}
	for t := u.first + 1; t+1 < u.last && t < u.first+maxInsertion; t++ {
		if w.is(t, ':') && w.capital(t+1) {
			return true
		}
	}
	return false
}

// idle reports whether u is no sentence: a line of an address, a heading that
// was not found, a formula of courtesy.
func (w *work) idle(u *unit) bool {
	if w.words[u.first].roles.has(set(roleFormula)) {
		return true
	}
	if u.last-u.first <= 5 && !w.ownVerb(u) && w.in.Tokens[u.last-1].Kind == segment.Punct && w.is(u.last-1, '.') && !w.a.final {
		return true // "ARTICLE THE FIRST."
	}
	if u.recital || u.testimony || w.in.Tokens[u.last-1].Kind == segment.Punct && !w.is(u.last-1, ',') && !w.is(u.last-1, ')') {
		return false
	}
	return u.last-u.first < 40 && !w.ownVerb(u)
}

// leads reports whether u ends so that a list may follow.
func (w *work) leads(u *unit) bool {
	return w.is(u.last-1, ':') || w.is(u.last-1, ',') || w.is(u.last-1, ';') || w.in.Tokens[u.last-1].Kind != segment.Punct
}

// trim takes stray marks off the start of u.
func (w *work) trim(u *unit) {
	for u.first < u.last && w.in.Tokens[u.first].Kind == segment.Punct && !w.quote(u.first) {
		u.first++
	}
}

func (w *work) quote(i int) bool {
	switch w.text(i) {
	case "\"", "„", "“", "”", "«", "»", "'", "‘", "’", "‚", "‹", "›":
		return true
	}
	return false
}

// worded reports whether u has two words at least.
func (w *work) worded(u *unit) bool {
	n := 0
	for t := u.first; t < u.last && n < 2; t++ {
		if w.in.Tokens[t].Kind == segment.Word {
			n++
		}
	}
	return n >= 2
}

// ownVerb reports whether u has a finite verb in its main clause.
func (w *work) ownVerb(u *unit) bool {
	sub := false
	for t := u.first; t < u.last; t++ {
		r := w.words[t].roles
		switch {
		case w.is(t, ','):
			sub = false
		case r.has(set(roleRelative, roleSubordinate, roleCondition, roleException)):
			sub = true
		case !sub && r.has(set(roleDeontic, roleFinite)):
			return true
		}
	}
	return false
}

// cut is where a section starts or ends.
type cut struct {
	token   int
	kind    segment.SectionKind // of what follows; empty outside of all sections with text of clauses
	article int                 // index of the article that starts; -1 if none does
	heading [2]int
}

// cuts lists where sections start, end, and where their bodies do, in text
// order, with the tokens that are in headings.
func (w *work) cuts() ([]cut, []bool) {
	skip := make([]bool, len(w.in.Tokens))
	var cuts []cut
	tokens := w.in.Tokens
	at := func(b int) int {
		return sort.Search(len(tokens), func(i int) bool { return int(tokens[i].Start) >= b-w.in.Base })
	}
	for _, i := range w.sectionsHere() {
		s := &w.in.Sections[i]
		c := cut{token: at(s.Span.Start), kind: kindOfCut(s), article: -1}
		if s.Kind == segment.Article {
			c.article = i
			c.heading = [2]int{at(s.Heading.Start), at(s.Heading.End)}
		}
		if s.Heading.Len() > 0 {
			for t := at(s.Heading.Start); t < at(s.Heading.End); t++ {
				skip[t] = true
			}
		}
		cuts = append(cuts, c)
		if s.Parent < 0 || w.in.Sections[s.Parent].Kind != segment.Paragraph && s.Kind != segment.Subparagraph && s.Kind != segment.Paragraph {
			continue
		}
		// What follows a limb or paragraph in its parent.
		p := w.in.Sections[s.Parent].Kind
		cuts = append(cuts, cut{token: at(s.Span.End), kind: p, article: -1})
	}
	sort.SliceStable(cuts, func(i, j int) bool { return cuts[i].token < cuts[j].token })
	return cuts, skip
}

// sectionsHere lists the sections that tell how the text under way is cut: those
// that start in it, those that its start stands in, and the last article before.
func (w *work) sectionsHere() []int {
	all := w.in.Sections
	from := sort.Search(len(all), func(i int) bool { return all[i].Span.Start > w.in.Base })
	to := from + sort.Search(len(all)-from, func(i int) bool { return all[from+i].Span.Start >= w.in.Base+len(w.in.Text) })
	var here []int
	for i := from - 1; i >= 0; i = all[i].Parent {
		here = append(here, i)
	}
	for i := from - 1; i >= 0; i-- {
		if kindOfCut(&all[i]) == "" || all[i].Kind == segment.Article {
			here = append(here, i)
			break
		}
	}
	slices.Sort(here)
	here = slices.Compact(here)
	for i := from; i < to; i++ {
		here = append(here, i)
	}
	return here
}

// kindOfCut is the kind of text that a section opens; empty if it has no clauses.
func kindOfCut(s *segment.Section) segment.SectionKind {
	switch s.Kind {
	case segment.Article, segment.Subparagraph, segment.Paragraph, segment.Preamble, segment.Testimonium, segment.Annex, segment.Protocol:
		return s.Kind
	}
	return ""
}
