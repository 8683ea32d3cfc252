package store

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"time"

	"parley/app"
)

// How long backups are kept. Coding is often seen to be wrong only weeks later, and a copy
// costs less than the work it saves.
const (
	keepAll    = 24 * time.Hour      // every backup, of many the last of each hour
	keepDaily  = 14 * 24 * time.Hour // then the last of each day
	keepWeekly = 92 * 24 * time.Hour // then the last of each week, and after it of each month
	// keepNewest is how many whole ones stay whatever their age, and how many of those made
	// before a migration and before a restore.
	keepNewest = 3
	// keepRecent is how many of the last day stay without regard to the hour: work by hand
	// does not make more, a script that imports again and again would fill the disk.
	keepRecent = 16
)

// Kept is what decides whether a backup stays.
type Kept struct {
	Path   string
	At     time.Time
	Reason app.BackupReason
	Whole  bool // it could be read
}

// Expired gives those of the backups that may go. It keeps all of the last day (of more
// than 16 the last of each hour), the last of each day for two weeks, the last of each week
// for three months and the last of each month for ever, days being those of UTC. Never given are: those made by hand, those
// that cannot be read (much of them may still be saved), the three newest whole ones, and
// the three newest made before a migration and before a restore.
func Expired(list []Kept, now time.Time) []Kept {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b Kept) int {
		return cmp.Or(b.At.Compare(a.At), laterName(b.Path, a.Path))
	})
	var out []Kept
	taken := map[string]bool{}
	counts := map[app.BackupReason]int{}
	whole := 0
	for _, k := range list {
		if !k.Whole || k.Reason == app.BackupManual {
			continue
		}
		whole++
		counts[k.Reason]++
		special := k.Reason == app.BackupMigration || k.Reason == app.BackupRestore
		stays := whole <= keepNewest || special && counts[k.Reason] <= keepNewest
		p := period(k.At, now)
		if p == "" && whole > keepRecent {
			p = k.At.UTC().Format("2006-01-02T15")
		}
		if p == "" || !taken[p] {
			taken[p] = true
			stays = true
		}
		if !stays {
			out = append(out, k)
		}
	}
	return out
}

// period names the stretch of time of which one backup is enough; empty: every one stays.
func period(at, now time.Time) string {
	at = at.UTC()
	switch age := now.Sub(at); {
	case age <= keepAll:
		return ""
	case age <= keepDaily:
		return at.Format("2006-01-02")
	case age <= keepWeekly:
		year, week := at.ISOWeek()
		return fmt.Sprintf("%d week %d", year, week)
	}
	return at.Format("2006-01")
}

// rotate removes from a folder of backups what has expired. What cannot be removed now is
// tried again at the next backup.
func rotate(dir string, now time.Time) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	var list []Kept
	for _, k := range backupFiles(dir, entries) {
		k.Whole = glance(k.Path) == nil
		list = append(list, k)
	}
	for _, k := range Expired(list, now) {
		_ = removeDatabase(k.Path) // tried again at the next backup
	}
}
