package grpcrun

import (
	"context"
	"fmt"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/encoding"
	"google.golang.org/grpc/encoding/proto"
	"google.golang.org/grpc/mem"

	"github.com/chancery-nlp/chancery/cmd/internal/convert"
)

// Received is a place to receive a message into that may turn out to be
// malformed: RecvMsg then succeeds and Err says what is wrong. Without it a
// malformed message ends its stream, because RecvMsg itself fails.
type Received struct {
	Message any   // pointer to the message to fill
	Err     error // a status; the message is of no use if it is set
}

// codec is the protobuf codec of grpc, which also decodes into a Received.
type codec struct {
	encoding.CodecV2
}

func newCodec() codec { return codec{encoding.GetCodecV2(proto.Name)} }

// Unmarshal decodes data into v.
func (c codec) Unmarshal(data mem.BufferSlice, v any) error {
	r, ok := v.(*Received)
	if !ok {
		return c.CodecV2.Unmarshal(data, v)
	}
	r.Err = nil
	if err := c.CodecV2.Unmarshal(data, r.Message); err != nil {
		r.Err = convert.NewStatus(codes.InvalidArgument, convert.ReasonMalformed, fmt.Sprintf("malformed request: %v", err)).Err()
	}
	return nil
}

// registrar registers services so that a malformed request of a unary call is
// the caller's fault, INVALID_ARGUMENT, and not INTERNAL, and notes the names
// of the services.
type registrar struct {
	to    grpc.ServiceRegistrar
	names []string
}

// RegisterService registers impl as the service that desc describes.
func (r *registrar) RegisterService(desc *grpc.ServiceDesc, impl any) {
	r.names = append(r.names, desc.ServiceName)
	own := *desc
	own.Methods = make([]grpc.MethodDesc, len(desc.Methods))
	for i, m := range desc.Methods {
		own.Methods[i] = grpc.MethodDesc{
			MethodName: m.MethodName,
			Handler: func(srv any, ctx context.Context, dec func(any) error, chain grpc.UnaryServerInterceptor) (any, error) {
				return m.Handler(srv, ctx, func(v any) error {
					r := Received{Message: v}
					if err := dec(&r); err != nil {
						return err
					}
					return r.Err
				}, chain)
			},
		}
	}
	r.to.RegisterService(&own, impl)
}
