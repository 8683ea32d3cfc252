package fetch

import (
	"compress/gzip"
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"parley/app"
)

// server answers by path: what servers do, the malicious ones too.
func server(t *testing.T) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("/page", func(w http.ResponseWriter, r *http.Request) {
		if r.Referer() != "" || r.Header.Get("Cookie") != "" {
			http.Error(w, "too much said", http.StatusTeapot)
			return
		}
		w.Write([]byte("<html>page of " + r.UserAgent() + "</html>"))
	})
	mux.HandleFunc("/moved", func(w http.ResponseWriter, r *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "a", Value: "b"})
		http.Redirect(w, r, "/page", http.StatusFound)
	})
	mux.HandleFunc("/round", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/round", http.StatusFound) })
	mux.HandleFunc("/file", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "file:///etc/hosts", http.StatusFound)
	})
	mux.HandleFunc("/gone", http.NotFound)
	mux.HandleFunc("/closed", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) })
	mux.HandleFunc("/broken", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadGateway) })
	mux.HandleFunc("/bomb", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		block := make([]byte, 1<<20)
		for range 64 {
			if _, err := z.Write(block); err != nil {
				return
			}
		}
		z.Close()
	})
	mux.HandleFunc("/endless", func(w http.ResponseWriter, r *http.Request) {
		block := make([]byte, 1<<20)
		for r.Context().Err() == nil {
			if _, err := w.Write(block); err != nil {
				return
			}
		}
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

func TestGet(t *testing.T) {
	s := server(t)
	tests := []struct {
		name, path string
		want       string // body, or "!" and words of the message
	}{
		{"a page", "/page#part", "<html>page of Parley/test</html>"},
		{"a redirect keeps no cookie and says no referrer", "/moved", "<html>page of Parley/test</html>"},
		{"redirects in a circle", "/round", "!could not be reached"},
		{"a redirect to a file", "/file", "!only addresses that begin with http"},
		{"no page", "/gone", "!has no page"},
		{"a closed page", "/closed", "!does not give this page"},
		{"a broken server", "/broken", "!502"},
		{"a compressed bomb", "/bomb", "!more than 20 MB"},
		{"an endless page", "/endless", "!more than 20 MB"},
	}
	if len(tests) == 0 {
		t.Fatal("no cases")
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, err := Get(t.Context(), s.URL+tt.path, Options{Program: "Parley/test", Private: true})
			check(t, p, err, tt.want)
			if err == nil && p.URL != s.URL+"/page" {
				t.Errorf("found at %s", p.URL)
			}
		})
	}
}

func check(t *testing.T, p app.Page, err error, want string) {
	t.Helper()
	words, fails := strings.CutPrefix(want, "!")
	if !fails {
		if err != nil || string(p.Body) != want || p.At.IsZero() {
			t.Errorf("got %q at %v, %v", p.Body, p.At, err)
		}
		return
	}
	e, ok := errors.AsType[*app.Error](err)
	if !ok || !strings.Contains(e.Msg, words) || e.Hint == "" || p.Body != nil {
		t.Errorf("got %v and %d bytes, want a message with %q and advice", err, len(p.Body), words)
	}
}

// TestOwnNetwork: without leave, nothing inside the user's network is dialled, whatever
// its name.
func TestOwnNetwork(t *testing.T) {
	s := server(t)
	for _, address := range []string{s.URL + "/page", strings.Replace(s.URL, "127.0.0.1", "localhost", 1) + "/page"} {
		_, err := Get(t.Context(), address, Options{})
		if app.CodeOf(err) != app.Invalid || !strings.Contains(err.Error(), "your own network") {
			t.Errorf("%s: %v", address, err)
		}
	}
}

func TestPublic(t *testing.T) {
	tests := []struct {
		address string
		want    bool
	}{
		{"9.9.9.9:443", true},
		{"[2620:fe::fe]:443", true},
		{"127.0.0.1:80", false},
		{"127.8.8.8:80", false},
		{"[::1]:80", false},
		{"[::ffff:127.0.0.1]:80", false},
		{"[::ffff:10.0.0.1]:80", false},
		{"0.0.0.0:80", false},
		{"10.1.2.3:80", false},
		{"172.16.0.1:80", false},
		{"192.168.1.1:80", false},
		{"169.254.169.254:80", false}, // metadata of cloud machines
		{"[fe80::1]:80", false},
		{"[fd00:ec2::254]:80", false},
		{"100.64.0.1:80", false},
		{"224.0.0.1:80", false},
		{"255.255.255.255:80", false},
		{"[64:ff9b::7f00:1]:80", false},
		{"[2002:7f00:1::]:80", false},
		{"[ff02::1]:80", false},
	}
	for _, tt := range tests {
		if got := public(tt.address) == nil; got != tt.want {
			t.Errorf("%s: allowed %v", tt.address, got)
		}
	}
	if len(tests) == 0 {
		t.Error("no cases")
	}
}

func TestAddresses(t *testing.T) {
	tests := []struct {
		in   string
		want bool // can be fetched
	}{
		{"https://news.example/a", true},
		{" HTTP://news.example ", true},
		{"ftp://news.example/a", false},
		{"file:///etc/passwd", false},
		{"https://", false},
		{"https://user:secret@news.example/", false},
		{"javascript:alert(1)", false},
		{"https://news.example:bad/", false},
	}
	for _, tt := range tests {
		if _, err := parse(tt.in); (err == nil) != tt.want {
			t.Errorf("%q: %v", tt.in, err)
		}
	}
	if len(tests) == 0 {
		t.Error("no cases")
	}
	if app.IsAddress("notes/https.txt") || !app.IsAddress("HTTPS://news.example") {
		t.Error("names of files and addresses are mixed up")
	}
}

func TestCancelled(t *testing.T) {
	s := server(t)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := Get(ctx, s.URL+"/page", Options{Private: true}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
