package export

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"parley/app"
)

// citeKey names a source in a bibliography: as the workbook does, without what BibTeX has a
// meaning for.
func citeKey(s *app.BookSource) string { return fmt.Sprintf("SRC%03d", s.Seq) }

// writeBibTeX writes the sources as BibTeX entries. Text is UTF-8; braces keep capitals, and
// characters with a meaning in TeX are escaped.
func writeBibTeX(out io.Writer, b app.Book) error {
	w := bufio.NewWriter(out)
	for i := range b.Sources {
		s := &b.Sources[i]
		kind := "article"
		if s.Source == "" {
			kind = "misc"
		}
		fmt.Fprintf(w, "@%s{%s,\n", kind, citeKey(s))
		field := func(name, value string) {
			if value != "" {
				fmt.Fprintf(w, "  %s = {%s},\n", name, value)
			}
		}
		field("title", braced(texText(oneLine(s.Title))))
		var authors []string
		for _, a := range s.Byline {
			authors = append(authors, "{"+texText(oneLine(a))+"}") // a byline is a name as printed, never taken apart
		}
		field("author", strings.Join(authors, " and "))
		field("journal", texText(oneLine(s.Source)))
		if from, _, ok := s.Published.Period(); ok {
			field("year", from.Format("2006"))
			switch s.Published.Precision() {
			case app.PrecisionMinute, app.PrecisionDay, app.PrecisionWeek:
				field("date", from.Format("2006-01-02"))
			case app.PrecisionMonth:
				field("date", from.Format("2006-01"))
			case app.PrecisionYear, app.PrecisionUnknown:
			}
		}
		if target, ok := safeLink(s.URL); ok {
			field("url", target)
		}
		if len(s.Retrieved) >= 10 {
			field("urldate", string(s.Retrieved)[:10])
		}
		field("langid", s.Language)
		fmt.Fprint(w, "}\n\n")
	}
	return w.Flush()
}

func braced(s string) string {
	if s == "" {
		return ""
	}
	return "{" + s + "}"
}

// texText escapes what TeX has a meaning for; braces that do not pair are taken out.
func texText(s string) string {
	return strings.NewReplacer(
		`\`, `\textbackslash{}`, "{", "", "}", "", "&", `\&`, "%", `\%`, "$", `\$`, "#", `\#`, "_", `\_`, "~", `\textasciitilde{}`, "^", `\textasciicircum{}`,
	).Replace(s)
}

// cslItem is a source as citation programs read it.
type cslItem struct {
	ID       string    `json:"id"`
	Type     string    `json:"type"`
	Title    string    `json:"title,omitempty"`
	Author   []cslName `json:"author,omitempty"`
	Outlet   string    `json:"container-title,omitempty"`
	Issued   *cslDate  `json:"issued,omitempty"`
	Accessed *cslDate  `json:"accessed,omitempty"`
	URL      string    `json:"URL,omitempty"`
	Language string    `json:"language,omitempty"`
}

type cslName struct {
	Literal string `json:"literal"`
}

type cslDate struct {
	Parts [][]int `json:"date-parts"`
}

func cslDateOf(d app.Date) *cslDate {
	from, _, ok := d.Period()
	if !ok {
		return nil
	}
	parts := []int{from.Year(), int(from.Month()), from.Day()}
	switch d.Precision() {
	case app.PrecisionYear:
		parts = parts[:1]
	case app.PrecisionMonth:
		parts = parts[:2]
	case app.PrecisionMinute, app.PrecisionDay, app.PrecisionWeek, app.PrecisionUnknown:
	}
	return &cslDate{[][]int{parts}}
}

// writeCSL writes the sources as CSL-JSON.
func writeCSL(out io.Writer, b app.Book) error {
	items := make([]cslItem, 0, len(b.Sources))
	for i := range b.Sources {
		s := &b.Sources[i]
		x := cslItem{
			ID: citeKey(s), Type: "article-newspaper", Title: oneLine(s.Title), Outlet: oneLine(s.Source), Issued: cslDateOf(s.Published),
			Accessed: cslDateOf(s.Retrieved), Language: s.Language,
		}
		switch s.Kind {
		case app.ArticleInterview:
			x.Type = "interview"
		case app.ArticleSpeech:
			x.Type = "speech"
		case app.ArticleSocialPost:
			x.Type = "post"
		}
		for _, a := range s.Byline {
			x.Author = append(x.Author, cslName{oneLine(a)})
		}
		if target, ok := safeLink(s.URL); ok {
			x.URL = target
		}
		items = append(items, x)
	}
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(items)
}
