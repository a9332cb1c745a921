package treaty

import (
	"slices"
	"sort"
	"strings"

	"github.com/chancery-nlp/chancery/extractor/actor"
	"github.com/chancery-nlp/chancery/extractor/date"
	"github.com/chancery-nlp/chancery/extractor/span"
	"github.com/chancery-nlp/chancery/lang"
)

// resolver tells treaties and happenings apart.
type resolver struct {
	doc     Document
	found   *Findings
	reg     *lang.Register
	actors  actor.Index
	records []draft
	of      []int          // record of each mention; -1 for none
	own     int            // record of the text itself; -1 if it is a report
	head    int            // mention in the title of a treaty text; -1 for none
	states  map[string]int // states of the document by ISO 3166-1 alpha-3; nil until needed
	surely  []int          // where treaties are named that can hardly be anything else, in order
}

// draft is a record with what tells it from others.
type draft struct {
	Record
	names    []string // each of small words
	modifier string
	level    level
	official bool // some sentence that names it names states
	proved   bool // a state or one of its bodies acts on it
	pair     bool // some sentence that names it names two states
	plural   bool
	weight   int
	best     int // length of the fullest mention
}

// Resolve makes one record of each treaty, the primary one first, and one of
// each happening.
func Resolve(doc Document, found *Findings, reg *lang.Register) ([]Record, []Event) {
	r := &resolver{doc: doc, found: found, reg: reg, own: -1, actors: actor.NewIndex(doc.Actors)}
	if r.isTreaty() {
		r.own = 0
		r.records = append(r.records, draft{Record: Record{Duration: Date{Date: -1}}, level: sure})
	}
	r.mentions()
	events := r.events()
	if r.own == 0 {
		r.describeOwn()
	}
	r.life(events)
	if r.own == 0 {
		r.describeOwn()
	}
	return r.finish(events)
}

// isTreaty reports whether the text is one itself: it has articles or a
// testimonium.
func (r *resolver) isTreaty() bool {
	if len(r.doc.Sections) > 0 {
		return true
	}
	for i := range r.found.events {
		if r.found.events[i].done {
			return true
		}
	}
	return false
}

// mentions gives each mention its record.
func (r *resolver) mentions() {
	r.of = make([]int, len(r.found.mentions))
	title := r.titleMention()
	r.head = title
	for i := range r.found.mentions {
		m := &r.found.mentions[i]
		k := r.same(i, m)
		if title >= 0 && (i == title || i > title && m.indef && m.sentence == r.found.mentions[title].sentence) {
			k = r.own
		}
		if text := r.doc.Text; r.own >= 0 && !m.article && (m.span.Start == 0 || text[m.span.Start-1] == '\n') && runningHead(text[m.span.Start:]) {
			k = r.own
		}
		if k < 0 && !m.generic && (!m.plural || m.kind == KindResolution) && len(r.records) < maxRecords {
			r.records = append(r.records, draft{Record: Record{Kind: m.kind, Duration: Date{Date: -1}}, modifier: modifier(m), plural: m.plural})
			k = len(r.records) - 1
		}
		r.of[i] = k
		if k >= 0 {
			r.add(k, m)
		}
	}
}

// maxRecords caps the treaties of a text; a mention looks back no farther than
// lookBack of them.
const (
	maxRecords = 4096
	lookBack   = 64
)

func (r *resolver) add(k int, m *mention) {
	d := &r.records[k]
	d.Mentions = append(d.Mentions, m.span)
	d.level = max(d.level, m.level)
	if m.name != "" && r.telling(m) {
		d.level = sure
	}
	d.official = d.official || m.official
	d.pair = d.pair || m.pair
	if m.level == sure || m.level == likely && m.official {
		r.surely = append(r.surely, m.span.Start)
	}
	d.weight++
	if n := m.full.Len(); k != r.own && (n > d.best && n > len(m.head) || d.best == 0) && (!m.generic || d.best == 0) && !m.own {
		d.best, d.Name = n, strings.Join(strings.Fields(m.full.In(r.doc.Text)), " ")
	}
	if m.name != "" && !slices.Contains(d.names, m.name) && len(d.names) < 8 {
		d.names = append(d.names, m.name)
	}
	if d.modifier == "" {
		d.modifier = modifier(m)
	}
	for _, p := range m.parties {
		r.party(d, r.actors.At(p))
	}
}

// telling reports whether the name of a treaty is that of a state, a place or
// an organisation of states.
func (r *resolver) telling(m *mention) bool {
	for _, a := range r.actors.Within(m.span) {
		switch r.doc.Actors[a].Kind {
		case actor.State, actor.Place, actor.InternationalOrg:
			return true
		case actor.Organization: // "the Ruritania protocol", which is held for a name
			if m.kind == KindProtocol || m.kind == KindConvention || m.kind == KindCharter {
				return true
			}
		}
	}
	return false
}

// same returns the record that a mention is of, -1 if it is of a new one.
func (r *resolver) same(i int, m *mention) int {
	if m.own && r.own >= 0 {
		return r.own
	}
	if m.apposed && i > 0 && r.of[i-1] >= 0 && compatible(r.records[r.of[i-1]].Kind, m) {
		return r.of[i-1]
	}
	last, wider := -1, -1
	for k := i - 1; k >= 0 && k > i-lookBack; k-- {
		n := r.of[k]
		if n < 0 {
			continue
		}
		d := &r.records[n]
		switch {
		case m.name != "":
			if named(d.names, m.name) && compatible(d.Kind, m) {
				return n
			}
		case m.generic:
			return n
		case m.indef || m.plural:
			return -1
		case compatible(d.Kind, m) && modifies(d.modifier, modifier(m)) && !d.plural:
			if alike(d.Kind, m.kind) {
				return n
			}
			if wider < 0 {
				wider = n
			}
		}
		last = n
	}
	if wider >= 0 {
		return wider
	}
	if m.generic {
		return last
	}
	if m.name == "" && !m.indef && r.own >= 0 && !m.plural && m.section {
		return r.own
	}
	return -1
}

// named reports whether name is one of names, or a part of one.
func named(names []string, name string) bool {
	for _, n := range names {
		if n == name || len(n) > 3 && strings.Contains(name, n) || len(name) > 3 && strings.Contains(n, name) {
			return true
		}
	}
	return false
}

// compatible reports whether mention m may be of a treaty of the kind.
func compatible(k Kind, m *mention) bool {
	if k == m.kind || m.kind == "" || k == "" {
		return true
	}
	if m.kind == KindTreaty || m.kind == KindAgreement {
		return k != KindResolution && k != KindDeclaration || k == KindDeclaration && m.kind == KindAgreement
	}
	return false
}

// alike reports whether one treaty may be called both.
func alike(a, b Kind) bool {
	return a == b || (a == KindTreaty || a == KindAgreement) && (b == KindTreaty || b == KindAgreement)
}

// modifier returns what stands before the noun in a compound: "handels".
func modifier(m *mention) string {
	for _, tail := range [...]string{"abkommens", "abkommen", "vertrages", "vertrags", "vertrag"} {
		if s, ok := strings.CutSuffix(m.head, tail); ok {
			return s
		}
	}
	return ""
}

func modifies(a, b string) bool {
	return a == "" || b == "" || a == b || strings.HasSuffix(a, b) || strings.HasSuffix(b, a)
}

// events keeps one event of each happening.
func (r *resolver) events() []Event {
	for i := range r.found.events {
		c := &r.found.events[i]
		c.nouns = r.stand(c)
		for _, a := range c.nouns {
			c.official = c.official || official(r.doc.Actors[a.Actor].Kind)
		}
		if c.official && c.typ != Approved && !c.done {
			if n := r.treatyOf(c); n >= 0 {
				r.records[n].proved = true
			}
		}
	}
	r.spread()
	var all []Event
	told, toldIn := -1, 0 // treaty of the event before, and its sentence
	for i := range r.found.events {
		c := &r.found.events[i]
		n := r.treatyOf(c)
		if c.mention < 0 && !c.done && !c.member && told >= 0 && toldIn >= c.sentence-2 && r.newest(c.span.Start, c.sentence) <= toldIn {
			n = told // what the sentence before was about
		}
		if n >= 0 && n == r.own && c.mention >= 0 && c.bare && c.date >= 0 && !r.found.mentions[c.mention].own && c.mention != r.head && len(r.records) < maxRecords {
			n = r.another(c.mention)
		}
		if r.own >= 0 && n == r.own && c.section && c.typ == EnteredIntoForce {
			r.inForce(c)
		}
		if !r.stands(c, n) {
			continue
		}
		e := Event{
			Type: c.typ, Span: c.span, Status: c.status, Reported: c.reported, Date: Date{Date: -1}, Place: Place{Span: c.place, Actor: -1},
			Treaty: c.treaty, TreatyN: n, RuleID: c.rule, Confidence: r.confidence(c, n),
		}
		if r.own >= 0 && c.mention >= 0 && n != r.own {
			if t := r.found.mentions[c.mention].title; t.Len() > 0 { // treaties cite by title
				e.Treaty = t
			}
		}
		if c.date >= 0 && c.date < len(r.doc.Dates) {
			e.Date = Date{Value: r.doc.Dates[c.date].Value, Date: c.date}
		}
		if c.done {
			if i+1 < len(r.found.events) && r.found.events[i+1].done && r.found.events[i+1].span.Start < c.span.End+200 {
				continue // "have set their hands. Done at …"
			}
			if e.Date = r.closingDate(c.span.End); e.Date.Value == "" {
				continue
			}
		}
		if c.place.Len() > 0 {
			e.Place.Actor = r.actors.At(c.place)
		}
		for _, a := range c.agents {
			e.Agents = append(e.Agents, Agent{Span: a, Actor: r.actors.At(a)})
		}
		if c.present && e.Date.Value != "" && r.doc.Now != "" && e.Date.Value < r.doc.Now {
			e.Status = Asserted
		}
		if c.wish && r.doc.Now != "" && e.Date.Value < r.doc.Now[:min(len(r.doc.Now), len(e.Date.Value))] {
			e.Date = Date{Date: -1} // that of the wish: "threatened in May to leave"
		}
		if c.present && e.Date.Value == "" {
			continue // a rule
		}
		if e.Date.Value == "" && len(e.Agents) == 0 && (c.bare || e.Status == Asserted && c.pronoun && !c.body) {
			continue
		}
		if len(c.nouns) > 0 {
			e.Agents = c.nouns // rather than whom a pronoun means: "it said the two countries had signed"
		}
		told, toldIn = n, c.sentence
		if k := happened(all, &e); k >= 0 {
			join(&all[k], &e)
			continue
		}
		all = append(all, e)
	}
	// An event that took over the words of a later one stands where they do.
	slices.SortStableFunc(all, func(a, b Event) int { return a.Span.Start - b.Span.Start })
	return all
}

// stand returns who acts in the event c by the noun that stands for them: "the
// two countries", once for each of them.
func (r *resolver) stand(c *candidate) []Agent {
	var all []Agent
	for _, at := range c.starts {
		for k := r.actors.From(at); k < len(r.actors) && r.actors[k].Span.Start == at; k++ {
			o := &r.actors[k]
			after := r.doc.Text[o.Span.End:]
			owner := strings.HasPrefix(after, "'") || strings.HasPrefix(after, "’") // "the two countries' courts"
			if o.Form == actor.Nominal && r.doc.Actors[o.Actor].Kind != actor.TreatyParty && !owner {
				all = append(all, Agent{Span: o.Span, Actor: o.Actor})
			}
		}
		if len(all) > 0 {
			break
		}
	}
	return all
}

// spread makes the treaties on which states were seen to act vouch for others
// told of beside them.
func (r *resolver) spread() {
	for k := range r.records {
		if d := &r.records[k]; d.proved {
			for _, s := range d.Mentions {
				r.surely = append(r.surely, s.Start)
			}
		}
	}
	slices.Sort(r.surely)
}

// inForce fills in when the text rules that it enters into force: on a day, or
// on a condition. The first rule counts.
func (r *resolver) inForce(c *candidate) {
	d := &r.records[r.own]
	if d.InForce.Value != "" || d.Condition.Len() > 0 || c.status == Denied {
		return
	}
	if c.date >= 0 && c.date < len(r.doc.Dates) {
		if x := &r.doc.Dates[c.date]; x.Anchor == date.AnchorExplicit && len(x.Value) == len("2006-01-02") {
			d.InForce = Date{Value: x.Value, Date: c.date}
			return
		}
	}
	d.Condition = c.terms
}

// another makes a record of mention i, which was held for the text itself: a
// treaty tells of others what happened to them.
func (r *resolver) another(i int) int {
	m := &r.found.mentions[i]
	own := &r.records[r.own]
	own.Mentions = slices.DeleteFunc(own.Mentions, func(s span.Span) bool { return s == m.span })
	r.records = append(r.records, draft{Record: Record{Kind: m.kind, Duration: Date{Date: -1}}, level: sure})
	r.of[i] = len(r.records) - 1
	r.add(r.of[i], m)
	return r.of[i]
}

// closingDate returns the day that the closing words from byte at on name:
// the first that is complete, or one whose year stands further on.
func (r *resolver) closingDate(at int) Date {
	const reach = 300 // bytes
	open := -1
	for i := sort.Search(len(r.doc.Dates), func(i int) bool { return r.doc.Dates[i].Span.Start >= at }); i < len(r.doc.Dates); i++ {
		d := &r.doc.Dates[i]
		if d.Span.Start > at+reach {
			break
		}
		if d.Type != date.Date && d.Type != date.Time || len(d.Value) < 4 || d.Value[0] < '0' || d.Value[0] > '9' {
			continue
		}
		if open >= 0 && len(d.Value) == 4 && d.Value > "1500" {
			return Date{Value: d.Value + r.doc.Dates[open].Timex[4:], Date: open}
		}
		if strings.HasPrefix(d.Timex, "XXXX-") && d.Anchor != date.AnchorExplicit {
			if open < 0 {
				open = i
			}
			continue
		}
		if d.Anchor == date.AnchorExplicit && len(d.Value) >= len("2006-01") {
			return Date{Value: day(d.Value), Date: i}
		}
	}
	if open >= 0 {
		return Date{Value: day(r.doc.Dates[open].Value), Date: open}
	}
	return Date{Date: -1}
}

// day cuts the time of day off a TIMEX3 value.
func day(v string) string {
	if i := strings.IndexByte(v, 'T'); i > 0 {
		return v[:i]
	}
	return v
}

// treatyOf returns the record of the treaty that an event is about.
func (r *resolver) treatyOf(c *candidate) int {
	switch {
	case c.done:
		return r.own
	case c.mention >= 0:
		return r.of[c.mention]
	case c.member:
		return -1
	}
	k := r.before(c.span.Start)
	if c.far && k >= 0 && r.found.mentions[k].sentence < c.sentence-topicReach {
		return r.foremost(k)
	}
	for low := k - lookBack; k >= 0 && k > low && (c.far || r.found.mentions[k].sentence >= c.sentence-topicReach); k-- {
		if r.of[k] >= 0 && !r.found.mentions[k].plural {
			return r.of[k]
		}
	}
	if k = r.before(c.span.Start); k >= 0 && c.pronoun && r.found.mentions[k].sentence >= c.sentence-2*topicReach {
		if n := r.foremost(k); n >= 0 && r.records[n].weight > 2 && 2*r.records[n].weight > len(r.found.mentions) {
			return n // what the text is about
		}
	}
	return -1
}

// topicReach is how many sentences back a pronoun may find its treaty; twice as
// many, where the text is of one treaty.
const topicReach = 2

// foremost returns the record that the mentions up to k are most of; -1 for none.
func (r *resolver) foremost(k int) int {
	best := -1
	for low := k - lookBack; k >= 0 && k > low; k-- {
		if n := r.of[k]; n >= 0 && !r.found.mentions[k].plural && (best < 0 || r.records[n].weight > r.records[best].weight) {
			best = n
		}
	}
	return best
}

// before returns the last mention before byte at, -1 if there is none.
func (r *resolver) before(at int) int {
	return sort.Search(len(r.found.mentions), func(k int) bool { return r.found.mentions[k].span.Start >= at }) - 1
}

// newest returns the sentence of the last mention before byte at, that of
// sentence s if it is there.
func (r *resolver) newest(at, s int) int {
	if k := r.before(at); k >= 0 {
		return r.found.mentions[k].sentence
	}
	return s
}

// stands reports whether an event is one of a treaty between states.
func (r *resolver) stands(c *candidate, n int) bool {
	if c.done || c.member {
		return true
	}
	if r.own >= 0 {
		// A treaty rules on itself; of others, and outside its articles, it tells what happened.
		return c.date >= 0 && c.status == Asserted && (!c.section && c.mention >= 0 || n != r.own && c.bare)
	}
	if n < 0 {
		return c.mention >= 0 && (c.official || r.found.mentions[c.mention].level == sure)
	}
	d := &r.records[n]
	if d.Kind == KindResolution || d.Kind == KindDeclaration {
		return c.typ == Violated || d.Kind == KindDeclaration && c.typ == Signed && (c.official || d.official && c.date >= 0)
	}
	switch {
	case d.level == sure:
		return true
	case c.private:
		return false
	case d.level == likely && (c.official || d.official):
		return true
	}
	return c.official || d.proved || d.official && c.date >= 0 || d.pair || len(d.Parties) > 1 || d.official && (c.strong || len(d.Parties) > 0) || r.topical(c.span.Start)
}

// topical reports whether a treaty that can hardly be anything else is named near byte
// at: the agreements told of beside it are those of states, too.
func (r *resolver) topical(at int) bool {
	const near = 1500 // bytes
	k := sort.SearchInts(r.surely, at-near)
	return k < len(r.surely) && r.surely[k] < at+near
}

func (r *resolver) confidence(c *candidate, n int) float64 {
	p := 0.6
	if c.date >= 0 || c.done {
		p += 0.15
	}
	if c.mention >= 0 && r.found.mentions[c.mention].level == sure {
		p += 0.1
	}
	if len(c.agents) > 0 {
		p += 0.1
	}
	if c.bare {
		p -= 0.1
	}
	return p
}

// happened returns the event in all that tells of the same happening as e, -1
// if none does.
func happened(all []Event, e *Event) int {
	for k := len(all) - 1; k >= 0 && k > len(all)-lookBack; k-- {
		o := &all[k]
		if o.Type != e.Type || o.TreatyN != e.TreatyN || (o.Status == Asserted) != (e.Status == Asserted) {
			continue
		}
		if agreeDates(o.Date.Value, e.Date.Value) && agreeAgents(o.Agents, e.Agents) {
			return k
		}
	}
	return -1
}

func agreeDates(a, b string) bool {
	return a == "" || b == "" || strings.HasPrefix(a, b) || strings.HasPrefix(b, a)
}

// agreeAgents reports whether one list of agents may stand for the other.
func agreeAgents(a, b []Agent) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	for _, x := range a {
		for _, y := range b {
			if x.Actor >= 0 && x.Actor == y.Actor {
				return true
			}
		}
	}
	return false
}

// join adds to event o what e tells of the same happening. The first that has a
// date or agents keeps its words.
func join(o, e *Event) {
	if o.Date.Value == "" && len(o.Agents) == 0 && (e.Date.Value != "" || len(e.Agents) > 0) {
		place := o.Place
		*o = *e
		if o.Place.Span.Len() == 0 {
			o.Place = place
		}
		return
	}
	if o.Date.Value == "" || len(e.Date.Value) > len(o.Date.Value) {
		o.Date = e.Date
	}
	if len(o.Agents) == 0 {
		o.Agents = e.Agents
	}
	if o.Place.Span.Len() == 0 {
		o.Place = e.Place
	}
	o.Reported = o.Reported && e.Reported
	if o.Treaty.Len() == 0 {
		o.Treaty = e.Treaty
	}
}

// life fills the dates and parties of treaties from what happened to them.
func (r *resolver) life(events []Event) {
	for i := range events {
		e := &events[i]
		if e.TreatyN < 0 {
			continue
		}
		d := &r.records[e.TreatyN]
		d.weight += 2
		if e.Status != Asserted {
			continue
		}
		switch e.Type {
		case Signed:
			if d.Signed.Value == "" {
				d.Signed, d.Place = Date{day(e.Date.Value), e.Date.Date}, e.Place
			}
		case EnteredIntoForce:
			if d.InForce.Value == "" {
				d.InForce = Date{day(e.Date.Value), e.Date.Date}
			}
		}
		if len(d.Parties) == 1 && e.TreatyN != r.own { // "a treaty with Kenya" has whose body approves it
			for _, a := range e.Agents {
				r.party(d, r.state(a.Actor))
			}
		}
		switch e.Type {
		case Signed, Ratified, Negotiated, Acceded, Initialled:
			if e.TreatyN != r.own {
				for _, a := range e.Agents {
					r.party(d, a.Actor)
				}
			}
		}
	}
}

// state returns the actor that is the state which actor a is, belongs to or acts for,
// -1 if the text does not name it.
func (r *resolver) state(a int) int {
	if a >= 0 && r.doc.Actors[a].Kind == actor.Person { // who acts for it
		a = r.doc.Actors[a].Affiliation.Actor
	}
	if a < 0 || r.doc.Actors[a].Region3 == "" {
		return -1
	}
	if r.doc.Actors[a].Kind == actor.State {
		return a
	}
	if r.states == nil {
		r.states = map[string]int{}
		for k := range r.doc.Actors {
			if x := &r.doc.Actors[k]; x.Kind == actor.State {
				if _, ok := r.states[x.Region3]; !ok {
					r.states[x.Region3] = k
				}
			}
		}
	}
	if k, ok := r.states[r.doc.Actors[a].Region3]; ok {
		return k
	}
	return -1
}

// party adds an actor to the parties of a treaty, if it may be one.
func (r *resolver) party(d *draft, a int) {
	if a < 0 || a >= len(r.doc.Actors) {
		return
	}
	x := &r.doc.Actors[a]
	switch x.Kind {
	case actor.State, actor.InternationalOrg:
	default:
		return
	}
	for i := range d.Parties {
		if d.Parties[i].Actor == a {
			return
		}
	}
	if len(d.Parties) >= maxParties {
		return
	}
	d.Parties = append(d.Parties, Party{Actor: a, Name: x.Name, Region: x.Region, Region3: x.Region3})
}

// finish drops what is no treaty, puts the primary treaty first and renumbers.
func (r *resolver) finish(events []Event) ([]Record, []Event) {
	used := make([]bool, len(r.records))
	for i := range events {
		if n := events[i].TreatyN; n >= 0 {
			used[n] = true
		}
	}
	number := make([]int, len(r.records))
	var order []int
	for k := range r.records {
		number[k] = -1
		if d := &r.records[k]; k == r.own || used[k] || d.level == sure && !d.plural || len(d.Parties) > 1 {
			order = append(order, k)
		}
	}
	if r.own < 0 && len(order) > 1 {
		first := 0
		for i, k := range order {
			if r.records[k].weight > r.records[order[first]].weight {
				first = i
			}
		}
		k := order[first]
		order = slices.Insert(slices.Delete(order, first, first+1), 0, k)
	}
	var out []Record
	for i, k := range order {
		number[k] = i
		d := &r.records[k]
		if d.Signed.Value == "" {
			d.Signed.Date = -1
		}
		if d.InForce.Value == "" {
			d.InForce.Date = -1
		}
		if d.Place.Span == (span.Span{}) {
			d.Place.Actor = -1
		}
		out = append(out, d.Record)
	}
	for i := range events {
		if n := events[i].TreatyN; n >= 0 {
			events[i].TreatyN = number[n]
		}
	}
	return out, events
}
