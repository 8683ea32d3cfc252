package interop

import (
	"fmt"
	"strings"

	"parley/app"
)

// The variables of the statement type that Parley's statements come from.
const (
	dnaPerson       = "person"
	dnaOrganization = "organization"
	dnaConcept      = "concept"
	dnaAgreement    = "agreement"
)

// dnaType is a statement type of DNA.
type dnaType struct {
	label     string
	variables map[string]int64 // name → id
}

// positional tells whether statements of the type say who holds what.
func (t dnaType) positional() bool {
	return t.variables[dnaOrganization] != 0 && t.variables[dnaConcept] != 0
}

type dnaVariable struct {
	name string
	kind string // "short text" and the like
	of   *dnaType
}

type dnaEntity struct {
	variable int64
	name     string
}

func (d *dna) readTypes() error {
	d.types, d.variables = map[int64]*dnaType{}, map[int64]dnaVariable{}
	err := d.each(`SELECT ID, coalesce(Label, '') FROM STATEMENTTYPES`, func(r row) error {
		var id int64
		t := &dnaType{variables: map[string]int64{}}
		err := r.Scan(&id, &t.label)
		d.types[id] = t
		return err
	})
	if err != nil {
		return err
	}
	return d.each(`SELECT ID, coalesce(Variable, ''), coalesce(DataType, ''), coalesce(StatementTypeId, 0) FROM VARIABLES`, func(r row) error {
		var id, of int64
		var v dnaVariable
		if err := r.Scan(&id, &v.name, &v.kind, &of); err != nil {
			return err
		}
		v.of = d.types[of]
		if v.of != nil {
			v.of.variables[strings.ToLower(v.name)] = id
		}
		d.variables[id] = v
		return nil
	})
}

// readEntities makes actors of persons and organizations, issues of concepts. The empty
// entity that every variable has is none.
func (d *dna) readEntities() error {
	d.entities, d.actors, d.issues = map[int64]dnaEntity{}, map[int64]app.ActorID{}, map[int64]app.IssueID{}
	d.actorAt, d.issueAt = map[app.ActorID]int{}, map[app.IssueID]int{}
	actors, issues := slugs{}, slugs{}
	parents := map[int64]int64{}
	err := d.each(`SELECT ID, coalesce(VariableId, 0), coalesce(Value, ''), coalesce(Red, 0), coalesce(Green, 0), coalesce(Blue, 0), coalesce(ChildOf, 0)
		FROM ENTITIES ORDER BY ID`, func(r row) error {
		var id, parent int64
		var e dnaEntity
		var red, green, blue uint8
		if err := r.Scan(&id, &e.variable, &e.name, &red, &green, &blue, &parent); err != nil {
			return err
		}
		e.name = short(e.name)
		d.entities[id] = e
		v := d.variables[e.variable]
		if e.name == "" || v.of == nil || !v.of.positional() {
			return nil
		}
		if parent != 0 {
			parents[id] = parent
		}
		colour := ""
		if red|green|blue != 0 {
			colour = fmt.Sprintf("#%02x%02x%02x", red, green, blue)
		}
		switch strings.ToLower(v.name) {
		case dnaPerson, dnaOrganization:
			kind := "other"
			if strings.EqualFold(v.name, dnaPerson) {
				kind = "person"
			}
			a := app.Actor{ID: app.ActorID(actors.take(e.name)), Name: e.name, Type: kind, Colour: colour}
			d.actors[id], d.actorAt[a.ID] = a.ID, len(d.project.Codebook.Actors)
			d.project.Codebook.Actors = append(d.project.Codebook.Actors, a)
		case dnaConcept:
			x := app.Issue{ID: app.IssueID(issues.take(e.name)), Title: e.name}
			d.issues[id], d.issueAt[x.ID] = x.ID, len(d.project.Codebook.Issues)
			d.project.Codebook.Issues = append(d.project.Codebook.Issues, x)
			if colour != "" {
				d.lose("colours of concepts", "an issue has no colour", e.name)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	d.addParents(parents)
	return nil
}

// addParents carries the tree over, but no circle.
func (d *dna) addParents(parents map[int64]int64) {
	for id, parent := range parents {
		circle := false
		for at, n := parent, 0; at != 0 && !circle; at, n = parents[at], n+1 {
			circle = at == id || n > len(parents)
		}
		if circle {
			d.lose("parents of entities", "the tree runs in a circle", d.entities[id].name)
			continue
		}
		if a, ok := d.actors[parent]; ok && d.actors[id] != "" {
			d.actor(d.actors[id]).Parent = a
		}
		if x, ok := d.issues[parent]; ok && d.issues[id] != "" {
			d.issue(d.issues[id]).Parent = x
		}
	}
}

func (d *dna) actor(id app.ActorID) *app.Actor { return &d.project.Codebook.Actors[d.actorAt[id]] }

func (d *dna) issue(id app.IssueID) *app.Issue { return &d.project.Codebook.Issues[d.issueAt[id]] }

// readAttributes puts the attributes of entities where actors and issues have a place.
func (d *dna) readAttributes() error {
	return d.each(`SELECT v.EntityId, coalesce(n.AttributeVariable, ''), coalesce(v.AttributeValue, '')
		FROM ATTRIBUTEVALUES v JOIN ATTRIBUTEVARIABLES n ON n.ID = v.AttributeVariableId ORDER BY v.ID`, func(r row) error {
		var entity int64
		var name, value string
		if err := r.Scan(&entity, &name, &value); err != nil {
			return err
		}
		name, value = short(name), short(value)
		if value == "" || name == "" {
			return nil
		}
		if id, ok := d.actors[entity]; ok {
			a := d.actor(id)
			if strings.EqualFold(name, "alias") {
				a.Aliases = append(a.Aliases, app.Alias{Text: value})
				return nil
			}
			if a.Attributes == nil {
				a.Attributes = map[string]string{}
			}
			a.Attributes[name] = value
			return nil
		}
		if id, ok := d.issues[entity]; ok {
			x := d.issue(id)
			switch strings.ToLower(name) {
			case "alias":
				x.Synonyms = append(x.Synonyms, value)
			case "notes":
				x.Include = value
			default:
				d.lose("attributes of concepts", "an issue has no attributes of its own", x.Title+": "+name+" = "+value)
			}
			return nil
		}
		if e := d.entities[entity]; e.name != "" {
			d.lose("attributes of other entities", "only persons, organizations and concepts become actors and issues", e.name+": "+name+" = "+value)
		}
		return nil
	})
}
