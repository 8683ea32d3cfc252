package store

// Remove deletes a project file with what stands beside it. A project that another
// process edits is refused with code Locked, a file that is no project with Invalid.
func Remove(path string) error {
	s, err := Open(path, Options{})
	if err != nil {
		return err
	}
	if err := s.Close(); err != nil {
		return err
	}
	return translate("remove project", removeDatabase(path))
}
