"""The methods paragraph says what was counted."""

from collections.abc import Callable
from datetime import date
from importlib.metadata import version

import pytest

from analysis import Corpus, Filters, Method, Used, methods_paragraph
from analysis.caveats.methods import versions
from analysis.corpus.schema import MARKS
from analysis.finding.names.models import installed_model
from analysis.version import VERSION


@pytest.fixture(scope="module")
def corpus(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return one document of A and two of B, of two words each."""
    rows = [("A", "2019", "war now"), ("B", "2020", "no war"), ("B", "", "peace now")]
    return make_corpus({"source": source, "published": day, "text": text} for source, day, text in rows)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), "covers 3 documents (6 words) by 2 sources."),
        (Filters(sources=("A",)), "covers 1 document (2 words) by 1 source."),
        (Filters(start=date(2020, 1, 1)), "covers 1 document (2 words) by 1 source dated 2020-01-01 or later."),
        (Filters(end=date(2020, 1, 1)), "covers 2 documents (4 words) by 2 sources dated 2020-01-01 or earlier."),
        (
            Filters(start=date(2019, 1, 1), end=date(2019, 12, 31), search="war"),
            "covers 1 document (2 words) by 1 source dated 2019-01-01 to 2019-12-31, "
            "of those that pass the search “war”.",
        ),
        (
            Filters(search="strike"),
            "covers 0 documents (0 words) by 0 sources, of those that pass the search “strike”.",
        ),
    ],
    ids=["all", "source", "start", "end", "range and search", "nothing"],
)
def test_the_paragraph_says_what_was_counted(corpus: Corpus, filters: Filters, expected: str) -> None:
    """The first sentence gives documents, words, sources and filters."""
    assert methods_paragraph(corpus, filters).startswith(f"The analysis {expected} ")


def test_counting_copies_once_is_said(corpus: Corpus) -> None:
    """A reader can tell whether copies of a text were counted."""
    once = methods_paragraph(corpus, Filters(collapse_duplicates=True))

    assert once != methods_paragraph(corpus, Filters())


@pytest.mark.parametrize(
    ("tried", "said"),
    [
        (1, "In the session that this comes from, 1 comparison was looked at. Computed with"),
        (1_400, "In the session that this comes from, 1,400 different comparisons were looked at. Computed with"),
    ],
)
def test_the_paragraph_says_how_much_was_tried(corpus: Corpus, tried: int, said: str) -> None:
    """A reader can tell how many comparisons the reported ones were chosen from."""
    assert said in methods_paragraph(corpus, Filters(), used=Used(tried=tried))


def test_nothing_is_said_of_a_session_that_there_was_not(corpus: Corpus) -> None:
    """Without a screen nobody has counted."""
    assert "session" not in methods_paragraph(corpus, Filters())


def test_the_paragraph_ends_with_version_and_fingerprint(corpus: Corpus) -> None:
    """Whoever has the same version and the same texts can check the numbers."""
    expected = f"Computed with Discourse Trends {VERSION}; corpus fingerprint {corpus.fingerprint[:12]}."

    assert methods_paragraph(corpus, Filters()).endswith(expected)


def test_versions_are_those_installed() -> None:
    """Every package that takes part in a number is named with its version."""
    found = versions()

    assert found["discourse-trends"] == VERSION
    assert {name: number for name, number in found.items() if name != "discourse-trends"} == {
        name: version(name)
        for name in ("polars", "regex", "numpy", "scipy", "pandas", "scikit-learn", "spacy", "icu4py")
    } | _model()


def _model() -> dict[str, str]:
    """Return the model for names with the version that its data say, whatever its package is called."""
    model = installed_model("")
    return {model.name: model.version} if model else {}


def test_the_model_for_names_is_named_with_its_version(corpus: Corpus) -> None:
    """Another model finds other names."""
    model = installed_model("")
    said = f"Names are those that the spaCy model {model} marks" if model else "fingerprint"

    assert said in methods_paragraph(corpus, Filters())


def test_names_kept_with_a_corpus_are_not_said_to_be_those_of_the_model(corpus: Corpus) -> None:
    """Who kept them says which model found them, whatever is installed here."""
    kept = corpus.with_marks(MARKS.empty(), "another 1.0 (0123abcd…)")

    said = "Names are those that the spaCy model another 1.0 (0123abcd…) marks, with abbreviations"
    assert said in methods_paragraph(kept, Filters())


def test_where_no_names_can_be_found_none_are_spoken_of(make_corpus: Callable[..., Corpus]) -> None:
    """The model reads English only."""
    corpus = make_corpus([{"text": "la guerre", "language": "fr"}])

    assert "Names are" not in methods_paragraph(corpus, Filters())


def _sides(make_corpus: Callable[..., Corpus], number: int, months: tuple[str, str] = ("2019-01", "2019-01")) -> Corpus:
    """Return two sources with so many documents each, by two speakers of each."""
    return make_corpus(
        {
            "source": source,
            "text": f"war {source} {place} now",
            "published": month,
            "speaker": f"{source} {place % (number // 2)}",
        }
        for source, month in zip("AB", months, strict=True)
        for place in range(number)
    )


@pytest.mark.parametrize(
    ("number", "months", "unit", "said"),
    [
        (20, ("2019-01", "2019-01"), "", "anew to the documents within each month (Mildenberger 2023), 500 to"),
        (20, ("2019-01", "2009-01"), "", "20 against 20, anew to the documents over all times together (Mildenberger"),
        (
            40,
            ("2019", "2019"),
            "speaker",
            "20 against 20, anew to the units of evidence (values of the column “speaker”)",
        ),
        (20, ("2019", "2019"), "", "The test rests on all of these 40."),
        (20, ("2019", "2019"), "", "false discovery rates are estimated from 100 deals (Storey and Tibshirani 2003)."),
        (5, ("2019", "2019"), "", "With 5 against 5 documents there are too few to test any word, and none was"),
    ],
    ids=["months", "all times", "units", "on all", "q", "few"],
)
def test_a_comparison_is_said_as_it_was_made(
    make_corpus: Callable[..., Corpus], number: int, months: tuple[str, str], unit: str, said: str
) -> None:
    """By what, within which periods, over which units and on how many; of few documents, that nothing is tested."""
    corpus = _sides(make_corpus, number, months)

    found = methods_paragraph(corpus, Filters(unit=unit), target="A")

    assert said in found
    assert "all deals are counted where" not in found  # which is said of comparisons in general


def test_few_ways_to_deal_are_all_gone_through(
    make_corpus: Callable[..., Corpus], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then false discovery rates are of exact p; of very many documents p is from moments."""
    corpus = _sides(make_corpus, 20)
    with monkeypatch.context() as patched:
        patched.setattr("analysis.limits.MOST_ARRANGEMENTS", 10**18)
        assert (
            "in every way there is, and false discovery rates are Benjamini and Hochberg’s (1995)."
            in methods_paragraph(corpus, Filters(), target="A")
        )
    monkeypatch.setattr("analysis.limits.DEALT_DOCUMENTS", 39)
    assert "with p from a Pearson type III distribution" in methods_paragraph(corpus, Filters(), target="A")


def test_a_part_of_the_documents_is_said_to_be_one(make_corpus: Callable[..., Corpus]) -> None:
    """Those of times that both sides have, where the others are of other times."""
    rows = [("A", "2019")] * 20 + [("B", "2019")] * 20 + [("B", "")] * 3
    corpus = make_corpus(
        {"source": source, "text": f"war {place}", "published": date} for place, (source, date) in enumerate(rows)
    )

    assert "The test rests on 40 of these 43, those in a year that has some of both sides." in methods_paragraph(
        corpus, Filters(), target="A"
    )
    empty = methods_paragraph(corpus, Filters(search="nowhere"), target="A")
    assert "One of the two sides has no words, so that nothing is tested." in empty


@pytest.mark.parametrize(
    ("methods", "said", "not_said"),
    [
        ({"rates"}, "Rates are uses per 10,000 words", "Topics are"),
        ({"topics", "lists"}, "Topics are from non-negative", "log ratios"),
        ({"differences"}, "Differences between sources are log ratios", "Rates are"),
        ({"directions"}, "A line over time is said to rise", "Names are"),
        ({"neighbours"}, "ranked by logDice (Rychlý 2008)", "Topics are"),
        ({"typical"}, "after Radev et al. 2004", "tested by dealing"),
    ],
    ids=["rates", "topics", "differences", "directions", "neighbours", "typical"],
)
def test_only_what_was_used_is_described(corpus: Corpus, methods: set[Method], said: str, not_said: str) -> None:
    """Words, documents, version and fingerprint always are."""
    found = methods_paragraph(corpus, Filters(), used=Used(frozenset(methods)))

    assert said in found
    assert not_said not in found
    assert "A word is a run of Unicode letters" in found
    assert corpus.fingerprint[:12] in found
