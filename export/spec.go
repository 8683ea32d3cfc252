package export

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

func (r *report) writeSpec() error {
	rows := slices.Concat(r.specRows(), r.weightRows(), r.leftOutRows(), r.versionRows())
	p, err := r.openTable(table{
		name: "Spec", title: "Spec", table: "tblSpec", tab: tabGrey, rows: len(rows), freezeCols: 1, portrait: true,
		about:   r.say("Everything needed to compute the matrix again, and what it leaves out."),
		columns: []column{{head: "Field", width: 26, bold: true}, {head: "Value", width: 66}},
	})
	if err != nil {
		return err
	}
	for _, kv := range rows {
		p.add(kv[0], kv[1])
	}
	return p.finish()
}

func (r *report) specRows() [][2]any {
	s := r.b.Matrix.Spec
	ranks := make([]string, len(s.OwnRanks))
	for i, k := range s.OwnRanks {
		ranks[i] = fmt.Sprint(k)
	}
	return [][2]any{
		{"In words", r.b.Matrix.SpecText},
		{"Name", s.Name},
		{"ID", string(s.ID)},
		{"Rows", chosen(len(s.Rows), "every actor with evidence", joinIDs(s.Rows))},
		{"Columns", chosen(len(s.Columns), "every issue of the codebook", joinIDs(s.Columns))},
		{"Roll-up", s.RollUp},
		{"First day said", orElse(string(s.From), "no limit")},
		{"Last day said", orElse(string(s.To), "no limit")},
		{"Query", orElse(s.Query, "none")},
		{"Own ranks", strings.Join(ranks, ", ")},
		{"Wire copies", map[bool]string{true: "joined: counted once", false: "each counted"}[s.Collapse]},
		{"Duplicates", s.Duplicates},
		{"Resolver", s.Resolver},
		{"Theta", fmt.Sprintf("%g", s.Theta)},
		{"Horizon", fmt.Sprintf("%d days", s.HorizonDays)},
		{"Levels", s.Levels},
		{"Isolates", map[bool]string{true: "also actors and issues without statements", false: "only actors with statements"}[s.Isolates]},
		{"Compatibility", orElse(strings.Join(s.Compat, ", "), "none")},
	}
}

func (r *report) weightRows() [][2]any {
	w := r.b.Matrix.Spec.Weights
	if len(w) == 0 {
		return [][2]any{{"Weights", "none: every statement counts 1"}}
	}
	var out [][2]any
	for _, k := range slices.Sorted(maps.Keys(w)) {
		out = append(out, [2]any{"Weight of " + k, fmt.Sprintf("%g", w[k])})
	}
	return out
}

// leftOutReason words why statements were left out.
func leftOutReason(code string) string {
	switch code {
	case "rejected":
		return "rejected in review"
	case "incomplete":
		return "without holder, issue or stance"
	case "outside_window":
		return "said outside the window"
	case "too_coarse":
		return "date too coarse for the window"
	case "filtered":
		return "kept out by the query"
	case "row_or_column":
		return "actor or issue is not in the matrix"
	}
	return strings.ReplaceAll(code, "_", " ")
}

func (r *report) leftOutRows() [][2]any {
	if len(r.b.Matrix.LeftOut) == 0 {
		return [][2]any{{"Left out", "nothing"}}
	}
	var out [][2]any
	for _, l := range r.b.Matrix.LeftOut {
		text := count(len(l.IDs), "statement")
		if len(l.IDs) > 0 {
			text += ": " + idList(l.IDs)
		}
		out = append(out, [2]any{"Left out, " + leftOutReason(l.Reason), text})
	}
	return out
}

func (r *report) versionRows() [][2]any {
	b := r.b
	return [][2]any{
		{"Snapshot SHA-256", b.Matrix.Hash},
		{"Log entry", fmt.Sprint(b.LogSeq)},
		{"Project", b.ProjectID},
		{"Export", b.ExportID},
		{"Written", stamp(b.GeneratedAt)},
		{"Parley", orElse(b.AppVersion, "development version")},
		{"Format", formatName + " " + formatVersion},
	}
}

func orElse(s, other string) string {
	if strings.TrimSpace(s) == "" {
		return other
	}
	return s
}

func chosen(n int, all, list string) string {
	if n == 0 {
		return all
	}
	return list
}

func joinIDs[T ~string](ids []T) string {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = string(id)
	}
	return strings.Join(words, ", ")
}
