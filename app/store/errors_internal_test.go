package store

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"

	sqlite "github.com/ncruces/go-sqlite3"

	"parley/app"
	"parley/app/apptest"
)

func TestTranslate(t *testing.T) {
	tests := []struct {
		in    error
		want  app.Code
		words string
	}{
		{nil, "", ""},
		{sqlite.FULL, app.Internal, "disk is full"},
		{syscall.ENOSPC, app.Internal, "disk is full"},
		{sqlite.READONLY, app.Unsupported, "may not be written to"},
		{os.ErrPermission, app.Unsupported, "may not be written to"},
		{sqlite.CORRUPT, app.Damaged, "damaged"},
		{sqlite.NOTADB, app.Damaged, "cannot be read"},
		{sqlite.BUSY, app.Locked, "another program"},
		{sqlite.CANTOPEN, app.NotFound, "cannot be opened"},
		{sqlite.IOERR, app.Internal, "disk reported"},
		{sqlite.CONSTRAINT_FOREIGNKEY, app.Invalid, "does not exist"},
		{sqlite.CONSTRAINT_UNIQUE, app.Internal, "refused"},
		{errors.New("whatever"), app.Internal, "could not be used"},
		{&app.Error{Code: app.Conflict, Msg: "kept"}, app.Conflict, "kept"},
	}
	for _, tt := range tests {
		t.Run(fmt.Sprint(tt.in), func(t *testing.T) {
			in := tt.in
			if in != nil {
				in = fmt.Errorf("while testing: %w", in)
			}
			err := translate("test", in)
			if app.CodeOf(err) != tt.want || (err != nil && !strings.Contains(err.Error(), tt.words)) {
				t.Errorf("%q %v, want %q with %q", app.CodeOf(err), err, tt.want, tt.words)
			}
			var driver sqlite.ErrorCode
			if errors.As(err, &driver) {
				t.Errorf("the driver's error leaves the package: %v", err)
			}
		})
	}
}

// A full disk changes nothing, and the next edit works once there is room again.
func TestDiskFull(t *testing.T) {
	s, err := Open(made(t), testOptions())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var pages int
	if err := s.writer.QueryRow(`PRAGMA page_count`).Scan(&pages); err != nil {
		t.Fatal(err)
	}
	limit := func(n int) {
		t.Helper()
		if _, err := s.writer.Exec(fmt.Sprintf(`PRAGMA max_page_count = %d`, n)); err != nil {
			t.Fatal(err)
		}
	}
	limit(pages)
	long := apptest.Actor("X", func(a *app.Actor) { a.Attributes = map[string]string{"x": strings.Repeat("long ", 10000)} })
	_, err = s.Apply(apptest.Adding("Add", nil, long))
	if !strings.Contains(fmt.Sprint(err), "disk is full") {
		t.Fatalf("err %v", err)
	}
	if found, err := s.Check(t.Context()); err != nil || len(found) != 0 {
		t.Errorf("findings %v, %v", found, err)
	}
	limit(pages + 1000)
	if _, err := s.Apply(apptest.Adding("Add", nil, long)); err != nil {
		t.Error(err)
	}
}

// A value outside a closed list that no rule of the record catches is refused in words.
func TestClosedListRefuses(t *testing.T) {
	s, err := Open(made(t), testOptions())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	_, err = s.Apply(apptest.Adding("Add", nil, apptest.Outlet("X", func(o *app.Outlet) { o.Kind = "pigeon post" })))
	if app.CodeOf(err) != app.Invalid || !strings.Contains(err.Error(), "kind of an outlet") {
		t.Errorf("%v", err)
	}
}

// The log and the texts cannot be changed, whatever is tried.
func TestNeverChanges(t *testing.T) {
	s, err := Open(made(t), testOptions())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, q := range []string{
		`UPDATE entry SET label = 'x'`, `DELETE FROM entry`, `UPDATE change SET id = 'x'`, `DELETE FROM change`,
		`UPDATE text SET lead = 'x'`, `DELETE FROM text`, `UPDATE text_version SET n = 2`, `DELETE FROM text_version`,
	} {
		if _, err := s.writer.Exec(q); err == nil {
			t.Errorf("%s was done", q)
		}
	}
}

func TestCompareNumbered(t *testing.T) {
	order := []string{"A-7", "N-1", "S", "S-1", "S-02", "S-2", "S-10", "S-100", "S-10a"}
	for i, a := range order {
		for j, b := range order {
			if got := compareNumbered(a, b); (got < 0) != (i < j) || (got == 0) != (i == j) {
				t.Errorf("compare %s, %s: %d", a, b, got)
			}
		}
	}
}

func TestBounds(t *testing.T) {
	lists := [][]app.Bounds{nil, {{Start: 0, End: 0}}, {{Start: 5, End: 900}, {Start: 901, End: 905}}, {{Start: 100, End: 90}, {Start: 3, End: 70000}}}
	for _, in := range lists {
		out, err := unpackBounds(packBounds(in))
		if err != nil || fmt.Sprint(out) != fmt.Sprint(in) {
			t.Errorf("%v comes back as %v, %v", in, out, err)
		}
	}
	if _, err := unpackBounds([]byte{2}); err == nil {
		t.Error("half a range is read")
	}
}

// A refusal names what stands in the way, in words.
func TestRefusalWords(t *testing.T) {
	s, err := Open(made(t), testOptions())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, e := range oldProject(1)[1:5] {
		if _, err := s.Apply(e); err != nil {
			t.Fatal(err)
		}
	}
	record := func(kind app.Kind, id string) app.Record {
		t.Helper()
		r, err := s.Record(app.Key{Kind: kind, ID: id})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	tv := oldProject(1)[0].Texts[0]
	actor := record(app.KindActor, "anna_lê").(app.Actor)
	other := actor
	other.Colour = "#1"
	tests := []struct {
		name string
		in   app.Entry
		want string
	}{
		{"actor in use", apptest.Editing("x", actor, nil), "actor anna_lê is in use: 1 statement"},
		{"article in use", apptest.Editing("x", record(app.KindArticle, string(tv.Article)), nil), "is in use: 1 statement"},
		{"outlet in use", apptest.Editing("x", record(app.KindOutlet, "the_courier"), nil), "is in use: 1 article"},
		{"issue in use", apptest.Editing("x", record(app.KindIssue, "grain_quotas"), nil), "is in use: 1 statement"},
		{
			"unknown holder", apptest.Adding("x", nil, apptest.Statement("S-2", tv, "and left", apptest.By("nobody", "grain_quotas"))),
			"the holder of statement S-2 does not exist: nobody",
		},
		{"changed", apptest.Editing("x", other, actor), "actor anna_lê has changed meanwhile"},
		{"removed", apptest.Editing("x", apptest.Actor("X"), apptest.Actor("X")), "actor x has been removed meanwhile"},
		{"there already", apptest.Adding("x", nil, actor), "actor anna_lê exists already"},
		{"too new", apptest.Adding("x", nil, app.Note{ID: "n", Target: actor.Key(), Text: "x", At: apptest.Time().AddDate(9000, 0, 0)}), "cannot be stored"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := s.Apply(tt.in)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("%v, want %q", err, tt.want)
			}
		})
	}
}
