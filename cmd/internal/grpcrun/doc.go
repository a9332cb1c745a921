// Package grpcrun takes a gRPC server through its life: it listens, reports
// NOT_SERVING while its service loads and SERVING when it is ready, answers
// calls through one chain of interceptors, and at the end lets running calls
// finish for a while.
package grpcrun
