package theme

import (
	"sync"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

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

// BaselineMark is a character without width in the symbols face. Text in a
// fallback font that begins with it stands on the baseline of its neighbours,
// for the toolkit then draws it with the greater ascent of our own face.
const BaselineMark = "\uE000"

var symbols = sync.OnceValue(func() fyne.Resource {
	return fyne.NewStaticResource("ParleySymbols.ttf", assets.Symbols())
})

// IsSet reports whether the program shows our theme, and so draws with our
// symbols face.
func IsSet() bool {
	app := fyne.CurrentApp()
	if app == nil {
		return false
	}
	_, ok := app.Settings().Theme().(*Theme)
	return ok
}

// Sans returns the faces of the interface.
func Sans() Faces {
	return Faces{
		Regular: fynetheme.DefaultTextFont(),
		Bold:    fynetheme.DefaultTextBoldFont(),
		Italic:  fynetheme.DefaultTextItalicFont(),
	}
}
