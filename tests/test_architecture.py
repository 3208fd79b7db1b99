"""The repository keeps its own rules: sizes, borders, and what is never written."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.config import get_config_options

import analysis
from analysis.finding.names.models import PACKAGED
from dashboard.serving import server

ROOT = Path(__file__).parents[1]
TREES = {
    path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for package in ("analysis", "dashboard")
    for path in sorted((ROOT / package).rglob("*.py"))
}
ANALYSIS = [module for module in TREES if module.startswith("analysis/")]
VIEWS = [module for module in TREES if module.startswith("dashboard/views/")]
every_lock = pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])

# What only one module, or one package, may name.
HOMES = {
    "session_state": "dashboard/state/",
    "query_params": "dashboard/state/",
    "cache_data": "dashboard/data/remembered.py",
    "cache_resource": "dashboard/data/remembered.py",
    "Answers": "dashboard/data/",
    "html": "dashboard/paper/screen.py",
}
# What none may name: HTML that nobody escapes, frames, files that run code when they are read, and a word for anything.
BANNED = {
    "unsafe_allow_html",
    "v1",
    "iframe",
    "pickle",
    "read_pickle",
    "joblib",
    "allow_pickle",
    "persist",
    "df",
    "token_pattern",
}
# Methods of text columns that take a pattern, the module in which a reader's is let through, and names of what is put
# into patterns: numbers, characters that `tokens` has chosen, edges written out beside it.
PATTERNED = {"contains", "match", "fullmatch", "extract", "extract_all", "findall", "replace", "replace_all", "split"}
GUARDED = "analysis/query/regular.py"
COUNTED = {"words", "edge", "characters"}
# Public numbers that limit nothing: a version, a unit that names of columns and sentences say, sizes that several
# modules draw by, and what a reader chooses among.
NUMBERS = {
    "analysis/corpus/schema.py": ("SCHEMA_VERSION", "PER_WORDS"),
    "dashboard/charts/theme.py": ("LONGEST_LABEL", "LETTER", "PHONE"),
}
# Streamlit looks at a sample of a large table, and not at all at an argument that starts with an underscore.
UNFIT_AS_KEY = re.compile(r"\b(DataFrame|Series|ndarray|NDArray|Corpus)\b|^_")
# By which everything is remembered: a key says whose a corpus is, and a name is one of the shelf or of a page. What is
# remembered has room in bytes (`analysis.limits`), and what is loaded a number.
REMEMBERED = {"remembered", "remembered_whole", "loaded"}
COUNTED_CACHES = {"cache_data": "max_entries", "cache_resource": "max_entries", "loaded": "number"}
FIRST = {"key: Key", "here: Here", "name: str", "page: str"}


def functions(module: str) -> Iterator[ast.FunctionDef]:
    """Yield the functions of a module, inner ones too."""
    return (node for node in ast.walk(TREES[module]) if isinstance(node, ast.FunctionDef))


def arguments(function: ast.FunctionDef) -> list[ast.arg]:
    """Return all arguments of a function but self."""
    return [node for node in ast.walk(function.args) if isinstance(node, ast.arg) and node.arg != "self"]


def names(module: str) -> set[str]:
    """Return every name in a module: variables, arguments, attributes, keywords and imports."""
    found: set[str] = set()
    for node in ast.walk(TREES[module]):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name) | ast.keyword(arg=str(name)):
                found.add(name)
            case ast.alias(name=name) | ast.ImportFrom(module=str(name)):
                found.update(name.split("."))
    return found


def length(function: ast.FunctionDef) -> int:
    """Return the lines of a function without its docstring."""
    first = function.body[0]
    docstring = (first.end_lineno or 0) - first.lineno + 1 if ast.get_docstring(function) else 0
    return (function.end_lineno or 0) - function.lineno + 1 - docstring


def test_a_module_is_short() -> None:
    """A module has at most 300 lines; a page, and the app that frames the pages, at most 60."""
    lines = {module: (ROOT / module).read_text(encoding="utf-8").count("\n") for module in TREES}
    most = dict.fromkeys(TREES, 300) | dict.fromkeys([*VIEWS, "dashboard/app.py"], 60)

    assert [module for module in TREES if lines[module] > most[module]] == []


def test_a_function_is_short() -> None:
    """A function has at most 40 lines without its docstring."""
    found = [(module, function) for module in TREES for function in functions(module)]

    assert [(module, function.name) for module, function in found if length(function) > 40] == []


def test_a_public_function_takes_few_arguments() -> None:
    """A public function of the analysis takes at most five arguments."""
    found = [(module, function) for module in ANALYSIS for function in functions(module)]
    public = [(module, function) for module, function in found if not function.name.startswith("_")]

    assert [(module, function.name) for module, function in public if len(arguments(function)) > 5] == []


@pytest.mark.parametrize("module", VIEWS)
def test_a_view_is_read_like_the_screen(module: str) -> None:
    """A view defines no function, groups no table and does no arithmetic; | may join types."""
    work = (ast.FunctionDef, ast.BinOp, ast.AugAssign)
    found = [node for node in ast.walk(TREES[module]) if isinstance(node, work)]

    assert [ast.unparse(node) for node in found if not isinstance(getattr(node, "op", None), ast.BitOr)] == []
    assert "groupby" not in names(module)


@pytest.mark.parametrize(("name", "home"), HOMES.items())
def test_a_power_has_one_home(name: str, home: str) -> None:
    """The session, the link, caches and HTML are each reached from one module."""
    used = [
        module
        for module, tree in TREES.items()
        for node in ast.walk(tree)
        if name in (getattr(node, "attr", None), getattr(node, "id", None), getattr(node, "name", None))
    ]

    assert [module for module in used if not module.startswith(home)] == []


def test_nothing_banned_is_named() -> None:
    """No module names what skips escaping, runs code from data, or says nothing."""
    assert {module: found for module in TREES if (found := names(module) & BANNED)} == {}


def test_plotly_and_streamlit_stay_in_their_places() -> None:
    """Plotly is imported by charts only, and Streamlit by the rest of the dashboard only."""
    charts = {module for module in TREES if module.startswith("dashboard/charts/")}
    named = {module: names(module) for module in TREES}

    assert [module for module in TREES if "plotly" in named[module] and module not in charts] == []
    assert [module for module in [*charts, *ANALYSIS] if "streamlit" in named[module]] == []


@pytest.mark.parametrize("module", [module for module in TREES if module.startswith("dashboard/charts/")])
def test_a_figure_begins_in_one_place_where_its_axes_have_their_types(module: str) -> None:
    """Only the theme begins one: it sets every axis's type, which Plotly would guess from what looks like a number.

    No axis takes its type back, and none is called a category, which Plotly lays out for itself.
    """
    made = [node for node in ast.walk(TREES[module]) if isinstance(node, ast.Call)]
    figures = [
        ast.unparse(node) for node in made if ast.unparse(node.func).split(".")[-1] in ("Sketch", "FigureWidget")
    ]
    types = {
        ast.literal_eval(value)
        for node in ast.walk(TREES[module])
        if isinstance(node, ast.Dict)
        for key, value in zip(node.keys, node.values, strict=True)
        if isinstance(key, ast.Constant) and key.value == "type" and isinstance(value, ast.Constant)
    }

    assert len(figures) == (module == "dashboard/charts/theme.py")
    assert types <= {"linear", "log", "date", "data"}  # the last is that of whiskers
    assert names(module) & {"express", "subplots", "figure_factory", "make_subplots"} == set()


@pytest.mark.parametrize("module", [module for module in TREES if module.startswith("dashboard/data/")])
def test_a_cache_is_bounded_and_keyed_by_values(module: str) -> None:
    """A cache sets how much it keeps, and what it keeps is asked for by values, never by tables."""
    called = {node.func: node for node in ast.walk(TREES[module]) if isinstance(node, ast.Call)}
    caches = {
        node: COUNTED_CACHES[name]
        for node in ast.walk(TREES[module])
        if isinstance(node, (ast.Name, ast.Attribute))
        and (name := ast.unparse(node).rpartition(".")[2]) in COUNTED_CACHES
    }
    bounded = {node: [keyword.arg for keyword in call.keywords] for node, call in called.items()}
    cached = [function for function in functions(module) if function.decorator_list]
    taken = [ast.unparse(argument) for function in cached for argument in arguments(function)]

    assert [cache.lineno for cache, bound in caches.items() if bound not in bounded.get(cache, [])] == []
    assert [argument for argument in taken if UNFIT_AS_KEY.search(argument)] == []


@pytest.mark.parametrize("module", [module for module in TREES if module.startswith("dashboard/data/")])
def test_what_is_remembered_says_whose_it_is(module: str) -> None:
    """Whatever is remembered is asked for by a key first, or by a name of the shelf, so that its cache can be chosen.

    Only the module that chooses decides that a cache is everybody's.
    """
    kept = [
        function
        for function in functions(module)
        for decorator in function.decorator_list
        if ast.unparse(decorator).partition("(")[0] in REMEMBERED
    ]
    first = {function.name: ast.unparse(function.args.args[0]) for function in kept}

    assert {name: argument for name, argument in first.items() if argument not in FIRST} == {}


def test_no_reader_s_pattern_reaches_an_engine_that_tries_for_ever() -> None:
    """Patterns of `re` and `regex` are written out; so are those of text columns, but in the one guarded module."""
    assert {module: found for module in TREES if (found := _patterns_made(module))} == {}


def _patterns_made(module: str) -> list[str]:
    """Return the patterns that a module does not write out."""
    tree = TREES[module]
    own = {ast.unparse(target) for node in tree.body if isinstance(node, ast.Assign) for target in node.targets}
    loops = [node for node in ast.walk(tree) if isinstance(node, ast.comprehension)]
    own |= {
        name.id
        for loop in loops
        if ast.unparse(loop.iter).partition(".")[0] in own
        for name in ast.walk(loop.target)
        if isinstance(name, ast.Name)
    }
    patterns = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            on = ast.unparse(node.func.value)
            whole = any(keyword.arg in ("literal", "regex") for keyword in node.keywords)
            columns = on.endswith(".str") and node.func.attr in PATTERNED and not whole
            if (on in ("re", "regex") and node.func.attr != "escape") or (columns and module != GUARDED):
                patterns += node.args[:1]

    return [ast.unparse(pattern) for pattern in patterns if not _is_written_out(pattern, own)]


def _is_written_out(pattern: ast.expr, own: set[str]) -> bool:
    """Return whether a pattern is a literal, or made of literals, constants of its module, their parts and numbers."""
    match pattern:
        case ast.Constant():
            return True
        case ast.Name(id=name):
            return name in own or name.isupper() or name in COUNTED
        case ast.JoinedStr(values=parts):
            return all(_is_written_out(part, own) for part in parts)
        case ast.FormattedValue(value=part):
            return _is_written_out(part, own)
        case ast.BinOp(left=left, right=right):
            return _is_written_out(left, own) and _is_written_out(right, own)
    return False


def test_markup_is_written_out() -> None:
    """Markup is made of a literal; texts are put into it by its format, which escapes them."""
    made = [(module, node) for module in TREES for node in ast.walk(TREES[module]) if isinstance(node, ast.Call)]
    markup = [(module, node) for module, node in made if ast.unparse(node.func).rpartition(".")[2] == "Markup"]

    assert [
        (module, ast.unparse(node)) for module, node in markup if [type(part) for part in node.args] != [ast.Constant]
    ] == []


def test_a_number_is_a_limit_or_its_module_s_own() -> None:
    """A number by which others go is in `analysis.limits`, with its reason; another one is private to its module."""
    found = {module: set(_numbers(module)) - set(NUMBERS.get(module, ())) for module in TREES}

    assert {module: others for module, others in found.items() if others} == {}


def _numbers(module: str) -> Iterator[str]:
    """Yield the names by which others can read a number of a module."""
    for node in TREES[module].body:
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None and _is_numeric(node.value):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            called = [name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)]
            yield from (name for name in called if not name.startswith("_"))


def _is_numeric(value: ast.expr) -> bool:
    """Return whether an expression is a number, or some, written out."""
    match value:
        case ast.Constant(value=number):
            return isinstance(number, (int, float)) and not isinstance(number, bool)
        case ast.UnaryOp(operand=part):
            return _is_numeric(part)
        case ast.BinOp(left=left, right=right):
            return _is_numeric(left) and _is_numeric(right)
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            return bool(parts) and all(map(_is_numeric, parts))
    return False


def test_no_path_of_a_machine_is_written_down() -> None:
    """No file of the repository names a folder of somebody's machine."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    files = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")  # noqa: S603
    path = re.compile(rb"(?<![\w.])/(?:work|root|home|Users)/")

    assert [name for name in files if (ROOT / name).is_file() and path.search((ROOT / name).read_bytes())] == []


@every_lock
def test_a_lock_pins_by_hash_and_holds_no_address(lock: str) -> None:
    """Every requirement has a version and a hash, and none says where it is fetched."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    pinned = re.compile(r"[\w.-]+==[\w.]+( ; [^\\\n]+)? \\(\n    --hash=sha256:[0-9a-f]{64}( \\)?)+")

    assert [entry for entry in re.split(r"\n(?=\S)", text.strip()) if not pinned.fullmatch(entry)] == []
    assert "://" not in text


@every_lock
def test_the_model_is_the_one_that_was_looked_at(lock: str) -> None:
    """Packages named like a spaCy model are of unknown make; those that were read are pinned, and no other is."""
    like_a_model = re.compile(r"^\S*(?:core[-_.](?:web|news)|spacy[-_.]\w\w[-_.])\S*", re.MULTILINE)
    named = like_a_model.findall((ROOT / lock).read_text(encoding="utf-8"))

    assert sorted(named) == sorted(known.requirement for known in PACKAGED)


def test_the_group_of_models_is_what_is_named_with_its_digest() -> None:
    """A package that is pinned has the digest of its data where models are named, and the other way round."""
    group = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]["model"]

    assert sorted(line.partition(";")[0].strip() for line in group) == sorted(known.requirement for known in PACKAGED)


@pytest.mark.parametrize(
    ("option", "allowed"),
    [
        ("browser.gatherUsageStats", [False]),
        ("client.showErrorDetails", ["none"]),
        ("server.enableXsrfProtection", [True, None]),
        ("server.enableStaticServing", [False, None]),
        ("server.enableAgentApi", [False, None]),
        ("server.enableCORS", [True, None]),
        ("server.corsAllowedOrigins", [[], None]),
        ("server.allowedHosts", [None]),  # the command gives it, from what it listens on
        ("server.unsafeMetricsUserAttributes", [None]),
        ("server.scriptHealthCheckEnabled", [False, None]),
        ("server.trustedUserHeaders", [None]),
        ("server.fileWatcherType", ["none"]),
        ("server.disconnectedSessionTTL", [120]),
        ("server.maxMessageSize", [50]),
        ("client.disableDataExport", [True]),
        ("client.showErrorLinks", [False]),
        ("client.toolbarMode", ["viewer"]),
        ("runner.magicEnabled", [False]),
        ("logger.hideWelcomeMessage", [True]),
        ("runner.postScriptGC", [False]),
    ],
)
def test_the_server_is_set_up_safely(option: str, allowed: list[object]) -> None:
    """Nothing is reported, no trace is shown, no needless door is open; None leaves Streamlit's safe default."""
    section, name = option.split(".")
    config = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))

    assert config.get(section, {}).get(name) in allowed


def test_streamlit_knows_every_option_of_the_file() -> None:
    """One that it does not know, or knows no more, would be passed over where a hosted copy reads the file."""
    place = server.Place(address="localhost", port=8501)
    given = [option.removeprefix("--").partition("=")[0] for option in server.arguments(place, headless=True)[2:]]

    assert set(given) - set(get_config_options()) == set()


def test_streamlit_takes_as_large_a_file_as_the_page() -> None:
    """Else a file would be refused in other words than ours, or be sent in vain."""
    config = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))

    assert config["server"]["maxUploadSize"] * 2**20 == analysis.limits.UPLOAD_BYTES


def test_no_question_stands_before_the_dashboard() -> None:
    """The first start on a machine asks for no address on the terminal, where it would wait for ever."""
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))

    assert config["server"]["showEmailPrompt"] is False


# A table is called the same where it is computed, remembered, drawn, listed, said and shown; see docs/decisions.
FACES = ("analysis/", "dashboard/data/", "dashboard/charts/", "dashboard/parts/lists.py", "dashboard/wording/findings/")
FACES += ("dashboard/blocks/",)
SUBJECTS = {"documents", "left_out", "lines", "terms", "topics", "trend"}  # of pages, beside the calls of analysis


def test_a_name_means_one_thing() -> None:
    """No public function has the name of another, but for tables: these have one name, once in each of their faces."""
    homes: dict[str, list[str]] = {}
    for module, tree in TREES.items():
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                face = next((face for face in FACES if module.startswith(face)), module)
                homes.setdefault(node.name, []).append(face)
    tables = {*vars(analysis), *SUBJECTS}

    doubles = {name: found for name, found in homes.items() if len(found) > 1}

    assert {
        name: found
        for name, found in doubles.items()
        if name not in tables or len(set(found)) < len(found) or not set(found) <= set(FACES)
    } == {}
