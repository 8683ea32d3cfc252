package ui

import (
	"fyne.io/fyne/v2"

	"parley/ui/details"
	"parley/ui/present"
)

// What is known of the open article, and its correction.

func (w *Window) noDetails() string {
	if why := w.noArticle(); why != "" {
		return why
	}
	if w.desk.details == nil {
		return "Articles are not corrected here."
	}
	return ""
}

func (w *Window) showDetails() { w.desk.details.Show(w.desk.reader.State().Article) }

// followDetails shows the details of an article while their presenter says so.
func (w *Window) followDetails(d *desk) {
	d.details.Subscribe(func(s present.DetailsState) {
		follow(w, d, sheetDetails, s.Open, s, func() (popUp, fyne.Size, func(present.DetailsState)) {
			v := details.New(d.details, w.pressed)
			x := w.dialogOf(s.Title, v)
			return popUp{dialog: x, enter: v.Save, first: v.First()}, w.roomy(760, 640), v.Render
		}, d.details.Close)
	})
}
