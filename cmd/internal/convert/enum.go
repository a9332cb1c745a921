package convert

import (
	"math"

	"github.com/chancery-nlp/chancery/extractor/date"
	"github.com/chancery-nlp/chancery/extractor/number"
	"github.com/chancery-nlp/chancery/extractor/span"
	chanceryv1 "github.com/chancery-nlp/chancery/proto/chancery/v1"
)

// enum returns the value of an enumeration of the interface whose name without
// prefix is name; unspecified if it has none. The extractor's records use the
// same names, which a test keeps so.
func enum[E ~int32](values map[string]int32, prefix, name string) E { return E(values[prefix+name]) }

// round keeps four decimals of a probability, so that answers stay the same on
// machines that add floats in another order.
func round(p float64) float64 { return math.Round(p*1e4) / 1e4 }

func encoding(u span.Unit) chanceryv1.OffsetEncoding {
	switch u {
	case span.Bytes:
		return chanceryv1.OffsetEncoding_OFFSET_ENCODING_UTF8
	case span.UTF16:
		return chanceryv1.OffsetEncoding_OFFSET_ENCODING_UTF16
	default:
		return chanceryv1.OffsetEncoding_OFFSET_ENCODING_UTF32
	}
}

func dateType(t date.Type) chanceryv1.DateType {
	switch t {
	case date.Date:
		return chanceryv1.DateType_DATE_TYPE_DATE
	case date.Time:
		return chanceryv1.DateType_DATE_TYPE_TIME
	case date.Duration:
		return chanceryv1.DateType_DATE_TYPE_DURATION
	case date.Set:
		return chanceryv1.DateType_DATE_TYPE_SET
	}
	return chanceryv1.DateType_DATE_TYPE_UNSPECIFIED
}

func dateModifier(m date.Modifier) chanceryv1.DateModifier {
	switch m {
	case date.Before:
		return chanceryv1.DateModifier_DATE_MODIFIER_BEFORE
	case date.After:
		return chanceryv1.DateModifier_DATE_MODIFIER_AFTER
	case date.Since:
		return chanceryv1.DateModifier_DATE_MODIFIER_SINCE
	case date.Until:
		return chanceryv1.DateModifier_DATE_MODIFIER_UNTIL
	case date.Early:
		return chanceryv1.DateModifier_DATE_MODIFIER_EARLY
	case date.Mid:
		return chanceryv1.DateModifier_DATE_MODIFIER_MID
	case date.Late:
		return chanceryv1.DateModifier_DATE_MODIFIER_LATE
	case date.Approx:
		return chanceryv1.DateModifier_DATE_MODIFIER_APPROX
	case date.AtLeast:
		return chanceryv1.DateModifier_DATE_MODIFIER_AT_LEAST
	case date.AtMost:
		return chanceryv1.DateModifier_DATE_MODIFIER_AT_MOST
	}
	return chanceryv1.DateModifier_DATE_MODIFIER_UNSPECIFIED
}

func dateAnchor(a date.Anchor) chanceryv1.DateAnchor {
	switch a {
	case date.AnchorExplicit:
		return chanceryv1.DateAnchor_DATE_ANCHOR_EXPLICIT
	case date.AnchorReference:
		return chanceryv1.DateAnchor_DATE_ANCHOR_REFERENCE
	case date.AnchorText:
		return chanceryv1.DateAnchor_DATE_ANCHOR_TEXT
	}
	return chanceryv1.DateAnchor_DATE_ANCHOR_UNSPECIFIED
}

func numberKind(k number.Kind) chanceryv1.NumberKind {
	switch k {
	case number.Cardinal:
		return chanceryv1.NumberKind_NUMBER_KIND_CARDINAL
	case number.Ordinal:
		return chanceryv1.NumberKind_NUMBER_KIND_ORDINAL
	case number.Percent:
		return chanceryv1.NumberKind_NUMBER_KIND_PERCENT
	case number.Money:
		return chanceryv1.NumberKind_NUMBER_KIND_MONEY
	case number.Quantity:
		return chanceryv1.NumberKind_NUMBER_KIND_QUANTITY
	}
	return chanceryv1.NumberKind_NUMBER_KIND_UNSPECIFIED
}

func numberModifier(m number.Modifier) chanceryv1.NumberModifier {
	switch m {
	case number.AtLeast:
		return chanceryv1.NumberModifier_NUMBER_MODIFIER_AT_LEAST
	case number.AtMost:
		return chanceryv1.NumberModifier_NUMBER_MODIFIER_AT_MOST
	case number.MoreThan:
		return chanceryv1.NumberModifier_NUMBER_MODIFIER_MORE_THAN
	case number.LessThan:
		return chanceryv1.NumberModifier_NUMBER_MODIFIER_LESS_THAN
	case number.Approx:
		return chanceryv1.NumberModifier_NUMBER_MODIFIER_APPROX
	case number.Exact:
		return chanceryv1.NumberModifier_NUMBER_MODIFIER_EXACT
	}
	return chanceryv1.NumberModifier_NUMBER_MODIFIER_UNSPECIFIED
}
