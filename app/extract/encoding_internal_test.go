package extract

import (
	"strings"
	"testing"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
)

// Own sentences; each language with the encodings it was written in.
var encoded = []struct{ lang, encodings, text string }{
	{"uk", "windows-1251 koi8-u iso-8859-5 x-mac-cyrillic", "Міністр заявив, що переговори тривають і жодної угоди ще не підписано. Її учасники зустрінуться знову."},
	{"uk", "windows-1251", "«Ми готові говорити про ціни на газ», – сказав посол."},
	{"ru", "windows-1251 koi8-r iso-8859-5 ibm866 x-mac-cyrillic", "Министр заявил, что переговоры продолжаются, и ни одно соглашение ещё не подписано."},
	{"bg", "windows-1251 iso-8859-5", "Министърът заяви, че преговорите продължават и че още няма подписано споразумение."},
	{"sr", "windows-1251 iso-8859-5", "Министар је изјавио да се преговори настављају и да још ништа није потписано."},
	{"de", "windows-1252", "Der Minister erklärte, die Gespräche würden fortgeführt; über Maßnahmen sei nichts entschieden."},
	{"fr", "windows-1252", "Le ministre a déclaré que les négociations continuent et qu’aucun accord n’a été signé à Genève."},
	{"es", "windows-1252", "El ministro declaró que la negociación continúa mañana y que aún no hay ningún acuerdo."},
	{"pt", "windows-1252", "O ministro declarou que as negociações continuam amanhã e que não há acordo até agora."},
	{"sv", "windows-1252", "Ministern förklarade att samtalen fortsätter och att inget avtal ännu är påskrivet."},
	{"da", "windows-1252", "Ministeren sagde, at møderne fortsætter, og at der også må gøres mere på kort sigt."},
	{"pl", "windows-1250 iso-8859-2", "Minister oświadczył, że rozmowy będą trwały dalej i że żadna umowa nie została jeszcze podpisana."},
	{"cs", "windows-1250 iso-8859-2", "Ministr prohlásil, že jednání dále pokračují a že žádná smlouva ještě nebyla podepsána."},
	{"sk", "windows-1250 iso-8859-2", "Minister vyhlásil, že rokovania ďalej pokračujú a že žiadna zmluva ešte nebola podpísaná."},
	{"hu", "windows-1250", "A miniszter közölte, hogy a tárgyalások folytatódnak, és még nem írtak alá szerződést őszig."},
	{"hr", "windows-1250 iso-8859-2", "Ministar je rekao da će se razgovori nastaviti i da još ništa nije potpisano među čelnicima."},
	{"tr", "windows-1254", "Bakan, görüşmelerin sürdüğünü ve henüz bir anlaşmanın imzalanmadığını söyledi. Şimdi sıra başkanda."},
	{"el", "windows-1253", "Ο υπουργός δήλωσε ότι οι συνομιλίες συνεχίζονται και ότι δεν υπογράφηκε καμία συμφωνία."},
	{"zh", "gb18030 big5", "部長表示談判仍在進行目前還沒有簽署任何協議各方將在下周再次會面討論天然氣價格"},
	{"ja", "shift_jis euc-jp", "大臣は交渉が続いていると述べ、まだ合意には署名していないと説明した。来週また会う予定である。"},
	{"ko", "euc-kr", "장관은 협상이 계속되고 있으며 아직 어떤 합의에도 서명하지 않았다고 말했다. 다음 주에 다시 만난다."},
}

func TestDecodeByLetters(t *testing.T) {
	cases, right := 0, 0
	for _, e := range encoded {
		for name := range strings.FieldsSeq(e.encodings) {
			enc, _ := charset.Lookup(name)
			b, err := enc.NewEncoder().Bytes([]byte(e.text))
			if err != nil {
				t.Fatalf("%s in %s: %v", e.lang, name, err)
			}
			cases++
			if got := decode(b, ""); got.text != e.text {
				t.Errorf("%s in %s was read as %s: %q", e.lang, name, got.encoding, got.text)
			} else {
				right++
			}
			if got := decode(b, "utf-8"); got.text != e.text {
				t.Errorf("%s in %s, declared UTF-8, was read as %s", e.lang, name, got.encoding)
			}
		}
	}
	if cases == 0 {
		t.Fatal("no cases")
	}
	t.Logf("%d of %d right", right, cases)
}

func TestDecode(t *testing.T) {
	uk := "Йдуть переговори про ціни.\n"
	le, _ := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder().String(uk)
	be, _ := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String(uk)
	cp, _ := charset.Lookup("windows-1251")
	legacyText, _ := cp.NewEncoder().String(uk)
	latin, _ := charset.Lookup("windows-1252")
	twice, _ := latin.NewDecoder().String("Où était-il né ?")
	tests := []struct{ name, in, declared, text, encoding, how string }{
		{"utf-8", uk, "", uk, "utf-8", byFile},
		{"valid utf-8 wins over what is declared", uk, "windows-1251", uk, "utf-8", byFile},
		{"byte order mark", "\xEF\xBB\xBF" + uk, "koi8-r", uk, "utf-8", byFile},
		{"utf-16 without a mark", le, "", uk, "utf-16le", byDetection},
		{"utf-16 with a mark", be, "", uk, "utf-16be", byFile},
		{"declared", legacyText, "Windows-1251", uk, "windows-1251", byMeta},
		{"declared wrongly", legacyText, "utf-8", uk, "windows-1251", byDetection},
		{"one broken byte", strings.Repeat(uk, 3) + "\xFF", "", strings.Repeat(uk, 3) + "\xFF", "utf-8", byDetection},
		{"encoded twice", twice, "", "Où était-il né ?", "utf-8", byDetection},
		{"really those letters", "Ãâ і далі", "", "Ãâ і далі", "utf-8", byFile},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := decode([]byte(tt.in), tt.declared)
			if got.text != tt.text || got.encoding != tt.encoding || got.how != tt.how {
				t.Errorf("got %q, %s by %s; want %q, %s by %s", got.text, got.encoding, got.how, tt.text, tt.encoding, tt.how)
			}
		})
	}
}
