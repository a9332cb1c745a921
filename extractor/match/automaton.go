package match

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"slices"
)

// automaton runs all programs at once: it is the deterministic machine over
// pairs of a symbol and whether a blank stands before it.
type automaton struct {
	start  []int32 // by symbol: the state after a first edge; 0 for none
	class  bool    // a rule starts with a word class
	states []dfaState
	keys   []uint32 // symbol*2+glued, sorted in each state
	next   []int32
	accept []int32 // programs, grouped by state
	words  int     // of a state's bits
	bits   []uint64
	ranks  []uint16
}

type dfaState struct {
	first, count   int32 // transitions
	accept, naccep int32
	classes        bool  // has transitions on word classes
	bits           int32 // where its bits start plus one, for states with many transitions: one for each key
}

// manyFrom is the number of transitions from which a state gets bits.
const manyFrom = 12

const maxStates = 200_000 // beyond it the rules are refused

type nfaState struct {
	prog, pc int32
}

// determinize builds the automaton by subset construction. Rules are finite
// and anchored at their first word, so that it stays near the sum of their sizes.
func determinize(progs []program, nsyms int) (*automaton, error) {
	d := &determinizer{progs: progs, ids: map[string]int32{}, a: &automaton{start: make([]int32, nsyms)}}
	d.a.states = append(d.a.states, dfaState{}) // 0: no state
	d.sets = append(d.sets, nil)
	var starts []nfaState
	for i := range progs {
		starts = d.closure(starts, int32(i), 0)
	}
	for sym, set := range d.moves(starts) {
		// At the start of a match both kinds of key lead to the same place.
		if sym&1 == 1 {
			id, err := d.state(set)
			if err != nil {
				return nil, err
			}
			d.a.start[sym>>1] = id
			d.a.class = d.a.class || Sym(sym>>1) < symFirstFree
		}
	}
	for done := 1; done < len(d.sets); done++ {
		moves := d.moves(d.sets[done])
		keys := make([]uint32, 0, len(moves))
		for k := range moves {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		first := int32(len(d.a.keys))
		for _, k := range keys {
			id, err := d.state(moves[k])
			if err != nil {
				return nil, err
			}
			d.a.keys = append(d.a.keys, k)
			d.a.next = append(d.a.next, id)
			if Sym(k>>1) < symFirstFree {
				d.a.states[done].classes = true
			}
		}
		s := &d.a.states[done]
		s.first, s.count = first, int32(len(keys))
		s.accept = int32(len(d.a.accept))
		for _, n := range d.sets[done] {
			if progs[n.prog].insts[n.pc].op == opMatch {
				d.a.accept = append(d.a.accept, n.prog)
			}
		}
		s.naccep = int32(len(d.a.accept)) - s.accept
		if len(keys) > manyFrom {
			d.a.index(s, keys, nsyms)
		}
	}
	return d.a, nil
}

// index lays out the bits of state s: one for each of its keys, and for each
// word of them how many come before it.
func (a *automaton) index(s *dfaState, keys []uint32, nsyms int) {
	a.words = (2*nsyms + 63) / 64
	at := len(a.bits)
	s.bits = int32(at) + 1
	a.bits = append(a.bits, make([]uint64, a.words)...)
	a.ranks = append(a.ranks, make([]uint16, a.words)...)
	for _, k := range keys {
		a.bits[at+int(k>>6)] |= 1 << (k & 63)
	}
	n := 0
	for i := range a.words {
		a.ranks[at+i] = uint16(n)
		n += bits.OnesCount64(a.bits[at+i])
	}
}

type determinizer struct {
	progs []program
	a     *automaton
	sets  [][]nfaState
	ids   map[string]int32
	buf   []byte
}

// closure adds to set the instructions that take an edge or match, reachable
// from pc without one.
func (d *determinizer) closure(set []nfaState, prog, pc int32) []nfaState {
	stack := []int32{pc}
	seen := map[int32]bool{}
	for len(stack) > 0 {
		pc := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if seen[pc] {
			continue
		}
		seen[pc] = true
		switch in := d.progs[prog].insts[pc]; in.op {
		case opSym, opMatch:
			set = append(set, nfaState{prog, pc})
		case opSplit:
			stack = append(stack, in.next)
			if in.alt >= 0 {
				stack = append(stack, in.alt)
			}
		default:
			stack = append(stack, in.next)
		}
	}
	return set
}

// moves gives for each key the set that its edge leads to.
func (d *determinizer) moves(set []nfaState) map[uint32][]nfaState {
	moves := map[uint32][]nfaState{}
	for _, s := range set {
		in := d.progs[s.prog].insts[s.pc]
		if in.op != opSym {
			continue
		}
		to := d.closure(nil, s.prog, in.next)
		key := uint32(in.sym)*2 + 1
		moves[key] = append(moves[key], to...)
		if !in.glue {
			moves[key-1] = append(moves[key-1], to...)
		}
	}
	return moves
}

func (d *determinizer) state(set []nfaState) (int32, error) {
	slices.SortFunc(set, func(a, b nfaState) int {
		if a.prog != b.prog {
			return int(a.prog - b.prog)
		}
		return int(a.pc - b.pc)
	})
	set = slices.Compact(set)
	d.buf = d.buf[:0]
	for _, s := range set {
		d.buf = binary.AppendUvarint(d.buf, uint64(s.prog))
		d.buf = binary.AppendUvarint(d.buf, uint64(s.pc))
	}
	if id, ok := d.ids[string(d.buf)]; ok {
		return id, nil
	}
	if len(d.sets) >= maxStates {
		return 0, fmt.Errorf("the rules need more than %d states", maxStates)
	}
	id := int32(len(d.sets))
	d.ids[string(d.buf)] = id
	d.sets = append(d.sets, set)
	d.a.states = append(d.a.states, dfaState{})
	return id, nil
}

// step follows key from state s; 0 means that no rule goes on.
func (a *automaton) step(s int32, key uint32) int32 {
	st := &a.states[s]
	if st.bits > 0 {
		i := st.bits - 1 + int32(key>>6)
		word, bit := a.bits[i], uint64(1)<<(key&63)
		if word&bit == 0 {
			return 0
		}
		return a.next[st.first+int32(a.ranks[i])+int32(bits.OnesCount64(word&(bit-1)))]
	}
	for i, k := range a.keys[st.first : st.first+st.count] {
		if k == key {
			return a.next[st.first+int32(i)]
		}
	}
	return 0
}
