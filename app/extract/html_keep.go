package extract

import (
	"html"
	"slices"
	"strings"
)

// These rules add what all extractors may miss. They take lines of the page only, in the
// page's order.

// restore adds whole paragraphs that the page's JSON-LD counts as the article's body and
// the page shows, and that the choice lacks.
func (p *page) restore(kept []block, in ruleInput) ([]block, int) {
	body := fold(html.UnescapeString(p.bodyLD()))
	if body == "" || len(kept) == 0 {
		return kept, 0
	}
	have := allFolded(kept)
	const whole = 60 // runes; shorter lines are found anywhere
	var missing []int
	for i, b := range p.raw {
		if b.chrome || b.hidden || runes(b.text) < whole || b.linkShare() > 0.5 || isReadAlso(in.labels, b) {
			continue
		}
		if strings.Contains(body, b.folded) && !strings.Contains(have, b.folded) {
			missing = append(missing, i)
			have += b.folded
		}
	}
	return p.insert(kept, missing), len(missing)
}

// bodyLD gives the longest articleBody of the page's JSON-LD.
func (p *page) bodyLD() string {
	longest := ""
	for _, n := range p.meta.nodes {
		if s := n.text("articleBody"); len(s) > len(longest) {
			longest = s
		}
	}
	return longest
}

func allFolded(blocks []block) string {
	var b strings.Builder
	for _, k := range blocks {
		b.WriteString(k.folded)
	}
	return b.String()
}

// summary adds the lines under the headline that the page also gives as its description,
// if they stand above the text and are not its first words.
func (p *page) summary(kept []block, in ruleInput) []block {
	if len(kept) == 0 {
		return kept
	}
	have := allFolded(kept)
	from, _ := p.extent(kept)
	const whole, above = 40, 25
	for i := max(0, from-above); i < from; i++ {
		b := p.raw[i]
		if b.chrome || b.hidden || runes(b.text) < whole || slices.Contains(in.titles, b.folded) || strings.Contains(have, b.folded) {
			continue
		}
		for _, d := range p.descriptions() {
			if runes(d) >= whole && (strings.HasPrefix(b.folded, d) || strings.HasPrefix(d, b.folded)) {
				return p.insert(kept, []int{i})
			}
		}
	}
	return kept
}

// descriptions gives the folded descriptions of the page.
func (p *page) descriptions() []string {
	var out []string
	for _, s := range []string{p.meta.tag("og:description"), p.meta.tag("description"), p.meta.tag("twitter:description"), p.meta.ldText("description")} {
		s = html.UnescapeString(s)
		for _, cut := range []string{"...", "…", " ..."} {
			s = strings.TrimSuffix(s, cut)
		}
		if f := fold(s); f != "" {
			out = append(out, f)
		}
	}
	return out
}

// insert puts lines of the page among the kept ones, each before the first kept line
// that follows it in the page.
func (p *page) insert(kept []block, lines []int) []block {
	place := map[string]int{}
	for i, b := range p.raw {
		if _, ok := place[b.folded]; !ok {
			place[b.folded] = i
		}
	}
	kept = slices.Clone(kept)
	for _, line := range lines {
		at := len(kept)
		for i, b := range kept {
			if where, ok := place[b.folded]; ok && where > line {
				at = i
				break
			}
		}
		kept = slices.Insert(kept, at, p.raw[line])
	}
	return kept
}
