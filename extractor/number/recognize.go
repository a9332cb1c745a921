package number

import (
	"fmt"
	"slices"
	"strings"

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
)

var elemNames = []string{"integer", "number", "sure_number", "ordinal", "sure_ordinal", "year_words"}

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
	return []match.Recognizer{r}, nil
}

func (r *recognizer) Names() []string { return elemNames }
func (r *recognizer) Kinds() []segment.Kind {
	return []segment.Kind{segment.Word, segment.Digits, segment.Punct}
}

// Recognize emits every numeral that starts at pos.
func (r *recognizer) Recognize(text string, pos int, e *match.Emitter) {
	c := text[pos]
	if c >= '0' && c <= '9' || c >= 0x80 {
		r.digits(text, pos, e)
		if c < 0x80 {
			return
		}
	}
	if r.words == nil || c < 0x80 && (c|0x20 < 'a' || c|0x20 > 'z') {
		return
	}
	if lit, end, ok := r.words.ScanMixed(text, pos, r.style); ok && lit.Form != FormPlain {
		r.emit(lit, end, e)
	}
	if e.Wants(elemOrdinal) || e.Wants(elemSureOrdinal) {
		r.ordinal(text, pos, e)
	}
	if e.Wants(elemYearWords) {
		if year, end, ok := r.words.ScanYear(text, pos); ok {
			e.Emit(elemYearWords, end, lang.Value{Str: fmt.Sprint(year), Int: int64(year), IsInt: true})
		}
	}
}

func (r *recognizer) digits(text string, pos int, e *match.Emitter) {
	plain, plainEnd, ok := ScanPlain(text, pos)
	if !ok {
		return
	}
	lit, end, ok := ScanDigits(text, pos, r.style)
	chained := ok && lit.Chained
	if r.words != nil {
		if mixed, mixedEnd, is := r.words.ScanMixed(text, pos, r.style); is && mixedEnd > end {
			r.emit(lit, end, e) // "3 million" holds the numeral 3, too
			lit, end, ok = mixed, mixedEnd, true
		}
		r.ordinal(text, pos, e)
	}
	if ok && !lit.Chained {
		r.emit(lit, end, e)
	}
	if !ok || chained || end != plainEnd {
		v := value(plain)
		e.Emit(elemInteger, plainEnd, v)
		e.Emit(elemNumber, plainEnd, v)
	}
}

func (r *recognizer) ordinal(text string, pos int, e *match.Emitter) {
	lit, end, ok := r.words.ScanOrdinal(text, pos, r.style)
	if !ok {
		return
	}
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
}

func value(lit Literal) lang.Value {
	v := lang.Value{Str: lit.Value, Int: lit.Int, IsInt: lit.IsInt}
	if len(lit.Readings) > 1 {
		v.Str = strings.Join(lit.Readings, "|")
	}
	return v
}
