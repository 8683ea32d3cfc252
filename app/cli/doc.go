// Package cli is the command line: one cobra command per job, over the same use cases
// that the window calls. It parses flags, prints text and JSON, and turns errors into
// exit statuses. It holds no rules of its own and never touches files of a project.
package cli
