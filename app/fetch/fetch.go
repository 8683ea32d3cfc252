// Package fetch gets one page from the network, because the user asked for exactly this
// page: with limits on time and size, no scripts, no cookies, no referrer, and never from
// an address inside the user's own network unless allowed.
//
// It is not responsible for reading the page (packages extract and worker), nor for
// deciding what to fetch.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
	"time"

	"parley/app"
)

// Limits of one fetch (import.md, 11).
const (
	totalTime    = 30 * time.Second
	headTime     = 10 * time.Second
	maxBody      = 20 << 20 // bytes after decompression
	maxRedirects = 5
)

// Options qualify a fetch.
type Options struct {
	Program string // named to the server, as "Parley/1.0"
	// Private allows loopback and private addresses: a page of the house's own network.
	Private bool
	// Proxy is used where the user has set one; nil: none, whatever the environment says.
	Proxy *url.URL
	Clock func() time.Time // nil: time.Now
}

// Get fetches the page at address. The error has code Invalid for an address that is
// none or is not allowed, NotFound when the server says that there is no page,
// Unsupported for what is too large or of no use, Internal when the network fails.
func Get(ctx context.Context, address string, o Options) (app.Page, error) {
	u, err := parse(address)
	if err != nil {
		return app.Page{}, err
	}
	ctx, stop := context.WithTimeout(ctx, totalTime)
	defer stop()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return app.Page{}, invalid("this is not a web address", err)
	}
	req.Header.Set("User-Agent", o.Program)
	req.Header.Set("Accept", "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.5")
	c := client(o)
	defer c.CloseIdleConnections()
	res, err := c.Do(req)
	if err != nil {
		return app.Page{}, failed(u, err)
	}
	defer res.Body.Close() //nolint:errcheck // it has been read
	if err := refused(u, res); err != nil {
		return app.Page{}, err
	}
	body, err := io.ReadAll(io.LimitReader(res.Body, maxBody+1))
	if err != nil {
		return app.Page{}, failed(u, err)
	}
	if len(body) > maxBody {
		return app.Page{}, unsupported(u.Host+" sends more than "+fmt.Sprint(maxBody>>20)+" MB", "Save the page in the browser and import the file.")
	}
	now := time.Now
	if o.Clock != nil {
		now = o.Clock
	}
	return app.Page{URL: res.Request.URL.String(), Type: res.Header.Get("Content-Type"), At: now().UTC(), Body: body}, nil
}

func parse(address string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return nil, invalid("this is not a web address", err)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return nil, invalid("only addresses that begin with http:// or https:// can be fetched", nil)
	}
	if u.User != nil {
		return nil, invalid("an address with a name and password in it is not fetched", nil)
	}
	u.Fragment = ""
	return u, nil
}

func client(o Options) *http.Client {
	dialer := &net.Dialer{Timeout: headTime}
	if !o.Private {
		dialer.Control = func(_, address string, _ syscall.RawConn) error { return public(address) }
	}
	t := &http.Transport{
		DialContext: dialer.DialContext, ResponseHeaderTimeout: headTime, TLSHandshakeTimeout: headTime,
		MaxResponseHeaderBytes: 1 << 20, DisableKeepAlives: true, ForceAttemptHTTP2: true,
	}
	if o.Proxy != nil {
		t.Proxy = http.ProxyURL(o.Proxy)
	}
	return &http.Client{
		Transport: t,
		CheckRedirect: func(req *http.Request, via []*http.Request) error {
			if len(via) > maxRedirects {
				return errors.New("too many redirects")
			}
			req.Header.Del("Referer")
			_, err := parse(req.URL.String())
			return err
		},
	}
}

// notPublic are the address ranges that lead to the user's own network or machine and
// that net/netip has no predicate for.
func notPublic() []netip.Prefix {
	return []netip.Prefix{
		netip.MustParsePrefix("0.0.0.0/8"),
		netip.MustParsePrefix("100.64.0.0/10"), // carrier-grade NAT, RFC 6598
		netip.MustParsePrefix("192.0.0.0/24"),
		netip.MustParsePrefix("192.0.2.0/24"),
		netip.MustParsePrefix("198.18.0.0/15"),
		netip.MustParsePrefix("198.51.100.0/24"),
		netip.MustParsePrefix("203.0.113.0/24"),
		netip.MustParsePrefix("240.0.0.0/4"),
		netip.MustParsePrefix("64:ff9b::/96"),   // NAT64, RFC 6052
		netip.MustParsePrefix("64:ff9b:1::/48"), // NAT64, RFC 8215
		netip.MustParsePrefix("2002::/16"),      // 6to4: an IPv4 address inside
		netip.MustParsePrefix("2001::/32"),      // Teredo: the same
		netip.MustParsePrefix("2001:db8::/32"),
		netip.MustParsePrefix("fec0::/10"),
		netip.MustParsePrefix("100::/64"),
	}
}

// public refuses an address that is about to be dialled unless it is one of the public
// network. It sees what the name was resolved to, so a name that changes does not help.
func public(address string) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil {
		return err
	}
	ip := at.Addr().Unmap()
	ok := ip.IsGlobalUnicast() && !ip.IsPrivate() && !ip.IsLoopback() && !ip.IsLinkLocalUnicast() && !ip.IsMulticast()
	for _, p := range notPublic() {
		ok = ok && !p.Contains(ip)
	}
	if ok {
		return nil
	}
	return &app.Error{
		Code: app.Invalid, Op: "fetch", Msg: "the address leads into your own network or computer (" + ip.String() + ")",
		Hint: "Save the page in the browser and import the file, or allow addresses of your own network.",
	}
}

// refused tells which answers are not a page.
func refused(u *url.URL, res *http.Response) error {
	switch {
	case res.StatusCode == http.StatusNotFound || res.StatusCode == http.StatusGone:
		return &app.Error{Code: app.NotFound, Op: "fetch", Msg: u.Host + " has no page at this address", Hint: "Check the address in the browser."}
	case res.StatusCode == http.StatusUnauthorized || res.StatusCode == http.StatusForbidden || res.StatusCode == http.StatusPaymentRequired:
		return unsupported(u.Host+" does not give this page to programs", "Open it in the browser, save it, and import the file.")
	case res.StatusCode != http.StatusOK:
		return unsupported(fmt.Sprintf("%s answered “%s”", u.Host, res.Status), "Try again later, or save the page in the browser and import the file.")
	case res.ContentLength > maxBody:
		return unsupported(u.Host+" sends more than "+fmt.Sprint(maxBody>>20)+" MB", "Save the page in the browser and import the file.")
	}
	return nil
}

func failed(u *url.URL, err error) error {
	if e, ok := errors.AsType[*app.Error](err); ok {
		return e
	}
	if errors.Is(err, context.Canceled) {
		return err
	}
	msg := u.Host + " could not be reached"
	if errors.Is(err, context.DeadlineExceeded) {
		msg = u.Host + " did not answer in time"
	}
	return &app.Error{Code: app.Internal, Op: "fetch", Msg: msg, Hint: "Check the address and the connection, or save the page in the browser and import the file.", Err: err}
}

func invalid(msg string, err error) error {
	return &app.Error{Code: app.Invalid, Op: "fetch", Msg: msg, Hint: "Paste the address as the browser shows it.", Err: err}
}

func unsupported(msg, hint string) error {
	return &app.Error{Code: app.Unsupported, Op: "fetch", Msg: msg, Hint: hint}
}
