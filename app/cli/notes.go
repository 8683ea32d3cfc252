package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"parley/app"
)

// Remarks attaches notes and links.
type Remarks interface {
	PutNote(target app.Key, text string) (app.Note, error)
	RemoveNote(id string) error
	Notes(target app.Key) ([]app.Note, error)
	LinkStatements(from, to app.StatementID, typ app.LinkType) error
	UnlinkStatements(from, to app.StatementID, typ app.LinkType) error
}

// Marks puts tags, overrides and corrections.
type Marks interface {
	PutTag(t app.Tag) error
	TagRecords(keys []app.Key, tag app.TagID, on bool) error
	SetOverride(o app.CellOverride) error
	RemoveOverride(k app.CellKey, spec app.SpecID) error
	EditArticle(id app.ArticleID, e app.ArticleEdit) error
}

func (c commands) note() *cobra.Command {
	var asJSON bool
	var remove string
	cmd := &cobra.Command{
		Use: "note PROJECT KIND:NAME [TEXT]", Short: "Attach a note to anything, or print the notes on it", Args: rangeArgs(2, 3),
		Long: "KIND is statement, annotation, article, actor, issue, tag, override … and NAME its id or name, as actor:“Ann Lind”.\n" +
			"Each coder has one note on an object: a second text replaces the first. Without a text the notes are printed.",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 2 && remove == "" {
				return c.reading(args[0], func(s Session) error { return c.printNotes(s, args[1], asJSON) })
			}
			return c.with(args[0], Opening{}, func(s Session) error {
				k, err := target(s, args[1])
				if err != nil {
					return err
				}
				if remove != "" {
					if err := s.RemoveNote(remove); err != nil {
						return err
					}
					c.printf("Removed %s.\n", remove)
					return nil
				}
				n, err := s.PutNote(k, args[2])
				if err != nil {
					return err
				}
				if asJSON {
					return c.printJSON(n)
				}
				c.printf("%s on %s\n", n.ID, k)
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON; without a text JSON Lines")
	cmd.Flags().StringVar(&remove, "remove", "", "remove the note with this id, as M-3")
	return cmd
}

func (c commands) printNotes(s Session, name string, asJSON bool) error {
	k, err := target(s, name)
	if err != nil {
		return err
	}
	notes, err := s.Notes(k)
	if err != nil {
		return err
	}
	t := table{}
	for _, n := range notes {
		if asJSON {
			if err := c.printLine(n); err != nil {
				return err
			}
			continue
		}
		t.add(n.ID, n.At.Local().Format("2006-01-02 15:04"), string(n.Coder), n.Text)
	}
	t.print(c.p.Out)
	return nil
}

// target finds what KIND:NAME names.
func target(s Session, words string) (app.Key, error) {
	kind, name, ok := strings.Cut(words, ":")
	if !ok || name == "" {
		return app.Key{}, usagef("name it as KIND:NAME, as statement:S-12 or actor:Lind, not %q", words)
	}
	k := app.Key{Kind: app.Kind(kind), ID: name}
	switch k.Kind {
	case app.KindArticle:
		id, err := s.FindArticle(name)
		k.ID = string(id)
		return k, err
	case app.KindActor, app.KindIssue:
		book, err := s.Codebook()
		if err != nil {
			return k, err
		}
		if k.Kind == app.KindActor {
			id, err := actorNamed(book, name)
			return app.Actor{ID: id}.Key(), err
		}
		id, err := issueNamed(book, name)
		return app.Issue{ID: id}.Key(), err
	case app.KindStatement, app.KindAnnotation, app.KindTag, app.KindOutlet, app.KindOverride, app.KindLink, app.KindSpec,
		app.KindList, app.KindSearch, app.KindTermList, app.KindCoder, app.KindProject, app.KindRevision, app.KindPlacement,
		app.KindEdition, app.KindVerdict:
		return k, nil
	}
	return k, usagef("there is no kind %q; use statement, annotation, article, actor, issue, tag, outlet, link or override", kind)
}

func (c commands) link() *cobra.Command {
	var remove bool
	cmd := &cobra.Command{
		Use: "link PROJECT STATEMENT TYPE STATEMENT", Short: "Say that one statement repeats, denies, supersedes … another", Args: exactArgs(4),
		Long: "TYPE is one of: " + strings.Join(app.LinkTypes(), ", ") + ".",
		RunE: func(_ *cobra.Command, args []string) error {
			return c.with(args[0], Opening{}, func(s Session) error {
				act, word := s.LinkStatements, "Linked"
				if remove {
					act, word = s.UnlinkStatements, "Removed the link"
				}
				if err := act(app.StatementID(args[1]), app.StatementID(args[3]), args[2]); err != nil {
					return err
				}
				c.printf("%s: %s %s %s\n", word, args[1], strings.ReplaceAll(args[2], "_", " "), args[3])
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&remove, "remove", false, "take the link away")
	return cmd
}

func (c commands) tag() *cobra.Command {
	var remove bool
	var colour string
	cmd := &cobra.Command{
		Use: "tag PROJECT TAG KIND:NAME ...", Short: "Put a tag on articles, statements, annotations, actors or issues", Args: minArgs(3),
		RunE: func(_ *cobra.Command, args []string) error {
			return c.with(args[0], Opening{}, func(s Session) error {
				var keys []app.Key
				for _, name := range args[2:] {
					k, err := target(s, name)
					if err != nil {
						return err
					}
					keys = append(keys, k)
				}
				id, err := c.tagNamed(s, args[1], colour, !remove)
				if err != nil {
					return err
				}
				if err := s.TagRecords(keys, id, !remove); err != nil {
					return err
				}
				word := "tagged"
				if remove {
					word = "untagged"
				}
				c.printf("%d %s: %s\n", len(keys), word, args[1])
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&remove, "remove", false, "take the tag off")
	cmd.Flags().StringVar(&colour, "colour", "", "colour of a new tag, as #8a2be2")
	return cmd
}

// tagNamed finds a tag by id or name; a new one is made where that is wanted.
func (c commands) tagNamed(s Session, name, colour string, create bool) (app.TagID, error) {
	book, err := s.Codebook()
	if err != nil {
		return "", err
	}
	taken := map[string]bool{}
	for _, t := range book.Tags {
		if string(t.ID) == name || app.FoldName(t.Name) == app.FoldName(name) {
			return t.ID, nil
		}
		taken[string(t.ID)] = true
	}
	if !create {
		return "", notInCodebook("tag", name)
	}
	t := app.Tag{ID: app.TagID(app.Slug(name, func(id string) bool { return taken[id] })), Name: strings.TrimSpace(name), Colour: colour}
	return t.ID, s.PutTag(t)
}
