package reader

import (
	"parley/app"
	"parley/ui/present"
	"parley/ui/theme"
	"parley/ui/widgets"
)

// page is an article as the pane shows it: title and source line stand before the text,
// so that they scroll away with it. Every offset of the pane is shift more than that of
// the article's text.
type page struct {
	text  string
	shift int
	title string
	meta  string
}

func newPage(s present.ReaderState) page {
	p := page{title: s.Title, meta: s.Meta}
	for _, line := range []string{s.Title, s.Meta} {
		if line != "" {
			p.text += line + "\n"
		}
	}
	p.shift = len(p.text)
	p.text += s.Text
	return p
}

// doc gives the document of the pane.
func (p page) doc(s present.ReaderState) *widgets.Doc {
	d := &widgets.Doc{Text: p.text}
	at := 0
	for _, line := range []struct {
		text string
		kind widgets.ParaKind
	}{{p.title, widgets.ParaTitle}, {p.meta, widgets.ParaMeta}} {
		if line.text != "" {
			d.Paras = append(d.Paras, widgets.Para{Start: at, End: at + len(line.text), Kind: line.kind, RTL: widgets.StartsRTL(line.text)})
			at += len(line.text) + 1
		}
	}
	for _, para := range s.Paras {
		d.Paras = append(d.Paras, widgets.Para{
			Start: para.Start + p.shift, End: para.End + p.shift, Kind: paraKind(para.Kind),
			RTL: widgets.StartsRTL(s.Text[para.Start:para.End]),
		})
	}
	for _, b := range s.Sentences {
		d.Sentences = append(d.Sentences, widgets.Bounds{Start: b.Start + p.shift, End: b.End + p.shift})
	}
	return d
}

// marks gives the marks of the pane.
func (p page) marks(s present.ReaderState) []widgets.Mark {
	var out []widgets.Mark
	if p.title != "" {
		for _, b := range s.TitleHits {
			out = append(out, widgets.Mark{Start: b.Start, End: b.End, Kind: widgets.KindHit})
		}
	}
	for _, m := range s.Marks {
		w := widgets.Mark{Start: m.Start + p.shift, End: m.End + p.shift, ID: m.Ref, Note: m.Note}
		look(&w, m)
		out = append(out, w)
	}
	return out
}

// look gives a mark the look of its layer.
func look(w *widgets.Mark, m present.Mark) {
	switch m.Kind {
	case present.MarkActor:
		w.Kind = widgets.KindTerm
	case present.MarkIssue:
		w.Kind, w.Dashed = widgets.KindTerm, true
	case present.MarkAnnotation:
		w.Kind, w.Style = widgets.KindAnnotation, tagStyle(m)
	case present.MarkStatement:
		w.Kind, w.Style = widgets.KindStatement, theme.StyleOfStance(string(m.Stance), m.Hollow)
		w.Dashed, w.Hollow, w.Sign = m.Hollow, m.Draft, present.StanceSymbol(m.Stance, m.Hollow)
	case present.MarkSuggestion:
		w.Kind, w.Hollow = widgets.KindSuggestion, !m.Current
	case present.MarkHit:
		w.Kind = widgets.KindHit
		if m.Current {
			w.Kind = widgets.KindCurrentHit
		}
	}
}

// tagStyle gives an annotation the colour it has, or that of its tag's number.
func tagStyle(m present.Mark) widgets.StyleName {
	if s, ok := theme.TagStyleOf(m.Colour); ok {
		return s
	}
	if m.Tag > 0 {
		return theme.TagStyle(m.Tag)
	}
	return theme.Plain
}

func paraKind(k present.ParaKind) widgets.ParaKind {
	switch k {
	case present.ParaTitle:
		return widgets.ParaTitle
	case present.ParaMeta:
		return widgets.ParaMeta
	case present.ParaLead:
		return widgets.ParaLead
	case present.ParaHeading:
		return widgets.ParaHeading
	case present.ParaItem:
		return widgets.ParaItem
	case present.ParaQuote:
		return widgets.ParaQuote
	case present.ParaBody:
	}
	return widgets.ParaBody
}

// bounds turns offsets of the pane into a range of the text, cut where it reaches into
// the heading.
func (p page) bounds(start, end int) app.Bounds {
	b := app.Bounds{Start: max(start-p.shift, 0), End: max(end-p.shift, 0)}
	if b.Len() <= 0 {
		return app.Bounds{}
	}
	return b
}
