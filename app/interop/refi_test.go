package interop_test

import (
	"archive/zip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/interop"
)

func makeQDPX(t *testing.T, files map[string]string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "made.qdpx")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z := zip.NewWriter(f)
	for name, text := range files {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

const qde = `<?xml version="1.0" encoding="utf-8"?>
<Project name="P" xmlns="urn:QDA-XML:project:1.0" basePath="/home/someone">
<Users><User guid="u1" name="Anna"/></Users>
<CodeBook><Codes><Code guid="C1" name="Trade" isCodable="false" color="#FF0000"><Description>what it is</Description>
<Code guid="c2" name="Tariffs" isCodable="true"/></Code></Codes></CodeBook>
<Variables><Variable guid="v1" name="Side" typeOfVariable="Text"/></Variables>
<Cases><Case guid="k1" name="Ministry"><VariableValue><VariableRef targetGUID="v1"/><TextValue>State</TextValue></VariableValue></Case></Cases>
<Sources>
<TextSource guid="s1" name="One" plainTextPath="internal://S1.txt">
 <PlainTextSelection guid="x1" startPosition="7" endPosition="12" creatingUser="u1" creationDateTime="2024-09-15T15:36:47Z"><Description>look</Description>
  <Coding guid="g1" creatingUser="u1"><CodeRef targetGUID="c2"/></Coding><Coding guid="g2"><CodeRef targetGUID="k1"/></Coding><NoteRef targetGUID="n1"/></PlainTextSelection>
 <PlainTextSelection guid="x2" startPosition="3" endPosition="3"/>
 <PlainTextSelection guid="x3" startPosition="13" endPosition="99"><Coding guid="g3"><CodeRef targetGUID="C1"/></Coding></PlainTextSelection>
 <PlainTextSelection guid="x4" startPosition="13" endPosition="99"><Coding guid="g4"><CodeRef targetGUID="c2"/></Coding></PlainTextSelection>
</TextSource>
<TextSource guid="s2" name="Two"><PlainTextContent>Inside the file.</PlainTextContent></TextSource>
<TextSource guid="s3" name="Three" plainTextPath="relative:///elsewhere/three.txt"/>
<TextSource guid="s4" name="Four" richTextPath="internal://four.docx"/>
<PDFSource guid="p1" name="Paper" path="internal://p.pdf"><Representation guid="p2" plainTextPath="p.txt"><PlainTextSelection guid="x5" startPosition="0" endPosition="5"/></Representation><PDFSelection guid="y" name="box"/></PDFSource>
<PDFSource guid="p3" name="Scan"/>
<PictureSource guid="i1" name="Photo"/>
</Sources>
<Notes><Note guid="n1" plainTextPath="internal://n1.txt"/><Note guid="n2" name="Lost"><PlainTextContent>memo</PlainTextContent></Note></Notes>
</Project>`

func TestReadQDPX(t *testing.T) {
	p, rep, err := interop.Read(t.Context(), makeQDPX(t, map[string]string{
		"Project.qde": qde, "Sources/s1.txt": "\ufeff😀 e\u0301 and words here\r\n", "sources/p.txt": "Paper text", "sources/n1.txt": "a memo",
	}))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range p.Annotations {
		var tags []string
		for _, id := range a.Tags {
			tags = append(tags, string(id))
		}
		got = append(got, a.Quote.Exact+"|"+strings.ReplaceAll(a.Comment, "\n", "/")+"|"+strings.Join(tags, ",")+"|"+string(a.Coder))
		for _, text := range p.Texts {
			if text.ID == a.Quote.Version && a.Quote.Check(text) != nil {
				t.Error(a.Quote.Check(text))
			}
		}
	}
	// Positions are code points behind the byte order mark; the accent is one of its own.
	want := []string{"d wor|look/a memo/Case: Ministry|tariffs|qda_anna", "s here\n||trade,tariffs|", "Paper|||"}
	want[0] = "d wor|look/a memo/Case: Ministry|tariffs|qda_anna"
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if len(p.Articles) != 3 || len(p.Codebook.Issues) != 2 || p.Codebook.Issues[1].Parent != "trade" || p.Codebook.Issues[0].Include != "what it is" {
		t.Errorf("%d articles, issues %+v", len(p.Articles), p.Codebook.Issues)
	}
	if a := p.Codebook.Actors; len(a) != 1 || a[0].Name != "Ministry" || a[0].Attributes["Side"] != "State" {
		t.Errorf("actors %+v", a)
	}
	if g := p.Codebook.Tags; len(g) != 2 || g[1].Colour != "#ff0000" {
		t.Errorf("tags %+v", g)
	}
	lost := map[string]int{}
	for _, l := range rep.Losses {
		lost[l.What] += l.Count
	}
	for what, n := range map[string]int{
		"selections": 1, "ends of selections": 2, "texts": 2, "PDF sources": 1, "regions marked on PDF pages": 1, "pictures": 1, "notes": 1, "stances": 1,
	} {
		if lost[what] != n {
			t.Errorf("lost %d %s, want %d", lost[what], what, n)
		}
	}
}

func TestReadQDC(t *testing.T) {
	path := filepath.Join(t.TempDir(), "book.qdc")
	write := func(text string) {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(`<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="1" name="A" isCodable="true"><Code guid="2" name="B" isCodable="true"/></Code></Codes></CodeBook>`)
	p, _, err := interop.Read(t.Context(), path)
	if err != nil || len(p.Codebook.Issues) != 2 || p.Codebook.Issues[1].Parent != p.Codebook.Issues[0].ID {
		t.Errorf("%v, issues %+v", err, p.Codebook.Issues)
	}
	for _, text := range []string{"", "hello", "<Other/>", "<CodeBook><Codes>", strings.Repeat("<Code>", 20000)} {
		write(text)
		if p, _, err := interop.Read(t.Context(), path); err == nil || len(p.Codebook.Issues) != 0 || app.CodeOf(err) == app.Internal {
			t.Errorf("%.20q: %v", text, err)
		}
	}
}

func TestReadQDPXRefuses(t *testing.T) {
	for name, files := range map[string]map[string]string{
		"no description":   {"a.txt": "x"},
		"two descriptions": {"a.qde": "<Project/>", "b.qde": "<Project/>"},
		"broken XML":       {"a.qde": "<Project><Users>"},
	} {
		_, _, err := interop.Read(t.Context(), makeQDPX(t, files))
		if c := app.CodeOf(err); err == nil || c != app.Invalid && c != app.Damaged {
			t.Errorf("%s: %v", name, err)
		}
	}
	path := filepath.Join(t.TempDir(), "cut.qdpx")
	if err := os.WriteFile(path, []byte("PK\x03\x04 and nothing more"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := interop.Read(t.Context(), path); app.CodeOf(err) != app.Damaged {
		t.Errorf("a cut archive: %v", err)
	}
}
