package convert

import (
	"fmt"
	"strings"

	"github.com/chancery-nlp/chancery/extractor"
	"github.com/chancery-nlp/chancery/extractor/span"
	chanceryv1 "github.com/chancery-nlp/chancery/proto/chancery/v1"
)

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

// CheckSize returns an [*extractor.Error] if text is longer than limit bytes.
func CheckSize(text string, limit int) error {
	if len(text) <= limit {
		return nil
	}
	return &extractor.Error{
		Field: "text", Reason: ReasonTooLarge,
		Msg: fmt.Sprintf("the document has %d bytes, the limit is %d", len(text), limit),
	}
}
