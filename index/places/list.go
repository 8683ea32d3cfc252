package places

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"math"
	"math/bits"
)

// Key names a list: a word in one field, or the beginnings of sentences or paragraphs.
type Key uint32

// The lists of the body's sentences and paragraphs: their positions are those of the
// words with which they begin.
const (
	Sentences  Key = math.MaxUint32 - 1
	Paragraphs Key = math.MaxUint32
)

// Word gives the key of a word by its number, which is below 1<<31 - 1, in a field, which
// is 0 or 1.
func Word(number uint32, field int) Key { return Key(number<<1 | uint32(field)) }

// blockRows is how many rows a block of a list holds at most: so few that one is decoded
// in less than a microsecond, so many that passing over blocks is cheap.
const blockRows = 128

// castagnoli is the checksum that processors compute themselves.
var castagnoli = crc32.MakeTable(crc32.Castagnoli)

const sumBytes = 4

var errList = errors.New("a list of places is damaged")

// encoder writes one list. A list is the checksum of what follows, then blocks: number of
// rows, difference of the first row to that of the block before, bytes of the rows and
// of the positions, then those. A row is the difference to the one before, shifted by one
// bit that says that the word stands there once; else the frequency follows. Positions
// are differences within their row. All numbers have variable length.
type encoder struct {
	out       []byte
	rows, pos []byte
	n         int
	first     uint32 // of the block
	before    uint32 // first row of the block before
	last      uint32
}

func (e *encoder) begin() {
	e.out = append(e.out[:0], 0, 0, 0, 0)
	e.n, e.before = 0, 0
}

// add appends a row, with its positions as they are stored.
func (e *encoder) add(row, freq uint32, pos []byte) {
	if e.n == 0 {
		e.first, e.last = row, row
	}
	d := uint64(row-e.last) << 1
	if freq == 1 {
		e.rows = binary.AppendUvarint(e.rows, d|1)
	} else {
		e.rows = binary.AppendUvarint(binary.AppendUvarint(e.rows, d), uint64(freq))
	}
	e.pos = append(e.pos, pos...)
	e.last = row
	if e.n++; e.n == blockRows {
		e.flush()
	}
}

func (e *encoder) flush() {
	if e.n == 0 {
		return
	}
	for _, n := range []int{e.n, int(e.first - e.before), len(e.rows), len(e.pos)} {
		e.out = binary.AppendUvarint(e.out, uint64(n))
	}
	e.out = append(append(e.out, e.rows...), e.pos...)
	e.before, e.n, e.rows, e.pos = e.first, 0, e.rows[:0], e.pos[:0]
}

// finish gives the list, which is valid until the next begin.
func (e *encoder) finish() []byte {
	e.flush()
	binary.LittleEndian.PutUint32(e.out, crc32.Checksum(e.out[sumBytes:], castagnoli))
	return e.out
}

// checked takes the checksum off a list.
func checked(list []byte) ([]byte, error) {
	if len(list) < sumBytes || crc32.Checksum(list[sumBytes:], castagnoli) != binary.LittleEndian.Uint32(list) {
		return nil, errList
	}
	return list[sumBytes:], nil
}

// List is the lists of one key in all segments, as read. It is read-only; each goroutine
// takes a Cursor of its own.
type List [][]byte

// Cursor gives a reader at the beginning of the list.
func (l List) Cursor() *Cursor { return &Cursor{parts: l} }

// Cursor reads a list forwards. Its checksum has been compared, so contents that make no
// sense are a defect of the writer, and end the list.
type Cursor struct {
	parts List   // still to come
	data  []byte // the block behind the present one and all after it
	first uint32 // row of the present block
	n, at int    // of the present block, as far as known
	raw   []byte // its rows, while they are not decoded
	pos   []byte // its positions, from those of row number from on
	from  int
	rows  [blockRows]uint32
	freqs [blockRows]uint32
}

// Start goes to the beginning of a list.
func (c *Cursor) Start(l List) { *c = Cursor{parts: l} }

// Block gives the next block of rows and frequencies; they are valid until the next call.
// There is none left if rows is empty.
func (c *Cursor) Block() (rows, freqs []uint32) {
	if !c.next() {
		return nil, nil
	}
	c.decode()
	return c.rows[:c.n], c.freqs[:c.n]
}

// Seek goes to a row, which is not before the last one asked for, and tells whether the
// list has it.
func (c *Cursor) Seek(row uint32) bool {
	for {
		if c.n > 0 && row < c.first {
			return false
		}
		if c.n > 0 && !c.over(row) {
			c.decode()
			for c.at < c.n && c.rows[c.at] < row {
				c.at++
			}
			if c.at < c.n {
				return c.rows[c.at] == row
			}
		}
		if !c.next() {
			c.n, c.first = 1, math.MaxUint32 // nothing is behind
			return false
		}
	}
}

// over tells that the block behind the present one begins at the row or before it.
func (c *Cursor) over(row uint32) bool {
	if len(c.data) == 0 {
		return len(c.parts) > 0 && firstOf(c.parts[0]) <= row
	}
	_, a := binary.Uvarint(c.data)
	d, _ := binary.Uvarint(c.data[a:])
	return c.first+uint32(d) <= row
}

func firstOf(list []byte) uint32 {
	_, a := binary.Uvarint(list)
	first, _ := binary.Uvarint(list[a:])
	return uint32(first)
}

// next goes to the next block.
func (c *Cursor) next() bool {
	for len(c.data) == 0 {
		if len(c.parts) == 0 {
			return false
		}
		c.data, c.parts, c.first = c.parts[0], c.parts[1:], 0
	}
	var head [4]uint64
	at := 0
	for i := range head {
		n, size := binary.Uvarint(c.data[at:])
		head[i] = n
		at += size
	}
	c.n, c.at, c.from = int(head[0]), 0, 0
	c.first += uint32(head[1])
	end := at + int(head[2])
	c.raw, c.pos = c.data[at:end], c.data[end:end+int(head[3])]
	c.data = c.data[end+int(head[3]):]
	return true
}

// decode reads the rows of the present block if that has not been done.
func (c *Cursor) decode() {
	if c.raw == nil {
		return
	}
	row, at, raw := c.first, 0, c.raw
	for i := range c.n {
		d := uint32(raw[at])
		at++
		if d >= 0x80 {
			var more int
			d, more = long(d, raw[at:])
			at += more
		}
		row += d >> 1
		freq := uint32(1)
		if d&1 == 0 {
			freq = uint32(raw[at])
			at++
			if freq >= 0x80 {
				var more int
				freq, more = long(freq, raw[at:])
				at += more
			}
		}
		c.rows[i], c.freqs[i] = row, freq
	}
	c.raw = nil
}

// long reads on in a number whose first byte is known.
func long(first uint32, data []byte) (n uint32, size int) {
	n = first & 0x7f
	for shift := 7; ; shift += 7 {
		b := data[size]
		size++
		n |= uint32(b&0x7f) << shift
		if b < 0x80 {
			return n, size
		}
	}
}

// Freq gives how many positions the row that Seek found has.
func (c *Cursor) Freq() uint32 { return c.freqs[c.at] }

// Positions appends the positions in the row that Seek found, ascending.
func (c *Cursor) Positions(to []int32) []int32 {
	skip := uint32(0)
	for ; c.from < c.at; c.from++ {
		skip += c.freqs[c.from]
	}
	c.pos = c.pos[numbers(c.pos, int(skip)):]
	last, at := uint32(0), 0
	for range c.freqs[c.at] {
		d := uint32(c.pos[at])
		at++
		if d >= 0x80 {
			var more int
			d, more = long(d, c.pos[at:])
			at += more
		}
		last += d
		to = append(to, int32(last))
	}
	return to // the positions stay, so that they can be asked for again
}

// stored gives the positions of the row that at stands on as they are stored, each row in
// order and once.
func (c *Cursor) stored() []byte {
	n := numbers(c.pos, int(c.freqs[c.at]))
	pos := c.pos[:n]
	c.pos = c.pos[n:]
	return pos
}

// numbers gives the bytes that so many numbers of variable length take: each ends with a
// byte below 0x80.
func numbers(data []byte, n int) (size int) {
	const ends = 0x8080808080808080
	for n >= 8 && size+8 <= len(data) {
		n -= bits.OnesCount64(^binary.LittleEndian.Uint64(data[size:]) & ends)
		size += 8
	}
	for n > 0 {
		if data[size] < 0x80 {
			n--
		}
		size++
	}
	return size
}
