package positions

import "parley/app"

// DNASpec is the preset under which Project gives the numbers of DNA.
func DNASpec() app.MatrixSpec { return app.DNASpec() }
