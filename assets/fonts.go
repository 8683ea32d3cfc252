package assets

import _ "embed"

// The reading faces, Noto Serif. Their licence, the SIL Open Font License 1.1,
// lies beside them in fonts/OFL.txt and is shown in the About dialog. The face
// of the stance signs is our own work, drawn by symbols_gen.go.
var (
	//go:embed fonts/NotoSerif-Regular.ttf
	serifRegular []byte
	//go:embed fonts/NotoSerif-Bold.ttf
	serifBold []byte
	//go:embed fonts/NotoSerif-Italic.ttf
	serifItalic []byte
	//go:embed fonts/ParleySymbols.ttf
	symbols []byte
	//go:embed fonts/OFL.txt
	fontLicence string
)

// SerifRegular returns the TTF bytes of the upright reading face. The caller
// must not change them.
func SerifRegular() []byte { return serifRegular }

// SerifBold returns the TTF bytes of the bold reading face. The caller must
// not change them.
func SerifBold() []byte { return serifBold }

// SerifItalic returns the TTF bytes of the italic reading face. The caller
// must not change them.
func SerifItalic() []byte { return serifItalic }

// Symbols returns the TTF bytes of the face with the stance signs, arrows and
// a few mathematical signs. The caller must not change them.
func Symbols() []byte { return symbols }

// FontLicence returns the licence text of the embedded faces.
func FontLicence() string { return fontLicence }
