package detect

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// evidence is what a piece of text says about the languages of one script.
type evidence struct {
	words   [maxLanes]int32 // by known words, in scoreUnits
	pairs   [maxLanes]int32 // by pairs of letters, in scoreUnits
	hits    [maxLanes]int32 // letters in known words
	marked  [maxLanes]int32 // letters beyond a to z that the language uses
	letters int32           // in words of the script
	tokens  int32           // words of the script
	codes   int32           // letters in what looks like no word
	small   int32           // words of the script that start in lower case

	sums   [maxLanes / rowLanes]uint64 // pairs not yet unpacked
	summed int
}

// gather adds the words of text that are in script s to e.
func (m *model) gather(e *evidence, text string, s script, scripts *scriptTable) {
	if hasCombining(text) {
		text = norm.NFC.String(text)
	}
	var low [64]byte           // the word in lower case, as far as it matters
	var ids [len(low)]uint8    // its letters
	var bounds [len(low)]uint8 // where in low each letter starts
	defer m.unpack(e)
	for i := 0; i < len(text); {
		from := i
		n, size, whole := 0, 0, 0 // letters, bytes of low, letters in low
		hash := uint32(hashSeed)
		capital := false
		for i < len(text) {
			if c := text[i] | 0x20; 'a' <= c && c <= 'z' {
				if n == 0 {
					if s != latin {
						i = skipWord(text, i)
						break
					}
					capital = text[i] != c
				}
				i++
				if size < len(low) {
					bounds[n], ids[n], low[size] = uint8(size), m.letters.of(rune(c)), c
					hash = (hash ^ uint32(c)) * hashPrime
					size++
					whole = n + 1
				}
				n++
				continue
			}
			if text[i] < utf8.RuneSelf {
				break
			}
			r, w := utf8.DecodeRuneInString(text[i:])
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
			r = unicode.ToLower(r)
			if size+utf8.UTFMax <= len(low) {
				bounds[n], ids[n] = uint8(size), m.letters.of(r)
				end := size + utf8.EncodeRune(low[size:], r)
				for ; size < end; size++ {
					hash = (hash ^ uint32(low[size])) * hashPrime
				}
				whole = n + 1
			}
			n++
		}
		if n == 0 {
			if i == from { // neither a word nor one skipped
				_, w := utf8.DecodeRuneInString(text[i:])
				i += w
			}
			continue
		}
		if whole < n || from > 0 && isDigit(text[from-1]) || i < len(text) && isDigit(text[i]) {
			e.codes += int32(n) // "4th", "B52", base64
			continue
		}
		prev := uint8(edgeLetter)
		for _, l := range ids[:whole] {
			m.addPair(e, prev, l)
			prev = l
			for users := m.users[l]; users != 0; users &= users - 1 {
				e.marked[bits.TrailingZeros64(users)]++
			}
		}
		m.addPair(e, prev, edgeLetter)
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
		for k := min(maxAffix, n-2); k >= minAffix; k-- {
			if m.addAffix(e, startSeed, low[:bounds[k]]) {
				break
			}
		}
		for k := min(maxAffix, n-2); k >= minAffix; k-- {
			if m.addAffix(e, endSeed, low[bounds[n-k]:size]) {
				break
			}
		}
	}
}

// Beginnings and endings of words have minAffix to maxAffix letters.
const (
	minAffix = 2
	maxAffix = 6
)

func (m *model) addAffix(e *evidence, hash uint32, affix []byte) bool {
	for _, c := range affix {
		hash = (hash ^ uint32(c)) * hashPrime
	}
	slot := m.words.find(hash)
	if slot == nil {
		return false
	}
	for _, ws := range m.scores[slot.score:m.scoresEnd(slot)] {
		e.words[ws.lane] += int32(ws.odds)
	}
	return true
}

func (m *model) scoresEnd(s *wordSlot) uint32 {
	end := s.score
	for lanes := s.lanes; lanes != 0; lanes &= lanes - 1 {
		end++
	}
	return end
}

func (m *model) addPair(e *evidence, first, second uint8) {
	at := int(m.pairs[int(first)*m.count+int(second)]) * m.stride
	for i, odds := range m.rows[at : at+m.stride] {
		e.sums[i] += odds
	}
	if e.summed++; e.summed == rowSums {
		m.unpack(e)
	}
}

// unpack moves the sums of rows to the pairs.
func (m *model) unpack(e *evidence) {
	for lane := range m.tags {
		sum := e.sums[lane/rowLanes] >> (lane % rowLanes * rowBits) & (1<<rowBits - 1)
		e.pairs[lane] += int32(sum) - int32(e.summed*rowBias)
	}
	clear(e.sums[:])
	e.summed = 0
}

// isWordRune reports whether r is part of a word.
func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r)
}

// hasCombining reports whether text may hold combining accents, U+0300 to
// U+036F.
func hasCombining(text string) bool {
	return strings.IndexByte(text, 0xCC) >= 0 || strings.IndexByte(text, 0xCD) >= 0
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// isVowelSign reports whether r is a mark or filler that Arabic and Hebrew
// texts may or may not write.
func isVowelSign(r rune) bool {
	return r >= 0x0591 && (r <= 0x05C7 && r != 0x05BE || r == 0x0640 || r >= 0x064B && r <= 0x065F || r == 0x0670)
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

func (e *evidence) add(f *evidence) {
	for lane := range e.words {
		e.words[lane] += f.words[lane]
		e.pairs[lane] += f.pairs[lane]
		e.hits[lane] += f.hits[lane]
		e.marked[lane] += f.marked[lane]
	}
	e.letters += f.letters
	e.tokens += f.tokens
	e.codes += f.codes
	e.small += f.small
}

// score returns the evidence for a language in the parts that add up to a nat.
func (e *evidence) score(lane int) int64 {
	return wordWeight*int64(e.words[lane]) + pairWeight*int64(e.pairs[lane])
}
