package treaty

import (
	"sort"
	"strings"

	"github.com/chancery-nlp/chancery/extractor/actor"
	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/extractor/span"
)

// mention is a place where a text names a treaty. Spans are bytes of the document.
type mention struct {
	span     span.Span // the noun with what stands before it, without article
	full     span.Span // with what describes it: "between … and …", "on …"
	title    span.Span // with its matter right behind it: "Abkommen über …"; zero for none
	kind     Kind
	sentence int
	name     string // lower case, what tells it from others: "ottawa", "lissabon"; empty for none
	head     string // the noun, lower case
	level    level  // how surely its words mean a treaty
	official bool   // its sentence names a state, an organisation of states or one of their bodies
	pair     bool   // its sentence names two states
	generic  bool   // stands for a treaty named before
	indef    bool   // brings up something new: "einen Vertrag"
	plural   bool   // several treaties
	own      bool   // the text itself: "this Agreement"
	apposed  bool   // stands in apposition to the mention before it
	section  bool   // inside an article of a treaty
	article  bool   // has an article or the like before it
	parties  []span.Span
}

// level is how surely words mean a treaty between states.
type level uint8

const (
	doubtful level = iota // may be a contract between anybody
	likely                // is one of states if the sentence names any
	sure
)

// treatyNoun is a mention with the words of the sentence that it takes.
type treatyNoun struct {
	first, last int // words
	head        int // word of the noun
	n           int // index of its mention in the findings
}

var stopsName = set(roleDet, roleIndef, rolePrep, roleGoalPrep, roleAgentPrep, roleConj, roleBecome, roleBe, roleHave, roleModal,
	roleIrreal, roleRefuse, roleReport, roleSupport, roleSub, roleRelative, rolePoss, roleTrigger, roleVerb, roleAnnounce, rolePlan, roleTo, roleNegation, roleCompanion)

// nounAt reports whether a noun for treaties stands at word i.
func (w *work) nounAt(i int) bool {
	return i < len(w.words) && w.token(i).Flags&segment.Break == 0 && w.words[i].roles.any(set(roleTreaty, roleLikely, roleDoubtful))
}

// pluralMark ends the kind of a noun that means several treaties.
const pluralMark = "*"

// nouns finds the mentions of treaties in the sentence.
func (w *work) nouns() {
	w.treaties = w.treaties[:0]
	taken := 0 // words before it belong to a mention
	for i := range w.mark {
		m := &w.mark[i]
		r := m.rule.role
		if r != roleTreaty && r != roleLikely && r != roleDoubtful && r != roleName && r != roleGeneric || !w.fits(m) {
			continue
		}
		first, last := int(m.first)-w.first, int(m.last)-w.first
		if first < taken || w.words[first].roles.has(roleContract) {
			continue
		}
		if r == roleName && w.nounAt(last) {
			continue // "New START treaty": the noun's mention takes it
		}
		if r == roleGeneric && w.ofTreatyNoun(last) {
			continue // "the text of a treaty"
		}
		// Of marks at one place the longest, then the surest stands.
		best := m
		for k := i + 1; k < len(w.mark) && w.mark[k].first == m.first; k++ {
			o := &w.mark[k]
			if !w.fits(o) {
				continue
			}
			if q := o.rule.role; q == roleTreaty || q == roleLikely || q == roleDoubtful || q == roleName {
				if o.end > best.end || o.end == best.end && best.rule.role != roleTreaty && q == roleTreaty {
					best = o
				}
			}
		}
		m, r, last = best, best.rule.role, int(best.last)-w.first
		if w.token(last-1).Flags&segment.Capital == 0 && m.rule.capital {
			continue
		}
		taken = w.noun(m, r, first, last, taken)
	}
}

// ofTreatyNoun reports whether the words from i on are a genitive whose noun is
// a treaty: "of a trade agreement", "eines Handelsabkommens".
func (w *work) ofTreatyNoun(i int) bool {
	if i >= len(w.words) || !w.words[i].roles.any(set(roleOf, roleGenitive, roleIndef)) {
		return false
	}
	for k := i + 1; k < len(w.words) && k < i+5 && w.token(k).Kind == segment.Word; k++ {
		if w.nounAt(k) {
			return true
		}
	}
	return false
}

// noun makes the mention of the treaty noun at words [first, last) and returns
// the word after it.
func (w *work) noun(m *mark, r role, first, last, taken int) int {
	head := last - 1
	start := first
	for start > taken && w.token(start).Flags&segment.Spaced == 0 && w.token(start-1).Kind != segment.Punct {
		start--
	}
	// "Ottawa-Konvention", "US-Japan treaty"
	for start > taken+1 && w.token(start).Flags&segment.Spaced == 0 && w.text(start-1) == "-" && w.token(start-1).Flags&segment.Spaced == 0 {
		start -= 2
	}
	// "Handels- und Schifffahrtsvertrag"
	for w.capitals && start > taken+2 && w.words[start-1].roles.has(roleConj) && w.text(start-2) == "-" && w.token(start-2).Flags&segment.Spaced == 0 && w.token(start-3).Flags&segment.Capital != 0 {
		start -= 3
	}
	low := w.adjectives(start, taken)
	end := w.named(last, w.token(head).Flags&segment.Capital != 0)
	men := mention{
		span: w.span(low, end), sentence: w.number, head: strings.ToLower(w.text(head)), kind: Kind(strings.TrimSuffix(m.value, pluralMark)),
		level: doubtful, generic: r == roleGeneric, official: w.official, pair: w.pair,
	}
	switch r {
	case roleTreaty, roleName:
		men.level = sure
	case roleLikely:
		men.level = likely
		men.official = men.official || w.people
	}
	if end == last+2 && !w.personal(last+1) {
		men.level = sure // "Vertrag von Aachen"
	}
	if w.capitals && men.level < likely && first > low && w.placeAdjective(first-1) {
		men.level, men.official = likely, true // "das Minsker Protokoll"
	}
	for k := low; k < end; k++ {
		if w.words[k].roles.has(roleName) {
			men.level = sure
		}
	}
	men.full = w.span(low, w.described(end, &men))
	if w.capitals && end < len(w.words) && w.words[end].roles.has(roleMatter) {
		men.title = span.Span{Start: men.span.Start, End: men.full.End}
	}
	men.name = w.distinct(low, first, head, end, r)
	men.plural = strings.HasSuffix(m.value, pluralMark)
	for k := low - 1; k >= 0 && k >= low-2; k-- {
		q := w.words[k].roles
		if q.has(roleIndef) {
			men.indef = true
		}
		men.own = men.own || q.has(roleThis)
		men.article = men.article || q.any(set(roleDet, roleIndef, rolePoss))
		if !q.has(roleDet) {
			break
		}
	}
	if low > 1 {
		k := low - 1
		for k > 0 && w.words[k].roles.has(roleDet) {
			k--
		}
		if k > 0 && w.text(k) == "," && w.words[k-1].treaty != 0 && k-1 >= 0 {
			men.apposed = true
		}
	}
	men.section = w.inArticle(men.span.Start)
	w.found.mentions = append(w.found.mentions, men)
	w.treaties = append(w.treaties, treatyNoun{low, end, head, len(w.found.mentions) - 1})
	for k := low; k < end; k++ {
		w.words[k].treaty = int32(len(w.treaties))
	}
	return end
}

// adjectives returns the first word of the noun phrase whose noun starts at
// word start: what stands between it and its article.
func (w *work) adjectives(start, taken int) int {
	low := start
	for low > taken && low > start-6 {
		k := low - 1
		wd := &w.words[k]
		if wd.date != 0 || wd.roles.any(stopsName) && !wd.roles.has(roleName) || w.token(k+1).Flags&segment.Break != 0 || len(w.in.Sections) > 0 && w.token(k+1).Flags&segment.Newline != 0 {
			break
		}
		if wd.mention != 0 {
			if w.in.Mentions[wd.mention-1].Form != actor.Adjective && w.token(k).Flags&segment.Spaced != 0 && w.possessive(k+1) {
				break
			}
		}
		if w.token(k).Kind == segment.Punct {
			if t := w.text(k); (t == "-" || t == "–") && w.token(k).Flags&segment.Spaced == 0 && k > taken {
				low = k
				continue
			}
			break
		}
		if w.token(k).Kind == segment.Digits {
			break
		}
		low = k
	}
	for low < start && w.token(low).Kind == segment.Punct {
		low++
	}
	// Without an article before it the reach is uncertain: keep what is
	// capitalised, and one adjective.
	if low > 0 && low < start && !w.words[low-1].roles.any(set(roleDet, roleIndef, rolePoss)) {
		keep := start
		for keep > low && (w.token(keep-1).Flags&segment.Capital != 0 || w.token(keep-1).Kind == segment.Punct || w.token(keep).Flags&segment.Spaced == 0) {
			keep--
		}
		if keep == start && w.token(start).Flags&segment.Capital == 0 {
			keep--
		}
		low = max(low, keep)
	}
	return low
}

// possessive reports whether an apostrophe of a genitive stands at word i.
func (w *work) possessive(i int) bool {
	if i >= len(w.words) {
		return false
	}
	t := w.text(i)
	return t == "'" || t == "’"
}

// named returns the end of the treaty's name that starts with the noun before
// word i: "Vertrag von Lissabon", "Treaty on the Non-Proliferation of Nuclear
// Weapons", "Handelsabkommen Ceta".
func (w *work) named(i int, capital bool) int {
	if !capital || i >= len(w.words) {
		return i
	}
	at := int32(i + w.first)
	for k := sort.Search(len(w.mark), func(k int) bool { return w.mark[k].first >= at }); k < len(w.mark); k++ { // a name in apposition
		if m := &w.mark[k]; m.rule.role == roleName && int(m.first) == i+w.first && w.fits(m) {
			return int(m.last) - w.first
		}
		if int(w.mark[k].first) > i+w.first {
			break
		}
	}
	if w.token(i).Kind == segment.Word && w.token(i).Flags&segment.Upper != 0 && w.words[i].mention == 0 {
		return i + 1
	}
	end, k := i, i
	for k < len(w.words) && k < i+16 {
		t := w.token(k)
		wd := &w.words[k]
		switch {
		case t.Flags&segment.Break != 0 || wd.date != 0:
			return end
		case t.Kind == segment.Punct && w.text(k) == "-" && t.Flags&segment.Spaced == 0:
			k++
			continue
		case t.Kind != segment.Word:
			return end
		case k == i:
			if !wd.roles.has(roleOf) {
				return end
			}
		case t.Flags&segment.Capital != 0:
			if wd.treaty != 0 {
				return end
			}
			end = k + 1
		case !wd.roles.any(set(roleOf, roleDet, roleConj)):
			return end
		}
		k++
	}
	return end
}

var stopsDescription = set(roleBecome, roleBe, roleHave, roleModal, roleIrreal, roleTrigger, roleVerb, roleSub,
	roleReport, roleSupport, roleAnnounce, roleCondition, roleCompanion)

// described returns the end of what describes the treaty behind word i, and
// notes the parties that it names: "zwischen A und B über …", "with C on …".
func (w *work) described(i int, men *mention) int {
	end := i
	k := i
	for k < len(w.words) {
		switch q := w.words[k].roles; {
		case q.has(roleBetween):
			k++
			for from := k; k < len(w.words) && k < from+reach; k++ {
				wd := &w.words[k]
				if wd.mention != 0 {
					if m := &w.in.Mentions[wd.mention-1]; (len(men.parties) == 0 || men.parties[len(men.parties)-1] != m.Span) && m.Form != actor.Adjective && !w.premodifies(k) {
						men.parties = append(men.parties, m.Span)
					}
					end = k + 1
					continue
				}
				if w.breaks(k) || w.words[k].treaty != 0 {
					break
				}
				if r := wd.roles; w.token(k).Kind == segment.Punct && w.text(k) != "," && w.text(k) != "-" || r.any(set(rolePrep, roleGoalPrep)) {
					break
				}
			}
			k = max(end, k)
			if k > end {
				return end
			}
		case q.has(roleMatter):
			from := k
			for k++; k < len(w.words) && k < from+12; k++ {
				wd := &w.words[k]
				if w.breaks(k) || w.token(k).Kind == segment.Punct && w.text(k) != "-" || wd.roles.has(rolePrep) {
					break
				}
				end = k + 1
			}
			return end
		default:
			w.related(k, men)
			return end
		}
	}
	return end
}

// related notes the one state that a relative clause from word k on names as
// the other side: "a treaty that sets up a partnership with C".
func (w *work) related(k int, men *mention) {
	if k < len(w.words) && w.text(k) == "," {
		k++
	}
	if len(men.parties) > 0 || k >= len(w.words) || !w.words[k].roles.has(roleRelative) {
		return
	}
	var partner *actor.Mention
	for i := k + 1; i < len(w.words) && i < k+reach; i++ {
		if w.words[i].treaty != 0 || w.token(i).Flags&segment.Break != 0 {
			break
		}
		n := w.words[i].mention
		if n == 0 {
			continue
		}
		m := &w.in.Mentions[n-1]
		if m.Kind != actor.State || m.Form == actor.Nominal || m == partner {
			continue
		}
		before := i - 1
		for before > k && w.words[before].roles.has(roleDet) {
			before--
		}
		if partner != nil || m.Form == actor.Adjective || !w.words[before].roles.has(roleBetween) {
			return // several, or one that is no side
		}
		partner = m
	}
	if partner != nil {
		men.parties = append(men.parties, partner.Span)
	}
}

// premodifies reports whether the name that ends at word i stands before a
// noun: "the two NATO allies".
func (w *work) premodifies(i int) bool {
	if w.capitals || i+1 >= len(w.words) || w.words[i+1].mention == w.words[i].mention {
		return false
	}
	next := w.token(i + 1)
	return next.Kind == segment.Word && next.Flags&(segment.Capital|segment.Break) == 0 && w.words[i+1].roles == 0 && w.words[i+1].date == 0
}

// placeAdjective reports whether word i is an adjective made of the name of a
// place, which keeps its capital: "Minsker".
func (w *work) placeAdjective(i int) bool {
	return i > 0 && w.words[i-1].roles.has(roleDet) && !w.words[i-1].roles.has(roleIndef) && w.token(i).Kind == segment.Word && w.token(i).Flags&segment.Capital != 0 &&
		w.words[i].roles == 0 && strings.HasSuffix(w.text(i), "er")
}

// personal reports whether word i names a person or a company.
func (w *work) personal(i int) bool {
	m := w.words[i].mention
	return m != 0 && (w.in.Mentions[m-1].Kind == actor.Person || w.in.Mentions[m-1].Kind == actor.Organization)
}

// breaks reports whether word i cannot stand in the description of a treaty.
func (w *work) breaks(i int) bool {
	r := w.words[i].roles
	return r.any(stopsDescription) || w.words[i].date != 0 || r.has(roleRelative) && !r.has(roleDet)
}

// distinct returns what tells the treaty of a mention from others: the words
// beside its noun, and what stands before the noun in a compound.
func (w *work) distinct(low, first, head, end int, r role) string {
	if r == roleName {
		return strings.ToLower(w.in.Text[w.token(first).Start:w.token(end-1).End])
	}
	if r == roleGeneric {
		return ""
	}
	var parts []string
	add := func(i int) {
		if w.token(i).Kind == segment.Word && (w.token(i).Flags&segment.Capital != 0 || i < head && w.words[i].mention != 0) {
			parts = append(parts, strings.ToLower(w.text(i)))
		}
	}
	for i := low; i < first; i++ {
		add(i)
	}
	for i := first; i < head; i++ {
		add(i)
	}
	for i := head + 1; i < end; i++ {
		add(i)
	}
	return strings.Join(parts, " ")
}
