"""A corpus: documents, their texts and their term index, which never change after they are made."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Self

import numpy as np
import numpy.typing as npt
import pandas as pd
import polars as pl

from analysis import limits
from analysis.corpus.digests import CORE, fingerprint
from analysis.corpus.errors import counted
from analysis.corpus.index import TermIndex, term_index
from analysis.corpus.intake import Intake
from analysis.corpus.intake.ledger import Entry, SetAside, ledger_table, not_understood, rows_set_aside
from analysis.corpus.intake.provenance import Provenance
from analysis.corpus.names.corrections import Correction
from analysis.corpus.periods import COARSE, PRECISIONS, Period, last_day, ordinals, places_in_time
from analysis.corpus.schema import DOCUMENTS, MARKS, MENTIONS, ORIGINS, require
from analysis.corpus.shingles import Shingles, shingles
from analysis.corpus.stopwords import stopwords
from analysis.corpus.tokens import Rules, ruled


@dataclass(frozen=True, eq=False)
class Corpus:
    """Documents and everything that is counted from them.

    Attributes:
        documents: The DOCUMENTS contract, then the file's other columns as they were; sorted by doc_id.
        texts: polars series of str, row by row the texts of `documents`.
        index: The term index of the texts.
        fingerprint: SHA-256 of the content in canonical order; equal content has an equal fingerprint.
        ledger: The LEDGER contract: what was changed or set aside when the corpus was read.
        marks: The MARKS contract: the names that a model marks in the texts; None where nobody has looked for them.
        names_by: Which model marked them: its name, its version and the beginning of the digest of its weights.
        mentions: The MENTIONS contract: who and what these names stand for; None until that is found.
        corrections: What is mended in names, as it came with the corpus.
        titles_counted: Whether titles are the first paragraphs of the texts; see `titles`.
        rows_read: How many rows were read: as many as there are documents and rows that the ledger sets aside.
        provenance: Which files it is from, and how these were read; None for a corpus that is made of no files.
        origins: The ORIGINS contract: of each document, row by row, the file and the line where it stands.
        noun: What one of the units is called that stand in the column `source`; see `compared_corpus`.
        own_stopwords: The words that topics, pairs and the like leave out; None for the list of the language.
    """

    documents: pd.DataFrame
    texts: pl.Series
    index: TermIndex
    fingerprint: str
    ledger: pd.DataFrame
    marks: pd.DataFrame | None = None
    names_by: str = ""
    mentions: pd.DataFrame | None = None
    corrections: tuple[Correction, ...] = ()
    titles_counted: bool = False
    rows_read: int = 0
    provenance: Provenance | None = None
    origins: pd.DataFrame = field(default_factory=ORIGINS.empty)
    noun: str = "source"
    own_stopwords: frozenset[str] | None = None

    def with_marks(self, marks: pd.DataFrame, by: str) -> Self:
        """Return the same corpus with the names that a model marks in its texts (see `recognition`).

        Args:
            marks: The MARKS contract.
            by: Which model it was, see `names_by`.

        Raises:
            SchemaError: When the table does not keep the MARKS contract.
        """
        return self._with(marks=require(marks, MARKS), names_by=by, mentions=None)

    def with_mentions(self, mentions: pd.DataFrame) -> Self:
        """Return the same corpus with who and what is mentioned in its texts (see `with_entities`).

        Raises:
            SchemaError: When the table does not keep the MENTIONS contract.
        """
        return self._with(mentions=require(mentions, MENTIONS))

    def leaving_out(self, words: frozenset[str]) -> Self:
        """Return the same corpus with a list of stop words of one's own; what is known of it stays known."""
        return self._with(own_stopwords=words)

    def _with(self, **changed: Any) -> Self:
        """Return the same corpus with other fields that nothing depends on that is known of it."""
        found = copy(self)
        found.__dict__.update(changed)
        return found

    @property
    def stopwords(self) -> frozenset[str]:
        """The stop words that are left out: one's own list, or that of the language, English where none is stated."""
        return stopwords(self.language or "en") if self.own_stopwords is None else self.own_stopwords

    @cached_property
    def set_aside(self) -> SetAside:
        """How many rows and files did not come in, and why."""
        return rows_set_aside(self.ledger)

    @cached_property
    def unread_dates(self) -> tuple[int, str]:
        """How many dates were not understood, and the first as it was written, with its place."""
        return not_understood(self.ledger)

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The names of the sources in alphabetical order."""
        return tuple(sorted(self.documents["source"].unique()))

    @cached_property
    def source_codes(self) -> npt.NDArray[np.int64]:
        """For each document the place of its source in `sources`."""
        return pd.Categorical(self.documents["source"], categories=list(self.sources)).codes.astype(np.int64)

    @cached_property
    def precision_ranks(self) -> npt.NDArray[np.int64]:
        """For each document the place of its date's precision in `periods.PRECISIONS`; 0 is undated."""
        return pd.Categorical(self.documents["date_precision"], categories=list(PRECISIONS)).codes.astype(np.int64)

    @cached_property
    def calendar_ranks(self) -> npt.NDArray[np.int64]:
        """How exact each date is for a calendar: as `precision_ranks`, but an inferred day counts as a month only."""
        inferred = (self.documents["date_basis"] == "inferred").to_numpy()
        return np.where(inferred, np.minimum(self.precision_ranks, PRECISIONS.index("month")), self.precision_ranks)

    @cached_property
    def first_days(self) -> npt.NDArray[np.datetime64]:
        """The first day that each document's date allows; NaT where it is unknown."""
        return self.documents["published"].to_numpy(dtype="datetime64[D]")

    @cached_property
    def last_days(self) -> npt.NDArray[np.datetime64]:
        """The last day that each document's date allows; NaT where it is unknown."""
        days = self.first_days.copy()
        for precision in COARSE:
            rows = self.precision_ranks == PRECISIONS.index(precision)
            days[rows] = last_day(ordinals(days[rows], precision), precision)
        return days

    def places_in_time(self, by: Period) -> npt.NDArray[np.int64]:
        """Return `periods.places_in_time` of all documents."""
        if by not in self._places:
            self._places[by] = places_in_time(self.first_days, self.calendar_ranks, by)
        return self._places[by]

    @cached_property
    def _places(self) -> dict[Period, npt.NDArray[np.int64]]:
        return {}

    @cached_property
    def ranks(self) -> npt.NDArray[np.int64]:
        """For each document its place among all by source, then date, then identifier; undated ones come last."""
        order = np.lexsort((self.first_days, self.source_codes))
        ranks = np.empty_like(order)
        ranks[order] = np.arange(len(order))
        return ranks

    @cached_property
    def shingles(self) -> Shingles:
        """The texts as sets of shingles; made when first asked for, which takes seconds for 20,000 documents."""
        return shingles(self.index)

    @cached_property
    def copies_unasked(self) -> bool:
        """Whether near-copies are found so soon that nobody needs to ask for it."""
        few = int(self.index.lengths.sum()) <= limits.NEAR_COPY_WORDS
        return few and self.shingles.steps <= limits.NEAR_COPY_STEPS

    @cached_property
    def first_copies(self) -> npt.NDArray[np.bool_]:
        """True for one document of each group of copies and near-copies: the earliest, then the first of the corpus.

        Two documents of which one is a copy of the other (`limits.COPY_SHARE`) are in one group, and so are copies of
        copies. The earliest is the one that is sure to have been there first: a date known to the month counts as its
        last day, and no date as later than any. Documents without a word are copies when their texts are the same to
        the letter.
        """
        texts = self.shingles.texts
        silent = texts < 0
        groups = np.empty_like(texts)
        groups[~silent] = self.shingles.groups[texts[~silent]]
        groups[silent] = len(texts) + pd.factorize(self.texts.filter(pl.Series(silent)).to_numpy())[0]
        order = np.lexsort((self.last_days, groups))  # stable; NaT comes last
        first = np.zeros(len(texts), dtype=np.bool_)
        first[order[np.unique(groups[order], return_index=True)[1]]] = True
        return first

    @property
    def copies_known(self) -> bool:
        """Whether `first_copies` is at hand, or found in a moment."""
        return "first_copies" in self.__dict__ or self.copies_unasked

    def know_copies(self, first: npt.NDArray[np.bool_]) -> None:
        """Remember `first_copies` as another process has found it, so that it is not looked for again."""
        self.__dict__["first_copies"] = first

    @cached_property
    def language(self) -> str:
        """The language of most documents as a code (see `languages`); empty where none is stated."""
        stated = self.documents["language"]
        return str(stated[stated != ""].mode().get(0, ""))

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {doc_id: row for row, doc_id in enumerate(self.documents["doc_id"])}

    def row(self, doc_id: str) -> int:
        """Return the row of a document in `documents` and `texts`."""
        return self._rows[doc_id]

    def text(self, row: int) -> str:
        """Return the text of one document."""
        return str(self.texts[int(row)])

    def index_of(self, texts: Sequence[str], rows: Sequence[int]) -> TermIndex:
        """Return the index of pieces of documents' texts, whose words are those of the documents.

        Args:
            texts: The pieces.
            rows: For each the row of its document.
        """
        languages = [self._languages[row] for row in rows]
        return term_index(pl.Series(texts, dtype=pl.String), languages, joined=self.index.joined)

    def rules(self, row: int) -> Rules:
        """Return what the words of one document depend on besides its text."""
        return self._rules[self._languages[int(row)]]

    @cached_property
    def _languages(self) -> list[str]:
        return self.documents["language"].tolist()

    @cached_property
    def _rules(self) -> dict[str, Rules]:
        return {stated: Rules(ruled(stated), self.index.joined) for stated in set(self._languages)}


def counted_corpus(taken: Intake, name: str) -> Corpus:
    """Return documents that were taken in as a corpus, which the ledger calls by a name; most of it is counting."""
    index = term_index(taken.texts, taken.documents["language"].tolist())
    documents = taken.documents.copy()
    documents.insert(len(CORE), "tokens", index.lengths)
    return Corpus(
        documents=require(documents, DOCUMENTS),
        texts=taken.texts,
        index=index,
        fingerprint=fingerprint(taken.documents, taken.texts),
        ledger=pd.concat([taken.ledger, _counting(index, documents, name)], ignore_index=True),
        rows_read=taken.rows,
        provenance=taken.provenance,
        origins=taken.origins,
    )


def _counting(index: TermIndex, documents: pd.DataFrame, file: str) -> pd.DataFrame:
    """Return what the ledger says of documents without a word, and of words that are not counted as they stand."""
    entries = []
    if len(silent := documents.loc[documents["tokens"] == 0, "doc_id"]):
        some = "1 document has no word" if len(silent) == 1 else f"{len(silent):,} documents have no word"
        message = f"{some}, the first is “{silent.iloc[0]}”: counted among the documents, and in no rate"
        entries.append(Entry(file, 0, "W-WORDS", "kept", message))
    if index.too_long:
        words = f"{counted(index.too_long, 'word')} of more than {limits.LONGEST_WORD} letters"
        entries.append(Entry(file, 0, "W-LONG-WORD", "set aside", f"{words} not counted"))
    if index.breaks:
        words = f"{counted(index.breaks, 'word')} that a hyphen breaks at the end of a line"
        entries.append(Entry(file, 0, "W-HYPHEN", "changed", f"{words} counted whole, as the corpus has it elsewhere"))
    return ledger_table(entries)
