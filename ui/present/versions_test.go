package present_test

import (
	"context"
	"testing"

	"parley/app"
	"parley/app/jobs"
	"parley/ui/present"
)

// texts is the texts of one article; what a second reading of its file gives is outcome.
type texts struct {
	list    []app.VersionInfo
	outcome app.ImportItem
	read    []app.ArticleID
}

func (x *texts) VersionsOf(app.ArticleID) ([]app.VersionInfo, error) { return x.list, nil }

func (x *texts) AdoptVersion(app.ArticleID, app.VersionID) (app.Reanchoring, error) {
	return app.Reanchoring{}, nil
}

func (x *texts) AddVersion(app.ArticleID, string, string) (app.VersionInfo, error) {
	return app.VersionInfo{}, nil
}

func (x *texts) Reread(_ context.Context, ids []app.ArticleID, _ jobs.Reporter) (rep app.ImportReport, err error) {
	x.read = append(x.read, ids...)
	rep.Add(x.outcome)
	if x.outcome.Outcome == app.OutcomeVersion {
		x.list = append(x.list, app.VersionInfo{ID: "v2", N: 2, Newer: true})
	}
	return rep, nil
}

func TestRereadOfAnArticle(t *testing.T) {
	for _, tt := range []struct {
		outcome app.ImportItem
		notice  string
		problem string
		rows    int
	}{
		{app.ImportItem{Outcome: app.OutcomeDuplicate}, "reads as before", "", 1},
		{app.ImportItem{Outcome: app.OutcomeVersion}, "reads otherwise", "", 2},
		{app.ImportItem{Outcome: app.OutcomeFailed, Reason: "the file is not kept", Hint: "look for it"}, "", "The file is not kept. Look for it.", 1},
	} {
		d := newDesk(t)
		x := &texts{list: []app.VersionInfo{{ID: "v1", N: 1, Current: true}}, outcome: tt.outcome}
		p := present.NewVersions(d.env(), present.VersionsPorts{Versions: x, Book: &library{}, Acts: present.NewActs(d.env())})
		p.Show("a1", "Ferries")
		d.run()
		p.Reread()
		if p.State().NoReread == "" {
			t.Error("a second reading can begin before the first has ended")
		}
		p.Reread()
		d.run()
		s := p.State()
		if len(x.read) != 1 || x.read[0] != "a1" {
			t.Errorf("%s: read %v", tt.outcome.Outcome, x.read)
		}
		if s.Problem != tt.problem || tt.notice != "" && !d.noticed(tt.notice) || len(s.Rows) != tt.rows || s.NoReread != "" {
			t.Errorf("%s: problem %q, notices %v, %d rows, %q", tt.outcome.Outcome, s.Problem, d.notices, len(s.Rows), s.NoReread)
		}
	}
}
