package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"parley/ui/widgets"
)

func TestDigitChoice(t *testing.T) {
	test.NewTempApp(t)
	var done []int
	var passed []fyne.KeyName
	c := widgets.NewDigitChoice([]string{"repeats", "denies", "confirms", "clarifies"}, func(i int) { done = append(done, i) }, func(k *fyne.KeyEvent) bool {
		passed = append(passed, k.Name)
		return true
	})
	w := test.NewTempWindow(t, c)
	w.Resize(fyne.NewSize(600, 100))
	w.Canvas().Focus(c)
	for _, r := range "2x9" {
		c.TypedRune(r)
	}
	for _, k := range []fyne.KeyName{fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn, fyne.KeyUp, fyne.KeyReturn, fyne.KeyEscape} {
		c.TypedKey(&fyne.KeyEvent{Name: k})
	}
	test.TapAt(c, fyne.NewPos(10, 35))
	if d := cmp.Diff([]int{1, 3, 0, 3}, done); d != "" || c.Chosen() != 3 {
		t.Errorf("chosen %d: %s", c.Chosen(), d)
	}
	if d := cmp.Diff([]fyne.KeyName{fyne.KeyEscape}, passed); d != "" {
		t.Error(d)
	}
}
