// Package worker runs readers in processes of their own, the same executable with the
// hidden subcommand extraction-worker: a parser that hangs, allocates without bound or
// crashes then costs one file and never the window. Serve is the side of the child, Pool
// that of the parent.
//
// Requests are JSON lines on the child's standard input, results JSON lines on its
// standard output. What comes back is not trusted: it is checked like any file.
//
// It is not responsible for what readers make of a file (package extract), nor for
// storing it (package workbench).
package worker
