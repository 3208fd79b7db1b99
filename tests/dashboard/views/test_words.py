"""Words near a word, words left out and groups of words, over the real app; links to them."""

import json
import re
from collections.abc import Callable
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.serving.shelf import STARTER

if TYPE_CHECKING:
    import pandas as pd

    from tests.dashboard.conftest import Visit

WITH_WORD = ["terms", "trends", "compare", "passages"]
ALL = [(6, 6), (12, 12)]  # passages of “raids” in Red Flag and in Revolution
MARKED = re.compile(r"<mark[^>]*>([^<]*)</mark>")
APART = "Compare two sources"
USING, OTHER = "ICE agents raid the families daily", "bread and wine"


def _near(visit: "Visit") -> "pd.DataFrame":
    """Return the list of the words near the one being followed, which comes after that of all words."""
    (found,) = (rows for name, rows in visit.lists.items() if name.endswith("collocates"))
    return found.set_index("word")


# Words near the one being followed.


def test_without_a_word_nothing_stands_near_it(visit: "Callable[..., Visit]") -> None:
    """Collocates come with the word that they stand near."""
    found = visit("terms")

    assert (len(found.figures), list(found.lists), found.toggles) == (1, ["words"], ["Leave out stop words"])


def test_a_followed_word_shows_what_stands_near_it(visit: "Callable[..., Visit]") -> None:
    """A network with the strongest, and a list of all, of the same numbers."""
    found = visit("terms", word="raids")

    *lines, around, middle = found.figures[1]["data"]
    table = _near(found)
    assert table.loc["ice", ["near it", "docs"]].tolist() == [10, 3]
    assert list(around["customdata"]) == table.index[table["near it"] >= 2][:12].tolist()
    assert middle["text"] == ["<b>raids</b>"]
    assert len(lines) >= len(around["customdata"])
    assert found.app.get("plotly_chart")[1].proto.alt.startswith(
        "Words that stand near raids, with how often: ice 10, arrests 3, "
    )


@pytest.mark.parametrize("window", [2, 5, 10])
@pytest.mark.parametrize("term", ["ice", "arrests", "aren't"])
def test_a_collocate_opens_as_many_passages_as_its_number(
    visit: "Callable[..., Visit]", term: str, window: int
) -> None:
    """What a list or a disc counts near the word can be read, with that word marked in it, however wide near is."""
    found = visit("terms", word="raids").put(window=window, near=term)

    counts = found.passages()
    assert sum(number for number, _ in counts) == _near(found).loc[term, "near it"]
    assert [shown for _, shown in counts] == [number for number, _ in counts]
    marked = {unescape(mark).lower().replace("’", "'") for html in found.html for mark in MARKED.findall(html)}
    assert marked == {term}
    assert f"{term} within {window} words of raids" in found.said


def test_all_passages_come_back(visit: "Callable[..., Visit]") -> None:
    """One button closes the passages of a collocate."""
    found = visit("terms", word="raids").put(near="ice")
    assert found.passages() == [(1, 1), (9, 9)]

    next(button for button in found.app.button if button.label == "Show all passages").click().run()

    assert found.passages() == ALL
    assert "Show all passages" not in [button.label for button in found.app.button]


def test_a_wider_window_holds_more(visit: "Callable[..., Visit]") -> None:
    """Two, five and ten words to each side are near the more words; figure and list change with them."""
    found = visit("terms", word="raids")

    views = [(found.put(window=window), found.figures[1], _near(found)) for window in (2, 5, 10)]

    totals = [int(table["near it"].sum()) for _, _, table in views]
    assert totals == sorted(set(totals))
    assert [table.loc["ice", "near it"] for _, _, table in views] == [9, 10, 10]
    assert views[0][1] != views[1][1] != views[2][1]


@pytest.mark.parametrize(("word", "counts"), [("immigrants", [(6, 6), (24, 24)]), ("sanctuary", None)])
def test_another_word_closes_the_passages_of_a_collocate(
    visit: "Callable[..., Visit]", word: str, counts: list[tuple[int, int]] | None
) -> None:
    """A word typed while a collocate is open starts with all of its passages, whether or not that stands near it."""
    found = visit("terms", word="raids").put(near="ice")
    assert found.app.selectbox(key="choose Passages in which a word stands near it").value == "ice"

    found.app.text_input(key="word").set_value(word).run()

    assert found.passages() == (counts or visit("passages", word=word).passages())
    assert found.app.selectbox(key="choose Passages in which a word stands near it").value is None


def test_two_sources_are_compared_by_what_stands_near(visit: "Callable[..., Visit]") -> None:
    """Both columns bear the names of the sides, and what both sides count adds up to what is counted in all."""
    found = visit("terms", word="raids")
    before = _near(found)

    after = _near(found.put(apart=True))

    assert list(after.columns) == ["Red Flag", "Revolution", "log ratio"]
    both = after["Red Flag"] + after["Revolution"]
    assert both.sort_index().to_dict() == before["near it"].sort_index().to_dict()
    assert after.loc["ice", ["Red Flag", "Revolution"]].tolist() == [1, 9]
    assert after["log ratio"].is_monotonic_decreasing


def test_two_sources_can_change_sides(visit: "Callable[..., Visit]") -> None:
    """Looked at from the other source, columns swap and signs turn."""
    found = visit("terms", word="raids", apart="True")
    before = _near(found)

    after = _near(found.put(target="Revolution")).loc[before.index]

    assert list(after.columns)[:2] == list(before.columns)[1::-1]
    assert after["Revolution"].tolist() == before["Revolution"].tolist()
    assert after["log ratio"].tolist() == pytest.approx((-before["log ratio"]).tolist())


def test_a_side_without_the_word_gives_an_empty_list(
    shelve: Callable[..., None], visit: "Callable[..., Visit]"
) -> None:
    """Where only one side uses the word there is nothing to compare, and its collocates can still be opened."""
    shelve([{"text": USING, "source": "A"}, {"text": OTHER, "source": "B"}])

    found = visit("terms", corpus="own", word="ice", apart="True", near="agents")

    assert len(_near(found)) == 0
    assert found.passages() == [(1, 1), (0, 0)]


@pytest.mark.row(77)
def test_a_corpus_of_one_source_has_nothing_to_compare(
    shelve: Callable[..., None], visit: "Callable[..., Visit]"
) -> None:
    """No choice of sides is offered, also where the link asks for one."""
    shelve([{"text": USING}, {"text": OTHER}])

    found = visit("terms", corpus="own", word="ice", apart="True")

    assert found.toggles == ["Leave out stop words"]
    assert "logDice" in _near(found)


def test_one_selected_source_has_nothing_to_compare(visit: "Callable[..., Visit]") -> None:
    """The choice of sides goes with the second source, and comes back with it."""
    found = visit("terms", word="raids", apart="True", source=["Revolution"])
    assert (APART in found.toggles, "logDice" in _near(found)) == (False, True)

    found.put(source=[])

    assert (APART in found.toggles, "logDice" in _near(found)) == (True, False)


def test_a_word_that_is_not_there_has_no_collocates(visit: "Callable[..., Visit]") -> None:
    """Only the words used most are drawn and listed; the rest of the page is a sentence."""
    found = visit("terms", word="zebra", near="ice", apart="True")

    assert (len(found.figures), list(found.lists), APART in found.toggles) == (1, ["words"], False)
    assert any("“zebra” does not occur" in text for text in found.said)


def test_a_word_that_stands_alone_has_no_collocates(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """Where a document is nothing but the word, nothing stands near it, and its passages are shown."""
    shelve([{"text": "raids"}, {"text": "Raids!", "source": "B"}])

    found = visit("terms", corpus="own", word="raids")

    assert (len(found.figures), found.passages()) == (1, [(1, 1), (1, 1)])


def test_a_phrase_is_followed_among_pairs(visit: "Callable[..., Visit]") -> None:
    """Two words in a row are bold among the pairs, and have their collocates, which are single words."""
    found = visit("terms", word="los angeles", n="2")

    bars, network = found.figures
    assert "<b>los angeles</b>" in bars["layout"]["yaxis"]["ticktext"]
    assert network["data"][-1]["text"] == ["<b>los angeles</b>"]
    assert {len(term.split()) for term in _near(found).index} == {1}
    assert found.passages() == [(5, 5), (1, 1)]


@pytest.mark.parametrize("near", ["zebra", "los angeles", "raids", "the", "<img src=x>", ""])
def test_a_stale_collocate_in_a_link_does_no_harm(visit: "Callable[..., Visit]", near: str) -> None:
    """A word that does not stand near the one being followed opens nothing: all passages are there."""
    found = visit("terms", word="raids", near=near)

    assert found.passages() == ALL
    assert "Show all passages" not in [button.label for button in found.app.button]


def test_another_corpus_forgets_what_was_near(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """A collocate, a window and stop words of one corpus are not those of the next."""
    shelve([{"text": USING, "source": source} for source in "AB"])
    found = visit("terms", corpus=STARTER, word="raids").put(near="ice", window=2, more="agents", apart=True)
    assert found.passages() == [(1, 1), (8, 8)]

    found.put(corpus="own", word="raid")

    assert found.passages() == [(1, 1), (1, 1)]
    assert [found.app.session_state[name] for name in ("window", "more", "apart")] == [5, "", False]


# Stop words.


def test_a_word_can_be_left_out(visit: "Callable[..., Visit]") -> None:
    """However it is written, it leaves the list, the figure and the words near another; its passages stay."""
    found = visit("terms", word="raids")
    assert (found.lists["words"]["word"][0], "ice" in _near(found).index) == ("ice", True)

    found.put(more="ICE, Immigrants")

    assert found.finding.startswith("Words used most: people (20 uses in ")
    assert {"ice", "immigrants"}.isdisjoint([*found.lists["words"]["word"], *_near(found).index])
    assert {"ice", "immigrants"}.isdisjoint(found.figures[1]["data"][-2]["customdata"])
    assert found.passages() == ALL


def test_a_stop_word_can_be_counted_after_all(visit: "Callable[..., Visit]") -> None:
    """It comes back with its uses, and alone; typed into both boxes, a word is counted."""
    found = visit("terms")
    before = set(found.lists["words"]["word"])

    found.put(fewer="We, zebra", more="we")

    assert found.finding.startswith("Words used most: we (49 uses in 5 of 5 documents), ice (41 in ")
    assert set(found.lists["words"]["word"]) - before == {"we"}


def test_the_words_left_out_are_listed(visit: "Callable[..., Visit]") -> None:
    """Anyone can see which they are, those typed in among them."""
    found = visit("terms").put(more="zebra", fewer="about").put(**{"stopword-list": True})

    listed = next(text.value for text in found.app.text if text.value.count(", ") > 100).split(", ")
    assert listed == sorted(listed)
    assert ("zebra" in listed, "about" in listed, "the" in listed) == (True, False, True)


def test_without_stop_words_nothing_is_left_out(visit: "Callable[..., Visit]") -> None:
    """The toggle goes before what was typed."""
    found = visit("terms", more="ice").put(stopwords=False)

    assert found.finding.startswith("Words used most: the (")
    assert "ice" in found.lists["words"]["word"].tolist()


def test_a_word_that_is_left_out_is_left_out_on_every_page(visit: "Callable[..., Visit]") -> None:
    """What is left out on Terms is not compared, offered or a topic's; what is counted after all is."""
    before = visit("compare")
    assert "attacks" in before.lists["distinctive words"]["word"].tolist()
    found = visit("terms", more="attacks, ice, raids").go("compare")
    offered = found.app.selectbox[-1].options

    assert {"attacks", "ice", "raids"}.isdisjoint([*found.lists["distinctive words"]["word"], *offered])
    topics = " ".join(found.go("topics").lists["topics"]["topic"])
    assert {"attacks", "ice", "raids"}.isdisjoint(re.findall(r"\w+", topics))
    drawn = [one.go("trends").app.multiselect(key="terms").options for one in (before, found)]
    assert ["ice" in words for words in drawn] == [True, False]


# Word groups.


@pytest.mark.parametrize("page", WITH_WORD)
def test_a_group_of_words_is_followed_as_one(visit: "Callable[..., Visit]", page: str) -> None:
    """Searches with | between them have the passages of both, in one column a source."""
    counts = [dict(enumerate(visit(page, word=word).passages())) for word in ("raids", "raid", "raids | raid")]

    assert counts == [dict(enumerate(ALL)), {0: (1, 1), 1: (0, 0)}, {0: (7, 7), 1: (12, 12)}]


def test_a_group_is_one_line_of_a_trend(visit: "Callable[..., Visit]") -> None:
    """On Trends commas part what is drawn, and | joins."""
    found = visit("trends", word="raids | raid", terms="ice | immigrants, class")

    assert found.finding.startswith("raids | raid has its highest rate in Revolution in 2018: ")
    assert "ice | immigrants has its highest rate" in found.finding
    assert "class has its highest rate" in found.finding


def test_words_near_a_group_are_those_near_either(visit: "Callable[..., Visit]") -> None:
    """The words of the group are no collocates of one another."""
    table = _near(visit("terms", word="ice raids | ice | raids"))

    assert {"ice", "raids"}.isdisjoint(table.index)
    assert "immigrants" in table.index


@pytest.mark.parametrize("word", ["|", "raids |", "| | raids", "raids|raids"])
@pytest.mark.parametrize("page", WITH_WORD)
def test_an_odd_group_has_words_for_it(visit: "Callable[..., Visit]", page: str, word: str) -> None:
    """A group with nothing on one side is understood, or refused in words; nothing fails."""
    found = visit(page, word=word)

    assert found.refusals <= {"E-QUERY"}
    assert found.refusals or found.passages() == ALL or any("does not occur" in text for text in found.said)


# Links.


@pytest.mark.parametrize(
    ("page", "settings"),
    [
        ("terms", {"word": "raids", "window": 2, "near": "ice"}),
        ("terms", {"word": "raids", "apart": True, "target": "Revolution", "against": "Red Flag"}),
        ("terms", {"more": "ice, raids", "fewer": "we"}),
        ("compare", {"shape": "several", "chance": True, "deal": 3}),
        ("compare", {"word": "workers", "without": True}),
    ],
)
def test_a_shared_link_opens_the_same_view(visit: "Callable[..., Visit]", page: str, settings: dict[str, Any]) -> None:
    """Whoever opens it sees the settings, figures and lists of whoever shared it."""
    mine = visit(page).put(**settings).put()

    theirs = visit(page, **parse_qs(urlsplit(mine.link()).query, keep_blank_values=True))

    assert {name: theirs.app.session_state[name] for name in settings if name != "near"} == {
        name: value for name, value in settings.items() if name != "near"
    }
    assert (theirs.figures, theirs.html) == (mine.figures, mine.html)
    assert {name: rows.to_dict() for name, rows in theirs.lists.items()} == {
        name: rows.to_dict() for name, rows in mine.lists.items()
    }


HOSTILE: dict[str, dict[str, Any]] = {
    "markup": dict.fromkeys(["more", "fewer", "near", "window", "shape", "against"], "<img src=x onerror=alert(1)>"),
    "long": dict.fromkeys(["more", "fewer", "near", "window", "shape"], "x " * 5_000),
    "odd": {"more": "***", "fewer": '""|', "near": "|", "window": "-5", "shape": "bars;several", "apart": "maybe"},
    "several at once": {name: ["1", "<b>"] for name in ("more", "fewer", "near", "window", "shape", "without")},
    "control characters": dict.fromkeys(["more", "fewer", "near", "window"], "\x00\u202e\ufeff"),
    "empty": dict.fromkeys(["more", "fewer", "near", "window", "shape", "apart", "without"], ""),
    "numbers": {"window": "1e9", "n": "2.0", "deal": "0", "near": "0", "shape": "0"},
}


@pytest.mark.parametrize("word", ["raids", ""])
@pytest.mark.parametrize("link", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_link_gives_the_defaults(visit: "Callable[..., Visit]", link: dict[str, Any], word: str) -> None:
    """Settings that are none of the options are those of a new session; nothing of the link is markup."""
    plain, found = visit("terms", word=word), visit("terms", word=word, **link)
    passages, expected = found.passages(), plain.passages()
    markup = [html for html in found.html if "<img" in html or "<b>" in html]
    found.go("compare")

    assert (passages, found.passages()) == (expected, plain.go("compare").passages())
    assert not word or passages == ALL
    assert [*markup, *(html for html in found.html if "<img" in html or "<b>" in html)] == []
    assert (found.app.session_state["shape"], found.app.session_state["against"]) == ("bars", "all others")
    assert not word or found.app.session_state["window"] == 5


@pytest.mark.parametrize(
    "rows",
    [
        [{"text": "… — !", "source": source} for source in "AB"],
        [{"text": "raids", "source": source} for source in "AB"],
        [{"text": "raids now", "source": f"{place:03}", "published": "2019"} for place in range(60)],
    ],
    ids=["no words", "one word", "60 sources"],
)
def test_an_odd_corpus_has_something_to_say(
    shelve: Callable[..., None], visit: "Callable[..., Visit]", rows: list[dict[str, object]]
) -> None:
    """With every setting on, no page of words fails on a corpus that has hardly any."""
    shelve(rows)
    settings = {"apart": "True", "shape": "several", "chance": "True", "without": "True", "near": "now"}
    found = visit("terms", corpus="own", word="raids", **settings)
    said = [found.finding, found.go("compare").finding]

    assert [error.value for error in found.app.exception] == []
    assert [sentence[-1:] for sentence in said] == [".", "."]
    assert "Nothing to draw with these filters" in json.dumps(found.figures[0])


def test_a_point_of_a_source_with_a_divider_in_its_name_opens_its_own_passages(
    shelve: Callable[..., None], visit: "Callable[..., Visit]"
) -> None:
    """A | or a % in a name, or in a group of words, is no part of what divides a point's parts."""
    names = ["A|B", "A", "B|2019-01-01", "50%7C"]
    shelve([{"source": name, "text": "war and peace", "published": "2019-05-01"} for name in names])

    found = visit("trends", corpus="own", word="war | ship", by="year")
    points = next(box for box in found.app.selectbox if box.label == "Passages of one point").options

    assert len([point for point in points if point.startswith("war | ship")]) == len(names)
    for name in ("A%7CB", "A", "B%7C2019-01-01", "50%257C"):
        assert found.put(point=f"war | ship|{name}|2019-01-01").passages() == [(1, 1)]


def test_a_point_s_passages_are_a_share_of_its_own_documents(
    shelve: Callable[..., None], visit: "Callable[..., Visit]"
) -> None:
    """The head over the passages of a point has the denominators of that point, not those of all the years."""
    rows = [("2018-05-01", "war " + "and so on " * 3), ("2019-05-01", "peace " * 90)]
    shelve([{"source": "A", "text": text, "published": day} for day, text in rows])

    found = visit("trends", corpus="own", word="war", by="year", point="war|A|2018-01-01")

    assert [text for text in found.said if "1 use in 1 of 1 document · 1,000 per 10,000 words" in text]
