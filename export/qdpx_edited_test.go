package export_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"parley/app"
	"parley/app/interop"
)

// edited writes the project, lets another program change its description, and reads it.
func edited(t *testing.T, p app.CodedProject, change func(qde string) string) (app.CodedProject, lost) {
	t.Helper()
	path, _ := qdpxOf(t, p)
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == "project.qde" {
			after := change(string(data))
			if after == string(data) {
				t.Fatal("nothing was changed")
			}
			data = []byte(after)
		}
		w, err := out.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "edited.qdpx")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	got, report, err := interop.Read(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	return got, losses(report.Losses)
}

// TestQDPXEditedElsewhere: what another program changed counts, and what it took away is
// told.
func TestQDPXEditedElsewhere(t *testing.T) {
	p := exchangeProject(t)
	replace := func(old, now string) func(string) string {
		return func(qde string) string { return strings.Replace(qde, old, now, 1) }
	}
	t.Run("names", func(t *testing.T) {
		got, l := edited(t, p, func(qde string) string {
			qde = replace(`name="Odd" isCodable`, `name="Strange" isCodable`)(qde)
			qde = replace(`name="Tariffs" isCodable`, `name="Customs" isCodable`)(qde)
			return regexp.MustCompile(`(<Case [^>]*name=")Ministry"`).ReplaceAllString(qde, `${1}The ministry"`)
		})
		s := got.Statements
		if got.Codebook.Tags[0].Name != "Strange" || got.Codebook.Tags[0].ID != "odd" || len(s) != 1 || s[0].Issue != "tariffs" || s[0].Holder != "m" ||
			got.Codebook.IssueTitle("tariffs") != "Customs" || got.Codebook.ActorName("m") != "The ministry" || len(l) != 0 {
			t.Errorf("%+v, lost %v", got.Codebook, l)
		}
	})
	t.Run("case taken away", func(t *testing.T) {
		got, l := edited(t, p, func(qde string) string {
			return regexp.MustCompile(`(?s)<Cases>.*</Cases>`).ReplaceAllString(qde, "")
		})
		if len(got.Codebook.Actors) != 0 || len(got.Statements) != 0 || len(got.Annotations) < 2 {
			t.Errorf("actors %+v, statements %+v, %d annotations", got.Codebook.Actors, got.Statements, len(got.Annotations))
		}
		if strings.Join(l["statements"], "") != "S-1" || strings.Join(l["holders, speakers and issues"], "") != "S-1" {
			t.Errorf("lost %v", l)
		}
	})
	t.Run("comment", func(t *testing.T) {
		got, l := edited(t, p, replace("<Description>who?", "<Description>who, and when?"))
		if len(got.Annotations) != 1 || got.Annotations[0].Comment != "who, and when?" || got.Annotations[0].ID != "N-1" || len(l) != 0 {
			t.Errorf("annotations %+v, lost %v", got.Annotations, l)
		}
	})
	t.Run("machine lines taken away", func(t *testing.T) {
		got, l := edited(t, p, func(qde string) string {
			return regexp.MustCompile(`parley-[a-z-]+: [^<]*`).ReplaceAllString(qde, "")
		})
		if len(got.Statements) != 0 || len(got.Annotations) != 3 || len(got.Codebook.Issues) != 2 || len(got.Codebook.Actors) != 1 || got.Codebook.Actors[0].Type != "ministry" || len(got.Codebook.Tags) == 0 {
			t.Errorf("%+v, lost %v", got, l)
		}
	})
	t.Run("text moved", func(t *testing.T) {
		got, l := edited(t, p, func(qde string) string {
			return strings.ReplaceAll(qde, `plainTextPath="internal:`, `plainTextPath="internal:/elsewhere`)
		})
		if len(got.Articles) != 1 || len(got.Statements) != 1 || len(l) != 0 {
			t.Errorf("%d articles, %d statements, lost %v", len(got.Articles), len(got.Statements), l)
		}
	})
}
