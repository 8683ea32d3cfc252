package extract

import (
	"fmt"
	"net/url"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	distiller "github.com/markusmobius/go-domdistiller"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
)

// candidate is what one extractor takes for the article.
type candidate struct {
	name   string
	bonus  float64 // near-ties go to the extractors that are best alone
	blocks []block
	facts  facts
}

// facts is the metadata an extractor found besides.
type facts struct {
	title, byline, siteName, language string
	published                         string // RFC 3339
}

// extractor is one way to find the main text of a page.
type extractor struct {
	name  string
	bonus float64
	heavy bool // left out on large pages
	late  bool // asked only when the first ones disagree
	run   func(doc *html.Node, base *url.URL) (*html.Node, facts, error)
}

// extractors lists the voters of import.md, section 3.
func extractors() []extractor {
	return []extractor{
		{name: "trafilatura", bonus: 0.15, heavy: true, run: runTrafilatura(false)},
		{name: "readability", run: runReadability},
		{name: "trafilatura with fallback", bonus: 0.15, heavy: true, late: true, run: runTrafilatura(true)},
		{name: "distiller", heavy: true, late: true, run: runDistiller},
	}
}

func runTrafilatura(fallback bool) func(*html.Node, *url.URL) (*html.Node, facts, error) {
	return func(doc *html.Node, base *url.URL) (*html.Node, facts, error) {
		opts := trafilatura.Options{OriginalURL: base, ExcludeComments: true, EnableFallback: fallback, HtmlDateMode: trafilatura.Disabled}
		if !fallback {
			opts.HtmlDateMode = trafilatura.Default
		}
		res, err := trafilatura.ExtractDocument(doc, opts)
		if err != nil {
			return nil, facts{}, err
		}
		f := facts{title: res.Metadata.Title, byline: res.Metadata.Author, siteName: res.Metadata.Sitename, language: res.Metadata.Language}
		if !res.Metadata.Date.IsZero() {
			f.published = res.Metadata.Date.Format("2006-01-02")
		}
		return res.ContentNode, f, nil
	}
}

func runReadability(doc *html.Node, base *url.URL) (*html.Node, facts, error) {
	p := readability.NewParser()
	a, err := p.ParseAndMutate(doc, base)
	if err != nil {
		return nil, facts{}, err
	}
	f := facts{title: a.Title(), byline: a.Byline(), siteName: a.SiteName(), language: a.Language()}
	if t, err := a.PublishedTime(); err == nil {
		f.published = t.Format("2006-01-02T15:04:05Z07:00")
	}
	return a.Node, f, nil
}

func runDistiller(doc *html.Node, base *url.URL) (*html.Node, facts, error) {
	res, err := distiller.Apply(doc, &distiller.Options{OriginalURL: base, SkipPagination: true})
	if err != nil {
		return nil, facts{}, err
	}
	return res.Node, facts{title: res.Title}, nil
}

// propose runs one extractor on its own copy of the page. A failure, also a panic, makes
// an empty candidate: the others decide.
func (p *page) propose(x extractor) (c candidate) {
	c = candidate{name: x.name, bonus: x.bonus}
	defer func() {
		if r := recover(); r != nil {
			c.blocks = nil
			p.warn(fmt.Sprintf("%s failed on this page", x.name))
		}
	}()
	node, f, err := x.run(clone(p.doc), p.base)
	c.facts = f
	if err != nil || node == nil {
		return c
	}
	c.blocks = p.lines.align(blocksOf(node, p.base))
	return c
}

// shingles counts the sequences of four words of a text.
func shingles(blocks []block) (grams map[string]int, n int) {
	var words []string
	for _, b := range blocks {
		words = append(words, strings.Fields(foldLabel(b.text))...)
	}
	const size = 4
	grams = make(map[string]int, len(words))
	if len(words) == 0 {
		return grams, 0
	}
	for i := range max(1, len(words)-size+1) {
		grams[strings.Join(words[i:min(i+size, len(words))], " ")]++
		n++
	}
	return grams, n
}

// agreement gives the F1 of two counts of sequences.
func agreement(a, b map[string]int, na, nb int) float64 {
	if na+nb == 0 {
		return 0
	}
	common := 0
	for g, n := range a {
		common += min(n, b[g])
	}
	return 2 * float64(common) / float64(na+nb)
}

// choose gives the candidate that agrees best with the others; it depends only on the
// candidates and their order. Empty ones have no vote.
func choose(cs []candidate) (best int, ok bool) {
	grams := make([]map[string]int, len(cs))
	sizes := make([]int, len(cs))
	for i, c := range cs {
		grams[i], sizes[i] = shingles(c.blocks)
	}
	bestScore := -1.0
	for i, c := range cs {
		if sizes[i] == 0 {
			continue
		}
		score := c.bonus
		for j := range cs {
			if j != i && sizes[j] > 0 {
				score += agreement(grams[i], grams[j], sizes[i], sizes[j])
			}
		}
		if score > bestScore {
			best, bestScore, ok = i, score, true
		}
	}
	return best, ok
}

// agree reports whether two candidates are so alike that others need not be asked.
func agree(a, b candidate) bool {
	const alike = 0.97
	ga, na := shingles(a.blocks)
	gb, nb := shingles(b.blocks)
	return na > 0 && nb > 0 && agreement(ga, gb, na, nb) > alike
}
