package actor

import (
	"fmt"
	"slices"
	"strings"

	"github.com/chancery-nlp/chancery/extractor/match"
	"github.com/chancery-nlp/chancery/extractor/span"
	"github.com/chancery-nlp/chancery/lang"
)

// layer is the layer of this package's rules.
const layer = "actors"

// The operations of rules and their arguments.
const (
	opActor = "actor" // makes a mention
	opSkip  = "skip"  // keeps its span from being one

	argKind  = "kind"  // of the mention: PERSON …
	argForm  = "form"  // NAME where it is left out
	argKnown = "known" // slot of a term of the register: the mention names that actor
	argRole  = "role"  // a body of the state in the slot state, state_adj or capital_city
	argTitle = "title" // slot with the title or office that stands with a person
)

// rule is a compiled rule: what its records are.
type rule struct {
	*lang.Rule
	ops []op // one for each record
}

type op struct {
	skip         bool
	kind         Kind
	form         Form
	known, title string // slots
	role         string
}

func compileRule(r *lang.Rule) (rule, error) {
	out := rule{Rule: r}
	for _, y := range r.Yields {
		o := op{form: Name}
		fail := func(pos lang.Pos, format string, args ...any) error {
			return &lang.Error{Pos: pos, ID: r.ID, Lint: "yields", Msg: fmt.Sprintf(format, args...)}
		}
		switch y.Op {
		case opSkip:
			o.skip = true
		case opActor:
		default:
			return out, fail(y.Pos, "unknown operation %q of the layer %s: want actor or skip", y.Op, layer)
		}
		for _, a := range y.Args {
			slot := a.Key == argKnown || a.Key == argTitle
			if slot != (a.Slot != "") {
				return out, fail(a.Pos, "argument %s must be a %s", a.Key, map[bool]string{true: "slot", false: "constant"}[slot])
			}
			switch a.Key {
			case argKind:
				switch o.kind = Kind(a.Const.Str); o.kind {
				case Person, State, InternationalOrg, GovernmentBody, Organization, ArmedForce, People, Office, TreatyParty, Place:
				default:
					return out, fail(a.Pos, "unknown kind of actors %q", a.Const.Str)
				}
			case argForm:
				switch o.form = Form(a.Const.Str); o.form {
				case Name, Adjective, Nominal:
				default:
					return out, fail(a.Pos, "unknown form of mentions %q", a.Const.Str)
				}
			case argKnown:
				if !refersToRegister(r.Patterns, a.Slot) {
					return out, fail(a.Pos, "argument known must be the slot of a term of the register: %s, %s, %s, %s or %s", termKnown, termState, termStateAdj, termCapital, termOrg)
				}
				o.known = a.Slot
			case argTitle:
				o.title = a.Slot
			case argRole:
				if !slices.ContainsFunc([]string{termState, termStateAdj, termCapital}, func(term string) bool { return refersToRegister(r.Patterns, term) }) {
					return out, fail(a.Pos, "a rule with a role names the state: %s, %s or %s", termState, termStateAdj, termCapital)
				}
				o.role = a.Const.Str
			default:
				return out, fail(a.Pos, "unknown argument %q of actor", a.Key)
			}
		}
		if !o.skip && o.kind == "" && o.known == "" {
			return out, fail(y.Pos, "actor needs a kind or a known actor")
		}
		out.ops = append(out.ops, o)
	}
	return out, nil
}

// refersToRegister reports whether the slot stands in a pattern, and only for
// terms of the register.
func refersToRegister(patterns []*lang.Node, slot string) bool {
	found := false
	var fits func(n *lang.Node) bool
	fits = func(n *lang.Node) bool {
		if n.Op == lang.OpRef && n.Label == slot {
			found = true
			return ofRegister(n.Name)
		}
		return !slices.ContainsFunc(n.Subs, func(s *lang.Node) bool { return !fits(s) })
	}
	return !slices.ContainsFunc(patterns, func(n *lang.Node) bool { return !fits(n) }) && found
}

// hit is a candidate of a rule or of the register.
type hit struct {
	Mention
	match   span.Span // with its context
	rule    *rule
	alias   []lang.Alias // of a known actor: all that the words may name
	skip    bool
	generic bool     // a body that every state has
	doubt   bool     // the words may well be something else than an actor
	lostTo  string   // what took its place
	terms   []string // for its explanation
}

// hits appends what a candidate gives to dst.
func (f *Finder) hits(dst []hit, c *match.Candidate, in *Input, style *style) []hit {
	r, text := &f.rules[c.RuleN], in.Text
	var terms []string
	if in.Explain != nil {
		terms = f.terms(c, text)
	}
	for i, o := range r.ops {
		h := hit{match: c.Match, rule: r, skip: o.skip, terms: terms}
		h.Mention = Mention{Span: c.Spans[i], Form: o.form, Kind: o.kind, Source: r.ID, Confidence: ruleConfidence}
		if o.title != "" {
			if s := c.Slot(o.title); s != nil {
				h.Title = s.Span
			}
		}
		switch {
		case o.known != "":
			s := c.Slot(o.known)
			if s == nil {
				continue
			}
			n, word := int(s.Value.Int), text[s.Span.Start:s.Span.End]
			aliases := f.forms.named(n, word)
			if aliases == nil && style.isSmall(in, s.Span.Start) {
				aliases = f.uncapitalized(n, word)
			}
			if !f.know(&h, aliases) {
				continue
			}
			if o.kind != "" {
				h.Kind = o.kind
			}
			if o.form != Name {
				h.Form = o.form
			}
			if h.Form == Adjective && f.forms.stems[int(s.Value.Int)] && !strings.HasPrefix(text[s.Span.End:], "-") {
				continue // "deutsch" is a language, or how one does something; not so "deutsch-französisch"
			}
			if o.known != "" && h.Form == Name && h.Kind != State && h.Kind != Place {
				f.unarticled(&h, text) // "die Linke" is called "Die Linke"
			}
			if o, ok := f.forms.owned[int(s.Value.Int)]; ok && h.Span == s.Span {
				dst = f.disown(dst, &h, &o, text)
			}
			if p, ok := f.forms.parts[int(s.Value.Int)]; ok && h.Span == s.Span && p.tail < h.Span.Len() {
				tail := h
				h.Span.End = h.Span.Start + p.head
				tail.Span.Start += p.tail
				f.know(&tail, p.alias)
				dst = append(dst, tail)
			}
		case o.role != "" && !f.body(&h, c, o.role, text):
			continue
		}
		dst = append(dst, h)
	}
	return dst
}

// disown parts the state from the name of its body where the words describe
// the body: adds the state to dst, and leaves in h the rest if that is a name
// of the body itself, else makes h a nominal mention.
func (f *Finder) disown(dst []hit, h *hit, o *owned, text string) []hit {
	words := h.Span.In(text)
	i := strings.IndexAny(words, " -")
	if i < 0 || i+1 >= len(words) {
		return dst
	}
	named := o.named && !o.generic
	if !isSmall(words) {
		if p := wordBefore(text, h.Span.Start); f.small && p.Len() > 0 && strings.TrimSpace(text[p.End:h.Span.Start]) == "" {
			return dst // "dem Schweizerischen Bundesrat": the capital makes it a name
		}
		// "German Bundestag": an adjective that is written with a capital anyhow.
		named = o.state[0].Kind == lang.AliasAdjective && !f.small && words[i] == ' ' && o.house
		if !named && (!o.generic || !f.small && !isSmall(words[i+1:])) {
			return dst
		}
	}
	state := *h
	state.Span.End = h.Span.Start + i
	f.know(&state, o.state)
	h.Head = span.Span{Start: h.Span.Start + i + 1, End: h.Span.End}
	if named {
		h.Span, h.Head = h.Head, span.Span{}
	} else {
		h.Form, h.generic = Nominal, o.generic
	}
	return append(dst, state)
}

// unarticled takes the definite article off a name.
func (f *Finder) unarticled(h *hit, text string) {
	if i := strings.IndexByte(h.Span.In(text), ' '); i > 0 && i <= len("den") && f.words.has(text[h.Span.Start:h.Span.Start+i], cueDefinite) {
		h.Span.Start += i + 1
	}
}

// know makes h a mention of what the register knows by these aliases.
func (f *Finder) know(h *hit, aliases []lang.Alias) bool {
	if len(aliases) == 0 {
		return false
	}
	a := &aliases[0]
	actor := f.register.Actor(a.ActorID)
	h.alias = aliases
	h.Kind, h.Known, h.Confidence = Kind(actor.Kind), a.ActorID, registerConfidence
	switch a.Kind {
	case lang.AliasAdjective:
		h.Form = Adjective
	case lang.AliasNational:
		h.Kind = People
	case lang.AliasCapital:
		h.Kind = Place
	}
	if w := a.Ambiguity; w != nil {
		h.Confidence = doubtConfidence
		if w.Other != "" {
			h.doubt = true
		}
		if w.Prefer == "" && w.Other == "" {
			h.Known = "" // the text must tell which one is meant
		}
	}
	return true
}

// body makes h the state's body of a role. In words that are common nouns it
// is a nominal mention, and the state's own name or adjective stands in it.
func (f *Finder) body(h *hit, c *match.Candidate, role, text string) bool {
	for i := range c.Caps {
		s := &c.Caps[i]
		if !ofRegister(s.Name) {
			continue
		}
		aliases := f.forms.named(int(s.Value.Int), text[s.Span.Start:s.Span.End])
		for _, a := range aliases {
			actor := f.register.Actor(a.ActorID)
			if actor == nil || actor.Kind != lang.KindState {
				continue
			}
			h.Known = f.register.BodyID(a.ActorID, role)
			h.Form = Nominal
			h.Head = span.Span{Start: s.Span.End, End: c.Match.End}
			if s.Span.Start > c.Match.Start {
				h.Head = span.Span{Start: c.Match.Start, End: beforeLink(text, c.Match.Start, s.Span.Start)}
			}
			h.Head = trim(text, h.Head)
			h.generic = slices.Contains(generic[:], role) && (f.small || role == generic[0] || isSmall(h.Head.In(text)))
			switch {
			case f.official(s, h, role, text):
				h.Form, h.generic = Name, false // "the Polish Armed Forces"
			case !h.generic && !isSmall(h.Head.In(text)):
				h.Form, h.Span = Name, h.Head // "russisches | Verteidigungsministerium"
			}
			return true
		}
	}
	return false
}

// official reports whether an adjective of a state and what follows are written
// as a name: with capitals where adjectives have none, or as forces call
// themselves.
func (f *Finder) official(adjective *match.Capture, h *hit, role, text string) bool {
	if adjective.Name != termStateAdj || isSmall(adjective.Span.In(text)) || isSmall(h.Head.In(text)) || h.Span.Start != adjective.Span.Start {
		return false
	}
	if !f.small {
		return role == "armed-forces" && strings.Contains(h.Head.In(text), " ")
	}
	p := wordBefore(text, h.Span.Start)
	return p.Len() > 0 && strings.TrimSpace(text[p.End:h.Span.Start]) == ""
}

// beforeLink returns where the words end that an "of the" or "der" before byte
// end joins to what follows.
func beforeLink(text string, start, end int) int {
	for {
		w := wordBefore(text, end)
		if w.Start <= start || w.Len() > 3 || !isSmall(w.In(text)) && w.In(text) != "OF" && w.In(text) != "THE" {
			return end
		}
		end = w.Start
	}
}

// trim takes blanks off the ends of s.
func trim(text string, s span.Span) span.Span {
	for s.Start < s.End && text[s.Start] <= ' ' {
		s.Start++
	}
	for s.End > s.Start && text[s.End-1] <= ' ' {
		s.End--
	}
	return s
}
