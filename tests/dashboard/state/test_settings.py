"""Settings: one record each, from which what is offered, linked and checked follows."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.state import settings
from dashboard.state.settings import LOCAL, SETTINGS, Setting
from dashboard.wording import notes

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.dashboard.conftest import Visit

DASHBOARD = Path(settings.__file__).parents[1]
NAMED = {name: one for name, one in vars(settings).items() if isinstance(one, Setting)}
OFFERED = [one for one in LOCAL if one.options]
PREPARED = {"state.setting", "controls.buttons", "controls.box", "controls.switch"}  # each may take both
every_folder = pytest.mark.parametrize("folder", ["views", "blocks", "parts"])
OF_THE_CORPUS = {"persource"}  # where it starts depends on its sources


def test_every_setting_has_a_name_of_its_own() -> None:
    """No two of them share a widget, or a parameter of a link."""
    assert sorted(SETTINGS) == sorted(one.key for one in NAMED.values())


def test_a_setting_starts_from_one_of_its_options() -> None:
    """Each that offers the same on every corpus, but for those whose start depends on the corpus."""
    astray = {one.key for one in OFFERED if one.default not in one.options}

    assert astray == OF_THE_CORPUS


def test_options_can_be_told_apart_in_a_link() -> None:
    """No two options of a setting are written alike."""
    assert [one.key for one in OFFERED if len(set(map(str, one.options))) < len(one.options)] == []


@pytest.mark.parametrize(
    ("one", "labels"),
    [
        (settings.SHAPE, notes.COMPARISONS),
        (settings.RULE, notes.RULES),
        (settings.MATCHED, notes.MATCHED),
        (settings.ORDER, notes.ORDERS),
        (settings.UNIT, notes.UNITS),
        (settings.ALSO, notes.MARKS),
    ],
    ids=lambda value: value.key if isinstance(value, Setting) else "",
)
def test_every_option_has_its_words(one: Setting, labels: Mapping[str, str]) -> None:
    """Where options are not shown as they are, there is a label for each and for nothing else."""
    assert set(labels) == set(one.options)


def test_a_shared_link_holds_every_setting(visit: "Callable[..., Visit]") -> None:
    """Those of other pages too, as they came."""
    asked = {one.key: str(one.options[-1] if one.options else f"some {one.key}") for one in LOCAL}
    asked |= {"kept": "0-5 a document", "mended": "hide,GDP"}

    found = parse_qs(urlsplit(visit("methods", **asked).link()).query)

    for own in ("notes", "checked"):  # they are their reader's own
        assert asked.pop(own)
        assert own not in found
    assert {key: found.get(key) for key in asked} == {key: [value] for key, value in asked.items()}
    assert {one.key for one in SETTINGS.values() if one.shared and not found.get(one.key)} <= {"search", "word"}


def test_every_option_reaches_its_page_by_link() -> None:
    """What a link says is what a page gets, and nothing is missed; each link asks for another option of every one."""

    def page(links: list[dict[str, str]]) -> None:
        import streamlit  # noqa: PLC0415 - Streamlit runs this function on its own

        from dashboard import state  # noqa: PLC0415
        from dashboard.state.settings import LOCAL  # noqa: PLC0415

        found = []
        for link in links:
            streamlit.session_state.clear()
            streamlit.query_params.from_dict(link)
            state.at("any")
            found.append(({one.key: state.setting(one) for one in LOCAL if one.options}, state.unmet()))
        streamlit.session_state["found"] = found

    most = max(len(one.options) for one in OFFERED)
    wanted = [{one.key: one.options[place % len(one.options)] for one in OFFERED} for place in range(most)]
    links = [{key: str(value) for key, value in link.items()} for link in wanted]
    app = AppTest.from_function(page, kwargs={"links": links}).run()

    assert app.session_state["found"] == [(link, {}) for link in wanted]


def _calls(folder: str) -> Iterator[ast.Call]:
    """Yield what the modules of a folder call."""
    for path in sorted((DASHBOARD / folder).rglob("*.py")):
        yield from (
            node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
        )


def _named(node: ast.expr) -> Setting | None:
    """Return the record that an expression names, as `settings.SHAPE` does."""
    return NAMED.get(node.attr) if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "settings" else None


@every_folder
def test_what_a_record_says_is_said_nowhere_else(folder: str) -> None:
    """No page repeats the options of a setting that has them, nor where it starts."""
    repeated = []
    for call in _calls(folder):
        place, one = next(((place, _named(node)) for place, node in enumerate(call.args) if _named(node)), (0, None))
        if one is not None and ast.unparse(call.func) in PREPARED:
            given = {"options", "default"}.intersection(str(keyword.arg) for keyword in call.keywords)
            given |= set(("options", "default")[: len(call.args) - place - 1])
            if ("options" in given and one.options) or ("default" in given and one.default is not None):
                repeated.append(ast.unparse(call))

    assert repeated == []


@every_folder
def test_a_widget_has_the_name_and_the_options_of_a_setting_from_its_record(folder: str) -> None:
    """Outside of `controls`, no widget is given the key of a setting, as text or from its record, or its options."""
    given = [
        (ast.unparse(call), part)
        for call in _calls(folder)
        if ast.unparse(call.func).startswith("st.")
        for part in [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg)]
    ]
    keys = [keyword.value for call in _calls(folder) for keyword in call.keywords if keyword.arg == "key"]

    assert [call for call, part in given if ast.unparse(part).startswith("settings.")] == []
    assert [ast.unparse(key) for key in keys if isinstance(key, ast.Constant) and key.value in SETTINGS] == []
