package detect

import "unicode/utf8"

// unit is a stretch of text that is taken to be in one language: a sentence,
// a quotation, or several short ones.
type unit struct {
	start, end int
	mainBytes  int    // in words of the main language's script
	otherBytes int    // in words of other scripts
	other      script // of the first of these
	kanaBytes  int
	words      int
	count      int               // of votes
	votes      [unitVotes]uint64 // the languages that have a word, for words that any has
	own        int               // votes for the main language
	joined     bool              // of several parts
	sure       bool              // enough of them
}

// unitVotes is how many known words of a unit count.
const unitVotes = 40

// sureVotes is how many words of the main language make a unit sure.
const sureVotes = 3

// join adds a unit that follows u to it.
func (u *unit) join(v *unit) {
	if u.words == 0 {
		u.start = v.start
	} else {
		u.joined = true
	}
	u.end = v.end
	u.mainBytes += v.mainBytes
	if u.otherBytes == 0 {
		u.other = v.other
	}
	u.otherBytes += v.otherBytes
	u.kanaBytes += v.kanaBytes
	u.words += v.words
	u.count += copy(u.votes[u.count:], v.votes[:v.count])
	u.own += v.own
	// Each part may be sure in its own right only.
	u.sure = u.sure && v.sure
}

// reset makes u an empty unit. Its votes are left, as their count tells.
func (u *unit) reset(start int) {
	u.start, u.end = start, start
	u.mainBytes, u.otherBytes, u.kanaBytes = 0, 0, 0
	u.words, u.count, u.own = 0, 0, 0
	u.sure, u.joined = false, false
}

// The classes of bytes for the scan.
const (
	gapByte   uint8 = iota // ends a word
	wordByte               // part of a word
	stopByte               // ends a word and a sentence
	edgeByte               // ends a word, and begins or ends a quotation or the like
	doubtByte              // first byte of letters and of such marks
)

// scanTables are what the scan looks bytes up in.
type scanTables struct {
	class  [256]uint8
	fold   [256]byte   // ASCII letters in lower case
	script [256]script // of characters by their first byte; noScript if that does not tell
}

func newScanTables(scripts *scriptTable) *scanTables {
	var t scanTables
	for c := range 256 {
		t.fold[c] = byte(c)
		switch {
		case 'A' <= c && c <= 'Z':
			t.fold[c] = byte(c) | 0x20
			t.class[c], t.script[c] = wordByte, latin
		case 'a' <= c && c <= 'z':
			t.class[c], t.script[c] = wordByte, latin
		case c >= 0x80:
			t.class[c] = wordByte
		}
		if c >= 0xC3 && c < 0xE0 {
			first := rune(c&0x1F) << 6
			if a, b := scripts.of(first), scripts.of(first|0x3F); a == b {
				t.script[c] = a
			}
		}
	}
	for c := 0xE4; c <= 0xE9; c++ {
		t.script[c] = han
	}
	for c := 0xEB; c <= 0xED; c++ {
		t.script[c] = hangul
	}
	for _, c := range []byte("\n.!?:") {
		t.class[c] = stopByte
	}
	for _, c := range []byte("\"()[]") {
		t.class[c] = edgeByte
	}
	for _, c := range []byte{0xC2, 0xD6, 0xD8, 0xDB, 0xE0, 0xE1, 0xE2, 0xE3, 0xEF} {
		t.class[c] = doubtByte
	}
	return &t
}

// mark tells the class of the character at i, whose first byte is in doubt,
// and its length.
func mark(text string, i int) (class uint8, size int) {
	r, size := utf8.DecodeRuneInString(text[i:])
	switch r {
	case utf8.RuneError:
		return gapByte, size
	case '։', '؟', '۔', '।', '።', '។', '။', '。', '！', '？', '．', '：':
		return stopByte, size
	case '«', '»', '‹', '›', '—', '•', '「', '」', '『', '』', '“', '”', '„', '‟', '（', '）':
		return edgeByte, size
	case '،', '؛':
		return gapByte, size
	}
	if r < 0xC0 || r >= 0x2000 && r < 0x2C00 || r >= 0x3000 && r < 0x3040 || r >= 0xFF00 && r < 0xFF20 {
		return gapByte, size
	}
	return wordByte, size
}

// scan cuts the text into units.
func (f *finder) scan() {
	text, t := f.text, f.detector.tables
	var table *wordTable
	if m := f.detector.models[f.script]; m != nil {
		table = &m.words
	}
	var u, pending unit
	for i := 0; i < len(text); {
		class, size := t.class[text[i]], 1
		if class == doubtByte {
			class, size = mark(text, i)
		}
		next := i + size
		switch class {
		case wordByte:
			if !u.sure {
				i = f.word(&u, table, i)
				continue
			}
			for i++; i < len(text) && t.class[text[i]] <= wordByte; i++ {
			}
			continue
		case stopByte:
			if size == 1 && next < len(text) && t.class[text[next]] == wordByte && text[i] != '\n' {
				break // "U.S.", "12:30"
			}
			hard := text[i] == '\n' && next < len(text) && text[next] == '\n'
			u.end = next
			f.cut(&u, &pending, hard)
			u.reset(next)
		case edgeByte:
			u.end = i
			f.cut(&u, &pending, false)
			u.reset(next)
		}
		i = next
	}
	u.end = len(text)
	f.cut(&u, &pending, true)
}

// cut ends unit u. If it is short it joins the pending short ones before it.
func (f *finder) cut(u, pending *unit, hard bool) {
	if u.end-u.start < unitBytes {
		if u.words > 0 {
			pending.join(u)
		}
		if hard || pending.end-pending.start >= unitBytes {
			f.close(pending)
			pending.reset(u.end)
		}
		return
	}
	if pending.words > 0 {
		f.close(pending)
	}
	pending.reset(u.end)
	f.close(u)
}

// word reads the word at i into u and returns its end.
func (f *finder) word(u *unit, table *wordTable, i int) int {
	text, t := f.text, f.detector.tables
	start := i
	hash := uint32(hashSeed)
	for i < len(text) {
		c := text[i]
		if class := t.class[c]; class != wordByte {
			if class != doubtByte {
				break
			}
			class, size := mark(text, i)
			if class != wordByte {
				break
			}
			if c == 0xE3 && text[i+1] <= 0x83 {
				u.kanaBytes += size
			}
			for _, b := range []byte(text[i : i+size]) {
				hash = (hash ^ uint32(b)) * hashPrime
			}
			i += size
			continue
		}
		hash = (hash ^ uint32(t.fold[c])) * hashPrime
		i++
	}
	s := t.script[text[start]]
	if s == noScript {
		r, _ := utf8.DecodeRuneInString(text[start:])
		s = f.detector.scripts.of(r)
	}
	u.words++
	if s != f.script && (s != kana || f.script != han) {
		if u.otherBytes == 0 {
			u.other = s
		}
		u.otherBytes += i - start
		return i
	}
	u.mainBytes += i - start
	if u.sure || table == nil || u.count == unitVotes {
		return i
	}
	if slot := table.find(hash); slot != nil {
		u.votes[u.count] = slot.lanes
		u.count++
		if slot.lanes&f.bit != 0 {
			u.own++
			u.sure = u.own >= sureVotes && u.own*3 >= u.count*2
		}
	}
	return i
}
