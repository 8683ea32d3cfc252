package store

// NextNumber gives the next number of a counter: from 1, and none twice, also when the
// edit it was meant for is taken back or fails.
//
// It does not wait for the disk: the edit that uses the number does, and since the
// write-ahead log is kept in order, that brings the counter to the disk before it. After a
// power failure a number may be given again that no edit has used.
func (s *Store) NextNumber(counter string) (n int64, err error) {
	op := "number " + counter
	if s.writer == nil {
		return 0, s.refuseEdit(op)
	}
	s.editing.Lock()
	defer s.editing.Unlock()
	if _, err := s.writer.Exec(`PRAGMA synchronous = normal`); err != nil {
		return 0, translate(op, err)
	}
	err = s.commit(op, func(t *tx) error {
		_, err := t.one(`INSERT INTO counter (name, value) VALUES (?, 1)
			ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value`, []any{counter}, &n)
		return err
	})
	if _, back := s.writer.Exec(`PRAGMA synchronous = full`); err == nil {
		err = translate(op, back)
	}
	return n, err
}
