"""Directions where there is none are seldom said; few lines here, and all of them in `make exhaustive`."""

import numpy as np
import pytest

from analysis import Corpus
from analysis.measures.directions import direction
from benchmarks.calibration import trends

LINES = 150  # of each setting: 1.8 % is the standard error of a share of 5 %


@pytest.mark.parametrize("periods", trends.PERIODS)
def test_chance_seldom_gives_a_direction(periods: int) -> None:
    """Of lines of all settings without lasting ups and downs at most one in twenty is said to rise or fall."""
    found = [trends.said(setting, periods, LINES) for setting in trends.INDEPENDENT]

    assert np.mean(found) <= trends.MOST


@pytest.mark.parametrize("periods", trends.PERIODS)
def test_ups_and_downs_that_last_seldom_give_a_direction(periods: int) -> None:
    """Where half of what sets a period apart is left in the next, at most one in ten."""
    found = [trends.said(setting, periods, LINES) for setting in trends.LASTING]

    assert np.mean(found) <= trends.MOST_LASTING


def test_a_doubling_is_mostly_found() -> None:
    """Twelve periods of 20 documents, in which the rate doubles."""
    assert trends.said(trends.DOUBLING, trends.PROMISED, LINES) >= trends.LEAST_FOUND


def test_most_lines_of_rare_words_in_a_growing_corpus_have_no_direction() -> None:
    """Of 500 lines of a word used by chance in 24 years that grow from 1,000 to 100,000 words few are said to move."""
    random, words = np.random.default_rng(4), np.geomspace(1_000, 100_000, 24).astype(np.int64)
    lines = random.poisson(words * 0.0005, (500, 24))

    assert sum(direction(uses, words, range(24), np.zeros(24)).p < 0.05 for uses in lines) <= 25


@pytest.mark.usefixtures("test_data")
@pytest.mark.parametrize("within", [False, True], ids=["together", "within sources"])
@pytest.mark.parametrize("name", ["news", "inaugural"])
def test_dealt_dates_seldom_give_a_direction(name: str, *, within: bool) -> None:
    """Of the words of real documents at most one in twenty; of a few dozen, a few more may be by chance."""
    found, tested = trends.said_by_chance(name, 1, within=within)

    assert found * tested <= trends.MOST * tested + 2 * np.sqrt(trends.MOST * tested)


def test_dates_are_dealt_whole_and_within_sources(seeds: Corpus) -> None:
    """No date is lost, no text changes, and within sources each keeps its own dates."""
    for within in (False, True):
        anew = trends.dated_anew(seeds, np.random.default_rng(1), within=within)
        columns = ["published", "date_precision"]
        keep = ["source", *columns] if within else columns

        assert sorted(map(str, anew.documents[keep].to_numpy())) == sorted(map(str, seeds.documents[keep].to_numpy()))
        assert anew.documents["doc_id"].tolist() == seeds.documents["doc_id"].tolist()


@pytest.mark.exhaustive
@pytest.mark.usefixtures("test_data")
def test_all_of_it_holds() -> None:
    """Every row of the table, with as many lines and deals as the table has."""
    assert [str(row) for row in trends.rows() if row.asked and not row.holds] == []
