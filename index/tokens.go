package index

import (
	"container/list"
	"sync"

	"parley/app"
	"parley/index/analysis"
	"parley/index/spans"
)

// tokenCache keeps the words of articles shown lately, so that searching while typing
// does not cut the same texts again. It is safe for concurrent use.
type tokenCache struct {
	mu    sync.Mutex
	order *list.List // most recent first
	items map[tokenKey]*list.Element
	bytes int
}

type tokenKey struct {
	version app.VersionID
	title   string
	bounds  bool // the words are not folded
}

type tokenItem struct {
	key         tokenKey
	title, body []spans.Token
}

// tokenCacheBytes bounds the cache: some hundred articles of usual length.
const tokenCacheBytes = 32 << 20

// tokenBytes is the memory of one token with its share of a string.
const tokenBytes = 48

func newTokenCache() *tokenCache {
	return &tokenCache{order: list.New(), items: map[tokenKey]*list.Element{}}
}

// article makes a document ready for the evaluator, without answers to filters.
func (c *tokenCache) article(d *app.Document) *spans.Article {
	item := c.tokens(d)
	a := articleOf(d, item.title, item.body)
	a.Same = classOf(d.Language).same
	return a
}

// bounds gives the words of an article with their bounds only: its tokens in their order,
// those that fold to nothing among them.
func (c *tokenCache) bounds(d *app.Document) *spans.Article {
	item := c.item(d, tokenKey{d.Text.ID, d.Title, true}, cutBounds)
	return articleOf(d, item.title, item.body)
}

// boundsOf does the same for an article that is looked at once.
func boundsOf(d *app.Document) *spans.Article {
	return articleOf(d, cutBounds(d.Title), cutBounds(d.Text.Text))
}

func articleOf(d *app.Document, title, body []spans.Token) *spans.Article {
	return &spans.Article{
		Title: spans.Text{Raw: d.Title, Tokens: title},
		Body:  spans.Text{Raw: d.Text.Text, Tokens: body, Sentences: d.Text.Sentences, Paragraphs: d.Text.Paragraphs},
	}
}

func (c *tokenCache) tokens(d *app.Document) *tokenItem {
	return c.item(d, tokenKey{d.Text.ID, d.Title, false}, cut)
}

func (c *tokenCache) item(d *app.Document, key tokenKey, cut func(string) []spans.Token) *tokenItem {
	if key.version == "" {
		return &tokenItem{title: cut(d.Title), body: cut(d.Text.Text)}
	}
	c.mu.Lock()
	e, ok := c.items[key]
	if ok {
		c.order.MoveToFront(e)
		c.mu.Unlock()
		return e.Value.(*tokenItem)
	}
	c.mu.Unlock()
	item := &tokenItem{key: key, title: cut(d.Title), body: cut(d.Text.Text)}
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.items[key]; ok {
		return e.Value.(*tokenItem)
	}
	c.items[key] = c.order.PushFront(item)
	c.bytes += item.size()
	for c.bytes > tokenCacheBytes && c.order.Len() > 1 {
		last := c.order.Remove(c.order.Back()).(*tokenItem)
		delete(c.items, last.key)
		c.bytes -= last.size()
	}
	return item
}

func (t *tokenItem) size() int { return tokenBytes * (len(t.title) + len(t.body)) }

func cutBounds(text string) []spans.Token {
	tokens := make([]spans.Token, 0, len(text)/6+1)
	analysis.Each(text, func(start, end int) { tokens = append(tokens, spans.Token{Start: start, End: end}) })
	return tokens
}

func cut(text string) []spans.Token {
	tokens := make([]spans.Token, 0, len(text)/6+1)
	analysis.Each(text, func(start, end int) {
		if exact := analysis.Fold(text[start:end]); exact != "" {
			tokens = append(tokens, spans.Token{Start: start, End: end, Exact: exact})
		}
	})
	return tokens
}
