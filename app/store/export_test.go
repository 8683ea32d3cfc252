package store

import "parley/app"

// Kinds lists all kinds of records for tests.
func Kinds() []app.Kind { return kinds() }
