package extract

// containerReaders lists the formats that hold several articles or other files, in the
// order in which they are tried: what is exact by its first bytes comes first.
func containerReaders() []Reader {
	return []Reader{
		WACZ{}, Workbook{}, WARC{}, Archive{}, Export{}, MBOX{}, MHTML{}, EML{}, Feed{}, OPML{}, CSL{}, RIS{}, BibTeX{}, Table{},
	}
}
