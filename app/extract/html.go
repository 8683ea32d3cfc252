package extract

import (
	"bytes"
	"context"
	"io/fs"
	"iter"

	"parley/app"
)

// HTML reads saved web pages.
type HTML struct{}

// Recognize looks for the tags a page begins with, in any plain encoding.
func (HTML) Recognize(name string, head []byte) bool {
	return foreignFormat("", head) == "" && looksLikeHTML(name, head)
}

func looksLikeHTML(name string, head []byte) bool {
	flat := bytes.ToLower(bytes.ReplaceAll(head, []byte{0}, nil))
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body"} {
		if bytes.Contains(flat, []byte(tag)) {
			return true
		}
	}
	return hasExt(name, ".html", ".htm", ".xhtml") && isTextual(head) && bytes.Contains(flat, []byte("<"))
}

// Extract yields the one article of the page.
func (h HTML) Extract(ctx context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error] {
	return single(ctx, fsys, name, h.read)
}

func (h HTML) read(src source) (app.Extracted, error) { return app.Extracted{}, refuse(src.name, nil) }
