package ui

func (w *Window) noReview() string {
	if w.desk == nil {
		return "Open a project first."
	}
	return "There are no passages to review."
}

func (w *Window) showReview() {}
