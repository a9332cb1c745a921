package treaty

import (
	"slices"
	"sort"
	"strings"

	"github.com/chancery-nlp/chancery/extractor/actor"
	"github.com/chancery-nlp/chancery/extractor/date"
	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/extractor/span"
)

// fact is what a text says of itself: in which languages it is, with whom it
// is deposited. Spans are bytes of the document.
type fact struct {
	role  role
	span  span.Span
	value string
	date  int // index in the document of what it is about; -1 for none
}

// factRoles are the roles that make facts.
var factRoles = set(roleLanguage, roleDeposit, roleDefine, roleRecital, roleGovernment, roleUnion, roleRun, roleCollective)

// record notes what the sentence says of the text itself.
func (w *work) record() {
	for i := range w.mark {
		m := &w.mark[i]
		if !factRoles.has(m.rule.role) {
			continue
		}
		f := fact{m.rule.role, w.shift(span.Span{Start: int(m.start), End: int(m.end)}), m.value, -1}
		if f.role == roleRun {
			for k := int(m.last) - w.first; k < len(w.words) && k < int(m.last)-w.first+12 && f.date < 0; k++ {
				if d := w.words[k].date; d != 0 && w.in.Dates[d-1].Type == date.Duration {
					f.date = int(d-1) + w.in.FirstDate
				}
			}
			if f.date < 0 {
				continue
			}
		}
		w.found.facts = append(w.found.facts, f)
	}
}

// maxOpening caps how much of a text may be its title and the list of its
// parties, in bytes.
const maxOpening = 12 << 10

// describeOwn fills the record of the text itself.
func (r *resolver) describeOwn() {
	d := &r.records[r.own]
	body, closing := r.bounds()
	opening := r.opening(min(body, maxOpening))
	r.signed(d, r.title(d, opening))
	d.Parties = nil
	r.namedParties(d, opening)
	if len(d.Parties) < 2 {
		r.communityParty(d, body)
		r.frequentParties(d)
	}
	r.expandUnion(d)
	r.definitions(d, opening)
	for i := range r.found.facts {
		f := &r.found.facts[i]
		switch {
		case f.role == roleLanguage && f.span.Start >= closing:
			if !slices.Contains(d.Languages, f.value) {
				d.Languages = append(d.Languages, f.value)
			}
		case f.role == roleDeposit && d.Depositary.Len() == 0 && f.span.Start >= body:
			d.Depositary = r.follows(f.span, 80)
		case f.role == roleRun && d.Duration.Value == "" && f.span.Start >= body && f.date < len(r.doc.Dates):
			d.Duration = Date{Value: r.doc.Dates[f.date].Value, Date: f.date}
		}
	}
}

// bounds returns where the articles of the text start and where its closing
// words may.
func (r *resolver) bounds() (body, closing int) {
	body, closing = len(r.doc.Text), len(r.doc.Text)
	last := 0
	for i := range r.doc.Sections {
		s := &r.doc.Sections[i]
		switch s.Kind {
		case segment.Preamble:
		case segment.Testimonium:
			closing = min(closing, s.Span.Start)
		default:
			body = min(body, s.Span.Start)
			if s.Parent < 0 || s.Kind == segment.Article {
				last = max(last, s.Span.Start)
			}
		}
	}
	if len(r.doc.Sections) == 0 {
		body = 0
	}
	return body, min(closing, max(last, len(r.doc.Text)-3000))
}

// opening returns the end of the title and the list of parties: the first
// recital behind the name of a party, at most limit.
func (r *resolver) opening(limit int) int {
	if len(r.doc.Sections) == 0 {
		limit = min(len(r.doc.Text), 3000)
	}
	k := 0 // mentions before it are no parties
	for i := range r.found.facts {
		f := &r.found.facts[i]
		if f.span.Start >= limit {
			break
		}
		if f.role != roleRecital {
			continue
		}
		for ; k < len(r.actors) && r.actors[k].Span.End <= f.span.Start; k++ {
			if r.mayBeParty(k) {
				return f.span.Start
			}
		}
	}
	return limit
}

// mayBeParty reports whether mention k names a state or an organisation of
// states, or the people of a king.
func (r *resolver) mayBeParty(k int) bool {
	p := r.actors[k]
	if p.Form != actor.Name {
		return false
	}
	switch a := &r.doc.Actors[p.Actor]; a.Kind {
	case actor.State:
		return !r.inDescription(p.Span)
	case actor.InternationalOrg:
		return !r.inTreaty(p.Span)
	case actor.People:
		return a.Region != "" && r.governed(p.Span.Start)
	}
	return false
}

// inTreaty reports whether s stands within the name of another treaty.
func (r *resolver) inTreaty(s span.Span) bool {
	k := sort.Search(len(r.found.mentions), func(k int) bool { return r.found.mentions[k].span.End >= s.End })
	return k < len(r.found.mentions) && r.found.mentions[k].span.Start <= s.Start
}

// inDescription reports whether s stands in what describes another treaty:
// "guided by the Agreement between A and B".
func (r *resolver) inDescription(s span.Span) bool {
	k := sort.Search(len(r.found.mentions), func(k int) bool { return r.found.mentions[k].span.Start > s.Start }) - 1
	return k >= 0 && r.of[k] != r.own && r.found.mentions[k].full.End >= s.End
}

// governed reports whether words such as "the Government of" stand before byte at.
func (r *resolver) governed(at int) bool {
	k := sort.Search(len(r.found.facts), func(k int) bool { return r.found.facts[k].span.Start >= at }) - 1
	for ; k >= 0 && r.found.facts[k].span.End > at-60; k-- {
		if r.found.facts[k].role == roleGovernment {
			return true
		}
	}
	return false
}

// titleMention returns the mention that opens the title of the text, -1 if it
// has none: an early one without article, at the start of its line.
func (r *resolver) titleMention() int {
	if r.own < 0 {
		return -1
	}
	const early, indent = 400, 60 // bytes
	body, _ := r.bounds()
	if len(r.doc.Sections) == 0 {
		body = early
	}
	for n := range r.found.mentions {
		m := &r.found.mentions[n]
		if m.span.Start >= min(body, early) {
			break
		}
		if m.generic || m.own || m.article || m.plural {
			continue
		}
		if m.span.Start-strings.LastIndexByte(r.doc.Text[:m.span.Start], '\n') <= indent && !runningHead(r.doc.Text[m.span.Start:]) {
			return n
		}
	}
	return -1
}

// runningHead reports whether the line that s starts with has columns, as the
// heads of pages do: a title and a page number.
func runningHead(s string) bool {
	line, _, _ := strings.Cut(s, "\n")
	return strings.Contains(strings.TrimRight(line, " \t\r"), "    ")
}

// title gives the record the name that stands at the top of the text, and
// returns where that ends.
func (r *resolver) title(d *draft, opening int) int {
	text := r.doc.Text
	if n := r.titleMention(); n >= 0 {
		m := &r.found.mentions[n]
		from := strings.LastIndexByte(text[:m.span.Start], '\n') + 1
		d.Kind = m.kind
		var size int
		d.Name, size = titleLines(text[from:min(len(text), max(opening, m.full.End))], m.full.End-from)
		return from + size
	}
	for k := range r.found.mentions {
		if r.of[k] == r.own && d.Kind == "" {
			d.Kind = r.found.mentions[k].kind
		}
	}
	return 0
}

// titleLines returns the lines of a title, at least size bytes of them, on one
// line, and where they end.
func titleLines(s string, size int) (string, int) {
	const longest = 400
	end := len(s)
	for at := 0; at < len(s); {
		i := strings.IndexByte(s[at:], '\n')
		if i < 0 {
			break
		}
		line := strings.TrimSpace(s[at : at+i])
		next := strings.TrimLeft(s[at+i+1:], " \t\r")
		if at+i >= size && (line == "" || strings.HasPrefix(next, "\n") || len(line) > 0 && !loud(next)) {
			end = at + i
			break
		}
		at += i + 1
	}
	s = strings.Join(strings.Fields(s[:end]), " ")
	if len(s) > longest {
		cut := strings.LastIndexByte(s[:longest], ' ')
		s = s[:max(cut, 0)]
	}
	return strings.TrimRight(s, " ,;:"), end
}

// loud reports whether the line that s starts with is in capitals.
func loud(s string) bool {
	line, _, _ := strings.Cut(s, "\n")
	return line != "" && strings.ToUpper(line) == line
}

// signed gives the record the day that its title names, if no closing words
// name one.
func (r *resolver) signed(d *draft, title int) {
	if d.Signed.Value != "" {
		return
	}
	for i := range r.doc.Dates {
		x := &r.doc.Dates[i]
		if x.Span.Start >= title {
			break
		}
		if x.Type == date.Date && x.Anchor == date.AnchorExplicit && len(x.Value) == len("2006-01-02") {
			d.Signed = Date{Value: x.Value, Date: i}
		}
	}
}

// namedParties adds those whom the title and the list of parties name.
func (r *resolver) namedParties(d *draft, opening int) {
	for k := 0; k < len(r.actors) && r.actors[k].Span.End <= opening; k++ {
		if r.mayBeParty(k) {
			r.addParty(d, r.actors[k].Actor)
		}
	}
}

// addParty adds an actor to the parties, unless its state is one already.
func (r *resolver) addParty(d *draft, a int) {
	x := &r.doc.Actors[a]
	for i := range d.Parties {
		if p := &d.Parties[i]; p.Actor == a || x.Region3 != "" && p.Region3 == x.Region3 {
			return
		}
	}
	if len(d.Parties) < maxParties {
		d.Parties = append(d.Parties, Party{Actor: a, Name: x.Name, Region: x.Region, Region3: x.Region3})
	}
}

const maxParties = 250

// communityParty adds a union that the first article calls by a word of its own.
func (r *resolver) communityParty(d *draft, body int) {
	if r.reg == nil {
		return
	}
	for i := range r.found.facts {
		if f := &r.found.facts[i]; f.role == roleUnion && f.span.Start < body+800 {
			if u := r.reg.Actor(f.value); u != nil && !slices.ContainsFunc(d.Parties, func(p Party) bool { return p.known == f.value }) {
				d.Parties = append(d.Parties, Party{Actor: r.known(f.value), Name: f.span.In(r.doc.Text), known: f.value})
			}
			return
		}
	}
}

// known returns the actor of the document with the id, -1 if it has none.
func (r *resolver) known(id string) int {
	return slices.IndexFunc(r.doc.Actors, func(a actor.Record) bool { return a.Known == id })
}

// frequentParties adds the states that a text without a list of parties names
// again and again: what it rules, it rules for them.
func (r *resolver) frequentParties(d *draft) {
	type count struct{ actor, n int }
	var all []count
	most := 0
	for a := range r.doc.Actors {
		if r.doc.Actors[a].Kind != actor.State {
			continue
		}
		n := 0
		for i := range r.doc.Actors[a].Mentions {
			if r.doc.Actors[a].Mentions[i].Form == actor.Name {
				n++
			}
		}
		most = max(most, n)
		all = append(all, count{a, n})
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].n > all[j].n })
	for i, c := range all {
		if c.n < 2 || c.n*20 < most || i >= 12 {
			break
		}
		r.addParty(d, c.actor)
	}
}

// expandUnion adds the members of a union that is a party and whose treaties
// bind them: all that it had on the day of signature, or, where the text does
// not say when that was, those that it names.
func (r *resolver) expandUnion(d *draft) {
	const union = "org:eu"
	if r.reg == nil || !slices.ContainsFunc(d.Parties, func(p Party) bool {
		return p.known == union || p.Actor >= 0 && r.doc.Actors[p.Actor].Known == union
	}) {
		return
	}
	u := r.reg.Actor(union)
	if u == nil {
		return
	}
	dated := len(d.Signed.Value) == len("2006-01-02")
	var ids []string
	if dated {
		ids = r.reg.Members(union, d.Signed.Value)
	} else {
		for i := range u.Members {
			ids = append(ids, u.Members[i].ID)
		}
	}
	for _, id := range ids {
		a := r.known(id)
		if a < 0 && !dated {
			continue
		}
		s := r.reg.Actor(id)
		if s == nil || slices.ContainsFunc(d.Parties, func(p Party) bool { return p.Region3 == s.Region3 }) {
			continue
		}
		p := Party{Actor: a, Region: s.Region, Region3: s.Region3}
		if a >= 0 {
			p.Name = r.doc.Actors[a].Name
		} else if n := s.Names["en"]; len(n.Short) > 0 {
			p.Name = n.Short[0]
		}
		d.Parties = append(d.Parties, p)
	}
}

// definitions gives parties the names that the opening defines for them.
func (r *resolver) definitions(d *draft, opening int) {
	text := r.doc.Text
	fact, behind := 0, 0 // facts before it are looked at; mentions before it end before the name
	for i := 0; i < opening && i < len(text); {
		q, after := quoted(text, i, opening)
		if q.Len() == 0 {
			return
		}
		i = after
		term := q.In(text)
		all := false
		for ; fact < len(r.found.facts) && r.found.facts[fact].span.Start < q.End; fact++ {
			f := &r.found.facts[fact]
			all = all || f.role == roleCollective && f.span.End > q.Start
		}
		for ; behind < len(r.actors) && r.actors[behind].Span.End <= q.Start; behind++ {
		}
		last := -1
		if behind > 0 && q.Start-r.actors[behind-1].Span.End < 120 {
			last = r.actors[behind-1].Actor
		}
		for k := range d.Parties {
			p := &d.Parties[k]
			if (all || p.Actor >= 0 && p.Actor == last) && !slices.Contains(p.Defined, term) {
				p.Defined = append(p.Defined, term)
			}
		}
	}
}

// quoted returns the first text in quotation marks between bytes from and to,
// no longer than a name, and where to look on.
func quoted(text string, from, to int) (span.Span, int) {
	const longest = 80
	for from < to {
		i := strings.IndexAny(text[from:to], "\"“„«")
		if i < 0 {
			return span.Span{}, to
		}
		open := from + i
		width := 1
		for open+width < len(text) && text[open+width]&0xC0 == 0x80 {
			width++
		}
		start := open + width
		k := strings.IndexAny(text[start:min(len(text), start+longest)], "\"”“»")
		if k > 0 {
			end := start + k
			return span.Span{Start: start, End: end}, end + 1
		}
		from = start
	}
	return span.Span{}, to
}

// follows returns the mention of an actor that starts within reach bytes of s.
func (r *resolver) follows(s span.Span, reach int) span.Span {
	for i := r.actors.From(s.End); i < len(r.actors) && r.actors[i].Span.Start < s.End+reach; i++ {
		if r.actors[i].Form != actor.Adjective {
			return r.actors[i].Span
		}
	}
	return span.Span{}
}
