"""Every number in the sentence that a page opens with is that of its table, and of the passages that it opens."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from analysis import Corpus, Filters, entities, entity_mentions, keyness, places, read_corpus, term_frequencies
from analysis.caveats.documents import caveats
from analysis.comparing.keyness import most_distinctive
from analysis.corpus.schema import records
from analysis.corpus.stopwords import stopwords
from analysis.counting.trends import covered_documents, term_trend
from analysis.finding.recognition import entity_model, recognised_mentions
from analysis.query.selection import selection
from analysis.reading.location import passages_at
from dashboard import data
from dashboard.data.corpora import sizes_of
from dashboard.paper.markup import Markup
from dashboard.paper.palette import Look
from dashboard.state.whereabouts import Key
from dashboard.wording import evidence, findings

if TYPE_CHECKING:
    from pathlib import Path

EVERY = Filters()
KEY = Key("made", "")
SENATE = pytest.param("senate", marks=pytest.mark.exhaustive)  # 109 sources, of which each test takes seconds
FRENCH = [
    ("Le Matin", "2019-03-02", "L’immigration inquiète la ville ; la ville attend. La ville parle d’écoles."),
    ("Le Matin", "2019-05-11", "Les écoles ouvrent. Aujourd’hui la ville compte ses écoles, et l’école aussi."),
    ("Le Matin", "2020-01-07", "Rien sur la ville, rien sur les écoles."),
    ("Le Soir", "2019-04-21", "La mairie répond : l’immigration n’est pas le sujet, dit la mairie."),
    ("Le Soir", "2020-02-02", "!!!"),
    ("Le Soir", "", "La mairie se tait ; la ville, non. Écoles, mairie, ville."),
]


@pytest.fixture(scope="module", params=["seeds", "news", SENATE, "french"])
def corpus(request: pytest.FixtureRequest, seeds: Corpus, make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return five articles, nine sources, 109 sources, and six French texts, of which one has no word."""
    match request.param:
        case "seeds":
            return seeds
        case "french":
            return make_corpus(
                {"source": source, "published": date, "text": text, "language": "fr"} for source, date, text in FRENCH
            )
    folder: Path = request.getfixturevalue("test_data") / "corpora"
    return read_corpus(
        folder / {"news": "news100_2017.jsonl", "senate": "us_senate_press_immigration.jsonl.gz"}[request.param]
    )


def _numbers(*found: str) -> list[int]:
    return [int(number.replace(",", "")) for number in found]


def _left_out(corpus: Corpus) -> frozenset[str]:
    return stopwords(corpus.language or "en")


def _words(corpus: Corpus) -> list[str]:
    """Return the three words used most, one of the middle of the list and one of its end."""
    terms = term_frequencies(corpus, EVERY, stopwords=_left_out(corpus))["term"].tolist()
    return [*terms[:3], terms[len(terms) // 2], terms[-1]]


def test_terms(corpus: Corpus) -> None:
    """Each word named has as many places as the sentence says."""
    said = findings.terms(term_frequencies(corpus, EVERY, stopwords=_left_out(corpus)), 1).striptags()

    named = re.findall(r"(\S+) \(([\d,]+)\)", said)
    assert len(named) == 3
    assert [_numbers(uses) for _, uses in named] == [[len(places(corpus, EVERY, word))] for word, _ in named]


@pytest.mark.parametrize("by", ["year", "month"])
@pytest.mark.parametrize("per_source", [True, False])
def test_trends(corpus: Corpus, by: str, *, per_source: bool) -> None:
    """Uses, documents with and documents in all are those of the passages and documents of the point that is named."""
    for word in _words(corpus):
        said = findings.trend(term_trend(corpus, EVERY, [word], by=by, per_source=per_source), by).striptags()
        if (point := _point(said)) is None:
            assert "is not used in documents that can be placed" in said
            continue
        source, day, *numbers = point

        inside = covered_documents(corpus, EVERY, source=source, period=day, by=by)
        found = places(corpus, EVERY, word)
        found = found[found["doc_id"].isin(inside["doc_id"])]
        assert numbers == [len(passages_at(corpus, found)), found["doc_id"].nunique(), len(inside)]


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


def test_compare(corpus: Corpus) -> None:
    """The words counted are those of the table, and each word named is more frequent on its side."""
    source = corpus.sources[0]
    names = (source, "the others")
    table = keyness(corpus, EVERY, target=source)
    top = most_distinctive(table[~table["term"].isin(_left_out(corpus))], least=5, top=6)
    cautions = caveats(corpus, EVERY, target=source)
    told = findings.told(table, cautions)
    said = findings.keyness(top, Look(corpus.sources, dark=False), names, told=told)

    counted = re.search(r"(None|[\d,]+) of the ([\d,]+) words shown can be told from chance", said.striptags())
    if told is None:
        assert counted is None
    else:
        assert counted is not None
        sure = int((top["q"] < 0.05).sum())
        assert [counted.group(1).replace("None", "0"), counted.group(2)] == [str(sure), str(len(top))]
        assert (f"; {told:,} in all can." in said) is (told > sure)
    for side, higher in (("A", True), ("B", False)):
        for word in _named(said, names["AB".index(side)]):
            assert (_rate(corpus, word, source, own=True) > _rate(corpus, word, source, own=False)) is higher


def _named(said: Markup, name: str) -> list[str]:
    found = re.search(rf"{re.escape(name)} most favours ([^;.]*)", said.striptags())
    return re.split(r", | and ", found.group(1)) if found else []


def _rate(corpus: Corpus, word: str, source: str, *, own: bool) -> float:
    found, documents = places(corpus, EVERY, word), selection(corpus, EVERY).documents
    side = (documents["source"] == source) == own
    return float(((found["source"] == source) == own).sum() / documents.loc[side, "tokens"].sum())


def test_passages(corpus: Corpus) -> None:
    """Places and documents of all, of each source named and of the others are those of the passages read."""
    for word in _words(corpus):
        found = passages_at(corpus, places(corpus, EVERY, word))
        tally = data.tally(KEY, data.Rows(found))
        said = findings.passages(tally, word).striptags()

        whole = re.search(r"stands in ([\d,]+) places? of ([\d,]+) documents?: (.*)\.$", said)
        assert whole is not None
        assert _numbers(*whole.groups()[:2]) == [len(found), found["doc_id"].nunique()]
        assert sum(_numbers(*re.findall(r"([\d,]*\d) in ", whole.group(3)))) == len(found)


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


@pytest.mark.parametrize("which", ["seeds", "news", SENATE])
def test_entities(
    request: pytest.FixtureRequest, seeds: Corpus, make_corpus: Callable[..., Corpus], which: str
) -> None:
    """Each name has as many mentions to read as the sentence says; of large corpora, in their first ten documents."""
    corpus = seeds
    if which != "seeds":
        folder: Path = request.getfixturevalue("test_data") / "corpora"
        name = {"news": "news100_2017.jsonl", "senate": "us_senate_press_immigration.jsonl.gz"}[which]
        whole = read_corpus(folder / name)
        rows = records(whole.documents.head(10)[["doc_id", "source", "title"]])
        corpus = make_corpus({**row, "text": whole.text(place)} for place, row in enumerate(rows))
        corpus = corpus.with_mentions(recognised_mentions(corpus, entity_model("en")))
    table = entities(corpus, EVERY)
    said = findings.entities(table).striptags()

    assert [row["entity"] in said for row in records(table.head(3))] == [True] * 3
    assert _numbers(*re.findall(r"\(([\d,]+) mentions?[,)]", said)) == [
        len(entity_mentions(corpus, EVERY, name)) for name in table["entity"].head(3)
    ]
