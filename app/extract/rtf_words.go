package extract

import "strings"

// rtfSigns are control words that stand for characters.
var rtfSigns = map[string]string{
	"tab": "\t", "line": "\n", "lbr": "\n", "softline": " ", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
	"bullet": "•", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "zwj": "\u200D", "zwnj": "\u200C",
}

// rtfSkippedWords begin groups that hold no text of the document.
var rtfSkippedWords = wordSet(`colortbl pict objdata header headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc ftncn
	aftnsep aftnsepc aftncn nonshppict listtext pntext pntxta pntxtb listtable listoverridetable rsidtbl generator themedata colorschememapping
	latentstyles datastore xmlnstbl bkmkstart bkmkend annotation atnid atnauthor atndate atnref atnparent atntime atrfstart atrfend tc xe rxe
	private revtbl filetbl template sp shprslt nonesttables nesttableprops userprops docvar keywords comment doccomm operator company manager
	category hlinkbase revtim printim buptim subject pgdsctbl expandedcolortbl mmathPr`)

// rtfKeptWords may be skipped by readers that do not know them; this one does.
var rtfKeptWords = wordSet(`shpinst shpgrp do ud footnote fldinst fldrslt shptxt cs`)

func wordSet(s string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		set[w] = true
	}
	return set
}

// word acts on a control word; n is its number, if one was given.
func (r *rtfReader) word(word string, n int, given bool) {
	ignorable := r.cur.ignore
	r.cur.ignore = false
	if rtfSkippedWords[word] || ignorable && !rtfKeptWords[word] {
		if word == "listtext" || word == "pntext" {
			r.markItem()
		}
		r.cur.dest = rtfSkipped
		return
	}
	if sign := rtfSigns[word]; sign != "" {
		r.put(sign)
		return
	}
	on := !given || n != 0
	switch word {
	case "u":
		if r.skip = 0; given {
			r.unicode(n)
		}
	case "uc":
		const most = 8
		r.cur.uc = max(0, min(n, most))
	case "ansi", "mac", "pc", "pca", "ansicpg":
		r.setPage(word, n)
	case "f":
		r.cur.font = n
	case "deff":
		r.cur.font = n
		if len(r.stack) == 1 {
			r.fonts[-1] = n
		}
	case "fcharset", "cpg":
		r.describeFont(word, n)
	case "v", "deleted":
		r.cur.hidden = on
	case "plain":
		r.cur.hidden, r.cur.font = false, r.fonts[-1]
	default:
		if !r.destination(word) {
			r.layout(word, n)
		}
	}
}

// destination sends the text of a group elsewhere.
func (r *rtfReader) destination(word string) bool {
	switch word {
	case "fonttbl":
		r.cur.dest = rtfFonts
	case "stylesheet":
		r.cur.dest, r.cur.style = rtfStyles, 0
	case "info":
		r.cur.dest = rtfInfo
	case "title", "author", "creatim":
		if r.cur.dest == rtfInfo {
			r.cur.dest = map[string]rtfDest{"title": rtfTitle, "author": rtfAuthor, "creatim": rtfCreated}[word]
		}
	case "upr":
		r.cur.outer, r.cur.dest = r.cur.dest, rtfSkipped
	case "ud":
		r.cur.dest = r.cur.outer
	case "footnote", "shptxt", "dptxbxtext":
		if r.cur.dest == rtfBody {
			r.cur.flow = &rtfFlow{note: word == "footnote"}
			r.cur.style, r.cur.level, r.cur.list, r.cur.table = 0, -1, 0, 0
		}
	case "field":
		r.cur.field = &rtfField{}
	case "fldinst":
		if r.cur.dest == rtfBody && r.cur.field != nil {
			r.cur.dest = rtfInstruction
		} else {
			r.cur.dest = rtfSkipped
		}
	case "fldrslt":
		if r.cur.field != nil {
			r.cur.link, r.cur.linkAt = true, r.cur.flow.buf.Len()
		}
	default:
		return false
	}
	return true
}

// layout acts on words that end paragraphs and cells or describe them.
func (r *rtfReader) layout(word string, n int) {
	switch word {
	case "par", "page", "column", "sect":
		r.paragraph()
	case "cell", "nestcell", "row", "nestrow":
		r.tableWord(word)
	case "pard":
		r.cur.style, r.cur.level, r.cur.list, r.cur.table = 0, -1, 0, 0
	case "intbl":
		r.cur.table = max(1, r.cur.table)
	case "itap":
		const deepest = 20
		r.cur.table = max(0, min(n, deepest))
	case "s", "cs", "ds", "ts":
		r.setStyle(word, n)
	case "sbasedon":
		if r.cur.dest == rtfStyles {
			r.styleEntry().base = n
		}
	case "outlinelevel":
		r.cur.level = n
		if r.cur.dest == rtfStyles {
			r.styleEntry().level = n + 1
		}
	case "ls":
		if n > 0 {
			r.cur.list = max(1, r.cur.list)
		}
	case "ilvl":
		if r.cur.list > 0 && n >= 0 && n < 9 {
			r.cur.list = n + 1
		}
	case "yr", "mo", "dy":
		if r.cur.dest == rtfCreated {
			r.created[strings.Index("yrmody", word)/2] = n
		}
	}
}

// markItem notes that the paragraph around a list's mark is an item.
func (r *rtfReader) markItem() {
	r.cur.list = max(1, r.cur.list)
	if n := len(r.stack); n > 0 {
		r.stack[n-1].list = max(1, r.stack[n-1].list)
	}
}

func (r *rtfReader) setStyle(word string, n int) {
	const noStyle = -1
	if word != "s" {
		if r.cur.dest == rtfStyles {
			r.cur.style = noStyle
		}
		return
	}
	r.cur.style = n
}

// styleEntry gives the style that is being described.
func (r *rtfReader) styleEntry() *rtfStyle {
	s := r.styles[r.cur.style]
	if r.cur.style < 0 {
		return &rtfStyle{} // of characters
	}
	if s == nil {
		s = &rtfStyle{base: -1}
		r.styles[r.cur.style] = s
	}
	return s
}

// nameStyle takes the name of a style, which ends with a semicolon.
func (r *rtfReader) nameStyle(s string) {
	const longest = 200
	if e := r.styleEntry(); len(e.name) < longest {
		e.name += strings.TrimSuffix(s, ";")
	}
}
