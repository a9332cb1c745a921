// Package sink writes the records of documents: as JSON for programs and as
// marked text for people.
package sink

import (
	"google.golang.org/grpc/status"

	"github.com/chancery-nlp/chancery/cmd/internal/convert"
	chanceryv1 "github.com/chancery-nlp/chancery/proto/chancery/v1"
)

// Answer is what became of one document: its records, or the reason why it has
// none.
type Answer struct {
	ID       string // of the document
	Text     string // of the document
	Response *chanceryv1.ExtractResponse
	Err      *status.Status // nil if there is a response
}

// Format writes an answer as text that ends with a newline.
type Format func(Answer) ([]byte, error)

// JSONL writes an answer on one line: an ExtractResponse, or for an error an
// ExtractBatchResponse with the document's id.
func JSONL(a Answer) ([]byte, error) {
	if a.Err == nil {
		return line(convert.JSON(a.Response))
	}
	return line(convert.JSON(failure(a)))
}

// JSON writes an answer as [JSONL] does, but indented.
func JSON(a Answer) ([]byte, error) {
	if a.Err == nil {
		return line(convert.IndentedJSON(a.Response))
	}
	return line(convert.IndentedJSON(failure(a)))
}

func failure(a Answer) *chanceryv1.ExtractBatchResponse {
	return &chanceryv1.ExtractBatchResponse{DocumentId: a.ID, Result: &chanceryv1.ExtractBatchResponse_Error{Error: a.Err.Proto()}}
}

func line(b []byte, err error) ([]byte, error) {
	if err != nil {
		return nil, err
	}
	return append(b, '\n'), nil
}
