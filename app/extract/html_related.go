package extract

import (
	"strings"

	"parley/app"
)

// relatedSet collects related links, each address and each title once.
type relatedSet struct {
	links []app.RelatedLink
	seen  map[string]bool
	own   string // the page's own address
}

func newRelatedSet(own string) *relatedSet {
	return &relatedSet{seen: map[string]bool{}, own: own}
}

func (s *relatedSet) add(title, url string) {
	const mostLinks, mostRunes = 60, 300
	title = line(title)
	key := url
	if key == "" {
		key = fold(title)
	}
	if title == "" || fold(title) == "" || s.seen[key] || s.seen[fold(title)] || url != "" && url == s.own || len(s.links) == mostLinks || runes(title) > mostRunes {
		return
	}
	s.seen[key], s.seen[fold(title)] = true, true
	s.links = append(s.links, app.RelatedLink{Title: title, URL: url})
}

// addBlock takes the links of a block; a block without links that follows a label is a
// title itself.
func (s *relatedSet) addBlock(labels alsoLabels, b block) {
	for _, l := range b.links {
		if !labels.isLabel(l.title) {
			s.add(l.title, l.url)
		}
	}
	if len(b.links) > 0 || labels.isLabel(b.text) {
		return
	}
	title := b.text
	if _, rest, ok := strings.Cut(b.text, ":"); ok {
		if label, _ := labels.startsWith(b.text); label != "" {
			title = rest
		}
	}
	s.add(title, "")
}

// related gives the links of what the rules removed, then those of read-also blocks that
// stand in the page between the article's first and last line, or soon after it.
func (p *page) related(kept []block, removed []removal, labels alsoLabels) []app.RelatedLink {
	set := newRelatedSet(p.meta.url)
	for _, r := range removed {
		if !r.cleaner.related {
			continue
		}
		for _, b := range r.blocks {
			set.addBlock(labels, b)
		}
	}
	from, to := p.extent(kept)
	const after = 12 // lines; what comes later belongs to the page, not to the article
	list := false
	for _, b := range p.raw[from:min(len(p.raw), to+after)] {
		switch {
		case b.hidden:
		case isReadAlso(labels, b) && !isPopular(b.text):
			list = labels.isLabel(b.text)
			if len(b.links) > 0 {
				set.addBlock(labels, b)
			}
		case list && isListedTitle(b):
			set.addBlock(labels, b)
		default:
			list = false
		}
	}
	return set.links
}

// isPopular names labels of lists that have nothing to do with the article.
func isPopular(text string) bool {
	return matchesAny(text, []string{
		"most read", "most popular", "trending", "popular", "популярн", "останні новини", "последние новости", "головні новини", "главные новости",
		"meistgelesen", "les plus lus", "lo más", "i più letti", "mais lidas", "najczęściej", "nejčtenější", "najčítanejšie", "mest l", "luetuimmat", "meest gelezen",
		"najčitanije", "cele mai citite", "legolvasottabb", "editor", "more news", "more stories",
	}, nil)
}

// extent gives the place of the article in the page's lines: first and behind the last.
func (p *page) extent(kept []block) (from, to int) {
	at := map[string]bool{}
	for _, b := range kept {
		at[b.folded] = true
	}
	from, to = -1, 0
	for i, b := range p.raw {
		const distinct = 20 // letters; shorter lines stand anywhere
		if at[b.folded] && len(b.folded) >= distinct && !b.chrome {
			if from < 0 {
				from = i
			}
			to = i + 1
		}
	}
	return max(from, 0), to
}
