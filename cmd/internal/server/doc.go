// Package server implements the services of the interface over an extractor.
// It decodes a request, makes one call and encodes the answer; everything that
// holds for all calls is in package grpcrun.
package server
