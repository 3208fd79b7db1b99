"""Names that try to be something else: every page shows each as itself, and nothing runs."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest

from analysis import Correction, name_search, read_corpus
from analysis.corpus.names.corrections import written_corrections
from analysis.corpus.opening import corrections_path, write_marks
from analysis.corpus.schema import MARKS
from tests.e2e.test_hostile_strings import MADE

if TYPE_CHECKING:
    from tests.e2e.conftest import Visit

pytestmark = pytest.mark.e2e
CORPUS = "hostile names"
HOSTILE = [
    '<img src=x onerror=alert("name")>',
    "<b>bold</b> %{x} &amp; <br>",
    "![p](http://203.0.113.9/p.png) [a](javascript:alert(1))",
    "**bold** _it_ `code` $x^2$ :red[x] :smile:",
    "=cmd|' /C calc'!A0",
    r"[a] b|c/d, \e] f",
    "\u202eturned שלום\u202c \u200bnil\u200d",
    "long " * 80 + "end",
]
SOURCES = ["Alpha", "pipe | <i>Omega</i>"]
OTHER = "Ann Lee"


def corpora(folder: Path) -> Iterator[Path]:
    """Write a corpus in which every name is called something hostile, by the corrections that come with it."""
    plain = [f"Name{chr(65 + place)}" for place in range(len(HOSTILE))]
    rows = [
        {
            "doc_id": f"{place} {source}",
            "source": source,
            "published": f"202{place % 3}-03-01",
            "text": "\n\n".join(f"Yesterday {name} met {OTHER} and {plain[place]} in town." for name in plain),
        }
        for place in range(len(plain))
        for source in SOURCES
    ]
    path = folder / f"{CORPUS}.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    write_marks(read_corpus(path).with_marks(MARKS.empty(), "<img src=x onerror=alert(2)> *a* $b$"), path)
    log = [Correction("add", name, form=form, type="PERSON") for name, form in zip(HOSTILE, plain, strict=True)]
    log = [*log, Correction("add", OTHER, form=OTHER, type="PERSON", note=HOSTILE[0])]
    corrections_path(path).write_text(written_corrections(log), encoding="utf-8")
    yield path


def _link(page: str, **further: str | list[str]) -> str:
    return f"{page}?{urlencode({'corpus': CORPUS, **further}, doseq=True)}"


def _fine(visit: "Visit", name: str) -> None:
    """Expect a name to be shown, by itself or as one searches for it, and nothing to have come of it."""
    said = visit.page.get_by_test_id("stMain").text_content()
    assert any(_letters(form) in _letters(said) for form in (name[:30], name_search(name)[:30]))
    assert visit.page.evaluate(MADE) == []
    assert visit.page.get_by_test_id("stException").count() == 0


def _letters(text: str) -> str:
    """Return what is seen of a text, whatever line it is broken over."""
    return "".join(letter for letter in text if not letter.isspace() and letter not in "\u200b\u2060")


@pytest.mark.parametrize("name", HOSTILE, ids=lambda name: name[:12].strip())
def test_a_name_is_shown_as_itself_wherever_it_is_read(visit: "Visit", name: str) -> None:
    """Among names, in one source, over time, beside another, followed elsewhere, mended and checked."""
    called = " ".join(name.split())
    search = name_search(called)
    for link in (
        _link("entities", entity=called, bysource="True", namedin=SOURCES[1]),
        _link("entities", entity=called, namedwith=OTHER, measure="documents"),
        _link("entities", entity=called, namedwhen="2021-01-01", checking="1"),
        _link("trends", terms=search, word=search),
        _link("terms", word=search, near="town"),
        _link("compare", word=search),
        _link("passages", word=search),
        _link("methods", word=search, mended=Correction("rename", OTHER, into=f"{called[:300]}!").written),
    ):
        visit.go(link)
        _fine(visit, called)
