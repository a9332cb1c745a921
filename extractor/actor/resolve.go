package actor

import "github.com/chancery-nlp/chancery/lang"

// Resolve makes one record of the mentions of each actor. Mentions are those
// of the whole text, in order; records are in the order of their first ones.
func Resolve(text string, mentions []Mention, reg *lang.Register, language string) []Record {
	return nil
}
