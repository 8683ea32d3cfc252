package present

import (
	"maps"
	"slices"
	"strings"

	"parley/app"
)

// Profiler keeps the import profiles of a person by name.
type Profiler interface {
	Profiles() (map[string]app.ImportProfile, error)
	SaveProfile(name string, p app.ImportProfile) error
	RemoveProfile(name string) error
}

// ProfilePorts are what import profiles need.
type ProfilePorts struct {
	Kept   Profiler
	Import func(paths []string, o app.ImportOptions)
	Last   func() ([]string, app.ImportOptions) // the newest import, to make a profile of
}

// ProfileForm is a profile as it is edited.
type ProfileForm struct {
	Name        string
	Paths       string // one a line
	Source      string
	Language    string
	NoOriginals bool
	Private     bool
}

// ProfilesState is what the dialog of import profiles shows.
type ProfilesState struct {
	Open    bool
	Names   []string
	Row     int // −1: a new one
	Form    ProfileForm
	Version int // counts forms, so that the view fills its fields once for each
	Problem string
	Advice  string // where there are none
}

// Profiles presents import profiles.
type Profiles struct {
	changes[ProfilesState]
	env   Env
	ports ProfilePorts
	all   map[string]app.ImportProfile
	state ProfilesState
}

// NewProfiles makes the presenter of import profiles.
func NewProfiles(env Env, p ProfilePorts) *Profiles {
	return &Profiles{env: env, ports: p, state: ProfilesState{Row: -1}}
}

// Subscribe gives the state to render now and after each change.
func (p *Profiles) Subscribe(render func(ProfilesState)) {
	p.render = render
	p.tell(p.state)
}

// State gives what is shown.
func (p *Profiles) State() ProfilesState { return p.state }

// Show opens the dialog with what is kept now.
func (p *Profiles) Show() {
	p.state.Open = true
	p.read("")
}

// read asks for the profiles and chooses one, "" for the first, else a new one.
func (p *Profiles) read(name string) {
	p.env.Async(func() {
		all, err := p.ports.Kept.Profiles()
		p.env.Dispatch(func() {
			p.state.Problem = ""
			if err != nil {
				p.state.Problem = Words(err).Text()
			}
			p.all, p.state.Names = all, slices.Sorted(maps.Keys(all))
			p.state.Advice = ""
			if len(p.state.Names) == 0 {
				p.state.Advice = "No profiles yet. A profile keeps folders and addresses that are imported again and again, and what to say of articles that do not say it."
			}
			row := slices.Index(p.state.Names, name)
			if row < 0 && len(p.state.Names) > 0 {
				row = 0
			}
			p.choose(row)
			p.env.trace("profiles")
		})
	})
}

// Choose fills the form with a profile; −1 begins a new one, of the newest import.
func (p *Profiles) Choose(row int) {
	p.state.Problem = ""
	p.choose(row)
}

func (p *Profiles) choose(row int) {
	p.state.Row = -1
	p.state.Form = ProfileForm{}
	if row >= 0 && row < len(p.state.Names) {
		p.state.Row = row
		name := p.state.Names[row]
		x := p.all[name]
		p.state.Form = ProfileForm{name, strings.Join(x.Paths, "\n"), x.Source, x.Language, x.NoOriginals, x.Private}
	} else if p.ports.Last != nil {
		paths, o := p.ports.Last()
		p.state.Form = ProfileForm{"", strings.Join(paths, "\n"), o.Source, o.Language, o.NoOriginals, o.Private}
	}
	p.state.Version++
	p.tell(p.state)
}

// Save keeps the form under its name.
func (p *Profiles) Save(f ProfileForm) {
	x, err := p.profile(f)
	if err == nil && strings.TrimSpace(f.Name) == "" {
		err = &app.Error{Code: app.Invalid, Op: "save profile", Msg: "the profile has no name", Hint: "Give it one, such as “Morning”."}
	}
	p.edit(err, func() error { return p.ports.Kept.SaveProfile(f.Name, x) }, strings.TrimSpace(f.Name))
}

// Remove removes the chosen profile.
func (p *Profiles) Remove() {
	if p.state.Row < 0 {
		return
	}
	name := p.state.Names[p.state.Row]
	p.edit(nil, func() error { return p.ports.Kept.RemoveProfile(name) }, "")
}

func (p *Profiles) edit(err error, work func() error, chosen string) {
	if err != nil {
		p.fail(err)
		return
	}
	p.env.Async(func() {
		err := work()
		p.env.Dispatch(func() {
			if err != nil {
				p.fail(err)
				return
			}
			p.read(chosen)
		})
	})
}

// Run imports as the form says, kept or not.
func (p *Profiles) Run(f ProfileForm) {
	x, err := p.profile(f)
	var o app.ImportOptions
	if err == nil {
		o, err = x.Options()
	}
	if err != nil {
		p.fail(err)
		return
	}
	p.Close()
	p.ports.Import(x.Paths, o)
}

// Close closes the dialog.
func (p *Profiles) Close() {
	p.state.Open = false
	p.tell(p.state)
}

func (p *Profiles) fail(err error) {
	p.state.Problem = Words(err).Text()
	p.tell(p.state)
}

// profile makes the profile of a form. A map of columns that the command line gave it stays.
func (p *Profiles) profile(f ProfileForm) (app.ImportProfile, error) {
	x := app.ImportProfile{
		Source: strings.TrimSpace(f.Source), Language: strings.TrimSpace(f.Language),
		NoOriginals: f.NoOriginals, Private: f.Private, Tables: p.all[strings.TrimSpace(f.Name)].Tables,
	}
	for line := range strings.Lines(f.Paths) {
		if line = strings.TrimSpace(line); line != "" {
			x.Paths = append(x.Paths, line)
		}
	}
	if len(x.Paths) == 0 {
		return x, &app.Error{Code: app.Invalid, Op: "import", Msg: "the profile names nothing to import", Hint: "Write a folder, a file or an address on each line."}
	}
	return x, nil
}
