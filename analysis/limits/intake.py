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
