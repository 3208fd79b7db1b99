"""Corpora in scripts without spaces, over the real app: what its pages find, say and warn of."""

from collections.abc import Callable, Iterable, Mapping
from html import unescape
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.dashboard.conftest import Visit

PAGES = ["overview", "terms", "trends", "compare", "topics", "entities", "passages", "methods"]
COUNTED = [page for page in PAGES if page != "entities"]  # where names have not been looked for, nothing is counted
OTHERS = ["国会讨论经济问题。", "选举结果没有改变。", "警察封锁城市道路。", "学校教师要求增加工资。"]
UNSEGMENTED = (
    "24 of 24 documents are written, at least in part, in Chinese or Japanese, without spaces between words: each"
)
SEGMENTED = (
    "24 of 24 documents are written, at least in part, in Chinese or Japanese, without spaces between words: the"
)

FOLLOWING = ("terms", "trends", "compare", "passages")  # pages that speak of the word being followed
Shelve = Callable[[Iterable[Mapping[str, object]]], None]


@pytest.fixture
def chinese(shelve: Shelve) -> None:
    """Offer 24 documents, of which 16 hold 移民 once, and none 难民."""
    texts = [OTHERS[place % 4] + ("政府宣布新的移民政策。" if place < 16 else OTHERS[place % 3]) for place in range(24)]
    shelve(
        {"text": text, "source": "甲乙"[place % 2], "published": f"2024-{place % 12 + 1:02}-10", "language": "zh"}
        for place, text in enumerate(texts)
    )


def _said(found: "Visit") -> str:
    return unescape("\n".join([*found.html, *found.said]))


@pytest.mark.usefixtures("chinese", "counted")
def test_a_word_that_is_there_is_found(visit: "Callable[..., Visit]") -> None:
    """Sixteen places in sixteen documents, each of them opened: with dictionaries and without."""
    found = visit("passages", corpus="own", word="移民")

    assert found.finding == "移民: 16 uses in 16 of 24 documents: 8 in 乙 and 8 in 甲."
    assert sum(shown for _, shown in found.passages()) == 16
    assert "".join(found.html).count(">移民</mark>") == 16


@pytest.mark.usefixtures("chinese", "counted")
@pytest.mark.parametrize("word", ["移民", "新的移民", "民政", "移民政策"])
def test_no_page_denies_what_is_there(visit: "Callable[..., Visit]", word: str) -> None:
    """Neither a word, nor several, nor what only characters make."""
    found = visit("overview", corpus="own", word=word)

    denied = ("does not occur", "no word of its own", "is not used")
    said = {page: _said(found.go(page)) for page in FOLLOWING}
    assert [(page, text) for page in FOLLOWING for text in denied if text in said[page]] == []


@pytest.mark.usefixtures("chinese", "counted")
def test_what_is_no_word_here_may_be_part_of_one(visit: "Callable[..., Visit]") -> None:
    """The page does not say more than it knows, and how to look further."""
    found = visit("passages", corpus="own", word="难民")

    assert "“难民” is no word of its own in the documents selected. Search for *难民*" in _said(found)


@pytest.mark.usefixtures("chinese", "without_icu")
def test_without_icu_every_page_says_how_words_are_counted(visit: "Callable[..., Visit]") -> None:
    """The caution stands on each page, with its number, in the strip of what must be read first."""
    found = visit("overview", corpus="own")

    assert [page for page in COUNTED if UNSEGMENTED not in _said(found.go(page))] == []


@pytest.mark.usefixtures("chinese")
def test_with_icu_every_page_says_who_found_the_words(visit: "Callable[..., Visit]") -> None:
    """A note, as the dictionaries do not know all words."""
    found = visit("overview", corpus="own")

    said = {page: _said(found.go(page)) for page in PAGES}
    assert [page for page in COUNTED if SEGMENTED not in said[page]] == []
    assert [page for page in PAGES if UNSEGMENTED in said[page]] == []


@pytest.mark.usefixtures("chinese", "counted")
def test_the_list_opens_what_it_counts(visit: "Callable[..., Visit]") -> None:
    """The first words of Terms open as many passages as they have uses."""
    table = visit("terms", corpus="own").lists["words"].head(3)
    for term, count in zip(table["word"], table["uses"], strict=True):
        assert sum(shown for _, shown in visit("passages", corpus="own", word=term).passages()) == count
