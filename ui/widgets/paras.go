package widgets

import (
	"slices"
	"strings"
)

// normalParas returns paragraphs that cover every visible byte of the text
// once and hold no line break: what the document leaves out becomes body text,
// overlaps are cut, and a paragraph with line breaks becomes several.
func normalParas(doc *Doc) []Para {
	paras := slices.Clone(doc.Paras)
	slices.SortStableFunc(paras, func(a, b Para) int { return a.Start - b.Start })
	var out []Para
	at := 0
	for _, p := range paras {
		p.Start, p.End = max(p.Start, at), min(p.End, len(doc.Text))
		if p.End <= p.Start {
			continue
		}
		p.Start, p.End = charStart(doc.Text, p.Start), charStart(doc.Text, p.End)
		out = appendGap(out, doc.Text, at, p.Start)
		out = appendLines(out, doc.Text, p)
		at = p.End
	}
	out = appendGap(out, doc.Text, at, len(doc.Text))
	if len(out) == 0 {
		out = append(out, Para{})
	}
	return out
}

// charStart moves an offset back to the start of its rune.
func charStart(text string, at int) int {
	for at > 0 && at < len(text) && text[at]&0xC0 == 0x80 {
		at--
	}
	return at
}

// appendGap adds what stands between two paragraphs, line by line, if there is
// anything to see in it.
func appendGap(out []Para, text string, start, end int) []Para {
	if strings.TrimSpace(text[start:end]) == "" {
		return out
	}
	return appendLines(out, text, Para{Start: start, End: end})
}

// appendLines adds a paragraph, cut at line breaks; empty lines are left out.
func appendLines(out []Para, text string, p Para) []Para {
	for start := p.Start; start < p.End; {
		end, next := p.End, p.End
		if i := strings.IndexByte(text[start:p.End], '\n'); i >= 0 {
			end, next = start+i, start+i+1
		}
		if end > start && text[end-1] == '\r' {
			end--
		}
		if strings.TrimSpace(text[start:end]) != "" {
			q := p
			q.Start, q.End = start, end
			out = append(out, q)
		}
		start = next
	}
	return out
}
