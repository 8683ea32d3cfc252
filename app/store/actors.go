package store

import (
	"fmt"

	"parley/app"
)

func loadActors(t *tx, s selection) ([]app.Actor, error) {
	aliases, err := actorAliases(t, s)
	if err != nil {
		return nil, fmt.Errorf("read aliases: %w", err)
	}
	roles, err := actorRoles(t, s)
	if err != nil {
		return nil, fmt.Errorf("read roles: %w", err)
	}
	tags, err := values[app.TagID](t, "actor_tag", s)
	if err != nil {
		return nil, err
	}
	var out []app.Actor
	err = t.each(`SELECT t.id, t.name, t.type, t.parent, t.colour, t.wikidata_id, t.attributes`+s.ordered(app.KindActor, "actor"), s.args,
		func(scan func(...any) error) error {
			var a app.Actor
			if err := scan(&a.ID, &a.Name, &a.Type, optional(&a.Parent), &a.Colour, &a.WikidataID, asJSON{&a.Attributes}); err != nil {
				return err
			}
			a.Aliases, a.Roles, a.Tags = aliases[a.ID], roles[a.ID], tags[string(a.ID)]
			out = append(out, a)
			return nil
		})
	return out, err
}

func actorAliases(t *tx, s selection) (map[app.ActorID][]app.Alias, error) {
	out := map[app.ActorID][]app.Alias{}
	return out, t.each(`SELECT owner, text, language, match FROM actor_alias`+s.where("owner")+` ORDER BY owner, n`, s.args,
		func(scan func(...any) error) error {
			var id app.ActorID
			var x app.Alias
			if err := scan(&id, &x.Text, &x.Language, &x.Match); err != nil {
				return err
			}
			out[id] = append(out[id], x)
			return nil
		})
}

func actorRoles(t *tx, s selection) (map[app.ActorID][]app.ActorRole, error) {
	out := map[app.ActorID][]app.ActorRole{}
	return out, t.each(`SELECT owner, of_actor, title, valid_from, valid_to FROM actor_role`+s.where("owner")+` ORDER BY owner, n`, s.args,
		func(scan func(...any) error) error {
			var id app.ActorID
			var r app.ActorRole
			if err := scan(&id, optional(&r.OfActor), &r.Title, &r.From, &r.To); err != nil {
				return err
			}
			out[id] = append(out[id], r)
			return nil
		})
}

func insertActor(t *tx, a app.Actor) error {
	attributes, err := jsonText(a.Attributes)
	if err != nil {
		return err
	}
	id := string(a.ID)
	err = t.insert("actor", "id, name, type, parent, colour, wikidata_id, attributes",
		id, a.Name, a.Type, null(a.Parent), a.Colour, a.WikidataID, attributes)
	if err != nil {
		return err
	}
	for n, x := range a.Aliases {
		if err := t.insert("actor_alias", "owner, n, text, language, match", id, n, x.Text, x.Language, x.Match); err != nil {
			return err
		}
	}
	for n, r := range a.Roles {
		err := t.insert("actor_role", "owner, n, of_actor, title, valid_from, valid_to",
			id, n, null(r.OfActor), r.Title, string(r.From), string(r.To))
		if err != nil {
			return err
		}
	}
	return putValues(t, "actor_tag", id, a.Tags)
}
