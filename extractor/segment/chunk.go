package segment

// Chunk is a part of a document that is read at once, cut into tokens and
// sentences.
type Chunk struct {
	Text      string // offsets of tokens are in it
	Base      int    // byte of the document at which Text starts
	Tokens    []Token
	Sentences []Sentence
}
