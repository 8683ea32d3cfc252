package plaintext

import (
	"sort"
	"unicode/utf8"
)

// Offsets converts positions in one text between bytes, code points and UTF-16 units.
// Everything inside the program speaks bytes; the others exist at borders only. It is
// safe for concurrent use.
type Offsets struct {
	text  string
	marks []mark
}

// mark is a position known in all three units; one stands every markEvery bytes or so.
type mark struct{ bytes, runes, units int }

// markEvery bounds the text walked per conversion; 256 bytes keep the table at a tenth
// of the text.
const markEvery = 256

// NewOffsets prepares the conversions for a text of valid UTF-8.
func NewOffsets(text string) *Offsets {
	o := &Offsets{text: text, marks: []mark{{}}}
	at := mark{}
	for at.bytes < len(text) {
		at = o.step(at)
		if at.bytes-o.marks[len(o.marks)-1].bytes >= markEvery {
			o.marks = append(o.marks, at)
		}
	}
	return o
}

// ByteToRune gives the number of code points before a byte offset; ok is false outside
// the text or inside a character.
func (o *Offsets) ByteToRune(off int) (n int, ok bool) {
	at, ok := o.find(off, func(m mark) int { return m.bytes })
	return at.runes, ok
}

// RuneToByte gives the byte offset of the n-th code point; ok is false outside the text.
func (o *Offsets) RuneToByte(n int) (off int, ok bool) {
	at, ok := o.find(n, func(m mark) int { return m.runes })
	return at.bytes, ok
}

// ByteToUTF16 gives the number of UTF-16 units before a byte offset; ok is false outside
// the text or inside a character.
func (o *Offsets) ByteToUTF16(off int) (n int, ok bool) {
	at, ok := o.find(off, func(m mark) int { return m.bytes })
	return at.units, ok
}

// UTF16ToByte gives the byte offset of a UTF-16 unit; ok is false outside the text or
// between the halves of a surrogate pair.
func (o *Offsets) UTF16ToByte(n int) (off int, ok bool) {
	at, ok := o.find(n, func(m mark) int { return m.units })
	return at.bytes, ok
}

// find walks to the position whose measure is want.
func (o *Offsets) find(want int, measure func(mark) int) (mark, bool) {
	if want < 0 {
		return mark{}, false
	}
	i := sort.Search(len(o.marks), func(i int) bool { return measure(o.marks[i]) > want })
	at := o.marks[i-1]
	for measure(at) < want && at.bytes < len(o.text) {
		at = o.step(at)
	}
	if measure(at) != want {
		return mark{}, false
	}
	return at, true
}

// step moves behind the next character.
func (o *Offsets) step(at mark) mark {
	r, n := utf8.DecodeRuneInString(o.text[at.bytes:])
	at.bytes += n
	at.runes++
	at.units++
	if r > 0xFFFF {
		at.units++
	}
	return at
}
