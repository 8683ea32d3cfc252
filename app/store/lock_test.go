package store_test

import (
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"parley/app"
	"parley/app/store"
)

func TestLock(t *testing.T) {
	path := closed(t)
	first, err := store.Open(path, options())
	if err != nil {
		t.Fatal(err)
	}
	_, err = store.Open(path, options())
	if app.CodeOf(err) != app.Locked {
		t.Fatalf("a second opening: %v", err)
	}
	host, _ := os.Hostname()
	since := options().Clock().Local().Format("2 Jan 2006 15:04")
	e, _ := errors.AsType[*app.Error](err)
	if !strings.Contains(e.Msg, host) || !strings.Contains(e.Msg, since) || e.Hint == "" {
		t.Errorf("message %q names neither %s nor %s; hint %q", e.Msg, host, since, e.Hint)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path + ".lock"); !os.IsNotExist(err) {
		t.Errorf("the lock file after closing: %v", err)
	}
	second, err := store.Open(path, options())
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := second.Close(); err != nil {
			t.Error(err)
		}
	}
	if _, err := second.Codebook(); err == nil {
		t.Error("a closed project can be read")
	}
}

// What a lock file says decides where the operating system's lock does not reach.
func TestStaleLock(t *testing.T) {
	host, err := os.Hostname()
	if err != nil {
		t.Skip("no host name")
	}
	type holder struct {
		Host  string    `json:"host"`
		PID   int       `json:"pid"`
		Since time.Time `json:"since"`
	}
	tests := []struct {
		name string
		in   any
		want app.Code
	}{
		{"a process here that has ended", holder{host, 1 << 22, time.Now()}, ""},
		{"a process here of a number used anew", holder{host, os.Getpid(), time.Now()}, ""},
		{"another computer", holder{"elsewhere", 17, time.Now()}, app.Locked},
		{"nonsense", "?", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := closed(t)
			data, err := json.Marshal(tt.in)
			if err != nil {
				t.Fatal(err)
			}
			write(t, path+".lock", data)
			s, err := store.Open(path, options())
			if err == nil {
				defer s.Close()
			}
			if app.CodeOf(err) != tt.want {
				t.Errorf("%v, want %q", err, tt.want)
			}
			if tt.want == app.Locked && !strings.Contains(err.Error(), "elsewhere") {
				t.Errorf("%v does not name the other computer", err)
			}
			if err != nil && len(read(t, path+".lock")) == 0 {
				t.Error("the other's lock file was emptied")
			}
		})
	}
}
