package export_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"parley/app"
	"parley/export"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

func TestEvidenceRows(t *testing.T) {
	b := demo()
	b.Statements[0].Note, b.Statements[0].Paraphrase = "emphatic", "wants no toll"
	b.Matrix.Cells[0].Evidence[1].CountedAs, b.Matrix.Cells[0].Evidence[1].Of = app.CountedCopy, "S-1"
	_, p := write(t, export.Options{}, b)
	rows := p.rows("Evidence", 5)
	if len(rows) != len(b.Statements) {
		t.Fatalf("%d rows for %d statements", len(rows), len(b.Statements))
	}
	want := map[string]string{
		"ID": "S-1", "Actor": "Ana Corvo", "Side": "North", "Issue": "Toll-free passage", "Stance": "▲▲ Strong support",
		"Quote (verbatim)": "We are absolutely for free passage, without any toll, today and always", "Attribution": "Direct quote",
		"Said by": "Ana Corvo", "Date said": "45749", "Published": "45758", "Source": "SRC-001", "Para.": "3", "Coder's note": "emphatic",
		"Attribution chain": "Harbour Gazette › Ana Corvo", "Certainty": "CT", "Date precision": "day", "Date basis": "explicit", "Act": "position",
		"Counted as": "own", "Copies": "1", "Outlet": "Harbour Gazette", "Title": "The talks on the strait", "URL": "https://news.example/1?a=1&b=2",
		"Actor type": "person", "Actor: Party": "none", "Issue question": "Should merchant ships pass the strait without paying a toll?",
		"Paraphrase": "wants no toll", "Context": b.Statements[0].Context, "Quote exact": "yes", "Coder confidence": "high", "Coder": "C1",
		"Review": "reviewed", "Value": "2", "Stance code": "strong_support", "Attribution code": "direct_quote", "Actor ID": "ana_corvo",
		"Issue ID": "toll_free_passage", "Speaker ID": "ana_corvo", "Source ID": "a000000000001", "Text version": string(b.Sources[0].Version),
		"Start": "100", "End": "170", "Key": rows[0]["Key"], "Row hash": rows[0]["Row hash"],
	}
	if diff := cmp.Diff(want, rows[0]); diff != "" {
		t.Error(diff)
	}
	if len(rows[0]["Key"]) != 13 || len(rows[0]["Row hash"]) != 12 {
		t.Errorf("key %q, hash %q", rows[0]["Key"], rows[0]["Row hash"])
	}
	if got := rows[1]["Counted as"]; got != "copy of S-1" {
		t.Errorf("counted as %q", got)
	}
	byID := map[string]map[string]string{}
	for _, r := range rows {
		byID[r["ID"]] = r
	}
	for id, want := range map[string][2]string{
		"S-7":  {"Date said", "2024-08"},
		"S-8":  {"Date said", "n.d."},
		"S-26": {"Date said", "--04-11"},
		"S-30": {"Date said", "2025-W15"},
		"S-28": {"Quote (verbatim)", "who uses the strait […] pays for the strait"},
		"S-19": {"Attribution chain", `Strait Wire › Ana Corvo (interview, "said")`},
	} {
		if got := byID[id][want[0]]; got != want[1] {
			t.Errorf("%s: %s is %q, want %q", id, want[0], got, want[1])
		}
	}
	if r := byID["S-28"]; r["Start"] != "100;129" || r["End"] != "119;148" {
		t.Errorf("offsets %s, %s", r["Start"], r["End"])
	}
}

func TestQuotesComeBackByteByByte(t *testing.T) {
	b := hostile()
	f, p := write(t, export.Options{}, b)
	quotes, remarks := map[string]string{}, map[string]string{}
	parts := 0
	for i, r := range p.rows("Evidence", 5) {
		id, _, more := strings.Cut(r["ID"], "/")
		if more {
			parts++
			if r["Attribution"] != "" || r["Value"] != "" {
				t.Errorf("%s repeats more than it needs", r["ID"])
			}
		} else {
			remarks[id] = r["Quote exact"]
		}
		quotes[id] += r["Quote (verbatim)"]
		// The library that reads edited workbooks must see the same words.
		if got, err := f.GetCellValue("Evidence", fmt.Sprintf("F%d", 6+i)); err != nil || got != r["Quote (verbatim)"] {
			t.Errorf("%s reads back as %.40q, %v", r["ID"], got, err)
		}
	}
	exact := 0
	for _, s := range b.Statements {
		want, remark := export.CleanQuote(s.QuoteText())
		if strings.TrimSpace(want) == "" {
			continue
		}
		if got := quotes[string(s.ID)]; got != want || remarks[string(s.ID)] != remark {
			t.Errorf("%s: %.60q (%s), want %.60q (%s)", s.ID, got, remarks[string(s.ID)], want, remark)
		}
		if remark == "yes" {
			exact++
			if want != s.QuoteText() {
				t.Errorf("%s: called exact and is not", s.ID)
			}
		}
	}
	if exact < 20 || parts < 2 {
		t.Errorf("%d exact quotes, %d continuation rows", exact, parts)
	}
}

func TestPositions(t *testing.T) {
	b := demo()
	b.Edition = &app.BookEdition{
		Name: "March", Date: "2025-03-31",
		Changes: []app.CellChange{
			{Actor: "ana_corvo", Issue: "toll_free_passage", Kinds: []app.ChangeClass{app.ChangeHardened, app.ChangeRestated}, From: "▲ Support", To: "▲▲ Strong support", Reading: "It is firmer now."},
			{Actor: "dalia_reyes", Issue: "toll_free_passage", Kinds: []app.ChangeClass{app.ChangeSilent}},
		},
	}
	b.Notes = map[app.CellKey]string{{Actor: "ana_corvo", Issue: "toll_free_passage"}: "Ask the embassy."}
	f, p := write(t, export.Options{}, b)
	rows := p.rows("Positions", 5)
	if len(rows) != 20 {
		t.Fatalf("%d rows", len(rows))
	}
	first := rows[0]
	for head, want := range map[string]string{
		"Actor": "Ana Corvo", "Position (computed)": "▲▲ Strong support", "Confidence": "●●● high", "Statements": "3", "Latest said": "45758",
		"Since last edition": "hardened, restated", "Analyst note": "Ask the embassy.", "Evidence rows": "3 statements →", "Evidence": "medium", "Agreement": "high", "Outlets": "1",
		"Rank 1–3": "3", "State": "support", "Base hash": "hash-ana_corvo-toll_free_passage",
	} {
		if first[head] != want {
			t.Errorf("%s is %q, want %q", head, first[head], want)
		}
	}
	formula, err := f.GetCellFormula("Positions", "M6")
	if err != nil || formula != `HYPERLINK("#Evidence!B"&(MATCH($Y6,tblEvidence[Key],0)+5),"3 statements →")` {
		t.Errorf("formula %s, %v", formula, err)
	}
	for _, r := range rows {
		if r["Issue ID"] != "fishing_rights" {
			continue
		}
		switch r["Actor ID"] {
		case "boris_tamm":
			if r["Position (computed)"] != "▼ Oppose" || r["Analyst override"] != "◆▼ Oppose unless" || r["Flags"] != "evidence has moved" ||
				r["Override reason"] == "" || r["Override hash"] == "" {
				t.Errorf("override: %v", r)
			}
		case "cemil_arda":
			if r["Reported"] != "▽ 2" || r["Flags"] != "own_vs_reported" {
				t.Errorf("reported: %v", r)
			}
		}
	}
	changes := p.rows("Changes", 5)
	var kinds []string
	for _, r := range changes {
		kinds = append(kinds, r["Kind"])
	}
	if diff := cmp.Diff([]string{"hardened", "restated", "shifted", "contested", "split", "own_vs_reported"}, kinds); diff != "" {
		t.Error(diff)
	}
	if changes[0]["Basis"] != "since March, 31 Mar 2025" || changes[2]["From"] != "▲ Support" || changes[2]["To"] != "▼ Oppose" {
		t.Errorf("changes %v", changes)
	}
}

func TestSolidDataBar(t *testing.T) {
	data := writeBytes(t, export.Options{}, demo())
	p := unpack(t, data)
	sheet := string(p.files[p.part["Positions"]])
	_, after, ok := strings.Cut(sheet, "<x14:id>")
	id, _, _ := strings.Cut(after, "<")
	if !ok || !strings.Contains(sheet, `<x14:cfRule type="dataBar" id="`+id+`">`) || !strings.HasSuffix(sheet, "</extLst></worksheet>") {
		t.Errorf("the bar %s has no extension", id)
	}
}

func TestBlankIsNotZero(t *testing.T) {
	_, p := write(t, export.Options{}, demo())
	found := 0
	for _, r := range p.rows("Counts", 5) {
		own := r["N"] != ""
		for _, head := range []string{"Pro", "Con", "Neutral", "Ambivalent", "Net", "Net intensity", "Conflict"} {
			if (r[head] != "") != own {
				t.Errorf("%s on %s: N %q, %s %q", r["Actor"], r["Issue"], r["N"], head, r[head])
			}
		}
		if r["No comment"] == "" || r["Reported"] == "" {
			t.Errorf("%s on %s: refusals and reports are counted always", r["Actor"], r["Issue"])
		}
		if !own {
			found++
		}
	}
	if found != 5 {
		t.Errorf("%d cells without own statements, want 5", found)
	}
}

func TestSmallLimits(t *testing.T) {
	b := grid(6, 5, 3)
	f, p := write(t, export.SmallLimits(export.Options{}, 20, 2, 8, 4), b)
	if names := strings.Join(p.names, " "); !strings.Contains(names, "Evidence Evidence 2 Evidence 3 Changes") {
		t.Fatalf("sheets %s", names)
	}
	notes, err := f.GetComments("Matrix")
	if err != nil || len(notes) != 4 {
		t.Errorf("%d notes, %v", len(notes), err)
	}
	rows := p.rows("Positions", 5)
	if rows[0]["Evidence rows"] != "3 statements →" || !strings.HasPrefix(rows[len(rows)-1]["Evidence rows"], "row ") {
		t.Errorf("links: %q … %q", rows[0]["Evidence rows"], rows[len(rows)-1]["Evidence rows"])
	}
	var row int
	var sheet string
	if _, err := fmt.Sscanf(rows[len(rows)-1]["Evidence rows"], "row %d of %s", &row, &sheet); err != nil {
		t.Fatal(err)
	}
	sheet = strings.TrimPrefix(rows[len(rows)-1]["Evidence rows"], fmt.Sprintf("row %d of ", row))
	key := ""
	for _, r := range p.sheet[sheet].Rows {
		if r.N != row {
			continue
		}
		for _, c := range r.Cells {
			if c.text() == rows[len(rows)-1]["Key"] {
				key = c.text()
			}
		}
	}
	if key == "" {
		t.Errorf("row %d of %s is not evidence of the last position", row, sheet)
	}
	summary := fmt.Sprint(p.rows("Summary", 1))
	for _, want := range []string{"cells have no note", "Evidence takes 3 sheets", "links are written as text"} {
		if !strings.Contains(summary, want) {
			t.Errorf("Summary does not say %q", want)
		}
	}
}

func TestSecondCell(t *testing.T) {
	b := demo()
	// The same statement counts for another actor as well, as under roll-up.
	from := b.Matrix.Cells[0]
	c := from
	c.Actor, c.Issue = "northland_navy", from.Issue
	b.Matrix.Cells = append(b.Matrix.Cells, c)
	_, p := write(t, export.Options{}, b)
	for _, r := range p.rows("Evidence", 5) {
		if r["ID"] == "S-1@2" {
			if r["Actor"] != "Ana Corvo" || r["Actor ID"] != "northland_navy" {
				t.Errorf("second row %v", r)
			}
			return
		}
	}
	t.Error("no second row for the statement")
}

func TestMetaAndProperties(t *testing.T) {
	f, p := write(t, export.Options{}, demo())
	got := map[string]string{}
	for _, r := range p.sheet["_meta"].Rows {
		got[r.Cells[0].text()] = r.Cells[1].text()
	}
	want := map[string]string{
		"format": "parley-positions", "format_version": "1", "export_id": "exp-20250601-0001", "project_id": "p-1", "spec_id": "default",
		"generated_utc": "2025-06-01T09:30:00Z", "snapshot_sha256": strings.Repeat("ab", 32), "log_seq": "99", "statements": "32",
		"actors": "6", "issues": "6", "app_version": "1.2.3", "edition": "",
	}
	var spec app.MatrixSpec
	if err := json.Unmarshal([]byte(got["spec"]), &spec); err != nil || cmp.Diff(demo().Matrix.Spec, spec) != "" {
		t.Errorf("spec %q: %v", got["spec"], err)
	}
	delete(got, "spec")
	want["report"] = "{}"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	doc, err := f.GetDocProps()
	if err != nil {
		t.Fatal(err)
	}
	if doc.Creator != "Parley" || doc.Title != "Positions on the Narrow Strait: the spring talks" || doc.Language != "en-GB" || doc.Created != "2025-06-01T09:30:00Z" {
		t.Errorf("properties %+v", doc)
	}
	program, err := f.GetAppProps()
	if err != nil || program.Application != "Parley" {
		t.Errorf("program %+v, %v", program, err)
	}
	custom, err := f.GetCustomProps()
	if err != nil || len(custom) != 2 {
		t.Errorf("custom properties %v, %v", custom, err)
	}
	for name, want := range map[string]string{
		"List_State": "_lists!$A$2:$A$11", "List_Stance": "_lists!$B$2:$B$10", "List_Attribution": "_lists!$C$2:$C$12",
		"List_Certainty": "_lists!$D$2:$D$5", "List_Precision": "_lists!$E$2:$E$7", "List_Act": "_lists!$F$2:$F$10", "List_Confidence": "_lists!$G$2:$G$4",
	} {
		if p.named[name] != want {
			t.Errorf("%s = %q, want %q", name, p.named[name], want)
		}
	}
}

func TestSummary(t *testing.T) {
	f, p := write(t, export.Options{Findings: []export.Finding{
		{Title: "Everybody waits for the court", Text: "No side moves before it sits.", Actor: "boris_tamm", Issue: "arbitration_court"},
	}}, demo())
	rows := p.sheet["Summary"].cells()
	for ref, want := range map[string]string{
		"A1": "Positions on the Narrow Strait: the spring talks", "A3": "DRAFT – FOR DISCUSSION", "A5": "What the matrix shows",
		"A6": "Everybody waits for the court", "A7": "Joint patrols: Ana Corvo has moved", "B7": "In favour until 3 Apr 2025, against since 9 Apr 2025 (2 statements).",
	} {
		if got := rows[ref].text(); got != want {
			t.Errorf("%s = %q, want %q", ref, got, want)
		}
	}
	for ref, want := range map[string]string{"A6": "Matrix!F8", "A7": "Matrix!E7"} {
		if ok, target, err := f.GetCellHyperLink("Summary", ref); !ok || target != want || err != nil {
			t.Errorf("%s leads to %q, %v", ref, target, err)
		}
	}
	chart := string(p.files["xl/charts/chart1.xml"])
	for _, want := range []string{"Matrix!$C$6:$H$6", "Matrix!$C$15:$H$15", "Matrix!$C$22:$H$22", "<a:ln "} {
		if !strings.Contains(chart, want) {
			t.Errorf("the chart lacks %s", want)
		}
	}
	if drawing := string(p.files["xl/drawings/drawing1.xml"]); !strings.Contains(drawing, `descr="Stacked bars: for each issue`) {
		t.Error("the chart has no alternative text")
	}
}

func TestPaper(t *testing.T) {
	tests := []struct {
		name, paper, language string
		want                  int
	}{
		{"default", "", "en-GB", 9},
		{"by language", "", "en-US", 1},
		{"asked for", "Letter", "de", 1},
		{"asked against language", "A4", "en-US", 9},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := oneCell()
			b.Language, b.Report.Paper = tt.language, tt.paper
			_, p := write(t, export.Options{}, b)
			if got := p.sheet["Evidence"].Page.Size; got != tt.want {
				t.Errorf("paper %d, want %d", got, tt.want)
			}
		})
	}
}

func TestRightToLeft(t *testing.T) {
	_, p := write(t, export.Options{}, arabic())
	for name, s := range p.sheet {
		if v := s.Views[0].RTL; v != "1" && v != "true" {
			t.Errorf("%s is read from left to right", name)
		}
	}
	_, p = write(t, export.Options{}, demo())
	if v := p.sheet["Matrix"].Views[0].RTL; v == "1" || v == "true" {
		t.Error("an English matrix is read from right to left")
	}
}

func TestCoderNames(t *testing.T) {
	for names, want := range map[bool]string{false: "C1", true: "Ada"} {
		b := demo()
		b.Report.CoderNames = names
		_, p := write(t, export.Options{}, b)
		if got := p.rows("Evidence", 5)[0]["Coder"]; got != want {
			t.Errorf("names %v: coder %q", names, got)
		}
	}
}

// TestHostileText asserts that no text of the data becomes anything but text.
func TestHostileText(t *testing.T) {
	f, p := write(t, export.Options{}, hostile())
	for name, s := range p.sheet {
		for ref, c := range s.cells() {
			if c.Formula != nil && !strings.HasPrefix(c.Formula.Text, "COUNTIF") && !strings.HasPrefix(c.Formula.Text, `HYPERLINK("#Evidence!B"`) {
				t.Errorf("%s!%s holds the formula %s", name, ref, c.Formula.Text)
			}
		}
	}
	if ok, target, err := f.GetCellHyperLink("Sources", "I6"); ok || err != nil {
		t.Errorf("a dangerous address is a link to %q, %v", target, err)
	}
	if got, err := f.GetCellValue("Sources", "I6"); err != nil || got != "javascript:alert(1)" {
		t.Errorf("address %q, %v", got, err)
	}
	var heads []string
	for _, c := range p.sheet["Evidence"].Rows[3].Cells {
		heads = append(heads, c.text())
	}
	if all := strings.Join(heads, "|"); !strings.Contains(all, "Actor: =x|Actor: Quote exact|Actor: stance CODE|Actor: x000A_|") &&
		!strings.Contains(all, "Actor: =x|Actor: Quote exact|Actor: x000A_|Actor: stance CODE|") {
		t.Errorf("heads %s", all)
	}
	notes, err := f.GetComments("Matrix")
	if err != nil || len(notes) == 0 {
		t.Fatalf("%d notes, %v", len(notes), err)
	}
	if _, err := excelize.CoordinatesToCellName(1, 1); err != nil {
		t.Fatal(err)
	}
}

func TestAgreement(t *testing.T) {
	_, p := write(t, export.Options{}, demo())
	for _, r := range p.rows("Agreement", 5) {
		if r["Actor"] != "Ana Corvo" || r["Other actor"] != "Dalia Reyes" {
			continue
		}
		// On the toll Ana has +2, +1, +1 and Dalia −1, −2, −1; nothing else is shared.
		// Distances sum to (3+4+3)+(2+3+2)+(2+3+2) = 24 quarters over nine pairs.
		want := map[string]string{"Shared issues": "1", "Conflict": "6", "Congruence": "3", "Net": "-3"}
		for head, v := range want {
			if r[head] != v {
				t.Errorf("%s is %s, want %s", head, r[head], v)
			}
		}
		return
	}
	t.Error("the pair is not there")
}

func TestNoSides(t *testing.T) {
	f, _ := write(t, export.Options{}, oneCell())
	for _, sheet := range []string{"Matrix", "Positions", "Actors"} {
		if seen, err := f.GetColVisible(sheet, "B"); err != nil || seen {
			t.Errorf("%s shows an empty column of sides, %v", sheet, err)
		}
	}
	f, _ = write(t, export.Options{}, demo())
	if seen, err := f.GetColVisible("Matrix", "B"); err != nil || !seen {
		t.Errorf("sides are hidden, %v", err)
	}
}
