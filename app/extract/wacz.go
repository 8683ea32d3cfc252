package extract

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"io/fs"
	"iter"
	"slices"
	"strings"

	"parley/app"
)

// WACZ reads web archives that are ZIP archives: their list of pages says which of the
// records are articles.
type WACZ struct{}

// Recognize knows the parts that only such archives have, or the name.
func (WACZ) Recognize(name string, head []byte) bool {
	return bytes.HasPrefix(head, []byte(zipMagic)) && (hasExt(name, ".wacz") || bytes.Contains(head, []byte("datapackage.json")) && bytes.Contains(head, []byte("archive/")))
}

// Extract yields the pages, archive after archive.
func (WACZ) Extract(ctx context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error] {
	return func(yield func(app.Extracted, error) bool) {
		p := &parts{ctx: ctx, src: source{name: name}, yield: yield}
		p.run(func(p *parts) error {
			z, err := reopenZip(fsys, name)
			if err != nil {
				return err
			}
			defer z.close() //nolint:errcheck // read-only
			w := &warcReader{parts: p, depth: nestingOf(fsys) + 1, pages: pageList(z.Reader)}
			return w.wacz(z.Reader)
		})
	}
}

// wacz reads the web archives inside, in the order of their names.
func (w *warcReader) wacz(z *zip.Reader) error {
	var inside []*zip.File
	for _, f := range z.File[:min(len(z.File), maxEntries)] {
		n := partName(f.Name)
		if hasExt(n, ".warc") || strings.HasSuffix(n, ".warc.gz") {
			inside = append(inside, f)
		}
	}
	slices.SortStableFunc(inside, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	for _, f := range inside {
		r, err := f.Open()
		if err != nil {
			w.damaged(err)
			continue
		}
		err = w.file(r)
		_ = r.Close()
		if err != nil {
			return err
		}
	}
	return w.nothing()
}

// pageList reads pages/pages.jsonl: the addresses of the pages, or nil when there is
// no list.
func pageList(z *zip.Reader) map[string]bool {
	var pages map[string]bool
	for _, f := range z.File[:min(len(z.File), maxEntries)] {
		if n := partName(f.Name); n != "pages/pages.jsonl" && n != "pages/extrapages.jsonl" {
			continue
		}
		r, err := f.Open()
		if err != nil {
			continue
		}
		lines := bufio.NewScanner(io.LimitReader(r, maxPart))
		lines.Buffer(nil, maxRecordHead)
		for lines.Scan() {
			var p struct {
				URL string `json:"url"`
			}
			if json.Unmarshal(lines.Bytes(), &p) == nil && p.URL != "" {
				if pages == nil {
					pages = map[string]bool{}
				}
				pages[p.URL] = true
			}
		}
		_ = r.Close()
	}
	return pages
}
