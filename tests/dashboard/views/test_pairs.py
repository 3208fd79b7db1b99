"""Pairs of texts, copies, accents and words that are not there, over the real app."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.dashboard.conftest import Visit

BOTH = [
    {"doc_id": "a1", "source": "A", "text": "The senate passed the border bill on Monday evening after long talks."},
    {"doc_id": "a2", "source": "A", "text": "Farmers wait for rain while the harvest rots in the fields."},
    {"doc_id": "b1", "source": "B", "text": "On Monday the senate passed a border bill; talks had been long."},
    {"doc_id": "b2", "source": "B", "text": "Rain at last, and farmers bring the harvest home from the fields."},
]
PAIR = re.compile(r"Pair (\d+) of (\d+), .* similarity ([\d.]+)")


def _pair(found: "Visit") -> tuple[int, int, float]:
    (said,) = [match for text in found.said if (match := PAIR.match(text))]
    return int(said[1]), int(said[2]), float(said[3])


def _press(found: "Visit", label: str) -> "Visit":
    next(button for button in found.app.button if button.label == label).click().run()
    return found


def test_pairs_are_the_same_thing_in_two_sources(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """The nearest texts stand side by side, what they share marked, what only one has below it."""
    shelve(BOTH)

    found = visit("passages", corpus="own", view="Pairs")

    number, pairs, similarity = _pair(found)
    assert (number, pairs, 0 < similarity < 1) == (1, 2, True)
    shown = [html for html in found.html if "<blockquote" in html]
    assert len(shown) == 2
    assert all("senate</mark>" in html for html in shown)
    assert [text for text in found.said if text.startswith("Only here: ")] == ["Only here: evening."]
    assert "All of its words are in the other text too." in found.said


def test_the_buttons_lead_through_the_pairs(visit: "Callable[..., Visit]") -> None:
    """Next is one further, worst the last and the least alike, random some other one, nearest the first again."""
    found = visit("passages", view="Pairs")
    _, pairs, nearest = _pair(found)

    assert _pair(_press(found, "Next pair"))[0] == 2
    worst = _pair(_press(found, "Worst pair"))
    assert (worst[0], worst[2] <= nearest) == (pairs, True)
    assert _pair(_press(found, "Next pair"))[0] == 1
    drawn = {_pair(_press(found, "Random pair"))[0] for _ in range(pairs)}
    assert drawn == set(range(1, pairs + 1))  # each once, before any comes again
    assert _pair(_press(found, "Nearest pair"))[0] == 1


@pytest.mark.parametrize("couple", ["2", "0", "999", "-1", "²", "<b>"])
def test_a_link_opens_a_pair_that_there_is(visit: "Callable[..., Visit]", couple: str) -> None:
    """A number in the link is that pair's; anything else opens the nearest."""
    assert _pair(visit("passages", view="Pairs", couple=couple))[0] == (2 if couple == "2" else 1)


def test_one_source_has_no_pairs(visit: "Callable[..., Visit]") -> None:
    """The page says what to do."""
    found = visit("passages", view="Pairs", source=["Red Flag"])

    assert "Pairs take two sources: choose more of them in the sidebar." in found.said


def test_texts_without_a_common_word_are_not_paired(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """Nothing in common is said in words."""
    shelve([{"source": "A", "text": "bread wine"}, {"source": "B", "text": "steel coal"}])

    found = visit("passages", corpus="own", view="Pairs")

    assert "No text of A shares a word with one of B, stop words left out." in found.said


def test_copies_can_be_counted_once(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """With the filter, a text that two sources print is counted for the earlier one; the effect is said on Compare."""
    text = "The minister said that the border will be closed from Monday on, and nobody asked him why."
    rows = [("A", text, "2019-01-01"), ("B", text, "2019-01-02"), ("B", "Bread and wine, no border.", "2019-01-03")]
    shelve([{"source": source, "text": words, "published": day} for source, words, day in rows])

    found = visit("compare", corpus="own", word="border", copies="True")

    said = [text for text in found.said if "a copy of an earlier document" in text]
    assert len(said) == 1
    assert said[0].startswith("1 of 3 passages")
    assert found.put(once=True).numbers.startswith("2 documents")
    assert not [text for text in found.said if "a copy of an earlier document" in text]


def test_without_copies_it_says_so(visit: "Callable[..., Visit]") -> None:
    """No copy is a finding too."""
    said = visit("compare", word="raids", copies="True").said

    assert "None of the 18 passages is in a copy of an earlier document." in said


def test_accents_can_be_ignored(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """With the switch, resume finds résumé; without it, it does not."""
    shelve([{"source": "A", "text": "my résumé"}, {"source": "B", "text": "we resume"}])

    assert visit("passages", corpus="own", word="resume").passages() == [(0, 0), (1, 1)]
    assert visit("passages", corpus="own", word="resume", fold="true").passages() == [(1, 1), (1, 1)]


@pytest.mark.row(90)
def test_a_word_that_is_not_there_gets_the_nearest_that_are(visit: "Callable[..., Visit]") -> None:
    """A slip of the finger is answered with words of this corpus."""
    (said,) = [text for text in visit("terms", word="raidss").said if "does not occur" in text]

    assert "Most like it: raids," in said


def test_the_filters_of_copies_and_accents_are_put_back(visit: "Callable[..., Visit]") -> None:
    """Nothing is left behind; whether titles count is no filter, and stays as it was."""
    found = visit("terms", once="true", fold="true", titles="true")
    assert [toggle.value for toggle in found.app.sidebar.toggle] == [True, True, True]

    _press(found, "Clear filters")

    assert [toggle.value for toggle in found.app.sidebar.toggle] == [False, False, True]
