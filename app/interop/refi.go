package interop

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"net/url"
	"os"
	"path"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"parley/app"
)

// maxXML bounds the description of a project: tens of thousands of codings fit.
const maxXML = 256 << 20

// refi reads a REFI-QDA project or codebook.
type refi struct {
	*build
	ctx   context.Context
	files map[string]*zip.File // by lower-case name inside the archive, and by its last part

	coders map[string]app.CoderID
	codes  map[string]refiTag // by GUID
	cases  map[string]app.ActorID
	notes  map[string]string // text by GUID
	used   map[string]bool   // notes told
	marked map[string]int    // annotations by place, coder and comment
	tags   map[string]bool   // of codes that are used
	own    bool              // written by Parley
	ours   ours

	actorIDs slugs
	number   int // of the annotation made last
}

// refiTag is a code as annotations bear it.
type refiTag struct {
	tag   app.Tag
	title string
}

func newREFI(ctx context.Context, b *build) *refi {
	return &refi{
		build: b, ctx: ctx, files: map[string]*zip.File{}, coders: map[string]app.CoderID{}, codes: map[string]refiTag{},
		cases: map[string]app.ActorID{}, notes: map[string]string{}, used: map[string]bool{}, marked: map[string]int{}, tags: map[string]bool{}, ours: newOurs(), actorIDs: slugs{},
	}
}

// readQDPX reads a project: a zip with one .qde file and the texts.
func readQDPX(ctx context.Context, b *build) error {
	b.project.Format = "qdpx"
	z, err := zip.OpenReader(b.path)
	if err != nil {
		return &app.Error{
			Code: app.Damaged, Op: opRead, Msg: "the archive cannot be opened: " + err.Error(),
			Hint: "Export the project from the other program again.", Err: err,
		}
	}
	defer z.Close() //nolint:errcheck // read-only
	r := newREFI(ctx, b)
	var described []*zip.File
	if len(z.File) > maxRecords {
		return tooMuch("files", maxRecords)
	}
	for _, f := range z.File {
		name := strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))
		if strings.HasPrefix(path.Base(name), "._") || strings.HasPrefix(name, "__macosx/") {
			continue
		}
		r.files[name] = f
		if _, twice := r.files[path.Base(name)]; !twice {
			r.files[path.Base(name)] = f
		}
		if strings.HasSuffix(name, ".qde") {
			described = append(described, f)
		}
	}
	if len(described) != 1 {
		return invalid("the archive is no REFI-QDA project: it needs one .qde file", "Export it from the other program as “REFI-QDA project”.")
	}
	data, err := readZipped(described[0], maxXML)
	if err != nil {
		return err
	}
	var p refiProject
	if err := decodeXML(data, &p); err != nil {
		return err
	}
	return r.project(p)
}

// readQDC reads a codebook.
func readQDC(ctx context.Context, b *build) error {
	b.project.Format = "qdc"
	f, err := os.Open(b.path)
	if err != nil {
		return err
	}
	defer f.Close() //nolint:errcheck // read-only
	data, err := io.ReadAll(io.LimitReader(f, maxXML+1))
	if err != nil {
		return err
	}
	if len(data) > maxXML {
		return tooMuch("bytes", maxXML)
	}
	var book struct {
		XMLName xml.Name
		Origin  string `xml:"origin,attr"`
		refiCodeBook
	}
	if err := decodeXML(data, &book); err != nil {
		return err
	}
	if book.XMLName.Local != "CodeBook" {
		return invalid("this is no REFI-QDA codebook: it begins with “"+short(book.XMLName.Local)+"”", "Export it from the other program as “REFI-QDA codebook”.")
	}
	r := newREFI(ctx, b)
	if r.own = book.Origin == app.QDAOrigin; r.own {
		r.addOwnCodes(book.Codes, false)
		r.finishOwn(refiProject{})
	} else {
		r.addCodes(book.Codes, "", slugs{}, slugs{})
	}
	r.loseCount("sets of codes", "Parley has a tree of issues only", len(book.Sets))
	return nil
}

func decodeXML(data []byte, v any) error {
	text, _, err := transform.Bytes(unicode.BOMOverride(unicode.UTF8.NewDecoder()), data)
	if err == nil {
		d := xml.NewDecoder(bytes.NewReader(text))
		d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // decoded above
		err = d.Decode(v)
	}
	if err != nil {
		return &app.Error{
			Code: app.Damaged, Op: opRead, Msg: "the description of the project is no whole XML: " + short(err.Error()),
			Hint: "Export it from the other program again.", Err: err,
		}
	}
	return nil
}

func readZipped(f *zip.File, most int64) ([]byte, error) {
	in, err := f.Open()
	if err != nil {
		return nil, damagedPart(f, err)
	}
	defer in.Close() //nolint:errcheck // read-only
	data, err := io.ReadAll(io.LimitReader(in, most+1))
	if err != nil {
		return nil, damagedPart(f, err)
	}
	if int64(len(data)) > most {
		return nil, tooMuch("bytes in one file", int(most))
	}
	return data, nil
}

func damagedPart(f *zip.File, err error) error {
	return &app.Error{
		Code: app.Damaged, Op: opRead, Msg: "a file of the archive cannot be read: " + short(path.Base(f.Name)),
		Hint: "Export the project from the other program again.", Err: err,
	}
}

// text gives the text at a path of the project; ok is false where the archive has none.
func (r *refi) text(where string) (text string, ok bool, err error) {
	where = strings.ToLower(strings.ReplaceAll(where, `\`, "/"))
	for _, scheme := range []string{"internal://", "relative://"} {
		where = strings.TrimPrefix(where, scheme)
	}
	if plain, err := url.PathUnescape(where); err == nil && r.files[path.Base(where)] == nil {
		where = plain
	}
	where = strings.TrimLeft(where, "/")
	for _, name := range []string{where, "sources/" + where, path.Base(where)} {
		f := r.files[name]
		if f == nil || f.FileInfo().IsDir() {
			continue
		}
		data, err := readZipped(f, maxText)
		if err != nil {
			return "", false, err
		}
		plain, _, err := transform.Bytes(unicode.BOMOverride(unicode.UTF8.NewDecoder()), data)
		if err != nil && !errors.Is(err, transform.ErrEndOfSpan) {
			return "", false, damagedPart(f, err)
		}
		return string(plain), true, nil
	}
	return "", false, nil
}

func (r *refi) loseCount(what, why string, n int) {
	for range n {
		r.lose(what, why, "")
	}
}
