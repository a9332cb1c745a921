package pipeline_test

import (
	"context"
	"errors"
	"iter"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/chancery-nlp/chancery/cmd/internal/pipeline"
)

// upTo yields 0 to n-1 and counts what it yielded.
func upTo(n int, yielded *atomic.Int64) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			yielded.Add(1)
			if !yield(i) {
				return
			}
		}
	}
}

func noIdle() error { return nil }

func TestOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var yielded, working, most atomic.Int64
		var got []int
		err := pipeline.Run(t.Context(), upTo(1000, &yielded), pipeline.Options{Workers: 4, Items: 16, Weight: 1 << 20}, pipeline.Steps[int, int]{
			Weight: func(int) int { return 1 },
			Work: func(_ context.Context, i int) int {
				most.Store(max(most.Load(), working.Add(1)))
				defer working.Add(-1)
				// Later items are often done first.
				time.Sleep(time.Duration(i*7919%13) * time.Millisecond)
				return i
			},
			Emit: func(i int) error {
				got = append(got, i)
				if ahead := yielded.Load() - int64(len(got)); ahead > 17 {
					t.Errorf("%d items were read ahead, want at most 17", ahead)
				}
				return nil
			},
			Idle: noIdle,
		})
		if err != nil {
			t.Fatal(err)
		}
		if !slices.IsSorted(got) || len(got) != 1000 {
			t.Errorf("%d results, sorted %v", len(got), slices.IsSorted(got))
		}
		if most.Load() > 4 || most.Load() < 2 {
			t.Errorf("at most %d items were worked on at once, want 4", most.Load())
		}
	})
}

// The weight of the items in memory stays under the bound, save for one item
// that is over it alone.
func TestWeight(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var held, most atomic.Int64
		weights := []int{60, 50, 40, 500, 10, 10, 30, 80, 20, 1000, 5}
		err := pipeline.Run(t.Context(), slices.Values(weights), pipeline.Options{Workers: 4, Items: 16, Weight: 100}, pipeline.Steps[int, int]{
			Weight: func(w int) int { return w },
			Work: func(_ context.Context, w int) int {
				n := held.Add(int64(w))
				if n > 100 && n != int64(w) {
					t.Errorf("items of weight %d in memory, with one of %d", n, w)
				}
				most.Store(max(most.Load(), n))
				time.Sleep(time.Millisecond)
				return w
			},
			Emit: func(w int) error { held.Add(-int64(w)); return nil },
			Idle: noIdle,
		})
		if err != nil {
			t.Fatal(err)
		}
		if most.Load() != 1000 {
			t.Errorf("most weight in memory = %d, want 1000", most.Load())
		}
	})
}

func TestEmitFails(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var yielded atomic.Int64
		broken := errors.New("broken pipe")
		err := pipeline.Run(t.Context(), upTo(1000, &yielded), pipeline.Options{Workers: 2, Items: 4, Weight: 100}, pipeline.Steps[int, int]{
			Weight: func(int) int { return 1 },
			Work:   func(_ context.Context, i int) int { return i },
			Emit: func(i int) error {
				if i == 10 {
					return broken
				}
				return nil
			},
			Idle: noIdle,
		})
		if !errors.Is(err, broken) {
			t.Errorf("Run = %v, want %v", err, broken)
		}
		synctest.Wait()
		if yielded.Load() > 20 {
			t.Errorf("%d items were read after the end", yielded.Load())
		}
	})
}

func TestCancel(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		var yielded atomic.Int64
		err := pipeline.Run(ctx, upTo(1000, &yielded), pipeline.Options{Workers: 2, Items: 4, Weight: 100}, pipeline.Steps[int, int]{
			Weight: func(int) int { return 1 },
			Work: func(ctx context.Context, i int) int {
				if i == 10 {
					cancel()
				}
				return i
			},
			Emit: func(int) error { return nil },
			Idle: noIdle,
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("Run = %v, want %v", err, context.Canceled)
		}
	})
}

// Whoever writes one item and waits for its result before the next gets it.
func TestIdleBeforeWaiting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var flushed atomic.Int64
		emitted := 0
		items := func(yield func(int) bool) {
			for i := range 5 {
				if !yield(i) {
					return
				}
				synctest.Wait() // the caller waits for the answer
				if flushed.Load() != int64(i+1) {
					t.Errorf("after item %d, %d results are flushed", i, flushed.Load())
				}
			}
		}
		err := pipeline.Run(t.Context(), items, pipeline.Options{Workers: 2, Items: 8, Weight: 100}, pipeline.Steps[int, int]{
			Weight: func(int) int { return 1 },
			Work:   func(_ context.Context, i int) int { return i },
			Emit:   func(int) error { emitted++; return nil },
			Idle:   func() error { flushed.Store(int64(emitted)); return nil },
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

func TestOptions(t *testing.T) {
	var yielded atomic.Int64
	if err := pipeline.Run(t.Context(), upTo(1, &yielded), pipeline.Options{}, pipeline.Steps[int, int]{}); err == nil {
		t.Error("Run without workers succeeded")
	}
}
