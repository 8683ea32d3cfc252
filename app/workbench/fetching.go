package workbench

import (
	"cmp"
	"context"
	"errors"
	"mime"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"

	"parley/app"
)

// extractPage fetches a page, reads it like a file and says where and when it was found.
// The file is gone afterwards; what is kept of it, the importer reads before.
func (w *Workbench) extractPage(ctx context.Context, s source, to chan<- extracted) {
	fail := func(err error) { hand(ctx, to, extracted{path: s.path, err: err}) }
	if w.p.Fetch == nil {
		fail(&app.Error{Code: app.Unsupported, Op: "fetch", Msg: "pages are not fetched here", Hint: "Save the page in the browser and import the file."})
		return
	}
	page, err := w.p.Fetch(ctx, s.path, s.private)
	if err != nil {
		if !errors.Is(err, context.Canceled) {
			fail(err)
		}
		return
	}
	dir, err := w.scratch()
	if err != nil {
		fail(err)
		return
	}
	name := pageName(page)
	dir, err = os.MkdirTemp(dir, "page-")
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, name), page.Body, 0o600)
	}
	if err != nil {
		fail(&app.Error{Code: app.Internal, Op: "fetch", Msg: "the page could not be kept on this disk", Hint: "Free some space and try again.", Err: err})
		return
	}
	for x, err := range w.p.Extractor.Extract(ctx, pageFolder{folderOf(dir), page.Type}, name) {
		if errors.Is(err, context.Canceled) {
			return
		}
		if err == nil {
			x = found(x, page)
		}
		if !hand(ctx, to, extracted{Extracted: x, err: err, path: s.path, file: filepath.Join(dir, name)}) {
			return
		}
	}
}

// pageFolder is a folder with a fetched page, of which the server said what it is and how
// its letters are encoded.
type pageFolder struct {
	folder
	contentType string
}

// ContentType gives what the server said.
func (f pageFolder) ContentType(string) string { return f.contentType }

// scratch is the folder for fetched pages; it is removed when the import ends.
func (w *Workbench) scratch() (string, error) {
	w.pages.Lock()
	defer w.pages.Unlock()
	if w.pagesDir != "" {
		return w.pagesDir, nil
	}
	dir, err := os.MkdirTemp("", "parley-pages-")
	if err != nil {
		return "", &app.Error{Code: app.Internal, Op: "fetch", Msg: "there is no room for temporary files", Hint: "Free some space and try again.", Err: err}
	}
	w.pagesDir = dir
	return dir, nil
}

// dropScratch removes what scratch made.
func (w *Workbench) dropScratch() {
	w.pages.Lock()
	defer w.pages.Unlock()
	if w.pagesDir != "" {
		if err := os.RemoveAll(w.pagesDir); err != nil {
			w.opt.Log.Warn("temporary pages stay", "folder", w.pagesDir, "error", err)
		}
		w.pagesDir = ""
	}
}

// pageName makes a file name from the address, with the ending of what the server says it
// is, since readers look at both.
func pageName(p app.Page) string {
	base := "page"
	if u, err := url.Parse(p.URL); err == nil {
		base = cmp.Or(strings.Trim(path.Base(u.Path), "/."), "page")
	}
	base = strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_' || r == '.' {
			return r
		}
		return '-'
	}, base)
	if len(base) > 80 {
		base = base[:80]
	}
	ending := ".html"
	if kind, _, err := mime.ParseMediaType(p.Type); err == nil {
		switch {
		case kind == "application/pdf":
			ending = ".pdf"
		case kind == "text/plain":
			ending = ".txt"
		case strings.HasSuffix(kind, "xml") && kind != "application/xhtml+xml":
			ending = ".xml"
		case strings.HasSuffix(kind, "json"):
			ending = ".json"
		}
	}
	return strings.TrimSuffix(base, filepath.Ext(base)) + ending
}

// found adds to an article where and when it was fetched, as far as it does not say.
func found(x app.Extracted, p app.Page) app.Extracted {
	provenance := map[string]string{}
	for k, v := range x.Provenance {
		provenance[k] = v
	}
	if x.URL == "" {
		x.URL, provenance["url"] = p.URL, "http"
	}
	if x.Retrieved == "" {
		x.Retrieved, provenance["retrieved"] = app.DateOfMinute(p.At), "http"
	}
	x.Provenance = provenance
	if p.Type != "" {
		x.Attributes = with(x.Attributes, contentTypeAttribute, p.Type)
	}
	return x
}
