package ui

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"parley/ui/uitest"
)

func TestAskedInTheWindow(t *testing.T) {
	dir := t.TempDir()
	there := filepath.Join(dir, "there.txt")
	if err := os.WriteFile(there, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name string
		ask  Ask
		typed,
		button string
		want string // "" for no answer
	}{
		{"file", Ask{Kind: AskFile}, there, "Open", there},
		{"file that is not there", Ask{Kind: AskFile}, filepath.Join(dir, "gone"), "Open", ""},
		{"folder for a file", Ask{Kind: AskFile}, dir, "Open", ""},
		{"folder", Ask{Kind: AskFolder}, dir, "Open", dir},
		{"new file", Ask{Kind: AskSave}, filepath.Join(dir, "new"), "Save", filepath.Join(dir, "new")},
		{"folder without a name", Ask{Kind: AskSave}, dir + string(filepath.Separator), "Save", ""},
		{"half a path", Ask{Kind: AskSave}, "new", "Save", ""},
		{"cancelled", Ask{Kind: AskFile}, there, "Cancel", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			test.NewTempApp(t)
			w := test.NewTempWindow(t, widget.NewLabel(""))
			got := ""
			tt.ask.Title, tt.ask.Folder = "Ask", dir
			windowPicker{w}.Pick(tt.ask, func(paths []string, err error) {
				if err != nil {
					t.Error(err)
				}
				if len(paths) > 0 {
					got = paths[0]
				}
			})
			dialog := w.Canvas().Overlays().Top()
			uitest.All[*pathEntry](dialog)[0].SetText(tt.typed)
			test.Tap(uitest.Button(t, dialog, tt.button))
			if got != tt.want {
				t.Errorf("answers %q, want %q", got, tt.want)
			}
		})
	}
}

func TestFileIsReplacedOnlyWhenAsked(t *testing.T) {
	there := filepath.Join(t.TempDir(), "there.txt")
	if err := os.WriteFile(there, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, answer := range []string{"No", "Yes"} {
		test.NewTempApp(t)
		w := test.NewTempWindow(t, widget.NewLabel(""))
		answers := 0
		windowPicker{w}.Pick(Ask{Kind: AskSave, Folder: filepath.Dir(there), Name: "there.txt"}, func(paths []string, _ error) {
			answers += len(paths)
		})
		test.Tap(uitest.Button(t, w.Canvas().Overlays().Top(), "Save"))
		test.Tap(uitest.Button(t, w.Canvas().Overlays().Top(), answer))
		if want := map[string]int{"No": 0, "Yes": 1}[answer]; answers != want {
			t.Errorf("%s gives %d answers", answer, answers)
		}
		if b, err := os.ReadFile(there); err != nil || string(b) != "old" {
			t.Error("asking touched the file")
		}
	}
}
