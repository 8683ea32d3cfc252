package store_test

import (
	"parley/app/apptest"
	"parley/app/store"
	"parley/app/workbench"
)

var (
	_ workbench.Articles = (*store.Store)(nil)
	_ workbench.Ledger   = (*store.Store)(nil)
	_ workbench.Coding   = (*store.Store)(nil)
	_ workbench.Backlog  = (*store.Store)(nil)
	_ apptest.Ports      = (*store.Store)(nil)
	_ apptest.Ports      = (*apptest.Memory)(nil)
)
