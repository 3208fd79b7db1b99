"""A run of a page with nothing new costs the same on a fresh server and after a class has been there."""

import threading
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import pytest

from dashboard.data import remembered

PAGES = ("overview", "terms", "trends", "compare", "passages")
WORDS = ("police", "raid", "community", "immigrants", "rights", "city", "trump", "border", "law", "family")
MOST = 1.2


@pytest.fixture
def calls() -> Iterator[Callable[[Callable[[], Any]], int]]:
    """Return what counts the calls of Python in the threads that something starts: unlike time, always the same."""
    counted = [0]

    def note(_: object, event: str, __: object) -> None:
        counted[0] += event == "call"

    def count(work: Callable[[], Any]) -> int:
        counted[0] = 0
        threading.setprofile(note)
        try:
            work()
        finally:
            threading.setprofile(None)  # type: ignore[arg-type] # which typeshed does not know
        return counted[0]

    yield count
    threading.setprofile(None)  # type: ignore[arg-type] # as above


def test_a_run_does_not_age(visit: Callable[..., Any], calls: Callable[[Callable[[], Any]], int]) -> None:
    """As many calls after a hundred runs with other words as before them."""
    remembered.forget()
    seen = visit("terms", word="ice")
    seen.app.run()
    fresh = calls(seen.app.run)

    for word, page in product(WORDS, PAGES):
        seen.put(word=word).go(page)
    seen.put(word="ice").go("terms").app.run()
    filled = calls(seen.app.run)

    assert fresh > 10_000
    assert filled <= MOST * fresh
    remembered.forget()
