package library

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"parley/app"
)

// conversionHeight is the room of the pieces, in pixels; more of them scroll.
const conversionHeight = 168

// conversion shows a query pasted from another system beside what it becomes.
type conversion struct {
	box   *fyne.Container
	use   func()
	shown *app.Conversion
}

func newConversion(use func()) *conversion {
	c := &conversion{box: container.New(&stack{}), use: use}
	c.box.Hide()
	return c
}

func (c *conversion) set(s *app.Conversion) {
	if s == c.shown {
		return
	}
	c.shown = s
	c.box.RemoveAll()
	if s == nil {
		c.box.Hide()
		return
	}
	title := wrapped()
	title.SetText("This looks like a query for " + s.System + ".")
	title.Importance = widget.MediumImportance
	rows := container.New(&stack{}, pair("As pasted", "Here", true))
	for _, p := range s.Parts {
		rows.Add(pair(p.From, p.To, false))
	}
	for _, l := range s.Lost {
		rows.Add(lost(l))
	}
	scroll := container.NewVScroll(rows)
	scroll.SetMinSize(fyne.NewSize(0, min(rows.MinSize().Height, conversionHeight)))
	c.box.Add(title)
	c.box.Add(scroll)
	if s.To != "" {
		whole := wrapped()
		whole.SetText(s.To)
		whole.TextStyle.Bold = true
		whole.Importance = widget.MediumImportance
		button := widget.NewButton(searchInstead, c.use)
		c.box.Add(whole)
		c.box.Add(inset(container.NewHBox(button), 8, 8, 0, 6))
	}
	c.box.Show()
}

// pair is a piece as pasted and as it is here, side by side.
func pair(from, to string, head bool) fyne.CanvasObject {
	left, right := caption(), caption()
	left.SetText(from)
	right.SetText(to)
	if !head {
		left.Importance, right.Importance = widget.MediumImportance, widget.MediumImportance
		left.TextStyle.Monospace, right.TextStyle.Monospace = true, true
	}
	return container.NewGridWithColumns(2, left, right)
}

// lost is a piece without a counterpart, with the reason below it.
func lost(l app.LostPart) fyne.CanvasObject {
	why := wrapped()
	why.SetText("Left out: " + l.Why)
	why.Importance = widget.WarningImportance
	if l.From == "" {
		return why
	}
	return container.New(&stack{gap: -8}, pair(l.From, "–", false), why)
}
