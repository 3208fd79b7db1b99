"""Checks: what says nothing of its own is counted, and left out only where that is asked for."""

from collections.abc import Callable

import pytest

from analysis import Corpus, corpus_checks, limits, without
from analysis.corpus.errors import IntakeError

LONG = "the raid came at dawn and nobody in the street had been told of it before the vans were there"
FOOT = "Share this article"


@pytest.fixture(scope="module")
def corpus(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return a corpus with one of each."""
    rows = [
        {"text": LONG},
        {"text": f"  {LONG.upper()}\n"},
        {"text": f"{LONG} yesterday", "source": "B"},
        {"text": "ok"},
        {"text": "[removed]"},
        *({"text": f"story number {number} is about {number * 7}\n\n{FOOT}", "source": "C"} for number in range(12)),
    ]
    return make_corpus(rows)


@pytest.mark.row(41, 42, 43)
def test_each_is_counted_apart(corpus: Corpus) -> None:
    """A document is of one kind: a copy is no near-copy, and a placeholder is no scrap."""
    found = corpus_checks(corpus).set_index("code")["documents"]

    assert found.to_dict() == {"copies": 1, "near-copies": 1, "tiny": 1, "placeholders": 1, "boilerplate": 12}


def test_nothing_is_left_out_unasked(corpus: Corpus) -> None:
    """Counting changes nothing."""
    assert without(corpus, ()) is corpus


@pytest.mark.parametrize("code", ["copies", "near-copies", "tiny", "placeholders"])
def test_what_is_left_out_is_in_the_ledger(corpus: Corpus, code: str) -> None:
    """Each document that goes has its line, and rows still add up."""
    found = without(corpus, (code,))

    assert len(found.documents) == len(corpus.documents) - 1
    assert found.rows_read == len(found.documents) + found.set_aside.rows
    assert found.fingerprint != corpus.fingerprint
    assert len(found.origins) == len(found.documents) == len(found.texts) == len(found.index.lengths)


def test_boilerplate_goes_and_its_documents_stay(corpus: Corpus) -> None:
    """Only the line is taken out, and the words that it held are said."""
    found = without(corpus, ("boilerplate",))

    assert len(found.documents) == len(corpus.documents)
    assert not found.texts.str.contains(FOOT).any()
    assert int(corpus.index.lengths.sum() - found.index.lengths.sum()) == 3 * 12
    assert "36 words of lines" in found.ledger["message"].iloc[-1]


def test_an_unknown_check_is_refused(corpus: Corpus) -> None:
    """The message names those there are."""
    with pytest.raises(IntakeError, match="E-CHECK · mapping · there is no check called x · choose among copies"):
        without(corpus, ("x",))


def test_an_example_that_is_cut_says_so(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three dots stand where the text goes on."""
    monkeypatch.setattr(limits, "LONGEST_QUOTE", 4)
    example = corpus_checks(corpus).set_index("code")["example"]["copies"]

    assert example.endswith("…”")
    assert len(example) == 4 + len("“…”")
