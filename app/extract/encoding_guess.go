package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/saintfish/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
)

// alphabets lists, per language, its letters outside ASCII, the most frequent first.
var alphabets = map[string]string{
	"uk": "оаиніревтсклупдмязьбгчйхжшюцщєїфґ",
	"ru": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
	"bg": "аиоетнрсвлкдпмзъбгячущжцхйюшфьѝ",
	"be": "анырілскоеуятдпвьмгцзбчйхжшэюўёф",
	"sr": "аиоенрјстувкдлпмзгбчшћжцхђфљњџ",
	"mk": "аоиетнрсвлдкпмузгјбчшцжќфхѓџљњѕ",
	"de": "üäößéèáà",
	"fr": "éèàêçôîûâùïëœæüÿñ",
	"es": "óáíñéúü",
	"pt": "ãçáéíóêõâúàôü",
	"it": "èàùòéìî",
	"nl": "ëéïèöüáó",
	"sv": "äåöéüà",
	"da": "øåæéöä",
	"fi": "äöåé",
	"is": "áíðóþéúöæý",
	"pl": "łęążśóćńźéö",
	"cs": "íáéřěýžčšůúťňďó",
	"sk": "áíéčýžšťúľňôďäóĺŕ",
	"hu": "áéöíóőüúű",
	"ro": "ăîțșâşţ",
	"hr": "čšžćđ",
	"tr": "ışüğöçİâîû",
	"et": "äõüöšž",
	"lt": "ėšųžįąčūę",
	"lv": "āīēšņūļžčķģ",
	"el": "αοιετνσρκπλμυςηδγωχθφβξζψάόίέήύώϊϋΐΰ",
	"he": "יוהלאמרתבשנקדעחפטסזגכצםןךףץ",
	"ar": "الينمرتوبةعدسفهكقحجشطصخذضزغثظىءأإآؤئ",
}

// legacy lists the encodings tried, a frequent one before a rare one where both fit.
var legacy = []string{
	"windows-1252", "windows-1251", "windows-1250", "iso-8859-2", "koi8-u", "koi8-r", "iso-8859-5", "ibm866", "x-mac-cyrillic",
	"windows-1254", "windows-1257", "windows-1253", "iso-8859-7", "windows-1255", "windows-1256", "macintosh",
}

// eastern names the encodings taken from the detector of letter statistics.
var eastern = map[string]string{
	"GB-18030": "gb18030", "Big5": "big5", "Shift_JIS": "shift_jis", "EUC-JP": "euc-jp", "EUC-KR": "euc-kr", "ISO-2022-JP": "iso-2022-jp",
}

const (
	guessBytes = 8 << 10 // with bytes above ASCII and what stands around them
	goodScore  = 0.6     // a mean per letter that no wrong decoding of running text reaches
)

// guessEncoding finds the encoding under which the text reads best.
func guessEncoding(b []byte) (encoding.Encoding, string) {
	sample := around(b)
	letters := ranks()
	bestName, best := "", -1000.0
	for _, name := range legacy {
		enc, _ := charset.Lookup(name)
		if enc == nil {
			continue
		}
		if s := readsWell(bytesToText(enc, sample), letters); s > best+0.005 {
			bestName, best = name, s
		}
	}
	if best < goodScore {
		if enc, name := guessEastern(b); enc != nil {
			return enc, name
		}
	}
	enc, name := charset.Lookup(bestName)
	return enc, name
}

// around keeps the words with bytes above ASCII, up to guessBytes.
func around(b []byte) []byte {
	var out []byte
	const margin = 8
	last := 0
	for i, c := range b {
		if c < utf8.RuneSelf {
			continue
		}
		from, to := max(last, i-margin), min(len(b), i+margin)
		if from < to {
			if from > last {
				out = append(out, ' ')
			}
			out = append(out, b[from:to]...)
			last = to
		}
		if len(out) >= guessBytes {
			break
		}
	}
	return out
}

// ranks gives each letter's weight, between 0.3 and 1, in each language.
func ranks() map[string]map[rune]float64 {
	out := make(map[string]map[rune]float64, len(alphabets))
	for lang, letters := range alphabets {
		weights := map[rune]float64{}
		n := utf8.RuneCountInString(letters)
		i := 0
		for _, r := range letters {
			weights[r] = 1 - 0.7*float64(i)/float64(n)
			i++
		}
		out[lang] = weights
	}
	return out
}

// readsWell gives the mean score of the characters above ASCII: letters of the
// language that fits best, less what does not occur in running text.
func readsWell(text string, letters map[string]map[rune]float64) float64 {
	shape, n := shapeScore(text)
	if n == 0 {
		return 0
	}
	best := -1000.0
	for _, weights := range letters {
		sum := 0.0
		for _, r := range text {
			if r < utf8.RuneSelf || !unicode.IsLetter(r) {
				continue
			}
			if w, ok := weights[unicode.ToLower(r)]; ok {
				sum += w
			} else {
				sum--
			}
		}
		best = max(best, sum)
	}
	return (best + shape) / float64(n)
}

// shapeScore rates what is wrong in any language: a capital behind a small letter, signs
// inside words, controls, two scripts in one word. n counts the characters above ASCII.
func shapeScore(text string) (score float64, n int) {
	before := ' '
	rest := text
	for rest != "" {
		r, size := utf8.DecodeRuneInString(rest)
		rest = rest[size:]
		if r >= utf8.RuneSelf {
			n++
			next, _ := utf8.DecodeRuneInString(rest)
			score += shapeOf(before, r, next)
		}
		before = r
	}
	return score, n
}

func shapeOf(before, r, next rune) float64 {
	switch {
	case r == utf8.RuneError, unicode.IsControl(r):
		return -5
	case unicode.IsLetter(r):
		if unicode.IsUpper(r) && unicode.IsLower(before) {
			return -1.5
		}
		if unicode.IsLetter(before) && unicode.Is(unicode.Latin, before) != unicode.Is(unicode.Latin, r) {
			return -1.5
		}
		return 0
	case strings.ContainsRune("“”„«»‘’‚‹›…–—№•€°§\u00A0", r):
		return typographic(before, r, next)
	case unicode.IsLetter(before) && unicode.IsLetter(next):
		return -2
	}
	return -0.7
}

// typographic rates quotation marks, dashes and the like by their place.
func typographic(before, r, next rune) float64 {
	inWord := unicode.IsLetter(before) && unicode.IsLetter(next)
	switch {
	case r == '’' || r == '\u00A0' || r == '–' || r == '—':
		return 0.6
	case inWord:
		return -2
	}
	return 0.6
}

// guessEastern asks for Chinese, Japanese and Korean only, and checks the answer.
func guessEastern(b []byte) (encoding.Encoding, string) {
	found, err := chardet.NewTextDetector().DetectAll(b[:min(len(b), 64<<10)])
	if err != nil {
		return nil, ""
	}
	for _, f := range found {
		name, ok := eastern[f.Charset]
		if !ok {
			continue
		}
		enc, _ := charset.Lookup(name)
		if enc == nil {
			continue
		}
		if readsEastern(bytesToText(enc, b[:min(len(b), guessBytes)])) {
			return enc, name
		}
	}
	return nil, ""
}

// readsEastern reports whether nearly all characters above ASCII belong to the scripts
// of China, Japan and Korea.
func readsEastern(text string) bool {
	good, bad := 0, 0
	for _, r := range text {
		switch {
		case r < utf8.RuneSelf:
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul), r >= 0x3000 && r < 0x3040, r >= 0xFF00 && r < 0xFFF0,
			strings.ContainsRune("“”‘’…—·", r):
			good++
		default:
			bad++
		}
	}
	return good > 0 && bad*20 <= good
}
