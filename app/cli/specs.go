package cli

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"parley/app"
)

// Specs is the part that keeps recipes of matrices under names.
type Specs interface {
	Specs() ([]app.MatrixSpec, error)
	SaveSpec(s app.MatrixSpec) (app.MatrixSpec, error)
	RemoveSpec(id app.SpecID) error
}

func (c commands) specs() *cobra.Command {
	cmd := &cobra.Command{
		Use: "specs PROJECT list|save|remove [NAME]", Short: "Recipes of matrices under names", Args: rangeArgs(2, 3),
		Long: "Recipes of matrices: the rules, the filter and the dates, kept under a name for --spec and for the window.\n" +
			"Saving takes the flags of “parley matrix” and changes the recipe that has the name; both are steps that “parley undo” takes back.",
	}
	var asJSON bool
	var flags specFlags
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	flags.register(cmd)
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		name := ""
		if len(args) == 3 {
			name = args[2]
		}
		switch act := args[1]; {
		case act != "list" && act != "save" && act != "remove":
			return usagef("specs takes list, save or remove, not %q", act)
		case (act == "list") != (name == ""):
			return usagef("specs %s takes %s", act, map[bool]string{true: "no name", false: "the name of a recipe"}[act == "list"])
		case act == "list":
			return c.reading(args[0], func(s Session) error { return c.listSpecs(s, asJSON) })
		case act == "remove":
			return c.with(args[0], Opening{}, func(s Session) error {
				spec, err := s.Spec(name)
				if err != nil {
					return err
				}
				return s.RemoveSpec(spec.ID)
			})
		}
		return c.with(args[0], Opening{}, func(s Session) error {
			spec, err := flags.resolve(s)
			if err != nil {
				return err
			}
			have, err := s.Specs()
			if err != nil {
				return err
			}
			spec.ID, spec.Name = "", name
			if i := slices.IndexFunc(have, func(x app.MatrixSpec) bool { return app.FoldName(x.Name) == app.FoldName(name) }); i >= 0 {
				spec.ID, spec.Name = have[i].ID, have[i].Name
			}
			spec, err = s.SaveSpec(spec)
			if err != nil {
				return err
			}
			if asJSON {
				return c.printJSON(spec)
			}
			c.printf("Saved the matrix “%s”.\n", spec.Name)
			return nil
		})
	}
	return cmd
}

func (c commands) listSpecs(s Session, asJSON bool) error {
	all, err := s.Specs()
	if err != nil {
		return err
	}
	if asJSON {
		return c.printJSON(all)
	}
	t := table{max: []int{30, 20}}
	for _, x := range all {
		t.add(x.Name, x.Resolver, x.Query)
	}
	t.print(c.p.Out)
	return nil
}

// Settling is the part that settles what two coders see differently.
type Settling interface {
	Settle(ctx context.Context, other app.CodedProject, d app.Disagreement) error
}

func (c commands) settle() *cobra.Command {
	var a, b string
	cmd := &cobra.Command{
		Use: "settle A.parley B.parley [--a S-1] [--b S-7]", Short: "Take B's side in a disagreement", Args: exactArgs(2),
		Long: "Take B's side in a disagreement that “parley compare” lists, as one step that can be undone: of a pair (--a and --b) A gets the\n" +
			"values of B; a statement that only B has (--b) is taken in; one that only A has (--a) is withdrawn.",
		RunE: func(cmd *cobra.Command, args []string) error {
			other, err := c.coded(cmd.Context(), args[1])
			if err != nil {
				return err
			}
			return c.with(args[0], Opening{}, func(s Session) error {
				x, err := s.Compare(cmd.Context(), other)
				if err != nil {
					return err
				}
				i := slices.IndexFunc(x.Disagreements, func(d app.Disagreement) bool {
					return (a != "" || b != "") && (a == "" || string(d.A) == a) && (b == "" || string(d.B) == b)
				})
				if i < 0 {
					return &app.Error{Code: app.NotFound, Op: "settle", Msg: "there is no such disagreement", Hint: "“parley compare” lists them with the numbers of the statements."}
				}
				return s.Settle(cmd.Context(), other, x.Disagreements[i])
			})
		},
	}
	cmd.Flags().StringVar(&a, "a", "", "the statement of A")
	cmd.Flags().StringVar(&b, "b", "", "the statement of B")
	return cmd
}
