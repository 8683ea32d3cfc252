package store_test

import (
	"os"
	"path/filepath"
	"testing"

	"parley/app/store"
)

func TestSyncedFolder(t *testing.T) {
	tests := []struct {
		name   string
		dir    string // below the home folder
		marker string // file or, with a slash at its end, folder, below the home folder
		want   string
	}{
		{"a folder of one's own", "Documents/talks", "", ""},
		{"OneDrive", "OneDrive/talks", "", "OneDrive"},
		{"OneDrive of an office", "OneDrive - Ministry of Water/talks", "", "OneDrive"},
		{"OneDrive on macOS", "Library/CloudStorage/OneDrive-Ministry/talks", "", "OneDrive"},
		{"a word that begins alike", "OneDriver/talks", "", ""},
		{"notes about a service", "dropbox-notes/talks", "", ""},
		{"Dropbox", "Dropbox", "", "Dropbox"},
		{"Dropbox of a team", "Dropbox (River Team)/a/b", "", "Dropbox"},
		{"Dropbox elsewhere", "work/talks", "work/.dropbox.cache/", "Dropbox"},
		{"settings of Dropbox in the home folder", "work/talks", ".dropbox/", ""},
		{"iCloud", "Library/Mobile Documents/com~apple~CloudDocs/talks", "", "iCloud Drive"},
		{"iCloud on Windows", "iCloudDrive/talks", "", "iCloud Drive"},
		{"Google Drive", "Google Drive/talks", "", "Google Drive"},
		{"Google Drive on macOS", "Library/CloudStorage/GoogleDrive-anna@example.org/My Drive", "", "Google Drive"},
		{"Google Drive, mirrored", "mirror/talks", "mirror/.tmp.driveupload/", "Google Drive"},
		{"Nextcloud", "Nextcloud/talks", "", "Nextcloud"},
		{"Nextcloud elsewhere", "cloud/talks", "cloud/.sync_1a2b3c.db", "Nextcloud"},
		{"ownCloud", "ownCloud/talks", "", "ownCloud"},
		{"ownCloud elsewhere", "cloud/talks", "cloud/._sync_1a2b3c.db", "ownCloud"},
		{"Box", "Box/talks", "", "Box"},
		{"a box that is none", "Archive/Box/talks", "", ""},
		{"pCloud", "pCloudDrive/talks", "", "pCloud"},
		{"Syncthing", "anything/talks/deep", "anything/.stfolder/", "Syncthing"},
		{"Yandex.Disk", "Yandex.Disk/talks", "", "Yandex.Disk"},
		{"MEGA", "MEGA/talks", "", "MEGA"},
		{"MEGA elsewhere", "papers/talks", "papers/.megaignore", "MEGA"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			home := newHome(t)
			dir := filepath.Join(home, filepath.FromSlash(tt.dir))
			if err := os.MkdirAll(dir, 0o755); err != nil {
				t.Fatal(err)
			}
			if tt.marker != "" {
				mark(t, filepath.Join(home, filepath.FromSlash(tt.marker)), tt.marker[len(tt.marker)-1] == '/')
			}
			if got := store.SyncedFolder(filepath.Join(dir, "talks.parley")); got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}

func newHome(t *testing.T) string {
	t.Helper()
	home := t.TempDir()
	for _, name := range []string{"HOME", "USERPROFILE"} {
		t.Setenv(name, home)
	}
	for _, name := range []string{"OneDrive", "OneDriveConsumer", "OneDriveCommercial"} {
		t.Setenv(name, "")
	}
	return home
}

func mark(t *testing.T, path string, folder bool) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if folder {
		mkdir(t, path)
		return
	}
	write(t, path, nil)
}

func TestSyncedFolderOfEnvironment(t *testing.T) {
	home := newHome(t)
	t.Setenv("OneDriveCommercial", filepath.Join(home, "Ministry")+string(filepath.Separator))
	if got := store.SyncedFolder(filepath.Join(home, "Ministry", "a", "talks.parley")); got != "OneDrive" {
		t.Errorf("%q, want OneDrive", got)
	}
	if got := store.SyncedFolder(filepath.Join(home, "Ministry of Water", "talks.parley")); got != "" {
		t.Errorf("%q for a folder of a longer name", got)
	}
}

// A link leads to where the file is.
func TestSyncedFolderThroughLink(t *testing.T) {
	home := newHome(t)
	if err := os.MkdirAll(filepath.Join(home, "Dropbox", "talks"), 0o755); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(home, "talks")
	if err := os.Symlink(filepath.Join(home, "Dropbox", "talks"), link); err != nil {
		t.Skip("links cannot be made here")
	}
	if got := store.SyncedFolder(filepath.Join(link, "talks.parley")); got != "Dropbox" {
		t.Errorf("%q, want Dropbox", got)
	}
}
