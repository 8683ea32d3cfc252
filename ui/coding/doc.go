// Package coding is the view in which statements are recorded: the form with quote,
// actor, issue, stance and source, and below it the statements of the open article. It
// is not responsible for what is complete or for what is proposed.
package coding
