package archive

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/chancery-nlp/chancery/extractor"
)

// parseLine reads the document of one line of JSONL:
//
//	{"id": "…", "text": "…", "languageCode": "de", "referenceTime": "2024-11-12"}
//
// Only text is required; names may also be written in snake case, and null is
// as good as nothing. What encoding/json would mend in silence is an error:
// invalid UTF-8, halves of surrogate pairs and fields that stand twice.
func parseLine(place string, line []byte) Item {
	item := Item{Document: extractor.Document{ID: place}, Place: place}
	fail := func(err error) Item {
		item.Document = extractor.Document{ID: item.Document.ID}
		item.Err = err
		return item
	}
	if i := invalidUTF8(line); i >= 0 {
		return fail(notUTF8(i, " of the line"))
	}
	if !json.Valid(line) {
		var none json.RawMessage // Valid does not tell why
		return fail(fmt.Errorf("no JSON: %w", json.Unmarshal(line, &none)))
	}
	object := bytes.TrimSpace(line)
	if object[0] != '{' {
		return fail(errors.New("no JSON object"))
	}
	hasText := false
	seen := map[string]bool{}
	var fault error // the first one; the id is of use even if it comes later
	for name, value := range fields(object) {
		var to *string
		switch name {
		case "id":
			to = &item.Document.ID
		case "text":
			to = &item.Document.Text
		case "languageCode", "language_code":
			name, to = "languageCode", &item.Document.LanguageCode
		case "referenceTime", "reference_time":
			name, to = "referenceTime", &item.Document.ReferenceTime
		default:
			item.Ignored = append(item.Ignored, name)
			continue
		}
		switch {
		case seen[name]:
			fault = firstErr(fault, fmt.Errorf("%q stands twice", name))
		case value[0] == '"':
			s, err := unquote(value)
			if err != nil {
				fault = firstErr(fault, fmt.Errorf("%q: %w", name, err))
			} else if name != "id" || s != "" {
				*to = s
			}
			hasText = hasText || name == "text"
		case value[0] != 'n': // null
			fault = firstErr(fault, fmt.Errorf("%q is no string", name))
		}
		seen[name] = true
	}
	if fault == nil && !hasText {
		fault = errors.New(`"text" is missing`)
	}
	if fault != nil {
		return fail(fault)
	}
	return item
}

// firstErr returns a, or b if a is nil.
func firstErr(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

// fields yields the names and values of an object of valid JSON.
func fields(object []byte) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		rest := object[1:]
		for {
			rest = bytes.TrimLeft(rest, " \t\r\n,")
			if rest[0] == '}' {
				return
			}
			n := valueLen(rest)
			var name string
			// A name that has no meaning in UTF-16 is none of ours.
			_ = json.Unmarshal(rest[:n], &name)
			rest = bytes.TrimLeft(rest[n:], " \t\r\n:")
			n = valueLen(rest)
			if !yield(name, rest[:n]) {
				return
			}
			rest = rest[n:]
		}
	}
}

// valueLen returns the length of the value that valid JSON begins with.
func valueLen(s []byte) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '"':
			i += stringLen(s[i:]) - 1
			if depth == 0 {
				return i + 1
			}
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				return i + 1
			}
			if depth < 0 {
				return i
			}
		case ',', ' ', '\t', '\r', '\n':
			if depth == 0 {
				return i
			}
		}
	}
	return len(s)
}

// stringLen returns the length of the string that valid JSON begins with, with
// its quotes.
func stringLen(s []byte) int {
	for i := 1; ; {
		n := bytes.IndexByte(s[i:], '"')
		i += n
		backslashes := 0
		for s[i-1-backslashes] == '\\' {
			backslashes++
		}
		i++
		if backslashes%2 == 0 {
			return i
		}
	}
}

// unquote returns what a string of valid JSON stands for.
func unquote(s []byte) (string, error) {
	if err := checkSurrogates(s); err != nil {
		return "", err
	}
	var out string
	if err := json.Unmarshal(s, &out); err != nil {
		return "", err
	}
	return out, nil
}

// checkSurrogates returns an error if an escape in a string of valid JSON is
// half of a surrogate pair.
func checkSurrogates(s []byte) error {
	for i := bytes.IndexByte(s, '\\'); i >= 0 && i < len(s); {
		if s[i] != '\\' {
			n := bytes.IndexByte(s[i:], '\\')
			if n < 0 {
				return nil
			}
			i += n
		}
		first := escape(s[i:])
		switch {
		case first < 0:
			i += 2
		case !utf16.IsSurrogate(first):
			i += 6
		case utf16.DecodeRune(first, escape(s[i+6:])) == utf8.RuneError:
			return fmt.Errorf("half of a surrogate pair, %s", s[i:i+6])
		default:
			i += 12
		}
	}
	return nil
}

// escape returns the code unit of the \u escape that s begins with, or -1.
func escape(s []byte) rune {
	if len(s) < 6 || s[0] != '\\' || s[1] != 'u' {
		return -1
	}
	v, err := strconv.ParseUint(string(s[2:6]), 16, 16)
	if err != nil {
		return -1
	}
	return rune(v)
}

// notUTF8 returns the error for text that is no UTF-8 at a byte of it.
func notUTF8(at int, of string) error {
	return &extractor.Error{Field: "text", Reason: "INVALID_UTF8", Msg: fmt.Sprintf("invalid UTF-8 at byte %d%s", at, of)}
}

// invalidUTF8 returns the offset of the first byte of b that is no part of
// valid UTF-8, or -1.
func invalidUTF8(b []byte) int {
	if utf8.Valid(b) {
		return -1
	}
	for i := 0; i < len(b); {
		r, size := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}
