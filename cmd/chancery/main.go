// Command chancery extracts dates, numbers and other records from documents
// in many languages, as a batch job and as a gRPC service.
package main

import (
	"context"
	"os"
)

func main() {
	os.Exit(run(context.Background(), os.Args[1:], stdio{in: os.Stdin, out: os.Stdout, err: os.Stderr}))
}
