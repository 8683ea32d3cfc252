package extract

import (
	"regexp"
	"strings"
)

var titleCut = regexp.MustCompile(`\s+[-–—|:•·»/]{1,2}\s+|\s*\|\s*`)

// titleCandidates lists what may be the headline, in the order of trust.
func (m *pageMeta) titleCandidates(found []facts) []valued {
	list := []valued{{m.ldText("headline"), byJSONLD}}
	for _, f := range found {
		list = append(list, valued{f.title, byExtractor})
	}
	list = append(list, valued{m.tag("og:title"), byOpenGraph})
	for _, h := range m.h1 {
		list = append(list, valued{h, byPage})
	}
	return append(list, valued{m.tag("twitter:title", "dc.title", "title"), byMeta}, valued{m.docTitle, byMeta})
}

// foldedTitles gives all forms of the headline that the page itself has.
func (m *pageMeta) foldedTitles() []string {
	var out []string
	for _, v := range m.titleCandidates(nil) {
		for _, form := range []string{v.value, titleCut.Split(v.value, 2)[0]} {
			if f := fold(form); len(f) > 0 {
				out = append(out, f)
			}
		}
	}
	return out
}

// title chooses the headline: of candidates that differ the first one that the page
// shows, in a heading or elsewhere, else the first. The outlet's name is cut off.
func (m *pageMeta) title(found []facts, outlet string) valued {
	var first valued
	for _, v := range m.titleCandidates(found) {
		v.value = m.withoutOutlet(v.value, outlet)
		if v.value == "" {
			continue
		}
		if m.shows(v.value) || strings.Contains(m.shown, fold(v.value)+"\n") {
			return v
		}
		if first.value == "" {
			first = v
		}
	}
	return first
}

// shows reports whether a heading of the page says a headline, alone or behind a kicker
// that is shorter than it.
func (m *pageMeta) shows(headline string) bool {
	f := fold(headline)
	for _, h := range m.h1 {
		h = fold(h)
		if h == f || strings.HasSuffix(h, f) && 2*len(f) > len(h) {
			return true
		}
	}
	return false
}

// withoutOutlet cuts the name of the outlet, of its site or host off either end.
func (m *pageMeta) withoutOutlet(title, outlet string) string {
	title = oneLine(title)
	names := map[string]bool{}
	host := strings.TrimPrefix(m.base().Hostname(), "www.")
	short, _, _ := strings.Cut(host, ".")
	for _, s := range []string{outlet, m.tag("og:site_name"), m.tag("application-name"), host, short} {
		if f := fold(s); f != "" {
			names[f] = true
		}
	}
	for {
		cuts := titleCut.FindAllStringIndex(title, -1)
		if len(cuts) == 0 {
			return title
		}
		first, last := cuts[0], cuts[len(cuts)-1]
		switch {
		case isOutletName(names, title[last[1]:]):
			title = strings.TrimSpace(title[:last[0]])
		case isOutletName(names, title[:first[0]]):
			title = strings.TrimSpace(title[first[1]:])
		default:
			return title
		}
	}
}

func isOutletName(names map[string]bool, s string) bool {
	f := fold(s)
	if names[f] {
		return true
	}
	for n := range names {
		const similar = 5 // letters; "The Courier" and "Courier"
		if len(n) >= similar && len(f) >= similar && (strings.HasSuffix(f, n) || strings.HasSuffix(n, f)) && len(f) < 2*len(n) {
			return true
		}
	}
	return false
}
