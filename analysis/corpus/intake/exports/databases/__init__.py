"""What news databases give out: one module each, and one line of this list; asked in its order."""

from analysis.corpus.intake.exports.databases import (
    europresse,
    factiva_page,
    factiva_xml,
    lexisnexis_page,
    nexis_text,
    nexis_word,
    proquest,
    ris,
)

READERS = (
    nexis_text.READER,
    nexis_word.READER,
    factiva_page.READER,
    factiva_xml.READER,
    lexisnexis_page.READER,
    europresse.READER,
    proquest.READER,
    ris.READER,
)
