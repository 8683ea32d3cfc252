// Package learning draws conclusions from what coders decided about suggestions in one
// project: how sure a rule with a cue is, which cues nobody wants, and which issue words
// speak of. It is pure: from verdicts to a Model, from a suggestion to a better one. It
// does not find statements (app/suggest) and stores nothing (app/workbench); a Model is
// made anew from the verdicts, so that taking a verdict back takes back what it taught.
package learning
