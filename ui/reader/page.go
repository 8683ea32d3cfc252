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
			d.Paras = append(d.Paras, widgets.Para{Start: at, End: at + len(line.text), Kind: line.kind})
			at += len(line.text) + 1
		}
	}
	for _, para := range s.Paras {
		kind := widgets.ParaBody
		if para.Title {
			kind = widgets.ParaTitle
		}
		d.Paras = append(d.Paras, widgets.Para{Start: para.Start + p.shift, End: para.End + p.shift, Kind: kind})
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
		w := widgets.Mark{Start: m.Start + p.shift, End: m.End + p.shift, ID: m.Ref}
		switch m.Kind {
		case present.MarkTerm:
			w.Kind = widgets.KindTerm
		case present.MarkAnnotation:
			w.Kind, w.Style = widgets.KindAnnotation, theme.TagStyle(1)
		case present.MarkStatement:
			w.Kind, w.Style = widgets.KindStatement, theme.StyleOfStance(string(m.Stance), m.Hollow)
		case present.MarkSuggestion:
			w.Kind = widgets.KindSuggestion
		case present.MarkHit:
			w.Kind = widgets.KindHit
			if m.Current {
				w.Kind = widgets.KindCurrentHit
			}
		}
		out = append(out, w)
	}
	return out
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
