package detect

import (
	"unicode"
	"unicode/utf8"
)

// evidence is what a piece of text says about the languages of one script.
type evidence struct {
	words   [maxLanes]int32 // by known words, in scoreUnits
	pairs   [maxLanes]int32 // by pairs of letters, in scoreUnits
	hits    [maxLanes]int32 // letters in known words
	letters int32           // in words of the script
	tokens  int32           // words of the script
	small   int32           // words of the script that start in lower case
}

// gather adds the words of text that are in script s to e.
func (m *model) gather(e *evidence, text string, s script, scripts *scriptTable) {
	var low [64]byte // the word in lower case, as far as it matters
	lanes := len(m.tags)
	for i := 0; i < len(text); {
		n, size := 0, 0 // letters, bytes of low
		hash := uint32(hashSeed)
		prev := uint8(edgeLetter)
		capital := false
		for i < len(text) {
			r, w := rune(text[i]), 1
			if r >= utf8.RuneSelf {
				r, w = utf8.DecodeRuneInString(text[i:])
			}
			if !isWordRune(r) {
				break
			}
			i += w
			if isVowelSign(r) {
				continue
			}
			if n == 0 {
				if scripts.of(r) != s {
					i = skipWord(text, i)
					break
				}
				capital = unicode.IsUpper(r)
			}
			n++
			r = unicode.ToLower(r)
			if size+utf8.UTFMax < len(low) {
				end := size + utf8.EncodeRune(low[size:], r)
				for ; size < end; size++ {
					hash = (hash ^ uint32(low[size])) * hashPrime
				}
			}
			l := m.letters.of(r)
			m.addPair(e, prev, l, lanes)
			prev = l
		}
		if n == 0 {
			if i < len(text) && !wordStartsAt(text, i) {
				_, w := utf8.DecodeRuneInString(text[i:])
				i += w
			}
			continue
		}
		m.addPair(e, prev, edgeLetter, lanes)
		e.letters += int32(n)
		e.tokens++
		if !capital {
			e.small++
		}
		if slot := m.words.find(hash); slot != nil {
			for _, ws := range m.scores[slot.score:m.scoresEnd(slot)] {
				e.words[ws.lane] += int32(ws.odds)
				e.hits[ws.lane] += int32(n)
			}
		}
	}
}

func (m *model) scoresEnd(s *wordSlot) uint32 {
	end := s.score
	for lanes := s.lanes; lanes != 0; lanes &= lanes - 1 {
		end++
	}
	return end
}

func (m *model) addPair(e *evidence, first, second uint8, lanes int) {
	row := int(m.pairs[int(first)*m.count+int(second)]) * lanes
	for lane, odds := range m.rows[row : row+lanes] {
		e.pairs[lane] += int32(odds)
	}
}

// isWordRune reports whether r is part of a word.
func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r)
}

// isVowelSign reports whether r is a mark or filler that Arabic and Hebrew
// texts may or may not write.
func isVowelSign(r rune) bool {
	return r >= 0x0591 && (r <= 0x05C7 && r != 0x05BE || r == 0x0640 || r >= 0x064B && r <= 0x065F || r == 0x0670)
}

func wordStartsAt(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return isWordRune(r)
}

// skipWord returns the end of the word that goes on at i.
func skipWord(text string, i int) int {
	for i < len(text) {
		r, w := utf8.DecodeRuneInString(text[i:])
		if !isWordRune(r) {
			break
		}
		i += w
	}
	return i
}
