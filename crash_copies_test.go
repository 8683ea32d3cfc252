package main

import (
	"fmt"
	"os"
	"path/filepath"

	"parley/app"
	"parley/app/store"
)

// keptWhole reads every backup that is kept of the project.
func (h *harness) keptWhole() {
	list, err := store.BackupsOf(h.t.Context(), backupsDir(), h.project)
	if err != nil {
		h.isDamaged("the backups cannot be listed: %v", err)
	}
	for _, b := range list {
		if b.Problem != "" {
			h.isDamaged("the backup %s: %s", filepath.Base(b.Path), b.Problem)
		}
	}
}

// backupRound kills the writing of a backup to a file, which may be there already.
func (h *harness) backupRound() {
	path := filepath.Join(h.folder, fmt.Sprintf("copy-%d.parley", h.count%2))
	status, _ := h.killAt("backup", "backup", h.project, path, "--force")
	if status == 0 && !exists(path) {
		h.isLost("the backup is not there")
	}
	h.backupWhole(path)
	h.after(expectation{acknowledged: h.mark})
}

// keepRound kills the writing of a backup into the folder of backups.
func (h *harness) keepRound() {
	before := h.kept()
	status, _ := h.killAt("keep", "backup", h.project)
	if n := h.kept(); n < before || status == 0 && n == before {
		h.isLost("%d backups are kept, there were %d", n, before)
	}
	h.after(expectation{acknowledged: h.mark})
}

func (h *harness) kept() int {
	list, err := store.BackupsOf(h.t.Context(), backupsDir(), h.project)
	h.must(err)
	return len(list)
}

// restoreRound kills a restore: the project is as it was before or as the backup has it,
// and what was replaced is kept.
func (h *harness) restoreRound() {
	path := filepath.Join(h.folder, fmt.Sprintf("restore-%d.parley", h.count))
	h.ok("backup", h.project, path)
	older := h.mark
	h.ok("record", h.project, h.statementFile(30), "--atomic")
	h.mark = h.readMark()
	before := h.kept()
	status, _ := h.killAt("restore", "restore", path, h.project, "--yes")
	h.keepBefore()
	switch now := h.markNow(); {
	case now == older:
		if h.kept() == before {
			h.isLost("what the restore replaced is not kept")
		}
		h.mark = older
	case status == 0:
		h.isLost("the restore ended well and the project is another: entry %d", now.seq)
	}
	h.after(expectation{acknowledged: h.mark})
}

// markNow is readMark where a failure to open is a finding.
func (h *harness) markNow() (m mark) {
	o, ok := h.inspect(h.project)
	if !ok {
		return m
	}
	m, err := upTo(o.log, int64(len(o.log)))
	h.must(err)
	return m
}

// oldProjects are the projects of released schemas, which are kept as fixtures.
const oldProjects = "app/store/testdata/schema-*.parley"

// migrateRound kills the first opening of a project of an older schema: it is old or new
// afterwards, whole, and a copy of the old file is kept where it is new.
func (h *harness) migrateRound() {
	fixtures, err := filepath.Glob(oldProjects)
	h.must(err)
	if len(fixtures) < 2 {
		h.t.Fatalf("%d projects of released schemas", len(fixtures))
	}
	fixture := fixtures[h.r.IntN(len(fixtures)-1)] // the last one is of the present schema
	old := store.ReadBackup(fixture)
	data, err := os.ReadFile(fixture)
	h.must(err)
	path := filepath.Join(h.folder, fmt.Sprintf("old-%d.parley", h.count))
	h.must(os.WriteFile(path, data, 0o644))
	h.killAt("migrate", "undo", path) // an edit, so that no reading only will do
	h.keepBefore()
	s, err := store.Open(path, storeOptions())
	if err != nil {
		h.isDamaged("the old project does not open: %v", err)
		return
	}
	findings, err := s.Check(h.t.Context())
	if err != nil || len(findings) > 0 {
		h.isDamaged("the old project: %v, %v", findings, err)
	}
	log, err := s.History(0, 0)
	h.must(err)
	h.must(s.Close())
	now := store.ReadBackup(path)
	entries := len(log)
	if entries > 0 && log[0].Act == app.Undo {
		entries--
	}
	if now.Problem != "" || now.Schema <= old.Schema || now.Articles+1 < old.Articles || int64(entries) != old.Entries {
		h.isLost("the old project had %d articles and %d entries, the new one %d and %d: %s", old.Articles, old.Entries, now.Articles, entries, now.Problem)
	}
	kept, err := store.BackupsOf(h.t.Context(), backupsDir(), path)
	h.must(err)
	found := false
	for _, b := range kept {
		found = found || b.Problem == "" && b.Schema == old.Schema && b.Entries == old.Entries
	}
	if !found {
		h.isLost("no copy of the old project is kept")
	}
	if sealed := header(h, path)[20]; sealed != 8 {
		h.isDamaged("the pages of the new project bear no checksums")
	}
	h.after(expectation{acknowledged: h.mark})
}

func header(h *harness, path string) []byte {
	f, err := os.Open(path)
	h.must(err)
	defer f.Close()
	head := make([]byte, 100)
	_, err = f.ReadAt(head, 0)
	h.must(err)
	return head
}
