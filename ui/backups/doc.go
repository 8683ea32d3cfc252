// Package backups is the view of the backups of a project. It is not responsible for
// making or restoring them, nor for the dialog around it.
package backups
