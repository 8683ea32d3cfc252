package extract

import (
	"context"
	"io/fs"
	"iter"

	"parley/app"
)

// Reader reads one format. Recognize is cheap and looks at the first bytes before the
// name. Extract yields the articles of a file, or one error with a zero article.
type Reader interface {
	Recognize(name string, head []byte) bool
	Extract(ctx context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error]
}

// headSize is how much of a file recognition sees.
const headSize = 4096

// Readers lists the formats that can be read, in the order in which they are tried.
func Readers() []Reader {
	return append(containerReaders(), PDF{}, DOCX{}, ODT{}, RTF{}, EPUB{}, HTML{}, Markdown{}, Text{})
}

// Any reads every format of its readers: the first that recognises a file reads it. The
// zero value uses Readers.
type Any struct{ readers []Reader }

// NewAny tries the readers in the order given.
func NewAny(readers ...Reader) Any { return Any{readers: readers} }

// Recognize reports whether one of the readers knows the file.
func (a Any) Recognize(name string, head []byte) bool { return a.reader(name, head) != nil }

// Extract hands the file to the reader that recognises it. A file of another format is
// refused with code Unsupported and its format named.
func (a Any) Extract(ctx context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error] {
	return func(yield func(app.Extracted, error) bool) {
		head, err := readHead(fsys, name)
		if err != nil {
			yield(app.Extracted{}, err)
			return
		}
		r := a.reader(name, head)
		if r == nil {
			yield(app.Extracted{}, refuse(name, head))
			return
		}
		r.Extract(ctx, fsys, name)(yield)
	}
}

func (a Any) reader(name string, head []byte) Reader {
	readers := a.readers
	if readers == nil {
		readers = Readers()
	}
	for _, r := range readers {
		if r.Recognize(name, head) {
			return r
		}
	}
	return nil
}
