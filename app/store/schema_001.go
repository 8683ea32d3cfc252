package store

// schema001 is the schema of the first release. It never changes: a later release adds
// a migration. Tables whose rows belong to a record have its id in the column owner and
// go with it; references between records are checked at commit, so that the order of
// changes in a set does not matter. Times are RFC 3339 in UTC, dates as in app.Date.
// A named CHECK is told to the user by its name.
func schema001() []string {
	out := []string{schema001Project, schema001Articles, schema001Codebook, schema001Statements, schema001Analysis, schema001Log}
	for _, l := range []struct{ table, owner string }{
		{"project_language", "project"},
		{"outlet_alias", "outlet"},
		{"article_byline", "article"},
		{"article_url", "article"},
		{"article_tag", "article"},
		{"article_list", "article"},
		{"article_warning", "article"},
		{"issue_synonym", "issue"},
		{"issue_example", "issue"},
		{"statement_tag", "statement"},
		{"annotation_tag", "annotation"},
		{"spec_row", "spec"},
		{"spec_column", "spec"},
		{"spec_compat", "spec"},
		{"saved_search_seen", "saved_search"},
		{"term", "term_list"},
	} {
		out = append(out, "CREATE TABLE "+l.table+" (owner TEXT NOT NULL REFERENCES "+l.owner+` (id) ON DELETE CASCADE,
	n INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY (owner, n)) STRICT, WITHOUT ROWID`)
	}
	return append(out, `CREATE INDEX article_tag_value ON article_tag (value)`, `CREATE INDEX article_list_value ON article_list (value)`)
}

const schema001Project = `
CREATE TABLE project (
	id         TEXT PRIMARY KEY CHECK (id = 'project'),
	project_id TEXT NOT NULL,
	title      TEXT NOT NULL,
	coder      TEXT NOT NULL,
	marking    TEXT NOT NULL,
	created_at TEXT NOT NULL
) STRICT;

-- creation keeps the order in which records were made, also when one is removed and
-- comes back by an undo.
CREATE TABLE creation (
	ordinal INTEGER PRIMARY KEY AUTOINCREMENT,
	kind    TEXT NOT NULL,
	id      TEXT NOT NULL,
	UNIQUE (kind, id)
) STRICT;

-- counter gives running numbers, which are never given twice.
CREATE TABLE counter (
	name  TEXT PRIMARY KEY,
	value INTEGER NOT NULL CHECK (value > 0)
) STRICT, WITHOUT ROWID;
`

const schema001Articles = `
CREATE TABLE outlet (
	id       TEXT PRIMARY KEY,
	name     TEXT NOT NULL,
	kind     TEXT NOT NULL CONSTRAINT "kind of an outlet" CHECK (kind IN
		('', 'wire', 'newspaper', 'broadcaster', 'official_site', 'social', 'think_tank', 'other')),
	country  TEXT NOT NULL,
	language TEXT NOT NULL
) STRICT;

-- text holds canonical texts, named by their SHA-256 and compressed (zstd).
CREATE TABLE text (
	hash TEXT PRIMARY KEY,
	size INTEGER NOT NULL CHECK (size >= 0),
	lead TEXT NOT NULL,
	body BLOB NOT NULL
) STRICT;
-- text_version stays when its article is removed: the log may bring it back.
CREATE TABLE text_version (
	article       TEXT NOT NULL,
	id            TEXT NOT NULL REFERENCES text (hash),
	n             INTEGER NOT NULL CONSTRAINT "number of a text version" CHECK (n >= 1),
	made_from     TEXT NOT NULL,
	source_sha256 TEXT NOT NULL,
	made_at       TEXT NOT NULL,
	paragraphs    BLOB NOT NULL,
	sentences     BLOB NOT NULL,
	PRIMARY KEY (article, id)
) STRICT;
CREATE INDEX text_version_id ON text_version (id);
CREATE TRIGGER text_stays BEFORE UPDATE ON text BEGIN SELECT raise(ABORT, 'a stored text never changes'); END;
CREATE TRIGGER text_kept BEFORE DELETE ON text BEGIN SELECT raise(ABORT, 'a stored text is never deleted'); END;
CREATE TRIGGER text_version_stays BEFORE UPDATE ON text_version BEGIN SELECT raise(ABORT, 'a text version never changes'); END;
CREATE TRIGGER text_version_kept BEFORE DELETE ON text_version BEGIN SELECT raise(ABORT, 'a text version is never deleted'); END;

CREATE TABLE article (
	id             TEXT PRIMARY KEY,
	seq            INTEGER NOT NULL,
	version        TEXT NOT NULL,
	title          TEXT NOT NULL,
	outlet         TEXT REFERENCES outlet (id) DEFERRABLE INITIALLY DEFERRED,
	url            TEXT NOT NULL,
	language       TEXT NOT NULL,
	kind           TEXT NOT NULL CONSTRAINT "kind of an article" CHECK (kind IN
		('', 'news', 'interview', 'transcript', 'communique', 'speech', 'opinion', 'analysis', 'social_post')),
	published      TEXT NOT NULL,
	published_from TEXT, -- first instant of the date published, for sorting
	retrieved      TEXT NOT NULL,
	wire_credit    TEXT NOT NULL,
	cluster        TEXT NOT NULL,
	starred        INTEGER NOT NULL CHECK (starred IN (0, 1)),
	state          TEXT NOT NULL CONSTRAINT "coding state of an article" CHECK (state IN
		('new', 'reading', 'coded', 'reviewed', 'excluded')),
	path           TEXT NOT NULL,
	part           TEXT NOT NULL,
	source_sha256  TEXT NOT NULL,
	provenance     TEXT NOT NULL CHECK (json_valid(provenance)), -- field to where it was read
	attributes     TEXT NOT NULL CHECK (json_valid(attributes)),
	fingerprint    BLOB, -- MinHash values, four bytes each, little endian
	FOREIGN KEY (id, version) REFERENCES text_version (article, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX article_outlet ON article (outlet);
CREATE INDEX article_newest ON article (published_from DESC, seq DESC);
CREATE INDEX article_cluster ON article (cluster, seq, id) WHERE cluster <> '';
CREATE TABLE article_related (
	owner TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
	n     INTEGER NOT NULL,
	title TEXT NOT NULL,
	url   TEXT NOT NULL,
	PRIMARY KEY (owner, n)
) STRICT, WITHOUT ROWID;
`

const schema001Codebook = `
CREATE TABLE actor (
	id          TEXT PRIMARY KEY,
	name        TEXT NOT NULL,
	type        TEXT NOT NULL CONSTRAINT "type of an actor" CHECK (type IN
		('person', 'government', 'ministry', 'party', 'international_org', 'company', 'armed_group',
		'media', 'expert', 'anonymous_group', 'other')),
	parent      TEXT REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
	colour      TEXT NOT NULL,
	wikidata_id TEXT NOT NULL,
	attributes  TEXT NOT NULL CHECK (json_valid(attributes))
) STRICT;
CREATE INDEX actor_parent ON actor (parent);
CREATE TABLE actor_alias (
	owner    TEXT NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
	n        INTEGER NOT NULL,
	text     TEXT NOT NULL CHECK (trim(text) <> ''),
	language TEXT NOT NULL,
	match    TEXT NOT NULL CONSTRAINT "match of an alias" CHECK (match IN ('', 'exact', 'inflected')),
	PRIMARY KEY (owner, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE actor_role (
	owner      TEXT NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
	n          INTEGER NOT NULL,
	of_actor   TEXT REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
	title      TEXT NOT NULL,
	valid_from TEXT NOT NULL,
	valid_to   TEXT NOT NULL,
	PRIMARY KEY (owner, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_role_of ON actor_role (of_actor);

CREATE TABLE issue (
	id              TEXT PRIMARY KEY,
	parent          TEXT REFERENCES issue (id) DEFERRABLE INITIALLY DEFERRED,
	title           TEXT NOT NULL,
	question        TEXT NOT NULL,
	label_low       TEXT NOT NULL,
	label_high      TEXT NOT NULL,
	reference_point REAL CONSTRAINT "reference point of an issue, 0 to 100" CHECK (reference_point BETWEEN 0 AND 100),
	include         TEXT NOT NULL,
	exclude         TEXT NOT NULL
) STRICT;
CREATE INDEX issue_parent ON issue (parent);
CREATE TABLE issue_anchor (
	owner TEXT NOT NULL REFERENCES issue (id) ON DELETE CASCADE,
	n     INTEGER NOT NULL,
	value REAL NOT NULL CONSTRAINT "value of an anchor, 0 to 100" CHECK (value BETWEEN 0 AND 100),
	label TEXT NOT NULL,
	PRIMARY KEY (owner, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE issue_pattern (
	owner TEXT NOT NULL REFERENCES issue (id) ON DELETE CASCADE,
	n     INTEGER NOT NULL,
	use   TEXT NOT NULL CHECK (use IN ('phrase', 'support', 'oppose', 'conditional')),
	query TEXT NOT NULL,
	PRIMARY KEY (owner, use, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE tag (
	id     TEXT PRIMARY KEY,
	name   TEXT NOT NULL,
	colour TEXT NOT NULL
) STRICT;
CREATE TABLE coder (
	id   TEXT PRIMARY KEY,
	name TEXT NOT NULL
) STRICT;
`
