package store_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/store"
)

func TestExpired(t *testing.T) {
	now := time.Date(2026, time.November, 23, 16, 40, 0, 0, time.UTC) // a Monday
	at := func(ago time.Duration) time.Time { return now.Add(-ago) }
	const hour, day = time.Hour, 24 * time.Hour
	k := func(name string, ago time.Duration, reason app.BackupReason) store.Kept {
		return store.Kept{Path: name, At: at(ago), Reason: reason, Whole: true}
	}
	three := []store.Kept{k("x", 0, app.BackupDay), k("y", hour, app.BackupDay), k("z", 2*hour, app.BackupDay)}
	broken := k("broken", 200*day, app.BackupDay)
	broken.Whole = false
	tests := []struct {
		name string
		in   []store.Kept
		want []string
	}{
		{"nothing", nil, nil},
		{"the only one, years old", []store.Kept{k("a", 2000*day, app.BackupDay)}, nil},
		{"three on one old day", []store.Kept{k("a", 400*day, app.BackupDay), k("b", 400*day+hour, app.BackupDay), k("c", 400*day+2*hour, app.BackupDay)}, nil},
		{"all of the last day", append(slices.Clone(three), k("a", 3*hour, app.BackupInterval), k("b", 23*hour, app.BackupBulk)), nil},
		{"the last of a day", append(slices.Clone(three), k("late", 3*day, app.BackupInterval), k("early", 3*day+hour, app.BackupDay), k("before", 4*day, app.BackupDay)), []string{"early"}},
		{"the last of a week", append(slices.Clone(three), k("saturday", 30*day, app.BackupDay), k("friday", 31*day, app.BackupDay), k("week before", 37*day, app.BackupDay)), []string{"friday"}},
		{"the last of a month", append(slices.Clone(three), k("june", 150*day, app.BackupDay), k("june too", 165*day, app.BackupDay), k("may", 180*day, app.BackupDay)), []string{"june too"}},
		{"made by hand", append(slices.Clone(three), k("a", 3*day, app.BackupDay), k("hand", 3*day+hour, app.BackupManual), k("hand too", 3*day+2*hour, app.BackupManual)), nil},
		{"unreadable", append(slices.Clone(three), k("a", 199*day, app.BackupDay), broken), nil},
		{"before migrations", append(slices.Clone(three),
			k("later", 400*day, app.BackupDay), k("m1", 400*day+hour, app.BackupMigration), k("m2", 400*day+2*hour, app.BackupMigration),
			k("m3", 400*day+3*hour, app.BackupMigration), k("m4", 400*day+4*hour, app.BackupMigration)), []string{"m4"}},
		{"a clock that went back", append(slices.Clone(three), k("future", -5*day, app.BackupDay)), nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			slices.Reverse(tt.in) // the order given is of no account
			var got []string
			for _, e := range store.Expired(tt.in, now) {
				got = append(got, e.Path)
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Errorf("(-want +got)\n%s", d)
			}
		})
	}
}

// A script that makes a backup every few seconds does not fill the disk.
func TestExpiredInOneDay(t *testing.T) {
	now := time.Date(2026, time.November, 23, 16, 40, 0, 0, time.UTC)
	var list []store.Kept
	const made = 600 // one a minute
	for n := range made {
		list = append(list, store.Kept{Path: fmt.Sprintf("%04d", n), At: now.Add(-time.Duration(n) * time.Minute), Reason: app.BackupBulk, Whole: true})
	}
	gone := store.Expired(list, now)
	if kept := made - len(gone); kept < 16 || kept > 16+11 {
		t.Errorf("%d of %d backups of ten hours are kept, want 16 and one an hour", kept, made)
	}
	for _, e := range gone {
		if now.Sub(e.At) < 16*time.Minute {
			t.Errorf("the backup of %s before was let go", now.Sub(e.At))
		}
	}
}

// Rotated day after day for two years of work, what stays is spread over the whole time
// and does not grow with the number made.
func TestExpiredForYears(t *testing.T) {
	start := time.Date(2026, time.January, 5, 8, 0, 0, 0, time.UTC)
	var kept []store.Kept
	made, now := 0, start
	for day := range 730 {
		for n := range 12 { // every 20 minutes of a morning
			now = start.AddDate(0, 0, day).Add(time.Duration(n) * 20 * time.Minute)
			made++
			kept = append(kept, store.Kept{Path: fmt.Sprintf("%05d", made), At: now, Reason: app.BackupInterval, Whole: true})
			gone := map[string]bool{}
			for _, e := range store.Expired(kept, now) {
				gone[e.Path] = true
			}
			if gone[fmt.Sprintf("%05d", made)] {
				t.Fatal("the newest has expired")
			}
			kept = slices.DeleteFunc(kept, func(k store.Kept) bool { return gone[k.Path] })
		}
	}
	ages := map[string]int{}
	for _, k := range kept {
		switch age := now.Sub(k.At); {
		case age <= 24*time.Hour:
			ages["day"]++
		case age <= 14*24*time.Hour:
			ages["two weeks"]++
		case age <= 92*24*time.Hour:
			ages["three months"]++
		default:
			ages["older"]++
		}
	}
	want := map[string]int{"day": 13, "two weeks": 13, "three months": 12, "older": 21}
	for name, n := range want {
		if got := ages[name]; got < n-1 || got > n+1 {
			t.Errorf("%s: %d kept, want about %d", name, got, n)
		}
	}
	if made != 730*12 {
		t.Errorf("%d made", made)
	}
}
