"""Searches as people type them: what they find, what they leave out, and what is said of those that go wrong."""

import json
import math
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import expect

from analysis import Corpus, Filters, entities, entity_mentions, name_search, with_entities

if TYPE_CHECKING:
    from tests.e2e.conftest import Visit

pytestmark = pytest.mark.e2e
FOLLOWED, FILTERED = "word", "Only documents that contain"
FLOOD = "When the flood came to the valley the people of the lower town were told to leave their houses at once."
NORTH = [FLOOD, FLOOD.upper(), f"{FLOOD}!", "The flood was over by Monday.", "A dry summer in the hills, and no rain."]
SOUTH = ["The council met about the flood.", "Bread is dearer than it was a year ago.", "Snow fell on the pass."]
OPERATORS = [
    ('"ice raids"', r"\bice\W+raids\b"),
    ("ice raids", r"\bice\W+raids\b"),
    ("immig*", r"\bimmig\w*"),
    ("*ness", r"\w+ness\b"),
    ("*port*", r"\w*port\w*"),
    ("/(de|im)port.*s/", r"\b(?:de|im)port\w*s\b"),
    ("deport*|detain*", r"\b(?:deport|detain)\w*"),
    ("class NEAR/3 working", r"\b(?:working\W+(?:\w+\W+){0,2}class|class\W+(?:\w+\W+){0,2}working)\b"),
    ("fear OR terror", r"\b(?:fear|terror)\b"),
]
CHOSEN: list[tuple[str, Callable[[set[str]], bool]]] = [
    ("police AND sanctuary", lambda words: {"police", "sanctuary"} <= words),
    ("police OR sanctuary", lambda words: bool({"police", "sanctuary"} & words)),
    ("police NOT sanctuary", lambda words: "police" in words and "sanctuary" not in words),
    ("NOT police", lambda words: "police" not in words),
    ("NOT (police AND sanctuary)", lambda words: not {"police", "sanctuary"} <= words),
]
# A search, the character at which it goes wrong, and what is said to do.
FAULTY = {
    FOLLOWED: [
        ("(raids", 1, "Put a ) where it ends"),
        ('ice "raids', 5, "Close it"),
        ("im*grants", 3, "/im.*grants/"),
        ("war NEAR peace", 5, "NEAR/5"),
        ("/im(grants/", 4, ""),
        ("war [ICE", 5, "as in [Donald Trump]"),
    ],
    FILTERED: [("raids NOT", 7, "Put a word there")],
}
PAIR = re.compile(r"Pair ([\d,]+) of ([\d,]+),.* similarity ([\d.]+) .*Both say (.+)\.")


class Pair(NamedTuple):
    """What the Pairs view says of a pair."""

    number: int
    pairs: int
    similarity: float
    shared: set[str]


@pytest.fixture(scope="module")
def seed_texts(seeds_folder: Path) -> list[str]:
    """Return the texts of the starter corpus, as their files hold them."""
    return [path.read_text(encoding="utf-8") for path in sorted(seeds_folder.glob("*.txt"))]


def corpora(folder: Path) -> Iterator[Path]:
    """Write words with accents, and a source that prints the same text again and again."""
    accents = [
        {"source": "A", "text": text} for text in ("Her résumé was long.", "A resume, and a Résumé.", "Resumed.")
    ]
    copies = [{"source": "North", "text": text} for text in NORTH] + [
        {"source": "South", "text": text} for text in SOUTH
    ]
    for name, rows in (("accents", accents), ("copies", copies)):
        path = folder / f"{name}.jsonl"
        path.write_text(_written(rows), encoding="utf-8")
        yield path


def _written(rows: list[dict[str, str]]) -> str:
    """Return documents as JSON lines, one a day."""
    named = [{"doc_id": f"d{place}", "published": f"2024-05-{place + 1:02}"} | row for place, row in enumerate(rows)]
    return "\n".join(json.dumps(row | {"language": "en"}) for row in named)


def _type(visit: "Visit", box: str, text: str) -> None:
    """Type something into the box on top or that of the sidebar."""
    if box == FILTERED:
        visit.open_sidebar()
    with visit.rerun():
        visit.page.get_by_role("textbox", name=box, exact=True).fill(text)
        visit.page.keyboard.press("Enter")


def _switch(visit: "Visit", label: str) -> None:
    """Turn one of the sidebar's switches."""
    toggle = visit.open_sidebar().get_by_text(label, exact=True)  # a caution offers it as a button too
    if not toggle.is_visible():
        visit.page.get_by_text("More", exact=True).click()
    with visit.rerun():
        toggle.click()


def _asked(visit: "Visit", name: str) -> list[str]:
    """Return what the address asks for under a name."""
    return parse_qs(urlsplit(visit.page.url).query)[name]


def _marked(visit: "Visit") -> list[str]:
    """Return what is marked in the passages, all on one page of them."""
    return [" ".join(mark.split()) for mark in visit.page.locator("blockquote mark").all_text_contents()]


def _pair(visit: "Visit") -> Pair:
    """Return what is said of the pair on the screen."""
    number, pairs, similarity, shared = PAIR.search(visit.page.get_by_test_id("stMain").inner_text()).groups()
    return Pair(int(number), int(pairs.replace(",", "")), float(similarity), set(shared.split(", ")))


def test_a_search_marks_what_it_asks_for_and_nothing_else(visit: "Visit", seed_texts: list[str]) -> None:
    """Each operator finds as many places as a plain count in the files, marks just these, and is kept in the link."""
    visit.go("passages")
    for query, pattern in OPERATORS:
        wanted = re.compile(pattern, re.IGNORECASE)
        _type(visit, FOLLOWED, query)
        marked = _marked(visit)

        assert (query, visit.uses()) == (query, sum(len(wanted.findall(text)) for text in seed_texts))
        assert (query, [mark for mark in marked if not wanted.fullmatch(mark)]) == (query, [])
        assert marked != []
        assert visit.page.locator("blockquote:not(:has(mark))").count() == 0
        assert _asked(visit, "word") == [query]
    visit.page.reload()
    visit.idle()
    assert _marked(visit) == marked


def test_a_filter_leaves_the_documents_that_it_says(visit: "Visit", seed_texts: list[str]) -> None:
    """AND, OR and NOT choose documents: the sidebar counts them, and the link holds the search."""
    visit.go("")
    before = visit.sidebar_numbers()
    for query, passes in CHOSEN:
        expected = [text for text in seed_texts if passes(set(re.findall(r"\w+", text.lower())))]

        _type(visit, FILTERED, query)

        assert (query, visit.sidebar_numbers().split()[0]) == (query, str(len(expected)))
        assert visit.sidebar_numbers() != before
        assert _asked(visit, "search") == [query]


@pytest.mark.parametrize(("box", "documents", "uses"), [(FOLLOWED, 5, 9), (FILTERED, 2, 24)])
def test_a_search_that_cannot_be_understood_is_explained(visit: "Visit", box: str, documents: int, uses: int) -> None:
    """The page says at which character and what to do, with a code and without a traceback, and goes on from there.

    Where only documents are searched, the passages are of the word that these use most, ice.
    """
    visit.go("passages")
    for query, place, hint in FAULTY[box]:
        _type(visit, box, query)
        said = visit.page.get_by_test_id("stMain").get_by_role("note")

        expect(said).to_contain_text(f"At character {place}.")
        expect(said).to_contain_text(hint)
        expect(said).to_contain_text("E-QUERY")
        expect(visit.page.get_by_text("Traceback")).to_have_count(0)
        _type(visit, box, "sanctuary")
        expect(visit.page.get_by_text("E-QUERY")).to_have_count(0)
        assert (query, visit.sidebar_numbers().split()[0], visit.uses()) == (query, str(documents), uses)


@pytest.mark.parametrize("path", ["passages", "compare"])
def test_a_word_that_is_not_there_offers_those_most_like_it(visit: "Visit", path: str) -> None:
    """A slip of the pen is answered with the words of the corpus that are nearest to it."""
    visit.go(path)

    _type(visit, FOLLOWED, "imigrants")

    expect(visit.page.get_by_test_id("stText").filter(has_text="“imigrants” does not occur")).to_contain_text(
        "Most like it: immigrants, migrants, immigrant, migrant."
    )


def test_a_name_is_followed_from_page_to_page(visit: "Visit", seeds: Corpus) -> None:
    """Every mention is marked in whatever form, as many on each page as are counted; the link keeps the name."""
    named = with_entities(seeds)
    entity = str(entities(named, Filters())["entity"][0])
    mentions = entity_mentions(named, Filters(), entity)
    visit.go("passages")
    _type(visit, FOLLOWED, name_search(entity))

    assert visit.uses() == len(mentions)
    assert set(_marked(visit)) <= {" ".join(form.split()) for form in mentions["surface"]}
    assert _asked(visit, "word") == [name_search(entity)]
    for page in ("trends", "compare", "passages"):
        visit.go(f"{page}?{urlencode({'word': name_search(entity)})}")
        assert (page, visit.uses()) == (page, len(mentions))


def test_a_name_filters_documents_and_one_that_is_not_there_is_answered_with_the_nearest(visit: "Visit") -> None:
    """The sidebar counts the documents that name somebody; who is misspelt is not taken for nobody."""
    visit.go("passages")
    _type(visit, FILTERED, "[Trump] NOT [Pence]")
    assert visit.sidebar_numbers().split()[0] == "3"

    _type(visit, FOLLOWED, "[Trmup]")
    said = visit.page.get_by_test_id("stMain").get_by_role("note")
    expect(said).to_contain_text("The nearest name is [Trump]")
    expect(said).to_contain_text("E-NAME")


def test_accents_count_until_they_are_switched_off(visit: "Visit") -> None:
    """A search without accents finds words with them once the switch says so, and the link keeps the switch."""
    visit.go("passages?corpus=accents&word=resume")
    exact = _marked(visit)

    _switch(visit, "Ignore accents in searches")
    folded = _marked(visit)
    visit.page.reload()
    visit.idle()

    assert (exact, sorted(folded)) == (["resume"], ["Résumé", "resume", "résumé"])
    assert _marked(visit) == folded


def test_copies_are_counted_once_where_that_is_asked_for(visit: "Visit") -> None:
    """Of three printings of one text the earliest stays: in the sidebar's numbers and among the passages."""
    visit.go("passages?corpus=copies&word=flood")
    numbers, passages = visit.sidebar_numbers(), visit.passages()

    _switch(visit, "Count copies once")

    assert (numbers.split(" · ")[0], len(passages)) == ("8 documents", 5)
    assert (visit.sidebar_numbers().split(" · ")[0], len(visit.passages())) == ("6 documents", 3)
    assert FLOOD in visit.passages()


def test_compare_says_how_much_of_a_difference_is_copies(visit: "Visit") -> None:
    """The note counts the passages in copies, and gives the log ratio with them and without."""
    visit.go("compare?corpus=copies&word=flood&target=North&against=South")
    north, south = (sum(len(text.split()) for text in texts) for texts in (NORTH, SOUTH))
    without = north - 2 * len(FLOOD.split())

    with visit.rerun():
        visit.page.get_by_text("How much of it is copies?").click()

    ratio, once = (math.log2(uses / words * south) for uses, words in ((4, north), (2, without)))
    expect(visit.page.get_by_text("are in copies of earlier documents")).to_have_text(
        "2 of 5 passages are in copies of earlier documents: without them the log ratio goes "
        f"from {ratio:+.2f} to {once:+.2f}."
    )


def test_pairs_are_walked_from_the_nearest_to_the_worst(visit: "Visit") -> None:
    """Four buttons lead through the pairs: next comes after nearest, round again after the worst, random anywhere."""
    visit.go("passages?view=Pairs")
    walked = [_pair(visit)]
    for way in ("Next", "Worst", "Next", "Random", "Nearest"):
        with visit.rerun():
            visit.page.get_by_role("button", name=f"{way} pair").click()
        walked.append(_pair(visit))
    nearest, following, worst, again, drawn, last = walked

    assert [pair.number for pair in (nearest, following, worst, again, last)] == [1, 2, nearest.pairs, 1, 1]
    assert nearest.similarity >= following.similarity >= worst.similarity > 0
    assert again == nearest == last
    assert 1 < drawn.number <= nearest.pairs


def test_a_pair_marks_the_words_that_both_share(visit: "Visit") -> None:
    """On either side every shared word is marked, and nothing else."""
    visit.go("passages?view=Pairs&couple=2")
    sides = visit.page.locator("blockquote")

    marked = [{mark.lower() for mark in side.locator("mark").all_text_contents()} for side in sides.all()]

    assert marked == [_pair(visit).shared] * 2


def test_a_pair_leads_to_the_whole_text(visit: "Visit") -> None:
    """The button under a side opens the document that the passage is from."""
    visit.go("passages?view=Pairs")
    part = visit.page.locator("blockquote").last.text_content().removeprefix("… ").removesuffix(" …")

    with visit.rerun():
        visit.page.get_by_role("button", name="Read", exact=True).last.click()

    assert part in visit.page.locator("article").text_content()
