package extract

import (
	"fmt"
	"strings"
)

// Rule names one of the rules that clean a candidate, so that each can be left out and
// its worth measured.
type Rule uint

// The rules.
const (
	TitleEcho Rule = 1 << iota
	LinkOnly
	ReadAlso
	Promotion
	Credits
	MetaEcho
	Comments
	Popups
	OtherArticles
	Restore
	Summary
)

// ruleInput is what the rules know of the page besides the blocks.
type ruleInput struct {
	titles []string // folded
	labels alsoLabels
}

// cleaner is one rule: it reports, per block, whether it goes.
type cleaner struct {
	rule    Rule
	name    string // for the count in the warnings
	related bool   // links of what goes become related links
	drops   func(in ruleInput, blocks []block) []bool
}

func cleaners() []cleaner {
	return []cleaner{
		{TitleEcho, "title", false, titleEcho},
		{MetaEcho, "byline or date", false, metaEcho},
		{ReadAlso, "read also", true, readAlsoBlocks},
		{LinkOnly, "links only", true, linkOnly},
		{Promotion, "promotion", false, promotion},
		{Credits, "credits", false, credits},
	}
}

// removal is what a rule took out.
type removal struct {
	cleaner cleaner
	blocks  []block
}

// clean applies the rules one after another. A rule that would leave nothing is skipped:
// it was made for other pages.
func clean(in ruleInput, blocks []block, without Rule) (kept []block, removed []removal) {
	kept = blocks
	for _, c := range cleaners() {
		if c.rule&without != 0 || len(kept) == 0 {
			continue
		}
		drops := c.drops(in, kept)
		r := removal{cleaner: c}
		var rest []block
		for i, b := range kept {
			if drops[i] {
				r.blocks = append(r.blocks, b)
			} else {
				rest = append(rest, b)
			}
		}
		if len(r.blocks) > 0 && len(rest) > 0 {
			kept = rest
			removed = append(removed, r)
		}
	}
	return kept, removed
}

// notes tells, per rule, how many lines were left out.
func notes(removed []removal) []string {
	var out []string
	for _, r := range removed {
		if r.cleaner.rule != TitleEcho {
			out = append(out, fmt.Sprintf("left out: %d × %s", len(r.blocks), r.cleaner.name))
		}
	}
	return out
}

// titleEcho finds the headline among the first blocks.
func titleEcho(in ruleInput, blocks []block) []bool {
	const first, longEnough, littleMore = 4, 15, 30
	drops := make([]bool, len(blocks))
	for i, b := range blocks[:min(first, len(blocks))] {
		for _, title := range in.titles {
			same := b.folded == title
			prefix := runes(b.folded) > longEnough && strings.HasPrefix(title, b.folded)
			longer := runes(title) > longEnough && strings.HasPrefix(b.folded, title) && runes(b.folded)-runes(title) < littleMore
			drops[i] = drops[i] || b.folded != "" && (same || prefix || longer)
		}
	}
	return drops
}

// metaEcho finds lines above the first paragraph that hold the byline, the date or the
// time of reading and nothing else: they are metadata.
func metaEcho(_ ruleInput, blocks []block) []bool {
	const first, most = 8, 14
	drops := make([]bool, len(blocks))
	for i, b := range blocks[:min(first, len(blocks))] {
		if b.words() > most {
			break
		}
		drops[i] = isDateLine(b.text) || isBylineLine(b.text)
	}
	return drops
}

// linkOnly finds paragraphs that are links and nothing else, unless the page is a list
// of links.
func linkOnly(_ ruleInput, blocks []block) []bool {
	drops := make([]bool, len(blocks))
	n := 0
	for i, b := range blocks {
		drops[i] = isLinkOnly(b)
		if drops[i] {
			n++
		}
	}
	if n*3 >= len(blocks) {
		clear(drops)
	}
	return drops
}

func isLinkOnly(b block) bool {
	const nearlyAll, fewWords = 0.9, 3
	return b.linkShare() > nearlyAll && b.words() >= fewWords && !endsSentence(b.text)
}

// readAlsoBlocks finds labels such as "Read also" with their links, and the lines of
// links that follow a label standing alone.
func readAlsoBlocks(in ruleInput, blocks []block) []bool {
	drops := make([]bool, len(blocks))
	list := false // a label stood alone above
	for i, b := range blocks {
		switch {
		case isReadAlso(in.labels, b):
			drops[i] = true
			list = in.labels.isLabel(b.text)
		case list && isListedTitle(b):
			drops[i] = true
		default:
			list = false
		}
	}
	return drops
}

// isReadAlso: a label at the start counts when the block is mostly links, a few words, or
// a title without a full stop. The same words inside a sentence are text.
func isReadAlso(labels alsoLabels, b block) bool {
	const someLinks, titleWords, fewWords = 0.25, 25, 4
	label, weak := labels.startsWith(b.text)
	if label == "" || weak && b.linkShare() <= someLinks {
		return false
	}
	return b.linkShare() > someLinks || b.words() <= fewWords || b.words() < titleWords && !endsSentence(b.text)
}

// isListedTitle: below a label alone, titles follow as links.
func isListedTitle(b block) bool {
	const mostly = 0.5
	return b.linkShare() > mostly && !endsSentence(strings.TrimRight(b.text, "?!"))
}

// promotion finds lines in which the outlet speaks of itself.
func promotion(_ ruleInput, blocks []block) []bool {
	const most = 60 // words; longer blocks are text that mentions such words
	drops := make([]bool, len(blocks))
	for i, b := range blocks {
		drops[i] = b.words() < most && matchesAny(b.text, promotionStarts, promotionParts)
	}
	return drops
}

// credits finds rights notices and photo credits near either end.
func credits(_ ruleInput, blocks []block) []bool {
	const most, near = 40, 3
	drops := make([]bool, len(blocks))
	for i, b := range blocks {
		if i < near || i >= len(blocks)-near {
			drops[i] = b.words() < most && matchesAny(b.text, creditStarts, creditParts)
		}
	}
	return drops
}

// matchesAny reports whether a text starts with one of the phrases or holds a part.
func matchesAny(text string, starts, parts []string) bool {
	lower := strings.ToLower(text)
	for _, s := range starts {
		if strings.HasPrefix(lower, s) {
			return true
		}
	}
	for _, s := range parts {
		if strings.Contains(lower, s) {
			return true
		}
	}
	return false
}
