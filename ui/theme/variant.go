package theme

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Variant is one of the three looks of the program.
type Variant int

// The variants. Sepia differs from Light in paper and surfaces only.
const (
	Light Variant = iota
	Sepia
	Dark
)

// Variants lists all variants, for menus and for tests.
func Variants() []Variant { return []Variant{Light, Sepia, Dark} }

// String returns the name under which a variant is kept in the settings.
func (v Variant) String() string {
	switch v {
	case Sepia:
		return "sepia"
	case Dark:
		return "dark"
	default:
		return "light"
	}
}

// ParseVariant returns the variant of that name, Light for an unknown one.
func ParseVariant(name string) Variant {
	for _, v := range Variants() {
		if v.String() == name {
			return v
		}
	}
	return Light
}

// Current returns the variant the running program shows: that of our theme if
// it is set, otherwise the nearest to what the system asks for.
func Current() Variant {
	app := fyne.CurrentApp()
	if app == nil {
		return Light
	}
	if t, ok := app.Settings().Theme().(*Theme); ok {
		return t.shown(app.Settings().ThemeVariant())
	}
	if app.Settings().ThemeVariant() == fynetheme.VariantDark {
		return Dark
	}
	return Light
}
