package workbench

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"parley/app"
)

// SyncBook compares a workbook that came back edited with the project as it was when the
// workbook was written, which the log tells, and with what it is now. It gives each
// difference in its class; with Apply it takes over what is accepted as one undoable step.
func (w *Workbench) SyncBook(ctx context.Context, path string, o app.SyncOptions) (app.Sync, error) {
	if w.p.Edited == nil || w.p.Compare == nil {
		return app.Sync{}, &app.Error{Code: app.Unsupported, Op: "sync", Msg: "edited workbooks cannot be read here", Hint: "Use the whole program."}
	}
	e, err := w.p.Edited(ctx, path)
	if err != nil {
		return app.Sync{}, err
	}
	if o.SHA256 != "" && o.SHA256 != e.SHA256 {
		return app.Sync{}, &app.Error{Code: app.Conflict, Op: "sync", Msg: "the workbook has changed since the preview", Hint: "Look at the preview again."}
	}
	if o.Apply {
		w.beforeBulk()
	}
	w.edit.Lock()
	defer w.edit.Unlock()
	s, err := w.newSyncing(ctx, e, o)
	if err != nil {
		return app.Sync{}, err
	}
	edits, err := w.p.Compare(ctx, s.base, e)
	if err != nil {
		return s.out, err
	}
	if err := s.interpret(edits); err != nil {
		return s.out, err
	}
	if !o.Apply {
		return s.out, nil
	}
	return s.out, s.apply()
}

// syncing turns the edits of a workbook into rows of a preview and into changes. The
// caller holds w.edit.
type syncing struct {
	w    *Workbench
	opt  app.SyncOptions
	file app.EditedBook
	spec app.MatrixSpec
	base app.Book // as it was exported
	rec  *recorder
	out  app.Sync

	statements map[app.StatementID]*syncStatement
	order      []app.StatementID
	cells      map[app.CellKey]*syncCell
	cellOrder  []app.CellKey
	drafts     map[int]app.Draft // new statements by row of the preview
}

// newSyncing checks that the workbook is one of this project and makes it ready for
// comparison.
func (w *Workbench) newSyncing(ctx context.Context, e app.EditedBook, o app.SyncOptions) (*syncing, error) {
	p, err := w.p.Coding.Project()
	if err != nil {
		return nil, err
	}
	if e.Meta["project_id"] != p.ID {
		return nil, &app.Error{
			Code: app.Invalid, Op: "sync", Msg: "the workbook was written of another project", Hint: "Open the project it came from; Spec in the workbook names it.",
		}
	}
	seq, err1 := strconv.ParseInt(e.Meta["log_seq"], 10, 64)
	at, err2 := time.Parse("2006-01-02T15:04:05Z", e.Meta["generated_utc"])
	last, err := w.p.Ledger.LogHeads(0, 1)
	switch {
	case err != nil:
		return nil, err
	case err1 != nil || err2 != nil || seq < 0:
		return nil, &app.Error{Code: app.Damaged, Op: "sync", Msg: "the hidden sheet of the workbook has been changed", Hint: "Export anew, and leave hidden sheets as they are."}
	case len(last) == 0 || last[0].Seq < seq:
		return nil, &app.Error{
			Code: app.Invalid, Op: "sync", Msg: "the workbook was written of a newer state of the project than this one",
			Hint: "Open the project that it was written of, not an older copy.",
		}
	case o.LogSeq != 0 && o.LogSeq != last[0].Seq:
		return nil, &app.Error{Code: app.Conflict, Op: "sync", Msg: "the project has changed since the preview", Hint: "Look at the preview again."}
	}
	s := &syncing{
		w: w, opt: o, file: e, statements: map[app.StatementID]*syncStatement{}, cells: map[app.CellKey]*syncCell{}, drafts: map[int]app.Draft{},
		out: app.Sync{File: e.Name, SHA256: e.SHA256, ExportID: e.Meta["export_id"], Exported: at, LogSeq: last[0].Seq, Rows: []app.SyncRow{}},
	}
	if s.spec, err = s.specOf(); err != nil {
		return nil, err
	}
	if s.rec, err = w.newRecorder(); err != nil {
		return nil, err
	}
	if s.base, err = w.bookAt(ctx, s.spec, seq, at, s.reportOf()); err != nil {
		return nil, err
	}
	s.base.ExportID, s.base.LogSeq = e.Meta["export_id"], seq
	s.base.Edition = nil
	if name := e.Meta["edition"]; name != "" {
		if s.base.Edition, err = w.lastEdition(s.base.Matrix, name); err != nil {
			return nil, err
		}
	}
	if s.base.Matrix.Hash != e.Meta["snapshot_sha256"] {
		s.out.Add(app.SyncRow{
			Class: app.SyncWarning, Sheet: "_meta", Subject: "the export",
			Why: "what was exported cannot be computed exactly any more, so that some rows below may differ without having been edited",
		})
	}
	return s, nil
}

// specOf gives the recipe of the export: as it was written down, else as it is saved.
func (s *syncing) specOf() (app.MatrixSpec, error) {
	var spec app.MatrixSpec
	if text := s.file.Meta["spec"]; text != "" && json.Unmarshal([]byte(text), &spec) == nil && spec.Validate() == nil {
		return spec, nil
	}
	return s.w.Spec(s.file.Meta["spec_id"])
}

func (s *syncing) reportOf() app.ReportOptions {
	var o app.ReportOptions
	if json.Unmarshal([]byte(s.file.Meta["report"]), &o) != nil || o.Validate() != nil {
		return app.ReportOptions{}
	}
	return o
}

// interpret gives every edit its place.
func (s *syncing) interpret(edits []app.BookEdit) error {
	for _, e := range edits {
		var err error
		switch {
		case e.Class == app.SyncNew:
			err = s.newStatement(e)
		case e.Class == app.SyncMissing:
			err = s.missing(e)
		case e.Class != app.SyncPropose:
			s.out.Add(s.row(e))
		case e.Statement != "":
			err = s.statementEdit(e)
		default:
			s.cellEdit(e)
		}
		if err != nil {
			return err
		}
	}
	if err := s.settleCells(); err != nil {
		return err
	}
	s.settleStatements()
	s.inOrder()
	return nil
}

// row makes a row of the preview of an edit.
func (s *syncing) row(e app.BookEdit) app.SyncRow {
	subject := string(e.Statement)
	if x, ok := s.base.BookStatement(e.Statement); ok {
		subject += " · " + s.base.Codebook.ActorName(x.Holder) + " · " + s.base.Codebook.IssueTitle(x.Issue)
	}
	if subject == "" && e.Cell != (app.CellKey{}) {
		subject = s.base.Codebook.ActorName(e.Cell.Actor) + " · " + s.base.Codebook.IssueTitle(e.Cell.Issue)
	}
	return app.SyncRow{
		Class: e.Class, Sheet: cmp.Or(e.Sheet, e.Table), Row: e.Row, Subject: cmp.Or(subject, e.Table), Field: e.Column, Was: e.Was, Now: e.Now, Why: e.Why,
	}
}

// inOrder sorts the rows by class and numbers them anew.
func (s *syncing) inOrder() {
	classes := app.SyncClasses()
	old := make([]int, len(s.out.Rows))
	for i := range old {
		old[i] = i
	}
	slices.SortStableFunc(old, func(a, b int) int {
		return cmp.Compare(slices.Index(classes, s.out.Rows[a].Class), slices.Index(classes, s.out.Rows[b].Class))
	})
	rows, place := make([]app.SyncRow, len(old)), map[int]int{}
	s.out.Counts = map[app.SyncClass]int{}
	for i, k := range old {
		rows[i] = s.out.Rows[k]
		place[rows[i].N], rows[i].N = i+1, i+1
		s.out.Counts[rows[i].Class]++
	}
	s.out.Rows = rows
	renumber := func(list []syncField) {
		for i := range list {
			list[i].row = place[list[i].row]
		}
	}
	for _, x := range s.statements {
		renumber(x.fields)
	}
	for _, x := range s.cells {
		renumber(x.fields)
	}
	drafts := map[int]app.Draft{}
	for n, d := range s.drafts {
		drafts[place[n]] = d
	}
	s.drafts = drafts
}

// accepted reports whether a row is to be taken over. Without a choice that is everything
// but conflicts.
func (s *syncing) accepted(n int) bool {
	if n < 1 || n > len(s.out.Rows) || !s.out.Rows[n-1].Class.Acceptable() {
		return false
	}
	if s.opt.Only != nil {
		return slices.Contains(s.opt.Only, n)
	}
	return s.out.Rows[n-1].Class != app.SyncConflict
}

// refuse turns a row into one that is refused.
func (s *syncing) refuse(n int, why string) {
	r := &s.out.Rows[n-1]
	s.out.Counts[r.Class]--
	s.out.Counts[app.SyncRefused]++
	r.Class, r.Why = app.SyncRefused, why
}

// apply takes the accepted rows over as one step.
func (s *syncing) apply() error {
	if s.opt.Only != nil {
		for _, n := range s.opt.Only {
			if n < 1 || n > len(s.out.Rows) || !s.out.Rows[n-1].Class.Acceptable() {
				return &app.Error{
					Code: app.Invalid, Op: "sync", Msg: fmt.Sprintf("row %d is none that can be accepted", n), Hint: "The preview numbers the rows; proposed, conflict, missing and new ones can be accepted.",
				}
			}
		}
	}
	for _, id := range s.order {
		s.applyStatement(s.statements[id])
	}
	for _, k := range s.cellOrder {
		if err := s.applyCell(k, s.cells[k]); err != nil {
			return err
		}
	}
	for n := range s.out.Rows {
		if d, ok := s.drafts[n+1]; ok && s.accepted(n+1) {
			if _, err := s.rec.add(d); err != nil {
				s.refuse(n+1, messageOf(err))
				continue
			}
			s.out.Applied = append(s.out.Applied, n+1)
		}
	}
	slices.Sort(s.out.Applied)
	s.out.AppliedAs = len(s.rec.changes)
	if len(s.rec.changes) == 0 {
		return nil
	}
	label := fmt.Sprintf("Sync %s (%s, sha256 %.8s)", s.file.Name, counted(len(s.out.Applied), "edit"), s.file.SHA256)
	return s.w.apply(app.Entry{Set: app.ChangeSet{Label: label, Changes: s.rec.changes}})
}

// messageOf gives what an error says to the user.
func messageOf(err error) string {
	if e, ok := err.(*app.Error); ok { //nolint:errorlint // of the package's own making, unwrapped
		return strings.TrimSuffix(e.Msg, ".") + map[bool]string{true: ". " + e.Hint}[e.Hint != ""]
	}
	return err.Error()
}
