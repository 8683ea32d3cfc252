package store

import (
	"encoding/binary"
	"fmt"

	"github.com/klauspost/compress/zstd"

	"parley/app"
)

// codec packs texts and bounds. It is safe for concurrent use.
type codec struct {
	enc *zstd.Encoder
	dec *zstd.Decoder
}

// maxText is more than any article; it keeps a damaged length from taking all memory.
const maxText = 256 << 20

func newCodec() (*codec, error) {
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderCRC(true))
	if err != nil {
		return nil, err
	}
	dec, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(maxText))
	if err != nil {
		return nil, err
	}
	return &codec{enc: enc, dec: dec}, nil
}

func (c *codec) close() error {
	c.dec.Close()
	return c.enc.Close()
}

func (c *codec) pack(text string) []byte { return c.packBytes([]byte(text)) }

func (c *codec) packBytes(data []byte) []byte { return c.enc.EncodeAll(data, nil) }

// unpack gives the text back; its checksum is compared.
func (c *codec) unpack(body []byte, size int) (string, error) {
	if size < 0 || size > maxText {
		return "", fmt.Errorf("a text of %d bytes", size)
	}
	text, err := c.dec.DecodeAll(body, make([]byte, 0, size))
	if err != nil {
		return "", fmt.Errorf("unpack text: %w", err)
	}
	if len(text) != size {
		return "", fmt.Errorf("a text of %d bytes was stored with %d", len(text), size)
	}
	return string(text), nil
}

// packBounds writes ranges as the distance from the end of the one before and the length.
func packBounds(list []app.Bounds) []byte {
	out := make([]byte, 0, 4*len(list))
	last := 0
	for _, b := range list {
		out = binary.AppendVarint(out, int64(b.Start-last))
		out = binary.AppendVarint(out, int64(b.Len()))
		last = b.End
	}
	return out
}

func unpackBounds(data []byte) ([]app.Bounds, error) {
	var out []app.Bounds
	last := 0
	for len(data) > 0 {
		gap, n := binary.Varint(data)
		if n <= 0 {
			return nil, fmt.Errorf("bounds end after %d ranges", len(out))
		}
		length, m := binary.Varint(data[n:])
		if m <= 0 {
			return nil, fmt.Errorf("bounds end after %d ranges", len(out))
		}
		b := app.Bounds{Start: last + int(gap)}
		b.End = b.Start + int(length)
		out = append(out, b)
		last, data = b.End, data[n+m:]
	}
	return out, nil
}

// packNumbers writes a fingerprint, four bytes a value; nil for none.
func packNumbers(list []uint32) []byte {
	if len(list) == 0 {
		return nil
	}
	out := make([]byte, 0, 4*len(list))
	for _, v := range list {
		out = binary.LittleEndian.AppendUint32(out, v)
	}
	return out
}

func unpackNumbers(data []byte) []uint32 {
	if len(data) == 0 {
		return nil
	}
	out := make([]uint32, 0, len(data)/4)
	for ; len(data) >= 4; data = data[4:] {
		out = append(out, binary.LittleEndian.Uint32(data))
	}
	return out
}
