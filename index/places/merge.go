package places

import "os"

// merge writes neighbouring segments as one, into memory if f is nil.
func merge(parts []*segment, sum uint32, f *os.File) (*segment, error) {
	w, err := newWriter(parts[0].from, parts[len(parts)-1].to, sum, f)
	if err != nil {
		return nil, err
	}
	scans := make([]func(int) ([]byte, error), len(parts))
	for i, p := range parts {
		scans[i] = p.scan()
	}
	at := make([]int, len(parts))
	var e encoder
	for {
		k, left := lowest(parts, at)
		if !left {
			return w.finish()
		}
		e.begin()
		for i, p := range parts {
			if at[i] == len(p.keys) || p.keys[at[i]] != k {
				continue
			}
			data, err := scans[i](at[i])
			if err != nil {
				return nil, err
			}
			at[i]++
			e.copy(data)
		}
		if err := w.add(k, e.finish()); err != nil {
			return nil, err
		}
	}
}

// lowest gives the lowest key that the segments still have.
func lowest(parts []*segment, at []int) (k Key, left bool) {
	for i, p := range parts {
		if at[i] < len(p.keys) && (!left || p.keys[at[i]] < k) {
			k, left = p.keys[at[i]], true
		}
	}
	return k, left
}

// copy appends the rows of a list.
func (e *encoder) copy(list []byte) {
	c := Cursor{data: list}
	for c.next() {
		if e.n == 0 && c.n == blockRows { // a whole block stays as it is
			e.block(&c)
			continue
		}
		c.decode()
		for c.at = range c.n {
			e.add(c.rows[c.at], c.freqs[c.at], c.stored())
		}
	}
}

// block appends a block that has not been decoded.
func (e *encoder) block(c *Cursor) {
	e.first, e.n = c.first, c.n
	e.rows, e.pos = append(e.rows, c.raw...), append(e.pos, c.pos...)
	e.flush()
}
