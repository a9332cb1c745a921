package treaty

import (
	"fmt"
	"strings"

	"github.com/chancery-nlp/chancery/lang"
)

// role is what a word does around an event. Rules name roles in their yields.
type role uint8

const (
	roleNone       role = iota
	roleTrigger         // what happened; not a role that rules name
	roleTreaty          // a noun that says treaty, with its kind
	roleLikely          // one that says treaty where states are
	roleDoubtful        // one that may also say contract
	roleName            // the name of a treaty
	roleGeneric         // what may stand for a treaty already named
	roleContract        // acts and papers that are no treaties
	roleBecome          // auxiliary of the passive
	roleBe              // copula and auxiliary
	roleHave            // auxiliary of the perfect
	roleModal           // shall, will, must
	rolePlan            // verbs and nouns that look ahead
	roleIrreal          // would, could
	roleAnnounce        // verbs that carry out what they announce
	roleRefuse          // verbs that deny what hangs on them
	roleNegation        // not, never, no
	roleCondition       // conjunctions: value cond always, when for what has not happened
	roleSub             // other conjunctions of subordinate clauses
	roleRelative        // relative pronouns
	roleConj            // and, or, but
	roleAgentPrep       // by
	roleGoalPrep        // prepositions that lead to the object of some events: from, to, against
	rolePrep            // other prepositions
	rolePlacePrep       // in, at
	roleDet             // articles and determiners
	roleIndef           // those that bring up something new
	rolePoss            // possessives
	rolePron            // pronouns that may stand for a treaty
	roleReport          // words that only pass on what was said
	roleSupport         // verbs that make a happening of a noun: took place
	roleParticle        // parts of parted verbs
	roleCompanion       // verbs of set phrases: the trat of "trat in Kraft"
	roleUntil           // prepositions of dates that an event leads to
	roleAfter           // prepositions before a noun that has happened
	roleFor             // prepositions before a noun that has not
	roleTo              // the to of an infinitive
	roleOffice          // office holders, whose state may stand for them
	roleBody            // generic bodies that ratify: parliament
	roleLanguage        // names of languages, with their code
	roleParty           // what parties of a treaty are called
	roleDefine          // hereinafter referred to as
	roleSide            // of the one part
	roleRecital         // words that open recitals
	roleDeposit         // deposited with
	roleTestimony       // phrases that open a testimonium
	roleGovernment      // words before the name of a party: government of
	roleClub            // organisations as members call them: the court, the bloc
	roleRun             // remain in force for
	roleGenitive        // articles of the genitive
	roleDeny            // denied
	rolePeople          // voters, countries: who approves treaties and is no body
	roleUnion           // what a union calls itself, with its id in the register
	roleCollective      // what all parties together are called
	roleSince           // since, before dates
	roleThis            // this, of the text itself
	roleOf              // words that join a noun to its name: of, on
	roleBetween         // prepositions before the parties of a treaty
	roleMatter          // prepositions before the matter of a treaty
	roleNote            // papers that give notice
	roleSame            // conjunctions of what happens at the same time: when, als
	roleWhole           // nouns, with their preposition, that stand for the treaty: the validity of
	roleVerb            // other verbs; triggers that are verbs have it, too
	roles
)

var roleNames = [roles]string{
	roleTreaty: "treaty", roleLikely: "likely", roleDoubtful: "doubtful", roleName: "name", roleGeneric: "generic", roleContract: "contract",
	roleBecome: "become", roleBe: "be", roleHave: "have", roleModal: "modal", rolePlan: "plan", roleIrreal: "irreal",
	roleAnnounce: "announce", roleRefuse: "refuse", roleNegation: "negation", roleCondition: "condition", roleSub: "sub",
	roleRelative: "relative", roleConj: "conj", roleAgentPrep: "agent", roleGoalPrep: "goal", rolePrep: "prep",
	rolePlacePrep: "place", roleDet: "det", roleIndef: "indef", rolePoss: "poss", rolePron: "pron", roleReport: "report",
	roleSupport: "support", roleParticle: "particle", roleCompanion: "companion", roleUntil: "until", roleAfter: "after",
	roleFor: "for", roleTo: "to", roleOffice: "office", roleBody: "body", roleLanguage: "language", roleParty: "party",
	roleDefine: "define", roleSide: "side", roleRecital: "recital", roleDeposit: "deposit", roleTestimony: "testimony",
	roleGovernment: "government", roleClub: "club", roleRun: "run", roleVerb: "verb", roleThis: "this", roleSince: "since", roleUnion: "union", roleDeny: "deny", rolePeople: "people", roleCollective: "collective", roleGenitive: "genitive", roleOf: "of",
	roleBetween: "between", roleMatter: "matter", roleNote: "note", roleWhole: "whole", roleSame: "same",
}

// roleSet is a set of roles.
type roleSet uint64

func set(rs ...role) (s roleSet) {
	for _, r := range rs {
		s |= 1 << r
	}
	return s
}

func (s roleSet) has(r role) bool    { return s&(1<<r) != 0 }
func (s roleSet) any(o roleSet) bool { return s&o != 0 }

// form is the set of forms that a trigger word may have.
type form uint16

const (
	formPast   form = 1 << iota // finite, in the past tense
	formPres                    // finite, in the present tense
	formPart                    // past participle
	formAdj                     // participle before its noun
	formInf                     // infinitive
	formNoun                    // noun
	formGerund                  // -ing
	formActive                  // with to be, its participle is active: "ist beigetreten"
	formIntr                    // the treaty is its subject: "erlosch"
)

var formNames = map[string]form{"past": formPast, "pres": formPres, "part": formPart, "adj": formAdj, "inf": formInf, "noun": formNoun, "ger": formGerund, "act": formActive, "intr": formIntr}

// shape is the form of a trigger word and what must stand with it: the value
// of its entry, "past+part", "past:zu" (with the particle zu), "past!an"
// (without it) or "part=treten" (with the verb treten).
type shape struct {
	form      form
	particle  []string // one of them must end the clause; empty for none
	without   []string // none of them may
	companion string   // verb that must stand in the clause
}

func parseShape(s string) (shape, error) {
	var sh shape
	forms := s
	if at := strings.IndexAny(s, ":!="); at >= 0 {
		forms = s[:at]
		switch list := strings.Split(s[at+1:], "|"); s[at] {
		case ':':
			sh.particle = list
		case '!':
			sh.without = list
		case '=':
			sh.companion = s[at+1:]
		}
	}
	for f := range strings.SplitSeq(forms, "+") {
		k, ok := formNames[f]
		if !ok {
			return sh, fmt.Errorf("unknown form %q of a trigger", f)
		}
		sh.form |= k
	}
	return sh, nil
}

// rule is what a rule of the pack yields, compiled.
type rule struct {
	id        string
	role      role   // of a mark
	slot      string // that gives its value
	value     string // constant value
	capital   bool   // of a mark: only words with a capital first letter
	typ       EventType
	denied    bool             // the words say that it did not happen
	strong    bool             // only treaties undergo it
	member    bool             // also said of organisations that one joins or leaves
	needs     string           // what else must hold: "body" for an agent that is a body
	named     bool             // only with the name of a treaty or organisation
	testimony bool             // opens the closing words of a treaty
	mediated  bool             // who acts is no party
	again     bool             // another did what was told before: "followed suit"
	shapes    map[string]shape // of a trigger, by the value of its slot
}

// compileRule reads the yield of a rule of the layer.
func compileRule(s *lang.Set, r *lang.Rule) (rule, error) {
	c := rule{id: r.ID}
	y := r.Yields[0]
	fail := func(pos lang.Pos, lint, format string, args ...any) (rule, error) {
		return c, &lang.Error{Pos: pos, ID: r.ID, Lint: lint, Msg: fmt.Sprintf(format, args...)}
	}
	if len(r.Yields) != 1 {
		return fail(r.Pos, "type", "a rule of events yields one thing")
	}
	switch y.Op {
	case "mark":
		for _, a := range y.Args {
			switch a.Key {
			case "role":
				for k, n := range roleNames {
					if n != "" && n == a.Const.Str {
						c.role = role(k)
					}
				}
				if c.role == roleNone {
					return fail(a.Pos, "type", "unknown role %q", a.Const.Str)
				}
			case "value":
				c.slot, c.value = a.Slot, a.Const.String()
			case "case":
				if a.Const.Str != "capital" {
					return fail(a.Pos, "type", "case must be capital")
				}
				c.capital = true
			default:
				return fail(a.Pos, "type", "unknown argument %q of mark: want role, value or case", a.Key)
			}
		}
		if c.role == roleNone {
			return fail(y.Pos, "type", "a mark needs a role")
		}
	case "event":
		c.role = roleTrigger
		for _, a := range y.Args {
			switch a.Key {
			case "type":
				if !EventType(a.Const.Str).known() {
					return fail(a.Pos, "type", "unknown type of event %q", a.Const.Str)
				}
				c.typ = EventType(a.Const.Str)
			case "form":
				c.slot, c.value = a.Slot, a.Const.Str
			case "denied":
				c.denied = true
			case "named":
				c.named = true
			case "only":
				switch a.Const.Str {
				case "treaties":
					c.strong = true
				case "members":
					c.member = true
				case "bodies":
					c.needs = "body"
				case "testimony":
					c.testimony = true
				case "mediators":
					c.mediated = true
				case "again":
					c.again = true
				default:
					return fail(a.Pos, "type", "only must be treaties, members, bodies, testimony, mediators or again")
				}
			default:
				return fail(a.Pos, "type", "unknown argument %q of event: want type, form, denied, named or only", a.Key)
			}
		}
		if c.typ == "" && !c.again {
			return fail(y.Pos, "type", "an event needs a type")
		}
		c.shapes = map[string]shape{}
		if c.slot == "" {
			sh, err := parseShape(c.value)
			if err != nil {
				return fail(y.Pos, "type", "%v", err)
			}
			c.shapes[c.value] = sh
			return c, nil
		}
		for _, p := range r.Patterns {
			if err := c.addShapes(s, p, r.ID); err != nil {
				return c, err
			}
		}
	default:
		return fail(y.Pos, "op-unknown", "unknown operation %q: want event or mark", y.Op)
	}
	return c, nil
}

// addShapes reads the shapes of the words that the slot of a trigger may hold.
func (c *rule) addShapes(s *lang.Set, n *lang.Node, id string) error {
	if n.Op == lang.OpRef && n.Label == c.slot && s.Terms[n.Name] != nil {
		for _, e := range s.Terms[n.Name].Entries {
			if _, ok := c.shapes[e.Value.Str]; ok {
				continue
			}
			sh, err := parseShape(e.Value.Str)
			if err != nil {
				return &lang.Error{Pos: e.Pos, ID: id, Lint: "type", Msg: err.Error()}
			}
			c.shapes[e.Value.Str] = sh
		}
	}
	for _, sub := range n.Subs {
		if err := c.addShapes(s, sub, id); err != nil {
			return err
		}
	}
	return nil
}

func (t EventType) known() bool {
	switch t {
	case Negotiated, Initialled, Signed, Approved, Ratified, Acceded, EnteredIntoForce, ProvisionallyApplied,
		Amended, Extended, Suspended, Withdrawn, Terminated, Violated:
		return true
	}
	return false
}
