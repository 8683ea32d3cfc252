package cli

import (
	"fmt"
	"strings"

	"parley/app"
)

// queueJSON is the queue as `parley queue --json` prints it.
type queueJSON struct {
	Total       int              `json:"total"`
	Tiers       map[app.Tier]int `json:"tiers"`
	Articles    int              `json:"articles"`
	Waiting     int              `json:"waiting"`     // articles not looked at since something changed
	Unsupported int              `json:"unsupported"` // articles in languages without suggestions
	Hidden      int              `json:"hidden"`      // no longer offered
	HiddenCues  []string         `json:"hidden_cues"`
	Offers      []offerLine      `json:"offers"`
}

// offerLine is a suggestion as `parley suggest --json` prints it, with what the queue knows
// beside it.
type offerLine struct {
	Key string `json:"key"`
	suggestedLine
	Title     string   `json:"title"`
	Outlet    string   `json:"outlet,omitempty"`
	Published app.Date `json:"published,omitempty"`
	Words     string   `json:"words"`
	Raw       float64  `json:"raw_confidence"` // before this project's decisions
	NewActors []string `json:"new_actors"`
	Lacks     []string `json:"lacks"` // holder, issue, stance: what recording it as it is leaves open
}

// lacks names what a statement recorded from the offer would lack.
func lacks(o app.Offer) []string {
	out := []string{}
	if o.Holder.Recorded() == "" {
		out = append(out, "holder")
	}
	if o.Issue == "" {
		out = append(out, "issue")
	}
	if o.Issue == "" || o.Stance == "" || o.Stance == app.Unclear {
		out = append(out, "stance")
	}
	return out
}

// queueLines gives the queue with the words of each suggestion from its text.
func queueLines(s Session, q app.Queue) (queueJSON, error) {
	out := queueJSON{
		Total: q.Total, Tiers: q.Tiers, Articles: q.Articles, Waiting: q.Waiting, Unsupported: q.Unsupported,
		Hidden: q.Hidden, HiddenCues: nonNil(q.HiddenCues), Offers: make([]offerLine, 0, len(q.Offers)),
	}
	var open app.OpenArticle
	for _, o := range q.Offers {
		if open.ID != o.Article {
			var err error
			if open, err = s.Open(o.Article); err != nil {
				return out, err
			}
		}
		out.Offers = append(out.Offers, offerLine{
			Key: o.Key, suggestedLine: suggestionLine(o.Suggestion, open.Text.Text), Title: o.Title, Outlet: o.Source, Published: o.Published,
			Words: o.Words, Raw: o.Raw, NewActors: nonNil(o.NewActors), Lacks: lacks(o),
		})
	}
	return out, nil
}

// printQueue prints the queue for people, article by article.
func (c commands) printQueue(q app.Queue) {
	if q.Library == 0 {
		c.printf("The project has no articles: “parley import” brings them in.\n")
		return
	}
	article := app.ArticleID("")
	for _, x := range q.Offers {
		if x.Article != article {
			article = x.Article
			c.printf("%s  %s\n", x.Article, strings.Join(strings.Fields(x.Title), " "))
		}
		about := "no issue"
		if x.Issue != "" {
			about = string(x.Issue) + " " + string(x.Stance)
		}
		c.printf("  %s  %3.0f %%  %s: %s\n      %s\n", x.Key, 100*x.Confidence, x.Holder.Words(), about, strings.Join(strings.Fields(x.Words), " "))
	}
	c.printf("%s open in %s: %d sure, %d likely, %d unsure.\n", counted(q.Total, "suggestion"), counted(q.Articles, "article"), q.Tiers[app.TierA], q.Tiers[app.TierB], q.Tiers[app.TierC])
	if n := q.Total - len(q.Offers); n > 0 {
		c.printf("%s not listed: --limit says how many are.\n", counted(n, "suggestion"))
	}
	if q.Waiting > 0 {
		c.printf("%s not looked at since text, codebook or rules changed.\n", counted(q.Waiting, "article"))
	}
	if q.Unsupported > 0 {
		c.printf("%s in languages without suggestions; English, Ukrainian and Russian have them.\n", counted(q.Unsupported, "article"))
	}
	if q.Hidden > 0 {
		c.printf("%s no longer offered, since these words were rejected each time: %s.\n", counted(q.Hidden, "suggestion"), strings.Join(q.HiddenCues, ", "))
	}
}

// coverageJSON is the coverage as `parley coverage --json` prints it.
type coverageJSON struct {
	Query    string             `json:"query,omitempty"`
	Articles int                `json:"articles"`
	Done     int                `json:"done"`
	Hits     int                `json:"hits"`
	Uncoded  int                `json:"uncoded"`
	Rows     []coverageLineJSON `json:"rows"`
}

type coverageLineJSON struct {
	Article    app.ArticleID    `json:"article"`
	Title      string           `json:"title"`
	Outlet     string           `json:"outlet,omitempty"`
	Published  app.Date         `json:"published,omitempty"`
	Statements int              `json:"statements"`
	Open       map[app.Tier]int `json:"open"`
	Hits       int              `json:"hits"`
	Uncoded    int              `json:"uncoded"`
}

func coverageLines(x app.Coverage) coverageJSON {
	out := coverageJSON{x.Query, x.Articles, x.Done, x.Hits, x.Uncoded, []coverageLineJSON{}}
	for _, r := range x.Rows {
		l := coverageLineJSON{r.Article, r.Title, r.Source, r.Published, r.Statements, r.Open, r.Hits, r.Uncoded}
		if l.Open == nil {
			l.Open = map[app.Tier]int{}
		}
		out.Rows = append(out.Rows, l)
	}
	return out
}

// printCoverage prints the coverage for people.
func (c commands) printCoverage(x app.Coverage) {
	if x.Articles == 0 {
		c.printf("There are no articles to look at.\n")
		return
	}
	for _, r := range x.Rows {
		var left []string
		for _, t := range []struct {
			tier  app.Tier
			words string
		}{{app.TierA, "sure"}, {app.TierB, "likely"}, {app.TierC, "unsure"}} {
			if n := r.Open[t.tier]; n > 0 {
				left = append(left, counted(n, t.words+" suggestion"))
			}
		}
		if r.Uncoded > 0 {
			left = append(left, fmt.Sprintf("%d of %s in no statement", r.Uncoded, counted(r.Hits, "hit")))
		}
		c.printf("%s  %s: %s; left: %s\n", r.Article, strings.Join(strings.Fields(r.Title), " "), counted(r.Statements, "statement"), strings.Join(left, ", "))
	}
	c.printf("%d of %s with nothing left.\n", x.Done, counted(x.Articles, "article"))
	if x.Query != "" {
		c.printf("%d of %s in no statement.\n", x.Uncoded, counted(x.Hits, "hit"))
	}
}
