//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package store_test

import (
	"encoding/json"
	"os"
	"syscall"
	"testing"
	"time"

	"parley/app"
	"parley/app/store"
)

// A process that was killed while it started another leaves its lock to that one for a
// moment. The project opens as soon as the lock is free, and is refused while it is not.
func TestLockOfAProcessThatEnded(t *testing.T) {
	host, err := os.Hostname()
	if err != nil {
		t.Skip("skipped: no host name")
	}
	tests := []struct {
		name  string
		pid   int
		freed bool
		want  app.Code
	}{
		{"ended, and the lock is freed", 1 << 22, true, ""},
		{"ended, and the lock stays", 1 << 22, false, app.Locked},
		{"alive", os.Getpid(), false, app.Locked},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := closed(t)
			data, err := json.Marshal(map[string]any{"host": host, "pid": tt.pid, "since": time.Now()})
			if err != nil {
				t.Fatal(err)
			}
			write(t, path+".lock", data)
			f, err := os.Open(path + ".lock")
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
				t.Skip("skipped: this file system has no locks")
			}
			if tt.freed {
				defer time.AfterFunc(50*time.Millisecond, func() { _ = syscall.Flock(int(f.Fd()), syscall.LOCK_UN) }).Stop()
			}
			s, err := store.Open(path, options())
			if err == nil {
				defer s.Close()
			}
			if app.CodeOf(err) != tt.want {
				t.Errorf("%v, want code %q", err, tt.want)
			}
		})
	}
}
