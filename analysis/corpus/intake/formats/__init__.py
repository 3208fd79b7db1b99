"""Kinds of files: one module each, and one line of this list; what comes first is asked first."""

from analysis.corpus.intake.formats import (
    delimited,
    epub,
    jsonl,
    markdown,
    pdf,
    refused,
    subtitles,
    text,
)
from analysis.corpus.intake.formats.marked import elements, tei
from analysis.corpus.intake.formats.office import docx, odt, rtf
from analysis.corpus.intake.formats.web import webpage

# Files that say what they are come first; tables and JSON before plain text, which anything may be.
READERS = (
    docx.READER,
    odt.READER,
    epub.READER,
    pdf.READER,
    rtf.READER,
    tei.READER,
    webpage.READER,
    elements.READER,
    subtitles.READER,
    delimited.READER,
    jsonl.READER,
    markdown.READER,
    refused.READER,
    text.READER,
)
