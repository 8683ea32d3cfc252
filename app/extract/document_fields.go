package extract

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"parley/app"
)

// describe fills the metadata: head lines first, then what the text shows at its start,
// then the properties of the file. Lines that hold a field and nothing else are taken
// out of the text when there is a title above them.
func (d *document) describe(src source, fields head, e *app.Extracted) {
	fields.apply(e)
	d.describeTitle(src, e)
	if len(e.Byline) == 0 {
		d.describeByline(e)
	}
	if e.Published == "" && fields["date"] == "" {
		d.describeDate(e)
	}
	if e.Source == "" && d.publisher != "" {
		e.Source = line(d.publisher)
		setField(e, "source", byFile)
	}
	if e.URL == "" && (strings.HasPrefix(d.url, "http://") || strings.HasPrefix(d.url, "https://")) {
		e.URL = line(d.url)
		setField(e, "url", byFile)
	}
}

// nearStart is how many lines at the start may be title, byline and date.
const nearStart = 4

// describeTitle takes the title that the text shows, by its style or as a heading in
// front of all, else the property; its lines at the start are not text.
func (d *document) describeTitle(src source, e *app.Extracted) {
	property := usableTitle(d.title, src.name)
	shown := ""
	top := d.lines[:min(nearStart, len(d.lines))]
	if i := slices.IndexFunc(top, func(l docLine) bool { return l.role == roleTitle }); i >= 0 {
		shown = top[i].text
	} else if len(top) > 0 && top[0].kind == app.BlockHeading && len(d.lines) > 1 {
		shown = top[0].text
	}
	switch {
	case e.Title != "":
	case shown != "" && fold(shown) != "" && (property == "" || !d.trusted):
		e.Title = shown
		setField(e, "title", byPage)
	case property != "":
		e.Title = property
		setField(e, "title", byFile)
	default:
		return
	}
	var kept []docLine
	for i, l := range d.lines {
		f := fold(l.text)
		if i < nearStart && (f == fold(e.Title) || l.kind == app.BlockHeading && f == fold(property)) && f != "" {
			continue
		}
		kept = append(kept, l)
	}
	if len(kept) > 0 { // a title alone is the text too
		d.lines = kept
	}
}

// usableTitle gives the title property, unless a program made it up.
func usableTitle(title, file string) string {
	title = line(title)
	name := path.Base(file)
	stem := strings.TrimSuffix(name, path.Ext(name))
	if fold(title) == "" || fold(title) == fold(stem) || fold(title) == fold(name) || madeTitle.MatchString(title) {
		return ""
	}
	return title
}

var madeTitle = regexp.MustCompile(`(?i)^(?:microsoft (?:word|powerpoint) - .*|(?:document|dokument|документ|documento|untitled|unbenannt|без (?:назви|названия|имени|імені)|sans titre|slide|слайд|presentation|layout|page|стр)[\s_]*\d*|.*\.(?:docx?|odt|rtf|txt|indd|qxp|qxd|p65|pdf|html?|tex|dvi|xls|pages))$`)

// describeByline reads the line of the author near the start, else the property.
func (d *document) describeByline(e *app.Extracted) {
	if names := splitByline(line(d.author), d.publisher); d.trusted && len(names) > 0 {
		e.Byline = names
		setField(e, "byline", byFile)
		if i := slices.IndexFunc(d.lines[:min(nearStart, len(d.lines))], func(l docLine) bool { return fold(l.text) == fold(d.author) }); i >= 0 {
			d.drop(i, e)
		}
		return
	}
	for i, l := range d.lines[:min(nearStart, len(d.lines))] {
		names := bylineOf(l)
		if len(names) == 0 {
			continue
		}
		e.Byline = names
		setField(e, "byline", byPage)
		d.drop(i, e)
		return
	}
	if author := line(d.author); author != "" && !isMaker(author) {
		if e.Byline = splitByline(author, d.publisher); len(e.Byline) > 0 {
			setField(e, "byline", byFile)
		}
	}
}

func setAttribute(e *app.Extracted, name, value string) {
	if e.Attributes == nil {
		e.Attributes = map[string]string{}
	}
	e.Attributes[name] = value
}

// drop takes a line that holds a field out of the text, below a title.
func (d *document) drop(i int, e *app.Extracted) {
	if e.Title != "" && len(d.lines) > 1 {
		d.lines = slices.Delete(slices.Clone(d.lines), i, i+1)
	}
}

// bylineOf gives the names of a line that says nothing but who wrote the text.
func bylineOf(l docLine) []string {
	const most = 80
	if l.kind != "" || runes(l.text) > most || l.role == "" && (!bylineStart.MatchString(l.text) || endsSentence(l.text)) {
		return nil
	}
	names := splitByline(l.text, "")
	for _, n := range names {
		words := strings.Fields(n)
		if l.role == roleAuthor {
			continue
		}
		if len(words) < 2 || !unicode.IsUpper([]rune(words[0])[0]) || !unicode.IsUpper([]rune(words[len(words)-1])[0]) {
			return nil
		}
	}
	if l.role != "" && l.role != roleAuthor {
		return nil
	}
	return names
}

// makers are what programs and machines write into the author property.
var makers = []string{
	"python-docx", "microsoft office user", "microsoft", "user", "users", "unknown", "windows user", "windows", "administrator", "admin", "author", "owner", "guest", "home", "pc", "hp", "asus",
	"lenovo", "dell", "acer", "samsung", "apple", "office", "office user", "libreoffice", "openoffice", "openoffice.org", "apache poi", "docx4j", "aspose", "pandoc", "calibre", "word", "root",
	"test", "default", "anonymous", "none", "пользователь", "пользователь windows", "користувач", "користувач windows", "админ", "администратор", "адміністратор", "автор", "benutzer", "utilisateur", "użytkownik",
}

// isMaker reports author properties that name no person.
func isMaker(author string) bool {
	author = strings.ToLower(strings.TrimSpace(author))
	return slices.Contains(makers, author) || strings.HasPrefix(author, "microsoft ") || strings.HasPrefix(author, "libreoffice")
}

const createdWarning = "the date is the day on which the file was made; the text names none"

// describeDate reads a date line near the start, else what the file declares, else the
// day on which it was made, with a warning.
func (d *document) describeDate(e *app.Extracted) {
	for i, l := range d.lines[:min(nearStart, len(d.lines))] {
		if found := dateLine(l, e.Language); found != "" {
			e.Published = found
			setAttribute(e, "published_as_printed", l.text)
			setField(e, "published", byPage)
			d.drop(i, e)
			return
		}
	}
	if found := dateOfField(line(d.published), e.Language); found != "" {
		e.Published = found
		setField(e, "published", byFile)
		return
	}
	if day := madeOn(d.created, d.author); day != "" {
		e.Published = day
		setField(e, "published", byFile)
		e.Warnings = append(e.Warnings, createdWarning)
	}
}

// dateLine gives the date of a line that says hardly anything else.
func dateLine(l docLine, lang string) app.Date {
	const most, mostWords = 60, 4
	if l.kind == app.BlockHeading || runes(l.text) > most {
		return ""
	}
	words := 0
	for w := range strings.FieldsSeq(l.text) {
		if strings.ContainsFunc(w, unicode.IsLetter) {
			words++
		}
	}
	if words > mostWords && l.role != roleDate {
		return ""
	}
	d, p, ok := Date(l.text, lang, time.Time{})
	if !ok || p != app.PrecisionDay && p != app.PrecisionMinute {
		return ""
	}
	return d
}

// madeOn reads a creation date, unless it is that of a program's template.
func madeOn(created, author string) app.Date {
	created = strings.TrimSpace(created)
	const day = len("2006-01-02")
	if len(created) < day || author == "python-docx" {
		return ""
	}
	t, err := time.Parse("2006-01-02", created[:day])
	const firstYear = 1990 // older than the formats: a clock that was not set
	if err != nil || t.Year() < firstYear || t.After(time.Now().AddDate(0, 0, 2)) {
		return ""
	}
	return app.DateOfDay(t)
}
