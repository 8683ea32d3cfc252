package export

import (
	"net/url"
	"strings"
)

const mostLink = 2083 // characters of an address in a workbook

// safeLink gives an address in the form in which it may be a link: https, http with a
// host and without a user, or mailto; ok is false for everything else.
func safeLink(address string) (target string, ok bool) {
	address = strings.TrimSpace(address)
	for _, r := range address {
		if r < 0x20 || r == 0x7F || r == '\\' || bidiControl(r) {
			return "", false
		}
	}
	u, err := url.Parse(address)
	if err != nil {
		return "", false
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		if u.Hostname() == "" || u.User != nil {
			return "", false
		}
	case "mailto":
		if !strings.Contains(u.Opaque, "@") {
			return "", false
		}
	default:
		return "", false
	}
	target = u.String()
	return target, units(target) <= mostLink
}
