package store

// NextNumber gives the next number of a counter: from 1, and none twice, also when the
// edit it was meant for is taken back or fails.
func (s *Store) NextNumber(counter string) (int64, error) {
	var n int64
	err := s.write("number "+counter, func(t *tx) error {
		_, err := t.one(`INSERT INTO counter (name, value) VALUES (?, 1)
			ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value`, []any{counter}, &n)
		return err
	})
	return n, err
}
