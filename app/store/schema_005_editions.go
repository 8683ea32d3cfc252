package store

// schema005 keeps editions of the matrix. It never changes.
func schema005() []string {
	return []string{`
CREATE TABLE edition (
	id      TEXT PRIMARY KEY,
	name    TEXT NOT NULL,
	at      TEXT NOT NULL,
	coder   TEXT NOT NULL,
	log_seq INTEGER NOT NULL CHECK (log_seq >= 0),
	matrix  TEXT NOT NULL CHECK (json_valid(matrix)) -- as it was handed out
) STRICT;
`}
}
