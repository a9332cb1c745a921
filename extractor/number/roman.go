package number

import (
	"strconv"
	"unicode"
	"unicode/utf8"

	"github.com/chancery-nlp/chancery/extractor/match"
	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/lang"
)

// romanValue gives the value of a capital Roman digit, zero for other bytes.
func romanValue(c byte) int {
	switch c {
	case 'I':
		return 1
	case 'V':
		return 5
	case 'X':
		return 10
	case 'L':
		return 50
	case 'C':
		return 100
	case 'D':
		return 500
	case 'M':
		return 1000
	}
	return 0
}

// scanRoman reads the Roman numeral that is the whole word at byte pos of text,
// 1 to 3999 in the usual spelling.
func scanRoman(text string, pos int) (n, end int, ok bool) {
	const longest = len("MMMDCCCLXXXVIII")
	end = pos
	for end < len(text) && end-pos <= longest && romanValue(text[end]) > 0 {
		end++
	}
	if end == pos || end-pos > longest {
		return 0, pos, false
	}
	if r, _ := utf8.DecodeRuneInString(text[end:]); end < len(text) && (unicode.IsLetter(r) || unicode.IsMark(r)) {
		return 0, pos, false
	}
	for i := pos; i < end; i++ {
		v := romanValue(text[i])
		if i+1 < end && v < romanValue(text[i+1]) {
			v = -v
		}
		n += v
	}
	if n < 1 || n > 3999 || roman(n) != text[pos:end] {
		return 0, pos, false
	}
	return n, end, true
}

// roman writes n, 1 to 3999, as a Roman numeral.
func roman(n int) string {
	digits := [...]struct {
		value int
		text  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}
	var buf [16]byte
	b := buf[:0]
	for _, d := range digits {
		for ; n >= d.value; n -= d.value {
			b = append(b, d.text...)
		}
	}
	return string(b)
}

// romanRecognizer finds Roman numerals in capitals: the element "roman". A
// single letter is one too; rules ask for the context that makes it a numeral.
type romanRecognizer struct{}

func (romanRecognizer) Names() []string       { return []string{"roman"} }
func (romanRecognizer) Kinds() []segment.Kind { return []segment.Kind{segment.Word} }

func (romanRecognizer) Recognize(text string, pos int, e *match.Emitter) {
	if romanValue(text[pos]) == 0 {
		return
	}
	if n, end, ok := scanRoman(text, pos); ok {
		e.Emit(0, end, lang.Value{Str: strconv.Itoa(n), Int: int64(n), IsInt: true})
	}
}
