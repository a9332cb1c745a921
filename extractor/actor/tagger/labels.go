package tagger

// Kind is the class of a name.
type Kind uint8

// The classes of names.
const (
	None         Kind = iota // no name
	Person                   // persons
	Organization             // organisations, parties, companies, bodies
	Place                    // states, cities, regions, facilities
	Misc                     // other names; learned so that they are not taken for one of the others
)

// String returns the name of k as it stands in weights and training data.
func (k Kind) String() string {
	switch k {
	case None:
		return "O"
	case Person:
		return "PERSON"
	case Organization:
		return "ORGANIZATION"
	case Place:
		return "PLACE"
	case Misc:
		return "MISC"
	}
	return "INVALID"
}

// label is what the model gives a token: outside; for persons, organisations
// and places begin, inside, last, unit; for other names begin and inside.
type label = uint8

const (
	outside   label = 0
	miscBegin label = 13
	miscIn    label = 14
	labels          = 15
)

// Labels is a set of labels, a bit each.
type Labels uint16

const (
	allLabels    Labels = 1<<labels - 1
	onlyOutside  Labels = 1 << outside
	onlyMiscIn   Labels = 1 << miscIn
	onlyMisc     Labels = 1<<miscBegin | onlyMiscIn
	startLabels         = onlyOutside | 1<<1 | 1<<4 | 1<<5 | 1<<8 | 1<<9 | 1<<12 | 1<<miscBegin
	endingLabels        = onlyOutside | 1<<3 | 1<<4 | 1<<7 | 1<<8 | 1<<11 | 1<<12 | onlyMisc
)

// labelNames is the label set of the weights file.
const labelNames = "O B-PERSON I-PERSON L-PERSON U-PERSON B-ORGANIZATION I-ORGANIZATION L-ORGANIZATION U-ORGANIZATION " +
	"B-PLACE I-PLACE L-PLACE U-PLACE B-MISC I-MISC"

func kindOf(l label) Kind {
	switch {
	case l == outside:
		return None
	case l >= miscBegin:
		return Misc
	}
	return Kind((l-1)/4 + 1)
}

// begins reports whether l starts a name.
func begins(l label) bool {
	return l == miscBegin || l != outside && l < miscBegin && ((l-1)%4 == 0 || (l-1)%4 == 3)
}

// follows gives the labels that may stand after l.
func follows(l label) Labels {
	if l > outside && l < miscBegin && (l-1)%4 < 2 { // begin or inside: the name goes on
		first := (l-1)/4*4 + 1
		return 1<<(first+1) | 1<<(first+2)
	}
	set := Labels(startLabels)
	if l >= miscBegin {
		set |= onlyMiscIn
	}
	return set
}

// LabelOf returns the label, as a set of one, of the token at place i of a
// name of n tokens.
func LabelOf(k Kind, i, n int) Labels {
	switch {
	case k == None || k > Misc || n < 1 || i < 0 || i >= n:
		return onlyOutside
	case k == Misc && i == 0:
		return 1 << miscBegin
	case k == Misc:
		return onlyMiscIn
	}
	first := (uint8(k)-1)*4 + 1
	switch {
	case n == 1:
		return 1 << (first + 3)
	case i == 0:
		return 1 << first
	case i == n-1:
		return 1 << (first + 2)
	}
	return 1 << (first + 1)
}

// Fix makes tokens [first, last) of a document one name of kind k, or with
// [None] no part of any name. Allowed has an entry a token; zero leaves the
// model free.
func Fix(allowed []Labels, first, last int, k Kind) {
	for i := first; i < last; i++ {
		allowed[i] = LabelOf(k, i-first, last-first)
	}
	if k == Misc && last < len(allowed) {
		narrow(allowed, last, allLabels&^onlyMiscIn)
	}
}

// Part makes token i go on no name: what it is in starts there.
func Part(allowed []Labels, i int) { narrow(allowed, i, startLabels) }

func narrow(allowed []Labels, i int, to Labels) {
	if allowed[i] == 0 {
		allowed[i] = to
	} else if both := allowed[i] & to; both != 0 {
		allowed[i] = both
	}
}
