"""Names mended on their page: from a suggestion, a row and a passage; undone, linked, taken away and brought."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest

from analysis import read_corpus, told_corrections, written_corrections
from analysis.corpus.names.corrections import Correction
from analysis.corpus.opening import write_marks
from analysis.corpus.schema import MARKS
from dashboard.paper.labels import literal
from dashboard.wording.naming import mending

if TYPE_CHECKING:
    from pathlib import Path

    from tests.dashboard.conftest import Visit

ROWS = [
    {"source": "A", "text": "Donald Trump spoke. Trump/Pence won. Trump left, and the President left with him."},
    {"source": "B", "text": "Donald Trump was there. Acme rose. Bill Clinton and Hillary Clinton saw Trump."},
    {"source": "B", "text": "The Environmental Protection Agency was asked, but EPA was slow."},
]
# document, surface, which of its places, type
MARKED = [
    ("d0000", "Donald Trump", 0, "PERSON"),
    ("d0000", "Trump/Pence", 0, "ORG"),
    ("d0000", "Trump", 2, "ORG"),
    ("d0001", "Donald Trump", 0, "PERSON"),
    ("d0001", "Acme", 0, "ORG"),
    ("d0001", "Bill Clinton", 0, "PERSON"),
    ("d0001", "Hillary Clinton", 0, "PERSON"),
    ("d0002", "Environmental Protection Agency", 0, "ORG"),
    ("d0002", "EPA", 0, "ORG"),
]
MERGE = "merge,Bill Clinton,,Hillary Clinton"
HIDE = "hide,Acme"


@pytest.fixture
def marked(shelve: Callable[..., None], tmp_path: "Path") -> "Path":
    """Offer two documents with marked names, and return where they lie."""
    shelve(ROWS)
    path = tmp_path / "own.jsonl"
    corpus, found = read_corpus(path), []
    texts = dict(zip(corpus.documents["doc_id"], corpus.texts, strict=True))
    for doc_id, surface, number, kind in MARKED:
        start = -1
        for _ in range(number + 1):
            start = texts[doc_id].index(surface, start + 1)
        found.append((doc_id, start, start + len(surface), surface, kind))
    marks = pd.DataFrame(found, columns=list(MARKS.columns)).astype(MARKS.empty().dtypes)
    write_marks(corpus.with_marks(marks, "no model, for a test"), path)
    return path


def _names(found: "Visit") -> dict[str, int]:
    """Return the names of the list with their mentions."""
    rows = found.lists["names"]
    return {row["name"]: int(str(row.iloc[1]).split(" in ")[0]) for _, row in rows.iterrows()}


def _kinds(found: "Visit") -> dict[str, str]:
    rows = found.lists["names"]
    return dict(zip(rows["name"], rows["taken for"], strict=True))


def _click(found: "Visit", key: str) -> "Visit":
    found.app.button(key=key).click().run()
    assert not found.app.exception
    return found


def _box(found: "Visit", label: str, value: str) -> "Visit":
    """Choose something in a box by its label."""
    next(box for box in found.app.selectbox if box.label == label).set_value(value).run()
    assert not found.app.exception
    return found


def _log(found: "Visit") -> list[str]:
    return list(found.app.session_state["mended"])


@pytest.fixture
def entities(visit: Callable[..., "Visit"], marked: "Path") -> Callable[..., "Visit"]:
    """Return a function that opens the page of names."""
    assert marked.is_file()
    return lambda **link: visit("entities", corpus="own", **link)


def test_a_line_of_a_link_is_mended_and_every_number_follows(entities: Callable[..., "Visit"]) -> None:
    """Mentions of both are passages of one; what is hidden is gone; totals add up."""
    before, after = _names(entities()), entities(mended=[MERGE, HIDE], entity="Hillary Clinton")

    assert _names(after)["Hillary Clinton"] == before["Hillary Clinton"] + before["Bill Clinton"]
    assert sum(_names(after).values()) == sum(before.values()) - before["Acme"]
    assert not {"Acme", "Bill Clinton"} & set(_names(after))
    assert [opened for _, opened in after.passages()] == [number for number, _ in after.passages()]
    assert sum(opened for _, opened in after.passages()) == 2


def test_a_step_is_undone_and_all_are(entities: Callable[..., "Visit"]) -> None:
    """Back to the step before, which an undo of all has, too; and to the very list that there was."""
    found = entities()
    before = found.lists["names"].to_dict()
    found.put(mended=[MERGE, HIDE])

    assert _names(_click(found, "undo-correction")).keys() >= {"Acme", "Hillary Clinton"}
    assert _log(found) == [MERGE]
    found.put(mending=True)
    _click(found, "undo-corrections")
    assert found.lists["names"].to_dict() == before


def test_after_a_reload_the_last_line_is_undone(entities: Callable[..., "Visit"]) -> None:
    """A session that a link has opened knows no steps, but lines."""
    assert _log(_click(entities(mended=[HIDE, MERGE]), "undo-correction")) == [HIDE]


def test_what_suggests_itself_is_one_click(entities: Callable[..., "Visit"]) -> None:
    """Yes is a line of the log, which undo takes back; no asks no more."""
    found = entities().put(mending=True)
    asked = literal("EPA, 1 mention: the same as Environmental Protection Agency?")

    assert asked in found.said
    _click(found, "suggested-yes 0")
    assert _names(found)["Environmental Protection Agency"] == 2
    _click(_click(found, "undo-correction").put(mending=True), "suggested-no 0")
    assert asked not in found.said
    assert _log(found) == []


def test_a_name_is_mended_from_its_row(entities: Callable[..., "Visit"]) -> None:
    """Its kind, its name, what it counts under; each is done as it is chosen, and the name goes on being read."""
    found = entities(entity="Acme").put(**{"mend-name": True})
    _box(found, mending.KIND, "MISC")
    assert _kinds(found)["Acme"] == "other name"

    found.app.text_input(key="mending name Acme 1").set_value("Output").run()
    assert _names(found)["Output"] == 1
    assert found.app.session_state["entity"] == "Output"

    _box(found.put(**{"mend-name": True}), mending.UNDER, "Donald Trump")
    assert _log(found) == ["retype,Acme,,,MISC", "rename,Acme,,Output", "merge,Output,,Donald Trump"]
    assert "You have made 3 corrections, the last: “Output” was counted under “Donald Trump” (1 mention)." in " ".join(
        found.said
    )


def test_a_name_that_another_has_makes_the_two_one(entities: Callable[..., "Visit"]) -> None:
    """No two are called the same."""
    found = entities(entity="Acme").put(**{"mend-name": True})
    found.app.text_input(key="mending name Acme 0").set_value(" Donald  Trump ").run()

    assert _log(found) == ["merge,Acme,,Donald Trump"]


def test_who_is_followed_is_followed_under_the_new_name(entities: Callable[..., "Visit"]) -> None:
    """A word that is followed is no search for a name that nothing has."""
    found = entities(entity="Acme", word="[Acme]").put(**{"mend-name": True})
    _box(found, mending.UNDER, "Donald Trump")

    assert found.app.session_state["word"] == "[Donald Trump]"
    assert not found.go("trends").refusals


def test_this_too_says_first_how_often_it_stands(entities: Callable[..., "Visit"]) -> None:
    """Words of a passage that are no name are then counted in so many places, as the name that is read."""
    found = entities(entity="Donald Trump")
    before = _names(found)["Donald Trump"]
    place = next(place for place, (_, name, _) in enumerate(found.acts("Mend")) if name.endswith("d0000"))
    _box(found.press("Mend", place), mending.too("Donald Trump"), "President")

    assert literal("“President” stands in 1 more place.") in [one.value for one in found.app.caption]
    _click(found, "too")
    assert _log(found) == ["add,Donald Trump,President"]
    assert _names(found)["Donald Trump"] == before + 1
    assert sum(opened for _, opened in found.passages()) == before + 1


def test_a_passage_is_mended(entities: Callable[..., "Visit"]) -> None:
    """What stands there is no name, or another; words with a capital that are none are offered."""
    found = entities(entity="Acme")
    found.press("Mend")
    labels = [box.label for box in found.app.selectbox]

    assert mending.STANDS in labels
    _click(found, "hide-form")
    assert _log(found) == ["hide,Acme,Acme"]
    assert "Acme" not in _names(found)


def test_as_the_machine_found_them(entities: Callable[..., "Visit"]) -> None:
    """The switch shows names without what is mended, and keeps the log."""
    before, found = _names(entities()), entities(mended=[MERGE, HIDE])

    assert _names(found) != before
    assert _names(found.put(asfound=True)) == before
    assert mending.mended_note(0, [], as_found=True) in found.said
    assert _names(found.put(asfound=False)).keys().isdisjoint({"Acme"})


def test_a_line_that_is_not_there_says_so(entities: Callable[..., "Visit"]) -> None:
    """A link from other texts changes nothing, and a line that is none is left out."""
    found = entities(mended=["merge,Nobody,,Donald Trump", "no line"])

    assert _names(found) == _names(entities())
    assert "(it is not there: nothing changed)" in " ".join(found.said)
    assert _log(found) == ["merge,Nobody,,Donald Trump"]


def test_the_link_and_the_paragraph_have_the_log(entities: Callable[..., "Visit"]) -> None:
    """What is mended is in the link to share and in the methods paragraph."""
    found = entities(mended=[MERGE, HIDE])
    said = parse_qs(urlsplit(found.link()).query)

    assert said["mended"] == [MERGE, HIDE]
    paragraph = " ".join(found.go("methods").said)
    assert "2 corrections were made to names by hand: “Bill Clinton” was counted under “Hillary Clinton”; " in paragraph
    assert "“Acme” was taken for no name." in paragraph


def test_too_long_a_log_is_in_no_link_and_the_page_says_so(entities: Callable[..., "Visit"]) -> None:
    """The browser and kept work have it."""
    lines = [f"hide,{'x' * 90}{number}" for number in range(20)]
    found = entities(mended=lines).put(mending=True)

    assert mending.TOO_MANY in found.said
    assert "mended" not in parse_qs(urlsplit(found.link()).query)
    assert lines[0] in found.place()["where"]


def test_a_log_is_taken_away_and_brought(entities: Callable[..., "Visit"]) -> None:
    """What is downloaded is what is in force; a file takes its place, and undo brings it back."""
    found = entities(mended=[MERGE, HIDE]).put(mending=True)
    log = told_corrections(written_corrections([Correction("hide", "Donald Trump")]).encode(), "x.csv")
    found.app.get("file_uploader")[0].set_value([("x.csv", written_corrections(log).encode(), "text/csv")]).run()

    assert _log(found) == ["hide,Donald Trump"]
    assert {"Acme", "Bill Clinton"} <= set(_names(found))
    assert _log(_click(found, "undo-correction")) == [MERGE, HIDE]


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe\x00", b"<script>alert(1)</script>", b"what\nhide", b"=cmd|' /C calc'!A0"]
)
def test_a_hostile_file_is_refused_and_the_log_stays(entities: Callable[..., "Visit"], data: bytes) -> None:
    """The page says why, with a code, and goes on."""
    found = entities(mended=[HIDE]).put(mending=True)
    found.app.get("file_uploader")[0].set_value([("x.csv", data, "text/csv")]).run()

    assert not found.app.exception
    assert found.refusals == {"E-CORRECTIONS"}
    assert _log(found) == [HIDE]


def test_corrections_come_with_a_corpus(
    entities: Callable[..., "Visit"], make_log: Callable[[list[Correction]], None]
) -> None:
    """They hold unless the switch is on, are told with their reasons, and are not taken twice from a file."""
    make_log([Correction("hide", "Acme", note="it is a measure")])
    found = entities()

    assert "Acme" not in _names(found)
    assert "1 correction came with the corpus." in found.said
    found.put(mending=True)
    assert any("“Acme” was taken for no name" in text and "it is a measure" in text for text in found.said)
    both = written_corrections([Correction("hide", "Acme", note="it is a measure"), Correction("hide", "Donald Trump")])
    found.app.get("file_uploader")[0].set_value([("x.csv", both.encode(), "text/csv")]).run()
    assert _log(found) == ["hide,Donald Trump"]
    assert "Acme" in _names(found.put(asfound=True))


def test_two_sessions_do_not_meet(entities: Callable[..., "Visit"]) -> None:
    """What one has mended, the other has not, whoever comes first."""
    one, other = entities(mended=[HIDE]), entities()

    assert "Acme" not in _names(one)
    assert "Acme" in _names(other)
    other.put(mended=[MERGE])
    assert "Bill Clinton" in _names(one.put(pane="List"))
    assert "Acme" in _names(other)


def test_a_log_stays_with_its_corpus(entities: Callable[..., "Visit"]) -> None:
    """Another corpus has none of it, and coming back it is there; nothing else of that corpus is undone."""
    found = entities(mended=[HIDE])
    found.put(corpus="Immigration raids, five articles")
    assert _log(found) == []
    assert "undo-correction" not in [button.key for button in found.app.button]
    assert _log(found.put(corpus="own")) == [HIDE]


@pytest.fixture
def make_log(marked: "Path") -> Callable[[list[Correction]], None]:
    """Return a function that puts corrections beside the corpus."""

    def made(log: list[Correction]) -> None:
        marked.with_name("own.entities.csv").write_text(written_corrections(log), encoding="utf-8", newline="")

    return made
