package export

import (
	"bufio"
	"context"
	"encoding/json"
	"encoding/xml"
	"io"
	"strconv"
	"strings"
	"time"

	"parley/app"
)

// ExchangeEndings lists the endings of the files for other programs.
func ExchangeEndings() []string { return []string{"csv", "graphml", "json", "jsonld", "qdpx", "qdc"} }

// WriteExchange writes a file for other programs, in the format of the ending: the
// evidence as csv, the positions as a graph (graphml), all of the report as json, quotes
// as W3C Web Annotations (jsonld), the project as REFI-QDA (qdpx) or its codebook (qdc).
func (w *Workbook) WriteExchange(ctx context.Context, out io.Writer, ending string, s app.ExchangeSource) error {
	switch ending {
	case "csv":
		return w.WriteCSV(ctx, out, s.Book)
	case "graphml":
		return writeGraphML(out, s.Book)
	case "json":
		return writeJSON(out, s.Book)
	case "jsonld":
		return writeJSONLD(out, s.Project)
	case "qdpx":
		return writeQDPX(ctx, out, s.Project)
	case "qdc":
		return writeQDC(out, s.Project.Codebook)
	}
	return &app.Error{
		Code: app.Unsupported, Op: "export", Msg: "there is no format with the ending ." + ending,
		Hint: "Use one of: xlsx, " + strings.Join(ExchangeEndings(), ", ") + ".",
	}
}

// jsonReport is the report in one JSON document.
type jsonReport struct {
	Title       string              `json:"title"`
	GeneratedAt time.Time           `json:"generated_at"`
	Version     string              `json:"parley"`
	Matrix      app.Matrix          `json:"matrix"`
	Codebook    app.Codebook        `json:"codebook"`
	Statements  []app.BookStatement `json:"statements"`
	Sources     []app.BookSource    `json:"sources"`
	Links       []app.StatementLink `json:"links"`
}

func writeJSON(out io.Writer, b app.Book) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(jsonReport{b.Title, b.GeneratedAt, b.AppVersion, b.Matrix, b.Codebook, b.Statements, b.Sources, b.Links})
}

// graphKey declares an attribute of nodes or edges.
type graphKey struct {
	ID   string `xml:"id,attr"`
	For  string `xml:"for,attr"`
	Name string `xml:"attr.name,attr"`
	Type string `xml:"attr.type,attr"`
}

type graphData struct {
	Key   string `xml:"key,attr"`
	Value string `xml:",chardata"`
}

type graphNode struct {
	ID   string      `xml:"id,attr"`
	Data []graphData `xml:"data"`
}

type graphEdge struct {
	ID     string      `xml:"id,attr"`
	Source string      `xml:"source,attr"`
	Target string      `xml:"target,attr"`
	Data   []graphData `xml:"data"`
}

type graphML struct {
	XMLName xml.Name   `xml:"graphml"`
	NS      string     `xml:"xmlns,attr"`
	Keys    []graphKey `xml:"key"`
	Graph   struct {
		ID          string      `xml:"id,attr"`
		EdgeDefault string      `xml:"edgedefault,attr"`
		Nodes       []graphNode `xml:"node"`
		Edges       []graphEdge `xml:"edge"`
	} `xml:"graph"`
}

// writeGraphML writes the matrix as a two-mode graph: an edge for each cell in which
// something was counted.
func writeGraphML(out io.Writer, b app.Book) error {
	g := graphML{NS: "http://graphml.graphdrawing.org/xmlns"}
	for _, k := range []struct{ of, name, kind string }{
		{"node", "name", "string"},
		{"node", "mode", "string"},
		{"node", "type", "string"},
		{"node", "side", "string"},
		{"edge", "state", "string"},
		{"edge", "stance", "string"},
		{"edge", "n", "int"},
		{"edge", "pro", "int"},
		{"edge", "con", "int"},
		{"edge", "reported", "int"},
		{"edge", "net", "double"},
		{"edge", "value", "double"},
		{"edge", "latest", "string"},
	} {
		g.Keys = append(g.Keys, graphKey{k.of[:1] + "_" + k.name, k.of, k.name, k.kind})
	}
	g.Graph.ID, g.Graph.EdgeDefault = "positions", "undirected"
	for _, a := range b.Matrix.Actors {
		g.Graph.Nodes = append(g.Graph.Nodes, graphNode{"actor:" + string(a.ID), filled("n_name", a.Name, "n_mode", "actor", "n_type", a.Type, "n_side", a.Side)})
	}
	for _, x := range b.Matrix.Issues {
		g.Graph.Nodes = append(g.Graph.Nodes, graphNode{"issue:" + string(x.ID), filled("n_name", x.Title, "n_mode", "issue")})
	}
	for _, c := range b.Matrix.Cells {
		if len(c.Evidence) == 0 {
			continue
		}
		data := filled("e_state", string(c.State), "e_stance", string(c.Stance), "e_n", strconv.Itoa(c.N), "e_pro", strconv.Itoa(c.Pro),
			"e_con", strconv.Itoa(c.Con), "e_reported", strconv.Itoa(c.Reported), "e_net", number(c.Net), "e_value", number(c.Value), "e_latest", string(c.Latest.Date))
		g.Graph.Edges = append(g.Graph.Edges, graphEdge{"e" + strconv.Itoa(len(g.Graph.Edges)+1), "actor:" + string(c.Actor), "issue:" + string(c.Issue), data})
	}
	return writeXML(out, g)
}

// filled gives the pairs of key and value that have a value.
func filled(pairs ...string) []graphData {
	var out []graphData
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			out = append(out, graphData{pairs[i], pairs[i+1]})
		}
	}
	return out
}

// number writes a figure in full; nothing where nothing was counted.
func number(v *float64) string {
	if v == nil {
		return ""
	}
	return strconv.FormatFloat(*v, 'g', -1, 64)
}

func writeXML(out io.Writer, v any) error {
	buf := bufio.NewWriter(out)
	if _, err := buf.WriteString(xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(buf)
	enc.Indent("", " ")
	if err := enc.Encode(v); err != nil {
		return err
	}
	return buf.Flush()
}
