package workbench

import (
	"context"
	"slices"
	"strings"

	"parley/app"
	"parley/app/positions"
)

// Network computes a network-style projection of a spec's statements. An exclusion whose
// variable is none of the statement names an attribute of the articles, as section.
func (w *Workbench) Network(ctx context.Context, spec app.MatrixSpec, p app.Projection) (app.Network, error) {
	in, err := w.matrixInput(ctx, spec)
	if err != nil {
		return app.Network{}, err
	}
	if p.Exclude, err = w.excludeArticles(&in, p.Exclude); err != nil {
		return app.Network{}, err
	}
	return positions.Project(in, p)
}

// Agreements compares every two actors who share an issue (rule R11).
func (w *Workbench) Agreements(ctx context.Context, spec app.MatrixSpec) ([]app.Agreement, error) {
	in, err := w.matrixInput(ctx, spec)
	if err != nil {
		return nil, err
	}
	return positions.Agreements(in)
}

// excludeArticles takes articles out of the input by their attributes and gives the
// exclusions that are left.
func (w *Workbench) excludeArticles(in *positions.Input, list []app.Exclusion) ([]app.Exclusion, error) {
	known := []string{app.VariableSpeaker, app.VariableHolder, app.VariableIssue, "stance", "attribution", "article", "outlet"}
	var rest, byAttribute []app.Exclusion
	for _, x := range list {
		if slices.Contains(known, x.Variable) {
			rest = append(rest, x)
		} else {
			byAttribute = append(byAttribute, x)
		}
	}
	if len(byAttribute) == 0 {
		return rest, nil
	}
	records, err := w.p.Ledger.Records(app.KindArticle)
	if err != nil {
		return nil, err
	}
	found := map[string]bool{}
	allowed := map[app.ArticleID]bool{}
	for _, r := range records {
		a := r.(app.Article)
		keep := in.Allowed == nil || in.Allowed[a.ID]
		for _, x := range byAttribute {
			for name, value := range a.Attributes {
				if app.FoldName(name) == app.FoldName(x.Variable) {
					found[x.Variable] = true
					keep = keep && value != x.Value
				}
			}
		}
		allowed[a.ID] = keep
	}
	for _, x := range byAttribute {
		if !found[x.Variable] {
			return nil, &app.Error{
				Code: app.Invalid, Op: "matrix", Msg: "nothing can be excluded by “" + x.Variable + "”: no article has an attribute of this name",
				Hint: "Use one of: " + strings.Join(known, ", ") + ", or an attribute of the articles such as section.",
			}
		}
	}
	in.Allowed = allowed
	return rest, nil
}

// MatrixByType computes the positions matrix with a row per type of actor: the holders of
// one type count as one. The real holders stand in the evidence only by their statements.
func (w *Workbench) MatrixByType(ctx context.Context, spec app.MatrixSpec) (app.Matrix, error) {
	if spec.RollUp == app.RollUpMembers {
		return app.Matrix{}, &app.Error{
			Code: app.Invalid, Op: "matrix", Msg: "members cannot be rolled up into an institution and into a type at once",
			Hint: "Use the roll-up holder_only or speaker_as_holder with rows by actor-type.",
		}
	}
	if len(spec.Rows) > 0 {
		return app.Matrix{}, &app.Error{
			Code: app.Invalid, Op: "matrix", Msg: "the spec names its rows, which are actors",
			Hint: "Take the rows out of the spec to see one row per type of actor.",
		}
	}
	in, err := w.matrixInput(ctx, spec)
	if err != nil {
		return app.Matrix{}, err
	}
	typeOf := map[app.ActorID]app.ActorID{}
	for _, a := range in.Codebook.Actors {
		typeOf[a.ID] = app.ActorID(a.Type)
	}
	in.Statements = slices.Clone(in.Statements)
	for i := range in.Statements {
		s := &in.Statements[i]
		holder := s.Holder
		if spec.RollUp == app.RollUpSpeaker && s.Speaker != "" {
			holder = s.Speaker
		}
		s.Holder, s.Speaker = typeOf[holder], ""
	}
	in.Spec.RollUp, in.Overrides = app.RollUpHolder, nil
	in.Codebook.Actors = nil
	for _, t := range app.ActorTypes() {
		in.Codebook.Actors = append(in.Codebook.Actors, app.Actor{ID: app.ActorID(t), Name: strings.ReplaceAll(t, "_", " "), Type: t})
	}
	m, err := positions.Build(in)
	if err != nil {
		return m, err
	}
	m.Spec.RollUp = spec.RollUp
	return m, w.markDoubtful(&m)
}
