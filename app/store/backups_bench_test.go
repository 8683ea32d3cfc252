package store_test

import (
	"path/filepath"
	"testing"
	"time"

	"parley/app"
	"parley/app/apptest"
	"parley/app/store"
)

// BenchmarkBackups gives what a backup, a list of backups and a restore cost in a project
// of 10,000 articles. The clock moves on, so that nothing expires within the run.
func BenchmarkBackups(b *testing.B) {
	s, o := backedUp(b)
	apply(b, s, apptest.Adding("Codebook", nil, apptest.Outlet("The Courier")))
	const articles, batch = 10_000, 1000
	for from := 0; from < articles; from += batch {
		texts, list := corpus(from, batch)
		apply(b, s, apptest.Adding("Import", texts, list...))
	}
	var last app.Backup
	b.Run("Make", func(b *testing.B) {
		for b.Loop() {
			last = keep(b, s, app.BackupDay)
		}
		b.ReportMetric(float64(last.Size)/(1<<20), "MB")
	})
	b.Run("RecordMeanwhile", func(b *testing.B) {
		stop, ended := make(chan struct{}), make(chan struct{})
		go func() {
			defer close(ended)
			for {
				select {
				case <-stop:
					return
				default:
					keep(b, s, app.BackupInterval)
				}
			}
		}()
		longest, n := time.Duration(0), 0
		for b.Loop() {
			begin := time.Now()
			apply(b, s, apptest.Adding("Add", nil, apptest.Tag("tag "+time.Now().Format(time.RFC3339Nano))))
			longest, n = max(longest, time.Since(begin)), n+1
		}
		b.ReportMetric(float64(longest.Milliseconds()), "ms-longest")
		close(stop)
		<-ended
	})
	b.Run("List", func(b *testing.B) {
		n := 0
		for b.Loop() {
			list, err := s.Backups(b.Context())
			if err != nil || len(list) == 0 {
				b.Fatal(len(list), err)
			}
			n = len(list)
		}
		b.ReportMetric(float64(n), "backups")
	})
	b.Run("Restore", func(b *testing.B) {
		path := filepath.Join(b.TempDir(), "restored.parley")
		for b.Loop() {
			if _, err := store.Restore(b.Context(), last.Path, path, o); err != nil {
				b.Fatal(err)
			}
		}
	})
}
