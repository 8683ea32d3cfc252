package extract

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"math"
	"path"
	"slices"
	"strings"
	"time"
	"unicode"

	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"parley/app"
)

// PDF reads PDF files: the lines that PDFium finds are put into reading order and joined
// to paragraphs; running headers, footers and page numbers are not text.
type PDF struct{ plain bool }

const pdfExtractor = "parley-pdf/1"

// The limits of one file (import.md, 12).
const (
	pdfTime  = 15 * time.Second
	pdfPages = 2000
)

// Recognize knows a PDF file by its mark, which may stand behind some rubbish.
func (PDF) Recognize(name string, head []byte) bool {
	const rubbish = 1024
	i := bytes.Index(head[:min(rubbish, len(head))], []byte("%PDF-"))
	return i == 0 || i > 0 && hasExt(name, ".pdf")
}

// Extract yields the one article of the file.
func (r PDF) Extract(ctx context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error] {
	return single(ctx, fsys, name, func(src source) (app.Extracted, error) {
		ctx, stop := context.WithTimeout(ctx, pdfTime)
		defer stop()
		e, err := r.read(ctx, src)
		if errors.Is(ctx.Err(), context.DeadlineExceeded) {
			return app.Extracted{}, &app.Error{
				Code: app.Unsupported, Op: "extract " + name, Msg: path.Base(name) + " took too long to read.",
				Hint: "Print it into a new PDF file and import that.", Err: ctx.Err(),
			}
		}
		return e, err
	})
}

func (r PDF) read(ctx context.Context, src source) (app.Extracted, error) {
	engine, err := openPDFium(ctx)
	if err != nil {
		return app.Extracted{}, &app.Error{
			Code: app.Internal, Op: "extract " + src.name, Msg: path.Base(src.name) + " cannot be read: the PDF reader did not start.",
			Hint: "Try again; if it happens again, copy the text into a text file and import that.", Err: err,
		}
	}
	defer engine.end(ctx)
	opened, err := engine.OpenDocument(&requests.OpenDocument{File: &src.bytes})
	if err != nil {
		return app.Extracted{}, pdfRefusal(src.name, err)
	}
	count, err := engine.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: opened.Document})
	if err != nil {
		return app.Extracted{}, damaged(src.name, "its pages cannot be counted", err)
	}
	if count.PageCount > pdfPages {
		return app.Extracted{}, tooLarge(src.name, fmt.Sprintf("it has more than %d pages", pdfPages))
	}
	book := pdfBook{plain: r.plain}
	for i := range count.PageCount {
		if err := ctx.Err(); err != nil {
			return app.Extracted{}, err
		}
		if err := book.readPage(engine, opened.Document, i); err != nil {
			book.unread++
		}
		if book.size > maxText {
			return app.Extracted{}, tooLong(src.name)
		}
	}
	if book.letters < scannedLetters {
		return app.Extracted{}, book.refusal(src.name, count.PageCount)
	}
	doc := book.document()
	if len(doc.lines) == 0 { // a stamp on each page
		return app.Extracted{}, book.refusal(src.name, count.PageCount)
	}
	doc.title, doc.author, doc.created = pdfProperties(engine, opened.Document)
	return doc.article(src)
}

// scannedLetters is what a file of scanned pages may hold: a stamp, page numbers.
const scannedLetters = 10

// refusal says why there is no text.
func (b *pdfBook) refusal(name string, pages int) error {
	if pages > 0 && b.unread == pages {
		return damaged(name, "none of its pages can be read", nil)
	}
	if b.pictures == 0 && b.letters == 0 {
		return noText(name)
	}
	return &app.Error{
		Code: app.Unsupported, Op: "extract " + name, Msg: path.Base(name) + " holds only pictures of text.",
		Hint: "Let a program recognise its text (OCR) and save it with its text, or type the words into a text file and import that.",
	}
}

// pdfRefusal says in a person's words why a file could not be opened.
func pdfRefusal(name string, err error) error {
	if errors.Is(err, pdferrors.ErrPassword) {
		return locked(name, saveUnlocked)
	}
	if errors.Is(err, pdferrors.ErrSecurity) {
		return &app.Error{
			Code: app.Unsupported, Op: "extract " + name, Msg: path.Base(name) + " is encrypted in a way that is not read.",
			Hint: saveUnlocked, Err: err,
		}
	}
	return damaged(name, "it cannot be opened as PDF", err)
}

// pdfProperties reads what the document says of itself.
func pdfProperties(e *pdfEngine, doc references.FPDF_DOCUMENT) (title, author, created string) {
	get := func(tag string) string {
		v, err := e.FPDF_GetMetaText(&requests.FPDF_GetMetaText{Document: doc, Tag: tag})
		if err != nil {
			return ""
		}
		return line(v.Value)
	}
	return get("Title"), get("Author"), pdfDay(get("CreationDate"))
}

// pdfDay turns "D:20250303101500+02'00'" into "2025-03-03".
func pdfDay(s string) string {
	s = strings.TrimPrefix(s, "D:")
	const day = len("20250303")
	if len(s) < day {
		return ""
	}
	t, err := time.Parse("20060102", s[:day])
	if err != nil {
		return ""
	}
	return t.Format(time.DateOnly)
}

// readPage adds the lines of a page.
func (b *pdfBook) readPage(e *pdfEngine, doc references.FPDF_DOCUMENT, index int) error {
	page := requests.Page{ByIndex: &requests.PageByIndex{Document: doc, Index: index}}
	got, err := e.GetPageTextStructured(&requests.GetPageTextStructured{Page: page, Mode: requests.GetPageTextStructuredModeChars})
	if err != nil {
		return fmt.Errorf("read page %d: %w", index+1, err)
	}
	text, err := e.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: page})
	if err != nil {
		return fmt.Errorf("read page %d: %w", index+1, err)
	}
	chars := make([]pdfChar, 0, len(got.Chars))
	for i, c := range got.Chars {
		if c.Text == "" {
			continue
		}
		r := []rune(c.Text)[0]
		if unicode.IsLetter(r) {
			b.letters++
		}
		b.size += len(c.Text)
		p := c.PointPosition
		chars = append(chars, pdfChar{
			r: r, at: i, turned: c.Angle > 0.2 && c.Angle < 6.0,
			box: box{min(p.Left, p.Right), max(p.Left, p.Right), min(p.Top, p.Bottom), max(p.Top, p.Bottom)},
		})
	}
	if !slices.ContainsFunc(chars, func(c pdfChar) bool { return unicode.IsLetter(c.r) }) {
		b.pictures += countObjects(e, page)
	}
	b.addPage(e, text.TextPage, index, chars)
	if _, err := e.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage}); err != nil {
		return fmt.Errorf("close page %d: %w", index+1, err)
	}
	return nil
}

func (b *pdfBook) addPage(e *pdfEngine, text references.FPDF_TEXTPAGE, number int, chars []pdfChar) {
	lines := pdfLines(chars)
	for i, l := range lines {
		lines[i] = onBaseLine(e, text, l)
	}
	b.pages = append(b.pages, pdfPage{number: number, lines: lines})
}

// onBaseLine gives the line the size of its font and the place of its base line: other
// than the letters' own boxes they are the same for all lines of a font.
func onBaseLine(e *pdfEngine, text references.FPDF_TEXTPAGE, l pdfLine) pdfLine {
	origin, err := e.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: text, Index: l.at})
	if err != nil {
		l.size *= 2
		return l
	}
	size := l.size * 2
	font, err := e.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: text, Index: l.at})
	if err == nil && font.FontSize > 0 {
		size = font.FontSize
		if m, err := e.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: text, Index: l.at}); err == nil {
			if scale := math.Hypot(float64(m.Matrix.C), float64(m.Matrix.D)); scale > 0 {
				size *= scale
			}
		}
	}
	const below = 0.25 // of a font's height is under the base line
	l.bottom = origin.Y - below*size
	l.top, l.size = l.bottom+size, size
	return l
}

// countObjects tells a scanned page, which is drawn, from an empty one.
func countObjects(e *pdfEngine, page requests.Page) int {
	n, err := e.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: page})
	if err != nil {
		return 0
	}
	return n.Count
}
