package clause

import (
	"fmt"
	"slices"

	"github.com/chancery-nlp/chancery/lang"
)

// layer is the layer of this package's rules.
const layer = "clauses"

// role is what a word does for the analysis of a sentence.
type role uint8

// The roles that rules of cues give to words.
const (
	roleTreaty      role = iota + 1 // "the treaty", "das Abkommen"
	roleUnder                       // "under the treaty", "nach dem Vertrag"
	roleFrame                       // "provides", "sieht vor": what a treaty does
	roleDeontic                     // "shall", "verpflichten sich"; the value is a modality
	roleNegation                    // "not", "kein"
	roleCondition                   // "if", "falls"; the value is CLAUSE or PHRASE
	roleException                   // "unless", "es sei denn"; so is its value
	roleParty                       // who may be bound: "each Party", "Behörden"
	roleThing                       // what cannot: "this Treaty", "die Urkunden"
	rolePronoun                     // "it", "sie"
	roleSubordinate                 // "that", "dass", "whether": opens a clause with a verb of its own
	roleRelative                    // "which", "deren"
	roleFinite                      // "is", "wird": a finite verb that is no deontic marker
	rolePassive                     // "werden", "be": makes what is before it the patient
	roleAgent                       // "by", "durch": before the agent of a passive
	roleObject                      // a verb whose object is bound: "obliges", "verbietet"; the value is a modality
	roleRecital                     // opens a recital
	roleTestimony                   // opens a testimonium
	roleNews                        // tells of news, not of a provision: "said", "gestern"
	roleDeadline                    // "within", "binnen": before a time limit
	roleToward                      // "to", "gegenüber": before a counterparty
	roleReference                   // "Article": before the number of a provision; the value is a kind of section
	roleOther                       // "of the Charter": the reference is to another treaty
	roleDeterminer                  // "the", "jede"
	rolePreposition                 // "of", "von"
	roleConjunction                 // "and", "oder"
	roleInfinitive                  // "zu leisten"
	roleFormula                     // opens a formula of courtesy: "Accept, Excellency"
	rolePurpose                     // "in order to", "um": opens a purpose
	roleAnaphor                     // "thereunder", "danach": takes a treaty up
	roleActs                        // "may", "must": markers of those alone who act
	roles                           // number of roles plus one
)

var roleNames = map[string]role{
	"treaty": roleTreaty, "under": roleUnder, "frame": roleFrame, "deontic": roleDeontic, "negation": roleNegation,
	"condition": roleCondition, "exception": roleException, "party": roleParty, "thing": roleThing, "pronoun": rolePronoun,
	"subordinate": roleSubordinate, "relative": roleRelative, "finite": roleFinite, "passive": rolePassive, "agent": roleAgent,
	"object": roleObject, "recital": roleRecital, "testimony": roleTestimony, "news": roleNews, "deadline": roleDeadline,
	"toward": roleToward, "reference": roleReference, "other": roleOther,
	"determiner": roleDeterminer, "preposition": rolePreposition, "conjunction": roleConjunction, "infinitive": roleInfinitive, "formula": roleFormula, "purpose": rolePurpose, "anaphor": roleAnaphor,
	"acts": roleActs,
}

// roleSet is a set of roles.
type roleSet uint32

func set(rs ...role) (s roleSet) {
	for _, r := range rs {
		s |= 1 << r
	}
	return s
}

func (s roleSet) has(o roleSet) bool { return s&o != 0 }

// rule is a compiled rule: of cues, or of a type.
type rule struct {
	*lang.Rule
	role  role
	value string
	slot  string // that holds the value
	kind  int    // 1 + index of the rule of a type; 0 for cues
}

// kind is a compiled rule of a type.
type kind struct {
	*lang.Rule
	typ      int     // index in types
	all, any int     // patterns of either sort
	bits     []uint8 // by pattern: which of those in all: it is
	modality Modality
}

// types lists the types that rules may yield.
var types = [...]Type{
	"RECITAL", "OBJECTIVE", "DEFINITION", "SCOPE", "COOPERATION", "MUTUAL_DEFENCE", "NEUTRALITY", "NON_AGGRESSION", "CONSULTATION",
	"MILITARY_COOPERATION", "ARMS_CONTROL", "VERIFICATION", "CEASEFIRE", "TROOP_WITHDRAWAL", "TERRITORY", "PRISONERS", "HUMAN_RIGHTS",
	"AMNESTY", "TRADE", "INVESTMENT", "FINANCE", "TAXATION", "SANCTIONS", "INTELLECTUAL_PROPERTY", "ENERGY", "TRANSPORT", "ENVIRONMENT",
	"EXTRADITION", "LEGAL_ASSISTANCE", "CONFIDENTIALITY", "PRIVILEGES_IMMUNITIES", "MOVEMENT_OF_PERSONS", "INSTITUTION", "REPORTING",
	"DISPUTE_SETTLEMENT", "EXCEPTION", "SIGNATURE", "RATIFICATION", "ACCESSION", "PROVISIONAL_APPLICATION", "ENTRY_INTO_FORCE", "DURATION",
	"WITHDRAWAL", "TERMINATION", "SUSPENSION", "AMENDMENT", "RESERVATION", "TERRITORIAL_APPLICATION", "RELATION_TO_OTHER_TREATIES",
	"DEPOSITARY", "REGISTRATION", "AUTHENTIC_TEXT", "ANNEX_STATUS", Other,
}

var modalities = [...]Modality{Obligation, Prohibition, Permission, Intention, Statement}

// compileRule reads what a rule is for; kinds takes the rules of types.
func compileRule(r *lang.Rule, kinds []kind) (rule, []kind, error) {
	out := rule{Rule: r}
	fail := func(pos lang.Pos, format string, args ...any) (rule, []kind, error) {
		return out, kinds, &lang.Error{Pos: pos, ID: r.ID, Lint: "yields", Msg: fmt.Sprintf(format, args...)}
	}
	if r.Type != "" {
		k := kind{Rule: r, typ: slices.Index(types[:], Type(r.Type)), modality: Modality(r.Modality)}
		if k.typ < 0 {
			return fail(r.Pos, "unknown type of clauses %q", r.Type)
		}
		if r.Modality != "" && !slices.Contains(modalities[:], k.modality) {
			return fail(r.Pos, "unknown modality %q", r.Modality)
		}
		for _, p := range r.Parts {
			k.bits = append(k.bits, uint8(k.all))
			switch p {
			case lang.PartAll:
				k.all++
			case lang.PartAny:
				k.any++
			}
		}
		if k.all > maxAll {
			return fail(r.Pos, "a rule has at most %d patterns in all", maxAll)
		}
		kinds = append(kinds, k)
		out.kind = len(kinds)
		return out, kinds, nil
	}
	if len(r.Yields) != 1 || r.Yields[0].Op != opCue {
		return fail(r.Pos, "a rule of the layer %s has a type or yields one cue", layer)
	}
	for _, a := range r.Yields[0].Args {
		switch a.Key {
		case "role":
			out.role = roleNames[a.Const.Str]
			if out.role == 0 {
				return fail(a.Pos, "unknown role %q", a.Const.Str)
			}
		case "value":
			out.value, out.slot = a.Const.Str, a.Slot
		default:
			return fail(a.Pos, "unknown argument %q of cue", a.Key)
		}
	}
	if out.role == 0 {
		return fail(r.Yields[0].Pos, "a cue needs a role")
	}
	if out.role == roleDeontic && out.slot == "" && out.value != exempt && out.value != need && !slices.Contains(modalities[:], Modality(out.value)) {
		return fail(r.Yields[0].Pos, "unknown modality %q", out.value)
	}
	return out, kinds, nil
}

// maxAll is how many patterns in all: a rule may have.
const maxAll = 16

// opCue is the operation of rules that give words a role.
const opCue = "cue"

// bare returns set with the rules of cues that are all of their match made
// lighter: without the marks of a span, which the match is anyway.
func bare(set *lang.Set) *lang.Set {
	out := *set
	out.Rules = make([]*lang.Rule, len(set.Rules))
	for i, r := range set.Rules {
		out.Rules[i] = r
		if r.Layer != layer || len(r.Yields) != 1 || r.Yields[0].Op != opCue || slices.ContainsFunc(r.Yields[0].Args, func(a lang.Arg) bool { return a.Slot != "" }) {
			continue
		}
		light := *r
		light.Patterns = nil
		for _, p := range r.Patterns {
			n, ok := unmarked(p)
			if !ok {
				break
			}
			light.Patterns = append(light.Patterns, n)
		}
		if len(light.Patterns) == len(r.Patterns) {
			light.Yields = nil
			out.Rules[i] = &light
		}
	}
	return &out
}

// unmarked returns a pattern without the marks of its span, if they enclose
// all of it but negative context.
func unmarked(p *lang.Node) (*lang.Node, bool) {
	if p.Op != lang.OpSeq {
		return nil, false
	}
	n := *p
	n.Subs = nil
	inside := false
	for _, s := range p.Subs {
		switch {
		case s.Op == lang.OpOpen:
			inside = true
			continue
		case s.Op == lang.OpClose:
			inside = false
			continue
		case !inside && s.Op != lang.OpNot:
			return nil, false
		}
		n.Subs = append(n.Subs, s)
	}
	return &n, true
}
