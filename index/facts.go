package index

import (
	"encoding/binary"
	"errors"

	"parley/app"
)

// facts is a row as it is written.
type facts struct {
	row
	body                    uint32 // words
	lang, source, published string
	labels                  [3][]string
}

// encode appends the row to data.
func (f *facts) encode(data []byte) []byte {
	text := func(s string) { data = encodeTerm(data, s) }
	text(string(f.id))
	for _, n := range []uint64{uint64(f.at), uint64(f.size), uint64(f.sum), uint64(f.title), uint64(f.body), f.text} {
		data = binary.AppendUvarint(data, n)
	}
	text(f.lang)
	text(f.source)
	text(f.published)
	for _, list := range f.labels {
		data = binary.AppendUvarint(data, uint64(len(list)))
		for _, s := range list {
			text(s)
		}
	}
	return data
}

var errRow = errors.New("row cut off")

// decode reads all rows of a file, which has about so many.
func (c *catalogue) decode(data []byte, about int) error {
	const least = 20 // bytes of a row
	c.grow(max(0, min(about, len(data)/least)))
	d := decoder{data: data, known: map[string]string{}}
	for len(d.data) > 0 && !d.bad {
		var f facts
		f.id = app.ArticleID(d.text())
		f.at, f.size, f.sum = int64(d.number()), uint32(d.number()), uint32(d.number())
		f.title, f.body, f.text = uint32(d.number()), uint32(d.number()), d.number()
		f.lang, f.source, f.published = d.shared(), d.shared(), d.shared()
		for i := range f.labels {
			for n := d.number(); n > 0 && !d.bad; n-- {
				f.labels[i] = append(f.labels[i], d.shared())
			}
		}
		if !d.bad {
			c.add(f)
		}
	}
	if d.bad {
		return errRow
	}
	return nil
}

// decoder reads numbers and texts; after an error it is bad and gives zeros.
type decoder struct {
	data  []byte
	bad   bool
	known map[string]string // texts that were shared
}

func (d *decoder) number() uint64 {
	n, size := binary.Uvarint(d.data)
	if size <= 0 {
		d.bad, d.data = true, nil
		return 0
	}
	d.data = d.data[size:]
	return n
}

func (d *decoder) text() string { return string(d.bytes()) }

// shared gives a text that comes again and again, in one piece of memory.
func (d *decoder) shared() string {
	data := d.bytes()
	s, ok := d.known[string(data)]
	if !ok {
		s = string(data)
		d.known[s] = s
	}
	return s
}

func (d *decoder) bytes() []byte {
	n := d.number()
	if n > uint64(len(d.data)) {
		d.bad, d.data = true, nil
		return nil
	}
	b := d.data[:n]
	d.data = d.data[n:]
	return b
}
