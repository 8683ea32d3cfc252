package workbench

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"parley/app"
)

// Originals keeps the files that articles were read from.
type Originals interface {
	// PutOriginals keeps files in one transaction: next gives one after the other.
	PutOriginals(next func() (o app.Original, ok bool, err error)) error
	Original(sha string) (app.Original, error) // NotFound if absent
}

// maxOriginal bounds a file that is kept: what readers read of one file at most. A larger
// archive stays where it is.
const maxOriginal = 64 << 20

// containerAttribute names the attribute of an article that holds the hash of the archive
// it came out of.
const containerAttribute = "container_sha256"

// keepOriginals keeps the files of the batch that are not kept yet, and tells articles
// from archives which archive it was. What cannot be kept is a warning, not a failure.
func (in *intake) keepOriginals() error {
	if in.w.p.Originals == nil || in.run.opt.NoOriginals {
		return nil
	}
	var todo []string
	for _, p := range in.batch {
		if _, seen := in.kept[p.file]; !seen && p.file != "" {
			in.kept[p.file] = ""
			todo = append(todo, p.file)
		}
	}
	err := in.w.p.Originals.PutOriginals(func() (app.Original, bool, error) {
		for len(todo) > 0 {
			path := todo[0]
			todo = todo[1:]
			data, err := readOriginal(path)
			if err != nil {
				in.w.opt.Log.Warn("original not kept", "file", path, "error", err)
				continue
			}
			sum := sha256.Sum256(data)
			in.kept[path] = hex.EncodeToString(sum[:])
			return app.Original{Name: filepath.Base(path), Size: int64(len(data)), Bytes: data}, true, nil
		}
		return app.Original{}, false, nil
	})
	if err != nil {
		return err
	}
	for i := range in.batch {
		a := &in.batch[i].article
		switch sha := in.kept[in.batch[i].file]; {
		case sha == "":
			a.Warnings = append(append([]string{}, a.Warnings...), "the original file is not kept")
		case sha != a.SourceSHA:
			a.Attributes = with(a.Attributes, containerAttribute, sha)
		}
	}
	return nil
}

func with(m map[string]string, key, value string) map[string]string {
	out := map[string]string{key: value}
	for k, v := range m {
		if k != key {
			out[k] = v
		}
	}
	return out
}

func readOriginal(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // read only
	data, err := io.ReadAll(io.LimitReader(f, maxOriginal+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxOriginal {
		return nil, fmt.Errorf("it is larger than %d MB", maxOriginal>>20)
	}
	return data, nil
}

// Original gives the file that an article was read from, or the archive it came out of.
func (w *Workbench) Original(id app.ArticleID) (app.Original, error) {
	a, err := w.p.Articles.Article(id)
	if err != nil {
		return app.Original{}, err
	}
	return w.original(a)
}

// original gives the file of an article, or says in words that it is not kept.
func (w *Workbench) original(a app.Article) (app.Original, error) {
	sha := originalOf(a)
	if w.p.Originals == nil || sha == "" {
		return app.Original{}, noOriginal(a)
	}
	o, err := w.p.Originals.Original(sha)
	if app.CodeOf(err) == app.NotFound {
		err = noOriginal(a)
	}
	return o, err
}

// originalOf gives the hash of the file that an article came from, or of the archive.
func originalOf(a app.Article) string {
	if archive := a.Attributes[containerAttribute]; archive != "" {
		return archive
	}
	return a.SourceSHA
}

func noOriginal(a app.Article) error {
	return &app.Error{
		Code: app.NotFound, Op: "original file", Msg: "the file this article was read from is not kept", Hint: "Look for " + a.Path + " where it was imported from.",
	}
}
