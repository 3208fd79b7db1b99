"""No text of a file reaches a label as Markdown: whatever is drawn by Streamlit is written out, counted or escaped."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1] / "dashboard"
TREES = {
    path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(ROOT.rglob("*.py"))
}
# What Streamlit reads as Markdown: the first argument of these, and these arguments of anything.
FIRST = {
    *(
        "button",
        "download_button",
        "link_button",
        "form_submit_button",
        "toggle",
        "checkbox",
        "selectbox",
        "multiselect",
    ),
    *("radio", "select_slider", "slider", "text_input", "text_area", "number_input", "date_input", "time_input"),
    *("datetime_input", "pills", "segmented_control", "popover", "expander", "metric", "file_uploader", "feedback"),
    *("color_picker", "chat_input", "menu_button", "page_link", "tabs", "dialog", "status"),
    *("caption", "markdown", "title", "header", "subheader", "write", "info", "warning", "error", "success", "toast"),
    *("spinner", "badge", "latex", "chat_message", "table"),
}
OPTIONS = {"pills", "segmented_control", "radio", "select_slider"}
ANYWHERE = {"help", "label", "body", "text", "captions"}
# Functions that hand an argument on to such a place: what is given to them is looked at in turn.
HANDED = {
    ("cards.py", "page"): "title",
    ("cards.py", "empty"): "title",
    ("cards.py", "chooser"): "label",
    ("cards.py", "Card"): "note",
    ("downloads.py", "download"): "label",
    ("evidence/pairs.py", "_way"): "label",
    ("evidence/reader.py", "_way"): "label",
}
# Functions whose words are numbers, dates and what is written in our own code.
OURS = {
    *("count", "denominator", "data_note", "undated", "interval_note", "stability", "looking_for_names"),
    *("left_out", "left_out_note", "lines_note", "sample", "apart", "text", "said"),
}
CONSTANTS = {"notes", "state"}  # modules of what is written out


class Place(NamedTuple):
    """Where something is drawn: the module, the function around it, and what it is given."""

    module: str
    function: ast.FunctionDef | ast.Module
    given: ast.expr


def _functions(module: str) -> Iterator[tuple[ast.FunctionDef | ast.Module, ast.Call]]:
    """Yield every call of a module with the innermost function that it stands in."""

    def inside(
        node: ast.AST, around: ast.FunctionDef | ast.Module
    ) -> Iterator[tuple[ast.FunctionDef | ast.Module, ast.Call]]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Call):
                yield around, child
            yield from inside(child, child if isinstance(child, ast.FunctionDef) else around)

    yield from inside(TREES[module], TREES[module])


def _drawn(module: str) -> Iterator[Place]:
    """Yield what a module gives Streamlit, or one of the functions that hand it on, to read as Markdown."""
    handed = {name: argument for (_, name), argument in HANDED.items()}
    for function, call in _functions(module):
        *_, name = ast.unparse(call.func).split(".")
        keywords = {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
        if ast.unparse(call.func).startswith("st."):
            given = [value for key, value in keywords.items() if key in ANYWHERE]
            given += call.args[:1] if name in FIRST else []
            if name in OPTIONS:
                given += [keywords["format_func"]] if "format_func" in keywords else call.args[1:2]
        elif name in handed:
            given = [keywords[handed[name]]] if handed[name] in keywords else call.args[:1]
        else:
            given = [keywords["help"]] if "help" in keywords and name != "add_argument" and module != "cli.py" else []
        yield from (Place(module, function, value) for value in given)


def _is_ours(place: Place) -> bool:  # noqa: PLR0911 - one for each form that an argument takes
    """Return whether what is drawn is written out in the code, made of numbers and dates, or escaped."""
    match place.given:
        case ast.Constant():
            return True
        case ast.JoinedStr(values=parts) | ast.BoolOp(values=parts) | ast.List(elts=parts) | ast.Tuple(elts=parts):
            return all(_is_ours(place._replace(given=part)) for part in parts)
        case ast.FormattedValue(value=part) | ast.Lambda(body=part) | ast.Starred(value=part):
            return _is_ours(place._replace(given=part))
        case ast.IfExp(body=one, orelse=other):
            return _is_ours(place._replace(given=one)) and _is_ours(place._replace(given=other))
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
            return name == "literal" or name in OURS
        case ast.Attribute(value=ast.Name(id=module)) if module in CONSTANTS:
            return True
        case ast.Attribute(value=ast.Name(), attr=name) if name in {*OURS, "note"}:
            return True  # a function that is handed over; or the note of a card, which is looked at where it is made
        case ast.Attribute(value=inside, attr="__getitem__") | ast.Subscript(value=inside):
            return _is_ours(place._replace(given=inside))
        case ast.Name(id=name):
            return _is_known(name, place)
    return False


def _is_known(name: str, place: Place) -> bool:
    """Return whether a name is an argument that was looked at where it was given, or is only ever ours."""
    if isinstance(place.function, ast.FunctionDef) and name == HANDED.get((place.module, place.function.name)):
        return True
    every = [*ast.walk(place.function), *TREES[place.module].body]
    if name in {alias.name for node in every if isinstance(node, ast.ImportFrom) for alias in node.names}:
        return name.isupper()
    found = [node.value for node in every if isinstance(node, ast.Assign) and name in map(ast.unparse, node.targets)]
    return bool(found) and all(_is_ours(place._replace(given=value)) for value in found)


@pytest.mark.parametrize("module", TREES)
def test_a_label_is_ours_or_escaped(module: str) -> None:
    """What Streamlit reads as Markdown is written out, or goes through `literal`."""
    assert [ast.unparse(place.given) for place in _drawn(module) if not _is_ours(place)] == []


@pytest.mark.parametrize(
    "line",
    [
        "st.caption(row['title'])",
        "st.pills('Kinds', kinds, format_func=words.kind)",
        "st.pills('Kinds', kinds)",
        "st.button('Read', help=title)",
        "st.toggle(f'Only {source}')",
        "st.metric(source, 1)",
        "cards.chooser(f'Passages of {source}', options, now, take)",
        "cards.Card(name='a', title='b', alt='c', note=f'{notes.FIGURES[0]} {source}')",
        "_text('word', help=corpus.name)",
    ],
)
def test_what_is_not_ours_is_found(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of these would let a file write Markdown."""
    monkeypatch.setitem(TREES, "made.py", ast.parse(f"def page(row, kinds, title, source):\n    {line}"))

    assert [place for place in _drawn("made.py") if not _is_ours(place)] != []


def test_what_is_handed_on_is_there() -> None:
    """The list of functions that hand labels on names no function that is gone."""
    named = {(module, node.name) for module, tree in TREES.items() for node in ast.walk(tree) if hasattr(node, "name")}

    assert set(HANDED) - named == set()
