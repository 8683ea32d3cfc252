// Package syncing is the view of an edited workbook that came back: every difference in its
// class, to be taken over or not. What differs is decided elsewhere.
package syncing
