package workbench

import (
	"context"

	"parley/app"
	"parley/app/positions"
)

// Coded gives all that is in the project, as another project can take it in or be
// compared with it. Articles come with their text in force.
func (w *Workbench) Coded(ctx context.Context) (app.CodedProject, error) {
	out := app.CodedProject{Format: "parley"}
	p, err := w.p.Coding.Project()
	if err != nil {
		return out, err
	}
	out.Title, out.ID = p.Title, p.ID
	if out.Codebook, err = w.p.Coding.Codebook(); err != nil {
		return out, err
	}
	if out.Outlets, err = recordsOf(w, app.KindOutlet, every[app.Outlet]); err != nil {
		return out, err
	}
	if out.Articles, err = recordsOf(w, app.KindArticle, every[app.Article]); err != nil {
		return out, err
	}
	for _, a := range out.Articles {
		if err := ctx.Err(); err != nil {
			return out, err
		}
		text, err := w.p.Articles.Text(a.Version)
		if err != nil {
			return out, err
		}
		out.Texts = append(out.Texts, text)
	}
	if out.Statements, err = w.p.Coding.Statements(app.StatementFilter{}); err != nil {
		return out, err
	}
	if out.Links, err = w.links(); err != nil {
		return out, err
	}
	if out.Annotations, err = recordsOf(w, app.KindAnnotation, every[app.Annotation]); err != nil {
		return out, err
	}
	if out.Notes, err = recordsOf(w, app.KindNote, every[app.Note]); err != nil {
		return out, err
	}
	if out.TermLists, err = recordsOf(w, app.KindTermList, every[app.TermList]); err != nil {
		return out, err
	}
	out.Specs, err = recordsOf(w, app.KindSpec, every[app.MatrixSpec])
	return out, err
}

func every[T app.Record](T) bool { return true }

// Compare tells how far the coding of this project and of another agree on the articles
// that both have; this one is A.
func (w *Workbench) Compare(ctx context.Context, other app.CodedProject) (app.Comparison, error) {
	own, err := w.Coded(ctx)
	if err != nil {
		return app.Comparison{}, err
	}
	return positions.Compare(own, other), nil
}
