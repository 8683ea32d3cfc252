package settings

import (
	"slices"
	"strings"
)

// keyKept are the projects that stay in the folder of a cloud service at the user's word.
const keyKept key = "project.kept"

// mostKept bounds the list: a hundred paths are more than anybody works with.
const mostKept = 100

// KeptHere reports whether the user wants a project to stay where it lies.
func (s *Settings) KeptHere(path string) bool { return slices.Contains(s.kept(), path) }

// KeepHere keeps that a project is to stay where it lies; it is not asked about again.
func (s *Settings) KeepHere(path string) {
	rest := slices.DeleteFunc(s.kept(), func(p string) bool { return p == path })
	all := append([]string{path}, rest...)
	s.set(keyKept, strings.Join(all[:min(len(all), mostKept)], "\n"))
}

func (s *Settings) kept() []string {
	return strings.FieldsFunc(s.text(keyKept), func(r rune) bool { return r == '\n' })
}
