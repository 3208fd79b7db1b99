"""What the tests of readers of databases share."""

from collections.abc import Callable

import pytest

from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.readers import read_piece
from analysis.corpus.intake.records import Reading

Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def read() -> Read:
    """Return a function that reads a file as what it is recognised as, which must be what is expected."""

    def reading(content: str | bytes, expected: str, name: str = "download") -> Reading:
        found = Reading()
        data = content.encode() if isinstance(content, str) else content
        reader = read_piece(Piece(name, data), Layout(), found)
        aside = [entry for entry in found.entries if entry.action == "set aside" and entry.line > 0]
        assert reader.name == expected
        assert found.rows == len(found.records) + len(aside)
        return found

    return reading
