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
