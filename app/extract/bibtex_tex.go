package extract

import (
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// texAccents maps the accents of TeX to combining characters.
var texAccents = map[string]string{
	"`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", `"`: "\u0308", "=": "\u0304", ".": "\u0307",
	"u": "\u0306", "v": "\u030C", "H": "\u030B", "c": "\u0327", "k": "\u0328", "d": "\u0323", "b": "\u0331", "r": "\u030A",
}

// texSigns maps commands that stand for a character.
var texSigns = map[string]string{
	"ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "i": "i", "j": "j",
	"textendash": "–", "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘", "textquotedblleft": "“", "textquotedblright": "”", "guillemotleft": "«", "guillemotright": "»",
	"ldots": "…", "dots": "…", "textellipsis": "…", "euro": "€", "texteuro": "€", "pounds": "£", "S": "§", "copyright": "©", "textdegree": "°", "textbackslash": `\`, "quotedblbase": "„", "dh": "ð", "th": "þ",
}

var (
	texAccent  = regexp.MustCompile("\\\\(?:([`'^~\"=.])|([uvHckdbr])(?:\\s|\\{))\\s*\\{?\\s*(\\\\[ij]|\\pL)\\s*\\}?\\}?")
	texSign    = regexp.MustCompile(`\\([A-Za-z]+)(?:\s*\{\}|\s+|\b)`)
	texCommand = regexp.MustCompile(`\\(?:emph|textit|textbf|textsc|texttt|mbox|url|href|textsuperscript|textsubscript|uppercase|lowercase)\b\s*`)
	texEscape  = regexp.MustCompile(`\\([&%$#_{}~^ ])`)
)

// fromTeX gives the text that a field's TeX shows.
func fromTeX(s string) string {
	s = strings.TrimSpace(s)
	if strings.Contains(s, `\`) {
		s = texCommand.ReplaceAllString(s, "")
		s = texAccent.ReplaceAllStringFunc(s, func(m string) string {
			g := texAccent.FindStringSubmatch(m)
			letter := strings.TrimPrefix(g[3], `\`)
			return norm.NFC.String(letter + texAccents[g[1]+g[2]])
		})
		s = texSign.ReplaceAllStringFunc(s, func(m string) string {
			if sign, ok := texSigns[texSign.FindStringSubmatch(m)[1]]; ok {
				return sign
			}
			return m
		})
		s = texEscape.ReplaceAllString(s, "$1")
	}
	s = strings.NewReplacer("{", "", "}", "", "---", "—", "--", "–", "``", "“", "''", "”", "~", " ").Replace(s)
	return strings.TrimSpace(s)
}
