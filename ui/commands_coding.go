package ui

import (
	"fyne.io/fyne/v2"

	"parley/app"
	"parley/ui/present"
)

func (w *Window) codingCommands() []command {
	return []command{
		{id: present.CmdStatement, menu: menuCoding, title: "Record statement from here", keys: []key{{fyne.KeyF9, 0}}, run: w.startStatement, disabled: w.noStatement, edits: true},
		{id: present.CmdAddWords, menu: menuCoding, title: "Add words to the quote", keys: []key{{fyne.KeyF9, shift}}, run: w.addWords, disabled: w.noForm, edits: true},
		{id: present.CmdRecord, menu: menuCoding, title: "Record what is in the form", keys: []key{{fyne.KeyReturn, ctrl}}, run: w.record, disabled: w.noForm, edits: true},
		{id: present.CmdAnnotate, menu: menuCoding, title: "Annotate", keys: []key{{fyne.KeyF8, 0}}, run: w.annotate, disabled: w.noArticle, edits: true},
		{id: present.CmdComment, menu: menuCoding, title: "Annotate with a comment…", keys: []key{{fyne.KeyF8, shift}}, run: w.comment, disabled: w.noArticle, edits: true},
		{menu: menuCoding},
		{id: present.CmdMarkAll, menu: menuCoding, title: "Mark all statements of the list, or none", keys: []key{{fyne.KeyA, ctrl | shift}}, run: w.markAll, disabled: w.notOnRegister},
		{id: present.CmdRecode, menu: menuCoding, title: "Recode selected statements…", keys: []key{{fyne.KeyR, ctrl}}, run: w.recodeSelected, disabled: w.noRecode, edits: true},
		{id: present.CmdReview, menu: menuCoding, title: "Passages to review…", label: w.reviewLabel, keys: []key{{fyne.KeyR, ctrl | shift}}, run: w.showReview, disabled: w.noReview},
		{id: present.CmdDetails, menu: menuCoding, title: "Details of this article…", keys: []key{{fyne.KeyD, ctrl | shift}}, run: w.showDetails, disabled: w.noDetails},
		{id: present.CmdVersions, menu: menuCoding, title: "Texts of this article…", label: w.versionsLabel, keys: []key{{fyne.KeyT, ctrl}}, run: w.showVersions, disabled: w.noVersions},
		{menu: menuCoding},
		{id: present.CmdGrow, menu: menuCoding, title: "Grow the selection", keys: []key{{fyne.KeyF7, 0}}, run: w.grow, disabled: w.noArticle},
		{id: present.CmdShrink, menu: menuCoding, title: "Shrink the selection", keys: []key{{fyne.KeyF7, shift}}, run: w.shrink, disabled: w.noArticle},
		{id: present.CmdClose, menu: menuCoding, title: "Drop the selection, close the form", keys: []key{{fyne.KeyEscape, 0}}, run: w.drop},
	}
}

// hereCommands are what can be done with the statement or annotation that was touched,
// walked to or recorded last.
func (w *Window) hereCommands() []command {
	return []command{
		{id: present.CmdEditHere, menu: menuHere, title: "Edit it", label: w.hereLabel("Edit"), keys: []key{{fyne.KeyF2, 0}}, run: w.editHere, disabled: w.noHere, edits: true},
		{id: present.CmdDuplicate, menu: menuHere, title: "Duplicate it", keys: []key{{fyne.KeyF2, shift}}, run: w.onStatement(func(c *present.Coding) func(app.StatementID) { return c.Duplicate }), disabled: w.noStatementHere, edits: true},
		{id: present.CmdSameQuote, menu: menuHere, title: "Same quote, next issue", keys: []key{{fyne.KeyF9, ctrl}}, run: w.sameQuote, disabled: w.noSameQuote, edits: true},
		{id: present.CmdFurther, menu: menuHere, title: "More fields of the form, or fewer", keys: []key{{fyne.KeyM, ctrl}}, run: w.flipFurther, disabled: w.noForm},
		{menu: menuHere},
		{id: present.CmdKeyEvidence, menu: menuHere, title: "Key evidence, or not", keys: []key{{fyne.KeyK, ctrl | shift}}, run: w.toggleKey, disabled: w.noSameQuote, edits: true},
		{id: present.CmdLinks, menu: menuHere, title: "Link with another statement…", keys: []key{{fyne.KeyJ, ctrl}}, run: w.linksHere, disabled: w.noLinksHere},
		{id: present.CmdTags, menu: menuHere, title: "Tags…", keys: []key{{fyne.KeyT, ctrl | shift}}, run: w.tagsHere, disabled: w.noTagsHere, edits: true},
		{id: present.CmdNotes, menu: menuHere, title: "Notes…", keys: []key{{fyne.KeyN, ctrl | shift}}, run: w.notesHere, disabled: w.noNotesHere},
		{id: present.CmdHistoryHere, menu: menuHere, title: "Its history…", keys: []key{{fyne.KeyH, ctrl | shift}}, run: w.historyHere, disabled: w.noHistoryHere},
		{menu: menuHere},
		{id: present.CmdWithdraw, menu: menuHere, title: "Withdraw it", label: w.hereLabel("Withdraw"), keys: []key{{fyne.KeyDelete, ctrl}}, run: w.withdrawHere, disabled: w.noWithdraw, edits: true},
	}
}
