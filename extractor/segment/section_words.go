package segment

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/chancery-nlp/chancery/lang"
)

// role is what a line that starts with certain words may be.
type role uint8

const (
	roleNone role = iota
	rolePart
	roleTitle
	roleChapter
	roleSection
	roleArticle
	roleSubArticle // "§ 1" below "Artikel 1"
	roleAnnex
	roleProtocol
	rolePreamble
	roleContents
	roleDone
	roleNote
	roleItem    // a numbered paragraph or limb
	roleNumeral // a numeral without a word that may head a chapter
	rolePage    // the number of a page
	roleAgreed  // this and those that follow start no section
	roleOpens
	roleWithin
	roleNo
	roleVerb
)

var roleNames = map[string]role{
	"part": rolePart, "title": roleTitle, "chapter": roleChapter, "section": roleSection, "article": roleArticle,
	"annex": roleAnnex, "protocol": roleProtocol, "preamble": rolePreamble, "contents": roleContents,
	"done": roleDone, "note": roleNote, "page": rolePage, "agreed": roleAgreed, "opens": roleOpens,
	"within": roleWithin, "no": roleNo, "verbs": roleVerb,
}

var kinds = [...]SectionKind{
	rolePart: Part, roleTitle: Title, roleChapter: Chapter, roleSection: Division, roleArticle: Article,
	roleSubArticle: Article, roleAnnex: Annex, roleProtocol: Protocol, roleNumeral: Chapter,
}

// heads reports whether r is a heading with a number.
func (r role) heads() bool { return r >= rolePart && r <= roleProtocol || r == roleNumeral }

// divides reports whether r is a division above articles.
func (r role) divides() bool { return r >= rolePart && r <= roleSection || r == roleNumeral }

// Headings is the vocabulary of headings, ready for use.
type Headings struct {
	phrases  map[string][]phrase // by the first word, longer phrases first
	numbers  map[string]int32
	suffixes map[string]uint8
	agreed   []string
}

type phrase struct {
	rest []string // words behind the first
	role role
}

// NewHeadings prepares the vocabulary of headings; nil gives nil.
func NewHeadings(s *lang.Sections) *Headings {
	if s == nil {
		return nil
	}
	h := &Headings{phrases: map[string][]phrase{}, numbers: map[string]int32{}, suffixes: map[string]uint8{}}
	for name, r := range roleNames {
		for _, form := range s.Words[name] {
			words := strings.Fields(foldString(form))
			for i := range words {
				if len(words[i]) > 1 {
					words[i] = strings.TrimSuffix(words[i], ".")
				}
			}
			if r == roleAgreed {
				h.agreed = append(h.agreed, strings.Join(words, " "))
				continue
			}
			p := phrase{words[1:], r}
			if c, _ := utf8.DecodeRuneInString(words[0]); r == roleArticle && !unicode.IsLetter(c) {
				p.role = roleSubArticle
			}
			h.phrases[words[0]] = append(h.phrases[words[0]], p)
		}
	}
	for _, ps := range h.phrases {
		slices.SortStableFunc(ps, func(a, b phrase) int {
			if d := len(b.rest) - len(a.rest); d != 0 {
				return d
			}
			return int(a.role) - int(b.role)
		})
	}
	slices.Sort(h.agreed)
	for w, n := range s.Numbers {
		h.numbers[foldString(w)] = int32(n)
	}
	for i, w := range s.Words["suffix"] {
		h.suffixes[foldString(w)] = uint8(min(i+2, 200))
	}
	return h
}

func foldString(s string) string { return strings.ToLower(s) }

// maxWord is the length in bytes of the longest word that is looked up.
const maxWord = 40

// wordBuf takes a folded word.
type wordBuf [maxWord + utf8.UTFMax]byte

// word reads the word that starts at text[at:end] and folds it into buf: a run
// of letters and hyphens between letters, or one sign such as "§". It returns
// the folded word and where it ends; the word is nil if it is too long.
func word(buf *wordBuf, text string, at, end int) ([]byte, int) {
	n, i := 0, at
	for i < end {
		c := text[i]
		if c < utf8.RuneSelf {
			switch {
			case c >= 'a' && c <= 'z':
			case c >= 'A' && c <= 'Z':
				c += 'a' - 'A'
			case c == '-' && n > 0 && i+1 < end && text[i+1] != '-' && asciiClass[text[i+1]&0x7f] != classBlank && asciiClass[text[i+1]&0x7f] != classDigit:
			default:
				return buf[:n], i
			}
			if n >= maxWord {
				return nil, i
			}
			buf[n] = c
			n++
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:end])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			if n == 0 && !unicode.IsSpace(r) {
				n += utf8.EncodeRune(buf[n:], r)
				i += size
			}
			return buf[:n], i
		}
		if n+utf8.UTFMax > maxWord {
			return nil, i
		}
		n += utf8.EncodeRune(buf[n:], unicode.ToLower(r))
		i += size
	}
	return buf[:n], i
}

// match returns the role of the longest phrase that starts at text[at:end] and
// where it ends; want, unless it is nil, says which roles count.
func (h *Headings) match(text string, at, end int, want func(role) bool) (role, int) {
	var buf wordBuf
	w, i := word(&buf, text, at, end)
	if len(w) == 0 {
		return roleNone, at
	}
	ps, ok := h.phrases[string(w)]
	if !ok && misread(w) {
		ps, ok = h.phrases[string(w)]
	}
	if !ok {
		return roleNone, at
	}
next:
	for _, p := range ps {
		if want != nil && !want(p.role) {
			continue
		}
		j := i
		for _, r := range p.rest {
			k := blanks(text, j, end)
			v, e := word(&buf, text, k, end)
			if k == j || string(v) != r {
				continue next
			}
			j = e
		}
		return p.role, j
	}
	return roleNone, at
}

// spaced reads a heading's word whose letters are set apart, as in
// "A R T I C L E  1", and returns its role and end.
func (h *Headings) spaced(text string, at, end int) (role, int) {
	var buf wordBuf
	n := 0
	best, bestEnd := roleNone, at
	for at < end && n < 16 {
		r, size := utf8.DecodeRuneInString(text[at:end])
		if !unicode.IsLetter(r) {
			break
		}
		n += utf8.EncodeRune(buf[n:], unicode.ToLower(r))
		at += size
		if n > 3 {
			for _, p := range h.phrases[string(buf[:n])] {
				if p.role.heads() && len(p.rest) == 0 && (at >= end || text[at] == ' ') {
					best, bestEnd = p.role, at
				}
			}
		}
		if at >= end || text[at] != ' ' {
			break
		}
		at++
	}
	return best, bestEnd
}

// misread mends a word in which small L was read for capital I, as in
// "ARTlCLE"; it reports whether anything was mended.
func misread(w []byte) bool {
	if len(w) < 4 || len(w) > 12 {
		return false
	}
	mended := false
	for i, c := range w {
		if c == 'l' && i > 0 && i < len(w)-2 {
			w[i] = 'i'
			mended = true
		}
	}
	return mended
}

// is reports whether a word of role r starts at text[at:end].
func (h *Headings) is(r role, text string, at, end int) bool {
	got, _ := h.match(text, at, end, func(x role) bool { return x == r })
	return got == r
}

// blanks returns where the blanks that start at text[at:end] end.
func blanks(text string, at, end int) int {
	for at < end {
		if c := text[at]; c < utf8.RuneSelf {
			if asciiClass[c] != classBlank && c != '\n' {
				break
			}
			at++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[at:end])
		if !blank(r) {
			break
		}
		at += size
	}
	return at
}

// blank reports whether r stands for nothing at the edges of a line.
func blank(r rune) bool {
	return unicode.IsSpace(r) || Blank(r) || r == '\ufeff' || r == '\u00ad'
}

// trimEnd returns where text[at:end] ends without blanks.
func trimEnd(text string, at, end int) int {
	for end > at {
		if c := text[end-1]; c < utf8.RuneSelf {
			if asciiClass[c] != classBlank && c != '\n' {
				break
			}
			end--
			continue
		}
		r, size := utf8.DecodeLastRuneInString(text[at:end])
		if !blank(r) {
			break
		}
		end -= size
	}
	return end
}
