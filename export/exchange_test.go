package export_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"parley/app"
	"parley/export"
)

// exchangeProject has a statement of two passages behind a character of four bytes, an
// issue below another and an annotation with a tag.
func exchangeProject(t *testing.T) app.CodedProject {
	t.Helper()
	text := "😀 The ministry said: “No tariffs” & <never> more."
	tv := app.TextVersion{ID: app.HashText(text), Article: "a1", N: 1, Text: text}
	quote := func(words string) app.Quote {
		start := strings.Index(text, words)
		q, err := app.NewQuote(tv, app.Bounds{Start: start, End: start + len(words)})
		if err != nil {
			t.Fatal(err)
		}
		return q
	}
	return app.CodedProject{
		Title: "Trade & more", Articles: []app.Article{{ID: "a1", Version: tv.ID, Title: "One", URL: "https://example.org/1"}}, Texts: []app.TextVersion{tv},
		Codebook: app.Codebook{
			Actors: []app.Actor{{ID: "m", Name: "Ministry", Type: "ministry", Colour: "#ff0010"}}, Coders: []app.Coder{{ID: "C1", Name: "Anna"}},
			Issues: []app.Issue{{ID: "trade", Title: "Trade"}, {ID: "tariffs", Title: "Tariffs", Parent: "trade", Question: "Should there be any?"}},
			Tags:   []app.Tag{{ID: "odd", Name: "Odd", Colour: "blue"}},
		},
		Statements: []app.Statement{{
			ID: "S-1", Article: "a1", Holder: "m", Issue: "tariffs", Stance: app.Oppose, Attribution: app.DirectQuote, Coder: "C1", Origin: app.OriginManual,
			Review: app.ReviewReviewed, Paraphrase: "wants none",
			Passages: []app.Passage{{Role: app.RoleContent, Quote: quote("“No tariffs”")}, {Role: app.RoleContent, Quote: quote("<never> more")}},
		}},
		Annotations: []app.Annotation{{ID: "N-1", Article: "a1", Quote: quote("ministry"), Comment: "who?", Tags: []app.TagID{"odd"}}},
	}
}

func writeExchange(t *testing.T, ending string, s app.ExchangeSource) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := export.New(export.Options{}).WriteExchange(t.Context(), &b, ending, s); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func describedProject(t *testing.T, data []byte) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("project.qde")
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestWriteQDPX(t *testing.T) {
	p := exchangeProject(t)
	qde := describedProject(t, writeExchange(t, "qdpx", app.ExchangeSource{Project: p}))
	var got struct {
		Texts []struct {
			Selections []struct {
				Start   int `xml:"startPosition,attr"`
				End     int `xml:"endPosition,attr"`
				Codings []struct {
					Code struct {
						Target string `xml:"targetGUID,attr"`
					} `xml:"CodeRef"`
				} `xml:"Coding"`
			} `xml:"PlainTextSelection"`
		} `xml:"Sources>TextSource"`
	}
	if err := xml.Unmarshal(qde, &got); err != nil {
		t.Fatal(err)
	}
	runes := []rune(p.Texts[0].Text)
	var words []string
	for _, s := range got.Texts[0].Selections {
		words = append(words, string(runes[s.Start:s.End]))
		for _, c := range s.Codings {
			if strings.Count(string(qde), c.Code.Target) < 2 {
				t.Errorf("no code has the id %s", c.Code.Target)
			}
		}
	}
	if w := strings.Join(words, "|"); w != "“No tariffs”|<never> more|ministry" || len(got.Texts[0].Selections[0].Codings) != 4 {
		t.Errorf("selections %s", w)
	}
	if strings.Contains(string(qde), "basePath") {
		t.Error("the path of the project is given away")
	}
}

// TestREFISchemas validates what is written against the schemas of the standard.
func TestREFISchemas(t *testing.T) {
	const schemas = "../../shared/data/refi"
	if _, err := os.Stat(schemas); err != nil {
		t.Skip("the schemas are not here: " + err.Error())
	}
	lint, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip("xmllint is not here: " + err.Error())
	}
	s := app.ExchangeSource{Project: exchangeProject(t)}
	empty := app.ExchangeSource{Project: app.CodedProject{Title: "Empty"}}
	for _, c := range []struct {
		name, schema string
		data         []byte
	}{
		{"project", "Project.xsd", describedProject(t, writeExchange(t, "qdpx", s))},
		{"empty project", "Project.xsd", describedProject(t, writeExchange(t, "qdpx", empty))},
		{"codebook", "Codebook.xsd", writeExchange(t, "qdc", s)},
		{"empty codebook", "Codebook.xsd", writeExchange(t, "qdc", empty)},
	} {
		file := filepath.Join(t.TempDir(), "made.xml")
		if err := os.WriteFile(file, c.data, 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.CommandContext(t.Context(), lint, "--noout", "--nonet", "--schema", filepath.Join(schemas, c.schema), file).CombinedOutput()
		if err != nil {
			t.Errorf("%s: %s", c.name, out)
		}
	}
}

func TestWriteGraphML(t *testing.T) {
	net := -1.0
	b := app.Book{Matrix: app.Matrix{
		Actors: []app.MatrixActor{{ID: "m", Name: "A & B", Type: "ministry"}}, Issues: []app.MatrixIssue{{ID: "t", Title: "Tariffs"}, {ID: "u", Title: "U"}},
		Cells: []app.Cell{{Actor: "m", Issue: "t", State: app.CellOppose, N: 1, Con: 1, Net: &net, Evidence: []app.Evidence{{Statement: "S-1"}}}, {Actor: "m", Issue: "u", State: app.CellNoData}},
	}}
	text := string(writeExchange(t, "graphml", app.ExchangeSource{Book: b}))
	var g struct {
		Nodes []struct{} `xml:"graph>node"`
		Edges []struct {
			Source string `xml:"source,attr"`
			Target string `xml:"target,attr"`
		} `xml:"graph>edge"`
	}
	if err := xml.Unmarshal([]byte(text), &g); err != nil {
		t.Fatal(err)
	}
	if len(g.Nodes) != 3 || len(g.Edges) != 1 || g.Edges[0].Source != "actor:m" || !strings.Contains(text, `<data key="e_net">-1</data>`) || strings.Contains(text, "e_value\">") && strings.Contains(text, `key="e_value">`) {
		t.Errorf("%s", text)
	}
}
