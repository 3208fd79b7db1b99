"""Exports as bytes, read by what recognises them."""

import json
from collections import Counter
from collections.abc import Callable

import pytest

from analysis.corpus.intake.exports import READERS
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.records import Reading

Read = Callable[..., Reading]


@pytest.fixture
def read() -> Read:
    """Return what the one reader that recognises a file finds in it; rows are all accounted for."""

    def found(content: str | bytes, name: str = "export.csv", layout: Layout | None = None) -> Reading:
        piece = Piece(name, content.encode() if isinstance(content, str) else content)
        (reader,) = (reader for reader in READERS if reader.recognises(piece))
        reading = Reading()
        reader.read(piece, layout or Layout(), reading)
        aside = [entry for entry in reading.entries if entry.action == "set aside" and entry.line]
        assert reading.rows == len(reading.records) + len(aside)
        return reading

    return found


@pytest.fixture
def aside() -> Callable[[Reading], Counter[str]]:
    """Return how many rows are set aside, by code."""
    return lambda found: Counter(entry.code for entry in found.entries if entry.action == "set aside" and entry.line)


@pytest.fixture
def lines() -> Callable[..., str]:
    """Return objects as lines of JSON."""
    return lambda *objects: "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in objects)
