package export

import (
	"bufio"
	"context"
	"encoding/json"
	"encoding/xml"
	"io"
	"strings"
	"time"

	"parley/app"
)

// WriteExchange writes a brief or a file for other programs, in the format of the ending
// (app.ExportFormats), and tells what the format cannot hold. “dna-rest.csv” gives what has
// no place in “dna.csv”.
func (w *Workbook) WriteExchange(ctx context.Context, out io.Writer, ending string, s app.ExchangeSource) ([]app.Loss, error) {
	out = &cancelWriter{ctx, out}
	switch ending {
	case "docx":
		return nil, w.WriteDOCX(ctx, out, s.Book)
	case "html":
		return nil, w.WriteHTML(ctx, out, s.Book)
	case "csv":
		return nil, w.WriteCSV(ctx, out, s.Book)
	case "excel.csv":
		return nil, w.WriteExcelCSV(ctx, out, s.Book)
	case "dna.csv", "dna-rest.csv":
		return writeDNA(ctx, out, s.Project, ending == "dna-rest.csv")
	case "graphml":
		return nil, writeGraphML(out, s.Book)
	case "json":
		return nil, writeJSON(out, s)
	case "jsonld":
		return writeJSONLD(out, s)
	case "jsonld.zip":
		return writeJSONLDZip(ctx, out, s)
	case "qdpx":
		return writeQDPX(ctx, out, s.Project)
	case "qdc":
		return writeQDC(out, s.Project.Codebook)
	case "bib":
		return nil, writeBibTeX(out, s.Book)
	case "csl.json":
		return nil, writeCSL(out, s.Book)
	}
	var known []string
	for _, f := range app.ExportFormats() {
		known = append(known, f.Ending)
	}
	return nil, &app.Error{
		Code: app.Unsupported, Op: "export", Msg: "there is no format with the ending ." + ending, Hint: "Use one of: " + strings.Join(known, ", ") + ".",
	}
}

// jsonVersion grows when a field of the report in JSON changes its meaning or goes.
const jsonVersion = 1

// jsonReport is the report and the whole project in one JSON document.
type jsonReport struct {
	Format      string              `json:"format"`
	Version     int                 `json:"format_version"`
	Title       string              `json:"title"`
	GeneratedAt time.Time           `json:"generated_at"`
	Program     string              `json:"parley"`
	Matrix      app.Matrix          `json:"matrix"`
	Codebook    app.Codebook        `json:"codebook"`
	Statements  []app.BookStatement `json:"statements"` // behind the matrix, with their paragraphs
	Sources     []app.BookSource    `json:"sources"`
	Links       []app.StatementLink `json:"links"`
	Project     jsonProject         `json:"project"`
}

// jsonProject is all that the project holds, counted or not.
type jsonProject struct {
	Outlets     []app.Outlet     `json:"outlets"`
	Articles    []app.Article    `json:"articles"`
	Texts       []jsonText       `json:"texts"` // those in force
	Statements  []app.Statement  `json:"statements"`
	Annotations []app.Annotation `json:"annotations"`
	Notes       []app.Note       `json:"notes"`
	TermLists   []app.TermList   `json:"term_lists"`
	Specs       []app.MatrixSpec `json:"specs"`
}

type jsonText struct {
	ID      app.VersionID `json:"id"`
	Article app.ArticleID `json:"article"`
	Text    string        `json:"text"`
}

func writeJSON(out io.Writer, s app.ExchangeSource) error {
	b, p := s.Book, s.Project
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	r := jsonReport{
		"parley-report", jsonVersion, b.Title, b.GeneratedAt, b.AppVersion, b.Matrix, b.Codebook, b.Statements, b.Sources, b.Links,
		jsonProject{p.Outlets, p.Articles, []jsonText{}, p.Statements, p.Annotations, p.Notes, p.TermLists, p.Specs},
	}
	for _, t := range p.Texts {
		r.Project.Texts = append(r.Project.Texts, jsonText{t.ID, t.Article, t.Text})
	}
	return enc.Encode(r)
}

func writeXML(out io.Writer, v any) error {
	buf := bufio.NewWriter(out)
	if _, err := buf.WriteString(xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(buf)
	enc.Indent("", " ")
	if err := enc.Encode(v); err != nil {
		return err
	}
	return buf.Flush()
}
