"""Columns about how files were read, and about cautions."""

from analysis.corpus.columns.column import COUNTED, Column, Columns

READING: Columns = {
    "file": Column(
        "text",
        "",
        "The file in which something was found when the corpus was read.",
        "The file itself is left as it is.",
    ),
    "line": Column(
        "integer",
        "",
        "The line of the file, counted from 1.",
        "0 stands for the file as a whole.",
        COUNTED,
    ),
    "code": Column(
        "text",
        "",
        "A short name for what was found, the same whenever the same is found.",
        "Quote it when you ask somebody about it.",
    ),
    "action": Column(
        "text",
        "",
        "What was done: kept, changed or set aside.",
        "What was set aside is in no number of this dashboard.",
    ),
    "message": Column(
        "text",
        "",
        "What was found and what it means, in a sentence.",
        "Numbers in a caution are those of the documents selected, and change with the filters.",
    ),
    "severity": Column(
        "text",
        "",
        "How much a caution matters: to be read first, or a note.",
        "What is to be read first can undo what the page says, while a note limits it.",
    ),
    "figure": Column(
        "number",
        "",
        "The number behind a caution.",
        "What it counts is said in the caution, so that the numbers of two cautions cannot be compared.",
        COUNTED,
    ),
    "example": Column(
        "text", "", "The beginning of the first text, or the line, that a check found.", "It shows what is meant."
    ),
    "format": Column(
        "text",
        "",
        "What a file was taken for.",
        "It is told by the content of the file, not by the end of its name, and can be changed on the Corpus page.",
    ),
    "reader": Column(
        "text",
        "",
        "The short name of that format.",
        "A mapping and the command call it so.",
    ),
    "digest": Column(
        "text",
        "",
        "The SHA-256 of the bytes of the file.",
        "Files with the same digest are the same to the last byte.",
    ),
    "bytes": Column("integer", "bytes", "The number of bytes of the file.", "A compressed file counts as unpacked."),
    "rows": Column(
        "integer",
        "rows",
        "The number of rows, articles or messages that were found in the file.",
        "Each is a document of the corpus, or stands among what was set aside.",
    ),
    "role": Column(
        "text",
        "",
        "What a column is for: the text, the source, the date, the title, the identifier or the language.",
        "A role without a column is not filled by the file.",
    ),
    "column": Column("text", "", "The column of the file, as it is called there.", "It is empty where there is none."),
    "reason": Column("text", "", "Why that column was taken.", "Choose another on the Corpus page where it is wrong."),
    "sure": Column(
        "text",
        "",
        "Whether the column was told by its name or by whoever brought the file, or only guessed.",
        "What is only guessed is asked before it is used.",
    ),
}
