"""What databases write around articles, in the languages of their surfaces: labels, dates, copyright, lengths."""

import regex

from analysis.corpus.intake.records import Place, Reading

# Our names for labels; those of other databases and languages keep their own.
_NAMES = {
    "byline": "BYLINE AUTHOR AUTEUR AUTOR AUTORE",
    "section": "SECTION RUBRIQUE RUBRIK SECCIÓN SECCION SEZIONE SECTIE",
    "length": "LENGTH LONGUEUR LÄNGE LAENGE LONGITUD LUNGHEZZA LENGTE",
    "dateline": "DATELINE",
    "highlight": "HIGHLIGHT ENCART INSERT",
    "series": "SERIES",
    "load_date": "LOAD-DATE DATE-CHARGEMENT UPDATE LADEDATUM FECHA-CARGA",
    "language": "LANGUAGE LANGUE SPRACHE IDIOMA LENGUA LINGUA TAAL",
    "publication_type": "PUBLICATION-TYPE TYPE-PUBLICATION PUBLIKATIONSART",
    "subject": "SUBJECT SUJET",
    "graphic": "GRAPHIC GRAPHIQUE",
    "journal_code": "JOURNAL-CODE",
    "correction": "CORRECTION",
    "correction_date": "CORRECTION-DATE",
    "geographic": "GEOGRAPHIC LOCALISATION-GEO",
    "company": "COMPANY SOCIETE",
    "organization": "ORGANIZATION ORGANISATION",
    "industry": "INDUSTRY SECTEUR-ACTIVITE",
    "ticker": "TICKER SYMBOLE-BOURSIER",
    "person": "PERSON PERSONNE",
    "document_type": "DOCUMENT-TYPE",
    "distribution": "DISTRIBUTION",
    "url": "URL",
    "notes": "NOTES",
    "classification": "CLASSIFICATION",
}
KNOWN = {label: name for name, labels in _NAMES.items() for label in labels.split()}
HEAD = frozenset(("byline", "section", "length", "dateline", "highlight", "series"))
ENDS = frozenset(("load_date", "language"))  # each article has one of them behind its text

_LABEL = regex.compile(r"\s*(\p{L}[\p{L} /-]{1,40}?)\s?:(?:\s+|$)(.*)", regex.DOTALL)
_COPYRIGHT = regex.compile(
    r"\W*(?:copyright\b|copy \d{4}|copr\.|\(c\)|©|all rights reserved|tous droits r[ée]serv[ée]s"
    r"|alle rechte vorbehalten|todos los derechos reservados|tutti i diritti riservati|alle rechten voorbehouden)",
    regex.IGNORECASE,
)
_WEEK = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|montag"
    "|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
    "|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
    "|segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira"
)
_DAY, _MONTH = r"\d{1,2}(?:st|nd|rd|th|er|º|\.)?(?:\s?[-–]\s?\d{1,2})?", r"\p{L}{3,}\.?"
_OF, _YEAR = r"(?:d[eo]l?\s+)?", r"(?:1[5-9]|20|21)\d\d"
_FORMS = (
    rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}|{_DAY}\s+{_OF}{_MONTH},?\s+{_OF}{_YEAR}|{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}"
    rf"|\d{{1,2}}[-/.]\d{{1,2}}[-/.]{_YEAR}|{_YEAR}年\d{{1,2}}月\d{{1,2}}日|{_MONTH},?\s+{_YEAR}"
)
_TIME = r"(?:,?\s+\d{1,2}:\d\d(?::\d\d)?(?:\s*[AP]\.?M\.?)?(?:\s+[A-Z]{2,4}\b)?)?"
_WRITTEN = rf"(?<![\p{{L}}\d])((?:(?:{_WEEK}),?\s+)?(?:{_FORMS})(?!\d)(?:,?\s+(?:{_WEEK})\b)?{_TIME})"
_DATE = regex.compile(_WRITTEN, regex.IGNORECASE)
_LENGTH = regex.compile(r"\d{1,3}(?:[.,\s]\d{3})+|\d+")
_NEAR, _FEW = 0.05, 5  # of the length that a file gives, and words: so far the count of a database may lie from ours


def label_of(text: str) -> tuple[str, str]:
    """Return our name of the label that a text begins with, and what follows; no name where it begins with none."""
    match = _LABEL.match(text)
    if not match or (name := KNOWN.get(match[1].upper())) is None:
        return "", text
    return name, match[2].strip()


def unknown_label(text: str) -> tuple[str, str]:
    """Return the name of any label in capitals, and what follows; no name where there is none."""
    match = _LABEL.match(text)
    if not match or match[1] != match[1].upper() or not match[1].isascii():
        return "", text
    return regex.sub(r"[\s/-]+", "_", match[1].lower()), match[2].strip()


def is_copyright(line: str) -> bool:
    """Return whether a line is one of those that say whose an article is."""
    return _COPYRIGHT.match(line) is not None


def date_within(line: str) -> tuple[str, str, str]:
    """Return what stands before the date in a line, the date, and what stands behind; without one, nothing."""
    match = _DATE.search(line)
    if not match:
        return "", "", ""
    return line[: match.start()].strip(" ,;"), match[1], line[match.end() :].strip(" ,;")


def check_length(text: str, said: object, place: Place, found: Reading) -> None:
    """Note an article whose text has not as many words as the file says."""
    match = _LENGTH.search(said) if isinstance(said, str) else None
    if match is None:
        return
    words, stated = len(text.split()), int(regex.sub(r"\D", "", match[0]))
    if abs(words - stated) > max(_NEAR * stated, _FEW):
        message = "the text is over 5 % longer or shorter than the length that the file gives: compare it with the file"
        found.note(place, "W-LENGTH", "kept", message)
