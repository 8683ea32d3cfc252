package workbench

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"parley/app"
)

// tableColumns are the columns that a table of statements may have; quote holds the words
// of the content passage, start and end its byte offsets, reporter who reports it.
var tableColumns = []string{
	"article", "speaker", "holder", "issue", "stance", "condition", "attribution_type", "certainty", "polarity",
	"time_reference", "stated_at", "stated_basis", "act", "paraphrase", "note", "key_evidence", "coder_confidence",
	"coder", "review", "quote", "start", "end", "reporter", "cue",
}

// TableLines turns a table of statements, the header row first, into the JSON Lines that
// RecordLines reads. Empty rows stay as empty lines, so that line numbers fit the table.
func TableLines(rows [][]string) (io.Reader, error) {
	if len(rows) == 0 {
		return strings.NewReader(""), nil
	}
	heads := make([]string, len(rows[0]))
	for i, h := range rows[0] {
		heads[i] = strings.ReplaceAll(app.FoldName(h), " ", "_")
		if heads[i] != "" && !slices.Contains(tableColumns, heads[i]) {
			return nil, &app.Error{
				Code: app.Invalid, Op: "record", Msg: fmt.Sprintf("the table has a column “%s” that a statement does not have", h),
				Hint: "Columns: " + strings.Join(tableColumns, ", ") + ".",
			}
		}
	}
	if !slices.Contains(heads, "article") || !slices.Contains(heads, "holder") {
		return nil, &app.Error{
			Code: app.Invalid, Op: "record", Msg: "the table needs at least the columns article and holder",
			Hint: "The first row names the columns: " + strings.Join(tableColumns, ", ") + ".",
		}
	}
	var out bytes.Buffer
	out.WriteByte('\n') // the header is line 1
	for _, row := range rows[1:] {
		line, err := tableLine(heads, row)
		if err != nil {
			return nil, err
		}
		out.Write(append(line, '\n'))
	}
	return &out, nil
}

func tableLine(heads, row []string) ([]byte, error) {
	line, cells := map[string]any{}, map[string]string{}
	for i, cell := range row {
		if i >= len(heads) || heads[i] == "" || strings.TrimSpace(cell) == "" {
			continue
		}
		cells[heads[i]] = cell
		switch heads[i] {
		case "quote", "start", "end", "reporter", "cue":
		case "key_evidence":
			line[heads[i]] = slices.Contains([]string{"1", "yes", "true", "x"}, strings.ToLower(strings.TrimSpace(cell)))
		default:
			line[heads[i]] = strings.TrimSpace(cell)
		}
	}
	if len(cells) == 0 {
		return nil, nil
	}
	quote := map[string]any{"role": app.RoleContent, "text": cells["quote"]}
	for _, name := range []string{"start", "end"} {
		if n, err := strconv.Atoi(strings.TrimSpace(cells[name])); err == nil {
			quote[name] = n
		}
	}
	if cells["quote"] != "" || cells["start"] != "" {
		line["quotes"] = []any{quote}
	}
	if cells["reporter"] != "" {
		line["chain"] = []any{map[string]string{"actor": cells["reporter"], "cue": cells["cue"]}}
	}
	return json.Marshal(line)
}
