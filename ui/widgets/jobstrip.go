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

	Pace   string // beside the count, "480 a second, 35 s left"
	Paused bool
}

// JobStrip shows a running job at the foot of the window. It is hidden while
// no job runs.
type JobStrip struct {
	widget.BaseWidget

	// OnCancel is called when the user asks the job to stop; nil hides the button.
	OnCancel func()

	// OnPause is called when the user holds the job or lets it go on; nil hides the button.
	OnPause func()

	state  JobState
	ground *canvas.Rectangle
	title  *widget.Label
	item   *widget.Label
	count  *widget.Label
	bar    *widget.ProgressBar
	busy   *widget.ProgressBarInfinite
	pause  *widget.Button
	cancel *widget.Button
}

// What the button says that holds a job, and that lets it go on.
const (
	pauseWords = "Pause"
	goOnWords  = "Go on"
)

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
	j.pause = widget.NewButton(pauseWords, func() {
		if j.OnPause != nil {
			j.OnPause()
		}
	})
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
	j.pause.SetText(pauseWords)
	if s.Paused {
		j.title.SetText(s.Title + ", paused")
		j.pause.SetText(goOnWords)
	}
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
	words := fmt.Sprintf("%d / %d", s.Done, s.Total)
	if s.Pace != "" {
		words += "  ·  " + s.Pace
	}
	j.count.SetText(words)
}

// CreateRenderer implements fyne.Widget.
func (j *JobStrip) CreateRenderer() fyne.WidgetRenderer {
	gauge := container.New(fixedSize{width: 180, height: 8}, j.bar, j.busy)
	right := container.NewHBox(j.count, container.NewCenter(gauge), container.NewCenter(container.New(sameWidth{}, j.pause, j.cancel)))
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
	if r.strip.OnPause == nil {
		r.strip.pause.Hide()
	} else {
		r.strip.pause.Show()
	}
	r.WidgetRenderer.Refresh()
}

// sameWidth puts buttons side by side, each as wide as the widest could become, so that a
// change of words moves nothing.
type sameWidth struct{}

func (sameWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var all fyne.Size
	for _, o := range objects {
		if o.Visible() {
			size := o.MinSize().Max(buttonSize())
			all = fyne.NewSize(all.Width+size.Width+fynetheme.Padding(), max(all.Height, size.Height))
		}
	}
	return all
}

func (sameWidth) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	x := float32(0)
	for _, o := range objects {
		if o.Visible() {
			size := o.MinSize().Max(buttonSize())
			o.Move(fyne.NewPos(x, 0))
			o.Resize(size)
			x += size.Width + fynetheme.Padding()
		}
	}
}

func buttonSize() fyne.Size { return fyne.NewSize(76, 0) }

// fixedSize lays every object out in one fixed size.
type fixedSize struct{ width, height float32 }

func (f fixedSize) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(f.width, f.height) }

func (f fixedSize) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(fyne.NewSize(f.width, f.height))
	}
}
