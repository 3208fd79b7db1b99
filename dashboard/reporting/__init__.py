"""The report: every page as files, for a folder that opens without a server; the same functions as the pages."""
