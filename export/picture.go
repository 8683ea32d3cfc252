package export

import (
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"math"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"parley/app"
)

// Faces are the fonts of pictures, as the bytes of TTF files.
type Faces struct{ Regular, Bold []byte }

// pictureScale is how many dots a PNG has for each pixel of a drawing: enough to print a
// page-wide picture at 220 dots an inch.
const pictureScale = 2

// PictureWriter gives a function that writes a drawing in the format of the ending of a
// path: .svg or .png.
func PictureWriter(f Faces) func(out io.Writer, path string, d app.Drawing) error {
	return func(out io.Writer, path string, d app.Drawing) error {
		switch ending := strings.ToLower(filepath.Ext(path)); ending {
		case ".svg":
			_, err := io.WriteString(out, d.SVG())
			return err
		case ".png":
			return writePNG(out, d, f)
		default:
			return &app.Error{
				Code: app.Unsupported, Op: "save picture", Msg: "pictures are not written as “" + ending + "”",
				Hint: "Give the file the ending .svg or .png.",
			}
		}
	}
}

// painter draws shapes on an image.
type painter struct {
	img     *image.RGBA
	colours map[string]color.RGBA
	fonts   [2]*opentype.Font
	faces   map[faceKey]font.Face
}

type faceKey struct {
	bold bool
	size float64
}

// mostDots is how many dots a PNG may have: four bytes each are held in memory.
const mostDots = 100_000_000

func writePNG(out io.Writer, d app.Drawing, f Faces) error {
	if d.Width*d.Height*pictureScale*pictureScale > mostDots {
		return &app.Error{
			Code: app.Unsupported, Op: "save picture", Msg: "the picture is too large for a PNG",
			Hint: "Save it with the ending .svg, hide rows or columns, or show the matrix dense.",
		}
	}
	p := painter{
		img:     image.NewRGBA(image.Rect(0, 0, int(d.Width*pictureScale), int(d.Height*pictureScale))),
		colours: map[string]color.RGBA{}, faces: map[faceKey]font.Face{},
	}
	for i, data := range [][]byte{f.Regular, f.Bold} {
		var err error
		if p.fonts[i], err = opentype.Parse(data); err != nil {
			return fmt.Errorf("read font of pictures: %w", err)
		}
	}
	for role, hex := range app.DrawingColours() {
		v, err := strconv.ParseUint(strings.TrimPrefix(hex, "#"), 16, 32)
		if err != nil {
			return fmt.Errorf("colour %s: %w", role, err)
		}
		p.colours[role] = color.RGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xFF}
	}
	p.rect(0, 0, d.Width, d.Height, app.ColourGround)
	for _, s := range d.Shapes {
		switch s.Kind {
		case app.ShapeLine:
			p.line(s)
		case app.ShapeRect:
			p.rect(s.X, s.Y, s.X2, s.Y2, s.Colour)
		case app.ShapeText:
			if err := p.text(s); err != nil {
				return err
			}
		}
	}
	return png.Encode(out, p.img)
}

func (p *painter) rect(x, y, w, h float64, colour string) {
	p.fill([][2]float64{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}, colour)
}

// line draws a line as the area that its width covers.
func (p *painter) line(s app.Shape) {
	dx, dy := s.X2-s.X, s.Y2-s.Y
	length := math.Hypot(dx, dy)
	if length == 0 {
		return
	}
	ox, oy := -dy/length*s.Width/2, dx/length*s.Width/2
	p.fill([][2]float64{{s.X + ox, s.Y + oy}, {s.X2 + ox, s.Y2 + oy}, {s.X2 - ox, s.Y2 - oy}, {s.X - ox, s.Y - oy}}, s.Colour)
}

// fill paints an area. Only the part of the image around it is gone through, as a large
// matrix has thousands of them.
func (p *painter) fill(points [][2]float64, colour string) {
	low, high := points[0], points[0]
	for _, q := range points {
		low, high = [2]float64{min(low[0], q[0]), min(low[1], q[1])}, [2]float64{max(high[0], q[0]), max(high[1], q[1])}
	}
	b := image.Rect(
		int(math.Floor(low[0]*pictureScale)), int(math.Floor(low[1]*pictureScale)),
		int(math.Ceil(high[0]*pictureScale)), int(math.Ceil(high[1]*pictureScale))).Intersect(p.img.Bounds())
	if b.Empty() {
		return
	}
	r := vector.NewRasterizer(b.Dx(), b.Dy())
	for i, q := range points {
		x, y := float32(q[0]*pictureScale)-float32(b.Min.X), float32(q[1]*pictureScale)-float32(b.Min.Y)
		if i == 0 {
			r.MoveTo(x, y)
		} else {
			r.LineTo(x, y)
		}
	}
	r.ClosePath()
	r.Draw(p.img, b, image.NewUniform(p.colours[colour]), image.Point{})
}

func (p *painter) text(s app.Shape) error {
	face, err := p.face(s)
	if err != nil {
		return err
	}
	d := font.Drawer{Dst: p.img, Src: image.NewUniform(p.colours[s.Colour]), Face: face}
	x := s.X * pictureScale
	switch width := float64(d.MeasureString(s.Text)) / 64; s.Align {
	case app.AlignMiddle:
		x -= width / 2
	case app.AlignEnd:
		x -= width
	case app.AlignStart:
	}
	d.Dot = fixed.Point26_6{X: fixed.Int26_6(x * 64), Y: fixed.Int26_6(s.Y * pictureScale * 64)}
	d.DrawString(s.Text)
	return nil
}

func (p *painter) face(s app.Shape) (font.Face, error) {
	k := faceKey{s.Bold, s.Size}
	if f, ok := p.faces[k]; ok {
		return f, nil
	}
	n := 0
	if s.Bold {
		n = 1
	}
	f, err := opentype.NewFace(p.fonts[n], &opentype.FaceOptions{Size: s.Size * pictureScale, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return nil, fmt.Errorf("font of %g pixels: %w", s.Size, err)
	}
	p.faces[k] = f
	return f, nil
}
