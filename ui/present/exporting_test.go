package present_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/ui/present"
)

type kept struct{ text string }

func newExporting(t *testing.T) (*desk, *library, *present.Exporting, *kept, *[]string) {
	d, l, _ := newMatrix(t)
	k, opened := &kept{}, &[]string{}
	weekly := app.DefaultSpec()
	weekly.ID, weekly.Name, weekly.Resolver = "weekly", "Weekly", "majority"
	l.specs = []app.MatrixSpec{weekly}
	return d, l, present.NewExporting(d.env(), present.ExportingPorts{
		Exporter: exporter{l}, Jobs: d, Kept: func() string { return k.text }, Keep: func(s string) { k.text = s },
		Open: func(path string) { *opened = append(*opened, path) },
	}), k, opened
}

type exporter struct{ *library }

func (exporter) Project() (app.Project, error) {
	return app.Project{Title: "Harbour", Marking: "Confidential"}, nil
}

func (e exporter) Specs() ([]app.MatrixSpec, error) { return e.specs, nil }

func TestExporting(t *testing.T) {
	d, l, p, k, opened := newExporting(t)
	p.Show(app.DefaultSpec())
	d.run()
	s := p.State()
	if !s.Open || s.Format != "xlsx" || s.Title != "Harbour" || s.Marking != "Confidential" || !s.OpenAfter || s.NoWrite != "" {
		t.Fatalf("%+v", s)
	}
	if len(s.Page.Rows) == 0 || len(s.Page.Heads) == 0 || len(s.Page.Rows[0].Cells) != len(s.Page.Heads) || !s.Page.Wide {
		t.Errorf("page %+v", s.Page)
	}
	if diff := cmp.Diff([]string{"On screen", "Weekly"}, s.Specs); diff != "" {
		t.Error(diff)
	}
	p.SetSpec("Weekly")
	p.SetMarking("")
	p.SetPaper("Letter")
	p.SetSheet("Codebook", false)
	p.SetCoderNames(true)
	d.run()
	if !p.State().Page.Letter || p.State().Page.Marking != "" {
		t.Errorf("page %+v", p.State().Page)
	}
	p.Write("report")
	d.run()
	q := l.request
	if q.Path != "report.xlsx" || q.Spec.ID != "weekly" || !q.Force || *q.Report.Marking != "" || q.Report.Paper != "Letter" || !q.Report.CoderNames {
		t.Errorf("%+v", q)
	}
	if diff := cmp.Diff([]string{"Codebook"}, q.Report.Without); diff != "" {
		t.Error(diff)
	}
	if p.State().Open || !d.noticed("wrote report.xlsx") || !d.traced("exported report.xlsx") || len(*opened) != 1 {
		t.Errorf("opened %v", *opened)
	}

	// the choices are remembered, the format too
	p.Show(app.DefaultSpec())
	p.SetFormat("qdpx")
	p.SetOpenAfter(false)
	l.losses = []app.Loss{{What: "stances", Count: 2}}
	p.Write("report.qdpx")
	d.run()
	if k.text == "" || l.request.Path != "report.qdpx" || len(*opened) != 1 || !d.noticed("2 stances") {
		t.Errorf("kept %q, request %+v", k.text, l.request)
	}
	p.Show(app.DefaultSpec())
	d.run()
	s = p.State()
	if s.Format != "qdpx" || s.OpenAfter || s.Report || s.Workbook || !s.CoderNames || s.Paper != "Letter" {
		t.Errorf("%+v", s)
	}

	l.err = errBroken
	p.Write("x")
	d.run()
	if len(d.problems) != 1 {
		t.Error("a failed export is not told")
	}
}

func TestSyncing(t *testing.T) {
	d, l, _ := newMatrix(t)
	p := present.NewSyncing(d.env(), present.SyncingPorts{Sync: l, Jobs: d})
	l.sync = app.Sync{File: "report.xlsx", SHA256: "ab", LogSeq: 7}
	for _, r := range []app.SyncRow{
		{Class: app.SyncPropose, Subject: "S-1", Field: "Stance", Was: "▲ Support", Now: "▼ Oppose"},
		{Class: app.SyncConflict, Subject: "S-2", Field: "Act", Was: "offer", Now: "threat", Project: "demand", Why: "changed"},
		{Class: app.SyncMissing, Subject: "S-3", Now: "rejected"},
		{Class: app.SyncRefused, Subject: "S-4", Field: "Quote (verbatim)", Why: "quotes cannot be changed"},
	} {
		l.sync.Add(r)
	}
	p.Show("/tmp/report.xlsx")
	d.run()
	s := p.State()
	if !s.Open || len(s.Rows) != 4 || s.Chosen != 2 || !s.All || s.NoTake != "" {
		t.Fatalf("%+v", s)
	}
	if r := s.Rows[1]; r.On || !r.Can || r.Tone != present.ToneWarn || r.Change != "offer  →  threat" {
		t.Errorf("conflict %+v", r)
	}
	p.Set(4, true) // refused: stays out
	p.Set(2, true)
	p.Set(3, false)
	p.SetReason("by the minister")
	p.Take()
	d.run()
	o := l.synced[len(l.synced)-1]
	want := app.SyncOptions{Apply: true, Only: []int{1, 2}, Reason: "by the minister", SHA256: "ab", LogSeq: 7}
	if diff := cmp.Diff(want, o); diff != "" {
		t.Error(diff)
	}
	if p.State().Open || !d.noticed("2 edits") {
		t.Errorf("notices %v", d.notices)
	}

	p.Show("/tmp/report.xlsx")
	d.run()
	p.SetAll(false)
	if s := p.State(); s.Chosen != 0 || s.NoTake == "" {
		t.Errorf("%+v", s)
	}
	p.Take() // nothing is chosen
	d.run()
	if len(l.synced) != 3 {
		t.Errorf("%d calls", len(l.synced))
	}
	l.sync = app.Sync{File: "report.xlsx"}
	p.Show("/tmp/report.xlsx")
	d.run()
	if s := p.State(); s.Empty == "" || s.NoTake == "" {
		t.Errorf("%+v", s)
	}
}

// TestReportLanguages offers the languages that reports are written in, and no other that
// was chosen when more were offered.
func TestReportLanguages(t *testing.T) {
	for kept, want := range map[string]string{"": "", "uk": "uk", "en-US": "en-US", "de": ""} {
		d, _, p, k, _ := newExporting(t)
		k.text = `{"language":"` + kept + `"}`
		p.Show(app.DefaultSpec())
		d.run()
		s := p.State()
		if s.Language != want {
			t.Errorf("kept %q, chosen %q", kept, s.Language)
		}
		var codes []string
		for _, c := range s.Languages {
			codes = append(codes, c.Code)
		}
		if diff := cmp.Diff([]string{"", "en-US", "uk"}, codes); diff != "" {
			t.Error(diff)
		}
	}
}
