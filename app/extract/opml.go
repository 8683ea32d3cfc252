package extract

import (
	"context"
	"encoding/xml"
	"fmt"
	"io/fs"
	"iter"
	"path"
	"strings"

	"parley/app"
)

// OPML recognises lists of feeds. They hold no articles: Extract says so, FeedsOf gives
// the feeds to choose from.
type OPML struct{}

// FeedSource is a feed of a list.
type FeedSource struct {
	Title  string `json:"title"`
	URL    string `json:"url"`
	Site   string `json:"site,omitempty"`
	Folder string `json:"folder,omitempty"` // names of the outlines around it, " / " between
}

// Recognize looks at the root element.
func (OPML) Recognize(_ string, head []byte) bool { return rootOf(decodeHead(head)) == "opml" }

// Extract yields one failure that says what the file is.
func (OPML) Extract(ctx context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error] {
	return single(ctx, fsys, name, func(src source) (app.Extracted, error) {
		feeds, err := FeedsOf(src.bytes)
		if err != nil {
			return app.Extracted{}, damagedFeed(name, err)
		}
		return app.Extracted{}, &app.Error{
			Code: app.Unsupported, Op: "extract " + name, Msg: path.Base(name) + " is a list of " + counted(len(feeds), "feed") + " and holds no articles.",
			Hint: "Choose the feeds in it that you want to import.",
		}
	})
}

// counted gives a number with its noun.
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// FeedsOf reads the feeds of an OPML list, in its order.
func FeedsOf(b []byte) ([]FeedSource, error) {
	text := cleanXML(decode(b, declaredCharset(b)).text)
	if err := checkDepth(text); err != nil {
		return nil, err
	}
	dec := xml.NewDecoder(strings.NewReader(text))
	dec.Strict = false
	dec.Entity = xml.HTMLEntity
	feeds := []FeedSource{}
	var folders []string
	for {
		tok, err := dec.Token()
		if tok == nil {
			if len(feeds) == 0 && err != nil && err.Error() != "EOF" {
				return nil, fmt.Errorf("read feed list: %w", err)
			}
			return feeds, nil
		}
		switch t := tok.(type) {
		case xml.StartElement:
			if !strings.EqualFold(t.Name.Local, "outline") {
				continue
			}
			f := outlineOf(t)
			if f.URL != "" && len(feeds) < maxItems {
				f.Folder = strings.Join(folders, " / ")
				feeds = append(feeds, f)
			}
			folders = append(folders, f.Title)
		case xml.EndElement:
			if strings.EqualFold(t.Name.Local, "outline") && len(folders) > 0 {
				folders = folders[:len(folders)-1]
			}
		}
	}
}

func outlineOf(t xml.StartElement) FeedSource {
	var f FeedSource
	text := ""
	for _, a := range t.Attr {
		switch strings.ToLower(a.Name.Local) {
		case "title":
			f.Title = line(a.Value)
		case "text":
			text = line(a.Value)
		case "xmlurl":
			f.URL = strings.TrimSpace(a.Value)
		case "htmlurl":
			f.Site = strings.TrimSpace(a.Value)
		}
	}
	if f.Title == "" {
		f.Title = text
	}
	return f
}
