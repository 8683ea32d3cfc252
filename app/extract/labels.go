package extract

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// readAlso holds the labels under which outlets print links to other articles, per
// language, in small letters and without the colon. A label counts only where a whole
// line or the start of one says it; the same words inside a sentence are text.
var readAlso = map[string][]string{
	"en": {
		"read also", "also read", "read more", "read next", "see also", "related", "related articles", "related stories",
		"related news", "related reading", "related content", "related topics", "related coverage", "more on this",
		"more on this story", "more on this topic", "more on", "more from", "you may also like", "you might also like",
		"recommended", "recommended reading", "recommended stories", "further reading", "don't miss", "must read", "must reads",
		"watch also", "watch more", "also on", "in case you missed it", "keep reading", "continue reading", "read the full story",
		"read this next", "up next", "more stories", "more news", "trending", "most read", "most popular", "editor's picks", "editors' picks",
		"what to read next", "stories you might like", "read more on this", "read more about", "earlier", "see more", "learn more",
	},
	"uk": {
		"читайте також", "також читайте", "читати також", "читайте ще", "ще читайте", "читайте більше", "читайте більше у статті",
		"читайте також на цю тему", "читайте на тему", "читайте по темі", "до теми", "за темою", "по темі", "на цю тему", "більше на цю тему",
		"зверніть увагу", "дивіться також", "дивіться ще", "дивись також", "дивіться відео", "дивитись також", "слухайте також",
		"вас може зацікавити", "вас може також зацікавити", "схожі новини", "схожі матеріали", "новини за темою", "новини по темі",
		"матеріали за темою", "матеріали по темі", "інші новини", "рекомендуємо", "рекомендуємо прочитати", "рекомендуємо почитати", "радимо прочитати", "радимо почитати",
		"детальніше", "докладніше", "читайте детальніше", "читайте докладніше", "більше про це", "не пропустіть", "важливо", "актуально",
		"останні новини", "популярне", "популярні новини", "головні новини", "ще за темою", "ще по темі", "раніше на цю тему", "дізнайтеся більше", "цікаво",
	},
	"ru": {
		"читайте также", "также читайте", "читать также", "читайте еще", "читайте ещё", "ещё читайте", "еще читайте", "читайте больше",
		"читайте по теме", "читайте на тему", "по теме", "к теме", "на эту тему", "на ту же тему", "ещё по теме", "еще по теме", "обратите внимание",
		"смотрите также", "смотрите видео", "слушайте также", "вас может заинтересовать", "вам может быть интересно", "похожие новости",
		"похожие материалы", "новости по теме", "материалы по теме", "другие новости", "рекомендуем", "рекомендуем прочитать",
		"рекомендуем почитать", "подробнее", "читайте подробнее", "не пропустите", "важно", "актуально", "последние новости",
		"популярное", "главные новости", "узнайте больше", "читайте в статье",
	},
	"be": {"чытайце таксама", "чытайце яшчэ", "па тэме", "глядзіце таксама", "падрабязней"},
	"de": {
		"lesen sie auch", "lesen sie hier", "lesen sie dazu auch", "lesen sie mehr", "lesen sie weiter", "lesen sie zudem", "lies auch", "auch interessant",
		"mehr zum thema", "mehr zu diesem thema", "zum thema", "weitere artikel", "weiterlesen", "das könnte sie auch interessieren",
		"das könnte sie interessieren", "das könnte dich auch interessieren", "passend dazu", "siehe auch", "mehr dazu", "mehr lesen",
		"mehr über", "mehr aus", "hier lesen sie", "empfohlene artikel", "meistgelesen", "ähnliche artikel", "verwandte artikel", "verwandte themen", "aus dem archiv",
		"hintergrund", "lesetipp", "lesetipps", "mehr nachrichten", "weitere informationen", "auch lesenswert",
	},
	"fr": {
		"lire aussi", "à lire aussi", "a lire aussi", "lisez aussi", "lire également", "à lire également", "à lire", "lire la suite", "voir aussi", "à voir aussi",
		"sur le même sujet", "pour aller plus loin", "à découvrir", "notre dossier", "nos articles", "articles liés", "ailleurs sur le web",
		"en savoir plus", "retrouvez aussi", "à écouter", "écouter aussi", "à relire", "les plus lus", "dans la même rubrique", "article lié", "vous aimerez aussi",
	},
	"es": {
		"lea también", "lea además", "lea más", "lee también", "lee más", "leer también", "leer más", "te puede interesar", "le puede interesar",
		"también te puede interesar", "ver también", "vea también", "más sobre", "más información", "noticias relacionadas",
		"noticia relacionada", "artículos relacionados", "contenido relacionado", "relacionado", "relacionados", "no te pierdas", "sigue leyendo", "más noticias",
		"quizás te interese", "además", "entérese", "lo más leído", "lo más visto",
	},
	"pt": {
		"leia também", "leia mais", "leia ainda", "ler mais", "veja também", "veja mais", "saiba mais", "mais sobre", "notícias relacionadas",
		"artigos relacionados", "relacionadas", "conteúdo relacionado", "confira também", "não perca", "mais lidas", "assista também", "ouça também",
	},
	"it": {
		"leggi anche", "leggi di più", "leggi tutto", "leggi ancora", "vedi anche", "guarda anche", "per approfondire", "approfondisci", "potrebbe interessarti",
		"potrebbe interessarti anche", "ti potrebbe interessare", "articoli correlati", "notizie correlate", "sullo stesso argomento", "i più letti", "da non perdere", "ascolta anche",
	},
	"nl": {
		"lees ook", "lees meer", "lees verder", "lees hier", "bekijk ook", "zie ook", "meer over", "ook interessant", "gerelateerde artikelen",
		"gerelateerd", "meer lezen", "luister ook", "meest gelezen", "aanbevolen", "mis niet",
	},
	"pl": {
		"czytaj także", "czytaj też", "czytaj również", "czytaj więcej", "czytaj dalej", "czytaj takze", "przeczytaj także", "przeczytaj też", "przeczytaj również",
		"zobacz także", "zobacz też", "zobacz również", "zobacz więcej", "zobacz wideo", "polecamy", "polecamy także", "powiązane", "powiązane artykuły", "więcej na ten temat",
		"warto przeczytać", "sprawdź też", "sprawdź także", "dowiedz się więcej", "najczęściej czytane", "posłuchaj także",
	},
	"cs": {
		"čtěte také", "čtěte i", "čtěte více", "čtěte dál", "přečtěte si", "přečtěte si také", "přečtěte si i", "související", "související články",
		"mohlo by vás zajímat", "mohlo by se vám líbit", "více k tématu", "viz také", "k tématu", "sledujte také", "nejčtenější", "doporučujeme",
	},
	"sk": {
		"čítajte aj", "čítajte tiež", "čítajte viac", "čítajte ďalej", "prečítajte si", "prečítajte si aj", "prečítajte si tiež", "súvisiace", "súvisiace články",
		"mohlo by vás zaujímať", "viac k téme", "k téme", "pozrite si aj", "najčítanejšie", "odporúčame",
	},
	"sv": {
		"läs också", "läs även", "läs mer", "läs vidare", "läs mer om", "se också", "se även", "mer om", "relaterat", "relaterade artiklar", "missa inte",
		"fler artiklar", "lyssna också", "mest läst",
	},
	"da": {"læs også", "læs mere", "læs videre", "læs mere om", "se også", "mere om", "relaterede artikler", "relateret", "hør også", "gå ikke glip af", "mest læste"},
	"nb": {"les også", "les mer", "les videre", "les mer om", "se også", "mer om", "relaterte saker", "relatert", "hør også", "flere saker", "mest lest", "anbefalt"},
	"fi": {"lue myös", "lue lisää", "lue lisäksi", "katso myös", "aiheesta lisää", "lisää aiheesta", "aiheeseen liittyvää", "kuuntele myös", "luetuimmat"},
	"ro": {
		"citește și", "citeşte şi", "citește mai mult", "citeste si", "citiți și", "citiţi şi", "vezi și", "vezi şi", "citește mai departe",
		"articole similare", "știri similare", "te-ar putea interesa", "mai multe despre", "pe aceeași temă", "recomandări", "cele mai citite",
	},
	"hu": {
		"olvassa el", "olvassa el ezt is", "olvasd el", "olvasd el ezt is", "olvasson tovább", "kapcsolódó cikkek", "kapcsolódó cikk", "kapcsolódó",
		"ez is érdekelheti", "ez is érdekelhet", "további cikkek", "bővebben", "lásd még", "ajánlott cikkek", "ajánljuk", "legolvasottabb",
	},
	"hr": {
		"pročitajte i", "pročitajte još", "pročitaj i", "pročitajte više", "čitajte i", "pogledajte i", "povezani članci", "vezane vijesti", "vezani članci",
		"više o temi", "više o ovome", "možda će vas zanimati", "saznajte više", "najčitanije",
	},
	"sr": {"прочитајте и", "прочитајте још", "прочитај и", "погледајте и", "више о теми", "повезани текстови", "повезане вести", "pročitajte i", "pročitajte još", "povezani tekstovi", "povezane vesti"},
	"sl": {"preberite tudi", "preberite še", "poglejte tudi", "povezane novice", "več o tem", "sorodne novice", "berite tudi"},
	"bg": {"прочетете още", "прочетете също", "вижте също", "вижте още", "четете още", "още по темата", "по темата", "свързани статии", "още от", "препоръчваме"},
	"el": {"διαβάστε επίσης", "διαβάστε ακόμη", "διαβάστε ακόμα", "διαβάστε περισσότερα", "δείτε επίσης", "δείτε ακόμη", "σχετικά άρθρα", "σχετικές ειδήσεις", "μην χάσετε"},
	"tr": {"ayrıca okuyun", "bunlar da ilginizi çekebilir", "ilginizi çekebilir", "ilgili haberler", "ilgili haber", "bunu da okuyun", "devamını oku", "daha fazla", "önerilen haberler", "bakınız"},
	"lt": {"taip pat skaitykite", "skaitykite taip pat", "skaitykite daugiau", "susiję straipsniai", "susijusios naujienos", "dar šia tema", "taip pat žiūrėkite", "daugiau apie"},
	"lv": {"lasi arī", "lasiet arī", "lasi vēl", "saistītie raksti", "saistītās ziņas", "vairāk par tēmu", "skaties arī"},
	"et": {"loe ka", "loe veel", "loe lisaks", "loe rohkem", "vaata ka", "seotud artiklid", "seotud lood", "samal teemal"},
	"ka": {"წაიკითხეთ ასევე", "ასევე წაიკითხეთ", "იხილეთ ასევე"},
	"ar": {"اقرأ أيضا", "اقرأ أيضاً", "إقرأ أيضا", "اقرأ المزيد", "شاهد أيضا", "شاهد أيضاً", "مواضيع ذات صلة", "ذات صلة", "قد يعجبك أيضا"},
	"he": {"קראו גם", "קרא עוד", "קראו עוד", "ראו גם", "כתבות נוספות", "עוד בנושא"},
	"fa": {"بیشتر بخوانید", "همچنین بخوانید", "مطالب مرتبط", "اخبار مرتبط"},
	"hi": {"यह भी पढ़ें", "ये भी पढ़ें", "इसे भी पढ़ें", "और पढ़ें", "संबंधित खबरें"},
	"id": {"baca juga", "baca selengkapnya", "baca lainnya", "lihat juga", "simak juga", "artikel terkait", "berita terkait", "tonton juga"},
	"ms": {"baca lagi", "baca juga", "artikel berkaitan", "berita berkaitan"},
	"vi": {"đọc thêm", "xem thêm", "tin liên quan", "bài liên quan", "có thể bạn quan tâm"},
	"sw": {"soma pia", "soma zaidi", "habari zinazohusiana"},
	"zh": {"相关阅读", "延伸阅读", "相关新闻", "相關新聞", "延伸閱讀", "更多报道", "推荐阅读"},
	"ja": {"関連記事", "あわせて読みたい", "こちらもおすすめ", "関連ニュース", "合わせて読みたい"},
	"ko": {"관련기사", "관련 기사", "함께 보면 좋은 기사", "더 보기"},
}

// weakLabels are labels that are also plain words: they count only when they stand
// alone in their line or with a link behind them.
var weakLabels = []string{
	"related", "recommended", "earlier", "trending", "more on", "more from", "also on", "важливо", "важно", "актуально", "цікаво",
	"популярне", "популярное", "детальніше", "докладніше", "подробнее", "hintergrund", "además", "relacionado",
	"relacionados", "à lire", "gerelateerd", "relatert", "relateret", "relaterat", "související", "súvisiace", "see more", "learn more",
	"entérese", "mer om", "mere om", "meer over", "más sobre", "mais sobre", "mehr über", "mehr aus", "більше про це", "zum thema",
	"k tématu", "k téme", "по темата", "polecamy", "bővebben", "ajánljuk", "odporúčame", "doporučujeme", "рекомендуємо", "рекомендуем", "ذات صلة",
	"read more about", "bakınız", "daha fazla", "olvassa el", "olvasd el",
}

// alsoLabels is the table made ready for look-ups.
type alsoLabels struct {
	all  map[string]bool // folded label → known
	weak map[string]bool
	most int // words of the longest label
}

// newAlsoLabels gives the table, which is made once and only read from then on.
func newAlsoLabels() alsoLabels { return foldedLabels() }

var foldedLabels = sync.OnceValue(func() alsoLabels {
	l := alsoLabels{all: map[string]bool{}, weak: map[string]bool{}}
	for _, list := range readAlso {
		for _, label := range list {
			folded := foldLabel(label)
			l.all[folded] = true
			l.most = max(l.most, len(strings.Fields(folded)))
		}
	}
	for _, label := range weakLabels {
		l.weak[foldLabel(label)] = true
	}
	return l
})

// labelMarks stand between a label and the title behind it.
const labelMarks = ":：|–—>»→"

// foldLabel keeps letters, digits and single spaces, in small letters.
func foldLabel(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == 'ς':
			return 'σ'
		case r == 'ı': // small and capital of Turkish fall together
			return 'i'
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
			return unicode.ToLower(r)
		case r == '\'' || r == '’' || r == 'ʼ':
			return -1
		}
		return ' '
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// isLabel reports whether a line says a label and nothing else.
func (l alsoLabels) isLabel(line string) bool {
	const most = 60 // bytes; no label is longer
	return len(line) <= 2*most && l.all[foldLabel(line)]
}

// startsWith gives the label a line begins with, folded, or "". Behind a label a mark or
// the end must stand, or, when it is not a weak one, any word.
func (l alsoLabels) startsWith(line string) (label string, weak bool) {
	words := strings.Fields(line)
	for n := min(l.most, len(words)); n > 0; n-- {
		part := strings.Join(words[:n], " ")
		folded := foldLabel(part)
		if !l.all[folded] {
			continue
		}
		last, _ := utf8.DecodeLastRuneInString(part)
		marked := n == len(words) || strings.ContainsRune(labelMarks, last)
		if !marked {
			next, _ := utf8.DecodeRuneInString(words[n])
			marked = strings.ContainsRune(labelMarks, next)
		}
		return folded, l.weak[folded] && !marked
	}
	return "", false
}
