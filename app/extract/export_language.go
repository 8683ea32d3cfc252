package extract

import "strings"

// languageNames maps what exports call languages, in the languages of their interfaces.
var languageNames = map[string]string{
	"english": "en", "englisch": "en", "anglais": "en", "inglés": "en", "inglese": "en", "inglês": "en", "engels": "en", "angielski": "en", "английский": "en", "англійська": "en",
	"german": "de", "deutsch": "de", "allemand": "de", "alemán": "de", "tedesco": "de", "alemão": "de", "duits": "de", "niemiecki": "de", "немецкий": "de", "німецька": "de",
	"french": "fr", "französisch": "fr", "français": "fr", "francés": "fr", "francese": "fr", "francês": "fr", "frans": "fr", "francuski": "fr", "французский": "fr", "французька": "fr",
	"spanish": "es", "spanisch": "es", "espagnol": "es", "español": "es", "spagnolo": "es", "espanhol": "es", "spaans": "es", "hiszpański": "es", "испанский": "es", "castellano": "es",
	"italian": "it", "italienisch": "it", "italien": "it", "italiano": "it", "italiaans": "it", "włoski": "it", "итальянский": "it",
	"portuguese": "pt", "portugiesisch": "pt", "portugais": "pt", "portugués": "pt", "portoghese": "pt", "português": "pt", "portugees": "pt", "portugalski": "pt",
	"dutch": "nl", "niederländisch": "nl", "néerlandais": "nl", "holandés": "nl", "olandese": "nl", "nederlands": "nl", "holandês": "nl",
	"russian": "ru", "russisch": "ru", "russe": "ru", "ruso": "ru", "russo": "ru", "rosyjski": "ru", "русский": "ru", "російська": "ru",
	"ukrainian": "uk", "ukrainisch": "uk", "ukrainien": "uk", "ucraniano": "uk", "ucraino": "uk", "ukraiński": "uk", "украинский": "uk", "українська": "uk",
	"polish": "pl", "polnisch": "pl", "polonais": "pl", "polaco": "pl", "polacco": "pl", "polski": "pl", "польский": "pl", "польська": "pl",
	"czech": "cs", "tschechisch": "cs", "tchèque": "cs", "čeština": "cs", "slovak": "sk", "slowakisch": "sk", "hungarian": "hu", "ungarisch": "hu", "hongrois": "hu", "magyar": "hu",
	"romanian": "ro", "rumänisch": "ro", "roumain": "ro", "română": "ro", "bulgarian": "bg", "bulgarisch": "bg", "bulgare": "bg", "български": "bg",
	"greek": "el", "griechisch": "el", "grec": "el", "ελληνικά": "el", "turkish": "tr", "türkisch": "tr", "turc": "tr", "türkçe": "tr",
	"swedish": "sv", "schwedisch": "sv", "suédois": "sv", "svenska": "sv", "norwegian": "no", "norwegisch": "no", "norvégien": "no", "norsk": "no",
	"danish": "da", "dänisch": "da", "danois": "da", "dansk": "da", "finnish": "fi", "finnisch": "fi", "finnois": "fi", "suomi": "fi", "catalan": "ca", "katalanisch": "ca", "català": "ca",
	"arabic": "ar", "arabisch": "ar", "arabe": "ar", "árabe": "ar", "العربية": "ar", "hebrew": "he", "hebräisch": "he", "hébreu": "he", "persian": "fa", "farsi": "fa",
	"chinese": "zh", "chinesisch": "zh", "chinois": "zh", "chino": "zh", "中文": "zh", "chinese language - traditional": "zh", "chinese language - simplified": "zh",
	"japanese": "ja", "japanisch": "ja", "japonais": "ja", "japonés": "ja", "日本語": "ja", "korean": "ko", "koreanisch": "ko", "coréen": "ko", "한국어": "ko",
	"estonian": "et", "latvian": "lv", "lithuanian": "lt", "croatian": "hr", "serbian": "sr", "slovenian": "sl", "belarusian": "be", "georgian": "ka", "indonesian": "id", "hindi": "hi",
}

// languageNamed gives the code of a language that is named or given as a code.
func languageNamed(s string) string {
	s = strings.ToLower(strings.TrimSpace(line(s)))
	if code := languageNames[s]; code != "" {
		return code
	}
	first, _, more := strings.Cut(s, ";")
	if code := languageNames[strings.TrimSpace(first)]; more && code != "" {
		return code
	}
	return baseLanguage(s)
}
