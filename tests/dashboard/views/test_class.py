"""What a class does, over the real app: exercises, what is real, what was predicted, what is handed in."""

import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

from analysis import Corpus, Layout, Piece, limits, read_corpus
from dashboard.data.teaching.handed import HandedIn, Kept, written_answers
from dashboard.serving.shelf import EXERCISES
from dashboard.state.corpora import Brought, File, Own
from dashboard.state.linked import brought_as

if TYPE_CHECKING:
    from pathlib import Path

    from tests.dashboard.conftest import Visit

TEXT = "004_e79ca3fca23e2191"
PAGES_OF = ("terms", "passages")  # of an exercise
SIDES = {"target": "Red Flag", "against": "Revolution"}
# Twenty a side, so that words can be told from chance.
MANY = [
    {"source": source, "text": text, "published": "2019-07-20"}
    for source, text in [("Left", "strike strike union and bread"), ("Right", "peace vote peace and bread")]
    for _ in range(20)
]


def _alts(visit: "Visit") -> list[str]:
    return [chart.proto.alt for chart in visit.app.get("plotly_chart")]


def _press(visit: "Visit", key: str) -> "Visit":
    visit.app.button(key=key).click().run()
    assert not visit.app.exception
    return visit


def _keys(visit: "Visit") -> list[str]:
    return [str(button.key) for button in visit.app.main.button]


# Exercises.


def test_a_link_with_a_step_opens_it(visit: "Callable[..., Visit]") -> None:
    """The page of the step, with what its link says, under the bar."""
    found = visit("overview", exercise="two-papers", step="3")

    assert found.title == "Passages"
    assert found.app.session_state["word"] == "neighbors"
    assert "Two papers, one word · step 3 of 5" in found.said


@pytest.mark.parametrize("step", ["0", "-1", "99", "two", "1" * 30])
def test_a_step_that_there_is_not_is_the_first(visit: "Callable[..., Visit]", step: str) -> None:
    """Nothing fails on what stands in a link."""
    assert "Two papers, one word · step 1 of 5" in visit("overview", exercise="two-papers", step=step).said


def test_an_exercise_that_is_not_here_is_said(visit: "Callable[..., Visit]") -> None:
    """The page opens all the same."""
    found = visit("terms", exercise="<b>nobody")

    assert found.refusals == {"E-EXERCISE"}
    assert found.title == "Terms"


def test_answers_stay_from_step_to_step_and_come_back(visit: "Callable[..., Visit]") -> None:
    """By the buttons, and in a session that a browser tells where its reader was."""
    found = visit("overview", exercise="two-papers")
    found.app.text_area[0].set_value("three and two").run()
    _press(found, "step-next")
    assert found.app.text_area[0].value == ""
    found.app.text_area[0].set_value("more in one").run()
    _press(found, "step-back")
    assert found.app.text_area[0].value == "three and two"

    kept = next(
        json.loads(element.proto.json)["where"]
        for element in found.app.get("bidi_component")
        if element.proto.component_name.endswith("place")
    )
    again = visit("overview")
    again.app.session_state["kept-place"] = {"place": json.dumps({"visit": "this tab", "where": kept})}
    again.app.run()

    assert again.app.text_area[0].value == "three and two"
    assert "Two papers, one word · step 1 of 5" in again.said


def test_what_is_kept_goes_along_and_what_was_narrowed_does_not(visit: "Callable[..., Visit]") -> None:
    """Passages kept at one step are there at the next; its filters are those of its link."""
    found = visit("overview", exercise="called-what", step="3").put(
        kept=[f"0-5 {TEXT}"], source=["Red Flag"], search="ice"
    )

    _press(found, "step-next")

    assert found.app.session_state["kept"] == [f"0-5 {TEXT}"]
    assert found.app.session_state["source"] == []
    assert found.numbers.startswith("5 documents")
    assert found.app.session_state["word"] == "police"


def test_dates_of_one_step_are_not_those_of_the_next(visit: "Callable[..., Visit]") -> None:
    """A link that says no dates means all of them."""
    found = visit("overview", exercise="a-word-over-time", step="4")
    narrowed = found.numbers

    _press(found, "step-next")

    assert found.numbers.startswith("237 documents")
    assert not narrowed.startswith("237 documents")


def test_one_can_leave_an_exercise_and_open_it_again(visit: "Callable[..., Visit]") -> None:
    """The bar goes, and the answers stay."""
    found = visit("overview", exercise="two-papers")
    found.app.text_area[0].set_value("three and two").run()

    _press(found, "step-leave")
    assert len(found.app.text_area) == 0

    _press(found.go("classroom"), "open-two-papers")
    assert found.app.text_area[0].value == "three and two"


@pytest.fixture
def brought(tmp_path: "Path", monkeypatch: pytest.MonkeyPatch) -> tuple[File, Corpus]:
    """Offer an exercise of two steps on texts that nobody here has, and return their file and the corpus."""
    path = tmp_path / "ours.csv"
    path.write_text("source,text\nLeft,the council met\nRight,the council slept\n", encoding="utf-8")
    file = File.of(Piece(path.name, path.read_bytes()))
    link = urlencode({"corpus": "ours", "brought": brought_as(file.name, file.digest), "source": "Left"})
    steps = [f'[[steps]]\nlink = "{page}?{link}&word=council"\nsentence = "S"\nquestion = "Q?"\n' for page in PAGES_OF]
    (tmp_path / "own.toml").write_text('title = "Ours"\ncorpus = "ours"\n' + "".join(steps), encoding="utf-8")
    monkeypatch.setenv(EXERCISES, str(tmp_path))
    return file, read_corpus(path)


def test_an_exercise_on_texts_of_one_s_own_asks_for_their_file(
    brought: tuple[File, Corpus], visit: "Callable[..., Visit]"
) -> None:
    """By its name and the beginning of its digest; the Class page offers it all the same."""
    said = (
        "The exercise “Ours” is about “ours”, texts that are not kept here. Bring the same file on the Corpus page to"
    )
    found = visit("overview", exercise="own")

    assert found.refusals == {"E-PRIVATE"}
    assert any(said in text and f"“ours.csv” (SHA-256 {brought[0].digest[:12]}" in text for text in found.said)
    assert "ours · bring “ours.csv” · 2 steps · ?exercise=own" in visit("classroom").said


def test_it_asks_once_for_all_of_its_steps(brought: tuple[File, Corpus], visit: "Callable[..., Visit]") -> None:
    """What has been brought is open at each of them, with its filters; not what only has the same name."""
    file, corpus = brought
    other = File.of(Piece("ours.csv", b"text\nother\n"))
    for files, asked in [((file,), set()), ((other,), {"E-PRIVATE"})]:
        found = visit("classroom")
        found.put(_own=Own(corpora={"ours": Brought(corpus, files, Layout())}))
        _press(found, "open-own")
        assert found.refusals == asked

    found = visit("classroom")
    found.put(_own=Own(corpora={"ours": Brought(corpus, (file,), Layout())}))
    for key, number, title in [("open-own", 1, "Terms"), ("step-next", 2, "Passages"), ("step-back", 1, "Terms")]:
        _press(found, key)
        assert f"Ours · step {number} of 2" in found.said
        assert found.title == title
        assert (found.app.session_state["source"], found.app.session_state["word"]) == (["Left"], "council")


# Which one is real.


def test_nothing_tells_before_somebody_has_said_it(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """No name of a source, no verdict, no list and no passage, whatever is followed; the two are alike in kind."""
    shelve(MANY)
    found = visit("compare", corpus="own", blind=True, word="strike", chance=True)

    said = " ".join([*_alts(found), *(json.dumps(figure) for figure in found.figures), *found.html])
    assert len(found.figures) == 2
    assert re.findall(r"Left|Right|\breal figure|[Dd]ealt:|told from chance|q [<=]", said) == []
    assert [alt.partition(" figure")[0] for alt in _alts(found)] == ["The left", "The right"]
    assert len(found.app.dataframe) == 0
    assert found.app.columns[0].get("plotly_chart")[0].proto.selection_mode == []


@pytest.mark.parametrize("deal", [1, 2, 3, 4])
@pytest.mark.parametrize("side", ["left", "right"])
def test_what_is_real_is_told_when_somebody_has_said_it(
    shelve: Callable[..., None], visit: "Callable[..., Visit]", side: str, deal: int
) -> None:
    """The real one is the one that the page draws without chance; its names are back, with what can be told in each."""
    shelve(MANY)
    plain = visit("compare", corpus="own")
    real = [(trace.get("customdata"), trace["x"]) for trace in plain.figure["data"]]

    found = _press(visit("compare", corpus="own", blind=True, deal=deal), f"real-{side}")

    places = [place for place, figure in zip(["left", "right"], found.figures, strict=True)
              if [(trace.get("customdata"), trace["x"]) for trace in figure["data"]] == real]  # fmt: skip
    assert len(places) == 1
    assert found.finding.startswith(f"{'Yes' if places == [side] else 'No'}: the {places[0]} figure is real, the ")
    assert re.search(r"4 words can be told from chance in the real one, no word in the dealt one\.$", found.finding)
    assert "Real: the sources as they are" in found.said
    assert "Left" in json.dumps(found.figures[0])


def test_the_order_is_that_of_the_deal(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """The same link gives the same order, and among twenty deals both orders come up."""
    shelve(MANY)
    found = visit("compare", corpus="own", blind=True, guessed="left", deal=1)
    told = []
    for deal in (*range(1, 9), *range(1, 9)):
        found.put(deal=deal, guessed="left")
        told.append(found.finding.partition(":")[0])

    assert told[:8] == told[8:]
    assert set(told) == {"Yes", "No"}


def test_another_deal_is_masked_again(visit: "Callable[..., Visit]") -> None:
    """What was said of one deal says nothing of the next."""
    found = _press(visit("compare", blind=True), "real-left")
    assert "real-left" not in _keys(found)

    next(box for box in found.app.main.selectbox if box.label == "Deal").set_value(2).run()

    assert "real-left" in _keys(found)


# Predict first.


def test_a_word_s_counts_wait_for_a_prediction(visit: "Callable[..., Visit]") -> None:
    """Nothing of it is on the page before, and afterwards both are, with the page as it always is."""
    found = visit("compare", word="neighbors", predict=True, **SIDES)

    assert "Which says neighbors more, Red Flag or Revolution, and how much?" in found.said
    assert (found.figures, len(found.app.dataframe), found.passages()) == ([], 0, [])
    assert found.app.button(key="predict-now").disabled

    found.put(**{"predict side neighbors": "Red Flag", "predict times neighbors": 3.0})
    _press(found, "predict-now")

    said = (
        "You said 3 times as often in Red Flag; it is 8 uses in 1 of 3 documents in Red Flag against 0 uses in 0 of 2"
    )
    assert any(text.startswith(said) for text in found.said)
    assert len(found.figures) == 2
    assert sum(number for number, _ in found.passages()) == 8


def test_another_word_is_predicted_anew(visit: "Callable[..., Visit]") -> None:
    """A prediction holds for its word and its sides."""
    found = visit("compare", word="neighbors", predict=True, **SIDES)
    found.put(**{"predict side neighbors": "About the same"})
    _press(found, "predict-now")
    assert any(text.startswith("You said about as often in both; it is 8 uses") for text in found.said)

    assert found.put(word="attacks").figures == []
    assert len(found.put(word="neighbors").figures) == 2
    assert len(visit("compare", word="neighbors", predict=True, predicted="{", **SIDES).figures) == 0


def test_without_a_word_one_is_asked_for(visit: "Callable[..., Visit]") -> None:
    """There is nothing to predict."""
    assert visit("compare", predict=True).finding.startswith("Choose a word first")


# What is handed in.


def test_files_are_shown_side_by_side_question_by_question(visit: "Callable[..., Visit]") -> None:
    """Names and answers as text; a bad file is told, and the others are shown."""
    passage = Kept("d1", 0, 5, "<i>text</i>", "A, d1.")
    ada, bob = (
        written_answers(HandedIn(name, "T", "C", ("Why <b>?",), (answer,), (passage,)))
        for name, answer in [("Ada", "<script>yes"), ("Bob", "")]
    )
    found = visit("classroom")
    found.app.file_uploader(key="handed-in").set_value(
        [
            ("ada.json", ada, "application/json"),
            ("b.json", bob, "application/json"),
            ("c.json", b"{", "application/json"),
        ]
    ).run()

    assert found.refusals == {"E-ANSWERS"}
    assert any("1. Why <b>?" in text for text in found.said)
    (side_by_side,) = [html for html in found.html if "Ada" in html]
    assert "&lt;script&gt;yes" in side_by_side
    assert "Bob" in side_by_side
    assert "no answer" in side_by_side

    assert not any("Ada" in html for html in found.put(**{"handed-names": False}).html)
    (kept,) = [html for html in found.put(**{"handed-question 1": 0}).html if "<blockquote" in html]
    assert "kept by 2 of 2" in kept
    assert "&lt;i&gt;text&lt;/i&gt;" in kept


def test_only_so_many_files_are_read(visit: "Callable[..., Visit]", monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are told of."""
    monkeypatch.setattr(limits, "MOST_HANDED_IN", 1)
    files: list[Any] = [
        (f"{name}.json", written_answers(HandedIn(name, "T", "C", ("Q?",), ("y",), ())), "application/json")
        for name in ("Ada", "Bob")
    ]
    found = visit("classroom")
    found.app.file_uploader(key="handed-in").set_value(files).run()

    assert any("2 files are too many: the first 1 are read." in text for text in found.said)
    assert not any("Bob" in html for html in found.html)
