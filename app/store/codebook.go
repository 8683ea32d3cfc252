package store

import "parley/app"

// Codebook gives actors, issues, tags and coders in the order in which they were made.
func (s *Store) Codebook() (app.Codebook, error) {
	var out app.Codebook
	err := s.read("read codebook", func(t *tx) error {
		var err error
		out, err = t.codebook()
		return err
	})
	return out, err
}

func (t *tx) codebook() (out app.Codebook, err error) {
	all := selection{}
	if out.Actors, err = loadActors(t, all); err != nil {
		return out, err
	}
	if out.Issues, err = loadIssues(t, all); err != nil {
		return out, err
	}
	if out.Tags, err = loadTags(t, all); err != nil {
		return out, err
	}
	out.Coders, err = loadCoders(t, all)
	return out, err
}
