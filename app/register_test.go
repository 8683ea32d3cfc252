package app_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
)

func registerRow(id, actor, issue string, stance app.Stance, said app.Date, tags ...string) app.RegisterRow {
	return app.RegisterRow{
		Statement: &app.Statement{ID: app.StatementID(id), Stance: stance, StatedAt: said}, Holder: actor, Issue: issue, Tagged: tags,
	}
}

func registerRows() []app.RegisterRow {
	return []app.RegisterRow{
		registerRow("S-10", "Norland", "Toll", app.Oppose, "2025-04-02", "coast"),
		registerRow("S-2", "norland", "Ferry", app.StrongSupport, "2025-04"),
		registerRow("S-1", "Ärland", "", "", ""),
		{Annotation: &app.Annotation{ID: "N-1", Comment: "look"}, Tagged: []string{"coast", "later"}, Notes: []string{"look"}},
	}
}

func TestSortRegister(t *testing.T) {
	tests := []struct {
		by   app.RegisterColumn
		down bool
		want string
	}{
		{app.RegisterNumber, false, "[S-1 S-2 S-10 N-1]"},
		{app.RegisterNumber, true, "[N-1 S-10 S-2 S-1]"},
		{app.RegisterActor, false, "[S-2 S-10 S-1 N-1]"},
		{app.RegisterActor, true, "[S-1 S-2 S-10 N-1]"},
		{app.RegisterStance, false, "[S-2 S-10 S-1 N-1]"},
		{app.RegisterSaid, true, "[S-10 S-2 S-1 N-1]"},
		{app.RegisterNote, false, "[N-1 S-1 S-2 S-10]"},
	}
	rows := registerRows()
	for _, tt := range tests {
		var ids []string
		for _, r := range app.SortRegister(rows, tt.by, tt.down) {
			ids = append(ids, r.Key().ID)
		}
		if got := fmt.Sprint(ids); got != tt.want {
			t.Errorf("%s, down %v: %s, want %s", tt.by, tt.down, got, tt.want)
		}
	}
	for _, by := range app.RegisterSorts() {
		if got := app.SortRegister(rows, by, false); len(got) != len(rows) {
			t.Errorf("%s loses rows", by)
		}
	}
	if rows[0].Key().ID != "S-10" {
		t.Error("the rows given were moved")
	}
}

func TestGroupRegister(t *testing.T) {
	tests := []struct {
		by   app.RegisterColumn
		want []app.RegisterGroup
	}{
		{app.RegisterTag, []app.RegisterGroup{{"coast", []int{0, 3}}, {"later", []int{3}}, {"", []int{1, 2}}}},
		{app.RegisterIssue, []app.RegisterGroup{{"Ferry", []int{1}}, {"Toll", []int{0}}, {"", []int{2, 3}}}},
		{app.RegisterStance, []app.RegisterGroup{{app.StrongSupport.Words(), []int{1}}, {app.Oppose.Words(), []int{0}}, {app.Stance("").Words(), []int{2}}, {"", []int{3}}}},
	}
	for _, tt := range tests {
		if d := cmp.Diff(tt.want, app.GroupRegister(registerRows(), tt.by)); d != "" {
			t.Errorf("%s: %s", tt.by, d)
		}
	}
}

func TestRegisterTable(t *testing.T) {
	g := app.Register{Rows: registerRows(), All: 9, Query: "tag:coast", Tags: []app.Tag{{ID: "coast", Colour: "teal"}}}
	g.Rows[3].Annotation.Tags = []app.TagID{"coast"}
	table := g.Table()
	if table.About != "4 of 9 statements and annotations · tag:coast" || len(table.Rows) != 4 {
		t.Errorf("about %q, %d rows", table.About, len(table.Rows))
	}
	for _, r := range table.Rows {
		if len(r) != len(table.Columns) {
			t.Fatalf("%d cells, %d columns", len(r), len(table.Columns))
		}
	}
	if r := table.Rows[3]; r[0] != "N-1" || r[1] != "annotation" || r[8] != "look" || r[9] != "coast, later" || r[16] != "teal" {
		t.Errorf("annotation %v", r)
	}
}

func TestAttributionsNamed(t *testing.T) {
	tests := []struct {
		text string
		want []app.Attribution
	}{
		{"direct_quote", []app.Attribution{app.DirectQuote}},
		{"Direct quote", []app.Attribution{app.DirectQuote}},
		{"3", []app.Attribution{app.MixedQuote}},
		{"6-7", []app.Attribution{app.SecondHandNamed, app.SecondHandAnonymous}},
		{"second hand", []app.Attribution{app.SecondHandNamed, app.SecondHandAnonymous}},
		{"quote", []app.Attribution{app.DirectQuote, app.MixedQuote, app.IndirectQuote}},
		{"nothing", nil},
		{"99", nil},
		{"", nil},
	}
	for _, tt := range tests {
		if d := cmp.Diff(tt.want, app.AttributionsNamed(tt.text)); d != "" {
			t.Errorf("%q: %s", tt.text, d)
		}
	}
	own, reported := app.AttributionsNamed("own"), app.AttributionsNamed("reported")
	if len(own) != 5 || len(own)+len(reported) != len(app.Attributions()) {
		t.Errorf("%d own, %d reported", len(own), len(reported))
	}
}

func TestRegisterSortsDatesByTheirBeginning(t *testing.T) {
	var rows []app.RegisterRow
	for i, d := range []app.Date{"2026-03-19", "2026-W09", "--04-11", "2026-02", "", "2026-02-25", "2025"} {
		rows = append(rows, app.RegisterRow{Statement: &app.Statement{ID: app.StatementID(fmt.Sprint("S-", i)), StatedAt: d}})
	}
	var got []app.Date
	for _, r := range app.SortRegister(rows, app.RegisterSaid, false) {
		got = append(got, r.Statement.StatedAt)
	}
	if d := cmp.Diff([]app.Date{"2025", "2026-02", "2026-W09", "2026-02-25", "2026-03-19", "--04-11", ""}, got); d != "" {
		t.Error(d)
	}
}
