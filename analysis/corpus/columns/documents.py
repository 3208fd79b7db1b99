"""Columns about documents: who published them, when, and how exactly that is known."""

from analysis.corpus.columns.column import COUNTED, STATED, Column, Columns

DOCUMENTS: Columns = {
    "doc_id": Column(
        "text",
        "",
        "The document’s identifier, unique in the corpus.",
        "It is the file’s own unless that was missing or taken, which the list of changes on the Methods page says.",
        STATED,
    ),
    "title": Column(
        "text",
        "",
        "The document’s title.",
        "Its words are counted only where the text itself repeats them.",
        STATED,
    ),
    "source": Column(
        "text",
        "",
        "Who published the document.",
        "It is empty in a row about all sources together.",
        STATED,
    ),
    "date": Column(
        "text",
        "",
        "The date of publication as people write it, no more exact than it is known.",
        "“(inferred)” marks a date that is not stated in the document, but was worked out by whoever collected it.",
        STATED,
    ),
    "published": Column(
        "date",
        "",
        "The first day that the date of publication allows, empty where it is unknown.",
        "A date known to the month or year stands here as its first day, so read it together with date_precision.",
        STATED,
    ),
    "date_precision": Column(
        "text",
        "",
        "How exact the date is: to the day, the month or the year, or empty where it is unknown.",
        "A view over time leaves out the documents whose dates are too coarse for its periods, and counts them.",
        STATED,
    ),
    "date_basis": Column(
        "text",
        "",
        "Whether the date is stated in the document or inferred by whoever collected it.",
        "An inferred date is trusted to the month at most, and is in no view by day or week.",
        STATED,
    ),
    "language": Column(
        "text",
        "",
        "The document’s language as a code, such as en for English.",
        "It is what the file says or, where no document says any, what its letters tell; that of most "
        "documents decides which stop words are left out.",
        STATED,
    ),
    "tokens": Column(
        "integer",
        "words",
        "The number of words in the document, or in all documents that the row is about.",
        "Stop words are among them, and it is the number that rates are divided by.",
        COUNTED,
    ),
    "period": Column(
        "date",
        "",
        "The first day of the day, week, month, quarter, year or decade that the row counts.",
        "It is empty in the row for documents whose dates are missing or too coarse for such a period.",
    ),
    "state": Column(
        "text",
        "",
        "What the corpus knows of the period: covered, partial, empty, outside or undated.",
        "Compare covered periods only: partial is not over, empty has no documents, outside lies before the source’s "
        "first document or after its last, and undated is no period at all.",
        COUNTED,
    ),
}
