package extract

import (
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"parley/app"
)

// block is a line of a page: the text of a block element, or a part of it between line
// breaks.
type block struct {
	text   string
	folded string        // letters and digits only, small
	links  []pageLink    // links inside
	inLink int           // runes inside links; -1 when not known
	tag    atom.Atom     // the nearest block element
	kind   app.BlockKind // what the elements around say it is
	level  int           // of a heading or a list
	hint   string        // class and id of the block and of what is around it
	chrome bool          // inside navigation, footer, aside or form
	hidden bool
}

type pageLink struct{ title, url string }

// linkShare gives the part of the block's text inside links; unknown counts as none.
func (b block) linkShare() float64 {
	n := runes(b.text)
	if n == 0 || b.inLink <= 0 {
		return 0
	}
	return min(1, float64(b.inLink)/float64(n))
}

func (b block) words() int { return len(strings.Fields(b.text)) }

// fold keeps letters and digits, in small letters: the same text from two extractors
// folds to the same string.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// blockReader walks a tree and writes its lines.
type blockReader struct {
	base   *url.URL
	blocks []block
	buf    strings.Builder
	cur    block
	link   *pageLink
	linkAt int
	depth  int
}

// maxDepth bounds the walk; parsed pages have at most 512 levels.
const maxDepth = 1024

// blocksOf gives the lines of a page or of an extractor's result.
func blocksOf(root *html.Node, base *url.URL) []block {
	r := &blockReader{base: base}
	if root != nil {
		r.walk(root, block{})
	}
	r.flush(block{})
	return r.blocks
}

func (r *blockReader) walk(n *html.Node, around block) {
	if r.depth > maxDepth {
		return
	}
	r.depth++
	defer func() { r.depth-- }()
	switch n.Type {
	case html.TextNode:
		r.buf.WriteString(n.Data)
		return
	case html.CommentNode, html.DoctypeNode:
		return
	case html.ElementNode:
		if isSilent(n) {
			return
		}
		around = r.enter(n, around)
	default:
	}
	pre := tagOf(n) == atom.Pre
	for c := range n.ChildNodes() {
		if pre && c.Type == html.TextNode {
			r.preformatted(c.Data, around)
			continue
		}
		r.walk(c, around)
	}
	r.leave(n, around)
}

// enter begins a line or a link and gives what is now around.
func (r *blockReader) enter(n *html.Node, around block) block {
	switch {
	case isBlock(n):
		r.flush(around)
		around.tag = tagOf(n)
		around.hint = hint(n) + " " + around.hint
		const most = 200
		if len(around.hint) > most {
			around.hint = strings.ToValidUTF8(around.hint[:most], "")
		}
		around.chrome = around.chrome || isChrome(n)
		around.setKind(around.tag)
	case tagOf(n) == atom.Br:
		r.flush(around)
	case tagOf(n) == atom.Td, tagOf(n) == atom.Th:
		r.buf.WriteByte(' ')
	case tagOf(n) == atom.A && attr(n, "href") != "" && r.link == nil:
		r.link = &pageLink{url: r.resolve(attr(n, "href"))}
		r.linkAt = r.buf.Len()
	}
	around.hidden = around.hidden || isHidden(n)
	return around
}

func (r *blockReader) leave(n *html.Node, around block) {
	switch {
	case n.Type != html.ElementNode:
	case isBlock(n):
		r.flush(around)
	case tagOf(n) == atom.A && r.link != nil:
		r.endLink()
		r.link = nil
	}
}

// endLink books the text since the link began.
func (r *blockReader) endLink() {
	text := oneLine(r.buf.String()[min(r.linkAt, r.buf.Len()):])
	if text == "" {
		return
	}
	r.cur.inLink += runes(text)
	r.cur.links = append(r.cur.links, pageLink{title: text, url: r.link.url})
}

func (r *blockReader) preformatted(s string, around block) {
	for line := range strings.Lines(s) {
		r.buf.WriteString(line)
		if strings.HasSuffix(line, "\n") {
			r.flush(around)
		}
	}
}

// flush ends the line.
func (r *blockReader) flush(around block) {
	if r.link != nil {
		r.endLink()
		r.linkAt = 0
	}
	b := r.cur
	b.text = oneLine(r.buf.String())
	r.buf.Reset()
	r.cur = block{}
	if b.text == "" {
		return
	}
	b.folded = fold(b.text)
	b.tag, b.hint, b.chrome, b.hidden = around.tag, around.hint, around.chrome, around.hidden
	b.kind, b.level = around.kind, around.level
	r.blocks = append(r.blocks, b)
}

// resolve makes an address absolute; what is no web address becomes empty.
func (r *blockReader) resolve(href string) string {
	u, err := url.Parse(href)
	if err != nil {
		return ""
	}
	if r.base != nil {
		u = r.base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.Host == unknownHost {
		return ""
	}
	return u.String()
}

// unknownHost stands for the unknown host of a page: the extractors want one.
const unknownHost = "unknown.invalid"

// tokenBlocks reads lines without building a tree, for pages too deep or too large to
// parse.
func tokenBlocks(page string) []block {
	z := html.NewTokenizer(strings.NewReader(page))
	r := &blockReader{}
	silent := 0
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		t := z.Token()
		n := &html.Node{Type: html.ElementNode, DataAtom: t.DataAtom, Data: t.Data, Attr: t.Attr}
		switch kind {
		case html.TextToken:
			if silent == 0 {
				r.buf.WriteString(t.Data)
			}
		case html.StartTagToken:
			if isSilent(n) && !isVoid(n) {
				silent++
			} else if silent == 0 {
				r.enter(n, block{})
			}
		case html.EndTagToken:
			if isSilent(n) {
				silent = max(0, silent-1)
			} else if silent == 0 {
				r.leave(n, block{})
			}
		case html.SelfClosingTagToken:
			if silent == 0 && !isSilent(n) {
				r.enter(n, block{})
			}
		default:
		}
	}
	r.flush(block{})
	return r.blocks
}

func isVoid(n *html.Node) bool { return tagOf(n) == atom.Input }
