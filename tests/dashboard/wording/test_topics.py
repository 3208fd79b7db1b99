"""What is said of topics: the sentence on top, cells, and how sure they are."""

import numpy as np
import pandas as pd
import pytest

from analysis import Corpus, Filters, fit_topics, limits, works_cited
from analysis.finding.topics.options import TopicMethod
from dashboard.paper.palette import Look
from dashboard.wording import findings
from dashboard.wording.findings.readings import figure_reading
from dashboard.wording.topics import choosing, judging, text_in_cell

NAMES = {1: ("border", "wall", "fence"), 2: ("asylum", "court", "judge"), 3: ("visa", "work", "student")}


def _prevalence(**passages: tuple[int, ...]) -> pd.DataFrame:
    """Return TOPIC_PREVALENCE of sources by their passages without a topic, and of topics from 1 on."""
    rows = [(source, topic, n, n / sum(own), n) for source, own in passages.items() for topic, n in enumerate(own)]
    return pd.DataFrame(rows, columns=["source", "topic", "passages", "share", "documents"])


def _said(table: pd.DataFrame, look: Look, *verdicts: str, search: str = "") -> str:
    """Return the sentence, as it is read."""
    known = dict(enumerate(verdicts, 1))
    return findings.topics(table, NAMES, known, look, search=search).striptags()


def test_the_strongest_stable_cells_are_named(look: Look) -> None:
    """The share, the passages of all, and what it is elsewhere; only the first is said in full."""
    table = _prevalence(A=(10, 41, 20, 29), B=(10, 12, 50, 28))

    assert _said(table, look, "stable", "stable", "stable") == (
        "Topic 1 (border, wall) is 41% of A’s passages (41 of 100), elsewhere 12%; "
        "topic 2 (asylum, court) 50% of B’s (50 of 100), elsewhere 20%; "
        "topic 3 (visa, work) 29% of A’s (29 of 100), elsewhere 28%."
    )


def test_no_topic_is_named_that_does_not_hold_still(look: Look) -> None:
    """Mixed ones are not named either."""
    table = _prevalence(A=(10, 41, 20, 29), B=(10, 12, 50, 28))

    assert _said(table, look, "unstable", "mixed", "stable").startswith("Topic 3 (visa, work) is 29%")
    assert _said(table, look, "unstable", "mixed", "mixed") == (
        "3 topics in 200 passages: none is stable, so read their passages and build on none."
    )


def test_no_topic_is_named_before_it_is_checked(look: Look) -> None:
    """That nobody has looked yet is said plainly."""
    assert _said(_prevalence(A=(0, 3, 1, 1), B=(0, 1, 3, 1)), look) == (
        "3 topics in 10 passages. Whether they come back is not known: build on none yet."
    )


def test_a_source_of_two_passages_is_not_named_before_one_of_two_hundred(look: Look) -> None:
    """How far a cell is ahead is counted by how many passages it rests on."""
    table = _prevalence(A=(0, 120, 60, 20), B=(0, 2, 0, 0), C=(0, 40, 100, 60))

    assert _said(table, look, "stable", "unstable", "unstable").startswith("Topic 1 (border, wall) is 60% of A")


def test_of_one_source_the_largest_topics_are_named(look: Look) -> None:
    """There is nothing to hold them against."""
    assert _said(_prevalence(A=(10, 40, 20, 30)), look, "stable", "unstable", "stable") == (
        "Topic 1 (border, wall) is 40% of A’s passages (40 of 100); topic 3 (visa, work) 30% of A’s (30 of 100)."
    )


def test_sources_that_are_alike_have_no_strongest_cell(look: Look) -> None:
    """Where no source is ahead of the others, that is said."""
    assert _said(_prevalence(A=(0, 5, 5, 5), B=(0, 5, 5, 5)), look, "stable", "mixed", "mixed") == (
        "3 topics in 30 passages: 1 stable, 2 mixed, none of them more in one source than in the others."
    )


def test_passages_without_a_topic_are_of_the_whole() -> None:
    """They count where a share is said, and are never a topic that is named."""
    assert findings.strongest_cells(_prevalence(A=(90, 10), B=(95, 5)), [1])["of"].tolist() == [100]
    assert findings.strongest_cells(_prevalence(A=(90, 10), B=(5, 5)), [])["topic"].tolist() == []


@pytest.mark.parametrize(
    ("share", "passages", "said"), [(0.004, 1, "<1"), (0.0, 0, "0"), (0.414, 3, "41"), (1.0, 2, "100")]
)
def test_a_cell_has_whole_per_cents(share: float, passages: int, said: str) -> None:
    """What rounds to nothing and is something says so."""
    assert text_in_cell(share, passages) == said


def test_a_difference_is_said_with_its_sides() -> None:
    """Topic 0 is none; where there are too few documents there is no verdict."""
    table = pd.DataFrame({"topic": [0, 1, 2], "q": [0.001, 0.03, 0.4]})

    assert judging.differences_note(table, ("A", "B")) == (
        "1 of 2 topics can be told from chance (false discovery rate below 5%), first topic 1 (q = 0.030)."
    )
    assert (
        judging.differences_note(table.assign(q=0.9), ("A", "B")) == "No topic can be told from chance between A and B."
    )
    assert judging.differences_note(table.assign(q=np.nan), ("A", "B")).startswith("A and B have too few documents")


def test_a_sweep_suggests_and_does_not_decide() -> None:
    """Both measures, with their numbers, and the number that is shown."""
    table = pd.DataFrame({"k": [4, 8], "coherence": [0.3, 0.2], "held_out": [0.2, 0.1], "stability": [0.5, 0.7]})

    said = judging.sweep_note(table, 8)

    assert said.startswith(
        "4 topics are most coherent on texts that made none of them (NPMI 0.20), 8 come back most (0.70)"
    )
    assert "the page shows 8" in said
    assert "decides nothing" in said


def test_seed_words_are_typed_with_a_semicolon_between_topics() -> None:
    """Commas and blanks stand between words; what is empty is nothing."""
    assert choosing.seed_words(" border, wall;; asylum  refugee ;") == (("border", "wall"), ("asylum", "refugee"))
    assert choosing.seed_words("") == ()


def test_what_was_left_out_is_said() -> None:
    """Words of most texts of a source, and those of the search."""
    terms = [f"w{place}" for place in range(limits.LISTED_TOPIC_WORDS + 1)]
    table = pd.DataFrame({"term": [*terms, "ice"], "why": ["boilerplate"] * len(terms) + ["search"]})

    assert choosing.left_out_of_topics(table) == (
        "Left out: 6 words of most texts of a source (w0, w1, w2, w3, w4 and others); 1 word of the search (ice)."
    )
    assert choosing.left_out_of_topics(table.head(0)) == ""


def test_a_month_with_few_documents_is_counted() -> None:
    """How many of the periods drawn are hatched."""
    days = pd.to_datetime(["2020-01-01", "2020-02-01"])
    table = pd.DataFrame({"topic": [1, 1], "period": days, "share": [0.1, 0.2], "enough": [1, 0]})

    assert "Hatched: 1 of 2 periods have fewer than 10 documents" in judging.times_note(table, 1, "month")
    assert "Hatched" not in judging.times_note(table.assign(enough=1), 1, "month")


def test_how_to_read_tables_of_topics_is_said_with_a_row_of_them() -> None:
    """No example is of passages without a topic."""
    sides = {f"{name}_{side}": [9, 4] for name in ("passages", "documents") for side in ("target", "reference")}
    differences = pd.DataFrame({"topic": [0, 2], **sides})
    sweep = pd.DataFrame({"k": [4], "held_out": [0.21], "stability": [0.55]})

    assert "topic 2 has 4 in 4 documents on the first side" in figure_reading("topic-differences", differences)
    assert "4 topics have 0.21 and 0.55" in figure_reading("topic-sweep", sweep)


@pytest.mark.parametrize(("method", "cited"), [("nmf", ["Boutsidis", "Lee"]), ("lda", ["Blei"])])
def test_the_method_of_a_fit_is_cited_in_full(seeds: Corpus, method: TopicMethod, cited: list[str]) -> None:
    """Whoever fits by latent Dirichlet allocation cites its authors, and nobody else's."""
    paragraph = " ".join(judging.fitting_sentences(fit_topics(seeds, Filters(), method=method), (), checked=False))

    assert [work.partition(",")[0] for work in works_cited(paragraph)] == cited


def test_documents_of_a_topic_are_counted() -> None:
    """Those of which it is more than half are mostly of it."""
    assert choosing.documents_of_topic([0.9, 0.51, 0.5], 2) == (
        "Documents by how much of their text is topic 2: of 3 documents with any of it, 2 are mostly of it."
    )
    assert "of 1 document with any of it, 1 is mostly of it" in choosing.documents_of_topic([1.0], 1)
