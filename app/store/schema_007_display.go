package store

// schema007 keeps how a matrix is looked at with its recipe, as JSON; empty: as usual.
func schema007() []string {
	return []string{`ALTER TABLE spec ADD COLUMN display TEXT NOT NULL DEFAULT ''`}
}
