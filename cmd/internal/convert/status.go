package convert

import (
	"context"
	"errors"
	"strings"

	"google.golang.org/genproto/googleapis/rpc/code"
	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/protoadapt"

	"github.com/chancery-nlp/chancery/extractor"
)

// Domain is the domain of all error reasons.
const Domain = "chancery-nlp.org"

// The reasons of errors. An error with no reason of its own has the name of its
// code, such as DEADLINE_EXCEEDED.
const (
	ReasonTooLarge        = "TOO_LARGE"               // the document is over the limit
	ReasonRequired        = "REQUIRED_FIELD_MISSING"  // a required field is missing
	ReasonUnknownLayer    = "UNKNOWN_LAYER"           // a layer is not one of the interface's
	ReasonUnknownEncoding = "UNKNOWN_OFFSET_ENCODING" // an offset encoding is not one of the interface's
	ReasonUnknownRule     = "UNKNOWN_RULE"            // there is no rule with the id
	ReasonMalformed       = "MALFORMED_REQUEST"       // the bytes of a request are no valid message
	ReasonNotReady        = "NOT_READY"               // the server still loads its packs
	ReasonUnreadable      = "UNREADABLE_DOCUMENT"     // a file or line holds no document
)

// Status returns err as the status that a client gets: a canonical code with
// exactly one ErrorInfo, and a BadRequest if a field of the request is at
// fault. Of errors that are not made for the client it tells nothing.
func Status(err error) *status.Status {
	if err == nil {
		return nil
	}
	var fault *extractor.Error
	if errors.As(err, &fault) {
		return faultStatus(fault)
	}
	switch {
	case errors.Is(err, context.Canceled):
		return NewStatus(codes.Canceled, "", "the call was cancelled")
	case errors.Is(err, context.DeadlineExceeded):
		return NewStatus(codes.DeadlineExceeded, "", "the deadline passed before the document was read")
	}
	// A status of its own, not one that some inner call returned and that was wrapped.
	st, ok := status.FromError(err)
	if !ok || errors.Unwrap(err) != nil {
		return NewStatus(codes.Internal, "", "internal error")
	}
	for _, d := range st.Details() {
		if _, ok := d.(*errdetails.ErrorInfo); ok {
			return st
		}
	}
	return withDetails(st, &errdetails.ErrorInfo{Reason: codeName(st.Code()), Domain: Domain})
}

// NewStatus returns a status with one ErrorInfo. An empty reason stands for
// the name of the code.
func NewStatus(c codes.Code, reason, msg string) *status.Status {
	if reason == "" {
		reason = codeName(c)
	}
	return withDetails(status.New(c, msg), &errdetails.ErrorInfo{Reason: reason, Domain: Domain})
}

// InDocument returns err with the field that is at fault, if it is one of the
// document, named from the top of an ExtractRequest.
func InDocument(err error) error {
	var fault *extractor.Error
	if !errors.As(err, &fault) {
		return err
	}
	switch fault.Field {
	case "text", "language_code", "reference_time":
		return &extractor.Error{Field: "document." + fault.Field, Reason: fault.Reason, Msg: fault.Msg}
	}
	return err
}

// faultStatus returns the status for a fault of the input.
func faultStatus(e *extractor.Error) *status.Status {
	c := codes.InvalidArgument
	if e.Reason == ReasonTooLarge {
		// The same code as for a message that the transport refuses.
		c = codes.ResourceExhausted
	}
	return withDetails(status.New(c, e.Error()),
		&errdetails.ErrorInfo{Reason: e.Reason, Domain: Domain},
		&errdetails.BadRequest{FieldViolations: []*errdetails.BadRequest_FieldViolation{
			{Field: e.Field, Description: e.Msg, Reason: e.Reason},
		}})
}

// withDetails adds details to st; that can fail only for a status that is OK.
func withDetails(st *status.Status, details ...protoadapt.MessageV1) *status.Status {
	if out, err := st.WithDetails(details...); err == nil {
		return out
	}
	return st
}

// codeName returns the canonical name of c, such as "INVALID_ARGUMENT".
func codeName(c codes.Code) string {
	if name, ok := code.Code_name[int32(c)]; ok {
		return name
	}
	return strings.ToUpper(c.String())
}
