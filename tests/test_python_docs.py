"""The recipes for notebooks and for R do what they say, and what is cited is this version."""

import re
from pathlib import Path

import pandas as pd
import pytest

from analysis import VERSION

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/python.md").read_text(encoding="utf-8")
RECIPES = PAGE.split("\n## ")[1:-1]


def _blocks(recipe: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", recipe, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, seeds_folder: Path) -> Path:
    """Return a folder beside which the starter corpus lies, as in a checkout."""
    made = tmp_path_factory.mktemp("notebook")
    (made / "seeds").symlink_to(seeds_folder)
    return made


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.partition("\n")[0])
def test_a_recipe_prints_what_it_says(
    recipe: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each recipe runs by itself, from top to bottom; R reads files and columns that it has written."""
    (code,), (printed,) = _blocks(recipe, "python"), _blocks(recipe, "text")
    monkeypatch.chdir(folder)

    exec(compile(code, "docs/python.md", "exec"), {"__name__": "recipe"})  # noqa: S102 - it is our own page

    assert capsys.readouterr().out == printed
    for script in _blocks(recipe, "r"):
        (name,) = re.findall(r'read[_.]\w+\("(.*?)"', script)
        table = pd.read_feather(name) if name.endswith(".arrow") else pd.read_csv(name)
        assert set(re.findall(r"\w+\$(\w+)", script)) <= set(table.columns)
        assert len(table) > 0


def test_there_are_three_notebooks_and_two_ways_to_r() -> None:
    """Five recipes, the last two of which go on in R."""
    assert [bool(_blocks(recipe, "r")) for recipe in RECIPES] == [False, False, False, True, True]


def test_what_is_cited_is_this_version() -> None:
    """CITATION.cff, the README and the package agree on the version."""
    cited = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert re.findall(r"^version: (.*)$", cited, re.MULTILINE) == [VERSION]
    assert f"version {VERSION}" in readme


def test_the_citation_has_what_its_format_asks_for() -> None:
    """The four keys that the Citation File Format requires are there, and a licence."""
    cited = (ROOT / "CITATION.cff").read_text(encoding="utf-8")

    assert {"cff-version", "message", "title", "authors", "license"} <= set(
        re.findall(r"^([\w-]+):", cited, re.MULTILINE)
    )
