package extract

import (
	"net/url"
	"regexp"
	"strings"
	"time"

	"golang.org/x/net/html"

	"parley/app"
)

// byline gives the authors: JSON-LD, else the page's meta elements, else what the
// extractors saw, else what the page marks as author.
func (p *page) byline(found []facts, outlet string) ([]string, string) {
	var organisations []string
	for _, n := range p.meta.nodes {
		persons, orgs := p.meta.ld.authors(n)
		if names := splitByline(strings.Join(persons, "\n"), outlet); len(names) > 0 {
			return names, byJSONLD
		}
		organisations = append(organisations, orgs...)
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
	for _, f := range found {
		if names := splitByline(f.byline, outlet); len(names) > 0 {
			return names, byExtractor
		}
	}
	if names := splitByline(strings.Join(p.markedAuthors(), "\n"), outlet); len(names) > 0 {
		return names, byPage
	}
	return splitByline(strings.Join(organisations, "\n"), outlet), byJSONLD
}

// markedAuthors gives the short texts of elements that are marked as author.
func (p *page) markedAuthors() []string {
	var out []string
	const most = 100
	for n := range p.doc.Descendants() {
		if n.Type != html.ElementNode || isSilent(n) {
			continue
		}
		if attr(n, "rel") == "author" || strings.Contains(attr(n, "itemprop"), "author") || strings.Contains(hint(n), "byline") || strings.Contains(hint(n), "author-name") || strings.Contains(hint(n), "author_name") {
			if t := textOf(n); t != "" && len(t) < most {
				out = append(out, t)
				if strings.Contains(attr(n, "rel"), "author") || len(out) > 3 {
					break
				}
			}
		}
	}
	return out
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
	d = list[0]
	for _, o := range list[1:] {
		if day(o.date) != day(d.date) && d.date.Known() && o.date.Known() {
			other = o.date
			break
		}
		if len(o.date) > len(d.date) && o.date.Known() {
			d.date, d.raw = o.date, o.raw
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
	reference := m.saved
	urlDay, year := urlDate(m.url)
	if from, _, ok := app.Date(year + "-12-31").Period(); reference.IsZero() && ok {
		reference = from
	}
	add := func(raw, how string) {
		if d, _, ok := Date(raw, lang, reference); ok {
			list = append(list, dated{d, raw, how})
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
	if urlDay != "" {
		list = append(list, dated{urlDay, string(urlDay), byURL})
	}
	return list
}

// publishedTags are meta elements that hold the date of publication.
var publishedTags = []string{
	"article:published_time", "article:published", "og:article:published_time", "og:published_time", "datepublished", "date.published", "publish-date", "publish_date",
	"published_time", "publication_date", "publicationdate", "pubdate", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created", "parsely-pub-date", "sailthru.date",
	"cxenseparse:recs:publishtime", "article.published", "date", "datecreated", "ptime", "originalpublicationdate", "rnews:datepublished",
}

// markedDates gives what the page marks as its date: time elements and classes.
func (p *page) markedDates() []valued {
	var out []valued
	const most = 120
	for n := range p.doc.Descendants() {
		if n.Type != html.ElementNode || len(out) > 20 {
			continue
		}
		h := hint(n)
		if strings.Contains(h, "modified") || strings.Contains(h, "updated") {
			continue
		}
		isTime := n.Data == "time"
		switch {
		case isTime && attr(n, "datetime") != "" && !insideChrome(n):
			out = append(out, valued{attr(n, "datetime"), byPage})
		case strings.Contains(h, "datepublished"):
			out = append(out, valued{attr(n, "content") + " " + textOf(n), byMicrodata})
		case isTime, strings.Contains(h, "date"), strings.Contains(h, "publish"), strings.Contains(h, "time"), strings.Contains(h, "byline"):
			if t := textOf(n); t != "" && len(t) < most && !insideChrome(n) {
				out = append(out, valued{t, byPage})
			}
		}
	}
	return out
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
