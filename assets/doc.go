// Package assets holds the files that are built into the program: the icon, the reading
// faces and the sample, an invented water negotiation with its articles, its codebook and
// its coded statements. Everything is read-only.
//
// It is not responsible for reading articles, for checking statements against the rules
// of the domain when they are recorded, or for drawing anything. It knows bytes and
// names, no nouns of the domain.
package assets
