"""Every page in every shape, over corpora of every kind: nothing breaks, whatever somebody brings."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import product
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.dashboard.conftest import Visit

Rows = list[dict[str, str]]
WORDS = [
    "border",
    "raids",
    "city",
    "workers",
    "police",
    "families",
    "said",
    "people",
    "march",
    "court",
    "law",
    "news",
    "street",
    "union",
    "plan",
    "work",
    "school",
    "bus",
    "vote",
    "“home”",
    "don’t",
    "2020",
    "#raids",
    "Juárez",
]
SELDOM = ["bread", "rivers", "lamps", "stones", "gardens", "kettles", "violins", "ladders"]  # of which topics are made
SIZES = {1: [6], 2: [5, 3], 9: [9, 7, 4, 3, 2, 2, 1, 1, 1], 109: [3] * 20 + [1] * 89, 200: [1] * 200}
DATES: dict[str, Callable[[int], str]] = {
    "years": lambda place: (date(2017, 3, 5) + timedelta(days=37 * place)).isoformat(),
    "one month": lambda place: f"2020-02-{place % 28 + 1:02}",
    "one day": lambda _: "2020-02-29",
    "years only": lambda place: str(1790 + 7 * place % 230),
    "mixed": lambda place: ("2019-07-20", "2019-07", "2018", "", "not a date")[place % 5],
    "none": lambda _: "",
}
TEXTS: dict[str, Callable[[Random], str]] = {
    "articles": lambda dice: " ".join(
        f"{' '.join(dice.choices(WORDS, k=12)).capitalize()} {dice.choice(SELDOM)}." + "\n\n" * (place % 3 == 2)
        for place in range(9)
    ),
    "answers": lambda dice: " ".join(dice.choices(WORDS, k=dice.randint(1, 5))),
    "copies": lambda dice: "The raids went on in the city, and people marched. " * dice.randint(1, 2),
    "without words": lambda dice: dice.choice(["!!!", "😀 😀", "— — …", "?"]),
}
# What a page is opened with, one after the other in one session.
SETTINGS: list[tuple[str, dict[str, Any]]] = [
    ("overview", {}),
    ("overview", {"by": "day"}),
    ("terms", {"word": "raids"}),
    ("terms", {"n": 2, "stopwords": False, "window": 2}),
    ("terms", {"n": 3, "apart": True}),
    ("trends", {"n": 1, "by": "year"}),
    ("trends", {"persource": True, "by": "month"}),
    ("trends", {"terms": "border, 2020, zebra", "by": "quarter"}),
    ("trends", {"persource": False, "steady": True, "alike": True, "new": True, "by": "year"}),
    ("trends", {"steady": False}),
    ("compare", {"shape": "bars"}),
    ("compare", {"shape": "scatter", "copies": True, "without": True}),
    ("compare", {"shape": "several"}),
    ("compare", {"chance": True, "deal": 3, "shape": "bars"}),
    ("topics", {"chance": False}),
    ("topics", {"k": 3, "topic": 1}),
    ("entities", {}),
    ("passages", {"view": "Side by side", "rule": "typical", "matched": "month"}),
    ("passages", {"view": "Lines", "order": "right"}),
    ("passages", {"view": "Pairs"}),
    ("passages", {"view": "Whole text"}),
    ("passages", {"view": "Kept", "once": True}),
    ("methods", {"fold": True, "search": "people OR raids"}),
]


def corpus(sources: int, dates: str, texts: str) -> Rows:
    """Return the rows of a made-up corpus; the last of several periods is not over."""
    dice = Random(f"{sources} {dates} {texts}")  # noqa: S311 - made-up texts need no secrecy
    names = [f"Paper {number:03}" for number in range(sources)]
    owners = [name for name, size in zip(names, SIZES[sources], strict=True) for _ in range(size)]
    return [
        {"source": owner, "published": DATES[dates](place), "text": TEXTS[texts](dice), "title": f"No. {place}"}
        for place, owner in enumerate(owners)
    ]


KINDS = list(product(SIZES, DATES, TEXTS))
# Every kind of dates and of texts, of few sources and of many, at least once; `make exhaustive` has all combinations.
FIRST = list(zip([9, 200, 1, 1, 2, 9], DATES, [*TEXTS, "articles", "answers"], strict=True))
SINGLE = {
    "one document": [{"source": "A", "published": "2020-02-29", "text": "The raids went on in the city."}],
    "one word": [{"source": "A", "text": "raids"}, {"source": "B", "text": "raids"}],
    "one silent": [{"source": "A", "text": "!!!"}],
    "a silent one beside others": [{"source": name, "text": text} for name, text in (
        ("A", "!!!"), ("A", "The raids went on."), ("B", "The raids went on."), ("B", "No raids."))],
}  # fmt: skip

AT_ONCE = {"one silent", "a silent one beside others"}  # the others are tried by `make exhaustive`


def broken(visit: "Visit", settings_: Sequence[tuple[str, dict[str, Any]]] = SETTINGS) -> Iterator[str]:
    """Open pages with some settings, all unless said otherwise, and yield what failed on the way."""
    for page, settings in settings_:
        if page != visit.page:
            visit.go(page)
        if settings:
            visit.put(**settings)
        for error in visit.app.exception:
            yield f"{page} {settings}: {error.value}"
        if visit.title == "":
            yield f"{page} {settings}: no title"


@pytest.mark.parametrize(("place", "kind"), list(enumerate(FIRST)))
def test_no_page_breaks(
    shelve: Callable[..., None], visit: "Callable[..., Visit]", place: int, kind: tuple[int, str, str]
) -> None:
    """On corpora of 1 to 200 sources, with all, some or no dates, of articles, answers, copies or no words.

    Each with every second setting, the others with the next corpus; `make exhaustive` tries all on all.
    """
    shelve(corpus(*kind))

    assert list(broken(visit("overview", corpus="own"), SETTINGS[place % 2 :: 2])) == []


@pytest.mark.exhaustive
@pytest.mark.parametrize(("sources", "dates", "texts"), KINDS)
def test_no_page_breaks_on_any_combination(
    shelve: Callable[..., None], visit: "Callable[..., Visit]", sources: int, dates: str, texts: str
) -> None:
    """All combinations, which take a quarter of an hour."""
    shelve(corpus(sources, dates, texts))

    assert list(broken(visit("overview", corpus="own"))) == []


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(rows, id=name, marks=[] if name in AT_ONCE else pytest.mark.exhaustive)
        for name, rows in SINGLE.items()
    ],
)
def test_no_page_breaks_on_next_to_nothing(
    shelve: Callable[..., None], visit: "Callable[..., Visit]", rows: Rows
) -> None:
    """One document, one word, or none."""
    shelve(rows)

    assert list(broken(visit("overview", corpus="own"))) == []
