"""Texts, titles and names that try to be something else: every page shows each as itself, and nothing runs.

Whatever one of them makes happen, a dialog, a request to elsewhere, an error, ends the visit as a failure: see `Visit`.
"""

import json
import os
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import Locator, expect

from analysis import Correction, read_corpus
from analysis.corpus.intake.letters import legible
from analysis.corpus.names.corrections import written_corrections
from analysis.corpus.opening import corrections_path, write_marks
from analysis.corpus.schema import MARKS
from analysis.corpus.segmentation import unspaced

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.e2e.conftest import Visit

pytestmark = [pytest.mark.e2e, pytest.mark.usefixtures("test_data")]
MARKER, TITLED = "zzmarker", "zztitle"  # begins every text, and ends every title
NAUGHTY = Path("bad", "txt_naughty_strings.txt")  # in the folder of real data
EXCERPT = 240  # characters; of a longer text a passage shows a part
COLUMN = "![p](http://203.0.113.9/column.png) <b>c</b> :smile:"
NAME = "<img src=x onerror=alert(2)> *a* $b$ [c](d)"
SOURCES = [
    "**bold** _it_ [a](javascript:alert(1)) ![p](http://203.0.113.9/p.png)",
    "<b>bold</b> %{x} &amp; 5 < 6",
    '<img src=x onerror=alert("source")>',
    "=cmd|' /C calc'!A0",
    "Alpha Times",
    "Omega Post",
    "pipe | $x^2$ :red[x] :smile:",
    f"שלום عربي 👩‍👩‍👧 \u202eturned\u202c {'long ' * 50}end",
]
OURS = [
    '<img src=x onerror=alert("text")><svg onload=alert(1)><iframe src=//203.0.113.9></iframe>',
    "[click](javascript:alert(1)) ![pixel](http://203.0.113.9/p.png) http://203.0.113.9/",
    "**bold** _slanted_ ~~gone~~ `code` :red[red] :smile: :material/home: $x^2$, $5 and $6",
    "%{x} <b>bold</b> &lt;b&gt; &amp;amp; </blockquote></article><!-- comment -->",
    "=cmd|' /C calc'!A0",
    "# heading",
    "> quoted | in | a table",
    "\u202ezzturned שלום",
]
# Each page, and what its link opens on it.
OPENED: list[tuple[str, dict[str, str]]] = [
    ("", {"cell": f"{SOURCES[2]}|2020-01-01"}),
    ("terms", {"near": "alert"}),
    ("trends", {"persource": "True", "point": f"{MARKER}|{quote(SOURCES[6], safe=' ')}|2020-01-01"}),
    ("compare", {"target": SOURCES[0], "against": SOURCES[7], "without": "True", "copies": "True"}),
    ("compare", {"target": SOURCES[1], "shape": "scatter"}),
    ("compare", {"shape": "several"}),
    ("topics", {"topic": "1"}),
    ("entities", {"entity": "ABC"}),
    ("passages", {"view": "Side by side"}),
    ("passages", {"view": "Lines"}),
    ("passages", {"view": "Pairs", "target": SOURCES[3], "against": SOURCES[6]}),
    ("passages", {"view": "Whole text", "document": "all"}),
    ("methods", {}),
]
IN_TEXT = ("undefined", "nil")  # words that some of them are
NAMED = {"GPE": "country, state or city", "ORG": "organisation", "PERSON": "person"}
UNKNOWN = ("![p](http://203.0.113.9/kind.png)", ":red[x] :smile: :material/home: -> $x^2$")  # a setting, and its value
QUOTED = {"text", "left_text", "right_text", "before", "match", "after", "left", "right", "surface"}
TABLES = """tables => tables.flatMap(table => {
  const texts = (row, role) => [...row.querySelectorAll(`[role=${role}]`)].map(cell => cell.textContent);
  const rows = [...table.querySelectorAll('tbody tr')].map(row => texts(row, 'gridcell'));
  return texts(table, 'columnheader').map((name, place) => [name, rows.map(row => row[place])]);
})"""
# Lists are tables; a text stands in a button, a cell, or the middle of a line.
LISTED = """() => [...document.querySelectorAll('.discourse-list table')].flatMap(table => {
  const rows = [...table.tBodies[0].rows].map(row => [...row.cells].map(cell =>
    (cell.querySelector('b') ?? cell.querySelector('button') ?? cell).textContent));
  return [...table.tHead.rows[0].cells].map((head, place) =>
    [head.textContent === 'line' ? 'match' : head.textContent, rows.map(row => row[place])]);
})"""
# What only a text can have made: elements that fetch or run something, and handlers of events.
MADE = r"""() => [...document.querySelectorAll('body *')].filter(one =>
  one.matches('script, img, iframe, object, embed, video, audio, form, base, math')
  || [...one.attributes].some(({name, value}) => /^on/i.test(name)
    || /^(href|src|action|formaction|xlink:href|data|srcdoc)$/i.test(name)
      && !value.startsWith('data:image/') && new URL(value, location).origin !== location.origin)
).map(one => one.outerHTML.slice(0, 200))"""
# Where the last four characters of an element stand, from the left.
ENDS = """one => {
  const last = document.createTreeWalker(one, NodeFilter.SHOW_TEXT).lastChild();
  return [4, 3, 2, 1].map(place => { const character = new Range();
    character.setStart(last, last.length - place); character.setEnd(last, last.length - place + 1);
    return character.getBoundingClientRect().left; });
}"""


@cache
def _texts(listed: Path) -> dict[str, str]:
    """Return the documents: one of all lines of a list and of ours, and one a line; what is blank has no text.

    Control characters are out: intake would take them out of what is shown.
    """
    lines = [*listed.read_text(encoding="utf-8").split("\n"), *OURS]
    kept = (line for line in lines if line in OURS or not line.startswith("#"))
    named = {f"{place} <i onclick=alert(3)>*x* $y$ & z": line for place, line in enumerate(kept)}
    each = {name: f"{MARKER} {line}" if line.strip() else line for name, line in named.items()}
    return {name: legible(text)[0] for name, text in {"all": "\n".join([MARKER, "", *lines]), **each}.items()}


@pytest.fixture
def texts(test_data: Path) -> dict[str, str]:
    """Return the documents, made of a list of strings that break programs, and of some made to break this one."""
    return _texts(test_data / NAUGHTY)


def corpora(folder: Path) -> Iterator[Path]:
    """Write the documents under hostile titles, by hostile sources, in a file with a hostile name."""
    test_data = os.environ.get("DISCOURSE_TEST_DATA")
    if not test_data:
        return
    rows = [
        {
            "doc_id": name,
            "source": SOURCES[place % len(SOURCES)],
            "title": f"{text[:EXCERPT]} {TITLED}",
            "published": f"{2020 + place % 2}-{place % 12 + 1:02}-15",
            "language": "en",
            "text": text,
        }
        for place, (name, text) in enumerate(_texts(Path(test_data) / NAUGHTY).items())
    ]
    path = folder / f"{NAME}.jsonl"
    path.write_text("\n".join(json.dumps({**row, COLUMN: "x"}) for row in rows), encoding="utf-8")
    _name(path)
    yield path


def _name(path: Path) -> None:
    """Keep names beside the corpus: none of a model, and three that were added by hand, each of another kind."""
    corpus = read_corpus(path)
    write_marks(corpus.with_marks(MARKS.empty(), "nobody"), path)
    called = zip(("ABC", f"{MARKER[1:]} 1", f"{MARKER[2:]} 2"), NAMED, (MARKER, *IN_TEXT), strict=True)
    added = [Correction("add", entity, form=form, type=kind) for entity, kind, form in called]
    corrections_path(path).write_text(written_corrections(added), encoding="utf-8")


@pytest.fixture
def read(texts: dict[str, str]) -> list[str]:
    """Return the texts that can be read, as they are laid out."""
    return [_laid_out(text) for text in texts.values() if text.strip()]


def _laid_out(text: str) -> str:
    """Return a text as a page lays it out: any white space is one space."""
    return " ".join(text.split())


def _link(path: str, **further: str | list[str]) -> str:
    """Return a link into the corpus that follows the word with which every text begins."""
    return f"{path}?{urlencode({'corpus': NAME, 'word': MARKER, **further}, doseq=True)}"


def _columns(tables: Locator) -> list[tuple[str, list[str]]]:
    """Return the columns of some tables: their names, and the cells that are in view."""
    for table in tables.all():
        table.locator("[role=gridcell]").first.wait_for(state="attached")
    found: list[tuple[str, list[str]]] = tables.evaluate_all(TABLES)
    return found


def _altered(shown: list[str], read: list[str]) -> list[str]:
    """Return the passages that are neither a whole text nor, where they say so, a part of one."""
    parts = [(text, text.removeprefix("… ").removesuffix(" …")) for text in shown if text not in read]
    return [text for text, part in parts if part == text or not any(part in whole for whole in read)]


def _wrong(columns: list[tuple[str, list[str]]], read: list[str]) -> list[tuple[str, str]]:
    """Return the cells that are not what the file says."""
    every = "\n".join(read)
    right: dict[str, Callable[[str], bool]] = {
        "doc_id": lambda cell: cell == "all" or cell.endswith(" <i onclick=alert(3)>*x* $y$ & z"),
        "title": lambda cell: _laid_out(cell).removesuffix(TITLED).strip() in every,
        "file": lambda cell: cell == f"{NAME}.jsonl",
        **dict.fromkeys(("source", "left_source", "right_source"), lambda cell: cell in SOURCES),
        **dict.fromkeys(QUOTED, lambda cell: _laid_out(cell) in every),
    }
    return [(name, cell) for name, cells in columns for cell in cells if name in right and not right[name](cell)]


@pytest.mark.parametrize(("path", "further"), OPENED, ids=lambda part: str(part)[:30] or "overview")
def test_a_page_shows_each_string_as_itself(
    visit: "Visit", read: list[str], path: str, further: dict[str, str]
) -> None:
    """What is read on a page, in its lists and in the data behind it is what the file says; no text is an element."""
    visit.go(_link(path, **further))
    shown = [_laid_out(text) for text in visit.page.locator("blockquote, article").all_text_contents()]
    columns = _columns(visit.page.get_by_test_id("stDataFrame")) + visit.page.evaluate(LISTED)
    for button in visit.page.get_by_role("button", name="Data", exact=True).all():
        with visit.rerun():
            button.click()
        columns += _columns(visit.page.get_by_test_id("stPopoverBody").get_by_test_id("stDataFrame"))
        with visit.rerun():
            visit.page.keyboard.press("Escape")

    assert (shown == []) == (path == "methods" or further.get("view") == "Lines")
    assert _altered(shown, read) == []
    assert (columns == []) == (further.get("view") == "Whole text")
    assert _wrong(columns, read) == []
    assert visit.page.evaluate(MADE) == []


def test_all_texts_are_read_page_by_page(visit: "Visit", read: list[str]) -> None:
    """Each document is found once by its word, and is shown whole unless it is longer than a passage.

    Of scripts without spaces fewer letters make one, and a space that nobody sees at a text's end may be left out.
    """
    found: Counter[str] = Counter()
    for first in range(0, len(SOURCES), 2):
        visit.go(_link("passages", source=SOURCES[first : first + 2]))
        found.update(map(_laid_out, visit.passages()))

    cut, longer = list((found - Counter(read)).elements()), list((Counter(read) - found).elements())
    shorter = [text for text in longer if len(text) <= EXCERPT and not unspaced(text)]
    assert [text for text in shorter if not text.endswith("\u200b")] == []
    assert len(cut) == len(longer)
    assert _altered(cut, longer) == []


def test_a_whole_text_is_read_as_it_is(visit: "Visit", read: list[str]) -> None:
    """The document that holds all lines is shown from its first character to its last."""
    visit.go(_link("passages", view="Whole text", document="all"))
    article, following = visit.page.locator("article"), visit.page.get_by_role("button", name="Next page")
    pages = article.all_text_contents()
    while following.count() and following.is_enabled():
        with visit.rerun():
            following.click()
        pages += article.all_text_contents()

    parts = [_laid_out(text).removeprefix("… ").removesuffix(" …") for text in pages]
    assert " ".join(parts) == read[0]


def test_kept_passages_are_shown_as_they_are(visit: "Visit", texts: dict[str, str]) -> None:
    """Passages that a link holds stand in the tray one under the other, with nothing of them carried out."""
    kept = list(texts)[-len(OURS) :]
    visit.go(_link("passages", view="Kept", kept=[f"0-{len(texts[name])} {name}" for name in kept]))

    assert visit.passages() == [texts[name] for name in kept]
    assert visit.page.evaluate(MADE) == []


def test_what_came_in_and_what_did_not_adds_up(visit: "Visit", texts: dict[str, str]) -> None:
    """Methods counts the documents, and names each line that was set aside because it holds no text."""
    blank = [str(place) for place, text in enumerate(texts.values(), start=1) if not text.strip()]
    visit.go(_link("methods"))

    expect(visit.page.get_by_test_id("stMain")).to_contain_text(
        f"{len(texts)} rows: {len(texts) - len(blank)} documents came in, {len(blank)} rows were set aside."
    )
    aside = dict(_columns(visit.page.get_by_test_id("stDataFrame")))["line"]
    assert aside == blank[: len(aside)]


@pytest.mark.parametrize(("path", "labels"), [("", ".legendtext"), ("topics", ".xtick"), ("compare", ".xtick")])
def test_figures_name_sources_as_they_are(visit: "Visit", path: str, labels: str) -> None:
    """No name of a source becomes markup, a formula or a template on a figure; a long one is cut."""
    visit.go(_link(path, shape="several"))
    names = visit.page.locator(f".js-plotly-plot {labels} text, .js-plotly-plot text{labels}").all_text_contents()
    named = ["all", *SOURCES] if path == "topics" else SOURCES

    assert len(names) == len(named)
    assert all(source.startswith(name.removesuffix("…")) for name, source in zip(names, named, strict=True))


def test_a_figure_says_of_a_source_what_it_is_called(visit: "Visit") -> None:
    """The name stands whole in the label of a bar, character by character."""
    visit.go(_link("", by="year"))

    said = [visit.hover(bar) for bar in visit.bars().all()]

    # A long name goes over several lines, between which no space is drawn.
    named = sorted("".join(text.rpartition(", 202")[0].split()) for text in said)
    assert named == sorted("".join(source.split()) for source in SOURCES)


@pytest.mark.parametrize(("path", "label"), [("", "Sources"), ("compare", "compare")])
def test_boxes_offer_sources_as_they_are(visit: "Visit", path: str, label: str) -> None:
    """What can be chosen is called as the file calls it."""
    visit.go(_link(path))

    if label == "Sources":
        visit.open_sidebar()
    visit.page.get_by_label(label, exact=True).first.click()
    offered = visit.page.get_by_role("option")

    expect(offered.last).to_have_text(SOURCES[-1])
    assert [text for text in offered.all_text_contents() if text != "Select all"] == SOURCES


def test_kinds_of_names_are_called_in_words(visit: "Visit") -> None:
    """Each kind is a button with its name in words; chosen, it is what is shown."""
    visit.go(_link("entities"))
    kinds = visit.page.get_by_test_id("stButtonGroup").filter(has_text=next(iter(NAMED.values())))
    pills = kinds.get_by_role("button")

    assert [text.replace("\u2060", "") for text in pills.all_text_contents()] == list(NAMED.values())
    for place in range(len(NAMED)):
        with visit.rerun():
            pills.nth(place).click()
    assert visit.page.evaluate(MADE) == []


def test_a_link_that_asks_for_what_is_not_here_is_told_so_in_its_own_words(visit: "Visit") -> None:
    """Whatever a link asks for in vain is named as it was written, and nothing of it is carried out."""
    visit.go(f"?{urlencode({'corpus': NAME, 'source': SOURCES[0] + '!', 'by': NAME, UNKNOWN[0]: UNKNOWN[1]})}")

    said = visit.page.get_by_test_id("stMain").inner_text()
    assert f"“{SOURCES[0]}!”" in said
    assert f"“by = {NAME}”" in said
    assert f"“{UNKNOWN[0]} = {UNKNOWN[1]}”" in said
    assert visit.page.evaluate(MADE) == []


def test_the_sources_that_are_chosen_are_called_as_they_are(visit: "Visit") -> None:
    """A name in the box of chosen sources is neither a picture nor a link."""
    visit.go(_link("overview", source=SOURCES[:3]))

    box = visit.open_sidebar().get_by_test_id("stMultiSelect")
    assert [source for source in SOURCES[:3] if source not in box.inner_text()] == []
    assert visit.page.evaluate(MADE) == []


@pytest.mark.parametrize("source", SOURCES[-2:])
def test_a_link_opens_a_source_whatever_it_is_called(visit: "Visit", texts: dict[str, str], source: str) -> None:
    """A source's name in a link selects its documents; it stands over their passages, and each title over its own."""
    own = [text for text in list(texts.values())[SOURCES.index(source) :: len(SOURCES)] if text.strip()]
    visit.go(_link("passages", source=source))
    main, passages = visit.page.get_by_test_id("stMain"), visit.page.locator("blockquote").all_text_contents()

    assert visit.sidebar_numbers().startswith(f"{len(own)} documents")
    expect(main.get_by_text(source, exact=True).first).to_be_visible()
    assert passages != []
    said = main.text_content()
    assert [text for text in passages if not any(f" {year} · {text} {TITLED}" in said for year in (2020, 2021))] == []


def test_a_title_turns_nothing_but_itself(visit: "Visit", texts: dict[str, str]) -> None:
    """After a title that makes letters run from right to left, the date and the length run from left to right."""
    turned = next(name for name, text in texts.items() if "zzturned" in text and name != "all")
    visit.go(_link("passages", view="Whole text", document=turned))

    length = visit.page.locator("p", has_text=f"zzturned שלום {TITLED} · 15 ").last.evaluate(ENDS)

    assert length == sorted(set(length))


@pytest.mark.parametrize(
    ("path", "word", "said"),
    [
        ("terms", "script|:smile:$x^2$~~p~~<b>", "Words near script|:smile:$x^2$~~p~~<b>"),
        ("compare", "script|:smile:$x^2$~~p~~<b>", "script|:smile:$x^2$~~p~~<b> per 10,000"),
        (
            "terms",
            "script|![p](http://203.0.113.9/p.png)",
            "called “p” in this corpus",
        ),  # square brackets hold a name, which nothing has
        ("compare", "script|![<b>](http://203.0.113.9/p.png)", "called “<b>” in this corpus"),
        ("compare", "<b>bold</b> :smile: $x^2$ **no**", "“<b>bold</b> :smile: $x^2$ **no**” does not occur"),
        ("passages", "<b>bold</b> :smile: $x^2$ **no**", "“<b>bold</b> :smile: $x^2$ **no**” does not stand in"),
        ("passages", "<img src=x> <*b>", "“<*b>” neither begins nor ends a word"),
    ],
)
def test_a_search_is_named_as_it_was_typed(visit: "Visit", path: str, word: str, said: str) -> None:
    """What a search is made of is neither markup nor a formula nor a picture where a page speaks of it."""
    visit.go(_link(path, word=word, view="Whole text"))

    assert said in visit.page.get_by_test_id("stMain").inner_text()
    assert visit.page.evaluate(MADE) == []
