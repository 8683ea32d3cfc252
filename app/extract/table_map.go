package extract

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"parley/app"
)

// headerWords are the words of headers in several languages, small and folded, the more
// exact first.
var headerWords = map[string][]string{
	app.ColumnText: {
		"text", "fulltext", "body", "bodytext", "articletext", "articlebody", "content", "articlecontent", "maintext", "story", "текст", "повнийтекст", "полныйтекст", "текстстатті", "текстстатьи", "volltext", "inhalt", "artikeltext", "texte", "texteintégral", "contenu",
		"texto", "textocompleto", "contenido", "cuerpo", "testo", "corpo", "tekst", "treść", "inhoud", "bodyoftext", "mediatext", "innehåll", "obsah", "hittext", "оригинал", "оригінал", "transcript",
		"summary", "abstract", "анонс", "snippet", "hitsentence", "zusammenfassung", "résumé", "resumen", "streszczenie", "description", "опис", "описание", "аннотация",
	},
	app.ColumnTitle: {
		"title", "headline", "heading", "articletitle", "header", "заголовок", "назва", "название", "titel", "überschrift", "schlagzeile", "titre", "título", "titular", "titolo", "tytuł", "nagłówek", "titulek", "rubrik", "kop",
	},
	app.ColumnPublished: {
		"published", "date", "publishedat", "publicationdate", "publishdate", "datepublished", "pubdate", "publicationtime", "дата", "датапублікації", "датапубликации", "опубліковано", "datum", "erscheinungsdatum", "veröffentlicht", "datedepublication", "fecha",
		"fechadepublicación", "data", "datadipubblicazione", "datapublikacji", "dato", "päivämäärä", "created", "createdat", "timestamp", "time",
	},
	app.ColumnSource: {
		"source", "outlet", "newspaper", "publication", "publicationtitle", "publisher", "sourcename", "medium", "mediaoutlet", "medianame", "journal", "site", "website", "domain", "джерело", "видання", "змі", "источник", "издание", "сми", "quelle", "zeitung", "medien", "publikation",
		"journaltitle", "média", "periódico", "medio", "fuente", "fonte", "testata", "źródło", "gazeta", "bron", "krant", "källa", "tidning", "zdroj",
	},
	app.ColumnByline: {
		"byline", "author", "authors", "writer", "journalist", "reporter", "автор", "автори", "авторы", "autor", "autoren", "verfasser", "auteur", "auteurs", "autores", "autore", "autorzy", "auteurname", "författare", "by", "creator",
	},
	app.ColumnURL:      {"url", "link", "address", "articleurl", "weblink", "href", "webaddress", "permalink", "canonicalurl", "посилання", "ссылка", "адреса", "адрес", "lien", "adresse", "enlace", "indirizzo", "adres", "odkaz", "länk"},
	app.ColumnLanguage: {"language", "lang", "мова", "язык", "sprache", "langue", "idioma", "lingua", "język", "taal", "språk", "jazyk", "languagecode"},
	app.ColumnKind:     {"kind", "type", "documenttype", "articletype", "genre", "тип", "жанр", "вид", "textsorte", "artikeltyp", "typ", "tipo", "gattung"},
}

// proposeMap finds the fields of columns by their headers, then by what is in them.
func proposeMap(header []string, sample [][]string) app.TableMap {
	m := app.TableMap{Columns: map[string]string{}}
	taken := map[int]bool{}
	for _, field := range app.TableFields() {
		if c := columnByWord(header, field, taken, sample); c >= 0 {
			taken[c] = true
			m.Columns[header[c]] = field
		}
	}
	for _, field := range app.TableFields() {
		if m.Column(field) != "" {
			continue
		}
		if c := columnByContent(field, len(header), taken, sample); c >= 0 {
			taken[c] = true
			m.Columns[header[c]] = field
		}
	}
	return m
}

// columnByWord gives the column with the most exact header word that is not empty.
func columnByWord(header []string, field string, taken map[int]bool, sample [][]string) int {
	for _, word := range headerWords[field] {
		for c, h := range header {
			if !taken[c] && fold(h) == word && (len(sample) == 0 || filled(sample, c) > 0) {
				return c
			}
		}
	}
	return -1
}

// columnByContent gives the column whose cells look like the field.
func columnByContent(field string, columns int, taken map[int]bool, sample [][]string) int {
	best, bestScore := -1, 0.0
	for c := range columns {
		if taken[c] || filled(sample, c) == 0 {
			continue
		}
		if s := contentScore(field, c, sample); s > bestScore {
			best, bestScore = c, s
		}
	}
	return best
}

// contentScore rates a column for a field; zero means no.
func contentScore(field string, c int, sample [][]string) float64 {
	const enoughText, fewText, mostly = 200, 15, 0.6
	length, dates, urls, n := 0, 0, 0, 0
	for _, row := range sample {
		v := strings.TrimSpace(cellOf(row, c))
		if v == "" {
			continue
		}
		n++
		length += utf8.RuneCountInString(v)
		if d, _, ok := Date(v, "", time.Time{}); ok && d != "" && len(v) < 40 {
			dates++
		}
		if strings.HasPrefix(v, "http://") || strings.HasPrefix(v, "https://") {
			urls++
		}
	}
	mean, total := float64(length)/float64(n), float64(n)
	switch {
	case field == app.ColumnText && mean > enoughText:
		return mean
	case field == app.ColumnTitle && mean > fewText && mean <= enoughText && float64(dates+urls) < total/2:
		return mean
	case field == app.ColumnPublished && float64(dates)/total > mostly:
		return float64(dates) / total
	case field == app.ColumnURL && float64(urls)/total > mostly:
		return float64(urls) / total
	}
	return 0
}

func filled(sample [][]string, c int) int {
	n := 0
	for _, row := range sample {
		if strings.TrimSpace(cellOf(row, c)) != "" {
			n++
		}
	}
	return n
}

func cellOf(row []string, c int) string {
	if c < 0 || c >= len(row) {
		return ""
	}
	return row[c]
}

// holdsAll reports whether a row has all columns of a map.
func holdsAll(m *app.TableMap, row []string) bool {
	for c := range m.Columns {
		if !slices.ContainsFunc(row, func(cell string) bool { return strings.TrimSpace(cell) == c }) {
			return false
		}
	}
	return len(m.Columns) > 0
}

// headerRow finds the row of headers among the first rows: the one that has the columns
// of a given map, the one with most header words, else the first full row if its cells are short and differ, else none.
func headerRow(rows [][]string, given *app.TableMap) int {
	if given != nil {
		if i := slices.IndexFunc(rows, func(row []string) bool { return holdsAll(given, row) }); i >= 0 {
			return i
		}
	}
	best, bestScore := -1, 0
	for i, row := range rows {
		score := 0
		for _, cell := range row {
			folded := fold(cell)
			for _, words := range headerWords {
				if slices.Contains(words, folded) {
					score++
					break
				}
			}
		}
		if score > bestScore {
			best, bestScore = i, score
		}
	}
	if best >= 0 {
		return best
	}
	for i, row := range rows {
		seen := map[string]bool{}
		for _, cell := range row {
			cell = strings.TrimSpace(cell)
			const longest = 60
			if _, _, isDate := Date(cell, "", time.Time{}); cell == "" || len(cell) > longest || seen[cell] || isDate || strings.HasPrefix(cell, "http") || strings.Trim(cell, "0123456789.,") == "" {
				return -1
			}
			seen[cell] = true
		}
		if len(row) > 1 {
			return i
		}
	}
	return -1
}
