"""Who works and who waits: in order, and what takes seconds does not wait for what takes minutes."""

import pytest

from analysis import limits
from analysis.corpus.apart.turns import Turns


def _at_work(turns: Turns, *those: str) -> list[str]:
    """Return which of those who wait have their turn now."""
    looks = dict.fromkeys(those, 0)

    def is_wanted(who: str) -> bool:
        looks[who] += 1
        return looks[who] == 1  # once: whoever has not their turn then waits no longer

    return [who for who in those if turns.take(who, lambda who=who: is_wanted(who))]


def test_what_takes_minutes_leaves_one_place_to_what_takes_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two that work at once one is long; another waits, and the short one behind it does not."""
    monkeypatch.setattr(limits, "JOBS_AT_ONCE", 2)
    turns = Turns()
    for who, long in (("names", True), ("topics", True), ("terms", False)):
        turns.ask(who, long=long)

    assert _at_work(turns, "names", "terms", "topics") == ["names", "terms"]


def test_where_one_works_at_a_time_the_line_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is long has its turn there as well."""
    monkeypatch.setattr(limits, "JOBS_AT_ONCE", 1)
    turns = Turns()
    turns.ask("names", long=True)
    turns.ask("terms")

    assert (turns.place("terms"), _at_work(turns, "names")) == (2, ["names"])
    turns.leave("names")
    assert _at_work(turns, "terms") == ["terms"]


def test_the_next_long_one_begins_when_the_last_has_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """A place that is free for it is given to it, in order."""
    monkeypatch.setattr(limits, "JOBS_AT_ONCE", 2)
    turns = Turns()
    turns.ask("names", long=True)
    assert _at_work(turns, "names") == ["names"]
    turns.ask("topics", long=True)
    turns.leave("names")
    turns.ask("terms")

    assert _at_work(turns, "topics", "terms") == ["topics", "terms"]
