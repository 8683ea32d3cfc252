package workbench

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"parley/app"
	"parley/app/jobs"
)

// contentTypeAttribute names the attribute of a fetched page that holds what its server
// said it is, so that the kept file is decoded the same way when it is read again.
const contentTypeAttribute = "content_type"

// rereadFiles and rereadBytes bound what is written out of the project and read at once.
const (
	rereadFiles = 32
	rereadBytes = 64 << 20
)

// Reread reads the kept files of articles again, of all articles for no ids, as a better
// reader would read them today. Another text becomes a text version beside the one in
// force, which stays until the analyst adopts the new one; titles, dates and other fields
// stay. In the report a newer text is OutcomeVersion, an article that reads as before
// OutcomeDuplicate. The whole is one undoable step. Ending ctx stops cleanly as in Import.
func (w *Workbench) Reread(ctx context.Context, ids []app.ArticleID, r jobs.Reporter) (app.ImportReport, error) {
	articles, err := w.articlesNamed(ids)
	if err != nil {
		return app.ImportReport{}, err
	}
	re := &rereading{w: w}
	files := re.filesOf(articles)
	r.SetTotal(len(files))
	if len(files) == 0 {
		return re.rep, nil
	}
	w.beforeBulk()
	n, err := w.p.Ledger.NextNumber("import")
	if err != nil {
		return re.rep, err
	}
	last, err := w.p.Ledger.LogHeads(0, 1)
	if err != nil {
		return re.rep, err
	}
	re.group = longGroup(fmt.Sprintf("reread-%d", n), last)
	for len(files) > 0 && ctx.Err() == nil {
		if files, err = re.some(ctx, files, r); err != nil {
			return re.rep, err
		}
	}
	re.rep.Cancelled = ctx.Err() != nil
	return re.rep, ctx.Err()
}

// articlesNamed gives articles in the order of their import, all for no ids.
func (w *Workbench) articlesNamed(ids []app.ArticleID) (out []app.Article, err error) {
	if len(ids) == 0 {
		out, err = recordsOf(w, app.KindArticle, func(app.Article) bool { return true })
	}
	for _, id := range ids {
		a, err := w.p.Articles.Article(id)
		if err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	slices.SortFunc(out, func(a, b app.Article) int { return int(a.Seq - b.Seq) })
	return out, err
}

// rereading is one call of Reread.
type rereading struct {
	w     *Workbench
	rep   app.ImportReport
	group string
}

// keptFile is a file that is kept, with the articles that were read from it.
type keptFile struct {
	sha      string
	articles []app.Article
	name     string // as it was imported
	path     string // where it is written to for the reader
}

// filesOf groups articles by the file they came from; those without one are reported.
func (re *rereading) filesOf(articles []app.Article) []*keptFile {
	var files []*keptFile
	bySHA := map[string]*keptFile{}
	for _, a := range articles {
		sha := originalOf(a)
		if sha == "" || re.w.p.Originals == nil {
			re.failed(a, noOriginal(a))
			continue
		}
		f := bySHA[sha]
		if f == nil {
			f = &keptFile{sha: sha}
			bySHA[sha] = f
			files = append(files, f)
		}
		f.articles = append(f.articles, a)
	}
	return files
}

// some reads the first of the files again, as many as fit, and gives the others.
func (re *rereading) some(ctx context.Context, files []*keptFile, r jobs.Reporter) ([]*keptFile, error) {
	dir, err := os.MkdirTemp("", "parley-reread-")
	if err != nil {
		return nil, noRoom(err)
	}
	defer func() {
		if err := os.RemoveAll(dir); err != nil {
			re.w.opt.Log.Warn("temporary files stay", "folder", dir, "error", err)
		}
	}()
	var sources []source
	byPath := map[string]*keptFile{}
	size, taken := 0, 0
	for ; taken < len(files) && taken < rereadFiles && size < rereadBytes; taken++ {
		f := files[taken]
		o, err := re.w.original(f.articles[0])
		if err != nil {
			for _, a := range f.articles {
				re.failed(a, err)
			}
			r.Add(1)
			continue
		}
		s, err := writeKept(filepath.Join(dir, fmt.Sprint(taken)), o, f)
		if err != nil {
			return nil, err
		}
		size += len(o.Bytes)
		byPath[f.path] = f
		sources = append(sources, s)
	}
	read := map[*keptFile][]extracted{}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var e app.Entry
	for x := range re.w.extractAll(ctx, sources) {
		f := byPath[x.path]
		if !x.done {
			read[f] = append(read[f], x)
			continue
		}
		r.Item(f.name)
		if err := re.compare(f, read[f], &e); err != nil {
			return nil, err
		}
		delete(read, f)
		r.Add(1)
	}
	return files[taken:], re.store(e)
}

// writeKept writes a kept file out for the reader, under the name it was imported with.
func writeKept(dir string, o app.Original, f *keptFile) (source, error) {
	f.name = fileName(o.Name)
	f.path = filepath.Join(dir, f.name)
	err := os.Mkdir(dir, 0o700)
	if err == nil {
		err = os.WriteFile(f.path, o.Bytes, 0o600)
	}
	if err != nil {
		return source{}, noRoom(err)
	}
	s := source{fsys: folderOf(dir), name: f.name, path: f.path}
	if kind := f.articles[0].Attributes[contentTypeAttribute]; kind != "" {
		s.fsys = pageFolder{folderOf(dir), kind}
	}
	return s, nil
}

func noRoom(err error) error {
	return &app.Error{Code: app.Internal, Op: "read again", Msg: "there is no room for temporary files", Hint: "Free some space and try again.", Err: err}
}

// longestName is how many bytes of a name are kept where files are written out.
const longestName = 120

// fileName makes a name that every system takes from one that was stored.
func fileName(name string) string {
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '-'
		}
		return r
	}, strings.ToValidUTF8(name, "-"))
	ending := filepath.Ext(name)
	base := strings.Trim(strings.TrimSuffix(name, ending), ". ")
	if len(ending) > longestName/2 || ending == "." {
		ending = ""
	}
	if len(base) > longestName {
		base = strings.ToValidUTF8(base[:longestName], "")
	}
	if base == "" {
		base = "original"
	}
	return base + ending
}

// compare puts the texts that a file has today beside those of its articles.
func (re *rereading) compare(f *keptFile, read []extracted, e *app.Entry) error {
	for _, a := range f.articles {
		x, err := matching(a, f, read)
		if err != nil {
			re.failed(a, err)
			continue
		}
		if err := re.compareOne(a, x.Extracted, e); err != nil {
			return err
		}
	}
	return nil
}

// matching finds what an article was read from among what a file gives today: by its part
// of the file, or the one thing there is.
func matching(a app.Article, f *keptFile, read []extracted) (extracted, error) {
	var found []extracted
	var failure error
	for _, x := range read {
		switch {
		case x.err != nil:
			failure = x.err
		case x.Part == a.Part:
			found = append(found, x)
		}
	}
	if len(found) == 1 {
		return found[0], nil
	}
	if len(f.articles) == 1 && len(read) == 1 && failure == nil {
		return read[0], nil
	}
	if failure != nil {
		return extracted{}, failure
	}
	return extracted{}, &app.Error{
		Code: app.NotFound, Op: "read again", Msg: "the file gives no article that is surely this one",
		Hint: "The text stays as it is; save the file (“parley show --original”) and import it to see what is read.",
	}
}

func (re *rereading) compareOne(a app.Article, x app.Extracted, e *app.Entry) error {
	w := re.w
	now, err := w.p.Articles.Text(a.Version)
	if err != nil {
		return err
	}
	h, err := w.versionHistory(a.ID)
	if err != nil {
		return err
	}
	it := app.ImportItem{Path: a.Path, Part: a.Part, Article: a.ID, Title: app.DisplayTitle(a.Title, now.Text), Warnings: x.Warnings}
	v := app.HashText(x.Text)
	if i := h.find(v); i >= 0 && h.listed(i, a.Version) {
		it.Outcome, it.Reason = app.OutcomeDuplicate, "it reads as before"
		re.rep.Add(it)
		return nil
	}
	r, tv, err := w.newRevision(later{
		article: a, text: x.Text, now: now.Text, reason: "read again from the kept file", madeFrom: x.Extractor,
		sourceSHA: x.SourceSHA, n: h.next(v),
	})
	if err != nil {
		return fmt.Errorf("text of %s read again: %w", a.ID, err)
	}
	e.Set.Changes = append(e.Set.Changes, app.Change{After: r})
	it.Outcome, it.Reason = app.OutcomeVersion, "a newer text of “"+it.Title+"”; the one in force stays until you adopt it"
	if r.Failed != "" {
		it.Outcome, it.Reason = app.OutcomeFailed, r.Failed
		it.Hint = "The article stays as it is; the attempt is noted with its text versions."
	} else {
		e.Texts = append(e.Texts, tv)
	}
	re.rep.Add(it)
	return nil
}

func (re *rereading) store(e app.Entry) error {
	re.w.edit.Lock()
	defer re.w.edit.Unlock()
	e.Group, e.Set.Label = re.group, "Read files again"
	return re.w.apply(e)
}

func (re *rereading) failed(a app.Article, err error) {
	it := failedItem(a.Path, err)
	if errors.Is(err, context.Canceled) {
		return
	}
	it.Article, it.Part, it.Title = a.ID, a.Part, a.Title
	re.rep.Add(it)
}
