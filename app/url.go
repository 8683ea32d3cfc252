package app

import (
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// trackers are parameters that say where a reader came from and not what he reads; a
// star stands for any ending.
var trackers = []string{
	"utm_*", "fbclid", "gclid", "gclsrc", "dclid", "wbraid", "gbraid", "msclkid", "yclid", "ysclid", "igshid", "igsh", "mc_cid", "mc_eid", "_ga", "_gl", "_hsenc", "_hsmi", "hsctatracking",
	"ocid", "at_*", "ns_*", "accountid", "mkt_tok", "oly_anon_id", "oly_enc_id", "vero_id", "vero_conv", "wickedid", "twclid", "ttclid", "li_fat_id", "epik", "s_kwcid", "ef_id", "trk", "trkcampaign",
	"cmpid", "cmp", "icid", "ito", "xtor", "wt_mc", "wt.mc_id", "wtmc", "sara_ecid", "piano_*", "smid", "smtyp", "sref", "guccounter", "guce_referrer", "guce_referrer_sig", "__twitter_impression", "spm", "from_source",
}

// wrappers are addresses that only lead on to the one in a parameter: host, path before
// it, and the parameter.
var wrappers = []struct{ host, path, param string }{
	{"google.*", "/url", "q"},
	{"google.*", "/url", "url"},
	{"facebook.com", "/l.php", "u"},
	{"youtube.com", "/redirect", "q"},
	{"vk.com", "/away.php", "to"},
	{"ok.ru", "/dk", "st.link"},
	{"safelinks.protection.outlook.com", "/", "url"},
	{"out.reddit.com", "/", "url"},
	{"t.umblr.com", "/redirect", "z"},
	{"duckduckgo.com", "/l/", "uddg"},
	{"getpocket.com", "/redirect", "url"},
	{"linkedin.com", "/safety/go", "url"},
	{"linkedin.com", "/redir/redirect", "url"},
	{"instagram.com", "/", "u"},
	{"slack-redir.net", "/link", "url"},
	{"exit.sc", "/", "url"},
	{"bing.com", "/news/apiclick.aspx", "url"},
	{"news.yahoo.com", "/redirect", "url"},
	{"messenger.com", "/l.php", "u"},
}

// CanonicalURL gives the one form of a web address under which an article is known:
// small scheme and host in ASCII, no default port, dot segments, fragment, trailing slash
// or tracking parameters, percent signs in one way; other parameters keep their order. An
// address that only leads on to another gives that one. What is no web address is given
// back as it is.
func CanonicalURL(address string) string {
	const mostWraps = 4
	address = strings.TrimSpace(address)
	for range mostWraps {
		u, ok := webURL(address)
		if !ok {
			return address
		}
		address = canonicalURL(u)
		if u, ok = webURL(address); !ok {
			return address
		}
		target := unwrapped(u)
		if target == "" {
			return address
		}
		address = strings.TrimSpace(target)
	}
	return address
}

// webURL parses an http or https address with a host.
func webURL(s string) (*url.URL, bool) {
	if !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl) {
		return nil, false
	}
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Opaque != "" {
		return nil, false
	}
	return u, u.Scheme == "http" || u.Scheme == "https" // Parse gives schemes in small letters
}

func canonicalURL(u *url.URL) string {
	var b strings.Builder
	b.WriteString(u.Scheme + "://" + canonicalHost(u))
	path := onePercent(dotless(u.EscapedPath()))
	if len(path) > 1 {
		path = strings.TrimRight(path, "/")
	}
	b.WriteString(path)
	if path == "" {
		b.WriteByte('/')
	}
	if q := withoutTrackers(u.RawQuery); q != "" {
		b.WriteString("?" + onePercent(q))
	}
	return b.String()
}

// canonicalHost gives the host in ASCII, with a port only where it is not the usual one.
// Names and passwords are no part of an address.
func canonicalHost(u *url.URL) string {
	host := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	} else {
		host = asciiHost(host)
	}
	port := u.Port()
	if port == "" || u.Scheme == "http" && port == "80" || u.Scheme == "https" && port == "443" {
		return host
	}
	return host + ":" + port
}

// dotless takes "." and ".." out of a path. Double slashes stay: archives have whole
// addresses in their paths.
func dotless(path string) string {
	if !strings.Contains(path, "/.") {
		return path
	}
	var out []string
	segments := strings.Split(path, "/")
	for i, s := range segments {
		last := i == len(segments)-1
		switch s {
		case ".":
			if last {
				out = append(out, "")
			}
		case "..":
			if len(out) > 1 {
				out = out[:len(out)-1]
			}
			if last {
				out = append(out, "")
			}
		default:
			out = append(out, s)
		}
	}
	return strings.Join(out, "/")
}

// onePercent writes what needs no percent sign plainly, and the others in capitals.
func onePercent(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '%' && i+2 < len(s) {
			hi, lo := strings.IndexByte(hex, upper(s[i+1])), strings.IndexByte(hex, upper(s[i+2]))
			if hi >= 0 && lo >= 0 {
				if v := byte(hi<<4 | lo); isUnreserved(v) {
					b.WriteByte(v)
				} else {
					b.WriteString("%" + hex[hi:hi+1] + hex[lo:lo+1])
				}
				i += 2
				continue
			}
		}
		if c > ' ' && c < utf8.RuneSelf && c != '"' && c != '<' && c != '>' && c != '\\' && c != '^' && c != '`' && c != '{' && c != '|' && c != '}' {
			b.WriteByte(c)
			continue
		}
		b.WriteString("%" + hex[c>>4:c>>4+1] + hex[c&15:c&15+1])
	}
	return b.String()
}

func upper(c byte) byte {
	if c >= 'a' && c <= 'z' {
		return c - 'a' + 'A'
	}
	return c
}

func isUnreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0
}

// withoutTrackers drops parameters that say nothing of the article.
func withoutTrackers(query string) string {
	parts := slices.DeleteFunc(strings.Split(query, "&"), func(p string) bool {
		key, _, _ := strings.Cut(p, "=")
		if plain, err := url.QueryUnescape(key); err == nil {
			key = plain
		}
		return p == "" || isTracker(strings.ToLower(key))
	})
	return strings.Join(parts, "&")
}

func isTracker(key string) bool {
	return slices.ContainsFunc(trackers, func(t string) bool {
		start, open := strings.CutSuffix(t, "*")
		return key == t || open && strings.HasPrefix(key, start)
	})
}

// unwrapped gives the address to which a wrapper leads, or "".
func unwrapped(u *url.URL) string {
	host := strings.ToLower(u.Hostname())
	for _, w := range wrappers {
		if !wrapsHost(host, w.host) || !strings.HasPrefix(u.Path, w.path) && (u.Path != "" || w.path != "/") {
			continue
		}
		target := u.Query().Get(w.param)
		if _, ok := webURL(target); ok {
			return target
		}
	}
	return ""
}

// wrapsHost compares a host and its parents with one of the list; "google.*" stands for
// its national names.
func wrapsHost(host, listed string) bool {
	if name, any := strings.CutSuffix(listed, ".*"); any {
		host = strings.TrimPrefix(host, "www.")
		rest, ok := strings.CutPrefix(host, name+".")
		return ok && len(rest) <= len("com.xx")
	}
	return host == listed || strings.HasSuffix(host, "."+listed)
}
