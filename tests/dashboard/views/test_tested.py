"""How sure a comparison is, over the real app: one verdict everywhere, what it rests on, and what waits for it."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest

import analysis
from dashboard.data.jobs import pool
from dashboard.state.settings import DOCUMENTS

if TYPE_CHECKING:
    from tests.dashboard.conftest import Visit

BASIS = "Tested by dealing the sources anew "


def _speeches(*, told: bool = True) -> Iterator[dict[str, str]]:
    """Yield thirty speeches of each of two sources by ten speakers each, of three months.

    One word is in all of one side's, or in the half of both; everything else is at random.
    """
    random = np.random.default_rng(1)
    for place in range(60):
        source = "AB"[place % 2]
        own = "strike" if told and source == "A" else "peace" if told else ["strike", "peace"][random.integers(2)]
        words = " ".join(f"w{number}" for number in random.integers(0, 60, size=40))
        month = 1 + place // 2 % 3
        yield {
            "source": source,
            "text": f"{own} {words}",
            "published": f"2019-{month:02}-05",
            "speaker": f"{source} {place // 2 % 10}",
        }


def _surely(visit: "Visit") -> set[str]:
    """Return the words whose rows of the figure say that they can be told from chance."""
    said = [(word, text) for bars in visit.figure["data"] for word, text in _said(bars)]
    assert said
    return {word for word, text in said if "<br>q " in text}


def _said(bars: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the words of a trace, each with what is said where one hovers."""
    return list(zip(bars["customdata"], bars["hovertext"], strict=True)) if "customdata" in bars else []


def _line(visit: "Visit", start: str = BASIS) -> str:
    (found,) = [text for text in visit.said if text.startswith(start)]
    return found


def _listed(visit: "Visit") -> dict[str, str]:
    rows = visit.lists["distinctive words"]
    return dict(zip(rows["word"], rows["told"], strict=True))


# One verdict.


def test_figure_list_and_sentence_say_the_same(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """The words with a q in the list have one in the figure, and the sentence counts them; so do the points."""
    shelve(_speeches())
    found = visit("compare", corpus="own")
    told = {word for word, verdict in _listed(found).items() if verdict.startswith("q ")}

    assert told == {"strike", "peace"} == _surely(found)
    assert "2 words in all can be told from chance." in found.finding
    points = found.put(shape="scatter").figure["data"][0]
    symbols = dict(zip(points["customdata"], points["marker"]["symbol"], strict=True))
    assert {word for word, symbol in symbols.items() if not symbol.endswith("-open")} == told


def test_where_nothing_is_told_nothing_says_so(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """No bar, no row and no sentence says more than another."""
    shelve(_speeches(told=False))
    found = visit("compare", corpus="own")

    assert _surely(found) == set()
    assert not any(verdict.startswith("q ") for verdict in _listed(found).values())
    assert "no word can be told from chance" in found.finding


def test_few_documents_have_no_verdict_anywhere(visit: "Callable[..., Visit]") -> None:
    """No column, no basis of a test, no q in the figure: the caution says it."""
    found = visit("compare")

    assert list(found.lists["distinctive words"].columns) == ["word", "Red Flag", "Revolution"]
    assert [text for text in found.said if text.startswith(BASIS)] == []
    assert _surely(found) == set()


# What it rests on.


def test_the_page_says_how_it_tests(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """By which deals, within which periods, on how many; and the words listed have the p of these deals."""
    shelve(_speeches())
    found = visit("compare", corpus="own")

    assert _line(found) == (
        "Tested by dealing the sources anew within each month, at random (p from 500 deals or more, q from 100 for all "
        "words together); on all 60 documents."
    )
    said = _listed(found)["strike"]
    assert (said[:7], said[-9:]) == ("q = 0.0", "p < 0.001")


def test_the_paragraph_for_papers_says_what_was_done_for_this_comparison(
    shelve: Callable[..., None], visit: "Callable[..., Visit]"
) -> None:
    """After a comparison the Methods page has its test; before one, how comparisons are tested in general."""
    shelve(_speeches())
    found = visit("compare", corpus="own").go("methods")

    assert "30 against 30, anew to the documents within each month (Mildenberger 2023), 500 to 4,000 times" in " ".join(
        found.said
    )
    assert "They are tested by dealing the labels" in " ".join(visit("methods", corpus="own").said)


# Units of evidence.


def test_evidence_can_be_counted_by_speaker(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """The caution offers it, its button does it, the page says so, and a link carries it."""
    shelve(_speeches())
    found = visit("compare", corpus="own")
    assert "In the column “speaker”, 30 documents of A have 10 names" in " ".join(found.said)

    [button] = [button for button in found.app.button if button.label == "Count evidence by speaker"]
    button.click().run()

    assert found.app.session_state["evidence"] == "speaker"
    assert "10 units of evidence (“speaker”) against 10 cannot show" in " ".join(found.said)
    assert [button.label for button in found.app.button if "evidence" in button.label] == []
    assert parse_qs(urlsplit(found.link()).query)["evidence"] == ["speaker"]
    again = visit("compare", corpus="own", evidence="speaker")
    assert again.app.session_state["evidence"] == "speaker"
    assert "This link" not in " ".join(again.said)


@pytest.mark.parametrize("corpus", ["own", "Immigration raids, five articles"], ids=["another column", "no column"])
def test_a_column_that_is_not_here_counts_documents(
    shelve: Callable[..., None], visit: "Callable[..., Visit]", corpus: str
) -> None:
    """A link to another corpus breaks nothing: it is said, and documents are counted."""
    shelve(_speeches())

    found = visit("compare", corpus=corpus, evidence="senator")

    assert "This link asks for “evidence = senator”, which is not known here" in " ".join(found.said)
    assert parse_qs(urlsplit(found.link()).query)["evidence"] == [DOCUMENTS]


def test_there_is_no_choice_where_no_column_names_anybody(visit: "Callable[..., Visit]") -> None:
    """The five articles have no authors."""
    assert "Evidence is counted by" not in [box.label for box in visit("compare").app.sidebar.selectbox]


def test_another_corpus_counts_documents_again(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """What was chosen for the speakers of one is nothing to another; a reset forgets it too."""
    shelve(_speeches())
    shelve(_speeches(), name="other.jsonl")
    found = visit("compare", corpus="own", evidence="speaker")

    assert found.put(corpus="other").app.session_state["evidence"] == DOCUMENTS
    found.put(evidence="speaker")
    [clear] = [button for button in found.app.main.button if button.label == "Clear filters"]
    clear.click().run()
    assert found.app.session_state["evidence"] == DOCUMENTS


def test_copies_can_be_counted_once_beside_their_caution(
    shelve: Callable[..., None], visit: "Callable[..., Visit]"
) -> None:
    """The button is the sidebar's switch."""
    rows = list(_speeches())
    shelve([*rows, *rows[:8]])
    found = visit("compare", corpus="own")
    assert "8 of 68 documents have the very text of another" in " ".join(found.said)

    [button] = [button for button in found.app.button if button.label == "Count copies once"]
    button.click().run()

    assert found.app.session_state["once"] is True
    assert found.numbers.startswith("60 documents")


# While the test runs.


class _StillRunning(analysis.AnalysisError):
    """Stops a page where it would wait."""


def _stopped(*_: Any, **__: Any) -> None:
    raise _StillRunning("E-TEST", "the test is still running")


def test_counts_and_differences_are_there_before_the_test(
    shelve: Callable[..., None], visit: "Callable[..., Visit]", monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sentence, figure and list of the words shown, with no verdict and a note why."""
    shelve(_speeches())
    monkeypatch.setattr("analysis.limits.WORK_AT_ONCE", 0)
    pool.cache_clear()  # nobody has asked yet, whatever ran before
    with monkeypatch.context() as patched:
        patched.setattr("dashboard.data.jobs._waited_for", _stopped)
        waiting = visit("compare", corpus="own")
        assert any(text.startswith("The test is still running: ") for text in waiting.said)
        assert (len(waiting.figures), _surely(waiting)) == (1, set())
        assert "favours" in " ".join(waiting.said)
        before = waiting.lists["distinctive words meanwhile"]

    found = visit("compare", corpus="own")

    assert not any(text.startswith("The test is still running") for text in found.said)
    assert (len(found.figures), _surely(found)) == (1, {"strike", "peace"})
    after = found.lists["distinctive words"]
    assert before.to_dict() == after[before.columns].to_dict()


@pytest.mark.parametrize("shape", ["bars", "scatter", "several"])
def test_what_was_drawn_meanwhile_is_gone_whatever_is_drawn(
    shelve: Callable[..., None], visit: "Callable[..., Visit]", monkeypatch: pytest.MonkeyPatch, shape: str
) -> None:
    """No widget is there twice, and a second look waits for nothing."""
    shelve(_speeches())
    monkeypatch.setattr("analysis.limits.WORK_AT_ONCE", 0)

    found = visit("compare", corpus="own", shape=shape)

    assert (len(found.figures), list(found.lists)) == (1, ["distinctive words"])
    with monkeypatch.context() as patched:
        patched.setattr("analysis.keyness_effects", _stopped)
        assert found.put(word="strike").finding.startswith("A writes strike ")


# Chance mode.


def test_chance_deals_as_the_test_deals(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """Within the periods of the comparison, over all times in the heat map, and by speaker where these are counted."""
    shelve(_speeches())
    found = visit("compare", corpus="own", chance=True)

    def said() -> str:
        return _line(found, "Chance mode, deal 1: ").partition(". ")[0].partition("at random to ")[2]

    assert said() == "the documents within each month"
    found.put(shape="several")
    assert said() == "the documents"
    found.put(shape="bars", evidence="speaker")
    assert said() == "each speaker, with all documents, within each quarter"  # each speaks in its three months


@pytest.mark.parametrize("corpus", ["own", "Immigration raids, five articles"])
def test_chance_mode_tells_nothing(shelve: Callable[..., None], visit: "Callable[..., Visit]", corpus: str) -> None:
    """In one of twenty deals at most a page says that a word can be told from chance."""
    shelve(_speeches())
    found = visit("compare", corpus=corpus, chance=True)
    false = 0
    for deal in range(1, 21):
        found.put(deal=deal)
        false += bool(_surely(found))

    assert false <= 1
