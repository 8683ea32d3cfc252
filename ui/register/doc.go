// Package register is the view of the list of all statements and annotations: a box for
// queries, rows in columns that are sorted, grouped and marked, and the chosen row in
// full. It is not responsible for what is found or for what is done with the rows.
package register
