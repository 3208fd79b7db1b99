"""Exports are recognised by what is in them, and ordinary files are not taken for one."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis.corpus.errors import AnalysisError
from analysis.corpus.intake.exports import READERS
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Reading

MINE = [
    reader
    for reader in READERS
    if reader.name in ("mediacloud", "fourcat", "posts", "forums", "telegram", "whatsapp", "qualtrics", "mastodon")
]
KEYS = """id thread_id timestamp body subject author board text created_at data includes users tweets username
referenced_tweets type retweeted user screen_name retweeted_status created_utc subreddit title selftext messages chats
list name from date date_unixtime media_name publish_date stories_id StartDate EndDate author_id lang meta result_count
public_metrics source orderedItems object actor content to contentMap tag""".split()  # noqa: SIM905
KEY = st.sampled_from(KEYS) | st.text(max_size=5)
VALUE = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.sampled_from(KEYS)
JSON = st.recursive(VALUE, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEY, inner, max_size=6))
every_reader = pytest.mark.parametrize("reader", MINE, ids=lambda reader: reader.name)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "id,text,date\n1,Said,2020-01-01\n"),
        ("a.csv", "doc_id,source,text,published,title\n1,A,Said,2020-01-01,T\n"),
        ("a.csv", "id,title,media,publish_date\n1,T,A,2020-01-01\n"),
        ("a.csv", "id,author,created_at,text\n1,ann,2020-01-01,Said\n"),
        ("a.jsonl", '{"id": 1, "text": "Said", "date": "2020-01-01"}\n'),
        ("a.jsonl", '{"id": 1, "text": "Said", "author": "ann", "source": "A", "created_at": "2020-01-01"}\n'),
        ("a.json", '[{"id": 1, "text": "Said", "date": "2020-01-01"}]'),
        ("a.json", '{"data": [{"id": 1, "text": "Said", "date": "2020-01-01"}]}'),
        ("a.json", '{"messages": [{"id": 1, "content": "Said", "timestamp": "2020-01-01", "type": "Default"}]}'),
        ("a.txt", "A text about 12/03/21, and nothing else.\n"),
        ("a.txt", ""),
        ("a.csv", "\x00\x01"),
    ],
)
def test_ordinary_files_are_no_export(name: str, content: str) -> None:
    """A table or list of documents of somebody's own is left to be mapped."""
    assert [reader.name for reader in MINE if reader.recognises(Piece(name, content.encode()))] == []


def test_a_first_line_longer_than_what_is_looked_at_is_recognised() -> None:
    """A page of an API is one line of half a megabyte."""
    post = {"id": "1", "text": "Said", "author_id": "1", "public_metrics": {"like_count": 1}}
    piece = Piece("a.jsonl", json.dumps({"data": [post] * 2_000}).encode())

    assert [reader.name for reader in MINE if reader.recognises(piece)] == ["posts"]


def _adds_up(reader: Reader, data: bytes) -> None:
    found = Reading()
    try:
        reader.read(Piece("a.csv", data), Layout(columns=(("text", "title"),)), found)
    except AnalysisError:
        return
    aside = [entry for entry in found.entries if entry.action == "set aside" and entry.line]
    assert found.rows == len(found.records) + len(aside)


@every_reader
@given(data=st.binary(max_size=300))
@example(data=b"[[[[" * 20_000)
@example(data=b'{"a\\"' * 10_000)
@example(data=b'{"a":' * 20_000)
@example(data=b'"\\"' * 20_000 + b"\\")
def test_any_bytes_give_an_error_or_a_ledger_that_adds_up(reader: Reader, data: bytes) -> None:
    """Nothing fails otherwise, and recognition does not fail at all."""
    reader.recognises(Piece("a", data))

    _adds_up(reader, data)


@every_reader
@given(value=JSON, many=st.booleans())
def test_any_json_gives_an_error_or_a_ledger_that_adds_up(reader: Reader, value: object, *, many: bool) -> None:
    """Whatever stands where an object, a list or a text should be, is an entry of its own."""
    data = json.dumps(value).encode()
    reader.recognises(Piece("a", data))

    _adds_up(reader, b"\n".join([data] * 2) if many else data)


@every_reader
@given(
    header=st.lists(KEY, min_size=1, max_size=9), rows=st.lists(st.lists(st.text(max_size=9), max_size=9), max_size=4)
)
def test_any_table_gives_an_error_or_a_ledger_that_adds_up(
    reader: Reader, header: list[str], rows: list[list[str]]
) -> None:
    """Rows of any length under any names."""
    table = "\n".join(",".join(cells) for cells in [header, *rows])

    _adds_up(reader, table.encode(errors="replace"))


@given(text=st.text(st.characters(), max_size=80), sender=st.text(max_size=20))
def test_any_message_is_a_document_or_set_aside(text: str, sender: str) -> None:
    """A chat of whatever letters, marks and lines adds up."""
    chat = f"12/03/21, 14:05 - {sender}: {text}\n[12/03/21, 14:06:00] {sender}: \u200e{text}\n"

    _adds_up(next(reader for reader in MINE if reader.name == "whatsapp"), chat.encode(errors="replace"))
