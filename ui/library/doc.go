// Package library is the view of the library: the search box with the line that tells
// how the query was read, and the articles found. It is not responsible for searching,
// for the words it shows or for opening an article.
package library
