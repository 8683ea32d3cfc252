package apptest_test

import (
	"testing"

	"parley/app/apptest"
)

func TestMemory(t *testing.T) {
	apptest.TestLedger(t, func(testing.TB) apptest.Ports { return apptest.NewMemory(apptest.Project()) })
}
