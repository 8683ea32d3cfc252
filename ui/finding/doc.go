// Package finding shows the tools around a search: facets to narrow it, its concordance,
// saved and recent searches, the results of a batch.
//
// It is not responsible for the search box and the list of results: package library.
package finding
