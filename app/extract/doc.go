// Package extract reads files: bytes in, canonical text and metadata out, one file per
// format. Nothing that is written in an article is lost, nothing else becomes its text,
// and every value says where it was read (Extracted.Provenance).
//
// Readers are pure: they read through fs.FS, keep no state, start no goroutine and never
// touch the network. A panic of a parser becomes the failure of its file.
//
// It is not responsible for storing, for finding duplicates (package workbench), nor for
// the rules of canonical text (package plaintext).
package extract
