package store

// schema003 lets the log be read by what a record belongs to, and gives actors and issues
// tags. It never changes.
//
// The indexes answer who changed a cell, an article or what a note is on, without reading
// the log through; SQLite keeps them, whoever writes. Their expressions are those of
// relatedQueries.
func schema003() []string {
	return []string{`
CREATE INDEX change_owner ON change (kind,
	coalesce(json_extract(coalesce(after, before), '$.article'), json_extract(coalesce(after, before), '$.target.id')), id)
	WHERE kind IN ('statement', 'annotation', 'note', 'revision');
CREATE INDEX change_cell_before ON change (json_extract(before, '$.issue'), json_extract(before, '$.holder'), id)
	WHERE kind = 'statement';
CREATE INDEX change_cell_after ON change (json_extract(after, '$.issue'), json_extract(after, '$.holder'), id)
	WHERE kind = 'statement';
CREATE TABLE actor_tag (owner TEXT NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
	n INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY (owner, n)) STRICT, WITHOUT ROWID;
CREATE TABLE issue_tag (owner TEXT NOT NULL REFERENCES issue (id) ON DELETE CASCADE,
	n INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY (owner, n)) STRICT, WITHOUT ROWID;
`}
}
