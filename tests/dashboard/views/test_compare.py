"""Many sources at once, how far two diverge, and what goes unsaid, over the real app."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.dashboard.conftest import Visit

DIVERGED = re.compile(r"As a whole the sides diverge by ([\d.]+) bits \(Jensen-Shannon\); (.*)")
WITHOUT = "Documents that discuss this without the word"
UNSAID = [
    {"source": source, "text": text, "doc_id": doc_id}
    for doc_id, source, text in [
        ("said", "A", "ICE agents raid the families daily"),
        ("unsaid", "B", "Agents of the state raid their families."),
        ("two words", "B", "agents raid cheese"),
        ("said too", "B", "ICE agents raid the families"),
        ("else", "B", "bread and wine"),
    ]
]
DIVIDED = [
    {"source": source, "text": text, "published": "2019-07-20"}
    for source, text in [("A", "strike strike union strike"), ("B", "peace vote peace peace")]
    for _ in range(6)
]


def _cells(visit: "Visit") -> dict[tuple[str, str], int]:
    """Return the uses that a heat map says where one hovers, by word and source."""
    chart = visit.figure
    sources, cells = chart["layout"]["xaxis"]["ticktext"], chart["data"][1]
    uses = [int(re.search(r": ([\d,]+) uses?", text)[1].replace(",", "")) for text in cells["hovertext"]]
    words = list(dict.fromkeys(cells["customdata"]))
    pairs = [(word, source) for word in words for source in sources]
    assert len(pairs) == len(uses)
    return dict(zip(pairs, uses, strict=True))


def _diverged(visit: "Visit") -> tuple[float, str]:
    (found,) = (match for text in visit.said if (match := DIVERGED.fullmatch(text)))
    return float(found.group(1)), found.group(2)


# Several sources at once.


def test_every_source_s_own_words_are_drawn(visit: "Callable[..., Visit]") -> None:
    """A column a source and a row a word, three words each; the list beside still compares the two sides."""
    found = visit("compare").put(shape="several")

    cells = _cells(found)
    assert {source for _, source in cells} == {"Red Flag", "Revolution"}
    assert len({word for word, _ in cells}) == 6
    assert "Distinctive words of each source" in found.said
    assert list(found.lists["distinctive words"].columns) == ["word", "Red Flag", "Revolution"]
    assert found.app.get("plotly_chart")[0].proto.alt.startswith(
        "Words that set sources apart from all the others: attacks in Red Flag (8 uses)"
    )


@pytest.mark.parametrize("row", [0, 2, 5])
def test_a_cell_counts_the_passages_that_it_opens(visit: "Callable[..., Visit]", row: int) -> None:
    """What stands in a word's cells is what its columns of passages are headed by."""
    found = visit("compare", shape="several")
    word = list(dict.fromkeys(term for term, _ in _cells(found)))[row]
    uses = [number for (term, _), number in _cells(found).items() if term == word]

    assert found.put(word=word).passages() == [(number, number) for number in uses]
    assert f"<b>{word}</b>" in found.figure["layout"]["yaxis"]["ticktext"]


def test_chance_deals_several_sources_too(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """With sources dealt at random, words lose their source and keep their uses; the warning says so."""
    shelve(DIVIDED)
    found = visit("compare", corpus="own", shape="several")
    uses = _cells(found)
    assert (uses["strike", "A"], uses["strike", "B"]) == (18, 0)

    dealt = _cells(found.put(chance=True, deal=2))

    assert sum(uses for (word, _), uses in dealt.items() if word == "strike") == 18
    assert dealt["strike", "B"] > 0
    assert any(text.startswith("Chance mode, deal 2: ") for text in found.said)


def test_at_most_twelve_sources_are_drawn(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """With more, those with the most words; each against all the others, those not drawn among them."""
    shelve({"source": f"S{place:02}", "text": f"own{place} " * (20 - place)} for place in range(15))

    cells = _cells(visit("compare", corpus="own", shape="several"))

    assert sorted({source for _, source in cells}) == [f"S{place:02}" for place in range(12)]
    assert cells["own3", "S03"] == 17


def test_a_source_that_is_markup_heads_its_column_as_text(
    shelve: Callable[..., None], visit: "Callable[..., Visit]"
) -> None:
    """Names and words from texts are shown in the heat map, not obeyed."""
    shelve({**row, "source": f"<b>{row['source']}</b>"} for row in DIVIDED)

    found = visit("compare", corpus="own", shape="several")

    assert found.figure["layout"]["xaxis"]["ticktext"] == ["&lt;b&gt;A&lt;/b&gt;", "&lt;b&gt;B&lt;/b&gt;"]


# How far two sides diverge.


def test_the_divergence_stands_beside_what_chance_makes(visit: "Callable[..., Visit]") -> None:
    """It is said together with the range of shuffled sources, whatever is drawn."""
    found = visit("compare")
    seen, chance = _diverged(found)

    lowest, highest = map(float, re.findall(r"\d\.\d+", chance))
    assert 0 < lowest <= highest <= 1
    assert 0 < seen <= 1
    assert _diverged(found.put(shape="several")) == (seen, chance)
    assert _diverged(found.put(target="Revolution"))[0] == seen


def test_sides_that_share_nothing_and_sides_that_are_alike(
    shelve: Callable[..., None], visit: "Callable[..., Visit]"
) -> None:
    """One bit where no word is shared, more than shuffled sources have; none where both say the same."""
    shelve(DIVIDED, name="divided.jsonl")
    shelve([{**row, "text": "same words"} for row in DIVIDED], name="alike.jsonl")

    divided, alike = (_diverged(visit("compare", corpus=name)) for name in ("divided", "alike"))

    assert divided[0] == 1
    assert float(divided[1].split(" to ")[1].removesuffix(".")) < 1
    assert alike == (0, "with shuffled sources by 0.000 to 0.000.")


def test_sides_that_share_no_year_are_shuffled_too(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """Where each year belongs to one side, labels are dealt at all times."""
    shelve({**row, "published": "2019-07-20" if row["source"] == "A" else "2020-01-01"} for row in DIVIDED)

    bits, chance = _diverged(visit("compare", corpus="own"))

    assert bits == 1
    assert float(chance.split(" to ")[1].removesuffix(".")) < 1


# The same without the word.


def test_documents_without_the_word_are_shown_when_asked_for(
    shelve: Callable[..., None], visit: "Callable[..., Visit]"
) -> None:
    """Documents that share the word's surroundings are shown; none of them holds it."""
    shelve(UNSAID)
    found = visit("compare", corpus="own", word="ice")
    assert found.passages() == [(1, 1), (1, 1)]

    assert WITHOUT in found.toggles
    found.app.toggle(key="without").set_value(True).run()

    assert found.passages() == [(1, 1), (1, 1), (1, 1)]
    shown = [html for html in found.html if "<blockquote" in html][-1]
    assert ("undated · unsaid" in found.said, "raid their" in shown, "ICE" in shown) == (True, True, False)
    assert [name for _, name, _ in found.acts("Read") if name.endswith(" unsaid")]


def _documents(visit: "Visit", kind: str) -> set[str]:
    """Return the documents of one kind of passages side by side."""
    acts = visit.acts("Read")
    return {name.rsplit(" ", 1)[1] for column, name, _ in acts if f"passages {kind} " in column}


@pytest.mark.parametrize("target", ["Red Flag", "Revolution"])
def test_no_document_without_the_word_holds_it(visit: "Callable[..., Visit]", target: str) -> None:
    """In real texts too: of each document shown, not one use is among the word's passages."""
    found = visit("compare", word="workers", target=target)
    holding = _documents(found, "word")
    assert holding

    found.put(without=True)

    lacking = _documents(found, "without")
    assert lacking
    assert lacking.isdisjoint(holding)


def test_where_no_document_is_without_the_word_a_sentence_says_so(
    shelve: Callable[..., None], visit: "Callable[..., Visit]"
) -> None:
    """Nothing near enough gives words, and no empty columns."""
    shelve([UNSAID[0], UNSAID[4]])

    found = visit("compare", corpus="own", word="ice", without="True")

    assert "No document without “ice” shares enough words with the passages around it." in found.said
    assert found.passages() == [(1, 1), (0, 0)]


def test_the_question_comes_with_the_word(visit: "Callable[..., Visit]", shelve: Callable[..., None]) -> None:
    """A page that is told of no word asks it of its first; where there is none, there is nothing to be without."""
    assert WITHOUT in visit("compare").toggles

    shelve([{"text": "one two", "source": source} for source in "AB"])

    assert visit("compare", corpus="own").toggles == ["Chance: deal the sources at random"]


# Which two.


@pytest.mark.parametrize(
    ("sizes", "sides"),
    [
        ({"A": 1, "B": 3, "C": 2}, ("B", "C")),
        ({"A": 2, "B": 2, "C": 2}, ("A", "B")),
        ({"A": 1, "B": 3}, ("B", "all others")),
    ],
)
def test_compare_opens_on_the_two_sources_with_most_documents(
    shelve: Callable[..., None], visit: "Callable[..., Visit]", sizes: dict[str, int], sides: tuple[str, str]
) -> None:
    """Of those with as many, the first by name; of two sources, the larger against the other."""
    shelve({"source": name, "text": "strike " * 5} for name, size in sizes.items() for _ in range(size))

    found = visit("compare", corpus="own")

    assert (found.app.session_state["target"], found.app.session_state["against"]) == sides


def test_the_headline_is_about_the_word_being_followed(visit: "Callable[..., Visit]") -> None:
    """Its uses are the passages that the page opens."""
    found = visit("compare", word="ice")
    uses = [int(number) for number in re.findall(r"(\d+) times? in", found.finding)]

    assert sorted(uses) == sorted(number for number, _ in found.passages())


# What is kept at once.


def test_three_words_a_side_are_kept_with_their_passages(visit: "Callable[..., Visit]") -> None:
    """Of six words two passages each, kept for their word; beside the figure they leave as one file."""
    found = visit("compare")
    (button,) = [one for one in found.app.main.button if one.label == "Keep three words a side"]
    button.click().run()

    words = found.app.session_state["keptfor"]
    assert not found.app.exception
    assert len(found.app.session_state["kept"]) == len(words) <= 12
    assert len(set(words)) == 6
    assert f"Kept {len(words)} as Word" in [one.label for one in found.app.main.get("download_button")]
