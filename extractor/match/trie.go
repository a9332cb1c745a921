package match

import "sort"

// trie finds all words of a vocabulary that start at a position, over folded
// bytes. It is immutable once built.
type trie struct {
	root  [256]int32 // node after the first byte; 0 for none
	nodes []trieNode
	keys  []byte  // bytes of the edges, sorted in each node
	next  []int32 // their targets
	dense [][256]int32
	words []word // grouped by node
}

type trieNode struct {
	first, count int32 // edges
	dense        int32 // index+1 of a full table, for nodes with many edges
	word, words  int32 // words that end here
}

// word is one surface form of one symbol.
type word struct {
	sym      Sym
	boundary uint8
	value    int32  // index into the machine's values
	lower    bool   // the word must start with a small letter
	exact    string // the form, if the case of letters matters
}

// trieBuilder collects words before they are laid out.
type trieBuilder struct {
	children []map[byte]int32
	words    [][]word
}

func newTrieBuilder() *trieBuilder {
	return &trieBuilder{children: []map[byte]int32{nil}, words: [][]word{nil}}
}

func (b *trieBuilder) add(form string, w word) {
	n := int32(0)
	for i := 0; i < len(form); i++ {
		if b.children[n] == nil {
			b.children[n] = map[byte]int32{}
		}
		m, ok := b.children[n][form[i]]
		if !ok {
			m = int32(len(b.children))
			b.children[n][form[i]] = m
			b.children = append(b.children, nil)
			b.words = append(b.words, nil)
		}
		n = m
	}
	for _, old := range b.words[n] {
		if old == w {
			return
		}
	}
	b.words[n] = append(b.words[n], w)
}

const denseFrom = 10 // edges from which a node gets a full table

func (b *trieBuilder) build() *trie {
	t := &trie{nodes: make([]trieNode, len(b.children))}
	for i, ch := range b.children {
		n := &t.nodes[i]
		n.first, n.count = int32(len(t.keys)), int32(len(ch))
		keys := make([]byte, 0, len(ch))
		for k := range ch {
			keys = append(keys, k)
		}
		sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
		for _, k := range keys {
			t.keys = append(t.keys, k)
			t.next = append(t.next, ch[k])
			if i == 0 {
				t.root[k] = ch[k]
			}
		}
		if len(keys) >= denseFrom && i > 0 {
			var table [256]int32
			for _, k := range keys {
				table[k] = ch[k]
			}
			t.dense = append(t.dense, table)
			n.dense = int32(len(t.dense))
		}
		n.word, n.words = int32(len(t.words)), int32(len(b.words[i]))
		t.words = append(t.words, b.words[i]...)
	}
	return t
}

// step follows byte c from node n; 0 means there is no such edge.
func (t *trie) step(n int32, c byte) int32 {
	if n == 0 {
		return t.root[c]
	}
	node := &t.nodes[n]
	if node.dense > 0 {
		return t.dense[node.dense-1][c]
	}
	keys := t.keys[node.first : node.first+node.count]
	for i, k := range keys {
		if k == c {
			return t.next[node.first+int32(i)]
		}
	}
	return 0
}
