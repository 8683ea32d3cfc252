package suggest

// Calibration tells for which version of the rules the table was fitted, on how many
// suggestions and when.
func Calibration() (rules, date string, samples int) {
	return calibration.rules, calibration.date, calibration.samples
}

// Calibrated maps a raw score.
func Calibrated(raw float64) float64 { return calibrated(raw) }

// CalibrationPoints gives the table as pairs of raw score and share.
func CalibrationPoints() [][2]float64 {
	var out [][2]float64
	for _, p := range calibration.points {
		out = append(out, [2]float64{p.raw, p.share})
	}
	return out
}

// Raw runs f with scores that are not calibrated. Not for parallel tests.
func Raw(f func()) {
	kept := calibration
	calibration.points = nil
	defer func() { calibration = kept }()
	f()
}
