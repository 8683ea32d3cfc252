package app

import (
	"strings"
	"time"
)

// Original is a file as it was imported, byte for byte, named by its SHA-256. Articles
// refer to it by SourceSHA, so that a better reader can make a new text version later.
type Original struct {
	SHA   string `json:"sha256"`
	Name  string `json:"name"` // of the file, without its folder
	Size  int64  `json:"size"`
	Bytes []byte `json:"-"`
}

// Page is what a server gave for a web address.
type Page struct {
	URL  string // where it was found in the end, after redirects
	Type string // as the server calls it, "text/html; charset=utf-8"
	At   time.Time
	Body []byte
}

// IsAddress reports whether a text is a web address rather than the name of a file.
func IsAddress(s string) bool {
	lower := strings.ToLower(strings.TrimSpace(s))
	return strings.HasPrefix(lower, "http://") || strings.HasPrefix(lower, "https://")
}
