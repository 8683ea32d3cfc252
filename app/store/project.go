package store

import "parley/app"

// Project gives the project record.
func (s *Store) Project() (app.Project, error) {
	r, err := s.Record(app.Project{}.Key())
	if err != nil {
		return app.Project{}, err
	}
	return r.(app.Project), nil
}

func loadProjects(t *tx, s selection) ([]app.Project, error) {
	languages, err := values[string](t, "project_language", s)
	if err != nil {
		return nil, err
	}
	var out []app.Project
	err = t.each(`SELECT t.id, t.project_id, t.title, t.coder, t.marking, t.created_at`+s.ordered(app.KindProject, "project"), s.args,
		func(scan func(...any) error) error {
			var key string
			var p app.Project
			if err := scan(&key, &p.ID, &p.Title, &p.Coder, &p.Marking, instant{&p.CreatedAt}); err != nil {
				return err
			}
			p.Languages = languages[key]
			out = append(out, p)
			return nil
		})
	return out, err
}

func insertProject(t *tx, p app.Project) error {
	key := p.Key().ID
	err := t.insert("project", "id, project_id, title, coder, marking, created_at",
		key, p.ID, p.Title, string(p.Coder), p.Marking, stamp(p.CreatedAt))
	if err != nil {
		return err
	}
	return putValues(t, "project_language", key, p.Languages)
}
