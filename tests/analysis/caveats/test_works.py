"""The works that a methods paragraph cites are those of the documentation, each in full."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis import Corpus, Filters, methods_paragraph, works_cited
from analysis.caveats.works import WORKS

DOCUMENTED = (Path(__file__).parents[3] / "docs/methods.md").read_text(encoding="utf-8").replace("*", "")
CITED = re.compile(r"([A-Z][a-zý]+(?: and [A-Z][a-z]+| et al\.)?)(?:’s)? \(?((?:18|19|20)\d\d)\b")


@pytest.fixture(scope="module")
def corpus(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return a corpus of which nothing was kept."""
    return make_corpus([{"source": source, "text": "war now"} for source in "AB"])


@pytest.mark.parametrize("name", WORKS)
def test_a_work_stands_in_the_documentation(name: str) -> None:
    """Word for word, and under the name and the year by which it is cited."""
    assert f"- {WORKS[name]}\n" in DOCUMENTED
    assert f"({name.rpartition(' ')[2]})" in WORKS[name]


def test_every_work_that_is_cited_is_listed(corpus: Corpus) -> None:
    """Whatever looks like a citation in all that the paragraph can say in general has its reference."""
    paragraph = methods_paragraph(corpus, Filters(collapse_duplicates=True))
    cited = {f"{who} {year}" for who, year in CITED.findall(paragraph)}

    assert cited >= {"Wilson 1927", "Benjamini and Hochberg 1995", "Radev et al. 2004", "Broder 1997"}
    assert works_cited(paragraph) == [WORKS[name] for name in sorted(cited)]


def test_what_is_not_cited_is_not_listed() -> None:
    """A year alone, or another author of that year, is no citation."""
    assert works_cited("In 1927 nothing was said (Other 1927).") == []
    assert works_cited("These are Wilson’s (1927).") == [WORKS["Wilson 1927"]]
