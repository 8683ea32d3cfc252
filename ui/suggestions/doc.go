// Package suggestions is the view of suggested statements: the queue with the one that is
// looked at, the preview of accepting many, what was learned, and the coverage. It is not
// responsible for finding statements nor for what is decided.
package suggestions
