package tagger

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math"
	"math/bits"
	"unicode/utf8"
)

// Version is the version of the form of weights files and of the features.
const Version = 1

const (
	magic    = "CHTG"
	rowSize  = 16 // a weight a label, and a check byte
	bucket   = 2 * rowSize
	maxRows  = 1 << 20
	bias     = 128 // weights are bytes, 128 is zero
	maxText  = 1 << 12
	maxScale = 1 << 16
)

// Header tells what weights are.
type Header struct {
	Language string   // BCP 47
	Groups   Groups   // the features that they were trained with
	Sources  []string // the data sets that they were trained on, each with its licence
	Licence  string   // of the weights
	Scale    float64  // weights are the trained ones times this
}

// Model is a set of weights. It is not changed after it was read.
type Model struct {
	Header
	rows        []byte // buckets of two rows each
	transitions [labels][labels]int32
}

// Row is a feature with its weights.
type Row struct {
	Feature uint64
	Weights [labels]float64
}

// LabelCount is the number of labels; a [Row] has a weight for each.
const LabelCount = labels

// place returns the bucket of a feature and its check byte.
func place(feature uint64, buckets int) (int, byte) {
	hi, lo := bits.Mul64(feature*0x9E3779B97F4A7C15, uint64(buckets))
	return int(hi), byte(lo>>32%255) + 1
}

// Encode writes a weights file of at most rows features, those with the
// largest weights first; where two want the same place, the larger stays.
// Features must be in order of falling weight. It returns the number of
// features that found a place.
func Encode(h Header, features []Row, transitions [LabelCount][LabelCount]float64, rows int) ([]byte, int, error) {
	if rows < 2 || rows > maxRows || rows%2 != 0 {
		return nil, 0, fmt.Errorf("encode weights: %d rows, want an even number up to %d", rows, maxRows)
	}
	out := []byte(magic)
	out = append(out, Version, labels)
	out = binary.LittleEndian.AppendUint32(out, uint32(h.Groups))
	out = binary.LittleEndian.AppendUint64(out, math.Float64bits(h.Scale))
	out = binary.LittleEndian.AppendUint32(out, uint32(rows))
	text := append([]string{labelNames, h.Language, h.Licence}, h.Sources...)
	out = append(out, byte(len(text)))
	for _, s := range text {
		if len(s) > maxText {
			return nil, 0, fmt.Errorf("encode weights: text of %d bytes in the header", len(s))
		}
		out = binary.LittleEndian.AppendUint16(out, uint16(len(s)))
		out = append(out, s...)
	}
	for _, from := range transitions {
		for _, w := range from {
			out = binary.LittleEndian.AppendUint16(out, uint16(int16(clamp(w*h.Scale, math.MaxInt16))))
		}
	}
	start, kept := len(out), 0
	out = append(out, make([]byte, rows*rowSize)...)
	table := out[start:]
	for _, f := range features {
		b, check := place(f.Feature, rows/2)
		row := table[b*bucket : b*bucket+rowSize]
		if row[labels] != 0 {
			if row[labels] == check {
				continue
			}
			row = table[b*bucket+rowSize : (b+1)*bucket]
			if row[labels] != 0 {
				continue
			}
		}
		for l, w := range f.Weights {
			row[l] = byte(bias + int(clamp(w*h.Scale, 127)))
		}
		row[labels] = check
		kept++
	}
	return binary.LittleEndian.AppendUint32(out, crc32.ChecksumIEEE(out)), kept, nil
}

func clamp(w, limit float64) float64 { return max(-limit, min(limit, math.RoundToEven(w))) }

// Read reads a weights file, which it keeps. Anything unexpected is an error.
func Read(file []byte) (*Model, error) {
	m, err := read(file)
	if err != nil {
		return nil, fmt.Errorf("read weights: %w", err)
	}
	return m, nil
}

func read(file []byte) (*Model, error) {
	const fixed = len(magic) + 2 + 4 + 8 + 4 + 1
	if len(file) < fixed+4 || string(file[:len(magic)]) != magic {
		return nil, fmt.Errorf("not a weights file")
	}
	in, sum := file[:len(file)-4], binary.LittleEndian.Uint32(file[len(file)-4:])
	in = in[len(magic):]
	if in[0] != Version {
		return nil, fmt.Errorf("version %d, want %d", in[0], Version)
	}
	if in[1] != labels {
		return nil, fmt.Errorf("%d labels, want %d", in[1], labels)
	}
	m := &Model{}
	m.Groups = Groups(binary.LittleEndian.Uint32(in[2:]))
	if m.Groups&^AllGroups != 0 {
		return nil, fmt.Errorf("unknown groups of features %#x", m.Groups)
	}
	m.Scale = math.Float64frombits(binary.LittleEndian.Uint64(in[6:]))
	if !(m.Scale > 0 && m.Scale <= maxScale) {
		return nil, fmt.Errorf("scale %v out of range", m.Scale)
	}
	rows := binary.LittleEndian.Uint32(in[14:])
	if rows < 2 || rows > maxRows || rows%2 != 0 {
		return nil, fmt.Errorf("%d rows out of range", rows)
	}
	count := int(in[18])
	in = in[19:]
	var text []string
	for range count {
		if len(in) < 2 {
			return nil, fmt.Errorf("header is cut short")
		}
		n := int(binary.LittleEndian.Uint16(in))
		if n > maxText || len(in) < 2+n || !utf8.Valid(in[2:2+n]) {
			return nil, fmt.Errorf("header has a bad text")
		}
		text = append(text, string(in[2:2+n]))
		in = in[2+n:]
	}
	if len(text) < 3 {
		return nil, fmt.Errorf("header has %d texts, want at least 3", len(text))
	}
	if text[0] != labelNames {
		return nil, fmt.Errorf("labels %q, want %q", text[0], labelNames)
	}
	m.Language, m.Licence, m.Sources = text[1], text[2], text[3:]
	if want := labels*labels*2 + int(rows)*rowSize; len(in) != want {
		return nil, fmt.Errorf("%d bytes of weights, want %d", len(in), want)
	}
	for from := range labels {
		for to := range labels {
			m.transitions[from][to] = int32(int16(binary.LittleEndian.Uint16(in)))
			in = in[2:]
		}
	}
	m.rows = in
	if crc32.ChecksumIEEE(file[:len(file)-4]) != sum {
		return nil, fmt.Errorf("checksum does not match")
	}
	return m, nil
}

// lanes of eight bytes, spread to 16 bits
const evenBytes = 0x00FF00FF00FF00FF

// score adds the weights of features to s.
func (m *Model) score(features []uint64, s *[labels]int32) {
	var a, b, c, d uint64
	hits := int32(0)
	buckets := len(m.rows) / bucket
	for _, f := range features {
		at, check := place(f, buckets)
		row := m.rows[at*bucket : at*bucket+bucket : at*bucket+bucket]
		if row[labels] != check {
			row = row[rowSize:]
			if row[labels] != check {
				continue
			}
		}
		x, y := binary.LittleEndian.Uint64(row), binary.LittleEndian.Uint64(row[8:])
		a += x & evenBytes
		b += x >> 8 & evenBytes
		c += y & evenBytes
		d += y >> 8 & evenBytes
		hits++
	}
	zero := hits * bias
	for k := range 4 {
		s[2*k] = int32(a>>(16*k)&0xFFFF) - zero
		s[2*k+1] = int32(b>>(16*k)&0xFFFF) - zero
		s[8+2*k] = int32(c>>(16*k)&0xFFFF) - zero
		if k < 3 {
			s[9+2*k] = int32(d>>(16*k)&0xFFFF) - zero
		}
	}
}
