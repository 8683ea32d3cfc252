package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"parley/app"
	"parley/app/jobs"
)

// Versions is the part that keeps the texts of an article and places quotes in them.
type Versions interface {
	AddVersion(id app.ArticleID, text, reason string) (app.VersionInfo, error)
	VersionsOf(id app.ArticleID) ([]app.VersionInfo, error)
	AdoptVersion(id app.ArticleID, v app.VersionID) (app.Reanchoring, error)
	Reread(ctx context.Context, ids []app.ArticleID, r jobs.Reporter) (app.ImportReport, error)
	Review() ([]app.ReviewItem, error)
	Decide(item app.ReviewItem, d app.ReviewDecision, b app.Bounds) error
	DiffVersions(id app.ArticleID, from, to app.VersionID) (app.TextDiff, error)
}

// versionFlags are the flags of `parley versions`.
type versionFlags struct {
	asJSON             bool
	add, reason, adopt string
	diff               string
}

func (c commands) versions() *cobra.Command {
	var f versionFlags
	cmd := &cobra.Command{
		Use: "versions PROJECT ARTICLE", Short: "List the texts of an article, add one, put one in force", Args: exactArgs(2),
		Long: "Lists the text versions of an article with the quotes cut from each and placed in each.\n" +
			"--add keeps the text of a file beside the one in force (“-” reads standard input); nothing else changes.\n" +
			"--adopt puts a version in force, by its number or the beginning of its id, and places all quotes in it.",
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.add != "" && f.adopt != "" {
				return usagef("add a text first, then adopt it")
			}
			if f.reason != "" && f.add == "" {
				return usagef("--reason goes with --add")
			}
			opening := Opening{Reading: f.add == "" && f.adopt == ""}
			return c.with(args[0], opening, func(s Session) error {
				id, err := s.FindArticle(args[1])
				if err != nil {
					return err
				}
				switch {
				case f.diff != "":
					return c.diffVersions(s, id, f)
				case f.add != "":
					return c.addVersion(s, id, f)
				case f.adopt != "":
					return c.adoptVersion(cmd, s, id, f)
				}
				return c.listVersions(s, id, f.asJSON)
			})
		},
	}
	cmd.Flags().BoolVar(&f.asJSON, "json", false, "print JSON")
	cmd.Flags().StringVar(&f.add, "add", "", "file with another text of the article")
	cmd.Flags().StringVar(&f.reason, "reason", "", "why the text is another")
	cmd.Flags().StringVar(&f.diff, "diff", "", "show how two versions differ, word by word, as 1..2")
	cmd.Flags().StringVar(&f.adopt, "adopt", "", "version to put in force")
	return cmd
}

func (c commands) addVersion(s Session, id app.ArticleID, f versionFlags) error {
	data, err := c.readText(f.add)
	if err != nil {
		return err
	}
	before, err := s.VersionsOf(id)
	if err != nil {
		return err
	}
	v, err := s.AddVersion(id, string(data), f.reason)
	if err != nil {
		return err
	}
	switch {
	case v.Failed != "":
		return &app.Error{
			Code: app.Invalid, Op: "add text version", Msg: v.Failed + "; this is kept as a failed attempt, the article stays as it is",
			Hint: "Give the whole text of the article.",
		}
	case f.asJSON:
		return c.printJSON(v)
	case len(before) > 0 && knowsVersion(before, v.ID):
		c.printf("The article has this text already, as version %d.\n", v.N)
	default:
		c.printf("Added version %d. The text in force stays until you adopt the new one.\n", v.N)
	}
	return nil
}

func knowsVersion(list []app.VersionInfo, id app.VersionID) bool {
	for _, v := range list {
		if v.ID == id {
			return true
		}
	}
	return false
}

func (c commands) readText(path string) ([]byte, error) {
	if path == "-" {
		return io.ReadAll(c.p.In)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, &app.Error{Code: app.NotFound, Op: "add text version", Msg: "the file cannot be read: " + path, Hint: "Check the name.", Err: err}
	}
	return data, nil
}

func (c commands) adoptVersion(cmd *cobra.Command, s Session, id app.ArticleID, f versionFlags) error {
	list, err := s.VersionsOf(id)
	if err != nil {
		return err
	}
	v, err := versionNamed(list, f.adopt)
	if err != nil {
		return err
	}
	r, err := s.AdoptVersion(id, v)
	if err != nil {
		return err
	}
	if err := c.catchUp(cmd.Context(), s); err != nil {
		return err
	}
	if f.asJSON {
		return c.printJSON(r)
	}
	c.printf("Version %d is in force; %s.\n", r.N, placedWords(r.Placed, r.Own))
	if r.Placed.Review+r.Placed.Orphan > 0 {
		c.printf("“parley review” lists what to look at.\n")
	}
	return nil
}

func versionNamed(list []app.VersionInfo, name string) (app.VersionID, error) {
	n, _ := strconv.Atoi(name)
	for _, v := range list {
		if v.ID != "" && (v.N == n || len(name) >= 6 && strings.HasPrefix(string(v.ID), name)) {
			return v.ID, nil
		}
	}
	return "", &app.Error{
		Code: app.NotFound, Op: "adopt text version", Msg: "the article has no text version " + name, Hint: "“parley versions” lists them.",
	}
}

// placedWords says in words how many quotes are where.
func placedWords(p app.PlacementCounts, own int) string {
	var out []string
	for _, x := range []struct {
		n     int
		words string
	}{
		{own, "cut from it"},
		{p.OK, "placed"},
		{p.Review, "to review"},
		{p.Orphan, "without a place"},
		{p.Kept, "kept on their own version"},
	} {
		if x.n > 0 {
			out = append(out, fmt.Sprintf("%d %s", x.n, x.words))
		}
	}
	switch {
	case len(out) == 0:
		return "no quotes"
	case own+p.OK+p.Review+p.Orphan+p.Kept == 1:
		return "1 quote: " + strings.TrimPrefix(out[0], "1 ")
	}
	return "quotes: " + strings.Join(out, ", ")
}

func (c commands) listVersions(s Session, id app.ArticleID, asJSON bool) error {
	list, err := s.VersionsOf(id)
	if err != nil {
		return err
	}
	if asJSON {
		return c.printJSON(map[string]any{"article": id, "versions": nonNil(list)})
	}
	t := table{max: []int{0, 0, 0, 0, 0, 40, 60}}
	for _, v := range list {
		n, standing, what := strconv.Itoa(v.N), "", placedWords(v.Placed, v.Own)
		switch {
		case v.Failed != "":
			n, standing, what = "–", "failed", v.Failed
		case v.Current:
			standing = "in force"
		case v.Newer:
			standing = "newer"
		}
		t.add(n, standing, v.At.Local().Format("2006-01-02 15:04"), dash(string(v.Coder)), v.MadeFrom, dash(v.Reason), what)
	}
	t.print(c.p.Out)
	return nil
}

func (c commands) review() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "review PROJECT [ITEM accept|keep|orphan | ITEM mark START-END]", Short: "List quotes that a newer text does not have for sure, and decide on them",
		Long: "Lists the quotes whose place in the text in force somebody has to look at: the words that were cut,\n" +
			"the place suggested, and why it is not sure. Decide on one by its name:\n" +
			"  accept            the suggestion is right\n" +
			"  mark START-END    it stands there (bytes of the text that “parley show --json” prints)\n" +
			"  keep              it stays with the text that it was cut from\n" +
			"  orphan            the text has nothing like it\n" +
			"Every decision can be undone.",
		Args: rangeArgs(1, 4),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 2 {
				return usagef("say what to decide on %s: accept, keep, orphan, or mark START-END", args[1])
			}
			return c.with(args[0], Opening{Reading: len(args) == 1}, func(s Session) error {
				items, err := s.Review()
				if err != nil {
					return err
				}
				if len(args) == 1 {
					return c.printReview(items, asJSON)
				}
				return c.decide(s, items, args[1:])
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (c commands) decide(s Session, items []app.ReviewItem, words []string) error {
	d := app.ReviewDecision(words[1])
	var b app.Bounds
	if (d == app.DecideMark) != (len(words) == 3) {
		return usagef("“mark” is followed by START-END, nothing else is")
	}
	if d == app.DecideMark {
		if _, err := fmt.Sscanf(words[2], "%d-%d", &b.Start, &b.End); err != nil {
			return usagef("“%s” is not START-END", words[2])
		}
	}
	it, err := itemNamed(items, words[0])
	if err != nil {
		return err
	}
	if err := s.Decide(it, d, b); err != nil {
		return err
	}
	left := 0
	for _, x := range items {
		if !x.Placement.Decided() && x.Name != it.Name {
			left++
		}
	}
	c.printf("%s: %s. %d left to review.\n", it.Name, map[app.ReviewDecision]string{
		app.DecideAccept: "the suggestion is accepted", app.DecideMark: "marked by hand",
		app.DecideKeep: "kept on its own version", app.DecideOrphan: "given up as an orphan",
	}[d], left)
	return nil
}

// itemNamed finds an item by its name, or by that of its statement where this has one.
func itemNamed(items []app.ReviewItem, name string) (app.ReviewItem, error) {
	var found []app.ReviewItem
	for _, it := range items {
		if it.Name == name {
			return it, nil
		}
		if it.Placement.Quote.Owner.ID == name {
			found = append(found, it)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return app.ReviewItem{}, &app.Error{
			Code: app.NotFound, Op: "review", Msg: "nothing called " + name + " is to be reviewed", Hint: "“parley review” lists what is.",
		}
	}
	return app.ReviewItem{}, &app.Error{
		Code: app.Invalid, Op: "review", Msg: fmt.Sprintf("%s has %d quotes to review", name, len(found)),
		Hint: "Name one of them, such as " + found[0].Name + ".",
	}
}

func (c commands) printReview(items []app.ReviewItem, asJSON bool) error {
	if asJSON {
		return c.printJSON(map[string]any{"items": nonNil(items)})
	}
	if len(items) == 0 {
		c.printf("Nothing to review: every quote is where the text in force has it.\n")
		return nil
	}
	for i, it := range items {
		if i > 0 {
			c.printf("\n")
		}
		c.printf("%s  %s  %s  %s\n", it.Name, it.Placement.Status, reasonWords(it), it.Title)
		c.printf("  was  %s\n", it.Quote.Exact)
		if it.Suggestion != "" {
			c.printf("  now  %s  (%d-%d)\n", diffWords(it.Diff), it.Placement.Start, it.Placement.End)
		}
	}
	return nil
}

func reasonWords(it app.ReviewItem) string {
	if it.Suggestion == "" {
		return it.Reason
	}
	return fmt.Sprintf("%s (%.2f)", it.Reason, it.Placement.Score)
}

// diffWords shows a difference in one line: [-gone-]{+new+}.
func diffWords(parts []app.DiffPart) string {
	var b strings.Builder
	for _, p := range parts {
		switch p.Op {
		case app.DiffGone:
			b.WriteString("[-" + p.Text + "-]")
		case app.DiffNew:
			b.WriteString("{+" + p.Text + "+}")
		default:
			b.WriteString(p.Text)
		}
	}
	return b.String()
}
