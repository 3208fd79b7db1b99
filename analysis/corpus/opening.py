"""Opening a corpus: read as its mapping says, counted, without what was to be left out, and with its names."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from secrets import token_hex

import pandas as pd

from analysis.corpus.checks import without
from analysis.corpus.digests import texts_digest
from analysis.corpus.documents import Corpus, counted_corpus
from analysis.corpus.errors import IntakeError, SchemaError
from analysis.corpus.intake import Intake, intake
from analysis.corpus.intake.layout import Layout, read_layout
from analysis.corpus.intake.ledger import Entry, ledger_table
from analysis.corpus.intake.making.fields import said_columns
from analysis.corpus.intake.paths import bare_name, unreadable
from analysis.corpus.kept.work import kept_work_at
from analysis.corpus.names.corrections import CORRECTIONS_FILE, corrections_at
from analysis.corpus.names.mentions import fitting_marks, kept_form

MAPPING_FILE, MENTIONS_FILE = "mapping.json", "mentions.csv"
_USUAL, _SELDOM = gc.get_threshold(), 500_000  # objects more than before


def read_corpus(
    path: str | Path,
    *,
    mapping: Layout | Mapping[str, str] | None = None,
    kept_mentions: bool = True,
    clean: bool = False,
) -> Corpus:
    """Read a corpus from disk.

    Args:
        path: A file of one of the formats that are read, a ZIP archive of such files, or a folder: with a manifest.csv
            that lists its texts, or without; or a file of kept work that has its texts.
        mapping: How it is to be read: a layout, or only from the file's column names to ours (doc_id, source, text,
            published, title, language, date_precision, date_basis). Without it, the mapping that is kept beside the
            corpus holds, and what that leaves open is told by the file.
        kept_mentions: Whether to take the names that were found in these texts and kept beside them.
        clean: Whether to take tags, entities and addresses of the web out of the texts.

    Returns:
        The corpus. Rows that could not be taken as they were are in its `ledger`, and so are kept names that do not
        fit.

    Raises:
        QuestionError: Where the files do not say how they are meant; its questions name the field of a layout that
            answers each.
        IntakeError: When there is no corpus to be had from it; the message says what, where and what to do.
    """
    path = Path(path)
    if (work := kept_work_at(path)) is not None:
        return work.own_corpus
    if mapping is None:
        layout = kept_layout(path)
    else:
        layout = mapping if isinstance(mapping, Layout) else Layout().with_columns(said_columns(mapping))
    with seldom_collected():
        corpus = opened_corpus(intake(path, layout, clean=clean), layout, path.name)
    return with_kept_marks(corpus, path) if kept_mentions else corpus


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Have Python look for garbage seldom: the records of a large file are none, and a fifth of the time goes by it."""
    gc.set_threshold(_SELDOM, *_USUAL[1:])
    try:
        yield
    finally:
        gc.set_threshold(*_USUAL)


def opened_corpus(taken: Intake, layout: Layout, name: str) -> Corpus:
    """Return documents that were taken in as a corpus, without what the layout leaves out.

    Args:
        taken: The documents.
        layout: How they are to be read.
        name: What the ledger calls them.

    Raises:
        IntakeError: `E-CHECK` for a check that there is none of, `E-NO-ROWS` where nothing is left.
    """
    return without(counted_corpus(taken, name), layout.without)


def layout_path(path: Path) -> Path:
    """Return where the mapping of a corpus is kept: in its folder, or beside its file and named after it."""
    return path / MAPPING_FILE if path.is_dir() else path.with_name(f"{bare_name(path)}.{MAPPING_FILE}")


def kept_layout(path: Path) -> Layout:
    """Return the layout that is kept for a corpus; one that leaves everything open where none is.

    Raises:
        IntakeError: `E-LAYOUT` where it is damaged, `E-READ` where it may not be read.
    """
    kept = layout_path(path)
    try:
        if not kept.is_file():
            return Layout()
        return read_layout(kept.read_text(encoding="utf-8"), kept.name)
    except UnicodeDecodeError as error:
        raise IntakeError("E-LAYOUT", "it is not UTF-8", where=kept.name, todo="make it again, or delete it") from error
    except OSError as error:
        raise unreadable(kept, error) from error


def write_layout(layout: Layout, path: Path) -> Path:
    """Keep the layout of a corpus in its folder or beside its file, where `read_corpus` finds it; return where.

    Raises:
        OSError: When it cannot be written; what was kept before stays.
    """
    kept = layout_path(path)
    _write_whole(f"{layout.written()}\n", kept)
    return kept


def mentions_path(path: Path) -> Path:
    """Return where the names of a corpus are kept: in its folder, or beside its file and named after it."""
    return path / MENTIONS_FILE if path.is_dir() else path.with_name(f"{bare_name(path)}.{MENTIONS_FILE}")


def corrections_path(path: Path) -> Path:
    """Return where the corrections of a corpus are: in its folder, or beside its file and named after it."""
    return path / CORRECTIONS_FILE if path.is_dir() else path.with_name(f"{bare_name(path)}.{CORRECTIONS_FILE}")


def write_marks(corpus: Corpus, path: Path) -> None:
    """Keep the names that a model marks in a corpus in its folder or beside its file; `read_corpus` finds them there.

    What was kept before stays as it was until all of it is written.

    Raises:
        SchemaError: When nobody has looked for any.
        OSError: When they cannot be written; nothing of them is left behind.
    """
    if corpus.marks is None:
        raise SchemaError("E-MENTIONS", "this corpus has no names to keep", where=path.name)
    digest = texts_digest(corpus.documents, corpus.texts)
    _write_whole(kept_form(corpus.marks, digest, corpus.names_by), mentions_path(path))


def with_kept_marks(corpus: Corpus, path: Path) -> Corpus:
    """Return a corpus with the names that are kept for it, and with what is mended in them.

    What does not fit, or cannot be read, is in the ledger as set aside.
    """
    kept, log = mentions_path(path), corrections_path(path)
    try:
        if _is_there(kept):
            corpus = corpus.with_marks(*fitting_marks(kept, corpus.documents, corpus.texts))
    except IntakeError as error:
        corpus = _without_kept(corpus, "names", kept, error)
    try:
        return replace(corpus, corrections=corrections_at(log)) if _is_there(log) else corpus
    except IntakeError as error:
        return _without_kept(corpus, "corrections of names", log, error)


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _without_kept(corpus: Corpus, what: str, kept: Path, error: IntakeError) -> Corpus:
    """Return a corpus whose ledger says that something that is kept for it is not used, and why."""
    aside = Entry(kept.name, 0, error.code, "set aside", f"the {what} kept in {kept.name} are not used: {error.what}")
    return replace(corpus, ledger=pd.concat([corpus.ledger, ledger_table([aside])], ignore_index=True))


def _write_whole(text: str, place: Path) -> None:
    """Write a file whole or not at all; no link is followed, and line ends stay as they are."""
    fresh = place.with_name(f"{place.name}.{token_hex(4)}.tmp")
    try:
        with fresh.open("xb") as file:
            file.write(text.encode())
        fresh.replace(place)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
