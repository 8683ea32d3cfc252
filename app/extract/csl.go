package extract

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"iter"
	"path"
	"regexp"
	"strings"

	"parley/app"
)

// CSL reads lists of references in CSL-JSON.
type CSL struct{}

var (
	cslType = regexp.MustCompile(`"type"\s*:\s*"(?:article[\w-]*|book|chapter|report|webpage|post[\w-]*|speech|interview|broadcast|personal_communication|paper-conference|thesis|manuscript|bill|legislation|legal_case|document|entry[\w-]*|motion_picture|pamphlet|review[\w-]*|song|treaty)"`)
	cslKey  = regexp.MustCompile(`"(?:container-title|issued|id|citation-key|title)"\s*:`)
)

// Recognize looks for a list of objects of the types that CSL knows.
func (CSL) Recognize(name string, head []byte) bool {
	top := bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")))
	if len(top) == 0 || top[0] != '[' && top[0] != '{' {
		return false
	}
	return !hasExt(name, ".jsonl", ".ndjson") && cslType.Match(head) && len(cslKey.FindAll(head, 2)) == 2
}

// cslItem is a record of CSL-JSON, as far as it is used.
type cslItem struct {
	Type           string    `json:"type"`
	Title          string    `json:"title"`
	ContainerTitle string    `json:"container-title"`
	Publisher      string    `json:"publisher"`
	URL            string    `json:"URL"`
	DOI            string    `json:"DOI"`
	Abstract       string    `json:"abstract"`
	Note           string    `json:"note"`
	Language       string    `json:"language"`
	Section        string    `json:"section"`
	Author         []cslName `json:"author"`
	Issued         cslDate   `json:"issued"`
	File           string    `json:"file"`
}

type cslName struct {
	Family   string `json:"family"`
	Given    string `json:"given"`
	Literal  string `json:"literal"`
	Particle string `json:"non-dropping-particle"`
}

type cslDate struct {
	Parts   [][]json.RawMessage `json:"date-parts"`
	Raw     string              `json:"raw"`
	Literal string              `json:"literal"`
}

// Extract yields an article a record.
func (CSL) Extract(ctx context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error] {
	return several(ctx, fsys, name, func(p *parts) error {
		d := decode(p.src.bytes, "")
		records, err := parseCSL(d.text)
		if err != nil {
			return &app.Error{
				Code: app.Invalid, Op: "extract " + name, Msg: path.Base(name) + " is a list of references that cannot be read.",
				Hint: "Export it anew as CSL-JSON, RIS or BibTeX.", Err: err,
			}
		}
		p.references(fsys, "csl-json", records, d)
		return nil
	})
}

// parseCSL reads a list, or an object with the list under "items". A record that does
// not fit becomes an empty one, and so a failure of its own.
func parseCSL(text string) ([]reference, error) {
	text = strings.TrimSpace(text)
	var raw []json.RawMessage
	if strings.HasPrefix(text, "{") {
		var outer struct {
			Items []json.RawMessage `json:"items"`
		}
		if err := json.Unmarshal([]byte(text), &outer); err != nil {
			return nil, fmt.Errorf("parse references: %w", err)
		}
		raw = outer.Items
		if raw == nil {
			raw = []json.RawMessage{json.RawMessage(text)}
		}
	} else if err := json.Unmarshal([]byte(text), &raw); err != nil {
		return nil, fmt.Errorf("parse references: %w", err)
	}
	if len(raw) > maxArticles {
		return nil, fmt.Errorf("it holds more than %d records", maxArticles)
	}
	records := make([]reference, len(raw))
	for i, r := range raw {
		var it cslItem
		if json.Unmarshal(r, &it) == nil {
			records[i] = it.reference()
		}
	}
	return records, nil
}

func (it cslItem) reference() reference {
	r := reference{
		kind: it.Type, title: it.Title, source: first(it.ContainerTitle, it.Publisher), url: it.URL, doi: it.DOI,
		abstract: it.Abstract, notes: it.Note, language: it.Language, date: it.Issued.text(),
	}
	for _, a := range it.Author {
		name := a.Literal
		if name == "" {
			name = strings.Join(strings.Fields(a.Given+" "+a.Particle+" "+a.Family), " ")
		}
		r.authors = append(r.authors, name)
	}
	if it.Section != "" {
		r.put("section", it.Section)
	}
	if it.File != "" {
		r.files = strings.Split(it.File, ";")
	}
	return r
}

func (d cslDate) text() string {
	if len(d.Parts) == 0 || len(d.Parts[0]) == 0 {
		return first(d.Raw, d.Literal)
	}
	var parts []string
	for _, p := range d.Parts[0] {
		n := strings.Trim(string(p), `" `)
		if len(n) == 1 {
			n = "0" + n
		}
		parts = append(parts, n)
	}
	return strings.Join(parts, "-")
}
