"""A search of several forms counts each place once, and everything that counts it agrees."""

from collections import Counter
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Corpus, Filters, collocates, concordance, passages, places, term_trend
from analysis.comparing.word_views import word_views

DAYS = ["2019-01-05", "2019-02-05", "2020-01-05"]
WINDOW = 2

# As they are typed, and the words in a row that each stands for; the words of the texts are a, b, c and ab.
FORMS = {
    "a": [{"a"}],
    "a*": [{"a", "ab"}],
    "*b": [{"b", "ab"}],
    "/[bc]/": [{"b", "c"}],
    '"a b"': [{"a"}, {"b"}],
    "b c": [{"b"}, {"c"}],
    "a b a": [{"a"}, {"b"}, {"a"}],
    "c a* /b|c/": [{"c"}, {"a", "ab"}, {"b", "c"}],
}
TEXTS = st.lists(st.lists(st.sampled_from(["a", "b", "c", "ab"]), min_size=1, max_size=9), min_size=2, max_size=5)


def _corpus(make_corpus: Callable[..., Corpus], texts: list[str]) -> Corpus:
    """Return texts of two sources by turns, over three months."""
    return make_corpus(
        {"source": "AB"[place % 2], "published": DAYS[place % 3], "text": text} for place, text in enumerate(texts)
    )


def _places(text: list[str], forms: list[str]) -> list[tuple[int, int]]:
    """Return where any of some forms stands in a text: every stretch of words is tried, and those inside others go."""
    found = {
        (start, start + len(words))
        for words in map(FORMS.get, forms)
        if words is not None
        for start in range(len(text) - len(words) + 1)
        if all(text[start + place] in allowed for place, allowed in enumerate(words))
    }
    return sorted(one for one in found if not any(set(range(*one)) < set(range(*other)) for other in found))


def _beside(text: list[str], found: list[tuple[int, int]]) -> list[str]:
    """Return the words at most so far from one of some stretches, and in none."""
    inside = {place for stretch in found for place in range(*stretch)}
    reach = {place for start, end in found for place in range(start - WINDOW, end + WINDOW)}
    return [word for place, word in enumerate(text) if place in reach - inside]


@given(TEXTS, st.lists(st.sampled_from(sorted(FORMS)), min_size=1, max_size=4))
def test_everything_counts_the_same_places(
    make_corpus: Callable[..., Corpus], texts: list[list[str]], forms: list[str]
) -> None:
    """Places, lines, passages, the trend, both sides and the words beside are those of a search by hand."""
    corpus, search = _corpus(make_corpus, [" ".join(text) for text in texts]), " | ".join(forms)
    found = [_places(text, forms) for text in texts]
    expected = [f"d{row}" for row, stretches in enumerate(found) for _ in stretches]

    assert sorted(places(corpus, Filters(), search)["doc_id"]) == expected
    assert sorted(concordance(corpus, Filters(), search)["doc_id"]) == expected
    assert sorted(passages(corpus, Filters(), search)["doc_id"]) == expected
    assert term_trend(corpus, Filters(), [search], by="month")["count"].sum() == len(expected)
    near = Counter(word for text, stretches in zip(texts, found, strict=True) for word in _beside(text, stretches))
    table = collocates(corpus, Filters(), search, window=WINDOW)
    assert dict(zip(table["term"], table["count"], strict=True)) == near
    pooled = word_views(corpus, Filters(), search, target="A", reference="B").iloc[0]
    words = [sum(len(text) for text in texts[side::2]) for side in (0, 1)]
    uses = [sum(len(stretches) for stretches in found[side::2]) for side in (0, 1)]
    assert pooled[["rate_target", "rate_reference"]].to_list() == pytest.approx(
        (np.array(uses) / words * 10_000).tolist()
    )


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ('trump | "donald trump" | "president trump"', ["President Trump", "Donald Trump", "TRUMP"]),
        ('donald | "donald trump" | "president donald trump"', ["President Donald Trump"]),
        ('"president donald" | "donald trump"', ["President Donald", "Donald Trump"]),  # neither lies in the other
        ("trump | (trump NEAR/2 said)", ["Trump", "Trump", "TRUMP said"]),
        ("(president | president donald) trump | *ump", ["President Trump", "President Donald Trump", "TRUMP"]),
        ('/pres.*/ NEAR/2 trump OR "donald trump"', ["President Trump", "President Donald Trump"]),
    ],
)
def test_a_name_with_and_without_what_goes_before_it(
    make_corpus: Callable[..., Corpus], search: str, expected: list[str]
) -> None:
    """Of forms that hold one another the longest is counted, whichever end they share."""
    corpus = make_corpus([{"text": "President Trump came."}, {"text": "President Donald Trump. So TRUMP said."}])

    assert sorted(concordance(corpus, Filters(), search)["match"]) == sorted(expected)
