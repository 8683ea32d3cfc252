package assets

import _ "embed"

// The faces: Noto Serif for reading, and for the interface Parley Sans, which
// is Noto Sans with the signs of the stances, made by symbols_gen.go. Their
// licence, the SIL Open Font License 1.1, lies beside them in fonts/OFL.txt and
// is shown in the About dialog.
var (
	//go:embed fonts/NotoSerif-Regular.ttf
	serifRegular []byte
	//go:embed fonts/NotoSerif-Bold.ttf
	serifBold []byte
	//go:embed fonts/NotoSerif-Italic.ttf
	serifItalic []byte
	//go:embed fonts/ParleySans-Regular.ttf
	sansRegular []byte
	//go:embed fonts/ParleySans-Bold.ttf
	sansBold []byte
	//go:embed fonts/ParleySans-Italic.ttf
	sansItalic []byte
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

// SansRegular returns the TTF bytes of the upright face of the interface. The
// caller must not change them.
func SansRegular() []byte { return sansRegular }

// SansBold returns the TTF bytes of the bold face of the interface. The caller
// must not change them.
func SansBold() []byte { return sansBold }

// SansItalic returns the TTF bytes of the italic face of the interface. The
// caller must not change them.
func SansItalic() []byte { return sansItalic }

// FontLicence returns the licence text of the embedded faces.
func FontLicence() string { return fontLicence }
