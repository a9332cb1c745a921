package detect

import "math/bits"

// wordTable is a hash table from words to the languages that have them. It is
// probed once for nearly every word of a document, hence no Go map: a probe
// hashes no string again and touches one cache line.
type wordTable struct {
	slots []wordSlot
	mask  uint32
}

type wordSlot struct {
	hash  uint32 // 0 marks a free slot
	score uint32 // index of the word's first wordScore
	lanes uint64 // one bit for each language that has the word
}

// Words are hashed byte by byte, while they are scanned.
const (
	hashSeed  = 0x811C9DC5
	hashPrime = 0x01000193
)

// The three kinds of entries are told apart by the seed of their hashes.
const (
	startSeed = hashSeed ^ 0x5555
	endSeed   = hashSeed ^ 0xAAAA
)

func hashOf(seed uint32, word string) uint32 {
	h := seed
	for i := range len(word) {
		h = (h ^ uint32(word[i])) * hashPrime
	}
	return h
}

// spread mixes a finished hash, whose low bits depend on few bytes.
func spread(h uint32) uint32 {
	h ^= h >> 15
	h *= 0x2C1B3C6D
	h ^= h >> 13
	return h | 1
}

func newWordTable(words int) wordTable {
	size := uint32(1) << bits.Len(uint(words*3/2+1))
	return wordTable{slots: make([]wordSlot, size), mask: size - 1}
}

func (t *wordTable) add(hash uint32, lanes uint64, score uint32) {
	h := spread(hash)
	i := (h >> 1) & t.mask
	for t.slots[i].hash != 0 {
		i = (i + 1) & t.mask
	}
	t.slots[i] = wordSlot{hash: h, lanes: lanes, score: score}
}

// find returns the slot of the word with the given hash, nil if it is in no
// vocabulary.
func (t *wordTable) find(hash uint32) *wordSlot {
	h := spread(hash)
	for i := (h >> 1) & t.mask; ; i = (i + 1) & t.mask {
		s := &t.slots[i]
		if s.hash == h {
			return s
		}
		if s.hash == 0 {
			return nil
		}
	}
}
