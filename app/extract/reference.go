package extract

import (
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"parley/app"
)

const (
	referenceExtractor = "parley-reference/1"
	titleOnly          = "title only"
)

// reference is one record of a list of references.
type reference struct {
	kind, title, source, date, url, language, doi string
	abstract, notes, fullText                     string
	authors                                       []string
	files                                         []string // of attached files, as written
	extra                                         map[string]string
}

func (r *reference) put(key, value string) {
	x := exported{extra: r.extra}
	x.put(key, value)
	r.extra = x.extra
}

// references hands out records: with a local file beside the list, that file's article
// with the record's metadata, else what the record itself says.
func (p *parts) references(fsys fs.FS, format string, records []reference, d decoded) {
	for i, r := range records {
		if !p.more() {
			return
		}
		part := strconv.Itoa(i + 1)
		if p.attached(fsys, format, part, r) {
			continue
		}
		text, related := cellText(r.fullText, nil)
		warning := ""
		if text == "" {
			text, related = cellText(r.abstract, nil)
			warning = abstractOnly
		}
		if text == "" {
			text, related = cellText(r.notes, nil)
		}
		if text == "" {
			text, warning = line(r.title), titleOnly
		}
		e := app.Extracted{Part: part, Format: format, Extractor: referenceExtractor, Encoding: d.encoding, Provenance: map[string]string{}, Text: text, Related: related}
		setField(&e, "encoding", d.how)
		if len(related) > 0 {
			setField(&e, "related", byPage)
		}
		if warning != "" {
			e.Warnings = append(e.Warnings, warning)
		}
		if len(r.files) > 0 {
			e.Warnings = append(e.Warnings, "the attached file "+safeName(r.files[0])+" was not found beside the list")
		}
		r.describe(&e)
		p.add(e)
	}
}

// attached hands out the article of the first attached file that is there.
func (p *parts) attached(fsys fs.FS, format, part string, r reference) bool {
	if nestingOf(fsys) >= maxNesting {
		return false
	}
	for _, file := range r.files {
		name := localName(p.src.name, file)
		if name == "" {
			continue
		}
		head, err := readHead(fsys, name)
		if err != nil || (Any{}).reader(name, head) == nil || isContainer(name, head) {
			continue
		}
		found := false
		for e, err := range (Any{}).Extract(p.ctx, fsys, name) {
			found = true
			if err != nil {
				p.failInner(joinPart(part, path.Base(name)), err)
				break
			}
			e.Path, e.Part = p.src.name, joinPart(part, path.Base(name))
			e.Attributes = withFormat(e.Attributes, format)
			r.describe(&e)
			p.give(e, nil)
			break // a record is one article
		}
		if found {
			return true
		}
	}
	return false
}

func withFormat(attributes map[string]string, format string) map[string]string {
	if attributes == nil {
		attributes = map[string]string{}
	}
	attributes["reference_format"] = format
	return attributes
}

// isContainer keeps attachments from opening lists that attach them in turn.
func isContainer(name string, head []byte) bool {
	switch (Any{}).reader(name, head).(type) {
	case RIS, BibTeX, CSL, Archive, WARC, WACZ, MBOX, Feed, OPML, Table, Workbook:
		return true
	}
	return false
}

// localName gives the place of an attached file relative to the list, inside its folder:
// programs write absolute paths of the machine they ran on, of which the end may fit.
func localName(list, file string) string {
	file = strings.ReplaceAll(strings.TrimSpace(file), `\`, "/")
	file = strings.TrimPrefix(strings.TrimPrefix(file, "file://"), "internal-pdf://")
	if strings.Contains(file, "://") {
		return ""
	}
	if len(file) > 1 && file[1] == ':' {
		file = file[2:]
	}
	file = strings.TrimLeft(file, "/")
	if name := path.Join(path.Dir(list), file); fs.ValidPath(name) && !strings.HasPrefix(path.Clean(file), "..") {
		return name
	}
	return ""
}

// describe writes the record's metadata over what the file itself says.
func (r reference) describe(e *app.Extracted) {
	set := func(field, value string, to *string) {
		text, _ := cellText(short(value), nil)
		if text = line(strings.ReplaceAll(text, "\n", " ")); text != "" {
			*to = text
			setField(e, field, byExport)
		}
	}
	set("title", r.title, &e.Title)
	set("source", r.source, &e.Source)
	set("url", r.url, &e.URL)
	var names []string
	for _, a := range r.authors {
		if a = line(short(a)); a != "" && !slices.Contains(names, a) {
			names = append(names, a)
		}
	}
	if len(names) > 0 {
		e.Byline = names
		setField(e, "byline", byExport)
	}
	if declared := languageNamed(r.language); e.Language == "" || declared != "" && e.Provenance["language"] == byDetection && len(e.Text) < fewLetters {
		var how string
		e.Language, how = language(e.Text, declared, byExport)
		setField(e, "language", how)
	}
	if d := referenceDate(short(r.date), e.Language); d != "" {
		e.Published = d
		e.Precision = d.Precision()
		setField(e, "published", byExport)
	} else if line(short(r.date)) != "" {
		e.Warnings = append(e.Warnings, "the date “"+line(short(r.date))+"” was not understood")
	}
	if k := referenceKind(r.kind); k != "" {
		e.Kind = k
		setField(e, "kind", byExport)
	}
	for key, value := range r.extra {
		if v := line(strings.ToValidUTF8(short(value), "")); v != "" {
			e.Attributes = withKey(e.Attributes, key, v)
		}
	}
	if r.doi != "" {
		e.Attributes = withKey(e.Attributes, "doi", line(short(r.doi)))
	}
}

func withKey(attributes map[string]string, key, value string) map[string]string {
	if attributes == nil {
		attributes = map[string]string{}
	}
	attributes[key] = value
	return attributes
}

// referenceDate reads "2025/03/03/", "2025/03", "2025", "2025-03-03" and words.
func referenceDate(s, lang string) app.Date {
	s = strings.Trim(line(s), "/ {}")
	if s == "" {
		return ""
	}
	var numbers []int
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '/' || r == '-' }) {
		n, err := strconv.Atoi(strings.TrimSpace(part))
		if err != nil {
			break
		}
		numbers = append(numbers, n)
	}
	if len(numbers) > 0 && numbers[0] >= 1000 && numbers[0] <= time.Now().Year()+1 {
		const year, month, day = 1, 2, 3
		layouts := map[int]string{year: "2006", month: "2006-01", day: "2006-01-02"}
		n := min(len(numbers), day)
		for ; n > 0; n-- {
			numbers := append(slices.Clone(numbers[:n]), 1, 1)
			t := time.Date(numbers[0], time.Month(numbers[1]), numbers[2], 0, 0, 0, 0, time.UTC)
			if int(t.Month()) == numbers[1] && t.Day() == numbers[2] {
				return app.Date(t.Format(layouts[n]))
			}
		}
	}
	return dateOfField(s, lang)
}

// referenceKind maps the types of the three formats.
func referenceKind(s string) app.ArticleKind {
	switch strings.ToLower(s) {
	case "news", "mgzn", "article-newspaper", "article-magazine", "newspaperarticle", "magazinearticle", "newspaper":
		return app.ArticleNews
	case "blog", "post-weblog":
		return app.ArticleOpinion
	case "hear", "speech":
		return app.ArticleSpeech
	case "interview":
		return app.ArticleInterview
	case "post":
		return app.ArticleSocialPost
	}
	return kindWord(s)
}
