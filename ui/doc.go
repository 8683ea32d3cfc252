// Package ui is the main window: it makes presenters and views of the open project, is the
// way between them, turns the one table of commands into menus, toolbar, keys and help,
// and says what the analyst has to know.
//
// It is not responsible for what a screen shows (ui/present), for drawing it (the screens)
// or for opening a project: that comes in through Deps.
package ui
