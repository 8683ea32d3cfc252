package extract

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"parley/app"
)

// byline gives the authors: JSON-LD, else the page's meta elements, else what the
// extractors saw, else what the page marks as author. Where no person is named, an
// organisation that the page declares as its author stands there, the outlet included:
// it is what the outlet prints above the text.
func (p *page) byline(found []facts, outlet string) ([]string, string) {
	var organisations, declared []string
	for _, n := range p.meta.nodes {
		persons, orgs := p.meta.ld.authors(n)
		if names := splitByline(strings.Join(persons, "\n"), outlet); len(names) > 0 {
			return names, byJSONLD
		}
		organisations = append(organisations, orgs...)
		declared = append(append(declared, persons...), orgs...)
	}
	for _, key := range []string{"author", "article:author", "byl", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "cxenseparse:author"} {
		value := strings.Join(p.meta.tags[key], "\n")
		if outlet != "" && strings.HasPrefix(fold(value), fold(outlet)) {
			continue // the outlet with its address, no person
		}
		if names := splitByline(value, outlet); len(names) > 0 {
			return names, byMeta
		}
	}
	if names := splitByline(strings.Join(p.markedAuthors(), "\n"), outlet); len(names) > 0 {
		return names, byPage
	}
	for _, f := range found {
		if outlet != "" && strings.HasPrefix(fold(f.byline), fold(outlet)) {
			continue
		}
		if names := splitByline(f.byline, outlet); len(names) > 0 {
			return names, byExtractor
		}
	}
	if names := splitByline(strings.Join(organisations, "\n"), outlet); len(names) > 0 {
		return names, byJSONLD
	}
	if names := organisationsOf(declared); len(names) > 0 {
		return names, byJSONLD
	}
	return organisationsOf(p.meta.tags["author"]), byMeta
}

// organisationsOf gives the names of organisations as they are declared, each once and
// whole: their names hold commas and conjunctions.
func organisationsOf(declared []string) []string {
	var names []string
	const most = 3
	for _, d := range declared {
		name := oneLine(d)
		if strings.HasPrefix(name, "http") || !isName(name) || slices.Contains(names, name) || len(names) == most {
			continue
		}
		names = append(names, name)
	}
	return names
}

// markedAuthors gives the short texts of elements that are marked as author: by an
// attribute made for it, else by their class. Of a class only full names count, because
// such elements often hold more than names.
func (p *page) markedAuthors() []string {
	var exact, byClass []string
	const mostBytes, most = 100, 4
	for n := range p.doc.Descendants() {
		if n.Type != html.ElementNode || isSilent(n) || insideChrome(n) {
			continue
		}
		isExact := attr(n, "rel") == "author" || strings.Contains(attr(n, "itemprop"), "author")
		h := hint(n)
		if !isExact && !strings.Contains(h, "byline") && !strings.Contains(h, "author-name") && !strings.Contains(h, "author_name") && !strings.Contains(h, "news_author") {
			continue
		}
		t := textOf(n)
		switch {
		case t == "" || len(t) > mostBytes:
		case isExact:
			exact = append(exact, t)
		case len(byClass) < most:
			byClass = append(byClass, fullNames(t)...)
		}
	}
	if len(exact) > 0 {
		return exact[:min(most, len(exact))]
	}
	return byClass
}

// fullNames gives the names of several words in a byline.
func fullNames(s string) []string {
	return slices.DeleteFunc(splitByline(s, ""), func(name string) bool {
		return !strings.Contains(name, " ") || startsSmall(name)
	})
}

func startsSmall(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

var (
	urlDay   = regexp.MustCompile(`/((?:19|20)\d\d)[/-]?(\d\d)[/-]?(\d\d)(?:[/_-]|$)`)
	urlMonth = regexp.MustCompile(`/((?:19|20)\d\d)/(\d\d)/`)
)

// urlDate reads the day in a path such as /2026/01/08/; a month alone serves as a check.
func urlDate(address string) (day app.Date, year string) {
	u, err := url.Parse(address)
	if err != nil {
		return "", ""
	}
	if m := urlDay.FindStringSubmatch(u.Path); m != nil {
		if d := app.Date(m[1] + "-" + m[2] + "-" + m[3]); d.Known() {
			return d, m[1]
		}
	}
	if m := urlMonth.FindStringSubmatch(u.Path); m != nil {
		return "", m[1]
	}
	return "", ""
}

// dated is a date found on the page.
type dated struct {
	date app.Date
	raw  string
	how  string
}

// published decides on the date of publication. JSON-LD and the extractor's date are two
// votes; when they differ JSON-LD wins and both are kept.
func (p *page) published(found []facts, lang string) (d dated, other app.Date) {
	list := p.dates(found, lang)
	if len(list) == 0 {
		return dated{}, ""
	}
	d = list[max(0, slices.IndexFunc(list, func(d dated) bool { return d.date.Known() }))]
	for _, o := range list {
		switch {
		case !o.date.Known():
		case day(o.date) == day(d.date):
			if len(o.date) > len(d.date) {
				d = o
			}
		case other == "" && o.how != byPage && o.how != byURL:
			other = o.date // words on the page may be the date of anything
		}
	}
	return d, other
}

// day gives the calendar day of a date.
func day(d app.Date) string { return string(d)[:min(len(d), len("2006-01-02"))] }

// dates lists the dates found, in the order of trust.
func (p *page) dates(found []facts, lang string) []dated {
	var list []dated
	m := &p.meta
	urlDay, year := urlDate(m.url)
	add := func(raw, how string) {
		if d := m.complete(raw, lang, dated{"", raw, how}); d.date != "" {
			list = append(list, d)
		}
	}
	for _, n := range m.nodes {
		add(n.text("datePublished"), byJSONLD)
		add(n.text("dateCreated"), byJSONLD)
	}
	for _, key := range publishedTags {
		add(m.tag(key), byMeta)
	}
	for _, raw := range p.markedDates() {
		add(raw.value, raw.how)
	}
	for _, f := range found {
		add(f.published, byExtractor)
	}
	if urlDay != "" && year != "" {
		list = append(list, dated{urlDay, string(urlDay), byURL})
	}
	return list
}

// complete reads a date; a year it lacks comes from the page's address or from the time
// of saving, which then is its provenance. It is never guessed.
func (m *pageMeta) complete(raw, lang string, d dated) dated {
	got, _, ok := Date(raw, lang, time.Time{})
	if ok && got.Known() {
		d.date = got
		return d
	}
	urlDay, year := urlDate(m.url)
	day, _, _ := urlDay.Period()
	for _, r := range []struct {
		reference time.Time
		how       string
	}{{day, byURL}, {m.saved, bySaved}} {
		if r.reference.IsZero() {
			continue
		}
		if full, _, fits := Date(raw, lang, r.reference); fits {
			d.date, d.how = full, r.how
			return d
		}
	}
	if rest, missing := strings.CutPrefix(string(got), "-"); ok && missing && year != "" {
		if full := app.Date(year + rest); full.Known() {
			d.date, d.how = full, byURL
			return d
		}
	}
	d.date = got
	return d
}

// publishedTags are meta elements that hold the date of publication.
var publishedTags = []string{
	"article:published_time", "article:published", "og:article:published_time", "og:published_time", "datepublished", "date.published", "publish-date", "publish_date",
	"published_time", "publication_date", "publicationdate", "pubdate", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created", "parsely-pub-date", "sailthru.date",
	"cxenseparse:recs:publishtime", "article.published", "date", "datecreated", "ptime", "originalpublicationdate", "rnews:datepublished",
}

// markedDates gives what the page marks as its date, by time elements and classes. What
// stands above the headline comes last: it may be the date of today.
func (p *page) markedDates() []valued {
	var below, above []valued
	const most = 30
	headline := false
	for n := range p.doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		headline = headline || tagOf(n) == atom.H1
		v, ok := markedDate(n)
		switch {
		case !ok || len(below)+len(above) > most || insideChrome(n):
		case headline || v.how == byMicrodata:
			below = append(below, v)
		default:
			above = append(above, v)
		}
	}
	return append(below, above...)
}

// markedDate gives the words of an element that is marked as a date.
func markedDate(n *html.Node) (valued, bool) {
	h := hint(n)
	const most = 120
	switch {
	case strings.Contains(h, "modified"), strings.Contains(h, "updated"):
		return valued{}, false
	case strings.Contains(h, "datepublished"):
		if at := attr(n, "datetime") + attr(n, "content"); at != "" {
			return valued{at, byMicrodata}, true
		}
		return valued{textOf(n), byMicrodata}, true
	case n.Data == "time" && attr(n, "datetime") != "":
		return valued{attr(n, "datetime"), byPage}, true
	case n.Data == "time", strings.Contains(h, "date"), strings.Contains(h, "publish"), strings.Contains(h, "time"), strings.Contains(h, "byline"):
		t := textOf(n)
		return valued{t, byPage}, t != "" && len(t) < most
	}
	return valued{}, false
}

func insideChrome(n *html.Node) bool {
	for a := range n.Ancestors() {
		if isChrome(a) {
			return true
		}
	}
	return false
}

// savedDay gives the day a page was saved, if it says so.
func savedDay(t time.Time) app.Date {
	if t.IsZero() {
		return ""
	}
	return app.DateOfDay(t)
}
