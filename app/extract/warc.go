package extract

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"path"
	"strconv"
	"strings"

	"parley/app"
)

// WARC reads web archives, packed or not: the pages, documents and feeds that were
// fetched well.
type WARC struct{}

const (
	maxRecordHead = 1 << 20 // bytes of a record's head
	maxRecord     = maxFile // bytes of a record's body; larger ones are films
	maxRecords    = 1_000_000
)

var warcMagic = []byte("WARC/")

// Recognize looks for the first record, unpacking as much as it takes.
func (WARC) Recognize(_ string, head []byte) bool {
	if bytes.HasPrefix(head, warcMagic) {
		return true
	}
	if !bytes.HasPrefix(head, []byte(gzipMagic)) {
		return false
	}
	g, err := gzip.NewReader(bytes.NewReader(head))
	if err != nil {
		return false
	}
	start := make([]byte, len(warcMagic))
	_, err = io.ReadFull(g, start)
	return err == nil && bytes.Equal(start, warcMagic)
}

// Extract yields the pages in the order in which they were fetched.
func (WARC) Extract(ctx context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error] {
	return func(yield func(app.Extracted, error) bool) {
		f, err := fsys.Open(name)
		if err != nil {
			yield(app.Extracted{}, unreadable(name, err))
			return
		}
		defer f.Close() //nolint:errcheck // read-only
		p := &parts{ctx: ctx, src: source{name: name}, yield: yield}
		p.run(func(p *parts) error {
			w := warcReader{parts: p, depth: nestingOf(fsys) + 1}
			if err := w.file(f); err != nil {
				return err
			}
			return w.nothing()
		})
	}
}

// warcReader walks the records of an archive.
type warcReader struct {
	parts   *parts
	depth   int
	pages   map[string]bool // addresses of articles; nil when the archive does not tell
	seen    map[string]bool // addresses read, so that a page fetched twice counts once
	records int
	left    budget
	waiting func() // hands out the last page, once its packed member is known to be whole
}

// nothing is the failure of an archive without a page.
func (w *warcReader) nothing() error {
	if w.parts.given > 0 || w.parts.stopped {
		return nil
	}
	name := w.parts.src.name
	return &app.Error{
		Code: app.Invalid, Op: "extract " + name, Msg: path.Base(name) + " is a web archive without a page that was fetched well.",
		Hint: "Fetch the pages again with the program that made the archive.",
	}
}

// file reads all members; after a damaged one it looks for the next.
func (w *warcReader) file(in io.Reader) error {
	w.seen, w.left = map[string]bool{}, budget{left: maxUnpacked}
	r := bufio.NewReaderSize(in, 64<<10)
	for w.parts.more() {
		head, err := r.Peek(len(warcMagic))
		if errors.Is(err, io.EOF) && len(bytes.TrimSpace(head)) == 0 {
			return nil
		}
		switch {
		case bytes.HasPrefix(head, []byte(gzipMagic)):
			if err = w.member(r); err == nil {
				w.flush()
			}
		case bytes.Equal(head, warcMagic):
			if err = w.record(r); err == nil {
				w.flush()
			}
		default:
			if err := w.resync(r); err != nil {
				return err
			}
			continue
		}
		if errors.Is(err, errSpent) {
			return entryError(w.parts.src.name, err)
		}
		if err != nil {
			w.waiting = nil
			w.damaged(err)
			if !w.skipTo(r) {
				return nil
			}
		}
		if w.records++; w.records > maxRecords {
			return tooLarge(w.parts.src.name, fmt.Sprintf("it has more than %d records", maxRecords))
		}
	}
	return nil
}

// flush hands out the page that waits.
func (w *warcReader) flush() {
	if w.waiting != nil {
		w.waiting()
	}
	w.waiting = nil
}

func (w *warcReader) damaged(err error) {
	w.parts.fail(&app.Error{
		Code: app.Damaged, Op: "extract " + w.parts.src.name, Msg: "Record " + strconv.Itoa(w.records+1) + " of " + path.Base(w.parts.src.name) + " is damaged.",
		Hint: "The others were read; fetch the page again if it is missing.", Err: err,
	})
}

// resync passes over blank lines between records, and over rubbish once it is told.
func (w *warcReader) resync(r *bufio.Reader) error {
	for {
		c, err := r.ReadByte()
		if err != nil {
			return nil //nolint:nilerr // the end of the file
		}
		if c != '\r' && c != '\n' && c != ' ' && c != 0 {
			w.damaged(errors.New("neither a record nor a packed one begins here"))
			if !w.skipTo(r) {
				return nil
			}
			return nil
		}
		if next, err := r.Peek(1); err != nil || next[0] == 'W' || next[0] == gzipMagic[0] {
			return nil //nolint:nilerr // the end of the file
		}
	}
}

// skipTo looks for the next record or packed member.
func (w *warcReader) skipTo(r *bufio.Reader) bool {
	for {
		if _, err := r.Peek(len(warcMagic)); err != nil {
			return false
		}
		head, err := r.Peek(r.Buffered())
		if err != nil {
			return false
		}
		at := bytes.Index(head, warcMagic)
		if packed := bytes.Index(head, []byte(gzipMagic+"\x08")); packed >= 0 && (at < 0 || packed < at) {
			at = packed
		}
		found := at >= 0
		if !found {
			at = max(1, len(head)-len(warcMagic)+1) // a mark may be cut in two
		}
		if _, err := r.Discard(at); err != nil || found {
			return found
		}
	}
}

// member reads one packed member, which holds one record or, against the rule, more.
func (w *warcReader) member(r *bufio.Reader) error {
	packed := &countingReader{in: r}
	g, err := gzip.NewReader(byteReader{packed, r})
	if err != nil {
		return fmt.Errorf("unpack record: %w", err)
	}
	g.Multistream(false)
	in := bufio.NewReaderSize(&ratioReader{in: g, packed: packed}, 64<<10)
	for w.parts.more() {
		head, err := in.Peek(len(warcMagic))
		if len(bytes.TrimSpace(head)) == 0 && errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return fmt.Errorf("unpack record: %w", err)
		}
		if !bytes.Equal(head, warcMagic) {
			if len(bytes.TrimSpace(head[:1])) == 0 {
				_, _ = in.Discard(1) // a blank line between records
				continue
			}
			return errors.New("the packed record does not begin as one")
		}
		if err := w.record(in); err != nil {
			return err
		}
	}
	return nil
}

// byteReader keeps gzip from reading ahead: the next member begins right behind.
type byteReader struct {
	*countingReader
	in *bufio.Reader
}

func (b byteReader) ReadByte() (byte, error) {
	c, err := b.in.ReadByte()
	if err == nil {
		b.n++
	}
	return c, err
}

// record reads one record; its page waits for flush.
func (w *warcReader) record(r *bufio.Reader) error {
	w.flush()
	head, err := recordHead(r)
	if err != nil {
		return err
	}
	n, err := strconv.ParseInt(head["content-length"], 10, 64)
	if err != nil || n < 0 {
		return fmt.Errorf("length of the record: %q", head["content-length"])
	}
	kind := head["warc-type"]
	if n > maxRecord || kind != "response" && kind != "resource" {
		skipped, err := io.CopyN(io.Discard, r, n)
		w.left.left -= skipped
		if err != nil {
			return fmt.Errorf("record breaks off: %w", err)
		}
		if n > maxRecord && kind == "response" && w.isArticle(head["warc-target-uri"]) {
			w.parts.failInner(head["warc-target-uri"], tooLarge(head["warc-target-uri"], fmt.Sprintf("the record is larger than %d MB", maxRecord>>20)))
		}
		return nil
	}
	body, err := w.left.read(io.LimitReader(r, n), maxRecord)
	if err == nil && int64(len(body)) < n {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return fmt.Errorf("record breaks off: %w", err)
	}
	w.waiting = func() { w.page(head, body) }
	return nil
}

// recordHead reads the fields of a record up to the blank line.
func recordHead(r *bufio.Reader) (map[string]string, error) {
	head := map[string]string{}
	for read, first := 0, true; ; first = false {
		l, err := r.ReadSlice('\n')
		read += len(l)
		switch {
		case errors.Is(err, bufio.ErrBufferFull) || read > maxRecordHead:
			return nil, errors.New("the head of the record is too long")
		case err != nil:
			return nil, fmt.Errorf("head of the record: %w", err)
		case len(bytes.TrimSpace(l)) == 0:
			return head, nil
		case first:
			continue
		}
		if key, value, ok := strings.Cut(string(l), ":"); ok {
			head[strings.ToLower(strings.TrimSpace(key))] = strings.Trim(strings.TrimSpace(value), "<>")
		}
	}
}
