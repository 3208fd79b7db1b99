"""Where labels are dealt nothing is found; few deals here, and all of them in `make exhaustive`."""

import pytest

from benchmarks.calibration import chance, nulls

pytestmark = pytest.mark.usefixtures("test_data")
FEW = 5
# Those of a few documents against many are where a test that takes sums for normal finds most.
QUICK = [one for one in nulls.SIZED if one.corpus == "orders" or one.what.startswith("20 ")]
EVERY = [*nulls.SIZED, *nulls.YEARS, nulls.UNITS]


def _name(setting: nulls.Setting) -> str:
    return f"{setting.corpus}, {setting.what}"


@pytest.mark.parametrize("setting", [*QUICK, *nulls.YEARS, nulls.UNITS], ids=_name)
def test_chance_tells_no_words_apart(setting: nulls.Setting) -> None:
    """At most one word has q < .05 on average; p cannot be judged from so few deals."""
    assert nulls.measured(setting, FEW).words <= nulls.MOST_WORDS


@pytest.mark.exhaustive
@pytest.mark.parametrize("setting", EVERY, ids=_name)
def test_q_and_p_hold_by_chance(setting: nulls.Setting) -> None:
    """At most one word has q < .05 on average, and p < .05 in 2 to 7 % of the words."""
    found = nulls.measured(setting, 20)

    assert found.words <= nulls.MOST_WORDS
    assert nulls.LEAST_SHARE <= found.share <= nulls.MOST_SHARE


@pytest.mark.parametrize("name", ["inaugural", "conventions"])
def test_chance_mode_shows_chance(name: str) -> None:
    """None of the first deals has a word that the page tells from chance."""
    corpus = chance.opened(name)

    assert not any(chance.verdicts(corpus, corpus.sources[0], FEW))


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", chance.CORPORA)
def test_chance_mode_shows_chance_in_twenty_deals(name: str) -> None:
    """The page tells a word from chance in one of twenty deals at most."""
    assert all(row.holds for row in chance.rows(name, 20))
