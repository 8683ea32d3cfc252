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

// Sans returns the faces of the interface.
func Sans() Faces {
	return Faces{
		Regular: fynetheme.DefaultTextFont(),
		Bold:    fynetheme.DefaultTextBoldFont(),
		Italic:  fynetheme.DefaultTextItalicFont(),
	}
}
