package extract

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"path"
	"strings"

	"parley/app"
	"parley/app/plaintext"
)

// The limits keep a hostile or mistaken file from taking the machine (import.md, 12).
const (
	maxFile = 64 << 20 // bytes read of a file; saved pages carry pictures as data: URIs
	maxText = 8 << 20  // bytes of one article's text; a long book has 2 MB
)

// source is a file's bytes with the name they are reported under.
type source struct {
	name    string
	bytes   []byte
	sha     string
	charset string // as a server declared it, "" where it said nothing that helps
}

// Typed is a file system that knows what a server said its files are, such as
// "text/html; charset=windows-1251".
type Typed interface {
	ContentType(name string) string
}

func readHead(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	defer f.Close() //nolint:errcheck // read-only
	head := make([]byte, headSize)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, unreadable(name, err)
	}
	return head[:n], nil
}

func readSource(fsys fs.FS, name string) (source, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return source{}, unreadable(name, err)
	}
	defer f.Close() //nolint:errcheck // read-only
	b, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return source{}, unreadable(name, err)
	}
	if len(b) > maxFile {
		return source{}, tooLarge(name, fmt.Sprintf("the file is larger than %d MB", maxFile>>20))
	}
	sum := sha256.Sum256(b)
	return source{name: name, bytes: b, sha: hex.EncodeToString(sum[:]), charset: servedCharset(fsys, name)}, nil
}

// single makes the sequence of a file that holds one article. A panic of a parser
// becomes the file's failure.
func single(ctx context.Context, fsys fs.FS, name string, read func(source) (app.Extracted, error)) iter.Seq2[app.Extracted, error] {
	return func(yield func(app.Extracted, error) bool) {
		e, err := guarded(ctx, fsys, name, read)
		if err != nil {
			e = app.Extracted{}
		}
		yield(e, err)
	}
}

func guarded(ctx context.Context, fsys fs.FS, name string, read func(source) (app.Extracted, error)) (e app.Extracted, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = broken(name, r)
		}
	}()
	if err := ctx.Err(); err != nil {
		return app.Extracted{}, err
	}
	src, err := readSource(fsys, name)
	if err != nil {
		return app.Extracted{}, err
	}
	e, err = read(src)
	if err != nil {
		return app.Extracted{}, err
	}
	if err := ctx.Err(); err != nil {
		return app.Extracted{}, err
	}
	return finish(src, e)
}

// finish fills what all formats have in common and checks the text.
func finish(src source, e app.Extracted) (app.Extracted, error) {
	if strings.TrimSpace(e.Text) == "" {
		return app.Extracted{}, noText(src.name)
	}
	if len(e.Text) > maxText {
		return app.Extracted{}, tooLarge(src.name, fmt.Sprintf("its text is longer than %d MB", maxText>>20))
	}
	if err := refusedStub(src.name, e); err != nil {
		return app.Extracted{}, err
	}
	e.Path, e.SourceSHA = src.name, src.sha
	setCanonicalURL(&e)
	if e.Kind == "" {
		e.Kind = app.ArticleNews
	}
	if e.Byline == nil {
		e.Byline = []string{}
	}
	if e.Related == nil {
		e.Related = []app.RelatedLink{}
	}
	if e.Warnings == nil {
		e.Warnings = []string{}
	}
	if e.Provenance == nil {
		e.Provenance = map[string]string{}
	}
	if e.Published != "" {
		e.Precision = e.Published.Precision()
	}
	e.Paragraphs, e.Sentences = plaintext.Segment(e.Text, e.Language)
	return e, nil
}

func unreadable(name string, err error) error {
	e := &app.Error{Code: app.Invalid, Op: "extract " + name, Err: err}
	e.Msg, e.Hint = path.Base(name)+" cannot be read.", "Check that the file is there and that you may read it."
	if errors.Is(err, fs.ErrNotExist) {
		e.Code, e.Msg = app.NotFound, path.Base(name)+" does not exist."
	}
	return e
}

// broken is the failure of a file that made a parser panic.
func broken(name string, r any) error {
	return &app.Error{
		Code: app.Internal, Op: "extract " + name, Msg: path.Base(name) + " made the reader fail.",
		Hint: "Save the article as plain text and import that.", Err: fmt.Errorf("panic: %v", r),
	}
}

func noText(name string) error {
	return &app.Error{
		Code: app.Invalid, Op: "extract " + name, Msg: path.Base(name) + " holds no text.",
		Hint: "Open the article where you found it, copy its text into a text file and import that.",
	}
}

// asError gives the message for the user that is in err's chain.
func asError(err error) (*app.Error, bool) { return errors.AsType[*app.Error](err) }

func tooLarge(name, why string) error {
	return &app.Error{
		Code: app.Unsupported, Op: "extract " + name, Msg: path.Base(name) + " is too large: " + why + ".",
		Hint: "Cut it into parts and import those.",
	}
}
