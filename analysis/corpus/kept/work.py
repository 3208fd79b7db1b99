"""Work that is kept: one file with a corpus or the digests of its files, how it was read, and where its reader was.

The file is a ZIP archive (see `archive`) of JSON and Parquet. With texts it restores a session anywhere; without them
it knows the same texts again when somebody brings them, and says which files those are when they bring others.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl

from analysis.corpus.digests import fingerprint as fingerprint_of
from analysis.corpus.digests import texts_digest
from analysis.corpus.documents import Corpus
from analysis.corpus.errors import AnalysisError, IntakeError, counted
from analysis.corpus.index import term_index
from analysis.corpus.intake.contents import piece_at
from analysis.corpus.intake.layout import Layout, read_layout
from analysis.corpus.intake.ledger import REASONS
from analysis.corpus.intake.letters import one_line, quoted
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.provenance import Provenance
from analysis.corpus.kept import archive
from analysis.corpus.kept.archive import BROKEN, changed_since, is_kept_work, json_bytes, json_object, packed, unpacked
from analysis.corpus.kept.parquet import parquet, table_of
from analysis.corpus.names.corrections import correction_lines
from analysis.corpus.names.mentions import is_of_earlier_form, kept_form, told_marks
from analysis.corpus.periods import PRECISIONS
from analysis.corpus.schema import DOCUMENTS, FILES, LEDGER, MAPPED, ORIGINS, Contract, records, require

KEPT_ENDING = ".discourse.zip"
_NAMED = 3  # files that a message names
Session = Mapping[str, list[str]]  # what a link would say: settings by name, each with its values


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """What a file of kept work holds.

    Attributes:
        name: What the corpus is called.
        fingerprint: Of the corpus.
        files: The FILES contract: what the corpus was read from.
        layout: How it was read.
        session: Settings and kept passages, as a link says them.
        has_texts: Whether the corpus was kept, and not only digests.
        corpus: The corpus; None where it was not kept, or not wanted.
    """

    name: str
    fingerprint: str
    files: pd.DataFrame
    layout: Layout
    session: Session
    has_texts: bool
    corpus: Corpus | None

    def opened_with(self, corpus: Corpus) -> Corpus:
        """Return a corpus, when it is the one on which the work was done.

        Raises:
            IntakeError: `E-OTHER-TEXTS`, naming the files to bring.
        """
        if corpus.fingerprint == self.fingerprint:
            return corpus
        what = f"this work was done on other texts: the corpus {quoted(self.name)}, {self._print}, not on these"
        raise IntakeError("E-OTHER-TEXTS", what, where=self.name, todo=self.wanted)

    @property
    def own_corpus(self) -> Corpus:
        """The corpus that was kept.

        Raises:
            IntakeError: `E-NO-TEXTS` where only digests were, naming the files to bring.
        """
        if self.corpus is None:
            what = f"it holds the work on the corpus {quoted(self.name)}, {self._print}, without its texts"
            raise IntakeError("E-NO-TEXTS", what, where=self.name, todo=self.wanted)
        return self.corpus

    @property
    def wanted(self) -> str:
        """Which files to bring, by name and digest."""
        rows = records(self.files[["file", "digest"]])
        if not rows:
            return f"open the corpus {quoted(self.name)} with {self._print}, and bring the kept work again"
        named = [f"{quoted(str(row['file']))} (SHA-256 {str(row['digest'])[:12]}…)" for row in rows[:_NAMED]]
        more = f" and {counted(len(rows) - _NAMED, 'more file')}" if len(rows) > _NAMED else ""
        return f"bring {', '.join(named)}{more} together with the kept work"

    @property
    def _print(self) -> str:
        return f"fingerprint {self.fingerprint[:12]}"


def kept_work(corpus: Corpus, session: Session, *, name: str, texts: bool) -> bytes:
    """Return one file with a corpus, or with what it takes to know it again, and where its reader was.

    Args:
        corpus: The corpus, without its titles counted.
        session: Settings and kept passages, as a link says them.
        name: What the corpus is called.
        texts: Whether the texts are kept, with all that was read with them and the names found in them. Without them
            the file holds the digests of files, names of columns and what was set, searched for and kept by its place.
    """
    known = corpus.provenance or Provenance(name, FILES.empty(), MAPPED.empty(), pd.DataFrame(), Layout())
    read = {
        "layout": json.loads(known.layout.written()),
        "files": records(known.files[list(FILES.columns)]),
        "columns": records(known.columns[list(MAPPED.columns)]),
    }
    now = {
        "settings": {name: list(values) for name, values in session.items()},
        "corrections": [one.written for one in corpus.corrections] if texts else [],
    }
    members = {archive.SESSION: json_bytes(now), archive.PROVENANCE: json_bytes(read)}
    if texts:
        members |= {
            archive.DOCUMENTS: parquet(corpus.documents.drop(columns="tokens")),
            archive.TEXTS: parquet(pd.DataFrame({"text": pd.Series(corpus.texts.to_list(), dtype="str")})),
            archive.LEDGER: parquet(corpus.ledger),
            archive.ORIGINS: parquet(corpus.origins),
            archive.SAMPLES: parquet(known.samples),
        }
    if texts and corpus.marks is not None:
        digest = texts_digest(corpus.documents, corpus.texts)
        members[archive.MENTIONS] = kept_form(corpus.marks, digest, corpus.names_by).encode()
    return packed(members, {"name": name, "fingerprint": corpus.fingerprint, "rows": corpus.rows_read})


def kept_work_at(path: Path, *, texts: bool = True) -> Kept | None:
    """Return what a file of the disk holds, where it is one of kept work; None where it is anything else.

    Args:
        path: The file.
        texts: As of `read_kept_work`.

    Raises:
        IntakeError: As `read_kept_work`, or as the file cannot be read at all.
    """
    if path.suffix.lower() != ".zip" or not path.is_file():
        return None
    piece = piece_at(path)
    return read_kept_work(piece, texts=texts) if is_kept_work(piece) else None


def read_kept_work(piece: Piece, *, texts: bool = True) -> Kept:
    """Return what a file of kept work holds.

    Args:
        piece: The file, from whoever brought it.
        texts: Whether its corpus is wanted too, where it has one.

    Raises:
        IntakeError: `E-KEPT` where it is not as it was made, `E-VERSION` where a newer version has made it, and
            `E-EXPANDS` where it grows beyond measure.
    """
    try:
        manifest, members = unpacked(piece, texts=texts)
        read, session = (json_object(members[name], piece.name) for name in (archive.PROVENANCE, archive.SESSION))
        known = _provenance(read, members if texts else {}, manifest["name"], piece.name)
        return Kept(
            name=known.name,
            fingerprint=manifest["fingerprint"],
            files=known.files,
            layout=known.layout,
            session=_session(session["settings"], piece.name),
            has_texts=archive.TEXTS in members,
            corpus=_mended(_corpus(members, manifest, known, piece.name), session["corrections"], piece.name)
            if texts and archive.TEXTS in members
            else None,
        )
    except IntakeError:
        raise
    except (AnalysisError, KeyError, TypeError, ValueError, AttributeError, *BROKEN) as error:
        raise changed_since("it is not as it was made", piece.name) from error


def _provenance(read: Mapping[str, Any], members: Mapping[str, bytes], name: str, where: str) -> Provenance:
    """Return how the corpus came in."""
    samples = table_of(members[archive.SAMPLES], where) if archive.SAMPLES in members else pd.DataFrame()
    return Provenance(
        name=one_line(name),
        files=_rows(read["files"], FILES),
        columns=_rows(read["columns"], MAPPED),
        samples=samples.astype("str"),
        layout=read_layout(json.dumps(read["layout"]), where),
    )


def _rows(rows: list[dict[str, Any]], contract: Contract) -> pd.DataFrame:
    """Return a table of a contract from its rows, which were kept as JSON."""
    kinds = dict(contract.empty().dtypes)
    return require(pd.DataFrame(rows, columns=list(contract.columns)).astype(kinds), contract)


def _session(said: Mapping[str, Any], where: str) -> Session:
    """Return settings with their values, all of them text; whether they mean anything is for whoever takes them."""
    lists = all(isinstance(values, list) and all(isinstance(one, str) for one in values) for values in said.values())
    if not lists:
        raise changed_since("its settings are not as they were made", where)
    return {name: list(values) for name, values in said.items()}


def _corpus(members: Mapping[str, bytes], manifest: Mapping[str, Any], provenance: Provenance, where: str) -> Corpus:
    """Return the corpus: its index is made anew from its texts, and its fingerprint is that of its content."""
    documents, ledger = (
        table_of(members[archive.DOCUMENTS], where),
        require(table_of(members[archive.LEDGER], where), LEDGER),
    )
    texts = pl.Series("text", table_of(members[archive.TEXTS], where)["text"].tolist(), dtype=pl.String)
    index = term_index(texts, documents["language"].tolist())
    documents.insert(list(DOCUMENTS.columns).index("tokens"), "tokens", index.lengths)
    corpus = Corpus(
        documents=require(documents, DOCUMENTS),
        texts=texts,
        index=index,
        fingerprint=fingerprint_of(documents, texts),
        ledger=ledger,
        rows_read=manifest["rows"],
        provenance=provenance,
        origins=require(table_of(members[archive.ORIGINS], where), ORIGINS),
    )
    if corpus.fingerprint != manifest["fingerprint"] or not _is_sound(corpus):
        raise changed_since("its documents are not as they were made", where)
    if archive.MENTIONS not in members or is_of_earlier_form(names := members[archive.MENTIONS].decode()):
        return corpus  # they are looked for when they are needed
    return corpus.with_marks(*told_marks(names, Path(where), documents, texts))


def _mended(corpus: Corpus, lines: Sequence[str], where: str) -> Corpus:
    """Return a corpus with the corrections of names that came with it."""
    return replace(corpus, corrections=correction_lines(lines, where))


def _is_sound(corpus: Corpus) -> bool:
    """Return whether documents and ledger are such as intake makes them."""
    documents, ledger = corpus.documents, corpus.ledger
    rows = ledger[(ledger["action"] == "set aside") & (ledger["line"] > 0)]
    return bool(
        len(documents)
        and documents["doc_id"].is_monotonic_increasing
        and documents["doc_id"].is_unique
        and documents[["doc_id", "source", "date_precision", "date_basis", "title", "language"]].notna().all(axis=None)
        and documents["date_precision"].isin(PRECISIONS).all()
        and documents["date_basis"].isin(["", "stated", "inferred"]).all()
        and not corpus.texts.is_null().any()
        and ledger.notna().all(axis=None)
        and rows["code"].isin(list(REASONS)).all()
        and corpus.rows_read == len(documents) + len(rows)
        and len(corpus.origins) in (0, len(documents))
    )
