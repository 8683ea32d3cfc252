package extract

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"net/mail"
	"path"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"

	"parley/app"
)

// Feed reads RSS, Atom and JSON feeds: an article for each item that brings its text.
type Feed struct{}

const (
	feedExtractor = "parley-feed/1"
	maxItems      = 10_000 // items of a feed; more take the library seconds
	fullText      = 600    // bytes; a shorter text is a summary
	summaryOnly   = "summary only"
)

var (
	xmlRoot    = regexp.MustCompile(`(?s)^\s*(?:<\?xml[^>]*\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?>|<\?[^>]*\?>|\s)*<([\w:]+)`)
	feedItem   = regexp.MustCompile(`<(?:\w+:)?(?:item|entry)[\s>/]`)
	xmlDecl    = regexp.MustCompile(`^(\s*<\?xml[^>]*?)\s+encoding\s*=\s*["'][^"']*["']`)
	jsonFeed   = regexp.MustCompile(`"version"\s*:\s*"https?://(?:www\.)?jsonfeed\.org/version/`)
	xmlCannot  = regexp.MustCompile(`[\x00-\x08\x0B\x0C\x0E-\x1F]`)
	entityHead = regexp.MustCompile(`(?s)<!DOCTYPE[^>\[]*\[.*?\]\s*>`)
)

// rootOf names the root element of XML, without its prefix.
func rootOf(head []byte) string {
	head = bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF"))
	m := xmlRoot.FindSubmatch(bytes.ReplaceAll(head, []byte{0}, nil))
	if m == nil {
		return ""
	}
	name := strings.ToLower(string(m[1]))
	if _, local, ok := strings.Cut(name, ":"); ok {
		return local
	}
	return name
}

// Recognize looks at the root element, or for the mark of a JSON feed.
func (Feed) Recognize(name string, head []byte) bool {
	switch rootOf(decodeHead(head)) {
	case "rss", "feed", "rdf":
		return true
	case "": // so long a prolog that the root is out of sight
		if isNamed(name, head, ".xml", ".rss", ".atom", ".rdf") && bytes.HasPrefix(bytes.TrimSpace(head), []byte("<")) {
			return true
		}
	}
	return bytes.HasPrefix(bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF"))), []byte("{")) && jsonFeed.Match(head)
}

// decodeHead makes UTF-16 readable for recognition.
func decodeHead(head []byte) []byte {
	if d, ok := decodeMarked(head); ok {
		return []byte(d.text)
	}
	return head
}

// Extract yields the items in the order of the feed.
func (Feed) Extract(ctx context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error] {
	return several(ctx, fsys, name, func(p *parts) error {
		d := p.src.decode(p.src.bytes, declaredCharset(p.src.bytes))
		text := cleanXML(d.text)
		if n := len(feedItem.FindAllStringIndex(text, maxItems+1)); n > maxItems {
			return tooLarge(name, fmt.Sprintf("the feed has more than %d items", maxItems))
		}
		if err := checkDepth(text); err != nil {
			return damagedFeed(name, err)
		}
		f, err := gofeed.NewParser().ParseString(text)
		if err != nil {
			return damagedFeed(name, err)
		}
		if len(f.Items) > maxItems {
			return tooLarge(name, fmt.Sprintf("the feed has more than %d items", maxItems))
		}
		for i, it := range f.Items {
			part := strconv.Itoa(i + 1)
			if err := p.guard(func() error { return p.item(f, it, part, d) }); err != nil {
				p.failPart(part, err)
			}
			if !p.more() {
				return nil
			}
		}
		if len(f.Items) == 0 {
			return &app.Error{
				Code: app.Invalid, Op: "extract " + name, Msg: path.Base(name) + " is a feed without items.", Hint: "Fetch the feed again later.",
			}
		}
		return nil
	})
}

// cleanXML makes a decoded feed one that parses: the encoding it declared no longer
// holds, and controls and own entities have no place in it.
func cleanXML(text string) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	text = xmlDecl.ReplaceAllString(text, "$1")
	text = entityHead.ReplaceAllString(text, "")
	return strings.TrimSpace(xmlCannot.ReplaceAllString(text, ""))
}

// maxFeedDepth bounds the nesting of elements; feeds have a dozen levels.
const maxFeedDepth = 256

var errTooDeep = errors.New("elements are nested too deeply")

// checkDepth refuses nesting that would make a recursive parser run out of stack. It
// counts roughly: tags that open against tags that close.
func checkDepth(text string) error {
	depth := 0
	for i := strings.IndexByte(text, '<'); i >= 0 && i+1 < len(text); {
		rest := text[i:]
		switch {
		case strings.HasPrefix(rest, "<![CDATA["):
			end := strings.Index(rest, "]]>")
			if end < 0 {
				return nil
			}
			i += end
		case strings.HasPrefix(rest, "<!--"):
			end := strings.Index(rest, "-->")
			if end < 0 {
				return nil
			}
			i += end
		case rest[1] == '/':
			depth--
		case rest[1] != '!' && rest[1] != '?':
			tag := rest
			if next := strings.IndexByte(rest[1:], '<'); next >= 0 {
				tag = rest[:next+1]
			}
			if end := strings.IndexByte(tag, '>'); end > 0 && tag[end-1] != '/' {
				depth++
			}
		}
		if depth > maxFeedDepth {
			return errTooDeep
		}
		next := strings.IndexByte(text[i+1:], '<')
		if next < 0 {
			return nil
		}
		i += 1 + next
	}
	return nil
}

func damagedFeed(name string, err error) error {
	return &app.Error{
		Code: app.Invalid, Op: "extract " + name, Msg: path.Base(name) + " is a feed that cannot be read.",
		Hint: "Fetch the feed again; if it stays so, tell its publisher.", Err: err,
	}
}

// item hands out the article of one item.
func (p *parts) item(f *gofeed.Feed, it *gofeed.Item, part string, d decoded) error {
	e := app.Extracted{Part: part, Format: "feed", Extractor: feedExtractor, Encoding: d.encoding, Provenance: map[string]string{"encoding": d.how}}
	content, summary := it.Content, it.Description
	if content == "" {
		content = extension(it, "content", "encoded")
	}
	base := pageMeta{url: it.Link}
	text, related := cellText(content, &base)
	short, _ := cellText(summary, &base)
	if len(text) < fullText && len(short) >= len(text) || text == "" {
		text = short
	}
	if len(text) < fullText {
		e.Warnings = append(e.Warnings, summaryOnly)
	}
	if text == "" {
		p.failPart(part, &app.Error{
			Code: app.Invalid, Op: "extract " + p.src.name, Msg: path.Base(p.src.name) + " brings no text, only a headline.",
			Hint: "Open the article's page, save it and import that.",
		})
		return nil
	}
	e.Text, e.Related = text, related
	if len(related) > 0 {
		setField(&e, "related", byPage)
	}
	describeItem(&e, f, it)
	p.add(e)
	return nil
}

// extension gives the text of an element of another name space.
func extension(it *gofeed.Item, space, name string) string {
	for _, x := range it.Extensions[space][name] {
		if x.Value != "" {
			return x.Value
		}
	}
	return ""
}

func describeItem(e *app.Extracted, f *gofeed.Feed, it *gofeed.Item) {
	set := func(field, value string, to *string) {
		if *to = line(strings.ToValidUTF8(short(value), "\uFFFD")); *to != "" {
			setField(e, field, byFeed)
		}
	}
	title, _ := cellText(short(it.Title), nil)
	set("title", strings.ReplaceAll(title, "\n", " "), &e.Title)
	set("source", f.Title, &e.Source)
	link := it.Link
	if link == "" && strings.HasPrefix(it.GUID, "http") {
		link = it.GUID
	}
	set("url", link, &e.URL)
	var how string
	e.Language, how = language(e.Text, f.Language, byFeed)
	setField(e, "language", how)
	for _, a := range it.Authors {
		if a != nil && a.Name != "" {
			e.Byline = append(e.Byline, splitByline(short(a.Name), e.Source)...)
		}
	}
	if len(e.Byline) > 0 {
		setField(e, "byline", byFeed)
	}
	switch {
	case it.PublishedParsed != nil && plausibleTime(*it.PublishedParsed):
		e.Published = feedDate(it.Published, *it.PublishedParsed)
	case it.Published != "":
		e.Published = dateOfField(line(it.Published), e.Language)
	}
	if e.Published != "" {
		setField(e, "published", byFeed)
	} else if it.Published != "" {
		e.Warnings = append(e.Warnings, "the date “"+line(it.Published)+"” was not understood")
	}
	if it.GUID != "" && it.GUID != it.Link {
		e.Attributes = map[string]string{"guid": line(strings.ToValidUTF8(it.GUID, ""))}
	}
	if e.WireCredit = wireCredit(e.Text); e.WireCredit != "" {
		setField(e, "wire_credit", byPage)
	}
}

// plausibleTime keeps years out that a wrong reading makes.
func plausibleTime(t time.Time) bool {
	return t.Year() >= 1900 && t.Before(time.Now().AddDate(0, 0, 2))
}

// feedDate keeps the day of the publisher's own zone, and a date without a time a day;
// parsed is what the library made of it, in UTC.
func feedDate(printed string, parsed time.Time) app.Date {
	printed = strings.TrimSpace(printed)
	if !strings.Contains(printed, ":") {
		return app.DateOfDay(parsed)
	}
	if t, err := time.Parse(time.RFC3339, printed); err == nil {
		return sameDay(t)
	}
	if t, err := mail.ParseDate(printed); err == nil {
		return sameDay(t)
	}
	return sameDay(parsed)
}
