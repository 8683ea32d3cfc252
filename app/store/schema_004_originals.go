package store

// schema004 keeps the files that articles were read from. It never changes.
//
// A file is there once, whatever is read from it, and stays when its articles are removed:
// undo and redo need it no less than their texts.
func schema004() []string {
	return []string{`
CREATE TABLE original (
	sha256 TEXT PRIMARY KEY,
	name   TEXT NOT NULL,
	size   INTEGER NOT NULL CHECK (size >= 0),
	body   BLOB NOT NULL -- zstd with checksum
) STRICT;
CREATE TRIGGER original_stays BEFORE UPDATE ON original BEGIN SELECT raise(ABORT, 'a stored file never changes'); END;
CREATE TRIGGER original_kept BEFORE DELETE ON original BEGIN SELECT raise(ABORT, 'a stored file is never deleted'); END;
`}
}
