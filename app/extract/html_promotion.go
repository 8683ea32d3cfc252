package extract

// What outlets say about themselves between the paragraphs, in small letters. Starts
// count at the beginning of a block, parts anywhere in it; both only in short blocks.
// Each list has test lines for and against it.
var (
	promotionStarts = []string{
		// English
		"sign up for our", "sign up to our", "sign up for the", "sign up here", "sign up to receive", "subscribe to our", "subscribe now", "subscribe to the", "subscribe for", "subscribe here", "follow us on",
		"follow us ", "follow the author", "follow him on twitter", "follow her on twitter", "join our telegram", "join our whatsapp", "join our newsletter",
		"get our newsletter", "get the latest news", "get breaking news", "download our app", "download the app", "like us on facebook", "support our journalism", "support independent journalism",
		"click here to subscribe", "click here to sign", "click here for more", "become a member", "become a subscriber", "already a subscriber", "already a member",
		"advertisement", "story continues below", "article continues below", "article continues after", "continue reading below", "sponsored content", "skip advertisement", "share this article", "share on facebook",
		"send us your", "do you have a tip", "got a tip", "have a story", "contact us at", "listen to this article", "our standards:", "watch live", "the best of", "want more", "thank you for reading", "thanks for reading", "we want to hear from you",
		"read the original article", "sign in to", "log in to", "please enable javascript", "view comments", "leave a comment", "post a comment", "report a typo",
		// Ukrainian
		"підписуйтесь", "підписуйтеся", "підпишіться", "підпишись", "підписатися на", "слідкуйте за", "стежте за нами", "стежте за новинами", "долучайтесь до нашого", "долучайтеся до", "приєднуйтесь до",
		"приєднуйтеся до", "якщо ви помітили помилку", "якщо ви знайшли помилку", "помітили помилку", "знайшли помилку", "виділіть її", "поділитися", "поширити", "підтримайте", "реклама", "наш telegram", "наші новини в telegram", "читайте нас у", "читайте нас в",
		"читайте новини першими", "отримуйте новини", "більше новин", "головне за день",
		// Russian
		"подписывайтесь", "подпишитесь", "подпишись", "подписаться на", "следите за нами", "следите за новостями", "присоединяйтесь к", "если вы заметили ошибку", "если вы нашли ошибку", "заметили ошибку", "нашли ошибку",
		"поделиться", "поддержите", "наш telegram", "читайте нас в", "больше новостей",
		// German
		"abonnieren sie", "melden sie sich", "folgen sie uns", "jetzt abonnieren", "jetzt anmelden", "newsletter abonnieren", "unser newsletter", "anzeige", "hier können sie", "teilen sie", "sie haben einen fehler",
		"mit unserem newsletter", "unsere app", "noch kein abo", "dieser artikel ist teil", "dieser inhalt",
		// French
		"abonnez-vous", "inscrivez-vous", "suivez-nous", "recevez ", "publicité", "cet article est réservé", "téléchargez notre", "je m'abonne", "s'inscrire", "rejoignez-nous",
		// Spanish and Portuguese
		"suscríbete", "suscríbase", "síguenos", "sigue a ", "regístrate", "apúntate", "publicidad", "descarga nuestra", "únete a", "recibe ", "siga-nos", "siga o", "assine ", "inscreva-se", "receba ", "publicidade", "participe do",
		// Italian
		"iscriviti", "seguici", "abbonati", "scarica l'app", "pubblicità", "segui ",
		// Polish, Czech, Slovak
		"obserwuj nas", "zapisz się", "subskrybuj", "reklama", "dołącz do nas", "masz dla nas temat", "sledujte nás", "odebírejte", "přihlaste se", "našli ste chybu", "našli jste chybu", "odoberajte",
		// Dutch, Swedish, Danish, Norwegian, Finnish
		"volg ons", "meld je aan", "schrijf je in", "abonneer", "advertentie", "följ oss", "prenumerera", "annons", "följ oss på", "tilmeld dig", "følg os", "annonce", "følg oss", "meld deg på", "annonse", "seuraa meitä", "tilaa ", "mainos",
		// others
		"abonați-vă", "urmăriți-ne", "publicitate", "kövessen minket", "iratkozzon fel", "hirdetés", "pratite nas", "пратите нас", "pretplatite se", "последвайте ни", "абонирайте се", "bizi takip edin", "ikuti kami", "dapatkan update",
	}
	promotionParts = []string{
		"all rights reserved", "subscribe to our newsletter", "sign up for our newsletter", "follow us on twitter", "follow us on facebook", "follow us on instagram", "on our telegram channel", "our whatsapp channel",
		"you need to enable javascript", "this material may not be published", "may not be reproduced", "всі права захищені", "все права защищены", "у нашому telegram", "на наш telegram", "нашого telegram", "в нашем telegram",
		"на наш канал", "ctrl+enter", "ctrl + enter", "alle rechte vorbehalten", "tous droits réservés", "todos los derechos reservados", "todos os direitos reservados", "riproduzione riservata", "wszelkie prawa zastrzeżone",
		"alle rechten voorbehouden", "minden jog fenntartva", "toate drepturile rezervate", "všechna práva vyhrazena",
	}
	creditStarts = []string{
		"©", "(c) ", "copyright", "photo:", "photos:", "photo by", "photo credit", "photograph:", "photographs:", "image:", "image credit", "picture:", "pictures:", "credit:", "foto:", "fotos:", "bild:", "bilder:", "фото:", "фото –", "фото з", "ілюстрація:",
		"иллюстрация:", "crédit", "crédits", "photo :", "imagen:", "fot.", "zdjęcie:", "valokuva:", "kuva:", "fotografie:", "source: getty", "(photo", "(foto", "(фото", "[photo", "file photo", "getty images", "reuters/", "ap photo",
	}
	creditParts = []string{
		"/getty images", "via getty images", "/afp via", "/ap photo", "ap photo/", "/reuters)", "/shutterstock", "imago images", "picture alliance", "picture-alliance",
	}
)
