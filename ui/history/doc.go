// Package history is the view of who changed something, when, and what it was before. It
// is not responsible for reading the log, nor for the dialog around it.
package history
