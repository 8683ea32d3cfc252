// Package apptest helps tests: builders that make valid records with sensible defaults,
// an in-memory ledger that fills the same ports as the project file, and contract tests
// that run against both.
//
// It is for tests only; no program imports it. It is not responsible for sample articles
// (package assets) or for windows (ui/uitest).
package apptest
