"""Draws of passages, the concordance and the reader, over the real app."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pandas as pd
import pytest

if TYPE_CHECKING:
    from tests.dashboard.conftest import Visit

HERE = re.compile(r"outline:2px[^>]*>([^<]*)</mark>")
PARAGRAPHS = [f"Paragraph {place} of a long text, in which raids are told of." + " Word." * 40 for place in range(300)]


def _article(found: "Visit") -> str:
    (article,) = [html for html in found.html if "<article" in html]
    return article


def _press(found: "Visit", label: str) -> "Visit":
    next(button for button in found.app.button if button.label == label).click().run()
    return found


def _shown(found: "Visit") -> list[str]:
    return [html for html in found.html if "<blockquote" in html]


@pytest.mark.parametrize("rule", ["sample", "typical"])
def test_a_draw_shows_so_many_of_each_source_and_says_how(visit: "Callable[..., Visit]", rule: str) -> None:
    """The heads still count all uses; what is shown is what was asked for, and the rule stands under the head."""
    found = visit("passages", word="raid*", rule=rule, size="3")

    assert found.passages() == [(7, 3), (13, 3)]
    assert len([text for text in found.said if re.match(r"Shown: (the )?3 of (7|13)", text)]) == 2


def test_the_same_seed_draws_the_same_passages(visit: "Callable[..., Visit]") -> None:
    """A link with a seed shows the same sample to everybody; another seed shows others."""
    found = [_shown(visit("passages", word="raid*", rule="sample", size="3", seed=seed)) for seed in "112"]

    assert found[0] == found[1]
    assert found[0] != found[2]


def test_dates_can_be_matched(visit: "Callable[..., Visit]") -> None:
    """Both sources wrote of raids in 2019 only: as many passages of the one as of the other, and no others."""
    found = visit("passages", word="raid*", matched="year")

    assert found.passages() == [(7, 1), (13, 1)]
    lines = [text for text in found.said if re.match(r"\w+ 20\d\d( \(inferred\))? · ", text)]
    assert [text.partition(" · ")[0] for text in lines] == ["July 2019 (inferred)"] * 2


def test_a_rule_that_there_is_not_shows_all(visit: "Callable[..., Visit]") -> None:
    """A stale link draws nothing at random."""
    assert visit("passages", word="raid*", rule="best", size="0", matched="moon").passages() == [(7, 7), (13, 13)]


def test_a_topic_s_passages_are_drawn_by_the_same_rules(visit: "Callable[..., Visit]") -> None:
    """What a reader came with makes no difference: a topic's passages and a name's mentions are drawn too."""
    for page, link in (("topics", {"topic": "1"}), ("entities", {"entity": "ICE"})):
        found = visit(page, rule="typical", size="3", **link).passages()

        assert [min(number, 3) for number, _ in found] == [shown for _, shown in found]


def _lines(found: "Visit") -> pd.DataFrame:
    return found.lists["lines"]


def test_lines_are_sorted_by_the_words_around(visit: "Callable[..., Visit]") -> None:
    """By the word after, lines that go on alike stand together; by the word before, those that begin alike."""
    after = _lines(visit("passages", word="raid*", view="Lines", order="right"))["right"]
    before = _lines(visit("passages", word="raid*", view="Lines", order="left"))["left"]

    first = after.str.extract(r"(\w+)")[0].str.lower().tolist()
    last = before.str.extract(r"(\w+)\W*$")[0].str.lower().tolist()
    assert (len(first), first, last) == (20, sorted(first), sorted(last))


def test_lines_can_be_sampled(visit: "Callable[..., Visit]") -> None:
    """A sample is of the size asked for, the same for the same seed, and the total is stated."""
    found = [visit("passages", word="the", view="Lines", sample="20", seed=seed) for seed in "334"]

    tables = [_lines(one) for one in found]
    assert [len(table) for table in tables] == [20, 20, 20]
    assert tables[0].equals(tables[1])
    assert not tables[0].equals(tables[2])
    assert [text for text in found[0].said if re.match(r"20 of \d{3} lines, drawn at random \(seed 3\)", text)]


def test_lines_can_be_paged_through(visit: "Callable[..., Visit]") -> None:
    """All lines of a common word are there, fifty a page, none twice."""
    found = visit("passages", word="the", view="Lines")
    total = int(re.search(r"the: (\d+) uses", found.finding).group(1))
    (pager,) = found.app.get("pagination")

    pages = [_lines(found)]
    for number in range(2, pager.num_pages + 1):
        found.app.get("pagination")[0].set_value(number).run()
        pages.append(_lines(found))

    every = pd.concat(pages)
    assert (len(every), len(pages[0]), len(every.drop_duplicates())) == (total, 50, total)


def test_the_reader_opens_at_the_place_that_was_asked_for(visit: "Callable[..., Visit]") -> None:
    """A place in the link is where the reader arrives; without one it is the first match."""
    link = {"word": "raid*", "view": "Whole text", "document": "001_e43efa28872b9260"}
    first = visit("passages", **link)
    assert "Match 1 of 10" in first.said
    third = _press(_press(first, "Next match"), "Next match")
    assert "Match 3 of 10" in third.said

    again = visit("passages", **link, place=str(third.app.session_state["place"]))

    assert "Match 3 of 10" in again.said
    assert len(HERE.findall(_article(again))) == 1
    assert _article(again) == _article(third)


def test_next_and_previous_lead_through_all_matches(visit: "Callable[..., Visit]") -> None:
    """From the first to the last and back, each once; at the ends there is no way on."""
    found = visit("passages", word="neighbors", view="Whole text", source="Red Flag", document="004_e79ca3fca23e2191")
    buttons = {button.label: button for button in found.app.button}
    assert buttons["Previous match"].disabled

    passed = 1
    while not {button.label: button for button in found.app.button}["Next match"].disabled:
        _press(found, "Next match")
        passed += 1

    assert f"Match {passed} of {passed}" in found.said
    assert passed == _article(found).count("<mark")


def test_a_match_that_overlaps_another_can_be_read(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """Of matches that overlap, the one at which the reader is stands out."""
    shelve([{"text": "war and peace and war"}])
    found = visit("passages", corpus="own", word="war NEAR/5 peace", view="Whole text")
    assert HERE.findall(_article(found)) == ["war and peace"]

    _press(found, "Next match")

    assert "Match 2 of 2" in found.said
    assert HERE.findall(_article(found)) == ["peace and war"]


def test_a_place_in_another_text_is_forgotten(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """Where a filter takes away the text that was being read, the other opens at its first match."""
    shelve([{"text": "war " * 90, "source": source} for source in "AB"])
    found = visit("passages", corpus="own", word="war", view="Whole text", document="d0001", place="40")
    assert "Match 11 of 90" in found.said

    found.put(source=["A"])

    assert "Match 1 of 90" in found.said
    assert "place=" not in found.link()


def test_a_filter_leads_back_to_the_first_page(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """Where there are fewer pages than the number of the one being read, pager and passages show the first."""
    shelve([{"text": f"war {place}", "source": "AB"[place % 2], "doc_id": f"{place:03}"} for place in range(300)])
    found = visit("passages", corpus="own", word="war", view="Lines")
    found.app.get("pagination")[0].set_value(6).run()
    assert _lines(found)["right"].tolist()[0].strip() == "250"

    found.put(source=["A"])

    assert _lines(found)["right"].tolist()[0].strip() == "0"


@pytest.mark.parametrize("place", ["-1", "²", "9" * 16, "9" * 14, "x", "1.5"])
def test_a_place_that_is_none_opens_the_text(visit: "Callable[..., Visit]", place: str) -> None:
    """Whatever a link says, the text is shown, and a place after its end is its end."""
    assert "<article" in _article(visit("passages", word="raids", view="Whole text", place=place))


def test_a_long_text_is_read_page_by_page(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """Each page holds its own paragraphs, all pages together the whole text; a match turns to its page."""
    shelve([{"text": "\n\n".join(PARAGRAPHS), "source": "A"}])
    found = visit("passages", corpus="own", word="raids", view="Whole text")
    pages = found.app.get("pagination")[0].num_pages

    seen = [re.findall(r"Paragraph (\d+) of", _article(found))]
    for number in range(2, pages + 1):
        found.app.get("pagination")[0].set_value(number).run()
        seen.append(re.findall(r"Paragraph (\d+) of", _article(found)))

    assert pages > 1
    assert [int(number) for page in seen for number in page] == list(range(300))
    assert "Match 300 of 300" in _press_until(found, "Next match").said
    assert seen[-1][-1] in _article(found)


def _press_until(found: "Visit", label: str) -> "Visit":
    while not next(button for button in found.app.button if button.label == label).disabled:
        _press(found, label)
    return found


def test_names_are_marked_beside_matches(visit: "Callable[..., Visit]") -> None:
    """Names are underlined where they are asked for, and a match stays a match."""
    plain = _article(visit("passages", word="raid*", view="Whole text"))
    named = _article(visit("passages", word="raid*", view="Whole text", also="names"))

    assert "underline" not in plain
    assert named.count("text-decoration:underline;") > 3
    assert named.count("color-mix") == plain.count("color-mix")


def test_a_topic_s_words_are_marked_beside_matches(visit: "Callable[..., Visit]") -> None:
    """The words of the topic chosen are dotted; before one is chosen none is."""
    found = visit("passages", word="raid*", view="Whole text", also="words of a topic")
    assert "dotted" not in _article(found)

    found.put(topic=1)

    assert _article(found).count("underline dotted") > 3


def test_what_is_known_of_a_text_stands_beside_it(visit: "Callable[..., Visit]") -> None:
    """The file's own columns are shown as they are."""
    said = " ".join(visit("passages", view="Whole text", document="003_8ec1be811a575264").said)

    assert "before May Day of Trump’s first year" in said
    assert "No word is being followed" in said


@pytest.mark.parametrize(("within", "pairs"), [("any", 1), ("30", 1), ("7", 0)])
def test_pairs_lie_within_the_days_asked_for(
    shelve: Callable[..., None], visit: "Callable[..., Visit]", within: str, pairs: int
) -> None:
    """Texts published farther apart than asked for are not paired."""
    text = "The senate passed the border bill."
    shelve([{"source": s, "text": text, "published": day} for s, day in (("A", "2020-01-01"), ("B", "2020-01-15"))])

    found = visit("passages", corpus="own", view="Pairs", within=within)

    assert len([text for text in found.said if text.startswith("Pair 1 of 1")]) == pairs
    assert bool([text for text in found.said if "published within 7 days" in text]) == (pairs == 0)


def test_whole_documents_are_paired_when_asked_for(visit: "Callable[..., Visit]") -> None:
    """Of three and two documents two pairs can be made."""
    said = visit("passages", view="Pairs", unit="document").said

    assert [text for text in said if text.startswith("Pair 1 of 2,")]


def test_texts_of_one_name_are_told_apart(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """Of documents with the same title, source and date, the one that was asked for stays open."""
    shelve([{"text": f"raid raid number {place}", "title": "Letters"} for place in range(3)])
    found = visit("passages", corpus="own", word="raid", view="Whole text", document="d0000")

    _press(found, "Next match")

    assert "number 0" in _article(found)
    assert "Match 2 of 2" in found.said
    assert next(box for box in found.app.selectbox if box.label == "Text").options == [
        f"Letters · A · undated · d000{place}" for place in range(3)
    ]


def test_a_list_in_a_column_is_shown(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """A file may hold lists and nothing: what there is stands beside the text."""
    shelve([{"text": "raid", "tags": ["one", "two"], "none": [], "place": None}, {"text": "b", "place": "x"}])

    said = visit("passages", corpus="own", view="Whole text", document="d0000").said

    assert "one; two" in " ".join(said)
    assert "<article" in _article(visit("passages", corpus="own", view="Whole text", document="d0000"))


@pytest.mark.parametrize(("also", "code"), [("names", "E-LANGUAGE"), ("words of a topic", "E-TOPICS")])
def test_a_text_can_be_read_where_nothing_else_can_be_marked(
    shelve: Callable[..., None], visit: "Callable[..., Visit]", also: str, code: str
) -> None:
    """What cannot be marked is said, and the text is there with its matches."""
    shelve([{"text": "рейд и рейд", "language": "ru"}])

    found = visit("passages", corpus="own", word="рейд", view="Whole text", also=also)

    assert found.refusals == {code}
    assert _article(found).count("<mark") == 2
