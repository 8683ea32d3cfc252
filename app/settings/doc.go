// Package settings gives a person's preferences as typed values over a small store of
// strings: look, text, window, recent projects. Each change is saved at once; a damaged
// value reads as its default.
//
// It is not responsible for what belongs to a project (codebook, languages, matrix
// specs): that travels in the project file.
package settings
