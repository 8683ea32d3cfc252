package main

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"os"
	"strings"
	"testing"

	"parley/app"
	"parley/app/cli"
)

// words gives the texts of a picture; every element of it has to be whole XML.
func words(t *testing.T, data []byte) string {
	t.Helper()
	var b strings.Builder
	d := xml.NewDecoder(bytes.NewReader(data))
	root := ""
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := tok.(type) {
		case xml.StartElement:
			if root == "" {
				root = x.Name.Local
			}
		case xml.CharData:
			b.WriteString(string(x) + "\n")
		default:
		}
	}
	if root != "svg" {
		t.Fatalf("the picture is a %q", root)
	}
	return b.String()
}

// TestPictures draws every chart of the sample as SVG and PNG.
func TestPictures(t *testing.T) {
	p := newParley(t)
	p.ok("demo", "--out", p.dir)
	project := p.path("demo.parley")
	var m app.Matrix
	p.json(&m, "matrix", project, "--json")
	if len(m.Actors) < 5 || len(m.Issues) < 5 {
		t.Fatalf("the sample has %d actors and %d issues", len(m.Actors), len(m.Issues))
	}
	actor, issue := m.Actors[0], m.Issues[0]
	var actors, issues []string
	for _, a := range m.Actors {
		actors = append(actors, a.Name)
	}
	for _, x := range m.Issues {
		issues = append(issues, x.Title)
	}
	for _, c := range []struct {
		name string
		args []string
		want []string // each stands in the picture, or begins a line of it
	}{
		{"matrix", []string{"--matrix"}, append(append([]string{"▼▼ Strong oppose", "n = "}, actors...), issues...)},
		{"map", nil, actors},
		{"actor", []string{"--actor", actor.Name}, []string{actor.Name, issue.Title, "by the date said"}},
		{"issue", []string{"--issue", issue.Title}, []string{issue.Title, actor.Name, "by the date said"}},
		{"scale", []string{"--issue", issue.Title, "--scale"}, []string{issue.Title, actor.Name}},
		{"cell", []string{"--actor", string(actor.ID), "--issue", string(issue.ID)}, []string{actor.Name + " → " + issue.Title}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, ending := range []string{"svg", "png"} {
				file := p.path(c.name + "." + ending)
				if out := p.ok(append([]string{"picture", project, file}, c.args...)...); !strings.Contains(out, "Wrote "+file) {
					t.Errorf("printed %q", out)
				}
			}
			svg, err := os.ReadFile(p.path(c.name + ".svg"))
			if err != nil {
				t.Fatal(err)
			}
			text := words(t, svg)
			for _, want := range c.want {
				if first, _, _ := strings.Cut(want, " "); !strings.Contains(text, want) && !strings.Contains(text, first) {
					t.Errorf("no %q in\n%s", want, text)
				}
			}
			raw, err := os.ReadFile(p.path(c.name + ".png"))
			if err != nil {
				t.Fatal(err)
			}
			img, err := png.Decode(bytes.NewReader(raw))
			if err != nil {
				t.Fatal(err)
			}
			if b := img.Bounds(); b.Dx() < 400 || b.Dy() < 150 {
				t.Errorf("the picture has %v", b)
			}
		})
	}
	if _, status := p.run("picture", project, p.path("map.svg")); status != cli.ExitFailed {
		t.Errorf("replacing a picture without --force ended with %d", status)
	}
	p.ok("picture", project, p.path("map.svg"), "--force")
	for _, args := range [][]string{{"--matrix", "--actor", actor.Name}, {"--matrix", "--scale"}, {"--scale"}, {"--actor", "nobody"}} {
		if _, status := p.run(append([]string{"picture", project, p.path("no.svg")}, args...)...); status != cli.ExitUsage {
			t.Errorf("%v ended with %d", args, status)
		}
	}
	if _, status := p.run("picture", project, p.path("no.gif"), "--matrix"); status != cli.ExitFailed {
		t.Errorf("a picture as GIF ended with %d", status)
	}
	for _, name := range []string{"no.svg", "no.gif"} {
		if _, err := os.Stat(p.path(name)); err == nil {
			t.Errorf("%s was left", name)
		}
	}
}
