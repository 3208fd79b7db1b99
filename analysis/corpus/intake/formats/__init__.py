"""Kinds of files: one module each, and one line of this list; what comes first is asked first."""

from analysis.corpus.intake.formats import (
    delimited,
    epub,
    jsonl,
    markdown,
    objects,
    pdf,
    refused,
    subtitles,
    text,
    xlsx,
)
from analysis.corpus.intake.formats.marked import elements, tei
from analysis.corpus.intake.formats.office import docx, odt, rtf
from analysis.corpus.intake.formats.web import webpage

# Files that say what they are come first; tables and JSON before plain text, which anything may be.
READERS = (
    docx.READER,
    odt.READER,
    epub.READER,
    xlsx.READER,
    pdf.READER,
    rtf.READER,
    tei.READER,
    webpage.READER,
    elements.READER,
    subtitles.READER,
    objects.READER,
    jsonl.READER,
    delimited.READER,
    markdown.READER,
    refused.READER,
    text.READER,
)
