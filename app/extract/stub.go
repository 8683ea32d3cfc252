package extract

import (
	"path"
	"strings"

	"parley/app"
)

// refusedStub gives the reason why a short text is no article: what stands in feeds,
// tables and copied texts for an article that was not given. Pages are asked before, by
// more than their text.
func refusedStub(name string, e app.Extracted) error {
	if e.Format == "html" || e.Format == "mhtml" || runes(e.Text) >= fewRunes {
		return nil
	}
	title, text := strings.ToLower(e.Title), strings.ToLower(e.Text)
	for _, r := range refusals {
		if matchesAny(text, nil, r.phrases) || matchesAny(title, r.titles, nil) && len(strings.Fields(text)) < 20 {
			return &app.Error{Code: app.Unsupported, Op: "extract " + name, Msg: path.Base(name) + " " + r.msg + ".", Hint: r.hint}
		}
	}
	return nil
}

// setCanonicalURL brings the address into the form by which articles are compared; as it
// was printed it is kept beside. The slash at its end stays: some servers insist on it.
func setCanonicalURL(e *app.Extracted) {
	canonical := app.CanonicalURL(e.URL)
	if canonical == e.URL || canonical+"/" == e.URL {
		return
	}
	e.Attributes = withKey(e.Attributes, "url_as_printed", e.URL)
	e.URL = canonical
}
