package suggest

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// linkHeads open a list of links to other articles.
var linkHeads = regexp.MustCompile(`(?i)^[^\pL\pN]*(read (also|more|next)|see also|also read|related( (stories|articles|news|content|coverage|topics|links))?|more (on this|stories|news|from)\b.*|most read|most popular|recommended( for you)?|you (may|might) also like|don['’]t miss|further reading|in case you missed it|читайте також|читайте также|читайте ще|дивіться також|смотрите также|більше новин|по теме|за темою|до теми)[^\pL\pN]*$`)

// linkLine is a single line that leads elsewhere.
var linkLine = regexp.MustCompile(`(?i)^[^\pL\pN]*((read (also|more|next)|see also|also read|related|more|watch|listen|recommended|читайте також|читайте также|читайте ще|дивіться також|смотрите также)\s*[:：—–|]|click here|sign up (for|to)|subscribe (to|now|here)|follow (us|him|her|them|\S+ (\S+ )?on (twitter|x|facebook))|share (this|on)\b|photo(graph)?( by| credit)?\s*[:/]|image( credit)?\s*[:/]|picture\s*:|copyright\b|©|all rights reserved|editor['’]s note|advertisement\b|\(?reporting by\b|\(?additional reporting\b|this (story|article|report) (has been|was) (updated|corrected|first published|originally published)|correction\s*:|clarification\s*:|contact (the )?(writer|author|reporter)|the views expressed|opinions expressed)`)

// byline names who wrote the article.
var byline = regexp.MustCompile(`^(By|BY|Автор:?|Від|Текст:?)\s+\p{Lu}\S*(\s+\S+){0,9}$`)

// listItem begins with a bullet.
var listItem = regexp.MustCompile(`^\s*[-–—•*▪·►>]\s*`)

var bulletAlone = regexp.MustCompile(`^\s*[-–—•*▪·►>|]+\s*$`)

// proseEnds reports whether a paragraph ends as prose does: with a mark.
func proseEnds(trimmed string) bool {
	last, _ := utf8.DecodeLastRuneInString(trimmed)
	return strings.ContainsRune(".!?…:;,\"”“»'’)]", last)
}

// markBoilerplate marks lists of links, bylines, captions and headings.
func markBoilerplate(d *document) {
	links, bullet := false, false
	for i, p := range d.paras {
		line := d.text[p.Start:p.End]
		trimmed := strings.TrimSpace(line)
		words := 0
		for _, t := range p.toks {
			if t.kind == kindWord {
				words++
			}
		}
		item := listItem.MatchString(line)
		switch {
		case linkHeads.MatchString(trimmed):
			p.skip, links = true, true
		case bulletAlone.MatchString(trimmed):
			p.skip, bullet = true, true
			continue
		case links && (item || bullet || words <= 22 && !strings.HasSuffix(trimmed, ".")):
			p.skip = true
		case linkLine.MatchString(trimmed), byline.MatchString(trimmed) && words <= 12 && !(strings.HasSuffix(trimmed, ".") && strings.Contains(trimmed, ", ")):
			p.skip = true
		case words == 0:
			p.skip = true
		case !proseEnds(trimmed) && words <= 25 && !p.still:
			p.title, links = true, false
		default:
			links = false
			p.title = i == 0 && words <= 25 && !strings.Contains(trimmed, ". ")
		}
		bullet = false
	}
}
