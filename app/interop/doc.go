// Package interop reads the coded projects of other tools: Discourse Network Analyzer
// (.dna) and REFI-QDA (.qdpx, .qdc). What it reads is hostile until parsed; it writes
// nothing and stores nothing. What has no place in Parley is told in a loss report.
package interop
