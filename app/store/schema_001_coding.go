package store

const schema001Statements = `
CREATE TABLE statement (
	id               TEXT PRIMARY KEY,
	article          TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
	speaker          TEXT REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
	holder           TEXT REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
	issue            TEXT REFERENCES issue (id) DEFERRABLE INITIALLY DEFERRED,
	stance           TEXT NOT NULL CONSTRAINT "stance of a statement" CHECK (stance IN
		('', 'strong_support', 'support', 'conditional_support', 'neutral', 'conditional_oppose', 'oppose',
		'strong_oppose', 'ambivalent', 'no_comment')),
	condition        TEXT NOT NULL,
	scale_point      REAL CHECK (scale_point BETWEEN 0 AND 100),
	salience         REAL CHECK (salience BETWEEN 0 AND 100),
	firmness         REAL CHECK (firmness BETWEEN 0 AND 100),
	attribution_type TEXT NOT NULL CONSTRAINT "attribution of a statement" CHECK (attribution_type IN
		('', 'direct_quote', 'official_document', 'mixed_quote', 'indirect_quote', 'spokesperson_for_holder',
		'second_hand_named', 'second_hand_anonymous', 'reported_unsourced', 'journalist_inference',
		'analyst_inference', 'unspecified')),
	certainty        TEXT NOT NULL CHECK (certainty IN ('', 'CT', 'PR', 'PS', 'U')),
	polarity         TEXT NOT NULL CHECK (polarity IN ('', '+', '-', 'u')),
	time_reference   TEXT NOT NULL CHECK (time_reference IN ('', 'past', 'present', 'conditional_future')),
	stated_at        TEXT NOT NULL,
	stated_basis     TEXT NOT NULL CHECK (stated_basis IN
		('', 'explicit', 'relative_resolved', 'article_date_default', 'analyst')),
	act              TEXT NOT NULL CHECK (act IN
		('', 'position', 'demand', 'offer', 'concession', 'red_line', 'threat', 'rejection', 'commitment', 'explanation')),
	paraphrase       TEXT NOT NULL,
	note             TEXT NOT NULL,
	key_evidence     INTEGER NOT NULL CHECK (key_evidence IN (0, 1)),
	coder_confidence TEXT NOT NULL CHECK (coder_confidence IN ('', 'high', 'medium', 'low')),
	coder            TEXT NOT NULL,
	origin           TEXT NOT NULL CONSTRAINT "origin of a statement" CHECK (origin IN
		('manual', 'suggestion_accepted', 'imported:dna', 'imported:qdpx', 'imported:xlsx')),
	review           TEXT NOT NULL CHECK (review IN ('draft', 'reviewed', 'disputed', 'rejected')),
	created_at       TEXT NOT NULL,
	updated_at       TEXT NOT NULL
) STRICT;
CREATE INDEX statement_article ON statement (article, review);
CREATE INDEX statement_speaker ON statement (speaker);
CREATE INDEX statement_holder ON statement (holder, issue);
CREATE INDEX statement_issue ON statement (issue);
CREATE TABLE passage (
	owner       TEXT NOT NULL REFERENCES statement (id) ON DELETE CASCADE,
	n           INTEGER NOT NULL,
	role        TEXT NOT NULL CHECK (role IN ('content', 'cue', 'speaker_mention', 'condition', 'date_mention')),
	version     TEXT NOT NULL REFERENCES text (hash),
	start_byte  INTEGER NOT NULL CHECK (start_byte >= 0),
	end_byte    INTEGER NOT NULL,
	exact       TEXT NOT NULL,
	prefix      TEXT NOT NULL,
	suffix      TEXT NOT NULL,
	occurrences INTEGER NOT NULL,
	ordinal     INTEGER NOT NULL,
	CHECK (start_byte < end_byte),
	PRIMARY KEY (owner, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX passage_version ON passage (version);
CREATE TABLE attribution_link (
	owner        TEXT NOT NULL REFERENCES statement (id) ON DELETE CASCADE,
	n            INTEGER NOT NULL, -- level, the outermost first
	source_actor TEXT REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
	source_label TEXT NOT NULL,
	anonymity    TEXT NOT NULL CONSTRAINT "anonymity of a source" CHECK (anonymity IN
		('', 'named', 'unnamed_described', 'unnamed_plural', 'none')),
	cue_text     TEXT NOT NULL,
	cue_start    INTEGER CHECK (cue_start >= 0),
	cue_end      INTEGER,
	channel      TEXT NOT NULL CONSTRAINT "channel of a source" CHECK (channel IN
		('', 'speech', 'interview', 'press_release', 'social_post', 'leaked_document', 'media_report')),
	CONSTRAINT "place of the reporting words" CHECK ((cue_start IS NULL) = (cue_end IS NULL) AND (cue_start IS NULL OR cue_start < cue_end)),
	PRIMARY KEY (owner, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX attribution_link_actor ON attribution_link (source_actor);

CREATE TABLE link (
	id             TEXT PRIMARY KEY,
	from_statement TEXT NOT NULL REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED,
	to_statement   TEXT NOT NULL REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED,
	type           TEXT NOT NULL CHECK (type IN
		('repeats', 'denies', 'confirms', 'clarifies', 'supersedes', 'contradicts', 'responds_to')),
	CHECK (from_statement <> to_statement)
) STRICT;
CREATE INDEX link_from ON link (from_statement);
CREATE INDEX link_to ON link (to_statement);

CREATE TABLE annotation (
	id          TEXT PRIMARY KEY,
	article     TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
	version     TEXT NOT NULL REFERENCES text (hash),
	start_byte  INTEGER NOT NULL CHECK (start_byte >= 0),
	end_byte    INTEGER NOT NULL,
	exact       TEXT NOT NULL,
	prefix      TEXT NOT NULL,
	suffix      TEXT NOT NULL,
	occurrences INTEGER NOT NULL,
	ordinal     INTEGER NOT NULL,
	comment     TEXT NOT NULL,
	colour      TEXT NOT NULL,
	coder       TEXT NOT NULL,
	created_at  TEXT NOT NULL,
	updated_at  TEXT NOT NULL,
	CHECK (start_byte < end_byte)
) STRICT;
CREATE INDEX annotation_article ON annotation (article);

CREATE TABLE note (
	id          TEXT PRIMARY KEY,
	target_kind TEXT NOT NULL,
	target      TEXT NOT NULL,
	text        TEXT NOT NULL,
	coder       TEXT NOT NULL,
	at          TEXT NOT NULL
) STRICT;
CREATE INDEX note_target ON note (target_kind, target);
`

const schema001Analysis = `
CREATE TABLE spec (
	id           TEXT PRIMARY KEY,
	name         TEXT NOT NULL,
	roll_up      TEXT NOT NULL CHECK (roll_up IN ('holder_only', 'speaker_as_holder', 'roll_up_members')),
	from_date    TEXT NOT NULL,
	to_date      TEXT NOT NULL,
	query        TEXT NOT NULL,
	own_ranks    TEXT NOT NULL CHECK (json_valid(own_ranks)),
	collapse     INTEGER NOT NULL CHECK (collapse IN (0, 1)),
	duplicates   TEXT NOT NULL CHECK (duplicates IN ('include', 'document', 'week', 'month', 'year', 'range')),
	resolver     TEXT NOT NULL CHECK (resolver IN ('latest', 'majority', 'net', 'net_intensity', 'balance',
		'log_balance', 'activity', 'prominence', 'dna_combine', 'strongest')),
	theta        REAL NOT NULL,
	horizon_days INTEGER NOT NULL,
	weights      TEXT NOT NULL CHECK (json_valid(weights)),
	levels       TEXT NOT NULL CHECK (levels IN ('value', 'sign', 'boolean')),
	isolates     INTEGER NOT NULL CHECK (isolates IN (0, 1))
) STRICT;

CREATE TABLE override (
	id            TEXT PRIMARY KEY,
	spec          TEXT NOT NULL,
	actor         TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
	issue         TEXT NOT NULL REFERENCES issue (id) DEFERRABLE INITIALLY DEFERRED,
	value         TEXT NOT NULL CHECK (value IN ('strong_support', 'support', 'conditional_support', 'neutral',
		'conditional_oppose', 'oppose', 'strong_oppose', 'ambivalent', 'no_comment')),
	reason        TEXT NOT NULL,
	coder         TEXT NOT NULL,
	at            TEXT NOT NULL,
	evidence_hash TEXT NOT NULL
) STRICT;
CREATE INDEX override_actor ON override (actor);
CREATE INDEX override_issue ON override (issue);

CREATE TABLE list (
	id   TEXT PRIMARY KEY,
	name TEXT NOT NULL
) STRICT;
CREATE TABLE saved_search (
	id         TEXT PRIMARY KEY,
	name       TEXT NOT NULL,
	query      TEXT NOT NULL,
	sort       TEXT NOT NULL,
	made_at    TEXT NOT NULL,
	count_made INTEGER NOT NULL,
	seen_at    TEXT NOT NULL
) STRICT;
CREATE TABLE term_list (
	id   TEXT PRIMARY KEY,
	name TEXT NOT NULL
) STRICT;
`

const schema001Log = `
CREATE TABLE entry (
	seq   INTEGER PRIMARY KEY AUTOINCREMENT,
	at    TEXT NOT NULL,
	coder TEXT NOT NULL,
	act   TEXT NOT NULL CHECK (act IN ('do', 'undo', 'redo')),
	of    INTEGER REFERENCES entry (seq),
	grp   TEXT NOT NULL,
	label TEXT NOT NULL
) STRICT;
-- change keeps records as JSON, as they were and as they became; texts are not in it.
CREATE TABLE change (
	entry  INTEGER NOT NULL REFERENCES entry (seq),
	n      INTEGER NOT NULL,
	kind   TEXT NOT NULL,
	id     TEXT NOT NULL,
	before TEXT,
	after  TEXT,
	CHECK (before IS NOT NULL OR after IS NOT NULL),
	PRIMARY KEY (entry, n)
) STRICT;
CREATE INDEX change_record ON change (kind, id);
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry BEGIN SELECT raise(ABORT, 'the log is only added to'); END;
CREATE TRIGGER entry_kept BEFORE DELETE ON entry BEGIN SELECT raise(ABORT, 'the log is only added to'); END;
CREATE TRIGGER change_stays BEFORE UPDATE ON change BEGIN SELECT raise(ABORT, 'the log is only added to'); END;
CREATE TRIGGER change_kept BEFORE DELETE ON change BEGIN SELECT raise(ABORT, 'the log is only added to'); END;

-- generation is raised by every commit that changes what the index holds.
CREATE TABLE generation (
	one   INTEGER PRIMARY KEY CHECK (one = 1),
	value INTEGER NOT NULL CHECK (value >= 0)
) STRICT;
INSERT INTO generation (one, value) VALUES (1, 0);
-- index_mark tells the generation that an article was changed in and the one that the
-- index has; the article waits while the first is the greater.
CREATE TABLE index_mark (
	article TEXT PRIMARY KEY,
	wanted  INTEGER NOT NULL,
	indexed INTEGER NOT NULL,
	gone    INTEGER NOT NULL CHECK (gone IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX index_mark_waiting ON index_mark (wanted, article) WHERE wanted > indexed;
`
