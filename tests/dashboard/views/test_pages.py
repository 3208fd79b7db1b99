"""The pages, over the real app: what they say, what they never say, and that nothing breaks them."""

import re
from collections.abc import Callable
from datetime import date
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from analysis.corpus.intake.letters import legible
from dashboard.state.pages import PAGES

if TYPE_CHECKING:
    from tests.dashboard.conftest import Visit

WITH_FIGURE = ["overview", "terms", "trends", "compare", "topics", "entities"]
WITH_WORD = ["terms", "trends", "compare", "passages"]
PLACES = "The raids went on in the city, and workers met in the street. People said that raids must stop now."
# Dates that no document states in full: the first two are first days of a month or a year, the last is inferred.
UNSTATED = re.compile(r"(?<!\d)(?:1 July 2019|1 January 2017|25 July 2025)(?! \(inferred\))")
OURS = {"p", "br", "span", "strong", "em", "mark", "blockquote", "article", "bdi", "dl", "dt", "dd"}
OURS |= {"nav", "a", "h1", "h2", "h3", "div", "details", "summary"}  # of the frame
HINT = "A * in “im*mig” neither begins nor ends a word. Put it at the beginning or the end of a word, as in immig*"
every_page = pytest.mark.parametrize("page", PAGES)
page_with_figure = pytest.mark.parametrize("page", WITH_FIGURE)


@pytest.mark.parametrize("word", ["", "raids"])
@every_page
def test_a_page_opens_with_its_title_and_a_finding(visit: "Callable[..., Visit]", page: str, word: str) -> None:
    """Followed word or not, a page has its title, and a sentence that ends with a full stop."""
    found = visit(page, word=word)

    assert found.title == PAGES[page]
    assert found.finding.endswith(".")
    assert found.refusals == set()


@pytest.mark.parametrize("word", ["", "raids"])
@page_with_figure
def test_a_page_has_its_figure(visit: "Callable[..., Visit]", page: str, word: str) -> None:
    """A figure with data reaches the browser, with words for those who do not see it."""
    found = visit(page, word=word)

    assert found.figure["data"]
    assert len(found.app.get("plotly_chart")[0].proto.alt) > 20


@pytest.mark.parametrize("page", ["passages", "methods"])
def test_a_page_without_a_figure(visit: "Callable[..., Visit]", page: str) -> None:
    """Passages and methods are to be read."""
    assert visit(page).figure is None


@pytest.mark.parametrize("page", WITH_WORD)
def test_a_followed_word_has_its_passages_on_the_page(visit: "Callable[..., Visit]", page: str) -> None:
    """Each page that shows words shows the passages of the one being followed."""
    found = visit(page, word="raids")

    assert [number for number, _ in found.passages()] == [6, 12]


@pytest.mark.parametrize("page", WITH_WORD)
def test_a_word_that_is_not_there_says_so(visit: "Callable[..., Visit]", page: str) -> None:
    """Instead of passages there is a sentence."""
    found = visit(page, word="zebra")

    assert any("“zebra” does not occur in the documents selected" in text for text in found.said)


@pytest.mark.row(91)
@pytest.mark.parametrize("page", [*WITH_FIGURE, "passages"])
def test_an_empty_page_names_the_filter_to_relax(visit: "Callable[..., Visit]", page: str) -> None:
    """Where no document is left there is no figure, and the sentence names the filter that is set."""
    found = visit(page, search="zebra")

    assert found.title == PAGES[page]
    assert found.finding == "No document passes the filters. Relax the search in the sidebar, or press Clear filters."
    assert (found.figure, found.numbers) == (None, "0 documents · 0 words · 0 sources · undated")


@pytest.mark.row(91)
def test_all_filters_that_are_set_are_named(visit: "Callable[..., Visit]") -> None:
    """With several filters, each may be the one to relax."""
    found = visit("terms", search="zebra", source=["Revolution"], dates=["2018-01-01", "2019-01-01"])

    assert "Relax the sources or the dates or the search in the sidebar" in found.finding


def test_methods_describes_an_empty_selection(visit: "Callable[..., Visit]") -> None:
    """The methods are there whatever is selected."""
    found = visit("methods", search="zebra")

    assert any(
        "covers 0 documents (0 words) by 0 sources, of those that pass the search “zebra”" in text
        for text in found.said
    )


# One interaction each.


@pytest.mark.parametrize(
    ("page", "settings"),
    [
        ("overview", {"by": "month"}),
        ("terms", {"n": 2}),
        ("terms", {"n": 3}),
        ("terms", {"stopwords": False}),
        ("trends", {"by": "month"}),
        ("trends", {"persource": False}),
        ("trends", {"terms": "workers, class"}),
        ("compare", {"target": "Revolution"}),
        ("compare", {"shape": "scatter"}),
        ("compare", {"chance": True, "deal": 1}),
        ("topics", {"k": 2}),
        ("entities", {"types": ["PERSON"]}),
    ],
)
def test_a_setting_changes_the_figure(visit: "Callable[..., Visit]", page: str, settings: dict[str, Any]) -> None:
    """Each setting of a page is a setting of its figure."""
    found = visit(page)
    before = found.figure

    found.put(**settings)

    assert not found.app.exception
    assert found.figure["data"]
    assert found.figure != before


def test_words_in_a_row(visit: "Callable[..., Visit]") -> None:
    """Two words in a row are named, drawn and listed."""
    found = visit("terms").put(n=2)

    assert found.finding.startswith("Pairs of words used most: working class (")
    assert {len(term.split()) for term in found.figure["data"][0]["customdata"]} == {2}


def test_stop_words_can_be_kept(visit: "Callable[..., Visit]") -> None:
    """With stop words, the commonest word is one."""
    assert "Words used most: the (" in visit("terms").put(stopwords=False).finding


def test_the_other_source_can_be_looked_at(visit: "Callable[..., Visit]") -> None:
    """The comparison turns round, and says so."""
    found = visit("compare")
    assert re.match(r"In these texts, \S+ stands out in Red Flag \(", found.finding)

    assert re.match(r"In these texts, \S+ stands out in Revolution \(", found.put(target="Revolution").finding)


def test_the_number_of_topics_can_be_chosen(visit: "Callable[..., Visit]") -> None:
    """As many topics are named as were asked for."""
    found = visit("topics").put(k=3)

    assert any(text.startswith("3 topics in ") for text in found.said)


def test_kinds_of_names_can_be_chosen(visit: "Callable[..., Visit]") -> None:
    """Only names of the chosen kind are listed."""
    found = visit("entities").put(types=["PERSON"])

    assert set(found.lists["names"]["taken for"]) == {"person"}


@pytest.mark.parametrize(("view", "element"), [("Side by side", "<blockquote"), ("Whole text", "<article")])
def test_passages_or_the_whole_text(visit: "Callable[..., Visit]", view: str, element: str) -> None:
    """The same word in its passages, or in one whole document with every match marked."""
    found = visit("passages", word="raids").put(view=view)

    assert any(element in html and "<mark" in html for html in found.html)


def test_lines(visit: "Callable[..., Visit]") -> None:
    """The same word in lines, one a match."""
    found = visit("passages", word="raids").put(view="Lines")

    assert len(found.lists["lines"]) == 18


# The numbers add up.


@pytest.mark.parametrize("word", ["raids", "ICE", "los angeles", "immig*", "“class”"])
def test_the_head_of_a_column_counts_its_passages(visit: "Callable[..., Visit]", word: str) -> None:
    """The number over a column is the number of passages on all of its pages."""
    columns = visit("passages", word=word).passages()

    assert columns != []
    assert [(number, number) for number, _ in columns] == columns


@pytest.mark.parametrize("topic", [1, 2])
def test_a_topic_s_heads_count_its_passages(visit: "Callable[..., Visit]", topic: int) -> None:
    """All passages of a topic can be read."""
    columns = visit("topics").put(topic=topic).passages()

    assert columns != []
    assert [(number, number) for number, _ in columns] == columns


@pytest.mark.parametrize("entity", ["ICE", "Trump", "Carlos"])
def test_an_entity_s_heads_count_its_mentions(visit: "Callable[..., Visit]", entity: str) -> None:
    """All mentions of a name can be read."""
    columns = visit("entities").put(entity=entity).passages()

    assert columns != []
    assert [(number, number) for number, _ in columns] == columns


def test_a_bar_of_the_coverage_opens_its_documents(visit: "Callable[..., Visit]") -> None:
    """The documents that a bar counts are those whose beginnings are shown."""
    assert visit("overview").put(cell="Red Flag|2019-01-01").passages() == [(1, 1)]


def test_a_word_is_followed_from_page_to_page(visit: "Callable[..., Visit]") -> None:
    """Wherever it is chosen, every page shows the same passages of it."""
    found = visit("terms").put(word="workers")

    counts = [found.go(page).passages() for page in WITH_WORD]

    assert counts == [[(17, 17), (2, 2)]] * 4


# Dates.


@pytest.mark.parametrize("word", ["", "immigrants"])
@every_page
def test_no_page_states_a_day_that_is_not_stated(visit: "Callable[..., Visit]", page: str, word: str) -> None:
    """A date that is inferred, or known to the month or year, is never shown as a stated day."""
    found = visit(page, word=word)

    assert [match.group() for text in found.said for match in UNSTATED.finditer(text)] == []


@pytest.mark.parametrize("view", ["Lines", "Whole text"])
def test_no_view_of_the_passages_states_a_day_that_is_not_stated(visit: "Callable[..., Visit]", view: str) -> None:
    """Lines and whole texts say how exact a date is, and what is inferred."""
    found = visit("passages", word="immigrants", view=view)

    assert [match.group() for text in found.said for match in UNSTATED.finditer(text)] == []


@pytest.mark.parametrize("by", ["day", "week", "month", "quarter"])
@pytest.mark.parametrize("page", ["overview", "trends"])
def test_short_periods_state_no_day_that_is_not_stated(visit: "Callable[..., Visit]", page: str, by: str) -> None:
    """Counting by days does not turn an inferred day into a stated one."""
    found = visit(page, word="deportations").put(by=by)

    said = [text for text in found.said if not text.startswith("{")]  # a figure's axis is made of days
    assert [match.group() for text in said for match in UNSTATED.finditer(text)] == []


def test_an_inferred_day_is_marked(visit: "Callable[..., Visit]") -> None:
    """25 July 2025 is shown, and shown as inferred."""
    found = visit("passages", word="raza")

    assert any("25 July 2025 (inferred)" in text for text in found.said)


def test_the_data_behind_lines_say_how_exact_dates_are(visit: "Callable[..., Visit]") -> None:
    """Where a table to take away has a date, it has its precision and basis, or the date in words."""
    found = visit("passages", word="immigrants", view="Lines").put(**{"data-concordance": True})

    tables = [set(table.value.columns) for table in found.app.dataframe]
    dated = [table for table in tables if "published" in table]
    assert [table for table in dated if not {"date_precision", "date_basis"} <= table and "date" not in table] == []


# Links.


@pytest.mark.parametrize(
    ("link", "numbers"),
    [
        ({"source": ["Red Flag"]}, "3 documents · 1,928 words · 1 source · 2017 to 2025"),
        ({"dates": ["2019-07-15", "2019-07-16"]}, "2 documents"),
        ({"search": ["neighbors"]}, "1 document · 456 words · 1 source · 2019"),
        ({"source": ["Red Flag"], "dates": ["2020-01-01", "2025-07-25"], "search": ["raza"]}, "1 document · 717 words"),
    ],
)
@pytest.mark.parametrize("page", ["overview", "compare"])
def test_a_link_sets_the_filters(
    visit: "Callable[..., Visit]", page: str, link: dict[str, list[str]], numbers: str
) -> None:
    """What a link names is what is counted."""
    assert visit(page, **link).numbers.startswith(numbers)


HOSTILE: dict[str, dict[str, Any]] = {
    "unknown sources": {"source": ["Nobody", "<img src=x>"]},
    "reversed dates": {"dates": ["2025-07-25", "2017-01-01"]},
    "dates out of range": {"dates": ["1066-01-01", "2999-12-31"]},
    "dates that are none": {"dates": ["2019-02-30", "yesterday"]},
    "one date": {"dates": ["2019-01-01"]},
    "markup": dict.fromkeys(["search", "word", "terms", "entity", "cell", "document"], "<img src=x onerror=alert(1)>"),
    "a long word": dict.fromkeys(["search", "word", "terms", "entity"], "x" * 10_000),
    "a long search": dict.fromkeys(["search", "word", "terms"], "x " * 5_000),
    "unknown settings": {"topic": "99", "n": "9", "by": "eon", "k": "1e9", "stopwords": "maybe", "view": "x"},
    "settings of other types": {"topic": "NaN", "cell": "|", "types": ["<b>"], "target": "0", "persource": ""},
    "cells without a day": {"cell": "Red Flag|", "entity": "", "document": "../../etc/passwd"},
    "an unknown corpus": {"corpus": "../../etc"},
    "odd searches": {"search": "***", "word": '""', "terms": ",,*,"},
    "control characters": dict.fromkeys(["search", "word", "terms"], "\x00\u202e\ufeff"),
    "pages that are none": {"page word raids Red Flag 0": "x", "page word raids Revolution 0": "-3", "word": "raids"},
}


@pytest.mark.parametrize("link", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_link_gives_words(visit: "Callable[..., Visit]", link: dict[str, Any]) -> None:
    """Whatever a link says, every page says something, and nothing of the link is markup."""
    found = visit("overview", **link)

    for page, title in PAGES.items():
        assert not found.go(page).app.exception, page
        assert found.title == title or found.refusals, page
        assert [html for html in found.html if "<img" in html] == [], page


def test_a_bad_search_shows_what_to_do_on_every_page(visit: "Callable[..., Visit]") -> None:
    """What is wrong, what to do, and a code to ask about it with, wherever something is searched."""
    found = visit("overview", search="im*mig")

    for page in [page for page in PAGES if page != "corpus"]:
        assert not found.go(page).app.exception, page
        assert any(HINT in text for text in found.said), page
        assert found.refusals == {"E-QUERY"}, page


@pytest.mark.parametrize("name", ["search", "word"])
def test_a_bad_search_can_be_mended(visit: "Callable[..., Visit]", name: str) -> None:
    """The box that it was typed into is still there, and the right search brings the page back."""
    found = visit("terms").put(**{name: "im*mig"})

    found.app.text_input(key=name).set_value("immig*").run()

    assert (found.refusals, found.title) == (set(), "Terms")


def test_bad_words_to_draw_can_be_mended(visit: "Callable[..., Visit]") -> None:
    """On Trends too, the box that a bad search was typed into is still there."""
    found = visit("trends").put(terms=["im*mig"])

    assert "terms" in [box.key for box in found.app.multiselect]


# Other corpora.

CORPORA: dict[str, list[dict[str, Any]]] = {
    "one source": [{"text": PLACES, "published": f"2019-07-0{day}"} for day in range(1, 7)],
    "one document": [{"text": PLACES, "published": "2019"}],
    "one word": [{"text": "raids"}],
    "undated": [{"text": PLACES, "source": source} for source in "AABB"],
    "109 sources": [
        {"text": PLACES * 2, "source": f"Source {place:03}", "published": f"20{place % 20:02}"} for place in range(109)
    ],
    "no words": [{"text": "… — !", "source": source, "published": "2019-07-01"} for source in "AB"],
}


# What only `make exhaustive` tries here has a sibling in `test_every_page`: one text, one word, no dates, no words.
SIBLINGS = ["one document", "one word", "undated", "no words"]


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.exhaustive] if name in SIBLINGS else []) for name in CORPORA]
)
def test_every_page_bears_an_odd_corpus(shelve: Callable[..., None], visit: "Callable[..., Visit]", name: str) -> None:
    """A corpus may be small, undated, by one source or by very many: each page has something to say."""
    shelve(CORPORA[name])
    found = visit("overview", corpus="own", word="raids")

    for page, title in PAGES.items():
        assert not found.go(page).app.exception, page
        assert found.title == title or found.refusals


def test_more_sources_than_columns_are_counted(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """Two sources stand side by side, eleven more are offered; what the others hold is said."""
    shelve(CORPORA["109 sources"])

    found = visit("passages", corpus="own", word="raids")

    assert found.passages() == [(4, 4)] * 2
    assert "384 uses by 96 other sources: choose sources in the sidebar to see them here." in found.said


def test_the_one_source_without_a_column_writes_no_markdown(
    shelve: Callable[..., None], visit: "Callable[..., Visit]"
) -> None:
    """It is named in a caption where it is not even offered, and else on what offers it: Streamlit reads both so."""
    name = "![p](http://203.0.113.9/p.png)"
    fewer = {"text": "raids", "source": name}
    shelve([{"text": "raids and raids", "source": source} for source in "ABCDEFGHIJKLM"] + [fewer])
    found = visit("passages", corpus="own", word="raids").app
    said = [caption.value for caption in found.caption]
    offered = visit("passages", corpus="own", word="raids", source=["A", "B", name]).app.get("button_group")

    assert any(text.startswith("1 use by ") for text in said)
    labels = [option.content for group in offered for option in group.proto.options]
    assert any(label.endswith(" 1") for label in labels)
    assert not any("![p](" in text for text in [*said, *labels])


def test_an_undated_corpus_has_no_filter_of_dates(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """Where nothing is dated there is nothing to choose, and views over time say so."""
    shelve(CORPORA["undated"])

    found = visit("trends", corpus="own", word="raids")

    assert list(found.app.sidebar.date_input) == []
    assert "4 documents are not drawn: their dates cannot be placed in a year." in " ".join(found.said)


def test_any_document_of_a_large_corpus_can_be_read(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """The whole text that is opened is the one that was asked for, also after the first two thousand."""
    rows = [{"text": f"number {place}", "published": str(date(2000, 1, 1 + place % 28))} for place in range(2_100)]
    shelve(rows)

    found = visit("passages", corpus="own").put(view="Whole text", document="d2099")

    (article,) = [html for html in found.html if "<article" in html]
    assert article.endswith(">number 2099</article>")


def test_an_image_by_text_is_text(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """Titles, sources, names of documents and texts that are markup are shown as they are."""
    hostile = "<img src=x onerror=alert(1)> raids ![](x) :red[x] $x$"
    shelve([dict.fromkeys(["text", "title", "source", "doc_id"], hostile)] * 2)
    found = visit("passages", corpus="own", word="raids")

    assert sum(html.count(escape(hostile)) for html in found.html) >= 2
    assert [html for html in found.html if "<img" in html] == []


@pytest.fixture(scope="module")
def naughty(test_data: Path) -> list[str]:
    """Return strings that have broken other programs, one a line."""
    lines = (test_data / "bad" / "txt_naughty_strings.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in dict.fromkeys(lines) if line.strip() and not line.startswith("#")]


def test_every_page_bears_naughty_strings(
    naughty: list[str], shelve: Callable[..., None], visit: "Callable[..., Visit]"
) -> None:
    """Strings that have broken other programs, as texts, titles and sources, break no page."""
    shelve({"text": f"marker {text}", "title": text, "source": f"{text[:40]}"} for text in naughty)
    found = visit("overview", corpus="own", word="marker")

    for page, title in PAGES.items():
        assert not found.go(page).app.exception, page
        assert found.title == title or found.refusals


def test_passages_hold_naughty_strings_only_escaped(
    naughty: list[str], shelve: Callable[..., None], visit: "Callable[..., Visit]", elements: Callable[..., Any]
) -> None:
    """A browser finds every string as text, but what no text holds, and no element or attribute that is not ours."""
    texts = [text for text in naughty if len(text) < 200]
    shelve({"text": f"marker {text}"} for text in texts)
    found = visit("passages", corpus="own", word="marker")

    shown = elements([*found.html, *found.column(0)])

    assert shown.tags <= OURS
    assert shown.attributes <= {"style", "dir", "role", "class", "id", "href", "target", "tabindex", "aria-label"}
    text = "\n".join(shown.parts)
    assert [string for string in texts if legible(string)[0].strip() not in text] == []
