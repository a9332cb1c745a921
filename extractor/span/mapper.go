package span

import "math/bits"

// Unit is what offsets of a text are counted in.
type Unit uint8

// The units; Bytes is the zero value.
const (
	Bytes      Unit = iota // bytes of the text as UTF-8
	UTF16                  // UTF-16 code units
	CodePoints             // Unicode code points
)

// checkpointStep is the distance in bytes between remembered positions. It
// bounds the work for an offset that lies before the last one asked for.
const checkpointStep = 1024

// Mapper turns byte offsets of one text into offsets in another unit.
//
// Ascending offsets cost one pass over the text in all; any other offset costs
// at most a kilobyte of scanning, plus the pass up to it if no offset so
// far lay beyond. A Mapper is not safe for concurrent use.
type Mapper struct {
	text  string
	unit  Unit
	ascii int // up to here bytes, units and code points are the same
	// checkpoints[i] is the number of units before byte ascii+i*checkpointStep.
	checkpoints []int
	// The last offset asked for, and its number of units.
	lastByte, lastUnit int
}

// NewMapper returns a Mapper for text, which must be valid UTF-8.
func NewMapper(text string, unit Unit) *Mapper {
	m := &Mapper{text: text, unit: unit, ascii: len(text)}
	if unit != Bytes {
		m.ascii = asciiPrefix(text)
	}
	m.checkpoints = []int{m.ascii}
	m.lastByte, m.lastUnit = m.ascii, m.ascii
	return m
}

// Offset returns the number of units before byte offset b of the text. An
// offset inside a character counts the whole character. Offset panics if b is
// not in the text, as slicing does.
func (m *Mapper) Offset(b int) int {
	_ = m.text[:b]
	if b <= m.ascii {
		return b
	}
	i := (b - m.ascii) / checkpointStep
	for len(m.checkpoints) <= i {
		n := len(m.checkpoints)
		end := m.ascii + n*checkpointStep
		m.checkpoints = append(m.checkpoints, m.checkpoints[n-1]+m.count(end-checkpointStep, end))
	}
	from, units := m.ascii+i*checkpointStep, m.checkpoints[i]
	if from < m.lastByte && m.lastByte <= b {
		from, units = m.lastByte, m.lastUnit
	}
	m.lastByte, m.lastUnit = b, units+m.count(from, b)
	return m.lastUnit
}

// Span returns s in the mapper's unit.
func (m *Mapper) Span(s Span) Span {
	return Span{Start: m.Offset(s.Start), End: m.Offset(s.End)}
}

// count returns the number of units that begin in the bytes [from, to). It
// looks at single bytes only, so from and to may lie inside a character: each
// character counts at its first byte, in UTF-16 twice if it has four bytes.
func (m *Mapper) count(from, to int) int {
	s := m.text[from:to]
	continuation, four := 0, 0
	i := 0
	for ; i+8 <= len(s); i += 8 {
		w := word(s[i : i+8])
		continuation += bits.OnesCount64(w >> 7 &^ (w >> 6) & lowBits)
		four += bits.OnesCount64(w >> 7 & (w >> 6) & (w >> 5) & (w >> 4) & lowBits)
	}
	for ; i < len(s); i++ {
		if s[i]&0xC0 == 0x80 {
			continuation++
		}
		if s[i] >= 0xF0 {
			four++
		}
	}
	n := len(s) - continuation
	if m.unit == UTF16 {
		n += four
	}
	return n
}

// asciiPrefix returns the number of bytes before the first that is not ASCII.
func asciiPrefix(s string) int {
	i := 0
	for ; i+8 <= len(s); i += 8 {
		if word(s[i:i+8])&(lowBits<<7) != 0 {
			break
		}
	}
	for i < len(s) && s[i] < 0x80 {
		i++
	}
	return i
}

// lowBits has the lowest bit of each byte set.
const lowBits = 0x0101010101010101

// word returns the first eight bytes of s, which the compiler loads at once.
func word(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}
