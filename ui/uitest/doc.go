// Package uitest holds what tests of the views share: a desk whose work waits in queues
// until the test lets it run, and ways to find what is on a screen. It is used by tests
// only, and knows no screen.
package uitest
