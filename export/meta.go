package export

import (
	"encoding/json"
	"fmt"
	"strings"

	"parley/app"

	"github.com/xuri/excelize/v2"
)

// Format of the workbook as its reader checks it.
const (
	formatName    = "parley-positions"
	formatVersion = "1"
)

// pickList is a list that columns are chosen from.
type pickList struct {
	name    string
	entries []string
}

func pickLists() []pickList {
	state := []string{"▲▲", "▲", "◆▲", "■", "±", "◆▼", "▼", "▼▼", "…", "–"}
	var stances, attributions []string
	for _, s := range app.Stances() {
		stances = append(stances, s.Words())
	}
	for _, a := range app.Attributions() {
		attributions = append(attributions, a.Words())
	}
	precisions := []string{"minute", "day", "week", "month", "year", "unknown"}
	return []pickList{
		{"List_State", state},
		{"List_Stance", stances},
		{"List_Attribution", attributions},
		{"List_Certainty", app.Certainties()},
		{"List_Precision", precisions},
		{"List_Act", app.Acts()},
		{"List_Confidence", app.Confidences()},
	}
}

// writeLists writes the lists for the drop-downs, a column each.
func (r *report) writeLists() error {
	lists := pickLists()
	rows := 0
	s := sheet{name: "_lists", bare: true}
	for _, l := range lists {
		rows = max(rows, len(l.entries))
		s.widths = append(s.widths, 22)
	}
	s.lastRow = rows + 1
	p, err := r.open(s)
	if err != nil {
		return err
	}
	plain := look{size: 10, ink: inkBody, text: true}
	heads := make([]any, len(lists))
	for i, l := range lists {
		heads[i] = p.put(plain.with(func(l *look) { l.bold = true }), l.name)
		col := colName(i + 1)
		p.note(r.f.SetDefinedName(&excelize.DefinedName{
			Name: l.name, RefersTo: fmt.Sprintf("_lists!$%s$2:$%s$%d", col, col, len(l.entries)+1),
		}))
	}
	p.row(1, 0, heads...)
	for i := range rows {
		cells := make([]any, len(lists))
		for k, l := range lists {
			if i < len(l.entries) {
				cells[k] = p.put(plain, l.entries[i])
			}
		}
		p.row(i+2, 0, cells...)
	}
	return p.close(nil)
}

// writeMeta writes what the reader of an edited workbook checks first.
func (r *report) writeMeta() error {
	b, m := r.b, r.b.Matrix
	edition := ""
	if r.b.Edition != nil {
		edition = r.b.Edition.Name
	}
	rows := [][2]any{
		{"format", formatName},
		{"format_version", formatVersion},
		{"export_id", b.ExportID},
		{"project_id", b.ProjectID},
		{"edition", edition},
		{"spec_id", string(m.Spec.ID)},
		{"generated_utc", b.GeneratedAt.UTC().Format("2006-01-02T15:04:05Z")},
		{"snapshot_sha256", m.Hash},
		{"log_seq", int(b.LogSeq)},
		{"statements", len(r.evidence)},
		{"actors", len(r.actors)},
		{"issues", len(r.issues)},
		{"app_version", b.AppVersion},
		{"spec", asJSON(m.Spec)},
		{"report", asJSON(b.Report)},
	}
	p, err := r.open(sheet{name: "_meta", bare: true, widths: []float64{20, 70}, lastRow: len(rows)})
	if err != nil {
		return err
	}
	label, number := look{size: 10, ink: inkBody, text: true}, look{size: 10, ink: inkBody, h: "left"}
	for i, kv := range rows {
		l := label
		if _, ok := kv[1].(int); ok {
			l = number
		}
		p.row(i+1, 0, p.put(label, kv[0]), p.put(l, kv[1]))
	}
	return p.close(nil)
}

// asJSON gives what the reader of an edited workbook computes the same workbook from.
// Where it does not fit in a cell it is left out, and the saved spec stands in.
func asJSON(v any) string {
	data, err := json.Marshal(v)
	if err != nil || units(string(data)) > mostUnits {
		return ""
	}
	return string(data)
}

// writeProperties sets what file managers and archives show of the document.
func (r *report) writeProperties() error {
	b, f := r.b, r.f
	stampUTC := b.GeneratedAt.UTC().Format("2006-01-02T15:04:05Z")
	language, title := b.Language, oneLine(b.Title)
	if language == "" {
		language = "en"
	}
	if title == "" {
		title = r.say("Positions")
	}
	status := "Final"
	if b.Marking != "" {
		status = oneLine(b.Marking)
	}
	if err := f.SetDocProps(&excelize.DocProperties{
		Title: title, Subject: r.say("Positions of %s on %s", r.count(len(r.actors), "actor"), r.count(len(r.issues), "issue")),
		Creator: "Parley", LastModifiedBy: "Parley", Description: oneLine(b.Matrix.SpecText), Keywords: r.keywords(), Category: r.say("Positions matrix"),
		Language: language, ContentStatus: status, Created: stampUTC, Modified: stampUTC,
	}); err != nil {
		return fmt.Errorf("set document properties: %w", err)
	}
	if err := f.SetAppProps(&excelize.AppProperties{Application: "Parley", AppVersion: appVersion(b.AppVersion)}); err != nil {
		return fmt.Errorf("set application properties: %w", err)
	}
	for _, c := range []excelize.CustomProperty{{Name: "ExportID", Value: b.ExportID}, {Name: "FormatVersion", Value: formatVersion}} {
		if err := f.SetCustomProps(c); err != nil {
			return fmt.Errorf("set property %s: %w", c.Name, err)
		}
	}
	if err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{FilterPrivacy: yes()}); err != nil {
		return fmt.Errorf("set workbook properties: %w", err)
	}
	if err := f.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: yes()}); err != nil {
		return fmt.Errorf("set calculation properties: %w", err)
	}
	return nil
}

func (r *report) keywords() string {
	var words []string
	for _, x := range r.issues[:min(len(r.issues), 12)] {
		words = append(words, oneLine(x.Title))
	}
	return strings.Join(words, "; ")
}

// appVersion gives the form that the file format wants, at most 99.9999.
func appVersion(v string) string {
	var major, minor int
	if _, err := fmt.Sscanf(strings.TrimPrefix(v, "v"), "%d.%d", &major, &minor); err != nil {
		return "1.0000"
	}
	return fmt.Sprintf("%d.%04d", min(max(major, 0), 99), min(max(minor, 0), 9999))
}
