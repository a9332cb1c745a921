package segment

// Abbreviations tells whether the word before a full stop is an abbreviation,
// so that the stop need not end a sentence. Word is as it stands in the text.
type Abbreviations interface {
	IsAbbreviation(word string) bool
}

// Sentence is a range of tokens, half-open.
type Sentence struct {
	First, Last int // tokens [First, Last)
}

// Sentences appends the sentences of tokens to dst. They cover all tokens. A
// stop inside or after a number, an ordinal, an initial or an abbreviation does
// not end a sentence unless an empty line follows it.
func Sentences(dst []Sentence, text string, tokens []Token, abbr Abbreviations) []Sentence {
	first := 0
	j := 0 // behind the closing quotes and brackets that follow token i
	for i := range tokens {
		if i > first && tokens[i].Flags&Break != 0 {
			dst = append(dst, Sentence{first, i})
			first = i
		}
		if i+1 >= len(tokens) || !ends(text, tokens, i, abbr) {
			continue
		}
		// Closing quotes and brackets belong to the sentence that they close. All
		// signs of a run have the same end: it is looked for once.
		for j = max(j, i+1); j < len(tokens) && tokens[j].Flags&Spaced == 0 && tokens[j].Kind == Punct; {
			j++
		}
		if j > i+1 && j < len(tokens) && tokens[j].Flags&Spaced == 0 {
			continue // "example.com", "(a.)b"
		}
		if j > first && j < len(tokens) {
			dst = append(dst, Sentence{first, j})
			first = j
		}
	}
	if first < len(tokens) {
		dst = append(dst, Sentence{first, len(tokens)})
	}
	return dst
}

// ends reports whether token i ends a sentence.
func ends(text string, tokens []Token, i int, abbr Abbreviations) bool {
	t := tokens[i]
	if t.Kind != Punct {
		return false
	}
	switch text[t.Start:t.End] {
	case "!", "?", "…", "。", "！", "？":
		return true
	case ".":
	default:
		return false
	}
	if i == 0 {
		return true
	}
	next, prev := tokens[i+1], tokens[i-1]
	if next.Flags&Break != 0 {
		return true
	}
	if next.Flags&Spaced == 0 && next.Kind != Punct {
		return false // "U.S", "3.765", "example.com"
	}
	if t.Flags&Spaced != 0 {
		return true
	}
	switch prev.Kind {
	case Digits:
		// "9. November", "Art. 3. Juni": a short number with a stop before a word
		// is an ordinal more often than the end of a sentence, a year is not.
		if prev.End-prev.Start <= 2 {
			return next.Kind == Word && next.Flags&Newline != 0 && next.Flags&Capital != 0
		}
		return true
	case Word:
		word := text[prev.Start:prev.End]
		// Initials ("J. Smith") and spaced abbreviations ("z. B."); the last letter
		// of "U.S." ends a sentence only before a capitalised word that starts one,
		// which cannot be told from a name: prefer the longer sentence.
		if single(word) {
			return false
		}
		if abbr != nil && abbr.IsAbbreviation(word) {
			return false
		}
		return next.Flags&Capital != 0 || next.Kind != Word || next.Flags&Newline != 0 || prev.Flags&Upper != 0
	}
	return true
}

// single reports whether word is one character.
func single(word string) bool {
	for i := range word {
		if i > 0 {
			return false
		}
	}
	return true
}
