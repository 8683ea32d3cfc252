package positions

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strconv"

	"parley/app"
)

// hasher computes evidence hashes; its buffer is reused.
type hasher struct{ text []byte }

// separator and newline keep the fields of the canonical form apart; neither occurs in
// an id, a code or a date.
const (
	separator = '\x1f'
	recordEnd = '\x1e'
)

// recordSize is a guess at the length of a record, which saves growing.
const recordSize = 112

// record writes the canonical form of a statement: id, holder, issue, stance, condition,
// attribution, certainty, date, weight.
func (s *scan) record(u *unit) stretch {
	b := s.records
	start := uint32(len(b))
	for _, field := range [...]string{
		string(u.id), string(u.s.Holder), string(u.s.Issue), string(u.s.Stance), u.s.Condition,
		string(u.s.Attribution), u.s.Certainty, string(s.said(u)),
	} {
		b = append(b, field...)
		b = append(b, separator)
	}
	if u.weight != 1 {
		b = strconv.AppendFloat(b, u.weight, 'g', -1, 64)
	}
	s.records = b
	return stretch{start: start, end: uint32(len(b))}
}

// cell hashes what the cell was computed from: its statements by date said, and how each
// was counted.
func (h *hasher) cell(t *tabulator, c *app.Cell) string {
	b := h.text[:0]
	for i, u := range t.list {
		b = append(b, t.records[u.record.start:u.record.end]...)
		b = append(append(b, separator), c.Evidence[i].CountedAs...)
		b = append(append(b, separator), c.Evidence[i].Of...)
		b = append(b, recordEnd)
	}
	h.text = b
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
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
