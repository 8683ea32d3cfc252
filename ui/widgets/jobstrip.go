package widgets

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parley/ui/theme"
)

// JobState is one snapshot of a running job.
type JobState struct {
	Title string // "Importing"
	Item  string // what is being done now
	Done  int
	Total int    // 0 means unknown
	Label string // label of the cancel button; empty means "Cancel"
}

// JobStrip shows a running job at the foot of the window. It is hidden while
// no job runs.
type JobStrip struct {
	widget.BaseWidget

	// OnCancel is called when the user asks the job to stop; nil hides the button.
	OnCancel func()

	state  JobState
	ground *canvas.Rectangle
	title  *widget.Label
	item   *widget.Label
	count  *widget.Label
	bar    *widget.ProgressBar
	busy   *widget.ProgressBarInfinite
	cancel *widget.Button
}

// NewJobStrip returns a hidden strip.
func NewJobStrip() *JobStrip {
	j := &JobStrip{
		ground: canvas.NewRectangle(nil), title: widget.NewLabel(""), item: widget.NewLabel(""),
		count: widget.NewLabel(""), bar: widget.NewProgressBar(), busy: widget.NewProgressBarInfinite(),
	}
	j.busy.Stop()
	j.busy.Hide()
	j.title.TextStyle.Bold = true
	j.item.Truncation = fyne.TextTruncateEllipsis
	j.bar.TextFormatter = func() string { return "" }
	j.cancel = widget.NewButton("Cancel", func() {
		if j.OnCancel != nil {
			j.OnCancel()
		}
	})
	j.ExtendBaseWidget(j)
	j.Hide()
	return j
}

// SetJob shows a snapshot.
func (j *JobStrip) SetJob(s JobState) {
	if j.state == s && j.Visible() {
		return
	}
	j.state = s
	j.title.SetText(s.Title)
	j.item.SetText(s.Item)
	if s.Label != "" {
		j.cancel.SetText(s.Label)
	}
	j.showProgress(s)
	j.Show()
}

// ClearJob hides the strip.
func (j *JobStrip) ClearJob() {
	j.state = JobState{}
	j.busy.Stop()
	j.Hide()
}

// Job returns the snapshot shown.
func (j *JobStrip) Job() JobState { return j.state }

func (j *JobStrip) showProgress(s JobState) {
	if s.Total <= 0 {
		j.bar.Hide()
		j.busy.Show()
		j.busy.Start()
		j.count.SetText("")
		if s.Done > 0 {
			j.count.SetText(fmt.Sprint(s.Done))
		}
		return
	}
	j.busy.Stop()
	j.busy.Hide()
	j.bar.Show()
	j.bar.Max = float64(s.Total)
	j.bar.SetValue(float64(s.Done))
	j.count.SetText(fmt.Sprintf("%d / %d", s.Done, s.Total))
}

// CreateRenderer implements fyne.Widget.
func (j *JobStrip) CreateRenderer() fyne.WidgetRenderer {
	gauge := container.New(fixedSize{width: 180, height: 8}, j.bar, j.busy)
	right := container.NewHBox(j.count, container.NewCenter(gauge), container.NewCenter(j.cancel))
	row := container.NewBorder(nil, nil, j.title, right, j.item)
	return &jobRenderer{WidgetRenderer: widget.NewSimpleRenderer(container.NewStack(j.ground, row)), strip: j}
}

type jobRenderer struct {
	fyne.WidgetRenderer
	strip *JobStrip
}

// Refresh implements fyne.WidgetRenderer.
func (r *jobRenderer) Refresh() {
	r.strip.ground.FillColor = fynetheme.Color(theme.ColorRaised)
	if r.strip.OnCancel == nil {
		r.strip.cancel.Hide()
	} else {
		r.strip.cancel.Show()
	}
	r.WidgetRenderer.Refresh()
}

// fixedSize lays every object out in one fixed size.
type fixedSize struct{ width, height float32 }

func (f fixedSize) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(f.width, f.height) }

func (f fixedSize) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(fyne.NewSize(f.width, f.height))
	}
}
