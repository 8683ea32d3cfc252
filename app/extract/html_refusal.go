package extract

import (
	"path"
	"strings"

	"parley/app"
)

// refusal is a kind of page that is no article, known by what it says.
type refusal struct {
	msg, hint string
	titles    []string // the page's title begins with one of these
	phrases   []string // the page says one of these, and little else
}

const saveAgain = "Open the article in the browser until its text is there, save the page again (“Web page, complete”) and import that."

// refusals lists such pages, in small letters.
var refusals = []refusal{
	{
		msg: "shows an error of its site and no article", hint: saveAgain,
		titles: []string{
			"404", "403", "500", "502", "503", "error 404", "page not found", "not found", "access denied", "forbidden", "bad gateway", "service unavailable", "internal server error",
			"сторінку не знайдено", "страница не найдена", "seite nicht gefunden", "page introuvable", "página no encontrada", "pagina non trovata", "nie znaleziono strony", "article not found",
		},
		phrases: []string{
			"page not found", "page you are looking for", "page you requested", "сторінку не знайдено", "страница не найдена", "seite wurde nicht gefunden", "page introuvable", "you don't have permission to access",
		},
	},
	{
		msg: "shows a check whether the reader is a person, and no article", hint: saveAgain,
		titles:  []string{"just a moment", "attention required", "are you a robot", "please verify", "security check", "verify you are human", "ddos-guard"},
		phrases: []string{"verify you are human", "unusual traffic", "checking your browser", "confirm you are not a robot", "enable cookies and reload", "are you a robot"},
	},
	{
		msg: "asks for JavaScript and holds no article", hint: saveAgain,
		phrases: []string{"enable javascript", "javascript is disabled", "javascript is required", "turn on javascript", "requires javascript", "увімкніть javascript", "включите javascript", "javascript aktivieren", "activer javascript", "habilite javascript", "włącz javascript"},
	},
	{
		msg: "asks for consent to cookies and holds no article", hint: "Answer the question about cookies in the browser, save the page again and import that.",
		phrases: []string{"we use cookies", "accept all cookies", "your privacy choices", "we value your privacy", "cookies und tracking", "cookies zustimmen", "используем cookie", "використовуємо файли cookie", "nous utilisons des cookies", "utilizamos cookies", "używamy plików cookie"},
	},
	{
		msg: "is closed by a paywall and holds only its beginning", hint: "Log in at the site, save the whole article and import that.",
		phrases: []string{
			"subscribe to continue", "subscribe to read", "subscribe to keep reading", "to continue reading", "already a subscriber", "this article is for subscribers", "subscribers only", "subscriber-only", "log in to read", "sign in to read",
			"оформіть передплату", "тільки для передплатників", "лише для передплатників", "оформите подписку", "только для подписчиков", "weiterlesen mit", "jetzt weiterlesen", "nur für abonnenten", "réservé aux abonnés", "article réservé",
			"solo para suscriptores", "exclusivo para suscriptores", "exclusivo para assinantes", "dla subskrybentów", "treść premium", "solo per abbonati", "alleen voor abonnees",
		},
	},
}

// A page with less text than this is asked what it is; articles are longer.
const fewRunes = 250

// refused gives the reason why a page is no article, or nil.
func (p *page) refused(name string, kept []block) error {
	n := 0
	for _, b := range kept {
		n += runes(b.text)
	}
	if n >= fewRunes {
		return nil
	}
	title := strings.ToLower(p.meta.docTitle)
	var said strings.Builder
	for _, b := range p.raw {
		said.WriteString(strings.ToLower(b.text) + "\n")
	}
	said.WriteString(p.noscript)
	for _, r := range refusals {
		if matchesAny(title, r.titles, nil) || matchesAny(said.String(), nil, r.phrases) {
			return &app.Error{Code: app.Unsupported, Op: "extract " + name, Msg: path.Base(name) + " " + r.msg + ".", Hint: r.hint}
		}
	}
	return nil
}
