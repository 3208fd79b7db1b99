"""The documents keep up with the code: measures, commands and formats that they name are there, and none is missing."""

import ast
import os
import re
from pathlib import Path
from pkgutil import resolve_name

import pytest
from srsly import yaml_loads  # spaCy brings it

from analysis import AnalysisError, read_corpus

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MEASURES = [
    node.name
    for path in sorted((ROOT / "analysis/measures").glob("*.py"))
    for node in ast.parse(path.read_text(encoding="utf-8")).body
    if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
]
# A bar inside a cell is written \| in Markdown. The first table is that of the measures.
ROWS = [
    [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
    for line in (ROOT / "docs/methods.md").read_text(encoding="utf-8").partition("\n## ")[0].splitlines()
    if line.startswith("|")
]
TARGETS = re.findall(r"^([a-z0-9]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
FORMATS = sorted(
    set(re.findall(r"`(\.(?:csv|tsv|txt|jsonl?|ndjson|xlsx?|docx|pdf|html?|zip|parquet)(?:\.gz)?)`", README))
)
# Older decisions tell of the code as it was then.
PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md")),
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "docs/decisions").glob("2026-11-29-*.md")),
    *sorted((ROOT / "docs/decisions").glob("2026-11-30-*.md")),
]
PACKAGES = ("", "analysis", "dashboard")  # from where paths are written
FINDINGS = sorted((ROOT / "findings").glob("*.sh"))


def test_the_table_of_methods_says_what_formula_source_and_test() -> None:
    """The table of measures has its five columns."""
    assert ROWS[0] == ["measure", "function", "formula", "source", "test"]


@pytest.mark.parametrize("measure", MEASURES)
def test_a_measure_is_documented_and_tested(measure: str) -> None:
    """Every public measure has a full row, and the test that it names is there, in a module that imports it."""
    (row,) = [row for row in ROWS if row[1] == f"`{measure}`"]
    path, _, name = row[4].strip("`").partition("::")
    tests = ast.parse((ROOT / path).read_text(encoding="utf-8"))

    assert all(row)
    assert name in [node.name for node in tests.body if isinstance(node, ast.FunctionDef)]
    assert measure in [alias.name for node in tests.body if isinstance(node, ast.ImportFrom) for alias in node.names]


def test_no_measure_is_documented_that_is_gone() -> None:
    """Every row of the table is about a measure that there is."""
    assert sorted(row[1].strip("`") for row in ROWS[2:]) == sorted(MEASURES)


def test_the_readme_names_commands_that_there_are() -> None:
    """Whoever follows the README finds the targets of make that it names."""
    named = set(re.findall(r"(?:`|^\s*)make ([a-z0-9]+)", README, re.MULTILINE))

    assert "run" in named
    assert named - set(TARGETS) == set()


def test_contributions_are_checked_by_make_on_every_python_that_is_supported() -> None:
    """The workflow reads as YAML, names targets that there are, tries all Pythons, pins actions, and may only read."""
    workflow = yaml_loads((ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8"))
    job = workflow["jobs"]["check"]
    commands = [step["run"] for step in job["steps"] if "run" in step]
    actions = [step["uses"] for step in job["steps"] if "uses" in step]

    assert commands == ["make check"]
    assert {command.removeprefix("make ") for command in commands} <= set(TARGETS)
    assert job["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13"]
    assert 'requires-python = ">=3.11,<3.14"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert [action for action in actions if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action)] == []
    assert workflow["permissions"] == {"contents": "read"}


def test_the_readme_says_what_is_read() -> None:
    """Whoever follows the README learns of a format that their corpus can have."""
    assert ".csv" in FORMATS


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_format_that_the_readme_names_is_read(suffix: str, tmp_path: Path) -> None:
    """No file is refused for its format when the README says that such files are read."""
    path = tmp_path / f"corpus{suffix}"
    path.write_bytes(b"")

    with pytest.raises(AnalysisError) as refused:
        read_corpus(path)

    assert refused.value.code != "E-FORMAT"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_what_a_page_names_is_there(page: Path) -> None:
    """Paths, from the top or from inside a package, links and dotted names lead somewhere."""
    text = page.read_text(encoding="utf-8")
    paths = re.findall(r"`((?:[\w.]+/)+[\w.-]*)(?:::\w+)?`", text)
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", text)
    dotted = re.findall(r"`((?:analysis|dashboard)(?:\.\w+)+)[`(]", text)

    assert [path for path in paths if not any((ROOT / package / path).exists() for package in PACKAGES)] == []
    assert [link for link in links if not (page.parent / link).exists()] == []
    assert [name for name in dotted if resolve_name(name) is None] == []


def test_the_table_of_findings_names_every_script_and_no_other() -> None:
    """Whoever looks for what libraries do finds each script in one row, with all four columns."""
    lines = (ROOT / "findings/README.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines if line.startswith("|")]

    assert rows[0] == ["script", "library and version", "what it does", "what we do"]
    assert sorted(row[0] for row in rows[2:]) == [f"[{path.name}]({path.name})" for path in FINDINGS]
    assert [row for row in rows if len(row) != 4 or not all(row)] == []


@pytest.mark.parametrize("path", FINDINGS, ids=lambda path: path.stem)
def test_a_finding_can_be_run_as_it_is_and_shows_the_same_tomorrow(path: Path) -> None:
    """A script stops at its first error, pins all that it installs, says no address, and cleans up after itself."""
    script = path.read_text(encoding="utf-8")
    first, *lines = script.splitlines()
    commands = [line for line in lines if line and not line.startswith("#")]
    installed = [word for line in commands if " install " in line for word in line.partition(" install ")[2].split()]

    assert first == "#!/usr/bin/env bash"
    assert os.access(path, os.X_OK)
    assert 5 <= lines.index(commands[0]) <= 12  # the comment at its head
    assert commands[:3] == ["set -euo pipefail", "work=$(mktemp -d)", "trap 'rm -rf \"$work\"' EXIT"]
    assert [word for word in installed if not re.fullmatch(r"--quiet|[a-z0-9-]+==[0-9.]+", word)] == []
    assert any("==" in word for word in installed)
    assert "://" not in script
