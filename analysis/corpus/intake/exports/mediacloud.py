"""Media Cloud: a list of stories as a table, with titles and addresses but without texts."""

from analysis.corpus.errors import IntakeError, Option, Question, QuestionError
from analysis.corpus.intake.exports.parts.looks import head_rows, heading_names, lowered_names
from analysis.corpus.intake.exports.parts.rows import cell_text, further, table_rows, take_speech
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Reading, Record

_NEEDED = {"media_name", "publish_date", "title"}
_IDS = {"stories_id", "id"}
_TEXTS = ("text", "story_text", "full_text")  # of those who fetched the pages, and put their texts into the list
_TITLE = "title"


def mediacloud(piece: Piece, layout: Layout, found: Reading) -> None:
    """Read a list of stories, by their titles if that is what is wanted.

    Raises:
        QuestionError: `E-NO-TEXT-COLUMN` where nobody said that titles are to be the texts.
        IntakeError: `E-COLUMNS` where it has no titles either.
    """
    text = _text_column(piece, layout)
    if text == _TITLE:
        message = "titles only: a list of stories holds no texts, and each document is the title of one"
        found.enter((piece.name, 0), "W-TITLE", "kept", message)

    def onward(record: Record) -> None:
        _add_story(record, text, found)

    table_rows(piece, layout, found, onward)


def _add_story(record: Record, text: str, found: Reading) -> None:
    values, place = record.cells, (record.file, record.line)
    doc_id = "stories_id" if "stories_id" in values else "id"
    used = {doc_id, "publish_date", "media_name", "title", "language", text}
    cells = further(values, used, place, found)
    ours = {"doc_id": doc_id, "published": "publish_date", "title": "title", "language": "language"}
    cells |= {name: said for name, given in ours.items() if (said := cell_text(values.get(given)))}
    take_speech(cells | {"source": values.get("media_name", ""), "text": values.get(text)}, place, found)


def _text_column(piece: Piece, layout: Layout) -> str:
    """Return which column the texts are in, in small letters."""
    names = heading_names(piece)
    said = layout.columns_of.get("text", "").strip().lower()
    column = said if said in names else next((name for name in _TEXTS if name in names), "")
    if column:
        return column
    if _TITLE not in names:
        todo = "read it as a table"
        raise IntakeError("E-COLUMNS", "a list of stories has the column “title”", where=piece.name, todo=todo)
    header, *rows = head_rows(piece, 2)
    first = dict(zip(lowered_names(header), rows[0], strict=False)) if rows else {}
    raise QuestionError(
        Question(
            code="E-NO-TEXT-COLUMN",
            setting="columns.text",
            where=piece.name,
            what="a list of stories of Media Cloud has titles and addresses but no texts",
            options=(Option(_TITLE, "the titles as texts", first.get(_TITLE, "")),),
            likely=_TITLE,
        )
    )


def _recognises(piece: Piece) -> bool:
    names = heading_names(piece)
    return names >= _NEEDED and not names.isdisjoint(_IDS)


READER = Reader(name="mediacloud", title="Media Cloud story list", recognises=_recognises, read=mediacloud)
