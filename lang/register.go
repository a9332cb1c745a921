package lang

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// ActorKind is what a known actor is.
type ActorKind string

// The kinds of known actors.
const (
	KindState              ActorKind = "STATE"
	KindInternationalOrg   ActorKind = "INTERNATIONAL_ORGANIZATION"
	KindGovernmentBody     ActorKind = "GOVERNMENT_BODY"
	KindOrganization       ActorKind = "ORGANIZATION"
	KindArmedForce         ActorKind = "ARMED_FORCE"
	KindPeople             ActorKind = "PEOPLE" // an ethnic group; nationals are aliases of their state
	KindPlace              ActorKind = "PLACE"  // a continent, a region of the world, a part of a state
	languageOfAllLanguages           = "und"
)

// AliasKind is what sort of name an alias is.
type AliasKind uint8

// The sorts of aliases.
const (
	AliasName         AliasKind = iota // "Nordkorea", "Demokratische Volksrepublik Korea"
	AliasAdjective                     // "nordkoreanische"
	AliasNational                      // "Nordkoreanerin"
	AliasCapital                       // "Pjöngjang"
	AliasAbbreviation                  // "DVRK"
)

var aliasKindNames = [...]string{"NAME", "DEMONYM_ADJECTIVE", "NATIONAL", "CAPITAL", "ABBREVIATION"}

func (k AliasKind) String() string { return aliasKindNames[k] }

// Register is the known actors: states, international organisations, bodies of
// states, peoples and regions. It is safe for concurrent use and must not be changed.
type Register struct {
	Actors      []*Actor // in the order of the files
	Patterns    []BodyPattern
	Ambiguities []*Ambiguity

	byID   map[string]*Actor
	bodies map[stateRole][]*Actor
	raw    map[string][]Alias // as written, by language, inflection expanded
	mu     sync.Mutex
	tables map[string]*aliasTable // by language; those of the files from the start
}

// Actor is one known actor.
type Actor struct {
	ID         string // "state:KP", "org:nato", "body:ru-state-duma", "people:kurds", "place:europe"
	Kind       ActorKind
	Region     string // ISO 3166-1 alpha-2 of a state, or of the state of a body or place; empty where none exists
	Region3    string // alpha-3
	State      string // id of the state of a body or place
	Role       string // what a body is: parliament, defence-ministry …
	Since      string // begin of its being, where the register gives it: ISO 8601, full date
	Until      string // end of its being, exclusive; empty for what exists
	Successors []string
	Members    []Membership
	Names      map[string]ActorNames // by language; "und" for those of all languages
	Pos        Pos
}

// Former reports whether the actor no longer exists.
func (a *Actor) Former() bool { return a.Until != "" }

// ActorNames are the names of an actor in one language, in their basic form.
type ActorNames struct {
	Short, Formal, Abbreviations, Adjectives, Nationals, Capitals []string
}

// Membership is one member of a union with the time of its membership.
type Membership struct {
	ID    string
	Since string // inclusive, ISO 8601, full date; empty for ever since
	Until string // exclusive; empty for still
}

// holds reports whether the membership holds on date, or still if date is empty.
func (m *Membership) holds(date string) bool {
	if date == "" {
		return m.Until == ""
	}
	return m.Since <= date && (m.Until == "" || date < m.Until)
}

// Alias is one surface form of an actor.
type Alias struct {
	Form      string
	ActorID   string
	Kind      AliasKind
	Exact     bool       // the case of letters matters
	Ambiguity *Ambiguity // set where the form names several actors, or other things too
	Pos       Pos
}

// Ambiguity records why a form names several actors and which one to prefer,
// or that it often means something else than an actor.
type Ambiguity struct {
	Forms  []string
	Lang   string
	IDs    []string
	Prefer string // empty for none: context must tell
	Other  string // what else the form means that is no actor of the register: "a given name"
	Reason string
	Pos    Pos
	source int // the number of the source that it stands in
	used   bool
}

// BodyPattern finds bodies of any state: "{state_adj} Verteidigungsministerium".
type BodyPattern struct {
	Role    string // with the state it gives the id, see [Register.BodyID]
	Kind    ActorKind
	Lang    string
	Source  string
	Pattern *Node // over {state_adj}, {state}, {capital}
	Pos     Pos
}

// Actor returns the actor with the id, nil if there is none.
func (r *Register) Actor(id string) *Actor { return r.byID[id] }

// Aliases lists every surface form that holds in the language, inflection
// expanded: those of the language, of all languages and the short names of
// states that CLDR knows. A form with an Ambiguity is listed once for each of
// its actors, the preferred one first.
func (r *Register) Aliases(lang string) []Alias { return r.table(lang).list }

// Lookup returns what the form may name in the language, the preferred actor
// first. Forms whose case matters are found only as they are written.
func (r *Register) Lookup(form, lang string) []Alias {
	t := r.table(lang)
	var found []Alias
	for _, i := range t.index[foldAlias(form)] {
		if a := t.list[i]; a.Form == form {
			found = append(found, a)
		}
	}
	if found != nil {
		return found
	}
	for _, i := range t.index[foldAlias(form)] {
		if a := t.list[i]; !a.Exact {
			found = append(found, a)
		}
	}
	return found
}

// Members lists the ids of those who are members of the union on the date (ISO
// 8601, full date), of today's where it is empty, in the order of accession.
func (r *Register) Members(id, date string) []string {
	a := r.byID[id]
	if a == nil {
		return nil
	}
	var ids []string
	for i := range a.Members {
		if m := &a.Members[i]; m.holds(date) {
			ids = append(ids, m.ID)
		}
	}
	return ids
}

// MemberOf lists the ids of the unions of which the actor is a member on the
// date, of those of today where it is empty.
func (r *Register) MemberOf(id, date string) []string {
	var ids []string
	for _, a := range r.Actors {
		for i := range a.Members {
			if m := &a.Members[i]; m.ID == id && m.holds(date) {
				ids = append(ids, a.ID)
				break
			}
		}
	}
	return ids
}

// stateRole is a role that bodies of a state have.
type stateRole struct{ state, role string }

// BodyID returns the id of the state's body of that role: of the named body if
// the register has exactly one, or one that still exists, else one made of the
// state and the role.
func (r *Register) BodyID(state, role string) string {
	all := r.bodies[stateRole{state, role}]
	var existing *Actor
	several := false
	for _, a := range all {
		if !a.Former() {
			existing, several = a, existing != nil
		}
	}
	switch {
	case existing != nil && !several:
		return existing.ID
	case len(all) == 1:
		return all[0].ID
	}
	_, code, _ := strings.Cut(state, ":")
	return "body:" + strings.ToLower(code) + "-" + role
}

// aliasTable is the aliases that hold in one language.
type aliasTable struct {
	list  []Alias
	index map[string][]int32 // folded form → list
	whole bool               // has the names of CLDR
}

func foldAlias(s string) string { return strings.ToLower(s) }

func (r *Register) table(lang string) *aliasTable {
	r.mu.Lock()
	defer r.mu.Unlock()
	t := r.tables[lang]
	if t == nil {
		t, _ = r.build(lang)
		r.tables[lang] = t
	}
	if !t.whole {
		t.cldr(r, lang)
		t.whole = true
	}
	return t
}

// clash is a form that names several actors with no reason recorded.
type clash struct{ a, b Alias }

// build makes the table of a language from what the files hold, and lists the
// clashes in it.
func (r *Register) build(lang string) (*aliasTable, []clash) {
	n := len(r.raw[languageOfAllLanguages]) + len(r.raw[lang])
	t := &aliasTable{list: make([]Alias, 0, n), index: make(map[string][]int32, n)}
	var clashes []clash
	sources := []string{lang, languageOfAllLanguages}
	if lang == languageOfAllLanguages {
		sources = sources[:1]
	}
	reasons := map[string]*Ambiguity{}
	for _, a := range r.Ambiguities {
		if a.Lang == lang || a.Lang == languageOfAllLanguages {
			for _, f := range a.Forms {
				reasons[f] = a
			}
		}
	}
	for _, s := range sources {
	next:
		for _, a := range r.raw[s] {
			key := foldAlias(a.Form)
			if why := reasons[a.Form]; why != nil && why.Other != "" && slices.Contains(why.IDs, a.ActorID) {
				a.Ambiguity, why.used = why, true
			}
			for _, i := range t.index[key] {
				b := &t.list[i]
				if b.Form != a.Form && (a.Exact || b.Exact) {
					continue
				}
				if b.ActorID == a.ActorID {
					if b.Kind == a.Kind {
						continue next
					}
					continue
				}
				why := reasons[a.Form]
				if why == nil {
					why = reasons[b.Form]
				}
				if why == nil || !slices.Contains(why.IDs, a.ActorID) || !slices.Contains(why.IDs, b.ActorID) {
					clashes = append(clashes, clash{a, *b})
					continue next
				}
				why.used = true
				a.Ambiguity, b.Ambiguity = why, why
			}
			t.index[key] = append(t.index[key], int32(len(t.list)))
			t.list = append(t.list, a)
		}
	}
	for key, list := range t.index {
		if len(list) < 2 || !slices.ContainsFunc(list, func(i int32) bool { return t.list[i].Ambiguity != nil }) {
			continue
		}
		rank := func(i int32) int {
			if w := t.list[i].Ambiguity; w != nil && w.Prefer != t.list[i].ActorID {
				return 1 + slices.Index(w.IDs, t.list[i].ActorID)
			}
			return 0
		}
		sorted := make([]Alias, len(list))
		order := slices.Clone(list)
		slices.SortStableFunc(order, func(a, b int32) int { return rank(a) - rank(b) })
		for k, i := range order {
			sorted[k] = t.list[i]
		}
		for k, i := range list {
			t.list[i] = sorted[k]
		}
		t.index[key] = list
	}
	return t, clashes
}

// cldr adds the short names of states that CLDR has in the language. What the
// files say of a form goes first.
func (t *aliasTable) cldr(r *Register, lang string) {
	tag, err := language.Parse(lang)
	if err != nil || lang == languageOfAllLanguages {
		return
	}
	namer := display.Regions(tag)
	if namer == nil {
		return
	}
	for _, a := range r.Actors {
		if a.Kind != KindState || len(a.Region) != 2 || a.Former() {
			continue
		}
		region, err := language.ParseRegion(a.Region)
		if err != nil {
			continue
		}
		name := namer.Name(region)
		if name == "" || name == a.Region || !strings.ContainsFunc(name, unicode.IsLetter) {
			continue
		}
		key := foldAlias(name)
		if len(t.index[key]) > 0 {
			continue
		}
		t.index[key] = append(t.index[key], int32(len(t.list)))
		t.list = append(t.list, Alias{Form: name, ActorID: a.ID, Pos: a.Pos})
	}
}

func (a *Ambiguity) String() string {
	return fmt.Sprintf("%s: %s (%s)", strings.Join(a.Forms, ", "), strings.Join(a.IDs, ", "), a.Reason)
}
