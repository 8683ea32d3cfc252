package store_test

import (
	"fmt"
	"sync"
	"testing"

	"parley/app"
	"parley/app/apptest"
)

// Edits from many goroutines take turns; readers meanwhile see whole edits only.
func TestConcurrentUse(t *testing.T) {
	s := create(t)
	const writers, edits = 4, 10
	var wg sync.WaitGroup
	done := make(chan struct{})
	var numbers sync.Map
	for w := range writers {
		wg.Go(func() {
			for i := range edits {
				n, err := s.NextNumber("edit")
				if err != nil {
					t.Error(err)
					return
				}
				if _, twice := numbers.LoadOrStore(n, true); twice {
					t.Errorf("number %d was given twice", n)
				}
				name := fmt.Sprintf("%d %d", w, i)
				if _, err := s.Apply(apptest.Adding("Pair", nil, apptest.Actor("Left "+name), apptest.Actor("Right "+name))); err != nil {
					t.Error(err)
				}
			}
		})
	}
	var reading sync.WaitGroup
	for range 2 {
		reading.Go(func() {
			for {
				book, err := s.Codebook()
				if err != nil || len(book.Actors)%2 != 0 {
					t.Errorf("%d actors, %v: half an edit is seen", len(book.Actors), err)
					return
				}
				select {
				case <-done:
					return
				default:
				}
			}
		})
	}
	wg.Wait()
	close(done)
	reading.Wait()
	log, err := s.History(0, 0)
	if err != nil || len(log) != writers*edits || log[0].Seq != writers*edits {
		t.Errorf("%d entries, %v", len(log), err)
	}
	a := apptest.Actor("Contested")
	apply(t, s, apptest.Adding("Add", nil, a))
	var won sync.Map
	for i := range writers {
		wg.Go(func() {
			b := a
			b.Colour = fmt.Sprint("#", i)
			_, err := s.Apply(apptest.Editing("Colour", a, b))
			if err == nil {
				won.Store(i, true)
			} else if app.CodeOf(err) != app.Conflict {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	n := 0
	won.Range(func(any, any) bool { n++; return true })
	if n != 1 {
		t.Errorf("%d edits of the same record succeeded, want 1", n)
	}
}
