"""Every number in the sentence that a page opens with is that of its table, and of the passages that it opens.

Numbers are read out of the sentence, and one that nothing accounts for fails.
"""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from html import unescape
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

from analysis import (
    Corpus,
    Filters,
    TopicEdits,
    comparison_basis,
    counted,
    entities,
    entity_mentions,
    fit_topics,
    keyness,
    places,
    read_corpus,
    term_frequencies,
    topic_prevalence,
    topic_quality,
)
from analysis.caveats.documents import caveats
from analysis.comparing.keyness import most_distinctive
from analysis.corpus.schema import records
from analysis.corpus.stopwords import stopwords
from analysis.counting.trends import covered_documents, term_trend
from analysis.finding.names.recognition import marked_corpus
from analysis.finding.naming.found import with_entities
from analysis.query.selection import selection
from analysis.reading.location import passages_at
from dashboard import data
from dashboard.data.corpora import sizes_of
from dashboard.paper.markup import Markup
from dashboard.paper.palette import Look
from dashboard.serving.bundled import BY_PARTY, bundled
from dashboard.state.whereabouts import Key
from dashboard.wording import evidence, findings, names

if TYPE_CHECKING:
    from pathlib import Path

EVERY = Filters()
KEY = Key("made", "")
SENATE = pytest.param("senate", marks=pytest.mark.exhaustive)  # 109 sources, of which each test takes seconds
PARTIES = pytest.param("parties", marks=pytest.mark.exhaustive)  # whose passages are thousands
FRENCH = [
    ("Le Matin", "2019-03-02", "L’immigration inquiète la ville ; la ville attend. La ville parle d’écoles."),
    ("Le Matin", "2019-05-11", "Les écoles ouvrent. Aujourd’hui la ville compte ses écoles, et l’école aussi."),
    ("Le Matin", "2020-01-07", "Rien sur la ville, rien sur les écoles."),
    ("Le Soir", "2019-04-21", "La mairie répond : l’immigration n’est pas le sujet, dit la mairie."),
    ("Le Soir", "2020-02-02", "!!!"),
    ("Le Soir", "", "La mairie se tait ; la ville, non. Écoles, mairie, ville."),
]


FILES = {
    "news": "news100_2017.jsonl",
    "senate": "us_senate_press_immigration.jsonl.gz",
    "inaugural": "us_inaugural.jsonl",
}


@pytest.fixture(scope="module", params=["seeds", "news", SENATE, "inaugural", "parties", "french"])
def corpus(request: pytest.FixtureRequest, seeds: Corpus, make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return five articles, nine sources, 109, one speech a year, parties over two centuries, and six French texts."""
    match request.param:
        case "seeds":
            return seeds
        case "french":
            return make_corpus(
                {"source": source, "published": date, "text": text, "language": "fr"} for source, date, text in FRENCH
            )
    return _real(request, request.param)


def _real(request: pytest.FixtureRequest, which: str) -> Corpus:
    """Return a corpus that others have made."""
    if which == "parties":
        return bundled()[BY_PARTY]()
    folder: Path = request.getfixturevalue("test_data") / "corpora"
    return read_corpus(folder / FILES[which])


_WORDS = re.compile(r"<(em|strong)[^>]*>(.*?)</\1>")
CELL = re.compile(r"opic (\d+) \([^)]*\) (?:is )?(\d+%) of (.+?)’s(?: passages)? \(([\d,]+) of ([\d,]+)\)")
COUNTS = re.compile(rf"[Tt]{CELL.pattern}, elsewhere \d+%(?:; t{CELL.pattern}, elsewhere \d+%)*\.")
_BDI = re.compile(r"<bdi>.*?</bdi>")


def _named_words(said: Markup) -> list[str]:
    """Return the words, searches and names that a sentence names, in their order."""
    return [unescape(text) for tag, text in _WORDS.findall(said) if tag == "em"]


def _said_numbers(said: Markup) -> list[float]:
    """Return all numbers of a sentence in their order, but for those in the names of words and of sources."""
    plain = unescape(re.sub(r"<[^>]+>", "", _BDI.sub("", _WORDS.sub("", said))))
    plain = re.sub(r"the [\d,]+ other sources", "", plain)
    return [float(number.replace(",", "")) for number in re.findall(r"\d[\d,]*(?:\.\d+)?", plain)]


def _used(corpus: Corpus, word: str, of: Sequence[str] | None = None) -> list[int]:
    """Return how many passages hold a word, and how many documents, of some sources or of all."""
    found = passages_at(corpus, places(corpus, EVERY, word))
    own = found if of is None else found[found["source"].isin(of)]
    return [len(own), own["doc_id"].nunique()]


def _numbers(*found: str) -> list[int]:
    return [int(number.replace(",", "")) for number in found]


def _left_out(corpus: Corpus) -> frozenset[str]:
    return stopwords(corpus.language or "en")


def _words(corpus: Corpus) -> list[str]:
    """Return the three words used most, one of the middle of the list and one of its end."""
    terms = term_frequencies(corpus, EVERY, stopwords=_left_out(corpus))["term"].tolist()
    return [*terms[:3], terms[len(terms) // 2], terms[-1]]


def test_overview(corpus: Corpus) -> None:
    """Documents, years, and those of each source named; no source that is not named has as many."""
    documents = corpus.documents
    said = findings.overview(documents, Look(corpus.sources, dark=False))
    of_each = documents.groupby("source")["tokens"].agg(["size", "sum"])
    named = [unescape(text) for tag, text in _WORDS.findall(said) if tag == "strong"]
    years = sorted({documents["published"].min().year, documents["published"].max().year})
    silent = [n for n in [int((documents["tokens"] == 0).sum())] if n]
    if len(of_each) <= 4:
        expected = [number for name in named for number in of_each.loc[name]]
    else:
        rest = of_each["size"].drop(named)
        expected = [len(of_each), *of_each.loc[named, "size"]]
        expected += [] if named else [rest.max()]
        assert all(rest.max() < of_each.loc[named, "size"])
    assert _said_numbers(said) == [len(documents), *years, *expected, *silent]


def test_terms(corpus: Corpus) -> None:
    """Each word named has as many passages, in as many documents, as the sentence says; no other word has as many."""
    table = term_frequencies(corpus, EVERY, stopwords=_left_out(corpus))
    said = findings.terms(table, 1, len(corpus.documents))
    words = _named_words(said)

    assert 1 <= len(words) <= 3
    first, *rest = [_used(corpus, word) for word in words]
    assert _said_numbers(said) == [*first, len(corpus.documents), *chain(*rest)]
    others = table.loc[~table["term"].isin(words), "count"]
    assert all(others.max() < _used(corpus, word)[0] for word in words)


@pytest.mark.parametrize("by", ["year", "month"])
@pytest.mark.parametrize("per_source", [True, False])
def test_trends(corpus: Corpus, by: str, *, per_source: bool) -> None:
    """Uses, documents with and documents in all are those of the passages and documents of the point that is named."""
    for word in _words(corpus):
        said = findings.trend(term_trend(corpus, EVERY, [word], by=by, per_source=per_source), by).striptags()
        if (point := _point(said)) is None:
            assert said == _nowhere(corpus, word, by)
            continue
        source, day, *numbers = point

        inside = covered_documents(corpus, EVERY, source=source, period=day, by=by)
        found = places(corpus, EVERY, word)
        found = found[found["doc_id"].isin(inside["doc_id"])]
        assert numbers == [len(passages_at(corpus, found)), found["doc_id"].nunique(), len(inside)]


def _nowhere(corpus: Corpus, word: str, by: str) -> str:
    """Return what is said where no point can be: no date is exact enough, or no document so dated has the word."""
    exact = corpus.documents["date_precision"].isin({"year": ["year", "month", "day"], "month": ["month", "day"]}[by])
    if not exact.any():
        return f"No document here is dated exactly enough to be placed in a {by}."
    placed = corpus.documents.loc[exact, "doc_id"]
    assert not places(corpus, EVERY, word)["doc_id"].isin(placed).any()
    uses = counted(_used(corpus, word)[0], "time")
    return f"{word} is not used in documents that can be placed in a {by}, but {uses} in others."


def _point(said: str) -> tuple[object, ...] | None:
    """Return the source, the first day and the three numbers of the point that a sentence names."""
    found = re.search(
        r"(?:is most frequent|has its highest rate)(?: in (.+?))?? in ((?:[A-Z][a-z]+ )?\d{4})(?: \(and [^)]*\))?: "
        r"[\d,.]+ per 10,000 words "
        r"\(([\d,]+) uses? in ([\d,]+) of ([\d,]+) documents?\)",
        said,
    )
    if found is None:
        return None
    source, period, *numbers = found.groups()
    day = datetime.strptime(period, "%B %Y" if " " in period else "%Y")  # noqa: DTZ007 - a day, and no time
    return source or "", day.date(), *_numbers(*numbers)


def _sides(corpus: Corpus) -> tuple[str, str]:
    of_each = corpus.documents["source"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    return str(of_each.index[0]), str(of_each.index[1])


def test_compare(corpus: Corpus) -> None:
    """Uses and documents of the word of either side are those of its passages, and it is more frequent there."""
    first, second = _sides(corpus)
    table = keyness(corpus, EVERY, target=first, reference=second)
    kept = table[~table["term"].isin(_left_out(corpus))]
    top = most_distinctive(kept, least=5, top=6)
    told = findings.told(kept, caveats(corpus, EVERY, target=first, reference=second))
    sizes = findings.Sizes(*(int((corpus.documents["source"] == name).sum()) for name in (first, second)))
    said = findings.keyness(top, Look(corpus.sources, dark=False), (first, second), sizes, told=told)

    words = _named_words(said)
    if top.empty:
        assert _said_numbers(said) == [5]
        return
    expected: list[float] = []
    for word in words:
        ratio = float(top.set_index("term").loc[word, "log_ratio"])
        own, other = (first, second) if ratio > 0 else (second, first)
        size, rest = sizes[:2] if ratio > 0 else sizes[1::-1]
        uses = _used(corpus, word, [other])
        expected += [*_used(corpus, word, [own]), size, *([*uses, rest] if uses[0] else [])]
        assert _rate(corpus, word, own) > _rate(corpus, word, other)
    expected += [told] if told else []
    assert _said_numbers(said) == expected
    assert (not told) == ("In these texts" in said)


def _rate(corpus: Corpus, word: str, source: str) -> float:
    words = corpus.documents.loc[corpus.documents["source"] == source, "tokens"].sum()
    return float(_used(corpus, word, [source])[0] / words)


def test_compare_the_word_being_followed(corpus: Corpus) -> None:
    """Uses, documents and rates of either side are those of its passages, words and documents."""
    first, second = _sides(corpus)
    for word in _words(corpus):
        sides = []
        for name in (first, second):
            own = corpus.documents[corpus.documents["source"] == name]
            sides.append(findings.Side(*_used(corpus, word, [name]), len(own), int(own["tokens"].sum())))
        said = findings.followed(word, Look(corpus.sources, dark=False), (first, second), (sides[0], sides[1]))

        expected: list[float] = []
        for side in sides:
            if side.uses:
                per = [side.uses / side.words * 10_000, 10_000] if all(one.uses for one in sides) else []
                expected += [side.uses, side.documents_with, side.documents, *per]
        assert _said_numbers(said) == pytest.approx(expected, rel=0.05)
        assert ("does not use" in said) == ((sides[0].uses == 0) != (sides[1].uses == 0))
        assert said.startswith("Neither") == (sides[0].uses == sides[1].uses == 0)


@pytest.mark.parametrize("which", ["seeds", "news", SENATE, PARTIES])
def test_topics(request: pytest.FixtureRequest, seeds: Corpus, which: str) -> None:
    """Each cell that is named is of a topic that is stable, and has as many passages of as many as are said."""
    corpus = seeds if which == "seeds" else _real(request, which)
    model, look = fit_topics(corpus, EVERY), Look(corpus.sources, dark=False)
    quality = topic_quality(corpus, EVERY)
    verdicts = dict(zip(quality["topic"].tolist(), quality["verdict"].tolist(), strict=True))
    heads, shares = names.topic_heads(model, TopicEdits()), topic_prevalence(corpus, EVERY, model)

    said = findings.topics(shares, heads, verdicts, look).striptags()

    stable, named = [topic for topic, one in verdicts.items() if one == "stable"], CELL.findall(said)
    assert bool(named) == bool(stable) or "none of them more" in said
    assert len(named) <= 3
    for topic, share, source, passages, of in named:
        own = shares[shares["source"] == source].set_index("topic")["passages"]
        assert int(topic) in stable
        assert (own[int(topic)], own.sum()) == (int(passages.replace(",", "")), int(of.replace(",", "")))
        assert share == f"{own[int(topic)] / own.sum():.0%}"


def test_topics_of_sources_dealt_at_random_claim_no_more_than_counts(look: Look) -> None:
    """A cell is ahead of others by chance too: the sentence has shares, passages and nothing that says what they show.

    All that stands between the cells is what each is held against.
    """
    dealt = np.random.default_rng(15).permutation(np.repeat([1, 2, 3], 40))
    rows = pd.DataFrame({"source": np.repeat(["A", "B"], 60), "topic": dealt})
    table = rows.value_counts().rename("passages").reset_index()
    table = table.assign(share=table["passages"] / 60, documents=table["passages"])
    heads = {topic: (f"word{topic}", f"other{topic}") for topic in (1, 2, 3)}

    said = findings.topics(table, heads, dict.fromkeys(heads, "stable"), look).striptags()

    assert CELL.findall(said)
    assert COUNTS.fullmatch(said), said


def test_cautions(corpus: Corpus) -> None:
    """Every number in a caution about all documents, or about two sides, is one of what it is about."""
    first, second = _sides(corpus)
    documents = corpus.documents
    table = keyness(corpus, EVERY, target=first, reference=second)
    tested = int(table["q"].notna().sum())
    sizes = [int((documents["source"] == name).sum()) for name in (first, second)]
    for target, reference in ((None, None), (first, second)):
        found = caveats(corpus, EVERY, target=target, reference=reference)
        for row in records(found):
            known = {len(documents), len(corpus.sources), *sizes, row["figure"], round(100 * row["figure"])}
            known |= {round(100 * row["figure"] / len(documents)), 0.05, 0.2, 20, tested, round(tested * 0.05)}
            known |= {round(float(basis), 2) for basis in _basis(corpus, first, second)}
            known |= _names_of_sides(corpus, re.findall("In the column “(.+?)”", row["message"]), first, second)
            said = {float(n.replace(",", "")) for n in re.findall(r"\d[\d,]*(?:\.\d+)?|\.\d+", row["message"])}
            assert said <= known, (row["message"], said - known)


def _names_of_sides(corpus: Corpus, columns: Sequence[str], *sides: str) -> set[int]:
    """Return how many names stand in columns, in the documents of either side."""
    of_each = corpus.documents.groupby("source")
    return {int(of_each[column].nunique()[side]) for column in columns for side in sides}


def _basis(corpus: Corpus, first: str, second: str) -> list[float]:
    row = records(comparison_basis(corpus, EVERY, target=first, reference=second))[0]
    return [row[name] for name in ("resting", "units_target", "units_reference", "smallest_p")] + [
        row["units_target"] + row["units_reference"]
    ]


def test_passages(corpus: Corpus) -> None:
    """Places and documents of all, of each source named and of the others are those of the passages read."""
    for word in _words(corpus):
        found = passages_at(corpus, places(corpus, EVERY, word))
        tally = data.tally(KEY, data.Rows(found))
        said = findings.passages(tally, word, len(corpus.documents))

        of_each = found["source"].value_counts()
        numbers = _said_numbers(said)
        assert numbers[:3] == [*_used(corpus, word), len(corpus.documents)]
        largest = sorted(of_each, reverse=True)
        some = largest if len(largest) <= 4 else [*largest[:3], sum(largest[3:]), len(largest) - 3]
        assert numbers[3:] == some


def test_heads_of_passages(corpus: Corpus) -> None:
    """Under each source stands how many uses there are in how many of its documents."""
    documents = selection(corpus, EVERY).documents
    sizes = sizes_of(documents)
    for word in _words(corpus):
        found = places(corpus, EVERY, word)
        for source, head in evidence.heads(data.tally(KEY, data.Rows(found)), sizes, "use").items():
            own = found[found["source"] == source]
            numbers = re.match(r"([\d,]+) uses? in ([\d,]+) of ([\d,]+) documents?", head)

            assert numbers is not None
            expected = [len(own), own["doc_id"].nunique(), int((documents["source"] == source).sum())]
            assert _numbers(*numbers.groups()) == expected


@pytest.mark.parametrize("which", ["seeds", "news", SENATE, "parties"])
def test_entities(
    request: pytest.FixtureRequest, seeds: Corpus, make_corpus: Callable[..., Corpus], which: str
) -> None:
    """Each name has as many mentions to read as the sentence says; of large corpora, in their first ten documents."""
    corpus = seeds
    if which != "seeds":
        whole = _real(request, which)
        rows = records(whole.documents.head(10)[["doc_id", "source", "title"]])
        corpus = make_corpus({**row, "text": whole.text(place)} for place, row in enumerate(rows))
        corpus = with_entities(marked_corpus(corpus))
    table = entities(corpus, EVERY)
    said = findings.entities(table, len(corpus.documents))
    named = _named_words(said)
    found = [entity_mentions(corpus, EVERY, name) for name in named]
    counts = [[len(mentions), mentions["doc_id"].nunique()] for mentions in found]

    assert named == table["entity"].head(len(named)).tolist()
    if named:
        assert _said_numbers(said) == [*counts[0], len(corpus.documents), *chain(*counts[1:])]
    else:
        most = table["mentions"].max()
        assert _said_numbers(said) == [(table["mentions"] == most).sum(), most]
