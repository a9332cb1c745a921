package number

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/chancery-nlp/chancery/extractor/match"
	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/lang"
)

// The elements that the recogniser of numerals gives to rules. The value of
// an element is a decimal; where the separators allow several, they stand in
// the order of preference with a bar between them.
const (
	elemInteger     = iota // a whole number, in digits or words
	elemNumber             // any number, with its scale: "2.5 million"
	elemSure               // a number that is one without more context
	elemOrdinal            // an ordinal in words, or digits with their ending
	elemSureOrdinal        // an ordinal that is one without more context
	elemYearWords          // a year in words
	elemFraction           // a fraction in words: "two thirds", "half"
	elemMantissa           // a number without its scale: the "2.5" of "2.5 million", which may stand farther on
	elemScale              // a scale alone: "million"
	elemListNumber         // the number of a list or paragraph at the start of a line: "1.", "(2)", "3.1"; that of a page
	elemLabelNumber        // digits written to a word with a hyphen or slash: the "16" of "F-16"
)

var elemNames = []string{"integer", "number", "sure_number", "ordinal", "sure_ordinal", "year_words", "fraction_words", "mantissa", "scale", "list_number", "label_number"}

// recognizer finds the numerals of one language.
type recognizer struct {
	style Style
	words *Words // nil for none
}

// NewRecognizers returns the recognisers of a language's numerals; the letters
// of variants may be written otherwise.
func NewRecognizers(n lang.Numerals, variants map[string]string) ([]match.Recognizer, error) {
	style, err := NewStyle(n.Decimal, n.Group)
	if err != nil {
		return nil, &lang.Error{Pos: n.Pos, Lint: "numerals", Msg: err.Error()}
	}
	r := &recognizer{style: style}
	if n.Grammar == grammarCJK {
		return []match.Recognizer{r, romanRecognizer{}, cjkRecognizer{}}, nil
	}
	if n.Grammar != "" {
		lex := Lexicon{Variants: variants}
		for w, v := range n.Words {
			lex.Entries = append(lex.Entries, Entry{Word: w, Value: v})
		}
		slices.SortFunc(lex.Entries, func(a, b Entry) int { return strings.Compare(a.Word, b.Word) })
		if r.words, err = NewWords(n.Grammar, lex); err != nil {
			return nil, &lang.Error{Pos: n.Pos, Lint: "numerals", Msg: fmt.Sprint(err)}
		}
	}
	return []match.Recognizer{r, romanRecognizer{}}, nil
}

func (r *recognizer) Names() []string { return elemNames }
func (r *recognizer) Kinds() []segment.Kind {
	return []segment.Kind{segment.Word, segment.Digits, segment.Punct}
}

// Recognize emits every numeral that starts at pos.
func (r *recognizer) Recognize(text string, pos int, e *match.Emitter) {
	switch c := text[pos]; {
	case c >= '0' && c <= '9':
		if e.Wants(elemListNumber) {
			if end := runAt(text, pos).end; pageNumber(text, pos, end) {
				e.Emit(elemListNumber, end, lang.Value{})
			}
			r.listNumber(text, pos, e)
		}
		if e.Wants(elemLabelNumber) && labelled(text, pos) {
			e.Emit(elemLabelNumber, codeEnd(text, pos), lang.Value{})
		}
		r.digits(text, pos, e)
	case c < utf8.RuneSelf && c|0x20 >= 'a' && c|0x20 <= 'z':
		r.spelled(text, pos, e)
	case c == '.':
		if pos+1 < len(text) && text[pos+1] >= '0' && text[pos+1] <= '9' {
			r.digits(text, pos, e)
		}
	case c == '(':
		if e.Wants(elemListNumber) {
			r.listNumber(text, pos, e)
		}
	case c >= utf8.RuneSelf:
		// Most of what is not ASCII is a letter, a quote or a dash.
		switch u, _ := utf8.DecodeRuneInString(text[pos:]); {
		case digitValue(u) >= 0:
			r.digits(text, pos, e)
		case !unicode.IsLetter(u):
			if _, den := vulgar(u); den > 0 {
				r.digits(text, pos, e)
			}
		default:
			r.spelled(text, pos, e)
		}
	}
}

// spelled emits the numerals that start with the word at pos.
func (r *recognizer) spelled(text string, pos int, e *match.Emitter) {
	if r.words == nil || !r.words.starts(text, pos) {
		return
	}
	if e.Wants(elemScale) {
		if exp, end := r.words.scanScale(text, pos); end > pos {
			e.Emit(elemScale, end, lang.Value{Str: Scale("1", exp)})
		}
	}
	var p parser
	if !p.start(r.words, text, pos, &r.style) {
		return
	}
	first := p.s.peek(0)
	more := p.s.peek(1).role != roleNone
	if first.role == roleArticle && !more {
		return // most of them
	}
	lit, end, ok := p.cardinal()
	if ok {
		r.emit(lit, end, e)
		if e.Wants(elemMantissa) {
			if head, end, ok := p.head(); ok {
				e.Emit(elemMantissa, end, value(head))
			}
		}
	}
	if (more || first.flags&flagNth != 0) && (e.Wants(elemOrdinal) || e.Wants(elemSureOrdinal)) {
		if nth, end, ok := p.ordinal(); ok {
			r.emitOrdinal(nth, end, e)
		}
	}
	if e.Wants(elemYearWords) {
		if year, yearEnd, is := p.pairs(); is {
			e.Emit(elemYearWords, yearEnd, lang.Value{Str: fmt.Sprint(year), Int: int64(year), IsInt: true})
		} else if ok && isYear(lit) {
			e.Emit(elemYearWords, end, value(lit))
		}
	}
}

// digits emits the numerals that start with the digits at pos.
func (r *recognizer) digits(text string, pos int, e *match.Emitter) {
	lit, end, ok := ScanDigits(text, pos, r.style)
	chained := ok && lit.Chained
	if lit.Form == FormPlain && text[pos] == '0' && end > pos+1 {
		lit.Weak = true // "0730", "007": a code or a time
	}
	if ok {
		e.Emit(elemMantissa, end, value(lit))
	}
	if r.words != nil {
		if ok {
			if long, longEnd, is := r.words.extend(text, pos, end, lit, r.style); is {
				r.emit(lit, end, e) // "3 million" holds the numeral 3, too
				lit, end = long, longEnd
			}
		}
		if e.Wants(elemOrdinal) || e.Wants(elemSureOrdinal) {
			if nth, end, ok := r.words.scanEnding(text, pos, r.style); ok {
				r.emitOrdinal(nth, end, e)
			}
		}
	}
	if ok && !lit.Chained {
		r.emit(lit, end, e)
	}
	if ok && !chained && lit.Form == FormPlain {
		return
	}
	if plain, plainEnd, is := ScanPlain(text, pos); is {
		v := value(plain)
		e.Emit(elemInteger, plainEnd, v)
		e.Emit(elemNumber, plainEnd, v)
	}
}

// listNumber emits the number of a list or paragraph, if one stands at pos and
// starts a line.
func (r *recognizer) listNumber(text string, pos int, e *match.Emitter) {
	for i := pos; i > 0 && text[i-1] != '\n'; {
		r, n := before(text, i)
		if !unicode.IsSpace(r) && !segment.Blank(r) {
			return
		}
		i -= n
	}
	i := pos
	open := text[i] == '('
	if open {
		i++
	}
	parts := 0
	for ; parts < maxLevels; parts++ {
		d := runAt(text, i)
		if d.n == 0 || d.n > 3 {
			break
		}
		i = d.end
		if i >= len(text) || text[i] != '.' {
			parts++
			break
		}
		i++
	}
	switch {
	case parts == 0 || i >= len(text):
		return
	case open || text[i] == ')':
		if text[i] != ')' {
			return
		}
		i++
	case text[i-1] != '.':
		// "3.1 Scope": without a stop, only a number of two levels before a title.
		next, broken := blanks(text, i)
		if c, _ := utf8.DecodeRuneInString(text[next:]); parts < 2 || broken || !unicode.IsUpper(c) {
			return
		}
	}
	if i < len(text) {
		if r := runeAt(text, i); !unicode.IsSpace(r) && !segment.Blank(r) {
			return
		}
	}
	e.Emit(elemListNumber, i, lang.Value{Str: text[pos:i]})
}

// pageNumber reports whether the digits [start, end) number a page: they are all
// that a line holds, but for dashes, and an empty line or page break stands
// before or after it; or they start or end the first or last line of a page, a
// wide gap away from the rest. It does not if they are all that the text holds.
func pageNumber(text string, start, end int) bool {
	const far, wide = 200, 4 // blanks that are looked at, and that make a gap
	if end-start > 4 {
		return false
	}
	left, right := start, end
	for left > 0 && start-left < far && isFiller(text[left-1]) {
		left--
	}
	for right < len(text) && right-end < far && isFiller(text[right]) {
		right++
	}
	pageStart, pageEnd := left == 0 || text[left-1] == '\f', right == len(text) || text[right] == '\f'
	lineStart, lineEnd := pageStart || text[left-1] == '\n', pageEnd || text[right] == '\n'
	switch {
	case lineStart && lineEnd:
		above := left > 0 && (pageStart || left > 1 && text[left-2] == '\n')
		below := right < len(text) && (pageEnd || right+1 < len(text) && text[right+1] == '\n')
		return above || below
	case lineEnd && start-left >= wide:
		line := max(strings.LastIndexByte(text[max(0, left-far):left], '\n'), strings.LastIndexByte(text[max(0, left-far):left], '\f'))
		line += max(0, left-far)
		head := right < len(text) && (line < 0 || text[line] == '\f')
		return head || right < len(text) && text[right] == '\f'
	case lineStart && right-end >= wide:
		return left > 0 && text[left-1] == '\f'
	}
	return false
}

// isFiller reports whether b may stand between a page number and the edge of
// its line.
func isFiller(b byte) bool { return b == ' ' || b == '\t' || b == '\r' || b == '-' }

// labelled reports whether a hyphen or slash writes the digits at pos to a
// letter, perhaps over other digits: F-16, A/RES/76/258. Four digits may be a
// year: "post-1990".
func labelled(text string, pos int) bool {
	if r := runAt(text, pos); r.n == 4 && (text[pos] == '1' || text[pos] == '2') {
		return false
	}
	for range maxLevels {
		c, n := before(text, pos)
		if c != '-' && c != '/' && c != '_' && c != '‑' && c != '‐' {
			return false
		}
		if pos -= n; letterBefore(text, pos) && !digitBefore(text, pos) {
			return true
		}
		for limit := pos - maxCode; pos > limit && digitBefore(text, pos); pos -= n {
			_, n = before(text, pos)
		}
	}
	return false
}

// codeEnd returns the end of the digits at pos and of those that hyphens,
// slashes and stops join to them.
func codeEnd(text string, pos int) int {
	end := runAt(text, pos).end
	for range maxLevels {
		if end+1 >= len(text) || !strings.ContainsRune("-/_.", rune(text[end])) {
			break
		}
		next := runAt(text, end+1)
		if next.n == 0 {
			break
		}
		end = next.end
	}
	return end
}

// maxLevels is how deep numbers of paragraphs are nested: 1.2.3.4.
const maxLevels = 6

func (r *recognizer) emitOrdinal(lit Literal, end int, e *match.Emitter) {
	v := value(lit)
	e.Emit(elemOrdinal, end, v)
	if !lit.Weak {
		e.Emit(elemSureOrdinal, end, v)
	}
}

func (r *recognizer) emit(lit Literal, end int, e *match.Emitter) {
	v := value(lit)
	e.Emit(elemNumber, end, v)
	if !lit.Weak {
		e.Emit(elemSure, end, v)
	}
	if lit.IsInt {
		e.Emit(elemInteger, end, v)
	}
	if lit.Part {
		e.Emit(elemFraction, end, v)
	}
}

func value(lit Literal) lang.Value {
	v := lang.Value{Str: lit.Value, Int: lit.Int, IsInt: lit.IsInt}
	if len(lit.Readings) > 1 {
		v.Str = strings.Join(lit.Readings, "|")
	}
	return v
}
