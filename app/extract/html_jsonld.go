package extract

import (
	"encoding/json"
	"html"
	"regexp"
	"strings"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	maxLD      = 2 << 20 // bytes of one script
	maxLDDepth = 8       // real pages nest to five
)

// ldNode is one object of a page's JSON-LD.
type ldNode map[string]any

// ldPage is all the JSON-LD of a page: the nodes that describe an article, in order, and
// every node by its id.
type ldPage struct {
	articles []ldNode
	byID     map[string]ldNode
}

var trailingComma = regexp.MustCompile(`,\s*([}\]])`)

// readLD reads the scripts of a page. What cannot be read is left out: the data stand in
// the page elsewhere too.
func readLD(doc *nethtml.Node) ldPage {
	p := ldPage{byID: map[string]ldNode{}}
	for n := range doc.Descendants() {
		if n.DataAtom != atom.Script || !strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") || n.FirstChild == nil {
			continue
		}
		if v := parseLD(n.FirstChild.Data); v != nil {
			p.collect(v, 0)
		}
	}
	return p
}

// parseLD tolerates comment wrappers, raw controls inside strings and trailing commas.
func parseLD(s string) any {
	if len(s) > maxLD {
		return nil
	}
	start, end := strings.IndexAny(s, "[{"), strings.LastIndexAny(s, "]}")
	if start < 0 || end < start {
		return nil
	}
	s = strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s[start:end+1])
	var v any
	if json.Unmarshal([]byte(s), &v) == nil {
		return v
	}
	if json.Unmarshal([]byte(trailingComma.ReplaceAllString(s, "$1")), &v) == nil {
		return v
	}
	return nil
}

func (p *ldPage) collect(v any, depth int) {
	if depth > maxLDDepth {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			p.collect(e, depth+1)
		}
	case map[string]any:
		n := ldNode(v)
		if id := n.text("@id"); id != "" && len(n) > 1 {
			if _, taken := p.byID[id]; !taken {
				p.byID[id] = n
			}
		}
		if n.isArticle() {
			p.articles = append(p.articles, n)
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "liveBlogUpdate", "itemListElement", "author", "publisher"} {
			if key == "liveBlogUpdate" || key == "itemListElement" && n.isArticle() {
				continue
			}
			p.collect(v[key], depth+1)
		}
	}
}

// isArticle reports types of the news: Article and its kinds, postings, reports.
func (n ldNode) isArticle() bool {
	for _, t := range n.list("@type") {
		if strings.Contains(t, "Article") || strings.HasSuffix(t, "Posting") && t != "JobPosting" || t == "Report" || t == "Interview" {
			return true
		}
	}
	return false
}

// list gives the strings of a field that holds one or several.
func (n ldNode) list(key string) []string {
	var out []string
	switch v := n[key].(type) {
	case string:
		out = append(out, v)
	case []any:
		for _, e := range v {
			if s, ok := e.(string); ok {
				out = append(out, s)
			}
		}
	}
	return out
}

// text gives a field that is a string, with entities decoded, in one line.
func (n ldNode) text(key string) string {
	for _, s := range n.list(key) {
		if s = oneLine(html.UnescapeString(s)); s != "" {
			return s
		}
	}
	return ""
}

// names gives the names in a field: strings, objects with a name, references to such.
func (p ldPage) names(v any, depth int) []string {
	if depth > maxLDDepth {
		return nil
	}
	switch v := v.(type) {
	case string:
		return []string{oneLine(html.UnescapeString(v))}
	case []any:
		var out []string
		for _, e := range v {
			out = append(out, p.names(e, depth+1)...)
		}
		return out
	case map[string]any:
		if name, ok := v["name"]; ok {
			return p.names(name, depth+1)
		}
		if known, ok := p.byID[ldNode(v).text("@id")]; ok {
			return p.names(known["name"], depth+1)
		}
	}
	return nil
}

// authors gives the names of persons; organisations come only when nobody else does.
func (p ldPage) authors(n ldNode) (persons, organisations []string) {
	for _, key := range []string{"author", "creator"} {
		list, ok := n[key].([]any)
		if !ok {
			list = []any{n[key]}
		}
		for _, a := range list {
			names := p.names(a, 0)
			if node, isNode := a.(map[string]any); isNode && strings.Contains(strings.Join(p.resolve(node).list("@type"), " "), "Organization") {
				organisations = append(organisations, names...)
			} else {
				persons = append(persons, names...)
			}
		}
		if len(persons)+len(organisations) > 0 {
			break
		}
	}
	return persons, organisations
}

// resolve follows a bare reference.
func (p ldPage) resolve(n map[string]any) ldNode {
	if known, ok := p.byID[ldNode(n).text("@id")]; ok && len(n) <= 2 {
		return known
	}
	return n
}

// ranked gives the article nodes, those whose headline fits one of the titles first.
func (p ldPage) ranked(titles []string) []ldNode {
	var fits, others []ldNode
	for _, n := range p.articles {
		headline := fold(n.text("headline") + n.text("name"))
		match := false
		for _, t := range titles {
			match = match || headline != "" && t != "" && (strings.Contains(t, headline) || strings.Contains(headline, t))
		}
		if match {
			fits = append(fits, n)
		} else {
			others = append(others, n)
		}
	}
	if len(fits) > 0 {
		return fits
	}
	return others[:min(1, len(others))] // of several that do not fit, the first is the page's
}
