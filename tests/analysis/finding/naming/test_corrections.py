"""Corrections applied to mentions: each kind, what it leaves alone, and what holds of any log."""

import itertools
import re
from collections.abc import Callable
from time import process_time

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Corpus
from analysis.corpus.names.corrections import Correction
from analysis.corpus.schema import MENTIONS
from analysis.finding.naming.corrections import (
    corrected_mentions,
    correction_effects,
    correction_steps,
)
from analysis.finding.naming.standing import overlooked_places

TEXTS = {
    "a": "Donald Trump met Bill Clinton. Trump's ICE saw ice; Trump, not Trumpism.",
    "b": "Hillary Clinton and Clinton spoke. Donald\nTrump ran. O'Brien and @Trump, #ICE, GDP.",
}
# document, surface, which of its places, type, entity
FOUND = [
    ("a", "Donald Trump", 0, "PERSON", "Donald Trump"),
    ("a", "Bill Clinton", 0, "PERSON", "Clinton"),
    ("a", "Trump", 1, "ORG", "Trump"),
    ("b", "Hillary Clinton", 0, "PERSON", "Clinton"),
    ("b", "Clinton", 1, "PERSON", "Clinton"),
    ("b", "GDP", 0, "ORG", "GDP"),
]
TEXT_COLUMNS = ["doc_id", "surface", "type", "basis", "entity"]
NAMES = st.sampled_from(["Donald Trump", "Trump", "Clinton", "Hillary Clinton", "GDP", "ICE", "Nobody"])
FORMS = st.sampled_from(["Trump", "Donald Trump", "ICE", "O", "Clinton", "Bill Clinton", "met", "Trump, not"])
TYPES = st.sampled_from(["PERSON", "ORG"])
CORRECTIONS = st.one_of(
    st.builds(Correction, st.sampled_from(["merge", "rename"]), NAMES, into=NAMES),
    st.builds(Correction, st.just("split"), NAMES, FORMS, st.one_of(st.just(""), NAMES)),
    st.builds(Correction, st.just("retype"), NAMES, type=TYPES),
    st.builds(Correction, st.just("hide"), NAMES, st.one_of(st.just(""), FORMS)),
    st.builds(Correction, st.just("add"), NAMES, FORMS, type=st.one_of(st.just(""), TYPES)),
)


@pytest.fixture(scope="module")
def corpus(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return two documents with six mentions of four names."""
    rows = []
    for doc_id, surface, number, kind, entity in FOUND:
        start = -1
        for _ in range(number + 1):
            start = TEXTS[doc_id].index(surface, start + 1)
        rows.append((doc_id, start, start + len(surface), surface, kind, "model", entity))
    mentions = pd.DataFrame(rows, columns=list(MENTIONS.columns)).astype(dict.fromkeys(TEXT_COLUMNS, "str"))
    documents = ({"doc_id": doc_id, "source": doc_id, "text": text} for doc_id, text in TEXTS.items())
    return make_corpus(documents).with_mentions(mentions)


def _named(corpus: Corpus, *log: Correction) -> list[tuple[str, str, str]]:
    """Return surface, type and entity of each mention after some corrections."""
    found = corrected_mentions(corpus, corpus.mentions, log)
    return list(found[["surface", "type", "entity"]].itertuples(index=False, name=None))


def test_a_merged_name_counts_under_the_other_as_what_that_is(corpus: Corpus) -> None:
    """Trump, taken for an organisation, is Donald Trump, a person."""
    found = _named(corpus, Correction("merge", "Trump", into="Donald Trump"))

    assert found[2] == ("Trump", "PERSON", "Donald Trump")
    assert found[:2] + found[3:] == _named(corpus)[:2] + _named(corpus)[3:]


def test_a_form_is_split_from_its_name(corpus: Corpus) -> None:
    """Two Clintons are two people; who has only the last name stays."""
    log = Correction("split", "Clinton", "Bill Clinton"), Correction("rename", "Clinton", into="Hillary Clinton")

    assert [entity for _, _, entity in _named(corpus, *log)][1:5:2] == ["Bill Clinton", "Hillary Clinton"]
    assert [entity for surface, _, entity in _named(corpus, *log) if surface == "Clinton"] == ["Hillary Clinton"]


def test_a_name_has_another_type_or_name(corpus: Corpus) -> None:
    """All of its mentions have it."""
    assert _named(corpus, Correction("retype", "Trump", type="PERSON"))[2] == ("Trump", "PERSON", "Trump")
    assert _named(corpus, Correction("rename", "GDP", into="Output"))[-1] == ("GDP", "ORG", "Output")


def test_what_is_no_name_is_hidden(corpus: Corpus) -> None:
    """The name, or one form of it."""
    assert len(_named(corpus, Correction("hide", "Clinton"))) == 3
    assert len(_named(corpus, Correction("hide", "Clinton", "Clinton"))) == 5


def test_this_too_is_found_as_whole_words_where_no_mention_is(corpus: Corpus) -> None:
    """Not in Trumpism, @Trump, #ICE or ice; across the end of a line; never where a mention is."""
    trump = corrected_mentions(corpus, corpus.mentions, [Correction("add", "Trump", "Trump")])
    full = corrected_mentions(corpus, corpus.mentions, [Correction("add", "Donald Trump", "Donald Trump")])
    ice = corrected_mentions(corpus, corpus.mentions, [Correction("add", "ICE", "ICE", type="ORG")])

    assert trump["entity"].eq("Trump").sum() == 3
    assert trump["basis"].eq("correction").tolist().count(True) == 2
    assert full.loc[full["basis"] == "correction", "surface"].tolist() == ["Donald\nTrump"]
    assert ice.loc[ice["basis"] == "correction", ["doc_id", "surface", "type"]].to_numpy().tolist() == [
        ["a", "ICE", "ORG"]
    ]
    assert overlooked_places(corpus, "Trump") == 2
    assert [overlooked_places(corpus, form) for form in ("O", "Clinton", " ", "trump")] == [0, 0, 0, 0]


def test_what_is_partly_marked_is_taken_whole(corpus: Corpus) -> None:
    """A form may be the words around a mention; where another mention is in them it stays."""
    found = corrected_mentions(corpus, corpus.mentions, [Correction("split", "Trump", "Trump's ICE", "Slogan")])
    both = Correction("split", "Donald Trump", "Donald Trump met Bill Clinton", "Meeting")

    row = found[found["entity"] == "Slogan"].iloc[0]
    assert (row["surface"], row["basis"], row["type"]) == ("Trump's ICE", "correction", "ORG")
    assert TEXTS["a"][row["start"] : row["end"]] == row["surface"]
    assert _named(corpus, both) == _named(corpus)
    assert _named(corpus, Correction("hide", "Trump", "Trump’s ICE saw")) == [*_named(corpus)[:2], *_named(corpus)[3:]]


def test_a_form_with_an_apostrophe_is_found_however_it_is_set(make_corpus: Callable[..., Corpus]) -> None:
    """Curly or straight, and before a possessive."""
    corpus = make_corpus([{"text": "O’Brien's house. O'Brien left, not O’Briens."}]).with_mentions(MENTIONS.empty())
    found = corrected_mentions(corpus, MENTIONS.empty(), [Correction("add", "O'Brien", "O'Brien", type="PERSON")])

    assert found["surface"].tolist() == ["O’Brien", "O'Brien"]


@pytest.mark.parametrize(
    "line",
    [
        Correction("merge", "Nobody", into="Trump"),
        Correction("merge", "Trump", into="Nobody"),
        Correction("merge", "Trump", into="Trump"),
        Correction("split", "Clinton", "Chelsea"),
        Correction("split", "Clinton", "Clinton"),
        Correction("rename", "Trump", into="Clinton"),
        Correction("rename", "Nobody", into="x"),
        Correction("retype", "Nobody", type="ORG"),
        Correction("hide", "Nobody"),
        Correction("add", "Nobody", "Trump"),
        Correction("add", "Trump", "Pence"),
    ],
)
def test_a_line_whose_name_is_not_there_changes_nothing_and_says_so(corpus: Corpus, line: Correction) -> None:
    """No entity is invented, and no two are called the same."""
    assert _named(corpus, line) == _named(corpus)
    assert correction_effects(corpus, corpus.mentions, [line]) == (0,)
    assert correction_steps([line], [0])[0].endswith("(it is not there: nothing changed)")


def test_later_lines_win(corpus: Corpus) -> None:
    """What was hidden can be found again, and what was merged has the other's later name."""
    again = Correction("hide", "GDP"), Correction("add", "GDP", "GDP", type="MISC")
    twice = Correction("merge", "Trump", into="Donald Trump"), Correction("rename", "Donald Trump", into="DT")

    assert _named(corpus, *again)[-1] == ("GDP", "MISC", "GDP")
    assert correction_effects(corpus, corpus.mentions, again) == (1, 1)
    assert correction_effects(corpus, corpus.mentions, twice) == (1, 2)


@given(st.lists(CORRECTIONS, max_size=8))
def test_any_log_keeps_what_holds_of_mentions(corpus: Corpus, log: list[Correction]) -> None:
    """None overlaps another, each stands where it says, totals add up, and without a line it is as before that line."""
    found, effects = corrected_mentions(corpus, corpus.mentions, log), correction_effects(corpus, corpus.mentions, log)
    hidden = sum(number for one, number in zip(log, effects, strict=True) if one.what == "hide")
    added = sum(number for one, number in zip(log, effects, strict=True) if one.what == "add")

    assert len(found) == len(corpus.mentions) - hidden + added
    assert found.groupby("entity").size().sum() == len(found)
    for doc_id, own in found.groupby("doc_id"):
        spans = list(zip(own["start"], own["end"], strict=True))
        assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))
        assert [TEXTS[doc_id][slice(*span)] for span in spans] == own["surface"].tolist()
    before = corrected_mentions(corpus, corpus.mentions, log[:-1])
    assert corrected_mentions(corpus, before, log[-1:]).equals(found)
    assert corrected_mentions(corpus, corpus.mentions, log[:0]).equals(corpus.mentions)


def test_corrections_change_nothing_of_what_they_are_given(corpus: Corpus) -> None:
    """The mentions stay as they were found."""
    before = corpus.mentions.copy()
    _named(corpus, Correction("hide", "GDP"), Correction("add", "Trump", "Trump"))

    assert corpus.mentions.equals(before)


def test_what_was_mended_is_said_in_sentences() -> None:
    """One for each kind of line."""
    log = [
        Correction("merge", "Trump", into="Donald Trump"),
        Correction("split", "Clinton", "Bill Clinton"),
        Correction("retype", "Trump", type="PERSON"),
        Correction("rename", "BA", into="Bob Avakian"),
        Correction("hide", "GDP"),
        Correction("hide", "Will", "WILL"),
        Correction("add", "ICE", "the agency"),
        Correction("split", "Trump/Pence", "Trump/Pence", "Mike Pence"),
    ]

    assert correction_steps(log, [1, 2, 3])[:3] == (
        "“Trump” was counted under “Donald Trump” (1 mention)",
        "The form “Bill Clinton” of “Clinton” was counted as “Bill Clinton” (2 mentions)",
        "“Trump” was taken for the kind “PERSON” (3 mentions)",
    )
    assert correction_steps(log)[3:] == (
        "“BA” was called “Bob Avakian”",
        "“GDP” was taken for no name",
        "The form “WILL” of “Will” was taken for no name",
        "“the agency” was counted as “ICE” wherever it stands",
        "“Trump/Pence” was counted as “Mike Pence”",
    )


def test_words_that_stand_everywhere_in_a_long_text_are_found_in_one_go(make_corpus: Callable[..., Corpus]) -> None:
    """A hundred thousand places among as many mentions take seconds, not their product."""
    times = 100_000
    corpus = make_corpus([{"text": "said Ann Lee today. " * times}])
    rows = [("0", start, start + 7, "Ann Lee", "PERSON", "model", "Ann Lee") for start in range(5, 20 * times, 20)]
    mentions = pd.DataFrame(rows, columns=list(MENTIONS.columns)).assign(doc_id=corpus.documents["doc_id"].iloc[0])
    log = [Correction("add", "Word", "said", type="ORG"), Correction("split", "Ann Lee", "Ann Lee today")]
    began = process_time()

    assert correction_effects(corpus, mentions, log) == (times, times)
    assert process_time() - began < 30  # seconds; the product took minutes


@given(
    words=st.lists(st.sampled_from(["Ann", "met", "of", "Bob"]), min_size=1, max_size=30),
    named=st.lists(st.integers(0, 29), unique=True),
    form=st.sampled_from(["Ann", "met", "of Bob", "Ann met of"]),
)
def test_a_form_is_overlooked_where_no_mention_shares_a_character(
    make_corpus: Callable[..., Corpus], words: list[str], named: list[int], form: str
) -> None:
    """Each place of it is compared with each mention."""
    bounds = [(match.start(), match.end()) for match in re.finditer(r"\S+", " ".join(words))]
    rows = [("d0", *bounds[place], words[place], "ORG", "model", "X") for place in sorted(named) if place < len(words)]
    mentions = pd.DataFrame(rows, columns=list(MENTIONS.columns)) if rows else MENTIONS.empty()
    corpus = make_corpus([{"text": " ".join(words)}]).with_mentions(mentions.astype(dict(MENTIONS.empty().dtypes)))

    places = [match.span() for match in re.finditer(rf"\b{form}\b", " ".join(words))]
    free = [place for place in places if not any(start < place[1] and end > place[0] for _, start, end, *_ in rows)]
    assert overlooked_places(corpus, form) == len(free)
