package lang

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
	"unicode"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/language"
)

// maxRegisterBytes caps a file of the register.
const maxRegisterBytes = 1 << 20

// RegisterSource is a folder with YAML files of the register.
type RegisterSource struct {
	FS   fs.FS
	Dir  string // in FS
	Name string // what stands before the names of files in errors; may be empty
}

// LoadRegister reads the register of known actors: every YAML file in the
// folders of sources. An actor of a later source adds its names and members to
// the known one with its id. The error is of type [Errors] if files are faulty.
func LoadRegister(sources ...RegisterSource) (*Register, error) {
	l := &registerLoader{
		loader:  loader{pack: &Pack{}},
		reg:     &Register{byID: map[string]*Actor{}, bodies: map[stateRole][]*Actor{}, raw: map[string][]Alias{}},
		sources: map[string][][]byte{},
		endings: map[string][]ending{},
		heads:   map[string][]ending{},

		languages: map[string]bool{},
	}
	for i, s := range sources {
		files, err := fs.Glob(s.FS, path.Join(s.Dir, "*.yaml"))
		if err != nil {
			return nil, fmt.Errorf("find the register: %w", err)
		}
		if len(files) == 0 {
			return nil, fmt.Errorf("no register in %s: want YAML files", path.Join(s.Name, s.Dir))
		}
		l.source, l.own, l.before, l.earlier = i, map[string]*entry{}, s.Name, len(l.names)
		for _, f := range files {
			name := path.Join(s.Name, f)
			if info, err := fs.Stat(s.FS, f); err == nil && info.Size() > maxRegisterBytes {
				l.errs = append(l.errs, &Error{Pos: Pos{name, 1, 1}, Msg: fmt.Sprintf("file has %d bytes, more than %d", info.Size(), maxRegisterBytes)})
				continue
			}
			l.file(s.FS, f, l.root)
			l.sources[name] = l.lines
		}
	}
	l.finish()
	if len(l.errs) > 0 {
		return nil, l.faults()
	}
	return l.reg, nil
}

type registerLoader struct {
	loader
	reg     *Register
	source  int               // number of the source that is read
	own     map[string]*entry // the actors in it, by id
	earlier int               // how many names earlier sources have
	sources map[string][][]byte
	endings map[string][]ending // "de.adj" → endings of whole names
	heads   map[string][]ending // language → endings of the words of a name
	names   []nameSource
	refs    []reference

	languages map[string]bool // whether a field of that name is a language
}

// ending says that a word with the ending from is inflected as to.
type ending struct{ from, to string }

// entry is what one source says of an actor.
type entry struct {
	pos     Pos
	known   bool // an earlier source has the actor
	members int  // how many members earlier sources give it
}

// nameSource is a field of names, expanded once all endings are known.
type nameSource struct {
	actor *Actor
	lang  string
	field string
	node  *yaml.Node
	file  string
}

// reference is an id that must exist.
type reference struct {
	id  string
	pos Pos
	by  string
}

const actorFields = "kind alpha3 state role since until successors members replaces"

func (l *registerLoader) root(n *yaml.Node) {
	l.fields(n, "", path.Base(l.name), "endings states organizations bodies peoples places body_patterns ambiguous", func(key string, v *yaml.Node) {
		switch key {
		case "endings":
			l.readEndings(v)
		case "states":
			l.actors(v, "state:")
		case "organizations":
			l.actors(v, "org:")
		case "bodies":
			l.actors(v, "body:")
		case "peoples":
			l.actors(v, "people:")
		case "places":
			l.actors(v, "place:")
		case "body_patterns":
			l.bodyPatterns(v)
		case "ambiguous":
			l.ambiguous(v)
		}
	})
}

// readEndings reads {de: {adj: {"": "(e|em)?"}, word: {ische: "ische(n|r)?"}}}:
// of the endings that a name has, the first in the file counts.
func (l *registerLoader) readEndings(n *yaml.Node) {
	l.fields(n, "", "endings", "", func(lang string, v *yaml.Node) {
		if !l.language(lang) {
			l.fail(l.key(v, lang), "", "unknown-field", "endings are those of a language, which %q is not", lang)
			return
		}
		l.fields(v, "", "endings of "+lang, "name adj nat adj_nat capital word", func(field string, v *yaml.Node) {
			l.fields(v, "", field, "", func(from string, v *yaml.Node) {
				to := l.str(v, "", from)
				if _, err := expand("x" + to); err != nil {
					l.fail(l.pos(v), "", "pattern", "%v", err)
					return
				}
				for f := range strings.SplitSeq(from, " ") {
					e := ending{f, strings.ReplaceAll(to, "~", f)}
					if field == "word" {
						l.heads[lang] = append(l.heads[lang], e)
					} else {
						l.endings[lang+"."+field] = append(l.endings[lang+"."+field], e)
					}
				}
			})
		})
	})
}

// slug reports whether s is a name in kebab-case.
func slug(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == "" && !strings.HasPrefix(s, "-") && !strings.HasSuffix(s, "-") && !strings.Contains(s, "--")
}

// upper reports whether s consists of n capital ASCII letters.
func upper(s string, n int) bool {
	return len(s) == n && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

func (l *registerLoader) actors(n *yaml.Node, prefix string) {
	if n.Kind != yaml.MappingNode {
		l.fail(l.pos(n), "", "type", "actors must be a mapping from keys to actors")
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		l.actor(n.Content[i], n.Content[i+1], prefix)
	}
}

func (l *registerLoader) actor(k, v *yaml.Node, prefix string) {
	a := l.enter(k, prefix)
	if a == nil {
		return
	}
	if v.Kind != yaml.MappingNode {
		l.fail(l.pos(v), a.ID, "type", "an actor must be a mapping")
		return
	}
	known, replaces := l.own[a.ID].known, false
	named, faults := len(l.names), len(l.errs)
	l.fields(v, a.ID, "an actor", "", func(field string, v *yaml.Node) {
		switch field {
		case "kind":
			a.Kind = ActorKind(l.str(v, a.ID, field))
			if prefix != "org:" && prefix != "body:" || !slices.Contains([]ActorKind{KindInternationalOrg, KindGovernmentBody, KindOrganization, KindArmedForce}, a.Kind) {
				l.fail(l.pos(v), a.ID, "type", "unknown kind %q: want INTERNATIONAL_ORGANIZATION, GOVERNMENT_BODY, ORGANIZATION or ARMED_FORCE, none for states, peoples and places", a.Kind)
			}
		case "alpha3":
			if a.Region3 = l.str(v, a.ID, field); !upper(a.Region3, 3) || prefix != "state:" {
				l.fail(l.pos(v), a.ID, "type", "alpha3 is three capital letters, of a state")
			}
		case "state":
			a.State = stateID(l.str(v, a.ID, field))
			l.refs = append(l.refs, reference{a.State, l.pos(v), a.ID})
			if prefix == "state:" {
				l.fail(l.pos(v), a.ID, "type", "a state has no state")
			}
		case "role":
			if a.Role = l.str(v, a.ID, field); !slug(a.Role) || prefix != "body:" {
				l.fail(l.pos(v), a.ID, "type", "a role is a name in kebab-case, of a body")
			}
		case "since":
			a.Since = l.date(v, a.ID)
		case "until":
			a.Until = l.date(v, a.ID)
		case "successors":
			a.Successors = nil
			for _, id := range strings.Fields(l.str(v, a.ID, field)) {
				a.Successors = append(a.Successors, stateID(id))
				l.refs = append(l.refs, reference{stateID(id), l.pos(v), a.ID})
			}
		case "members":
			l.members(a, v)
		case "replaces":
			if replaces = l.boolean(v, a.ID, field); replaces && !known {
				l.fail(l.pos(v), a.ID, "id-unknown", "no earlier source has an actor to replace the names of")
			}
		default:
			if !l.language(field) {
				l.fail(l.key(v, field), a.ID, "unknown-field", "unknown field %q of an actor: want a language or one of %s", field, strings.ReplaceAll(actorFields, " ", ", "))
				return
			}
			if v.Kind == yaml.ScalarNode {
				l.names = append(l.names, nameSource{a, field, "name", v, l.name})
				return
			}
			l.fields(v, a.ID, "names", "name formal abbr adj nat capital", func(part string, v *yaml.Node) {
				l.names = append(l.names, nameSource{a, field, part, v, l.name})
			})
		}
	})
	if replaces && known {
		if len(l.names) == named {
			l.fail(l.pos(k), a.ID, "type", "replaces needs names to put in the place of earlier ones")
		}
		l.replaceNames(a, named)
	}
	if prefix == "body:" && len(a.State) == 0 {
		if code, _, ok := strings.Cut(k.Value, "-"); ok {
			a.State = "state:" + strings.ToUpper(code)
			l.refs = append(l.refs, reference{a.State, l.pos(k), a.ID})
		}
	}
	if len(l.names) == named && len(l.errs) == faults && !known {
		l.fail(l.pos(k), a.ID, "type", "an actor needs a name")
	}
	if a.Since != "" && a.Until != "" && a.Until <= a.Since {
		l.fail(l.pos(k), a.ID, "date", "until must be after since")
	}
}

// enter returns the actor that the key names: a new one, or the one that an
// earlier source has; nil if the key is faulty.
func (l *registerLoader) enter(k *yaml.Node, prefix string) *Actor {
	key := k.Value
	a := &Actor{ID: prefix + key, Pos: l.pos(k), Names: make(map[string]ActorNames, 2)}
	switch prefix {
	case "state:":
		a.Kind = KindState
		rest, old := strings.CutPrefix(key, "x-")
		if !upper(key, 2) && !upper(key, 4) && (!old || !slug(rest)) {
			l.fail(l.pos(k), a.ID, "id-form", "a state's key is its ISO 3166 code, or x- and a name in kebab-case for one that has none")
			return nil
		}
		if upper(key, 2) {
			a.Region = key
		}
	case "org:":
		a.Kind = KindInternationalOrg
	case "body:":
		a.Kind = KindGovernmentBody
	case "people:":
		a.Kind = KindPeople
	case "place:":
		a.Kind = KindPlace
	}
	if prefix != "state:" && !slug(key) {
		l.fail(l.pos(k), a.ID, "id-form", "a key is a name in kebab-case")
		return nil
	}
	if old := l.own[a.ID]; old != nil {
		l.fail(l.pos(k), a.ID, "id-duplicate", "id stands already at %s", old.pos)
		return nil
	}
	old := l.reg.byID[a.ID]
	if old != nil {
		a = old
	} else {
		l.reg.byID[a.ID] = a
		l.reg.Actors = append(l.reg.Actors, a)
	}
	l.own[a.ID] = &entry{l.pos(k), old != nil, len(a.Members)}
	return a
}

// replaceNames drops the names that earlier sources give the actor in the
// languages of its names from the first on.
func (l *registerLoader) replaceNames(a *Actor, first int) {
	langs := map[string]bool{}
	for _, n := range l.names[first:] {
		langs[n.lang] = true
	}
	kept := l.names[:0]
	for i, n := range l.names {
		if i >= l.earlier || n.actor != a || !langs[n.lang] {
			kept = append(kept, n)
		}
	}
	l.earlier -= len(l.names) - len(kept)
	l.names = kept
}

// language reports whether code is the canonical code of a language without a region.
func (l *registerLoader) language(code string) bool {
	is, known := l.languages[code]
	if !known {
		tag, err := language.Parse(code)
		is = err == nil && tag.String() == code && len(code) <= 3
		l.languages[code] = is
	}
	return is
}

// key is the place of a field's key: on the line of its value, as far as it is there.
func (l *registerLoader) key(v *yaml.Node, field string) Pos {
	p := l.pos(v)
	if p.Line >= 1 && p.Line <= len(l.lines) {
		line := []rune(string(l.lines[p.Line-1]))
		before := string(line[:min(len(line), p.Col-1)])
		if i := strings.LastIndex(before, field); i >= 0 {
			p.Col = len([]rune(before[:i])) + 1
		}
	}
	return p
}

// stateID lets a state stand as its code alone.
func stateID(s string) string {
	if strings.Contains(s, ":") {
		return s
	}
	return "state:" + s
}

// date reads a year, a month or a day as the day that it begins with.
func (l *registerLoader) date(n *yaml.Node, id string) string {
	s := l.str(n, id, "a date")
	full := s
	switch len(s) {
	case 4:
		full += "-01-01"
	case 7:
		full += "-01"
	}
	if _, err := time.Parse(time.DateOnly, full); err != nil {
		l.fail(l.pos(n), id, "date", "%q is no date: want YYYY, YYYY-MM or YYYY-MM-DD", s)
		return ""
	}
	return full
}

// members reads [{since: 1958, until: 2020-02-01, of: BE DE FR}]. One that an
// earlier source has with the same begin gets its end.
func (l *registerLoader) members(a *Actor, n *yaml.Node) {
	if n.Kind != yaml.SequenceNode {
		l.fail(l.pos(n), a.ID, "type", "members must be a list")
		return
	}
	earlier := l.own[a.ID].members
	for _, c := range n.Content {
		var m Membership
		var of *yaml.Node
		l.fields(c, a.ID, "members", "since until of", func(key string, v *yaml.Node) {
			switch key {
			case "since":
				m.Since = l.date(v, a.ID)
			case "until":
				m.Until = l.date(v, a.ID)
			case "of":
				l.str(v, a.ID, key)
				of = v
			}
		})
		if of == nil || strings.TrimSpace(of.Value) == "" {
			l.fail(l.pos(c), a.ID, "type", "members need of: the states' codes or other actors' ids")
			continue
		}
		if m.Until != "" && m.Until <= m.Since {
			l.fail(l.pos(c), a.ID, "date", "until must be after since")
		}
		for id := range strings.FieldsSeq(of.Value) {
			m.ID = stateID(id)
			l.refs = append(l.refs, reference{m.ID, l.inner(of, strings.Index(of.Value, id)), a.ID})
			if i := slices.IndexFunc(a.Members[:earlier], func(old Membership) bool { return old.ID == m.ID && old.Since == m.Since }); i >= 0 {
				a.Members[i].Until = m.Until
				continue
			}
			for _, old := range a.Members {
				if old.ID == m.ID && (old.Until == "" || m.Since < old.Until) && (m.Until == "" || old.Since < m.Until) {
					l.fail(l.inner(of, strings.Index(of.Value, id)), a.ID, "member-duplicate", "%s is a member twice at one time", id)
					return
				}
			}
			a.Members = append(a.Members, m)
		}
	}
}

// bodyPatterns reads {defence-ministry: {kind: GOVERNMENT_BODY, de: ["{state_adj} …"]}}.
func (l *registerLoader) bodyPatterns(n *yaml.Node) {
	l.fields(n, "", "body_patterns", "", func(role string, v *yaml.Node) {
		if !slug(role) {
			l.fail(l.key(v, role), role, "id-form", "a role is a name in kebab-case")
			return
		}
		kind := KindGovernmentBody
		var list []BodyPattern
		l.fields(v, role, "a pattern of bodies", "", func(field string, v *yaml.Node) {
			if field == "kind" {
				if kind = ActorKind(l.str(v, role, field)); kind != KindGovernmentBody && kind != KindArmedForce && kind != KindOrganization {
					l.fail(l.pos(v), role, "type", "unknown kind %q: want GOVERNMENT_BODY, ORGANIZATION or ARMED_FORCE", kind)
				}
				return
			}
			if !l.language(field) {
				l.fail(l.key(v, field), role, "unknown-field", "unknown field %q of a pattern of bodies: want kind or a language", field)
				return
			}
			for _, c := range l.strs(v, role, field) {
				p := l.patternOf(c, role)
				if p == nil {
					continue
				}
				states := 0
				var walk func(n *Node)
				walk = func(n *Node) {
					if n.Op == OpRef {
						if states++; n.Name != "state" && n.Name != "state_adj" && n.Name != "capital" {
							l.fail(n.Pos, role, "term-unknown", "unknown part {%s}: want {state_adj}, {state} or {capital}", n.Name)
						}
					}
					for _, s := range n.Subs {
						walk(s)
					}
				}
				walk(p)
				if states == 0 {
					l.fail(l.pos(c), role, "pattern", "a pattern of bodies names the state: {state_adj}, {state} or {capital}")
				}
				list = append(list, BodyPattern{Role: role, Lang: field, Source: c.Value, Pattern: p, Pos: l.pos(c)})
			}
		})
		for _, p := range list {
			p.Kind = kind
			l.reg.Patterns = append(l.reg.Patterns, p)
		}
	})
}

func (l *registerLoader) ambiguous(n *yaml.Node) {
	if n.Kind != yaml.SequenceNode {
		l.fail(l.pos(n), "", "type", "ambiguous must be a list")
		return
	}
	for _, c := range n.Content {
		a := &Ambiguity{Pos: l.pos(c), Lang: languageOfAllLanguages, source: l.source}
		l.fields(c, "", "ambiguous", "alias lang ids prefer other reason", func(key string, v *yaml.Node) {
			switch key {
			case "alias":
				forms, err := expand(l.str(v, "", key))
				if err != nil {
					l.fail(l.pos(v), "", "pattern", "%v", err)
				}
				a.Forms = forms
			case "lang":
				a.Lang = l.str(v, "", key)
			case "ids":
				for _, id := range l.strs(v, "", key) {
					a.IDs = append(a.IDs, stateID(id.Value))
					l.refs = append(l.refs, reference{stateID(id.Value), l.pos(id), "ambiguous"})
				}
			case "prefer":
				a.Prefer = stateID(l.str(v, "", key))
			case "other":
				a.Other = l.str(v, "", key)
			case "reason":
				a.Reason = l.str(v, "", key)
			}
		})
		switch {
		case len(a.Forms) == 0 || a.Other == "" && (len(a.IDs) < 2 || a.Reason == "") || len(a.IDs) == 0:
			l.fail(a.Pos, "", "type", "an ambiguity needs alias and two ids or more with a reason, or ids and the other meaning")
		case a.Prefer != "" && !slices.Contains(a.IDs, a.Prefer):
			l.fail(a.Pos, "", "type", "prefer must be one of ids")
		}
		l.reg.Ambiguities = append(l.reg.Ambiguities, a)
	}
}

// finish does what needs all files: codes, names, references, clashes.
func (l *registerLoader) finish() {
	for _, a := range l.reg.Actors {
		if a.Kind == KindState && a.Region3 == "" && a.Region != "" {
			if r, err := language.ParseRegion(a.Region); err == nil && !r.IsPrivateUse() && r.ISO3() != "ZZZ" {
				a.Region3 = r.ISO3()
			} else {
				l.failAt(a.Pos, a.ID, "region", "no alpha-3 code is known for %s: give alpha3", a.Region)
			}
		}
	}
	for _, r := range l.refs {
		if l.reg.byID[r.id] == nil {
			l.failAt(r.pos, r.by, "id-unknown", "no actor has the id %q", r.id)
		}
	}
	for _, a := range l.reg.Actors {
		if s := l.reg.byID[a.State]; s != nil {
			a.Region, a.Region3 = s.Region, s.Region3
		}
		if a.Role != "" {
			key := stateRole{a.State, a.Role}
			l.reg.bodies[key] = append(l.reg.bodies[key], a)
		}
	}
	fields := map[string]int{}
	for _, n := range l.names {
		fields[n.lang]++
	}
	for lang, n := range fields {
		l.reg.raw[lang] = make([]Alias, 0, 3*n)
	}
	for _, n := range l.names {
		l.expandNames(n)
	}
	if len(l.errs) == 0 {
		l.adjectiveNationals()
	}
	if len(l.errs) > 0 {
		return // clashes of half a register mislead
	}
	l.reg.tables = map[string]*aliasTable{}
	for _, lang := range l.reg.Languages() {
		t, clashes := l.reg.build(lang)
		told := map[Pos]bool{} // one fault a name, not one an inflected form
		for _, c := range clashes {
			if told[c.a.Pos] {
				continue
			}
			told[c.a.Pos] = true
			l.failAt(c.a.Pos, c.a.ActorID, "alias-clash", "%q in %s is also an alias of %s at %s; drop it or give the reason under ambiguous", c.a.Form, lang, c.b.ActorID, c.b.Pos)
		}
		l.reg.tables[lang] = t
	}
	for lang := range l.reg.raw {
		if lang != languageOfAllLanguages {
			l.reg.raw[lang] = nil // the table holds them now
		}
	}
	for _, a := range l.reg.Ambiguities {
		// Later sources may take away what an entry of an earlier one is for.
		if !a.used && a.source == l.source && len(l.errs) == 0 {
			l.failAt(a.Pos, "", "ambiguity-unused", "no aliases of these actors clash, or are, %q", strings.Join(a.Forms, "|"))
		}
	}
}

// adjectiveNationals adds the nationals of actors that have only adjectives in
// a language whose nationals are made of them: "Angolan(s)".
func (l *registerLoader) adjectiveNationals() {
	for _, n := range l.names {
		if n.field != "adj" || l.endings[n.lang+".adj_nat"] == nil || len(n.actor.Names[n.lang].Nationals) > 0 {
			continue
		}
		n.field = "adj_nat"
		l.expandNames(n)
	}
}

// Languages lists the languages that the register has names in, beside those
// of CLDR, sorted; "und" stands for the names of all languages.
func (r *Register) Languages() []string {
	langs := make([]string, 0, len(r.raw))
	for l := range r.raw {
		langs = append(langs, l)
	}
	slices.Sort(langs)
	return langs
}

func (l *registerLoader) failAt(pos Pos, id, lint, format string, args ...any) {
	l.lines = l.sources[pos.File]
	l.fail(pos, id, lint, format, args...)
}

// expandNames reads one field of names: alternatives between "|". One that is
// written with "(" or "?" says its inflection itself, one that starts with "="
// has none, all others take the endings of the language.
func (l *registerLoader) expandNames(n nameSource) {
	l.name, l.lines = n.file, l.sources[n.file]
	faults := len(l.errs)
	src := l.str(n.node, n.actor.ID, n.field)
	if len(l.errs) > faults {
		return
	}
	kind := AliasName
	names := n.actor.Names[n.lang]
	var basic *[]string
	switch n.field {
	case "name":
		basic = &names.Short
	case "formal":
		basic = &names.Formal
	case "abbr":
		kind, basic = AliasAbbreviation, &names.Abbreviations
	case "adj":
		kind, basic = AliasAdjective, &names.Adjectives
	case "nat", "adj_nat":
		kind, basic = AliasNational, &names.Nationals
	case "capital":
		kind, basic = AliasCapital, &names.Capitals
	}
	offset := 0
	for offset <= len(src) {
		part := src[offset:]
		part = part[:alternative(part)]
		if strings.TrimSpace(part) == "" {
			l.fail(l.inner(n.node, offset), n.actor.ID, "matches-empty", "empty name")
			return
		}
		if n.field == "adj_nat" && part[0] == '=' {
			offset += len(part) + 1
			continue
		}
		pattern := l.inflect(part, n.lang, n.field)
		forms, err := expand(pattern)
		if err != nil {
			at := 0
			var pe *patternError
			if errors.As(err, &pe) && pattern == part {
				at = pe.offset
			}
			l.fail(l.inner(n.node, offset+at), n.actor.ID, "pattern", "%s: %v", pattern, err)
			return
		}
		if l.entries += len(forms); l.entries > maxPackEntries {
			l.fail(l.inner(n.node, offset), n.actor.ID, "pattern", "the register has more than %d forms", maxPackEntries)
			return
		}
		*basic = append(*basic, forms[0])
		pos := l.inner(n.node, offset)
		for _, f := range forms {
			if f != strings.TrimSpace(f) || !strings.ContainsFunc(f, unicode.IsLetter) {
				l.fail(pos, n.actor.ID, "alias-form", "%q is no alias: it has no letters, or blanks at an end", f)
				return
			}
			l.reg.raw[n.lang] = append(l.reg.raw[n.lang], Alias{Form: f, ActorID: n.actor.ID, Kind: kind, Exact: n.field == "abbr", Pos: pos})
		}
		offset += len(part) + 1
	}
	n.actor.Names[n.lang] = names
}

// alternative is the length of the first of the alternatives in s.
func alternative(s string) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '(':
			depth++
		case ')':
			depth--
		case '|':
			if depth == 0 {
				return i
			}
		}
	}
	return len(s)
}

// inflect gives a name the endings of its language: single words those of the
// field, in longer names those of each word up to the first in small letters.
func (l *registerLoader) inflect(name, lang, field string) string {
	if rest, ok := strings.CutPrefix(name, "="); ok {
		return rest
	}
	if field == "abbr" || strings.ContainsAny(name, "(?\\") {
		return name
	}
	if field == "formal" {
		field = "name"
	}
	heads := l.heads[lang]
	if field != "name" || len(heads) == 0 || !strings.Contains(name, " ") {
		return inflectWord(name, l.endings[lang+"."+field])
	}
	words := strings.Split(name, " ")
	for i, w := range words {
		if r := []rune(w)[:1]; len(r) == 0 || unicode.IsLower(r[0]) {
			break
		}
		words[i] = inflectWord(w, heads)
	}
	return strings.Join(words, " ")
}

func inflectWord(w string, endings []ending) string {
	for _, e := range endings {
		if stem, ok := strings.CutSuffix(w, e.from); ok {
			return stem + e.to
		}
	}
	return w
}
