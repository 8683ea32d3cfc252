package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"parley/app"
	"parley/app/cli"
	"parley/app/jobs"
	"parley/export"
)

// mark tells how far a log goes, with a digest of everything in it up to there.
type mark struct {
	seq  int64
	hash string
}

// next is the mark after one more entry.
func (m mark) next(e app.Entry) (mark, error) {
	type side struct{ Kind, Before, After any }
	line := struct {
		Seq, Of    int64
		At         string
		Coder      app.CoderID
		Act        app.Act
		Group      string
		Label      string
		Sides      []side
		BeforeHash string
	}{e.Seq, e.Of, e.At.UTC().Format("2006-01-02T15:04:05.000000000"), e.Coder, e.Act, e.Group, e.Set.Label, nil, m.hash}
	for _, c := range e.Set.Changes {
		line.Sides = append(line.Sides, side{c.Key().String(), c.Before, c.After})
	}
	data, err := json.Marshal(line)
	h := sha256.Sum256(data)
	return mark{e.Seq, hex.EncodeToString(h[:])}, err
}

// upTo gives the mark after all entries up to the number.
func upTo(log []app.Entry, seq int64) (m mark, err error) {
	for _, e := range log {
		if e.Seq > seq {
			break
		}
		if m, err = m.next(e); err != nil {
			return m, err
		}
	}
	return m, nil
}

// allKinds are the kinds of records whose content is compared with the log.
func allKinds(log []app.Entry) []app.Kind {
	kinds := []app.Kind{
		app.KindProject, app.KindArticle, app.KindOutlet, app.KindActor, app.KindIssue, app.KindStatement, app.KindLink,
		app.KindAnnotation, app.KindNote, app.KindTag, app.KindCoder, app.KindSpec, app.KindOverride, app.KindList,
		app.KindSearch, app.KindTermList, app.KindEdition,
	}
	for _, e := range log {
		for _, c := range e.Set.Changes {
			if k := c.Key().Kind; !slices.Contains(kinds, k) {
				kinds = append(kinds, k)
			}
		}
	}
	return kinds
}

// opened is a project as it was found after a kill.
type opened struct {
	log []app.Entry // oldest first
}

// inspect opens the project, checks it and compares its records with its log. It reports
// damage itself; ok is false where nothing more can be said.
func (h *harness) inspect(path string) (o opened, ok bool) {
	s, err := open(path, cli.Opening{}, nil)
	if err != nil {
		h.isDamaged("the project does not open: %v", err)
		return o, false
	}
	defer func() {
		if err := s.Close(); err != nil {
			h.isDamaged("the project does not close: %v", err)
		}
	}()
	if err := s.CatchUp(h.t.Context(), jobs.Nobody{}); err != nil {
		h.isDamaged("the index does not catch up: %v", err)
	}
	findings, err := s.Check(h.t.Context())
	if err != nil {
		h.isDamaged("the check stops: %v", err)
	}
	for _, f := range findings {
		h.isDamaged("check: %s at %s: %s", f.Severity, f.Where, f.Msg)
	}
	h.compareIndex(s)
	log, err := s.History(0, 0)
	if err != nil {
		h.isDamaged("the log cannot be read: %v", err)
		return o, false
	}
	slices.Reverse(log)
	h.replay(s, log)
	return opened{log}, true
}

// compareIndex asks the index for a word that stands in every article.
func (h *harness) compareIndex(s *session) {
	heads, err := s.Articles(app.ArticleFilter{})
	if err != nil {
		h.isDamaged("the articles cannot be listed: %v", err)
		return
	}
	res, err := s.Search(h.t.Context(), app.Query{Text: wordInAll, Limit: 1})
	if err != nil || res.Total != len(heads) || res.Searched != len(heads) || res.Articles != len(heads) {
		h.isDamaged("the project has %d articles, the index finds %d in %d of %d (%v)", len(heads), res.Total, res.Searched, res.Articles, err)
	}
}

// replay goes through the log from an empty project on. Every entry must fit on what was
// before, and what comes out must be what is stored. All entries of a group must be in
// the same state: a step is done or undone as a whole.
func (h *harness) replay(s *session, log []app.Entry) {
	model := map[app.Key][]byte{}
	settled := map[int64]app.Act{}
	for i, e := range log {
		if e.Seq != int64(i+1) {
			h.isDamaged("entry %d of the log has the number %d", i+1, e.Seq)
		}
		if e.Act != app.Do {
			settled[e.Of] = e.Act
		}
		for _, c := range e.Set.Changes {
			before, after := encoded(c.Before), encoded(c.After)
			have, known := model[c.Key()]
			first := c.Key().Kind == app.KindProject && !known // made with the file
			if !first && !bytes.Equal(have, before) {
				h.isDamaged("entry %d does not fit on %s", e.Seq, c.Key())
			}
			model[c.Key()] = after
		}
	}
	groups := map[string]app.Act{}
	for _, e := range log {
		act := app.Do
		if settled[e.Seq] == app.Undo {
			act = app.Undo
		}
		if e.Act != app.Do || e.Group == "" {
			continue
		}
		if was, known := groups[e.Group]; known && was != act {
			h.isDamaged("half: one entry of group %s is undone, another is not", e.Group)
		}
		groups[e.Group] = act
	}
	h.compareRecords(s, log, model)
}

func (h *harness) compareRecords(s *session, log []app.Entry, model map[app.Key][]byte) {
	count := 0
	for _, kind := range allKinds(log) {
		records, err := s.store.Records(kind)
		if err != nil {
			h.isDamaged("%s cannot be read: %v", kind, err)
			continue
		}
		for _, r := range records {
			want, known := model[r.Key()]
			if kind == app.KindProject && !known {
				continue
			}
			count++
			if !bytes.Equal(want, encoded(r)) {
				h.isDamaged("%s is not what the log says", r.Key())
			}
		}
	}
	there := 0
	for _, v := range model {
		if v != nil {
			there++
		}
	}
	if there != count {
		h.isLost("the log knows %d records, %d are stored", there, count)
	}
}

func encoded(r app.Record) []byte {
	if r == nil {
		return nil
	}
	data, err := json.Marshal(r)
	if err != nil {
		return []byte(err.Error())
	}
	return data
}

// expectation is what a kill may leave beyond what was acknowledged.
type expectation struct {
	acknowledged mark
	entries      int      // most entries of the act in flight; -1 for any number
	atLeast      int      // entries that the act had acknowledged by its end
	changes      int      // of each entry of that act; 0 where it cannot be told
	articles     []string // acknowledged one by one
}

// compare looks for what was acknowledged, and for what nobody asked for. It takes what
// it finds as acknowledged from now on.
func (h *harness) compare(o opened, want expectation) {
	got, err := upTo(o.log, want.acknowledged.seq)
	h.must(err)
	if got != want.acknowledged {
		h.isLost("entry %d was acknowledged; the log has %d entries and another content up to there", want.acknowledged.seq, len(o.log))
	}
	rest := o.log[min(len(o.log), int(want.acknowledged.seq)):]
	if want.entries >= 0 && len(rest) > want.entries {
		h.isDamaged("%d entries beyond what was acknowledged, at most %d can be: %s", len(rest), want.entries, labels(rest))
	}
	if len(rest) < want.atLeast {
		h.isLost("%d entries of a command that had ended, want %d", len(rest), want.atLeast)
	}
	for _, e := range rest {
		if want.changes > 0 && len(e.Set.Changes) != want.changes {
			h.isDamaged("half: “%s” changed %d records, want %d", e.Set.Label, len(e.Set.Changes), want.changes)
		}
	}
	there := map[string]bool{}
	for _, e := range o.log {
		for _, c := range e.Set.Changes {
			there[c.Key().ID] = true
		}
	}
	for _, id := range want.articles {
		if !there[id] {
			h.isLost("article %s was acknowledged", id)
		}
	}
	h.mark, err = upTo(o.log, int64(len(o.log)))
	h.must(err)
}

func labels(entries []app.Entry) (out []string) {
	for _, e := range entries {
		out = append(out, string(e.Act)+" "+e.Set.Label)
	}
	return out
}

// readMark reads the log of a project that nobody was killed at.
func (h *harness) readMark() mark {
	s, err := openStore(h.project, cli.Opening{})
	h.must(err)
	log, err := s.History(0, 0)
	h.must(err)
	slices.Reverse(log)
	m, err := upTo(log, int64(len(log)))
	h.must(err)
	h.must(s.Close())
	return m
}

// goOn does again what may have been killed: half a file of an export goes with the next
// one into the same folder, half a backup with the next of the same name.
func (h *harness) goOn() {
	h.must(export.SaveAtomically(filepath.Join(h.folder, "next.txt"), true, func(io.Writer) error { return nil }))
	for _, left := range h.leftovers() {
		if name, ok := strings.CutSuffix(left, ".part"); ok {
			s, err := openStore(h.project, cli.Opening{})
			h.must(err)
			h.must(s.Backup(filepath.Join(h.folder, name)))
			h.must(s.Close())
		}
	}
}

// after inspects the project and compares it with what may be there.
func (h *harness) after(want expectation) {
	h.keepBefore()
	o, ok := h.inspect(h.project)
	if !ok {
		return
	}
	h.compare(o, want)
	h.keptWhole()
	h.goOn()
	if left := h.leftovers(); len(left) > 0 {
		h.isDamaged("left behind: %v", left)
	}
}
