package extract

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"regexp"
	"strconv"

	"parley/app"
)

// MBOX reads boxes of mails, one after the other, however large the file is.
type MBOX struct{}

var (
	fromLine  = regexp.MustCompile(`^From (?:\S+ +.*\d{1,2}:\d\d.*\d{4}|\S+@\S+|- )`)
	fieldLine = regexp.MustCompile(`^[!-9;-~]{1,80}:|^>From `)
)

// Recognize looks for the line that begins each mail.
func (MBOX) Recognize(name string, head []byte) bool {
	first, rest, _ := bytes.Cut(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")), []byte("\n"))
	return fromLine.Match(first) && len(headLineOfMail.FindAll(mailTop(rest), 2)) > 0 || isNamed(name, head, ".mbox")
}

// Extract yields the mails of the box.
func (MBOX) Extract(ctx context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error] {
	return func(yield func(app.Extracted, error) bool) {
		sha, err := hashFile(fsys, name)
		if err != nil {
			yield(app.Extracted{}, err)
			return
		}
		f, err := fsys.Open(name)
		if err != nil {
			yield(app.Extracted{}, unreadable(name, err))
			return
		}
		defer f.Close() //nolint:errcheck // read-only
		p := &parts{ctx: ctx, src: source{name: name, sha: sha}, yield: yield}
		p.run(func(p *parts) error { return p.box(f, nestingOf(fsys)) })
	}
}

// hashFile gives the SHA-256 of a file that is too large to be held.
func hashFile(fsys fs.FS, name string) (string, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return "", unreadable(name, err)
	}
	defer f.Close() //nolint:errcheck // read-only
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", unreadable(name, err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// box reads mail after mail: a line "From " after an empty one begins the next.
func (p *parts) box(in io.Reader, depth int) error {
	r := bufio.NewReaderSize(in, 64<<10)
	var cur bytes.Buffer
	n, blank, tooBig := 0, true, false
	end := func() {
		if n == 0 || !p.more() {
			return
		}
		part := strconv.Itoa(n)
		switch {
		case tooBig:
			p.failPart(part, tooLarge(p.src.name, fmt.Sprintf("the mail is larger than %d MB", maxFile>>20)))
		case len(bytes.TrimSpace(cur.Bytes())) > 0:
			if err := p.guard(func() error { return p.mail(cur.Bytes(), part, depth) }); err != nil {
				p.failPart(part, err)
			}
		}
	}
	for {
		l, err := r.ReadSlice('\n')
		begins := blank && fromLine.Match(l) && beginsHead(r)
		if begins || n == 0 && len(bytes.TrimSpace(l)) > 0 {
			end()
			cur.Reset()
			n++
			tooBig = false
		}
		if !begins && n > 0 && !tooBig {
			cur.Write(unquoteFrom(l))
			if cur.Len() > maxFile {
				cur.Reset()
				tooBig = true
			}
		}
		blank = len(bytes.TrimSpace(l)) == 0 && !errors.Is(err, bufio.ErrBufferFull)
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
		case errors.Is(err, io.EOF):
			end()
			return nil
		case err != nil:
			return unreadable(p.src.name, err)
		case !p.more():
			return nil
		}
	}
}

// beginsHead reports whether a field of a mail is next: "From" begins sentences too.
func beginsHead(r *bufio.Reader) bool {
	const look = 100
	next, err := r.Peek(look)
	return (err == nil || errors.Is(err, io.EOF)) && fieldLine.Match(next)
}

// unquoteFrom undoes what mboxrd does to lines that begin with "From ".
func unquoteFrom(l []byte) []byte {
	if rest := bytes.TrimLeft(l, ">"); len(rest) < len(l) && bytes.HasPrefix(rest, []byte("From ")) {
		return l[1:]
	}
	return l
}
