package export

import (
	"bufio"
	"context"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"

	"parley/app"
)

//go:embed brief.tmpl.html
var briefPage string

// stateStyle is a display state as the page draws it.
type stateStyle struct {
	Class                   string
	Fill, Pale, Ink, Border template.CSS
}

// stateClass names the class of a display state.
func stateClass(state string) string { return "p-" + strings.ReplaceAll(state, "_", "-") }

func stateStyles() []stateStyle {
	colour := func(s string) template.CSS {
		if s == "" {
			return ""
		}
		return template.CSS("#" + s) // of the fixed palette
	}
	var out []stateStyle
	for _, t := range tints() {
		out = append(out, stateStyle{stateClass(t.state), colour(t.fill), colour(t.pale), colour(t.ink), colour(t.border)})
	}
	return out
}

// WriteHTML writes the brief as one page without scripts or anything to be fetched. Printed
// by a browser it makes the PDF: the browser has the fonts and the shaping for every script
// that quotes may be in.
func (w *Workbook) WriteHTML(ctx context.Context, out io.Writer, b app.Book) error {
	t, err := w.newBrief(ctx, b)
	if err != nil {
		return err
	}
	page, err := template.New("brief").Funcs(template.FuncMap{"class": stateClass, "styles": stateStyles, "mark": t.mark, "say": t.word}).Parse(briefPage)
	if err != nil {
		return fmt.Errorf("parse the page: %w", err)
	}
	buf := bufio.NewWriter(&cancelWriter{ctx, out})
	if err := page.Execute(buf, t); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return fmt.Errorf("write html: %w", err)
	}
	return buf.Flush()
}
