package plaintext

import (
	"time"

	"parley/app"
)

// NewVersion makes the n-th text version of an article from what a reader extracted.
// Bounds that the reader did not give are found here.
func NewVersion(article app.ArticleID, n int, e app.Extracted, at time.Time) app.TextVersion {
	paragraphs, sentences := e.Paragraphs, e.Sentences
	if len(paragraphs) == 0 || len(sentences) == 0 {
		paragraphs, sentences = Segment(e.Text, e.Language)
	}
	return app.TextVersion{
		ID:         app.HashText(e.Text),
		Article:    article,
		N:          n,
		Text:       e.Text,
		Paragraphs: paragraphs,
		Sentences:  sentences,
		MadeFrom:   e.Extractor,
		SourceSHA:  e.SourceSHA,
		MadeAt:     at,
	}
}
