package export_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"parley/app"
	"parley/export"
)

// quotesOf gives the quotes that a brief must carry unaltered.
func quotesOf(b app.Book) []string {
	var out []string
	for _, s := range b.Statements {
		if q := s.QuoteText(); q != "" && !strings.ContainsAny(q, "\t\n\r") && len(q) < 500 {
			out = append(out, q)
		}
	}
	return out
}

// TestHTML asserts that every page is well-formed, fetches nothing, runs nothing, and that
// no text of the data becomes markup.
func TestHTML(t *testing.T) {
	for name, make := range books() {
		t.Run(name, func(t *testing.T) {
			page := string(writeExchange(t, "html", app.ExchangeSource{Book: make()}))
			d := xml.NewDecoder(strings.NewReader(strings.Replace(page, "<!DOCTYPE html>", "", 1)))
			d.Strict, d.AutoClose, d.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
			links := 0
			for {
				tok, err := d.Token()
				if errors.Is(err, io.EOF) {
					break
				}
				if err != nil {
					t.Fatal(err)
				}
				el, ok := tok.(xml.StartElement)
				if !ok {
					continue
				}
				if slices.Contains([]string{"script", "img", "iframe", "object", "link", "base", "form"}, el.Name.Local) {
					t.Errorf("the page has a <%s>", el.Name.Local)
				}
				for _, a := range el.Attr {
					if strings.HasPrefix(a.Name.Local, "on") {
						t.Errorf("<%s %s>", el.Name.Local, a.Name.Local)
					}
					if a.Name.Local == "href" {
						links++
						if !regexp.MustCompile(`^(#|https?://|mailto:)`).MatchString(a.Value) {
							t.Errorf("link %q", a.Value)
						}
					}
				}
			}
			if name == "demo" && (links < 20 || !strings.Contains(page, "Content-Security-Policy")) {
				t.Errorf("%d links", links)
			}
		})
	}
	b := demo()
	page := string(writeExchange(t, "html", app.ExchangeSource{Book: b}))
	found := 0
	for _, q := range quotesOf(b) {
		if strings.Contains(page, q) {
			found++
		}
	}
	if found < 15 {
		t.Errorf("%d quotes stand in the page as they are", found)
	}
}

// docParts reads the parts of a document and checks that each is well-formed.
func docParts(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		part, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		d := xml.NewDecoder(bytes.NewReader(part))
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
		}
		out[f.Name] = string(part)
	}
	return out
}

func TestDOCX(t *testing.T) {
	for name, make := range books() {
		t.Run(name, func(t *testing.T) {
			p := docParts(t, writeExchange(t, "docx", app.ExchangeSource{Book: make()}))
			doc, notes := p["word/document.xml"], p["word/footnotes.xml"]
			refs := regexp.MustCompile(`footnoteReference w:id="(\d+)"`).FindAllStringSubmatch(doc, -1)
			for i, r := range refs {
				if !strings.Contains(notes, `<w:footnote w:id="`+r[1]+`">`) {
					t.Errorf("footnote %d is not there", i+1)
				}
			}
			if want := strings.Count(notes, "<w:footnote w:id="); want != len(refs) {
				t.Errorf("%d references to %d footnotes", len(refs), want)
			}
			for _, m := range regexp.MustCompile(`Target="([^"]*)" TargetMode="External"`).FindAllStringSubmatch(p["word/_rels/footnotes.xml.rels"], -1) {
				if !regexp.MustCompile(`^(https?://|mailto:)`).MatchString(m[1]) {
					t.Errorf("link %q", m[1])
				}
			}
			for _, m := range regexp.MustCompile(`w:pStyle w:val="(\w+)"`).FindAllStringSubmatch(doc+notes, -1) {
				if !strings.Contains(p["word/styles.xml"], `w:styleId="`+m[1]+`"`) {
					t.Errorf("style %s is not there", m[1])
				}
			}
			if name == "demo" && (len(refs) < 15 || !strings.Contains(doc, `w:val="Heading3"`) || !strings.Contains(doc, "w:tblHeader")) {
				t.Errorf("%d footnotes", len(refs))
			}
		})
	}
}

func TestDNAEventList(t *testing.T) {
	p := exchangeProject(t)
	neutral := p.Statements[0]
	neutral.ID, neutral.Stance = "S-2", app.NeutralStance
	rejected := p.Statements[0]
	rejected.ID, rejected.Review = "S-3", app.ReviewRejected
	p.Statements = append(p.Statements, neutral, rejected)
	read := func(ending string) ([][]string, []app.Loss) {
		var b bytes.Buffer
		losses, err := export.New(export.Options{}).WriteExchange(t.Context(), &b, ending, app.ExchangeSource{Project: p})
		if err != nil {
			t.Fatal(err)
		}
		r := csv.NewReader(&b)
		r.Comma = ';'
		rows, err := r.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		return rows, losses
	}
	rows, losses := read("dna.csv")
	if len(rows) != 2 || len(losses) != 2 {
		t.Fatalf("%d rows, losses %v", len(rows), losses)
	}
	text := p.Texts[0].Text
	row := map[string]string{}
	for i, head := range rows[0] {
		row[head] = rows[1][i]
	}
	// the first character of the text takes two units of UTF-16, four bytes
	start := len([]rune(text[:strings.Index(text, "“No")])) + 1
	for head, want := range map[string]string{
		"statement_id": "1", "organization": "Ministry", "person": "", "concept": "Tariffs", "agreement": "0", "text": p.Statements[0].QuoteText(),
		"start_position": itoa(start), "document_title": "One", "coder": "C1",
	} {
		if row[head] != want {
			t.Errorf("%s is %q, want %q", head, row[head], want)
		}
	}
	rest, _ := read("dna-rest.csv")
	if len(rest) != 2 || rest[1][6] != "neutral" || rest[1][5] != "" {
		t.Errorf("rest %v", rest)
	}
}

func itoa(n int) string {
	b, err := json.Marshal(n)
	if err != nil {
		panic(err)
	}
	return string(b)
}

func TestBibliography(t *testing.T) {
	b := demo()
	b.Sources[0].Title, b.Sources[0].Byline = `50% of {it} & "more" \ it_s`, []string{"Ana and Bo", "Él"}
	bib := string(writeExchange(t, "bib", app.ExchangeSource{Book: b}))
	if strings.Count(bib, "{") != strings.Count(bib, "}") || strings.Count(bib, "@") != len(b.Sources) || !strings.Contains(bib, `50\% of it \& "more" \textbackslash{} it\_s`) {
		t.Errorf("%s", bib)
	}
	if !strings.Contains(bib, "author = {{Ana and Bo} and {Él}}") {
		t.Error("a byline was taken apart")
	}
	var items []struct {
		ID     string
		Title  string
		Issued struct {
			Parts [][]int `json:"date-parts"`
		}
	}
	if err := json.Unmarshal(writeExchange(t, "csl.json", app.ExchangeSource{Book: b}), &items); err != nil {
		t.Fatal(err)
	}
	if len(items) != len(b.Sources) || items[0].Title != b.Sources[0].Title || len(items[0].Issued.Parts[0]) != 3 {
		t.Errorf("%+v", items)
	}
}
