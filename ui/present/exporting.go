package present

import (
	"context"
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"

	"parley/app"
	"parley/app/jobs"
)

// ReportExporter writes reports and knows the saved recipes.
type ReportExporter interface {
	ExportFile(ctx context.Context, q app.ExportRequest, r jobs.Reporter) (app.Exported, error)
	Specs() ([]app.MatrixSpec, error)
	View(ctx context.Context, spec app.MatrixSpec) (app.MatrixView, error)
	Project() (app.Project, error)
}

// ExportingPorts are what the export dialog needs.
type ExportingPorts struct {
	Exporter ReportExporter
	Jobs     Starter
	// Kept and Keep remember the choices of a person as one text.
	Kept func() string
	Keep func(string)
	// Open opens a file with the desktop's own program.
	Open func(path string)
}

// onScreen is the choice of the matrix that the window shows.
const onScreen = "On screen"

// ExportingState is what the export dialog shows.
type ExportingState struct {
	Open       bool
	Formats    []Choice // by ending
	Format     string
	About      string // what the format is for
	Specs      []string
	Spec       string
	Title      string
	Marking    string
	Languages  []Choice
	Language   string
	Papers     []Choice
	Paper      string
	Sheets     []ExportSheet
	CoderNames bool
	OpenAfter  bool
	Report     bool // title, marking, language and paper have a meaning for the format
	Workbook   bool // sheets have
	Page       PreviewPage
	NoWrite    string // why it cannot be written; empty: it can
}

// ExportSheet is a sheet that may be left out.
type ExportSheet struct {
	Name string
	On   bool
}

// PreviewPage is the first page as the preview draws it.
type PreviewPage struct {
	Title, Sub, Marking string
	Wide                bool // landscape
	Letter              bool // the other paper
	Heads               []string
	Rows                []PreviewRow
	Loading             bool
}

// PreviewRow is an actor with the display states of its cells.
type PreviewRow struct {
	Name  string
	Cells []PreviewCell
}

// PreviewCell is a cell of the preview.
type PreviewCell struct {
	State string
	Pale  bool
	Text  string
}

// Exporting presents what is written of the project, how and where.
type Exporting struct {
	changes[ExportingState]
	env    Env
	ports  ExportingPorts
	load   *Loader[app.MatrixView]
	screen app.MatrixSpec
	specs  []app.MatrixSpec
	matrix app.MatrixView
	state  ExportingState
}

// exportChoices are what is remembered from one export to the next.
type exportChoices struct {
	Format     string   `json:"format"`
	Language   string   `json:"language"`
	Paper      string   `json:"paper"`
	Without    []string `json:"without"`
	CoderNames bool     `json:"coder_names"`
	NotOpen    bool     `json:"not_open"`
}

// NewExporting makes the presenter of the export dialog.
func NewExporting(env Env, p ExportingPorts) *Exporting {
	return &Exporting{env: env, ports: p, load: NewLoader[app.MatrixView](env)}
}

// Subscribe gives the state to render now and after each change.
func (e *Exporting) Subscribe(render func(ExportingState)) {
	e.render = render
	e.tell(e.state)
}

// State gives what is shown.
func (e *Exporting) State() ExportingState { return e.state }

// Show opens the dialog for the matrix that is on screen.
func (e *Exporting) Show(screen app.MatrixSpec) {
	p, err := e.ports.Exporter.Project()
	if err == nil {
		e.specs, err = e.ports.Exporter.Specs()
	}
	if err != nil {
		e.env.Notify.Problem(err)
		return
	}
	var kept exportChoices
	if json.Unmarshal([]byte(e.ports.Kept()), &kept) != nil {
		kept = exportChoices{} // nothing is kept yet, or by another version
	}
	e.screen = screen
	s := ExportingState{
		Open: true, Title: p.Title, Marking: p.Marking, Spec: onScreen, Specs: []string{onScreen}, Language: kept.Language, Paper: kept.Paper,
		CoderNames: kept.CoderNames, OpenAfter: !kept.NotOpen,
		Languages: reportLanguages(),
		Papers:    []Choice{{"", "By the language"}, {"A4", "A4"}, {"Letter", "Letter"}},
	}
	for _, f := range app.ExportFormats() {
		s.Formats = append(s.Formats, Choice{f.Ending, formatWords(f.Ending)})
	}
	for _, x := range e.specs { // “On screen” stands before them
		s.Specs = append(s.Specs, x.Name)
	}
	if !slices.ContainsFunc(s.Languages, func(c Choice) bool { return c.Code == s.Language }) {
		s.Language = "" // remembered from when more were offered
	}
	for _, name := range app.OptionalSheets() {
		s.Sheets = append(s.Sheets, ExportSheet{name, !slices.Contains(kept.Without, name)})
	}
	e.state = s
	e.format(kept.Format)
	e.preview()
	e.env.trace("export dialog")
}

// reportLanguages are those that a report's own words are written in. What is quoted stays
// in the language it was said in.
func reportLanguages() []Choice {
	return []Choice{{"", "English"}, {"en-US", "English (US)"}, {"uk", "Ukrainian"}}
}

// formatWords names a format in the list.
func formatWords(ending string) string {
	words := map[string]string{
		"xlsx": "Excel workbook", "docx": "Brief for Word", "html": "Brief as a page", "csv": "Evidence, exact", "excel.csv": "Evidence for Excel",
		"dna.csv": "Events for DNA", "json": "Everything as JSON", "jsonld": "Web Annotations", "jsonld.zip": "Web Annotations with texts", "graphml": "Graph", "qdpx": "REFI-QDA project",
		"qdc": "REFI-QDA codebook", "bib": "Sources for BibTeX", "csl.json": "Sources for Zotero",
	}
	return words[ending] + " (." + ending + ")"
}

func (e *Exporting) format(ending string) {
	all := app.ExportFormats()
	i := slices.IndexFunc(all, func(f app.ExportFormat) bool { return f.Ending == ending })
	f := all[max(i, 0)]
	s := &e.state
	s.Format = f.Ending
	s.About = strings.ToUpper(f.What[:1]) + f.What[1:] + "."
	s.Workbook = f.Ending == "xlsx"
	s.Report = s.Workbook || f.Ending == "docx" || f.Ending == "html"
	s.Page.Wide = s.Workbook
}

// SetFormat chooses a format by its ending.
func (e *Exporting) SetFormat(ending string) {
	e.format(ending)
	e.page()
}

// SetSpec chooses the matrix by the name of its recipe.
func (e *Exporting) SetSpec(name string) {
	if e.state.Spec != name {
		e.state.Spec = name
		e.preview()
	}
}

// SetTitle changes the title of the report.
func (e *Exporting) SetTitle(s string) { e.state.Title = s; e.page() }

// SetMarking changes what is printed on every page.
func (e *Exporting) SetMarking(s string) { e.state.Marking = s; e.page() }

// SetLanguage chooses the language of the report by its code.
func (e *Exporting) SetLanguage(code string) { e.state.Language = code; e.page() }

// SetPaper chooses the paper by its code.
func (e *Exporting) SetPaper(code string) { e.state.Paper = code; e.page() }

// SetCoderNames chooses between names and codes of coders.
func (e *Exporting) SetCoderNames(on bool) { e.state.CoderNames = on; e.tell(e.state) }

// SetOpenAfter chooses whether the file is opened when it is written.
func (e *Exporting) SetOpenAfter(on bool) { e.state.OpenAfter = on; e.tell(e.state) }

// SetSheet takes a sheet in or leaves it out.
func (e *Exporting) SetSheet(name string, on bool) {
	e.state.Sheets = slices.Clone(e.state.Sheets)
	for i := range e.state.Sheets {
		if e.state.Sheets[i].Name == name {
			e.state.Sheets[i].On = on
		}
	}
	e.tell(e.state)
}

// Close closes the dialog.
func (e *Exporting) Close() {
	e.load.Stop()
	e.load = NewLoader[app.MatrixView](e.env)
	e.state.Open = false
	e.tell(e.state)
}

// Suggested gives the name that the file dialog suggests.
func (e *Exporting) Suggested(project string) string {
	return BaseName(project) + "." + e.state.Format
}

// Pattern gives the pattern of the names of the format.
func (e *Exporting) Pattern() string { return "*." + e.state.Format }

func (e *Exporting) spec() app.MatrixSpec {
	for _, x := range e.specs {
		if x.Name == e.state.Spec {
			return x
		}
	}
	return e.screen
}

// preview computes the matrix whose first page is shown.
func (e *Exporting) preview() {
	e.state.Page.Loading = true
	e.tell(e.state)
	spec := e.spec()
	e.load.Load(e.env.Ctx, func(ctx context.Context) (app.MatrixView, error) {
		return e.ports.Exporter.View(ctx, spec)
	}, func(m app.MatrixView, err error) {
		e.state.Page.Loading, e.state.NoWrite = false, ""
		if err != nil {
			e.state.NoWrite = Words(err).Text()
			m = app.MatrixView{}
		}
		e.matrix = m
		e.page()
	})
}

// page draws the first page anew.
func (e *Exporting) page() {
	m, s := e.matrix, &e.state
	p := PreviewPage{
		Title: s.Title, Marking: s.Marking, Wide: s.Page.Wide, Loading: s.Page.Loading, Letter: s.Paper == "Letter" || s.Paper == "" && s.Language == "en-US",
		Sub: Count(m.Counted, "statement", "statements") + " · " + Count(len(m.Actors), "actor", "actors") + " · " + Count(len(m.Issues), "issue", "issues"),
	}
	const most = 16
	for _, x := range m.Issues[:min(len(m.Issues), most)] {
		p.Heads = append(p.Heads, x.Title)
	}
	for i, a := range m.Actors[:min(len(m.Actors), most+8)] {
		row := PreviewRow{Name: a.Name}
		for k := range min(len(m.Issues), most) {
			c, _ := m.Cell(i, k)
			d := c.Display()
			row.Cells = append(row.Cells, PreviewCell{d.State, d.Pale, d.Lines[0]})
		}
		p.Rows = append(p.Rows, row)
	}
	s.Page = p
	e.tell(e.state)
}

// Write writes the file as a job and closes the dialog. The file dialog has asked whether a
// file that is there is to be replaced.
func (e *Exporting) Write(path string) {
	s := e.state
	if !strings.HasSuffix(strings.ToLower(path), "."+s.Format) {
		path += "." + s.Format
	}
	marking := s.Marking
	q := app.ExportRequest{Path: path, Spec: e.spec(), Force: true, Report: app.ReportOptions{
		Title: s.Title, Marking: &marking, Language: s.Language, Paper: s.Paper, CoderNames: s.CoderNames,
	}}
	for _, x := range s.Sheets {
		if !x.On {
			q.Report.Without = append(q.Report.Without, x.Name)
		}
	}
	e.remember(q.Report)
	e.Close()
	start(e.env, e.ports.Jobs, "Exporting "+filepath.Base(path), func(ctx context.Context, r jobs.Reporter) error {
		done, err := e.ports.Exporter.ExportFile(ctx, q, r)
		e.env.Dispatch(func() { e.wrote(path, s.OpenAfter, done, err) })
		return err
	})
}

func (e *Exporting) remember(o app.ReportOptions) {
	s := e.state
	text, err := json.Marshal(exportChoices{s.Format, s.Language, s.Paper, o.Without, s.CoderNames, !s.OpenAfter})
	if err == nil {
		e.ports.Keep(string(text))
	}
}

func (e *Exporting) wrote(path string, open bool, done app.Exported, err error) {
	switch {
	case cancelled(err):
		e.env.Notify.Notice("The export was cancelled; no file was written.")
		return
	case err != nil:
		e.env.Notify.Problem(err)
		return
	}
	e.env.Notify.Wrote(path)
	if len(done.Losses) > 0 {
		var parts []string
		for _, l := range done.Losses {
			parts = append(parts, grouped(l.Count)+" "+l.What)
		}
		e.env.Notify.Notice("Not as in the project: " + strings.Join(parts, ", ") + ".")
	}
	e.env.trace("exported " + path)
	if open && e.ports.Open != nil {
		e.ports.Open(path)
	}
}
