package extract_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"

	"parley/app/extract"
)

// rtfText escapes text with \u and a question mark as stand-in.
func rtfText(s string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		switch {
		case u == '\\' || u == '{' || u == '}':
			b.WriteString(`\` + string(rune(u)))
		case u < 0x80:
			b.WriteByte(byte(u))
		default:
			fmt.Fprintf(&b, `\u%d?`, int16(u))
		}
	}
	return b.String()
}

// rtfBytes escapes text in a code page.
func rtfBytes(e encoding.Encoding, s string) string {
	raw, err := e.NewEncoder().String(s)
	if err != nil {
		panic(err)
	}
	var b strings.Builder
	for _, c := range []byte(raw) {
		if c < 0x80 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, `\'%02x`, c)
		}
	}
	return b.String()
}

const rtfHead = `{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Times Cyr;}{\f2\fcharset238 Times CE;}{\f3\fcharset128 Mincho;}}` +
	`{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2\sbasedon3 Crosshead;}{\s3 heading 2;}{\s4 Quote;}{\s5 Title;}{\*\cs9 Title Char;}}`

func rtfCases() []made {
	cyrillic := func(s string) string { return `{\f1 ` + rtfBytes(charmap.Windows1251, s) + `}` }
	return []made{
		{"headings.rtf", []byte(rtfHead + `{\info{\title Entwurf 3.doc}{\author Mira Oslan}{\creatim\yr2026\mo4\dy9\hr9}}{\header Page header\par}{\footer 1\par}` +
			`\pard\s5 ` + rtfText("Veland schließt seinen Hafen") + `\par\pard\s0 Die Regierung hat den Hafen am Mittwoch ge\-schlossen.\par\pard\s2 Keine Schiffe bis Mai\par` +
			`\pard\s4 \ldblquote Wir hatten keine Wahl\rdblquote , sagte Ministerin Edda Korr.\par{\listtext\'b7\tab}\pard\ls1\ilvl0 Erster Punkt.\par Zweiter\~Punkt.\par\pard Ende\emdash hier.\par}`)},
		{"cyrillic-fonts.rtf", []byte(rtfHead + `\pard ` + cyrillic("Уряд Веланду закрив гавань у середу, повідомила її речниця. ") + `{\f2 ` + rtfBytes(charmap.Windows1250, "Zažádal o loď. ") + `}{\f3 \'83n\'81[\'83o\'81[}\par ` + cyrillic("«Ми не мали вибору», — сказала вона.") + `\par}`)},
		{"cyrillic-page.rtf", []byte(`{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0\fcharset0 Arial;}}\pard ` + rtfBytes(charmap.Windows1251, "Правительство Веланда закрыло гавань, сообщила министр Эдда Корр.") + `\par ` +
			string(mustEncode(charmap.Windows1251, "Байты без знаков тоже читаются, если шрифт их называет.")) + `\par}`)},
		{"unicode.rtf", []byte(`{\rtf1\ansi\uc1\pard Caf\u233\'e9 ` + `{\uc2 \u1055\'cf\'cfA}{\uc0 \u1056 B}` + ` \u-10179?\u-8704? \u8211- \u1057\par{\upr{ansi}{\*\ud{\u1070?}}} end\par}`)},
		{"tables.rtf", []byte(`{\rtf1\ansi\pard Votes in the assembly of Veland, counted on Monday.\par\trowd\cellx1\cellx2\pard\intbl Party\cell Yes\cell\row\pard\intbl Reform\par List\cell 41\cell\row` +
			`\pard\intbl Outer\cell\pard\intbl\itap2 in\nestcell side\nestcell{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}\nestrow\pard\intbl\cell\row\pard After the table.\par}`)},
		{"notes-fields.rtf", []byte(`{\rtf1\ansi\pard The treaty of 1974{\super\chftn{\footnote\pard Signed in {\i Bral}.}} is void.\par ` +
			`{\field{\*\fldinst HYPERLINK "https://news.example/ferry"}{\fldrslt Ferry line closed}}, {\v hidden }{\deleted gone }says Radio Sarn.\line A line.\par` +
			`{\shp{\*\shpinst{\sp{\sn n}{\sv 1}}{\shptxt\pard In a box: 400 tonnes.\par}}{\shprslt In a box: 400 tonnes.}}{\pict\bin5 ab}c\\ 89504e}{\*\unknown secret}Last.\par}`)},
		{"read-also.rtf", []byte(`{\rtf1\ansi\pard Rz\u261?d zamkn\u261?\u322? port w \u347?rod\u281?, poinformowa\u322?a minister.\par Czytaj tak\u380?e:\par {\field{\*\fldinst{HYPERLINK "https://news.example/prom"}}{\fldrslt{Prom do Sarn stoi}}}\par Port bez statk\u243?w\par}`)},
		{"as-doc.doc", []byte("\xEF\xBB\xBF" + `{\rtf1\mac Ministerin \'8ager\par}`)},
		{"cut-off.rtf", []byte(`{\rtf1\ansi\pard A paragraph that breaks {\b off \'e`)},
		{"deep.rtf", []byte(`{\rtf1 ` + strings.Repeat(`{\b `, 600) + "deep" + strings.Repeat("}", 601))},
		{"empty.rtf", []byte(`{\rtf1\ansi{\pict 00}\par}`)},
		{"arabic.rtf", []byte(`{\rtf1\ansi\ansicpg1256\deff0{\fonttbl{\f0\fcharset178 Arial;}}\rtlpar ` + rtfBytes(charmap.Windows1256, "أغلقت حكومة الميناء يوم الأربعاء.") + `\par}`)},
	}
}

func mustEncode(e encoding.Encoding, s string) []byte {
	b, err := e.NewEncoder().Bytes([]byte(s))
	if err != nil {
		panic(err)
	}
	return b
}

func TestRTF(t *testing.T) { checkMade(t, "rtf", rtfCases()) }

// TestRTFLimits: long and endless files end with a message or with what they hold.
func TestRTFLimits(t *testing.T) {
	tests := []struct{ name, data, says string }{
		{"too much text", `{\rtf1 ` + strings.Repeat("word ", 2<<20) + "}", "longer than 8 MB"},
		{"cells without end", `{\rtf1 ` + strings.Repeat(`\cell`, 9<<20) + "}", "longer than 8 MB"},
		{"binary beyond the end", `{\rtf1 {\bin99999999999 x}}`, "holds no text"},
		{"a long title", `{\rtf1{\info{\title ` + strings.Repeat(`\u1040?`, 1<<20) + `}} Text.}`, ""},
	}
	if len(tests) == 0 {
		t.Fatal("no cases")
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := extractAll(t, fstest.MapFS{"a.rtf": {Data: []byte(tt.data)}}, "a.rtf")
			if tt.says == "" && len(o.Articles) == 1 {
				return
			}
			if o.Error == nil || !strings.Contains(o.Error.Msg, tt.says) {
				t.Errorf("got %+v, want %q", o.Error, tt.says)
			}
		})
	}
}

func FuzzRTF(f *testing.F) {
	for _, c := range rtfCases() {
		f.Add(c.data)
	}
	f.Fuzz(func(t *testing.T, data []byte) { fuzzReader(t, extract.RTF{}, "a.rtf", data) })
}
