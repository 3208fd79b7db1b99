"""Copies: which documents are, edited ones too, which are not, and what they do to a difference."""

import json
from collections.abc import Callable, Iterable
from itertools import combinations
from pathlib import Path
from random import Random

import numpy as np
import pandas as pd
import polars as pl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis import Corpus, Filters, duplicates, keyness, limits, read_corpus, term_frequencies
from analysis.comparing.duplicates import duplicate_effect
from analysis.corpus import shingles
from analysis.corpus.errors import FilterError
from analysis.corpus.index import term_index

PLANTED, EDITED = 20, (0.05, 0.1, 0.2)
LONG_ENOUGH = 200  # words: of fewer, a fifth exchanged by chance leaves now .14 of the shingles and now .25

# Of few words, so that repeats are among them, and cut from one text, so that some stand whole in others.
LONG = [f"w{place}" for place in range(40)]
bodies = st.lists(st.sampled_from("ab"), max_size=14).map(" ".join)
cuts = st.tuples(st.integers(0, 6), st.integers(6, 40)).map(lambda ends: " ".join(LONG[ends[0] : ends[1]]))
many = st.lists(bodies | cuts | st.sampled_from(["a b a b b a", "…"]), min_size=1, max_size=12)


def _sets(texts: Iterable[str]) -> list[set[tuple[str, ...]]]:
    """Return each text's shingles; the whole of a text that is shorter than one."""
    words = [text.split() if text != "…" else [] for text in texts]
    return [
        {tuple(text[place : place + limits.COPY_WORDS]) for place in range(max(len(text) - limits.COPY_WORDS + 1, 1))}
        if text
        else set()
        for text in words
    ]


def _jaccard(ours: set[tuple[str, ...]], theirs: set[tuple[str, ...]]) -> float:
    return len(ours & theirs) / len(ours | theirs) if ours | theirs else 0


@pytest.fixture(scope="module")
def planted(test_data: Path, make_file: Callable[..., Path]) -> Corpus:
    """Return the press releases of 109 senators with twenty copies for each share of words exchanged."""
    own = read_corpus(test_data / "corpora" / "us_senate_press_immigration.jsonl.gz")
    index, random = own.index, np.random.default_rng(9)
    rows = [
        {"doc_id": str(name), "source": "A", "text": text}
        for name, text in zip(own.documents["doc_id"], own.texts, strict=True)
    ]
    chosen = random.choice(np.flatnonzero(index.lengths >= LONG_ENOUGH), (len(EDITED), PLANTED), replace=False)
    for share, originals in zip(EDITED, chosen.tolist(), strict=True):
        for row in originals:
            words = index.terms[index.ids[index.offsets[row] : index.offsets[row + 1]]]
            places = random.choice(len(words), round(share * len(words)), replace=False)
            words[places] = index.terms[random.choice(index.ids, len(places))]
            rows.append({"doc_id": f"{share}|{rows[row]['doc_id']}", "source": "B", "text": " ".join(words)})
    return read_corpus(make_file("planted.jsonl", "\n".join(json.dumps(row) for row in rows)))


@pytest.mark.parametrize(
    ("share", "least", "found"),
    [
        (0.05, limits.COPY_SHARE, PLANTED),
        (0.1, limits.COPY_SHARE, PLANTED),
        (0.2, limits.COPY_SHARE, 0),
        (0.2, limits.COPY_SHARE / 2, PLANTED),
    ],
)
def test_planted_copies_are_found(planted: Corpus, share: float, least: float, found: int) -> None:
    """All copies with 5 and 10% of their words exchanged are found; those with 20%, only when less is asked for."""
    names, start = planted.documents["doc_id"], f"{share}|"
    pairs = {(name, name.removeprefix(start)) for name in names if name.startswith(start)}

    assert len(pairs) == PLANTED
    assert len(pairs & _listed(planted, least)) == found


def _listed(corpus: Corpus, least: float) -> set[tuple[str, str]]:
    """Return the pairs in the list of copies."""
    table = duplicates(corpus, Filters(), least=least)
    return set(zip(table["doc_id"], table["other_id"], strict=True))


def test_random_pairs_are_no_copies(planted: Corpus) -> None:
    """Of ten thousand pairs drawn at random at most one in a hundred is taken for copies: hardly any."""
    names, random = planted.documents["doc_id"].to_numpy(), np.random.default_rng(4)
    drawn = np.sort(random.integers(len(names), size=(10_000, 2)), axis=1)
    listed = _listed(planted, limits.COPY_SHARE)

    taken = sum((names[one], names[other]) in listed for one, other in drawn[drawn[:, 0] < drawn[:, 1]])
    assert taken <= 10


def test_no_edit_of_a_tenth_escapes() -> None:
    """A word exchanged spoils five shingles at most, which leaves enough in any text of 60 words or more."""
    lengths = np.arange(60, 5_000)
    edited, every = lengths // 10, lengths - limits.COPY_WORDS + 1

    assert ((every - limits.COPY_WORDS * edited) / (every + limits.COPY_WORDS * edited) >= limits.COPY_SHARE).all()


@example([" ".join(LONG[:end]) for end in range(5, 40)], 0.5, 1)  # many that are just long enough for another
@given(many, st.sampled_from([0, 0.1, 0.25, limits.COPY_SHARE, 1 / 3, 0.5, 2 / 3, 0.9, 1, 1.1]), st.integers(1, 60))
def test_pairs_are_those_of_brute_force(texts: list[str], least: float, block: int) -> None:
    """Every pair that is similar enough is found, once, with what it shares, in blocks of any size."""
    made = shingles.shingles(term_index(pl.Series(texts)))
    sets = {number: found for number, found in zip(made.texts.tolist(), _sets(texts), strict=True) if number >= 0}
    wanted = {
        (one, other): len(sets[one] & sets[other])
        for one, other in combinations(sorted(sets), 2)
        if sets[one] & sets[other] and _jaccard(sets[one], sets[other]) >= least
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shingles, "_BLOCK", block)
        blocks = list(made.pairs(np.arange(len(made.sizes)), least))

    found = [
        (tuple(sorted((one, other))), shared)
        for pairs in blocks
        for one, other, shared in zip(
            *(part.tolist() for part in (pairs.first, pairs.second, pairs.shared)), strict=True
        )
    ]
    assert made.sizes.tolist() == [len(sets[number]) for number in sorted(sets)]
    assert sorted(found) == sorted(wanted.items())


@given(many, st.randoms(use_true_random=False), st.integers(1, 60))
def test_groups_do_not_depend_on_the_order(texts: list[str], random: Random, block: int) -> None:
    """Copies of copies are one group, however the documents come and whatever is compared at once."""
    order = list(range(len(texts)))
    random.shuffle(order)
    one, other = (shingles.shingles(term_index(pl.Series(some))) for some in (texts, [texts[row] for row in order]))

    groups = _partition(one, range(len(texts)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shingles, "_BLOCK", block)
        assert _partition(other, order) == groups


def _partition(made: shingles.Shingles, names: Iterable[int]) -> set[frozenset[int]]:
    """Return the groups as sets of names; documents without a word are in none."""
    spoken = [(name, made.groups[text]) for name, text in zip(names, made.texts, strict=True) if text >= 0]
    return {frozenset(name for name, group in spoken if group == each) for _, each in spoken}


def test_the_table_by_hand(make_corpus: Callable[..., Corpus]) -> None:
    """Similarity is of both, containment of the shorter; the same words are 1, whatever the capitals."""
    # shingles: b has abcde and bcdef, c has abcde; c and d are the same words
    corpus = make_corpus(
        {"doc_id": name, "text": text}
        for name, text in {"a": "x y", "b": "a b c d e f", "c": "a b c d e", "d": "A, b: c d E!", "e": "y z"}.items()
    )

    assert duplicates(corpus, Filters()).to_dict("split")["data"] == [
        ["c", "d", 1, 1],
        ["b", "c", 0.5, 1],
        ["b", "d", 0.5, 1],
    ]
    assert duplicates(corpus, Filters(), least=0.51).to_dict("split")["data"] == [["c", "d", 1, 1]]


@given(st.lists(bodies | cuts, min_size=1, max_size=10))
def test_the_table_is_brute_force_on_documents(texts: list[str]) -> None:
    """One row for each two documents that are similar enough, exactly as similar as their sets are, in order."""
    names, sets = [f"d{place}" for place in range(len(texts))], _sets(texts)
    wanted = [
        (-_jaccard(sets[one], sets[other]), names[one], names[other])
        for one, other in combinations(range(len(texts)), 2)
        if _jaccard(sets[one], sets[other]) >= limits.COPY_SHARE
    ]
    table = duplicates(_corpus(texts), Filters())

    found = list(zip(-table["similarity"], table["doc_id"], table["other_id"], strict=True))
    assert found == sorted(wanted)
    assert table["similarity"].le(table["containment"]).all()


def _corpus(texts: list[str]) -> Corpus:
    """Return a corpus of these texts without reading a file, which Hypothesis would do hundreds of times."""
    documents = pd.DataFrame({"doc_id": pd.Series([f"d{place}" for place in range(len(texts))], dtype="str")})
    series = pl.Series(texts, dtype=pl.String)
    return Corpus(documents, series, term_index(series), "", pd.DataFrame())


@pytest.mark.parametrize("text", ["", "…", "one", "one two three four"])
def test_short_texts(text: str) -> None:
    """A text of fewer than five words is a copy of the same words only; one without a word is in no pair."""
    corpus = _corpus([text, text, f"{text} more"])

    listed = duplicates(corpus, Filters())
    assert list(zip(listed["doc_id"], listed["other_id"], strict=True)) == ([("d0", "d1")] if "one" in text else [])


def test_pairs_are_of_the_selected(make_corpus: Callable[..., Corpus]) -> None:
    """Filters choose the documents; the similarity of two does not depend on the others."""
    corpus = make_corpus({"source": source, "text": "all of these five words"} for source in "ABB")

    assert len(duplicates(corpus, Filters())) == 3
    assert duplicates(corpus, Filters(sources=("B",)))["doc_id"].tolist() == ["d1"]


def test_too_many_pairs_are_refused(make_corpus: Callable[..., Corpus], monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the memory is full the reader learns what to do."""
    monkeypatch.setattr(limits, "MOST_COPY_PAIRS", 2)
    corpus = make_corpus({"text": "the same"} for _ in range(3))

    with pytest.raises(FilterError, match=r"^E-PAIRS · there are more than 2 pairs of copies · select fewer documents"):
        duplicates(corpus, Filters())


def test_the_effect_by_hand(make_corpus: Callable[..., Corpus]) -> None:
    """Of four uses two stand in copies: the second is edited, the third is the very text."""
    story = "the war is on again today"
    texts = [
        ("A", story),
        ("A", story + " here"),
        ("A", story),
        ("A", "peace now and then and always"),
        ("B", "no war"),
    ]
    corpus = make_corpus({"source": source, "text": text} for source, text in texts)

    (row,) = duplicate_effect(corpus, Filters(), "war", target="A").to_dict("records")
    assert (row["term"], row["count"], row["copies"]) == ("war", 4, 2)
    assert row["log_ratio"] == pytest.approx(np.log2((3 / 25) / (1 / 2)))
    assert row["log_ratio_once"] == pytest.approx(np.log2((1 / 12) / (1 / 2)))


@pytest.mark.parametrize("filters", [Filters(), Filters(search="border"), Filters(collapse_duplicates=True)])
def test_the_effect_is_that_of_the_filter(planted: Corpus, filters: Filters) -> None:
    """Both log ratios are those that keyness gives without and with the filter."""
    (row,) = duplicate_effect(planted, filters, "amnesty", target="B").to_dict("records")
    once = Filters(search=filters.search, collapse_duplicates=True)
    ratios = [keyness(planted, some, target="B").set_index("term")["log_ratio"]["amnesty"] for some in (filters, once)]

    assert [row["log_ratio"], row["log_ratio_once"]] == pytest.approx(ratios)
    assert (row["copies"] == 0) == filters.collapse_duplicates


def test_a_side_of_copies_only_has_no_ratio(make_corpus: Callable[..., Corpus]) -> None:
    """Where nothing is left of a side, or nobody uses the word, there is no log ratio."""
    corpus = make_corpus({"source": source, "text": "one war too many today"} for source in "AB")

    (row,) = duplicate_effect(corpus, Filters(), "war", target="A").to_dict("records")
    assert (row["count"], row["copies"], row["log_ratio"]) == (2, 1, 0)
    assert np.isnan(row["log_ratio_once"])
    assert duplicate_effect(corpus, Filters(), "peace", target="A")["log_ratio"].isna().all()


@pytest.mark.parametrize(
    ("texts", "first"),
    [
        (["!!!", "…", "!!!"], [True, True, False]),
        (["!!!"], [True]),
        (["…", "", " "], [True]),
        (["!!!", "raids now", "!!!", "raids now"], [True, True, False, False]),
    ],
)
def test_texts_without_a_word_are_copies_when_they_are_the_same(
    make_corpus: Callable[..., Corpus], texts: list[str], first: list[bool]
) -> None:
    """Also where no text of the corpus has a word: each is counted once, and what is blank is no document."""
    corpus = make_corpus([{"text": text} for text in texts])

    assert corpus.first_copies.tolist() == first
    assert len(term_frequencies(corpus, Filters(collapse_duplicates=True))) == ("raids now" in texts) * 2
