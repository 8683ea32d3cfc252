// Package review is the view of the passages to review: a quote as it was cut beside the
// place where it may be now. It is not responsible for finding quotes again, nor for the
// dialog around it.
package review
