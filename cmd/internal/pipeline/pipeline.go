// Package pipeline works on a stream of items with several workers and hands
// the results on in the order of the items, in bounded memory.
package pipeline

import (
	"context"
	"fmt"
	"iter"
	"sync/atomic"
)

// Options bounds what a run holds in memory.
type Options struct {
	Workers int // items that are worked on at once, at least 1
	Items   int // items that are read but not yet emitted, at least Workers
	Weight  int // sum of the weights of those items; one item may exceed it alone
}

// Steps are what a run does.
type Steps[T, R any] struct {
	Weight func(T) int                      // memory that an item takes, such as its bytes
	Work   func(ctx context.Context, t T) R // called by several goroutines
	Emit   func(R) error                    // called in the order of the items; its error ends the run
	Idle   func() error                     // called before waiting for the next result, for instance to flush
}

// place is where an item's result will be.
type place[R any] struct {
	result chan R
	weight int64
}

// Run takes items, works on them and emits the results in the items' order. It
// returns the first error of Emit or Idle, or the context's. If it returns
// early, it does not wait for items to give its next one.
func Run[T, R any](ctx context.Context, items iter.Seq[T], opt Options, steps Steps[T, R]) error {
	if opt.Workers < 1 || opt.Items < opt.Workers {
		return fmt.Errorf("pipeline: %d workers, %d items: want at least 1 worker and as many items", opt.Workers, opt.Items)
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	type job struct {
		item T
		to   place[R]
	}
	var (
		jobs     = make(chan job)
		places   = make(chan place[R], opt.Items-1)
		held     atomic.Int64             // weight of the items read but not emitted
		released = make(chan struct{}, 1) // tells that held has fallen
	)
	go func() {
		defer close(places)
		defer close(jobs)
		for t := range items {
			to := place[R]{result: make(chan R, 1), weight: int64(steps.Weight(t))}
			for held.Load() > 0 && held.Load()+to.weight > int64(opt.Weight) {
				select {
				case <-released:
				case <-ctx.Done():
					return
				}
			}
			held.Add(to.weight)
			select {
			case places <- to:
			case <-ctx.Done():
				return
			}
			select {
			case jobs <- job{t, to}:
			case <-ctx.Done():
				return
			}
		}
	}()
	for range opt.Workers {
		go func() {
			for j := range jobs {
				j.to.result <- steps.Work(ctx, j.item)
			}
		}()
	}
	for {
		to, ok, err := next(ctx, places, steps.Idle)
		if err != nil || !ok {
			return err
		}
		result, _, err := next(ctx, to.result, steps.Idle)
		if err != nil {
			return err
		}
		if err := steps.Emit(result); err != nil {
			return err
		}
		held.Add(-to.weight)
		select {
		case released <- struct{}{}:
		default:
		}
	}
}

// next receives from c. If it has to wait, it calls idle first.
func next[V any](ctx context.Context, c <-chan V, idle func() error) (v V, ok bool, err error) {
	select {
	case v, ok = <-c:
	default:
		if err := idle(); err != nil {
			return v, false, err
		}
		select {
		case v, ok = <-c:
		case <-ctx.Done():
			return v, false, ctx.Err()
		}
	}
	if !ok && ctx.Err() != nil {
		// The items ended because the run was cancelled.
		return v, false, ctx.Err()
	}
	return v, ok, nil
}
