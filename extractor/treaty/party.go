package treaty

import "github.com/chancery-nlp/chancery/extractor/span"

// fact is what a text says of itself: in which languages it is, with whom it
// is deposited. Spans are bytes of the document.
type fact struct {
	role  role
	span  span.Span
	value string
	date  int // index in the document; -1 for none
}

// facts are the roles that make facts.
var facts = set(roleLanguage, roleDeposit, roleDefine, roleSide, roleRecital, roleGovernment, roleTestimony)

func (r *resolver) describeOwn() {}
