package present

// The commands around the matrix.
const (
	CmdChanges       Command = "matrix.changes"
	CmdRules         Command = "matrix.rules"
	CmdMap           Command = "matrix.map"
	CmdCopyMatrix    Command = "matrix.copy"
	CmdMatrixPicture Command = "matrix.picture"
	CmdCompare       Command = "coders.compare"
	CmdConvert       Command = "project.convert"
)

// analysisCommands lists them.
func analysisCommands() []Command {
	return []Command{CmdChanges, CmdRules, CmdMap, CmdCopyMatrix, CmdMatrixPicture, CmdCompare, CmdConvert}
}
