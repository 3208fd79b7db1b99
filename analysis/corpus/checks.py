"""What a corpus may hold that says nothing of its own: copies, scraps, placeholders, and what stands on every page.

Each is counted, and left out where somebody asks for it. Nothing is left out unasked.
"""

from collections.abc import Callable, Collection
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd
import polars as pl

from analysis import limits
from analysis.corpus.digests import fingerprint
from analysis.corpus.documents import Corpus
from analysis.corpus.errors import IntakeError, counted
from analysis.corpus.index import term_index
from analysis.corpus.intake.ledger import Entry, ledger_table
from analysis.corpus.intake.letters import quoted
from analysis.corpus.schema import CHECKS, require

Mask = npt.NDArray[np.bool_]

BOILERPLATE, _NEAR = "boilerplate", "near-copies"
_PLACEHOLDERS = frozenset(
    """
    [removed]|[deleted]|[deleted by user]|[image]|[video]|[photo]|[link]|n/a|n.a.|na|nan|none|null|nil|-|--|—|…|...
    text not available|no text|no text available|full text not available|full text unavailable|not available
    content not available|this content is not available|content unavailable|abstract only|see attachment
    text nicht verfügbar|kein text|nicht verfügbar|keine angabe|texte non disponible|non disponible|sans texte
    texto no disponible|no disponible|sin texto|testo non disponibile|texto não disponível|tekst niet beschikbaar
    <media omitted>|<attached>|lorem ipsum
    """.strip()
    .replace("\n", "|")
    .split("|")
)
_PLAIN = frozenset(one.strip() for one in _PLACEHOLDERS)


def corpus_checks(corpus: Corpus) -> pd.DataFrame:
    """Return what a corpus holds that says nothing of its own, under the CHECKS contract.

    Boilerplate is a line that stands in `limits.BOILERPLATE_SHARE` of the documents of a source, of which there are
    `limits.BOILERPLATE_DOCUMENTS` at least: its documents stay, without it.

    Returns:
        One row for each of copies, near-copies, tiny, placeholders and boilerplate, also where there is none of it;
        near-copies are looked for only where that is soon done (`Corpus.copies_unasked`).
    """
    sought = [code for code in _LEFT_OUT if code != _NEAR or corpus.copies_unasked]
    rows = [_row(code, corpus, _LEFT_OUT[code](corpus)) for code in sought]
    lines, words = _boilerplate(corpus)
    concerned = lines["doc"].unique().to_list()
    example = str(lines["line"][0]) if len(lines) else ""
    rows.append({"code": BOILERPLATE, "documents": len(concerned), "tokens": words, "example": quoted(example)})
    return require(pd.DataFrame(rows).astype({"code": "str", "example": "str"}), CHECKS)


def without(corpus: Corpus, codes: Collection[str]) -> Corpus:
    """Return a corpus without what some checks found; each document that is left out has its line in the ledger.

    Raises:
        IntakeError: `E-CHECK` for a check that there is none of; `E-NO-ROWS` where no document is left.
    """
    if unknown := sorted(set(codes) - {*_LEFT_OUT, BOILERPLATE}):
        todo = f"choose among {', '.join((*_LEFT_OUT, BOILERPLATE))}"
        raise IntakeError("E-CHECK", f"there is no check called {', '.join(unknown)}", where="mapping", todo=todo)
    if not codes:
        return corpus
    entries, kept = list[Entry](), np.ones(len(corpus.documents), dtype=np.bool_)
    for code, found in _LEFT_OUT.items():
        if code in codes:
            for row in np.flatnonzero(found(corpus) & kept):
                file, line = corpus.origins.iloc[row]
                message = f"{_WHY[code]}, left out as was asked for: “{corpus.documents['doc_id'].iloc[row]}”"
                entries.append(Entry(str(file), int(line), f"E-{code.upper()}", "set aside", message))
            kept &= ~found(corpus)
    texts = corpus.texts
    if BOILERPLATE in codes:
        texts, words = _without_boilerplate(corpus)
        message = f"{counted(words, 'word')} of lines that most documents of a source have are taken out of the texts"
        entries.append(Entry(_name(corpus), 0, "W-BOILERPLATE", "changed", message))
    return _made_anew(corpus, texts, kept, entries)


def _copies(corpus: Corpus) -> Mask:
    """Return which documents have the very words of an earlier one, in the same order."""
    return _later(corpus.texts.str.to_lowercase().str.replace_all(r"\s+", " ").str.strip_chars().to_numpy())


def _near_copies(corpus: Corpus) -> Mask:
    near: Mask = ~corpus.first_copies & ~_copies(corpus)
    return near


def _tiny(corpus: Corpus) -> Mask:
    tiny: Mask = (corpus.index.lengths < limits.TINY_WORDS) & ~_placeholders(corpus)
    return tiny


def _placeholders(corpus: Corpus) -> Mask:
    found: Mask = corpus.texts.str.strip_chars().str.to_lowercase().is_in(sorted(_PLAIN)).to_numpy()
    return found


_LEFT_OUT: dict[str, Callable[[Corpus], Mask]] = {
    "copies": _copies,
    "near-copies": _near_copies,
    "tiny": _tiny,
    "placeholders": _placeholders,
}
_WHY = {
    "copies": "a copy of another document",
    "near-copies": "nearly a copy of another document",
    "tiny": "hardly a word",
    "placeholders": "a placeholder, not a text",
}


def _later(texts: npt.NDArray[np.object_]) -> Mask:
    """Return which texts stand there a second time."""
    repeated: Mask = pd.Series(texts).duplicated().to_numpy(dtype=np.bool_)
    return repeated


def _row(code: str, corpus: Corpus, mask: Mask) -> dict[str, object]:
    first = int(mask.argmax()) if mask.any() else None
    example = "" if first is None else quoted(corpus.text(first))
    return {
        "code": code,
        "documents": int(mask.sum()),
        "tokens": int(corpus.index.lengths[mask].sum()),
        "example": example,
    }


def _lines(corpus: Corpus) -> pl.DataFrame:
    """Return the lines of all texts: doc, source, line without blanks at its ends."""
    frame = pl.DataFrame({"doc": np.arange(len(corpus.texts)), "source": corpus.source_codes, "line": corpus.texts})
    lines = frame.with_columns(pl.col("line").str.split("\n")).explode("line")
    return lines.with_columns(pl.col("line").str.strip_chars()).filter(pl.col("line").str.contains(r"\pL"))


def _boilerplate(corpus: Corpus) -> tuple[pl.DataFrame, int]:
    """Return the lines that most documents of a source have, document by document, and how many words they hold."""
    lines = _lines(corpus)
    sizes = lines.group_by("source").agg(pl.col("doc").n_unique().alias("size"))
    often = lines.group_by("source", "line").agg(pl.col("doc").n_unique().alias("often")).join(sizes, on="source")
    usual = often.filter(
        (pl.col("size") >= limits.BOILERPLATE_DOCUMENTS)
        & (pl.col("often") >= limits.BOILERPLATE_SHARE * pl.col("size"))
    )
    found = lines.join(usual.select("source", "line"), on=["source", "line"], how="inner").sort("doc", "line")
    return found, int(term_index(found["line"]).lengths.sum()) if len(found) else 0


def _without_boilerplate(corpus: Corpus) -> tuple[pl.Series, int]:
    found, words = _boilerplate(corpus)
    texts = corpus.texts.to_list()
    for (row,), lines in found.group_by("doc"):
        usual = set(lines["line"])
        texts[int(str(row))] = "\n".join(one for one in texts[int(str(row))].split("\n") if one.strip() not in usual)
    return pl.Series("text", texts, dtype=pl.String), words


def _made_anew(corpus: Corpus, texts: pl.Series, kept: Mask, entries: list[Entry]) -> Corpus:
    """Return the corpus of some of its documents, whose texts may be others; a text of which nothing is left stays."""
    empty = texts.str.strip_chars() == ""
    texts = pl.select(pl.when(empty).then(corpus.texts).otherwise(texts).alias("text")).to_series().filter(kept)
    documents = corpus.documents[kept].reset_index(drop=True)
    if documents.empty:
        raise IntakeError("E-NO-ROWS", "no document is left without what is to be left out", where=_name(corpus))
    index = term_index(texts, documents["language"].tolist())
    documents["tokens"] = index.lengths
    return replace(
        corpus,
        documents=documents,
        texts=texts,
        index=index,
        origins=corpus.origins[kept].reset_index(drop=True),
        fingerprint=fingerprint(documents, texts),
        ledger=pd.concat([corpus.ledger, ledger_table(entries)], ignore_index=True),
        marks=None,
        names_by="",
        mentions=None,
    )


def _name(corpus: Corpus) -> str:
    return corpus.provenance.name if corpus.provenance else ""
