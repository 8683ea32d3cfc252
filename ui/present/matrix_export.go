package present

import (
	"context"

	"parley/app"
	"parley/app/jobs"
)

// Export writes the workbook as a job. Without force an existing file is refused; the
// file dialog has asked already, so the window forces.
func (m *Matrix) Export(path string, force bool) {
	spec := m.spec
	start(m.env, m.ports.Jobs, "Exporting the workbook", func(ctx context.Context, r jobs.Reporter) error {
		_, err := m.ports.Exporter.ExportFile(ctx, app.ExportRequest{Path: path, Spec: spec, Force: force}, r)
		m.env.Dispatch(func() { m.exported(path, err) })
		return err
	})
}

func (m *Matrix) exported(path string, err error) {
	switch {
	case cancelled(err):
		m.env.Notify.Notice("The export was cancelled; no file was written.")
	case err != nil:
		m.env.Notify.Problem(err)
	default:
		m.state.Exported = path
		m.env.Notify.Wrote(path)
		m.env.trace("exported " + path)
		m.tell(m.state)
	}
}
