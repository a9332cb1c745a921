// Package convert turns the interface's requests into documents of the
// extractor, its results into responses, and its errors into statuses. It is
// the one place where byte offsets become the caller's units.
package convert
