package number

import (
	"strconv"
	"unicode/utf8"

	"github.com/chancery-nlp/chancery/extractor/match"
	"github.com/chancery-nlp/chancery/extractor/segment"
	"github.com/chancery-nlp/chancery/lang"
)

// grammarCJK is the grammar of numerals in Chinese characters, which Chinese,
// Japanese and, at times, Korean share. It needs no words from a pack.
const grammarCJK = "cjk"

// cjkDigit gives the value of a digit in Chinese characters, plain or formal.
func cjkDigit(r rune) (int64, bool) {
	switch r {
	case '〇', '零', '○':
		return 0, true
	case '一', '壹', '壱':
		return 1, true
	case '二', '贰', '貳', '弐', '两', '兩':
		return 2, true
	case '三', '叁', '參', '参':
		return 3, true
	case '四', '肆':
		return 4, true
	case '五', '伍':
		return 5, true
	case '六', '陆', '陸':
		return 6, true
	case '七', '柒':
		return 7, true
	case '八', '捌':
		return 8, true
	case '九', '玖':
		return 9, true
	}
	return 0, false
}

// cjkUnit gives the value of a unit below ten thousand, cjkMyriad that of one
// from ten thousand up, by which what came before is multiplied as a whole.
func cjkUnit(r rune) int64 {
	switch r {
	case '十', '拾':
		return 10
	case '百', '佰':
		return 100
	case '千', '仟':
		return 1000
	}
	return 0
}

func cjkMyriad(r rune) int64 {
	switch r {
	case '万', '萬':
		return 10_000
	case '亿', '億':
		return 100_000_000
	case '兆':
		return 1_000_000_000_000
	}
	return 0
}

// isCJK reports whether r is a part of numerals in Chinese characters.
func isCJK(r rune) bool {
	_, digit := cjkDigit(r)
	return digit || cjkUnit(r) > 0 || cjkMyriad(r) > 0
}

// maxCJK is the largest number that is read; sums of two stay in an int64.
const maxCJK = 1e18

// scanCJK reads the longest number in Chinese characters at byte pos of text:
// digit by digit (二〇二四) or with units (三千七百六十五).
func scanCJK(text string, pos int) (v int64, end int, ok bool) {
	var total, section, digit int64
	digits, units, pending := 0, false, false
	i := pos
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if d, is := cjkDigit(r); is {
			if pending && units && digit != 0 {
				break // two digits in a row among units: another number
			}
			digit, pending = digit*10+d, true
			if units {
				digit = d
			}
			digits++
		} else if u := cjkUnit(r); u > 0 {
			if digits > 1 && !units {
				return 0, pos, false // 二〇二四十 is no number
			}
			if !pending {
				digit = 1
			}
			section, digit, pending, units = section+digit*u, 0, false, true
		} else if m := cjkMyriad(r); m > 0 && (pending || section > 0) {
			if section+digit > maxCJK/m {
				return 0, pos, false
			}
			total, section, digit, pending, units = total+(section+digit)*m, 0, 0, false, true
		} else {
			break
		}
		if digits > 18 || total > maxCJK {
			return 0, pos, false
		}
		i += size
	}
	if i == pos {
		return 0, pos, false
	}
	return total + section + digit, i, true
}

// cjkRecognizer finds numerals in Chinese characters.
type cjkRecognizer struct{}

func (cjkRecognizer) Names() []string       { return elemNames }
func (cjkRecognizer) Kinds() []segment.Kind { return []segment.Kind{segment.Word} }

func (cjkRecognizer) Recognize(text string, pos int, e *match.Emitter) {
	if text[pos] < 0xE3 { // the first byte of 〇 and of all Han characters
		return
	}
	if r, _ := utf8.DecodeLastRuneInString(text[:pos]); isCJK(r) {
		return // inside a numeral
	}
	n, end, ok := scanCJK(text, pos)
	if !ok {
		return
	}
	v := lang.Value{Str: strconv.FormatInt(n, 10), Int: n, IsInt: true}
	e.Emit(elemInteger, end, v)
	e.Emit(elemNumber, end, v)
	e.Emit(elemSure, end, v)
}
