package app

import "time"

// BackupReason tells why a backup was made.
type BackupReason string

// The reasons.
const (
	BackupDay       BackupReason = "day"       // the first opening of a day
	BackupMigration BackupReason = "migration" // before the file was brought up to date
	BackupBulk      BackupReason = "bulk"      // before an import, a merge or another act of many records
	BackupInterval  BackupReason = "interval"  // after some minutes of work
	BackupManual    BackupReason = "manual"    // asked for
	BackupRestore   BackupReason = "restore"   // the state that a restore replaced
)

// BackupReasons lists all reasons.
func BackupReasons() []BackupReason {
	return []BackupReason{BackupDay, BackupMigration, BackupBulk, BackupInterval, BackupManual, BackupRestore}
}

// Words says the reason as people read it.
func (r BackupReason) Words() string {
	switch r {
	case BackupDay:
		return "start of a day"
	case BackupMigration:
		return "before an update of the file"
	case BackupBulk:
		return "before many changes at once"
	case BackupInterval:
		return "while working"
	case BackupManual:
		return "made by hand"
	case BackupRestore:
		return "before a restore"
	}
	return string(r)
}

// Backup is a copy of a project file and what it holds.
type Backup struct {
	Path        string       `json:"path"`
	Project     string       `json:"project"` // the project's id
	Title       string       `json:"title"`
	At          time.Time    `json:"at"` // when it was made
	Reason      BackupReason `json:"reason"`
	Size        int64        `json:"size"` // in bytes
	Schema      int          `json:"schema"`
	Articles    int          `json:"articles"`
	Statements  int          `json:"statements"`
	Annotations int          `json:"annotations"`
	Entries     int64        `json:"entries"` // the number of the newest entry of the log, 0 where there is none
	LastAct     string       `json:"last_act,omitempty"`
	LastActAt   time.Time    `json:"last_act_at,omitzero"`
	Problem     string       `json:"problem,omitempty"` // why it cannot be read; empty when it read back well
}

// Unsaved is what the log holds beyond a backup.
type Unsaved struct {
	Entries     int       // number of entries
	First, Last time.Time // of them; zero where there are none
}

// Restored tells what a restore did.
type Restored struct {
	Backup  Backup `json:"backup"`            // what the project is now
	Kept    string `json:"kept,omitempty"`    // where the file that was replaced is; empty where there was none
	Damaged bool   `json:"damaged,omitempty"` // the file that was replaced was damaged
}
