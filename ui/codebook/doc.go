// Package codebook is the view of the codebook: the actors, the issues as a tree, and the
// form of one of them with the notes on it. It is not responsible for what may be saved,
// merged or removed, and asks the window for names and targets.
package codebook
