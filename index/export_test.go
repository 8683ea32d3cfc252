package index

import "encoding/json"

// ScrubSegment compares the checksum of one segment file.
var ScrubSegment = scrubSegment

// DiscardPlaces leaves Bleve's postings and the word streams to search in, as after a
// failure to write the places.
func DiscardPlaces(x *Index) { x.places.Discard() }

// SetSchema changes the schema that a closed index has recorded.
func SetSchema(path, schema string) error {
	x, err := openFolder(path, "P")
	if err != nil {
		return err
	}
	x.state.Schema = schema
	data, err := json.Marshal(x.state)
	if err == nil {
		err = x.bleve.SetInternal([]byte(stateKey), data)
	}
	if err != nil {
		return err
	}
	return x.shut()
}
