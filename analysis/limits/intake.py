"""How much of a corpus is read."""

from analysis.limits.limit import Section

_read = Section("What is read")

MOST_BYTES = _read.limit(
    "MOST_BYTES",
    2**30,
    "bytes of a file",
    "A gigabyte is a corpus of some 200 million words, and as text takes up to four times as much memory.",
    (1, 2**34),
)
LOOKED_AT = _read.limit(
    "LOOKED_AT",
    65_536,
    "bytes by which a format is recognised",
    "So much holds the beginning of several documents in every format that is read.",
)
MOST_EXPANSION = _read.limit(
    "MOST_EXPANSION",
    200,
    "times its size, unpacked",
    "Prose packs to a fifth of its size and one sentence over and over to a hundredth: only what was made to burst "
    "packs better.",
)
EXPANSION_FROM = _read.limit(
    "EXPANSION_FROM",
    2**20,
    "bytes, unpacked",
    "What unpacks to so little harms nobody, however well it was packed.",
)
MOST_MEMBERS = _read.limit(
    "MOST_MEMBERS",
    5_000,
    "files in an archive",
    "So many articles can be saved one by one; whoever has more has them in a table, or as a folder.",
)
LARGEST_MEMBER = _read.limit(
    "LARGEST_MEMBER",
    50 * 2**20,
    "bytes of a file in an archive, unpacked",
    "Fifty megabytes are eight million words, and a larger table can be given by itself.",
)
MOST_UNPACKED = _read.limit(
    "MOST_UNPACKED",
    250 * 2**20,
    "bytes of all files in an archive, unpacked",
    "Five of the largest files fit, and a server that several people use can hold so much for each of them.",
)
READING_SECONDS = _read.limit(
    "READING_SECONDS",
    30,
    "seconds of computing for a file",
    "A file of a usual size is read in one or two; where thirty are not enough, its reader runs in circles.",
)
MEGABYTE_SECONDS = _read.limit(
    "MEGABYTE_SECONDS",
    2,
    "further seconds of computing for each megabyte",
    "A table takes a twentieth of that to be read and counted, and slower formats stay below it.",
)
READING_PATIENCE = _read.limit(
    "READING_PATIENCE",
    4,
    "times as long by the clock as by computing",
    "Where several people read files at once each gets a part of the machine; what takes longer waits for something.",
)
READING_MEMORY = _read.limit(
    "READING_MEMORY",
    6 * 2**30,
    "bytes of memory to read files in",
    "A table takes up to ten times its size while it is read, so that one of half a gigabyte fits.",
    (2**28, 2**40),
)
MOST_RESTARTS = _read.limit(
    "MOST_RESTARTS",
    5,
    "files that may end the reading of all",
    "Each is set aside and the others are read anew; with more, something else is wrong.",
    (0, 1_000),
)
LONGEST_NAME = _read.limit(
    "LONGEST_NAME",
    200,
    "characters of a file’s name",
    "Titles of articles fit, and a list of files can still be read.",
)
PDF_PAGES = _read.limit(
    "PDF_PAGES",
    1_000,
    "pages of a PDF",
    "A long book has as many, and reading them takes a minute or more.",
)
MOST_ROWS = _read.limit(
    "MOST_ROWS",
    2_000_000,
    "rows of a table",
    "Each row takes memory beside its text, so that many short ones weigh more than their file; more go in parts.",
)
MOST_COLUMNS = _read.limit(
    "MOST_COLUMNS",
    2_000,
    "columns of a table",
    "Surveys have some hundred columns; a table with many more is lying on its side, where documents should be rows.",
)
MOST_CELLS = _read.limit(
    "MOST_CELLS",
    20_000_000,
    "cells of a sheet, up to the last one that is filled",
    "Each takes some hundred bytes while a spreadsheet is read, empty or not; CSV has no such cells.",
)
DEEPEST = _read.limit(
    "DEEPEST",
    50,
    "levels of a cell of JSON",
    "A cell that is nested deeper is no list of authors or tags.",
    (1, 500),
)
LONGEST_WORD = _read.limit(
    "LONGEST_WORD",
    100,
    "letters",
    "What is longer is no word, but data, an address or a text that lost its spaces: it is left out and counted.",
)
LANGUAGE_WORDS = _read.limit(
    "LANGUAGE_WORDS",
    20,
    "different words of a text by which its language is told",
    "Of fewer the language is often mistaken for a near one.",
)
LANGUAGE_SHARE = _read.share(
    "LANGUAGE_SHARE",
    0.8,
    "the texts by which the language is told",
    "Where so many are in one language, the others are so, too, or are names and quotations.",
)
LONGEST_LANGUAGE = _read.limit(
    "LONGEST_LANGUAGE", 100, "characters of a language’s name", "No name of a language is longer."
)
LONGEST_QUOTE = _read.limit(
    "LONGEST_QUOTE",
    80,
    "characters of a quotation in a message",
    "So much of what stands in a file or a link shows which place is meant.",
)
LONGEST_MESSAGE = _read.limit(
    "LONGEST_MESSAGE", 500, "characters of a message", "A longer message about a file would not be read."
)
NAMED_COLUMNS = _read.limit(
    "NAMED_COLUMNS",
    40,
    "columns named in a message",
    "A longer list of the columns that a table has would not be read.",
)
TINY_WORDS = _read.limit(
    "TINY_WORDS",
    3,
    "words",
    "A document of fewer is a scrap: a page number, a name, an emoji.",
)
BOILERPLATE_SHARE = _read.share(
    "BOILERPLATE_SHARE",
    0.5,
    "the documents of a source, with the same line",
    "What stands on every other page is of the page, not of the text.",
)
BOILERPLATE_DOCUMENTS = _read.limit(
    "BOILERPLATE_DOCUMENTS",
    10,
    "documents of a source",
    "In fewer the same line may be there by chance.",
)
