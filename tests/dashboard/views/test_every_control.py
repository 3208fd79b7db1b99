"""Every switch is pressed, and every shape chosen, on every page of corpora of every kind: nothing breaks."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from analysis import Corpus, keep_names, marked_corpus
from dashboard.serving.bundled import BY_PARTY
from dashboard.serving.opening import shelf_corpus
from dashboard.state.pages import PAGES
from tests.dashboard.views.test_every_page import corpus

if TYPE_CHECKING:
    from pathlib import Path

    from tests.dashboard.conftest import Visit

SAID = {"E-PERIODS"}  # weeks of two centuries: the page says that they are too many, and what to do
LONG = 300  # seconds, after which a page has no answer: what is asked here is whether it breaks, on any machine
MOST = 6  # options of a box that are tried one by one: of more, the first, the middle one and the last
MADE = {
    "one source": (1, "years", "articles"),
    "200 sources of one document": (200, "years", "articles"),
    "no dates": (2, "none", "articles"),
    "one month": (9, "one month", "articles"),
}
REAL = {"nine sources": "news100_2017.jsonl", "109 sources": "us_senate_press_immigration.jsonl.gz"}
MANY_NAMES = ("parties", "109 sources")  # of which all take minutes to find
PACKAGED = {"five articles": None, "parties": BY_PARTY}


@pytest.fixture
def offered(
    request: pytest.FixtureRequest, shelve: Callable[..., None], monkeypatch: pytest.MonkeyPatch, kind: str
) -> str | None:
    """Offer a corpus, and return what it is called; None is the first."""
    if kind in MADE:
        shelve(corpus(*MADE[kind]))
        return "own"
    name = PACKAGED.get(kind)
    if kind in REAL:
        path: Path = request.getfixturevalue("test_data") / "corpora" / REAL[kind]
        monkeypatch.setenv("DISCOURSE_CORPUS", str(path))
        name = path.name.partition(".")[0]
    if kind in MANY_NAMES:
        monkeypatch.setenv("DISCOURSE_CACHE", str(request.getfixturevalue("cache_of_few_names")))
        request.getfixturevalue("keep_few_names")(shelf_corpus(name))
    return name


@pytest.fixture(scope="module")
def cache_of_few_names(tmp_path_factory: pytest.TempPathFactory) -> "Path":
    """Return where names are kept that are not all: no other test is to take them for that."""
    return tmp_path_factory.mktemp("few-names")


@pytest.fixture(scope="module")
def keep_few_names(make_corpus: Callable[..., Corpus]) -> Callable[[Corpus], None]:
    """Return a function that keeps the names in the first document of each source, as if they were all."""

    def keep(whole: Corpus) -> None:
        if whole.marks is None:
            first = whole.documents.groupby("source").head(1)["doc_id"]
            sample = make_corpus({"doc_id": name, "text": whole.text(place)} for place, name in first.items())
            found = marked_corpus(sample)
            assert found.marks is not None
            keep_names(whole.with_marks(found.marks, found.names_by))

    return keep


def _controls(visit: "Visit") -> dict[str, tuple[Any, list[Any]]]:
    """Return what can be pressed on a page, by name, with what it can say."""
    found: dict[str, tuple[Any, list[Any]]] = {}
    for one in [*visit.app.main.toggle, *visit.app.sidebar.toggle]:
        found[one.key] = (one.value, [not one.value])
    for one in visit.app.get("button_group"):
        found[one.key] = (list(one.formatted_values), [[option] for option in one.options])
    for one in visit.app.main.selectbox:
        at = range(len(one.options)) if len(one.options) <= MOST else (0, len(one.options) // 2, len(one.options) - 1)
        found[one.key] = (one.index, list(at))
    return found


def _press(visit: "Visit", key: str, option: Any) -> None:
    """Choose an option, as a browser tells the server of it; what is not there any more is not pressed."""
    states = visit.app._tree.get_widget_states()
    for one in [*visit.app.get("toggle"), *visit.app.get("button_group"), *visit.app.get("selectbox")]:
        if one.key != key:
            continue
        (said,) = [state for state in states.widgets if state.id == one.id] or [states.widgets.add(id=one.id)]
        match one.type:
            case "toggle":
                said.bool_value = option
            case "button_group":
                said.string_array_value.data[:] = option
            case _ if option is None:
                said.ClearField("value")
            case _:
                said.string_value = one.options[option]
        visit.app._run(states)
        return


def _broken(visit: "Visit") -> Iterator[str]:
    """Yield what is wrong with a page: an exception, no heading, or an error in the place of its sentence."""
    for error in visit.app.exception:
        yield str(error.value)
    if visit.app.exception:
        return
    if not visit.title:
        yield "no heading"
    yield from visit.refusals - SAID


EACH = [(kind, page) for kind in (*PACKAGED, *REAL, *MADE) for page in PAGES if page != "corpus"]


@pytest.mark.exhaustive
@pytest.mark.parametrize(("kind", "page"), EACH)
def test_no_control_breaks_a_page(offered: str | None, visit: "Callable[..., Visit]", page: str) -> None:
    """Each is pressed by itself, with every option, and put back."""
    found, wrong = visit(page, corpus=offered, pane=None), []
    found.app.default_timeout = LONG
    controls = _controls(found)
    del controls["corpus"]
    for key, (before, options) in controls.items():
        for option in options:
            _press(found, key, option)
            wrong += [f"{key} = {option!r}: {said}" for said in _broken(found)]
        _press(found, key, before)
        wrong += [f"{key} put back: {said}" for said in _broken(found)]

    assert controls
    assert wrong == []
