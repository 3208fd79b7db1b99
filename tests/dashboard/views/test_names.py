"""The page of names: the figure, what stands beside it, and that every number on it opens what adds up to it."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest

from analysis import Corpus, Filters, read_corpus
from analysis import entities as counted_entities
from analysis.corpus.opening import write_marks
from analysis.corpus.schema import MARKS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.dashboard.conftest import Visit

Named = Callable[..., None]
KINDS = {"Angela Merkel": "PERSON", "Barack Obama": "PERSON", "Berlin": "GPE", "NATO": "ORG", "UNESCO": "ORG"}


@pytest.fixture
def named(shelve: Callable[..., None], tmp_path: "Path") -> Named:
    """Return a function that offers a corpus in which every place of some names is marked, as by a model."""

    def offered(rows: Sequence[Mapping[str, object]], kinds: Mapping[str, str] = KINDS) -> None:
        shelve(rows)
        path = tmp_path / "own.jsonl"
        corpus = read_corpus(path)
        found = [
            (doc_id, match.start(), match.end(), match[0], kinds[match[0]])
            for doc_id, text in zip(corpus.documents["doc_id"], corpus.texts, strict=True)
            for match in re.finditer("|".join(map(re.escape, kinds)) or r"(?!)", text)
        ]
        marks = pd.DataFrame(found, columns=list(MARKS.columns)) if found else MARKS.empty()
        write_marks(corpus.with_marks(marks.astype(MARKS.empty().dtypes), "no model, for a test"), path)

    return offered


def _rows(sources: int, documents: int, when: str = "20{:02}-05-11") -> list[dict[str, object]]:
    """Return documents of some sources, by year; those with an even number name Merkel twice, the others Obama."""
    rows = []
    for place in range(sources * documents):
        source, number = place % sources, place // sources
        who = "Angela Merkel spoke in Berlin." if source % 2 == 0 else "Barack Obama wrote to NATO."
        again = "Later Angela Merkel left." if source % 2 == 0 else "Nobody answered him then."
        text = f"{who} {'The meeting was long and nothing came of it for anybody there. ' * 3}\n\n{again}"
        rows.append({"source": f"S{source:03}", "text": text, "published": when.format(number + 1)})
    return rows


def _cells(found: "Visit") -> dict[tuple[str, str], str]:
    """Return what stands in the cells of the figure, by name and source."""
    (cells,) = (trace for trace in found.figures[0]["data"] if trace["type"] == "scatter")
    return {(name, source): text for (name, source), text in zip(cells["customdata"], cells["text"], strict=True)}


def _said(found: "Visit") -> str:
    return " ".join(found.said)


def test_the_headline_the_list_the_figure_and_the_passages_say_the_same(visit: "Callable[..., Visit]") -> None:
    """The first name: as many mentions in its bar, in its row and in the sentence, as passages open under it."""
    found = visit("entities")
    name, mentions = re.match(r"Named most: (.+?) \((\d+) mentions? in", found.finding).groups()
    row = found.lists["names"].iloc[0]
    bars, ends = found.figures[0]["data"]

    assert (row["name"], row["mentions"].split(" in ")[0]) == (name, mentions)
    assert (bars["customdata"][0], ends["text"][0].split()[0]) == (name, mentions)
    assert sum(number for number, _ in found.passages()) == int(mentions)
    assert all(number == opened for number, opened in found.passages())


def test_each_cell_opens_the_mentions_that_it_counts(visit: "Callable[..., Visit]", named: Named) -> None:
    """Its source's come first, as many as it says."""
    named(_rows(2, 3))
    found = visit("entities", corpus="own", bysource=True)
    cells = _cells(found)

    assert {name for name, _ in cells} == {"Angela Merkel", "Barack Obama", "Berlin", "NATO"}
    assert {text for (name, source), text in cells.items() if (name, source) == ("NATO", "S000")} == {"0"}
    for name, source in (("Angela Merkel", "S000"), ("NATO", "S001"), ("NATO", "S000")):
        opened = visit("entities", corpus="own", bysource=True, entity=name, namedin=source)
        heads = [number for number, _ in opened.passages()]
        assert heads[0] == {"Angela Merkel": 6, "NATO": 3 * (source == "S001")}[name]
        assert all(number == read for number, read in opened.passages())


def test_each_point_over_time_opens_the_mentions_that_it_counts(visit: "Callable[..., Visit]", named: Named) -> None:
    """And no other; the page says so, with the way back to all of them."""
    named(_rows(2, 3))
    found = visit("entities", corpus="own", pane="Over time")
    box = next(one for one in found.app.selectbox if one.label == "Mentions in one period")

    when = "the second quarter of 200"
    assert box.options == [f"Angela Merkel in S000, {when}{year}: 2 mentions" for year in (1, 2, 3)]
    box.set_value("Angela Merkel|S000|2002-04-01").run()
    assert f"Only S000, in {when}2." in _said(found)
    assert [(number, opened) for number, opened in found.passages() if number] == [(2, 2)]
    next(button for button in found.app.button if button.label == "All mentions").click().run()
    assert sum(number for number, _ in found.passages()) == 6


def test_each_pair_opens_the_passages_that_name_both(visit: "Callable[..., Visit]", named: Named) -> None:
    """As many as its row says; the page says which two, with the way back."""
    named(_rows(2, 3))
    found = visit("entities", corpus="own", pane="Together")
    row = found.lists["named together"].iloc[0]

    assert (row["named with it"], row["passages"]) == ("Berlin", "3 in 3")
    found.choose("named together", 0)
    assert "Only 3 passages that name Angela Merkel and Berlin." in _said(found)
    assert sum(number for number, _ in found.passages()) == 3
    assert all(number == opened for number, opened in found.passages())
    marked = [re.findall(r"<mark[^>]*>([^<]+)</mark>", html) for html in found.html if "<blockquote" in html]
    assert {tuple(marks) for marks in marked} == {("Angela Merkel", "Berlin")}


def test_what_only_one_side_names_is_said_with_its_mentions(visit: "Callable[..., Visit]", named: Named) -> None:
    """A row opens the name in the source that names it more."""
    named(_rows(2, 12))
    found = visit("entities", corpus="own", pane="Differences")

    assert "Only S000 names: Angela Merkel (24), Berlin (12)." in _said(found)
    assert "Only S001 names: Barack Obama (12), NATO (12)." in _said(found)
    rows = found.lists["names that differ"]
    found.choose("names that differ", rows["name"].tolist().index("NATO"))
    assert (found.app.session_state["entity"], found.app.session_state["namedin"]) == ("NATO", "S001")
    assert [number for number, _ in found.passages()] == [12, 0]


@pytest.mark.parametrize("bysource", [False, True])
def test_the_model_that_found_the_names_is_named(
    visit: "Callable[..., Visit]",
    named: Named,
    bysource: bool,  # noqa: FBT001
) -> None:
    """Under the figure, as it is kept with the names."""
    named(_rows(2, 3))
    found = visit("entities", corpus="own", bysource=bysource)

    assert "(no model, for a test)" in _said(found).replace("\\", "").replace("\u2060", "")


def test_share_of_documents_has_an_order_of_its_own(visit: "Callable[..., Visit]", named: Named) -> None:
    """A name that is in most documents comes before one that is mentioned more often; the headline says documents."""
    texts = ["Angela Merkel met Angela Merkel and Angela Merkel.", "NATO met.", "NATO met again."]
    named([{"text": text} for text in texts])
    by_mentions, by_share = (visit("entities", corpus="own", measure=one) for one in ("mentions", "documents"))

    assert by_mentions.finding == "Named most: Angela Merkel (3 mentions in 1 of 3 documents) and NATO (2 in 2)."
    assert by_share.finding == (
        "Named in most documents: NATO (2 of 3 documents, 2 mentions) and Angela Merkel (1, 3)."
    )
    assert by_share.figures[0]["data"][0]["x"] == pytest.approx([2 / 3, 1 / 3])


def test_where_a_name_is_named_lists_every_source(visit: "Callable[..., Visit]", named: Named) -> None:
    """Those that never name it too, with 0, and how many they are."""
    named(_rows(3, 2))
    found = visit("entities", corpus="own", entity="NATO", pane="Where")
    where = found.lists["where it is named"]

    assert where["mentions"].tolist() == ["2 in 2", "0", "0"]
    assert "1 source of 3 names NATO. 2 others do not." in _said(found)


def test_every_filter_in_force_stands_in_the_headline(visit: "Callable[..., Visit]", named: Named) -> None:
    """Kinds, search, sources and dates."""
    named(_rows(3, 4))
    found = visit(
        "entities", corpus="own", types=["PERSON"], search="spoke", source=["S000"], dates=["2001-05-11", "2002-06-01"]
    )

    assert found.finding == (
        "Named most among persons in documents that contain spoke by S000, 11 May 2001 to 1 June 2002: "
        "Angela Merkel (4 mentions in 2 of 2 documents)."
    )


def test_without_any_name_there_is_a_sentence(visit: "Callable[..., Visit]", named: Named) -> None:
    """In how many documents none was found; no figure, and nothing to choose."""
    named([{"text": "nothing is named here"}, {"text": "nor here"}])
    found = visit("entities", corpus="own")

    assert found.finding == "No name was found in the 2 documents selected."
    assert (found.figures, found.refusals) == ([], set())


def test_one_source_has_nothing_apart(visit: "Callable[..., Visit]", named: Named) -> None:
    """No switch for cells, and a comparison takes two."""
    named(_rows(1, 4))
    found = visit("entities", corpus="own", pane="Differences", bysource=True)

    assert "Each source on its own" not in found.toggles
    assert "is the only source of this corpus, and a comparison takes two." in _said(found)
    assert found.figures[0]["data"][0]["type"] == "bar"


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("", "No document is dated exactly enough to be drawn here"),
        ("2020-05-{:02}", "All dated documents are of one"),
    ],
)
def test_without_dates_and_in_one_month_the_page_says_so(
    visit: "Callable[..., Visit]", named: Named, when: str, said: str
) -> None:
    """Over time there is nothing to see, or only one point."""
    rows = [row if when else {**row, "published": ""} for row in _rows(2, 3, when or "{}")]
    named(rows)
    found = visit("entities", corpus="own", pane="Over time", by="month")

    assert said in _said(found) or "By day" in _said(found)
    assert found.refusals == set()


def test_200_sources_of_one_document(visit: "Callable[..., Visit]", named: Named) -> None:
    """Eight have a column, the others one; the list has all; nothing can be told from chance."""
    named(_rows(200, 1))
    found = visit("entities", corpus="own", bysource=True, pane="Where")

    assert len({source for _, source in _cells(found)}) == 9
    assert len(found.lists["where it is named"]) == 200
    assert "too few documents to tell any name from chance" in _said(
        visit("entities", corpus="own", pane="Differences")
    )


@pytest.mark.parametrize("pane", ["Passages", "List", "Where", "Over time", "Differences", "Together"])
@pytest.mark.parametrize("bysource", [False, True])
def test_every_view_beside_the_figure_is_drawn(visit: "Callable[..., Visit]", pane: str, bysource: bool) -> None:  # noqa: FBT001
    """Without a fault."""
    assert visit("entities", pane=pane, bysource=bysource).refusals == set()


@pytest.mark.parametrize("page", ["trends", "compare", "passages"])
def test_a_name_is_followed_on_another_page(visit: "Callable[..., Visit]", named: Named, page: str) -> None:
    """As a search for it, and its numbers there are those that it has here."""
    named(_rows(2, 3))
    found = visit("entities", corpus="own", entity="Angela Merkel")
    next(one for one in found.app.button if one.label == f"Follow Angela Merkel on {page.capitalize()}").click().run()

    assert found.app.session_state["word"] == "[Angela Merkel]"
    assert found.refusals == set()
    assert sum(number for number, _ in found.passages()) == 6


def test_what_is_read_is_in_the_link(visit: "Callable[..., Visit]", named: Named) -> None:
    """Name, source and period; another session that follows it reads the same."""
    named(_rows(2, 3))
    found = visit("entities", corpus="own", entity="Angela Merkel", namedin="S000", namedwhen="2002-01-01")
    said = parse_qs(urlsplit(found.link()).query)

    assert [said[name] for name in ("entity", "namedin", "namedwhen")] == [["Angela Merkel"], ["S000"], ["2002-01-01"]]


@pytest.mark.parametrize(
    "asked",
    [
        {"namedin": "Nobody"},
        {"namedwhen": "soon"},
        {"namedwhen": "1066-01-01"},
        {"namedwith": "Nobody"},
        {"namedwith": "ICE", "entity": "ICE"},
        {"entity": "Nobody", "namedin": "Red Flag"},
        {"measure": "weight"},
    ],
)
def test_a_link_may_ask_for_anything(visit: "Callable[..., Visit]", asked: Mapping[str, str]) -> None:
    """What there is not is not read, and the page stands."""
    found = visit("entities", **asked)

    assert found.refusals == set()
    assert found.figures != []


def test_a_name_of_another_kind_or_document_is_said_to_be_out_of_those_chosen(
    visit: "Callable[..., Visit]", named: Named
) -> None:
    """Whoever chooses a kind has asked for no link: the name that was read is said not to be among those shown."""
    named(_rows(2, 3))
    for asked in ({"types": "PERSON", "entity": "Berlin"}, {"source": "S001", "entity": "Berlin"}):
        said = _said(visit("entities", corpus="own", **asked))

        assert "Berlin is not among the names of the kinds and documents that are chosen; read here is " in said
        assert "This link" not in said


def test_the_kinds_that_there_are_can_be_chosen(visit: "Callable[..., Visit]", named: Named, seeds: Corpus) -> None:
    """Of one kind only there is nothing to choose."""
    kinds = sorted(counted_entities(seeds, Filters())["type"].unique())
    assert len(kinds) > 1
    named([{"text": "NATO met."}])

    assert [one.label for one in visit("entities", corpus="own").app.get("button_group")].count("Kinds of names") == 0
