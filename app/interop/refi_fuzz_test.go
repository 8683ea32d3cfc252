package interop_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"parley/app"
	"parley/app/interop"
)

const ownQDE = `<Project name="P" origin="Parley" xmlns="urn:QDA-XML:project:1.0"><Users><User guid="u" name="Anna" id="C1"/></Users>
<CodeBook><Codes><Code guid="g1" name="Issues" isCodable="false"><Code guid="i1" name="Tariffs" isCodable="true"><Description>parley-issue: {"id":"t","title":"Tariffs","order":1}</Description><Code guid="i2" name="Below" isCodable="true"/></Code></Code>
<Code guid="g2" name="Actors" isCodable="false"><Code guid="a1" name="Ministry" isCodable="true"><NoteRef targetGUID="n1"/></Code></Code>
<Code guid="g3" name="Tags" isCodable="false"><Code guid="t1" name="Odd" isCodable="true"><Description>parley-tag: {"id":"odd","name":"Odd"}</Description></Code></Code></Codes></CodeBook>
<Cases><Case guid="k1" name="Ministry"><Description>parley-actor: {"id":"m","name":"Ministry","type":"ministry","parent":"gone","roles":[{"of_actor":"gone","title":""}]}</Description></Case></Cases>
<Sources><TextSource guid="s1" name="One" plainTextPath="internal://s1.txt"><Description>parley-article: {"id":"a1","version":"x","state":"coded","title":"One","publisher":{"id":"o","name":"Echo"},"text":{"n":2,"made_from":"x","paragraphs":[{"start":0,"end":4}]}}</Description>
<PlainTextSelection guid="x1" startPosition="0" endPosition="2" creatingUser="u"><Description>words
parley-statement: {"id":"S-1","holder":"m","issue":"t","stance":"support","attribution_type":"direct_quote","origin":"manual","review":"draft","passages":[]}</Description><Coding guid="c1"><CodeRef targetGUID="t1"/></Coding></PlainTextSelection>
<PlainTextSelection guid="x2" startPosition="0" endPosition="1"><Description>parley-part-of: "S-1"</Description></PlainTextSelection>
<PlainTextSelection guid="x3" startPosition="1" endPosition="3"><Description>parley-annotation: {"id":"N-1","quote":{"version":"v","start":0,"end":1,"exact":"T"}}</Description></PlainTextSelection></TextSource></Sources>
<Notes><Note guid="n1"><Description>parley-note: {"id":"M-1","target":{"kind":"actor","id":"m"},"text":"memo"}</Description><PlainTextContent>memo</PlainTextContent></Note></Notes>
<Links><Link guid="l" name="repeats" originGUID="x1" targetGUID="x2"/></Links></Project>`

// FuzzReadQDPX reads any description beside any text: no panic, an error comes with
// nothing, and what is read is whole.
func FuzzReadQDPX(f *testing.F) {
	f.Add([]byte(qde), "\ufeff😀 e\u0301 and words here\r\n")
	f.Add([]byte(ownQDE), "The ministry said no.")
	f.Add([]byte("<Project/>"), "")
	f.Fuzz(func(t *testing.T, description []byte, text string) {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for name, data := range map[string][]byte{"project.qde": description, "sources/s1.txt": []byte(text)} {
			w, err := z.Create(name)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := w.Write(data); err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		readWhole(t, "any.qdpx", b.Bytes())
	})
}

// FuzzReadQDC does the same for codebooks and for whatever else a file may hold.
func FuzzReadQDC(f *testing.F) {
	f.Add([]byte(`<CodeBook origin="Parley" xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="1" name="Issues" isCodable="false"><Code guid="2" name="B" isCodable="true"/></Code></Codes></CodeBook>`))
	f.Add([]byte(`<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="1" name="A" isCodable="true"/></Codes></CodeBook>`))
	f.Add([]byte("PK\x03\x04 and nothing more"))
	f.Fuzz(func(t *testing.T, data []byte) { readWhole(t, "any.qdc", data) })
}

func readWhole(t *testing.T, name string, data []byte) {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	p, rep, err := interop.Read(t.Context(), path)
	if err != nil {
		if app.CodeOf(err) == app.Internal || !reflect.ValueOf(p).IsZero() || len(rep.Losses) != 0 {
			t.Errorf("%v with %+v", err, p)
		}
		return
	}
	checkWhole(t, p)
}

// checkWhole asserts that records are valid, that ids are their own, and that each quote
// stands in its text.
func checkWhole(t *testing.T, p app.CodedProject) {
	t.Helper()
	seen := map[app.Key]bool{}
	record := func(r app.Record) {
		if err := r.Validate(); err != nil {
			t.Errorf("%s: %v", r.Key(), err)
		}
		if seen[r.Key()] {
			t.Errorf("%s twice", r.Key())
		}
		seen[r.Key()] = true
	}
	texts := map[app.VersionID]app.TextVersion{}
	for _, v := range p.Texts {
		texts[v.ID] = v
		if !utf8.ValidString(v.Text) {
			t.Errorf("text %s is no UTF-8", v.ID)
		}
	}
	for _, x := range p.Outlets {
		record(x)
	}
	for _, x := range p.Articles {
		record(x)
		if texts[x.Version].Article != x.ID {
			t.Errorf("article %s has no text", x.ID)
		}
	}
	for _, x := range p.Codebook.Coders {
		record(x)
	}
	for _, x := range p.Codebook.Tags {
		record(x)
	}
	for _, x := range p.Codebook.Actors {
		record(x)
	}
	for _, x := range p.Codebook.Issues {
		record(x)
		if x.Parent != "" && !seen[app.Issue{ID: x.Parent}.Key()] && !hasIssue(p, x.Parent) {
			t.Errorf("issue %s below %s, which is not there", x.ID, x.Parent)
		}
	}
	for _, x := range p.Statements {
		record(x)
		for _, q := range x.Passages {
			if err := q.Check(texts[q.Version]); err != nil {
				t.Errorf("statement %s: %v", x.ID, err)
			}
		}
	}
	for _, x := range p.Annotations {
		record(x)
		if err := x.Quote.Check(texts[x.Quote.Version]); err != nil {
			t.Errorf("annotation %s: %v", x.ID, err)
		}
		for _, tag := range x.Tags {
			if !seen[app.Tag{ID: tag}.Key()] {
				t.Errorf("annotation %s bears %s, which is not there", x.ID, tag)
			}
		}
	}
	for _, x := range p.Links {
		record(x)
		if !seen[app.Statement{ID: x.From}.Key()] || !seen[app.Statement{ID: x.To}.Key()] {
			t.Errorf("link %s", x.Key())
		}
	}
	for _, x := range p.Notes {
		record(x)
	}
}

func hasIssue(p app.CodedProject, id app.IssueID) bool {
	_, ok := p.Codebook.Issue(id)
	return ok
}

// TestHostileIDs: an id that would lead out of a folder is not kept, and what a file claims
// of numbers and tags costs no time that grows with their square.
func TestHostileIDs(t *testing.T) {
	read := func(qde string) (p app.CodedProject, rep app.LossReport) {
		t.Helper()
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for name, data := range map[string]string{"project.qde": qde, "sources/s1.txt": "The ministry said no."} {
			w, err := z.Create(name)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := io.WriteString(w, data); err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "own.qdpx")
		if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		p, rep, err := interop.Read(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		checkWhole(t, p)
		return p, rep
	}
	for _, tt := range []struct {
		id   string
		kept bool
	}{
		{"a1", true}, {"a0123456789ab-2", true}, {"../../x", false}, {`..\\x`, false}, {"c:x", false}, {"..", false}, {"a/b", false},
	} {
		p, _ := read(strings.Replace(ownQDE, `parley-article: {"id":"a1"`, `parley-article: {"id":"`+tt.id+`"`, 1))
		if len(p.Articles) != 1 || (string(p.Articles[0].ID) == tt.id) != tt.kept || p.Articles[0].Title != "One" {
			t.Errorf("%q: articles %+v", tt.id, p.Articles)
		}
	}
	// Two selections of another program beside one of ours that has the number of the next.
	p, _ := read(strings.Replace(ownQDE, "</TextSource>", `<PlainTextSelection guid="y1" startPosition="4" endPosition="6"/>
<PlainTextSelection guid="y2" startPosition="5" endPosition="8"/></TextSource>`, 1))
	var ids []string
	for _, a := range p.Annotations {
		ids = append(ids, string(a.ID))
	}
	if len(ids) < 3 || len(slices.Compact(slices.Sorted(slices.Values(ids)))) != len(ids) {
		t.Errorf("annotations %v", ids)
	}
	// What nothing refers to is told in the same order each time.
	lone := strings.Replace(ownQDE, "</Notes>", `<Note guid="z3"><Description>parley-note: {"id":"M-3","target":{"kind":"actor","id":"m"},"text":"c"}</Description></Note>
<Note guid="z2"><Description>parley-note: {"id":"M-2","target":{"kind":"actor","id":"m"},"text":"b"}</Description></Note></Notes>`, 1)
	_, first := read(lone)
	for range 10 {
		if _, rep := read(lone); !reflect.DeepEqual(rep, first) {
			t.Fatalf("%+v, then %+v", first, rep)
		}
	}
	if !slices.ContainsFunc(first.Losses, func(l app.Loss) bool { return l.What == "notes" && l.Count == 2 }) {
		t.Errorf("losses %+v", first.Losses)
	}
}
