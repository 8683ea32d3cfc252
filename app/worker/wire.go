package worker

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"parley/app"
)

// maxLine bounds a line between the processes; an article's text has at most 8 MB, and
// JSON seldom doubles it.
const maxLine = 16 << 20

// request asks for one file. Paths are absolute.
type request struct {
	ID    int64  `json:"id"`
	Path  string `json:"path"`
	Plain bool   `json:"plain,omitempty"` // with the readers that are slow to fail
	Type  string `json:"type,omitempty"`  // what a server said the file is
	// Tables are the maps for tables. Look asks what a table holds instead of reading it.
	Tables *app.TableMaps `json:"tables,omitempty"`
	Look   bool           `json:"look,omitempty"`
}

// reply is one line of the child: an article, a beat, a failure, what a table holds, or
// the end of the file.
type reply struct {
	ID      int64          `json:"id"`
	Article *article       `json:"article,omitempty"`
	Beat    *beat          `json:"beat,omitempty"`
	Error   *failure       `json:"error,omitempty"`
	Table   *app.TableView `json:"table,omitempty"`
	Done    bool           `json:"done,omitempty"`
}

// beat says that the child lives and what it uses.
type beat struct {
	CPU    int64 `json:"cpu_ms"` // of the process since the last article or the request
	Memory int64 `json:"rss"`    // resident bytes
}

// article is app.Extracted with the fields that its own JSON form leaves out.
type article struct {
	app.Extracted
	Paragraphs []app.Bounds `json:"worker_paragraphs"`
	Sentences  []app.Bounds `json:"worker_sentences"`
}

// failure is an app.Error on its way.
type failure struct {
	Code   app.Code `json:"code"`
	Op     string   `json:"op"`
	Msg    string   `json:"message"`
	Hint   string   `json:"hint,omitempty"`
	Detail string   `json:"detail,omitempty"`
}

func pack(x app.Extracted) *article {
	return &article{Extracted: x, Paragraphs: x.Paragraphs, Sentences: x.Sentences}
}

// unpack gives the article after checking what later code relies on.
func (a *article) unpack() (app.Extracted, error) {
	x := a.Extracted
	x.Paragraphs, x.Sentences = a.Paragraphs, a.Sentences
	if !utf8.ValidString(x.Text) {
		return app.Extracted{}, errors.New("text is not valid UTF-8")
	}
	for _, list := range [][]app.Bounds{x.Paragraphs, x.Sentences} {
		end := 0
		for _, b := range list {
			if b.Start < end || b.End <= b.Start || b.End > len(x.Text) {
				return app.Extracted{}, fmt.Errorf("bounds %d to %d of a text of %d bytes", b.Start, b.End, len(x.Text))
			}
			if !utf8.RuneStart(x.Text[b.Start]) || b.End < len(x.Text) && !utf8.RuneStart(x.Text[b.End]) {
				return app.Extracted{}, fmt.Errorf("bounds %d to %d cut a character", b.Start, b.End)
			}
			end = b.End
		}
	}
	return x, nil
}

func failureOf(err error) *failure {
	e, ok := errors.AsType[*app.Error](err)
	if !ok {
		return &failure{Code: app.Internal, Op: "extract", Msg: "the file could not be read", Detail: err.Error()}
	}
	f := &failure{Code: e.Code, Op: e.Op, Msg: e.Msg, Hint: e.Hint}
	if e.Err != nil {
		f.Detail = e.Err.Error()
	}
	return f
}

func (f *failure) error() error {
	e := &app.Error{Code: f.Code, Op: f.Op, Msg: f.Msg, Hint: f.Hint}
	if f.Detail != "" {
		e.Err = errors.New(f.Detail)
	}
	return e
}

// errLong is what readLine gives for a line over maxLine.
var errLong = errors.New("line too long")

// readLine gives the next line without its end, io.EOF at the end; half a line is an
// error.
func readLine(r *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := r.ReadSlice('\n')
		if len(line)+len(part) > maxLine {
			return nil, errLong
		}
		line = append(line, part...)
		switch {
		case err == nil:
			return line[:len(line)-1], nil
		case errors.Is(err, bufio.ErrBufferFull):
		case errors.Is(err, io.EOF) && len(line) > 0:
			return nil, io.ErrUnexpectedEOF
		default:
			return nil, err
		}
	}
}

func writeLine(w io.Writer, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	if len(data) >= maxLine {
		return errLong
	}
	_, err = w.Write(append(data, '\n'))
	return err
}
