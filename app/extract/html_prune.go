package extract

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var (
	commentArea = regexp.MustCompile(`(?:^|[\s_-])(?:comments?(?:-?(?:list|section|area|wrapper|container|block|thread|body|form|widget|box))?|commentlist|disqus_thread|disqus|kommentare?|komentarze|commentaires|comentarios|fb-comments|respond|commento|hyvor-talk-view)(?:[\s_-]|$)`)
	popup       = regexp.MustCompile(`(?:^|[\s_-])(?:tooltip|popover|rollover-people-block|rollover-block|cookie-?(?:banner|consent|notice|bar|wall)|onetrust[\w-]*|gdpr[\w-]*|consent-(?:banner|modal)|usercentrics[\w-]*)(?:[\s_-]|$)`)
)

// prune takes parts out of the page that no extractor should see: text for browsers
// without scripts, readers' comments, pop-ups, and other articles loaded below the first.
func (p *page) prune(without Rule) {
	if p.doc == nil {
		return
	}
	var drop []*html.Node
	others := p.otherArticles()
	for n := range p.doc.Descendants() {
		if n.Type != html.ElementNode || tagOf(n) == atom.Body || tagOf(n) == atom.Html {
			continue
		}
		switch {
		case tagOf(n) == atom.Noscript:
			if n.FirstChild != nil {
				p.noscript += strings.ToLower(n.FirstChild.Data) + "\n"
			}
			drop = append(drop, n)
		case without&Comments == 0 && commentArea.MatchString(areaName(n)) && !holdsArticle(n),
			without&Popups == 0 && popup.MatchString(areaName(n)) && !holdsArticle(n),
			without&OtherArticles == 0 && others[n]:
			drop = append(drop, n)
		}
	}
	for _, n := range drop {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

// areaName gives id and class, the names that areas of a page have.
func areaName(n *html.Node) string {
	return strings.ToLower(attr(n, "id") + " " + attr(n, "class"))
}

// holdsArticle guards against names on elements around everything, such as a body's
// class "comments-open".
func holdsArticle(n *html.Node) bool {
	for d := range n.Descendants() {
		switch tagOf(d) {
		case atom.H1, atom.Article, atom.Main:
			return true
		}
		if strings.Contains(attr(d, "itemprop"), "articleBody") {
			return true
		}
	}
	return false
}

// otherArticles finds article elements with a headline of their own, when another one on
// the page has the page's headline.
func (p *page) otherArticles() map[*html.Node]bool {
	titles := map[string]bool{}
	for _, s := range []string{p.meta.ldText("headline"), p.meta.tag("og:title"), p.meta.tag("twitter:title"), p.meta.docTitle} {
		if f := fold(titleCut.Split(s, 2)[0]); f != "" {
			titles[f], titles[fold(s)] = true, true
		}
	}
	others := map[*html.Node]bool{}
	own := false
	for n := range p.doc.Descendants() {
		if tagOf(n) != atom.Article {
			continue
		}
		headline := ""
		for d := range n.Descendants() {
			if tagOf(d) == atom.H1 {
				headline = fold(textOf(d))
				break
			}
		}
		if headline == "" {
			continue
		}
		if titles[headline] {
			own = true
		} else {
			others[n] = true
		}
	}
	if !own {
		return nil
	}
	return others
}
