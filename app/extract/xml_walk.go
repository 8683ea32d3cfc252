package extract

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"

	"golang.org/x/net/html/charset"
)

const (
	maxPartDepth = 256
	// maxXMLGap is how far apart two tags may be, in bytes: more is text above the limit,
	// or an element with so many attributes that it would fill the memory.
	maxXMLGap = maxText
)

var (
	errXMLDepth = fmt.Errorf("it is nested deeper than %d levels", maxPartDepth)
	errXMLGap   = errors.New("one of its elements is larger than 8 MB")
)

// xmlWalker reads an XML part without building a tree.
type xmlWalker struct {
	ctx    context.Context // lives as long as one call of Extract
	dec    *xml.Decoder
	depth  int
	tokens int
}

// walkXML calls each for the root element of an XML part.
func walkXML(ctx context.Context, part []byte, each func(w *xmlWalker, s xml.StartElement) error) error {
	for rest := part; len(rest) > maxXMLGap; {
		i := bytes.LastIndexByte(rest[:maxXMLGap], '<')
		if i <= 0 {
			return errXMLGap
		}
		rest = rest[i:]
	}
	w := &xmlWalker{ctx: ctx, dec: xml.NewDecoder(bytes.NewReader(part))}
	w.dec.CharsetReader = charset.NewReaderLabel
	return w.children(func(s xml.StartElement) error { return each(w, s) }, nil)
}

// children reads up to the end of the element that was begun last: each gets its child
// elements, text its own characters. What each leaves unread of a child is skipped.
func (w *xmlWalker) children(each func(xml.StartElement) error, text func(string)) error {
	level := w.depth
	for {
		t, err := w.token()
		if errors.Is(err, io.EOF) && level == 0 {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			if each != nil {
				if err := each(t); err != nil {
					return err
				}
			}
			for w.depth > level {
				if _, err := w.token(); err != nil {
					return err
				}
			}
		case xml.CharData:
			if text != nil {
				text(string(t))
			}
		default:
		}
	}
}

// token reads on; the depth has changed when it returns a tag.
func (w *xmlWalker) token() (xml.Token, error) {
	const often = 1 << 10
	if w.tokens++; w.tokens%often == 0 {
		if err := w.ctx.Err(); err != nil {
			return nil, err
		}
	}
	t, err := w.dec.Token()
	if err != nil {
		return nil, err
	}
	switch t.(type) {
	case xml.StartElement:
		if w.depth++; w.depth > maxPartDepth {
			return nil, errXMLDepth
		}
	case xml.EndElement:
		w.depth--
	default:
	}
	return t, nil
}

// text gives all characters of the element that was begun last.
func (w *xmlWalker) text() (string, error) {
	var b bytes.Buffer
	var into func(xml.StartElement) error
	write := func(s string) { b.WriteString(s) }
	into = func(xml.StartElement) error { return w.children(into, write) }
	err := w.children(into, write)
	return b.String(), err
}

// xmlAttr gives an attribute by its name without the prefix.
func xmlAttr(s xml.StartElement, name string) string {
	for _, a := range s.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// xmlError turns what went wrong in a part into what the user reads.
func xmlError(name string, err error) error {
	switch {
	case err == nil, errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, errXMLDepth), errors.Is(err, errXMLGap):
		return damaged(name, err.Error(), nil)
	case isSyntax(err), errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return damaged(name, "its text breaks off or breaks the rules of XML", err)
	}
	return err
}

func isSyntax(err error) bool {
	_, ok := errors.AsType[*xml.SyntaxError](err)
	return ok
}
