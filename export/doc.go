// Package export writes what leaves the desk: the workbook with the positions matrix and
// all the evidence behind it, and the same evidence as CSV. It takes an app.Book, a value
// with everything computed, and changes nothing in it.
//
// The workbook is written sheet by sheet through streams, so that its size on disk and not
// its size in memory follows the number of statements. Sheet names, headers and labels are
// fixed English words: the reader of an edited workbook finds columns by them.
//
// It is not responsible for counting (app/positions), for reading articles or projects, for
// reading an edited workbook back, nor for asking the user where to save.
package export
