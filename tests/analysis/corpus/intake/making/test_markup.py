"""Texts without the tags, entities and addresses of the web, when asked for."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Corpus, Filters, read_corpus, term_frequencies
from analysis.corpus.errors import IntakeError

MakeFile = Callable[..., Path]


@pytest.fixture(scope="session")
def clean(make_file: MakeFile) -> Callable[..., Corpus]:
    """Return a function that reads texts without markup, or as they are."""

    def read(*texts: str, as_they_are: bool = False) -> Corpus:
        rows = [{"doc_id": str(place), "source": "A", "text": text} for place, text in enumerate(texts)]
        return read_corpus(make_file("a.jsonl", "\n".join(map(json.dumps, rows))), clean=not as_they_are)

    return read


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<p>The <b>raid</b>s</p><p>ended</p>", "the raids ended"),
        ("im<em>mi</em>gration<br/>now", "immigration now"),
        ('see <a href="https://example.org/a?b=c&amp;d=e">this</a>', "see this"),
        ("bread &amp; roses &#8211; caf&eacute;", "bread roses café"),
        ("&lt;p&gt;escaped&lt;/p&gt; twice &amp;amp; once", "escaped twice amp once"),
        ("read https://example.org/x_y.html, or www.example.org.", "read or"),
        ("(https://t.co/AbC123) pic.twitter.com/xYz end", "end"),
        ("<script>var a = 'b';</script>seen<!-- not seen --> too<style>p {}</style>", "seen too"),
        ('<img src="a.png" alt="x > y">', "y"),
    ],
)
def test_only_what_is_read_is_counted(clean: Callable[..., Corpus], text: str, words: str) -> None:
    """Tags, entities and addresses are no words; what stands between them is."""
    found = term_frequencies(clean(text, "end"), Filters())

    counts = dict(zip(found["term"], found["count"], strict=True))
    counts["end"] -= 1
    assert sum(counts.values()) == len(words.split())
    assert {term for term, count in counts.items() if count} == set(words.split())


@pytest.mark.parametrize(
    "text", ["x < y and z > w", "a<b", "I <3 you", "AT&T & R&D;", "<who> said", "5 &lt 6", "https:// is"]
)
def test_what_is_no_markup_stays(clean: Callable[..., Corpus], text: str) -> None:
    """Signs that only look like markup are part of the text."""
    assert clean(text).text(0) == text


def test_the_ledger_counts_what_was_taken_out(clean: Callable[..., Corpus]) -> None:
    """Each kind has its count, and in how many texts it stood."""
    corpus = clean("<p>a &amp; b</p>", "<b>c</b> https://example.org/d", "plain")

    assert corpus.ledger[["line", "code", "action"]].drop_duplicates().to_numpy().tolist() == [
        [0, "W-MARKUP", "changed"]
    ]
    assert corpus.ledger["message"].tolist() == [
        "1 entity taken out of 1 text, as asked for",
        "4 tags taken out of 2 texts, as asked for",
        "1 web address taken out of 1 text, as asked for",
    ]


def test_nothing_is_taken_out_unasked(clean: Callable[..., Corpus]) -> None:
    """Texts come in as they are; taken clean they are another corpus."""
    as_it_is, cleaned = clean("<p>a &amp; b</p>", as_they_are=True), clean("<p>a &amp; b</p>")

    assert as_it_is.text(0) == "<p>a &amp; b</p>"
    assert as_it_is.ledger.empty
    assert as_it_is.fingerprint != cleaned.fingerprint
    assert clean("plain").fingerprint == clean("plain", as_they_are=True).fingerprint


def test_a_text_of_nothing_but_markup_is_set_aside(clean: Callable[..., Corpus]) -> None:
    """What holds no text without its tags is no document, and counted as such."""
    corpus = clean("<p></p>", "words")

    assert (len(corpus.documents), corpus.rows_read, corpus.set_aside.rows) == (1, 2, 1)
    with pytest.raises(IntakeError, match="E-NO-ROWS"):
        clean("<br>")


@given(st.text(st.sampled_from("<>&;/!- abp#x3:.'\"\n"), max_size=60))
def test_any_signs_are_a_text_or_set_aside(clean: Callable[..., Corpus], text: str) -> None:
    """Whatever signs stand in a text, it comes in or is set aside."""
    corpus = clean(text, "words")

    assert corpus.rows_read == len(corpus.documents) + corpus.set_aside.rows == 2
