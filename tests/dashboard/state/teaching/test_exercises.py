"""Files of exercises: those that come with the program lead where they say, and hostile ones are told in a line."""

import os
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Corpus, Filters, IntakeError, limits, places, read_corpus
from dashboard.serving.bundled import bundled
from dashboard.serving.shelf import EXERCISES, STARTER
from dashboard.state import settings
from dashboard.state.pages import PAGES
from dashboard.state.teaching.files import Step, exercise_called, exercises, read_exercise

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.dashboard.conftest import Visit

SHIPPED = {one.name: one for one in exercises()[0]}
STEPS = [(name, number) for name, one in SHIPPED.items() for number in range(1, len(one.steps) + 1)]
every_step = pytest.mark.parametrize(("name", "number"), STEPS)
GOOD = """title = "T"
corpus = "Immigration raids, five articles"
[[steps]]
link = "https://host/prefix/compare?word=ice&predict=True"
sentence = "S"
question = "Q?"
"""


@cache
def _corpus(name: str) -> Corpus:
    return read_corpus(Path(__file__).parents[4] / "seeds") if name == STARTER else bundled()[name]()


def _step(name: str, number: int) -> Step:
    return SHIPPED[name].steps[number - 1]


def test_two_are_shipped_on_each_of_two_corpora() -> None:
    """All of them can be read, and have four to six steps."""
    about = sorted(one.corpus for one in SHIPPED.values())

    assert about == [STARTER, STARTER, "State of the Union, by party", "State of the Union, by party"]
    assert exercises()[1] == []
    assert all(4 <= len(one.steps) <= 6 for one in SHIPPED.values())


@every_step
def test_the_word_of_a_step_occurs_in_what_its_link_selects(name: str, number: int) -> None:
    """Under the sources and dates of the link, on every source that it names."""
    step, corpus = _step(name, number), _corpus(SHIPPED[name].corpus)
    sources, dates = step.said.get("source", ()), [date.fromisoformat(day) for day in step.said.get("dates", ())]
    days = {"start": dates[0], "end": dates[1]} if dates else {}

    assert set(sources) <= set(corpus.sources)
    for word in step.said.get("word", ()):
        found = places(corpus, Filters(sources=tuple(sources), **days), word)
        assert set(sources) <= set(found["source"])
        assert not found.empty


@pytest.mark.parametrize("name", SHIPPED)
def test_every_link_opens_without_anything_unknown(name: str, visit: "Callable[..., Visit]") -> None:
    """Each step is reached by Next, shows its page under its bar, and asks for nothing that is not here."""
    found = visit("overview", exercise=name)
    for number, step in enumerate(SHIPPED[name].steps, 1):
        assert found.title == PAGES[step.page]
        assert any(f"step {number} of {len(SHIPPED[name].steps)}" in text for text in found.said)
        assert [text for text in found.said if "This link asks for" in text or "not known here" in text] == []
        assert found.app.session_state["word"] == "".join(step.said.get("word", [""]))
        assert [error.value for error in found.app.exception] == []
        if number < len(SHIPPED[name].steps):
            found.app.button(key="step-next").click().run()


def test_a_link_may_be_a_whole_address_as_it_is_shared() -> None:
    """Its host and prefix say nothing; what it says of the corpus is the exercise's."""
    (step,) = read_exercise("own", GOOD.encode()).steps

    assert step.page == "compare"
    assert dict(step.said) == {"word": ["ice"], "predict": ["True"], "corpus": [STARTER]}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('title = "T"', ""), "it needs “title”"),
        (('title = "T"', "title = 7"), "it needs “title”"),
        (('question = "Q?"', 'question = "  "'), "it needs “question”"),
        (('sentence = "S"', 'sentence = "S"\nhtml = "<b>"'), "“html” is not known here"),
        (("/compare?", "/settings?"), "no page of this tool: “settings”"),
        (("word=ice", "corpus=Other"), "another corpus"),
        (("[[steps]]", "[steps]"), "“steps” must be tables"),
        (("https://host", "https://[host"), "its link cannot be read"),
        (('title = "T"', 'title = "T'), "it is no TOML"),
        (('sentence = "S"', f'sentence = "{"S" * 1_001}"'), "at most 1,000 characters"),
    ],
)
def test_what_is_wrong_is_told_in_a_line(change: tuple[str, str], said: str) -> None:
    """With the file, and the step where it is one."""
    with pytest.raises(IntakeError, match=said) as refused:
        read_exercise("own", GOOD.replace(*change).encode())

    assert refused.value.code == "E-EXERCISE"
    assert refused.value.where.startswith("own.toml")
    assert "\n" not in str(refused.value)


def test_steps_are_about_the_same_files() -> None:
    """Else a reader would be asked for others in the middle."""
    steps = GOOD.replace("word=ice", "brought=0123456789ab+a.csv")
    again = steps.partition("[[steps]]")

    assert read_exercise("own", (steps + "".join(again[1:])).encode()).files == ["a.csv"]
    with pytest.raises(IntakeError, match="step 2 · its link is to other files") as refused:
        read_exercise("own", (steps + "".join(again[1:]).replace("a.csv", "b.csv")).encode())
    assert refused.value.code == "E-EXERCISE"


def test_an_exercise_has_a_bound() -> None:
    """Of bytes, and of steps."""
    steps = GOOD + "".join(GOOD.partition("[[steps]]")[1:] * limits.MOST_STEPS)

    with pytest.raises(IntakeError, match="larger than"):
        read_exercise("own", GOOD.encode() + b"#" * limits.EXERCISE_BYTES)
    with pytest.raises(IntakeError, match=f"it has {limits.MOST_STEPS + 1} steps"):
        read_exercise("own", steps.encode())


@given(st.binary() | st.text().map(str.encode) | st.sampled_from(GOOD.splitlines()).map(str.encode))
def test_any_file_is_an_exercise_or_refused(data: bytes) -> None:
    """Nothing else comes of it."""
    with suppress(IntakeError):
        assert read_exercise("own", data).steps


@pytest.mark.parametrize("name", ["../two-papers", "two-papers.toml", "", "a" * 61, "nobody", "a\0b"])
def test_a_name_leads_to_no_other_file(name: str) -> None:
    """Only to one of a folder of exercises, by its plain name."""
    with pytest.raises(IntakeError, match="E-EXERCISE"):
        exercise_called(name)


def test_a_host_adds_a_folder_and_bad_files_are_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, visit: "Callable[..., Visit]"
) -> None:
    """The good one can be opened, the bad one is told on the Class page, and asked for by a link, too."""
    monkeypatch.setenv(EXERCISES, str(tmp_path))
    (tmp_path / "own.toml").write_text(
        GOOD.replace('"T"', '"My own"').replace("word=ice", "word=ice&fingerprint=c5151983"), encoding="utf-8"
    )
    (tmp_path / "bad.toml").write_bytes(os.urandom(40) + b"\xff")

    found = visit("classroom")

    assert "My own" in [button.label for button in found.app.main.button]
    assert found.refusals == {"E-EXERCISE"}
    assert visit("overview", exercise="bad").refusals == {"E-EXERCISE"}
    assert any("My own · step 1 of 1" in text for text in visit("overview", exercise="own").said)


def test_exercises_on_what_is_not_offered_are_counted_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, visit: "Callable[..., Visit]"
) -> None:
    """They would lead to a corpus that is not here."""
    monkeypatch.setenv(EXERCISES, str(tmp_path))
    (tmp_path / "far.toml").write_text(GOOD.replace('"T"', '"Far"').replace(STARTER, "Elsewhere"), encoding="utf-8")

    found = visit("classroom")

    assert "Far" not in [button.label for button in found.app.main.button]
    assert "1 other is about a corpus that is not offered here." in found.said


def test_settings_of_an_exercise_are_in_the_link() -> None:
    """So that a page that is loaded again, and a link to share, are at the same step."""
    assert {settings.EXERCISE, settings.STEP} <= set(settings.LOCAL)
