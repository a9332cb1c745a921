package actor

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/chancery-nlp/chancery/lang"
)

// The terms that the register adds to a language's vocabulary. The value of
// each is the number of the written form in [forms].
const (
	termKnown    = "known"     // any name, adjective or national of a known actor
	termState    = "state"     // names of states: "Nordkorea", "DVRK"
	termStateAdj = "state_adj" // their adjectives: "nordkoreanische"
	termCapital  = "capital_city"
	termOrg      = "organization" // names of international organisations: "UN", "Afrikanische Union"
)

// forms are the written forms of known actors in one language.
type forms struct {
	aliases [][]lang.Alias // by number; those of one written form, the preferred one first
	stems   map[int]bool   // adjectives that others are made of by endings: "deutsch"
	owned   map[int]owned  // of the forms that begin with the state that a body is of
	parts   map[int]parted // of the forms that name a body with the organisation that it is of
}

// parted is a form such as "Sicherheitsrat der UN": two names.
type parted struct {
	head, tail int // bytes: the end of the body's name, the start of the organisation's
	alias      []lang.Alias
}

// part tells the organisation in the name of its body: one that has members,
// or one whose body is called so without it, too.
func part(reg *lang.Register, a *lang.Alias, language string) (parted, bool) {
	for _, link := range [...]string{" der ", " des ", " of the "} {
		i := strings.LastIndex(a.Form, link)
		if i < 0 {
			continue
		}
		head := reg.Lookup(a.Form[:i], language)
		tail := reg.Lookup(a.Form[i+len(link):], language)
		if len(tail) == 0 || tail[0].ActorID == a.ActorID {
			continue
		}
		whole := reg.Actor(tail[0].ActorID)
		if len(whole.Members) > 0 || slices.ContainsFunc(head, func(h lang.Alias) bool { return h.ActorID == a.ActorID }) {
			return parted{i, i + len(link), tail}, true
		}
	}
	return parted{}, false
}

// owned is a form that begins with the state that a body is of: "russische
// Staatsduma", "US government".
type owned struct {
	state   []lang.Alias // the state's name or adjective
	named   bool         // what follows is a name of the body, too
	generic bool         // what follows is what every state has
	house   bool         // it is a parliament, or a house of one
}

// generic are the bodies that a text describes rather than names where it
// gives their state: "the Ruritanian government".
var generic = [...]string{"government", "armed-forces", "navy", "air-force", "coast-guard", "parliament", "embassy", "intelligence-service"}

// houses are the roles of parliaments and of their houses.
var houses = [...]string{"parliament", "lower-house", "upper-house"}

// owner tells the state that the name of a body begins with.
func owner(reg *lang.Register, a *lang.Alias, language string) (owned, bool) {
	actor := reg.Actor(a.ActorID)
	if actor == nil || actor.State == "" || actor.Kind != lang.KindGovernmentBody && actor.Kind != lang.KindArmedForce {
		return owned{}, false
	}
	i := strings.IndexAny(a.Form, " -")
	if i < 0 {
		return owned{}, false
	}
	o := owned{generic: slices.Contains(generic[:], actor.Role), house: slices.Contains(houses[:], actor.Role)}
	for _, w := range reg.Lookup(a.Form[:i], language) {
		if w.ActorID == actor.State && w.Kind != lang.AliasNational {
			o.state = append(o.state, w)
		}
	}
	o.named = slices.ContainsFunc(reg.Lookup(a.Form[i+1:], language), func(b lang.Alias) bool { return b.ActorID == a.ActorID })
	return o, len(o.state) > 0
}

// withRegister returns set with the terms of the register and its patterns of
// bodies, which name them.
func withRegister(set *lang.Set, base string, reg *lang.Register) (*lang.Set, *forms) {
	f := &forms{parts: map[int]parted{}, owned: map[int]owned{}, stems: map[int]bool{}}
	numbers := map[string]int{}
	terms := map[string]*lang.Term{}
	add := func(name, form string, n int) {
		t := terms[name]
		if t == nil {
			t = &lang.Term{Name: name}
			terms[name] = t
		}
		t.Entries = append(t.Entries, lang.Entry{Form: form, Value: lang.Value{Int: int64(n), IsInt: true}})
	}
	for _, a := range reg.Aliases(base) {
		key := strings.ToLower(a.Form)
		n, known := numbers[key]
		if !known {
			n = len(f.aliases)
			numbers[key] = n
			f.aliases = append(f.aliases, nil)
			add(termKnown, a.Form, n)
			if p, ok := part(reg, &a, base); ok {
				f.parts[n] = p
			} else if o, ok := owner(reg, &a, base); ok {
				f.owned[n] = o
			}
		}
		f.aliases[n] = append(f.aliases[n], a)
		actor := reg.Actor(a.ActorID)
		if actor != nil && actor.Kind == lang.KindInternationalOrg {
			add(termOrg, a.Form, n)
		}
		if actor == nil || actor.Kind != lang.KindState {
			continue
		}
		switch a.Kind {
		case lang.AliasName, lang.AliasAbbreviation:
			add(termState, a.Form, n)
		case lang.AliasAdjective:
			add(termStateAdj, a.Form, n)
		case lang.AliasCapital:
			add(termCapital, a.Form, n)
		}
	}
	for key, n := range numbers {
		_, er := numbers[key+"er"]
		_, es := numbers[key+"es"]
		f.stems[n] = er && es
	}
	out := *set
	out.Terms = make(map[string]*lang.Term, len(set.Terms)+len(terms))
	for name, t := range set.Terms {
		out.Terms[name] = t
	}
	for name, t := range terms {
		out.Terms[name] = t
	}
	out.Rules = slices.Clone(set.Rules)
	for _, p := range reg.Patterns {
		if p.Lang != base || terms[termState] == nil || terms[termStateAdj] == nil || terms[termCapital] == nil {
			continue
		}
		out.Rules = append(out.Rules, &lang.Rule{
			ID: bodyRule + p.Role, Layer: layer, Patterns: []*lang.Node{renamed(p.Pattern)}, Pos: p.Pos,
			Yields: []lang.Yield{{Op: opActor, Pos: p.Pos, Args: []lang.Arg{
				{Key: argKind, Const: lang.Value{Str: string(p.Kind)}}, {Key: argRole, Const: lang.Value{Str: p.Role}},
			}}},
		})
	}
	return &out, f
}

// smallAdjectives reports whether the adjectives of states start with a small
// letter in a language.
func smallAdjectives(reg *lang.Register, language string) bool {
	return slices.ContainsFunc(reg.Aliases(language), func(a lang.Alias) bool {
		r, _ := utf8.DecodeRuneInString(a.Form)
		return a.Kind == lang.AliasAdjective && unicode.IsLower(r)
	})
}

// bodyRule starts the ids of the rules that come from the register's patterns.
const bodyRule = "register.body."

// renamed returns a pattern of the register with the terms of this package.
func renamed(n *lang.Node) *lang.Node {
	m := *n
	if m.Op == lang.OpRef {
		if m.Name == "capital" {
			m.Name = termCapital
		}
		m.Label = m.Name
	}
	m.Subs = nil
	for _, s := range n.Subs {
		m.Subs = append(m.Subs, renamed(s))
	}
	return &m
}

// ofRegister reports whether the values of a term are numbers of written forms.
func ofRegister(term string) bool {
	switch term {
	case termKnown, termState, termStateAdj, termCapital, termOrg:
		return true
	}
	return false
}

// named returns what the written form with number n, which stands in a text as
// word, may name. A name wants its capital; where the case of letters tells
// actors from other words it must be the register's.
func (f *forms) named(n int, word string) []lang.Alias {
	if n < 0 || n >= len(f.aliases) {
		return nil // a pack has a term of its own by the name of one of the register
	}
	all := f.aliases[n]
	first, _ := utf8.DecodeRuneInString(word)
	capital := !unicode.IsLower(first)
	fits := func(a *lang.Alias) bool {
		if a.Exact {
			return a.Form == word
		}
		want, _ := utf8.DecodeRuneInString(a.Form)
		return capital || unicode.IsLower(want)
	}
	for i := range all {
		if !fits(&all[i]) {
			var some []lang.Alias
			for k := range all {
				if fits(&all[k]) {
					some = append(some, all[k])
				}
			}
			return some
		}
	}
	return all
}
