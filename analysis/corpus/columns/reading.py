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
}
