// Package present holds the presenters of the window: what the screens show, in which
// words, what can be done and why not, all as values that are tested without a toolkit.
// A presenter has methods named after the analyst's acts, a State, and one subscription
// that renders it. Presenters never hold each other; what one has to tell the rest of
// the window goes through the ports it was made with.
//
// The package is not responsible for drawing (the screens), for the work itself (the use
// cases behind the ports) or for who calls whom (package ui).
package present
