package store

// schema002 adds what is known of quotes in later text versions, and how those versions
// came about. It never changes.
//
// A placement belongs to the statement or annotation whose quote it places; both text
// versions must be versions of the article, which has them for good. Bounds are absent
// for a quote without a place. A placement is replaced, never changed in place, and a
// revision tells what happened, so neither is ever updated.
func schema002() []string {
	return []string{`
CREATE TABLE placement (
	id            TEXT PRIMARY KEY,
	statement     TEXT REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED,
	annotation    TEXT REFERENCES annotation (id) DEFERRABLE INITIALLY DEFERRED,
	article       TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
	quote_version TEXT NOT NULL,
	quote_start   INTEGER NOT NULL CHECK (quote_start >= 0),
	quote_end     INTEGER NOT NULL,
	version       TEXT NOT NULL,
	start_byte    INTEGER CHECK (start_byte >= 0),
	end_byte      INTEGER,
	status        TEXT NOT NULL CONSTRAINT "status of a placement" CHECK (status IN ('ok', 'review', 'orphan')),
	method        TEXT NOT NULL CONSTRAINT "method of a placement" CHECK (method IN ('unique', 'context',
		'context_changed', 'several_places', 'inside_character', 'similar', 'none', 'accepted', 'by_hand', 'kept', 'given_up')),
	score         REAL NOT NULL CONSTRAINT "score of a placement, 0 to 1" CHECK (score BETWEEN 0 AND 1),
	coder         TEXT NOT NULL,
	at            TEXT NOT NULL,
	CONSTRAINT "owner of a placement" CHECK ((statement IS NULL) <> (annotation IS NULL)),
	CONSTRAINT "version of a placement" CHECK (version <> quote_version),
	CONSTRAINT "quote of a placement" CHECK (quote_start < quote_end),
	CONSTRAINT "bounds of a placement" CHECK ((start_byte IS NULL) = (status = 'orphan')
		AND (end_byte IS NULL) = (status = 'orphan') AND (start_byte IS NULL OR start_byte < end_byte)),
	FOREIGN KEY (article, quote_version) REFERENCES text_version (article, id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY (article, version) REFERENCES text_version (article, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX placement_article ON placement (article, version);
CREATE INDEX placement_statement ON placement (statement) WHERE statement IS NOT NULL;
CREATE INDEX placement_annotation ON placement (annotation) WHERE annotation IS NOT NULL;
CREATE INDEX placement_open ON placement (status) WHERE status <> 'ok';
CREATE TRIGGER placement_stays BEFORE UPDATE ON placement BEGIN SELECT raise(ABORT, 'a placement is replaced, not changed'); END;

-- revision tells how a later text version came about, or why an attempt at one failed.
CREATE TABLE revision (
	id        TEXT PRIMARY KEY,
	article   TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
	version   TEXT,
	came_from TEXT NOT NULL,
	made_from TEXT NOT NULL,
	reason    TEXT NOT NULL CHECK (trim(reason) <> ''),
	failed    TEXT NOT NULL,
	sha256    TEXT NOT NULL,
	size      INTEGER NOT NULL CHECK (size >= 0),
	lead      TEXT NOT NULL,
	coder     TEXT NOT NULL,
	at        TEXT NOT NULL,
	CONSTRAINT "outcome of a revision" CHECK ((version IS NULL) = (failed <> '')),
	FOREIGN KEY (article, version) REFERENCES text_version (article, id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY (article, came_from) REFERENCES text_version (article, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX revision_article ON revision (article);
CREATE TRIGGER revision_stays BEFORE UPDATE ON revision BEGIN SELECT raise(ABORT, 'a revision never changes'); END;
`}
}
