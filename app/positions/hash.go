package positions

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"hash"
	"strconv"

	"parley/app"
)

// hasher computes evidence hashes; its buffers are reused.
type hasher struct {
	sum   hash.Hash
	bytes []byte
	text  []byte
}

func newHasher() hasher { return hasher{sum: sha256.New()} }

// separator and newline keep the fields of the canonical form apart; neither occurs in
// an id, a code or a date.
const (
	separator = '\x1f'
	recordEnd = '\x1e'
)

// cell hashes what the cell was computed from: each statement's id, holder, issue,
// stance, condition, attribution, certainty and date, and how it was counted.
func (h *hasher) cell(t *tabulator, c *app.Cell) string {
	b := h.text[:0]
	for i, u := range t.list {
		e := &c.Evidence[i]
		for _, field := range [...]string{
			string(e.Statement), string(e.Holder), string(u.s.Issue), string(e.Stance), u.s.Condition,
			string(u.s.Attribution), u.s.Certainty, string(t.said(u)), e.CountedAs, string(e.Of),
		} {
			b = append(b, field...)
			b = append(b, separator)
		}
		if u.weight != 1 {
			b = strconv.AppendFloat(b, u.weight, 'g', -1, 64)
		}
		b = append(b, recordEnd)
	}
	h.text = b
	h.sum.Reset()
	h.sum.Write(b)
	h.bytes = h.sum.Sum(h.bytes[:0])
	return hex.EncodeToString(h.bytes)
}

// hashMatrix hashes the recipe and the evidence of every cell. The name of the spec and
// the analyst's overrides are no part of it.
func hashMatrix(m app.Matrix) string {
	recipe := m.Spec
	recipe.ID, recipe.Name = "", ""
	sum := sha256.New()
	text, err := json.Marshal(recipe)
	if err != nil {
		text = []byte(err.Error()) // only numbers that are none; checkSpec refuses them
	}
	sum.Write(text)
	var line []byte
	for i := range m.Cells {
		c := &m.Cells[i]
		if len(c.Evidence) == 0 {
			continue
		}
		line = append(append(line[:0], recordEnd), c.Actor...)
		line = append(append(line, separator), c.Issue...)
		line = append(append(line, separator), c.EvidenceHash...)
		sum.Write(line)
	}
	return hex.EncodeToString(sum.Sum(nil))
}
