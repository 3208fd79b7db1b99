"""What stands on a page whose answer another process is to find: that it came, or why it did not, and what to do."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis import Ask, Filters, Version, limits
from analysis.jobs import process
from analysis.jobs.tasks import TASKS
from dashboard import data
from dashboard.data import jobs
from dashboard.state.keys import ENDED
from dashboard.wording import notes
from tests.analysis.jobs import harms


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Have this server's pool know a task that comes to harm, and return where the task notes that it has begun."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(process, "work", harms.work)
    monkeypatch.setitem(TASKS, "harm", harms.HARM)
    monkeypatch.setitem(notes._DOING, "harm", "Looking for harm")
    jobs.pool.cache_clear()
    yield tmp_path / "log"

    jobs.pool().close()
    jobs.pool.cache_clear()


def _page(harm: str, log: str) -> None:
    import streamlit  # noqa: PLC0415 - Streamlit runs this function on its own

    from analysis import AnalysisError, Filters  # noqa: PLC0415
    from dashboard import data  # noqa: PLC0415
    from dashboard.data.jobs import answered  # noqa: PLC0415
    from dashboard.parts import cards  # noqa: PLC0415

    try:
        key = data.opened("Immigration raids, five articles")
        streamlit.text(answered(key, "harm", Filters(), harm=harm, log=log))
    except AnalysisError as error:
        cards.failure(error)


def _app(harm: str, log: Path) -> AppTest:
    return AppTest.from_function(_page, default_timeout=120, args=(harm, str(log)))


def _said(app: AppTest) -> str:
    assert not app.exception
    return " ".join([*(text.value for text in app.text), *(one.proto.body for one in app.get("html"))])


def test_what_came_to_no_end_is_looked_for_again_when_asked(log: Path) -> None:
    """The sentence says what happened and what to do; a press of the button is enough."""
    app = _app("is lost once", log).run()
    assert "There was no room. Make some." in _said(app)

    app.button[0].click().run()

    assert _said(app).startswith("5 documents")
    assert not app.button


def test_what_its_reader_has_ended_is_not_looked_for_before_they_say_so(log: Path) -> None:
    """Any other act on the page draws the same sentence and begins nothing."""
    ask = Ask("harm", _version(), Filters(), (("harm", "nothing"), ("log", str(log))))
    app = _app("nothing", log)
    app.session_state[ENDED] = {ask.digest}

    for _ in range(2):
        assert "This was not looked for: you ended it." in _said(app.run())
    assert not log.exists()
    assert [button.label for button in app.button] == [notes.TRY_AGAIN]
    app.button[0].click().run()

    assert _said(app).startswith("5 documents")


def _version() -> Version:
    return Version(data.opened("Immigration raids, five articles").fingerprint)


def test_a_busy_server_says_so(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """How many are before, and when to come again; then the answer comes."""
    app = _app("nothing", log)
    with monkeypatch.context() as patch:
        patch.setattr(limits, "JOBS_AT_ONCE", 0)
        patch.setattr(limits, "JOBS_WAITING", 0)
        assert "This server is busy: 0 jobs before yours" in _said(app.run())

    app.button[0].click().run()

    assert _said(app).startswith("5 documents")


@pytest.mark.parametrize(
    ("way", "said"),
    [
        ((1, 0, 0), "Looking for topics … it is next in line"),
        ((3, 0, 0), "Looking for topics … 2 others before it in line"),
        ((0, 0, 0), "Looking for topics …"),
        ((0, 2, 1_100), "Looking for topics … 2 of 1,100 fits"),
    ],
)
def test_whoever_waits_reads_how_far_it_is(way: tuple[int, int, int], said: str) -> None:
    """Its place in line, or what is done of how much."""
    assert notes.waited_for("topics", *way) == said


def test_a_page_of_names_is_drawn_after_the_wait(shelve: Callable[..., None], visit: Callable[..., object]) -> None:
    """The page that waits for names shows them, and no message any more."""
    shelve([{"text": "Barack Obama came to Berlin."}])

    found = " ".join(visit("entities", corpus="own").said)  # type: ignore[attr-defined]

    assert "Barack Obama" in found
    assert "Looking for names" not in found
