package store

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// SyncedFolder gives the name of the service that copies the folder of path to other
// computers, as “OneDrive”; empty where none is recognised. Such services copy a project
// file while it is being written and put old versions back, which is how projects are
// lost. It is told by the names of folders, by what services leave in them, and by the
// environment.
func SyncedFolder(path string) string {
	path, err := filepath.Abs(path)
	if err != nil {
		return ""
	}
	home, _ := os.UserHomeDir()
	env := map[string]string{}
	for _, name := range []string{"OneDrive", "OneDriveConsumer", "OneDriveCommercial"} {
		if dir := os.Getenv(name); dir != "" {
			env[dir] = "OneDrive"
		}
	}
	look := synced{home: home, roots: env}
	if found := look.service(filepath.Dir(path)); found != "" {
		return found
	}
	if real, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		return look.service(real)
	}
	return ""
}

// synced is what the look for a service knows of the computer.
type synced struct {
	home  string
	roots map[string]string // folder to service, as the environment names them
}

// service looks at a folder and at all above it.
func (s synced) service(dir string) string {
	for {
		if found := cmp.Or(s.root(dir), byName(dir, s.home), byMarker(dir)); found != "" {
			return found
		}
		up := filepath.Dir(dir)
		if up == dir {
			return ""
		}
		dir = up
	}
}

func (s synced) root(dir string) string {
	for root, service := range s.roots {
		if samePath(filepath.Clean(root), dir) {
			return service
		}
	}
	return ""
}

// folderName is a name that a service gives its folder. A name that people use for other
// things too counts only in the home folder, among the cloud folders of macOS or at the
// root of a drive.
type folderName struct {
	name, service string
	alone         bool // no words may follow, as in “OneDrive - Ministry”
	common        bool
}

func folderNames() []folderName {
	return []folderName{
		{name: "onedrive", service: "OneDrive"},
		{name: "dropbox", service: "Dropbox"},
		{name: "icloud drive", service: "iCloud Drive", alone: true},
		{name: "iclouddrive", service: "iCloud Drive", alone: true},
		{name: "com~apple~clouddocs", service: "iCloud Drive", alone: true},
		{name: "mobile documents", service: "iCloud Drive", alone: true},
		{name: "google drive", service: "Google Drive"},
		{name: "googledrive", service: "Google Drive"},
		{name: "nextcloud", service: "Nextcloud"},
		{name: "owncloud", service: "ownCloud"},
		{name: "box sync", service: "Box", alone: true},
		{name: "box-box", service: "Box"},
		{name: "box", service: "Box", alone: true, common: true},
		{name: "pcloud drive", service: "pCloud", alone: true},
		{name: "pclouddrive", service: "pCloud", alone: true},
		{name: "pcloud sync", service: "pCloud", alone: true},
		{name: "yandex.disk", service: "Yandex.Disk"},
		{name: "yandexdisk", service: "Yandex.Disk"},
		{name: "megasync", service: "MEGA"},
		{name: "mega", service: "MEGA", alone: true, common: true},
		{name: "syncthing", service: "Syncthing", alone: true},
	}
}

func byName(dir, home string) string {
	base, parent := strings.ToLower(filepath.Base(dir)), filepath.Dir(dir)
	ofSystem := filepath.Base(parent) == "CloudStorage"
	for _, n := range folderNames() {
		rest, ok := strings.CutPrefix(base, n.name)
		more := strings.HasPrefix(rest, " - ") || strings.HasPrefix(rest, " (") || ofSystem && strings.HasPrefix(rest, "-")
		if !ok || rest != "" && (n.alone || !more) {
			continue
		}
		if !n.common || ofSystem || samePath(parent, home) || filepath.Dir(parent) == parent {
			return n.service
		}
	}
	return ""
}

// byMarker recognises what services leave in the folder that they copy.
func byMarker(dir string) string {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return ""
	}
	for _, e := range entries {
		name := strings.ToLower(e.Name())
		if !strings.HasPrefix(name, ".") {
			continue
		}
		switch {
		case slices.Contains([]string{".dropbox", ".dropbox.cache"}, name) && !hasConfig(dir, e.Name()):
			return "Dropbox"
		case name == ".stfolder":
			return "Syncthing"
		case strings.HasPrefix(name, ".sync_") && strings.HasSuffix(name, ".db"), name == ".nextcloudsync.log":
			return "Nextcloud"
		case strings.HasPrefix(name, "._sync_") && strings.HasSuffix(name, ".db"), name == ".owncloudsync.log":
			return "ownCloud"
		case name == ".tmp.driveupload", name == ".tmp.drivedownload":
			return "Google Drive"
		case name == ".849c9593-d756-4e56-8d6e-42412f2a707b":
			return "OneDrive"
		case name == ".megaignore":
			return "MEGA"
		}
	}
	return ""
}

// hasConfig tells the folder “.dropbox” of the program's settings in the home folder from
// the file of that name in the folder that is copied.
func hasConfig(dir, name string) bool {
	st, err := os.Stat(filepath.Join(dir, name))
	return name == ".dropbox" && (err != nil || st.IsDir())
}
