//go:build unix

package index_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/metrics"
	"slices"
	"syscall"
	"testing"
	"time"

	"parley/app"
	"parley/index"
)

func folderSize(tb testing.TB, dir string) (size int64) {
	err := filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		st, err := e.Info()
		if err == nil {
			size += st.Size()
		}
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return size
}

// cpu gives the processor time that the process has used: other load on the machine
// does not change it.
func cpu(tb testing.TB) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		tb.Error(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// heap gives the bytes of objects in the heap, those not collected yet included.
func heap() uint64 {
	s := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}

// peak watches the heap until the function that it gives is called, which tells how far
// it rose above where it was.
func peak() func() (megabytes float64) {
	runtime.GC()
	base, most := heap(), uint64(0)
	stop, stopped := make(chan bool), make(chan bool)
	go func() {
		defer close(stopped)
		for tick := time.NewTicker(5 * time.Millisecond); ; {
			most = max(most, heap())
			select {
			case <-stop:
				tick.Stop()
				return
			case <-tick.C:
			}
		}
	}()
	return func() float64 {
		close(stop)
		<-stopped
		return float64(most-min(most, base)) / 1e6
	}
}

// anonymous gives the memory of the process that is no file, in MB; 0 where the system
// does not tell.
func anonymous() (mb float64) {
	data, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := bytes.Cut(data, []byte("RssAnon:"))
	kb := 0.0
	if _, err := fmt.Sscan(string(rest), &kb); err != nil {
		return 0
	}
	return kb / 1e3
}

// fill puts a part of the corpus, and measures putting alone: clock and processor.
func (n *news) fill(tb testing.TB, x *index.Index, from, to int) (clock, used time.Duration) {
	const batch = 1000
	for ; from < to; from += batch {
		docs := make([]app.Document, 0, batch)
		for i := from; i < min(to, from+batch); i++ {
			d, err := n.article(i)
			if err != nil {
				tb.Error(err)
				return clock, used
			}
			docs = append(docs, d)
		}
		start, before := time.Now(), cpu(tb)
		if err := x.Put(tb.Context(), docs); err != nil {
			tb.Error(err)
			return clock, used
		}
		clock, used = clock+time.Since(start), used+cpu(tb)-before
	}
	return clock, used
}

// BenchmarkIndex indexes the corpus once per round: rate, size, and how far the heap rises
// meanwhile. A rebuild is the same.
func BenchmarkIndex(b *testing.B) {
	n := corpus(b, benchDir(b), benchArticles(b))
	for b.Loop() {
		dir := b.TempDir()
		rose := peak()
		x, err := index.Open(dir, "P", n, index.Options{})
		if err != nil {
			b.Fatal(err)
		}
		clock, used := n.fill(b, x, 0, n.count())
		start, before := time.Now(), cpu(b)
		if err := x.Close(); err != nil {
			b.Fatal(err)
		}
		clock, used = clock+time.Since(start), used+cpu(b)-before
		b.ReportMetric(rose(), "MB-heap-peak")
		b.ReportMetric(float64(n.count())/clock.Seconds(), "articles/s")
		b.ReportMetric(float64(n.text)/1e6/used.Seconds(), "MB/cpu-s")
		b.ReportMetric(float64(folderSize(b, dir))/float64(n.text), "index/text")
		b.ReportMetric(clock.Seconds(), "s")
	}
}

// filledIndex opens the index of the corpus, made where it is not there.
func filledIndex(b *testing.B) (n *news, dir string) {
	home := benchDir(b)
	n = corpus(b, home, benchArticles(b))
	dir = filepath.Join(home, fmt.Sprintf("index-of-%d", n.count()))
	x, err := index.Open(dir, "P", n, index.Options{Expect: &index.Expect{Count: n.count()}})
	if err != nil {
		b.Fatal(err)
	}
	if x.Rebuilt() {
		rose := peak()
		clock, used := n.fill(b, x, 0, n.count())
		fmt.Printf("indexed %d articles, %.0f MB of text, in %s (%.1f MB/cpu-s); the heap rose by %.0f MB, anonymous memory is %.0f MB\n",
			n.count(), float64(n.text)/1e6, clock.Round(time.Second), float64(n.text)/1e6/used.Seconds(), rose(), anonymous())
	}
	if err := x.Close(); err != nil {
		b.Fatal(err)
	}
	b.Logf("index/text %.3f", float64(folderSize(b, dir))/float64(n.text))
	return n, dir
}

// BenchmarkOpen opens the index of the corpus and answers the first query; then the same
// with the places lost, which are made anew.
func BenchmarkOpen(b *testing.B) {
	n, dir := filledIndex(b)
	open := func(b *testing.B, before func()) {
		var times, used []time.Duration
		for i := 0; b.Loop(); i++ {
			before()
			start, was := time.Now(), cpu(b)
			x, err := index.Open(dir, "P", n, index.Options{})
			if err != nil || x.Rebuilt() {
				b.Fatal(err)
			}
			if res, err := x.Search(b.Context(), app.Query{Text: n.words[300+i%100]}); err != nil || res.Total == 0 {
				b.Fatal(res.Total, err)
			}
			times, used = append(times, time.Since(start)), append(used, cpu(b)-was)
			if err := x.Close(); err != nil {
				b.Fatal(err)
			}
		}
		report(b, times, "")
		report(b, used, "cpu-")
	}
	b.Run("first result", func(b *testing.B) { open(b, func() {}) })
	b.Run("first result, places lost", func(b *testing.B) {
		open(b, func() {
			names, err := filepath.Glob(filepath.Join(dir, "index-*", "places-*"))
			for _, name := range names {
				err = errors.Join(err, os.Remove(name))
			}
			if err != nil || len(names) == 0 {
				b.Fatal(names, err)
			}
		})
	})
}

// report gives median and 95th percentile of times, or of processor times.
func report(b *testing.B, times []time.Duration, kind string) {
	slices.Sort(times)
	at := func(percent int) float64 {
		return float64(times[min(len(times)-1, len(times)*percent/100)].Microseconds()) / 1000
	}
	b.ReportMetric(at(50), kind+"p50-ms")
	b.ReportMetric(at(95), kind+"p95-ms")
}
