package extract

import (
	"regexp"
	"slices"
	"strings"

	"parley/app"
	"parley/app/plaintext"
)

var (
	forwardPrefix = regexp.MustCompile(`(?i)^(?:(?:fwd?|fw|wg|tr|rv|re|aw|вн|пд|i|pd)\s*:\s*)+`)
	forwardLine   = regexp.MustCompile(`(?i)^[-_*\s>]*(?:(?:begin )?forwarded (?:message|mail)|original message|weitergeleitete nachricht|ursprüngliche nachricht|message (?:transféré|d.origine)|переслане повідомлення|пересланное сообщение|mensaje reenviado|wiadomość przekazana|messaggio inoltrato)`)
	mailHeadLine  = regexp.MustCompile(`(?i)^[>\s*]*(from|von|de|від|от|od|da|date|sent|datum|gesendet|envoyé|дата|надіслано|отправлено|fecha|enviado|data|wysłano|subject|betreff|objet|тема|asunto|temat|oggetto|to|an|à|кому|para|do|a|cc|reply-to)\s?\*?:\*?\s*(.*)$`)
	mailEnds      = regexp.MustCompile(`(?i)(?:unsubscribe|view (?:this )?(?:e-?mail |it |online |message )?(?:in|on) (?:your |a |the )?(?:web )?browser|view online|update your (?:email )?preferences|manage (?:your )?(?:subscription|preferences)|you(?:'re|’re| are) receiving this|you received this e?-?mail|this e?-?mail was sent|add us to your address book|abbestellen|abmelden|im browser (?:an(?:sehen|zeigen)|öffnen|lesen)|newsletter abbestellen|se désabonner|se désinscrire|voir (?:ce message )?dans (?:votre|le) navigateur|відписатися|переглянути в браузері|отписаться|посмотреть в браузере|darse de baja|ver en el navegador|wypisz|zobacz w przeglądarce|annulla l.iscrizione|visualizza nel browser)`)
)

// withoutForward takes "Fwd:" and its kin off a subject.
func withoutForward(subject string) string {
	return strings.TrimSpace(forwardPrefix.ReplaceAllString(subject, ""))
}

// plainMail gives the lines of a text part: wrapped ones joined, the signature cut.
func plainMail(text, format string, e *app.Extracted) []string {
	text = strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\r\n", "\n")
	lines := cutSignature(strings.Split(text, "\n"), e)
	if strings.EqualFold(format, "flowed") {
		lines = unflow(lines)
	}
	text, _ = plaintext.Canonical(strings.Join(lines, "\n"))
	lines = strings.Split(text, "\n")
	head, lines := splitHead(lines)
	lines, related := takeRelated(lines, newAlsoLabels())
	e.Related = append(e.Related, related...)
	if len(related) > 0 {
		setField(e, "related", byPage)
	}
	head.apply(e)
	return dropMailEnds(paragraphs(lines))
}

// cutSignature ends the text at the mark "-- " when little follows.
func cutSignature(lines []string, e *app.Extracted) []string {
	const most = 12
	for i := max(0, len(lines)-most); i < len(lines); i++ {
		if lines[i] == "-- " && i > 0 {
			e.Warnings = append(e.Warnings, "the sender's signature was left out")
			return lines[:i]
		}
	}
	return lines
}

// unflow joins lines that end with a space, as format=flowed means it.
func unflow(lines []string) []string {
	var out []string
	var cur strings.Builder
	open := false
	for _, l := range lines {
		l = strings.TrimPrefix(l, " ") // stuffed
		if !open || l == "" {
			out = append(out, cur.String())
			cur.Reset()
		}
		cur.WriteString(l)
		open = strings.HasSuffix(l, " ")
	}
	return append(out, cur.String())
}

// htmlMail gives the lines of a page part by its blocks: mails have no navigation that
// extractors would know, and their tables hold the text. It is false for a page that is
// too large.
func htmlMail(text string, e *app.Extracted) ([]string, bool) {
	if len(text) > maxPage {
		if text = string(cutDataURIs([]byte(text))); len(text) > maxPage {
			return nil, false
		}
	}
	p := openPage(strings.ToValidUTF8(text, "\uFFFD"))
	in := ruleInput{titles: p.meta.foldedTitles(), labels: newAlsoLabels()}
	p.prune(0)
	if p.doc != nil {
		p.raw = blocksOf(p.doc, p.base)
	}
	kept, removed := clean(in, visible(p.raw), 0)
	e.Warnings = append(e.Warnings, p.warnings...)
	e.Warnings = append(e.Warnings, notes(removed)...)
	related := slices.DeleteFunc(p.related(kept, removed, in.labels), func(l app.RelatedLink) bool { return mailEnds.MatchString(l.Title) })
	if len(related) > 0 {
		e.Related = append(e.Related, related...)
		setField(e, "related", byPage)
	}
	var lines []string
	if body := joinBlocks(kept); body != "" {
		lines = strings.Split(body, "\n")
	}
	return dropMailEnds(lines), true
}

// dropMailEnds takes what newsletters print around their text off both ends.
func dropMailEnds(lines []string) []string {
	const top, bottom, longest = 3, 8, 40 // lines from either end; words of such a line
	isEnd := func(l string) bool { return len(strings.Fields(l)) < longest && mailEnds.MatchString(l) }
	first := 0
	for i := range min(top, len(lines)/2) {
		if isEnd(lines[i]) {
			first = i + 1
		}
	}
	last := len(lines)
	for i := len(lines) - 1; i >= max(first, len(lines)/2, len(lines)-bottom); i-- {
		if isEnd(lines[i]) {
			last = i
		}
	}
	return lines[first:last]
}

// takeForwarded cuts the head of a forwarded mail from the start of the text and takes
// sender, date and subject from it.
func takeForwarded(lines []string, e *app.Extracted, sender, date *string) []string {
	const reach, enough = 10, 3 // lines from the start; fields that make a head
	for i := range min(reach, len(lines)) {
		marked := forwardLine.MatchString(lines[i])
		at := i
		if marked {
			at++
		}
		found := map[string]string{}
		for at < len(lines) {
			m := mailHeadLine.FindStringSubmatch(lines[at])
			if m == nil {
				break
			}
			found[strings.ToLower(m[1])] = strings.TrimSpace(m[2])
			at++
		}
		if len(found) < enough && (!marked || len(found) == 0) {
			continue
		}
		for key, value := range found {
			switch {
			case value == "":
			case slices.Contains([]string{"from", "von", "de", "від", "от", "od", "da"}, key):
				*sender = value
			case slices.Contains([]string{"date", "sent", "datum", "gesendet", "envoyé", "дата", "надіслано", "отправлено", "fecha", "enviado", "data", "wysłano"}, key):
				*date = value
			case slices.Contains([]string{"subject", "betreff", "objet", "тема", "asunto", "temat", "oggetto"}, key):
				e.Title = withoutForward(value)
			}
		}
		if i > 0 {
			e.Warnings = append(e.Warnings, "words above a forwarded mail were left out")
		}
		return lines[at:]
	}
	return lines
}
