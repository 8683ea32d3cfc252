package extract

import (
	"net/url"
	"regexp"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"parley/app"
)

// valued is a value with the provenance code of where it was read.
type valued struct{ value, how string }

// pageMeta is what a page says about itself outside its text.
type pageMeta struct {
	tags      map[string][]string // meta elements by name or property, small letters
	h1        []string
	docTitle  string
	shown     string // the page's lines, folded, each with a line end
	lang      string
	canonical string
	url       string // the page's address as far as known
	urlHow    string
	saved     time.Time
	ld        ldPage
	nodes     []ldNode // article nodes of ld, best first
}

var (
	savedFrom   = regexp.MustCompile(`(?i)saved from url=\(\d+\)(https?://\S+)`)
	singleURL   = regexp.MustCompile(`(?i)\burl:\s*(https?://\S+)`)
	singleDate  = regexp.MustCompile(`(?i)\bsaved date:\s*([^\n]+)`)
	waybackPath = regexp.MustCompile(`^https?://web\.archive\.org/web/(\d{4})(\d\d)(\d\d)\d*[a-z_]*/(https?://.+)$`)
)

// readMeta reads a page's head, comments and headings.
func readMeta(doc *html.Node) pageMeta {
	m := pageMeta{tags: map[string][]string{}}
	var comment valued
	for n := range doc.Descendants() {
		switch {
		case n.Type == html.CommentNode:
			m.readComment(n.Data, &comment)
		case n.Type != html.ElementNode:
		case n.DataAtom == atom.Meta:
			m.readTag(n)
		case n.DataAtom == atom.Html && m.lang == "":
			m.lang = attr(n, "lang")
		case n.DataAtom == atom.Title && m.docTitle == "" && n.Namespace == "" && n.FirstChild != nil:
			m.docTitle = oneLine(n.FirstChild.Data)
		case n.DataAtom == atom.Link && m.canonical == "" && strings.EqualFold(attr(n, "rel"), "canonical"):
			m.canonical = attr(n, "href")
		case n.DataAtom == atom.H1 && !isHidden(n):
			if t := textOf(n); t != "" {
				m.h1 = append(m.h1, t)
			}
		}
	}
	m.ld = readLD(doc)
	m.nodes = m.ld.ranked(m.foldedTitles())
	m.findURL(comment)
	return m
}

func (m *pageMeta) readTag(n *html.Node) {
	content := oneLine(attr(n, "content"))
	if content == "" {
		return
	}
	for _, key := range []string{"name", "property", "itemprop", "http-equiv"} {
		if k := strings.ToLower(attr(n, key)); k != "" {
			m.tags[k] = append(m.tags[k], content)
		}
	}
}

// readComment knows the notes that browsers and savers leave.
func (m *pageMeta) readComment(s string, address *valued) {
	const most = 2000
	s = s[:min(len(s), most)]
	if f := savedFrom.FindStringSubmatch(s); f != nil && address.value == "" {
		*address = valued{strings.TrimRight(f[1], "->"), bySaved}
	}
	if f := singleURL.FindStringSubmatch(s); f != nil && address.value == "" && strings.Contains(s, "saved date") {
		*address = valued{f[1], bySaved}
	}
	if f := singleDate.FindStringSubmatch(s); f != nil {
		line, _, _ := strings.Cut(f[1], "(")
		for _, layout := range []string{"Mon Jan 2 2006 15:04:05 GMT-0700", time.RFC1123, time.RFC3339} {
			if t, err := time.Parse(layout, strings.TrimSpace(line)); err == nil {
				m.saved = t
			}
		}
	}
}

// tag gives the first meta value among the keys.
func (m *pageMeta) tag(keys ...string) string {
	for _, k := range keys {
		if v := m.tags[k]; len(v) > 0 {
			return v[0]
		}
	}
	return ""
}

// ldText gives the first value of a field among the article nodes.
func (m *pageMeta) ldText(key string) string {
	for _, n := range m.nodes {
		if s := n.text(key); s != "" {
			return s
		}
	}
	return ""
}

// findURL takes the canonical address, unless it is a home page and another is not.
func (m *pageMeta) findURL(comment valued) {
	all := []valued{
		{m.canonical, byMeta},
		{m.tag("og:url"), byOpenGraph},
		{m.ldText("url"), byJSONLD},
		{m.ldText("mainEntityOfPage"), byJSONLD},
		comment,
		{m.tag("twitter:url"), byMeta},
	}
	for i, v := range all {
		if w := waybackPath.FindStringSubmatch(v.value); w != nil {
			all[i].value = w[4]
			if t, err := time.Parse("20060102", w[1]+w[2]+w[3]); err == nil {
				m.saved = t
			}
		}
	}
	for _, homeToo := range []bool{false, true} {
		for _, v := range all {
			u, err := url.Parse(v.value)
			if err == nil && m.url == "" && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && (homeToo || strings.Trim(u.Path, "/") != "" || u.RawQuery != "") {
				m.url, m.urlHow = u.String(), v.how
			}
		}
	}
}

// base is the address relative links are resolved against.
func (m *pageMeta) base() *url.URL {
	u, err := url.Parse(m.url)
	if m.url == "" || err != nil {
		return &url.URL{Scheme: "https", Host: unknownHost, Path: "/"}
	}
	return u
}

// outlet names who published the page.
func (m *pageMeta) outlet() valued {
	for _, n := range m.nodes {
		for _, name := range m.ld.names(n["publisher"], 0) {
			if name != "" && !strings.HasPrefix(name, "http") {
				return valued{name, byJSONLD}
			}
		}
	}
	if s := m.tag("og:site_name"); s != "" {
		return valued{s, byOpenGraph}
	}
	if s := m.tag("application-name", "publisher", "dc.publisher", "dcterms.publisher"); s != "" && !strings.HasPrefix(s, "http") {
		return valued{s, byMeta}
	}
	if parts := titleCut.Split(m.docTitle, -1); len(parts) > 1 && m.shows(parts[len(parts)-2]) {
		return valued{parts[len(parts)-1], byMeta} // "Headline - Outlet", below it the headline alone
	}
	if m.url != "" {
		return valued{strings.TrimPrefix(strings.ToLower(m.base().Hostname()), "www."), byURL}
	}
	return valued{}
}

// kind reads what sort of text the page says it is.
func (m *pageMeta) kind() (app.ArticleKind, string) {
	for _, n := range m.nodes {
		types := strings.Join(n.list("@type"), " ")
		switch {
		case strings.Contains(types, "OpinionNewsArticle"):
			return app.ArticleOpinion, byJSONLD
		case strings.Contains(types, "AnalysisNewsArticle"):
			return app.ArticleAnalysis, byJSONLD
		case strings.Contains(types, "SocialMediaPosting") && !strings.Contains(types, "Article"):
			return app.ArticleSocialPost, byJSONLD
		}
	}
	for _, v := range []valued{{m.ldText("articleSection"), byJSONLD}, {m.tag("article:section", "section"), byMeta}} {
		if k := kindWord(v.value); k != "" {
			return k, v.how
		}
	}
	segments := strings.Split(m.base().Path, "/")
	for _, s := range segments[:max(0, len(segments)-1)] {
		if k := kindWord(s); k != "" {
			return k, byURL
		}
	}
	return app.ArticleNews, ""
}

// kindWord gives the kind that a section or a part of a path names.
func kindWord(s string) app.ArticleKind {
	switch strings.ReplaceAll(strings.ToLower(strings.TrimSpace(s)), " ", "-") {
	case "opinion", "opinions", "op-ed", "commentary", "comment", "commentisfree", "columns", "column", "columnists", "blogs", "blog", "editorial", "editorials", "meinung", "kommentare", "kommentar", "opinión", "opinião", "opiniao", "idees", "opinie",
		"tribune", "tribunes", "opinioni", "думки", "дописи", "блоги", "колонки", "колонка", "мнения", "мнение", "колумнисты", "komentarze", "komentáře", "komentare", "ledare", "debatt", "leder", "mielipide", "glossen":
		return app.ArticleOpinion
	case "interview", "interviews", "інтерв'ю", "інтервʼю", "інтерв’ю", "интервью", "interviu", "entrevista", "entrevistas", "entretien", "intervista", "wywiad", "wywiady", "rozhovor", "rozhovory", "intervyu":
		return app.ArticleInterview
	case "analysis", "analyse", "analyses", "analysen", "analyzy", "аналітика", "аналитика", "análisis", "analisi", "analiza", "analizy", "news-analysis":
		return app.ArticleAnalysis
	case "press-release", "press-releases", "pressrelease", "communique", "communiques", "pressemitteilungen", "communiques-de-presse":
		return app.ArticleCommunique
	case "transcript", "transcripts":
		return app.ArticleTranscript
	case "speech", "speeches", "reden":
		return app.ArticleSpeech
	}
	return ""
}
