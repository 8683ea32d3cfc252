// Package details shows what is known of an article, with where each field was read, and
// lets it be corrected.
//
// It is not responsible for the text itself: packages reader and review.
package details
