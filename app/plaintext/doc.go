// Package plaintext makes canonical text and finds places in it: it normalises raw text
// with a map back to where each byte came from, cuts paragraphs and sentences, finds a
// quote again exactly or loosely, and converts between bytes, code points and UTF-16.
//
// It is not responsible for reading files (package extract) nor for deciding which of
// several places a quote belongs to (package workbench).
package plaintext
