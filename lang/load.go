package lang

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/language"
)

// Limits of what a pack may hold; beyond them a pack is refused.
const (
	maxFileBytes   = 4 << 20
	maxPackEntries = 400_000
	maxErrors      = 100
)

// layers are those that a pack can hold rules for: those of dates stand in
// dates.yaml and, where that grows long, in further files such as
// dates-clock.yaml.
var layers = [...]string{"dates", "numbers", "actors", "clauses", "treaties", "events"}

// Load reads every pack of fsys: each folder at its root that holds a
// pack.yaml. The error is of type [Errors] if packs are faulty; no faulty pack
// is returned.
func Load(fsys fs.FS) ([]*Pack, error) {
	manifests, err := fs.Glob(fsys, "*/pack.yaml")
	if err != nil {
		return nil, fmt.Errorf("find packs: %w", err)
	}
	if len(manifests) == 0 {
		return nil, errors.New("no pack found: want folders with a pack.yaml")
	}
	var packs []*Pack
	var faults Errors
	for _, m := range manifests {
		p, errs := loadPack(fsys, path.Dir(m))
		faults = append(faults, errs...)
		if len(errs) == 0 {
			packs = append(packs, p)
		}
	}
	if len(faults) > 0 {
		return packs, faults
	}
	return packs, nil
}

// LoadPack reads the one pack whose pack.yaml stands in dir of fsys.
func LoadPack(fsys fs.FS, dir string) (*Pack, error) {
	p, errs := loadPack(fsys, dir)
	if len(errs) > 0 {
		return nil, errs
	}
	return p, nil
}

func loadPack(fsys fs.FS, dir string) (*Pack, Errors) {
	l := &loader{pack: &Pack{}, terms: map[string]*Term{}, rules: map[string]*Rule{}, ids: map[string]Pos{}}
	l.file(fsys, path.Join(dir, "pack.yaml"), l.manifest)
	if l.pack.Code == "" && len(l.errs) == 0 {
		l.errs = append(l.errs, &Error{Pos: Pos{path.Join(dir, "pack.yaml"), 1, 1}, Lint: "language-tag", Msg: "language is missing"})
	}
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		l.errs = append(l.errs, &Error{Pos: Pos{dir, 1, 1}, Msg: err.Error()})
	}
	if _, err := fs.Stat(fsys, path.Join(dir, "sections.yaml")); err == nil {
		l.file(fsys, path.Join(dir, "sections.yaml"), l.sections)
	}
	known := map[string]bool{"pack.yaml": true, "sections.yaml": true}
	for _, name := range ruleFiles(entries, "lexicon") {
		known[name] = true
		l.file(fsys, path.Join(dir, name), l.lexicon)
	}
	for _, layer := range layers {
		l.layer = layer
		for _, name := range ruleFiles(entries, layer) {
			known[name] = true
			l.file(fsys, path.Join(dir, name), l.ruleFile)
		}
	}
	for _, e := range entries {
		if name := e.Name(); strings.HasSuffix(name, ".yaml") && !known[name] {
			l.errs = append(l.errs, &Error{Pos: Pos{path.Join(dir, name), 1, 1}, Lint: "unknown-field",
				Msg: fmt.Sprintf("unknown file %q: want pack.yaml, lexicon.yaml, sections.yaml, dates.yaml, numbers.yaml, actors.yaml, clauses.yaml, treaties.yaml or events.yaml, or a part such as dates-clock.yaml", name)})
		}
	}
	return l.pack, l.faults()
}

// ruleFiles names the files of a pack that hold rules of a layer: the main one
// first, since of rules that tie the earlier wins, then its parts by name.
func ruleFiles(entries []fs.DirEntry, layer string) []string {
	var names []string
	for _, e := range entries {
		name := e.Name()
		part, ok := strings.CutPrefix(strings.TrimSuffix(name, ".yaml"), layer)
		switch {
		case !ok || !strings.HasSuffix(name, ".yaml"):
		case part == "":
			names = slices.Insert(names, 0, name)
		case part[0] == '-' && len(part) > 1:
			names = append(names, name)
		}
	}
	return names
}

// faults returns the first errors in the order of their places.
func (l *loader) faults() Errors {
	slices.SortStableFunc(l.errs, func(a, b *Error) int {
		return cmp.Or(cmp.Compare(a.Pos.File, b.Pos.File), cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Col, b.Pos.Col))
	})
	return l.errs[:min(len(l.errs), maxErrors)]
}

type loader struct {
	pack    *Pack
	name    string // file being read
	before  string // what stands before the names of files
	layer   string
	lines   [][]byte
	terms   map[string]*Term
	rules   map[string]*Rule
	ids     map[string]Pos
	entries int
	errs    Errors
}

// file reads one YAML file and gives its root to read.
func (l *loader) file(fsys fs.FS, name string, read func(*yaml.Node)) {
	l.name, l.lines = path.Join(l.before, name), nil
	info, err := fs.Stat(fsys, name)
	if err != nil {
		l.errs = append(l.errs, &Error{Pos: Pos{l.name, 1, 1}, Msg: err.Error()})
		return
	}
	if info.Size() > maxFileBytes {
		l.errs = append(l.errs, &Error{Pos: Pos{l.name, 1, 1}, Msg: fmt.Sprintf("file has %d bytes, more than %d", info.Size(), maxFileBytes)})
		return
	}
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		l.errs = append(l.errs, &Error{Pos: Pos{l.name, 1, 1}, Msg: err.Error()})
		return
	}
	l.lines = bytes.Split(data, []byte("\n"))
	dec := yaml.NewDecoder(bytes.NewReader(data))
	var doc yaml.Node
	if err := dec.Decode(&doc); err != nil {
		line := 1
		msg := strings.TrimPrefix(err.Error(), "yaml: ")
		if rest, ok := strings.CutPrefix(msg, "line "); ok {
			if num, tail, ok := strings.Cut(rest, ": "); ok {
				if n, err := strconv.Atoi(num); err == nil {
					line, msg = n, tail
				}
			}
		}
		if err.Error() == "EOF" {
			return // an empty file
		}
		l.fail(Pos{l.name, line, 1}, "", "yaml", "%s", msg)
		return
	}
	var second yaml.Node
	if err := dec.Decode(&second); err == nil {
		l.fail(Pos{l.name, second.Line, max(second.Column, 1)}, "", "yaml", "a file holds one YAML document")
		return
	}
	if l.aliased(&doc) {
		return
	}
	if len(doc.Content) > 0 {
		read(doc.Content[0])
	}
}

// aliased refuses anchors and aliases: packs need none, and they can explode.
func (l *loader) aliased(n *yaml.Node) bool {
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		l.fail(l.pos(n), "", "yaml", "anchors and aliases are not allowed")
		return true
	}
	for _, c := range n.Content {
		if l.aliased(c) {
			return true
		}
	}
	return false
}

func (l *loader) pos(n *yaml.Node) Pos { return Pos{l.name, n.Line, n.Column} }

func (l *loader) fail(pos Pos, id, lint, format string, args ...any) {
	e := &Error{Pos: pos, ID: id, Lint: lint, Msg: fmt.Sprintf(format, args...)}
	if pos.Line >= 1 && pos.Line <= len(l.lines) {
		src := strings.TrimRight(string(l.lines[pos.Line-1]), "\r")
		if len(src) <= 400 {
			e.Source = src
		}
	}
	l.errs = append(l.errs, e)
}

// inner is the place of a byte offset inside a scalar.
func (l *loader) inner(n *yaml.Node, offset int) Pos {
	p := l.pos(n)
	if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 || offset > len(n.Value) {
		return p
	}
	if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 {
		p.Col++
	}
	p.Col += len([]rune(n.Value[:offset]))
	return p
}

// fields walks a mapping, checks for unknown and double keys and calls read
// for each value.
func (l *loader) fields(n *yaml.Node, id, what string, known string, read func(key string, v *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		l.fail(l.pos(n), id, "type", "%s must be a mapping", what)
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		if seen[k.Value] {
			l.fail(l.pos(k), id, "duplicate-key", "%q is given twice", k.Value)
			continue
		}
		seen[k.Value] = true
		if known != "" && !strings.Contains(" "+known+" ", " "+k.Value+" ") {
			l.fail(l.pos(k), id, "unknown-field", "unknown field %q of %s: want one of %s", k.Value, what, strings.ReplaceAll(known, " ", ", "))
			continue
		}
		read(k.Value, v)
	}
}

func (l *loader) str(n *yaml.Node, id, what string) string {
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" {
		l.fail(l.pos(n), id, "type", "%s must be a string", what)
		return ""
	}
	return n.Value
}

func (l *loader) strs(n *yaml.Node, id, what string) []*yaml.Node {
	if n.Kind == yaml.ScalarNode {
		return []*yaml.Node{n}
	}
	if n.Kind != yaml.SequenceNode {
		l.fail(l.pos(n), id, "type", "%s must be a list of strings", what)
		return nil
	}
	for _, c := range n.Content {
		if c.Kind != yaml.ScalarNode {
			l.fail(l.pos(c), id, "type", "%s must be a list of strings", what)
			return nil
		}
	}
	return n.Content
}

func (l *loader) boolean(n *yaml.Node, id, what string) bool {
	if n.Kind == yaml.ScalarNode && n.Tag == "!!bool" {
		return strings.EqualFold(n.Value, "true") // YAML also has True and TRUE
	}
	l.fail(l.pos(n), id, "type", "%s must be true or false", what)
	return false
}

func (l *loader) integer(n *yaml.Node, id, what string) int {
	v, err := strconv.Atoi(n.Value)
	if n.Kind != yaml.ScalarNode || err != nil {
		l.fail(l.pos(n), id, "type", "%s must be an integer", what)
	}
	return v
}

func (l *loader) manifest(root *yaml.Node) {
	p := l.pack
	l.fields(root, "", "pack.yaml", "language name version status replaces numerals abbreviations variants exclude", func(key string, v *yaml.Node) {
		switch key {
		case "language":
			p.Code = l.str(v, "", "language")
			tag, err := language.Parse(p.Code)
			if err != nil || tag.String() != p.Code {
				l.fail(l.pos(v), "", "language-tag", "%q is no canonical BCP 47 tag", p.Code)
			}
		case "name":
			p.Name = l.str(v, "", "name")
		case "version":
			p.Version = l.str(v, "", "version")
		case "status":
			p.Status = l.str(v, "", "status")
			if p.Status != "experimental" && p.Status != "test" && p.Status != "stable" {
				l.fail(l.pos(v), "", "type", "status must be experimental, test or stable")
			}
		case "replaces":
			p.Replaces = l.boolean(v, "", "replaces")
		case "abbreviations":
			for _, c := range l.strs(v, "", "abbreviations") {
				for _, w := range strings.Fields(c.Value) {
					p.Abbreviations = append(p.Abbreviations, strings.TrimSuffix(w, "."))
				}
			}
		case "numerals":
			l.numerals(v)
		case "variants":
			p.Variants = map[string]string{}
			l.fields(v, "", "variants", "", func(from string, v *yaml.Node) {
				p.Variants[from] = l.str(v, "", from)
				if from == "" || p.Variants[from] == "" {
					l.fail(l.pos(v), "", "type", "a variant gives letters for letters")
				}
			})
		case "exclude":
			if v.Kind != yaml.SequenceNode {
				l.fail(l.pos(v), "", "type", "exclude must be a list")
				return
			}
			for _, c := range v.Content {
				x := Exclusion{Pos: l.pos(c)}
				l.fields(c, "", "exclude", "lint name reason", func(key string, v *yaml.Node) {
					switch key {
					case "lint":
						x.Lint = l.str(v, "", key)
					case "name":
						x.Name = l.str(v, "", key)
					case "reason":
						x.Reason = l.str(v, "", key)
					}
				})
				if x.Lint == "" || x.Name == "" || x.Reason == "" {
					l.fail(x.Pos, "", "type", "an exclusion needs lint, name and reason")
				}
				p.Exclusions = append(p.Exclusions, x)
			}
		}
	})
}

func (l *loader) numerals(n *yaml.Node) {
	num := &l.pack.Numerals
	num.Pos = l.pos(n)
	l.fields(n, "", "numerals", "grammar decimal group words", func(key string, v *yaml.Node) {
		switch key {
		case "grammar":
			num.Grammar = l.str(v, "", key)
		case "decimal":
			num.Decimal = l.str(v, "", key)
		case "group":
			num.Group = l.str(v, "", key)
		case "words":
			num.Words = map[string]string{}
			l.fields(v, "", "words", "", func(word string, v *yaml.Node) {
				forms, err := expand(word)
				if err != nil {
					l.fail(l.pos(v), "", "pattern", "%s: %v", word, err)
					return
				}
				for _, f := range forms {
					num.Words[f] = l.str(v, "", word)
				}
			})
		}
	})
}

func (l *loader) lexicon(root *yaml.Node) {
	l.fields(root, "", "lexicon.yaml", "", func(name string, v *yaml.Node) {
		if !isName(name) {
			l.fail(l.pos(v), "", "id-form", "%q is no name of a term: want lower-case letters, digits and underscores", name)
			return
		}
		if old := l.terms[name]; old != nil {
			l.fail(l.pos(v), name, "duplicate-key", "%q is given already at %s", name, old.Pos)
			return
		}
		t := &Term{Name: name, Pos: l.pos(v)}
		before := len(l.errs)
		l.fields(v, name, "a term", "doc words boundary case digits range pattern", func(key string, v *yaml.Node) {
			switch key {
			case "doc":
				t.Doc = l.str(v, name, key)
			case "words":
				l.words(t, v)
			case "boundary":
				switch l.str(v, name, key) {
				case "word":
					t.Boundary = BoundaryWord
				case "prefix":
					t.Boundary = BoundaryPrefix
				case "suffix":
					t.Boundary = BoundarySuffix
				case "none":
					t.Boundary = BoundaryNone
				case "ending":
					t.Boundary = BoundaryEnding
				default:
					l.fail(l.pos(v), name, "type", "boundary must be word, prefix, suffix, ending or none")
				}
			case "case":
				switch l.str(v, name, key) {
				case "fold":
				case "exact":
					t.Exact = true
				case "lower":
					t.Lower = true
				default:
					l.fail(l.pos(v), name, "type", "case must be fold, exact or lower")
				}
			case "digits":
				if t.Digits == nil {
					t.Digits = &DigitClass{High: 1<<62 - 1}
				}
				var ok bool
				if t.Digits.Min, t.Digits.Max, ok = ends[int](v.Value); !ok || t.Digits.Min < 1 || t.Digits.Max < t.Digits.Min || t.Digits.Max > 18 {
					l.fail(l.pos(v), name, "type", "digits must be min-max, from 1 to 18")
					t.Digits.Min, t.Digits.Max = 1, 1 // one fault is told once
				}
			case "range":
				if t.Digits == nil {
					t.Digits = &DigitClass{}
				}
				var ok bool
				if t.Digits.Low, t.Digits.High, ok = ends[int64](v.Value); !ok || t.Digits.High < t.Digits.Low {
					l.fail(l.pos(v), name, "type", "range must be low-high")
				}
			case "pattern":
				t.Pattern = l.patternOf(v, name)
			}
		})
		kinds := 0
		if len(t.Entries) > 0 {
			kinds++
		}
		if t.Digits != nil {
			kinds++
			if t.Digits.Max == 0 {
				l.fail(t.Pos, name, "type", "a digit term needs digits: min-max")
			}
		}
		if t.Pattern != nil {
			kinds++
		}
		if kinds != 1 && len(l.errs) == before {
			l.fail(t.Pos, name, "type", "a term has words, digits or a pattern")
		}
		l.terms[name] = t
		l.pack.Terms = append(l.pack.Terms, t)
	})
}

func (l *loader) words(t *Term, v *yaml.Node) {
	add := func(k *yaml.Node, val Value) {
		forms, err := expand(k.Value)
		if err != nil {
			var pe *patternError
			off := 0
			if errors.As(err, &pe) {
				off = pe.offset
			}
			lint := "pattern"
			if strings.HasPrefix(err.Error(), "useless escape") {
				lint = "useless-escape"
			} else if strings.Contains(err.Error(), "empty word") {
				lint = "matches-empty"
			}
			l.fail(l.inner(k, off), t.Name, lint, "%v", err)
			return
		}
		if l.entries += len(forms); l.entries > maxPackEntries {
			if l.entries-len(forms) <= maxPackEntries {
				l.fail(l.pos(k), t.Name, "pattern", "the pack has more than %d forms", maxPackEntries)
			}
			return
		}
		for _, f := range forms {
			t.Entries = append(t.Entries, Entry{Form: strings.TrimSpace(f), Value: val, Pos: l.pos(k)}) // folded YAML puts blanks behind "|"
		}
	}
	switch v.Kind {
	case yaml.ScalarNode, yaml.SequenceNode:
		for _, k := range l.strs(v, t.Name, "words") {
			add(k, Value{})
		}
	case yaml.MappingNode:
		seen := map[string]bool{}
		for i := 0; i+1 < len(v.Content); i += 2 {
			k, val := v.Content[i], v.Content[i+1]
			if seen[k.Value] {
				l.fail(l.pos(k), t.Name, "duplicate-key", "%q is given twice", k.Value)
			}
			seen[k.Value] = true
			if val.Kind != yaml.ScalarNode {
				l.fail(l.pos(val), t.Name, "type", "a word's value is a number or a name")
				continue
			}
			add(k, scalar(val))
		}
	default:
		l.fail(l.pos(v), t.Name, "type", "words must be a list or a mapping to values")
	}
}

// scalar reads a value: an integer where it is written as one.
func scalar(n *yaml.Node) Value {
	if n.Tag == "!!int" {
		if i, err := strconv.ParseInt(n.Value, 10, 64); err == nil {
			return Value{Str: n.Value, Int: i, IsInt: true}
		}
	}
	if n.Tag == "!!null" {
		return Value{}
	}
	return Value{Str: n.Value}
}

func (l *loader) patternOf(v *yaml.Node, id string) *Node {
	src := l.str(v, id, "match")
	if strings.TrimSpace(src) == "" {
		l.fail(l.pos(v), id, "matches-empty", "empty pattern")
		return nil
	}
	n, err := parsePattern(src, l.inner(v, 0))
	if err != nil {
		var pe *patternError
		off := 0
		if errors.As(err, &pe) {
			off = pe.offset
		}
		lint := "pattern"
		if strings.HasPrefix(err.Error(), "useless escape") {
			lint = "useless-escape"
		}
		l.fail(l.inner(v, off), id, lint, "%v", err)
		return nil
	}
	return n
}

func (l *loader) ruleFile(root *yaml.Node) {
	if root.Kind != yaml.SequenceNode {
		l.fail(l.pos(root), "", "type", "%s must be a list of rules", path.Base(l.name))
		return
	}
	for _, n := range root.Content {
		l.rule(n)
	}
}

func (l *loader) rule(n *yaml.Node) {
	r := &Rule{Layer: l.layer, Pos: l.pos(n)}
	if n.Kind == yaml.MappingNode {
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == "id" {
				r.ID = n.Content[i+1].Value
			}
		}
	}
	before := len(l.errs)
	l.fields(n, r.ID, "a rule", l.ruleFields(), func(key string, v *yaml.Node) {
		switch key {
		case "id":
			l.ruleID(r, v)
		case "doc":
			r.Doc = l.str(v, r.ID, key)
		case "match":
			for _, c := range l.strs(v, r.ID, key) {
				if p := l.patternOf(c, r.ID); p != nil {
					r.Patterns = append(r.Patterns, p)
				}
			}
		case "yields":
			if v.Kind == yaml.SequenceNode {
				for _, c := range v.Content {
					l.yield(r, c)
				}
			} else {
				l.yield(r, v)
			}
		case "type":
			r.Type = l.constant(r, key, v)
		case "modality":
			r.Modality = l.constant(r, key, v)
		case "when":
			l.when(r, v)
		case "title":
			l.parts(r, PartTitle, v)
		case "hint":
			l.parts(r, PartHint, v)
		case "range":
			r.Range = l.boolean(v, r.ID, key)
		case "priority":
			r.Priority = l.integer(v, r.ID, key)
		case "examples":
			r.Examples = l.examples(r.ID, v, true)
		case "counterexamples":
			r.Counterexamples = l.examples(r.ID, v, false)
		}
	})
	if len(l.errs) > before {
		return
	}
	switch {
	case r.ID == "":
		l.fail(r.Pos, "", "id-form", "a rule needs an id")
	case r.Doc == "":
		l.fail(r.Pos, r.ID, "doc-missing", "a rule needs a doc")
	case r.Type != "" || len(r.Parts) > 0 || r.Modality != "":
		l.typeRule(r)
		return
	case len(r.Patterns) == 0:
		l.fail(r.Pos, r.ID, "matches-empty", "a rule needs a match")
	case len(r.Yields) == 0:
		l.fail(r.Pos, r.ID, "type", "a rule needs yields")
	case r.Range && len(r.Yields) != 2:
		l.fail(r.Pos, r.ID, "type", "a range yields two records")
	}
	labels, seen := map[string]bool{}, map[string]bool{}
	for _, p := range r.Patterns {
		l.checkPattern(r, p)
		l.labels(p, labels, seen)
	}
	for _, y := range r.Yields {
		for _, a := range y.Args {
			if a.Slot != "" && !labels[a.Slot] {
				l.fail(a.Pos, r.ID, "slot-unknown", "no pattern of the rule has the slot $%s", a.Slot)
			}
		}
	}
	l.pack.Rules = append(l.pack.Rules, r)
}

func (l *loader) ruleID(r *Rule, v *yaml.Node) {
	layer := strings.TrimSuffix(l.layer, "s")
	if stem, ok := strings.CutSuffix(layer, "ie"); ok {
		layer = stem + "y" // "treaties"
	}
	want := l.pack.Code + "." + layer + "."
	rest, ok := strings.CutPrefix(r.ID, want)
	if !ok || rest == "" || strings.Trim(rest, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
		l.fail(l.pos(v), r.ID, "id-form", "an id has the form %s<kebab-case>", want)
	}
	if old, dup := l.ids[r.ID]; dup {
		l.fail(l.pos(v), r.ID, "id-duplicate", "id stands already at %s", old)
	}
	l.ids[r.ID] = l.pos(v)
}

func (l *loader) yield(r *Rule, n *yaml.Node) {
	if n.Kind != yaml.MappingNode || len(n.Content) != 2 {
		l.fail(l.pos(n), r.ID, "type", "yields is one operation with its arguments: {date: {day: $day}}")
		return
	}
	y := Yield{Op: n.Content[0].Value, Pos: l.pos(n.Content[0])}
	l.fields(n.Content[1], r.ID, y.Op, "", func(key string, v *yaml.Node) {
		a := Arg{Key: key, Pos: l.pos(v)}
		if v.Kind != yaml.ScalarNode {
			l.fail(l.pos(v), r.ID, "type", "argument %s must be a slot ($name) or a constant", key)
			return
		}
		if slot, ok := strings.CutPrefix(v.Value, "$"); ok {
			a.Slot = slot
		} else {
			a.Const = scalar(v)
		}
		y.Args = append(y.Args, a)
	})
	r.Yields = append(r.Yields, y)
}

func (l *loader) examples(id string, n *yaml.Node, marked bool) []Example {
	if n.Kind != yaml.SequenceNode {
		l.fail(l.pos(n), id, "type", "examples must be a list")
		return nil
	}
	var list []Example
	for _, c := range n.Content {
		x := Example{Pos: l.pos(c)}
		if c.Kind == yaml.ScalarNode {
			x.Text = c.Value
		} else {
			l.fields(c, id, "an example", "text value values reference_time report todo", func(key string, v *yaml.Node) {
				switch key {
				case "text":
					x.Text = l.str(v, id, key)
				case "value":
					x.Values = []string{l.str(v, id, key)}
				case "values":
					for _, s := range l.strs(v, id, key) {
						x.Values = append(x.Values, s.Value)
					}
				case "reference_time":
					x.ReferenceTime = l.str(v, id, key)
				case "report":
					x.Report = l.boolean(v, id, key)
				case "todo":
					x.Todo = l.boolean(v, id, key)
				}
			})
		}
		if has := strings.Contains(x.Text, "[["); has != marked {
			if marked {
				l.fail(l.pos(c), id, "example", "an example marks the record's span with [[ and ]]")
			} else {
				l.fail(l.pos(c), id, "example", "a counterexample marks no span")
			}
		}
		list = append(list, x)
	}
	return list
}

// checkPattern checks the markers of a pattern.
func (l *loader) checkPattern(r *Rule, p *Node) {
	opens, closes := 0, 0
	var walk func(n *Node, top bool)
	walk = func(n *Node, top bool) {
		switch n.Op {
		case OpOpen:
			if opens++; opens > closes+1 {
				l.fail(n.Pos, r.ID, "pattern", "'[[' inside '[[ ]]'")
			}
		case OpClose:
			if closes++; closes > opens {
				l.fail(n.Pos, r.ID, "pattern", "']]' without '[['")
			}
		}
		if (n.Op == OpOpen || n.Op == OpClose) && !top {
			l.fail(n.Pos, r.ID, "pattern", "markers stand at the top of a pattern, not in a group")
		}
		for _, s := range n.Subs {
			walk(s, top && n.Op == OpSeq && s.Op != OpSeq)
		}
	}
	walk(p, true)
	if opens != closes || opens != len(r.Yields) {
		l.fail(p.Pos, r.ID, "pattern", "pattern marks %d spans for %d yields", opens, len(r.Yields))
	}
}

// labels adds the labels in a pattern to found, and those in the patterns that
// it names and that are not yet seen.
func (l *loader) labels(n *Node, found, seen map[string]bool) {
	if n.Op == OpRef {
		found[n.Label] = true
		if t := l.terms[n.Name]; t != nil && t.Pattern != nil && !seen[n.Name] {
			seen[n.Name] = true
			l.labels(t.Pattern, found, seen)
		}
	}
	for _, s := range n.Subs {
		l.labels(s, found, seen)
	}
}

// ends reads two whole numbers with a hyphen between them.
func ends[T int | int64](s string) (low, high T, ok bool) {
	a, b, ok := strings.Cut(s, "-")
	from, errFrom := strconv.ParseInt(a, 10, 64)
	to, errTo := strconv.ParseInt(b, 10, 64)
	return T(from), T(to), ok && errFrom == nil && errTo == nil
}
