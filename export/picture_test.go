package export_test

import (
	"bytes"
	"encoding/xml"
	"image/png"
	"strings"
	"testing"

	"parley/app"
	"parley/assets"
	"parley/export"
)

func TestPictures(t *testing.T) {
	write := export.PictureWriter(export.Faces{Regular: assets.SansRegular(), Bold: assets.SansBold()})
	d := app.TimelineDrawing("Норленд & others", "by the date said", []app.Lane{{Label: "Ferry", Points: []app.LanePoint{
		{At: "2025-04-01", Stance: app.Support}, {At: "2025-04-09", Stance: app.Oppose},
	}}}, true)
	var out bytes.Buffer
	if err := write(&out, "x.PNG", d); err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(&out)
	if err != nil || img.Bounds().Dx() != int(2*d.Width) || img.Bounds().Dy() != int(2*d.Height) {
		t.Fatalf("%v, picture %v", err, img.Bounds())
	}
	seen := map[string]bool{}
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			switch r, g, b, _ := img.At(x, y).RGBA(); [3]uint32{r >> 8, g >> 8, b >> 8} {
			case [3]uint32{0x00, 0x72, 0xB2}:
				seen["support"] = true
			case [3]uint32{0xD5, 0x5E, 0x00}:
				seen["oppose"] = true
			case [3]uint32{0x1F, 0x29, 0x33}:
				seen["ink"] = true
			}
		}
	}
	if len(seen) != 3 {
		t.Errorf("only %v is painted", seen)
	}
	out.Reset()
	var any struct{}
	if err := write(&out, "x.svg", d); err != nil || xml.Unmarshal(out.Bytes(), &any) != nil || !strings.Contains(out.String(), "Норленд &amp; others") {
		t.Errorf("SVG: %v", err)
	}
	if err := write(&out, "x.gif", d); app.CodeOf(err) != app.Unsupported {
		t.Errorf("another ending: %v", err)
	}
}

func TestLargeMatrixIsPainted(t *testing.T) {
	write := export.PictureWriter(export.Faces{Regular: assets.SansRegular(), Bold: assets.SansBold()})
	s := app.Sheet{Title: "Large"}
	for range 40 {
		s.Columns = append(s.Columns, "Whether the toll stays")
	}
	states := app.DisplayStates()
	for i := range 60 {
		r := app.SheetRow{Name: "Southland"}
		for k := range 40 {
			x := states[(i+k)%len(states)]
			r.Cells = append(r.Cells, app.Display{State: x.State, Lines: []string{x.Symbol + " " + x.Words}})
		}
		s.Rows = append(s.Rows, r)
	}
	var out bytes.Buffer
	d := s.Drawing()
	if err := write(&out, "x.png", d); err != nil {
		t.Fatal(err)
	}
	if c, err := png.DecodeConfig(&out); err != nil || c.Width != int(2*d.Width) {
		t.Errorf("%v, picture %+v", err, c)
	}
	d.Height *= 40
	if err := write(&out, "x.png", d); app.CodeOf(err) != app.Unsupported {
		t.Errorf("a picture beyond memory: %v", err)
	}
}
