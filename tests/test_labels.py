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
# What Streamlit reads as Markdown: the first argument of these, and these arguments of anything. It makes no difference
# whether `st` draws it or a part of the page does: a column, a container, the sidebar.
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
    *("color_picker", "chat_input", "menu_button", "page_link", "tabs", "dialog", "status", "logo", "audio_input"),
    *("caption", "markdown", "title", "header", "subheader", "write", "info", "warning", "error", "success", "toast"),
    *("spinner", "badge", "latex", "chat_message", "table", "write_stream", "exception", "empty", "camera_input"),
}
EVERY = {"write", "metric", "badge", "progress", "image"}  # whose further arguments are read so, too
OPTIONS = {"pills", "segmented_control", "radio", "select_slider", "menu_button"}
ANYWHERE = {"help", "label", "body", "text", "captions", "caption", "title", "tabs", "delta"}
DRAWS = FIRST | EVERY | OPTIONS
FORBIDDEN = {"MarkdownColumn"}  # a column whose cells are Markdown
# Functions that hand an argument on to such a place: what is given to them is looked at in turn.
HANDED = {
    ("parts/cards.py", "page"): "title",
    ("parts/cards.py", "empty"): "title",
    ("parts/cards.py", "chosen_documents"): "title",
    ("parts/cards.py", "chooser"): "label",
    ("parts/cards.py", "Card"): "note",
    ("parts/downloads.py", "download"): "label",
    **{("parts/controls.py", name): "label" for name in ("buttons", "box", "switch", "line", "chips")},
    ("blocks/names/mending.py", "_names_box"): "label",
    ("blocks/pairs.py", "_way"): "label",
    ("blocks/reader.py", "_way"): "label",
}
# Functions whose words are numbers, dates and what is written in our own code; none of them takes a name from a file.
OURS = {
    *(
        "counted",
        "notes.denominator",
        "notes.data_note",
        "missing.undated",
        "drawing.interval_note",
        "drawing.topics_note",
    ),
    *("notes.stability", "findings.left_out", "findings.left_out_note"),
    *("evidence.sources_left_out", "evidence.lines_note", "evidence.sample", "evidence.apart"),
    *("notes.over_time", "notes.step_names", "explanations.explanation", "said"),  # `said` is the former
    "words.kept_link",
    "notes.kept_as_word",
    "intake.share",  # a number from 0 to 1
    *("state.widget", "one.options"),  # a name and a memory; what a record of `state.settings` writes out
}
PASSED_ON = {(f"parts/{name}.py", "more") for name in ("cards", "controls")}  # looked at where they are given
COMMANDS = {"cli.py", "serving/mapping.py", "reporting/command.py"}  # their help is read in a terminal
CONSTANTS = {"choosing", "notes", "state", "intake", "words"}  # modules of what is written out


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
        *owner, name = ast.unparse(call.func).split(".")
        keywords = {keyword.arg: keyword.value for keyword in call.keywords}
        given = [keywords["help"]] if "help" in keywords and module not in COMMANDS else []
        if owner and name in DRAWS and owner[0] not in _own_modules(module):
            given = [value for key, value in keywords.items() if key in ANYWHERE or key is None]
            given = [value for value in given if (module, ast.unparse(value)) not in PASSED_ON]
            given += call.args if name in EVERY else call.args[:1]
            if name in OPTIONS:
                options = [keywords["options"]] if "options" in keywords else call.args[1:2]
                given += [keywords["format_func"]] if "format_func" in keywords else options
        elif name in handed:
            given += (
                [keywords["format_func"]]
                if (*owner, name) == ("controls", "buttons") and "format_func" in keywords
                else []
            )
            given += [keywords[handed[name]]] if handed[name] in keywords else call.args[:1]
        yield from (Place(module, function, value) for value in given)
    yield from (Place(module, TREES[module], other) for other in _other_ways(TREES[module]))


def _own_modules(module: str) -> set[str]:
    """Return by which names a module knows modules and functions that are not Streamlit's."""
    imports = [node for node in ast.walk(TREES[module]) if isinstance(node, (ast.Import, ast.ImportFrom))]
    return {alias.asname or alias.name for node in imports for alias in node.names} - {"st", "streamlit"}


def _other_ways(tree: ast.Module) -> Iterator[ast.expr]:
    """Yield what draws without being seen: a function of Streamlit's under another name, or cells of Markdown."""
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            renamed = node.attr in DRAWS and ast.unparse(node.value) == "st" and id(node) not in called
            if renamed or node.attr in FORBIDDEN:
                yield node
        elif isinstance(node, ast.ImportFrom) and node.module == "streamlit":
            yield from (ast.Name(alias.name) for alias in node.names if alias.name in DRAWS)


def _is_ours(place: Place) -> bool:  # noqa: C901, PLR0911 - one for each form that an argument takes
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
        case ast.Call(func=ast.Attribute(value=ast.Constant(), attr="join"), args=[ast.List(elts=parts)]):
            return all(_is_ours(place._replace(given=part)) for part in parts)
        case ast.Call(func=ast.Name(id="spoken_label"), args=[label, _]):  # which escapes the noun
            return _is_ours(place._replace(given=label))
        case ast.Call(func=function):
            return ast.unparse(function) in {"literal", *OURS}
        case ast.Attribute(value=ast.Name(id=module)) if module in CONSTANTS:
            return True
        case ast.Attribute() if ast.unparse(place.given) in OURS:
            return True  # a function that is handed over
        case ast.Attribute() if (place.module, ast.unparse(place.given)) == ("parts/cards.py", "card.note"):
            return True  # which is looked at where the card is made
        case ast.Attribute(value=inside, attr="__getitem__") | ast.Subscript(value=inside):
            return _is_ours(place._replace(given=inside))
        case ast.Name(id=name):
            return _is_known(name, place)
    return False


def _is_known(name: str, place: Place) -> bool:
    """Return whether a name is an argument that was looked at where it was given, or is only ever ours."""
    every = [*ast.walk(place.function), *TREES[place.module].body]
    if isinstance(place.function, ast.FunctionDef):
        if name == HANDED.get((place.module, place.function.name)):
            return True
        if name in {node.arg for node in ast.walk(place.function.args) if isinstance(node, ast.arg)}:
            return False
    if name in {
        alias.asname or alias.name for node in every if isinstance(node, ast.ImportFrom) for alias in node.names
    }:
        return name.isupper()
    found = [node.value for node in every if isinstance(node, ast.Assign) and name in map(ast.unparse, node.targets)]
    bound = [node for one in every for node in _names_bound(one) if node == name]
    return len(bound) == len(found) > 0 and all(_is_ours(place._replace(given=value)) for value in found)


def _names_bound(node: ast.AST) -> Iterator[str]:
    """Yield the names that a statement or an expression binds, at its own level."""
    targets: list[ast.AST] = []
    match node:
        case ast.Assign(targets=several):
            targets = [*several]
        case (
            ast.AugAssign(target=one)
            | ast.AnnAssign(target=one)
            | ast.For(target=one)
            | ast.NamedExpr(target=one)
            | ast.comprehension(target=one)
            | ast.withitem(optional_vars=ast.AST() as one)
        ):
            targets = [one]
    yield from (part.id for target in targets for part in ast.walk(target) if isinstance(part, ast.Name))


@pytest.mark.parametrize("module", TREES)
def test_a_label_is_ours_or_escaped(module: str) -> None:
    """What Streamlit reads as Markdown is written out, or goes through `literal`."""
    assert [ast.unparse(place.given) for place in _drawn(module) if not _is_ours(place)] == []


@pytest.mark.parametrize(
    "line",
    [
        "st.caption(row['title'])",
        "st.pills('Kinds', kinds, format_func=names.kind)",
        "st.pills('Kinds', kinds)",
        "st.button('Read', help=title)",
        "st.toggle(f'Only {source}')",
        "st.metric(source, 1)",
        "cards.chooser(f'Passages of {source}', options, now, take)",
        "cards.Card(name='a', title='b', alt='c', note=f'{notes.FIGURES[0]} {source}')",
        "_text('word', help=corpus.name)",
        "st.pills('Kinds', options=kinds)",
        "st.write('a', title)",
        "st.metric('a', title)",
        "st.metric('a', 1, delta=title)",
        "st.progress(1, title)",
        "st.tabs(tabs=kinds)",
        "st.dialog(title=title)(page)",
        "st.caption(row.note)",
        "st.caption(row.text)",
        "st.caption(data.text(row, title))",
        "st.caption(evidence.heads(row)[title])",
        "st.caption(**{'body': title})",
        "st.column_config.MarkdownColumn('a')",
        "left.caption(title)",
        "st.columns(2)[0].caption(title)",
        "st.sidebar.caption(title)",
        "streamlit.caption(title)",
        "_caption = st.caption",
        "from streamlit import caption",
        "label = 'All'; label += title; st.caption(label)",
        "label = 'All'; label, other = title, 1; st.caption(label)",
        "title = title or 'All'; st.caption(title)",
        "title = 'All'; st.caption(title)",
        "st.caption([source := 'a' for source in kinds][0])",
        "cards.chooser('Passages', options, now, take, help=title)",
        "st.caption(spoken_label(title, 'party'))",
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
