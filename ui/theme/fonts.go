package theme

import (
	"sync"

	"fyne.io/fyne/v2"

	"parley/assets"
)

// The reading families a user can choose.
const (
	FamilySerif = "serif"
	FamilySans  = "sans"
)

// Faces are the font files of one reading family.
type Faces struct {
	Regular, Bold, Italic fyne.Resource
}

// serif is made once: the toolkit's font caches key on the resource pointer
// and are never emptied.
var serif = sync.OnceValue(func() Faces {
	return Faces{
		Regular: fyne.NewStaticResource("NotoSerif-Regular.ttf", assets.SerifRegular()),
		Bold:    fyne.NewStaticResource("NotoSerif-Bold.ttf", assets.SerifBold()),
		Italic:  fyne.NewStaticResource("NotoSerif-Italic.ttf", assets.SerifItalic()),
	}
})

// Serif returns the embedded serif faces: Latin, Cyrillic and Greek letters.
func Serif() Faces { return serif() }

// sans is made once, for the same reason.
var sans = sync.OnceValue(func() Faces {
	return Faces{
		Regular: fyne.NewStaticResource("ParleySans-Regular.ttf", assets.SansRegular()),
		Bold:    fyne.NewStaticResource("ParleySans-Bold.ttf", assets.SansBold()),
		Italic:  fyne.NewStaticResource("ParleySans-Italic.ttf", assets.SansItalic()),
	}
})

// Sans returns the faces of the interface, which are also offered for reading.
// They have the stance signs, and the dots of the Cyrillic і and ј, which the
// toolkit's copy of the same design loses.
func Sans() Faces { return sans() }

// BaselineMark is a character without width in the sans faces. Text in a
// fallback font that begins with it stands on the baseline of its neighbours,
// for the toolkit then draws it with the greater ascent of our own face.
const BaselineMark = "\uE000"

// IsSet reports whether the program shows our theme, and so draws with our
// faces.
func IsSet() bool {
	app := fyne.CurrentApp()
	if app == nil {
		return false
	}
	_, ok := app.Settings().Theme().(*Theme)
	return ok
}
