package export

import (
	"encoding/xml"
	"io"
	"strconv"

	"parley/app"
)

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

// writeGraphML writes the matrix as a two-mode graph: an edge for each cell in which the
// actor's own words were counted, and one apart for what others report.
func writeGraphML(out io.Writer, b app.Book) error {
	g := graphML{NS: "http://graphml.graphdrawing.org/xmlns"}
	for _, k := range []struct{ of, name, kind string }{
		{"node", "name", "string"},
		{"node", "mode", "string"},
		{"node", "type", "string"},
		{"node", "side", "string"},
		{"edge", "kind", "string"},
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
		g.Graph.Nodes = append(g.Graph.Nodes, graphNode{"actor:" + string(a.ID), texts("n_name", a.Name, "n_mode", "actor", "n_type", a.Type, "n_side", a.Side)})
	}
	for _, x := range b.Matrix.Issues {
		g.Graph.Nodes = append(g.Graph.Nodes, graphNode{"issue:" + string(x.ID), texts("n_name", x.Title, "n_mode", "issue", "n_type", "", "n_side", "")})
	}
	for i := range b.Matrix.Cells {
		c := &b.Matrix.Cells[i]
		if c.N+c.NoComment > 0 {
			g.edge(c, graphNumbers{
				"own", string(c.State), string(c.Stance), c.N, c.Pro, c.Con, c.Net, c.Value,
			})
		}
		if c.Reported > 0 {
			r := c.ReportedAs
			g.edge(c, graphNumbers{"reported", string(r.State), string(r.Stance), c.Reported, c.ReportedPro, c.ReportedCon, nil, nil})
		}
	}
	return writeXML(out, g)
}

// graphNumbers are what an edge carries: of the own statements, or of what others report.
type graphNumbers struct {
	kind, state, stance string
	n, pro, con         int
	net, value          *float64
}

func (g *graphML) edge(c *app.Cell, x graphNumbers) {
	data := texts("e_kind", x.kind, "e_state", x.state, "e_stance", x.stance, "e_n", strconv.Itoa(x.n), "e_pro", strconv.Itoa(x.pro), "e_con", strconv.Itoa(x.con),
		"e_reported", strconv.Itoa(c.Reported), "e_latest", string(c.Latest.Date))
	for _, f := range []struct {
		key   string
		value *float64
	}{{"e_net", x.net}, {"e_value", x.value}} {
		if f.value != nil { // nothing counted is no number
			data = append(data, graphData{f.key, number(f.value)})
		}
	}
	g.Graph.Edges = append(g.Graph.Edges, graphEdge{"e" + strconv.Itoa(len(g.Graph.Edges)+1), "actor:" + string(c.Actor), "issue:" + string(c.Issue), data})
}

// texts gives pairs of key and value; an empty text is kept, so that every node and edge
// has the same attributes.
func texts(pairs ...string) []graphData {
	var out []graphData
	for i := 0; i < len(pairs); i += 2 {
		out = append(out, graphData{pairs[i], pairs[i+1]})
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
