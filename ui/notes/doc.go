// Package notes is the view of what an analyst adds beside the coding: notes on anything.
// It is not responsible for storing them, and shows them wherever the window puts it.
package notes
