"""Names in a search: where they match, what they are called, and what is said where nothing is called so."""

from collections.abc import Callable

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Corpus, Filters, name_search, names_in_search, places, titles_with, with_titles
from analysis.corpus.errors import EmptyCorpusError, QueryError
from analysis.corpus.schema import MENTIONS
from analysis.corpus.tokens import spans
from analysis.query import parsed
from analysis.query.selection import matches_in
from analysis.query.tree import Name

TEXTS = [
    "Mr. Trump's wall: Donald J. Trump said it.",
    "The U.S. and US, the United States. us? Trump-Pence!",
    "O Trump",
]
MENTIONED = [
    ("d0", "Trump", 0, "Donald Trump"),
    ("d0", "Donald J. Trump", 0, "Donald Trump"),
    ("d1", "U.S.", 0, "United States"),
    ("d1", "US", 0, "United States"),
    ("d1", "United States", 0, "United States"),
    ("d1", "Trump", 0, "Donald Trump"),
    ("d1", "Pence", 0, "Mike Pence"),
    ("d2", "Trump", 0, "Ivanka Trump"),
]


@pytest.fixture(scope="session")
def naming(make_corpus: Callable[..., Corpus]) -> Callable[..., Corpus]:
    """Return a function that makes a corpus of texts in which some stretches are mentions."""

    def make(texts: list[str], mentioned: list[tuple[str, str, int, str]], **row: str) -> Corpus:
        rows = []
        for doc_id, surface, nth, entity in mentioned:
            text, start = texts[int(doc_id[1:])], -1
            for _ in range(nth + 1):
                start = text.index(surface, start + 1)
            rows.append((doc_id, start, start + len(surface), surface, "PERSON", "model", entity))
        table = pd.DataFrame(rows, columns=list(MENTIONS.columns))
        text_columns = ["doc_id", "surface", "type", "basis", "entity"]
        table = table.astype(dict.fromkeys(text_columns, "str") | dict.fromkeys(["start", "end"], "int64"))
        table = table.sort_values(["doc_id", "start"], kind="stable", ignore_index=True)
        return make_corpus({"text": text, **row} for text in texts).with_mentions(table)

    return make


@pytest.fixture(scope="module")
def corpus(naming: Callable[..., Corpus]) -> Corpus:
    """Return three documents in which two people of one last name are named, and a country in three forms."""
    return naming(TEXTS, MENTIONED)


# 0 mr 1 trump 2 's 3 wall 4 donald 5 j 6 trump 7 said 8 it | 9 the 10 u.s 11 and 12 us 13 the 14 united 15 states 16 us
# 17 trump 18 pence | 19 o 20 trump
@pytest.mark.parametrize(
    ("search", "positions", "widths"),
    [
        ("[Donald Trump]", [1, 4, 17], [1, 3, 1]),
        ("[donald  TRUMP]", [1, 4, 17], [1, 3, 1]),
        ("[United States]", [10, 12, 14], [1, 1, 2]),
        ("trump", [1, 6, 17, 20], [1, 1, 1, 1]),
        ("[Ivanka Trump] | [Mike Pence]", [18, 20], [1, 1]),
        ("[Donald Trump] [Mike Pence]", [17], [2]),
        ("[Donald Trump] said", [4], [4]),
        ("mr [Donald Trump] 's", [0], [3]),
        ("[Donald Trump] NEAR/2 wall", [1, 3], [3, 4]),
        ("[Donald Trump] | trump", [1, 4, 17, 20], [1, 3, 1, 1]),
        ("[Donald Trump] AND [Mike Pence]", [17, 18], [1, 1]),
        ("[Donald Trump] NOT pence", [1, 4], [1, 3]),
        ("NOT [Donald Trump]", [], []),
        ('"[Donald J Trump]"', [4], [3]),  # in quotation marks brackets are none
    ],
)
def test_a_name_matches_its_mentions(corpus: Corpus, search: str, positions: list[int], widths: list[int]) -> None:
    """Whatever form each has, and wherever else those words stand; it can be part of any search."""
    found = matches_in(corpus, search)

    assert (found.positions.tolist(), found.widths.tolist()) == (positions, widths)


def test_a_name_filters_documents(corpus: Corpus) -> None:
    """As any search does."""
    assert places(corpus, Filters(search="[Mike Pence]"), "[Donald Trump]")["doc_id"].tolist() == ["d1"]


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("Trump", "[Donald Trump], [Ivanka Trump]"),  # called so, the oftener the sooner
        ("Mike Pense", "[Mike Pence]"),
        ("Dónald Trump", "[Donald Trump], [Ivanka Trump]"),
        ("the United States of America", "[United States]"),
        ("Zebra", "[Donald Trump], [United States], [Ivanka Trump], [Mike Pence]"),
    ],
)
def test_a_name_that_is_not_there_is_answered_with_the_nearest(corpus: Corpus, name: str, nearest: str) -> None:
    """Somebody who is called otherwise is found by what the texts call them."""
    with pytest.raises(QueryError) as refused:
        matches_in(corpus, f"wall | [{name}]")

    assert (refused.value.code, refused.value.where) == ("E-NAME", "at character 8")
    are = "names are" if "," in nearest else "name is"
    assert f"the nearest {are} {nearest};" in refused.value.todo


def test_accents_make_no_difference_where_they_are_ignored(corpus: Corpus, naming: Callable[..., Corpus]) -> None:
    """In names as in words."""
    assert len(matches_in(corpus, "[Dónald Trump]", fold=True).positions) == 3
    assert len(matches_in(naming(["Žižek"], [("d0", "Žižek", 0, "Žižek")]), "[zizek]", fold=True).positions) == 1


def test_capitals_count_where_two_names_differ_in_nothing_else(naming: Callable[..., Corpus]) -> None:
    """Who writes a name as it is gets this one; who does not gets all that it may be."""
    corpus = naming(["May may MAY"], [("d0", "May", 0, "May"), ("d0", "MAY", 0, "MAY")])

    assert [matches_in(corpus, f"[{name}]").positions.tolist() for name in ("May", "MAY", "may")] == [[0], [2], [0, 2]]


def test_names_not_looked_for_are_not_none(make_corpus: Callable[..., Corpus]) -> None:
    """Where nobody has looked for names, the error says what to do, whatever the name."""
    for search in ("[ICE]", "ice OR [ICE]"):
        with pytest.raises(EmptyCorpusError, match=r"E-MENTIONS .* open the page Entities"):
            matches_in(make_corpus([{"text": "ICE"}]), search)


def test_a_search_without_names_asks_for_none(make_corpus: Callable[..., Corpus]) -> None:
    """A corpus without names can be searched for all else; a ] alone is a sign like any other."""
    corpus = make_corpus([{"text": "ICE, a [b] c"}])

    assert len(matches_in(corpus, '"a [b]" | ice]').positions) == 2


def test_no_name_found_at_all(naming: Callable[..., Corpus]) -> None:
    """A corpus in which nothing is named says so."""
    with pytest.raises(QueryError, match="no names were found in its texts"):
        matches_in(naming(["nothing"], []), "[ICE]")


@pytest.mark.parametrize(
    ("search", "what", "todo"),
    [
        ("war [ICE", "a [ is not closed", "close it, as in [Donald Trump]"),
        ("[a [b] c]", "a [ is not closed", r"is written \[ or \]"),
        ("[]", "nothing between the brackets", "put a name there"),
        ("[  ]", "nothing between the brackets", "put a name there"),
        ("[ICE] AND", "there is nothing after AND", "put a word there"),
        ("([ICE] OR a) | b", "AND, OR and NOT choose documents", "join whole searches"),
    ],
)
def test_a_name_that_cannot_be_read(search: str, what: str, todo: str) -> None:
    """The error says what is wrong with it, and what to write."""
    with pytest.raises(QueryError) as refused:
        parsed(search)

    assert what in str(refused.value)
    assert todo in str(refused.value)


ODD = [
    '"the" rock',
    "a ] b",
    "[sic]",
    "\\",
    "*NSYNC",
    "AC/DC",
    "R|W",
    "(a)",
    "NOT",
    "NEAR/5",
    "محمد",
    "习近平",
    'צה"ל',
    "a\u200fb",
]


@pytest.mark.parametrize("name", ODD)
def test_odd_names_are_found_by_their_search(naming: Callable[..., Corpus], name: str) -> None:
    """Quotation marks, brackets, stars, slashes, operators, and letters of any script."""
    corpus = naming([f"x {name}s y"], [("d0", name, 0, name)])

    assert names_in_search(f"x OR {name_search(name)}") == (name,)
    if name != "\\":  # no letter, no match
        assert len(places(corpus, Filters(search=name_search(name)), name_search(name))) == 1


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).filter(lambda name: name.strip()))
def test_any_name_comes_back_from_its_search(name: str) -> None:
    """Written as a search and read again, also among others, and as a filter, it is the same name in one line."""
    line = " ".join(name.split())

    assert parsed(name_search(line)) == Name(line, 0)
    assert names_in_search(Filters(search=f"a {name_search(line)} | {name_search(line)}").search) == (line,)


@given(st.text('[]\\/"* aNOT', max_size=12))
def test_whatever_is_typed_has_names_or_none(search: str) -> None:
    """What cannot be understood has none, and is no error."""
    assert isinstance(names_in_search(search), tuple)


@pytest.mark.usefixtures("without_icu")
def test_a_mention_touches_whole_words(naming: Callable[..., Corpus]) -> None:
    """Part of a word is all of it; what holds no letter is nowhere; two in one word are one place."""
    corpus = naming(
        ["anti-Trumpism, ☭ and e\u0301tat", "習近平"],
        [
            ("d0", "Trump", 0, "T"),
            ("d0", "☭", 0, "S"),
            ("d0", "tat", 0, "E"),
            ("d0", "e", 0, "E"),
            ("d1", "近平", 0, "X"),
        ],
    )

    assert [places(corpus, Filters(), f"[{name}]")[["position", "width"]].to_numpy().tolist() for name in "TSEX"] == [
        [[1, 1]],
        [],
        [[3, 1]],
        [[5, 2]],
    ]


def test_titles_move_the_places_of_names(naming: Callable[..., Corpus]) -> None:
    """Where titles are counted a mention is so many words later; names are not looked for in titles."""
    corpus = naming(TEXTS, MENTIONED, title="Three words more")

    assert places(with_titles(corpus), Filters(), "[Donald Trump]")["position"].tolist() == [4, 7, 23]
    assert titles_with(corpus, Filters(), "[Donald Trump] OR words") == 0


def test_a_corpus_compared_by_another_column_has_the_same_names(naming: Callable[..., Corpus]) -> None:
    """Names are asked for by unit as words are."""
    corpus = naming(TEXTS, MENTIONED, party="Left")

    found = places(corpus, Filters(), "[Donald Trump]", unit="party")
    assert found["source"].tolist() == ["Left"] * 3


HOSTILE = st.text("ae1 '’#@.-\n\u0301\u00ad\u200b\u1100\u1161習近", max_size=20)
CUTS = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 9)), max_size=4, unique=True)


@given(st.lists(st.tuples(HOSTILE, CUTS), max_size=4))
def test_a_mention_matches_the_words_that_share_a_character_with_it(
    make_corpus: Callable[..., Corpus], drawn: list[tuple[str, list[tuple[int, int]]]]
) -> None:
    """Whatever the letters, and wherever the mention is cut."""
    rows = [
        (f"d{row}", start, start + size, text[start : start + size], "PERSON", "model", f"{row} {start} {size}")
        for row, (text, cuts) in enumerate(drawn)
        for start, size in cuts
        if start + size <= len(text)
    ]
    kinds = dict.fromkeys(MENTIONS.columns, "str") | {"start": "int64", "end": "int64"}
    table = pd.DataFrame(rows, columns=list(MENTIONS.columns)).astype(kinds)
    corpus = make_corpus({"text": f"{text} b"} for text, _ in [*drawn, ("", [])]).with_mentions(table)

    for mention in table.itertuples():
        row = corpus.row(mention.doc_id)
        words = spans(corpus.text(row), corpus.rules(row)).tolist()
        touched = [place for place, (start, end) in enumerate(words) if start < mention.end and end > mention.start]
        found = matches_in(corpus, f"[{mention.entity}]")
        runs = zip(found.positions - corpus.index.offsets[row], found.widths, strict=True)
        assert [place for start, width in runs for place in range(start, start + width)] == touched
