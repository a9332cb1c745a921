package convert

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/chancery-nlp/chancery/extractor"
	"github.com/chancery-nlp/chancery/extractor/span"
	chanceryv1 "github.com/chancery-nlp/chancery/proto/chancery/v1"
)

// MaxDocumentBytes is the size of the largest document whose offsets fit the
// interface.
const MaxDocumentBytes = math.MaxInt32

// Document returns the document that req asks about. Its error is an
// [*extractor.Error].
func Document(req *chanceryv1.ExtractRequest) (extractor.Document, error) {
	d := req.GetDocument()
	if d == nil {
		return extractor.Document{}, &extractor.Error{Field: "document", Reason: ReasonRequired, Msg: "a document is required"}
	}
	layers, err := layersOf(req.GetLayers())
	if err != nil {
		return extractor.Document{}, err
	}
	if _, err := Unit(req.GetOffsetEncoding()); err != nil {
		return extractor.Document{}, err
	}
	return extractor.Document{
		ID:            d.GetId(),
		Text:          d.GetText(),
		LanguageCode:  d.GetLanguageCode(),
		ReferenceTime: d.GetReferenceTime(),
		Layers:        layers,
		Explain:       req.GetExplain(),
	}, nil
}

// Unit returns the unit that e stands for. Its error is an [*extractor.Error].
func Unit(e chanceryv1.OffsetEncoding) (span.Unit, error) {
	switch e {
	case chanceryv1.OffsetEncoding_OFFSET_ENCODING_UTF8:
		return span.Bytes, nil
	case chanceryv1.OffsetEncoding_OFFSET_ENCODING_UTF16:
		return span.UTF16, nil
	case chanceryv1.OffsetEncoding_OFFSET_ENCODING_UNSPECIFIED, chanceryv1.OffsetEncoding_OFFSET_ENCODING_UTF32:
		return span.CodePoints, nil
	}
	return 0, &extractor.Error{Field: "offset_encoding", Reason: ReasonUnknownEncoding, Msg: fmt.Sprintf("unknown offset encoding %d", e)}
}

// Layer returns the layer with the given name, such as "dates". Its error is
// an [*extractor.Error].
func Layer(name string) (extractor.Layer, error) {
	if layerEnum(extractor.Layer(name)) == chanceryv1.Layer_LAYER_UNSPECIFIED {
		return "", &extractor.Error{Field: "layers", Reason: ReasonUnknownLayer, Msg: fmt.Sprintf("unknown layer %q", name)}
	}
	return extractor.Layer(name), nil
}

// layersOf returns the layers of a request, each once.
func layersOf(enums []chanceryv1.Layer) ([]extractor.Layer, error) {
	var layers []extractor.Layer
	seen := map[chanceryv1.Layer]bool{}
	for i, e := range enums {
		name, known := chanceryv1.Layer_name[int32(e)]
		if !known || e == chanceryv1.Layer_LAYER_UNSPECIFIED {
			return nil, &extractor.Error{
				Field: fmt.Sprintf("layers[%d]", i), Reason: ReasonUnknownLayer, Msg: fmt.Sprintf("unknown layer %d", e),
			}
		}
		if !seen[e] {
			seen[e] = true
			layers = append(layers, extractor.Layer(strings.ToLower(strings.TrimPrefix(name, layerPrefix))))
		}
	}
	return layers, nil
}

// CheckText returns an [*extractor.Error] if text is longer than limit bytes
// or no valid UTF-8; then it names the first byte that is at fault.
func CheckText(text string, limit int) error {
	if len(text) > limit {
		return &extractor.Error{
			Field: "text", Reason: ReasonTooLarge,
			Msg: fmt.Sprintf("the document has %d bytes, the limit is %d", len(text), limit),
		}
	}
	if i := InvalidUTF8(text); i >= 0 {
		return &extractor.Error{Field: "text", Reason: ReasonInvalidUTF8, Msg: fmt.Sprintf("invalid UTF-8 at byte %d", i)}
	}
	return nil
}

// InvalidUTF8 returns the offset of the first byte of s that is no part of a
// valid UTF-8 sequence, or -1.
func InvalidUTF8(s string) int {
	if utf8.ValidString(s) {
		return -1
	}
	for i, r := range s {
		if r != utf8.RuneError {
			continue
		}
		// A replacement character may also stand in the text itself.
		if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
			return i
		}
	}
	return -1
}
