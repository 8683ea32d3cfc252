package present

// Command names an act of the analyst. Menus, toolbar, keys and help are made from the
// one table of commands in package ui; screens only name the command a button stands for.
type Command string

// The commands.
const (
	CmdNew          Command = "project.new"
	CmdOpen         Command = "project.open"
	CmdImportFiles  Command = "import.files"
	CmdImportFolder Command = "import.folder"
	CmdImportPage   Command = "import.page"
	CmdImportTable  Command = "import.table"
	CmdProfiles     Command = "import.profiles"
	CmdNarrow       Command = "search.narrow"
	CmdConcordance  Command = "search.concordance"
	CmdSearches     Command = "search.saved"
	CmdBatch        Command = "search.batch"
	CmdWords        Command = "search.words"
	CmdExport       Command = "export.workbook"
	CmdSync         Command = "sync.workbook"
	CmdQuit         Command = "quit"
	CmdUndo         Command = "undo"
	CmdRedo         Command = "redo"
	CmdCopy         Command = "copy"
	CmdCopySource   Command = "copy.source"
	CmdSearch       Command = "search"
	CmdLibrary      Command = "view.library"
	CmdMatrix       Command = "view.matrix"
	CmdCodebook     Command = "view.codebook"
	CmdLight        Command = "view.light"
	CmdLook         Command = "view.look"
	CmdLayers       Command = "view.layers"
	CmdBeside       Command = "view.beside"
	CmdAlone        Command = "view.alone"
	CmdOriginal     Command = "article.original"
	CmdPage         Command = "article.page"
	CmdNextSuggest  Command = "suggestion.next"
	CmdPrevSuggest  Command = "suggestion.previous"
	CmdAccept       Command = "suggestion.accept"
	CmdAcceptEdit   Command = "suggestion.edit"
	CmdReject       Command = "suggestion.reject"
	CmdTextLarger   Command = "text.larger"
	CmdTextSmaller  Command = "text.smaller"
	CmdTextReset    Command = "text.reset"
	CmdNextHit      Command = "hit.next"
	CmdPreviousHit  Command = "hit.previous"
	CmdNextMark     Command = "mark.next"
	CmdPreviousMark Command = "mark.previous"
	CmdNextArticle  Command = "article.next"
	CmdPrevArticle  Command = "article.previous"
	CmdGrow         Command = "selection.grow"
	CmdShrink       Command = "selection.shrink"
	CmdAnnotate     Command = "annotate"
	CmdComment      Command = "annotate.comment"
	CmdStatement    Command = "statement.start"
	CmdAddWords     Command = "statement.add"
	CmdRecord       Command = "statement.record"
	CmdClose        Command = "close"
	CmdPalette      Command = "help.commands"
	CmdKeys         Command = "help.keys"
	CmdWelcome      Command = "help.welcome"
	CmdAbout        Command = "help.about"
	CmdReload       Command = "view.reload"
	CmdBackups      Command = "project.backups"
	CmdHistory      Command = "history"
	CmdSave         Command = "codebook.save"
	CmdRecode       Command = "statements.recode"
	CmdReview       Command = "passages.review"
	CmdVersions     Command = "article.versions"
	CmdDetails      Command = "article.details"
	CmdRegister     Command = "view.register"
	CmdSaveList     Command = "register.save"
	CmdMarkAll      Command = "register.mark"
	CmdEditHere     Command = "here.edit"
	CmdDuplicate    Command = "here.duplicate"
	CmdSameQuote    Command = "here.same"
	CmdKeyEvidence  Command = "here.key"
	CmdLinks        Command = "here.links"
	CmdTags         Command = "here.tags"
	CmdNotes        Command = "here.notes"
	CmdHistoryHere  Command = "here.history"
	CmdWithdraw     Command = "here.withdraw"
	CmdFurther      Command = "form.further"
	CmdSuggestions  Command = "view.suggestions"
	CmdCoverage     Command = "coverage"
	CmdLearned      Command = "suggestions.learned"
	CmdAcceptMany   Command = "suggestions.accept-many"
)

// Commands lists all of them; the table must have each once.
func Commands() []Command {
	return append(analysisCommands(), []Command{
		CmdNew, CmdOpen, CmdImportFiles, CmdImportFolder, CmdImportPage, CmdImportTable, CmdProfiles, CmdNarrow, CmdConcordance, CmdSearches, CmdBatch, CmdWords, CmdDetails, CmdExport, CmdSync, CmdQuit, CmdUndo, CmdRedo, CmdCopy, CmdSearch,
		CmdLibrary, CmdMatrix, CmdLight, CmdLook, CmdTextLarger, CmdTextSmaller, CmdTextReset, CmdNextHit,
		CmdPreviousHit, CmdNextMark, CmdPreviousMark, CmdNextArticle, CmdPrevArticle, CmdGrow, CmdShrink, CmdAnnotate, CmdComment,
		CmdStatement, CmdAddWords, CmdRecord, CmdClose, CmdPalette, CmdKeys, CmdWelcome, CmdAbout, CmdReload, CmdCodebook, CmdBackups,
		CmdHistory, CmdSave, CmdRecode, CmdReview, CmdVersions,
		CmdRegister, CmdSaveList, CmdMarkAll, CmdEditHere, CmdDuplicate, CmdSameQuote, CmdKeyEvidence, CmdLinks, CmdTags, CmdNotes, CmdHistoryHere, CmdWithdraw, CmdFurther,
		CmdCopySource, CmdLayers, CmdBeside, CmdAlone, CmdOriginal, CmdPage,
		CmdNextSuggest, CmdPrevSuggest, CmdAccept, CmdAcceptEdit, CmdReject,
		CmdSuggestions, CmdCoverage, CmdLearned, CmdAcceptMany,
	}...)
}
