package grpcrun

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

// Signals returns a context that ends with parent or at the first SIGINT or
// SIGTERM, and a channel that is closed at the second. release gives the
// signals back.
func Signals(parent context.Context) (ctx context.Context, second <-chan struct{}, release func()) {
	ctx, cancel := context.WithCancel(parent)
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	force := make(chan struct{})
	released := make(chan struct{})
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for n := 0; n < 2; n++ {
			select {
			case <-signals:
				if n == 1 {
					close(force)
				}
				cancel()
			case <-released:
				return
			}
		}
	}()
	return ctx, force, func() {
		signal.Stop(signals)
		close(released)
		<-ended
		cancel()
	}
}
