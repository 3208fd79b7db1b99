"""One is singular and all else plural, in every sentence that counts something."""

import inspect
import re
from collections.abc import Callable
from math import nan
from types import ModuleType
from typing import Any

import pandas as pd
import pytest

from analysis import Corpus, Filters, Used, fit_topics, methods_paragraph, term_trend
from analysis.caveats.documents import caveats
from analysis.caveats.views import entity_caveats, session_caveats, topic_caveats, trend_caveats
from analysis.corpus.errors import EmptyCorpusError
from analysis.corpus.schema import COMPOSITION, LEDGER
from dashboard.paper.markup import Markup
from dashboard.paper.palette import Look
from dashboard.wording import (
    cautions,
    citations,
    drawing,
    evidence,
    explanations,
    findings,
    losses,
    missing,
    names,
    naming,
    notes,
    numbers,
)
from dashboard.wording.naming import choosing, judging

LOOK, NAMES = Look(("A", "B"), dark=False), ("A", "B")
NOUNS = [
    *("comparison", "copy", "date", "day", "document", "line", "match", "mention", "month", "paragraph", "passage"),
    *("period", "place", "point", "source", "text", "time", "topic", "use", "word", "year"),
]
PLURALS = {noun: {"copy": "copies", "match": "matches"}.get(noun, f"{noun}s") for noun in NOUNS}
WRONG = [
    *(rf"(?<![\d,.])1 (?:other |different )?{plural}\b" for plural in PLURALS.values()),
    *(rf"\b[02] (?:other |different )?{noun}\b" for noun in NOUNS),
    *(rf"(?<![\d,.])1 {noun} (?:are|have|were|occur|favour)\b" for noun in NOUNS),
    *(rf"(?<!of )(?<!of the )\b2 {plural} (?:is|has|was|occurs)\b" for plural in PLURALS.values()),
]


def _documents(number: int) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "doc_id": [f"d{place}" for place in range(number)],
            "source": [f"S{place}" for place in range(number)],
            "published": pd.to_datetime(["2019-01-01"] * number),
            "tokens": [number] * number,
        }
    )


def _trend(number: int) -> pd.DataFrame:
    row = {"term": "ice", "source": "", "period": pd.Timestamp("2019-01-01"), "count": number, "rate": 10.0 * number}
    return pd.DataFrame([row | {"documents": number, "documents_with": number, "state": "covered"}] * max(number, 1))


def _tendencies(number: int) -> pd.DataFrame:
    row = {"term": "ice", "source": "", "periods": number, "tau": 1.0, "p": 0.5, "slope": 1.0, "direction": 1}
    return pd.DataFrame([row, row | {"p": 0.01}]).assign(direction_within=0, p_within=float("nan"))


def _keyness(number: int) -> pd.DataFrame:
    table = pd.DataFrame({"term": [f"w{place}" for place in range(number)], "log_ratio": 1.0, "q": 0.01})
    return table.assign(
        documents_target=number, documents_reference=number, count_target=number, count_reference=number
    )


def _tally(number: int, sources: int = 5) -> pd.DataFrame:
    return pd.DataFrame({"found": number, "used": number}, index=[f"S{place}" for place in range(sources)])


def _quotations(number: int) -> pd.DataFrame:
    return pd.DataFrame({"source": [f"S{place}" for place in range(number)], "doc_id": range(number)})


def _basis(number: int) -> pd.DataFrame:
    rests = {"units_target": number, "units_reference": number, "resting": 2 * number}
    return pd.DataFrame([{"way": "dealt", "within": "month", "unit": "", **rests}])


def _names(number: int) -> pd.DataFrame:
    return pd.DataFrame({"entity": ["ICE"], "mentions": [number], "documents": [number]})


def _name(number: int) -> dict[str, Any]:
    """Return a row of names, or of names by source."""
    rates = dict.fromkeys(("rate", "low", "high"), float(number))
    shares = dict.fromkeys(("share", "document_share", "share_low", "share_high"), 0.5)
    return {"mentions": number, "documents": number, "of": number, **rates, **shares}


def _topics(number: int, verdict: str = "") -> object:
    heads, verdicts = dict.fromkeys(range(1, number + 1), ("a", "b")), dict.fromkeys(range(1, number + 1), verdict)
    rows = [(topic, source, number, 1.0, number) for topic in range(1, number + 1) for source in ("A", "B")]
    table = pd.DataFrame(rows, columns=["topic", "source", "passages", "share", "documents"])
    return findings.topics(table, heads, verdicts if verdict else {}, LOOK)


def _ledger(number: int) -> pd.DataFrame:
    rows = [("f", 1, "c", action, "m") for action in ("changed", "set aside") for _ in range(number)]
    return pd.DataFrame(rows, columns=list(LEDGER.columns)).astype(LEDGER.empty().dtypes)


def _effect(number: int) -> dict[str, Any]:
    return {"count": max(number, 1), "copies": number, "log_ratio": 1.0, "log_ratio_once": 0.5}


def _sizes(number: int) -> pd.DataFrame:
    return pd.DataFrame({"documents": number, "words": max(number, 1)}, index=[f"S{place}" for place in range(5)])


SENTENCES: dict[str, Callable[[int], object]] = {
    "overview": lambda n: findings.overview(_documents(n), LOOK),
    "overview of several": lambda n: findings.overview(pd.concat([_documents(5 + n)]), LOOK),
    "overview without words": lambda n: findings.overview(_documents(n).assign(tokens=0), LOOK),
    "terms": lambda n: findings.terms(pd.DataFrame({"term": ["a"], "count": [n], "documents": [n]}), 1, n),
    "trend": lambda n: findings.trend(_trend(n), "year"),
    "trend of undated": lambda n: findings.trend(
        pd.concat([_trend(n), _trend(n).assign(state="undated")]).assign(count=lambda t: (t["state"] == "undated") * n),
        "year",
    ),
    "trend reached again": lambda n: findings.trend(pd.concat([_trend(2)] * (n + 1)), "year"),
    "tendencies": lambda n: findings.tendencies(_tendencies(n), COMPOSITION.empty(), "month"),
    "keyness": lambda n: findings.keyness(_keyness(n), LOOK, NAMES, findings.Sizes(n, n), told=n),
    "followed": lambda n: findings.followed("ice", LOOK, NAMES, (findings.Side(n, n, n, 9), findings.Side(1, 1, 1, 9))),
    "topics": _topics,
    "topics that are stable": lambda n: _topics(n, "stable"),
    "topics that are not": lambda n: _topics(n, "unstable"),
    "word_views": lambda n: findings.word_views(
        pd.DataFrame({"view": ["pooled"], "rate_target": float(n), "rate_reference": 1.0, "low": -1.0, "high": 1.0}),
        "ice",
        LOOK,
        NAMES,
    ),
    "waited_for": lambda n: notes.waited_for("topics", n + 1, 0, 0),
    "basis": lambda n: findings.basis(_basis(n)),
    "basis of units": lambda n: findings.basis(_basis(n).assign(unit="speaker")),
    "basis of some": lambda n: findings.basis(_basis(n).assign(resting=n)),
    "effect": lambda n: findings.effect(_effect(n)),
    "effect of two": lambda n: findings.effect(_effect(n) | {"count": 2}),
    "effect of all": lambda n: findings.effect(_effect(n) | {"log_ratio_once": float("nan")}),
    "entities": lambda n: findings.entities(_names(n), n),
    "entities in documents": lambda n: findings.entities(_names(n), n, measure="documents"),
    "entities of none": lambda n: findings.entities(_names(n)[:0], n, (), "raid"),
    "narrowed": lambda n: findings.narrowed(
        Filters(sources=tuple(f"S{place}" for place in range(3 + n))),
        Look(tuple(f"S{place}" for place in range(9)), dark=False),
        None,
    ),
    "name_in_full": lambda n: naming.name_in_full(_name(n), "documents"),
    "named_in_full": lambda n: naming.named_in_full(_name(n)),
    "pair_in_full": lambda n: naming.pair_in_full({"passages": n, "documents": n, "npmi": nan}),
    "only_together": lambda n: choosing.only_together("ICE", "NATO", n),
    "named_by": lambda n: judging.named_by(pd.DataFrame({"mentions": [1] * n + [0] * (3 - n)}), "ICE"),
    "together_note": lambda n: judging.together_note(pd.DataFrame({"other": ["a"] * n}), "ICE"),
    "cells_alt": lambda n: choosing.cells_alt(["ICE"], n),
    "passages": lambda n: findings.passages(_tally(n), "ice", n),
    "passages of some": lambda n: findings.passages(_tally(1, sources=n), "ice", n),
    "passages of several": lambda n: findings.passages(_tally(n, sources=4 + n), "ice", n),
    "left_out": lambda n: findings.left_out(n, n),
    "left_out_note": lambda n: findings.left_out_note(n, n),
    "profiles_alt": lambda n: findings.profiles_alt(
        pd.DataFrame({"term": ["a"], "source": "A", "count": n, "log_ratio": 1.0, "lrc": 1.0})
    ),
    "denominator": lambda n: notes.denominator(_documents(n)),
    "undated": lambda n: missing.undated(
        pd.DataFrame({"source": ["A"], "state": "undated", "documents": n, "period": pd.NaT}), "year"
    ),
    "kept_as_word": notes.kept_as_word,
    "interval_note": lambda n: drawing.interval_note(_documents(n)),
    "over_time": lambda n: notes.over_time(n + 40, n + 20, alike=False),
    "bursts": lambda n: findings.bursts(
        pd.DataFrame({"term": ["ice"] * (3 + n), "source": "", "period": pd.Timestamp("2019-01-01")}), "year"
    ),
    "period_keyness": lambda n: findings.period_keyness(_keyness(n), _keyness(n).head(1), "2019"),
    "place_of_point": lambda n: names.place_of_point("A" * n, pd.Timestamp("2019-01-01"), "year"),
    "steady": lambda n: notes.steady([f"S{place}" for place in range(n)], n, "year"),
    "trend of means": lambda n: findings.trend(_trend(2).assign(averaged=n), "year"),
    "composition": lambda n: findings.tendencies(
        _tendencies(n),
        pd.DataFrame([("ice", "A", 2.0, 1.0, n, n, 1.0)], columns=list(COMPOSITION.columns)),
        "month",
    ),
    "points": lambda n: names.points(_trend(n), "year"),
    "cells": lambda n: names.cells(_trend(n).assign(source="A"), "year"),
    "only_titles": missing.only_titles,
    "collocate_head": lambda n: names.collocate_head("ice", "raid", n),
    "side_names": lambda n: names.side_names([f"S{place}" for place in range(n + 1)], "S0", None),
    "heads": lambda n: evidence.heads(_tally(n), _sizes(n), "use"),
    "heads of documents": lambda n: evidence.heads(_tally(n), _sizes(n), "document"),
    "heads of passages": lambda n: evidence.heads(_tally(n), _sizes(n), "passage"),
    "sources_left_out": lambda n: evidence.sources_left_out(_tally(n, sources=n), [], "passage"),
    "columns left out of five": lambda n: evidence.sources_left_out(_tally(n), ["S0", "S1", "S2", "S3"], "passage"),
    "uses_on_card": lambda n: evidence.uses_on_card(n, "passage"),
    "lines_note": lambda n: evidence.lines_note(n, n, 1),
    "lines_note of a sample": lambda n: evidence.lines_note(n + 2, n, 1),
    "apart": evidence.apart,
    "no_pairs": lambda n: evidence.no_pairs(NAMES, n),
    "match_count": lambda n: evidence.match_count(n, 0, "ice"),
    "gathered": lambda n: citations.gathered(_quotations(n)),
    "missing": citations.missing,
    "use": lambda n: citations.use("ice", n, n, n, "A"),
    "columns found": lambda _: explanations.glossary_finding("lrc"),
    "all columns": lambda _: explanations.glossary_finding(""),
    "session_caveats": lambda n: session_caveats(n)["message"].tolist(),
    "topic_caveats": lambda n: topic_caveats(
        pd.DataFrame({"topic": range(1, n + 1), "stability": [0.1] * n, "coherence": [0.1] * n})
    )["message"].tolist(),
}


def _said(found: object) -> str:
    parts = found.values() if isinstance(found, dict) else found if isinstance(found, (list, tuple)) else [found]
    return " | ".join(Markup(part).striptags() for part in parts)


def _mistakes(said: str) -> list[str]:
    return [match.group() for wrong in WRONG for match in re.finditer(wrong, said)]


@pytest.mark.parametrize("number", [0, 1, 2])
@pytest.mark.parametrize("name", SENTENCES)
def test_a_sentence_counts_as_english_does(name: str, number: int) -> None:
    """No 1 documents, no 2 document, no 1 document are."""
    said = _said(SENTENCES[name](number))

    assert (_mistakes(said), said) == ([], said)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_corpus_is_spoken_of_as_english_does(make_corpus: Callable[..., Corpus], number: int) -> None:
    """Cautions, the methods paragraph and the trend's own caution, of documents with words and without."""
    rows = [{"text": text, "published": "2019-01-15", "source": "AB"[place % 2]}
            for place in range(number) for text in ("ice ice raid", "!!!")]  # fmt: skip
    corpus = make_corpus([*rows, {"text": "ice", "published": "bad", "source": "B"}])
    corpus = corpus.with_mentions(
        pd.DataFrame(columns=["doc_id", "start", "end", "surface", "type", "basis", "entity"]).astype(
            {"start": "int64", "end": "int64"} | dict.fromkeys(["doc_id", "surface", "type", "basis", "entity"], "str")
        )
    )
    found = [
        *caveats(corpus, Filters())["message"],
        *caveats(corpus, Filters(), target="B")["message"],
        *entity_caveats(corpus, Filters())["message"],
        *trend_caveats(term_trend(corpus, Filters(), ["ice"], by="year"), by="year")["message"],
        *corpus.ledger["message"],
        methods_paragraph(corpus, Filters(), used=Used(tried=number)),
        losses.reading(corpus),
    ]

    assert [(_mistakes(said), said) for said in found] == [([], said) for said in found]


@pytest.mark.parametrize("number", [1, 2])
def test_an_error_counts_as_english_does(make_corpus: Callable[..., Corpus], number: int) -> None:
    """Topics that cannot be had of one passage, or two."""
    with pytest.raises(EmptyCorpusError) as raised:
        fit_topics(make_corpus([{"text": "strike union"}] * number), Filters())

    assert _mistakes(str(raised.value)) == []
    assert str(number) in str(raised.value)


@pytest.mark.parametrize(
    ("said", "mistakes"),
    [
        ("1 documents", 1),
        ("1 other sources", 1),
        ("2 use", 1),
        ("1 document have no word", 1),
        ("2 documents has no word", 1),
        ("1 passages in 1 of 2 documents", 1),
        ("1 use in 1 of 2 documents · 20 per 10,000 words", 0),
        ("21 documents and 12 uses", 0),
    ],
)
def test_mistakes_are_found(said: str, mistakes: int) -> None:
    """What these tests look for is found where it is, and nothing else."""
    assert len(_mistakes(said)) == mistakes


# These say no number of things, or one that is never small.
NO_COUNTS = {
    "most_like", "cannot_compare", "collocates_alt", "couple", "divergence", "entities_alt", "keyness_alt", "methods",
    "next_draw", "own_words", "terms_alt", "told", "topics_alt", "trend_alt", "kind", "named_kinds", "rate",
    "leading", "alike", "containing", "in_documents",
    "digits", "probability", "percent", "cautions", "many_tried", "nothing", "not_found", "enough", "point",
    "enough_on_both_sides", "none_without", "none_steady", "verdict",
    "chance_mode", "few_sources", "searches", "document_names", "distinct", "step_names",
    "strongest_cells", "found_so_far",
    "topic_heads", "topic_names", "topic_verdicts", "topic_words", "topics_title", "reading", "data_note",
    "of_source", "sign", "sign_in_words",
    "words_of_list",
    "none_left",
    "chosen", "other_text", "sample", "with_dates", "facts", "citations", "position",
    "bibliography", "bibtex", "cut_text", "entries", "kept_for",
    "citation_list", "looked_at", "note_on", "reference", "works_cited_in", "kept_file", "work_of",
}  # fmt: skip


WORDING = [findings, cautions, drawing, missing, names, notes, numbers, evidence, citations]


@pytest.mark.parametrize("module", WORDING, ids=lambda module: module.__name__)
def test_no_sentence_is_left_untried(module: ModuleType) -> None:
    """Whoever adds a sentence says here what it counts, or that it counts nothing."""
    own = [name for name, made in inspect.getmembers(module, inspect.isfunction)
           if made.__module__.startswith(module.__name__) and not name.startswith("_")]  # fmt: skip

    assert {name for name in own if name not in NO_COUNTS} <= set(SENTENCES) | {"heads", "left_out"}
