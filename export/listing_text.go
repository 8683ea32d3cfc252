package export

import (
	"fmt"
	"html"
	"io"
	"strings"
)

// markdown writes a list as a table of Markdown. What would be read as a mark is escaped,
// line breaks stay as such; no other character of a cell changes.
type markdown struct {
	out          io.Writer
	title, about string
	begun        bool
}

func (m *markdown) record(fields []string) error {
	if !m.begun {
		m.begun = true
		if _, err := fmt.Fprintf(m.out, "# %s\n\n%s\n\n", markdownText(m.title), markdownText(m.about)); err != nil {
			return err
		}
		if err := m.line(fields); err != nil {
			return err
		}
		_, err := io.WriteString(m.out, "|"+strings.Repeat(" --- |", len(fields))+"\n")
		return err
	}
	return m.line(fields)
}

func (m *markdown) line(fields []string) error {
	cells := make([]string, len(fields))
	for i, f := range fields {
		cells[i] = markdownText(f)
	}
	_, err := io.WriteString(m.out, "| "+strings.Join(cells, " | ")+" |\n")
	return err
}

func (*markdown) close() error { return nil }

// markdownText keeps a text from being read as marks.
func markdownText(s string) string {
	return strings.NewReplacer(
		"\\", `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "<", "&lt;", ">", "&gt;", "&", "&amp;", "#", `\#`, "[", `\[`, "]", `\]`,
		"\r\n", "<br>", "\n", "<br>",
	).Replace(s)
}

// webTable writes a list as a page of HTML that needs nothing else.
type webTable struct {
	out          io.Writer
	title, about string
	begun        bool
}

const webTableHead = `<!doctype html>
<html><head><meta charset="utf-8"><title>%[1]s</title><style>
body{font:15px/1.45 "Noto Sans",system-ui,sans-serif;margin:2em;color:#1b2430;background:#fff}
table{border-collapse:collapse}th,td{text-align:left;vertical-align:top;padding:.35em .6em;border-bottom:1px solid #d5dae1}
th{position:sticky;top:0;background:#eceff4}td{white-space:pre-wrap}
</style></head><body><h1>%[1]s</h1><p>%[2]s</p><table>
`

func (w *webTable) record(fields []string) error {
	cell := "td"
	if !w.begun {
		w.begun, cell = true, "th"
		if _, err := fmt.Fprintf(w.out, webTableHead, html.EscapeString(w.title), html.EscapeString(w.about)); err != nil {
			return err
		}
	}
	var b strings.Builder
	b.WriteString("<tr>")
	for _, f := range fields {
		b.WriteString("<" + cell + ">" + html.EscapeString(f) + "</" + cell + ">")
	}
	b.WriteString("</tr>\n")
	_, err := io.WriteString(w.out, b.String())
	return err
}

func (w *webTable) close() error {
	_, err := io.WriteString(w.out, "</table></body></html>\n")
	return err
}
