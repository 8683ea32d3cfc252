package workbench

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"

	"parley/app"
)

// intake collects what is read into batches and commits them. It is used by one
// goroutine.
type intake struct {
	w     *Workbench
	run   importRun
	rep   app.ImportReport
	group string

	batch    []pendingArticle
	size     int              // bytes of text in the batch
	waiting  []app.ImportItem // items of the batch, told after the commit
	inBatch  map[app.VersionID]app.ArticleID
	outlets  map[string]app.OutletID // folded name → id
	newOnes  []app.Outlet
	kept     map[string]string // files by path: the hash they are kept under, "" for not
	clusters *clusters
	newer    newer // texts of articles that are there
}

type pendingArticle struct {
	article app.Article
	text    app.TextVersion
	file    string // it was read from, "" for none on this computer
}

func (w *Workbench) newIntake(run importRun) (*intake, error) {
	in := &intake{w: w, run: run, inBatch: map[app.VersionID]app.ArticleID{}, outlets: map[string]app.OutletID{}, kept: map[string]string{}}
	outlets, err := w.p.Ledger.Records(app.KindOutlet)
	if err != nil {
		return nil, err
	}
	for _, r := range outlets {
		o := r.(app.Outlet)
		in.outlets[app.FoldName(o.Name)] = o.ID
		for _, alias := range o.Aliases {
			in.outlets[app.FoldName(alias)] = o.ID
		}
	}
	articles, err := w.p.Ledger.Records(app.KindArticle)
	if err != nil {
		return nil, err
	}
	in.clusters = newClusters(articles)
	in.newer = newNewer(articles)
	if !run.opt.DryRun {
		n, err := w.p.Ledger.NextNumber("import")
		if err != nil {
			return nil, err
		}
		last, err := w.p.Ledger.LogHeads(0, 1)
		if err != nil {
			return nil, err
		}
		in.group = longGroup(fmt.Sprintf("import-%d", n), last)
	}
	return in, nil
}

// report adds an item that needs no commit.
func (in *intake) report(it app.ImportItem) {
	if in.pending() > 0 { // keep the order of the input
		in.waiting = append(in.waiting, it)
		return
	}
	in.tell(it)
}

func (in *intake) tell(it app.ImportItem) {
	in.rep.Add(it)
	if in.run.opt.Item != nil {
		in.run.opt.Item(it)
	}
}

// take puts one read article into the batch, or reports why not.
func (in *intake) take(x extracted, path string) {
	if x.err != nil {
		in.report(failedItem(path, x.err))
		return
	}
	x.Extracted = in.withDefaults(x.Extracted)
	tv, err := in.w.versionOf(x.Extracted)
	if err != nil {
		in.report(failedItem(path, err))
		return
	}
	if id, found := in.known(tv.ID); found {
		in.report(app.ImportItem{
			Path: path, Part: x.Part, Outcome: app.OutcomeDuplicate, Article: id,
			Title: x.Title, Reason: duplicateReason(app.DisplayTitle(x.Title, x.Text)), Warnings: x.Warnings,
		})
		return
	}
	if in.takeNewer(x.Extracted, tv, path) {
		return
	}
	a := articleOf(x.Extracted, tv, path)
	a.Outlet = in.outlet(x.Source, x.Language)
	in.inBatch[tv.ID] = a.ID
	in.batch = append(in.batch, pendingArticle{a, tv, x.file})
	in.size += len(tv.Text)
	in.newer.add(a)
	in.waiting = append(in.waiting, app.ImportItem{
		Path: path, Part: x.Part, Outcome: app.OutcomeImported,
		Article: a.ID, Title: app.DisplayTitle(a.Title, tv.Text), Warnings: x.Warnings,
	})
}

// withDefaults fills in what the analyst said of articles that do not say it themselves.
func (in *intake) withDefaults(x app.Extracted) app.Extracted {
	set := func(field string, to *string, value string) {
		if *to != "" || value == "" {
			return
		}
		*to = value
		x.Provenance = with(x.Provenance, field, ProvenanceAnalyst)
	}
	set("source", &x.Source, in.run.opt.Source)
	set("language", &x.Language, in.run.opt.Language)
	return x
}

func (in *intake) known(v app.VersionID) (app.ArticleID, bool) {
	if id, ok := in.inBatch[v]; ok {
		return id, true
	}
	id, found, err := in.w.p.Articles.FindText(v)
	return id, found && err == nil
}

func articleOf(x app.Extracted, tv app.TextVersion, path string) app.Article {
	kind := x.Kind
	if kind == "" {
		kind = app.ArticleNews
	}
	return app.Article{
		ID: tv.Article, Version: tv.ID, Title: x.Title, Byline: x.Byline, URL: x.URL, Language: x.Language,
		Kind: kind, Published: x.Published, Retrieved: x.Retrieved, WireCredit: x.WireCredit, State: app.StateNew,
		Related: x.Related, Provenance: x.Provenance, Attributes: x.Attributes, Path: filepath.Base(path), Part: x.Part,
		Warnings: x.Warnings, SourceSHA: x.SourceSHA, Fingerprint: Fingerprint(tv.Text),
	}
}

// outlet gives the id of the outlet with the name, a new one where there is none.
func (in *intake) outlet(name, language string) app.OutletID {
	key := app.FoldName(name)
	if key == "" {
		return ""
	}
	if id, ok := in.outlets[key]; ok {
		return id
	}
	id := app.OutletID(app.Slug(name, func(s string) bool {
		for _, known := range in.outlets {
			if string(known) == s {
				return true
			}
		}
		return false
	}))
	in.outlets[key] = id
	in.newOnes = append(in.newOnes, app.Outlet{ID: id, Name: name, Language: language, Kind: "other"})
	return id
}

// commit writes the batch in one transaction, then tells the items of it and lets the
// index catch up.
func (in *intake) commit(ctx context.Context) error {
	defer func() {
		in.batch, in.waiting, in.newOnes, in.size = nil, nil, nil, 0
		clear(in.inBatch)
		in.newer.committed()
	}()
	if in.pending() > 0 && !in.run.opt.DryRun {
		if err := in.store(); err != nil {
			return err
		}
	}
	for _, it := range in.waiting {
		in.tell(it)
	}
	if in.run.opt.DryRun || in.pending() == 0 {
		return nil
	}
	return in.w.catchUpQuietly(ctx)
}

func (in *intake) store() error {
	w := in.w
	if err := in.keepOriginals(); err != nil {
		return err
	}
	w.edit.Lock()
	defer w.edit.Unlock()
	e := app.Entry{Group: in.group, Set: app.ChangeSet{Label: in.run.label + " articles"}}
	for _, o := range in.newOnes {
		e.Set.Changes = append(e.Set.Changes, app.Change{After: o})
	}
	for i := range in.batch {
		n, err := w.p.Ledger.NextNumber("article")
		if err != nil {
			return err
		}
		in.batch[i].article.Seq = n
		in.clusters.add(&in.batch[i].article)
		e.Texts = append(e.Texts, in.batch[i].text)
	}
	changed := in.clusters.takeChanged()
	for _, p := range in.batch {
		a := p.article
		if c, ok := changed[a.ID]; ok { // joined a cluster after it was added
			a.Cluster = c
			delete(changed, a.ID)
		}
		e.Set.Changes = append(e.Set.Changes, app.Change{After: a})
	}
	for _, id := range slices.Sorted(maps.Keys(changed)) {
		before, err := w.current(app.Article{ID: id}.Key())
		if err != nil {
			return err
		}
		if before == nil {
			continue
		}
		after := before.(app.Article)
		after.Cluster = changed[id]
		e.Set.Changes = append(e.Set.Changes, app.Change{Before: before, After: after})
	}
	if err := in.addNewer(&e); err != nil {
		return err
	}
	return w.apply(e)
}
