package extract

// isNamed reports whether a file has one of the endings and is not of a format that shows
// itself: mails and tables that are full of rubbish are still what their names say.
func isNamed(name string, head []byte, exts ...string) bool {
	return hasExt(name, exts...) && foreignFormat("", head) == ""
}

// containerReaders lists the formats that hold several articles or other files, in the
// order in which they are tried: what is exact by its first bytes comes first.
func containerReaders() []Reader {
	return []Reader{
		WACZ{}, Workbook{}, WARC{}, Archive{}, Export{}, MBOX{}, MHTML{}, EML{}, Feed{}, OPML{}, CSL{}, RIS{}, BibTeX{}, Table{},
	}
}
