//go:build !ci

package ui

// Headless reports that this build has no window: it serves the command line only.
const Headless = false
