package store

// schema006 keeps what coders decided about suggestions, and the suggestions themselves as
// a cache that may be emptied at any time. It never changes.
func schema006() []string {
	return []string{`
CREATE TABLE verdict (
	id        TEXT PRIMARY KEY,
	article   TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
	version   TEXT NOT NULL REFERENCES text (hash),
	outcome   TEXT NOT NULL CHECK (outcome IN ('accepted', 'edited', 'rejected')),
	at        TEXT NOT NULL,
	body      TEXT NOT NULL CHECK (json_valid(body)) -- all of it
) STRICT;
CREATE INDEX verdict_article ON verdict (article);
CREATE TABLE suggestion_set (
	article TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
	version TEXT NOT NULL,
	stamp   TEXT NOT NULL,
	found   INTEGER NOT NULL CHECK (found >= 0), -- suggestions
	size    INTEGER NOT NULL,                    -- bytes of body when unpacked
	body    BLOB NOT NULL
) STRICT, WITHOUT ROWID;
`}
}
