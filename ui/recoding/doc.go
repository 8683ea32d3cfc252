// Package recoding is the view of what a merge, a split, a rename or a bulk recode would
// do, and of the forms that ask for it. It is not responsible for working out what
// changes, nor for the dialog around it.
package recoding
