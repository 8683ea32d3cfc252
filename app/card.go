package app

// CardQuery asks for one actor's positions, for all actors on one issue, for the timeline
// of a cell where both are given, or for the agreement map where none is. With Matrix it
// asks for the picture of the whole matrix.
type CardQuery struct {
	Actor ActorID
	Issue IssueID

	Matrix bool
}

// Card is all that is known of an actor, an issue or a cell, with a picture of it.
type Card struct {
	Title   string    `json:"title"`
	Sub     string    `json:"sub,omitempty"` // role and side of an actor; question of an issue
	Rows    []CardRow `json:"rows"`
	Picture Drawing   `json:"-"`
	// Scale is a second picture: the actors along the scale of an issue.
	Scale *Drawing `json:"-"`
}

// CardRow is one position with the words that decide it.
type CardRow struct {
	Actor     ActorID     `json:"actor"`
	Issue     IssueID     `json:"issue"`
	Name      string      `json:"name"` // of the issue on an actor's card, else of the actor
	Display   Display     `json:"display"`
	Statement StatementID `json:"statement,omitempty"`
	Article   ArticleID   `json:"article,omitempty"`
	Quote     string      `json:"quote,omitempty"`
	Said      Date        `json:"said,omitempty"`
}
