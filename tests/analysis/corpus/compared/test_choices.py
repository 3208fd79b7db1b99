"""Which columns a corpus can be compared by."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from analysis import Corpus, compared_corpus, read_corpus, unit_choices


def _choices(make_corpus: Callable[..., Corpus], column: str, cells: list[object]) -> Mapping[str, int]:
    found = unit_choices(make_corpus({"text": f"text {place}", column: cell} for place, cell in enumerate(cells)))
    return {name: number for name, number in found.items() if name != "source"}


@pytest.mark.parametrize(
    ("column", "cells", "number"),
    [
        ("party", ["R", "D", "R", "D"], 2),
        ("party", ["R", None, "R", ""], 2),  # and no party
        ("congress", [110, 111, 110, None], 3),
        ("chair", [True, False, True, True], 2),
        ("term", ["first", "second", "second", "first"], 2),
        ("language", ["en", "fr", "en", "en"], 2),
        ("section", [f"s{place % 200}" for place in range(400)], 200),
    ],
)
def test_a_column_of_few_values_is_offered(
    make_corpus: Callable[..., Corpus], column: str, cells: list[object], number: int
) -> None:
    """With the number of its values, a missing one counted."""
    assert _choices(make_corpus, column, cells) == {column: number}


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ("party", ["R", "R", "R", "R"]),  # one value
        ("speaker", ["a", "b", "c", "d"]),  # none stands twice
        ("section", [f"s{place % 201}" for place in range(402)]),  # too many
        ("url", ["x", "x", "y", "y"]),
        ("doc id", ["x", "x", "y", "y"]),
        ("seen", ["2019-01-02", "2019-01-02", "2019-01-03", "2019-01-03"]),
        ("where", ["https://a.org", "https://a.org", "https://b.org", "https://b.org"]),
        ("score", [0.5, 0.5, 1.5, 1.5]),
        ("lead", ["a" * 81, "a" * 81, "b", "b"]),
    ],
)
def test_texts_dates_identifiers_and_measures_are_not(
    make_corpus: Callable[..., Corpus], column: str, cells: list[object]
) -> None:
    """Nor what has one value, or too many."""
    assert _choices(make_corpus, column, cells) == {}


def test_a_corpus_can_be_compared_by_file(make_folder: Callable[..., Path]) -> None:
    """Where it was read from several; their names are the units."""
    rows = "text,source\none,A\ntwo,B\n"
    corpus = read_corpus(
        make_folder({"may.csv": rows, "june.csv": rows.replace("one", "three").replace("two", "four")})
    )

    assert unit_choices(corpus) == {"source": 2, "file": 2}
    assert compared_corpus(corpus, "file").sources == ("june.csv", "may.csv")


@pytest.mark.parametrize(
    ("name", "choices"),
    [
        ("us_conventions_2012.jsonl", {"source": 2, "speaker": 55}),
        ("us_executive_orders_2001_2017.jsonl", {"source": 3}),
        ("parlspeech_en.jsonl", {"source": 10, "chair": 2}),
        ("us_inaugural.jsonl", {"source": 6, "president": 36, "first_name": 37}),
        ("us_senate_press_immigration.jsonl.gz", {"source": 109}),
    ],
)
def test_real_corpora(name: str, choices: Mapping[str, int], test_data: Path) -> None:
    """What somebody would compare, and nothing else."""
    assert unit_choices(read_corpus(test_data / "corpora" / name)) == choices
