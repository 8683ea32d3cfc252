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

// separator and recordEnd keep the fields of the canonical form apart; neither occurs in
// an id, a code or a date.
const (
	separator = '\x1f'
	recordEnd = '\x1e'
)

// digest stands for one statement in the hash of a cell.
type digest [sha256.Size / 2]byte

// statement hashes id, holder, issue, stance, condition, attribution, certainty, date
// and weight: what a cell is computed from.
func (h *hasher) statement(u *unit, said app.Date) digest {
	b := h.text[:0]
	for _, field := range [...]string{
		string(u.id), string(u.s.Holder), string(u.s.Issue), string(u.s.Stance), u.s.Condition,
		string(u.s.Attribution), u.s.Certainty, string(said),
	} {
		b = append(b, field...)
		b = append(b, separator)
	}
	if u.weight != 1 {
		b = strconv.AppendFloat(b, u.weight, 'g', -1, 64)
	}
	h.text = b
	sum := sha256.Sum256(b)
	return digest(sum[:len(digest{})])
}

// cell hashes what the cell was computed from: its statements by date said, and how each
// was counted.
func (h *hasher) cell(list []*unit, evidence []app.Evidence) string {
	b := h.text[:0]
	for i, u := range list {
		b = append(b, u.digest[:]...)
		b = append(b, evidence[i].CountedAs...)
		b = append(append(b, separator), evidence[i].Of...)
		b = append(b, recordEnd)
	}
	h.text = b
	sum := sha256.Sum256(b)
	var text [2 * sha256.Size]byte
	hex.Encode(text[:], sum[:])
	return string(text[:])
}

// hashMatrix hashes the recipe and the evidence of every cell. Name and look of the spec
// and the analyst's overrides are no part of it.
func hashMatrix(m app.Matrix) string {
	recipe := m.Spec
	recipe.ID, recipe.Name, recipe.Display = "", "", nil
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
