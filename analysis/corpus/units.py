"""Units of evidence: documents, or whoever wrote or spoke several of them."""

import re

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import limits
from analysis.corpus.documents import Corpus
from analysis.corpus.errors import FilterError
from analysis.corpus.schema import DOCUMENTS

ORIGINAL = "original source"  # the column that keeps the sources of a corpus that is compared by something else
NOBODY = frozenset(("", "-", "?", "anonymous", "n/a", "na", "nan", "none", "null", "unknown"))

# How headers call those who write, speak or put_in_place, in languages of many corpora.
_WHO = frozenset(
    (
        *("author", "byline", "creator", "writer", "journalist", "reporter", "columnist", "correspondent"),
        *("speaker", "senator", "politician", "president", "candidate", "mp", "mep", "representative", "legislator"),
        *("outlet", "newspaper", "publisher", "publication", "magazine", "channel", "blog", "subreddit", "podcast"),
        *("user", "username", "handle", "account", "poster", "tweeter", "respondent", "participant", "interviewee"),
        *("auteur", "autor", "autora", "autore", "verfasser", "autorin", "verfasserin", "schrijver"),
        *("orateur", "locuteur", "redner", "rednerin", "sprecher", "sprecherin", "orador", "oradora", "oratore"),
        *("hablante", "ponente", "diputado", "diputada", "abgeordneter", "spreker", "talare", "mówca"),
        *("journal", "zeitung", "periódico", "periodico", "giornale", "journaliste", "periodista", "krant"),
    )
)
_ALSO = frozenset(("by", "full", "id", "main", "name", "names", "nom", "nombre", "nome", "screen"))  # of these
_WORDS = re.compile(r"[^\W\d_]+")
_HUMP = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])")  # screenName


def unit_columns(corpus: Corpus) -> tuple[str, ...]:
    """Return the columns whose values may be units of evidence, in the order of the file.

    They are guessed: the header names somebody who writes, speaks or publishes, in one of several languages; at least
    half of the documents (`limits.REPEATED_SHARE`) are by somebody who has several; and the column says more than the
    source does, so that some source has several values. Where a corpus is compared by another column, the sources that
    it was read with are among them.

    Args:
        corpus: The corpus.
    """
    own = [name for name in corpus.documents.columns if name not in DOCUMENTS.columns]
    extra = [name for name in own if name == ORIGINAL or _names_somebody(str(name))]
    return tuple(str(name) for name in extra if _repeats(corpus, corpus.documents[name]))


def _names_somebody(header: str) -> bool:
    words = [word.casefold() for word in _WORDS.findall(_HUMP.sub(" ", header))]
    known = [word in _WHO or word.removesuffix("s") in _WHO for word in words]
    return any(known) and all(who or word in _ALSO for who, word in zip(known, words, strict=True))


def _repeats(corpus: Corpus, cells: pd.Series) -> bool:
    """Return whether most documents are by somebody named who has several, and whether a source has several such."""
    if pd.api.types.is_bool_dtype(cells) or pd.api.types.is_float_dtype(cells):
        return False
    names = unit_names(cells)
    named = ~names.isin(NOBODY).to_numpy()
    codes = pd.factorize(names[named])[0]
    several = np.bincount(codes, minlength=1)[codes] > 1
    by_source = pd.DataFrame({"source": corpus.source_codes[named], "name": codes}).drop_duplicates()["source"]
    enough = several.sum() >= max(1.0, limits.REPEATED_SHARE * len(named))
    return bool(enough and by_source.duplicated().any())


def effective_units(codes: npt.NDArray[np.int64]) -> float:
    """Return how many units with as many documents each would be as spread as these: 1 / Σ share².

    Args:
        codes: For each document the number of its unit, from 0; one document at least.

    References:
        Kish, L. (1965). Survey Sampling. Wiley. Simpson, E. H. (1949). Measurement of diversity. Nature, 163, 688.
    """
    shares = np.bincount(codes) / len(codes)
    return float(1 / (shares**2).sum())


def unit_codes(
    corpus: Corpus, rows: npt.NDArray[np.intp], unit: str, *, apart: npt.NDArray[np.bool_] | npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """Return the number of each document's unit, from 0, in the order in which units first occur.

    Args:
        corpus: The corpus.
        rows: Some of its documents.
        unit: A column of `Corpus.documents`; empty for the documents themselves. A document in which it names nobody
            is a unit of its own.
        apart: Documents of one value are of different units where this differs.

    Raises:
        FilterError: `E-UNIT` when the corpus has no such column.
    """
    if not unit:
        return np.arange(len(rows))
    if unit not in corpus.documents:
        raise FilterError(
            "E-UNIT",
            f"the corpus has no column “{unit}”",
            todo=f"it has {', '.join(map(str, corpus.documents.columns))}",
        )
    names = unit_names(corpus.documents[unit].iloc[rows])
    alone = np.flatnonzero(names.isin(NOBODY).to_numpy())
    keys = pd.Series(pd.factorize(pd.Series(list(zip(names, apart, strict=True))))[0], dtype="int64")
    keys.iloc[alone] = -1 - alone
    return pd.factorize(keys)[0].astype(np.int64)


def unit_names(cells: pd.Series) -> pd.Series:
    """Return whom each cell names, in small letters with single spaces; several in a list are one name together."""
    joined = cells.map(lambda cell: "; ".join(map(str, cell)) if isinstance(cell, list) else cell)
    names: pd.Series = joined.astype("object").where(joined.notna(), "").map(str).str.split().str.join(" ")
    return names.str.casefold()


def common_places(places: npt.NDArray[np.int64], units: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return the place, of a period say, that all documents of a unit share; -1 where they do not.

    Args:
        places: For each document its place, -1 where it has none.
        units: For each document the number of its unit, from 0.
    """
    number = int(units.max(initial=-1)) + 1
    if number == len(units):
        shared = np.empty_like(places)
        shared[units] = places
        return shared
    least, most = np.full(number, np.iinfo(np.int64).max), np.full(number, -1)
    np.minimum.at(least, units, places)
    np.maximum.at(most, units, places)
    return np.where(least == most, most, -1)
