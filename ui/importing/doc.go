// Package importing shows what is asked before an import: which column of a table is which
// field, and the imports that are kept as profiles.
//
// It is not responsible for the report of an import, which the window shows.
package importing
